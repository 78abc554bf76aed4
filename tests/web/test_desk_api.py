"""The agent's desk through the API: the whole card, shelf, questions and answers, preparation, own day, blank form."""

from datetime import timedelta
from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import Role, Scope, Team
from tests.support.clock import ManualClock
from tests.web.test_tickets_api import Floor, floor

__all__ = ["floor"]


async def put(floor: Floor, path: str, body: dict[str, Any], headers: dict[str, str] | None = None) -> tuple[int, Any]:
    answer = await floor.api.client.put(f"/api/v1{path}", json=body, headers=headers or floor.headers)
    return answer.status, (await answer.json() if answer.content_type != "text/plain" else None)


async def supervisor(floor: Floor) -> dict[str, str]:
    return await floor.api.signed_in(Role.SUPERVISOR)


async def test_the_whole_card_comes_in_one_answer(floor: Floor) -> None:
    """Customer, order, history, tickets, shelf, script with its words, draft, and why (not) now."""
    first = await floor.complaint()
    row = await floor.follow_up()
    attempt = await floor.talk(row, floor.agent)
    await put(floor, f"/follow-ups/{row.id}/answers", {"answers": {"overall": "neutral"}})
    status, told = await floor.get(f"/follow-ups/{row.id}/card")
    assert status == 200, told
    assert told["card"]["follow_up"]["id"] == row.id and told["card"]["customer"]["name"] == "王芳"
    assert told["card"]["customer"]["numbers"][0]["number"] == "+86138****8000"
    assert told["answers"][0]["answers"] == {"overall": "neutral"} and told["answers"][0]["attempt_id"] == attempt
    assert told["script"]["code"] == "dealer_follow_up" and told["words"]["customer_name"] == "王芳"
    assert told["words"]["agent_name"] == floor.agent.name and told["hours"]["open"]
    assert [visit["id"] for visit in told["visits"]] == [row.order_id]
    assert [one["call"]["id"] for one in told["history"]] == [attempt]
    assert told["explain"]["state"] == "calling" and told["tickets"] == []
    assert told["shelf"]["order"]["id"] == row.order_id and first["no"]


async def test_a_second_follow_ups_card_shows_its_ticket(floor: Floor) -> None:
    ticket = await floor.complaint()
    handler = await floor.api.add_person(Role.HANDLER)
    worker = await floor.api.session_of(handler)
    boss = await supervisor(floor)
    await floor.post(f"/tickets/{ticket['no']}/dispatch", {"handler_id": handler.id}, boss)
    await floor.post(f"/tickets/{ticket['no']}/handle", {"result": "已更换"}, worker)
    second = (await floor.get(f"/tickets/{ticket['no']}/explain"))[1]["second_follow_up_id"]
    _, told = await floor.get(f"/follow-ups/{second}/card")
    assert (told["ticket"]["no"], told["words"]["ticket_no"]) == (ticket["no"], ticket["no"])
    assert told["script"]["kind"] == "second" and [one["no"] for one in told["tickets"]] == [ticket["no"]]


async def test_a_card_of_another_dealer_is_not_there(floor: Floor) -> None:
    row = await floor.follow_up()
    other = await floor.api.add_person(Role.AGENT, scope_id=floor.api.world.other.id)
    for what in ("card", "times", "shelf"):
        status, _ = await floor.get(f"/follow-ups/{row.id}/{what}", await floor.api.session_of(other))
        assert status == 404, what


async def test_times_that_may_be_agreed_lie_inside_calling_hours(floor: Floor) -> None:
    row = await floor.follow_up()
    _, told = await floor.get(f"/follow-ups/{row.id}/times?days=3")
    assert (told["zone"], len(told["days"])) == ("Asia/Shanghai", 3)
    assert told["days"][0]["open"][0]["start"] == told["now"]


