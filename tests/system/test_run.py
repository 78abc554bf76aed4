"""scripts/run as a new user types it: it comes up, customers are called, a complaint is a ticket, Ctrl-C ends all of it."""

import asyncio
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import pytest

from demo.client import Api
from demo.people import PASSWORD
from tests.support.ports import free_port
from tests.support.waiting import until

TREE = Path(__file__).parents[2]


@dataclass(slots=True)
class Demonstration:
    """A running scripts/run; `said` is what it printed so far."""

    process: subprocess.Popen[bytes]
    output: Path
    port: int

    @property
    def address(self) -> str:
        """Where its API is."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def said(self) -> str:
        """Everything it printed so far."""
        return self.output.read_text(encoding="utf-8", errors="replace")

    def alive(self) -> bool:
        """Whether it runs."""
        return self.process.poll() is None

    async def end(self) -> int:
        """Ctrl-C, and its exit status."""
        os.killpg(self.process.pid, signal.SIGINT)
        return await asyncio.to_thread(self.process.wait, 120)


@contextmanager
def demonstration(folder: Path, *arguments: str) -> Iterator[Demonstration]:
    """Start scripts/run on a port and in a folder of its own; whatever is left of it is killed."""
    output = folder / "run.out"
    port = free_port()
    command = [str(TREE / "scripts/run"), "--data", str(folder / "var"), "--port", str(port), "--quick", *arguments]
    with output.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, start_new_session=True)
    try:
        yield Demonstration(process, output, port)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(120)


async def until_said(run: Demonstration, words: str, seconds: float) -> None:
    """Wait until it printed the words; what it printed instead is shown when it ends before."""

    def there() -> bool:
        assert run.alive() or words in run.said, run.said
        return words in run.said

    await until(there, seconds=seconds, what=words)


async def finished(run: Demonstration) -> bool:
    """Whether a follow-up was completed and a complaint became a ticket with a clock."""
    async with Api(run.address) as api:
        try:
            await api.sign_in("supervisor", PASSWORD)
            done = await api.every("/follow-ups", result="completed")
            tickets = await api.every("/tickets", kind="complaint")
        except (aiohttp.ClientError, TimeoutError):
            return False
    return bool(done) and any(ticket["due_at"] for ticket in tickets)


@pytest.fixture(params=["sim", "lab"])
def exchange(request: pytest.FixtureRequest) -> Iterator[tuple[str, ...]]:
    """The arguments that choose an exchange; the lab's instance is of this test and goes with it."""
    name = f"run-{os.getpid()}"
    yield ("--pbx", request.param, "--lab", name)
    if request.param == "lab":
        subprocess.run([TREE / "scripts/lab", "down", "--name", name, "--remove"], check=True, capture_output=True)


async def test_the_demonstration_calls_customers_and_ends_cleanly(tmp_path: Path, exchange: tuple[str, ...]) -> None:
    """Twelve orders: somebody answers, answers become a record, a dissatisfied one a ticket; a second start takes seconds."""
    with demonstration(tmp_path, *exchange, "--orders", "12") as run:
        await until_said(run, "Ctrl-C", 60)
        await until(lambda: finished(run), seconds=60, what="a completed follow-up and a complaint")
        assert await run.end() == 0, run.said
        assert "stopped" in run.said
    with demonstration(tmp_path, *exchange) as again:
        await until_said(again, "Ctrl-C", 30)
        assert "making the database" not in again.said
        assert await again.end() == 0, again.said
