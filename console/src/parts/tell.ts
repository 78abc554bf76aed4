// Short words to whoever works: done, went wrong, done with a way back; and the question before what cannot be undone.
import type { Problem } from "@/api/problem";
import { i18n } from "@/texts";
import { whenIdle } from "./idle";
import { fieldSentences, sentenceOf } from "./problems";

const t = (key: string): string => i18n.global.t(key);
const toasts = (): Promise<typeof import("./toast")> => import("./toast");
// Before it is needed: what is told when the service is away cannot be fetched then.
whenIdle(() => toasts().catch(() => undefined));

export function tellDone(text: string): void {
  void toasts().then(({ toast }) => toast("success", text));
}

export function tellProblem(problem: Problem): void {
  const message = [sentenceOf(problem), ...fieldSentences(problem)].join(" · ");
  void toasts().then(({ toast }) => toast("error", message));
}

/** Say what was done and offer to take it back for some seconds. */
export function tellUndo(text: string, undo: () => unknown, seconds = 8): void {
  void toasts().then(({ toastUndo }) => toastUndo(text, t("act.undo"), undo, seconds));
}

export interface Question {
  title: string;
  text: string;
  /** The word on the button that does it. */
  act: string;
  danger?: boolean;
}

/** Ask before something that cannot be undone; false where it is declined. */
export async function confirm(question: Question): Promise<boolean> {
  const { ask } = await toasts();
  return ask(question.title, question.text, question.act, t("act.cancel"), question.danger ?? false);
}
