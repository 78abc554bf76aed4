// The own seat and its telephone, kept current by events: sign on and off, ready and pause, the browser's line, its sound,
// the call that is on it. What can go wrong with a live path is said plainly; who is ready is the service's to decide.
import { defineStore } from "pinia";
import { computed, ref, shallowRef, watch } from "vue";
import { api, type Schema } from "@/api/client";
import { Problem, asProblem } from "@/api/problem";
import { useLive } from "@/live/live";
import { useSession } from "@/session/session";
import type { Line, LineState } from "./line";
import { lookAt, qualityBetween, type Look, type Quality } from "./quality";
import { Meter, Microphone, keepEars, keptEars, problemOfMicrophone, type Ears, type MicrophoneProblem } from "./sound";
import { FINAL } from "./socket";

export type Seat = Schema<"SeatShown">;
export type PhoneOf = Schema<"PhoneShown">;
export type LiveCall = Schema<"LiveCallShown">;
export type Trouble =
  | "line"
  | "refused"
  | "window"
  | "seat"
  | "offline"
  | "slept"
  | "silent"
  | "quality"
  | "device"
  | `microphone.${MicrophoneProblem}`;

const LOOK_EVERY = 2_000;
const METER_EVERY = 120;
/** This page has not run for so long: the machine has slept, or the browser has let a hidden page lie. */
const SLEPT_AFTER = 5_000;
/** Within this a path that stood through it has shown that it does. */
const SLEPT_KNOWN = 15_000;
/** Milliseconds that a microphone which fell silent is given to open anew, and how often that is tried at most. */
const REVIVED_WITHIN = 3_000;
const REVIVE_EVERY = 10_000;
const SILENT_LOOKS = 3;
/** How long the exchange may take to ring after a page was loaded anew, before the page asks to be rung. */
const REJOIN_AFTER = 1_200;

