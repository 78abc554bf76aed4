// A hard question as it is shown: its words in the reader's language, which steps fit its state.
import type { Schema } from "@/api/client";
import type { Tone } from "@/parts/StateTag.vue";

export type Question = Schema<"QuestionShown">;
export const TONES: Record<string, Tone> = { noted: "warning", asked: "primary", answered: "primary", published: "success" };

/** The published words in a language, else in the other, else as it was asked. */
export function saidOf(row: Question, language: string): { question: string; answer: string } {
  return row.published[language] ?? Object.values(row.published)[0] ?? { question: row.question, answer: row.answer };
}

export type Step = "ask" | "answer" | "publish" | "withdraw";
const FITS: Record<Step, readonly string[]> = {
  ask: ["noted", "asked"],
  answer: ["noted", "asked", "answered"],
  publish: ["noted", "asked", "answered", "published"],
  withdraw: ["noted", "asked", "answered", "published"],
};
export const fits = (step: Step, row: Question): boolean => FITS[step].includes(row.state);
