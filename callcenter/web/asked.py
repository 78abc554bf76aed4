"""One request as a route sees it: who asks, from where, in which language, and with which reach."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from callcenter.core.access import Actor, Reach, limit_of, mask_number, may, number_for
from callcenter.core.acts import Act
from callcenter.core.model import Person
from callcenter.errors import StoreBusy, StoreDown, StoreFull, Unauthenticated
from callcenter.flows import audit, scope
from callcenter.flows.customer_seen import write_seen
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.sign_in import SignedIn
from callcenter.log import get_log
from callcenter.web.house import House
from callcenter.web.idempotency import Answer, IdempotencyKey, KeyRaced
from callcenter.web.seen import Seen

log = get_log(__name__)


@dataclass(slots=True, kw_only=True)
class Asked:
    """A request that was let in. On a public route `signed_in` may be None and `actor` is NOBODY.

    `whole_numbers`: where numbers are shown whole, for somebody with one role that sees them whole and one that does not.
    `upload_key` is what `key` is made of where the body is a file, once that has come (`take_file`).
    """

    request: web.Request
    house: House
    actor: Actor
    signed_in: SignedIn | None
    language: str
    address: str
    own_address: str
    encode: Callable[[Any], Answer]
    seen: Seen
    whole_numbers: Reach | None = None
    key: IdempotencyKey | None = None
    upload_key: IdempotencyKey | None = None
    finishing: list[Callable[[web.StreamResponse], None]] = field(default_factory=list)

    @property
    def person(self) -> Person:
        """Who asks; Unauthenticated on a public route where nobody does."""
        if self.signed_in is None:
            raise Unauthenticated
        return self.signed_in.person

    @property
    def person_id(self) -> str:
        """The id of who asks."""
        return self.person.id

    def may(self, act: Act) -> bool:
        """Whether the asker may do the act anywhere."""
        return may(self.actor, act)

    async def reach(self, tx: ReadTx | WriteTx, act: Act) -> Reach:
        """How far the asker reaches with the act; Forbidden where not at all."""
        return await scope.reach_of(tx, self.actor, act)

    async def where(
        self, tx: ReadTx | WriteTx, act: Act, *, dealer: str = "dealer_id", own: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """The filter for rows that the asker may do the act on (see `Reach.where`)."""
        return (await self.reach(tx, act)).where(dealer=dealer, own=own)

    async def demand(
        self,
        tx: ReadTx | WriteTx,
        act: Act,
        dealer_id: str | None = None,
        *,
        own: bool = False,
        hide: tuple[str, str] | None = None,
    ) -> None:
        """Forbidden (or NotFound of `hide`) unless the asker may do the act on a thing of this dealer, or the own."""
        await scope.demand(tx, self.actor, act, dealer_id=dealer_id, own=own, hide=hide)

    def number(self, number: str, dealer_id: str | None = None, *, customer_id: str | None = None) -> str:
        """The telephone number of somebody of a dealer as the asker may see it; a customer's whole one is audited.

        Without `customer_id` it is nobody's that is known (an unknown caller's) or of our own people: no line is written.
        """
        if self.seen.masked:
            return mask_number(number)
        reached = self.whole_numbers is None or self.whole_numbers.covers(dealer_id)
        shown = number_for(self.actor, number, dealer_in_reach=reached)
        if customer_id is not None and number and shown == number:
            self.seen.customers[customer_id] = dealer_id
        return shown

    async def audit_seen(self, tx: WriteTx) -> None:
        """Write down whose numbers the answer tells whole, in the unit of work of an act."""
        if fresh := self._fresh():
            await write_seen(tx, fresh, place=self.seen.place, page=self.seen.page)

    async def seen_audited(self) -> bool:
        """Write down whose numbers a look tells whole, before it is answered; mostly there is nothing new to write.

        False where the store takes nothing now: then the look is to be made again, and tells every number masked, for
        people go on reading, and nobody is told a whole number without a line.
        """
        if not (fresh := self._fresh()):
            return True
        try:
            async with self.write() as tx:
                await write_seen(tx, fresh, place=self.seen.place, page=self.seen.page)
        except (StoreBusy, StoreFull, StoreDown) as error:
            log.warning("customers_seen_unwritten", place=self.seen.place, count=len(fresh), code=error.code)
            self.seen.masked = True
            return False
        self.house.looks.keep(self.person_id, fresh, self.seen.page, self.house.clock.now())
        return True

    def _fresh(self) -> dict[str, str | None]:
        if not self.seen.customers:
            return {}
        return self.house.looks.fresh(self.person_id, self.seen, self.house.clock.now())

    async def audit(
        self, tx: WriteTx, act: str, subject: str, subject_id: str, dealer_id: str | None = None, **detail: Any
    ) -> None:
        """Write one line of the audit trail."""
        await audit.record(tx, act, subject, subject_id, dealer_id=dealer_id, **detail)

    def read(self) -> AbstractAsyncContextManager[ReadTx]:
        """A view of the store, for routes that open their own (`transaction=False`)."""
        return self.house.uow.read()

    def write(self) -> AbstractAsyncContextManager[WriteTx]:
        """A unit of work of the asker, for routes that open their own (`transaction=False`)."""
        return self.house.uow.write(self.actor)

    async def keep(self, tx: WriteTx, answer: Any) -> None:
        """Keep the answer for a repeated Idempotency-Key, and write down whose numbers it tells.

        Called in the unit of work of the act by routes that open it.
        """
        await self.audit_seen(tx)
        if self.key is not None:
            await self.key.keep(tx, self.encode(answer))

    async def take_file(self, sha256: str) -> None:
        """Make the Idempotency-Key of an upload whole with its content (SHA-256, hex): only now is it known what is asked.

        KeyRaced where the same file came under the key before, so that its answer is given again; KeyReused for another.
        """
        if self.upload_key is None:
            return
        self.key = self.upload_key.with_file(sha256)
        async with self.read() as view:
            if await self.key.earlier(view) is not None:
                raise KeyRaced

    async def take_key(self, tx: WriteTx, answer: Any) -> None:
        """Take the Idempotency-Key before an act that cannot be taken back, with what is told if its end is never known.

        Whoever comes with the same key from now on gets this answer, and `keep_instead`'s once the act is over.
        """
        await self.keep(tx, answer)

    async def keep_instead(self, tx: WriteTx, answer: Any) -> None:
        """Keep the answer in the place of the one of `take_key`."""
        if self.key is not None:
            await self.key.keep_instead(tx, self.encode(answer))

    def finish(self, change: Callable[[web.StreamResponse], None]) -> None:
        """Change the response before it is sent: cookies, headers."""
        self.finishing.append(change)


async def whole_numbers_of(house: House, actor: Actor) -> Reach | None:
    """Where an asker of several roles sees whole numbers; None where the roles alone tell (core/access.number_for)."""
    seeing = {limit_of(grant.role, Act.NUMBER_SEE_FULL) is not None for grant in actor.grants}
    if len(seeing) < 2:
        return None
    async with house.uow.read() as view:
        return await scope.reach_of(view, actor, Act.NUMBER_SEE_FULL)
