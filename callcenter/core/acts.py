"""The acts of the trade and the one table of which role may do them.

A role that is missing from an act's line may not do it. `SCOPE` reaches as far as the grant; `OWN` only what is
assigned to, or was made by, the person, whatever the grant's scope.
"""

from collections.abc import Mapping
from enum import StrEnum

from callcenter.core.model.people import Role


class Limit(StrEnum):
    """How far a role goes with an act."""

    SCOPE = "scope"
    OWN = "own"


class Act(StrEnum):
    """What somebody may want to do, named as on the floor."""

    FOLLOW_UP_SEE = "follow_up.see"
    FOLLOW_UP_WORK = "follow_up.work"
    FOLLOW_UP_PLAN = "follow_up.plan"
    CUSTOMER_SEE = "customer.see"
    CUSTOMER_CHANGE = "customer.change"
    NUMBER_SEE_FULL = "number.see_full"
    ORDER_SEE = "order.see"
    ORDER_UPSERT = "order.upsert"
    ORDER_IMPORT = "order.import"
    CALL_SEE = "call.see"
    CALL_PLACE = "call.place"
    CALL_LISTEN = "call.listen"
    CALL_END = "call.end"
    CALL_SETTLE = "call.settle"
    RECORDING_PLAY = "recording.play"
    SEAT_USE = "seat.use"
    SEAT_SEE = "seat.see"
    SEAT_CHANGE = "seat.change"
    TRUNK_SEE = "trunk.see"
    TRUNK_CHANGE = "trunk.change"
    TICKET_SEE = "ticket.see"
    TICKET_OPEN = "ticket.open"
    TICKET_CLASSIFY = "ticket.classify"
    TICKET_ASSIGN = "ticket.assign"
    TICKET_HANDLE = "ticket.handle"
    TICKET_EXTEND = "ticket.extend"
    TICKET_VOID = "ticket.void"
    TICKET_CLOSE_UNVERIFIED = "ticket.close_unverified"
    MESSAGE_SEE = "message.see"
    MESSAGE_SEND = "message.send"
    MESSAGE_SETTLE = "message.settle"
    VOC_SEE = "voc.see"
    VOC_CHANGE = "voc.change"
    REPORT_SEE = "report.see"
    EXPORT = "export"
    PEOPLE_SEE = "people.see"
    PEOPLE_CHANGE = "people.change"
    TOKEN_CHANGE = "token.change"
    SHELF_SEE = "shelf.see"
    SHELF_CHANGE = "shelf.change"
    QUESTION_SEE = "question.see"
    QUESTION_NOTE = "question.note"
    QUESTION_ASK = "question.ask"
    QUESTION_ANSWER = "question.answer"
    QUESTION_PUBLISH = "question.publish"
    SETUP_SEE = "setup.see"
    SETUP_CHANGE = "setup.change"
    AUDIT_SEE = "audit.see"
    SYSTEM_SEE = "system.see"
    SYSTEM_CHANGE = "system.change"


_S, _O = Limit.SCOPE, Limit.OWN


def _row(
    agent: Limit | None = None,
    handler: Limit | None = None,
    supervisor: Limit | None = None,
    general_manager: Limit | None = None,
    administrator: Limit | None = None,
    integration: Limit | None = None,
) -> dict[Role, Limit]:
    asked = {
        Role.AGENT: agent,
        Role.HANDLER: handler,
        Role.SUPERVISOR: supervisor,
        Role.GENERAL_MANAGER: general_manager,
        Role.ADMINISTRATOR: administrator,
        Role.INTEGRATION: integration,
    }
    return {role: limit for role, limit in asked.items() if limit is not None}


