// How well sound travels, from the numbers of two looks.
import { describe, expect, it } from "vitest";
import { lookAt, qualityBetween, verdict } from "./quality";
import { decibels } from "./sound";

const inbound = (received: number, lost: number): Record<string, unknown> & { type: string } => ({
  type: "inbound-rtp",
  kind: "audio",
  packetsReceived: received,
  packetsLost: lost,
  jitter: 0.004,
});

describe("quality between two looks", () => {
  it("counts what was lost since the look before, not since the call began", () => {
    const quality = qualityBetween(lookAt([inbound(1_000, 100)], 0), lookAt([inbound(1_090, 110)], 2_000));
    expect(quality.lossIn).toBeCloseTo(0.1);
    expect(quality.jitterIn).toBe(4);
    expect(quality.silent).toBe(false);
  });

  it("is silent when nothing came, and tells no loss then", () => {
    const quality = qualityBetween(lookAt([inbound(500, 0)], 0), lookAt([inbound(500, 0)], 2_000));
    expect(quality.silent).toBe(true);
    expect(quality.lossIn).toBeNull();
  });

  it("takes the far side's own report for the way out", () => {
    const far = { type: "remote-inbound-rtp", kind: "audio", fractionLost: 0.03, jitter: 0.05, roundTripTime: 0.12 };
    const quality = qualityBetween(lookAt([inbound(0, 0)], 0), lookAt([inbound(100, 0), far], 2_000));
    expect([quality.lossOut, quality.jitterOut, quality.roundTrip]).toEqual([0.03, 50, 120]);
    expect(verdict(quality)).toBe("fair");
  });

  it("is bad when a twentieth is lost either way", () => {
    expect(verdict({ lossIn: 0, lossOut: 0.06, jitterIn: 1, jitterOut: 1 })).toBe("bad");
    expect(verdict({ lossIn: 0, lossOut: null, jitterIn: 3, jitterOut: null })).toBe("good");
  });
});

describe("level", () => {
  it("is 0 dBFS for the loudest square and -100 for silence", () => {
    expect(decibels([1, -1, 1, -1])).toBe(0);
    expect(decibels([0, 0])).toBe(-100);
    expect(decibels([])).toBe(-100);
  });
});
