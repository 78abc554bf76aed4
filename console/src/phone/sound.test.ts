// The microphone: what is asked of the browser for a headset and for a loudspeaker, and when it is opened anew.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Microphone, keepEars, keptEars } from "./sound";

const asked: MediaTrackConstraints[] = [];
const stopped: number[] = [];

function stream(number: number): MediaStream {
  const track = { getSettings: () => ({ deviceId: "a" }), addEventListener: vi.fn(), stop: () => stopped.push(number) };
  return { active: true, getAudioTracks: () => [track], getTracks: () => [track] } as unknown as MediaStream;
}

beforeEach(() => {
  asked.length = stopped.length = 0;
  localStorage.clear();
  vi.stubGlobal("navigator", {
    mediaDevices: {
      getUserMedia: ({ audio }: { audio: MediaTrackConstraints }) => Promise.resolve(stream(asked.push(audio))),
      addEventListener: vi.fn(),
      removeEventListener: vi.fn(),
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
