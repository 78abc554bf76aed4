"""SMS in both directions: what was sent, to be looked at and settled; and the gateway's calls with receipts and replies."""

from datetime import datetime
from typing import Annotated, Any

from aiohttp import web
from pydantic import ConfigDict, Field

from callcenter.core.access import SERVICE
from callcenter.core.acts import Act
from callcenter.core.model import Message, MessageState
from callcenter.core.sms import Verdict
from callcenter.errors import Duplicate
from callcenter.flows import settle_sms as settling
from callcenter.flows import sms_receipts
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.ports_sms import SmsWebhooks
from callcenter.log import get_log
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Model, Shown, Version
from callcenter.web.parts import SMS_WEBHOOKS
from callcenter.web.route import Routes

routes = Routes("messages")
log = get_log(__name__)


class MessageShown(Shown):
    """One SMS of ours; `number` is masked by role. `unknown`: a receipt or a person settles it, it is never resent."""

    id: Id
    kind: str
    dealer_id: str
    customer_id: str | None
    person_id: str | None
    follow_up_id: str | None
    ticket_id: str | None
    number: str
    language: str
    text: str
    parts: int
    state: MessageState
    reason: str
    gateway: str
    created_at: datetime
    send_at: datetime
    expires_at: datetime | None
    tries: int
    sent_at: datetime | None
    delivered_at: datetime | None
    receipts: list[dict[str, Any]]
    settled_by: str | None
    version: int


class InboundShown(Shown):
    """A customer's SMS: `kind` is reply or opt_out; `number` is masked by role."""

    id: Id
    number: str
    to: str
    text: str
    at: datetime
    kind: str
    dealer_id: str | None
    customer_id: str | None
    follow_up_id: str | None
    ticket_id: str | None


class Settlement(Model):
    """What a person decides of a message of unknown fate."""

    verdict: Annotated[Verdict, Field(strict=False)]
    version: Version


_Said = Annotated[str, Field(max_length=200)]


class ReceiptQuery(Model):
    """A receipt as Kannel's `dlr-url` brings it; `secret` is the callback token."""

    model_config = ConfigDict(extra="allow")

    id: _Said = ""
    status: _Said = ""
    smsid: _Said = ""
    answer: Annotated[str, Field(max_length=2000)] = ""
    secret: _Said = ""


class InboundQuery(Model):
    """A customer's text as Kannel's `get-url` brings it; `secret` is the callback token."""

    model_config = ConfigDict(extra="allow")

    sender: Annotated[str, Field(alias="from", max_length=200)] = ""
    to: _Said = ""
    text: Annotated[str, Field(max_length=8000)] = ""
    time: _Said = ""
    id: _Said = ""
    charset: _Said = ""
    secret: _Said = ""


def message_of(asked: Asked, message: Message) -> MessageShown:
    """A message as the asker may see it."""
    return MessageShown.of(
        message, number=asked.number(message.number, message.dealer_id, customer_id=message.customer_id)
    )


@routes.get("/messages/{message_id}", zh="查看短信", act=Act.MESSAGE_SEE)
async def show_message(asked: Asked, tx: ReadTx, message_id: Id) -> MessageShown:
    """Show one SMS with its receipts."""
    message = await tx.rows(Message).get(message_id)
    own = message.person_id is not None and message.person_id == asked.actor.person_id
    await asked.demand(tx, Act.MESSAGE_SEE, message.dealer_id, own=own, hide=("message", message_id))
    return message_of(asked, message)


@routes.post("/messages/{message_id}/settle", zh="判定结果未知的短信", act=Act.MESSAGE_SETTLE)
async def settle_message(asked: Asked, tx: WriteTx, message_id: Id, body: Settlement) -> MessageShown:
    """Settle an SMS of unknown fate: it went, send it again, or give it up."""
    message = await tx.rows(Message).get(message_id)
    await asked.demand(tx, Act.MESSAGE_SETTLE, message.dealer_id, hide=("message", message_id))
    settled = await settling.settle_sms(
        tx, asked.house.setup, message_id, body.verdict, by=asked.person_id, version=body.version
    )
    return message_of(asked, settled)


@routes.get("/sms/receipts", zh="短信网关回执", public=True, transaction=False, produces=("text/plain",))
async def take_receipt(asked: Asked, query: ReceiptQuery) -> web.StreamResponse:
    """The SMS gateway reports what became of a message; every repetition is answered alike."""
    webhooks = _admitted(asked, query.secret)
    receipt = webhooks.receipt(asked.request.rel_url.raw_query_string)
    async with asked.house.uow.write(SERVICE) as tx:
        if await sms_receipts.take_receipt(tx, asked.house.setup, receipt) is None:
            log.warning("sms_receipt_unknown", message=receipt.key)
    return web.Response(text="")


@routes.get("/sms/inbound", zh="短信网关转来客户短信", public=True, transaction=False, produces=("text/plain",))
async def take_inbound(asked: Asked, query: InboundQuery) -> web.StreamResponse:
    """The SMS gateway delivers a customer's text; every repetition is answered alike."""
    webhooks = _admitted(asked, query.secret)
    inbound = webhooks.inbound(asked.request.rel_url.raw_query_string)
    words = asked.house.config.sms.opt_out_words
    try:
        async with asked.house.uow.write(SERVICE) as tx:
            await sms_receipts.take_inbound(tx, asked.house.setup, inbound, words)
    except Duplicate:
        # Two deliveries of one text at once: the other one has kept it.
        log.info("sms_inbound_repeated")
    return web.Response(text="")


def _admitted(asked: Asked, secret: str) -> SmsWebhooks:
    webhooks = asked.house.parts.get(SMS_WEBHOOKS)
    webhooks.admit(secret, asked.address)
    return webhooks
