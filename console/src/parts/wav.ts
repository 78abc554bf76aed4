// A recording as the player needs it: length and peaks out of a WAV file's own bytes (16-bit PCM, any rate, mono or stereo).

export interface Wave {
  seconds: number;
  /** The loudest sample of each part of the time, 0…1. */
  peaks: number[];
}

export class NotAWave extends Error {}

/** Read the header and find the peak of each of `count` equal parts. Raises NotAWave for anything but 16-bit PCM. */
export function waveOf(file: ArrayBuffer, count: number): Wave {
  const view = new DataView(file);
  const tag = (at: number): string => String.fromCharCode(...new Uint8Array(file, at, 4));
  if (file.byteLength < 44 || tag(0) !== "RIFF" || tag(8) !== "WAVE") throw new NotAWave("no RIFF/WAVE header");
  let at = 12;
  let format = { kind: 0, channels: 1, rate: 8_000, bits: 16 };
  while (at + 8 <= file.byteLength) {
    const name = tag(at);
    const size = view.getUint32(at + 4, true);
    const start = at + 8;
    if (name === "fmt ") {
      format = {
        kind: view.getUint16(start, true),
        channels: view.getUint16(start + 2, true),
        rate: view.getUint32(start + 4, true),
        bits: view.getUint16(start + 14, true),
      };
    } else if (name === "data") {
      if (format.kind !== 1 || format.bits !== 16 || !format.rate || !format.channels) throw new NotAWave("not 16-bit PCM");
      return read(view, start, Math.min(size, file.byteLength - start), format.channels, format.rate, count);
    }
    at = start + size + (size % 2);
  }
  throw new NotAWave("no sound in it");
}

function read(view: DataView, start: number, bytes: number, channels: number, rate: number, count: number): Wave {
  const frames = Math.floor(bytes / (2 * channels));
  const peaks: number[] = [];
  for (let part = 0; part < count; part += 1) {
    const [from, to] = [Math.floor((part * frames) / count), Math.floor(((part + 1) * frames) / count)];
    const stride = Math.max(1, Math.floor((to - from) / 400)); // enough to see speech; a long call stays quick
    let peak = 0;
    for (let frame = from; frame < to; frame += stride) {
      for (let channel = 0; channel < channels; channel += 1) {
        peak = Math.max(peak, Math.abs(view.getInt16(start + (frame * channels + channel) * 2, true)));
      }
    }
    peaks.push(peak / 32_768);
  }
  return { seconds: frames / rate, peaks };
}
