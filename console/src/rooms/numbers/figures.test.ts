// Figures added up: shares, kinds, groups; periods on the calendar.
import { expect, test } from "vitest";
import { by, changeOf, howMany, kinds, NOTHING, questionsOf, shareOf, total, type Figure } from "./figures";
import { after, before, daysOf, isDay, shifted, spanOf, weekday } from "./spans";

const figure = (period: string, name: string, value: string, numerator: number, denominator: number, open = 0, group = {}): Figure => ({
  period, figure: name, value, group, numerator, denominator, open, excluded: 0,
});

test("days of a figure are added", () => {
  const days = [figure("2026-11-16", "reach", "", 3, 4, 1), figure("2026-11-17", "reach", "", 1, 4)];
  expect(total(days, "reach")).toEqual({ numerator: 4, denominator: 8, open: 1, excluded: 0 });
  expect(shareOf(total(days, "reach"))).toBe(0.5);
  expect(by(days, "reach", (one) => one.period).get("2026-11-17")?.numerator).toBe(1);
});

test("nothing counted is no share and no change", () => {
  expect(shareOf(NOTHING)).toBeNull();
  expect(changeOf({ ...NOTHING, numerator: 1, denominator: 2 }, NOTHING)).toBeNull();
});

test("kinds share one whole over several days", () => {
  const days = [
    figure("2026-11-16", "outcomes", "answered", 3, 5),
    figure("2026-11-16", "outcomes", "busy", 2, 5),
    figure("2026-11-17", "outcomes", "busy", 5, 5),
  ];
  expect(kinds(days, "outcomes").map((one) => [one.value, one.count.numerator, one.count.denominator])).toEqual([["busy", 7, 10], ["answered", 3, 10]]);
  expect(howMany(days, "outcomes").numerator).toBe(10);
});

test("questions come in the order of the script", () => {
  const found = [figure("d", "satisfaction:recommend", "", 1, 1), figure("d", "satisfaction:overall", "", 1, 1)];
  expect(questionsOf(found, { overall: {}, recommend: {} })).toEqual(["overall", "recommend"]);
});

test("a week begins on Monday, a month on its first", () => {
  expect(spanOf("2026-11-22", "week")).toEqual({ start: "2026-11-16", end: "2026-11-22" });
  expect(spanOf("2026-02-10", "month")).toEqual({ start: "2026-02-01", end: "2026-02-28" });
  expect(before(spanOf("2026-01-10", "month"), "month")).toEqual({ start: "2025-12-01", end: "2025-12-31" });
  expect(after(spanOf("2026-11-22", "week"), "week").start).toBe("2026-11-23");
  expect(weekday("2026-11-22")).toBe(6);
});

test("days are counted over the end of a month", () => {
  expect(shifted("2026-02-28", 1)).toBe("2026-03-01");
  expect(daysOf({ start: "2026-02-27", end: "2026-03-02" })).toHaveLength(4);
  expect(isDay("2026-02-30")).toBe(false);
});
