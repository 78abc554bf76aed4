// Gives the navigation every room's title without the room's other texts: `virtual:titles` holds them per language.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { takesPart } from "./only.ts";

const NAME = "virtual:titles";

export function titles(rooms: string): Plugin {
  return {
    name: "callcenter-titles",
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load(id) {
      if (id !== `\0${NAME}`) return undefined;
      const found: Record<string, Record<string, string>> = {};
      for (const language of ["zh-CN", "en"]) {
        const texts: Record<string, string> = (found[language] = {});
        for (const room of readdirSync(rooms).sort()) {
          const file = join(rooms, room, `${language}.json`);
          if (!takesPart(room) || !existsSync(file)) continue;
          this.addWatchFile(file);
          const said = JSON.parse(readFileSync(file, "utf8")) as { title?: string };
          texts[room] = said.title ?? room;
        }
      }
      return `export default ${JSON.stringify(found)}`;
    },
  };
}
