"""The main path through the API: answers → ticket → dispatch → handled → second follow-up → closed; sheets and scopes."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.facts import AgentLegUp, CustomerAnswered, CustomerEnded
from callcenter.core.model import (
    AuditEntry,
    CalendarRow,
    CustomerNumber,
    Dealer,
    Disposition,
    FollowUp,
    FollowUpKind,
    Person,
    Role,
    Ticket,
)
from callcenter.flows import seats
from callcenter.flows.apply_fact import apply_fact
from callcenter.flows.dispose import dispose
from callcenter.flows.place_call import place_call
from callcenter.policies import shipped_documents
from tests.support.api import Api
from tests.support.clock import ManualClock
from tests.support.desk import ALWAYS, OFFICE, add_follow_up, trunk

ANGRY = {"overall": "dissatisfied", "vehicle_ok": True}


@dataclass(slots=True)
class Floor:
    """The API with one agent who talks with one customer; the exchange's facts are given by hand."""

    api: Api
    clock: ManualClock
    agent: Person
    headers: dict[str, str]

    async def follow_up(self) -> FollowUp:
        async with self.api.house.uow.write(SERVICE) as tx:
            return await add_follow_up(tx, self.api.world.own, "+8613800138000")

    async def talk(self, row: FollowUp, agent: Person) -> str:
        """Call the customer of a row and be answered; the attempt's id."""
        setup, now = self.api.house.setup, self.clock.now()
        async with self.api.house.uow.write(SERVICE) as tx:
            await seats.sign_on(tx, person_id=agent.id, device=agent.id, pbx="pbx", alive=True)
            await seats.make_ready(tx, agent.id)
            placed = await place_call(tx, setup, follow_up_id=row.id, agent_id=agent.id, reason="test")
        attempt = placed.attempt.id
        for fact in (
            AgentLegUp(pbx="pbx", at=now, attempt=attempt, leg=1, channel="PJSIP/1"),
            CustomerAnswered(pbx="pbx", at=now, attempt=attempt),
        ):
            async with self.api.house.uow.write(SERVICE) as tx:
                await apply_fact(tx, setup, fact)
        return attempt

    async def end(self, attempt: str, agent: Person) -> None:
        """Hang up and dispose as completed; the number cools down."""
        setup, now = self.api.house.setup, self.clock.now()
        ended = CustomerEnded(
            pbx="pbx",
            at=now,
            attempt=attempt,
            dial_status="ANSWER",
            cause=16,
            dialed_seconds=100,
            answered_seconds=90,
            sip_code=200,
            ended_at=now,
        )
        async with self.api.house.uow.write(SERVICE) as tx:
            await apply_fact(tx, setup, ended)
        async with self.api.house.uow.write(SERVICE) as tx:
            await dispose(tx, setup, attempt_id=attempt, by=agent.id, disposition=Disposition.COMPLETED)
        await self.clock.advance(timedelta(minutes=11))

    async def post(self, path: str, body: dict[str, Any], headers: dict[str, str] | None = None) -> Any:
        answer = await self.api.client.post(f"/api/v1{path}", json=body, headers=headers or self.headers)
        return answer.status, await answer.json()

    async def get(self, path: str, headers: dict[str, str] | None = None) -> Any:
        answer = await self.api.client.get(f"/api/v1{path}", headers=headers or self.headers)
        return answer.status, await answer.json()

    async def complaint(self) -> dict[str, Any]:
        """A whole call that ends in a ticket."""
        row = await self.follow_up()
        attempt = await self.talk(row, self.agent)
        status, body = await self.post(f"/follow-ups/{row.id}/answers", {"answers": ANGRY, "confirmed": True})
        assert status == 200, body
        await self.end(attempt, self.agent)
        found: dict[str, Any] = body["ticket"]
        return found


