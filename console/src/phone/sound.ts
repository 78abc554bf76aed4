// Sound of this page: the microphone kept open while one sits at the browser's phone, levels both ways, the headset's end.

/** Level below which nothing is heard, in dBFS. */
export const SILENCE = -60;

/** Root mean square of samples (-1…1) as dBFS, never below -100. */
export function decibels(samples: Float32Array | readonly number[]): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = samples.length ? Math.sqrt(sum / samples.length) : 0;
  return rms > 0 ? Math.max(-100, Math.round(200 * Math.log10(rms)) / 10) : -100;
}

let context: AudioContext | null = null;

/** Watches how loud a stream is. */
export class Meter {
  private readonly analyser: AnalyserNode;
  private readonly source: MediaStreamAudioSourceNode;
  private readonly samples: Float32Array<ArrayBuffer>;

  constructor(stream: MediaStream) {
    context ??= new AudioContext();
    void context.resume();
    this.analyser = context.createAnalyser();
    this.analyser.fftSize = 1_024;
    this.samples = new Float32Array(this.analyser.fftSize);
    this.source = context.createMediaStreamSource(stream);
    this.source.connect(this.analyser);
  }

  /** dBFS of the last twentieth of a second. */
  level(): number {
    this.analyser.getFloatTimeDomainData(this.samples);
    return decibels(this.samples);
  }

  close(): void {
    this.source.disconnect();
  }
}

export type MicrophoneProblem = "denied" | "missing" | "busy" | "insecure" | "unplugged";

export function problemOfMicrophone(thrown: unknown): MicrophoneProblem {
  const name = thrown instanceof DOMException ? thrown.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotReadableError" || name === "AbortError") return "busy";
  return "missing";
}

/** What the customer is heard through at this machine. */
export const EARS = ["headset", "speaker"] as const;
export type Ears = (typeof EARS)[number];

const KEPT_EARS = "callcenter.ears";

/** As chosen in this browser; a loudspeaker until somebody says otherwise, because an echo is worse than a quiet word. */
export function keptEars(): Ears {
  return localStorage.getItem(KEPT_EARS) === "headset" ? "headset" : "speaker";
}

export function keepEars(chosen: Ears): void {
  localStorage.setItem(KEPT_EARS, chosen);
}

/** The microphone, held open; tells when it fell silent for good, and whether it is still plugged in. */
export class Microphone {
  stream: MediaStream | null = null;
  private device = "";
  private label = "";

  constructor(private readonly lost: (plugged: boolean) => void) {
    this.changed = this.changed.bind(this);
  }

  /**
   * The sound of the microphone, opened where it is not open yet.
   *
   * Echo is cancelled for a loudspeaker only. The canceller takes everything for an echo while both sides speak, until it
   * knows the room (half a minute on a slow machine): through a headset, which has no echo, words would be lost for nothing.
   */
  async open(ears: Ears): Promise<MediaStream> {
    if (this.stream?.active) return this.stream;
    if (!navigator.mediaDevices) throw new DOMException("https is needed", "SecurityError");
    const audio = { echoCancellation: ears === "speaker", noiseSuppression: true, autoGainControl: true };
    const stream = await navigator.mediaDevices.getUserMedia({ audio, video: false });
    this.close();
    this.stream = stream;
    const track = stream.getAudioTracks()[0];
    this.device = track?.getSettings().deviceId ?? "";
    this.label = track?.label ?? "";
    // A browser ends it when the headset is pulled out, but also when its own sound was stopped, as by a machine that slept.
    track?.addEventListener("ended", () => void this.same().then((still) => this.gone(stream, still)));
    navigator.mediaDevices.addEventListener("devicechange", this.changed);
    return stream;
  }

  close(): void {
    navigator.mediaDevices?.removeEventListener("devicechange", this.changed);
    for (const track of this.stream?.getTracks() ?? []) track.stop();
    this.stream = null;
  }

  private changed(): void {
    const stream = this.stream;
    if (!stream) return;
    void this.inputs().then((found) => {
      // A browser that does not tell now will tell again; a microphone that is heard is not given up for it.
      if (found && !found.some((one) => !this.device || one.deviceId === this.device)) this.gone(stream, false);
    });
  }

  /** Whether what was open is still plugged in. *Default* stays in the list whatever is pulled out; its name does not. */
  private async same(): Promise<boolean> {
    const found = (await this.inputs()) ?? [];
    return found.some((one) => (!this.device || one.deviceId === this.device) && one.label === this.label);
  }

  private async inputs(): Promise<MediaDeviceInfo[] | null> {
    const found = await navigator.mediaDevices.enumerateDevices().catch(() => null);
    return found?.filter((one) => one.kind === "audioinput") ?? null;
  }

  private gone(stream: MediaStream, plugged: boolean): void {
    if (this.stream !== stream) return;
    this.close();
    this.lost(plugged);
  }
}
