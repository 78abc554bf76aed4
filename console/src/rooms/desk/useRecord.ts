// The record of the card in hand: the draft, kept here at every keystroke and a moment later with the service; the open step
// and the time in it; handing in, recording a complaint, the customer who does not talk now.
import { computed, onScopeDispose, ref, shallowRef, watch } from "vue";
import { addressOf, api, send, type Schema } from "@/api/client";
import { asProblem, type Problem } from "@/api/problem";
import { useAct } from "@/parts/act";
import { blank, Drafts, fromService, newer, type Draft } from "./draft";
import { heard, missing, proposed, saysNothing, shown, walked, type Question, type Value } from "./script";
import { StepClock } from "./steps";
import type { Desk, TicketIn } from "./useDesk";

const KEEP_AFTER = 700;

/** The key of what is written while a card has no call yet. */
const before = (row: string): string => `${row}.before`;

export function useRecord(desk: Desk) {
  const drafts = new Drafts(desk.me.value, localStorage);
  drafts.tidy(Date.now());
  const act = useAct();

  const draft = ref<Draft>(blank());
  /** What the draft belongs to: the follow-up, and the call once there is one. */
  const key = ref("");
  /** When the service last kept the draft; null while it has not. */
  const keptAt = ref<number | null>(null);
  /** What the service has kept, as its `updated_at`. */
  let base: string | null = null;
  const problem = shallowRef<Problem | null>(null);
  const clock = shallowRef(new StepClock());
  /** The question that the keys answer. */
  const question = ref<string | null>(null);
  /** The ticket that this very call opened; null without one. */
  const ticket = computed(() => {
    const call = desk.attempt.value?.id;
    return desk.card.value?.tickets.find((one) => call !== undefined && one.attempt_id === call && one.state !== "void") ?? null;
  });

  const script = computed(() => desk.card.value?.script ?? null);
  const steps = computed(() => (script.value ? walked(script.value) : []));
  const step = computed(() => steps.value.find((one) => one.code === draft.value.step) ?? steps.value[0] ?? null);
  const questions = computed<Question[]>(() => (script.value ? shown(script.value, draft.value.answers) : []));
  const open = computed(() => questions.value.filter((one) => one.step === step.value?.code));
  const lacking = computed(() => (script.value ? missing(script.value, draft.value.answers) : []));
  const proposal = computed(() => (script.value ? proposed(script.value, draft.value.answers) : { kind: null, category: "" }));
  const summary = computed(() => questions.value.filter((one) => !saysNothing(draft.value.answers[one.code])));

  const place = computed(() => (step.value ? steps.value.indexOf(step.value) : 0));
  /** Whether the open step is for reading only: nothing is said, asked or written down in it. */
  const onlyRead = computed(() => !step.value?.say && !step.value?.records && open.value.length === 0);

  // ------------------------------------------------------------------ which draft

  let following = "";
  watch(
    [desk.card, desk.attempt],
    () => {
      const card = desk.card.value;
      if (!card) {
        key.value = "";
        following = "";
        return;
      }
      const row = card.card.follow_up;
      const call = desk.mine.value && desk.phase.value !== "preview" ? (desk.attempt.value?.id ?? "") : "";
      const now = call ? `${row.id}.${call}` : before(row.id);
      if (now !== key.value) take(now, row.id, Boolean(call));
      if (desk.phase.value === "talking" && place.value === 0 && onlyRead.value) moveTo(1);
      runClock();
    },
    { immediate: true },
  );

  function take(now: string, row: string, inCall: boolean): void {
    const server = inCall ? desk.answers.value : null;
    const found = newer(drafts.find(now), server, desk.skew.value);
    const carried = following === row ? { ...draft.value, steps: clock.value.told(Date.now()) } : (begunBefore(row) ?? blank());
    key.value = now;
    following = row;
    base = server?.updated_at ?? null;
    draft.value = found ?? carried;
    clock.value = new StepClock(draft.value.steps, desk.skew.value.ms);
    keptAt.value = null;
    if (!steps.value.some((one) => one.code === draft.value.step)) draft.value.step = begunAt();
    question.value = firstOpen();
  }

  /** A page that is loaded as the call begins carries over what another had written in the preview. */
  const begunBefore = (row: string): Draft | null => drafts.find(before(row))?.draft ?? null;

  /** Where to go on in a record that does not say it: at the first answer that is missing, once the customer agreed. */
  function begunAt(): string {
    const next = questions.value.find((one) => lacking.value.includes(one.code)) ?? questions.value.find((one) => saysNothing(draft.value.answers[one.code]));
    const begun = draft.value.agreement === "agrees" || summary.value.length > 0;
    return (begun && next?.step) || (steps.value[0]?.code ?? "");
  }

  function runClock(): void {
    const runs = desk.phase.value === "talking" || (["preview", "calling"].includes(desk.phase.value) && !desk.submitted.value);
    if (runs && step.value && key.value) clock.value.enter(step.value.code, Date.now());
    else clock.value.leave(Date.now());
  }

  // ------------------------------------------------------------------ keeping

  let later: ReturnType<typeof setTimeout> | null = null;
  watch(
    draft,
    () => {
      if (!key.value || desk.submitted.value) return;
      drafts.keep(key.value, { ...draft.value, steps: clock.value.told(Date.now()) }, Date.now(), base);
      if (!desk.writing.value) return;
      if (later) clearTimeout(later);
      later = setTimeout(() => void save(), KEEP_AFTER);
    },
    { deep: true },
  );
  /** The page goes: what is not with the service yet is sent along, whether or not anybody waits for the answer. */
  function flush(): void {
    const row = desk.followUp.value;
    if (!later || !row || !desk.writing.value) return;
    clearTimeout(later);
    later = null;
    const address = addressOf("/follow-ups/{follow_up_id}/answers", { follow_up_id: row.id });
    const headers = { "Content-Type": "application/json" };
    void send("PUT", address, { keepalive: true, headers, body: JSON.stringify(written()) }).catch(() => undefined);
  }
  addEventListener("pagehide", flush);
  onScopeDispose(() => {
    flush();
    removeEventListener("pagehide", flush);
  });

  function written() {
    const { notes, next_visit_note, speaker_relation, corrections, agreement } = draft.value;
    return {
      answers: (script.value ? heard(script.value, draft.value.answers) : {}) as Record<string, never>,
      steps: clock.value.told(Date.now()) as never,
      notes,
      next_visit_note,
      speaker_relation: speaker_relation.trim() || "owner",
      agreement: agreement || null,
      corrections: corrections as never,
      confirmed: draft.value.confirmed,
    };
  }

  async function save(): Promise<void> {
    if (later) clearTimeout(later);
    later = null;
    const row = desk.followUp.value;
    if (!row || !desk.writing.value) return;
    const whose = key.value;
    try {
      const kept = await api.put("/follow-ups/{follow_up_id}/answers", { path: { follow_up_id: row.id }, body: written() });
      if (key.value !== whose) return;
      keptAt.value = Date.now();
      base = kept.updated_at;
      // What is here is at least as new: it also knows the open step.
      drafts.keep(key.value, { ...draft.value, steps: clock.value.told(Date.now()) }, Date.now(), base);
      problem.value = null;
    } catch (thrown) {
      problem.value = asProblem(thrown); // it stays in this browser; the next keystroke tries again
    }
  }

  // ------------------------------------------------------------------ walking

  function firstOpen(): string | null {
    const first = open.value.find((one) => saysNothing(draft.value.answers[one.code])) ?? open.value[0];
    return first?.code ?? null;
  }

  function moveTo(place: number): void {
    const to = steps.value[Math.max(0, Math.min(place, steps.value.length - 1))];
    if (!to) return;
    draft.value.step = to.code;
    question.value = firstOpen();
    runClock();
  }

  /** Answer a question; the next one without an answer comes up, behind the last the next step. */
  function answer(code: string, value: Value | undefined, stay = false): void {
    draft.value.answers[code] = value;
    draft.value.confirmed = false;
    question.value = code;
    if (!stay) forward();
  }

  /** The next question of the step, else the next step. */
  function forward(): void {
    const at = open.value.findIndex((one) => one.code === question.value);
    const rest = at < 0 ? undefined : open.value[at + 1];
    if (rest) question.value = rest.code;
    else moveTo(place.value + 1);
  }

  function back(): void {
    const at = open.value.findIndex((one) => one.code === question.value);
    if (at > 0) question.value = open.value[at - 1]!.code;
    else moveTo(place.value - 1);
  }

  // ------------------------------------------------------------------ handing in

  const path = () => ({ follow_up_id: desk.followUp.value!.id });

  /** Hand the record in: answers, ticket, clocks and notices commit together. */
  function submit(details: TicketIn): Promise<boolean> {
    return act.run(async () => {
      if (later) clearTimeout(later);
      later = null;
      try {
        await api.post("/follow-ups/{follow_up_id}/answers", { path: path(), body: { ...written(), ticket: details } });
      } catch (thrown) {
        problem.value = asProblem(thrown);
        throw thrown;
      }
      problem.value = null;
      clock.value.leave(Date.now());
      drafts.drop(key.value);
      await desk.load();
    });
  }

  function complain(details: TicketIn): Promise<boolean> {
    return act.run(async () => {
      await api.post("/follow-ups/{follow_up_id}/complaint", { path: path(), body: { ...written(), ticket: details } });
      await desk.load();
    });
  }

  function undoComplaint(): Promise<boolean> {
    const no = ticket.value!.no;
    return act.run(async () => {
      await api.post("/tickets/{no}/undo", { path: { no } });
      await desk.load();
    });
  }

  /** The customer does not talk now: another time that they chose, or not at all (S2-45). */
  function notNow(agreement: "inconvenient" | "declines", agreedAt: string | null): Promise<boolean> {
    draft.value.agreement = agreement;
    return act.run(async () => {
      const body = { ...written(), agreement, agreed_at: agreedAt };
      await api.post("/follow-ups/{follow_up_id}/not-now", { path: path(), body });
      await desk.load();
    });
  }

  /** Go on with what an earlier call about this follow-up had begun. */
  function takeOver(row: Schema<"AnswersShown">): void {
    draft.value = { ...fromService(row), steps: clock.value.told(Date.now()), step: draft.value.step, confirmed: false };
  }

  return {
    draft, keptAt, problem, clock, script, steps, step, place, question, questions, open, lacking, proposal, summary, ticket,
    busy: act.busy, moveTo, answer, forward, back, submit, complain, undoComplaint, notNow, takeOver, save,
  };
}

export type RecordInHand = ReturnType<typeof useRecord>;
