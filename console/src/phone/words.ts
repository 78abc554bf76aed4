// The telephone's own words: it stands in the shell and in several rooms, so they come with it and not with a room.
import { ref, type Ref } from "vue";
import { alsoWords, i18n } from "@/texts";

const files = import.meta.glob<Record<string, unknown>>("./{zh-CN,en}.json", { import: "default" });
const loaded = new Map<string, Promise<void>>();
const known = ref("");

async function fetched(language: string): Promise<void> {
  const words = await files[`./${language}.json`]?.();
  if (words) i18n.global.mergeLocaleMessage(language, { phone: words });
}

async function load(language: string): Promise<void> {
  if (!loaded.has(language)) loaded.set(language, fetched(language));
  await loaded.get(language);
  known.value ||= language;
}

/** Whether the telephone's words are there, which are fetched now if they are not. */
export function usePhoneWords(): Ref<boolean> {
  alsoWords(load);
  const ready = ref(known.value !== "");
  void load(i18n.global.locale.value).then(() => (ready.value = true));
  return ready;
}
