// Languages: shared words at once, a room's own words with the room, Element Plus's words beside them. Chinese first.
import { createI18n } from "vue-i18n";
import { shallowRef } from "vue";
import type { Language as ElementWords } from "element-plus/es/locale/index.mjs";
import titles from "virtual:titles";
import { speak } from "@/api/client";

export const LANGUAGES = ["zh-CN", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

type Words = Record<string, unknown>;
const shared = import.meta.glob<Words>("./{zh-CN,en}.json", { import: "default" });
const ofRooms = import.meta.glob<Words>("../rooms/*/{zh-CN,en}.json", { import: "default" });
const ofElement: Record<Language, () => Promise<{ default: ElementWords }>> = {
  "zh-CN": () => import("element-plus/es/locale/lang/zh-cn.mjs"),
  en: () => import("element-plus/es/locale/lang/en.mjs"),
};

export const i18n = createI18n({ legacy: false, locale: "zh-CN", missingWarn: false, fallbackWarn: false, messages: {} });
/** Element Plus's own words in the chosen language, for <el-config-provider>. */
export const elementWords = shallowRef<ElementWords>();

const loaded = new Set<string>();
const wanted = new Set<string>();
const others = new Set<(language: Language) => Promise<void>>();

/** Words of a part that stands in many rooms: fetched, too, before another language is shown. What comes later is not drawn anew. */
export function alsoWords(load: (language: Language) => Promise<void>): void {
  others.add(load);
}

async function words(language: Language, room: string): Promise<void> {
  if (loaded.has(`${language}/${room}`)) return;
  const load = ofRooms[`../rooms/${room}/${language}.json`];
  if (load) i18n.global.mergeLocaleMessage(language, { [room]: await load() });
  loaded.add(`${language}/${room}`);
}

/** Make a room's words known before it is shown. */
export async function wordsOf(room: string): Promise<void> {
  wanted.add(room);
  await words(i18n.global.locale.value as Language, room);
}

async function sharedWords(language: Language): Promise<void> {
  if (loaded.has(language)) return;
  const own = shared[`./${language}.json`];
  if (own) i18n.global.mergeLocaleMessage(language, { ...(await own()), rooms: titles[language] });
  loaded.add(language);
}

let asked: Language = "zh-CN";

/**
 * Change the language of everything on the page, and of what the service says; `room`: one that is about to be shown. Of
 * several that are asked for at the same time the last one counts.
 */
export function useLanguage(language: Language, room?: string): Promise<void> {
  if (room) wanted.add(room);
  asked = language;
  return change(language);
}

async function change(language: Language): Promise<void> {
  let parts: number;
  let element: { default: ElementWords };
  // What comes to stand on the page meanwhile has brought the words of the language before.
  do {
    parts = wanted.size + others.size;
    [element] = await Promise.all([ofElement[language](), sharedWords(language), ...[...wanted].map((one) => words(language, one)), ...[...others].map((load) => load(language))]);
  } while (parts < wanted.size + others.size);
  if (language !== asked) return change(asked);
  elementWords.value = element.default;
  i18n.global.locale.value = language;
  document.documentElement.lang = language;
  speak(language);
}

export function isLanguage(said: unknown): said is Language {
  return LANGUAGES.includes(said as Language);
}

/** The language a browser starts in: what was chosen here before, else what the browser asks for, else Chinese. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem("callcenter.language");
  if (isLanguage(kept)) return kept;
  for (const asked of navigator.languages) {
    if (asked.startsWith("zh")) return "zh-CN";
    if (asked.startsWith("en")) return "en";
  }
  return "zh-CN";
}
