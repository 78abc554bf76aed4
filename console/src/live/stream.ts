// The one WebSocket of a page: what happens, from a position on, without a gap; it says since when it hears nothing.
//
// A break is mended by itself: resume behind the last position, back off with chance between tries. Who is too far behind
// is told so (`restart`) and takes a new snapshot.
import { compare } from "./position";

export interface LiveEvent {
  /** Its number in the log, of no other event. */
  position: number;
  at: string;
  kind: string;
  subject: string;
  subject_id: string;
  dealer_id: string | null;
  person_id: string | null;
  data: Record<string, unknown>;
  /** The position behind the frame that it came in: a snapshot from there on holds it already. */
  behind: string;
}

type Frame =
  | { type: "position"; position: string }
  | { type: "restart"; position: string }
  | { type: "events"; position: string; events: Omit<LiveEvent, "behind">[] };

/** Close codes of the service (web/events.py). */
export const CLOSED = { sessionEnded: 4401, rightsChanged: 4409, tooSlow: 4413, goingAway: 1001 } as const;

/** Milliseconds: the service says something at least every 15 s; after this much silence the line is dead. */
export const SILENCE = 35_000;
/** Milliseconds of silence after which somebody who looks again (a tab that is seen, a machine that woke) does not wait on. */
export const DOUBTFUL = 17_000;
/** Milliseconds from connecting to the first frame, at most: a network that swallows everything answers never. */
export const FIRST_FRAME = 10_000;
/** Milliseconds for which a try is left alone by who would try anew. */
export const YOUNG = 2_000;
/** Milliseconds between tries: the first, doubling up to the last, each shortened by chance by up to half. */
export const FIRST_PAUSE = 500;
export const LAST_PAUSE = 15_000;
/** Events kept to drop what comes twice after a resume. */
const REMEMBERED = 2_000;

/** What the stream needs of its surroundings; tests hand in their own. */
export interface Surroundings {
  open: (address: string) => WebSocket;
  now: () => number;
  chance: () => number;
  later: (act: () => void, milliseconds: number) => () => void;
}

export interface Told {
  /** Milliseconds since 1970 at which the line was last known to be whole, while it is broken; null while it is whole. */
  staleSince: number | null;
  /** Whether the line has been whole at least once. */
  begun: boolean;
}

export interface Listeners {
  state: (told: Told) => void;
  sessionEnded: () => void;
  /** Whole at first or again: what one may do may have changed since it was looked at, and nobody heard it. */
  opened: () => void;
  /** Tries in vain, more than one: the session may have ended meanwhile, which a refused connection does not tell. */
  refused?: () => void;
  /** Whole again after a break of which nobody told: other connections of this page may be as dead as that one was. */
  mended?: () => void;
}

type Hear = (event: LiveEvent) => void;

interface Subscription {
  kinds: readonly string[];
  hear: Hear;
  restart: (() => void) | undefined;
}

function fits(kinds: readonly string[], kind: string): boolean {
  return kinds.some((wanted) => wanted === "*" || wanted === kind || (wanted.endsWith(".*") && kind.startsWith(wanted.slice(0, -1))));
}

export class Stream {
  /** Behind the last event that was heard, at first where `start` was told to begin; null where nothing is known. */
  position: string | null = null;
  private socket: WebSocket | null = null;
  private wanted = false;
  private whole = false;
  private begun = false;
  /** Whether the line was given up for its silence, and not closed by anybody. */
  private unseen = false;
  private heardAt = 0;
  private triedAt = 0;
  private tries = 0;
  private stopSilence: () => void = () => undefined;
  private stopPause: () => void = () => undefined;
  private readonly subscriptions = new Set<Subscription>();
  private readonly seen = new Set<number>();
  private waiting: ((position: string) => void)[] = [];

  constructor(
    private readonly address: string,
    private readonly listeners: Listeners,
    private readonly around: Surroundings,
  ) {}

  /**
   * Connect, and stay connected until `stop`. `from`: a position older than whatever the page reads first, so that no event
   * falls between what was read and what is heard; without one the stream begins when the line is whole.
   */
  start(from: string | null = null): void {
    if (this.wanted) return;
    this.wanted = true;
    this.position = from;
    this.heardAt = this.around.now();
    this.connect();
  }

  /** End for good (signed out); positions are forgotten. */
  stop(): void {
    this.wanted = false;
    this.drop();
    this.position = null;
    this.begun = this.unseen = false;
    this.tries = 0;
    this.seen.clear();
    this.tell(true);
  }

