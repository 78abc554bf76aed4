"""The lists of calls, of customers' return calls and of recordings as people read them: searched, filtered, with names."""

from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import (
    Attempt,
    AttemptState,
    Disposition,
    Recording,
    RecordingState,
    ReturnCallRow,
)
from callcenter.core.outcome import Outcome
from callcenter.flows.find_records import named
from callcenter.flows.names import Names, names_of
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Instant
from callcenter.web.lists import Listed, Listing, ListQuery, Sought, filters, searched, span
from callcenter.web.route import Routes
from callcenter.web.routes.calls import CallShown, ReturnShown, call_of
from callcenter.web.routes.recordings import RecordingShown

routes = Routes("calls")


class CallLine(CallShown):
    """A call with the names behind its ids and the state of its recording."""

    customer_name: str
    dealer_name: str
    agent_name: str
    order_no: str
    plate: str
    vin: str
    model: str


class CallFilters(Sought):
    """Filters of the list of calls. `undisposed`: answered, and nobody said yet what came of it."""

    follow_up_id: Id | None = None
    customer_id: Id | None = None
    dealer_id: Id | None = None
    agent_id: Id | None = None
    state: Annotated[list[AttemptState], Field(max_length=8, default_factory=list)]
    outcome: Annotated[list[Outcome], Field(max_length=14, default_factory=list)]
    disposition: Annotated[list[Disposition], Field(max_length=10, default_factory=list)]
    undisposed: bool | None = None
    direction: Annotated[str, Field(pattern="^(outbound|return)$")] | None = None
    since: Instant | None = None
    until: Instant | None = None


class CallQuery(ListQuery, CallFilters):
    """The list: newest first, unless sorted otherwise."""

    sort: Literal["-new", "new"] = "-new"


class ReturnLine(ReturnShown):
    """A return call with the names behind its ids."""

    customer_name: str
    dealer_name: str
    agent_name: str


class ReturnFilters(Sought):
    """Filters of the list of return calls."""

    dealer_id: Id | None = None
    customer_id: Id | None = None
    agent_id: Id | None = None
    went_to: Annotated[str, Field(max_length=32, pattern="^[a-z_]+$")] | None = None
    known: bool | None = None
    since: Instant | None = None
    until: Instant | None = None


class ReturnQuery(ListQuery, ReturnFilters):
    """The list: newest first."""

    sort: Literal["-new", "new"] = "-new"


class RecordingLine(RecordingShown):
    """A recording with its call: when, with whom, by whom."""

    customer_id: str | None
    customer_name: str
    dealer_name: str
    agent_id: str | None
    agent_name: str
    plate: str
    intent_at: Instant | None
    answered_at: Instant | None
    talk_seconds: int
    disposition: Disposition | None


class RecordingFilters(Sought):
    """Filters of the list of recordings. `holes`: those that should be there and are not whole."""

    dealer_id: Id | None = None
    customer_id: Id | None = None
    agent_id: Id | None = None
    state: Annotated[list[RecordingState], Field(max_length=9, default_factory=list)]
    holes: bool | None = None
    marked: bool | None = None
    since: Instant | None = None
    until: Instant | None = None


class RecordingQuery(ListQuery, RecordingFilters):
    """The list: newest first."""

    sort: Literal["-new", "new"] = "-new"


HOLES = (RecordingState.MISSING, RecordingState.SILENT, RecordingState.SHORT, RecordingState.TRUNCATED)
"""What should be there and is not whole."""

_SORTS = {"-new": ("-id",), "new": ("id",)}


async def _calls_where(asked: Asked, tx: ReadTx, query: CallFilters) -> list[dict[str, Any]]:
    where = filters(query, "follow_up_id", "customer_id", "dealer_id", "agent_id", "direction")
    where |= span(query, "intent_at", "since", "until")
    for name in ("state", "outcome", "disposition"):
        if getattr(query, name):
            where[f"{name}__in"] = getattr(query, name)
    if query.undisposed is not None:
        where |= {"outcome": Outcome.ANSWERED, "disposition__null": query.undisposed}
    parts = [where]
    if (sought := await _calls_found(asked, tx, query)) is not None:
        parts.append(sought)
    return parts


async def _calls_found(asked: Asked, tx: ReadTx, query: Sought) -> dict[str, Any] | None:
    """The filter for calls with a customer, over a number or about an order that the search text names."""
    found = await searched(asked, tx, query)
    if found is None:
        return None
    about = [one.named_by("follow_up_id") for one in await found.follow_ups(tx)]
    return found.where(customers=("customer_id",), also=[*about, *await found.over(tx, Attempt)])


async def _names_of_calls(tx: ReadTx, rows: Sequence[Attempt]) -> Names:
    return await names_of(
        tx,
        people=[row.agent_id for row in rows],
        dealers=[row.dealer_id for row in rows],
        customers=[row.customer_id for row in rows],
        follow_ups=[row.follow_up_id for row in rows],
    )


async def call_lines(asked: Asked, tx: ReadTx, rows: Sequence[Attempt]) -> list[CallLine]:
    """Calls as the asker may see them, with names."""
    names = await _names_of_calls(tx, rows)
    ids = [row.id for row in rows]
    kept = {one.id: one for one in await tx.rows(Recording).all(id__in=ids)} if ids else {}
    return [
        CallLine(
            **dict(call_of(asked, row, kept.get(row.id))),
            customer_name=names.customer(row.customer_id),
            dealer_name=names.dealer(row.dealer_id),
            agent_name=names.person(row.agent_id),
            **names.of_order(names.order_of(row.follow_up_id)),
        )
        for row in rows
    ]


