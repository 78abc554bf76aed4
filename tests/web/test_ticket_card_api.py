"""The ticket's card: what is known, and exactly the steps that its state and the asker's role allow."""

from typing import Any

import pytest

from callcenter.core.model import Role
from tests.web.test_tickets_api import Floor, floor

__all__ = ["floor"]


async def card(floor: Floor, no: str, role: Role) -> Any:
    """The card as somebody with this role sees it."""
    status, found = await floor.get(f"/tickets/{no}/card", await floor.api.signed_in(role))
    assert status == 200, found
    return found


async def test_a_card_names_people_clocks_and_calls_when_opened(floor: Floor) -> None:
    ticket = await floor.complaint()
    found = await card(floor, ticket["no"], Role.GENERAL_MANAGER)
    assert found["ticket"]["opened_by_name"] == "王小明" and found["ticket"]["breached"] is False
    assert [entry["who"] for entry in found["log"]] == ["王小明"]
    assert [clock["state"] for clock in found["clocks"]] == ["running"]
    assert [call["agent_name"] for call in found["calls"]] == ["王小明"]
    assert found["waits_for"] == "dispatch" and found["second"] == []


@pytest.mark.req("S2-42")
async def test_no_step_closes_a_complaint_when_its_card_is_opened(floor: Floor) -> None:
    """Only the customer's *satisfied* in the second follow-up closes it: the API refuses, the card offers no step."""
    no = (await floor.complaint())["no"]
    supervisor = await floor.api.signed_in(Role.SUPERVISOR)
    assert (await card(floor, no, Role.SUPERVISOR))["steps"] == [
        "dispatch",
        "contact",
        "progress",
        "handle",
        "reclassify",
        "void",
    ]
    status, refused = await floor.post(f"/tickets/{no}/close", {"reason": "不想再问"}, supervisor)
    assert (status, refused["fields"]["reason"]) == (409, "customer-not-given-up")
    status, _ = await floor.post(f"/tickets/{no}/handle", {"result": "已返工"}, supervisor)
    assert status == 200
    found = await card(floor, no, Role.SUPERVISOR)
    assert "close" not in found["steps"] and found["waits_for"] == "second_follow_up"
    assert [row["state"] for row in found["second"]] == ["waiting"]


@pytest.mark.parametrize(
    ("role", "steps"),
    [
        (Role.HANDLER, ["contact", "progress", "handle"]),
        (Role.GENERAL_MANAGER, ["dispatch", "reclassify", "void"]),
        (Role.AGENT, []),
    ],
)
async def test_steps_are_those_of_the_role_when_the_card_is_opened(floor: Floor, role: Role, steps: list[str]) -> None:
    ticket = await floor.complaint()
    assert (await card(floor, ticket["no"], role))["steps"] == steps


async def test_who_opened_it_may_undo_it_within_its_time(floor: Floor) -> None:
    """A fresh one is undone by its own agent; the complaint above waited for the cool-down, so its time is over."""
    row = await floor.follow_up()
    customer = (await floor.get(f"/follow-ups/{row.id}"))[1]["customer"]["id"]
    status, made = await floor.post("/tickets", {"customer_id": customer, "kind": "complaint", "subject": "等太久"})
    assert status == 201
    status, found = await floor.get(f"/tickets/{made['no']}/card")
    assert found["steps"] == ["undo", "void"]
    assert await floor.get(f"/tickets?q={made['no'][-3:]}&breached=false&open=true") is not None
    status, page = await floor.get("/tickets?q=等太&breached=false")
    assert [line["no"] for line in page["items"]] == [made["no"]]
