// Filters that live in the address, so that a list can be shared, bookmarked and gone back to.
import { computed, type WritableComputedRef } from "vue";
import { useRoute, useRouter } from "vue-router";

type Given = Record<string, string | readonly string[]>;
type Values<S extends Given> = { [K in keyof S]: S[K] extends string ? string : string[] };

export interface Filters<S extends Given> {
  /** Each filter as a writable ref: for v-model. */
  refs: { [K in keyof S]: WritableComputedRef<Values<S>[K]> };
  /** What is set, for a request's query: empty ones left out. */
  asked: Readonly<{ value: Partial<Values<S>> }>;
  /** Whether anything differs from the defaults. */
  active: Readonly<{ value: boolean }>;
  clear: () => void;
}

/** `useFilters({ text: "", state: [] as string[], sort: "newest" })`: names and defaults; a list is given by repetition. */
export function useFilters<S extends Given>(defaults: S): Filters<S> {
  const route = useRoute();
  const router = useRouter();
  const at = route.name;
  let pending: Record<string, string | string[] | undefined> = {};

  const read = (name: string): string | string[] => {
    const said = route.query[name];
    const base = defaults[name]!;
    if (Array.isArray(base)) return (Array.isArray(said) ? said : said ? [said] : [...base]).filter((one): one is string => !!one);
    return typeof said === "string" ? said : String(base);
  };
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

  function write(changes: Record<string, string | string[] | undefined>): void {
    const first = Object.keys(pending).length === 0;
    Object.assign(pending, changes);
    if (!first) return;
    queueMicrotask(() => {
      const query = { ...route.query, ...pending } as Record<string, string | string[] | undefined>;
      pending = {};
      if (route.name === at) void router.replace({ query, hash: route.hash });
    });
  }

  const names = Object.keys(defaults);
  const refs = Object.fromEntries(
    names.map((name) => [
      name,
      computed({
        get: () => read(name),
        set: (value: string | string[] | null | undefined) => {
          const wanted = value ?? (Array.isArray(defaults[name]) ? [] : "");
          write({ [name]: same(wanted, defaults[name]) || wanted.length === 0 ? undefined : wanted });
        },
      }),
    ]),
  ) as unknown as Filters<S>["refs"];
  const asked = computed(() => {
    const found: Record<string, unknown> = {};
    for (const name of names) {
      const value = read(name);
      if (value.length) found[name] = value;
    }
    return found as Partial<Values<S>>;
  });
  const active = computed(() => names.some((name) => !same(read(name), defaults[name])));
  return { refs, asked, active, clear: () => write(Object.fromEntries(names.map((name) => [name, undefined]))) };
}
