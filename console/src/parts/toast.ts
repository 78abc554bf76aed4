// The toasts and questions themselves: Element Plus's, in a file of their own that comes when the page is idle (tell.ts).
import { ElButton, ElMessage, ElMessageBox } from "element-plus";
import { h } from "vue";

/** Long enough to be read by who looked elsewhere when it came; the pointer on it keeps it. */
export function toast(type: "success" | "error", message: string): void {
  if (type === "success") ElMessage({ type, message, duration: 5_000, grouping: true });
  else ElMessage({ type, message, duration: 6_000, showClose: true, grouping: true });
}

/** A toast with a button that takes back what it tells of. */
export function toastUndo(text: string, act: string, undo: () => unknown, seconds: number): void {
  const told = ElMessage({
    type: "success",
    duration: seconds * 1_000,
    showClose: true,
    message: h("span", [text, " ", h(ElButton, { link: true, type: "primary", onClick: () => (told.close(), void undo()) }, () => act)]),
  });
}

/** A question with two buttons; false where it is declined. */
export async function ask(title: string, text: string, act: string, cancel: string, danger: boolean): Promise<boolean> {
  try {
    await ElMessageBox.confirm(text, title, {
      confirmButtonText: act,
      cancelButtonText: cancel,
      type: "warning",
      confirmButtonClass: danger ? "el-button--danger" : "",
    });
    return true;
  } catch {
    return false;
  }
}
