// The stream as a conversation: what the service says and closes, what the listeners hear, when it tries again.
import { beforeEach, expect, test } from "vitest";
import { CLOSED, DOUBTFUL, FIRST_FRAME, FIRST_PAUSE, LAST_PAUSE, SILENCE, Stream, YOUNG, type LiveEvent, type Told } from "./stream";

class Wire {
  onmessage: ((message: { data: string }) => void) | null = null;
  onclose: ((event: { code: number }) => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;
  constructor(readonly address: string) {}
  close(): void {
    this.closed = true;
  }
  say(frame: object): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }
  end(code: number): void {
    this.onclose?.({ code });
  }
}

let wires: Wire[];
let waits: { act: () => void; milliseconds: number; off: boolean }[];
let told: Told[];
let calls: string[];
let time = 0;
let stream: Stream;

const wire = (): Wire => wires.at(-1)!;
const pending = (): { act: () => void; milliseconds: number }[] => waits.filter((wait) => !wait.off);
const event = (position: number, kind = "seat.changed"): Omit<LiveEvent, "behind"> => ({
  position, at: "2026-11-19T02:00:00Z", kind, subject: "seat", subject_id: "1", dealer_id: null, person_id: null, data: {},
});

function pass(milliseconds: number): void {
  const due = pending().find((wait) => wait.milliseconds === milliseconds);
  if (!due) throw new Error(`nothing waits ${milliseconds} ms, but ${pending().map((wait) => wait.milliseconds).join(", ")}`);
  (due as { off?: boolean }).off = true;
  time += milliseconds;
  due.act();
}

beforeEach(() => {
  [wires, waits, told, calls, time] = [[], [], [], [], 1_000_000];
  stream = new Stream(
    "ws://desk/api/v1/events",
    { state: (now) => told.push(now), sessionEnded: () => calls.push("ended"), opened: () => calls.push("opened"), mended: () => calls.push("mended"), refused: () => calls.push("refused") },
    {
      open: (address) => {
        wires.push(new Wire(address));
        return wire() as unknown as WebSocket;
      },
      now: () => time,
      chance: () => 0,
      later: (act, milliseconds) => {
        const wait = { act, milliseconds, off: false };
        waits.push(wait);
        return () => (wait.off = true);
      },
    },
  );
});

test("it begins without a position and is whole at the first frame", () => {
  stream.start();
  expect(wire().address).toBe("ws://desk/api/v1/events");
  wire().say({ type: "position", position: "5.9" });
  expect(told.at(-1)).toEqual({ staleSince: null, begun: true });
});

test("it begins behind the position that it is given, also where the first tries are in vain", () => {
  const heard: number[] = [];
  stream.subscribe(["*"], (one) => heard.push(one.position));
  stream.start("5.9");
  expect(wire().address).toBe("ws://desk/api/v1/events?position=5.9");
  wire().end(1006);
  pass(FIRST_PAUSE);
  expect(wire().address).toBe("ws://desk/api/v1/events?position=5.9");
  wire().say({ type: "events", position: "5.10", events: [event(10)] });
  wire().say({ type: "position", position: "5.10" });
  expect(heard).toEqual([10]);
  stream.stop();
  stream.start("6.11");
  expect(wire().address).toBe("ws://desk/api/v1/events?position=6.11");
});

test("a subscriber hears the kinds it asked for, in order", () => {
  const heard: number[] = [];
  stream.subscribe(["seat.*", "ticket.opened"], (one) => heard.push(one.position));
  stream.start();
  wire().say({ type: "position", position: "1.0" });
  wire().say({ type: "events", position: "1.4", events: [event(1), event(2, "ticket.opened"), event(3, "ticket.closed")] });
  expect(heard).toEqual([1, 2]);
});

test("an event that comes twice after a resume is heard once", () => {
  const heard: number[] = [];
  stream.subscribe(["*"], (one) => heard.push(one.position));
  stream.start();
  wire().say({ type: "position", position: "1.0" });
  wire().say({ type: "events", position: "1.2", events: [event(1), event(2)] });
  wire().end(1006);
  pass(FIRST_PAUSE);
  wire().say({ type: "events", position: "1.3", events: [event(2), event(3)] });
  expect(heard).toEqual([1, 2, 3]);
});

test("it resumes behind the last position and says since when it was deaf", () => {
  stream.start();
  wire().say({ type: "position", position: "7.1" });
  time += 9_000;
  wire().end(CLOSED.goingAway);
  expect(told.at(-1)).toEqual({ staleSince: 1_000_000, begun: true });
  pass(FIRST_PAUSE);
  expect(wire().address).toBe("ws://desk/api/v1/events?position=7.1");
  wire().say({ type: "position", position: "7.4" });
  expect(told.at(-1)?.staleSince).toBeNull();
});

test("the pauses between tries double up to the longest, and begin anew once it is whole", () => {
  stream.start();
  for (const pause of [500, 1_000, 2_000, 4_000, 8_000, LAST_PAUSE, LAST_PAUSE]) {
    wire().end(1006);
    pass(pause);
  }
  wire().say({ type: "position", position: "1.0" });
  wire().end(1006);
  pass(FIRST_PAUSE);
});

