// Which record is open, by the address: /calls/<id> with the list's filters kept.
import { computed, type ComputedRef } from "vue";
import { useRoute, useRouter } from "vue-router";

export interface Opened {
  id: ComputedRef<string>;
  open: (id: string) => void;
  close: () => void;
  /** The address of a record with the present filters. */
  at: (id: string) => { name: string; params: Record<string, string>; query: ReturnType<typeof useRoute>["query"] };
}

export function useOpened(parameter: string): Opened {
  const route = useRoute();
  const router = useRouter();
  const name = String(route.name);
  const id = computed(() => (route.name === name ? String(route.params[parameter] ?? "") : ""));
  const at = (wanted: string) => ({ name, params: { [parameter]: wanted }, query: route.query });
  return {
    id,
    at,
    open: (wanted) => void router.push(at(wanted)),
    close: () => void (route.name === name && id.value && router.push(at(""))),
  };
}
