"""One frame serves all viewers who see the same; what is one person's own is told to them alone."""

from datetime import UTC, datetime
from typing import Any

from callcenter.core.access import Actor
from callcenter.core.model import Event, Grant, Role
from callcenter.core.position import Position
from callcenter.web.events import Batch
from callcenter.web.sight import Sight, sight_of
from tests.support.api import Api


def event(position: int, **fields: Any) -> Event:
    """An event of a seat unless told otherwise."""
    told: dict[str, Any] = {"kind": "seat.changed", "subject": "seat", "subject_id": "nobody", "dealer_id": None}
    return Event(
        position=position,
        at=datetime(2026, 11, 19, 2, 0, tzinfo=UTC),
        person_id=None,
        data=fields.pop("data", {}),
        **{**told, **fields},
    )


async def sights(api: Api, count: int) -> list[Sight]:
    """Agents of the same dealer."""
    found = []
    for _ in range(count):
        person = await api.add_person(Role.AGENT)
        async with api.house.uow.read() as view:
            grants = tuple(await view.rows(Grant).all(person_id=person.id))
            found.append(await sight_of(view, Actor(person_id=person.id, name=person.login, grants=grants)))
    return found


async def test_agents_share_a_frame_when_nothing_in_it_is_their_own(api: Api) -> None:
    first, second = await sights(api, 2)
    row = event(1, kind="follow_up.changed", subject="follow_up", subject_id="f", dealer_id=api.world.own.id)
    batch = Batch.of(Position(), Position(), [row])
    assert first.key != second.key
    assert batch.key(first) == batch.key(second)
    assert batch.frame(first) == batch.frame(second) is not None


async def test_a_frame_is_of_its_own_when_an_event_is_somebodys_own(api: Api) -> None:
    """An agent sees the own seat, not the other's."""
    first, second = await sights(api, 2)
    assert first.person_id is not None
    batch = Batch.of(Position(), Position(), [event(1, subject_id=first.person_id)])
    assert batch.key(first) != batch.key(second)
    assert batch.frame(first) is not None
    assert batch.frame(second) is None
