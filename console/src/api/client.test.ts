// Requests as the service takes them, and its refusals as Problem.
import { afterEach, expect, test, vi } from "vitest";
import { addressOf, api, send, speak, whenSignedOut } from "./client";
import { Problem, UNREACHABLE, UNREADABLE } from "./problem";

const answered: Request[] = [];

function service(status: number, body: unknown, headers: Record<string, string> = {}): void {
  vi.stubGlobal("fetch", async (address: string, init: RequestInit) => {
    answered.push(new Request(`http://desk${address}`, init));
    const kind = status < 400 ? "application/json" : "application/problem+json";
    return new Response(status === 204 ? null : JSON.stringify(body), { status, headers: { "Content-Type": kind, ...headers } });
  });
}

afterEach(() => {
  answered.length = 0;
  vi.unstubAllGlobals();
  whenSignedOut(() => undefined);
});

const told = (code: string, status: number, more = {}): object => ({ type: "", title: "标题", status, code, fields: {}, ...more });

test("an address has its path and query filled in; what is empty is left out", () => {
  expect(addressOf("/tickets/{no}/steps", { no: "A/1" }, { state: ["open", "new"], text: "", cursor: undefined })).toBe(
    "/api/v1/tickets/A%2F1/steps?state=open&state=new",
  );
});

test("every POST carries its own key, and the one it is given", async () => {
  service(200, {});
  speak("en");
  await api.post("/session", { body: { login: "a", password: "b" } });
  await api.post("/session", { body: { login: "a", password: "b" }, key: "kept" });
  expect(answered[0]!.headers.get("Idempotency-Key")).toMatch(/.{16,}/);
  expect(answered[1]!.headers.get("Idempotency-Key")).toBe("kept");
  expect(answered[0]!.headers.get("Accept-Language")).toBe("en");
});

test("a refusal is a Problem with its fields", async () => {
  service(422, told("invalid-input", 422, { problems: [{ field: "new", reason: "too-short", text: "太短" }] }));
  const problem = (await api.get("/me").catch((thrown: unknown) => thrown)) as Problem;
  expect(problem).toBeInstanceOf(Problem);
  expect([problem.code, problem.of("new"), problem.of("old")]).toEqual(["invalid-input", "太短", undefined]);
});

test("an ended session is told to whoever keeps it", async () => {
  let ended = 0;
  whenSignedOut(() => (ended += 1));
  service(401, told("unauthenticated", 401));
  await api.get("/me").catch(() => undefined);
  service(401, told("wrong-sign-in", 401));
  await api.post("/session", { body: { login: "a", password: "b" } }).catch(() => undefined);
  expect(ended).toBe(1);
});

test("when to come back is told in seconds", async () => {
  service(429, told("too-many", 429), { "Retry-After": "7" });
  const problem = (await api.get("/me").catch((thrown: unknown) => thrown)) as Problem;
  expect(problem.retryAfter).toBe(7);
});

test("a service that cannot be reached is a problem of its own", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  const problem = (await send("GET", "/api/v1/me").catch((thrown: unknown) => thrown)) as Problem;
  expect([problem.code, problem.status]).toEqual([UNREACHABLE, 0]);
});

test("an answer that is none of ours is a problem of its own", async () => {
  vi.stubGlobal("fetch", async () => new Response("<html>", { status: 502, headers: { "Content-Type": "text/html" } }));
  const problem = (await send("GET", "/api/v1/me").catch((thrown: unknown) => thrown)) as Problem;
  expect([problem.code, problem.status]).toEqual([UNREADABLE, 502]);
});