TABLE: Mapping[Act, Mapping[Role, Limit]] = {
    # act                       agent handler superv. general admin integration
    Act.FOLLOW_UP_SEE: _row(_S, _S, _S, _S, None, _S),
    Act.FOLLOW_UP_WORK: _row(_S, None, _S, None, None, None),
    Act.FOLLOW_UP_PLAN: _row(None, None, _S, _S, None, _S),
    Act.CUSTOMER_SEE: _row(_S, _S, _S, _S, None, _S),
    Act.CUSTOMER_CHANGE: _row(_S, _S, _S, None, None, _S),
    Act.NUMBER_SEE_FULL: _row(None, _S, _S, _S, None, _S),
    Act.ORDER_SEE: _row(_S, _S, _S, _S, None, _S),
    Act.ORDER_UPSERT: _row(None, None, _S, None, _S, _S),
    Act.ORDER_IMPORT: _row(None, None, _S, None, _S, _S),
    Act.CALL_SEE: _row(_S, _S, _S, _S, None, _S),
    Act.CALL_PLACE: _row(_S, None, _S, None, None, None),
    Act.CALL_LISTEN: _row(None, None, _S, _S, None, None),
    Act.CALL_END: _row(_O, None, _S, None, None, None),
    Act.CALL_SETTLE: _row(None, None, _S, None, None, None),
    Act.RECORDING_PLAY: _row(_O, _S, _S, _S, None, None),
    Act.SEAT_USE: _row(_O, None, _O, None, None, None),
    Act.SEAT_SEE: _row(_O, None, _S, _S, _S, None),
    Act.SEAT_CHANGE: _row(None, None, _S, None, None, None),
    Act.TRUNK_SEE: _row(None, None, _S, _S, _S, None),
    Act.TRUNK_CHANGE: _row(None, None, _S, None, _S, None),
    Act.TICKET_SEE: _row(_S, _S, _S, _S, None, _S),
    Act.TICKET_OPEN: _row(_S, _S, _S, _S, None, _S),
    Act.TICKET_CLASSIFY: _row(None, None, _S, _S, None, None),
    Act.TICKET_ASSIGN: _row(None, None, _S, _S, None, None),
    Act.TICKET_HANDLE: _row(None, _S, _S, None, None, None),
    Act.TICKET_EXTEND: _row(None, None, _S, _S, None, None),
    Act.TICKET_VOID: _row(_O, None, _S, _S, None, None),
    Act.TICKET_CLOSE_UNVERIFIED: _row(None, None, _S, _S, None, None),
    Act.MESSAGE_SEE: _row(_S, _S, _S, _S, None, _S),
    Act.MESSAGE_SEND: _row(None, _S, _S, None, None, None),
    Act.MESSAGE_SETTLE: _row(None, None, _S, None, None, None),
    Act.VOC_SEE: _row(None, _S, _S, _S, None, None),
    Act.VOC_CHANGE: _row(None, None, _S, _S, None, None),
    Act.REPORT_SEE: _row(None, None, _S, _S, _S, _S),
    Act.EXPORT: _row(None, None, _S, _S, None, _S),
    Act.PEOPLE_SEE: _row(None, None, _S, _S, _S, None),
    Act.PEOPLE_CHANGE: _row(None, None, None, None, _S, None),
    Act.TOKEN_CHANGE: _row(None, None, None, None, _S, None),
    Act.SHELF_SEE: _row(_S, _S, _S, _S, None, None),
    Act.SHELF_CHANGE: _row(None, None, _S, None, None, None),
    Act.QUESTION_SEE: _row(_S, _S, _S, _S, None, None),
    Act.QUESTION_NOTE: _row(_S, _S, _S, None, None, None),
    Act.QUESTION_ASK: _row(None, None, _S, _S, None, None),
    Act.QUESTION_ANSWER: _row(_O, _O, _S, _S, None, None),
    Act.QUESTION_PUBLISH: _row(None, None, _S, _S, None, None),
    Act.SETUP_SEE: _row(_S, _S, _S, _S, _S, _S),
    Act.SETUP_CHANGE: _row(None, None, None, None, _S, None),
    Act.AUDIT_SEE: _row(None, None, None, _S, _S, None),
    Act.SYSTEM_SEE: _row(None, None, _S, None, _S, None),
    Act.SYSTEM_CHANGE: _row(None, None, None, None, _S, None),
}
"""Act × role → how far. Every act has a line; the API's routes name one each.

A trunk belongs to no dealer: `trunk.change` reaches those whose dealers are all within the scope (flows/trunks.resumable).
"""

EVENT_ACTS: Mapping[str, Act] = {
    "follow_up": Act.FOLLOW_UP_SEE,
    "answers": Act.FOLLOW_UP_SEE,
    "queue": Act.SETUP_SEE,
    "order": Act.ORDER_SEE,
    "service_order": Act.ORDER_SEE,
    "customer": Act.CUSTOMER_SEE,
    "vehicle": Act.CUSTOMER_SEE,
    "attempt": Act.CALL_SEE,
    "call": Act.CALL_SEE,
    "return_call": Act.CALL_SEE,
    "recording": Act.CALL_SEE,
    "seat": Act.SEAT_SEE,
    "trunk": Act.TRUNK_SEE,
    "pbx": Act.TRUNK_SEE,
    "ticket": Act.TICKET_SEE,
    "clock": Act.TICKET_SEE,
    "message": Act.MESSAGE_SEE,
    "inbound_message": Act.MESSAGE_SEE,
    "import": Act.ORDER_IMPORT,
    "import_run": Act.ORDER_IMPORT,
    "voc_action": Act.VOC_SEE,
    "shelf": Act.SHELF_SEE,
    "question": Act.QUESTION_SEE,
    "preparation": Act.SEAT_SEE,
    "dealer": Act.SETUP_SEE,
    "team": Act.SETUP_SEE,
    "calendar": Act.SETUP_SEE,
    "document": Act.SETUP_SEE,
    "device": Act.SETUP_SEE,
    "person": Act.PEOPLE_SEE,
}
"""Which act an event's subject needs to be seen; a subject that is missing is shown to those who see the system."""

OF_NO_DEALER = frozenset({"seat", "preparation", "trunk", "pbx", "queue", "team", "calendar", "document", "device"})
"""Subjects that belong to no dealer: their events go to whoever has the act in any scope."""
