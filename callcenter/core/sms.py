"""The life of one SMS: from the queue to the operator's last word, decided without touching anything.

A message leaves the house at most once by itself. `sending` is committed before the gateway is asked; a lost reply
makes it `unknown`, and only a receipt or a person's decision settles that. Receipts may come late, doubled and in any
order: a message only goes forward, and what is settled stays settled. Sources: S2-9, S2-10, S0-2.

    queued → sending → accepted → sent → delivered | failed | rejected
    sending → queued (surely not sent) | rejected | unknown (reply lost)
    unknown → accepted … (receipt, person) | queued (never seen, person) | failed (person)
    queued → withdrawn | expired | suppressed (no_sms, opted_out, one_a_day)
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum
from typing import Any, assert_never

from callcenter.core.model.messages import Message, MessageState
from callcenter.core.sms_times import QuietHours, send_at

_LAST_WORDS = frozenset({MessageState.DELIVERED, MessageState.FAILED, MessageState.REJECTED})

MOVES: dict[MessageState, frozenset[MessageState]] = {
    MessageState.QUEUED: _LAST_WORDS
    | {MessageState.SENDING, MessageState.WITHDRAWN, MessageState.EXPIRED, MessageState.SUPPRESSED}
    | {MessageState.ACCEPTED, MessageState.SENT},
    MessageState.SENDING: _LAST_WORDS
    | {MessageState.QUEUED, MessageState.UNKNOWN, MessageState.ACCEPTED, MessageState.SENT},
    MessageState.UNKNOWN: _LAST_WORDS | {MessageState.QUEUED, MessageState.ACCEPTED, MessageState.SENT},
    MessageState.ACCEPTED: _LAST_WORDS | {MessageState.SENT},
    MessageState.SENT: _LAST_WORDS,
    MessageState.DELIVERED: frozenset(),
    MessageState.FAILED: frozenset(),
    MessageState.REJECTED: frozenset(),
    MessageState.WITHDRAWN: frozenset(),
    MessageState.EXPIRED: frozenset(),
    MessageState.SUPPRESSED: frozenset(),
}
"""Every move there is, for docs/states.md; a test holds it against `decide`.

From `queued` straight to an operator's word leads only a receipt for a message that was thought unsent.
"""

TERMINAL = frozenset(state for state, moves in MOVES.items() if not moves)
"""States that no fact changes any more."""

LEFT_THE_HOUSE = frozenset(
    {
        MessageState.SENDING,
        MessageState.UNKNOWN,
        MessageState.ACCEPTED,
        MessageState.SENT,
        MessageState.DELIVERED,
        MessageState.FAILED,
    }
)
"""States that count for the one-a-day rule: the customer has, or may have, been written to at `sent_at`."""

_RANK = {
    MessageState.QUEUED: 0,
    MessageState.SENDING: 1,
    MessageState.UNKNOWN: 1,
    MessageState.ACCEPTED: 2,
    MessageState.SENT: 3,
    MessageState.DELIVERED: 4,
    MessageState.FAILED: 4,
    MessageState.REJECTED: 4,
    MessageState.WITHDRAWN: 5,
    MessageState.EXPIRED: 5,
    MessageState.SUPPRESSED: 5,
}


class ReceiptKind(StrEnum):
    """What a delivery receipt says: `queued` at the operator, `sent` towards the telephone, or its last word."""

    QUEUED = "queued"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    REJECTED = "rejected"


RECEIPT_BITS: dict[int, ReceiptKind] = {
    1: ReceiptKind.DELIVERED,
    2: ReceiptKind.FAILED,
    4: ReceiptKind.QUEUED,
    8: ReceiptKind.SENT,
    16: ReceiptKind.REJECTED,
}
"""The bits of Kannel's `dlr-mask`; each receipt carries one of them."""

