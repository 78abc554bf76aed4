"""SMS in both directions."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class MessageState(StrEnum):
    """The life of one SMS; the rules are core/sms.py's. `unknown` waits for a receipt or an operator.

    `accepted` is the gateway's word, `sent` the operator's; `suppressed` by a wish or the daily limit.
    """

    QUEUED = "queued"
    SENDING = "sending"
    ACCEPTED = "accepted"
    SENT = "sent"
    DELIVERED = "delivered"
    FAILED = "failed"
    REJECTED = "rejected"
    UNKNOWN = "unknown"
    WITHDRAWN = "withdrawn"
    SUPPRESSED = "suppressed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One SMS: `id` is the key under which the gateway knows it; `number` in E.164; nothing goes out before `send_at`.

    To staff where `person_id` is set, else to a customer. After `expires_at` it is no use (None: never).
    `tries` counts hand-overs to the gateway that surely did not leave the house.
    """

    id: str
    kind: str
    dealer_id: str
    customer_id: str | None
    person_id: str | None = None
    follow_up_id: str | None = None
    ticket_id: str | None = None
    number: str
    language: str = "zh-CN"
    text: str
    parts: int = 1
    state: MessageState = MessageState.QUEUED
    reason: str = ""
    gateway: str = ""
    gateway_ref: str = ""
    created_at: datetime
    send_at: datetime
    expires_at: datetime | None = None
    tries: int = 0
    sent_at: datetime | None = None
    delivered_at: datetime | None = None
    receipts: list[dict[str, Any]] = field(default_factory=list)
    settled_by: str | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InboundMessage:
    """One SMS from outside; `gateway_ref` makes a repeated delivery the same row. `kind` is reply or opt_out.

    `dealer_id` is the dealer of the message that it answers or of the known customer, None for a stranger's.
    """

    id: str
    number: str
    to: str = ""
    text: str
    gateway_ref: str = ""
    at: datetime
    kind: str = "reply"
    dealer_id: str | None = None
    customer_id: str | None = None
    follow_up_id: str | None = None
    ticket_id: str | None = None
