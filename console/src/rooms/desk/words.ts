// Answers, outcomes and amounts in words.
import type { Question, Value } from "./script";

type Say = (key: string) => string;

/** An answer as people read it: the words of its choices. */
export function valueText(question: Question, value: Value | undefined, language: string, t: Say): string {
  if (typeof value === "boolean") return t(value ? "state.yes" : "state.no");
  if (question.kind === "satisfaction") return t(`desk.levels.${String(value)}`);
  if (question.kind === "choice") {
    const chosen = Array.isArray(value) ? value : [value];
    const words = chosen.map((code) => question.options?.find((one) => one.code === code)?.text[language] ?? String(code));
    return words.join(language === "en" ? ", " : "、");
  }
  return String(value ?? "");
}

/** Cents of CNY as ¥1,234.50. */
export function moneyText(cents: number | null | undefined): string {
  if (cents === null || cents === undefined) return "—";
  return `¥${(cents / 100).toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

/** The kind of a repair order in words; a kind of the dealer's own as it was written. */
export function orderKind(kind: string, t: Say, te: (key: string) => boolean): string {
  const key = `desk.orderKinds.${kind}`;
  return te(key) ? t(key) : kind;
}
