"""People: who there is, what they may do and where, and the tokens of integrations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from callcenter.core.access import Actor, Reach, may_grant, reach
from callcenter.core.acts import Act
from callcenter.core.model import ApiToken, Dealer, Grant, Person, Queue, Role, Scope, SeatState, Team
from callcenter.errors import Conflict, Forbidden, InvalidInput, NotFound, Problem
from callcenter.flows import seats
from callcenter.flows.audit import changes, record
from callcenter.flows.daily_acts import hand_over
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.scope import reach_of
from callcenter.flows.sign_in import close_sessions_of

SHORTEST_PASSWORD = 10
GIVEN_PASSWORD_LASTS = timedelta(hours=72)
"""How long a password that somebody else gave is good for, where the configuration says nothing."""
DEMONSTRATION_PASSWORDS = frozenset({"callcenter-demo", "first-demo-sign-in"})
"""Known to everybody who has read the demonstration: good for nothing where `demonstration` is false."""
_COMMON = frozenset({"1234567890", "0123456789", "password12", "qwertyuiop", "callcenter", "administrator"})


@dataclass(frozen=True, slots=True)
class GrantWanted:
    """A role within a scope, as asked for."""

    role: Role
    scope: Scope
    scope_id: str | None = None


def check_password(password: str, login: str, *, before: str | None = None, demonstration: bool = False) -> None:
    """Raise InvalidInput for a password that is too short, too common, holds the login, or is the one before.

    The demonstration's known passwords are too common anywhere else.
    """
    reason = None
    if len(password) < SHORTEST_PASSWORD:
        reason = "too-common"
    elif password == before:
        reason = "same-as-before"
    elif (
        (password in DEMONSTRATION_PASSWORDS and not demonstration)
        or len(set(password)) < 4
        or password.lower() in _COMMON
        or (len(login) > 3 and login.lower() in password.lower())
    ):
        reason = "too-common"
    if reason is not None:
        raise InvalidInput([Problem("new" if before is not None else "password", reason)])


async def within_reach(tx: ReadTx | WriteTx, actor: Actor, act: Act) -> frozenset[str] | None:
    """The ids of the people that the actor reaches: oneself, and whoever has a grant within reach. None: everybody.

    Whoever has a dealer, brand or region within reach reaches the teams that work those dealers' queues, too.
    """
    found = await reach_of(tx, actor, act)
    if found.everything:
        return None
    raw = reach(actor, act)
    teams = raw.teams | await _teams_at_work(tx, raw)
    choices = [
        {"scope": Scope.DEALER, "scope_id__in": sorted(found.dealers)},
        {"scope": Scope.BRAND, "scope_id__in": sorted(raw.brands)},
        {"scope": Scope.REGION, "scope_id__in": sorted(raw.regions)},
        {"scope": Scope.TEAM, "scope_id__in": sorted(teams)},
    ]
    grants = await tx.rows(Grant).all(any_of=choices)
    members = [m for team in await tx.rows(Team).all(id__in=sorted(teams)) for m in team.member_ids]
    return frozenset({actor.person_id or "", *(grant.person_id for grant in grants), *members})


async def _teams_at_work(tx: ReadTx | WriteTx, raw: Reach) -> frozenset[str]:
    """The teams of the queues of the dealers, brands and regions that a reach names."""
    named = {"id__in": raw.dealers, "brand__in": raw.brands, "region__in": raw.regions}
    choices = [{name: sorted(values)} for name, values in named.items() if values]
    if not choices:
        return frozenset()
    queues = {dealer.queue_id for dealer in await tx.rows(Dealer).all(any_of=choices) if dealer.queue_id}
    return frozenset(team for queue in await tx.rows(Queue).all(id__in=sorted(queues)) for team in queue.team_ids)


async def demand_person(tx: ReadTx | WriteTx, actor: Actor, act: Act, person_id: str) -> Person:
    """The person, if the actor may do the act on them; NotFound where they are out of reach."""
    reached = await within_reach(tx, actor, act)
    if reached is not None and person_id not in reached:
        raise NotFound(what="person", id=person_id)
    return await tx.rows(Person).get(person_id)


async def _check_grants(tx: WriteTx, wanted: Sequence[GrantWanted]) -> Mapping[str, Dealer]:
    problems: list[Problem] = []
    dealers: dict[str, Dealer] = {}
    for at, one in enumerate(wanted):
        field = f"grants.{at}.scope_id"
        if one.scope in (Scope.ALL, Scope.OWN):
            if one.scope_id is not None:
                problems.append(Problem(field, "not-with-this-scope"))
        elif not one.scope_id:
            problems.append(Problem(field, "needed-with-this-scope"))
        elif one.scope is Scope.DEALER:
            dealer = await tx.rows(Dealer).find(one.scope_id)
            if dealer is None:
                problems.append(Problem(field, "unknown"))
            else:
                dealers[dealer.id] = dealer
        elif one.scope is Scope.TEAM and await tx.rows(Team).find(one.scope_id) is None:
            problems.append(Problem(field, "unknown"))
    if problems:
        raise InvalidInput(problems)
    return dealers


async def add_person(
    tx: WriteTx,
    *,
    login: str,
    name: str,
    language: str = "zh-CN",
    mobile: str = "",
    password_hash: str | None = None,
    must_change_password: bool = True,
    password_lasts: timedelta = GIVEN_PASSWORD_LASTS,
    grants: Sequence[GrantWanted] = (),
) -> Person:
    """Add a person with grants; Duplicate for a login that is taken, Forbidden for a grant beyond the actor's own.

    A password to be changed is good for `password_lasts`.
    """
    one_time = must_change_password and password_hash is not None
    person = Person(
        id=tx.new_id(),
        login=login,
        name=name,
        language=language,
        mobile=mobile,
        password_hash=password_hash,
        must_change_password=one_time,
        password_until=tx.now + password_lasts if one_time else None,
    )
    await tx.rows(Person).add(person)
    await _set_grants(tx, person.id, grants)
    tx.emit("person.added", "person", person.id)
    granted = [f"{g.role} {g.scope} {g.scope_id or ''}".strip() for g in grants]
    await record(tx, "people.change", "person", person.id, added=login, grants=granted)
    return person


async def _set_grants(tx: WriteTx, person_id: str, wanted: Sequence[GrantWanted]) -> bool:
    """Make the person's grants exactly these; whether anything changed. What stays is not asked about."""
    dealers = dict(await _check_grants(tx, wanted))
    present = {GrantWanted(g.role, g.scope, g.scope_id): g for g in await tx.rows(Grant).all(person_id=person_id)}
    gone = [grant for key, grant in present.items() if key not in wanted]
    fresh = [
        Grant(id=tx.new_id(), person_id=person_id, role=g.role, scope=g.scope, scope_id=g.scope_id)
        for g in dict.fromkeys(wanted)
        if g not in present
    ]
    for grant in gone:
        if grant.scope is Scope.DEALER and grant.scope_id and grant.scope_id not in dealers:
            dealer = await tx.rows(Dealer).find(grant.scope_id)
            if dealer is not None:
                dealers[dealer.id] = dealer
    for grant in [*gone, *fresh]:
        if not may_grant(tx.actor, grant, dealers):
            raise Forbidden(act=Act.PEOPLE_CHANGE, role=grant.role, scope=grant.scope)
    if (gone or fresh) and person_id == tx.actor.person_id:
        # Nobody raises or loses the own rights by mistake: another administrator does it.
        raise InvalidInput([Problem("grants", "own-rights")])
    for grant in gone:
        await tx.rows(Grant).remove(grant.id)
    await tx.rows(Grant).add_all(fresh)
    return bool(gone or fresh)


