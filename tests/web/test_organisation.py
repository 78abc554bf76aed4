"""Dealers, teams, queues, calendars, documents and the trail through the API."""

from dataclasses import replace
from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import CalendarRow, FollowUp, FollowUpKind, FollowUpState, Role, Scope
from callcenter.policies import shipped_documents
from tests.support.api import Api
from tests.support.clock import START

WEEK = {str(day): ["09:00-12:00", "13:00-18:00"] for day in range(5)}


async def ask(api: Api, method: str, path: str, headers: dict[str, str], body: Any = None) -> tuple[int, Any]:
    """Status and body of one request."""
    answer = await api.client.request(method, f"/api/v1{path}", json=body, headers=headers)
    return answer.status, await answer.json() if answer.status != 204 else None


async def calendars(api: Api) -> dict[str, CalendarRow]:
    """The two calendars that dealers name by default."""
    rows = {}
    async with api.house.uow.write(SERVICE) as tx:
        for kind in ("working", "calling"):
            row = CalendarRow(id=tx.new_id(), code=kind, kind=kind, name=kind, weekly=WEEK)
            rows[kind] = await tx.rows(CalendarRow).add(row)
    return rows


@pytest.fixture
async def admin(api: Api) -> dict[str, str]:
    """An administrator of everything."""
    return await api.administrator()


async def test_a_dealer_is_added_changed_and_read(api: Api, admin: dict[str, str]) -> None:
    await calendars(api)
    status, dealer = await ask(api, "POST", "/dealers", admin, {"code": "GZ01", "name": "广州一店", "brand": "甲"})
    assert status == 201, dealer
    assert dealer["time_zone"] == "Asia/Shanghai" and dealer["policy"] == "dealer_follow_up"
    change = {"version": dealer["version"], "region": "华南", "queue_id": api.world.own.queue_id}
    status, changed = await ask(api, "PATCH", f"/dealers/{dealer['id']}", admin, change)
    assert status == 200 and changed["region"] == "华南" and changed["brand"] == "甲"
    _, let_go = await ask(
        api, "PATCH", f"/dealers/{dealer['id']}", admin, {"version": changed["version"], "queue_id": None}
    )
    assert let_go["queue_id"] is None
    _, found = await ask(api, "GET", "/dealers?q=广州", admin)
    assert [one["code"] for one in found["items"]] == ["GZ01"]


async def test_a_dealer_that_names_what_is_not_there_is_refused_with_every_reason(
    api: Api, admin: dict[str, str]
) -> None:
    body = {
        "code": "X1",
        "name": "x",
        "time_zone": "Mars/Phobos",
        "queue_id": "00000000000000000000000zzz",
        "policy": "none",
    }
    status, told = await ask(api, "POST", "/dealers", admin, body)
    assert status == 422
    assert {(p["field"], p["reason"]) for p in told["problems"]} == {
        ("time_zone", "not-a-time-zone"),
        ("calling_calendar", "unknown"),
        ("working_calendar", "unknown"),
        ("queue_id", "unknown"),
        ("policy", "unknown"),
    }


async def test_dealers_are_seen_within_reach_only(api: Api) -> None:
    headers = await api.signed_in(Role.SUPERVISOR, Scope.REGION, "华东")
    _, listed = await ask(api, "GET", "/dealers", headers)
    assert [one["code"] for one in listed["items"]] == ["SH01"]
    assert (await ask(api, "GET", f"/dealers/{api.world.other.id}", headers))[0] == 404


async def test_open_follow_ups_move_with_their_dealer(api: Api, admin: dict[str, str]) -> None:
    await calendars(api)
    dealer = api.world.own
    row = FollowUp(
        id="00000000000000000000000aaa",
        kind=FollowUpKind.FIRST,
        dealer_id=dealer.id,
        customer_id="c",
        order_id="o",
        lane="old",
        order_at=START,
        earliest_at=START,
        due_at=START,
        next_try_at=START,
        created_at=START,
    )
    async with api.house.uow.write(SERVICE) as tx:
        await tx.rows(FollowUp).add(row)
        done = replace(row, id="00000000000000000000000bbb", order_id="p", state=FollowUpState.DONE)
        await tx.rows(FollowUp).add(done)
    change = {"version": dealer.version, "time_zone": "Asia/Urumqi"}
    assert (await ask(api, "PATCH", f"/dealers/{dealer.id}", admin, change))[0] == 200
    async with api.house.uow.read() as view:
        assert (await view.rows(FollowUp).get(row.id)).lane == f"{dealer.queue_id}:calling:Asia/Urumqi"
        assert (await view.rows(FollowUp).get(done.id)).lane == "old"