export const usePhone = defineStore("phone", () => {
  const session = useSession();
  const live = useLive();

  const known = ref(false);
  const seat = shallowRef<Seat | null>(null);
  const phone = shallowRef<PhoneOf | null>(null);
  const call = shallowRef<LiveCall | null>(null);
  const line = ref<LineState>("off");
  const ended = ref<(typeof FINAL)[number] | null>(null);
  const microphone = ref<MicrophoneProblem | null>(null);
  const ears = ref<Ears>(keptEars());
  const offline = ref(!navigator.onLine);
  const slept = ref(false);
  const inCall = ref(false);
  const level = ref({ in: -100, out: -100 });
  const quality = shallowRef<Quality | null>(null);
  const silentLooks = ref(0);

  const browser = computed(() => phone.value?.kind === "browser");
  const seated = computed(() => seat.value !== null && seat.value.state !== "signed_off");
  /** Whether the path to the exchange stands as far as this page can tell. */
  const path = computed(
    () => !browser.value || (line.value === "ready" && microphone.value === null && !offline.value && ended.value === null),
  );
  const troubles = computed<Trouble[]>(() => {
    if (!seated.value) return [];
    const found: Trouble[] = [];
    if (browser.value) {
      if (ended.value === "window") found.push("window");
      else if (ended.value === "refused" || line.value === "refused") found.push("refused");
      else if (offline.value) found.push("offline");
      else if (line.value === "lost") found.push("line");
      if (microphone.value) found.push(`microphone.${microphone.value}`);
      if (inCall.value && silentLooks.value >= SILENT_LOOKS - 1) found.push("silent");
      else if (inCall.value && (quality.value?.lossIn ?? 0) > 0.05) found.push("quality");
      // Said until the agent goes on, not for some seconds: whoever opens the lid looks at the page later.
      if (slept.value && seat.value?.state === "paused" && seat.value.pause_reason === "device-lost") found.push("slept");
    }
    if (!found.length && seat.value && !seat.value.device_alive && line.value !== "connecting") found.push("device");
    return found;
  });

  let mouth: Meter | null = null;
  let ear: Meter | null = null;
  let connection: RTCPeerConnection | null = null;
  let before: Look | null = null;
  let telephone: Line | null = null;
  const loud = new Audio();
  loud.autoplay = true;

  const pauseForHeadset = (): void => {
    void api.put("/agents/me/state", { body: { state: "paused", reason: "headset" } }).catch(() => undefined);
  };
  let revived = 0;
  const mic = new Microphone(async (plugged) => {
    mouth?.close();
    mouth = null;
    const once = Date.now() - revived > REVIVE_EVERY;
    if (plugged && once) {
      // What is plugged in and only fell silent is opened anew: nobody is to pull a headset out because the machine slept.
      revived = Date.now();
      const opened = openMicrophone().then(() => true, () => false);
      const soon = await Promise.race([opened, new Promise<false>((late) => setTimeout(late, REVIVED_WITHIN, false))]);
      if (!telephone) return stopLine(); // signed off meanwhile
      if (soon) return;
    }
    microphone.value ??= "unplugged";
    // Nobody is given a customer whom they could not speak with; a talk that goes on is not cut off.
    if (seated.value) pauseForHeadset();
  });
  watch(
    // Since when, too: paused and ready again before this page has looked is ready twice.
    () => `${seat.value?.state} ${seat.value?.since}`,
    () => {
      // The line may be back before the microphone is, as after a dock was pulled out and put back.
      if (seat.value?.state === "ready" && browser.value && microphone.value) pauseForHeadset();
    },
  );

  async function openMicrophone(): Promise<MediaStream> {
    try {
      const fresh = !mic.stream?.active;
      const stream = await mic.open(ears.value);
      microphone.value = null;
      if (fresh) {
        mouth?.close();
        mouth = new Meter(stream);
        await telephone?.speakThrough(stream);
      }
      return stream;
    } catch (thrown) {
      microphone.value = window.isSecureContext ? problemOfMicrophone(thrown) : "insecure";
      throw thrown;
    }
  }

  /** Listen through something else from here on, in a talk too. */
  async function hearThrough(chosen: Ears): Promise<void> {
    ears.value = chosen;
    keepEars(chosen);
    if (!mic.stream) return;
    // A browser gives one microphone in one way at a time: whoever still holds it would make the new way the old one.
    mic.close();
    telephone?.letGo();
    await openMicrophone().catch(() => undefined);
  }

  const stopLine = (): void => {
    const old = telephone;
    telephone = null;
    old?.stop();
    mic.close();
    mouth?.close();
    mouth = null;
    microphone.value = null;
    line.value = "off";
    inCall.value = false;
  };

  let account = "";
  async function startLine(): Promise<void> {
    const sip = phone.value?.sip;
    if (!sip || !seated.value || !browser.value) {
      account = "";
      return stopLine();
    }
    const wanted = `${sip.uri} ${sip.password} ${seat.value?.sign_on_id}`;
    if (telephone && wanted === account) return;
    stopLine();
    account = wanted;
    ended.value = null;
    // The SIP library is loaded by who speaks through this page, not by everybody.
    const { Line } = await import("./line");
    if (account !== wanted) return;
    telephone = new Line(sip, {
      state: (state) => {
        // The line pings, the event stream does not: what the one has found is true for the other.
        if (state === "lost" && line.value !== "lost") live.doubt();
        const back = state === "ready" && line.value !== "ready";
        line.value = state;
        if (!back) return;
        live.nudge();
        void lookAtSeat().catch(asProblem);
      },
      ended: (why) => {
        ended.value = why;
        account = "";
        if (why === "session") session.lost();
        if (why === "seat") void lookAtSeat();
      },
      begun: (peer) => {
        inCall.value = true;
        connection = peer;
        before = null;
        silentLooks.value = 0;
      },
      sound: (stream) => {
        loud.srcObject = stream;
        void loud.play().catch(() => undefined);
        ear?.close();
        ear = new Meter(stream);
      },
      over: () => {
        inCall.value = false;
        connection = null;
        quality.value = null;
        silentLooks.value = 0;
        loud.srcObject = null;
        ear?.close();
        ear = null;
      },
      microphone: openMicrophone,
    });
    const mine = telephone;
    await openMicrophone().catch(() => undefined);
    if (telephone === mine) mine.start();
  }

  /** Take the line back from another window. */
  async function useHere(): Promise<void> {
    account = "";
    ended.value = null;
    await startLine();
  }

  async function lookAtSeat(): Promise<void> {
    try {
      seat.value = await api.get("/agents/me");
    } catch (thrown) {
      if (!(thrown instanceof Problem) || thrown.status !== 404) throw thrown;
      seat.value = null;
    }
    known.value = true;
    if (!seated.value) phone.value = null;
    else if (phone.value?.device !== seat.value?.device || phone.value?.pbx !== seat.value?.pbx) {
      phone.value = await api.get("/agents/me/phone");
    }
    await startLine();
    await lookAtCall();
  }

  async function lookAtCall(): Promise<void> {
    const attempt = seat.value?.attempt_id;
    if (!attempt) return void (call.value = null);
    call.value = await api.get("/live-calls/{attempt_id}", { path: { attempt_id: attempt } });
  }

  /** A page that was loaded anew has lost its call while the exchange still believes in the leg: ask to be rung. */
  let rejoining: ReturnType<typeof setTimeout> | null = null;
  async function rejoinIfLost(): Promise<void> {
    const attempt = call.value?.id;
    if (!attempt || !browser.value || inCall.value || line.value !== "ready") return;
    await lookAtCall().catch(asProblem);
    if (call.value?.id !== attempt || call.value.state !== "talking" || inCall.value || telephone?.inCall) return;
    // Lost already, and rung where this page no longer is: rung anew, it is rung here.
    if (!call.value.agent_up && call.value.agent_lost_at === null) return;
    await api.post("/live-calls/{attempt_id}/rejoin", { path: { attempt_id: attempt } }).catch(asProblem);
  }
  watch([line, () => call.value?.id, () => call.value?.agent_up], () => {
    if (rejoining) clearTimeout(rejoining);
    rejoining = setTimeout(() => void rejoinIfLost(), REJOIN_AFTER);
  });
  watch(
    () => call.value?.muted ?? false,
    (muted) => telephone?.mute(muted),
  );

  async function lookAtSound(): Promise<void> {
    const peer = connection;
    if (!peer) return;
    const entries: (Record<string, unknown> & { type: string })[] = [];
    (await peer.getStats()).forEach((entry) => entries.push(entry as never));
    if (peer !== connection) return;
    const now = lookAt(entries, Date.now());
    if (before) {
      quality.value = qualityBetween(before, now);
      silentLooks.value = quality.value.silent && before.received > 0 ? silentLooks.value + 1 : 0;
    }
    before = now;
    if (silentLooks.value < SILENT_LOOKS) return;
    silentLooks.value = 0;
    if (seat.value?.state === "on_call") {
      // The sound is gone though the line stands: a new leg finds a new way.
      telephone?.end();
      await lookAtCall().catch(asProblem);
      await rejoinIfLost();
    } else telephone?.end();
  }

  /** This page lay still. Whether the line stands is asked, never assumed: a hidden tab's may, and nobody is to lose a call by it. */
  function wake(): void {
    slept.value = true;
    telephone?.check();
    setTimeout(() => (slept.value = slept.value && seat.value?.state === "paused"), SLEPT_KNOWN);
  }
  watch(
    () => seat.value?.state,
    (state, before) => {
      if (before === "paused" && state !== "paused") slept.value = false;
    },
  );

  let running: (() => void)[] = [];
  function start(): void {
    if (running.length || !session.may("seat.use")) return;
    const stopHearing = live.subscribe(
      ["seat.*", "attempt.*"],
      (event) => {
        if (event.subject === "seat" && event.subject_id === session.me?.id) void lookAtSeat().catch(asProblem);
        else if (event.subject === "attempt" && event.subject_id === seat.value?.attempt_id) void lookAtCall().catch(asProblem);
      },
      () => void lookAtSeat().catch(asProblem),
    );
    let seen = Date.now();
    const meter = setInterval(() => {
      const now = Date.now();
      if (now - seen > SLEPT_AFTER) wake();
      seen = now;
      if (mouth || ear) level.value = { in: ear?.level() ?? -100, out: mouth?.level() ?? -100 };
    }, METER_EVERY);
    const looks = setInterval(() => void lookAtSound().catch(() => undefined), LOOK_EVERY);
    const online = (): void => {
      offline.value = false;
      telephone?.check();
    };
    const gone = (): void => void (offline.value = true);
    const plugged = (): void => {
      if (microphone.value && telephone) void openMicrophone().catch(() => undefined);
    };
    addEventListener("online", online);
    addEventListener("offline", gone);
    navigator.mediaDevices?.addEventListener("devicechange", plugged);
    running = [
      stopHearing,
      () => clearInterval(meter),
      () => clearInterval(looks),
      () => removeEventListener("online", online),
      () => removeEventListener("offline", gone),
      () => navigator.mediaDevices?.removeEventListener("devicechange", plugged),
      stopLine,
    ];
    void lookAtSeat().catch(asProblem);
  }

  function stop(): void {
    for (const end of running) end();
    running = [];
    account = "";
    seat.value = phone.value = call.value = null;
    known.value = false;
  }

  const take = async (asked: Promise<Seat>): Promise<void> => {
    seat.value = await asked;
    await lookAtSeat();
  };

  return {
    known, seat, phone, call, line, ended, microphone, ears, inCall, level, quality, browser, seated, path, troubles,
    start, stop, lookAtSeat, lookAtCall, openMicrophone, hearThrough, useHere,
    signOn: (body: Schema<"SignOn">) => take(api.post("/agents/me/sign-on", { body })),
    signOff: () => take(api.post("/agents/me/sign-off")),
    ready: () => take(api.put("/agents/me/state", { body: { state: "ready" } })),
    pause: (reason: string) => take(api.put("/agents/me/state", { body: { state: "paused", reason } })),
  };
});
