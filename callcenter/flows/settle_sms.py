"""A person settles a message of unknown fate: it went, send it again, or give it up. Nothing else ever sends it again."""

from callcenter.core.model import Message, MessageState
from callcenter.core.sms import PersonDecided, Verdict, decide
from callcenter.errors import Conflict, StaleRow
from callcenter.flows import audit
from callcenter.flows.ports import WriteTx
from callcenter.flows.queue_sms import put_in_outbox, sms_policy, tell
from callcenter.flows.setup import Setup


async def settle_sms(tx: WriteTx, setup: Setup, message_id: str, verdict: Verdict, *, by: str, version: int) -> Message:
    """Settle an unknown message by name of a person; Conflict when it is not unknown (any more), StaleRow."""
    message = await tx.rows(Message).lock(message_id)
    if message.version != version:
        raise StaleRow("message", message_id)
    if message.state is not MessageState.UNKNOWN:
        raise Conflict("message", message_id, "not-unknown", state=str(message.state))
    dealer = await setup.dealer(tx, message.dealer_id)
    rules = sms_policy(await setup.policy(tx, dealer.policy), dealer)
    decided, events, _ = decide(message, PersonDecided(verdict, by), tx.now, rules)
    saved = await tx.rows(Message).save(decided)
    tell(tx, saved, events)
    await audit.record(
        tx, "message.settled", "message", message_id, dealer_id=message.dealer_id, verdict=str(verdict), by=by
    )
    if saved.state is MessageState.QUEUED:
        await put_in_outbox(tx, saved)
    return saved
