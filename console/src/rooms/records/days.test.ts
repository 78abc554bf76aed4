// A day's limits are the dealer's, also where clocks are changed.
import { expect, test } from "vitest";
import { dayStart, localInstant } from "./days";

test("a day begins at the dealer's midnight", () => {
  expect(dayStart("2026-11-19", "Asia/Shanghai")).toBe("2026-11-18T16:00:00Z");
  expect(dayStart("2026-11-30", "Asia/Shanghai", 1)).toBe("2026-11-30T16:00:00Z");
});

test("a day begins at midnight when clocks are changed on it", () => {
  expect(dayStart("2026-03-29", "Europe/Berlin")).toBe("2026-03-28T23:00:00Z");
  expect(dayStart("2026-03-29", "Europe/Berlin", 1)).toBe("2026-03-29T22:00:00Z");
});

test("a local time is the dealer's", () => {
  expect(localInstant("2026-11-19 10:30", "Asia/Shanghai")).toBe("2026-11-19T02:30:00Z");
  expect(localInstant("2026-03-29 03:30", "Europe/Berlin")).toBe("2026-03-29T01:30:00Z");
});
