// The dealers within reach: names for ids, and the zone that each one's times are shown in. Loaded once, when first asked.
import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { api, type Schema } from "@/api/client";
import { asProblem } from "@/api/problem";

export type Dealer = Schema<"DealerShown">;
export const HOME_ZONE = "Asia/Shanghai";

export const useDealers = defineStore("dealers", () => {
  const all = shallowRef<readonly Dealer[]>([]);
  let loading: Promise<void> | null = null;

  const byId = computed(() => new Map(all.value.map((dealer) => [dealer.id, dealer])));
  /** The zone of times that belong to no one dealer: that of all dealers within reach where they agree. */
  const zone = computed(() => {
    const zones = new Set(all.value.map((dealer) => dealer.time_zone));
    return zones.size === 1 ? [...zones][0]! : HOME_ZONE;
  });

  async function read(): Promise<void> {
    const found: Dealer[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.get("/dealers", { query: { limit: 500, ...(cursor ? { cursor } : {}) } });
      found.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor);
    all.value = found;
  }

  /** Load them unless that was done; a failure is tried again by the next who asks. */
  function load(again = false): Promise<void> {
    if (again) loading = null;
    loading ??= read().catch((thrown: unknown) => {
      loading = null;
      asProblem(thrown);
    });
    return loading;
  }

  const nameOf = (id: string | null | undefined): string => (id ? (byId.value.get(id)?.name ?? "") : "");
  const zoneOf = (id: string | null | undefined): string => (id && byId.value.get(id)?.time_zone) || zone.value;

  function forget(): void {
    loading = null;
    all.value = [];
  }

  return { all, byId, zone, load, nameOf, zoneOf, forget };
});
