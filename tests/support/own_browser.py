"""A Chromium that behaves as on somebody's own machine: its tabs can be hidden, and the whole of it can fall asleep.

The browser that tests share never throttles and believes every tab to be seen; this one is told nothing of the kind.
"""

import asyncio
import os
import signal
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.async_api import BrowserContext, Page, Playwright

from tests.support.console import CHROMIUM, FLAGS
from tests.support.waiting import PAGE_PATIENCE, until

LAZY_TIMERS = """(() => {
  const [often, later, drop] = [setInterval.bind(window), setTimeout.bind(window), clearTimeout.bind(window)];
  const REST = 7000;
  const dropped = new Set();
  window.rested = 0;
  window.setInterval = (act, milliseconds, ...given) => {
    let ran = Date.now();
    return often(() => {
      const now = Date.now();
      if (document.hidden && now - ran < REST) return;
      if (now - ran >= REST) window.rested += milliseconds < 1000 ? 1 : 0;
      ran = now;
      act(...given);
    }, milliseconds);
  };
  window.setTimeout = (act, milliseconds, ...given) => {
    const begun = Date.now();
    const id = later(function run() {
      if (dropped.delete(id)) return;
      if (document.hidden && Date.now() - begun < REST) return void later(run, 250);
      act(...given);
    }, milliseconds);
    return id;
  };
  window.clearTimeout = (id) => { dropped.add(id); drop(id); };
})()"""
"""In a tab that has been hidden for minutes a browser runs timers once a minute; with this they run every seven seconds then.
`rested` counts the rests that a quick one took."""


@dataclass(slots=True)
class OwnBrowser:
    """One window with tabs. `context` is its only profile."""

    context: BrowserContext
    process: subprocess.Popen[bytes]
    _cover: Page | None = None

    async def hide(self, page: Page) -> None:
        """Another tab comes to the front."""
        self._cover = await self.context.new_page()
        await self._cover.bring_to_front()
        await until(lambda: _is(page, "hidden"), what="the page to be hidden")

    async def show(self, page: Page) -> None:
        """Back to the page's tab."""
        await page.bring_to_front()
        await until(lambda: _is(page, "visible"), what="the page to be seen")
        if self._cover is not None:
            await self._cover.close()
            self._cover = None

    def sleep(self) -> None:
        """The lid is shut: nothing of the browser runs, nothing answers, yet its connections stand."""
        os.killpg(self.process.pid, signal.SIGSTOP)

    def wake(self) -> None:
        """The lid is opened."""
        os.killpg(self.process.pid, signal.SIGCONT)


async def _is(page: Page, state: str) -> bool:
    return bool(await page.evaluate("(state) => document.visibilityState === state", state))


@asynccontextmanager
async def own_browser(playwright: Playwright, folder: Path) -> AsyncIterator[OwnBrowser]:
    """Started with a new profile in `folder`; ended with everything that it started."""
    folder.mkdir(parents=True)
    process = subprocess.Popen(  # noqa: ASYNC220  it does not outlive the block
        [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--no-first-run",
            "--no-startup-window",  # a page that is still being made when it is connected to is waited for without end
            "--remote-debugging-port=0",
            f"--user-data-dir={folder}",
            "--window-size=1366,900",
            "--lang=zh-CN",
            *FLAGS,
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        port = await until(lambda: _port(folder), seconds=20, what="the browser to start")
        address = f"http://127.0.0.1:{port}"
        browser = await playwright.chromium.connect_over_cdp(address, no_defaults=True, timeout=PAGE_PATIENCE)
        (context,) = browser.contexts
        context.set_default_timeout(PAGE_PATIENCE)
        yield OwnBrowser(context, process)
        await browser.close()
    finally:
        for end in (signal.SIGCONT, signal.SIGKILL):
            os.killpg(process.pid, end)
        await asyncio.to_thread(process.wait)


def _port(folder: Path) -> str:
    file = folder / "DevToolsActivePort"
    lines = file.read_text().splitlines() if file.is_file() else []
    return lines[0] if len(lines) > 1 else ""
