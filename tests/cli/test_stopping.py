"""A planned stop of the whole service: what is being handed over is handed over, and nothing holds the stop up for longer."""

import asyncio
from pathlib import Path

import pytest

from callcenter.bootstrap import Plant, put_together
from callcenter.config import load_config
from callcenter.core.access import SERVICE
from callcenter.core.model import DeliveryClass, OutboxRow, OutboxState
from callcenter.db.migrate import upgrade
from callcenter.flows import outbox
from callcenter.runtime import spawn
from tests.cli.conftest import write_config
from tests.support.ports import free_port
from tests.support.waiting import until, within

EFFECT = "test.effect"


class HandOver:
    """Hands effects over to another side that takes its time; afterwards it needs the store, as every performer does."""

    def __init__(self) -> None:
        self.plant: Plant
        self.began: list[str] = []
        self.answered = asyncio.Event()

    async def perform(self, row: OutboxRow) -> outbox.Result:
        self.began.append(row.id)
        await self.answered.wait()
        async with self.plant.uow.read() as view:
            assert await view.rows(OutboxRow).get(row.id)
        return outbox.Done()


async def enqueue(plant: Plant, subject: str) -> str:
    async with plant.uow.write(SERVICE) as tx:
        return (await outbox.enqueue(tx, EFFECT, subject, DeliveryClass.ASK_BEFORE_REPEATING)).id


async def state_of(plant: Plant, id: str) -> OutboxState:
    async with plant.uow.read() as view:
        return (await view.rows(OutboxRow).get(id)).state


def taking(plant: Plant) -> bool:
    """Whether the courier still takes effects."""
    return any(one.ok for one in plant.supervisor.health() if one.name == "courier")


@pytest.mark.parametrize("answers", [True, False])
async def test_effect_in_work_is_settled_within_the_grace_when_the_service_stops(tmp_path: Path, answers: bool) -> None:
    """No other is taken meanwhile. One that is not answered in time is left to its lease, as after a kill -9."""
    file = write_config(tmp_path, extra=f"[web]\nport = {free_port()}")
    config = load_config(file, {"CALLCENTER__SERVICE__STOP_GRACE_SECONDS": "20" if answers else "0.1"})
    config = config.model_copy(update={"pbx": ()})
    await upgrade(config.database_url)
    hands = HandOver()
    plant = hands.plant = put_together(config, performers={EFFECT: hands})
    stop = asyncio.Event()
    async with within(15):
        running = spawn(plant.supervisor.run(stop), name="service")
        await until(lambda: plant.supervisor.ready, what="the service")
        first = await enqueue(plant, "first")
        await until(lambda: hands.began, what="the hand-over")
        stop.set()
        await until(lambda: not taking(plant), what="the end of taking")
        second = await enqueue(plant, "second")
        if answers:
            await until(lambda: not plant.site.health().ok, what="the end of the API")
            assert not running.done()
            hands.answered.set()
        await running
    assert hands.began == [first]
    assert await state_of(plant, first) is (OutboxState.DONE if answers else OutboxState.TAKEN)
    assert await state_of(plant, second) is OutboxState.PENDING
    await plant.close()
