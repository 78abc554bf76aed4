"""Signing in and out, the own person, the own password."""

from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field

from callcenter.core.access import SERVICE, Actor
from callcenter.core.acts import Act
from callcenter.core.model import Grant, Person, Role, Scope, Session
from callcenter.errors import Invalid, InvalidInput, Problem, Unauthenticated
from callcenter.flows import scope, sign_in
from callcenter.flows.audit import record
from callcenter.flows.people import DEMONSTRATION_PASSWORDS, check_password
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.sign_in import WrongSignIn
from callcenter.web.asked import Asked
from callcenter.web.auth import drop_cookie, new_secret, set_cookie
from callcenter.web.events import TAIL
from callcenter.web.fields import Id, Language, Line, Model, Number, Shown, Version
from callcenter.web.limits import LIMITS
from callcenter.web.route import Routes

routes = Routes("session")

Password = Annotated[str, Field(min_length=1, max_length=200)]


class SignIn(Model):
    """Login and password."""

    login: Annotated[str, Field(min_length=1, max_length=64)]
    password: Password


class GrantShown(Shown):
    """A role within a scope."""

    id: Id
    role: Role
    scope: Scope
    scope_id: str | None


class ActsWithin(Shown):
    """Acts that reach equally far: over everything, over things of these dealers, over one's own things (`own`)."""

    acts: list[Act]
    everything: bool
    own: bool
    dealers: list[Id]


class Me(Shown):
    """Who is signed in and what they may do, for showing or hiding what a screen offers.

    `acts` in any scope; `reaches` tells how far each of them goes, each act in one of them. `position`: where the event
    stream stands, to begin it there (`GET /events?position=`): what is read after this answer misses no later event.
    """

    id: Id
    login: str
    name: str
    language: str
    mobile: str
    must_change_password: bool
    version: int
    grants: list[GrantShown]
    acts: list[Act]
    reaches: list[ActsWithin]
    session_expires_at: datetime | None
    position: str


class MeChange(Model):
    """What people may change of themselves."""

    name: Line | None = None
    language: Language | None = None
    mobile: Number | None = None
    version: Version


class OwnSession(Shown):
    """A browser in which the person is signed in; `current`: the one that asks."""

    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str
    agent: str
    current: bool


class OwnSessions(Shown):
    """Every browser in which the person is signed in, last seen first."""

    items: list[OwnSession]


class SignedOutElsewhere(Shown):
    """How many other sessions ended."""

    sessions: int


class PasswordChange(Model):
    """The present password and the new one (at least 10 characters)."""

    current: Password
    new: Annotated[str, Field(min_length=10, max_length=200)]


async def me_of(
    asked: Asked, tx: ReadTx | WriteTx, person: Person, grants: tuple[Grant, ...], expires_at: datetime | None
) -> Me:
    """The own person as shown, with what these grants allow."""
    actor = Actor(person_id=person.id, name=person.login, grants=grants)
    reaches = await scope.every_reach(tx, actor)
    allowed = {act for _, acts in reaches for act in acts}
    return Me.of(
        person,
        grants=[GrantShown.of(grant) for grant in grants],
        acts=[act for act in Act if act in allowed],
        reaches=[
            ActsWithin(acts=acts, everything=far.everything, own=far.own, dealers=sorted(far.dealers))
            for far, acts in reaches
        ],
        session_expires_at=expires_at,
        position=str(asked.request.app[TAIL].position),
    )