async def test_a_team_or_queue_that_is_used_is_not_removed(api: Api, admin: dict[str, str]) -> None:
    team, queue = api.world.team.id, api.world.own.queue_id
    for path, reason in ((f"/teams/{team}", "works-a-queue"), (f"/queues/{queue}", "has-dealers")):
        status, told = await ask(api, "DELETE", path, admin)
        assert (status, told["fields"]["reason"]) == (409, reason)
    _, fresh = await ask(api, "POST", "/queues", admin, {"name": "夜间", "team_ids": [team], "priority": 5})
    _, listed = await ask(api, "GET", "/queues", admin)
    assert listed["items"][0]["name"] == "夜间"
    assert (await ask(api, "DELETE", f"/queues/{fresh['id']}", admin))[0] == 204


@pytest.mark.parametrize(
    ("weekly", "problem"),
    [
        ({"0": ["9-18"]}, ("weekly.0", "not-hours")),
        ({"0": ["09:00-12:00", "11:00-13:00"]}, ("weekly.0", "not-hours")),
        ({"0": []}, ("weekly", "never-open")),
    ],
)
async def test_hours_that_are_none_are_refused(
    api: Api, admin: dict[str, str], weekly: dict[str, list[str]], problem: tuple[str, str]
) -> None:
    body = {"code": "c1", "kind": "working", "name": "x", "weekly": weekly}
    status, told = await ask(api, "POST", "/calendars", admin, body)
    assert status == 422 and [(p["field"], p["reason"]) for p in told["problems"]] == [problem]


async def test_a_year_of_holidays_is_taken_in_and_own_days_stay(api: Api, admin: dict[str, str]) -> None:
    """2026 is decreed; National Day is off, and a make-up workday is a Saturday or Sunday that is worked."""
    calendar = (await calendars(api))["working"]
    path = f"/calendars/{calendar.id}"
    own = {"working": False, "source": "盘点"}
    assert (await ask(api, "PUT", f"{path}/days/2026-10-01", admin, own))[0] == 200
    status, taken = await ask(api, "POST", f"{path}/import", admin, {"year": 2026})
    assert status == 200 and taken["days"] > 20
    _, days = await ask(api, "GET", f"{path}/days?from_day=2026-10-01&to_day=2026-10-31", admin)
    assert days["items"][0] == {"day": "2026-10-01", "working": False, "hours": None, "source": "盘点"}
    assert any(day["working"] for day in days["items"])
    _, again = await ask(api, "POST", f"{path}/import", admin, {"year": 2026})
    assert again["days"] == 0
    _, shown = await ask(api, "GET", path, admin)
    assert shown["known_years"] == [2026]
    status, told = await ask(api, "POST", f"{path}/import", admin, {"year": 2099})
    assert (status, told["code"]) == (409, "calendar-year-unknown")
    assert (await ask(api, "DELETE", f"{path}/days/2026-10-01", admin))[0] == 204
    assert (await ask(api, "DELETE", f"{path}/days/2026-10-01", admin))[0] == 404


async def test_a_document_gets_versions_and_is_checked_whole(api: Api, admin: dict[str, str]) -> None:
    body = dict(shipped_documents()[("policy", "dealer_follow_up")])
    first = {"kind": "policy", "code": "ours", "name": "本店策略", "body": body}
    status, made = await ask(api, "POST", "/documents", admin, first)
    assert status == 201 and made["number"] == 1
    status, told = await ask(api, "POST", "/documents", admin, first)
    assert (status, told["fields"]["reason"]) == (409, "newer-version")
    wrong = {**first, "after": 1, "body": {**body, "colour": "red", "retry": {"tries": "many"}}}
    status, told = await ask(api, "POST", "/documents", admin, wrong)
    assert status == 422 and {p["field"] for p in told["problems"]} >= {"body.colour", "body.retry.tries"}
    check = {"kind": "policy", "code": "ours", "body": body}
    assert (await ask(api, "POST", "/documents/check", admin, check))[0] == 204
    _, second = await ask(api, "POST", "/documents", admin, {**first, "after": 1})
    assert second["number"] == 2
    status, _ = await ask(api, "PUT", f"/documents/{second['id']}/active", admin, {"active": False})
    _, current = await ask(api, "GET", "/documents/current/policy/ours", admin)
    assert current["body"] == body
    _, listed = await ask(api, "GET", "/documents?code=ours", admin)
    assert [(one["number"], one["active"]) for one in listed["items"]] == [(2, False), (1, True)]


async def test_the_trail_tells_who_changed_what_within_reach(api: Api, admin: dict[str, str]) -> None:
    await calendars(api)
    for dealer in (api.world.own, api.world.other):
        change = {"version": dealer.version, "short_name": "新"}
        assert (await ask(api, "PATCH", f"/dealers/{dealer.id}", admin, change))[0] == 200
    manager = await api.signed_in(Role.GENERAL_MANAGER)
    _, seen = await ask(api, "GET", "/audit?subject=dealer", manager)
    assert [entry["dealer_id"] for entry in seen["items"]] == [api.world.own.id]
    assert seen["items"][0]["detail"] == {"changed": {"short_name": ["", "新"]}}
    assert seen["items"][0]["address"] == "127.0.0.1"
    _, every = await ask(api, "GET", "/audit?subject=dealer&since=2026-11-19T10:00:00%2B08:00", admin)
    assert len(every["items"]) == 2
