"""The tables, made from the row classes of core/model, with their unique rules and indexes, and the event log.

A field is written down once, in core/model; this file adds only what a database needs to know beside it.
"""

import types
import typing
from dataclasses import MISSING, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Column, Date, Float, Index, MetaData, Table, UniqueConstraint, text
from sqlalchemy.types import TypeEngine

from callcenter.core import model
from callcenter.core.policy_parts import PARTS, Part
from callcenter.core.ranking import PARTS_MASK
from callcenter.core.retry import part_bit
from callcenter.db.types import Document, Instant, Whole, Word

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_NAMES: dict[type, str] = {
    model.Dealer: "dealers",
    model.Team: "teams",
    model.Queue: "queues",
    model.Person: "people",
    model.Grant: "grants",
    model.Session: "sessions",
    model.ApiToken: "api_tokens",
    model.CalendarRow: "calendars",
    model.CalendarDay: "calendar_days",
    model.Document: "documents",
    model.ImportRun: "import_runs",
    model.AnswerRate: "answer_rates",
    model.VocAction: "voc_actions",
    model.Customer: "customers",
    model.CustomerNumber: "customer_numbers",
    model.Vehicle: "vehicles",
    model.ServiceOrder: "service_orders",
    model.FollowUp: "follow_ups",
    model.Answers: "answers",
    model.BulkAct: "bulk_acts",
    model.Attempt: "attempts",
    model.Recording: "recordings",
    model.Seat: "seats",
    model.Trunk: "trunks",
    model.ThirdLine: "third_lines",
    model.Exchange: "exchanges",
    model.NumberLock: "number_locks",
    model.ReturnCallRow: "return_calls",
    model.Device: "devices",
    model.DeviceCheck: "device_checks",
    model.Ticket: "tickets",
    model.TicketEntry: "ticket_entries",
    model.Clock: "clocks",
    model.Message: "messages",
    model.InboundMessage: "inbound_messages",
    model.ShelfItem: "shelf_items",
    model.HardQuestion: "hard_questions",
    model.Preparation: "preparations",
    model.OutboxRow: "outbox",
    model.DueRow: "due_rows",
    model.Lease: "leases",
    model.IdempotencyRecord: "idempotency",
    model.AuditEntry: "audit",
}

_UNIQUE: dict[type, tuple[tuple[str, ...], ...]] = {
    model.Dealer: (("code",),),
    model.Person: (("login",),),
    model.CalendarRow: (("code",),),
    model.CalendarDay: (("calendar_id", "day"),),
    model.Document: (("kind", "code", "number"),),
    model.AnswerRate: (("dealer_id", "cell"),),
    model.CustomerNumber: (("customer_id", "number", "extension"),),
    model.Device: (("pbx", "name"),),
    model.ServiceOrder: (("dealer_id", "order_no"),),
    model.Ticket: (("no",),),
    model.InboundMessage: (("gateway_ref",),),
    model.Preparation: (("person_id", "shift"),),
    model.DueRow: (("kind", "subject_id", "mark"),),
}

_INDEXES: dict[type, tuple[tuple[str, ...], ...]] = {
    model.Grant: (("person_id",),),
    model.Session: (("person_id",),),
    model.ApiToken: (("secret_hash",),),
    model.Customer: (("dealer_id", "name"),),
    model.CustomerNumber: (("number",),),
    model.Vehicle: (("vin",), ("plate",), ("owner_id",)),
    model.ServiceOrder: (("vehicle_id",), ("owner_id",), ("contact_id",), ("delivered_at",)),
    model.FollowUp: (("order_id",), ("ticket_id",), ("customer_id",), ("dealer_id", "due_at"), ("bundle_id",)),
    model.Answers: (("follow_up_id",), ("dealer_id", "submitted_at")),
    model.Attempt: (
        ("follow_up_id",),
        ("dealer_id", "intent_at"),
        ("agent_id", "intent_at"),
        ("caller_id", "intent_at"),
        ("number",),
        ("customer_id",),
        ("pbx", "state"),
    ),
    model.Recording: (("state", "checked_at"), ("keep_until",)),
    model.ThirdLine: (("attempt_id",), ("caller_id", "begun_at")),
    model.NumberLock: (("attempt_id",),),
    model.ReturnCallRow: (("at",),),
    model.DeviceCheck: (("person_id", "started_at"),),
    model.Ticket: (
        ("dealer_id", "received_at"),
        ("follow_up_id",),
        ("customer_id",),
        ("handler_id", "state"),
        ("attempt_id",),
    ),
    model.TicketEntry: (("ticket_id", "at"),),
    model.Clock: (("ticket_id",), ("state", "due_at")),
    model.Message: (("customer_id", "created_at"), ("follow_up_id",), ("number", "created_at")),
    model.InboundMessage: (("at",),),
    model.ShelfItem: (("dealer_id", "kind", "title"), ("vehicle_id",)),
    model.HardQuestion: (("dealer_id", "state"), ("follow_up_id",), ("asked_of", "state")),
    model.DueRow: (("subject_id",),),
    model.AuditEntry: (("at",), ("subject_id",)),
}