@pytest.mark.req("S2-35")
async def test_a_line_put_on_the_shelf_by_a_supervisor_is_at_hand_for_the_agent(floor: Floor) -> None:
    boss, dealer = await supervisor(floor), floor.api.world.own.id
    line = {"dealer_id": dealer, "kind": "part_price", "title": "机油滤清器", "code": "15400", "amount_cents": 6800}
    status, made = await floor.post("/shelf", line, boss)
    assert status == 201, made
    status, refused = await floor.post("/shelf", line, floor.headers)
    assert (status, refused["code"]) == (403, "forbidden")
    row = await floor.follow_up()
    _, told = await floor.get(f"/follow-ups/{row.id}/shelf")
    assert [(one["title"], one["amount_cents"]) for one in told["part_prices"]] == [("机油滤清器", 6800)]
    _, found = await floor.get(f"/shelf?dealer_id={dealer}&q=滤清")
    assert [one["id"] for one in found["items"]] == [made["id"]]
    status, told = await put(
        floor, f"/shelf/{made['id']}", {"title": "机油滤清器", "amount_cents": 7200, "version": 0}, boss
    )
    assert (status, told["amount_cents"]) == (200, 7200)
    status, told = await floor.post("/shelf", {**line, "number": "1", "code": "", "amount_cents": None}, boss)
    assert [problem["field"] for problem in told["problems"]] == ["number", "amount_cents"]


async def test_a_whole_list_is_put_at_once(floor: Floor) -> None:
    boss = await supervisor(floor)
    body = {"dealer_id": floor.api.world.own.id, "items": [{"title": "李强", "number": "8001", "code": "A1"}]}
    assert await put(floor, "/shelf/lists/staff", body, boss) == (200, {"added": 1, "changed": 0, "out_of_use": 0})
    assert await put(floor, "/shelf/lists/staff", {**body, "whole": True}, boss) == (
        200,
        {"added": 0, "changed": 0, "out_of_use": 0},
    )


@pytest.mark.req("S2-32")
async def test_a_question_noted_in_a_call_is_answered_published_and_found(floor: Floor, clock: ManualClock) -> None:
    boss, dealer = await supervisor(floor), floor.api.world.own.id
    handler = await floor.api.add_person(Role.HANDLER)
    worker = await floor.api.session_of(handler)
    row = await floor.follow_up()
    noted = {"dealer_id": dealer, "follow_up_id": row.id, "question": "刹车片多久换？"}
    status, question = await floor.post("/questions", noted)
    assert (status, question["state"]) == (201, "noted")
    due_at = (clock.now() + timedelta(days=2)).isoformat()
    asking = {"version": 0, "department": "备件部", "person_id": handler.id, "due_at": due_at}
    assert (await floor.post(f"/questions/{question['id']}/ask", asking))[0] == 403
    assert (await floor.get(f"/questions/{question['id']}/can-be-asked"))[0] == 403
    stranger = await floor.api.add_person(Role.HANDLER, Scope.DEALER, floor.api.world.other.id)
    _, able = await floor.get(f"/questions/{question['id']}/can-be-asked", boss)
    assert able["roles"] == ["handler", "supervisor"]
    assert handler.id in (named := {one["id"] for one in able["people"]}) and stranger.id not in named
    status, question = await floor.post(f"/questions/{question['id']}/ask", asking, boss)
    assert (status, question["names"][handler.id]) == (200, handler.name)
    _, mine = await floor.get("/questions?mine=true", worker)
    assert [one["id"] for one in mine["items"]] == [question["id"]]
    answer = {"version": question["version"], "answer": "四万公里检查"}
    assert (await floor.post(f"/questions/{question['id']}/answer", answer))[0] == 403
    status, question = await floor.post(f"/questions/{question['id']}/answer", answer, worker)
    assert (status, question["state"]) == (200, "answered")
    text = {"zh": {"question": "刹车片多久更换？", "answer": "四万公里检查一次。"}, "version": question["version"]}
    assert (await floor.post(f"/questions/{question['id']}/publish", {**text, "shared": True}, boss))[0] == 403
    status, question = await floor.post(f"/questions/{question['id']}/publish", text, boss)
    assert (status, question["state"]) == (200, "published")
    _, found = await floor.get(f"/questions/find?dealer_id={dealer}&q=刹车片")
    assert found[0]["published"]["zh-CN"]["answer"] == "四万公里检查一次。"
    status, used = await floor.post(f"/questions/{question['id']}/used", {})
    assert (status, used["used"]) == (200, 1)


