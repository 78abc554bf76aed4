"""Hand queued SMS to the gateway, each at most once by itself: `sending` is committed before the gateway is asked.

Every point at which the process may die is safe: before the commit the message is still queued; after it, whoever finds
it in `sending` asks the gateway where it can be asked, else it is `unknown` until a receipt or a person settles it. The
outbox row is only the courier's errand; what became of the message is told by the message itself.
"""

from collections import deque
from dataclasses import replace
from datetime import timedelta

from callcenter.clock import Clock
from callcenter.core.access import SERVICE
from callcenter.core.model import Message, MessageState, OutboxRow
from callcenter.core.sms import AskAPerson, Due, HandToGateway, SmsFact, decide
from callcenter.errors import StoreBusy, StoreDown, StoreFull
from callcenter.flows import due
from callcenter.flows.outbox import Done, Later, Performer, Result
from callcenter.flows.ports import UnitOfWork, WriteTx
from callcenter.flows.ports_sms import SendAnswer, SmsGateway, SmsRequest, Unclear, fact_of, fact_of_asking
from callcenter.flows.queue_sms import EFFECT, customer_of, sent_today, sms_policy, tell, wish_against
from callcenter.flows.setup import Setup
from callcenter.log import get_log

log = get_log(__name__)

RECEIPT_DUE = "message.receipt_due"
"""The due row that looks whether the operator's last word has come."""

SAVE_WITHIN = 45.0
"""Seconds for which the gateway's answer is held while the store is busy; well inside the courier's lease."""

AT_ONCE = 4
"""Messages in work at most: a slow gateway must not take all of the courier's hands from the other effects."""

_IN_DOUBT = (MessageState.SENDING, MessageState.UNKNOWN)