@pytest.fixture
async def floor(api: Api, clock: ManualClock) -> Floor:
    """The shipped documents, calendars, a trunk, and an agent of the own dealer."""
    setup = api.house.setup
    setup.shipped = dict(shipped_documents())
    setup.trunks = {"pstn": trunk()}
    async with api.house.uow.write(SERVICE) as tx:
        for code, weekly in (("calling", ALWAYS), ("working", OFFICE)):
            calendar = CalendarRow(id=tx.new_id(), code=code, kind=code, name=code, weekly=weekly, known_years=[2026])
            await tx.rows(CalendarRow).add(calendar)
        dealer = await tx.rows(Dealer).get(api.world.own.id)
        await tx.rows(Dealer).save(replace(dealer, return_number="02150000000", area_code="021"))
    setup.forget()
    agent = await api.add_person(Role.AGENT)
    return Floor(api=api, clock=clock, agent=agent, headers=await api.session_of(agent))


@pytest.mark.req("S2-2", "S0-6", "S2-13", "S2-14", "S2-38", "S2-42", "S2-46")
async def test_dissatisfied_answer_becomes_a_ticket_and_closes_by_the_customers_word(floor: Floor) -> None:
    ticket = await floor.complaint()
    assert (ticket["kind"], ticket["state"]) == ("complaint", "open")
    handler = await floor.api.add_person(Role.HANDLER)
    supervisor = await floor.api.signed_in(Role.SUPERVISOR)
    no = ticket["no"]
    status, body = await floor.post(f"/tickets/{no}/dispatch", {"handler_id": handler.id}, supervisor)
    assert (status, body["handler_id"]) == (200, handler.id)
    worker = await floor.api.session_of(handler)
    assert (await floor.post(f"/tickets/{no}/contact", {"text": "已致电"}, worker))[1]["state"] == "handling"
    assert (await floor.post(f"/tickets/{no}/handle", {"result": "已更换"}, worker))[1]["state"] == "handled"
    status, body = await floor.get(f"/tickets/{no}/explain")
    assert (status, body["waits_for"]) == (200, "second_follow_up")
    async with floor.api.house.uow.read() as view:
        second = await view.rows(FollowUp).get(body["second_follow_up_id"])
    assert (second.kind, second.not_by) == (FollowUpKind.SECOND, handler.id)
    status, script = await floor.get(f"/follow-ups/{second.id}/script")
    assert script["code"] == "second_follow_up"
    attempt = await floor.talk(second, floor.agent)
    status, body = await floor.post(
        f"/follow-ups/{second.id}/answers", {"answers": {"satisfied": True}, "confirmed": True}
    )
    assert (status, body["satisfied"], body["ticket"]["state"]) == (200, True, "closed")
    await floor.end(attempt, floor.agent)
    whole = (await floor.get(f"/tickets/{no}"))[1]
    assert [entry["act"] for entry in whole["log"]] == ["open", "dispatch", "contact", "handle", "satisfied"]
    assert [clock["state"] for clock in whole["clocks"]] == ["met"]


@pytest.mark.req("S2-46")
async def test_submission_names_its_fields_when_it_is_refused(floor: Floor) -> None:
    row = await floor.follow_up()
    await floor.talk(row, floor.agent)
    status, body = await floor.post(f"/follow-ups/{row.id}/answers", {"answers": {"recommend": 11}})
    assert (status, body["code"]) == (422, "invalid-input")
    assert [problem["field"] for problem in body["problems"]] == ["answers.recommend", "answers.overall", "confirmed"]


@pytest.mark.req("S2-12", "S2-18", "S2-1")
async def test_script_has_its_steps_in_order_when_asked_for(floor: Floor) -> None:
    """Introduce, thank, state the purpose, confirm the owner, ask, other wishes, read back, end (S2-12…18, S2-45…47)."""
    row = await floor.follow_up()
    _, script = await floor.get(f"/follow-ups/{row.id}/script")
    steps = [step["code"] for step in script["steps"]]
    assert steps == [
        "prepare",
        "select",
        "confirm_owner",
        "introduce",
        "agreement",
        "questions",
        "other_wishes",
        "read_back",
        "end",
        "record_complaint",
    ]
    records = {step["code"]: step["records"] for step in script["steps"] if step["records"]}
    assert records == {"confirm_owner": "owner", "agreement": "agreement", "read_back": "confirmation"}
    said = next(step for step in script["steps"] if step["code"] == "introduce")["say"]["zh-CN"]
    assert "感谢" in said and "了解" in said and "评价" in said


