"""The code that proves who sets up a new service: shown only to whoever can read its log or its folder of data.

Without it, whoever opens the page of a fresh service first would own it. The code is made anew at each start, holds in
this process only, and is void as soon as there is an administrator.
"""

import secrets
from pathlib import Path

from aiohttp import web

from callcenter.errors import CallcenterError
from callcenter.flows.first_run import no_administrator
from callcenter.log import get_log
from callcenter.web.house import House

log = get_log(__name__)

FILE = "first-run-code.txt"
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_GROUPS, _LONG = 4, 4


class WrongFirstRunCode(CallcenterError):
    """The code is not the one that this service wrote at its start."""

    code = "wrong-first-run-code"


def new_code() -> str:
    """Sixteen letters that cannot be mistaken for each other, in groups of four: 72 bits."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_LONG)) for _ in range(_GROUPS))


class FirstRun:
    """Knows whether somebody must still set the service up, and the code that lets them."""

    def __init__(self, house: House) -> None:
        self._house = house
        self.code = new_code()

    @property
    def file(self) -> Path:
        """Where the code is written, readable by the service's user only."""
        return self._house.config.service.data_dir / FILE

    async def needed(self) -> bool:
        """Whether nobody administers everything yet."""
        async with self._house.uow.read() as view:
            return await no_administrator(view)

    async def announce(self) -> None:
        """At the start of the service: write and log the code where it is needed, else remove an old one."""
        if not await self.needed():
            self.over()
            return
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.touch(mode=0o600)
        self.file.chmod(0o600)
        self.file.write_text(self.code + "\n", encoding="ascii")
        log.warning("first_run", code=self.code, file=str(self.file), page="/first-run")

    def check(self, said: str) -> None:
        """Raise WrongFirstRunCode unless it is the code; case, blanks and hyphens do not matter."""
        plain = "".join(letter for letter in said.upper() if letter.isalnum())
        if not secrets.compare_digest(plain.encode(), self.code.replace("-", "").encode()):
            raise WrongFirstRunCode

    def over(self) -> None:
        """There is an administrator: the code is good for nothing more."""
        self.code = new_code()
        self.file.unlink(missing_ok=True)


FIRST_RUN = web.AppKey("first_run", FirstRun)
"""Where an application keeps it."""
