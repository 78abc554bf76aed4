// Whether the service was upgraded under an open page: parts that the page has not loaded yet are gone by then.
import { ref } from "vue";
import type { Router } from "vue-router";

/** Where the page was to go when a part was missing; empty while nothing is. */
export const newer = ref("");

/** Note a part that cannot be had; the page says so, and begins anew when its reader wants it: never in the middle of a talk by itself. */
export function watchForNewer(router: Router): void {
  addEventListener("vite:preloadError", () => (newer.value ||= location.pathname + location.search));
  router.onError((_, to) => newer.value && (newer.value = to.fullPath));
}

/** Begin anew with the service's present page. */
export function beginAnew(): void {
  location.assign(newer.value);
}
