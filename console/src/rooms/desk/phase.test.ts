// Where a card stands: from the follow-up's state and the call's.
import { describe, expect, it } from "vitest";
import { needsReason, phaseOf } from "./phase";

const T = Date.parse("2026-11-19T02:00:00Z");
const row = (state: string, claimed_by: string | null = null) => ({ state, claimed_by }) as never;
const call = (state: string, more: object = {}) =>
  ({ state, agent_id: "me", ended_at: null, disposition: null, ...more }) as never;

describe("phaseOf", () => {
  it.each([
    [null, null, "idle"],
    [row("claimed", "me"), null, "preview"],
    [row("claimed", "other"), null, "away"],
    [row("ready"), null, "preview"],
    [row("calling"), call("ringing"), "calling"],
    [row("calling"), call("talking"), "talking"],
    [row("calling"), call("ended"), "over"],
    [row("calling"), call("talking", { handed_over: true }), "over"],
    [row("calling"), call("talking", { agent_id: "other" }), "away"],
    [row("wrap_up"), call("ended"), "over"],
    [row("undisposed"), call("ended"), "over"],
    [row("waiting"), call("ended", { ended_at: "2026-11-19T01:59:00Z" }), "ended"],
    [row("waiting"), call("ended", { ended_at: "2026-11-18T01:59:00Z" }), "preview"],
    [row("waiting"), call("ended", { ended_at: "2026-11-19T01:59:00Z", disposition: "inconvenient" }), "preview"],
    [row("done"), call("ended"), "done"],
  ])("%#", (follow, attempt, phase) => {
    expect(phaseOf(follow, attempt, "me", T)).toBe(phase);
  });
});

describe("needsReason", () => {
  it("for every card that is not in one's own hands", () => {
    expect(needsReason(row("claimed", "me"), "me")).toBe(false);
    expect(needsReason(row("ready"), "me")).toBe(true);
  });
});