async def _returns_where(asked: Asked, tx: ReadTx, query: ReturnFilters) -> list[dict[str, Any]]:
    where = filters(query, "dealer_id", "customer_id", "agent_id", "went_to") | span(query, "at", "since", "until")
    if query.known is not None:
        where["customer_id__null"] = not query.known
    parts = [where]
    if (found := await searched(asked, tx, query)) is not None:
        parts.append(found.where(customers=("customer_id",), also=await found.over(tx, ReturnCallRow)))
    return parts


async def _return_lines(asked: Asked, tx: ReadTx, rows: Sequence[ReturnCallRow]) -> list[ReturnLine]:
    names = await names_of(
        tx,
        people=[row.agent_id for row in rows],
        dealers=[row.dealer_id for row in rows],
        customers=[row.customer_id for row in rows],
    )
    return [
        ReturnLine.of(
            row,
            number=asked.number(row.number, row.dealer_id, customer_id=row.customer_id),
            customer_name=names.customer(row.customer_id),
            dealer_name=names.dealer(row.dealer_id),
            agent_name=names.person(row.agent_id),
        )
        for row in rows
    ]


async def _recordings_where(asked: Asked, tx: ReadTx, query: RecordingFilters) -> list[dict[str, Any]]:
    where = filters(query, "dealer_id")
    if query.state:
        where["state__in"] = query.state
    parts = [where]
    if query.holes is not None:
        parts.append({"state__in": HOLES if query.holes else sorted(set(RecordingState) - set(HOLES))})
    if query.marked is not None:
        parts.append({"marks__ne" if query.marked else "marks": []})
    calls = filters(query, "customer_id", "agent_id") | span(query, "intent_at", "since", "until")
    sought = await _calls_found(asked, tx, query)
    if calls or sought is not None:
        fitting = await named(tx, Attempt, "id", {"all_of": [calls, sought or {}]})
        parts.append(fitting.named_by("id"))
    return parts


async def _recording_lines(asked: Asked, tx: ReadTx, rows: Sequence[Recording]) -> list[RecordingLine]:
    ids = [row.id for row in rows]
    calls = {one.id: one for one in await tx.rows(Attempt).all(id__in=ids)} if ids else {}
    names = await _names_of_calls(tx, list(calls.values()))
    lines = []
    for row in rows:
        call = calls.get(row.id)
        lines.append(
            RecordingLine.of(
                row,
                customer_id=call.customer_id if call else None,
                customer_name=names.customer(call.customer_id if call else None),
                dealer_name=names.dealer(row.dealer_id),
                agent_id=call.agent_id if call else None,
                agent_name=names.person(call.agent_id if call else None),
                plate=names.of_order(names.order_of(call.follow_up_id if call else None))["plate"],
                intent_at=call.intent_at if call else None,
                answered_at=call.answered_at if call else None,
                talk_seconds=call.talk_seconds if call else 0,
                disposition=call.disposition if call else None,
            )
        )
    return lines


CALLS: Listing[Attempt, CallLine] = Listing(
    name="calls",
    model=Attempt,
    act=Act.CALL_SEE,
    own=("agent_id",),
    where=_calls_where,
    lines=call_lines,
    columns=(
        "intent_at",
        "direction",
        "customer_name",
        "number",
        "plate",
        "order_no",
        "dealer_name",
        "agent_name",
        "outcome",
        "talk_seconds",
        "disposition",
        "summary",
        "recording",
    ),
    sorts=_SORTS,
)

RETURNS: Listing[ReturnCallRow, ReturnLine] = Listing(
    name="return-calls",
    model=ReturnCallRow,
    act=Act.CALL_SEE,
    own=("agent_id",),
    where=_returns_where,
    lines=_return_lines,
    columns=("at", "customer_name", "number", "dealer_name", "went_to", "agent_name"),
    sorts=_SORTS,
)

RECORDINGS: Listing[Recording, RecordingLine] = Listing(
    name="recordings",
    model=Recording,
    act=Act.CALL_SEE,
    own=(),
    where=_recordings_where,
    lines=_recording_lines,
    columns=(
        "intent_at",
        "customer_name",
        "plate",
        "dealer_name",
        "agent_name",
        "state",
        "problem",
        "seconds",
        "talk_seconds",
        "keep_until",
        "sha256",
    ),
    sorts=_SORTS,
)


@routes.get("/calls", zh="通话列表", act=Act.CALL_SEE)
async def list_calls(asked: Asked, tx: ReadTx, query: CallQuery) -> Listed[CallLine]:
    """Attempts, newest first."""
    return await CALLS.page(asked, tx, query)


@routes.get("/return-calls", zh="客户回拨列表", act=Act.CALL_SEE)
async def list_return_calls(asked: Asked, tx: ReadTx, query: ReturnQuery) -> Listed[ReturnLine]:
    """Customers' return calls, newest first, with what was matched and where each went."""
    return await RETURNS.page(asked, tx, query)


@routes.get("/recordings", zh="录音列表", act=Act.CALL_SEE)
async def list_recordings(asked: Asked, tx: ReadTx, query: RecordingQuery) -> Listed[RecordingLine]:
    """List the recordings with the state that their check found, newest first."""
    return await RECORDINGS.page(asked, tx, query)
