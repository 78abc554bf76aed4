// The desk by keyboard: one key per act, while nobody types into a field; a list of them on "?".
import { onMounted, onScopeDispose } from "vue";

/** What the keys do, in the order in which they are listed: [key, word in desk.keys]. */
export const KEYS = [
  ["N", "next"],
  ["D", "dial"],
  ["H", "hangUp"],
  ["1–9 0", "choose"],
  ["Enter", "forward"],
  ["Backspace", "back"],
  ["C", "complaint"],
  ["A", "agree"],
  ["S", "notes"],
  ["E", "disposition"],
  ["F", "find"],
  ["W", "why"],
  ["X", "numbers"],
  ["R", "release"],
  ["Ctrl+Enter", "submit"],
  ["Esc", "leaveField"],
  ["?", "map"],
] as const;

const TYPING = new Set(["text", "search", "tel", "number", "date", "time", "datetime-local", "email", "password", "url"]);

/** Whether a key pressed here is meant for the field that has the focus. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && TYPING.has(target.type);
}

/** Whether Enter or space belongs to the thing itself: a button, a link. */
function ownsEnter(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest("button, a[href], [role=tab], [role=button], summary") !== null;
}

/** Hear keys as long as the component lives. `hear` is given the key in lower case and returns whether it was one of its. */
export function useKeys(hear: (key: string, event: KeyboardEvent) => boolean): void {
  function pressed(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.altKey || event.metaKey) return;
    const layer = document.querySelector(".el-overlay:not([style*='display: none']) [role=dialog], .el-message-box");
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey) {
      if (key === "Enter" && !layer && hear("Ctrl+Enter", event)) event.preventDefault();
      return;
    }
    if (layer) return;
    if (isTyping(event.target)) {
      if (key === "Escape") (event.target as HTMLElement).blur();
      return;
    }
    if ((key === "Enter" || key === " ") && ownsEnter(event.target)) return;
    if (hear(key, event)) event.preventDefault();
  }
  onMounted(() => document.addEventListener("keydown", pressed));
  onScopeDispose(() => document.removeEventListener("keydown", pressed));
}
