// Short words to whoever works: done, went wrong, done with a way back; and the question before what cannot be undone.
import { ElButton, ElMessage, ElMessageBox } from "element-plus";
import { h } from "vue";
import type { Problem } from "@/api/problem";
import { i18n } from "@/texts";
import { fieldSentences, sentenceOf } from "./problems";

const t = (key: string): string => i18n.global.t(key);

export function tellDone(text: string): void {
  ElMessage({ type: "success", message: text, grouping: true });
}

export function tellProblem(problem: Problem): void {
  const message = [sentenceOf(problem), ...fieldSentences(problem)].join(" · ");
  ElMessage({ type: "error", message, duration: 6_000, showClose: true, grouping: true });
}

/** Say what was done and offer to take it back for some seconds. */
export function tellUndo(text: string, undo: () => unknown, seconds = 8): void {
  const told = ElMessage({
    type: "success",
    duration: seconds * 1_000,
    showClose: true,
    message: h("span", [
      text,
      " ",
      h(ElButton, { link: true, type: "primary", onClick: () => (told.close(), void undo()) }, () => t("act.undo")),
    ]),
  });
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
  try {
    await ElMessageBox.confirm(question.text, question.title, {
      confirmButtonText: question.act,
      cancelButtonText: t("act.cancel"),
      type: "warning",
      confirmButtonClass: question.danger ? "el-button--danger" : "",
    });
    return true;
  } catch {
    return false;
  }
}
