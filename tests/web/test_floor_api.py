"""The floor, the general manager's board and the health of the system through the API."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import (
    Attempt,
    AttemptState,
    AuditEntry,
    CalendarRow,
    DeliveryClass,
    FollowUp,
    FollowUpResult,
    FollowUpState,
    OutboxRow,
    OutboxState,
    Role,
    Scope,
    Ticket,
)
from callcenter.flows import outbox, seats
from callcenter.messaging.log import LogGateway
from callcenter.web.events import RIGHTS_CHANGED
from callcenter.web.parts import SMS_GATEWAY
from tests.db.make import attempt, follow_up, ticket
from tests.support.api import Api
from tests.support.desk import ALWAYS
from tests.web.test_events import closed_with, frame, watching


async def calling_calendar(api: Api) -> None:
    """Calling hours without an end."""
    async with api.house.uow.write(SERVICE) as tx:
        row = CalendarRow(id=tx.new_id(), code="calling", kind="calling", name="Calling", weekly=dict(ALWAYS))
        await tx.rows(CalendarRow).add(row)


async def floor(api: Api, headers: dict[str, str], query: str = "") -> Any:
    """The floor's snapshot as somebody sees it."""
    answer = await api.client.get(f"/api/v1/floor{query}", headers=headers)
    assert answer.status == 200, await answer.text()
    return await answer.json()


async def test_the_floor_shows_a_supervisor_the_own_people_calls_and_queue_only(api: Api) -> None:
    await calling_calendar(api)
    own, other = await api.add_person(Role.AGENT), await api.add_person(Role.AGENT, Scope.DEALER, api.world.other.id)
    mine, theirs = api.world.own.id, api.world.other.id
    async with api.house.uow.write(SERVICE) as tx:
        for place, person in enumerate((own, other)):
            await seats.sign_on(tx, person_id=person.id, device=f"100{place}", pbx="pbx", alive=True)
        for number, dealer in ((1, mine), (2, theirs)):
            await tx.rows(FollowUp).add(follow_up(number, dealer_id=dealer))
            call = attempt(number, dealer_id=dealer, follow_up_id=None, state=AttemptState.TALKING, trunk="pstn")
            await tx.rows(Attempt).add(replace(call, number="+8613812345678"))
    seen = await floor(api, await api.signed_in(Role.SUPERVISOR))
    assert [seat["id"] for seat in seen["seats"]] == [own.id]
    assert {row["dealer_id"] for row in (*seen["queue"], *seen["calls"], *seen["dealers"]) if row.get("dealer_id")} == {
        mine
    }
    assert seen["calls"][0]["number"] == "+86138****5678", "masked for everybody: the same row goes to all"
    everything = await floor(api, await api.signed_in(Role.SUPERVISOR, Scope.ALL))
    assert len(everything["queue"]) == len(everything["calls"]) == len(everything["seats"]) == 2
    assert len((await floor(api, await api.signed_in(Role.SUPERVISOR, Scope.ALL), f"?dealer_id={mine}"))["queue"]) == 1


async def test_the_floor_is_not_for_handlers_and_programs(api: Api) -> None:
    for role in (Role.HANDLER, Role.INTEGRATION):
        answer = await api.client.get("/api/v1/floor", headers=await api.signed_in(role))
        assert answer.status == 403


async def test_another_dealers_seat_is_not_told_to_a_supervisor(api: Api) -> None:
    own, other = await api.add_person(Role.AGENT), await api.add_person(Role.AGENT, Scope.DEALER, api.world.other.id)
    async with watching(api, await api.signed_in(Role.SUPERVISOR)) as (socket, _):
        async with api.house.uow.write(SERVICE) as tx:
            await seats.sign_on(tx, person_id=other.id, device="1001", pbx="pbx", alive=True)
            await seats.sign_on(tx, person_id=own.id, device="1002", pbx="pbx", alive=True)
        while "events" not in (told := await frame(socket)):
            pass
    assert [event["subject_id"] for event in told["events"]] == [own.id]
    assert told["events"][0]["data"]["floor"]["device"] == "1002"


async def test_a_supervisors_stream_begins_anew_when_somebody_joins(api: Api) -> None:
    """Whose seats are within reach was looked up when it began: with 4409 the page connects again and sees the new one."""
    administrator = await api.administrator()
    person = await api.add_person(None)
    async with watching(api, await api.signed_in(Role.SUPERVISOR)) as (socket, _):
        grants = {"grants": [{"role": "agent", "scope": "dealer", "scope_id": api.world.own.id}], "version": 0}
        changed = await api.client.patch(f"/api/v1/users/{person.id}", json=grants, headers=administrator)
        assert changed.status == 200, await changed.text()
        assert await closed_with(socket) == RIGHTS_CHANGED


