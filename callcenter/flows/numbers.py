"""One lock and a cool-down per telephone number, across nodes; and the number of a customer as rules need it."""

from dataclasses import replace
from datetime import datetime, timedelta

from callcenter.core.model import NumberLock
from callcenter.core.phone import PhoneNumber, parse_numbers
from callcenter.errors import CallNotAllowed
from callcenter.flows.ports import WriteTx

HELD = timedelta(hours=4)
"""A lock whose attempt nobody ever ended frees itself after this time; the janitor has raised an alarm long before."""
UNSETTLED = timedelta(days=90)
"""How long the number of an *unknown* attempt stays locked unless somebody settles it; it is on a list all the time."""


async def lock(tx: WriteTx, number: str, attempt_id: str) -> None:
    """Take the number for an attempt; CallNotAllowed while it is in a call or cooling down."""
    held = await tx.rows(NumberLock).find(number)
    if held is None:
        await tx.rows(NumberLock).add(NumberLock(id=number, attempt_id=attempt_id, locked=True, until=tx.now + HELD))
        return
    held = await tx.rows(NumberLock).lock(number)
    if held.until > tx.now:
        rule = "number-in-call" if held.locked else "number-cooling-down"
        raise CallNotAllowed(rule, until=held.until.isoformat(), attempt=held.attempt_id)
    await tx.rows(NumberLock).save(replace(held, attempt_id=attempt_id, locked=True, until=tx.now + HELD))


async def hold(tx: WriteTx, number: str, attempt_id: str) -> None:
    """Keep the number locked until the attempt is settled: nobody knows whether its telephone rang."""
    held = await tx.rows(NumberLock).find(number)
    if held is not None and held.attempt_id == attempt_id:
        await tx.rows(NumberLock).save(replace(held, locked=True, until=tx.now + UNSETTLED))


async def free(tx: WriteTx, number: str, attempt_id: str, cool_down: timedelta) -> datetime | None:
    """Give the number back with a cool-down; nothing when another attempt holds it. Until when it cools down."""
    held = await tx.rows(NumberLock).find(number)
    held = await tx.rows(NumberLock).lock(number) if held is not None else None
    if held is None or held.attempt_id != attempt_id or not held.locked:
        return None
    until = tx.now + cool_down
    await tx.rows(NumberLock).save(replace(held, locked=False, until=until))
    return until


async def open_by(tx: WriteTx, number: str, at: datetime) -> None:
    """Let a number cool down no longer than until `at`: who was promised a time is called then."""
    held = await tx.rows(NumberLock).find(number)
    held = await tx.rows(NumberLock).lock(number) if held is not None else None
    if held is not None and not held.locked and held.until > at:
        await tx.rows(NumberLock).save(replace(held, until=at))


def phone_of(number: str) -> PhoneNumber:
    """The number of a row (E.164, an extension behind `;`) as the dialing rules take it; CallNotAllowed when unusable."""
    found = parse_numbers(number).numbers
    if not found:
        raise CallNotAllowed("number-unusable")
    return found[0]
