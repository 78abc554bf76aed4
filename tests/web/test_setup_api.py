"""What set-up screens ask of the API: versions, calendars' years, numbers tried, texts counted, people who join and leave."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.dial_rules import DialRules
from callcenter.core.model import (
    CalendarRow,
    Customer,
    FollowUp,
    FollowUpKind,
    FollowUpState,
    Role,
    Scope,
    Ticket,
    TicketKind,
)
from callcenter.flows.setup import TrunkPlan
from callcenter.policies import shipped_documents
from callcenter.web.app import every_route
from callcenter.web.prose import LANGUAGES, texts
from tests.support.api import Api
from tests.support.clock import START
from tests.web.test_organisation import ask

RULES: dict[str, Any] = {"destinations": ["-_1900X.", "_1[3-9]XXXXXXXXX"], "lines": 5, "access_prefix": "9"}


@pytest.fixture
async def admin(api: Api) -> dict[str, str]:
    """An administrator of everything."""
    return await api.administrator()


@pytest.fixture
def trunk(api: Api) -> str:
    """A trunk of the configuration, with its rules as the shipped document."""
    plan = TrunkPlan(name="pstn", pbx="lab", rules=DialRules(), destinations=("_1[3-9]XXXXXXXXX",), lines=30)
    api.house.setup.trunks = {"pstn": plan}
    shipped = {**api.house.setup.shipped, ("trunk", "pstn"): {"destinations": list(plan.destinations), "lines": 30}}
    api.house.setup.shipped = shipped
    return plan.name


async def test_a_trunks_rules_are_a_document_that_counts_at_once(api: Api, admin: dict[str, str], trunk: str) -> None:
    body = {"kind": "trunk", "code": trunk, "body": RULES}
    assert (await ask(api, "POST", "/documents", admin, body))[0] == 201
    api.house.setup.forget()  # what the wake topic `setup` does in a running service
    _, listed = await ask(api, "GET", "/trunks", admin)
    assert [(one["lines"], one["destinations"]) for one in listed["items"]] == [(5, RULES["destinations"])]
    _, tried = await ask(api, "POST", "/trunks/test-number", admin, {"number": "138 0013 8000"})
    assert (tried["number"], tried["kind"]) == ("+8613800138000", "mobile")
    (way,) = tried["trunks"]
    assert (way["allowed"], way["pattern"], way["dialled"]) == (True, "_1[3-9]XXXXXXXXX", "913800138000")
    assert way["steps"][-1] == {"rule": "access_prefix", "text": "access prefix", "dialled": "913800138000"}


async def test_rules_of_a_trunk_that_is_not_there_are_refused(api: Api, admin: dict[str, str], trunk: str) -> None:
    status, told = await ask(api, "POST", "/documents", admin, {"kind": "trunk", "code": "nowhere", "body": RULES})
    assert (status, [(p["field"], p["reason"]) for p in told["problems"]]) == (422, [("code", "unknown")])


async def test_unsaved_rules_are_tried_and_change_nothing(api: Api, admin: dict[str, str], trunk: str) -> None:
    body = {"number": "13800138000", "trunk": trunk, "rules": {**RULES, "destinations": ["-_1X."]}}
    _, tried = await ask(api, "POST", "/trunks/test-number", admin, body)
    assert (tried["trunks"][0]["allowed"], tried["trunks"][0]["pattern"]) == (False, "-_1X.")
    _, listed = await ask(api, "GET", "/trunks", admin)
    assert listed["items"][0]["lines"] == 30


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"number": "12"}, ("number", "number-too-short")),
        ({"number": "13800138000/13900139000"}, ("number", "one-number")),
        ({"number": "13800138000", "rules": RULES}, ("trunk", "missing")),
        (
            {"number": "13800138000", "trunk": "pstn", "rules": {"destinations": []}},
            ("body.destinations", "too_short"),
        ),
    ],
)
async def test_a_number_or_rules_that_cannot_be_tried_are_refused(
    api: Api, admin: dict[str, str], trunk: str, body: dict[str, Any], problem: tuple[str, str]
) -> None:
    status, told = await ask(api, "POST", "/trunks/test-number", admin, body)
    assert (status, [(p["field"], p["reason"]) for p in told["problems"]]) == (422, [problem])


async def test_a_former_version_is_made_to_count_again(api: Api, admin: dict[str, str]) -> None:
    """Nothing is lost: newer versions go out of use, and 0 goes back to the one of the package."""
    shipped = dict(shipped_documents()[("policy", "dealer_follow_up")])
    for after in range(3):
        body = {**shipped, "retry": {**shipped["retry"], "tries": after + 1}}
        upload = {"kind": "policy", "code": "dealer_follow_up", "body": body, "after": after}
        assert (await ask(api, "POST", "/documents", admin, upload))[0] == 201
    current = "/documents/current/policy/dealer_follow_up"
    status, told = await ask(api, "PUT", current, admin, {"number": 1, "after": 2})
    assert (status, told["fields"]["reason"]) == (409, "newer-version")
    for number, tries in ((1, 1), (3, 3), (0, shipped["retry"]["tries"])):
        assert (await ask(api, "PUT", current, admin, {"number": number, "after": 3}))[0] == 200
        _, counts = await ask(api, "GET", current, admin)
        assert counts["body"]["retry"]["tries"] == tries
    assert (await ask(api, "PUT", current, admin, {"number": 9, "after": 3}))[0] == 404


async def test_a_draft_does_not_count_until_it_is_made_to(api: Api, admin: dict[str, str]) -> None:
    shipped = dict(shipped_documents()[("policy", "dealer_follow_up")])
    draft = {"kind": "policy", "code": "dealer_follow_up", "body": {**shipped, "version": 7}, "active": False}
    _, made = await ask(api, "POST", "/documents", admin, draft)
    assert (made["active"], made["created_by_name"]) == (False, "王小明")
    _, counts = await ask(api, "GET", "/documents/current/policy/dealer_follow_up", admin)
    assert counts["body"]["version"] == 1
    _, compared = await ask(api, "GET", f"/documents/{made['id']}/changes", admin)
    assert compared == {
        "number": 0,
        "differences": [{"path": "version", "change": "replaced", "before": 1, "after": 7}],
    }


async def test_another_wording_of_a_questionnaire_needs_another_version(api: Api, admin: dict[str, str]) -> None:
    """Answers name the wording they were given to by code and version."""
    body = {**shipped_documents()[("questionnaire", "dealer_follow_up")], "version": 2}
    upload = {"kind": "questionnaire", "code": "dealer_follow_up", "body": body}
    assert (await ask(api, "POST", "/documents", admin, upload))[0] == 201
    other = {**body, "title": {"zh-CN": "另一份", "en": "another"}}
    status, told = await ask(api, "POST", "/documents", admin, {**upload, "body": other, "after": 1})
    assert (status, [(p["field"], p["reason"]) for p in told["problems"]]) == (422, [("body.version", "version-taken")])


async def test_a_year_of_a_decree_that_the_package_does_not_know_is_taken_from_a_list(
    api: Api, admin: dict[str, str]
) -> None:
    week = {str(day): ["09:00-12:00", "13:00-18:00"] for day in range(5)}
    async with api.house.uow.write(SERVICE) as tx:
        row = CalendarRow(id=tx.new_id(), code="working", kind="working", name="工作时间", weekly=week)
        await tx.rows(CalendarRow).add(row)
    path = f"/calendars/{row.id}"
    _, before = await ask(api, "GET", f"{path}/year?year=2031", admin)
    assert (before["provisional"], before["shipped"], len(before["days"])) == (True, False, 365)
    assert before["days"][0]["mark"] == "statutory"
    days = [
        {"day": "2031-01-01", "working": False, "source": "元旦"},
        {"day": "2031-01-04", "working": True, "source": "调休"},
    ]
    _, taken = await ask(api, "POST", f"{path}/import", admin, {"year": 2031, "days": days})
    assert taken["days"] == 2
    _, after = await ask(api, "GET", f"{path}/year?year=2031", admin)
    assert not after["provisional"]
    assert [(after["days"][n]["mark"], after["days"][n]["source"]) for n in (0, 3)] == [
        ("holiday", "元旦"),
        ("makeup", "调休"),
    ]
    wrong = [*days, {"day": "2032-01-01", "working": False}, {"day": "2031-01-01", "working": True}]
    status, told = await ask(api, "POST", f"{path}/import", admin, {"year": 2031, "days": wrong})
    assert status == 422 and {(p["field"], p["reason"]) for p in told["problems"]} == {
        ("days.2.day", "not-in-year"),
        ("days.3.day", "given_twice"),
    }


async def test_texts_are_filled_and_counted_before_they_are_saved(api: Api, admin: dict[str, str]) -> None:
    body = dict(shipped_documents()[("sms_texts", "zh-CN")])
    draft = {"code": "zh-CN", "body": body, "values": {"customer_name": "欧阳先生"}}
    _, seen = await ask(api, "POST", "/messages/preview", admin, draft)
    first = next(one for one in seen["texts"] if one["kind"] == "second_miss")
    assert "欧阳先生" in first["text"] and first["encoding"] == "ucs2" and first["parts"] == 2
    assert {one["name"] for one in seen["placeholders"]} >= {"return_number", "plate"}
    kinds = {**body["kinds"], "second_miss": {"audience": "customer", "text": "{nobody}"}}
    status, told = await ask(api, "POST", "/messages/preview", admin, {**draft, "body": {**body, "kinds": kinds}})
    assert status == 422 and told["problems"][0]["field"] == "body.kinds.second_miss"


async def test_a_questionnaire_is_tried_before_it_is_saved(api: Api, admin: dict[str, str]) -> None:
    body = dict(shipped_documents()[("questionnaire", "second_follow_up")])
    draft = {"code": "second_follow_up", "body": body, "answers": {"satisfied": False}}
    _, seen = await ask(api, "POST", "/questionnaires/preview", admin, draft)
    assert "why_not" in seen["shown"] and seen["satisfied"] is False


async def test_somebody_is_invited_with_a_password_that_must_be_changed(api: Api, admin: dict[str, str]) -> None:
    body = {"login": "zhou.min", "name": "周敏", "grants": [{"role": "agent", "scope": "all"}]}
    headers = {**admin, "Idempotency-Key": "invite-1"}
    status, made = await ask(api, "POST", "/users/invite", headers, body)
    assert status == 201 and made["must_change_password"]
    _, again = await ask(api, "POST", "/users/invite", headers, body)
    assert (again["id"], again["one_time_password"]) == (made["id"], None)
    sign_in = {"login": "zhou.min", "password": made["one_time_password"]}
    status, me = await ask(api, "POST", "/session", {}, sign_in)
    assert status == 201 and me["must_change_password"]
    api.client.session.cookie_jar.clear()
    status, fresh = await ask(
        api, "POST", f"/users/{made['id']}/one-time-password", admin, {"version": made["version"]}
    )
    assert status == 200 and fresh["one_time_password"] != made["one_time_password"]
    assert (await ask(api, "POST", "/session", {}, sign_in))[0] == 401


async def test_open_work_is_handed_over_before_somebody_is_switched_off(api: Api, admin: dict[str, str]) -> None:
    leaver = await api.add_person(Role.AGENT)
    heir = await api.add_person(Role.AGENT)
    row = FollowUp(
        id="00000000000000000000000aaa",
        kind=FollowUpKind.FIRST,
        dealer_id=api.world.own.id,
        customer_id="c",
        order_id="o",
        lane="lane",
        order_at=START,
        earliest_at=START,
        due_at=START,
        next_try_at=START,
        created_at=START,
        state=FollowUpState.WAITING,
        assigned_to=leaver.id,
        agreed_at=START + timedelta(hours=2),
    )
    async with api.house.uow.write(SERVICE) as tx:
        await tx.rows(FollowUp).add(row)
    _, work = await ask(api, "GET", f"/users/{leaver.id}/open-work", admin)
    assert (work["follow_ups"], work["agreed"], work["tickets"]) == (1, 1, 0)
    body = {"version": leaver.version, "follow_ups_to": heir.id}
    status, left = await ask(api, "POST", f"/users/{leaver.id}/deactivate", admin, body)
    assert status == 200 and left["active"] is False
    async with api.house.uow.read() as view:
        assert (await view.rows(FollowUp).get(row.id)).assigned_to == heir.id


async def test_a_handler_with_open_tickets_is_not_switched_off_without_an_heir(api: Api, admin: dict[str, str]) -> None:
    leaver, heir = await api.add_person(Role.HANDLER), await api.add_person(Role.HANDLER)
    ticket = Ticket(
        id="00000000000000000000000ttt",
        no="T-SH01-2026-0001",
        kind=TicketKind.COMPLAINT,
        dealer_id=api.world.own.id,
        customer_id="c",
        opened_by="p",
        handler_id=leaver.id,
        received_at=START,
        recorded_at=START,
    )
    async with api.house.uow.write(SERVICE) as tx:
        await tx.rows(Ticket).add(ticket)
    path = f"/users/{leaver.id}/deactivate"
    status, told = await ask(api, "POST", path, admin, {"version": leaver.version})
    assert (status, told["fields"]["reason"]) == (409, "has-open-tickets")
    nobody = await api.add_person(Role.AGENT)
    status, told = await ask(api, "POST", path, admin, {"version": leaver.version, "tickets_to": nobody.id})
    assert (status, told["problems"][0]["field"]) == (422, "tickets_to")
    assert (await ask(api, "POST", path, admin, {"version": leaver.version, "tickets_to": heir.id}))[0] == 200
    async with api.house.uow.read() as view:
        assert (await view.rows(Ticket).get(ticket.id)).handler_id == heir.id


async def test_customers_are_listed_by_their_wishes_within_reach(api: Api) -> None:
    one = Customer(id="00000000000000000000000caa", dealer_id=api.world.own.id, name="王一", no_sms=True)
    rows = [
        one,
        replace(one, id="00000000000000000000000cbb", name="王二", no_sms=False, no_calls=True),
        replace(one, id="00000000000000000000000ccc", name="王三", no_sms=False),
        replace(one, id="00000000000000000000000cdd", name="李四", dealer_id=api.world.other.id),
    ]
    async with api.house.uow.write(SERVICE) as tx:
        await tx.rows(Customer).add_all(rows)
    headers = await api.signed_in(Role.SUPERVISOR)
    for wish, names in (("any", {"王一", "王二"}), ("no_sms", {"王一"}), ("no_recording", set())):
        _, found = await ask(api, "GET", f"/customers?wish={wish}", headers)
        assert {row["name"] for row in found["items"]} == names


async def test_the_table_of_roles_is_shown_in_the_askers_language(api: Api) -> None:
    headers = await api.signed_in(Role.AGENT)
    _, table = await ask(api, "GET", "/roles", {**headers, "Accept-Language": "zh-CN"})
    acts = {one["act"]: one for one in table["acts"]}
    assert acts["recording.play"]["text"] == "播放录音"
    assert acts["recording.play"]["limits"]["agent"] == "own" and "agent" not in acts["setup.change"]["limits"]
    assert [one["text"] for one in table["roles"]][:2] == ["回访坐席", "投诉处理人"]


def test_every_act_and_role_has_a_name_in_both_languages() -> None:
    wanted = {str(route.act) for route in every_route() if route.act is not None}
    for language in LANGUAGES:
        assert wanted - texts(language)["acts"].keys() == set()
        assert {str(role) for role in Role} == texts(language)["roles"].keys()


async def test_the_organisation_is_named_within_reach(api: Api) -> None:
    headers = await api.signed_in(Role.SUPERVISOR, Scope.BRAND, "甲")
    _, shown = await ask(api, "GET", "/organisation", headers)
    assert (shown["brands"], shown["regions"]) == (["甲"], ["华东"])
    assert [one["code"] for one in shown["dealers"]] == ["SH01"]
    assert {"kind": "policy", "code": "dealer_follow_up", "name": ""} in shown["documents"]


async def test_one_sees_and_ends_the_own_sessions_elsewhere(api: Api) -> None:
    person = await api.add_person(Role.AGENT)
    here, there = await api.session_of(person), await api.session_of(person)
    _, listed = await ask(api, "GET", "/me/sessions", here)
    assert sorted(one["current"] for one in listed["items"]) == [False, True]
    _, ended = await ask(api, "POST", "/me/sign-out-elsewhere", here)
    assert ended["sessions"] == 1
    assert (await ask(api, "GET", "/me", there))[0] == 401
    assert (await ask(api, "GET", "/me", here))[0] == 200
