"""The event stream of one page, to be cut and mended by a test while everything else of the page goes through."""

import asyncio
import re

from playwright.async_api import BrowserContext, Page, WebSocketRoute


class Line:
    """The page's WebSocket, to be cut and mended at will; `slow`: a new one is open, and leads nowhere until it is set."""

    def __init__(self) -> None:
        self.cut = False
        self.slow: asyncio.Event | None = None
        self.open: list[WebSocketRoute] = []

    async def handle(self, socket: WebSocketRoute) -> None:
        """Give a socket through to the service, or close it while the line is cut."""
        if self.cut:
            await socket.close()
            return
        if self.slow is not None:
            await self.slow.wait()
        socket.connect_to_server()
        self.open.append(socket)

    async def break_off(self) -> None:
        """Cut the line."""
        self.cut = True
        for socket in self.open:
            await socket.close()
        self.open.clear()


async def page_on(context: BrowserContext, line: Line, address: str) -> Page:
    """A page at an address whose event stream goes through `line`."""
    page = await context.new_page()
    await page.route_web_socket(re.compile(r"/api/v1/events"), line.handle)
    await page.goto(address)
    return page
