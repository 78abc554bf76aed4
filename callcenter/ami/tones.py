"""Turns for tones: one after the other on a leg, with a pause behind each, whoever asked for them and however fast."""

from callcenter.clock import Clock

TONE_MILLISECONDS = 120
"""How long one tone sounds."""
PAUSE_MILLISECONDS = 240
"""From one tone's end to the next one's begin: Q.23 wants at least 40; Asterisk itself drops what begins within 45."""


class Tones:
    """The next free moment of each leg. A leg is forgotten when its last tone is over."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._free: dict[str, float] = {}

    async def turn(self, leg: str) -> None:
        """Wait until a tone may begin on this leg; who asks first is first."""
        now = self._clock.monotonic()
        self._free = {other: at for other, at in self._free.items() if at > now}
        at = self._free.get(leg, now)
        self._free[leg] = at + (TONE_MILLISECONDS + PAUSE_MILLISECONDS) / 1000
        await self._clock.sleep(at - now)