  /**
   * Try now instead of after the pause: the network came back, the tab is seen again. A line that seems whole but was silent
   * for longer than the service ever is has died unseen, while the machine slept.
   */
  nudge(): void {
    if (!this.wanted) return;
    if (this.whole) return void (this.around.now() - this.heardAt > DOUBTFUL && this.doubt());
    if (this.socket && this.around.now() - this.triedAt < YOUNG) return;
    this.tries = 0;
    this.drop();
    this.connect();
  }

  /** Somebody else has found the network dead: connect anew and resume, without waiting until the silence is long. */
  doubt(): void {
    if (!this.wanted || !this.whole) return;
    this.drop();
    this.unseen = true;
    this.tell(false);
    this.tries = 0;
    this.connect();
  }

  /**
   * Hear events of these kinds (`"seat.changed"`, `"ticket.*"`, `"*"`); `restart` is called when events were missed and a
   * new snapshot must be taken. The answer ends the subscription.
   */
  subscribe(kinds: readonly string[], hear: Hear, restart?: () => void): () => void {
    const subscription = { kinds, hear, restart };
    this.subscriptions.add(subscription);
    return () => this.subscriptions.delete(subscription);
  }

  /** Wait for the first position; a snapshot that is asked for after it misses nothing that is heard from here on. */
  ready(): Promise<string> {
    if (this.whole && this.position !== null) return Promise.resolve(this.position);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private connect(): void {
    const resume = this.position === null ? "" : `?position=${this.position}`;
    this.triedAt = this.around.now();
    const socket = this.around.open(this.address + resume);
    this.socket = socket;
    socket.onmessage = (message) => this.socket === socket && this.frame(JSON.parse(String(message.data)) as Frame);
    socket.onclose = (event) => this.socket === socket && this.closed(event.code);
    socket.onerror = () => undefined; // a close follows
    this.watchSilence(FIRST_FRAME);
  }

  private drop(): void {
    this.stopSilence();
    this.stopPause();
    const socket = this.socket;
    this.socket = null;
    this.whole = false;
    if (socket) {
      socket.onmessage = socket.onclose = null;
      socket.close();
    }
  }

  private frame(frame: Frame): void {
    this.heardAt = this.around.now();
    this.watchSilence();
    if (frame.type === "events") {
      for (const event of frame.events) this.hand({ ...event, behind: frame.position });
    } else {
      if (frame.type === "restart") for (const one of [...this.subscriptions]) one.restart?.();
      const opening = !this.whole;
      this.tries = 0;
      this.whole = true;
      this.begun = true;
      this.tell(true);
      if (this.unseen) this.listeners.mended?.();
      this.unseen = false;
      if (opening) this.listeners.opened();
    }
    if (frame.type !== "events" || this.position === null || compare(frame.position, this.position) > 0) {
      this.position = frame.position;
    }
    if (this.whole) for (const resolve of this.waiting.splice(0)) resolve(frame.position);
  }

  private hand(event: LiveEvent): void {
    if (this.seen.has(event.position)) return;
    this.seen.add(event.position);
    if (this.seen.size > REMEMBERED) this.seen.delete(this.seen.values().next().value!);
    for (const one of [...this.subscriptions]) {
      if (!fits(one.kinds, event.kind)) continue;
      try {
        one.hear(event);
      } catch (thrown) {
        console.error("a listener to the event stream broke", event.kind, thrown); // the others still hear it
      }
    }
  }

  private closed(code: number): void {
    const inVain = !this.whole;
    this.drop();
    if (!this.wanted) return;
    if (code === CLOSED.sessionEnded) {
      this.wanted = false;
      this.listeners.sessionEnded();
      return;
    }
    // What was seen so far may no longer be seen, and more may be: begin with new snapshots.
    if (code === CLOSED.rightsChanged) for (const one of [...this.subscriptions]) one.restart?.();
    this.tell(false);
    const longest = Math.min(LAST_PAUSE, FIRST_PAUSE * 2 ** this.tries);
    const pause = code === CLOSED.rightsChanged ? 0 : longest * (1 - this.around.chance() / 2);
    this.tries += 1;
    if (inVain && this.tries > 2) this.listeners.refused?.();
    this.stopPause = this.around.later(() => this.connect(), pause);
  }

  private watchSilence(longest = SILENCE): void {
    this.stopSilence();
    this.stopSilence = this.around.later(() => {
      this.unseen = true;
      this.closed(0);
    }, longest);
  }

  private tell(whole: boolean): void {
    this.listeners.state({ staleSince: whole ? null : this.heardAt, begun: this.begun });
  }
}
