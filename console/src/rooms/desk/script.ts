// A questionnaire's rules as the page needs them while somebody types: which questions are shown, what is missing, what is
// proposed. The service decides again when answers are submitted (core/questionnaire.py).
import type { Schema } from "@/api/client";

export type Script = Schema<"Questionnaire">;
export type Step = Script["steps"][number];
export type Question = Script["questions"][number];
type Condition = NonNullable<Question["show_if"]>[number];
export type Value = string | number | boolean | string[] | null;
export type Given = Readonly<Record<string, Value | undefined>>;

export const LEVELS = ["very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied"] as const;
export const KINDS = ["complaint", "grievance", "suggestion", "opinion"] as const;
export type TicketKind = (typeof KINDS)[number];

/** The step that is taken only when somebody complains: it stands beside the others. */
export const COMPLAINT_STEP = "record_complaint";

export const saysNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

function holds(condition: Condition, given: Given): boolean {
  const value = given[condition.question];
  if (saysNothing(value)) return false;
  const among = condition.among ?? [];
  if (among.length) {
    const said = Array.isArray(value) ? value : [value];
    if (!said.some((one) => (among as unknown[]).includes(one))) return false;
  }
  const { at_most: most, at_least: least } = condition;
  if (most !== null && most !== undefined && !(typeof value === "number" && value <= most)) return false;
  return !(least !== null && least !== undefined && !(typeof value === "number" && value >= least));
}

/** The questions that these answers lead through, in order; an answer to a hidden question leads nowhere. */
export function shown(script: Script, given: Given): Question[] {
  const seen: Record<string, Value | undefined> = {};
  return script.questions.filter((question) => {
    if (!(question.show_if ?? []).every((condition) => holds(condition, seen))) return false;
    seen[question.code] = given[question.code];
    return true;
  });
}

/** The answers that count: those to shown questions that say something. */
export function heard(script: Script, given: Given): Record<string, Value> {
  const found: Record<string, Value> = {};
  for (const question of shown(script, given)) {
    const value = given[question.code];
    if (value !== undefined && !saysNothing(value)) found[question.code] = value;
  }
  return found;
}

/** The codes of the shown questions that must be answered and are not. */
export function missing(script: Script, given: Given): string[] {
  return shown(script, given)
    .filter((question) => question.required !== false && saysNothing(given[question.code]))
    .map((question) => question.code);
}

/** What the answers propose: the strongest voice, and of which category. */
export function proposed(script: Script, given: Given): { kind: TicketKind | null; category: string } {
  const answers = heard(script, given);
  let best: TicketKind | null = null;
  let category = "";
  for (const rule of script.proposals ?? []) {
    if (rule.propose === "next_visit_note" || !rule.when.every((condition) => holds(condition, answers))) continue;
    if (best === null || KINDS.indexOf(rule.propose) < KINDS.indexOf(best)) best = rule.propose;
    category ||= rule.category ?? "";
  }
  return { kind: best, category };
}

/** The steps that the agent goes through, in order: those of the agent, without the one for complaints. */
export function walked(script: Script): Step[] {
  return script.steps.filter((step) => (step.owner ?? "agent") === "agent" && step.code !== COMPLAINT_STEP);
}

/** What is said, with its {names} filled in; an unknown name stays as an underlined gap. */
export function spoken(text: string, words: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => words[name] || "____");
}

/** The keys 1…9, 0 as places of a list: 0 is the tenth. */
export function placeOf(key: string): number | null {
  if (!/^[0-9]$/.test(key)) return null;
  return key === "0" ? 9 : Number(key) - 1;
}

/** The answer that a key means for a question; undefined for a key that means nothing. */
export function answerOf(question: Question, key: string, before: Value | undefined): Value | undefined {
  const place = placeOf(key);
  switch (question.kind) {
    case "satisfaction":
      return place === null ? undefined : LEVELS[place];
    case "yes_no":
      if (place === 0) return true;
      return place === 1 ? false : undefined;
    case "scale":
      if (key === "`" || key === "-") return 0;
      return place === null ? undefined : place + 1;
    case "choice": {
      const code = place === null ? undefined : question.options?.[place]?.code;
      if (code === undefined) return undefined;
      if (!question.several) return code;
      const chosen = Array.isArray(before) ? before : [];
      return chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];
    }
    default:
      return undefined;
  }
}
