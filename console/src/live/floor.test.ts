// The floor's reducer over frames recorded from the service's own flows, and the figures counted from its rows.
import { describe, expect, test } from "vitest";
import frames from "./floor.frames.json?raw";
import { apply, begin, inQueue, type Floor, type FollowUp, type Snapshot } from "./floor";
import { agentsByState, agentsOf, callingTime, queueByDealer, sum } from "./floor-figures";
import type { LiveEvent } from "./stream";

interface Recorded {
  before: Snapshot;
  after: Snapshot;
  events: LiveEvent[];
}
const read = (): Recorded => JSON.parse(frames) as Recorded;

/** What two views of the same moment agree on, whatever their horizons. */
function comparable(floor: Floor, horizon: string, returnsSince: string): Record<string, unknown> {
  const sorted = <R extends { id: string }>(rows: Iterable<R>): R[] => [...rows].sort((a, b) => a.id.localeCompare(b.id));
  return {
    seats: sorted(floor.seats.values()),
    calls: sorted(floor.calls.values()),
    exchanges: sorted(floor.exchanges.values()),
    returns: sorted(floor.returns.values()).filter((row) => row.at >= returnsSince),
    trunks: sorted(floor.trunks.values()).map((trunk) => ({ ...trunk, taken: Object.keys(trunk.taken).sort() })),
    // A waiting row that became ready has a new version and nothing else: no event tells of it.
    queue: sorted(floor.queue.values()).filter((row) => inQueue(row, horizon)).map((row) => ({ ...row, version: 0 })),
  };
}

describe("the reducer", () => {
  test("makes of a snapshot and the events behind it the next snapshot", () => {
    const { before, after, events } = read();
    const floor = begin(before);
    let changed = 0;
    for (const event of events) changed += Number(apply(floor, event));
    expect(changed).toBeGreaterThan(80);
    const span = [before.horizon, after.returns_since] as const;
    expect(comparable(floor, ...span)).toEqual(comparable(begin(after), ...span));
  });

  test("changes nothing when the same events come twice", () => {
    const { before, events } = read();
    const [once, twice] = [begin(before), begin(before)];
    for (const event of events) apply(once, event);
    for (const event of [...events, ...events]) apply(twice, event);
    expect(comparable(twice, before.horizon, "")).toEqual(comparable(once, before.horizon, ""));
  });

  test("keeps the higher version when an older one is told later", () => {
    const floor = begin(read().before);
    const told = (version: number, live: boolean): Parameters<typeof apply>[1] => ({
      kind: "attempt.saved", subject: "attempt", subject_id: "a", dealer_id: "dealer", data: { floor: { version, live } },
    });
    apply(floor, told(3, true));
    expect(apply(floor, told(2, true))).toBe(false);
    apply(floor, told(4, false));
    expect(apply(floor, told(3, true))).toBe(false);
    expect(floor.calls.has("a")).toBe(false);
  });
});

const HOUR = 3_600_000;
const NOW = Date.parse("2026-11-19T08:00:00Z");
const at = (hours: number): string => new Date(NOW + hours * HOUR).toISOString().replace(".000", "");

function floorWith(...rows: Partial<FollowUp>[]): Floor {
  const row: FollowUp = {
    id: "", dealer_id: "d", version: 1, kind: "first", state: "queued", due_at: at(8), next_try_at: at(-1), agreed_at: null, missed: false,
    agent_id: null,
  };
  const snapshot = {
    ...read().before,
    dealers: [{ id: "d", name: "上海一店", zone: "Asia/Shanghai", clock: "c" }],
    clocks: { c: { day_ends: [at(8), at(32)], open: [[at(-7), at(4)], [at(17), at(28)]] as [string, string][] } },
    queue: rows.map((change, place) => ({ ...row, id: String(place), ...change })),
  };
  return begin(snapshot as Snapshot);
}
const figures = (...rows: Partial<FollowUp>[]): ReturnType<typeof sum> => sum(queueByDealer(floorWith(...rows), NOW).values());

describe("the figures", () => {
  test("are at risk when less than two calling hours are left from the next try on", () => {
    expect(figures({ next_try_at: at(1) })).toMatchObject({ dueToday: 1, atRisk: 0, waiting: 1 });
    expect(figures({ next_try_at: at(3) })).toMatchObject({ dueToday: 1, atRisk: 1 });
  });
  test("count what is past its deadline as missed, and no longer as due today", () => {
    expect(figures({ due_at: at(-1) }, { missed: true })).toMatchObject({ missed: 2, dueToday: 0, atRisk: 0 });
  });
  test("count what is due tomorrow as ready, not as due today", () => {
    expect(figures({ due_at: at(20) })).toMatchObject({ dueToday: 0, ready: 1 });
  });
  test("tell agreed, called, undisposed and stuck ones apart", () => {
    const states = [{ agreed_at: at(2) }, { state: "calling" }, { state: "wrap_up" }, { state: "undisposed" }, { state: "unsettled" }];
    expect(figures(...states)).toMatchObject({ agreed: 1, inCall: 1, undisposed: 2, stuck: 1, ready: 0 });
  });
  test("measure calling time only within the open spans", () => {
    expect(callingTime([[0, 10], [20, 30]], 5, 25)).toBe(10);
  });
  test("show who never signed on as signed off", () => {
    const agents = agentsOf(begin({ ...read().before, seats: [] }));
    expect(agentsByState(agents)).toMatchObject({ signed_off: 4, ready: 0 });
  });
});