class SmsPerformer:
    """Performs `sms.send`. `per_minute` hand-overs at most by this node (0: no limit).

    `receipts` says that this gateway reports back, so that a missing last word is noticed.
    """

    def __init__(
        self,
        uow: UnitOfWork,
        setup: Setup,
        gateway: SmsGateway,
        clock: Clock,
        per_minute: int = 0,
        *,
        receipts: bool = False,
    ) -> None:
        self._uow = uow
        self._setup = setup
        self._gateway = gateway
        self._clock = clock
        self._per_minute = per_minute
        self._receipts = receipts
        self._handed: deque[float] = deque()
        self._in_work = 0

    async def perform(self, row: OutboxRow) -> Result:
        """Hand one message over, or ask about it when an earlier try was cut off."""
        if self._in_work >= AT_ONCE:
            return Later(self._clock.now() + timedelta(seconds=1), "others_first")
        self._in_work += 1
        try:
            return await self._perform(str(row.payload["message"]))
        finally:
            self._in_work -= 1

    async def _perform(self, message_id: str) -> Result:
        async with self._uow.write(SERVICE) as tx:
            message = await tx.rows(Message).lock(message_id)
            in_doubt = message.state in _IN_DOUBT
            if message.state is MessageState.QUEUED:
                wait = await self._take_in_hand(tx, message)
                if wait is not None:
                    return wait
                message = await tx.rows(Message).get(message_id)
            elif not in_doubt:
                return Done()
        if in_doubt:
            return _errand(await self._save(message_id, fact_of_asking(await self._gateway.ask(message_id))))
        return _errand(await self._save(message_id, fact_of(await self._hand_over(message))))

    async def _take_in_hand(self, tx: WriteTx, message: Message) -> Result | None:
        """Decide whether it goes now; None when it does and `sending` is about to be committed."""
        dealer = await self._setup.dealer(tx, message.dealer_id)
        policy = await self._setup.policy(tx, dealer.policy)
        rules = sms_policy(policy, dealer)
        fact = Due()
        if message.person_id is None:
            wish = await wish_against(tx, await customer_of(tx, message.customer_id), message.number)
            fact = Due(
                no_sms=wish == "no_sms",
                opted_out=wish == "opted_out",
                sent_today=await sent_today(tx, message, rules, policy.sms.a_day_per_customer),
            )
        decided, events, effects = decide(message, fact, tx.now, rules)
        goes = any(isinstance(effect, HandToGateway) for effect in effects)
        if goes and (seconds := self._too_fast()) > 0:
            return Later(tx.now + timedelta(seconds=seconds), "per_minute")
        if decided == message:
            # Not due: the machine's clock was set back since the courier looked.
            return Later(message.send_at, "not_due")
        saved = await tx.rows(Message).save(decided)
        tell(tx, saved, events)
        if goes:
            return None
        return _errand(saved)

    def _too_fast(self) -> float:
        """Seconds until the next hand-over may be made; zero (and counted) when it may be made now."""
        now = self._clock.monotonic()
        while self._handed and self._handed[0] <= now - 60:
            self._handed.popleft()
        if self._per_minute and len(self._handed) >= self._per_minute:
            return self._handed[0] + 60 - now
        self._handed.append(now)
        return 0.0

    async def _hand_over(self, message: Message) -> SendAnswer:
        request = SmsRequest(key=message.id, to=message.number, text=message.text)
        try:
            return await self._gateway.send(request)
        except Exception:  # a gateway that breaks its promise must not leave the message in `sending`
            log.exception("sms_gateway_broke", message=message.id, gateway=self._gateway.name)
            return Unclear(reason="gateway_broke")

    async def _save(self, message_id: str, fact: SmsFact) -> Message:
        """Write the gateway's answer down, patiently: while the store is busy the answer is known nowhere else."""
        began = self._clock.monotonic()
        pause = 0.2
        while True:
            try:
                async with self._uow.write(SERVICE) as tx:
                    return await self._apply(tx, message_id, fact)
            except (StoreBusy, StoreFull, StoreDown):
                if self._clock.monotonic() - began > SAVE_WITHIN:
                    raise
                await self._clock.sleep(pause)
                pause = min(5.0, pause * 2)

    async def _apply(self, tx: WriteTx, message_id: str, fact: SmsFact) -> Message:
        message = await tx.rows(Message).lock(message_id)
        dealer = await self._setup.dealer(tx, message.dealer_id)
        rules = sms_policy(await self._setup.policy(tx, dealer.policy), dealer)
        decided, events, effects = decide(message, fact, tx.now, rules)
        if decided == message:
            return message
        saved = await tx.rows(Message).save(_at(decided, self._gateway.name))
        tell(tx, saved, events)
        for effect in effects:
            if isinstance(effect, AskAPerson):
                tx.emit(
                    "alarm.message_unknown",
                    "message",
                    saved.id,
                    saved.dealer_id,
                    about=saved.kind,
                    reason=effect.reason,
                )
        if saved.state is MessageState.ACCEPTED and self._receipts:
            await due.arm(tx, RECEIPT_DUE, saved.id, tx.now + rules.receipt_wait, dealer_id=saved.dealer_id)
        return saved


def _at(message: Message, gateway: str) -> Message:
    return message if message.state is MessageState.QUEUED else replace(message, gateway=gateway)


def _errand(message: Message) -> Result:
    """What the courier's errand came to: another try for what surely did not leave, else the errand is over.

    An unknown one is over, too: it stands on the operator's list and must not hold up the customer's next message.
    """
    if message.state is MessageState.QUEUED:
        return Later(message.send_at, message.reason)
    return Done()


def performers(
    uow: UnitOfWork,
    setup: Setup,
    gateway: SmsGateway,
    clock: Clock,
    *,
    per_minute: int = 0,
    receipts: bool = False,
) -> dict[str, Performer]:
    """The performers of SMS effects by their kind."""
    return {EFFECT: SmsPerformer(uow, setup, gateway, clock, per_minute, receipts=receipts)}
