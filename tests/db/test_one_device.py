"""One agent at a device, whoever asks at the same instant; on both engines."""

import asyncio
from dataclasses import replace

from callcenter.core.model import Person
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import Conflict, StaleRow, StoreBusy
from callcenter.flows import seats
from tests.db.make import ACTOR


async def test_only_one_of_many_agents_gets_a_device_when_they_sign_on_together(store: SqlUnitOfWork) -> None:
    """Eight people sign on at one telephone at once: one sits there, the others are told that it is in use."""
    people = [Person(id=f"{n:026d}", login=f"p{n}", name=f"P {n}") for n in range(8)]
    async with store.write(ACTOR) as tx:
        for person in people:
            await tx.rows(Person).add(replace(person))

    async def sit(person: str) -> bool:
        try:
            async with store.write(ACTOR) as tx:
                await seats.sign_on(tx, person_id=person, device="1001", pbx="pbx", alive=True)
        except (Conflict, StaleRow, StoreBusy):
            return False
        return True

    sat = await asyncio.gather(*(sit(person.id) for person in people))
    assert sum(sat) == 1
