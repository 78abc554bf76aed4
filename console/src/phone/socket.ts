// The SIP line's WebSocket as JsSIP wants one: pings the service every second and a half, so that a dead network is found within
// five, gives up a connection that does not come about, and knows the close codes after which trying again makes no sense.

const PING = "\r\n\r\n";
const PONG = "\r\n";
export const PING_EVERY = 1_500;
export const PONG_WITHIN = 2_000;
/** A network that swallows everything lets a connection stand for minutes without an answer. */
export const OPEN_WITHIN = 5_000;
/** The service ends a line that does not answer for so long (web/routes/sip.py); the exchange asks us every three seconds. */
export const GIVEN_UP = 4_500;

/** Close codes of /api/v1/sip that end the line for good: the session, the seat, another window, a refused frame. */
export const FINAL: Record<number, "session" | "seat" | "window" | "refused"> = {
  4401: "session",
  4403: "refused",
  4404: "seat",
  4408: "window",
};

export class SipSocket {
  readonly url: string;
  readonly sip_uri: string;
  via_transport = "WS";
  onconnect: () => void = () => undefined;
  ondisconnect: (error: boolean, code?: number, reason?: string) => void = () => undefined;
  ondata: (data: unknown) => void = () => undefined;

  private socket: WebSocket | null = null;
  private pinging: ReturnType<typeof setInterval> | null = null;
  private patience: ReturnType<typeof setTimeout> | null = null;
  private pingedAt = 0;
  private heardAt = 0;

  constructor(
    url: string,
    private readonly ended: (why: (typeof FINAL)[number]) => void,
    private readonly open: (url: string) => WebSocket = (address) => new WebSocket(address, "sip"),
    private readonly now: () => number = () => Date.now(),
  ) {
    this.url = url;
    this.sip_uri = `sip:${new URL(url).host};transport=ws`;
    if (url.startsWith("wss")) this.via_transport = "WSS";
  }

  connect(): void {
    if (this.isConnected() || this.isConnecting()) return;
    const socket = this.open(this.url);
    this.socket = socket;
    this.expect(OPEN_WITHIN, () => !this.isConnected());
    socket.onopen = () => {
      if (this.socket !== socket) return;
      this.pingedAt = 0;
      this.heardAt = this.now();
      this.pinging = setInterval(() => this.ping(), PING_EVERY);
      this.onconnect();
    };
    socket.onmessage = (event) => {
      if (this.socket !== socket) return;
      this.heardAt = this.now();
      if (event.data === PONG) this.pingedAt = 0;
      else this.ondata(event.data);
    };
    socket.onclose = (event) => {
      if (this.socket !== socket) return;
      this.forget();
      const why = FINAL[event.code];
      this.ondisconnect(!event.wasClean, event.code, event.reason);
      if (why) this.ended(why);
    };
  }

  disconnect(): void {
    const socket = this.socket;
    if (!socket) return;
    this.forget();
    socket.close(1000);
    this.ondisconnect(false, 1000, "");
  }

  send(message: unknown): boolean {
    if (!this.isConnected() || typeof message !== "string") return false;
    this.socket!.send(message);
    return true;
  }

  isConnected(): boolean {
    return this.socket?.readyState === WebSocket.OPEN;
  }

  isConnecting(): boolean {
    return this.socket?.readyState === WebSocket.CONNECTING;
  }

  /** Drop a connection that does not answer any more; JsSIP then connects again. */
  drop(): void {
    const socket = this.socket;
    if (!socket) return;
    this.forget();
    socket.close();
    this.ondisconnect(true, 1006, "no-answer");
  }

  /**
   * Whether it still answers, asked now: after a sleep, or with another network, a connection may be dead and not know it.
   * One that was silent for longer than the service waits for us is dropped without asking.
   */
  check(): void {
    if (!this.isConnected()) return;
    if (this.now() - this.heardAt > GIVEN_UP) return this.drop();
    this.pingedAt = 0;
    this.ping();
    const asked = this.pingedAt;
    this.expect(PONG_WITHIN, () => this.pingedAt === asked);
  }

  private expect(within: number, missing: () => boolean): void {
    const socket = this.socket;
    if (this.patience) clearTimeout(this.patience);
    this.patience = setTimeout(() => this.socket === socket && missing() && this.drop(), within);
  }

  private ping(): void {
    if (this.pingedAt && this.now() - this.pingedAt >= PONG_WITHIN) return this.drop();
    if (!this.pingedAt) this.pingedAt = this.now();
    this.send(PING);
  }

  private forget(): void {
    if (this.pinging) clearInterval(this.pinging);
    if (this.patience) clearTimeout(this.patience);
    this.pinging = this.patience = null;
    this.socket = null;
  }
}