@pytest.mark.req("S2-44", "S2-48", "S2-49")
async def test_the_preparation_tells_checks_with_remedies_and_keeps_the_ticks(floor: Floor) -> None:
    status, told = await floor.get("/agents/me/preparation")
    checks = {check["code"]: check for check in told["checks"]}
    assert status == 200 and list(checks) == ["exchange", "device", "queue", "sms_gateway", "calendar"]
    assert checks["device"]["verdict"] == "bad" and checks["device"]["remedy"].startswith("Press “Sign on”")
    assert "mobile_silent" in [item["code"] for item in told["checklist"]["items"]] and told["version"] == 0
    status, told = await put(floor, "/agents/me/preparation", {"version": 0, "ticks": {"mobile_silent": True}})
    assert status == 200 and list(told["ticks"]) == ["mobile_silent"] and told["done_at"] is None
    _, again = await floor.get("/agents/me/preparation")
    assert again["ticks"] == told["ticks"]
    async with floor.api.house.uow.write(SERVICE) as tx:
        team = await tx.rows(Team).get(floor.api.world.team.id)
        team.member_ids.append(floor.agent.id)
        await tx.rows(Team).save(team)
    _, kept = await floor.get("/agents/preparations", await floor.api.signed_in(Role.SUPERVISOR))
    assert [(one["person"], one["done_at"]) for one in kept["items"]] == [(floor.agent.name, None)]


async def test_the_own_day_and_lists_are_ones_own(floor: Floor) -> None:
    await floor.complaint()
    _, day = await floor.get("/agents/me/day")
    assert (day["tries"], day["reached"], day["done"], day["undisposed"]) == (1, 1, 1, 0)
    _, work = await floor.get("/agents/me/work")
    assert work == {"in_hand": [], "undisposed": [], "agreed": [], "assigned": []}
    other = await floor.api.add_person(Role.AGENT)
    assert (await floor.get("/agents/me/day", await floor.api.session_of(other)))[1]["tries"] == 0


@pytest.mark.req("S2-36", "S2-49")
@pytest.mark.parametrize(
    ("language", "words"), [("zh-CN", ("售后首次回访", "非常满意", "☐")), ("en", ("very satisfied", "Read back"))]
)
async def test_the_blank_form_is_made_from_the_questionnaire(floor: Floor, language: str, words: tuple[str]) -> None:
    path = f"/api/v1/questionnaires/dealer_follow_up/blank.html?language={language}"
    answer = await floor.api.client.get(path, headers=floor.headers)
    page = (await answer.text()).replace("&#9744;", "☐")
    assert answer.content_type == "text/html" and all(word in page for word in words)
    assert "{customer_name}" not in page and "<script" not in page


@pytest.mark.req("S2-20", "S2-22", "S2-23")
async def test_the_time_in_each_step_is_kept_with_the_answers(floor: Floor, clock: ManualClock) -> None:
    """What the browser says is held between the card and now."""
    row = await floor.follow_up()
    await floor.talk(row, floor.agent)
    begun = clock.now()
    await clock.advance(timedelta(seconds=40))
    steps = {
        "introduce": {"started_at": begun.isoformat(), "ended_at": clock.now().isoformat(), "seconds": 30},
        "questions": {"started_at": (begun + timedelta(hours=5)).isoformat()},
        "none": {"started_at": begun.isoformat()},
    }
    status, told = await put(floor, f"/follow-ups/{row.id}/answers", {"steps": steps})
    assert status == 200 and {code: one["seconds"] for code, one in told["steps"].items()} == {
        "introduce": 30.0,
        "questions": 0.0,
    }
