// While somebody writes a room, the others may be in pieces: CONSOLE_ROOMS=desk,shelf builds these and the sign-in only.
import type { Plugin } from "vite";

const ALWAYS = ["sign-in", "new-password", "first-run"];
const wanted = (process.env["CONSOLE_ROOMS"] ?? "").split(",").filter(Boolean);

/** Whether a room takes part in this build. */
export function takesPart(room: string): boolean {
  return wanted.length === 0 || wanted.includes(room) || ALWAYS.includes(room);
}

export function only(): Plugin {
  return {
    name: "callcenter-only",
    enforce: "pre",
    load(id) {
      const found = /\/src\/rooms\/([^/]+)\/(?:route\.ts|(?:zh-CN|en)\.json)(\?.*)?$/.exec(id);
      if (!found || takesPart(found[1]!)) return undefined;
      return id.includes(".json") ? "{}" : "export default null";
    },
  };
}
