// The SIP line's socket: found dead within five seconds, and not tried again after a final word.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SipSocket } from "./socket";

class FakeSocket {
  static last: FakeSocket;
  readyState: number = WebSocket.CONNECTING;
  sent: string[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string; wasClean: boolean }) => void) | null = null;

  constructor() {
    FakeSocket.last = this;
  }
  opened(): void {
    this.readyState = WebSocket.OPEN;
    this.onopen?.();
  }
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.readyState = WebSocket.CLOSED;
  }
}

describe("the SIP line's socket", () => {
  let socket: SipSocket;
  const ended: string[] = [];
  const lost: (number | undefined)[] = [];

  beforeEach(() => {
    vi.useFakeTimers();
    ended.length = lost.length = 0;
    socket = new SipSocket("ws://desk.example/api/v1/sip", (why) => ended.push(why), () => new FakeSocket() as never, () => Date.now());
    socket.ondisconnect = (_error, code) => lost.push(code);
    socket.connect();
    FakeSocket.last.opened();
  });
  afterEach(() => void vi.useRealTimers());

  it("gives a connection up that has not answered for some seconds", () => {
    vi.advanceTimersByTime(5_000);
    expect(lost).toEqual([1006]);
    expect(socket.isConnected()).toBe(false);
  });

  it("keeps one that answers", () => {
    for (let n = 0; n < 10; n++) {
      vi.advanceTimersByTime(1_000);
      FakeSocket.last.onmessage?.({ data: "\r\n" });
    }
    expect(lost).toEqual([]);
    expect(FakeSocket.last.sent.every((text) => text === "\r\n\r\n")).toBe(true);
  });

  it("gives a connection up that does not come about, and only then", () => {
    FakeSocket.last.onclose?.({ code: 1006, reason: "", wasClean: false });
    lost.length = 0;
    socket.connect();
    vi.advanceTimersByTime(4_900);
    expect([lost, socket.isConnecting()]).toEqual([[], true]);
    vi.advanceTimersByTime(200);
    expect([lost, socket.isConnecting()]).toEqual([[1006], false]);
  });

  it("asked whether it stands, drops what does not answer at once and keeps what does", () => {
    socket.check();
    FakeSocket.last.onmessage?.({ data: "\r\n" });
    vi.advanceTimersByTime(2_100);
    FakeSocket.last.onmessage?.({ data: "\r\n" });
    expect(lost).toEqual([]);
    socket.check();
    vi.advanceTimersByTime(2_000);
    expect(lost).toEqual([1006]);
  });

  it("asked after a sleep, is dropped at once", () => {
    vi.setSystemTime(Date.now() + 4_600);
    socket.check();
    expect(lost).toEqual([1006]);
  });

  it("hands on what is SIP, not the answer to a ping", () => {
    const heard: unknown[] = [];
    socket.ondata = (data) => heard.push(data);
    FakeSocket.last.onmessage?.({ data: "\r\n" });
    FakeSocket.last.onmessage?.({ data: "SIP/2.0 200 OK\r\n\r\n" });
    expect(heard).toEqual(["SIP/2.0 200 OK\r\n\r\n"]);
  });

  it.each([[4401, "session"], [4404, "seat"], [4408, "window"], [4403, "refused"]])("ends for good at %i", (code, why) => {
    FakeSocket.last.onclose?.({ code, reason: "", wasClean: true });
    expect(ended).toEqual([why]);
  });

  it("is tried again after the exchange or the service was away", () => {
    FakeSocket.last.onclose?.({ code: 4502, reason: "", wasClean: true });
    expect([ended, lost]).toEqual([[], [4502]]);
  });
});
