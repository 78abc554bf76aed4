// Light, dark, or as the system is; kept in this browser.
import { ref, watchEffect } from "vue";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const KEY = "callcenter.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const systemDark = ref(system.matches);
const kept = localStorage.getItem(KEY);
export const theme = ref<Theme>(THEMES.includes(kept as Theme) ? (kept as Theme) : "auto");
/** Whether dark is shown now. */
export const dark = ref(false);

system.addEventListener("change", () => (systemDark.value = system.matches));

watchEffect(() => {
  dark.value = theme.value === "dark" || (theme.value === "auto" && systemDark.value);
  document.documentElement.classList.toggle("dark", dark.value);
});

export function setTheme(chosen: Theme): void {
  theme.value = chosen;
  localStorage.setItem(KEY, chosen);
}
