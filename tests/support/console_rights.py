"""Two dealers whose records stand side by side, and people who reach one of them only: for tests of rights inside rooms."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from playwright.async_api import Page

from callcenter.core.access import SERVICE
from callcenter.core.model import (
    Attempt,
    AttemptState,
    Customer,
    Dealer,
    FollowUp,
    FollowUpState,
    HardQuestion,
    ImportRun,
    Message,
    MessageState,
    Person,
    QuestionState,
    Recording,
    RecordingState,
    Role,
    Scope,
    ServiceOrder,
    ShelfItem,
    Ticket,
    Trunk,
    Vehicle,
    VocAction,
)
from callcenter.flows.people import GrantWanted, add_person
from callcenter.flows.ports import WriteTx
from callcenter.ids import encode
from tests.support.console import Desk
from tests.support.console_rooms import ROLES, Room

RECORDS: Mapping[str, Any] = {
    "follow_up_id": FollowUp,
    "attempt_id": Attempt,
    "no": Ticket,
    "order_id": ServiceOrder,
    "message_id": Message,
    "customer_id": Customer,
    "vehicle_id": Vehicle,
    "run_id": ImportRun,
    "action_id": VocAction,
    "question_id": HardQuestion,
    "item_id": ShelfItem,
    "dealer_id": Dealer,
}
"""What a parameter of an address names, of those that belong to a dealer; the same in the API and in the console."""

OF_NO_DEALER = {"person_id", "calendar_id", "code", "kind", "document_id", "team_id", "queue_id", "day"}
OF_NO_DEALER |= {"effect_id", "bulk_id", "trunk_id", "device_id", "token_id", "name"}
"""Parameters that name what belongs to no dealer, or to several (a bulk act asks for each of its rows)."""

REGIONS = ("华东", "华南")
"""Where the two dealers are, in this world."""

EVERYTHING, NEAR, HALF = "does.everything", "supervisor.of.one", "two.roles"
"""All roles everywhere; supervisor of the first dealer's region; supervisor of the first, general manager of the second."""


def everywhere(role: Role) -> str:
    """The login of somebody with one role at both dealers."""
    return f"{role}.everywhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Twins:
    """A record of each kind at both dealers: `of["no"][1]` is a ticket's number at the second one."""

    dealers: tuple[Dealer, Dealer]
    of: Mapping[str, tuple[str, str]]

    def card(self, room: Room, which: int) -> str:
        """The address of a record of a dealer in a room; empty where the room has none."""
        names = re.findall(r":(\w+)", room.path)
        return f"{room.address}/{self.of[names[0]][which]}" if names else ""


async def add_twins(desk: Desk) -> Twins:
    """Write what the demonstration lacks, so that every room has something to act on at either dealer; and the people."""
    async with desk.plant.uow.write(SERVICE) as tx:
        near, far = [await tx.rows(Dealer).first(code=code) for code in ("SH01", "HZ01")]
        assert near is not None and far is not None
        far = await tx.rows(Dealer).save(replace(far, region=REGIONS[1]))
        found: dict[str, tuple[str, str]] = {}
        pairs = [await _records(tx, dealer) for dealer in (near, far)]
        for name in RECORDS:
            found[name] = (pairs[0][name], pairs[1][name])
        for recording in await tx.rows(Recording).all(state=RecordingState.EXPECTED):
            # Found missing in a minute or two it would change what the rooms offer while they are walked through.
            await tx.rows(Recording).save(replace(recording, state=RecordingState.MISSING, problem="no-file"))
        for trunk in await tx.rows(Trunk).all():
            await tx.rows(Trunk).save(replace(trunk, paused_until=tx.now + timedelta(hours=8)))
        await _people(tx, near, far)
    return Twins(dealers=(near, far), of=found)


async def _people(tx: WriteTx, near: Dealer, far: Dealer) -> None:
    for login, name, grants in (
        *((everywhere(role), role, [GrantWanted(role, Scope.ALL)]) for role in ROLES),
        (EVERYTHING, "全能", [GrantWanted(role, Scope.ALL) for role in ROLES]),
        (NEAR, "东区主管", [GrantWanted(Role.SUPERVISOR, Scope.REGION, near.region)]),
        (
            HALF,
            "两职",
            [
                GrantWanted(Role.SUPERVISOR, Scope.DEALER, near.id),
                GrantWanted(Role.GENERAL_MANAGER, Scope.DEALER, far.id),
            ],
        ),
    ):
        await add_person(
            tx,
            login=login,
            name=name,
            language="zh-CN",
            password_hash="x",
            must_change_password=False,
            grants=grants,
        )


