// The browser's telephone: registers through our own origin, answers the legs that the service rings, one call at a time.
// A page that is left or killed says nothing to the exchange on purpose: a goodbye would mean that the agent hung up.
import { UA } from "jssip";
import type { RTCSession } from "jssip/lib/RTCSession";
import type { RTCSessionEvent, UAConfiguration } from "jssip/lib/UA";
import type { Socket } from "jssip/lib/Socket";
import { FINAL, SipSocket } from "./socket";

export interface Account {
  uri: string;
  user: string;
  password: string;
  path: string;
}

export type LineState = "off" | "connecting" | "ready" | "lost" | "refused";

export interface LineEvents {
  state: (state: LineState) => void;
  /** The line ended for good, and why: it is not tried again by itself. */
  ended: (why: (typeof FINAL)[number]) => void;
  /** A call begins: its peer connection carries the sound. */
  begun: (connection: RTCPeerConnection) => void;
  /** What the other side sends. */
  sound: (stream: MediaStream) => void;
  over: () => void;
  /** The microphone for a call that is answered now. */
  microphone: () => Promise<MediaStream>;
}

/** Milliseconds of listening that tell a dead call from one that goes on: twenty packets of sound. */
const LISTEN = 400;

async function received(session: RTCSession): Promise<number | null> {
  if (!session.connection) return null;
  let packets = 0;
  (await session.connection.getStats()).forEach((entry: { type: string; packetsReceived?: number }) => {
    if (entry.type === "inbound-rtp") packets += entry.packetsReceived ?? 0;
  });
  return packets;
}

export class Line {
  private ua: UA | null = null;
  private socket: SipSocket | null = null;
  private session: RTCSession | null = null;
  private muted = false;

  constructor(
    private readonly account: Account,
    private readonly events: LineEvents,
  ) {}

  get inCall(): boolean {
    return this.session !== null;
  }

  start(): void {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.socket = new SipSocket(`${scheme}://${location.host}${this.account.path}`, (why) => {
      this.stop();
      this.events.ended(why);
    });
    const settings: UAConfiguration = {
      sockets: [this.socket as unknown as Socket],
      uri: this.account.uri,
      authorization_user: this.account.user,
      password: this.account.password,
      display_name: "",
      register: true,
      register_expires: 120,
      session_timers: false,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 4,
      user_agent: "callcenter-console",
    };
    const ua = new UA(settings);
    this.ua = ua;
    ua.on("connecting", () => this.tell("connecting"));
    ua.on("registered", () => this.tell("ready"));
    ua.on("registrationFailed", () => this.tell(this.socket?.isConnected() ? "refused" : "lost"));
    ua.on("disconnected", () => this.tell("lost"));
    ua.on("newRTCSession", (event: RTCSessionEvent) => {
      if (event.originator === "remote") void this.answer(event.session);
    });
    this.tell("connecting");
    ua.start();
  }

  /** Unregister and leave; a call that goes on is not ended by it but by whoever is responsible for it. */
  stop(): void {
    const ua = this.ua;
    this.ua = null;
    if (!ua) return;
    this.end();
    ua.stop();
    this.events.state("off");
  }

  /** The network has changed, or the machine may have slept: ask now whether the line still stands; a dead one is made anew. */
  check(): void {
    this.socket?.check();
  }

  /** Lay down one's own leg: for a call that the service knows to be over, never to end one. */
  end(): void {
    const session = this.session;
    if (!session) return;
    this.session = null;
    try {
      session.terminate();
    } catch {
      // it ended in this very moment
    }
    this.events.over();
  }

  mute(muted: boolean): void {
    this.muted = muted;
    if (!this.session) return;
    if (muted) this.session.mute({ audio: true });
    else this.session.unmute({ audio: true });
  }

  /** Send another microphone's sound from here on. */
  async speakThrough(stream: MediaStream): Promise<void> {
    const track = stream.getAudioTracks()[0];
    const sender = this.sender();
    if (!track || !sender) return;
    track.enabled = !this.muted;
    await sender.replaceTrack(track);
  }

  /** Hold the microphone no more; the call goes on in silence until `speakThrough`. */
  letGo(): void {
    this.sender()?.track?.stop();
  }

  private sender(): RTCRtpSender | undefined {
    return this.session?.connection?.getSenders().find((one) => one.track?.kind === "audio" || one.track === null);
  }

  /** Whether a call has no sound any more. The exchange sends some all the time, even of a room in which nobody speaks. */
  private async dead(session: RTCSession): Promise<boolean> {
    const before = await received(session);
    await new Promise((done) => setTimeout(done, LISTEN));
    return this.session !== session || before === null || (await received(session)) === before;
  }

  private tell(state: LineState): void {
    if (this.ua) this.events.state(state);
  }

  private async answer(session: RTCSession): Promise<void> {
    if (this.session && !(await this.dead(this.session))) {
      session.terminate({ status_code: 486 });
      return;
    }
    if (session.isEnded()) return;
    // The exchange gave the old leg up while the line was down, and its goodbye is lost: rung again, one answers at once.
    this.end();
    this.session = session;
    const over = (): void => {
      if (this.session !== session) return;
      this.session = null;
      this.events.over();
    };
    session.on("ended", over);
    session.on("failed", over);
    session.on("peerconnection", ({ peerconnection }: { peerconnection: RTCPeerConnection }) => {
      peerconnection.addEventListener("track", (event) => {
        if (this.session === session) this.events.sound(event.streams[0] ?? new MediaStream([event.track]));
      });
      this.events.begun(peerconnection);
    });
    session.on("accepted", () => this.mute(this.muted));
    try {
      const microphone = await this.events.microphone();
      if (this.session !== session) return;
      session.answer({
        mediaStream: new MediaStream(microphone.getAudioTracks().map((track) => track.clone())),
        mediaConstraints: { audio: true, video: false },
        pcConfig: { iceServers: [] },
      });
    } catch {
      // Without a microphone nobody could be heard: refused at once, so that the service knows.
      if (this.session === session) this.session = null;
      session.terminate({ status_code: 480 });
      this.events.over();
    }
  }
}
