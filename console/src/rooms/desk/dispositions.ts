// What may come of an answered call, in the order of their keys.
import type { Disposition } from "./useDesk";

export const DISPOSITIONS: readonly Disposition[] = [
  "completed",
  "partial",
  "inconvenient",
  "declined",
  "not_owner",
  "wrong_number",
  "voicemail",
  "hung_up",
  "already_done",
];

/** The likely one: handed-in answers mean completed; a talk of a few seconds means hung up. */
export function suggested(submitted: boolean, outcome: string | null): Disposition | null {
  if (submitted) return "completed";
  return outcome === "answered_short" ? "hung_up" : null;
}
