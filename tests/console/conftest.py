"""What every browser test can ask for: a browser, a desk of its own (`desk`), or one shared with tests that only look.

All of it lives in one event loop per worker, because a browser belongs to the loop that started it.
"""

import asyncio
import fcntl
from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from tests.support import console
from tests.support.console import BrowserAt, Desk
from tests.support.waiting import PAGE_PATIENCE

HERE = Path(__file__).parent

expect.set_options(timeout=PAGE_PATIENCE)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of a worker in its one loop."""
    for item in items:
        if not item.path.is_relative_to(HERE):
            continue
        item.add_marker("browser")
        item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.fixture(scope="session")
def bundle() -> None:
    """The console, built as the sources are now."""
    console.some_rooms = console.build_console()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(bundle: None) -> AsyncIterator[Browser]:
    """Chromium without windows, one for all tests of a worker."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=console.HEADLESS, args=list(console.SHORT_LIVED))
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def template(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The store that every desk begins with: made by the first worker that needs it, the others wait and copy."""
    if worker_id == "master":
        return await console.make_template(tmp_path_factory.mktemp("console") / "template")
    folder = tmp_path_factory.getbasetemp().parent / "console-template"
    with (tmp_path_factory.getbasetemp().parent / "console-template.lock").open("w") as lock:
        await asyncio.to_thread(fcntl.flock, lock, fcntl.LOCK_EX)
        if not (folder / "made").exists():
            await console.make_template(folder)
            (folder / "made").touch()
    return folder


@pytest_asyncio.fixture(loop_scope="session")
async def desk(template: Path, browser: Browser, tmp_path: Path) -> AsyncIterator[Desk]:
    """A desk of the test's own: whatever it changes is seen by no other."""
    async with console.running(console.begin_with(template, tmp_path / "desk"), browser) as desk:
        yield desk


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared_desk(
    template: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Desk]:
    """One desk for all tests that only look."""
    folder = tmp_path_factory.mktemp("console") / "shared"
    async with console.running(console.begin_with(template, folder), browser) as desk:
        yield desk


@pytest_asyncio.fixture(loop_scope="session")
async def browser_at(desk: Desk) -> BrowserAt:
    """`page = await browser_at(Role.AGENT, "/desk")`: see Desk.open_page."""
    return desk.open_page


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With a failure comes what its pages asked of the service: whether a click was lost, an answer late or a refusal."""
    report = yield
    if report.failed and report.when == "call":
        report.sections.append(("asked of the service", "\n".join("  ".join(line) for line in console.asked)))
    return report


@pytest.fixture(autouse=True)
def no_complaints() -> Iterator[None]:
    """No page of a test may end in an error of its own scripts, a warning of Vue, or a refusal of the content policy."""
    console.broken.clear()
    console.asked.clear()
    yield
    found, console.broken[:] = list(console.broken), []
    assert not found, "\n".join(found)