_PARTIAL: tuple[tuple[type, str, tuple[str, ...], str], ...] = (
    (model.FollowUp, "ix_follow_ups_agreed", ("lane", "order_at", "id"), "state = 'ready' AND rank_class = -1"),
    (model.Customer, "ix_customers_merged", ("merged_into",), "merged_into IS NOT NULL"),
    (model.FollowUp, "ix_follow_ups_open", ("dealer_id", "due_at"), "state != 'done'"),
    (model.FollowUp, "ix_follow_ups_waiting", ("next_try_at",), "state = 'waiting'"),
    (model.FollowUp, "ix_follow_ups_to_miss", ("due_at",), "state != 'done' AND missed_at IS NULL AND kind = 'first'"),
    (model.FollowUp, "ix_follow_ups_held", ("claimed_by",), "claimed_by IS NOT NULL"),
    (model.FollowUp, "ix_follow_ups_assigned", ("assigned_to", "state", "order_at"), "assigned_to IS NOT NULL"),
    (model.FollowUp, "ix_follow_ups_ended", ("dealer_id", "done_at"), "done_at IS NOT NULL"),
    (model.FollowUp, "ix_follow_ups_second", ("dealer_id", "created_at"), "kind = 'second'"),
    (model.Attempt, "ix_attempts_live", ("pbx", "state"), "state NOT IN ('ended', 'unknown')"),
    (model.ThirdLine, "ix_third_lines_taken", ("pbx", "trunk"), "ended_at IS NULL"),
    (model.Attempt, "ix_attempts_unknown", ("id",), "state = 'unknown'"),
    (model.OutboxRow, "ix_outbox_pending", ("not_before", "id"), "state = 'pending'"),
    (model.OutboxRow, "ix_outbox_open", ("subject", "id"), "state IN ('pending', 'taken', 'unknown')"),
    (model.OutboxRow, "ix_outbox_taken", ("taken_until",), "state = 'taken'"),
    (model.DueRow, "ix_due_rows_pending", ("due_at", "id"), "state = 'pending'"),
    (model.Ticket, "ix_tickets_open", ("due_at",), "state NOT IN ('closed', 'closed_unverified', 'void')"),
)

_UNIQUE_WHERE: tuple[tuple[type, str, tuple[str, ...], str], ...] = (
    # The invariant "one live attempt for one follow-up", kept by the database itself.
    (
        model.Attempt,
        "uq_attempts_one_live",
        ("follow_up_id",),
        "state NOT IN ('ended', 'unknown') AND follow_up_id IS NOT NULL",
    ),
    # One open first follow-up per order, and one open second per ticket.
    (
        model.FollowUp,
        "uq_follow_ups_one_first",
        ("order_id",),
        "kind = 'first' AND state != 'done' AND order_id IS NOT NULL",
    ),
    (
        model.FollowUp,
        "uq_follow_ups_one_second",
        ("ticket_id",),
        "kind = 'second' AND state != 'done' AND ticket_id IS NOT NULL",
    ),
    # One agent at a device; a seat that is signed off keeps the name of its last one.
    (model.Seat, "uq_seats_one_device", ("pbx", "device"), "state != 'signed_off' AND device != ''"),
    # One line of the shelf per part, member of staff, or date of a vehicle.
    (model.ShelfItem, "uq_shelf_items_code", ("dealer_id", "kind", "code"), "code != ''"),
    # One ticket per order and call; an undone or void one makes room for another.
    (model.Ticket, "uq_tickets_serial", ("dealer_id", "year", "serial"), "serial > 0"),
    (model.Ticket, "uq_tickets_once", ("once",), "once != '' AND state != 'void'"),
)

