// The latest of several questions: an earlier one is called off, and neither its answer nor its failure counts any more.
import { onScopeDispose, shallowRef, type ShallowRef } from "vue";
import { asProblem, type Problem } from "@/api/problem";

export interface Latest {
  /** The problem of the last question that came to its end; null after one that went well. */
  problem: ShallowRef<Problem | null>;
  /** Ask, and hand the answer to `take`; whether this one came to its end, well or not, and no later one took its place. */
  ask: <T>(load: (signal: AbortSignal) => Promise<T>, take: (found: T) => void) => Promise<boolean>;
  /** Call off what is asked now. */
  drop: () => void;
  /** Whether an answer is on its way. */
  asking: () => boolean;
}

/** `over` is called when a question ended that nothing took the place of. Called off when the component goes. */
export function useLatest(over: () => void): Latest {
  const problem = shallowRef<Problem | null>(null);
  let now: AbortController | null = null;

  function drop(): void {
    now?.abort();
    now = null;
  }

  async function ask<T>(load: (signal: AbortSignal) => Promise<T>, take: (found: T) => void): Promise<boolean> {
    drop();
    const mine = (now = new AbortController());
    try {
      const found = await load(mine.signal);
      if (now !== mine) return false;
      take(found);
      problem.value = null;
    } catch (thrown) {
      if (now !== mine || (thrown instanceof DOMException && thrown.name === "AbortError")) return false;
      problem.value = asProblem(thrown);
    } finally {
      if (now === mine) {
        now = null;
        over();
      }
    }
    return true;
  }

  onScopeDispose(drop);
  return { problem, ask, drop, asking: () => now !== null };
}
