// The microphone: what is asked of the browser for a headset and for a loudspeaker, and when it is opened anew.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Microphone, keepEars, keptEars } from "./sound";

const asked: MediaTrackConstraints[] = [];
const stopped: number[] = [];
let plugged: { deviceId: string; label: string }[] | null = [];
const HEADSET = { deviceId: "a", label: "Default - Headset" };
let end = (): void => undefined;
let change = (): void => undefined;

function heard(what: string, said: () => void): void {
  if (what === "ended") end = said;
  if (what === "devicechange") change = said;
}

function stream(number: number): MediaStream {
  const track = { label: HEADSET.label, getSettings: () => ({ deviceId: "a" }), addEventListener: heard, stop: () => stopped.push(number) };
  return { active: true, getAudioTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream;
}

beforeEach(() => {
  asked.length = stopped.length = 0;
  plugged = [HEADSET];
  localStorage.clear();
  vi.stubGlobal("navigator", {
    mediaDevices: {
      getUserMedia: ({ audio }: { audio: MediaTrackConstraints }) => Promise.resolve(stream(asked.push(audio))),
      addEventListener: heard,
      removeEventListener: vi.fn(),
      enumerateDevices: () =>
        plugged ? Promise.resolve(plugged.map((one) => ({ kind: "audioinput", ...one }))) : Promise.reject(new Error("busy")),
    },
  });
});

afterEach(() => vi.unstubAllGlobals());

test("until somebody says otherwise it is a loudspeaker; what is said is kept", () => {
  expect(keptEars()).toBe("speaker");
  keepEars("headset");
  expect(keptEars()).toBe("headset");
});

test("echo is cancelled for a loudspeaker, not for a headset", async () => {
  await new Microphone(vi.fn()).open("speaker");
  await new Microphone(vi.fn()).open("headset");
  expect(asked.map((one) => one.echoCancellation)).toEqual([true, false]);
});

test("what is open is not opened again; what was let go is", async () => {
  const microphone = new Microphone(vi.fn());
  const first = await microphone.open("speaker");
  expect(await microphone.open("speaker")).toBe(first);
  microphone.close();
  expect(stopped).toEqual([1]);
  expect(await microphone.open("headset")).not.toBe(first);
  expect(asked.length).toBe(2);
});

test.each([
  ["fell silent while it is plugged in", [HEADSET], true],
  ["was pulled out", [], false],
  ["was pulled out beside another", [{ deviceId: "b", label: "Laptop" }], false],
  ["was the default and gave its place to another", [{ ...HEADSET, label: "Default - Laptop" }], false],
  ["ended while the browser tells no devices", null, false],
])("a microphone that %s says so, and is let go", async (_what, left, still) => {
  const lost = vi.fn();
  const microphone = new Microphone(lost);
  await microphone.open("headset");
  plugged = left;
  end();
  await vi.waitFor(() => expect(lost).toHaveBeenCalledExactlyOnceWith(still));
  expect(microphone.stream).toBeNull();
});

test("a change of the devices loses the microphone only when it is not among them any more", async () => {
  const lost = vi.fn();
  const microphone = new Microphone(lost);
  await microphone.open("headset");
  for (const left of [[HEADSET, { deviceId: "b", label: "Laptop" }], null]) {
    plugged = left;
    change();
    await new Promise((later) => setTimeout(later, 5));
    expect(lost).not.toHaveBeenCalled();
  }
  plugged = [{ deviceId: "b", label: "Laptop" }];
  change();
  await vi.waitFor(() => expect(lost).toHaveBeenCalledExactlyOnceWith(false));
});

test("what ends after it was let go is nobody's loss", async () => {
  const lost = vi.fn();
  const microphone = new Microphone(lost);
  await microphone.open("headset");
  microphone.close();
  end();
  await new Promise((later) => setTimeout(later, 5));
  expect(lost).not.toHaveBeenCalled();
});
