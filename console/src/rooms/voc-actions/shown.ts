// What an action holds of its figure before and after, read from the open object that the API gives.
import type { Schema } from "@/api/client";

export type Action = Schema<"VocActionShown">;

export interface Share {
  numerator: number;
  denominator: number;
  start: string;
  end: string;
}

/** The share of a period, or null where there is none yet. */
export function shareIn(told: Readonly<Record<string, unknown>>): Share | null {
  const { numerator, denominator, from, to } = told;
  if (typeof numerator !== "number" || typeof denominator !== "number") return null;
  return { numerator, denominator, start: String(from ?? ""), end: String(to ?? "") };
}

/** By how much the share changed; null where one of the two is not known. */
export function change(before: Share | null, after: Share | null): number | null {
  if (!before?.denominator || !after?.denominator) return null;
  return after.numerator / after.denominator - before.numerator / before.denominator;
}
