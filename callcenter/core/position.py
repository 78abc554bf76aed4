"""A place in the event log, as readers and clients keep it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in the event log; `str()` and `parse` give the form that clients keep (`12.345`)."""

    transaction: int = 0
    number: int = 0

    def __str__(self) -> str:
        return f"{self.transaction}.{self.number}"

    @classmethod
    def parse(cls, said: str) -> "Position":
        """The position that a client gives back; ValueError where it is none."""
        transaction, dot, number = said.partition(".")
        if not (dot and transaction.isascii() and transaction.isdigit() and number.isascii() and number.isdigit()):
            raise ValueError(f"not a position: {said!r}")
        found = cls(int(transaction), int(number))
        if max(found.transaction, found.number) >= 2**63:
            raise ValueError(f"not a position: {said!r}")
        return found
