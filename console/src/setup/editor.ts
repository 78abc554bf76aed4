// One thing being edited: its form, whether it was changed, and the question before changes are lost.
import { computed, getCurrentInstance, onBeforeUnmount, ref, type ComputedRef, type Ref } from "vue";
import { onBeforeRouteLeave, onBeforeRouteUpdate } from "vue-router";
import { newKey } from "@/api/client";
import type { Problem } from "@/api/problem";
import { useAct } from "@/parts/act";
import { confirm, tellDone } from "@/parts/tell";
import { i18n } from "@/texts";

export interface Editor<F> {
  open: Ref<boolean>;
  form: Ref<F>;
  /** Whether the form differs from what it began with. */
  dirty: ComputedRef<boolean>;
  busy: Ref<boolean>;
  problem: Ref<Problem | null>;
  /** Whether somebody else has changed the thing since it was opened. */
  stale: ComputedRef<boolean>;
  /** The Idempotency-Key of everything that is tried with this form as it stands. */
  key: () => string;
  begin: (values: F) => void;
  /** What was still on its way when the form was opened: goes where nobody has written yet, and is no change of theirs. */
  fill: (values: Partial<F>) => void;
  /** Close, after a question where something would be lost; whether it was closed. */
  close: () => Promise<boolean>;
  /** What the field's refusal says, or an empty text: for `:error`. */
  of: (field: string) => string;
  /** Do it; the form closes and `done` is told where it went well. */
  save: (act: () => Promise<unknown>, done?: string) => Promise<boolean>;
}

const STALE = new Set(["stale-row"]);

/** Whether a problem says that the thing was changed by somebody else meanwhile. */
export function isStale(problem: Problem | null): boolean {
  return problem !== null && (STALE.has(problem.code) || problem.fields["reason"] === "newer-version");
}

/** Ask before changes are lost; true where they may be. */
export function mayLose(): Promise<boolean> {
  const { t } = i18n.global;
  return confirm({ title: t("edit.unsavedTitle"), text: t("edit.unsaved"), act: t("edit.discard"), danger: true });
}

/** Ask before the page is left while `dirty` says so: within the console and when the tab is closed. */
export function guard(dirty: () => boolean): void {
  const warn = (event: BeforeUnloadEvent): void => {
    if (dirty()) event.preventDefault();
  };
  window.addEventListener("beforeunload", warn);
  if (getCurrentInstance()) {
    onBeforeRouteLeave(async () => !dirty() || (await mayLose()));
    onBeforeRouteUpdate(async (to, from) => to.path === from.path || !dirty() || (await mayLose()));
    onBeforeUnmount(() => window.removeEventListener("beforeunload", warn));
  }
}

export function useEditor<F extends object>(blank: () => F): Editor<F> {
  const open = ref(false);
  const form = ref(blank()) as Ref<F>;
  const base = ref("");
  const { busy, problem, run } = useAct();
  const dirty = computed(() => open.value && JSON.stringify(form.value) !== base.value);
  const stale = computed(() => isStale(problem.value));
  let key = { of: "", is: "" };
  guard(() => dirty.value);

  function begin(values: F): void {
    form.value = JSON.parse(JSON.stringify(values)) as F;
    base.value = JSON.stringify(form.value);
    problem.value = null;
    open.value = true;
  }

  function fill(values: Partial<F>): void {
    if (!open.value) return;
    const began = JSON.parse(base.value) as F;
    for (const name of Object.keys(values) as (keyof F)[])
      if (JSON.stringify(form.value[name]) === JSON.stringify(began[name])) form.value[name] = began[name] = values[name] as F[keyof F];
    base.value = JSON.stringify(began);
  }

  async function close(): Promise<boolean> {
    if (dirty.value && !(await mayLose())) return false;
    open.value = false;
    return true;
  }

  async function save(act: () => Promise<unknown>, done?: string): Promise<boolean> {
    const went = await run(act, { quiet: true });
    if (!went) return false;
    open.value = false;
    tellDone(done ?? i18n.global.t("state.saved"));
    return true;
  }

  return {
    open,
    form,
    dirty,
    busy,
    problem,
    stale,
    key: () => {
      const now = JSON.stringify(form.value);
      if (key.of !== now) key = { of: now, is: newKey() };
      return key.is;
    },
    begin,
    fill,
    close,
    of: (field) => problem.value?.of(field) ?? "",
    save,
  };
}
