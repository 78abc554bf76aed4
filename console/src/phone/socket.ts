// The SIP line's WebSocket as JsSIP wants one: pings the service every second and a half, so that a dead network is found within
// five, and knows the close codes after which trying again makes no sense.

const PING = "\r\n\r\n";
const PONG = "\r\n";
export const PING_EVERY = 1_500;
export const PONG_WITHIN = 2_000;

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
  private pingedAt = 0;

  constructor(
    url: string,
    private readonly ended: (why: (typeof FINAL)[number]) => void,
    private readonly open: (url: string) => WebSocket = (address) => new WebSocket(address, "sip"),
    private readonly now: () => number = () => performance.now(),
  ) {
    this.url = url;
    this.sip_uri = `sip:${new URL(url).host};transport=ws`;
    if (url.startsWith("wss")) this.via_transport = "WSS";
  }

  connect(): void {
    if (this.isConnected() || this.isConnecting()) return;
    const socket = this.open(this.url);
    this.socket = socket;
    socket.onopen = () => {
      if (this.socket !== socket) return;
      this.pingedAt = 0;
      this.pinging = setInterval(() => this.ping(), PING_EVERY);
      this.onconnect();
    };
    socket.onmessage = (event) => {
      if (this.socket !== socket) return;
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

  private ping(): void {
    if (this.pingedAt && this.now() - this.pingedAt >= PONG_WITHIN) return this.drop();
    if (!this.pingedAt) this.pingedAt = this.now();
    this.send(PING);
  }

  private forget(): void {
    if (this.pinging) clearInterval(this.pinging);
    this.pinging = null;
    this.socket = null;
  }
}