@pytest.mark.req("S2-4")
async def test_the_general_manager_sees_the_promise_and_what_departments_owe(api: Api) -> None:
    """Kept, late, open and overdue follow-ups of today; complaints near their deadline by department, no agent named."""
    await calling_calendar(api)
    mine, now = api.world.own.id, api.house.clock.now()
    rows = [
        follow_up(1, state=FollowUpState.DONE, result=FollowUpResult.COMPLETED, done_at=now),
        follow_up(2, state=FollowUpState.DONE, result=FollowUpResult.COMPLETED, done_at=now + timedelta(hours=9)),
        follow_up(3),
        follow_up(-5),
        follow_up(4, state=FollowUpState.DONE, result=FollowUpResult.EXCLUDED, done_at=now),
        follow_up(9_000),
    ]
    async with api.house.uow.write(SERVICE) as tx:
        await tx.rows(FollowUp).add_all(
            [replace(row, id=f"{place:026}", dealer_id=mine) for place, row in enumerate(rows)]
        )
        for number, hours in ((1, -1), (2, 3), (3, 30)):
            due = {"due_at": now + timedelta(hours=hours), "dealer_id": mine, "department": "钣喷车间"}
            await tx.rows(Ticket).add(ticket(number, **due))
    headers = await api.signed_in(Role.GENERAL_MANAGER)
    board = await (await api.client.get("/api/v1/reports/general-manager", headers=headers)).json()
    counted = {name: board["today"][0][name] for name in ("total", "kept", "late", "open", "overdue", "left_out")}
    assert counted == {"total": 5, "kept": 1, "late": 1, "open": 1, "overdue": 1, "left_out": 1}
    assert len(board["tickets"]) == 2
    assert {k: board["owed"][0][k] for k in ("department", "kind", "number", "overdue")} == {
        "department": "钣喷车间",
        "kind": "complaint",
        "number": 3,
        "overdue": 1,
    }
    assert board["capacity"]["needed"] == 2 and board["capacity"]["short"] == 2, "nobody is signed on"
    assert not board["capacity"]["measured"]


async def add_effect(api: Api, kind: str, state: OutboxState, delivery: DeliveryClass) -> str:
    """An effect that waits for a person."""
    async with api.house.uow.write(SERVICE) as tx:
        row = await outbox.enqueue(tx, kind, "subject", delivery)
        return (await tx.rows(OutboxRow).save(replace(row, state=state, problem="down"))).id


@pytest.mark.parametrize(
    ("kind", "state", "delivery", "status"),
    [
        ("webhook", OutboxState.FAILED, DeliveryClass.AT_LEAST_ONCE, 200),
        ("webhook", OutboxState.UNKNOWN, DeliveryClass.AT_MOST_ONCE, 403),
        ("sms.send", OutboxState.FAILED, DeliveryClass.ASK_BEFORE_REPEATING, 403),
        ("webhook", OutboxState.PENDING, DeliveryClass.AT_LEAST_ONCE, 409),
    ],
)
async def test_an_effect_is_tried_again_only_where_that_can_do_no_harm(
    api: Api, kind: str, state: OutboxState, delivery: DeliveryClass, status: int
) -> None:
    effect = await add_effect(api, kind, state, delivery)
    headers = await api.administrator()
    answer = await api.client.post(f"/api/v1/system/outbox/{effect}/retry", headers=headers)
    assert answer.status == status
    listed = await (await api.client.get("/api/v1/system/outbox", headers=headers)).json()
    assert listed["items"][0]["state"] == ("pending" if status == 200 else str(state))


async def test_an_effect_that_happened_is_settled_and_audited(api: Api) -> None:
    effect = await add_effect(api, "webhook", OutboxState.UNKNOWN, DeliveryClass.AT_MOST_ONCE)
    headers = await api.administrator()
    settled = await api.client.post(f"/api/v1/system/outbox/{effect}/settle", json={"happened": True}, headers=headers)
    assert (await settled.json())["state"] == "done"
    trail = await (await api.client.get("/api/v1/audit", headers=headers)).json()
    assert trail["items"][0]["act"] == "effect.happened"


async def test_health_tells_effects_alarms_and_links(api: Api) -> None:
    await add_effect(api, "webhook", OutboxState.FAILED, DeliveryClass.AT_LEAST_ONCE)
    async with api.house.uow.write(SERVICE) as tx:
        tx.emit("alarm.trunk_paused", "trunk", "pstn", None, until="2026-11-19T03:00:00Z")
    health = await (await api.client.get("/api/v1/system/health", headers=await api.administrator())).json()
    assert [(row["kind"], row["state"], row["number"]) for row in health["effects"]] == [("webhook", "failed", 1)]
    assert [alarm["kind"] for alarm in health["alarms"]] == ["alarm.trunk_paused"]
    assert not any(link["up"] for link in health["links"])


async def test_health_tells_no_alarms_of_dealers_out_of_reach(api: Api) -> None:
    """An alarm carries its call's row: agent, follow-up, masked number."""
    async with api.house.uow.write(SERVICE) as tx:
        for dealer in (api.world.own.id, api.world.other.id, None):
            tx.emit("alarm.attempt_unknown", "attempt", tx.new_id(), dealer)
    supervisor = await api.signed_in(Role.SUPERVISOR)
    health = await (await api.client.get("/api/v1/system/health", headers=supervisor)).json()
    assert {alarm["dealer_id"] for alarm in health["alarms"]} == {api.world.own.id, None}


async def test_a_gateway_is_tested_with_and_without_a_message(api: Api) -> None:
    api.house.parts.put(SMS_GATEWAY, LogGateway(api.data / "sms.jsonl", api.house.clock))
    headers = await api.administrator()
    url = "/api/v1/system/gateways/sms-log/test"
    dry = await (await api.client.post(url, json={}, headers=headers)).json()
    wet = await (await api.client.post(url, json={"number": "+8613800138000"}, headers=headers)).json()
    assert (dry["ok"], dry["sent"], wet["ok"], wet["sent"]) == (True, False, True, True)
    assert (api.data / "sms.jsonl").read_text("utf-8").count("\n") == 1
    async with api.house.uow.read() as view:
        told = [one.detail for one in await view.rows(AuditEntry).all(act="gateway.test")]
    assert [one.get("to") for one in told] == ["", "8000", "8000"], "dry, before the message goes, after it"
    supervisor = await api.signed_in(Role.SUPERVISOR)
    assert (await api.client.post(url, json={}, headers=supervisor)).status == 403
    unknown = await api.client.post("/api/v1/system/gateways/nowhere/test", json={}, headers=headers)
    assert unknown.status == 404
