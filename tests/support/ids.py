"""Ids that a test can foresee."""

from callcenter.ids import encode


class SequenceIds:
    """Obeys callcenter.ids.Ids: 00000000000000000000000001, …2, …3; `start` sets maker apart from maker."""

    def __init__(self, start: int = 0) -> None:
        self._last = start

    def new(self) -> str:
        self._last += 1
        return encode(self._last)
