// One answer of the API for what is asked for now: asked for again when that changes, or when an event tells that it changed.
import { ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import type { Problem } from "@/api/problem";
import { useEvents } from "@/live/live";
import { useLatest } from "./latest";

export interface Answered<T> {
  value: ShallowRef<T | null>;
  loading: Ref<boolean>;
  problem: ShallowRef<Problem | null>;
  reload: () => Promise<void>;
}

interface Options<T> {
  /** What is shown goes as soon as something else is asked for; otherwise it stays until the next answer is there. */
  clears?: boolean;
  /** The kinds of events behind which the answer may be another … */
  kinds?: readonly string[];
  /** … where they are about it: the event's subject and what is shown. */
  about?: (subject: string, value: T) => boolean;
}

/** `useAnswer(() => query.value, (asked, signal) => api.get(…))`; asked null: nothing is loaded. */
export function useAnswer<Q, T>(
  asked: () => Q | null,
  load: (asked: Q, signal: AbortSignal) => Promise<T>,
  { clears = false, kinds = [], about = () => true }: Options<T> = {},
): Answered<T> {
  const value = shallowRef<T | null>(null);
  const loading = ref(true);
  const { problem, ask, drop, asking } = useLatest(() => (loading.value = false));
  /** Subjects told while an answer is on its way: it may have been read before they changed. */
  let told: string[] = [];

  async function reload(): Promise<void> {
    drop();
    told = [];
    const wanted = asked();
    if (wanted === null) {
      value.value = null;
      loading.value = false;
      return;
    }
    loading.value = true;
    if (!(await ask((signal) => load(wanted, signal), (found) => (value.value = found)))) return;
    const shown = value.value;
    if (shown !== null && told.some((subject) => about(subject, shown))) void reload();
  }

  function hear(subject: string): void {
    if (asking()) told.push(subject);
    else if (value.value !== null && about(subject, value.value)) void reload();
  }

  watch(() => JSON.stringify(asked()), () => {
    if (clears) value.value = problem.value = null;
    void reload();
  });
  if (kinds.length) useEvents(kinds, (event) => hear(event.subject_id), () => void reload());
  void reload();
  return { value, loading, problem, reload };
}