async def test_draft_is_kept_and_shown_when_the_card_is_opened_again(floor: Floor) -> None:
    row = await floor.follow_up()
    await floor.talk(row, floor.agent)
    path = f"/api/v1/follow-ups/{row.id}/answers"
    answer = await floor.api.client.put(path, json={"answers": {"overall": "neutral"}}, headers=floor.headers)
    assert answer.status == 200
    _, shown = await floor.get(f"/follow-ups/{row.id}/answers")
    assert [(one["answers"], one["submitted_at"]) for one in shown] == [({"overall": "neutral"}, None)]


@pytest.mark.req("S2-28")
async def test_complaint_sheet_is_data_and_a_page_when_asked_for(floor: Floor) -> None:
    """What came from outside is escaped on the page; an agent sees the number masked."""
    row = await floor.follow_up()
    await floor.talk(row, floor.agent)
    details = {"subject": "<script>alert(1)</script>", "description": "发动机异响"}
    body = {"answers": ANGRY, "confirmed": True, "ticket": details}
    _, done = await floor.post(f"/follow-ups/{row.id}/answers", body)
    no = done["ticket"]["no"]
    _, sheet = await floor.get(f"/tickets/{no}/sheet")
    lines = {line["code"]: line["value"] for line in sheet["lines"]}
    assert (lines["no"], lines["customer"], lines["description"]) == (no, "王芳", "发动机异响")
    assert lines["number"] == "+86138****8000"
    answer = await floor.api.client.get(
        f"/api/v1/tickets/{no}/sheet.html", headers={**floor.headers, "Accept-Language": "zh-CN"}
    )
    page = await answer.text()
    assert answer.content_type == "text/html"
    assert "投诉处理表" in page and "&lt;script&gt;" in page and "<script>" not in page


async def test_ticket_of_another_dealer_is_not_there_when_asked_for(floor: Floor) -> None:
    ticket = await floor.complaint()
    stranger = await floor.api.signed_in(Role.SUPERVISOR, scope_id=floor.api.world.other.id)
    assert (await floor.get(f"/tickets/{ticket['no']}", stranger))[0] == 404
    assert (await floor.get("/tickets", stranger))[1]["items"] == []
    assert (await floor.get("/tickets/counts", stranger))[1]["open"] == 0
    assert (await floor.post(f"/tickets/{ticket['no']}/void", {"reason": "x"}, stranger))[0] == 404


async def test_corrected_number_is_whole_only_for_its_writer_when_numbers_are_masked(floor: Floor) -> None:
    row = await floor.follow_up()
    await floor.talk(row, floor.agent)
    said = {"answers": {}, "corrections": {"number": "13900001234"}}
    path = f"/api/v1/follow-ups/{row.id}/answers"
    assert (await floor.api.client.put(path, json=said, headers=floor.headers)).status == 200
    for headers, number in (
        (floor.headers, "13900001234"),
        (await floor.api.signed_in(Role.AGENT), "139****1234"),
        (await floor.api.signed_in(Role.SUPERVISOR), "13900001234"),
    ):
        (answers,) = (await floor.get(f"/follow-ups/{row.id}/answers", headers))[1]
        assert answers["corrections"] == {"number": number}


async def test_ticket_is_refused_when_its_order_is_another_dealers(floor: Floor) -> None:
    """The complaint sheet would show the other dealer's vehicle, order and adviser."""
    async with floor.api.house.uow.write(SERVICE) as tx:
        own = await add_follow_up(tx, floor.api.world.own, "+8613800138000")
        other = await add_follow_up(tx, floor.api.world.other, "+8613800138001")
    asked = {"customer_id": own.customer_id, "kind": "complaint", "order_id": other.order_id}
    status, told = await floor.post("/tickets", asked)
    assert (status, told["problems"][0]["field"]) == (422, "order_id")
    assert (await floor.post("/tickets", {**asked, "order_id": own.order_id}))[0] == 201


