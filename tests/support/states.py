"""The diagrams of docs/states.md as sets of moves, for tests that hold them against the code and against what was seen."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from callcenter.core.model import Event

DOC = Path(__file__).parents[2] / "docs/states.md"
START_OR_END = "[*]"
Move = tuple[str, str]
SILENT: Move = ("waiting", "ready")
"""The one move that the log does not tell: many rows become ready in one statement, by the time that their row names."""

_BLOCK = re.compile(r"^## [^\n]*\(`(\w+)`\)\n.*?```mermaid\nstateDiagram-v2\n(.*?)```", re.DOTALL | re.MULTILINE)
_MOVE = re.compile(r"^\s*(\[\*\]|\w+) --> (\[\*\]|\w+)(?:\s*:\s*\S.*)?$")


@cache
def diagrams() -> dict[str, frozenset[Move]]:
    """Every diagram by the name in its heading; ValueError for a line that is no move."""
    found: dict[str, frozenset[Move]] = {}
    for name, body in _BLOCK.findall(DOC.read_text("utf-8")):
        moves: set[Move] = set()
        for line in filter(str.strip, body.splitlines()):
            move = _MOVE.match(line)
            if move is None:
                raise ValueError(f"{name}: {line}")
            moves.add((move[1], move[2]))
        found[name] = frozenset(moves)
    return found


def moves(name: str) -> set[Move]:
    """The moves between states, without beginnings and ends."""
    return {move for move in diagrams()[name] if START_OR_END not in move}


def beginnings(name: str) -> set[str]:
    """The states in which one begins."""
    return {after for before, after in diagrams()[name] if before == START_OR_END}


def ends(name: str) -> set[str]:
    """The states that are marked as ends."""
    return {before for before, after in diagrams()[name] if after == START_OR_END}


def undrawn(name: str, events: Iterable[Event]) -> set[Move]:
    """Moves that the event log tells of a follow-up or seat and that the diagram does not have."""
    subject, last, seen = name, dict[str, str](), set[Move]()
    for event in events:
        told = event.data.get("row", event.data)
        if event.subject != subject or not isinstance(told, dict) or "state" not in told:
            continue
        before, after = last.get(event.subject_id), str(told["state"])
        last[event.subject_id] = after
        if before is not None and before != after:
            seen.add((before, after))
    drawn = moves(name)
    drawn |= {(SILENT[0], after) for before, after in drawn if before == SILENT[1] and SILENT in drawn}
    return seen - drawn
