// The times that are offered lie inside calling hours, in the dealer's zone, and ahead.
import { describe, expect, it } from "vitest";
import { slotsOf, weekdayText } from "./slots";

const times = {
  now: "2026-11-19T02:10:00Z",
  zone: "Asia/Shanghai",
  due_at: "2026-11-21T16:00:00Z",
  days: [
    { day: "2026-11-19", source: "", open: [{ start: "2026-11-19T02:10:00Z", end: "2026-11-19T04:00:00Z" }] },
    { day: "2026-11-20", source: "", open: [] },
  ],
};

describe("slotsOf", () => {
  it("gives the half hours ahead until the closing, which is outside", () => {
    expect(slotsOf(times, "2026-11-19").map((slot) => slot.text)).toEqual(["10:30", "11:00", "11:30"]);
    expect(slotsOf(times, "2026-11-19")[0]!.at).toBe("2026-11-19T02:30:00.000Z");
  });
  it("gives none for a closed day or one that is not there", () => {
    expect(slotsOf(times, "2026-11-20")).toEqual([]);
    expect(slotsOf(times, "2027-01-01")).toEqual([]);
  });
});

describe("weekdayText", () => {
  it("is in the reader's language", () => {
    expect([weekdayText("2026-11-19", "zh-CN"), weekdayText("2026-11-19", "en")]).toEqual(["周四", "Thu"]);
  });
});
