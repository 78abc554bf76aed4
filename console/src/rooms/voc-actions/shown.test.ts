// Before and after as an action holds them.
import { expect, test } from "vitest";
import { change, shareIn } from "./shown";

test("a period that was not counted yet is no share", () => {
  expect(shareIn({})).toBeNull();
  expect(change(shareIn({ numerator: 1, denominator: 2, from: "a", to: "b" }), shareIn({}))).toBeNull();
});

test("the change is that of the shares", () => {
  const before = shareIn({ numerator: 1, denominator: 4, from: "2026-11-01", to: "2026-11-07" });
  const after = shareIn({ numerator: 3, denominator: 4, from: "2026-11-08", to: "2026-11-14" });
  expect(change(before, after)).toBe(0.5);
  expect(before?.start).toBe("2026-11-01");
});

test("nothing counted has no change", () => {
  expect(change({ numerator: 0, denominator: 0, start: "", end: "" }, { numerator: 1, denominator: 1, start: "", end: "" })).toBeNull();
});
