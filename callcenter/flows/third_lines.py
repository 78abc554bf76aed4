"""The line of a trunk that a call's third party outside takes: taken with the order to dial, given back when its leg goes."""

from dataclasses import replace

from callcenter.core.attempt import LIVE
from callcenter.core.model import Attempt, ThirdLine
from callcenter.core.third import third_of
from callcenter.flows.ports import WriteTx
from callcenter.flows.trunks import Route


async def take_line(tx: WriteTx, attempt: Attempt, way: Route) -> ThirdLine:
    """Note that the third party about to be dialed takes a line of the trunk that was found free for it."""
    line = await tx.rows(ThirdLine).add(
        ThirdLine(
            id=tx.new_id(),
            attempt_id=attempt.id,
            leg=attempt.side_legs,
            pbx=attempt.pbx,
            trunk=way.trunk.name,
            caller_id=way.caller_id,
            begun_at=tx.now,
        )
    )
    _tell(tx, line)
    return line


async def give_line_back(tx: WriteTx, before: Attempt, attempt: Attempt) -> None:
    """Give the third party's line back once it is out of the call, or the call is over."""
    was, third = third_of(before), third_of(attempt)
    if was is None or was.agent or (attempt.state in LIVE and third is not None and third.leg == was.leg):
        return
    for line in await tx.rows(ThirdLine).all(attempt_id=attempt.id, leg=was.leg, ended_at=None):
        _tell(tx, await tx.rows(ThirdLine).save(replace(line, ended_at=tx.now)))
    tx.wake("seats")


def _tell(tx: WriteTx, line: ThirdLine) -> None:
    """Tell the floor's trunks, as of a customer's line (core/floor.with_rows): the line's own id stands for its call."""
    told = {"attempt_id": line.id, "version": line.version, "taken": line.ended_at is None}
    tx.emit("trunk.line", "trunk", line.trunk, None, line=told)
