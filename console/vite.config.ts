// How the console is built, served while it is written, and tested.
import { fileURLToPath } from "node:url";
import vue from "@vitejs/plugin-vue";
import ElementPlus from "unplugin-element-plus/vite";
import Components from "unplugin-vue-components/vite";
import { ElementPlusResolver } from "unplugin-vue-components/resolvers";
import { defineConfig } from "vitest/config";
import { compressed } from "./plugins/compressed.ts";
import { only } from "./plugins/only.ts";
import { titles } from "./plugins/titles.ts";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const service = process.env["CALLCENTER_ADDRESS"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [
    vue(),
    only(),
    titles(here("src/rooms")),
    // Element Plus: a component and its style are loaded where a template (or an import) names them.
    Components({ dts: false, dirs: [], resolvers: [ElementPlusResolver({ importStyle: "css" })] }),
    ElementPlus({}),
    compressed(),
  ],
  resolve: { alias: { "@": here("src") } },
  define: {
    __VUE_OPTIONS_API__: true, // Element Plus has components written so
    __VUE_PROD_DEVTOOLS__: false,
    __INTLIFY_JIT_COMPILATION__: true,
    __VUE_I18N_FULL_INSTALL__: false,
    __VUE_I18N_LEGACY_API__: false,
  },
  build: {
    target: "es2023",
    assetsInlineLimit: 0, // the service's content policy allows no data: scripts or fonts
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
    // What every page begins with is one file: on a slow machine each file costs more than its bytes.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "begin", tags: ["$initial"] }] } } },
  },
  server: {
    proxy: {
      "/api": { target: service, ws: true },
      "/healthz": service,
      "/readyz": service,
    },
  },
  test: {
    environment: "happy-dom",
    isolate: false,
    include: ["src/**/*.test.ts"],
    server: { deps: { inline: ["element-plus"] } },
  },
});
