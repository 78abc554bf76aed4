// Languages as a page meets them that is still coming together: all words before the language is shown, the last choice counts.
import { expect, test } from "vitest";
import { alsoWords, i18n, useLanguage, type Language } from ".";

test("a part that comes while the language changes has its words before the new language is shown", async () => {
  const heard: string[] = [];
  await useLanguage("zh-CN");
  const changed = useLanguage("en");
  alsoWords(async (language) => {
    await Promise.resolve();
    heard.push(`${language} while ${i18n.global.locale.value}`);
  });
  await changed;
  expect(heard).toEqual(["en while zh-CN"]);
  expect(i18n.global.locale.value).toBe("en");
});

test("of two languages that are asked for at the same time the last one counts, however long the first one takes", async () => {
  let release = (): void => undefined;
  const slow = new Promise<void>((resolve) => (release = resolve));
  alsoWords((language: Language) => (language === "en" ? slow : Promise.resolve()));
  await useLanguage("zh-CN");
  const first = useLanguage("en");
  await useLanguage("zh-CN");
  release();
  await first;
  expect(i18n.global.locale.value).toBe("zh-CN");
});
