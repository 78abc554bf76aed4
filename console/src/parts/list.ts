// A list of the API, page by page: what is loaded so far, more of it, again from the start when what is asked for changes.
import { ref, shallowRef, watch, type Ref, type ShallowRef } from "vue";
import type { Problem } from "@/api/problem";
import { useLatest } from "./latest";

export interface PageOf<T> {
  items: T[];
  next?: string | null;
}

export interface List<T> {
  items: ShallowRef<T[]>;
  /** Whether there is more behind what is loaded. */
  more: Ref<boolean>;
  /** Loading the first page (skeleton), or a further one. */
  loading: Ref<boolean>;
  loadingMore: Ref<boolean>;
  problem: ShallowRef<Problem | null>;
  /** Again from the start; what is shown stays until the answer is there. */
  reload: () => Promise<void>;
  loadMore: () => Promise<void>;
  /** Change one row in place (an event, an act) without loading again. */
  put: (fits: (row: T) => boolean, change: (row: T) => T) => void;
}

/**
 * `useList((cursor, signal) => api.get("/tickets", { query: { ...filters.asked.value, cursor }, signal }), () => filters.asked.value)`.
 * The second argument names what the list depends on: when it changes, the list is loaded again.
 */
export function useList<T>(load: (cursor: string | undefined, signal: AbortSignal) => Promise<PageOf<T>>, depends?: () => unknown): List<T> {
  const items = shallowRef<T[]>([]);
  const more = ref(false);
  const loading = ref(true);
  const loadingMore = ref(false);
  const { problem, ask } = useLatest(() => (loading.value = loadingMore.value = false));
  let next: string | undefined;

  async function take(cursor: string | undefined): Promise<void> {
    await ask(
      (signal) => load(cursor, signal),
      (page) => {
        items.value = cursor ? [...items.value, ...page.items] : page.items;
        next = page.next ?? undefined;
        more.value = next !== undefined;
      },
    );
  }

  async function reload(): Promise<void> {
    loading.value = true;
    await take(undefined);
  }

  async function loadMore(): Promise<void> {
    if (next === undefined || loadingMore.value) return;
    loadingMore.value = true;
    await take(next);
  }

  function put(fits: (row: T) => boolean, change: (row: T) => T): void {
    items.value = items.value.map((row) => (fits(row) ? change(row) : row));
  }

  if (depends) watch(() => JSON.stringify(depends()), () => void reload());
  void reload();
  return { items, more, loading, loadingMore, problem, reload, loadMore, put };
}
