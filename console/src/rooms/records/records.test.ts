// What changes while a list is on its way: it is asked for once more, and what changes then is told.
import { createPinia, setActivePinia } from "pinia";
import { effectScope, type EffectScope } from "vue";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useRecords, type Records } from "./records";

let change: () => void;
vi.mock("@/live/live", () => ({ useEvents: (_kinds: string[], hear: () => void) => (change = hear) }));

let answers: ((total: number) => void)[];
let scope: EffectScope;
beforeEach(() => {
  answers = [];
  scope = effectScope();
  setActivePinia(createPinia());
  vi.stubGlobal("fetch", () => {
    return new Promise<Response>((done) => {
      answers.push((total) => done(Response.json({ items: [], next: null, total })));
    });
  });
});
afterEach(() => {
  scope.stop();
  vi.unstubAllGlobals();
});

const opened = (): Records<object> => scope.run(() => useRecords("/tickets", () => ({}), ["ticket.*"]))! as unknown as Records<object>;

/** Answer the question that was asked as number `asked`. */
async function answer(asked: number, total: number): Promise<void> {
  await vi.waitFor(() => expect(answers).toHaveLength(asked));
  answers[asked - 1]!(total);
}

test("what changed while the list was on its way is in the list", async () => {
  const records = opened();
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  change();
  await answer(1, 0);
  await answer(2, 1);
  await vi.waitFor(() => expect(records.loading.value).toBe(false));
  expect([records.total.value, records.stale.value]).toEqual([1, false]);
});

test("what goes on changing is told, and not asked for without end", async () => {
  const records = opened();
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  change();
  await answer(1, 0);
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  change();
  await answer(2, 1);
  await vi.waitFor(() => expect(records.loading.value).toBe(false));
  expect([records.total.value, records.stale.value, answers.length]).toEqual([1, true, 2]);
});

test("a change of a list that is there is told until the list is loaded again", async () => {
  const records = opened();
  await answer(1, 3);
  await vi.waitFor(() => expect(records.loading.value).toBe(false));
  change();
  expect(records.stale.value).toBe(true);
  void records.reload();
  await answer(2, 4);
  await vi.waitFor(() => expect(records.loading.value).toBe(false));
  expect([records.total.value, records.stale.value]).toEqual([4, false]);
});
