// One act of a screen at a time: busy while it runs, its problem told in a toast or kept for a form.
import { ref, shallowRef, type Ref, type ShallowRef } from "vue";
import { asProblem, type Problem } from "@/api/problem";
import { tellDone, tellProblem } from "./tell";

export interface Doing {
  busy: Ref<boolean>;
  /** The problem of the last act; null after one that went well. */
  problem: ShallowRef<Problem | null>;
  /**
   * Do it unless one is under way; whether it went well. `done`: the words of the toast afterwards; `quiet`: the problem
   * is kept only, because the form shows it.
   */
  run: (act: () => Promise<unknown>, options?: { done?: string; quiet?: boolean }) => Promise<boolean>;
}

export function useAct(): Doing {
  const busy = ref(false);
  const problem = shallowRef<Problem | null>(null);

  async function run(act: () => Promise<unknown>, options: { done?: string; quiet?: boolean } = {}): Promise<boolean> {
    if (busy.value) return false;
    busy.value = true;
    try {
      await act();
      problem.value = null;
      if (options.done) tellDone(options.done);
      return true;
    } catch (thrown) {
      problem.value = asProblem(thrown);
      if (!options.quiet) tellProblem(problem.value);
      return false;
    } finally {
      busy.value = false;
    }
  }

  return { busy, problem, run };
}