async def change_person(
    tx: WriteTx,
    person_id: str,
    version: int,
    *,
    name: str | None = None,
    language: str | None = None,
    mobile: str | None = None,
    active: bool | None = None,
    password_hash: str | None = None,
    password_lasts: timedelta = GIVEN_PASSWORD_LASTS,
    grants: Sequence[GrantWanted] | None = None,
) -> Person:
    """Change a person; None leaves a field. A new password must be changed at the next sign-in, within `password_lasts`.

    Whoever is switched off, or gets a new password, is signed out everywhere. Errors: NotFound, StaleRow, Forbidden.
    """
    before = await demand_person(tx, tx.actor, Act.PEOPLE_CHANGE, person_id)
    await _demand_all_grants(tx, before)
    if active is False and person_id == tx.actor.person_id:
        raise InvalidInput([Problem("active", "own-rights")])
    after = replace(
        before,
        version=version,
        name=before.name if name is None else name,
        language=before.language if language is None else language,
        mobile=before.mobile if mobile is None else mobile,
        active=before.active if active is None else active,
        password_hash=before.password_hash if password_hash is None else password_hash,
        must_change_password=before.must_change_password if password_hash is None else True,
        password_until=before.password_until if password_hash is None else tx.now + password_lasts,
    )
    after = await tx.rows(Person).save(after)
    granted = grants is not None and await _set_grants(tx, person_id, grants)
    changed = sorted(changes(before, after))
    if "active" in changed or password_hash is not None:
        await close_sessions_of(tx, person_id)
    if "active" in changed and not after.active:
        await _leave_the_floor(tx, person_id)
    if granted or "active" in changed:
        tx.emit("person.rights_changed", "person", person_id)
    tx.emit("person.updated", "person", person_id)
    detail: dict[str, Any] = (
        {} if grants is None else {"grants": [f"{g.role} {g.scope} {g.scope_id or ''}".strip() for g in grants]}
    )
    await record(tx, "people.change", "person", person_id, changed=changed, **detail)
    return after