@pytest.mark.req("S2-3")
async def test_unreached_ticket_is_on_the_general_managers_list_and_open_when_counted(floor: Floor) -> None:
    ticket = await floor.complaint()
    async with floor.api.house.uow.write(SERVICE) as tx:
        row = await tx.rows(Ticket).get(ticket["id"])
        await tx.rows(Ticket).save(replace(row, state=row.state.UNREACHED, unreached_at=tx.now))
    manager = await floor.api.signed_in(Role.GENERAL_MANAGER)
    listed = (await floor.get("/tickets?state=unreached", manager))[1]["items"]
    assert [one["no"] for one in listed] == [ticket["no"]]
    counts = (await floor.get("/tickets/counts", manager))[1]
    assert (counts["open"], counts["unreached"]) == (1, 1)
    assert (await floor.post(f"/tickets/{ticket['no']}/close", {"reason": "三次未接通"}))[0] == 403, "an agent may not"
    status, body = await floor.post(f"/tickets/{ticket['no']}/close", {"reason": "三次未接通"}, manager)
    assert (status, body["state"]) == (200, "closed_unverified")


@pytest.mark.req("S2-42")
async def test_ticket_whose_customer_has_no_number_is_given_up_by_a_supervisor_alone(floor: Floor) -> None:
    ticket = await floor.complaint()
    handler = await floor.api.add_person(Role.HANDLER)
    supervisor = await floor.api.signed_in(Role.SUPERVISOR)
    await floor.post(f"/tickets/{ticket['no']}/dispatch", {"handler_id": handler.id}, supervisor)
    async with floor.api.house.uow.write(SERVICE) as tx:
        for number in await tx.rows(CustomerNumber).all():
            await tx.rows(CustomerNumber).save(replace(number, status="unusable"))
    await floor.post(f"/tickets/{ticket['no']}/handle", {"result": "已更换"}, await floor.api.session_of(handler))
    second = (await floor.get(f"/tickets/{ticket['no']}/explain"))[1]["second_follow_up_id"]
    path, why = f"/follow-ups/{second}/no-number", {"reason": "门店也没有"}
    stranger = await floor.api.signed_in(Role.SUPERVISOR, scope_id=floor.api.world.other.id)
    assert (await floor.post(path, why))[0] == 403, "an agent may not"
    assert (await floor.post(path, why, stranger))[0] == 404
    status, body = await floor.post(path, why, supervisor)
    assert (status, body["state"], body["result"], body["reason"]) == (200, "done", "unreached", "门店也没有")
    now = (await floor.get(f"/tickets/{ticket['no']}", supervisor))[1]["ticket"]
    assert (now["state"], now["unreached_reason"]) == ("unreached", "no_number")
    async with floor.api.house.uow.read() as view:
        (line,) = await view.rows(AuditEntry).all(act="follow_up.no_number")
    assert (line.subject_id, line.detail["reason"]) == (second, "门店也没有")


@pytest.mark.req("S2-36")
async def test_paper_form_keeps_its_own_time_when_entered(floor: Floor) -> None:
    """The follow-up was done when the form was written, and the complaint's 24 hours run from then."""
    row = await floor.follow_up()
    spoke = floor.clock.now() - timedelta(hours=5)
    paper = {"no": "F-0012", "received_at": spoke.isoformat()}
    body = {"answers": ANGRY, "confirmed": True, "paper": paper}
    status, done = await floor.post(f"/follow-ups/{row.id}/answers", body)
    assert status == 200, done
    assert done["ticket"]["late_entered"] is True
    async with floor.api.house.uow.read() as view:
        ticket = await view.rows(Ticket).get(done["ticket"]["id"])
        after = await view.rows(FollowUp).get(row.id)
    assert (ticket.received_at, ticket.due_at) == (spoke, spoke + timedelta(hours=24))
    assert (str(after.state), after.done_at) == ("done", spoke)


async def test_answers_lead_to_a_proposal_when_tried(floor: Floor) -> None:
    status, body = await floor.post("/questionnaires/dealer_follow_up/try", {"answers": ANGRY, "final": True})
    assert (status, body["problems"], body["proposal"]["kind"]) == (200, [], "complaint")
    assert "reason" in body["shown"]
    _, listed = await floor.get("/questionnaires")
    assert [one["code"] for one in listed] == ["dealer_follow_up", "second_follow_up"]
