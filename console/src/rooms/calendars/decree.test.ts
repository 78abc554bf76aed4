// A year's decree as pasted text.
import { describe, expect, it } from "vitest";
import { dateOf, readDecree } from "./decree";

describe("a pasted decree", () => {
  it("is read with blanks, commas or tabs between, in either language", () => {
    const { days, wrong } = readDecree("2027-01-01 休 元旦\n2027/1/4，补班\n\n2027年2月6日\tholiday\tSpring Festival", 2027);
    expect(wrong).toEqual([]);
    expect(days).toEqual([
      { day: "2027-01-01", working: false, source: "元旦" },
      { day: "2027-01-04", working: true, source: "" },
      { day: "2027-02-06", working: false, source: "Spring Festival" },
    ]);
  });

  it("names every line that cannot be read, with its reason", () => {
    const { days, wrong } = readDecree("元旦 休\n2027-02-30 休\n2026-01-01 休\n2027-01-01 大概\n2027-05-01 休\n2027-05-01 班", 2027);
    expect(days.map((one) => one.day)).toEqual(["2027-05-01"]);
    expect(wrong.map((one) => [one.line, one.reason])).toEqual([
      [1, "date"],
      [2, "date"],
      [3, "year"],
      [4, "kind"],
      [6, "twice"],
    ]);
  });

  it("knows leap days", () => {
    expect(dateOf("2028-02-29")).toBe("2028-02-29");
    expect(dateOf("2027-02-29")).toBe("");
  });
});
