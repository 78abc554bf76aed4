// Drafts survive a reload, are one's own, and the newer one counts.
import { beforeEach, describe, expect, it } from "vitest";
import { Drafts, blank, newer, skewOf, type Shelf } from "./draft";

class Box implements Shelf {
  readonly kept = new Map<string, string>();
  full = false;
  get length(): number {
    return this.kept.size;
  }
  getItem = (key: string): string | null => this.kept.get(key) ?? null;
  setItem = (key: string, value: string): void => {
    if (this.full) throw new Error("quota");
    this.kept.set(key, value);
  };
  removeItem = (key: string): void => void this.kept.delete(key);
  key = (place: number): string | null => [...this.kept.keys()][place] ?? null;
}

const T = Date.parse("2026-11-19T02:00:00Z");
const row = (at: string, notes: string) => ({
  updated_at: at, answers: { overall: "neutral" }, notes, next_visit_note: "", speaker_relation: "", agreement: "agrees",
  corrections: {}, steps: {}, confirmed_at: null,
});
let box: Box;
beforeEach(() => (box = new Box()));

describe("Drafts", () => {
  it("are found again by the same person only", () => {
    new Drafts("p1", box).keep("call", { ...blank(), notes: "异响" }, T, null);
    expect(new Drafts("p1", box).find("call")?.draft.notes).toBe("异响");
    expect(new Drafts("p2", box).find("call")).toBeNull();
  });
  it("of a browser without room are no error", () => {
    box.full = true;
    new Drafts("p1", box).keep("call", blank(), T, null);
    expect(new Drafts("p1", box).find("call")).toBeNull();
  });
  it("that cannot be read are as good as none", () => {
    box.kept.set("callcenter.draft.p1.call", "{");
    expect(new Drafts("p1", box).find("call")).toBeNull();
  });
  it("older than a week are thrown away, other things are not", () => {
    const drafts = new Drafts("p1", box);
    drafts.keep("old", blank(), T - 8 * 86_400_000, null);
    drafts.keep("new", blank(), T, null);
    box.kept.set("callcenter.language", "en");
    drafts.tidy(T);
    expect([...box.kept.keys()]).toEqual(["callcenter.draft.p1.new", "callcenter.language"]);
  });
});

describe("newer", () => {
  const local = { saved_at: "2026-11-19T02:00:05Z", base: null, draft: { ...blank(), notes: "本机" } };
  it("takes the one that was kept later", () => {
    expect(newer(local, row("2026-11-19T02:00:00Z", "服务"))?.notes).toBe("本机");
    expect(newer(local, row("2026-11-19T02:00:09Z", "服务"))?.notes).toBe("服务");
  });
  it("heeds that this machine's clock may be wrong", () => {
    expect(newer(local, row("2026-11-19T02:00:00Z", "服务"), { ms: -60_000, error: 0 })?.notes).toBe("服务");
  });
  it("loses no keystroke to a clock that was read over a slow line", () => {
    const skew = skewOf("2026-11-19T02:01:00Z", Date.parse("2026-11-19T02:01:00Z"), Date.parse("2026-11-19T02:01:06Z"));
    expect(newer(local, row("2026-11-19T02:00:04Z", "服务"), skew)?.notes).toBe("本机");
  });
  it("asks no clock where the service has kept nothing since", () => {
    const based = { ...local, base: "2026-11-19T02:00:09Z" };
    expect(newer(based, row("2026-11-19T02:00:09Z", "服务"), { ms: -60_000, error: 0 })?.notes).toBe("本机");
    expect(newer(based, row("2026-11-19T02:00:10Z", "服务"))?.notes).toBe("服务");
  });
  it("takes the only one, or none", () => {
    expect(newer(null, row("2026-11-19T02:00:00Z", "服务"))).toMatchObject({ notes: "服务", speaker_relation: "owner" });
    expect(newer(null, null)).toBeNull();
  });
});
