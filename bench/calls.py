"""200 calls at once over a real Asterisk: nothing lost, little processor, little memory, outcomes known at once.

The truth is the public network's own count of what rang, was answered and ended. The service runs as its own process, as
installed; its processor time is read from /proc over the window from the first order to the last outcome. A viewer on the
event stream tells when an outcome can be seen.

Both Asterisks share the machine with the service. Where its processors do not suffice for a moment, a telephone misses a
question of the exchange and its agent is not ready for some seconds; they wait and press *call* again, as in a call centre.
How often that was is a figure.
"""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp

from bench import Figure, Report
from callcenter.clock import SystemClock
from callcenter.core.access import SERVICE
from callcenter.core.model import Attempt, Dealer, FollowUp
from callcenter.flows.seats import DEVICE_LOST
from tests.support.desk import add_follow_up, agent_id
from tests.support.lab import Lab, PstnCall, running_lab
from tests.support.service import DEALER, ServiceProcess

AT_ONCE = 200
TALK_SECONDS = 60
RAMP_SECONDS = 40.0
"""Calls begin, and so end, evenly over this time: all 200 are up together for some twenty seconds."""
ROUNDS = 5
HANDS = 16
"""How many agents press *call* at the same moment."""
PHONE_PATIENCE = 30
"""Seconds after which a silent telephone is a lost one."""


@dataclass(slots=True)
class Round:
    """What one round of calls showed."""

    calls: int = 0
    at_once: int = 0
    lost_outcomes: int = 0
    lost_recordings: int = 0
    rung_twice: int = 0
    cpu_cores: float = 0.0
    agents_waited: int = 0
    delays_ms: list[float] = field(default_factory=list)


class Refused(RuntimeError):
    """The service said no; `fields` are those of its problem."""

    def __init__(self, path: str, status: int, problem: dict[str, Any]) -> None:
        super().__init__(f"{path}: {status} {problem}")
        self.fields: dict[str, Any] = problem.get("fields", {})
        self.by_phone = self.fields.get("reason") == "device-not-reachable" or self.fields.get("why") == DEVICE_LOST


class Viewer:
    """Watches the event stream and notes when each attempt's end could be seen (milliseconds of this machine)."""

    def __init__(self) -> None:
        self.ended: dict[str, float] = {}
        self._clock = SystemClock()

    async def watch(self, service: ServiceProcess, ready: asyncio.Event) -> None:
        """Follow the stream until cancelled."""
        headers = {"Authorization": f"Bearer {service.tokens[agent_id(1)]}"}
        url = f"http://127.0.0.1:{service.port}/api/v1/events"
        async with aiohttp.ClientSession(headers=headers) as client, client.ws_connect(url) as socket:
            ready.set()
            async for message in socket:
                now = self._clock.now().timestamp() * 1000
                for event in json.loads(message.data).get("events", ()):
                    if event["kind"] == "attempt.ended":
                        self.ended.setdefault(event["subject_id"], now)


def run() -> Report:
    """Five rounds of 200 calls."""
    with running_lab("bench-calls", agents=AT_ONCE) as lab, tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_run(lab, Path(folder)))


async def _run(lab: Lab, folder: Path) -> Report:
    service = ServiceProcess(folder, lab)
    await service.prepare(agents=AT_ONCE)
    await service.start()
    await lab.answer_with("default", f"answer:ring=2:talk={TALK_SECONDS}:audio=speech")
    rounds: list[Round] = []
    try:
        async with _pool(service) as client:
            for n in range(AT_ONCE):
                await _post(client, service, n, "/agents/me/sign-on", {"device": lab.devices[n]})
            for number in range(ROUNDS):
                rounds.append(await _round(lab, service, client, number))
                print(f"[bench] round {number + 1} of {ROUNDS} is over", file=sys.stderr, flush=True)
        peak = _peak_mb(_pids(service))
    except Exception:
        print(f"[bench] the service said last:\n{service.log()[-4000:]}", file=sys.stderr, flush=True)
        raise
    finally:
        service.stop()
    return Report(
        figures={
            "calls": Figure([float(one.at_once) for one in rounds], "200 at once"),
            "lost_outcomes": Figure([float(one.lost_outcomes) for one in rounds], "0"),
            "lost_recordings": Figure([float(one.lost_recordings) for one in rounds], "0"),
            "rung_twice": Figure([float(one.rung_twice) for one in rounds], "0"),
            "agents_waited": Figure([float(one.agents_waited) for one in rounds]),
            "cpu_cores": Figure([one.cpu_cores for one in rounds], "≤ 0.25"),
            "rss_mb": Figure([peak], "≤ 200"),
            "outcome_p99_ms": Figure([_p99(one.delays_ms) for one in rounds], "≤ 500"),
        },
        remarks=[
            f"{ROUNDS} rounds of {AT_ONCE} calls of {TALK_SECONDS} s, begun over {RAMP_SECONDS:.0f} s; speech both ways",
            "calls: most telephones off the hook at one moment, by the public network's count",
            "agents_waited: agents who had to press twice because the exchange did not reach their telephone",
            "outcome_p99_ms: from the public network's end of a call to the outcome on the event stream",
        ],
    )


@asynccontextmanager
async def _pool(service: ServiceProcess) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=HANDS)) as client:
        yield client


