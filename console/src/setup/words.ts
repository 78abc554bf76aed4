// Several words as one text, in the manner of the language.
import { i18n } from "@/texts";

export function listed(words: readonly string[]): string {
  return words.filter(Boolean).join(i18n.global.locale.value === "en" ? ", " : "、");
}
