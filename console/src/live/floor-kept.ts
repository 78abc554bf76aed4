// The floor of a page, kept current: snapshot, events, a new snapshot where events were missed or the horizon nears.
import { onScopeDispose, shallowRef, triggerRef, type ShallowRef } from "vue";
import { api } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { ANEW, APPLIED, apply, begin, type Floor } from "./floor";
import { useEvents, useLive, type LiveEvent } from "./live";

export interface KeptFloor {
  /** Null before the first snapshot. The same object as long as one snapshot holds: watch the ref, it is triggered. */
  floor: ShallowRef<Floor | null>;
  problem: ShallowRef<Problem | null>;
  reload: () => Promise<void>;
}

/** Names and teams change in bursts; one snapshot is enough for all of a burst. */
const BURST = 800;
/** The page follows the events so often in a second at most, however many there are. */
const AT_MOST = 200;
/** A snapshot looks a day ahead; before half of that has passed it is taken anew. */
const NEAR_HORIZON = 12 * 3_600_000;

export function useFloor(dealerId?: () => string): KeptFloor {
  const live = useLive();
  const floor = shallowRef<Floor | null>(null);
  const problem = shallowRef<Problem | null>(null);
  let held: LiveEvent[] | null = [];
  let round = 0;
  let due: ReturnType<typeof setTimeout> | undefined;
  let burst: ReturnType<typeof setTimeout> | undefined;

  /** Many events of one moment are one change of the page. */
  function changed(): void {
    due ??= setTimeout(() => {
      due = undefined;
      triggerRef(floor);
    }, AT_MOST);
  }

  function take(event: LiveEvent): void {
    if (held) held.push(event);
    else if (floor.value && apply(floor.value, event)) changed();
    // Somebody sat down who was not on the floor before (a supervisor who wants to listen): the name is needed.
    else if (event.subject === "seat" && floor.value && !floor.value.people.has(event.subject_id)) anew();
  }

  async function reload(): Promise<void> {
    const mine = ++round;
    held ??= [];
    try {
      await live.ready();
      const chosen = dealerId?.();
      const snapshot = await api.get("/floor", { query: chosen ? { dealer_id: chosen } : {} });
      if (mine !== round) return;
      const fresh = begin(snapshot);
      // What the snapshot holds already is told again with the same or a lower version and changes nothing.
      for (const event of held) if (!chosen || inReach(event, chosen)) apply(fresh, event);
      held = null;
      problem.value = null;
      floor.value = fresh;
    } catch (thrown) {
      if (mine === round) problem.value = asProblem(thrown);
    }
  }

  function inReach(event: LiveEvent, dealer: string): boolean {
    return event.dealer_id === null || event.dealer_id === dealer;
  }

  function anew(): void {
    clearTimeout(burst);
    burst = setTimeout(() => void reload(), BURST);
  }

  const hear = (event: LiveEvent): void => {
    const chosen = dealerId?.();
    if (!chosen || inReach(event, chosen)) take(event);
  };
  useEvents(APPLIED, hear, () => void reload());
  useEvents(ANEW, anew);
  // Not a poll: the snapshot's own end is watched, twice a day it is taken anew.
  const watch = setInterval(() => {
    if (floor.value && Date.parse(floor.value.horizon) - Date.now() < NEAR_HORIZON) void reload();
  }, 60_000);
  onScopeDispose(() => {
    clearInterval(watch);
    clearTimeout(burst);
    clearTimeout(due);
  });
  void reload();
  return { floor, problem, reload };
}
