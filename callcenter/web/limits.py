"""Sign-in limits: few tries per account, generously many per address (a whole dealer may sit behind one).

Of IPv6 the network of a line counts (its /64): a single machine has more addresses there than anybody could count.
"""

from aiohttp import web
from limits import RateLimitItemPerSecond
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter

from callcenter.config import Web
from callcenter.errors import TooMany
from callcenter.web.address import subscriber_of


class SweptMemory(MemoryStorage):
    """The package's store in memory, whose own sweep of what ran out fails where `clear` takes a key away under it.

    The sweep is a task that nobody waits for, so that its KeyError was told by the event loop at some later time.
    """

    async def clear(self, key: str) -> None:
        """Forget the entries of a key; the sweep takes the empty key away."""
        if key in self.events:
            self.events[key] = []


class SignInLimits:
    """Counts tries in this process. A right password frees the account at once."""

    def __init__(self, settings: Web) -> None:
        window = max(1, int(settings.sign_in_window_minutes * 60))
        self._window = window
        self._store = SweptMemory()
        self._limiter = MovingWindowRateLimiter(self._store)
        self._account = RateLimitItemPerSecond(settings.sign_in_tries_per_account, window, "account")
        self._address = RateLimitItemPerSecond(settings.sign_in_tries_per_address, window, "address")

    async def enter(self, login: str, address: str) -> None:
        """Count one try; TooMany when the account or the address has used its own up."""
        if not await self._limiter.hit(self._address, subscriber_of(address)):
            raise TooMany("sign-ins of this address", retry_after_seconds=self._window)
        if not await self._limiter.hit(self._account, login.lower()):
            raise TooMany("sign-ins of this account", retry_after_seconds=self._window)

    async def forget(self, login: str) -> None:
        """The password was right."""
        await self._limiter.clear(self._account, login.lower())


LIMITS = web.AppKey("sign_in_limits", SignInLimits)
"""Where an application keeps its limits."""
