// The people to choose from (agents, handlers) within reach: by name, loaded once for all rooms of records.
import { defineStore } from "pinia";
import { shallowRef } from "vue";
import { api, type Answer } from "@/api/client";
import { asProblem } from "@/api/problem";

export type PersonNamed = Answer<"/names/people">[number];

export const usePeopleNames = defineStore("people-names", () => {
  const all = shallowRef<readonly PersonNamed[]>([]);
  let loading: Promise<void> | null = null;

  /** Load them unless that was done; a failure is tried again by the next who asks. */
  function load(): Promise<void> {
    loading ??= api.get("/names/people").then(
      (found) => void (all.value = found),
      (thrown: unknown) => {
        loading = null;
        asProblem(thrown);
      },
    );
    return loading;
  }

  const nameOf = (id: string | null | undefined): string => all.value.find((one) => one.id === id)?.name ?? "";
  return { all, load, nameOf };
});
