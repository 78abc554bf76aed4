// A document in versions: what counts, what is being written, what was before; checked and saved whole.
import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from "vue";
import { api, newKey, type Schema } from "@/api/client";
import { Problem, asProblem } from "@/api/problem";
import { useAct } from "@/parts/act";
import { tellDone, tellUndo } from "@/parts/tell";
import { i18n } from "@/texts";
import { guard, isStale, mayLose } from "./editor";

export type Kind = "policy" | "questionnaire" | "sms_texts" | "trunk";
export type Version = Schema<"DocumentLine">;
export type Body = Record<string, unknown>;

export interface Documents<B extends object> {
  code: Ref<string>;
  /** What is being written; changed in place by the forms. */
  draft: Ref<B | null>;
  /** The wording that the draft began with. */
  began: ComputedRef<B>;
  /** The number of the version that the draft began with (0: the one that comes with the program). */
  from: Ref<number>;
  versions: ShallowRef<Version[]>;
  /** The number of the version that counts; 0: the one that comes with the program. */
  inUse: ComputedRef<number>;
  hasShipped: ShallowRef<boolean>;
  loading: Ref<boolean>;
  /** Why nothing could be loaded. */
  away: ShallowRef<Problem | null>;
  dirty: ComputedRef<boolean>;
  busy: Ref<boolean>;
  /** Why the draft was refused. */
  problem: ShallowRef<Problem | null>;
  stale: ComputedRef<boolean>;
  /** The refusal of a place of the draft ("retry.tries"), or an empty text. */
  of: (path: string) => string;
  load: (code: string) => Promise<void>;
  /** Begin a document of a code that is not there yet. */
  begin: (code: string, body: B) => void;
  reload: () => Promise<void>;
  /** Go on with another version's wording; asks before changes are lost. */
  take: (number: number) => Promise<void>;
  reset: () => void;
  check: () => Promise<boolean>;
  save: (name: string, active: boolean) => Promise<boolean>;
  use: (number: number) => Promise<void>;
}

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** `fill` puts in what a document may leave out, so that a form shows what counts. */
export function useDocuments<B extends object>(kind: Kind, fill: (body: B) => B = (body) => body): Documents<B> {
  const code = ref("");
  const draft = ref(null) as Ref<B | null>;
  const base = ref("");
  const from = ref(0);
  const versions = shallowRef<Version[]>([]);
  const hasShipped = shallowRef(false);
  const loading = ref(true);
  const away = shallowRef<Problem | null>(null);
  const { busy, problem, run } = useAct();
  const dirty = computed(() => draft.value !== null && JSON.stringify(draft.value) !== base.value);
  const began = computed(() => (base.value ? (JSON.parse(base.value) as B) : ({ version: 0 } as unknown as B)));
  const inUse = computed(() => versions.value.find((one) => one.active)?.number ?? 0);
  const newest = computed(() => versions.value[0]?.number ?? 0);
  const stale = computed(() => isStale(problem.value));
  guard(() => dirty.value);
  const t = (key: string, named: Record<string, unknown> = {}): string => i18n.global.t(key, named);

  function begin(body: unknown, number: number): void {
    draft.value = fill(copy(body) as B);
    base.value = JSON.stringify(draft.value);
    from.value = number;
    problem.value = null;
  }

  async function look(): Promise<void> {
    const found: Version[] = [];
    let cursor: string | undefined;
    do {
      const page = await api.get("/documents", { query: { kind, code: code.value, limit: 200, ...(cursor ? { cursor } : {}) } });
      found.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor);
    versions.value = found;
  }

  async function bodyOf(number: number): Promise<unknown> {
    if (number === 0) {
      const shipped = await api.get("/documents/shipped");
      return shipped.items.find((one) => one.kind === kind && one.code === code.value)?.body;
    }
    const line = versions.value.find((one) => one.number === number);
    return line ? (await api.get("/documents/{document_id}", { path: { document_id: line.id } })).body : undefined;
  }

  async function reload(): Promise<void> {
    const wanted = code.value;
    loading.value = true;
    away.value = null;
    try {
      const [, current, shipped] = await Promise.all([
        look(),
        api.get("/documents/current/{kind}/{code}", { path: { kind, code: wanted } }),
        api.get("/documents/shipped"),
      ]);
      if (code.value !== wanted) return;
      hasShipped.value = shipped.items.some((one) => one.kind === kind && one.code === wanted);
      begin(current.body, inUse.value);
    } catch (thrown) {
      away.value = asProblem(thrown);
    } finally {
      loading.value = false;
    }
  }

  async function load(wanted: string): Promise<void> {
    code.value = wanted;
    draft.value = null;
    versions.value = [];
    await reload();
  }

  function beginNew(fresh: string, body: B): void {
    code.value = fresh;
    versions.value = [];
    hasShipped.value = false;
    away.value = null;
    loading.value = false;
    begin(body, 0);
    base.value = ""; // nothing of it is saved
  }

  async function take(number: number): Promise<void> {
    if (dirty.value && !(await mayLose())) return;
    await run(async () => {
      const body = await bodyOf(number);
      if (body !== undefined) begin(body, number);
    });
  }

  const check = (): Promise<boolean> =>
    run(() => api.post("/documents/check", { body: { kind, code: code.value, body: draft.value as never } }), { quiet: true, done: t("documents.checked") });

  async function save(name: string, active: boolean): Promise<boolean> {
    const body = { kind, code: code.value, name, body: draft.value as never, after: newest.value, active };
    let made: Schema<"DocumentShown"> | undefined;
    if (!(await run(async () => (made = await api.post("/documents", { body, key: newKey() })), { quiet: true })) || !made) return false;
    const [number, before] = [made.number, inUse.value];
    begin(made.body, number);
    await look().catch(() => undefined); // the version is saved; the list is loaded again with the next visit
    if (active) tellUndo(t("documents.counts", { n: number }), () => void use(before));
    else tellDone(t("documents.kept", { n: number }));
    return true;
  }

  async function use(number: number): Promise<void> {
    const before = inUse.value;
    const path = { kind, code: code.value };
    const went = await run(async () => {
      await api.put("/documents/current/{kind}/{code}", { path, body: { number, after: newest.value } });
      await look();
      if (!dirty.value) {
        const body = await bodyOf(number);
        if (body !== undefined) begin(body, number);
      }
    });
    if (went) tellUndo(number ? t("documents.counts", { n: number }) : t("documents.shippedCounts"), () => void use(before));
  }

  function reset(): void {
    if (base.value) draft.value = JSON.parse(base.value) as B;
    problem.value = null;
  }

  const of = (path: string): string => {
    const field = path ? `body.${path}` : "body";
    return problem.value?.of(field) ?? problem.value?.of(path) ?? "";
  };
  return { code, draft, began, from, versions, inUse, hasShipped, loading, away, dirty, busy, problem, stale, of, load, begin: beginNew, reload, take, reset, check, save, use };
}