async def _records(tx: WriteTx, dealer: Dealer) -> dict[str, str]:
    """One record of each kind, in the state that offers most to do."""
    person = await tx.rows(Person).first(login="supervisor")
    customer = await tx.rows(Customer).first(dealer_id=dealer.id, merged_into=None)
    waiting = await tx.rows(FollowUp).first(dealer_id=dealer.id, state=FollowUpState.READY, agreed_at=None)
    heard = await tx.rows(Attempt).first(dealer_id=dealer.id, outcome="answered")
    assert person is not None and customer is not None and waiting is not None and heard is not None
    recording = await tx.rows(Recording).get(heard.id)
    # Checked now: the first that is checked while rooms are walked through would add a way to act in one of them.
    attempt = replace(heard, id=tx.new_id(), follow_up_id=None, state=AttemptState.UNKNOWN, outcome=None, record="")
    await tx.rows(Attempt).add(replace(attempt, disposition=None, disposed_at=None, answered_at=None))
    await tx.rows(Recording).add(
        replace(recording, id=attempt.id, state=RecordingState.VERIFIED, problem="", seconds=9.0, checked_at=tx.now)
    )
    ticket = await tx.rows(Ticket).first(state="open")
    assert ticket is not None
    if ticket.dealer_id != dealer.id:
        ticket = replace(
            ticket,
            id=tx.new_id(),
            no=f"T-{dealer.code}-2026-0999",
            serial=999,
            once="",
            dealer_id=dealer.id,
            customer_id=customer.id,
            order_id=None,
            vehicle_id=None,
            follow_up_id=None,
            attempt_id=heard.id,
            answers_id=None,
        )
        await tx.rows(Ticket).add(ticket)
    heard_then = await tx.rows(Recording).get(ticket.attempt_id or heard.id)
    await tx.rows(Recording).save(
        replace(heard_then, state=RecordingState.VERIFIED, problem="", seconds=9.0, checked_at=tx.now)
    )
    message = Message(
        id=tx.new_id(),
        kind="missed_you",
        dealer_id=dealer.id,
        customer_id=customer.id,
        number="+8613800138000",
        text=f"{dealer.short_name}：没有接通您的电话。",
        state=MessageState.UNKNOWN,
        created_at=tx.now,
        send_at=tx.now,
    )
    await tx.rows(Message).add(message)
    run = ImportRun(
        id=tx.new_id(), dealer_id=dealer.id, kind="orders", file_name="a.csv", state="done", started_at=tx.now
    )
    await tx.rows(ImportRun).add(run)
    action = VocAction(
        id=tx.new_id(),
        dealer_id=dealer.id,
        title=f"{dealer.short_name}缩短等待",
        figure="satisfaction:overall",
        owner_id=person.id,
        opened_by=person.id,
        opened_at=tx.now,
        due_on=(tx.now + timedelta(days=14)).date(),
    )
    await tx.rows(VocAction).add(action)
    question = HardQuestion(
        id=tx.new_id(),
        dealer_id=dealer.id,
        question=f"{dealer.short_name}能否上门取车？",
        state=QuestionState.NOTED,
        noted_by=person.id,
        noted_at=tx.now,
    )
    await tx.rows(HardQuestion).add(question)
    order = await tx.rows(ServiceOrder).first(dealer_id=dealer.id, status="open")
    vehicle = await tx.rows(Vehicle).first(dealer_id=dealer.id)
    item = await tx.rows(ShelfItem).first(dealer_id=dealer.id)
    assert order is not None and vehicle is not None and item is not None
    return {
        "follow_up_id": waiting.id,
        "attempt_id": attempt.id,
        "no": ticket.no,
        "order_id": order.id,
        "message_id": message.id,
        "customer_id": customer.id,
        "vehicle_id": vehicle.id,
        "run_id": run.id,
        "action_id": action.id,
        "question_id": question.id,
        "item_id": item.id,
        "dealer_id": dealer.id,
    }


async def acts_shown(page: Page) -> dict[str, int]:
    """How many ways to each act the page offers now: what is marked with `data-act`."""
    return dict(
        await page.evaluate(
            """() => {
              const count = {};
              for (const { dataset: { act } } of document.querySelectorAll('[data-act]')) count[act] = (count[act] ?? 0) + 1;
              return count;
            }"""
        )
    )


def smallest(schema: Mapping[str, Any], whole: Mapping[str, Any]) -> Any:
    """A small value that a JSON schema takes: what a request needs so that only its rights can refuse it."""
    if "$ref" in schema:
        return smallest(whole["$defs"][schema["$ref"].rsplit("/", 1)[1]], whole)
    for name in ("anyOf", "oneOf", "allOf"):
        if name in schema:
            return smallest(schema[name][0], whole)
    if "const" in schema:
        return schema["const"]
    if "enum" in schema:
        return schema["enum"][0]
    if "default" in schema:
        return schema["default"]
    match schema.get("type"):
        case "object":
            needed = schema.get("required", [])
            return {
                name: smallest(part, whole) for name, part in schema.get("properties", {}).items() if name in needed
            }
        case "array":
            return [smallest(schema["items"], whole)] * int(schema.get("minItems", 0))
        case "integer" | "number":
            return schema.get("minimum", 1)
        case "boolean":
            return True
        case "null":
            return None
    plain = ["a" * int(schema.get("minLength", 1)), encode(99), "13800138000"]
    days = {"date-time": ["2026-11-30T10:00:00+08:00"], "date": ["2026-11-30"]}.get(schema.get("format", ""), [])
    return next(said for said in [*days, *plain] if re.search(schema.get("pattern", ""), said))