_RECEIPT_LEADS_TO = {
    ReceiptKind.QUEUED: MessageState.ACCEPTED,
    ReceiptKind.SENT: MessageState.SENT,
    ReceiptKind.DELIVERED: MessageState.DELIVERED,
    ReceiptKind.FAILED: MessageState.FAILED,
    ReceiptKind.REJECTED: MessageState.REJECTED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsPolicy:
    """The rules for sending: `zone` is the customer's own; `retry_after` the pauses after hand-overs surely not sent.

    The last pause repeats until the message expires: a gateway that is down for an hour loses nothing.
    `receipt_wait` is how long a hand-over may stay without the operator's last word before a person is shown it.
    Quiet hours and the daily limit protect customers; staff are told at once.
    """

    zone: tzinfo
    quiet: QuietHours | None
    one_a_day: bool = True
    retry_after: tuple[timedelta, ...] = (
        timedelta(seconds=30),
        timedelta(minutes=1),
        timedelta(minutes=2),
        timedelta(minutes=5),
        timedelta(minutes=10),
    )
    receipt_wait: timedelta = timedelta(hours=72)

    def pause(self, tries: int) -> timedelta:
        """The pause after the `tries`-th hand-over (1, 2, …) that surely did not leave the house."""
        return self.retry_after[min(tries, len(self.retry_after)) - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The courier has the message in hand. `no_sms` is the customer's wish, `opted_out` the opt-out word received.

    `sent_today`: another message of LEFT_THE_HOUSE has `sent_at` within the customer's local day (`day_bounds`).
    All three are false for staff.
    """

    no_sms: bool = False
    opted_out: bool = False
    sent_today: bool = False


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The gateway has taken the message; `gateway_ref` is its own reference, where it gives one."""

    gateway_ref: str = ""


@dataclass(frozen=True, slots=True)
class HandOverRefused:
    """The message surely did not leave: `may_retry` when the cause is the gateway's (down, busy), not the message's."""

    reason: str
    may_retry: bool


@dataclass(frozen=True, slots=True)
class NeverSeen:
    """The gateway was asked about the key and surely never had the message."""


@dataclass(frozen=True, slots=True)
class ReplyLost:
    """The gateway may or may not have it: the reply never came, or we died between sending and noting it."""

    reason: str


@dataclass(frozen=True, slots=True)
class ReceiptCame:
    """The operator's word; `reason` is its own text."""

    kind: ReceiptKind
    gateway_ref: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """It is no longer wanted: the customer rang back, the follow-up was excluded …"""

    reason: str


class Verdict(StrEnum):
    """What a person decides about a message of unknown fate."""

    IT_WENT = "it_went"
    SEND_AGAIN = "send_again"
    GIVE_UP = "give_up"


@dataclass(frozen=True, slots=True)
class PersonDecided:
    """A person settles an unknown message, by name."""

    verdict: Verdict
    by: str


SmsFact = Due | HandedOver | HandOverRefused | NeverSeen | ReplyLost | ReceiptCame | Withdrawn | PersonDecided


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsEvent:
    """One line for the event log: `kind` is `message.<past participle>`, `data` plain values without a full number."""

    kind: str
    message: str
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class HandToGateway:
    """Give the message to the gateway, once, after the state `sending` is committed."""

    message: str


@dataclass(frozen=True, slots=True)
class AskAPerson:
    """Put the message on the operator's list: its fate is unknown and nothing here will send it again."""

    message: str
    reason: str


SmsEffect = HandToGateway | AskAPerson
Decision = tuple[Message, tuple[SmsEvent, ...], tuple[SmsEffect, ...]]


def decide(message: Message, fact: SmsFact, now: datetime, policy: SmsPolicy) -> Decision:
    """What becomes of a message when a fact arrives. A late or repeated fact changes nothing and says nothing."""
    match fact:
        case Due():
            return _due(message, fact, now, policy)
        case HandedOver(gateway_ref=ref):
            known = replace(message, gateway_ref=message.gateway_ref or ref)
            if message.state in (MessageState.SENDING, MessageState.UNKNOWN):
                return _move(known, MessageState.ACCEPTED)
            # A receipt can outrun the reply to our own request: keep the reference, stay where the receipt led.
            return known, (), ()
        case HandOverRefused(reason=reason, may_retry=may_retry):
            if message.state is not MessageState.SENDING:
                return _nothing(message)
            return _refused(message, reason, may_retry, now, policy)
        case NeverSeen():
            if message.state not in (MessageState.SENDING, MessageState.UNKNOWN):
                return _nothing(message)
            return _refused(message, "never_seen", True, now, policy)
        case ReplyLost(reason=reason):
            if message.state is not MessageState.SENDING:
                return _nothing(message)
            moved, events, _ = _move(message, MessageState.UNKNOWN, reason)
            return moved, events, (AskAPerson(message.id, reason),)
        case ReceiptCame():
            return apply_receipt(message, fact, now)
        case Withdrawn(reason=reason):
            if message.state is not MessageState.QUEUED:
                return _nothing(message)
            return _move(message, MessageState.WITHDRAWN, reason)
        case PersonDecided(verdict=verdict, by=by):
            return _person(message, verdict, by, now)
        case _:
            assert_never(fact)


def apply_receipt(message: Message, receipt: ReceiptCame, now: datetime) -> Decision:
    """Take an operator's receipt, in whatever order and however often it comes: forward only, the first last word wins.

    A queued message that was never handed over takes no receipt (it is not ours to believe); one whose hand-over was
    thought to have failed does: the receipt proves that it went. Every receipt that says something new is kept.
    """
    target = _RECEIPT_LEADS_TO[receipt.kind]
    never_left = message.state is MessageState.QUEUED and message.tries == 0
    if message.state in TERMINAL or never_left or _RANK[target] <= _RANK[message.state]:
        return _nothing(message)
    kept = {"kind": receipt.kind.value, "at": now.isoformat(), "ref": receipt.gateway_ref, "reason": receipt.reason}
    taken = replace(
        message,
        receipts=[*message.receipts, kept],
        gateway_ref=receipt.gateway_ref or message.gateway_ref,
        sent_at=message.sent_at or now,
        delivered_at=now if target is MessageState.DELIVERED else message.delivered_at,
    )
    return _move(taken, target, receipt.reason if target in (MessageState.FAILED, MessageState.REJECTED) else "")


def receipt_overdue(message: Message, now: datetime, policy: SmsPolicy) -> bool:
    """Whether the operator's last word is out for too long: a gateway that says yes and sends nothing shows here."""
    waiting = message.state in (MessageState.ACCEPTED, MessageState.SENT)
    return waiting and message.sent_at is not None and now - message.sent_at >= policy.receipt_wait


def _due(message: Message, due: Due, now: datetime, policy: SmsPolicy) -> Decision:
    if message.state is not MessageState.QUEUED or now < message.send_at:
        return _nothing(message)
    if message.expires_at is not None and now >= message.expires_at:
        return _move(message, MessageState.EXPIRED, "expired")
    if message.person_id is None:
        if due.no_sms or due.opted_out:
            return _move(message, MessageState.SUPPRESSED, "opted_out" if due.opted_out else "no_sms")
        limited = policy.one_a_day and due.sent_today
        moment = send_at(now, policy.quiet, limited, policy.zone)
        if moment > now:
            reason = "one_a_day" if limited else "quiet_hours"
            if message.expires_at is not None and moment >= message.expires_at:
                return _move(message, MessageState.SUPPRESSED if limited else MessageState.EXPIRED, reason)
            event = SmsEvent(
                kind="message.postponed", message=message.id, data={"reason": reason, "until": moment.isoformat()}
            )
            return replace(message, send_at=moment, reason=reason), (event,), ()
    moved, events, _ = _move(replace(message, sent_at=now), MessageState.SENDING)
    return moved, events, (HandToGateway(message.id),)


def _refused(message: Message, reason: str, may_retry: bool, now: datetime, policy: SmsPolicy) -> Decision:
    unsent = replace(message, sent_at=None, reason=reason)
    if not may_retry:
        return _move(unsent, MessageState.REJECTED, reason)
    tries = message.tries + 1
    later = replace(unsent, state=MessageState.QUEUED, tries=tries, send_at=now + policy.pause(tries))
    event = SmsEvent(kind="message.not_sent", message=message.id, data={"reason": reason, "tries": tries})
    return later, (event,), ()


def _person(message: Message, verdict: Verdict, by: str, now: datetime) -> Decision:
    if message.state is not MessageState.UNKNOWN:
        return _nothing(message)
    settled = replace(message, settled_by=by)
    match verdict:
        case Verdict.IT_WENT:
            return _move(settled, MessageState.ACCEPTED, "person_decided")
        case Verdict.SEND_AGAIN:
            # It may have left once: the count keeps a late receipt of the first hand-over believable.
            again = replace(settled, send_at=now, sent_at=None, tries=message.tries + 1)
            return _move(again, MessageState.QUEUED, "person_decided")
        case Verdict.GIVE_UP:
            return _move(settled, MessageState.FAILED, "person_decided")
        case _:
            assert_never(verdict)


def _move(message: Message, state: MessageState, reason: str = "") -> Decision:
    event = SmsEvent(
        kind=f"message.{state.value}", message=message.id, data={"from": message.state.value, "reason": reason}
    )
    return replace(message, state=state, reason=reason), (event,), ()


def _nothing(message: Message) -> Decision:
    return message, (), ()
