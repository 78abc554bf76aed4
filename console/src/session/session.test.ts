// Who is signed in, where answers come late: one that was asked for before a change tells of the time before it.
import { createPinia, setActivePinia } from "pinia";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { i18n } from "@/texts";
import { useSession } from "./session";

type Asked = { method: string; path: string; answer: (status: number, body?: object) => void };
let asked: Asked[];

const AN = { id: "1", login: "an", name: "安", language: "zh-CN", version: 1, grants: [], reaches: [] };

beforeEach(() => {
  asked = [];
  setActivePinia(createPinia());
  vi.stubGlobal("fetch", (path: string, init: RequestInit = {}) => {
    return new Promise<Response>((done) => {
      const answer = (status: number, body?: object): void => {
        const type = status < 400 ? "application/json" : "application/problem+json";
        done(new Response(body ? JSON.stringify(body) : null, { status, headers: { "Content-Type": type } }));
      };
      asked.push({ method: init.method ?? "GET", path, answer });
    });
  });
});
afterEach(() => vi.unstubAllGlobals());

/** The question that was asked last of those to an address; what was answered moves on first. */
async function question(method: string, path: string): Promise<Asked> {
  await vi.waitFor(() => expect(asked.some((one) => one.method === method && one.path === path)).toBe(true));
  const at = asked.findLastIndex((one) => one.method === method && one.path === path);
  return asked.splice(at, 1)[0]!;
}

test("who signs out while it is asked who they are stays signed out", async () => {
  const session = useSession();
  const looked = session.look();
  const who = await question("GET", "/api/v1/me");
  const signed = session.signOut();
  (await question("DELETE", "/api/v1/session")).answer(204);
  await signed;
  who.answer(200, AN);
  (await question("GET", "/api/v1/me")).answer(401, { code: "not-signed-in", status: 401 });
  await looked;
  expect([session.me, session.known, session.ended]).toEqual([null, true, false]);
});

test("a session that ends while it is asked who they are is not shown as one that goes on", async () => {
  const session = useSession();
  await session.take(AN as never);
  const looked = session.lookAgain();
  const who = await question("GET", "/api/v1/me");
  session.lost();
  who.answer(200, AN);
  (await question("GET", "/api/v1/me")).answer(401, { code: "not-signed-in", status: 401 });
  await looked;
  expect([session.me, session.ended]).toEqual([null, true]);
});

test("a language that is chosen stays, whenever it is asked who they are", async () => {
  const session = useSession();
  await session.take(AN as never);
  const before = session.look();
  const old = await question("GET", "/api/v1/me");
  const chosen = session.setLanguage("en");
  const during = session.lookAgain();
  old.answer(200, AN); // asked before the choice
  const told = await question("PATCH", "/api/v1/me");
  expect(asked).toEqual([]); // what would be asked now could be answered with the language before
  told.answer(200, { ...AN, language: "en", version: 2 });
  await chosen;
  (await question("GET", "/api/v1/me")).answer(200, { ...AN, language: "en", version: 2 });
  await before;
  (await question("GET", "/api/v1/me")).answer(200, { ...AN, language: "en", version: 2 });
  await during;
  expect([session.me?.language, session.me?.version, i18n.global.locale.value]).toEqual(["en", 2, "en"]);
});

test("all who want to know at once ask once; who wants to know anew asks after the answer", async () => {
  const session = useSession();
  const [first, second] = [session.look(), session.look()];
  const again = session.lookAgain();
  (await question("GET", "/api/v1/me")).answer(200, AN);
  await Promise.all([first, second]);
  expect(session.me?.name).toBe("安");
  (await question("GET", "/api/v1/me")).answer(200, { ...AN, name: "安妮" });
  await again;
  expect(session.me?.name).toBe("安妮");
  expect(asked).toEqual([]);
});
