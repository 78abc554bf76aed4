"""Who listens to a call is told to those only who may listen themselves: not to its agent, in no snapshot and no event."""

from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import Attempt, Person, Role
from callcenter.flows import seats
from tests.support.api import Api
from tests.web.test_events import frame, watching
from tests.web.test_floor_api import calling_calendar
from tests.web.test_live_calls_api import post, talk

__all__ = ["talk"]


async def listener(api: Api) -> tuple[Person, dict[str, str]]:
    """A supervisor at a telephone."""
    boss = await api.add_person(Role.SUPERVISOR)
    async with api.house.uow.write(SERVICE) as tx:
        await seats.sign_on(tx, person_id=boss.id, device="1009", pbx="main", alive=True)
    return boss, await api.session_of(boss)


async def call_on_the_floor(api: Api, headers: dict[str, str]) -> dict[str, Any]:
    answer = await api.client.get("/api/v1/floor", headers=headers)
    assert answer.status == 200, await answer.text()
    floor = await answer.json()
    (call,) = floor["calls"]
    found: dict[str, Any] = call
    return found


@pytest.mark.parametrize("role", [Role.AGENT, Role.SUPERVISOR, Role.GENERAL_MANAGER])
async def test_listeners_are_in_the_floor_and_the_events_of_those_who_may_listen(
    api: Api, talk: tuple[Attempt, Person], role: Role
) -> None:
    attempt, agent = talk
    await calling_calendar(api)
    boss, headers = await listener(api)
    watcher = await api.session_of(agent) if role is Role.AGENT else await api.signed_in(role)
    async with watching(api, watcher) as (socket, _):
        assert (await post(api, headers, attempt, "listen"))[0] == 200
        told: list[dict[str, Any]] = []
        while not any(event["subject_id"] == attempt.id for event in told):
            told += (await frame(socket))["events"]
    said = str([event for event in told if event["subject"] == "attempt"])
    call = await call_on_the_floor(api, watcher)
    shown = await (await api.client.get(f"/api/v1/live-calls/{attempt.id}", headers=watcher)).json()
    row = next(event["data"]["floor"] for event in told if event["subject_id"] == attempt.id)
    assert row["version"] == call["version"], "the row itself is not withheld"
    if role is Role.AGENT:
        assert boss.id not in str(told)
        assert "listening" not in said
        assert (row["listeners"], call["listeners"], shown["listeners"]) == ([], [], [])
    else:
        assert [one["person_id"] for one in row["listeners"]] == [boss.id]
        assert [one["person_id"] for one in call["listeners"]] == [boss.id]
        assert [one["person"] for one in shown["listeners"]] == [boss.id]


async def test_the_answer_to_the_agents_own_act_names_no_listener(api: Api, talk: tuple[Attempt, Person]) -> None:
    attempt, agent = talk
    boss, headers = await listener(api)
    status, listening = await post(api, headers, attempt, "listen")
    assert (status, [one["person"] for one in listening["listeners"]]) == (200, [boss.id])
    status, held = await post(api, await api.session_of(agent), attempt, "hold")
    assert (status, held["listeners"]) == (200, [])
