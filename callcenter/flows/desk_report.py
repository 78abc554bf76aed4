"""The desk's own report: conversations, completed follow-ups, talk time and reach per agent; never complaints (S2-5)."""

from dataclasses import dataclass, replace

from callcenter.core.model import Person
from callcenter.core.policy import COMPLAINT_COUNTS
from callcenter.errors import Invalid
from callcenter.flows.ports import ReadTx
from callcenter.flows.reports import Asked, voc_report
from callcenter.flows.setup import Setup

MEASURES = ("conversations", "completed", "reached", "calls")
"""What agents may be ordered by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentLine:
    """One agent's work: calls that count, those answered, and those disposed as completed."""

    agent_id: str
    name: str
    calls: int
    reached: int
    conversations: int
    completed: int


async def desk_report(tx: ReadTx, setup: Setup, asked: Asked, rank_by: str = "completed") -> list[AgentLine]:
    """The agents' lines, best first by `rank_by`. Raises Invalid for a count of complaints (S2-5) or an unknown measure."""
    if rank_by in COMPLAINT_COUNTS:
        raise Invalid("rank_by", "desk-not-ranked")
    if rank_by not in MEASURES:
        raise Invalid("rank_by", "unknown-figure")
    counts: dict[str, dict[str, int]] = {}
    for name in ("reach", "dispositions"):
        for figure in await voc_report(tx, setup, replace(asked, period="month", axes=("agent",), figure=name)):
            mine = counts.setdefault(figure.group[0], dict.fromkeys(MEASURES, 0))
            if name == "reach":
                mine["calls"] += figure.denominator
                mine["reached"] += figure.numerator
            else:
                mine["conversations"] += figure.numerator + (0 if figure.value else figure.open)
                mine["completed"] += figure.numerator if figure.value == "completed" else 0
    names = {one.id: one.name for one in await tx.rows(Person).all(id__in=sorted(counts))} if counts else {}
    lines = [AgentLine(agent_id=agent, name=names.get(agent, ""), **mine) for agent, mine in counts.items()]
    return sorted(lines, key=lambda line: (-getattr(line, rank_by), line.agent_id))
