// Puts a .br and a .gz beside every file worth it, so that the service sends them without work of its own.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const WORTH = /\.(js|css|html|svg|json|webmanifest|txt)$/;
const LEAST = 1024; // bytes: below, the header costs more than is saved

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });
}

export function compressed(): Plugin {
  let folder = "";
  return {
    name: "callcenter-compressed",
    apply: "build",
    configResolved: (config) => {
      folder = config.build.outDir;
    },
    writeBundle: {
      sequential: true,
      order: "post",
      handler() {
        for (const path of files(folder)) {
          if (!WORTH.test(path)) continue;
          const raw = readFileSync(path);
          if (raw.length < LEAST) continue;
          const quality = raw.length > 300_000 ? 9 : 11;
          writeFileSync(`${path}.br`, brotliCompressSync(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }));
          writeFileSync(`${path}.gz`, gzipSync(raw, { level: 9 }));
        }
      },
    },
  };
}
