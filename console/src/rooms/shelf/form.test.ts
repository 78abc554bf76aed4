// A line of the shelf as a form: amounts and the fields that are sent.
import { describe, expect, it } from "vitest";
import { blank, centsOf, saidOf } from "./form";

describe("centsOf", () => {
  it.each([["68", 6_800], ["68.5", 6_850], ["1,234.50", 123_450], ["¥ 12", 1_200], ["", null], ["abc", null], ["1.234", null]])("%s", (text, cents) => {
    expect(centsOf(text)).toBe(cents);
  });
});

describe("saidOf", () => {
  it("sends the fields of the kind only", () => {
    const form = { ...blank("staff", "d"), title: " 李强 ", number: "8001", amount: "3", valid_from: "2026-11-19" };
    expect(saidOf(form)).toMatchObject({ title: "李强", number: "8001", amount_cents: null, valid_from: null });
  });
});
