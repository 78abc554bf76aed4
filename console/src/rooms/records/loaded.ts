// One record by its id: loaded when the id changes, again when an event tells that it changed.
import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import { asProblem, type Problem } from "@/api/problem";
import { useEvents } from "@/live/live";

export interface Loaded<T> {
  value: ShallowRef<T | null>;
  loading: Ref<boolean>;
  problem: ShallowRef<Problem | null>;
  reload: () => Promise<void>;
}

/** `useLoaded(() => id.value, (id, signal) => api.get(…), ["ticket.*"], (event, ticket) => …)`; an empty id loads nothing. */
export function useLoaded<T>(
  id: () => string,
  load: (id: string, signal: AbortSignal) => Promise<T>,
  kinds: readonly string[] = [],
  about: (subject: string, value: T) => boolean = (subject) => subject === id(),
): Loaded<T> {
  const value = shallowRef<T | null>(null);
  const loading = ref(false);
  const problem = shallowRef<Problem | null>(null);
  let asking: AbortController | null = null;

  async function reload(): Promise<void> {
    asking?.abort();
    const wanted = id();
    if (!wanted) return void (value.value = null);
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

  watch(id, () => {
    value.value = problem.value = null;
    void reload();
  });
  onScopeDispose(() => asking?.abort());
  if (kinds.length) useEvents(kinds, (event) => value.value !== null && about(event.subject_id, value.value) && void reload(), () => void reload());
  void reload();
  return { value, loading, problem, reload };
}
