"""People with their grants, and the tokens of integrations."""

from datetime import datetime, timedelta
from typing import Annotated, Any

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import ApiToken, Grant, Person, Role, Scope, Session
from callcenter.flows import people, sign_in
from callcenter.flows.people import GrantWanted
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.auth import new_token
from callcenter.web.fields import Id, Instant, Language, Model, Named, Number, Page, PageQuery, Shown, Version
from callcenter.web.paging import page_of
from callcenter.web.route import Routes
from callcenter.web.routes.session import GrantShown

routes = Routes("people")

Login = Annotated[str, Field(min_length=2, max_length=64, pattern=r"^[A-Za-z0-9][A-Za-z0-9_.@-]*$")]
NewPassword = Annotated[str, Field(min_length=10, max_length=200)]
ScopeId = Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1F\x7F]*$")]


class GrantIn(Model):
    """A role within a scope. `scope_id`: the brand's or region's name, or the dealer's or team's id."""

    role: Role
    scope: Scope
    scope_id: ScopeId | None = None


Grants = Annotated[list[GrantIn], Field(max_length=50)]


class PersonShown(Shown):
    """A person who may sign in. `password_until`: when a password that is to be changed runs out."""

    id: Id
    login: str
    name: str
    language: str
    mobile: str
    active: bool
    must_change_password: bool
    password_until: datetime | None
    has_password: bool
    grants: list[GrantShown]
    version: int


class PersonIn(Model):
    """A new person. Without a password nobody can sign in as them: right for integrations with a token."""

    login: Login
    name: Named
    language: Language = "zh-CN"
    mobile: Number = ""
    password: NewPassword | None = None
    grants: Grants = Field(default_factory=list)


class PersonChange(Model):
    """A change of a person; `grants`, where given, are all that the person has from now on."""

    name: Named | None = None
    language: Language | None = None
    mobile: Number | None = None
    active: bool | None = None
    password: NewPassword | None = None
    grants: Grants | None = None
    version: Version


class PersonQuery(PageQuery):
    """Which people."""

    role: Role | None = None
    active: bool | None = None
    q: Annotated[str, Field(min_length=1, max_length=50)] | None = Field(
        default=None, description="姓名或用户名的一部分 · Part of the name or login"
    )


class SessionShown(Shown):
    """A signed-in browser of a person."""

    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    address: str
    agent: str


class SignedOut(Shown):
    """How many sessions ended."""

    sessions: int


class TokenShown(Shown):
    """A token of an integration, without its secret."""

    id: Id
    person_id: Id
    name: str
    created_at: datetime
    expires_at: datetime | None
    revoked_at: datetime | None
    used_at: datetime | None


class TokenGiven(TokenShown):
    """A new token with its secret, which is shown this once."""

    token: str | None


class TokenIn(Model):
    """A token for a person with the role integration."""

    person_id: Id
    name: Named
    expires_at: Instant | None = None


class TokenQuery(PageQuery):
    """Which tokens."""

    person_id: Id | None = None


def given_password_lasts(asked: Asked) -> timedelta:
    """How long a password that somebody else gave is good for."""
    return timedelta(hours=asked.house.config.web.given_password_hours)


def _wanted(grants: list[GrantIn]) -> list[GrantWanted]:
    return [GrantWanted(grant.role, grant.scope, grant.scope_id) for grant in grants]


async def _shown(tx: ReadTx | WriteTx, found: list[Person], asked: Asked) -> list[PersonShown]:
    grants = await tx.rows(Grant).all(person_id__in=[person.id for person in found]) if found else []
    return [
        PersonShown.of(
            person,
            mobile=asked.number(person.mobile),
            has_password=person.password_hash is not None,
            grants=[GrantShown.of(grant) for grant in grants if grant.person_id == person.id],
        )
        for person in found
    ]


async def person_shown(tx: ReadTx | WriteTx, person: Person, asked: Asked) -> PersonShown:
    """A person with grants, as the asker may see them."""
    return (await _shown(tx, [person], asked))[0]


@routes.get("/users", zh="人员列表", act=Act.PEOPLE_SEE)
async def list_users(asked: Asked, tx: ReadTx, query: PersonQuery) -> Page[PersonShown]:
    """List the people within reach, by login."""
    where: dict[str, Any] = {}
    reached = await people.within_reach(tx, asked.actor, Act.PEOPLE_SEE)
    if query.role is not None:
        having = {grant.person_id for grant in await tx.rows(Grant).all(role=query.role)}
        reached = frozenset(having) if reached is None else reached & having
    if reached is not None:
        where["id__in"] = sorted(reached)
    if query.active is not None:
        where["active"] = query.active
    if query.q:
        where["any_of"] = [{"name__like": query.q}, {"login__like": query.q}]
    page = await page_of(tx, Person, query, lambda person: person, order=("login", "id"), **where)
    return Page(items=await _shown(tx, page.items, asked), next=page.next)


