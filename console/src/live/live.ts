// The page's event stream as the rooms use it: started with the session, its state for the banner, snapshots kept current.
import { defineStore } from "pinia";
import { onScopeDispose, ref, shallowRef, type ShallowRef } from "vue";
import { leaveDeadConnections } from "@/api/asking";
import { asProblem, type Problem } from "@/api/problem";
import { useSession } from "@/session/session";
import { compare } from "./position";
import { Stream, type LiveEvent } from "./stream";

export type { LiveEvent } from "./stream";

const TICK = 1_000;

export const useLive = defineStore("live", () => {
  /** Since when (milliseconds since 1970) nothing is heard; null while everything is current. */
  const staleSince = ref<number | null>(null);
  const session = useSession();

  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const stream = new Stream(
    `${scheme}://${location.host}/api/v1/events`,
    {
      state: (told) => (staleSince.value = told.staleSince),
      sessionEnded: () => session.lost(),
      opened: () => void session.lookAgain().catch(asProblem),
      refused: () => void session.look().catch(() => undefined), // the banner says it; an ended session leads to signing in
      mended: () => void leaveDeadConnections(),
    },
    {
      open: (address) => new WebSocket(address),
      now: () => Date.now(),
      chance: () => Math.random(),
      later: (act, milliseconds) => {
        const timer = setTimeout(act, milliseconds);
        return () => clearTimeout(timer);
      },
    },
  );
  addEventListener("online", () => stream.nudge());
  addEventListener("focus", () => stream.nudge());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && stream.nudge());
  // A machine that slept with this page in sight tells nobody: its clock has jumped.
  let ticked = Date.now();
  setInterval(() => {
    const now = Date.now();
    if (now - ticked > 3 * TICK) stream.nudge();
    ticked = now;
  }, TICK);

  return {
    staleSince,
    start: (from: string) => stream.start(from),
    stop: () => stream.stop(),
    ready: () => stream.ready(),
    doubt: () => stream.doubt(),
    nudge: () => stream.nudge(),
    subscribe: stream.subscribe.bind(stream),
  };
});

/** Hear events as long as the component (or effect scope) lives. */
export function useEvents(kinds: readonly string[], hear: (event: LiveEvent) => void, restart?: () => void): void {
  onScopeDispose(useLive().subscribe(kinds, hear, restart));
}

export interface Kept<S> {
  /** The snapshot with everything applied that came since; null before the first. */
  value: ShallowRef<S | null>;
  problem: ShallowRef<Problem | null>;
  reload: () => Promise<void>;
}

/**
 * A snapshot kept current by events: `load` takes it, `apply` is a pure reducer. What happens while it is loaded is kept
 * and applied behind it, so nothing is missed; a snapshot that tells its `position` has older frames left out. An event of a
 * frame that straddles it is applied though the snapshot holds it: `apply` sets rows as they are told, it does not count.
 */
export function useSnapshot<S>(options: {
  kinds: readonly string[];
  load: () => Promise<S>;
  apply: (state: S, event: LiveEvent) => S;
  position?: (state: S) => string;
}): Kept<S> {
  const live = useLive();
  const value = shallowRef<S | null>(null);
  const problem = shallowRef<Problem | null>(null);
  let held: LiveEvent[] | null = [];
  let round = 0;

  function take(event: LiveEvent): void {
    if (held) held.push(event);
    else if (value.value !== null) value.value = options.apply(value.value, event);
  }

  async function reload(): Promise<void> {
    const mine = ++round;
    held = [];
    try {
      await live.ready();
      let state: S = (await options.load()) as S;
      if (mine !== round) return;
      const from = options.position?.(state);
      for (const event of held) {
        if (from === undefined || compare(event.behind, from) > 0) state = options.apply(state, event);
      }
      value.value = state;
      problem.value = null;
      held = null;
    } catch (thrown) {
      if (mine === round) problem.value = asProblem(thrown);
    }
  }

  useEvents(options.kinds, take, () => void reload());
  void reload();
  return { value, problem, reload };
}
