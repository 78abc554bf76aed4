// A list of records: page by page with its total, told when something changed, taken as a file with the same filters.
import { ref, type Ref } from "vue";
import { addressOf, api, type Address, type Answer } from "@/api/client";
import { useEvents } from "@/live/live";
import { useList, type List, type PageOf } from "@/parts/list";
import { useDealers } from "@/session/dealers";
import { wordsOf } from "@/texts";
import { dayStart } from "./days";

type Item<P extends string> = Answer<P> extends { items: (infer T)[] } ? T : never;
type Asked = Record<string, unknown>;

export interface Records<T> extends List<T> {
  /** How many there are; 10 001 stands for "more than 10 000". Null until it is known. */
  total: Ref<number | null>;
  /** Something of this kind changed since the list was loaded. */
  stale: Ref<boolean>;
  /** The address of the list as a file. */
  fileOf: (form: "csv" | "xlsx") => string;
}

/**
 * `useRecords("/tickets", () => asked.value, ["ticket.*"])`: a list at an address, loaded again when what is asked for
 * changes; events of these kinds mark it as changed, so that rows never jump under somebody's hand.
 */
export function useRecords<P extends Address<"get">>(address: P, asked: () => Asked, kinds: readonly string[] = []): Records<Item<P>> {
  const total = ref<number | null>(null);
  const stale = ref(false);
  let changes = 0;
  const list = useList<Item<P>>(
    async (cursor, signal) => {
      const query = { ...asked(), limit: 50, ...(cursor ? { cursor } : { count: true }) };
      const ask = api.get as unknown as (at: string, how: { query: Asked; signal: AbortSignal }) => Promise<PageOf<Item<P>> & { total?: number | null }>;
      let before = changes;
      let page = await ask(address, { query, signal });
      if (cursor) return page;
      if (changes !== before) {
        // What changed on the way, one's own act most of all, may not be in the answer: asked once more, not for ever.
        before = changes;
        page = await ask(address, { query, signal });
      }
      total.value = page.total ?? null;
      stale.value = changes !== before;
      return page;
    },
    () => asked(),
  );
  const changed = (): void => {
    changes += 1;
    stale.value = true;
  };
  if (kinds.length) useEvents(kinds, changed, changed);
  const fileOf = (form: "csv" | "xlsx"): string => {
    const { sort: _sort, ...query } = asked();
    return addressOf(`/exports${address}`, {}, { ...query, form });
  };
  return { ...list, total, stale, fileOf };
}

/** What is asked for with the days `from` and `to` (included) as instants under these names, in a dealer's zone. */
export function withDays(asked: Asked, start: string, end: string): Asked {
  const { from, to, ...rest } = asked;
  const zone = useDealers().zoneOf(rest["dealer_id"] as string | undefined);
  const found: Asked = { ...rest };
  if (typeof from === "string") found[start] = dayStart(from, zone);
  if (typeof to === "string") found[end] = dayStart(to, zone, 1);
  return found;
}

/** A room of records brings the words that they share. */
export async function withWords<T>(load: () => Promise<T>): Promise<T> {
  const [code] = await Promise.all([load(), wordsOf("records")]);
  return code;
}
