"""A gateway that obeys the port and misbehaves on order: it counts what reached the customer."""

import asyncio
from collections import Counter

from callcenter.flows.ports_sms import (
    Accepted,
    AskAnswer,
    CannotAsk,
    GatewayCheck,
    NotSeen,
    SendAnswer,
    SmsRequest,
)


class DeskGateway:
    """Takes everything unless `answers` holds something else to say, in order of asking, or `says` of one message, by key.

    Several messages are sent side by side: which of them is asked about first is open. `went` counts deliveries by key.

    A `silent` gateway takes the message and never replies until `speak` is set; `asked_about` answers `ask` truthfully
    when `can_be_asked`.
    """

    name = "desk"

    def __init__(self, *, can_be_asked: bool = False) -> None:
        self.can_be_asked = can_be_asked
        self.answers: list[SendAnswer] = []
        self.says: dict[str, SendAnswer] = {}
        self.went: Counter[str] = Counter()
        self.texts: dict[str, SmsRequest] = {}
        self.silent = False
        self.holding = asyncio.Event()
        self.speak = asyncio.Event()
        self.breaks = False

    async def send(self, request: SmsRequest) -> SendAnswer:
        """One hand-over."""
        if self.breaks:
            raise RuntimeError("not of the port")
        answer: SendAnswer = self.says.get(request.key) or Accepted(gateway_ref=f"ref-{request.key[-4:]}")
        if self.answers:
            answer = self.answers.pop(0)
        if isinstance(answer, Accepted):
            self.went[request.key] += 1
            self.texts[request.key] = request
        if self.silent:
            self.holding.set()
            await self.speak.wait()
        return answer

    async def ask(self, key: str) -> AskAnswer:
        """What became of a key."""
        if not self.can_be_asked:
            return CannotAsk()
        return Accepted(gateway_ref="asked") if self.went[key] else NotSeen()

    async def check(self) -> GatewayCheck:
        """Always ready."""
        return GatewayCheck(ok=True, detail="ready")

    async def close(self) -> None:
        """Nothing is open."""
