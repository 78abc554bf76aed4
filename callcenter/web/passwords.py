"""Passwords: argon2, a few at a time and in threads, so that signing in never stops the telephones."""

import asyncio
import secrets

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

AT_ONCE = 2
"""How many hashes are computed at the same time; one takes about 100 ms and 64 MiB."""

_CLEAR = "abcdefghijkmnpqrstuvwxyz23456789"
"""Letters and digits that nobody mistakes for each other when a password is read out."""


def one_time_password() -> str:
    """A fresh password to be told to somebody once: sixteen clear letters in fours, 80 random bits."""
    return "-".join("".join(secrets.choice(_CLEAR) for _ in range(4)) for _ in range(4))


class Passwords:
    """Hashes and checks passwords. `hasher` may be a cheaper one where many are made (tests, the demonstration)."""

    def __init__(self, hasher: PasswordHasher | None = None, at_once: int = AT_ONCE) -> None:
        self._hasher = hasher or PasswordHasher()
        self._turns = asyncio.Semaphore(at_once)
        self._decoy = ""

    async def hash(self, password: str) -> str:
        """The encoded argon2 hash of a password."""
        async with self._turns:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def verify(self, encoded: str | None, password: str) -> bool:
        """Whether the password is right; takes as long where there is none to compare with (`encoded` is None)."""
        if encoded is None and not self._decoy:
            self._decoy = await self.hash("nobody has this password")
        async with self._turns:
            return await asyncio.to_thread(self._check, encoded or self._decoy, password) and encoded is not None

    def outdated(self, encoded: str) -> bool:
        """Whether the hash was made with weaker settings than today's and should be made anew."""
        return self._hasher.check_needs_rehash(encoded)

    def _check(self, encoded: str, password: str) -> bool:
        try:
            return self._hasher.verify(encoded, password)
        except (VerificationError, InvalidHashError):
            return False
