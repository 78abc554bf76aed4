// Length and peaks out of a WAV file's bytes.
import { describe, expect, it } from "vitest";
import { NotAWave, waveOf } from "./wav";

function wav(samples: readonly number[], { rate = 8_000, channels = 1, bits = 16, extra = 0 } = {}): ArrayBuffer {
  const size = samples.length * 2;
  const view = new DataView(new ArrayBuffer(44 + extra + (extra ? 8 : 0) + size));
  const text = (at: number, said: string): void => [...said].forEach((c, i) => view.setUint8(at + i, c.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, view.byteLength - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint32(28, rate * 2 * channels, true);
  view.setUint16(32, 2 * channels, true);
  view.setUint16(34, bits, true);
  let at = 36;
  if (extra) {
    text(at, "LIST");
    view.setUint32(at + 4, extra, true);
    at += 8 + extra;
  }
  text(at, "data");
  view.setUint32(at + 4, size, true);
  samples.forEach((value, i) => view.setInt16(at + 8 + i * 2, value, true));
  return view.buffer;
}

describe("waveOf", () => {
  it("tells the length and the loudest sample of each part", () => {
    const found = waveOf(wav([0, 16_384, 0, 0, -32_768, 0, 0, 8_192], { rate: 8 }), 4);
    expect(found).toEqual({ seconds: 1, peaks: [0.5, 0, 1, 0.25] });
  });
  it("reads both channels, behind other chunks", () => {
    const found = waveOf(wav([0, 16_384, 0, 0], { rate: 2, channels: 2, extra: 6 }), 2);
    expect(found).toEqual({ seconds: 1, peaks: [0.5, 0] });
  });
  it("takes a file that was cut off at its true length", () => {
    const whole = wav(Array.from({ length: 100 }, () => 1), { rate: 100 });
    expect(waveOf(whole.slice(0, 44 + 100), 1).seconds).toBe(0.5);
  });
  it("refuses what is no such file", () => {
    expect(() => waveOf(new ArrayBuffer(10), 1)).toThrow(NotAWave);
    expect(() => waveOf(wav([1], { bits: 8 }), 1)).toThrow(NotAWave);
  });
});