@routes.post("/session", zh="登录", public=True, transaction=False, status=201)
async def begin_session(asked: Asked, body: SignIn) -> Me:
    """Sign in; the answer sets the session's cookie."""
    house = asked.house
    limits = asked.request.app[LIMITS]
    house.passwords.demand_room()
    await limits.enter(body.login, asked.address)
    async with asked.read() as view:
        person = await view.rows(Person).first(login=body.login)
    encoded = person.password_hash if person is not None and person.active else None
    if body.password in DEMONSTRATION_PASSWORDS and not house.config.demonstration:
        encoded = None  # a store that was a demonstration once lets nobody in with the passwords that everybody knows
    if not await house.passwords.verify(encoded, body.password) or person is None:
        async with house.uow.write(SERVICE) as tx:
            await record(tx, "sign_in_refused", "person", person.id if person else "", address=asked.address)
        raise WrongSignIn
    await limits.forget(body.login)
    sign_in.demand_in_time(person, house.clock.now())
    newer = await house.passwords.hash(body.password) if encoded and house.passwords.outdated(encoded) else None
    secret = new_secret()
    async with house.uow.write(SERVICE) as tx:
        session = await sign_in.open_session(
            tx,
            await sign_in.confirm_person(tx, person, newer),
            secret,
            lasts=timedelta(hours=house.config.web.session_hours),
            address=asked.address,
            agent=asked.request.headers.get("User-Agent", ""),
        )
        grants = tuple(await tx.rows(Grant).all(person_id=person.id))
        me = await me_of(asked, tx, person, grants, session.expires_at)
    asked.finish(lambda response: set_cookie(response, secret, house.config.web, asked.own_address))
    return me


@routes.delete("/session", zh="退出", before_password_change=True)
async def end_session(asked: Asked, tx: WriteTx) -> None:
    """Sign out; the session ends everywhere at once."""
    if asked.signed_in is None or asked.signed_in.session is None:
        raise Invalid("session", "unknown")
    await sign_in.close_session(tx, asked.signed_in.session.id)
    asked.finish(drop_cookie)


@routes.get("/me", zh="本人", before_password_change=True)
async def show_me(asked: Asked, tx: ReadTx) -> Me:
    """Who is signed in, and what they may do."""
    session = asked.signed_in.session if asked.signed_in else None
    return await me_of(asked, tx, asked.person, asked.actor.grants, session.expires_at if session else None)


@routes.patch("/me", zh="修改本人信息", before_password_change=True)
async def change_me(asked: Asked, tx: WriteTx, body: MeChange) -> Me:
    """Change the own name, language or mobile."""
    person = await sign_in.change_own(
        tx, asked.person_id, body.version, name=body.name, language=body.language, mobile=body.mobile
    )
    session = asked.signed_in.session if asked.signed_in else None
    return await me_of(asked, tx, person, asked.actor.grants, session.expires_at if session else None)


@routes.get("/me/sessions", zh="本人的会话")
async def list_own_sessions(asked: Asked, tx: ReadTx) -> OwnSessions:
    """List where one is signed in."""
    mine = asked.signed_in.session.id if asked.signed_in and asked.signed_in.session else None
    rows = await tx.rows(Session).all(
        person_id=asked.person_id, revoked_at=None, expires_at__gt=tx.now, order=("-seen_at", "id"), limit=100
    )
    idle = timedelta(minutes=asked.house.config.web.session_idle_minutes)
    live = [row for row in rows if sign_in.is_live(row, tx.now, idle)]
    return OwnSessions(items=[OwnSession.of(row, current=row.id == mine) for row in live])


@routes.post("/me/sign-out-elsewhere", zh="退出其他会话")
async def sign_out_elsewhere(asked: Asked, tx: WriteTx) -> SignedOutElsewhere:
    """End every other session of one's own, at once."""
    mine = asked.signed_in.session.id if asked.signed_in and asked.signed_in.session else None
    return SignedOutElsewhere(sessions=await sign_in.close_sessions_of(tx, asked.person_id, but=mine))


@routes.put("/me/password", zh="修改密码", before_password_change=True, transaction=False)
async def change_own_password(asked: Asked, body: PasswordChange) -> None:
    """Change the own password; every other session of the person ends."""
    if asked.signed_in is None:
        raise Unauthenticated
    if asked.signed_in.session is None:
        raise Invalid("session", "unknown")
    passwords = asked.house.passwords
    passwords.demand_room()
    await asked.request.app[LIMITS].enter(asked.person.login, asked.address)
    if not await passwords.verify(asked.person.password_hash, body.current):
        raise InvalidInput([Problem("current", "wrong-password")])
    await asked.request.app[LIMITS].forget(asked.person.login)
    demonstration = asked.house.config.demonstration
    check_password(body.new, asked.person.login, before=body.current, demonstration=demonstration)
    encoded = await passwords.hash(body.new)
    async with asked.write() as tx:
        await sign_in.set_password(tx, asked.person_id, encoded, must_change=False, keep=asked.signed_in.session.id)
