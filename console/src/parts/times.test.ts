// Instants are told in the named zone whatever the machine's own is; durations count up and down.
import { expect, test } from "vitest";
import { clockText, dayOf, instantText, limitText } from "./times";

const AT = "2026-11-19T17:30:05Z"; // 01:30 the next day in Shanghai
const NOW = Date.parse("2026-11-20T02:00:00Z");

test.each([
  ["minute", "2026-11-20 01:30"],
  ["full", "2026-11-20 01:30:05"],
  ["day", "2026-11-20"],
  ["time", "01:30:05"],
  ["short", "01:30"],
] as const)("form %s in Shanghai is %s", (form, text) => expect(instantText(AT, "Asia/Shanghai", form, "zh-CN", NOW)).toBe(text));

test("the same instant lies on another day elsewhere", () => {
  expect(dayOf(AT, "Asia/Urumqi")).toBe("2026-11-19");
  expect(instantText(AT, "Europe/Berlin", "minute", "en", NOW)).toBe("2026-11-19 18:30");
});

test("a short instant of another day names the day in the language", () => {
  const later = NOW + 3 * 86_400_000;
  expect(instantText(AT, "Asia/Shanghai", "short", "en", later)).toContain("Nov 20");
  expect(instantText(AT, "Asia/Shanghai", "short", "zh-CN", later)).toContain("11");
});

test.each([
  ["2026-11-20T16:00:00Z", "minute", "2026-11-20 24:00"],
  ["2026-11-20T16:00:00Z", "full", "2026-11-20 24:00:00"],
  ["2026-11-20T16:00:00Z", "short", "24:00"],
  ["2026-11-21T16:00:00Z", "day", "2026-11-21"],
  ["2026-11-20T16:00:05Z", "minute", "2026-11-21 00:00"],
  ["2026-11-20T10:30:00Z", "minute", "2026-11-20 18:30"],
] as const)("the limit %s in form %s is %s", (at, form, text) => expect(limitText(at, "Asia/Shanghai", form, "zh-CN", NOW)).toBe(text));

test("a limit at midnight of another day is short in both languages", () => {
  expect(limitText("2026-11-21T16:00:00Z", "Asia/Shanghai", "short", "zh-CN", NOW)).toMatch(/11\/21 24:00/);
  expect(limitText("2026-11-21T16:00:00Z", "Asia/Shanghai", "short", "en", NOW)).toMatch(/Nov 21, 24:00/);
});

test.each([
  [7, "0:07"],
  [750, "12:30"],
  [3723, "1:02:03"],
  [-65, "−1:05"],
  [-0.4, "0:00"],
])("%d seconds are %s", (seconds, text) => expect(clockText(seconds)).toBe(text));
