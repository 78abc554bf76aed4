// The one way to the API: typed by the service's own document, errors as Problem, every POST with an Idempotency-Key.
import { askThrough } from "./asking";
import { Problem, UNREACHABLE, problemOf } from "./problem";
import type { components, paths } from "./schema";

const PREFIX = "/api/v1";

export type Schema<N extends keyof components["schemas"]> = components["schemas"][N];
export type Act = Schema<"Act">;

type Method = "get" | "post" | "put" | "patch" | "delete";
type Operation<P extends string, M extends Method> = `/api/v1${P}` extends keyof paths
  ? paths[`/api/v1${P}`] extends Record<M, infer O>
    ? O
    : never
  : never;

/** The addresses that know a method, without /api/v1. */
export type Address<M extends Method> = {
  [K in keyof paths]: paths[K] extends Record<M, object> ? (K extends `/api/v1${infer P}` ? P : never) : never;
}[keyof paths];

type Parameters<O> = O extends { parameters: infer V } ? V : never;
type PathOf<O> = Parameters<O> extends { path: infer V } ? V : never;
export type QueryOf<O> = Parameters<O> extends { query?: infer V } ? NonNullable<V> : never;
type JsonBody<O> = O extends { requestBody: { content: { "application/json": infer V } } } ? V : never;
type Good<O> = O extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 ? R[S] : S extends 204 ? { empty: true } : never }[keyof R]
  : never;

/** What an operation answers with. */
export type Answer<P extends string, M extends Method = "get"> =
  Good<Operation<P, M>> extends { content: { "application/json": infer V } } ? V : undefined;

type Needed<K extends string, V> = [V] extends [never] ? object : { [N in K]: V };
type Offered<K extends string, V> = [V] extends [never] ? object : { [N in K]?: V };
export type Options<P extends string, M extends Method> = Needed<"path", PathOf<Operation<P, M>>> &
  Offered<"query", QueryOf<Operation<P, M>>> &
  Needed<"body", JsonBody<Operation<P, M>>> & { signal?: AbortSignal; key?: string };

type Given<P extends string, M extends Method> =
  object extends Options<P, M> ? [options?: Options<P, M>] : [options: Options<P, M>];

interface Plain {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  signal?: AbortSignal;
  key?: string;
}

let language = "zh-CN";
let onSignedOut: () => void = () => undefined;

/** In which language the service words its problems. */
export function speak(chosen: string): void {
  language = chosen;
}

/** What to do when the session has ended (401 to anything but signing in itself). */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act;
}

/** A fresh Idempotency-Key. A form that may be sent again (unclear answer) keeps one for all its tries: `key`. */
export function newKey(): string {
  return crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join("");
}

/** The address of an operation with its path and query filled in; for links, downloads and <audio>. */
export function addressOf(address: string, path: Record<string, unknown> = {}, query: Record<string, unknown> = {}): string {
  const filled = address.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(path[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === "") continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const said = search.toString();
  return PREFIX + filled + (said ? `?${said}` : "");
}

/** Send any request to the API; raises Problem for every answer that is no success. */
export async function send(method: string, address: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set("Accept-Language", language);
  let response: Response;
  try {
    const asked: RequestInit = { ...init, method, headers, credentials: "same-origin" };
    response = await (method === "GET" ? askThrough(address, asked) : fetch(address, asked));
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === "AbortError") throw thrown;
    throw new Problem({ code: UNREACHABLE, status: 0 });
  }
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.status === 401 && problem.code === "unauthenticated") onSignedOut();
  throw problem;
}

async function ask(method: Method, address: string, given: Plain = {}): Promise<unknown> {
  const headers: Record<string, string> = { Accept: "application/json" };
  const init: RequestInit = { headers };
  if (given.body !== undefined) {
    headers["Content-Type"] = "application/json";
    init.body = JSON.stringify(given.body);
  }
  if (method === "post") headers["Idempotency-Key"] = given.key ?? newKey();
  if (given.signal) init.signal = given.signal;
  const response = await send(method.toUpperCase(), addressOf(address, given.path, given.query), init);
  return response.status === 204 ? undefined : response.json();
}

export const api = {
  get: <P extends Address<"get">>(address: P, ...[options]: Given<P, "get">) =>
    ask("get", address, options as Plain) as Promise<Answer<P, "get">>,
  post: <P extends Address<"post">>(address: P, ...[options]: Given<P, "post">) =>
    ask("post", address, options as Plain) as Promise<Answer<P, "post">>,
  put: <P extends Address<"put">>(address: P, ...[options]: Given<P, "put">) =>
    ask("put", address, options as Plain) as Promise<Answer<P, "put">>,
  patch: <P extends Address<"patch">>(address: P, ...[options]: Given<P, "patch">) =>
    ask("patch", address, options as Plain) as Promise<Answer<P, "patch">>,
  delete: <P extends Address<"delete">>(address: P, ...[options]: Given<P, "delete">) =>
    ask("delete", address, options as Plain) as Promise<Answer<P, "delete">>,
};

/** Send a file as multipart/form-data, telling its progress (0…1); fetch cannot, XMLHttpRequest can. */
export function upload(address: string, file: File, progress: (share: number) => void, query: Record<string, unknown> = {}): Promise<unknown> {
  const form = new FormData();
  form.append("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", addressOf(address, {}, query));
    request.setRequestHeader("Accept-Language", language);
    request.setRequestHeader("Idempotency-Key", newKey());
    request.upload.onprogress = (event) => event.lengthComputable && progress(event.loaded / event.total);
    request.onerror = () => reject(new Problem({ code: UNREACHABLE, status: 0 }));
    request.onload = () => {
      const kind = request.getResponseHeader("Content-Type") ?? "";
      const answer = new Response(request.responseText || null, { status: request.status, headers: { "Content-Type": kind } });
      if (answer.ok) resolve(answer.json());
      else void problemOf(answer).then(reject);
    };
    request.send(form);
  });
}
