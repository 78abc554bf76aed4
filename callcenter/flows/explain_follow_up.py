"""Why is this customer (not) being called, now or at a past moment? Gathers what was so and lets core/explain.py say why."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from callcenter.core.explain import ExplainFacts, Reason, ReasonCode, can_be_called, explain, parse_texts, render
from callcenter.core.model import (
    Customer,
    Dealer,
    FollowUp,
    FollowUpState,
    NumberLock,
    Person,
    Queue,
    Seat,
    SeatState,
    ServiceOrder,
    Team,
    Trunk,
)
from callcenter.core.retry import CheckReason, StopReason, WaitReason
from callcenter.errors import Invalid
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.ports_pbx import PbxStatus
from callcenter.flows.setup import Setup
from callcenter.flows.tell import KEPT, told
from callcenter.flows.trunks import lines_in_use
from callcenter.policies import explain_text

Tx = ReadTx | WriteTx


@dataclass(frozen=True, slots=True, kw_only=True)
class Because:
    """One reason: stable code, rule, time (RFC 3339) and resource, and its words in the asker's language."""

    code: str
    rule: str
    blocks: bool
    until: datetime | None
    resource: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """The answer for one moment (aware UTC), the decisive reason first."""

    at: datetime
    can_be_called: bool
    state: str
    reasons: list[Because]


async def explain_follow_up(
    tx: Tx,
    setup: Setup,
    row: FollowUp,
    *,
    at: datetime | None,
    language: str,
    exchanges: Mapping[str, PbxStatus],
) -> Explained:
    """The reasons at `at` (None: now). A past moment is told from the event log; Invalid before the follow-up existed."""
    moment = at or tx.now
    if moment > tx.now + timedelta(minutes=1):
        raise Invalid("at", "in the future")
    past = at is not None and at < tx.now
    kept = await _as_it_was(tx, row, moment) if past else told(row)
    dealer = await setup.dealer(tx, row.dealer_id)
    policy = await setup.policy(tx, dealer.policy)
    calling = await setup.calling_calendar(tx, dealer)
    facts = _facts(kept, await tx.rows(Customer).get(row.customer_id), row, moment)
    if past:
        facts = {**facts, **await _lines_then(tx, dealer, setup, moment)}
    else:
        facts = {**facts, **await _lines_now(tx, setup, dealer, row, exchanges)}
    reasons = explain(ExplainFacts(**facts), moment, calling, policy.parts_of_day)
    texts = parse_texts(explain_text(language if language in ("zh-CN", "en") else "en"))
    return Explained(
        at=moment,
        can_be_called=can_be_called(reasons),
        state=str(kept["state"]),
        reasons=[_because(reason, render(await _named(tx, reason), texts, dealer.time_zone)) for reason in reasons],
    )


async def _named(tx: Tx, reason: Reason) -> Reason:
    """The reason as people read it: an agent by name, another follow-up by its order's number, and not by an id."""
    if reason.code in (ReasonCode.CLAIMED, ReasonCode.ON_CALL, ReasonCode.OTHER_AGENT):
        person = await tx.rows(Person).find(reason.resource)
        return replace(reason, resource=person.name if person is not None else reason.resource)
    if reason.code is ReasonCode.BUNDLED:
        other = await tx.rows(FollowUp).find(reason.resource)
        order = await tx.rows(ServiceOrder).find(other.order_id or "") if other is not None else None
        return replace(reason, resource=order.order_no if order is not None else reason.resource)
    return reason


def _because(reason: Reason, words: str) -> Because:
    return Because(
        code=str(reason.code),
        rule=reason.rule,
        blocks=reason.blocks,
        until=reason.until,
        resource=reason.resource,
        words=words,
    )


async def _as_it_was(tx: Tx, row: FollowUp, moment: datetime) -> dict[str, Any]:
    """The row as its newest event before the moment tells it."""
    found = await tx.select("follow_up_as_of", follow_up_id=row.id, moment=moment)
    if not found:
        raise Invalid("at", "before the follow-up existed", created_at=row.created_at.isoformat())
    kept = dict(found[0]["data"]["row"])
    return {name: kept.get(name) for name in KEPT}


