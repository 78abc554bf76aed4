// Acts on a questionnaire's lists.
import { describe, expect, it } from "vitest";
import { freeCode, move, nextVersion, renameQuestion, spoken, type Questionnaire } from "./model";

describe("a questionnaire that is written", () => {
  it("moves entries and stops at the ends", () => {
    const list = ["a", "b", "c"];
    expect(move(list, 0, 1)).toBe(1);
    expect(list).toEqual(["b", "a", "c"]);
    expect(move(list, 2, 1)).toBe(2);
    expect(move(list, 0, -1)).toBe(0);
    expect(list).toEqual(["b", "a", "c"]);
  });

  it("names new entries by codes that are free", () => {
    expect(freeCode("question", ["question_2"])).toBe("question_3");
    expect(freeCode("step", [])).toBe("step_1");
  });

  it("gets a version above every former wording", () => {
    expect(nextVersion(1, 0)).toBe(2);
    expect(nextVersion(1, 2)).toBe(4);
    expect(nextVersion(7, 2)).toBe(8);
  });

  it("follows a question's new code everywhere", () => {
    const text = { "zh-CN": "问", en: "q" };
    const document: Questionnaire = {
      code: "x", version: 1, kind: "second", title: text, steps: [],
      questions: [
        { code: "new", kind: "yes_no", step: "s", text },
        { code: "why", kind: "text", step: "s", text, show_if: [{ question: "old", among: [false] }] },
      ],
      proposals: [{ propose: "complaint", when: [{ question: "old" }], note_from: "old" }],
      verdict: [{ question: "old", among: [true] }],
    };
    renameQuestion(document, "old", "new");
    expect(JSON.stringify(document)).not.toContain("old");
  });

  it("is spoken with names put in", () => {
    expect(spoken("您好，{customer_name}！{nobody}", "zh-CN")).toBe("您好，王建国！{nobody}");
  });
});
