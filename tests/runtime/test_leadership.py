"""Of many nodes at most one leads, at every moment, whatever fails."""

from callcenter.runtime import Leadership
from tests.support.clock import ManualClock

TTL = 30.0


class SharedLeases:
    """Obeys LeaseStore; `down` makes the database unreachable."""

    def __init__(self, clock: ManualClock) -> None:
        self._clock = clock
        self._held: dict[str, tuple[str, float]] = {}
        self.down = False
        self.asked: list[str] = []

    def holder(self, name: str) -> str | None:
        holder, until = self._held.get(name, ("", 0.0))
        return holder if holder and until > self._clock.monotonic() else None

    async def acquire(self, name: str, holder: str, ttl: float) -> bool:
        self._reach("acquire", holder)
        if self.holder(name) not in (None, holder):
            return False
        self._held[name] = (holder, self._clock.monotonic() + ttl)
        return True

    async def renew(self, name: str, holder: str, ttl: float) -> bool:
        self._reach("renew", holder)
        if self.holder(name) != holder:
            return False
        self._held[name] = (holder, self._clock.monotonic() + ttl)
        return True

    async def release(self, name: str, holder: str) -> None:
        self._reach("release", holder)
        if self.holder(name) == holder:
            del self._held[name]

    def steal(self, name: str, holder: str) -> None:
        self._held[name] = (holder, self._clock.monotonic() + TTL)

    def _reach(self, act: str, holder: str) -> None:
        if self.down:
            raise ConnectionError("database is away")
        self.asked.append(f"{act} {holder}")


def node(name: str, store: SharedLeases, clock: ManualClock) -> Leadership:
    return Leadership("pbx_main", store=store, holder=name, clock=clock, ttl=TTL, chance=lambda: 1.0)


async def test_second_node_does_not_lead_while_the_first_does(clock: ManualClock) -> None:
    store = SharedLeases(clock)
    first, second = node("a", store, clock), node("b", store, clock)
    assert await first.run_once()
    assert not await second.run_once()


async def test_second_node_leads_at_once_when_the_first_stops(clock: ManualClock) -> None:
    store = SharedLeases(clock)
    first, second = node("a", store, clock), node("b", store, clock)
    await first.run_once()
    await first.stop(1.0)
    assert not first.leading
    assert await second.run_once()


async def test_lease_is_renewed_at_half_its_time(clock: ManualClock) -> None:
    store = SharedLeases(clock)
    first = node("a", store, clock)
    await first.start()
    for _ in range(8):
        await clock.advance(seconds=TTL / 4)
    assert first.leading
    assert store.asked == ["acquire a", "renew a", "renew a", "renew a", "renew a"]
    await first.stop(1.0)


async def test_leader_steps_down_before_others_may_lead_when_it_cannot_renew(clock: ManualClock) -> None:
    store = SharedLeases(clock)
    first = node("a", store, clock)
    await first.start()
    await clock.advance()
    changes = first.changed.listen()
    store.down = True
    while store.holder("pbx_main"):
        await clock.advance(seconds=1.0)
    assert not first.leading
    await clock.advance(seconds=TTL / 4)
    assert await changes.next() is False
    assert not first.health().ok
    await first.stop(1.0)


async def test_leader_steps_down_when_its_lease_was_taken(clock: ManualClock) -> None:
    """After a long pause of this process another node has taken over; the next renewal learns it."""
    store = SharedLeases(clock)
    first = node("a", store, clock)
    await first.run_once()
    store.steal("pbx_main", "b")
    assert not await first.run_once()
    assert not first.leading


async def test_waiter_goes_on_when_the_lease_is_gained(clock: ManualClock) -> None:
    store = SharedLeases(clock)
    store.steal("pbx_main", "b")
    first = node("a", store, clock)
    await first.start()
    await clock.advance(seconds=TTL + TTL / 4)
    await first.wait_until_leading()
    assert store.holder("pbx_main") == "a"
    await first.stop(1.0)


async def test_stop_does_not_fail_when_the_database_is_away(clock: ManualClock) -> None:
    store = SharedLeases(clock)
    first = node("a", store, clock)
    await first.run_once()
    store.down = True
    await first.stop(1.0)
    assert not first.leading