def _facts(kept: Mapping[str, Any], customer: Customer, row: FollowUp, moment: datetime) -> dict[str, Any]:
    state = str(kept["state"])
    claimed = state == FollowUpState.CLAIMED
    return {
        "due_at": _instant(kept["due_at"]),
        "earliest_at": _instant(kept["earliest_at"]),
        "next_try_at": _instant(kept["next_try_at"]),
        "wait": _one_of(WaitReason, kept["next_try_reason"]),
        "closed_result": str(kept["result"] or "done") if state == FollowUpState.DONE else "",
        "excluded_reason": str(kept["reason"] or ""),
        "no_calls": customer.no_calls,
        "has_number": bool(row.number),
        "bundled_with": str(kept["bundle_id"] or "") if state == FollowUpState.BUNDLED else "",
        "claimed_by": str(kept["claimed_by"] or "") if claimed else "",
        "claimed_until": _instant(kept["claimed_until"]) if claimed else None,
        "on_call_with": str(kept["claimed_by"] or "-") if state == FollowUpState.CALLING else "",
        "check": _check(state, str(kept["reason"] or "")),
        "stop": (_one_of(StopReason, kept["reason"]) or StopReason.TRIES_USED)
        if state == FollowUpState.NO_TRIES_LEFT
        else None,
        "tries": int(kept["tries"] or 0),
        "agreed_at": _instant(kept["agreed_at"]),
        "assigned_to": str(kept["assigned_to"] or ""),
        "missed_at": _instant(kept["missed_at"]),
        "missed_cause": str(kept["missed_cause"] or ""),
    }


def _check(state: str, reason: str) -> CheckReason | None:
    if state == FollowUpState.NUMBER_CHECK:
        return _one_of(CheckReason, reason) or CheckReason.INVALID_NUMBER
    if state in (FollowUpState.UNDISPOSED, FollowUpState.WRAP_UP):
        return CheckReason.UNDISPOSED
    return CheckReason.UNKNOWN if state == FollowUpState.UNSETTLED else None


def _one_of(kind: Any, said: Any) -> Any:
    return kind(said) if said in set(kind) else None


def _instant(said: Any) -> Any:
    return datetime.fromisoformat(said) if said else None


async def _lines_now(
    tx: Tx, setup: Setup, dealer: Dealer, row: FollowUp, exchanges: Mapping[str, PbxStatus]
) -> dict[str, Any]:
    """Locks, exchange, trunk and agents as they are now."""
    lock = await tx.rows(NumberLock).find(row.number)
    plan = next((plan for plan in (await setup.trunk_plans(tx)).values() if dealer.trunk in ("", plan.name)), None)
    facts: dict[str, Any] = {"number_cools_until": lock.until if lock is not None and not lock.locked else None}
    if plan is not None:
        trunk = await tx.rows(Trunk).find(plan.name)
        used = await lines_in_use(tx, plan.pbx, plan.name)
        status = exchanges.get(plan.pbx)
        facts |= {
            "pbx": plan.pbx,
            "trunk": plan.name,
            "trunk_lines_free": plan.lines - used,
            "trunk_paused_until": trunk.paused_until if trunk else None,
            "link_up": status is None or status.connected,
            "dialplan_ok": status is None or not status.connected or status.may_dial,
        }
    if dealer.queue_id is not None:
        queue = await tx.rows(Queue).find(dealer.queue_id)
        teams = await tx.rows(Team).all(id__in=queue.team_ids if queue else [])
        members = sorted({member for team in teams for member in team.member_ids})
        ready = await tx.rows(Seat).count(state=SeatState.READY, id__in=members)
        facts |= {"team": ", ".join(team.name for team in teams), "agents_ready": ready}
    if row.assigned_to:
        seat = await tx.rows(Seat).find(row.assigned_to)
        facts["assigned_agent_ready"] = seat is not None and seat.state is SeatState.READY
    return facts


async def _lines_then(tx: Tx, dealer: Dealer, setup: Setup, moment: datetime) -> dict[str, Any]:
    """Exchange and trunk as the event log tells them of a past moment; locks and agents are not told."""
    plan = next((plan for plan in (await setup.trunk_plans(tx)).values() if dealer.trunk in ("", plan.name)), None)
    if plan is None:
        return {}
    link = await tx.select("newest_of", subject_id=plan.pbx, kinds=["pbx.link_up", "pbx.link_lost"], moment=moment)
    pause = await tx.select(
        "newest_of", subject_id=plan.name, kinds=["alarm.trunk_paused", "trunk.resumed"], moment=moment
    )
    until = pause[0]["data"].get("until") if pause and pause[0]["kind"] == "alarm.trunk_paused" else None
    return {
        "pbx": plan.pbx,
        "trunk": plan.name,
        "link_up": not link or link[0]["kind"] == "pbx.link_up",
        "trunk_paused_until": _instant(until),
    }
