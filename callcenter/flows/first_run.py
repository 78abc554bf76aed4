"""The very first administrator: only as long as nobody can administer everything (S2-34)."""

from callcenter.core.model import Grant, Person, Role, Scope
from callcenter.errors import CallcenterError
from callcenter.flows.people import GrantWanted, add_person
from callcenter.flows.ports import ReadTx, WriteTx


class FirstRunOver(CallcenterError):
    """There is an administrator already: people are added by them."""

    code = "first-run-over"


async def no_administrator(tx: ReadTx | WriteTx) -> bool:
    """Whether no active person has the role of administrator of everything."""
    grants = await tx.rows(Grant).all(role=Role.ADMINISTRATOR, scope=Scope.ALL)
    if not grants:
        return True
    return await tx.rows(Person).first(id__in=[grant.person_id for grant in grants], active=True) is None


async def create_first_administrator(
    tx: WriteTx, *, login: str, name: str, language: str, password_hash: str
) -> Person:
    """Add the first administrator; FirstRunOver where there is one, Conflict where the login is taken."""
    if not await no_administrator(tx):
        raise FirstRunOver
    return await add_person(
        tx,
        login=login,
        name=name,
        language=language,
        password_hash=password_hash,
        must_change_password=False,
        grants=[GrantWanted(Role.ADMINISTRATOR, Scope.ALL)],
    )
