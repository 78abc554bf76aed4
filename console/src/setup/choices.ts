// The names that forms choose from: brands, regions, dealers, teams, queues, calendars, documents, trunks; loaded when asked.
import { defineStore } from "pinia";
import { computed, shallowRef } from "vue";
import { api, type Answer } from "@/api/client";

export type Organisation = Answer<"/organisation">;

export const useChoices = defineStore("choices", () => {
  const all = shallowRef<Organisation | null>(null);
  const people = shallowRef<ReadonlyMap<string, string>>(new Map());

  /** Load them again; what is shown stays until the answer is there. */
  async function load(): Promise<void> {
    all.value = await api.get("/organisation");
  }

  /** Everybody within reach, by id: name and login. */
  async function loadPeople(): Promise<void> {
    const found = new Map<string, string>();
    let cursor: string | undefined;
    do {
      const page = await api.get("/users", { query: { limit: 500, ...(cursor ? { cursor } : {}) } });
      for (const person of page.items) if (person.active) found.set(person.id, `${person.name}(${person.login})`);
      cursor = page.next ?? undefined;
    } while (cursor);
    people.value = found;
  }

  const teamName = (id: string): string => all.value?.teams.find((team) => team.id === id)?.name ?? "";
  const queueName = (id: string | null): string => all.value?.queues.find((queue) => queue.id === id)?.name ?? "";
  const dealerName = (id: string): string => all.value?.dealers.find((dealer) => dealer.id === id)?.name ?? "";
  const documents = (kind: string): string[] =>
    (all.value?.documents ?? []).filter((one) => one.kind === kind).map((one) => one.code);
  const calendars = (kind: string): Organisation["calendars"] => (all.value?.calendars ?? []).filter((one) => one.kind === kind);
  const ready = computed(() => all.value !== null);

  return { all, people, ready, load, loadPeople, teamName, queueName, dealerName, documents, calendars };
});
