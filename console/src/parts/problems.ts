// The sentence of a problem: the service's own, or ours where it could not be reached or read.
import type { Problem } from "@/api/problem";
import { i18n } from "@/texts";

export function sentenceOf(problem: Problem): string {
  const { t, te } = i18n.global;
  const own = `problems.${problem.code}`;
  if (te(own)) return t(own);
  return problem.title || t("problems.unreadable");
}

/** The sentences of all fields that were refused and that the form does not show beside a field itself. */
export function fieldSentences(problem: Problem, shown: readonly string[] = []): string[] {
  return problem.problems.filter((one) => !shown.includes(one.field)).map((one) => `${one.field}: ${one.text}`);
}
