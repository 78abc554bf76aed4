"""Passwords: argon2, a few at a time and in threads, so that signing in never stops the telephones."""

import asyncio
import math
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from callcenter.errors import TooMany

AT_ONCE = 2
"""How many hashes are computed at the same time; one takes about 100 ms and 64 MiB."""

MOST_WAITING = 1_000
"""How many may wait for their turn: the largest floor we measure with, signing in in the same second, is through after
some 50 s, which people and proxies just bear. Whoever came behind it would be answered when nobody listens any more."""

_SECONDS = 0.1

_CLEAR = "abcdefghijkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody mistakes for each other when a password is read out."""


def one_time_password() -> str:
    """A fresh password to be told to somebody once: sixteen clear letters in fours, 80 random bits."""
    return "-".join("".join(secrets.choice(_CLEAR) for _ in range(4)) for _ in range(4))


class Passwords:
    """Hashes and checks passwords. `hasher` may be a cheaper one where many are made (tests, the demonstration)."""

    def __init__(
        self, hasher: PasswordHasher | None = None, at_once: int = AT_ONCE, most_waiting: int = MOST_WAITING
    ) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turns = asyncio.Semaphore(at_once)
        self._at_once = at_once
        self._most_waiting = most_waiting
        self._waiting = 0
        self._decoy = ""

    def demand_room(self) -> None:
        """TooMany where as many wait as may; asked before a try is counted, since no password was looked at."""
        if self._waiting >= self._most_waiting:
            seconds = math.ceil(self._waiting * _SECONDS / self._at_once)
            raise TooMany("passwords waiting", retry_after_seconds=seconds)

    async def hash(self, password: str) -> str:
        """The encoded argon2 hash of a password; TooMany as `demand_room`."""
        async with self._turn():
            return await asyncio.to_thread(self._hasher.hash, password)

    async def verify(self, encoded: str | None, password: str) -> bool:
        """Whether the password is right; takes as long where there is none to compare with (`encoded` is None).

        TooMany as `demand_room`.
        """
        if encoded is None and not self._decoy:
            self._decoy = await self.hash("nobody has this password")
        async with self._turn():
            return await asyncio.to_thread(self._check, encoded or self._decoy, password) and encoded is not None

    def outdated(self, encoded: str) -> bool:
        """Whether the hash was made with weaker settings than today's and should be made anew."""
        return self._hasher.check_needs_rehash(encoded)

    @asynccontextmanager
    async def _turn(self) -> AsyncIterator[None]:
        self.demand_room()
        self._waiting += 1
        try:
            await self._turns.acquire()
        finally:
            self._waiting -= 1
        try:
            yield
        finally:
            self._turns.release()

    def _check(self, encoded: str, password: str) -> bool:
        try:
            return self._hasher.verify(encoded, password)
        except (VerificationError, InvalidHashError):
            return False
