"""Who was told a customer's whole number is written down: once for a look, one line for a page, nothing for masked ones."""

from datetime import timedelta
from typing import Any, NoReturn

import pytest

from callcenter.core.access import SERVICE, Actor
from callcenter.core.model import Attempt, AuditEntry, Customer, Role
from callcenter.errors import StoreBusy
from callcenter.web.seen import Looks, Seen
from tests.support.clock import START, ManualClock
from tests.web.test_lists_api import Desk, desk
from tests.web.test_tickets_api import Floor, floor

__all__ = ["desk", "floor"]


async def seen(desk: Desk | Floor) -> list[AuditEntry]:
    """The lines so far, oldest first."""
    async with desk.api.house.uow.read() as view:
        return await view.rows(AuditEntry).all(act="customer.seen", order=("at", "id"))


async def ask(desk: Desk | Floor, path: str, headers: dict[str, str]) -> Any:
    answer = await desk.api.client.get(f"/api/v1{path}", headers=headers)
    assert answer.status == 200, await answer.text()
    return await answer.json()


async def test_a_look_at_a_customer_is_one_line_until_five_minutes_are_over(desk: Desk, clock: ManualClock) -> None:
    person = await desk.api.add_person(Role.SUPERVISOR)
    headers = await desk.api.session_of(person)
    customer = desk.follow_ups[0].customer_id
    for _ in range(2):
        shown = await ask(desk, f"/customers/{customer}", headers)
        assert shown["numbers"][0]["number"] == "+8613800138000"
    (line,) = await seen(desk)
    assert (line.person_id, line.subject, line.subject_id) == (person.id, "customer", customer)
    assert (line.dealer_id, line.address, line.detail) == (
        desk.api.world.own.id,
        "127.0.0.1",
        {"place": "show_customer"},
    )
    object.__setattr__(desk.api.house, "looks", Looks())  # as after a restart, or on another node
    await ask(desk, f"/customers/{customer}", headers)
    assert len(await seen(desk)) == 1
    await clock.advance(timedelta(minutes=5, seconds=1))
    await ask(desk, f"/customers/{customer}", headers)
    await ask(desk, f"/customers/{customer}", await desk.api.signed_in(Role.HANDLER))
    assert len(await seen(desk)) == 3


async def test_a_page_of_a_list_is_one_line_with_its_count(desk: Desk) -> None:
    headers = await desk.api.signed_in(Role.GENERAL_MANAGER)
    own = [row.customer_id for row in desk.follow_ups[:4]]
    for _ in range(2):
        assert len((await ask(desk, "/customers", headers))["items"]) == 4
    (line,) = await seen(desk)
    assert (line.subject, line.subject_id, line.dealer_id) == ("list", "list_customers", desk.api.world.own.id)
    assert line.detail == {"count": 4, "customers": " ".join(sorted(own))}
    await ask(desk, f"/customers/{own[0]}", headers)
    assert [line.subject for line in await seen(desk)] == ["list", "customer"], "a card opened from a list is a look"


@pytest.mark.parametrize("path", ["/follow-ups", "/calls", "/customers"])
async def test_every_list_that_tells_numbers_is_written_down(desk: Desk, path: str) -> None:
    await ask(desk, path, await desk.api.signed_in(Role.SUPERVISOR))
    assert [line.detail["count"] for line in await seen(desk)] == [4]


async def test_masked_numbers_write_nothing_and_ask_for_no_turn_to_write(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    headers = await desk.api.signed_in(Role.AGENT)
    monkeypatch.setattr(desk.api.house.uow, "write", _busy)
    for path in ("/follow-ups", "/calls", "/customers", f"/customers/{desk.follow_ups[0].customer_id}"):
        await ask(desk, path, headers)
    assert await seen(desk) == []


async def test_the_cards_of_a_follow_up_and_of_a_ticket_are_written_down(floor: Floor) -> None:
    ticket = await floor.complaint()
    boss = await floor.api.signed_in(Role.SUPERVISOR)
    row = await floor.follow_up()
    for path in (f"/follow-ups/{row.id}/card", f"/tickets/{ticket['no']}/card", f"/tickets/{ticket['no']}/sheet"):
        await ask(floor, path, boss)
    assert [(line.subject_id, line.detail["place"]) for line in await seen(floor)] == [
        (row.customer_id, "show_whole_card"),
        (ticket["customer_id"], "show_ticket_card"),
    ], "the sheet tells what the card told a moment ago"
    page = await floor.api.client.get(f"/api/v1/tickets/{ticket['no']}/sheet.html", headers=boss)
    assert page.status == 200 and len(await seen(floor)) == 2, "a printed sheet has a line of its own"


async def test_an_act_that_answers_with_the_number_is_written_down_in_its_own_unit_of_work(desk: Desk) -> None:
    row = desk.follow_ups[0]
    async with desk.api.house.uow.read() as view:
        call = await view.rows(Attempt).first(follow_up_id=row.id)
        customer = await view.rows(Customer).get(row.customer_id)
    assert call is not None
    headers = await desk.api.signed_in(Role.SUPERVISOR)
    answer = await desk.api.client.put(
        f"/api/v1/customers/{customer.id}/wishes",
        json={"version": customer.version, "no_sms": True},
        headers=headers,
    )
    assert answer.status == 200
    await desk.api.client.get(f"/api/v1/calls/{call.id}", headers=headers)
    assert [line.detail["place"] for line in await seen(desk)] == ["set_customer_wishes"]


async def test_reading_goes_on_masked_while_the_store_takes_no_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for a busy store or is turned away by it, and nobody is told a whole number without a line."""
    headers = await desk.api.signed_in(Role.SUPERVISOR)
    path = f"/customers/{desk.follow_ups[0].customer_id}"
    with monkeypatch.context() as busy:
        busy.setattr(desk.api.house.uow, "write", _busy)
        for shown in (await ask(desk, path, headers), (await ask(desk, "/customers?sort=new", headers))["items"][0]):
            assert shown["numbers"][0]["number"] == "+86138****8000"
    assert await seen(desk) == []
    assert (await ask(desk, path, headers))["numbers"][0]["number"] == "+8613800138000"
    assert len(await seen(desk)) == 1


async def test_a_token_is_written_down_like_a_person(desk: Desk) -> None:
    person = await desk.api.add_person(Role.INTEGRATION)
    await ask(desk, "/customers", await desk.api.session_of(person))
    assert [line.person_id for line in await seen(desk)] == [person.id]


def test_looks_are_forgotten_when_they_are_over_or_too_many() -> None:
    looks = Looks(most=2)
    one = Seen(place="show_customer", page=False, customers={"c1": "d1"})
    looks.keep("p", one.customers, False, START)
    assert looks.fresh("p", one, START) == {}
    assert looks.fresh("q", one, START) == one.customers, "another person's look is another"
    looks.keep("p", {"c2": None, "c3": None}, False, START)
    assert looks.fresh("p", one, START) == one.customers
    looks.keep("p", {"c4": None}, False, START + timedelta(minutes=6))
    assert looks.fresh("p", Seen(place="", page=False, customers={"c3": None}), START) == {"c3": None}


def _busy(actor: Actor) -> NoReturn:
    assert actor is not SERVICE
    raise StoreBusy