async def _leave_the_floor(tx: WriteTx, person_id: str) -> None:
    """Whoever is switched off is rung no more, and what was kept for them is anybody's."""
    seat = await seats.held(tx, person_id)
    if seat is not None and seat.state not in (SeatState.SIGNED_OFF, SeatState.ON_CALL):
        await seats.sign_off(tx, person_id)
    await hand_over(tx, person_id, None)


async def _demand_all_grants(tx: WriteTx, person: Person) -> None:
    """Whoever has a grant beyond the actor's own reach is not the actor's to change (no way up by a new password)."""
    for grant in await tx.rows(Grant).all(person_id=person.id):
        dealer = await tx.rows(Dealer).find(grant.scope_id or "") if grant.scope is Scope.DEALER else None
        if grant.scope is not Scope.OWN and not may_grant(tx.actor, grant, {dealer.id: dealer} if dealer else {}):
            raise Forbidden(act=Act.PEOPLE_CHANGE, role=grant.role, scope=grant.scope)


async def add_token(tx: WriteTx, person_id: str, name: str, secret_hash: str, expires_at: datetime | None) -> ApiToken:
    """A token that acts as a person (normally one with the role integration); its secret is known to the caller only."""
    person = await demand_person(tx, tx.actor, Act.TOKEN_CHANGE, person_id)
    await _demand_all_grants(tx, person)
    if not person.active:
        raise Conflict(what="person", id=person_id, reason="not-active")
    if expires_at is not None and expires_at <= tx.now:
        raise InvalidInput([Problem("expires_at", "in-the-past")])
    token = ApiToken(
        id=tx.new_id(),
        person_id=person_id,
        name=name,
        secret_hash=secret_hash,
        created_at=tx.now,
        expires_at=expires_at,
    )
    await tx.rows(ApiToken).add(token)
    tx.emit("api_token.added", "api_token", token.id)
    await record(tx, "token.change", "api_token", token.id, person=person_id, name=name)
    return token


async def revoke_token(tx: WriteTx, token_id: str) -> ApiToken:
    """End a token at once; ending it again changes nothing. NotFound where its person is out of reach."""
    token = await tx.rows(ApiToken).lock(token_id)
    await demand_person(tx, tx.actor, Act.TOKEN_CHANGE, token.person_id)
    if token.revoked_at is not None:
        return token
    token = await tx.rows(ApiToken).save(replace(token, revoked_at=tx.now))
    tx.emit("api_token.revoked", "api_token", token.id)
    await record(tx, "token.change", "api_token", token.id, revoked=True)
    return token