test("silence counts as a break, because a browser sees no pings", () => {
  stream.start();
  wire().say({ type: "position", position: "1.0" });
  const dead = wire();
  pass(SILENCE);
  expect(dead.closed).toBe(true);
  expect(told.at(-1)?.staleSince).toBe(1_000_000);
  pass(FIRST_PAUSE);
  expect(wires).toHaveLength(2);
});

test("an ended session is told once and not tried again", () => {
  stream.start();
  wire().say({ type: "position", position: "1.0" });
  wire().end(CLOSED.sessionEnded);
  expect(calls).toEqual(["opened", "ended"]);
  expect(pending()).toEqual([]);
});

test("changed rights ask for new snapshots and connect again at once", () => {
  stream.subscribe(["*"], () => undefined, () => calls.push("restart"));
  stream.start();
  wire().say({ type: "position", position: "1.0" });
  wire().end(CLOSED.rightsChanged);
  expect(calls).toEqual(["opened", "restart"]);
  pass(0);
  expect(wires).toHaveLength(2);
});

test("whenever the line becomes whole the rights are looked at anew, for nobody heard what changed before", () => {
  stream.start();
  expect(calls).toEqual([]);
  wire().say({ type: "position", position: "1.0" });
  wire().say({ type: "position", position: "2.0" });
  expect(calls).toEqual(["opened"]);
  wire().end(CLOSED.goingAway);
  pass(FIRST_PAUSE);
  expect(calls).toEqual(["opened"]);
  wire().say({ type: "position", position: "3.0" });
  expect(calls).toEqual(["opened", "opened"]);
});

test("a position that lies too far back asks for new snapshots", () => {
  stream.subscribe(["*"], () => undefined, () => calls.push("restart"));
  stream.start();
  wire().say({ type: "restart", position: "9.9" });
  expect(calls).toEqual(["restart", "opened"]);
  expect(stream.position).toBe("9.9");
});

test("a listener that breaks does not make the others deaf", () => {
  const heard: number[] = [];
  const kept = console.error;
  console.error = () => undefined;
  stream.subscribe(["*"], () => {
    throw new Error("broken");
  });
  stream.subscribe(["*"], (one) => heard.push(one.position));
  stream.start();
  wire().say({ type: "position", position: "1.0" });
  wire().say({ type: "events", position: "1.1", events: [event(1)] });
  console.error = kept;
  expect(heard).toEqual([1]);
});

test("a nudge tries at once where a pause would be waited out", () => {
  stream.start();
  wire().end(1006);
  stream.nudge();
  expect(wires).toHaveLength(2);
  expect(pending().map((wait) => wait.milliseconds)).toEqual([FIRST_FRAME]);
});

test("a try that has just begun is left alone by a nudge, an older one is not", () => {
  stream.start();
  stream.nudge();
  expect(wires).toHaveLength(1);
  time += YOUNG;
  stream.nudge();
  expect(wires).toHaveLength(2);
});

test("a line that was silent for longer than the service ever is has died while the machine slept", () => {
  stream.start();
  wire().say({ type: "position", position: "4.2" });
  time += DOUBTFUL;
  stream.nudge();
  expect(wires).toHaveLength(1);
  time += 1;
  stream.nudge();
  expect(wire().address).toBe("ws://desk/api/v1/events?position=4.2");
  expect(told.at(-1)).toEqual({ staleSince: 1_000_000, begun: true });
});

test("after a break that nobody told of it says that other connections may be dead, too", () => {
  stream.start();
  wire().say({ type: "position", position: "4.2" });
  wire().end(1006);
  pass(FIRST_PAUSE);
  wire().say({ type: "position", position: "4.2" });
  expect(calls).toEqual(["opened", "opened"]);
  stream.doubt();
  wire().say({ type: "position", position: "4.2" });
  expect(calls).toEqual(["opened", "opened", "mended", "opened"]);
});

test("a connection without a first frame is given up and tried again", () => {
  stream.start();
  const swallowed = wire();
  pass(FIRST_FRAME);
  expect(swallowed.closed).toBe(true);
  pass(FIRST_PAUSE);
  wire().say({ type: "position", position: "1.0" });
  expect(told.at(-1)?.staleSince).toBeNull();
});

test("who waits for the first position gets it", async () => {
  stream.start();
  const ready = stream.ready();
  wire().say({ type: "position", position: "3.1" });
  expect(await ready).toBe("3.1");
});

test("signing out forgets the position, so that another person begins anew", () => {
  stream.start();
  wire().say({ type: "position", position: "3.1" });
  stream.stop();
  stream.start();
  expect(wire().address).toBe("ws://desk/api/v1/events");
});

test("tries in vain let the session be asked for: a refused connection does not tell that it has ended", () => {
  stream.start();
  wire().say({ type: "position", position: "1.0" });
  wire().end(1006);
  pass(FIRST_PAUSE);
  wire().end(1006);
  expect(calls).toEqual(["opened"]); // the service restarts: once is no reason to ask
  pass(2 * FIRST_PAUSE);
  wire().end(1006);
  expect(calls).toEqual(["opened", "refused"]);
});
