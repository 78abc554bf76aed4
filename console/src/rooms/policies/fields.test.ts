// Places of a policy's document.
import { describe, expect, it } from "vitest";
import { GROUPS, setAt, valueAt } from "./fields";

describe("a place of a document", () => {
  it("is read and set at any depth", () => {
    const body = { retry: { tries: 6 } };
    expect(valueAt(body, "retry.tries")).toBe(6);
    expect(valueAt(body, "sms.quiet.start")).toBeUndefined();
    setAt(body, "sms.quiet.start", "22:00");
    setAt(body, "retry.tries", 5);
    expect(body).toEqual({ retry: { tries: 5 }, sms: { quiet: { start: "22:00" } } });
  });

  it("is taken away without leaving anything new behind", () => {
    const body = { retry: { tries: 6 } };
    setAt(body, "retry.tries", undefined);
    setAt(body, "breaker.pause", undefined);
    expect(body).toEqual({ retry: {} });
  });

  it("occurs once in the form", () => {
    const paths = GROUPS.flatMap((group) => group.fields.map((field) => field.path));
    expect(new Set(paths).size).toBe(paths.length);
  });
});