@routes.post("/users", zh="新建人员", act=Act.PEOPLE_CHANGE, status=201, transaction=False)
async def add_user(asked: Asked, body: PersonIn) -> PersonShown:
    """Add a person. The password must be changed at the first sign-in."""
    encoded = None
    if body.password is not None:
        people.check_password(body.password, body.login, demonstration=asked.house.config.demonstration)
        encoded = await asked.house.passwords.hash(body.password)
    async with asked.write() as tx:
        person = await people.add_person(
            tx,
            login=body.login,
            name=body.name,
            language=body.language,
            mobile=body.mobile,
            password_hash=encoded,
            password_lasts=given_password_lasts(asked),
            grants=_wanted(body.grants),
        )
        (shown,) = await _shown(tx, [person], asked)
        await asked.keep(tx, shown)
        return shown


@routes.get("/users/{person_id}", zh="人员", act=Act.PEOPLE_SEE)
async def show_user(asked: Asked, tx: ReadTx, person_id: Id) -> PersonShown:
    """Show one person."""
    person = await people.demand_person(tx, asked.actor, Act.PEOPLE_SEE, person_id)
    return (await _shown(tx, [person], asked))[0]


@routes.patch("/users/{person_id}", zh="修改人员", act=Act.PEOPLE_CHANGE, transaction=False)
async def change_user(asked: Asked, person_id: Id, body: PersonChange) -> PersonShown:
    """Change a person. A new password, or being switched off, ends every session of theirs."""
    encoded = None
    if body.password is not None:
        async with asked.read() as view:
            login = (await people.demand_person(view, asked.actor, Act.PEOPLE_CHANGE, person_id)).login
        people.check_password(body.password, login, demonstration=asked.house.config.demonstration)
        encoded = await asked.house.passwords.hash(body.password)
    async with asked.write() as tx:
        person = await people.change_person(
            tx,
            person_id,
            body.version,
            name=body.name,
            language=body.language,
            mobile=body.mobile,
            active=body.active,
            password_hash=encoded,
            password_lasts=given_password_lasts(asked),
            grants=None if body.grants is None else _wanted(body.grants),
        )
        return (await _shown(tx, [person], asked))[0]


@routes.get("/users/{person_id}/sessions", zh="人员的会话", act=Act.PEOPLE_CHANGE)
async def list_user_sessions(asked: Asked, tx: ReadTx, person_id: Id, query: PageQuery) -> Page[SessionShown]:
    """List where a person is signed in."""
    await people.demand_person(tx, asked.actor, Act.PEOPLE_CHANGE, person_id)
    return await page_of(
        tx,
        Session,
        query,
        SessionShown.of,
        order=("-seen_at", "id"),
        person_id=person_id,
        revoked_at=None,
        expires_at__gt=tx.now,
    )


@routes.post("/users/{person_id}/sign-out", zh="强制退出", act=Act.PEOPLE_CHANGE)
async def sign_user_out(asked: Asked, tx: WriteTx, person_id: Id) -> SignedOut:
    """End every session of a person, at once."""
    await people.demand_person(tx, asked.actor, Act.PEOPLE_CHANGE, person_id)
    return SignedOut(sessions=await sign_in.close_sessions_of(tx, person_id))


@routes.get("/api-tokens", zh="令牌列表", act=Act.TOKEN_CHANGE)
async def list_api_tokens(asked: Asked, tx: ReadTx, query: TokenQuery) -> Page[TokenShown]:
    """List the tokens of people within reach, newest first."""
    reached = await people.within_reach(tx, asked.actor, Act.TOKEN_CHANGE)
    where: dict[str, Any] = {} if reached is None else {"person_id__in": sorted(reached)}
    if query.person_id:
        where["person_id"] = query.person_id
    return await page_of(tx, ApiToken, query, TokenShown.of, **where)


@routes.post("/api-tokens", zh="新建令牌", act=Act.TOKEN_CHANGE, status=201, not_kept=("token",))
async def add_api_token(asked: Asked, tx: WriteTx, body: TokenIn) -> TokenGiven:
    """Make a token. Its secret is in this answer only; a repeated Idempotency-Key gives the token without it."""
    secret = new_token()
    row = await people.add_token(tx, body.person_id, body.name, sign_in.hash_secret(secret), body.expires_at)
    return TokenGiven.of(row, token=secret)


@routes.delete("/api-tokens/{token_id}", zh="吊销令牌", act=Act.TOKEN_CHANGE)
async def revoke_api_token(asked: Asked, tx: WriteTx, token_id: Id) -> None:
    """End a token at once."""
    await people.revoke_token(tx, token_id)
