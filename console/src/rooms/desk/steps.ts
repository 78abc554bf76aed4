// How long the agent is in each step of the script (S2-20…25): entered and left, as it is sent with the answers.

export interface StepTime {
  started_at: string;
  ended_at: string;
  seconds: number;
}
export type StepTimes = Record<string, StepTime>;

/** One card's times. `skew`: milliseconds that the service's clock is ahead of this machine's. */
export class StepClock {
  private now: string | null = null;
  private since = 0;
  private readonly spent = new Map<string, { first: number; last: number; seconds: number }>();

  constructor(kept: StepTimes = {}, private readonly skew = 0) {
    for (const [code, told] of Object.entries(kept)) {
      const [first, last] = [Date.parse(told.started_at), Date.parse(told.ended_at)];
      if (Number.isFinite(first) && Number.isFinite(last)) this.spent.set(code, { first, last, seconds: told.seconds ?? 0 });
    }
  }

  /** The step that runs; null while none does. */
  get current(): string | null {
    return this.now;
  }

  enter(code: string, at: number): void {
    if (this.now === code) return;
    this.leave(at);
    this.now = code;
    this.since = at + this.skew;
    if (!this.spent.has(code)) this.spent.set(code, { first: this.since, last: this.since, seconds: 0 });
  }

  leave(at: number): void {
    if (this.now === null) return;
    this.count(at);
    this.now = null;
  }

  /** Seconds spent in a step so far. */
  seconds(code: string, at: number): number {
    const running = this.now === code ? Math.max(0, at + this.skew - this.since) / 1_000 : 0;
    return (this.spent.get(code)?.seconds ?? 0) + running;
  }

  /** The times as they are sent, the running step counted up to now. */
  told(at: number): StepTimes {
    if (this.now !== null) this.count(at);
    return Object.fromEntries(
      [...this.spent].map(([code, one]) => [
        code,
        {
          started_at: new Date(one.first).toISOString(),
          ended_at: new Date(one.last).toISOString(),
          seconds: Math.round(one.seconds * 10) / 10,
        },
      ]),
    );
  }

  private count(at: number): void {
    const kept = this.spent.get(this.now!)!;
    const until = Math.max(this.since, at + this.skew);
    kept.seconds += (until - this.since) / 1_000;
    kept.last = Math.max(kept.last, until);
    this.since = until;
  }
}