async def _post(
    client: aiohttp.ClientSession, service: ServiceProcess, n: int, path: str, body: object, method: str = "POST"
) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {service.tokens[agent_id(n + 1)]}"}
    url = f"http://127.0.0.1:{service.port}/api/v1{path}"
    async with client.request(method, url, json=body, headers=headers) as answer:
        said: dict[str, Any] = await answer.json()
        if answer.status >= 300:
            raise Refused(path, answer.status, said)
        return said


async def _make_ready(client: aiohttp.ClientSession, service: ServiceProcess, n: int) -> bool:
    """An agent is ready as soon as their telephone is reached; whether they had to wait for it."""
    for waited in range(PHONE_PATIENCE):
        try:
            await _post(client, service, n, "/agents/me/state", {"state": "ready"}, "PUT")
        except Refused as refused:
            if not refused.by_phone:
                raise
            await asyncio.sleep(1)
        else:
            return waited > 0
    raise RuntimeError(f"the telephone of agent {n + 1} was silent for {PHONE_PATIENCE} s")


async def _round(lab: Lab, service: ServiceProcess, client: aiohttp.ClientSession, number: int) -> Round:
    uow = service.store()
    rows: list[FollowUp] = []
    async with uow.write(SERVICE) as tx:
        dealer = await tx.rows(Dealer).get(DEALER)
        for n in range(AT_ONCE):
            rows.append(await add_follow_up(tx, dealer, f"+86135{number:02d}{n:06d}"))
    found = Round()
    for n in range(AT_ONCE):
        found.agents_waited += await _make_ready(client, service, n)
    viewer, watching = Viewer(), asyncio.Event()
    watch = asyncio.create_task(viewer.watch(service, watching))
    await watching.wait()
    clock = SystemClock()
    began, cpu = clock.monotonic(), _cpu_seconds(_pids(service))
    free = asyncio.Semaphore(HANDS)

    async def place(n: int) -> str:
        await asyncio.sleep(n * RAMP_SECONDS / AT_ONCE)
        again = 0
        while True:
            try:
                async with free:
                    said = await _post(client, service, n, f"/follow-ups/{rows[n].id}/call", {"reason": "bench"})
                    return str(said["id"])
            except Refused as refused:
                if not refused.by_phone or again == PHONE_PATIENCE:
                    raise
                again += 1
                found.agents_waited += 1
                await _make_ready(client, service, n)

    attempts = await asyncio.gather(*(place(n) for n in range(AT_ONCE)))
    for _ in range(int(RAMP_SECONDS + TALK_SECONDS + 60) * 5):
        if len(viewer.ended.keys() & set(attempts)) == AT_ONCE:
            break
        await asyncio.sleep(0.2)
    used = (_cpu_seconds(_pids(service)) - cpu) / (clock.monotonic() - began)
    watch.cancel()
    calls = {call.number: call for call in await lab.calls() if call.number.startswith(f"135{number:02d}")}
    rung = len([call for call in await lab.calls() if call.number.startswith(f"135{number:02d}")])
    found.calls, found.cpu_cores, found.rung_twice = len(calls), used, rung - len(calls)
    found.at_once = _at_once(list(calls.values()))
    outcomes: dict[str, str | None] = {}
    async with uow.read() as view:
        for n, attempt_id in enumerate(attempts):
            attempt = await view.rows(Attempt).get(attempt_id)
            outcomes[attempt_id] = attempt.outcome
            call = calls.get(f"135{number:02d}{n:06d}")
            if call is None or call.answered is None:
                continue
            if attempt.outcome != "answered":
                found.lost_outcomes += 1
            # Where the exchange wrote it, or where the service keeps it once it is verified.
            places = [folder / f"{attempt.record}.wav" for folder in (lab.local_dir, service.folder / "recordings")]
            if not any(wav.exists() and wav.stat().st_size > 16000 * (TALK_SECONDS - 5) for wav in places):
                found.lost_recordings += 1
            if call.ended is not None and attempt_id in viewer.ended:
                found.delays_ms.append(viewer.ended[attempt_id] - call.ended)
    await uow.engines.dispose()
    for n, attempt_id in enumerate(attempts):
        if outcomes[attempt_id] == "answered":
            await _post(client, service, n, f"/calls/{attempt_id}/disposition", {"disposition": "completed"})
    return found


def _at_once(calls: list[PstnCall]) -> int:
    """The most calls that were up at one moment."""
    edges = sorted(
        [(call.answered, 1) for call in calls if call.answered is not None and call.ended is not None]
        + [(call.ended, -1) for call in calls if call.answered is not None and call.ended is not None]
    )
    most = up = 0
    for _, step in edges:
        up += step
        most = max(most, up)
    return most


def _pids(service: ServiceProcess) -> list[int]:
    """The service's process and everything below it."""
    assert service.process is not None
    found = [service.process.pid]
    for pid in found:
        children = Path(f"/proc/{pid}/task/{pid}/children")
        if children.exists():
            found += [int(child) for child in children.read_text().split()]
    return found


def _cpu_seconds(pids: list[int]) -> float:
    ticks = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _peak_mb(pids: list[int]) -> float:
    total = 0
    for pid in pids:
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                total += int(line.split()[1])
    return total / 1024


def _p99(values: list[float]) -> float:
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(len(ranked) * 0.99))] if ranked else float("nan")
