"""Select the day's customers at a set time (S2-8): wishes and rules are looked at again, what is to be called is counted.

Orders that come in during the day are planned on arrival; the daily selection finds what changed since: a wish, a rule of
the policy, a cancelled order.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from callcenter.core.model import Dealer, DueRow, DueState, FollowUp, FollowUpKind, FollowUpResult, FollowUpState
from callcenter.core.policy import Policy, no_call_reason
from callcenter.core.policy_parts import minute_of
from callcenter.core.worktime import end_of_day, local_day, local_instant
from callcenter.flows import after_try, due, second_follow_up
from callcenter.flows.ports import WriteTx
from callcenter.flows.queue_sms import withdraw_unsent
from callcenter.flows.setup import Setup

DAILY = "queue.select"
_STAYS = frozenset(
    {
        FollowUpState.CLAIMED,
        FollowUpState.CALLING,
        FollowUpState.WRAP_UP,
        FollowUpState.UNDISPOSED,
        FollowUpState.UNSETTLED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selected:
    """What the selection of one dealer's day found.

    `to_call`: may be called until the end of the day; `later`: not before tomorrow; `excluded` by reason, just now.
    """

    to_call: int = 0
    agreed: int = 0
    missed: int = 0
    second: int = 0
    number_check: int = 0
    later: int = 0
    excluded: Mapping[str, int] = field(default_factory=dict)


async def select_for_today(tx: WriteTx, setup: Setup, dealer: Dealer) -> Selected:
    """Look at every open follow-up of a dealer again, take out what is not to be called, and count the day's work."""
    policy = await setup.policy(tx, dealer.policy)
    tomorrow = end_of_day(dealer.time_zone, tx.now)
    counts: Counter[str] = Counter()
    excluded: Counter[str] = Counter()
    for line in await tx.select("selection", dealer_id=dealer.id):
        ended = _why_not(line, dealer, policy) if line["state"] not in _STAYS else None
        if ended is not None:
            await _take_out(tx, str(line["id"]), *ended)
            excluded[ended[1]] += 1
            continue
        counts[_kind_of(line, tomorrow)] += 1
        counts["second"] += line["kind"] == FollowUpKind.SECOND
        counts["missed"] += line["missed_at"] is not None
    found = Selected(
        to_call=counts["to_call"] + counts["agreed"],
        agreed=counts["agreed"],
        missed=counts["missed"],
        second=counts["second"],
        number_check=counts["number_check"],
        later=counts["later"],
        excluded=dict(excluded),
    )
    tx.emit(
        "queue.selected",
        "dealer",
        dealer.id,
        dealer.id,
        day=local_day(dealer.time_zone, tx.now).isoformat(),
        to_call=found.to_call,
        agreed=found.agreed,
        missed=found.missed,
        second=found.second,
        number_check=found.number_check,
        later=found.later,
        excluded=dict(excluded),
    )
    tx.wake("queue")
    return found


def _why_not(line: Mapping[str, Any], dealer: Dealer, policy: Policy) -> tuple[FollowUpResult, str] | None:
    if line["rung_no_calls"]:
        return FollowUpResult.EXCLUDED, "wish-no-calls"
    if line["kind"] == FollowUpKind.SECOND:
        return None  # the second call about an own complaint is not a follow-up that a wish can stop
    if line["status"] == "cancelled":
        return FollowUpResult.WITHDRAWN, "order-cancelled"
    if line["rung_no_follow_ups"] or line["owner_no_follow_ups"]:
        return FollowUpResult.EXCLUDED, "wish-no-follow-ups"
    said = line["detail"] or {}
    rule = no_call_reason(
        policy.selection.no_call,
        kind=line["order_kind"] or "",
        brand=line["brand"] or dealer.brand,
        amount_cents=line["amount_cents"],
        kind_text=str(said.get("kind_text", "")),
        items=tuple(str(item) for item in said.get("items", ())),
    )
    return (FollowUpResult.NOT_REQUIRED, rule) if rule is not None else None


def _kind_of(line: Mapping[str, Any], tomorrow: datetime) -> str:
    if line["state"] == FollowUpState.NUMBER_CHECK:
        return "number_check"
    if line["agreed_at"] is not None:
        return "agreed" if line["agreed_at"] < tomorrow else "later"
    return "to_call" if line["earliest_at"] < tomorrow else "later"


async def _take_out(tx: WriteTx, follow_up_id: str, result: FollowUpResult, reason: str) -> None:
    row = await tx.rows(FollowUp).lock(follow_up_id)
    if row.state is FollowUpState.DONE or row.state in _STAYS:
        return
    await withdraw_unsent(tx, follow_up_id=row.id, reason=reason)
    await tx.rows(FollowUp).save(await after_try.close(tx, row, result, reason))
    await second_follow_up.ended_uncalled(tx, row)


def next_selection(dealer: Dealer, policy: Policy, now: datetime) -> datetime:
    """The next instant after `now` at which the dealer's day is selected."""
    minute = minute_of(policy.selection.at)
    day = local_day(dealer.time_zone, now)
    at = local_instant(dealer.time_zone, day, minute)
    return at if at > now else local_instant(dealer.time_zone, day + timedelta(days=1), minute)


async def arm_daily(tx: WriteTx, setup: Setup, dealer: Dealer) -> None:
    """See that the dealer's day is selected daily; nothing when it is armed already."""
    if await tx.rows(DueRow).count(kind=DAILY, subject_id=dealer.id, state=DueState.PENDING):
        return
    policy = await setup.policy(tx, dealer.policy)
    await due.arm(tx, DAILY, dealer.id, next_selection(dealer, policy, tx.now), dealer_id=dealer.id)


async def daily(tx: WriteTx, setup: Setup, row: DueRow) -> None:
    """The time of the day's selection: select, and arm the next day's."""
    dealer = await setup.dealer(tx, row.subject_id)
    if not dealer.active:
        return
    await select_for_today(tx, setup, dealer)
    await arm_daily(tx, setup, dealer)


__all__ = ["DAILY", "Selected", "arm_daily", "daily", "next_selection", "select_for_today"]
