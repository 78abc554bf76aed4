"""Acts on many follow-ups at once: looked at first, done for those that fit, taken back within ten minutes."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import AuditEntry, FollowUp, FollowUpKind, FollowUpState, Person, Role
from callcenter.errors import StaleRow
from callcenter.flows import bulk_acts
from tests.support.api import Api
from tests.support.clock import START, ManualClock


class Desk:
    """An API with follow-ups of the own dealer, and a supervisor's headers."""

    def __init__(self, api: Api, headers: dict[str, str]) -> None:
        self.api = api
        self.headers = headers
        self.keys = 0

    async def post(self, path: str, body: dict[str, Any], status: int = 200) -> Any:
        self.keys += 1
        answer = await self.api.client.post(
            f"/api/v1/follow-ups/bulk{path}",
            json=body,
            headers={**self.headers, "Idempotency-Key": f"k{self.keys}"},
        )
        assert answer.status == status, await answer.text()
        return await answer.json()

    async def rows(self) -> list[FollowUp]:
        async with self.api.house.uow.read() as view:
            return await view.rows(FollowUp).all()


@pytest.fixture
async def desk(api: Api) -> Desk:
    """Four follow-ups: ready, waiting for an agreed minute, in a call, and a second one of a ticket."""
    agreed = START + timedelta(hours=3)
    states: tuple[dict[str, Any], ...] = (
        {"state": FollowUpState.READY},
        {"state": FollowUpState.WAITING, "agreed_at": agreed, "rank_class": -1, "order_at": agreed},
        {"state": FollowUpState.CALLING},
        {"state": FollowUpState.WAITING, "kind": FollowUpKind.SECOND, "ticket_id": "ticket"},
    )
    async with api.house.uow.write(SERVICE) as tx:
        for at, fields in enumerate(states):
            row = FollowUp(
                id=tx.new_id(),
                kind=FollowUpKind.FIRST,
                dealer_id=api.world.own.id,
                customer_id=f"customer-{at}",
                order_id=f"order-{at}",
                lane="q:c:z",
                order_at=START,
                number=f"+861380013800{at}",
                earliest_at=START,
                due_at=START + timedelta(days=1),
                next_try_at=fields.get("agreed_at", START),
                created_at=START,
            )
            await tx.rows(FollowUp).add(replace(row, **fields))
    return Desk(api, await api.signed_in(Role.SUPERVISOR))


async def agent_of(desk: Desk) -> Person:
    return await desk.api.add_person(Role.AGENT)


async def test_a_preview_tells_and_changes_nothing_when_asked(desk: Desk) -> None:
    before = await desk.rows()
    body = {"act": "exclude", "follow_up_ids": [row.id for row in before], "reason": "召回活动"}
    told = await desk.post("/preview", body)
    assert told["fitting"] == [before[0].id, before[1].id]
    assert [one["reason"] for one in told["left"]] == ["calling", "second-of-a-ticket"]
    assert await desk.rows() == before


async def test_excluded_rows_come_back_as_they_were_when_taken_back(desk: Desk) -> None:
    before = await desk.rows()
    body = {"act": "exclude", "follow_up_ids": [row.id for row in before], "reason": "召回活动"}
    done = await desk.post("", body)
    assert [row.result for row in await desk.rows()] == ["excluded", "excluded", None, None]
    undone = await desk.post(f"/{done['id']}/undo", {})
    assert undone["fitting"] == done["fitting"] and undone["undone_at"]
    ready, agreed, *_ = await desk.rows()
    # What was ready waits for its time, which has come; the agreed minute is kept.
    assert (ready.state, ready.next_try_at, ready.result, ready.reason) == ("waiting", START, None, "")
    assert (agreed.state, agreed.agreed_at, agreed.rank_class) == ("waiting", before[1].agreed_at, -1)
    async with desk.api.house.uow.read() as view:
        acts = [entry.act for entry in await view.rows(AuditEntry).all()]
    assert acts[1:] == ["follow_up.bulk_exclude", "follow_up.bulk_undo"]


