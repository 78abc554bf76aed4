// The rules of a questionnaire in the page agree with the service's.
import { describe, expect, it } from "vitest";
import { answerOf, heard, missing, placeOf, proposed, shown, spoken, walked, type Question, type Script } from "./script";

const text = { "zh-CN": "问", en: "ask" };
const question = (code: string, kind: string, more: object = {}): Question =>
  ({ code, kind, step: "ask", text, required: true, several: false, options: [], show_if: [], figure: false, ...more }) as Question;
const when = (of: string, among: unknown[]) => ({ question: of, among, at_most: null, at_least: null });

const script = {
  code: "x", version: 1, kind: "first", title: text, verdict: [],
  steps: [
    { no: "1", code: "prepare", owner: "agent", title: text, minutes: 0.5 },
    { no: "2", code: "select", owner: "system", title: text, minutes: 0.5 },
    { no: "3", code: "ask", owner: "agent", title: text, minutes: 1.5 },
    { no: "7", code: "record_complaint", owner: "agent", title: text, minutes: 0 },
  ],
  questions: [
    question("overall", "satisfaction"),
    question("why", "choice", { several: true, options: ["price", "time"].map((code) => ({ code, text })), show_if: [when("overall", ["dissatisfied"])] }),
    question("again", "text", { required: false, show_if: [when("why", ["price"])] }),
  ],
  proposals: [
    { propose: "grievance", when: [when("why", ["price"])], category: "price", note_from: "" },
    { propose: "complaint", when: [when("overall", ["dissatisfied"])], category: "", note_from: "" },
  ],
} as unknown as Script;
const codes = (given: Parameters<typeof shown>[1]): string[] => shown(script, given).map((one) => one.code);

describe("questions", () => {
  it("are shown when what was answered before leads to them", () => {
    expect(codes({})).toEqual(["overall"]);
    expect(codes({ overall: "dissatisfied" })).toEqual(["overall", "why"]);
    expect(codes({ overall: "dissatisfied", why: ["price"] })).toEqual(["overall", "why", "again"]);
  });
  it("that are hidden again lead nowhere, and their answers do not count", () => {
    const given = { overall: "satisfied", why: ["price"], again: "x" };
    expect(codes(given)).toEqual(["overall"]);
    expect(heard(script, given)).toEqual({ overall: "satisfied" });
  });
  it("that must be answered are named while they are not", () => {
    expect(missing(script, { overall: "dissatisfied" })).toEqual(["why"]);
    expect(missing(script, { overall: "satisfied" })).toEqual([]);
  });
});

describe("proposals", () => {
  it("take the strongest voice and the first category", () => {
    expect(proposed(script, { overall: "dissatisfied", why: ["price"] })).toEqual({ kind: "complaint", category: "price" });
    expect(proposed(script, { overall: "satisfied" })).toEqual({ kind: null, category: "" });
  });
});

describe("steps", () => {
  it("are those of the agent; the complaint's stands beside them", () => {
    expect(walked(script).map((step) => step.code)).toEqual(["prepare", "ask"]);
  });
  it("say names, and a gap for what is not known", () => {
    expect(spoken("您好{name}，{plate}？", { name: "王芳" })).toBe("您好王芳，____？");
  });
});

describe("keys", () => {
  it("choose by place", () => {
    expect([placeOf("1"), placeOf("0"), placeOf("a")]).toEqual([0, 9, null]);
    expect(answerOf(script.questions[0]!, "2", undefined)).toBe("satisfied");
    expect(answerOf(script.questions[0]!, "9", undefined)).toBeUndefined();
    expect(answerOf(question("q", "yes_no"), "2", undefined)).toBe(false);
    expect([answerOf(question("q", "scale"), "0", undefined), answerOf(question("q", "scale"), "`", undefined)]).toEqual([10, 0]);
  });
  it("add and take away where several may be chosen", () => {
    const why = script.questions[1]!;
    expect(answerOf(why, "1", undefined)).toEqual(["price"]);
    expect(answerOf(why, "2", ["price"])).toEqual(["price", "time"]);
    expect(answerOf(why, "1", ["price", "time"])).toEqual(["time"]);
  });
});
