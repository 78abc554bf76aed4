"""What the flows ask of an SMS gateway, and what its webhooks tell: the port that every gateway adapter obeys.

The courier's duty: commit the message as `sending`, call `send` once, then give core/sms.py the answer as a fact:
Accepted → HandedOver, Refused → HandOverRefused, Unclear → ReplyLost (`fact_of`). A message found in `sending` after a
crash, or in `unknown`, is asked about where the gateway can be asked (`fact_of_asking`): Accepted → HandedOver,
NotSeen → NeverSeen, CannotAsk → ReplyLost. `send` is never called for it again without proof that it did not leave.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from callcenter.core.sms import HandedOver, HandOverRefused, NeverSeen, ReceiptCame, ReceiptKind, ReplyLost


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsRequest:
    """One message to hand over: `key` our message id, `to` in E.164, `sender` the number shown (or empty)."""

    key: str
    to: str
    text: str
    sender: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """The gateway has the message. `gateway_ref` is its reference or empty; `held` while it waits for the operator."""

    gateway_ref: str = ""
    held: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The message surely did not leave. `may_retry` when the gateway is at fault (down, busy, misconfigured)."""

    reason: str
    may_retry: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """The message may have left: the reply was lost, late or senseless."""

    reason: str


SendAnswer = Accepted | Refused | Unclear


@dataclass(frozen=True, slots=True)
class NotSeen:
    """The gateway surely never had a message of this key."""


@dataclass(frozen=True, slots=True)
class CannotAsk:
    """This gateway cannot be asked (or not now): only a receipt or a person can settle the message."""


AskAnswer = Accepted | NotSeen | CannotAsk


@dataclass(frozen=True, slots=True)
class GatewayCheck:
    """Whether the gateway would take a message now; `detail` is a stable word (`ready`, `bad_password` …)."""

    ok: bool
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """An operator's receipt: `key` is our message id, `reason` the operator's own text, at most 200 characters."""

    key: str
    kind: ReceiptKind
    gateway_ref: str = ""
    reason: str = ""

    @property
    def fact(self) -> ReceiptCame:
        """The receipt as core/sms.py takes it."""
        return ReceiptCame(self.kind, self.gateway_ref, self.reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbound:
    """A customer's SMS: numbers as the operator gave them, `gateway_ref` the same when the gateway delivers it again.

    `sent_at` (aware, UTC) is the gateway's time, None where it gave none that can be read.
    """

    gateway_ref: str
    number: str
    to: str
    text: str
    sent_at: datetime | None


class SmsGateway(Protocol):
    """One way to send SMS. No call raises for what the gateway or the network does; the answer says it."""

    @property
    def name(self) -> str:
        """The gateway's name, kept on every message it takes."""

    async def send(self, request: SmsRequest) -> SendAnswer:
        """Hand the message over, once, never repeated inside; a text too long is Refused, never cut."""

    async def ask(self, key: str) -> AskAnswer:
        """What became of a message whose reply was lost."""

    async def check(self) -> GatewayCheck:
        """Whether it works, without sending anything (for the doctor and /readyz)."""

    async def close(self) -> None:
        """Release connections and files."""


class SmsWebhooks(Protocol):
    """What the gateway calls us with. The web ring asks `admit` first and answers 200 to every repetition."""

    def admit(self, secret: str, remote: str) -> None:
        """Let the gateway in by its secret and source address; raises Unauthenticated or Forbidden."""

    def receipt(self, raw_query: str) -> Receipt:
        """The receipt in the undecoded query string; raises Invalid naming the field."""

    def inbound(self, raw_query: str) -> Inbound:
        """The customer's SMS in the undecoded query string; raises Invalid naming the field."""


def fact_of(answer: SendAnswer) -> HandedOver | HandOverRefused | ReplyLost:
    """The gateway's answer as the fact that core/sms.py decides on."""
    match answer:
        case Accepted(gateway_ref=ref):
            return HandedOver(ref)
        case Refused(reason=reason, may_retry=may_retry):
            return HandOverRefused(reason, may_retry)
        case Unclear(reason=reason):
            return ReplyLost(reason)


def fact_of_asking(answer: AskAnswer) -> HandedOver | NeverSeen | ReplyLost:
    """What asking about a message left in `sending` or `unknown` tells core/sms.py."""
    match answer:
        case Accepted(gateway_ref=ref):
            return HandedOver(ref)
        case NotSeen():
            return NeverSeen()
        case CannotAsk():
            return ReplyLost("cannot_ask")
