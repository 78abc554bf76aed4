// One answer of the API for what is asked for now: loaded again when that changes; the last one stays until the next is there.
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import { asProblem, type Problem } from "@/api/problem";
import { wordsOf } from "@/texts";

export interface Answered<T> {
  value: ShallowRef<T | null>;
  loading: Ref<boolean>;
  problem: ShallowRef<Problem | null>;
  reload: () => Promise<void>;
}

/** `useAnswer(() => query.value, (asked, signal) => api.get(…))`; asked null: nothing is loaded. */
export function useAnswer<Q, T>(asked: () => Q | null, load: (asked: Q, signal: AbortSignal) => Promise<T>): Answered<T> {
  const value = shallowRef<T | null>(null);
  const loading = ref(true);
  const problem = shallowRef<Problem | null>(null);
  let asking: AbortController | null = null;

  async function reload(): Promise<void> {
    asking?.abort();
    const wanted = asked();
    if (wanted === null) {
      value.value = null;
      loading.value = false;
      return;
    }
    const mine = (asking = new AbortController());
    loading.value = true;
    try {
      const found = await load(wanted, mine.signal);
      if (asking !== mine) return;
      value.value = found;
      problem.value = null;
    } catch (thrown) {
      if (asking !== mine || (thrown instanceof DOMException && thrown.name === "AbortError")) return;
      problem.value = asProblem(thrown);
    } finally {
      if (asking === mine) loading.value = false;
    }
  }

  watch(() => JSON.stringify(asked()), () => void reload());
  onScopeDispose(() => asking?.abort());
  void reload();
  return { value, loading, problem, reload };
}

/** A room of numbers brings the words that they share. */
export async function withNumbers<T>(load: () => Promise<T>): Promise<T> {
  const [code] = await Promise.all([load(), wordsOf("numbers")]);
  return code;
}
