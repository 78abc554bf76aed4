// Step times: what is sent with the answers.
import { describe, expect, it } from "vitest";
import { StepClock } from "./steps";

const T = Date.parse("2026-11-19T02:00:00Z");

describe("StepClock", () => {
  it("counts the time inside, also over several visits", () => {
    const clock = new StepClock();
    clock.enter("prepare", T);
    clock.enter("ask", T + 10_000);
    clock.enter("prepare", T + 30_000);
    clock.leave(T + 35_000);
    expect(clock.told(T + 90_000)).toEqual({
      prepare: { started_at: "2026-11-19T02:00:00.000Z", ended_at: "2026-11-19T02:00:35.000Z", seconds: 15 },
      ask: { started_at: "2026-11-19T02:00:10.000Z", ended_at: "2026-11-19T02:00:30.000Z", seconds: 20 },
    });
  });
  it("goes on where a reload left it, without the time between", () => {
    const before = new StepClock();
    before.enter("ask", T);
    const after = new StepClock(before.told(T + 20_000));
    after.enter("ask", T + 60_000);
    expect(after.seconds("ask", T + 65_000)).toBe(25);
    expect(after.told(T + 65_000)["ask"]!.started_at).toBe("2026-11-19T02:00:00.000Z");
  });
  it("speaks in the service's time where this machine's clock is wrong", () => {
    const clock = new StepClock({}, 3_600_000);
    clock.enter("ask", T);
    expect(clock.told(T + 1_000)["ask"]).toEqual({
      started_at: "2026-11-19T03:00:00.000Z",
      ended_at: "2026-11-19T03:00:01.000Z",
      seconds: 1,
    });
  });
  it("entering the running step again changes nothing", () => {
    const clock = new StepClock();
    clock.enter("ask", T);
    clock.enter("ask", T + 5_000);
    expect(clock.seconds("ask", T + 9_000)).toBe(9);
    expect(clock.current).toBe("ask");
  });
});
