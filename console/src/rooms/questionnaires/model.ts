// A questionnaire as the editor holds it, and the small acts on its lists.
export type Value = boolean | number | string;
export type QuestionKind = "satisfaction" | "yes_no" | "scale" | "choice" | "text";

export interface Texts {
  "zh-CN": string;
  en: string;
}
export interface Condition {
  question: string;
  among?: Value[];
  at_most?: number | null;
  at_least?: number | null;
}
export interface Option {
  code: string;
  text: Texts;
}
export interface Question {
  code: string;
  kind: QuestionKind;
  step: string;
  text: Texts;
  required?: boolean;
  several?: boolean;
  options?: Option[];
  show_if?: Condition[];
  figure?: boolean;
}
export interface Step {
  no: string;
  code: string;
  title: Texts;
  say?: Texts | null;
  owner?: string;
  place?: Texts | null;
  tool?: Texts | null;
  minutes: number;
  acts?: Texts[];
  records?: string | null;
}
export interface Proposal {
  propose: "complaint" | "grievance" | "suggestion" | "opinion" | "next_visit_note";
  when: Condition[];
  category?: string;
  note_from?: string;
}
export interface Questionnaire {
  code: string;
  version: number;
  kind: "first" | "second";
  title: Texts;
  steps: Step[];
  questions: Question[];
  proposals?: Proposal[];
  verdict?: Condition[];
}

export const KINDS: readonly QuestionKind[] = ["satisfaction", "yes_no", "scale", "choice", "text"];
export const LEVELS = ["very_satisfied", "satisfied", "neutral", "dissatisfied", "very_dissatisfied"] as const;
export const RECORDS = ["owner", "agreement", "corrections", "confirmation"] as const;
export const PROPOSALS: readonly Proposal["propose"][] = ["complaint", "grievance", "suggestion", "opinion", "next_visit_note"];

export const texts = (): Texts => ({ "zh-CN": "", en: "" });

/** A code that nothing of the list has yet: question_2, question_3 … */
export function freeCode(stem: string, taken: readonly string[]): string {
  for (let n = taken.length + 1; ; n++) if (!taken.includes(`${stem}_${n}`)) return `${stem}_${n}`;
}

/** Move an entry of a list up (-1) or down (1); at the ends nothing happens. */
export function move<T>(list: T[], at: number, by: -1 | 1): number {
  const to = at + by;
  if (to < 0 || to >= list.length) return at;
  const [one] = list.splice(at, 1);
  list.splice(to, 0, one!);
  return to;
}

/** The version of the next wording: above its own and above every former one (a version's number is one behind its wording's). */
export function nextVersion(own: number, newest: number): number {
  return Math.max(own, newest + 1) + 1;
}

/** Give a step or question another code wherever it is named. */
export function renameStep(document: Questionnaire, before: string, after: string): void {
  for (const question of document.questions) if (question.step === before) question.step = after;
}
export function renameQuestion(document: Questionnaire, before: string, after: string): void {
  const all = [
    ...document.questions.flatMap((question) => question.show_if ?? []),
    ...(document.proposals ?? []).flatMap((rule) => rule.when),
    ...(document.verdict ?? []),
  ];
  for (const condition of all) if (condition.question === before) condition.question = after;
  for (const rule of document.proposals ?? []) if (rule.note_from === before) rule.note_from = after;
}

const SAMPLES: Record<keyof Texts, Record<string, string>> = {
  "zh-CN": { customer_name: "王建国", plate: "沪A12345", dealer_name: "上海一店", agent_name: "李静", ticket_no: "T-SH01-2026-0042", model: "凯旋 1.5T" },
  en: { customer_name: "Mr Wang", plate: "A12345", dealer_name: "Shanghai One", agent_name: "Li Jing", ticket_no: "T-SH01-2026-0042", model: "Kaixuan 1.5T" },
};

/** What is said, with names put in as an agent would read it; an unknown placeholder stays. */
export function spoken(text: string, language: keyof Texts): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => SAMPLES[language][name] ?? whole);
}