_PLAIN: dict[type, TypeEngine[Any]] = {
    str: Word,
    int: Whole,
    bool: Boolean(),
    float: Float(),
    datetime: Instant(),
    date: Date(),
}


def _column_type(hint: Any) -> tuple[TypeEngine[Any], bool]:
    """The column type of a field's type hint, and whether it may be null; TypeError for a hint without a column."""
    nullable = False
    if isinstance(hint, types.UnionType):
        members = [part for part in typing.get_args(hint) if part is not type(None)]
        nullable = len(members) < len(typing.get_args(hint))
        hint = members[0]
    origin = typing.get_origin(hint) or hint
    if origin in (list, dict):
        return Document, nullable
    if isinstance(origin, type) and issubclass(origin, StrEnum):
        return Word, nullable
    if origin in _PLAIN:
        return _PLAIN[origin], nullable
    raise TypeError(f"no column for {hint!r}")


def _table(row: type) -> Table:
    hints = typing.get_type_hints(row)
    columns: list[Any] = []
    for field in fields(row):
        column_type, nullable = _column_type(hints[field.name])
        default = None
        if field.default is not MISSING and isinstance(field.default, (bool, int)) and not nullable:
            default = text(str(field.default).lower() if isinstance(field.default, bool) else str(field.default))
        columns.append(
            Column(field.name, column_type, primary_key=field.name == "id", nullable=nullable, server_default=default)
        )
    uniques = [UniqueConstraint(*names) for names in _UNIQUE.get(row, ())]
    indexes = [Index(None, *names) for names in _INDEXES.get(row, ())]
    return Table(_NAMES[row], metadata, *columns, *uniques, *indexes)


TABLES: dict[type, Table] = {row: _table(row) for row in model.ROWS}
"""Row class → table."""

for _row, _name, _columns, _where in _PARTIAL:
    Index(
        _name,
        *(TABLES[_row].c[column] for column in _columns),
        sqlite_where=text(_where),
        postgresql_where=text(_where),
    )


def kind_sql(part: Part, row: str = "") -> str:
    """`core.ranking.kind_of` of a row's class, as the index of that part says it. `row`: what stands before the column."""
    cls = f"{row}rank_class"
    tried = f"CASE WHEN ({cls} & {PARTS_MASK}) = 0 THEN 0 WHEN ({cls} & {part_bit(part)}) = 0 THEN 1 ELSE 2 END"
    return f"(({cls} >> 4) * 3 + {tried})"


# One for each part of the day: what classes have in common changes with it, and one seek for what is alike is a fifth of the
# seeks for every class (docs/decisions/0091).
for _part in PARTS:
    _ready = text("state = 'ready' AND assigned_to IS NULL")
    _of = TABLES[model.FollowUp].c
    Index(
        f"ix_follow_ups_ready_{_part}",
        _of.lane,
        text(kind_sql(_part)),
        _of.order_at,
        _of.id,
        sqlite_where=_ready,
        postgresql_where=_ready,
    )
for _row, _name, _columns, _where in _UNIQUE_WHERE:
    Index(
        _name,
        *(TABLES[_row].c[column] for column in _columns),
        unique=True,
        sqlite_where=text(_where),
        postgresql_where=text(_where),
    )

events = Table(
    "events",
    metadata,
    Column("position", Whole, primary_key=True, autoincrement=True),
    Column("at", Instant(), nullable=False),
    Column("kind", Word, nullable=False),
    Column("subject", Word, nullable=False),
    Column("subject_id", Word, nullable=False),
    Column("dealer_id", Word),
    Column("person_id", Word),
    Column("data", Document, nullable=False),
    # The writing transaction (pg_current_xact_id as text→xid8 is 64 bits), by which readers never skip a slow one.
    Column("transaction", Whole, nullable=False, server_default=text("0")),
    Index("ix_events_subject", "subject_id", "position"),
    Index("ix_events_transaction", "transaction", "position"),
    Index("ix_events_kind_at", "kind", "at"),
)