async def test_a_row_that_somebody_changed_since_is_left_when_taken_back(desk: Desk) -> None:
    first, second, *_ = await desk.rows()
    agents = [await agent_of(desk) for _ in range(2)]
    ids = [first.id, second.id]
    done = await desk.post("", {"act": "assign", "follow_up_ids": ids, "agent_id": agents[0].id})
    await desk.post("", {"act": "assign", "follow_up_ids": [second.id], "agent_id": agents[1].id})
    undone = await desk.post(f"/{done['id']}/undo", {})
    assert undone["left"] == [{"id": second.id, "reason": "changed-since"}]
    assert [row.assigned_to for row in (await desk.rows())[:2]] == [None, agents[1].id]


async def test_a_sick_agents_work_goes_over_and_back_when_taken_back(desk: Desk) -> None:
    first, second, *_ = await desk.rows()
    sick, other = [await agent_of(desk) for _ in range(2)]
    await desk.post("", {"act": "assign", "follow_up_ids": [first.id, second.id], "agent_id": sick.id})
    done = await desk.post("", {"act": "hand_over", "from_agent": sick.id, "agent_id": other.id})
    assert [row.assigned_to for row in (await desk.rows())[:2]] == [other.id, other.id]
    await desk.post(f"/{done['id']}/undo", {})
    assert [row.assigned_to for row in (await desk.rows())[:2]] == [sick.id, sick.id]


async def test_an_act_is_kept_when_its_undo_time_is_over(desk: Desk, clock: ManualClock) -> None:
    first, *_ = await desk.rows()
    done = await desk.post("", {"act": "exclude", "follow_up_ids": [first.id], "reason": "重复"})
    await clock.advance(timedelta(minutes=10, seconds=1))
    refused = await desk.post(f"/{done['id']}/undo", {}, 409)
    assert refused["fields"]["reason"] == "undo-time-over"


async def test_nothing_is_done_when_a_row_was_changed_since_it_was_looked_at(desk: Desk) -> None:
    """Else taking the act back would bring what was before somebody else's change, and hand over what nobody looked at."""
    first, second, *_ = await desk.rows()
    sick, other, third = [await agent_of(desk) for _ in range(3)]
    await desk.post("", {"act": "assign", "follow_up_ids": [first.id], "agent_id": sick.id})
    wanted = bulk_acts.Wanted(kind="hand_over", from_agent=sick.id, agent_id=other.id)
    uow = desk.api.house.uow
    async with uow.read() as view:
        planned = await bulk_acts.plan(view, wanted, await bulk_acts.rows_of(view, wanted))
    await desk.post("", {"act": "assign", "follow_up_ids": [second.id], "agent_id": sick.id})
    async with uow.write(SERVICE) as tx:
        assert [row["id"] for row in (await bulk_acts.act(tx, wanted, planned)).changed] == [first.id]
    assert [row.assigned_to for row in (await desk.rows())[:2]] == [other.id, sick.id]
    await desk.post("", {"act": "assign", "follow_up_ids": [first.id], "agent_id": third.id})
    with pytest.raises(StaleRow):
        async with uow.write(SERVICE) as tx:
            await bulk_acts.act(tx, wanted, planned)
    assert (await desk.rows())[0].assigned_to == third.id


async def test_bad_input_names_its_field_when_refused(desk: Desk) -> None:
    first, *_ = await desk.rows()
    for body, field in (
        ({"act": "exclude", "follow_up_ids": [first.id], "reason": " "}, "reason"),
        ({"act": "assign"}, "follow_up_ids"),
        ({"act": "hand_over"}, "from_agent"),
    ):
        refused = await desk.post("", body, 422)
        assert [one["field"] for one in refused["problems"]] == [field]


async def test_another_dealers_follow_up_is_not_there_when_acted_on(desk: Desk) -> None:
    first, *_ = await desk.rows()
    async with desk.api.house.uow.write(SERVICE) as tx:
        row = await tx.rows(FollowUp).get(first.id)
        await tx.rows(FollowUp).save(replace(row, dealer_id=desk.api.world.other.id))
    body = {"act": "exclude", "follow_up_ids": [first.id], "reason": "重复"}
    for path in ("/preview", ""):
        assert (await desk.post(path, body, 404))["fields"]["id"] == first.id
    assert [row.result for row in await desk.rows() if row.id == first.id] == [None]
