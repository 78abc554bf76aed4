// What can wait until the page has nothing better to do.

/** Milliseconds after which the page is taken to have shown itself. */
const SHOWN = 1_000;

/** Do it when the page has been shown for a moment and is idle; within some seconds at the latest. */
export function whenIdle(act: () => unknown): void {
  setTimeout(() => {
    if (typeof requestIdleCallback === "function") requestIdleCallback(() => void act(), { timeout: 5_000 });
    else act(); // Safari
  }, SHOWN);
}
