"""Services start in order, stop in the opposite order, and one failure neither hides nor spreads."""

import asyncio

import pytest

from callcenter.runtime import Health, Service, Supervisor
from tests.support.clock import ManualClock


class Part:
    """A service that writes down what is asked of it."""

    def __init__(self, name: str, diary: list[str], *, fails: str = "", stopping_takes: float = 0.0) -> None:
        self.name = name
        self._diary = diary
        self._fails = fails
        self._takes = stopping_takes
        self.clock: ManualClock | None = None
        self.gate: asyncio.Event | None = None
        self.grace = 0.0
        self.ok = True

    async def start(self) -> None:
        if self._fails == "start":
            raise OSError("port taken")
        self._diary.append(f"start {self.name}")

    async def stop(self, grace: float) -> None:
        self.grace = grace
        if self.gate:
            await self.gate.wait()
        if self.clock:
            await self.clock.advance(seconds=self._takes)
        if self._fails == "stop":
            raise OSError("will not")
        self._diary.append(f"stop {self.name}")

    def health(self) -> Health:
        return Health(name=self.name, ok=self.ok)


def is_service(part: Service) -> Service:
    return part


async def test_services_stop_in_the_opposite_order(clock: ManualClock) -> None:
    diary: list[str] = []
    supervisor = Supervisor([is_service(Part(name, diary)) for name in ("db", "ami", "web")], clock=clock)
    await supervisor.start()
    assert supervisor.ready
    await supervisor.stop()
    assert diary == ["start db", "start ami", "start web", "stop web", "stop ami", "stop db"]
    assert not supervisor.ready


async def test_those_started_are_stopped_when_one_cannot_start(clock: ManualClock) -> None:
    diary: list[str] = []
    supervisor = Supervisor([Part("db", diary), Part("web", diary, fails="start"), Part("ami", diary)], clock=clock)
    with pytest.raises(OSError, match="port taken"):
        await supervisor.start()
    assert diary == ["start db", "stop db"]


async def test_others_are_stopped_when_one_cannot_stop(clock: ManualClock) -> None:
    diary: list[str] = []
    supervisor = Supervisor([Part("db", diary), Part("web", diary, fails="stop")], clock=clock)
    await supervisor.start()
    await supervisor.stop()
    assert diary[-1] == "stop db"


async def test_grace_is_shared_when_one_takes_long(clock: ManualClock) -> None:
    diary: list[str] = []
    slow, quick, last = Part("web", diary, stopping_takes=7.0), Part("ami", diary), Part("db", diary)
    slow.clock = clock
    supervisor = Supervisor([last, quick, slow], clock=clock, grace=10.0)
    await supervisor.start()
    await supervisor.stop()
    assert (slow.grace, quick.grace, last.grace) == (10.0, 3.0, 3.0)


async def test_not_ready_when_one_service_is_not_well(clock: ManualClock) -> None:
    diary: list[str] = []
    part = Part("ami", diary)
    supervisor = Supervisor([part], clock=clock)
    await supervisor.start()
    part.ok = False
    assert not supervisor.ready
    assert [health.name for health in supervisor.health()] == ["ami"]


async def test_run_stops_everything_when_the_event_comes(clock: ManualClock) -> None:
    diary: list[str] = []
    until = asyncio.Event()
    running = asyncio.create_task(Supervisor([Part("db", diary)], clock=clock).run(until))
    await clock.advance()
    until.set()
    await running
    assert diary == ["start db", "stop db"]


async def test_second_cancel_does_not_cut_the_stop_short(clock: ManualClock) -> None:
    diary: list[str] = []
    part = Part("db", diary)
    part.gate = asyncio.Event()
    running = asyncio.create_task(Supervisor([part], clock=clock).run(asyncio.Event()))
    for _ in range(3):
        await clock.advance()
        running.cancel()
    await clock.advance()
    assert not running.done()
    part.gate.set()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert diary == ["start db", "stop db"]
