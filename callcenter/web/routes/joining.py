"""People who join and leave: invited with a one-time password, switched off when their open work is handed over."""

from datetime import datetime

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.flows import leaving, people
from callcenter.flows.people import GrantWanted
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Language, Model, Named, Number, Shown, Version
from callcenter.web.passwords import one_time_password
from callcenter.web.route import Routes
from callcenter.web.routes.people import Grants, Login, PersonShown, given_password_lasts, person_shown

routes = Routes("people")


class Invitation(Model):
    """Somebody new who gets a password to be changed at the first sign-in."""

    login: Login
    name: Named
    language: Language = "zh-CN"
    mobile: Number = ""
    grants: Grants = Field(default_factory=list)


class PersonInvited(PersonShown):
    """The person with the one-time password, which is shown this once."""

    one_time_password: str | None


class FromVersion(Model):
    """The version that the act was decided on."""

    version: Version


class Leaving(FromVersion):
    """Who takes over: follow-ups that are kept for the person (null: the team), and tickets to be handled."""

    follow_ups_to: Id | None = None
    tickets_to: Id | None = None


class OpenWorkShown(Shown):
    """What is open with a person."""

    follow_ups: int
    agreed: int
    next_agreed_at: datetime | None
    tickets: int
    undisposed: int
    teams: list[str]


@routes.post(
    "/users/invite",
    zh="邀请人员",
    act=Act.PEOPLE_CHANGE,
    status=201,
    transaction=False,
    not_kept=("one_time_password",),
)
async def invite_user(asked: Asked, body: Invitation) -> PersonInvited:
    """Add a person with a one-time password; a repeated Idempotency-Key gives the person without it."""
    password = one_time_password()
    encoded = await asked.house.passwords.hash(password)
    async with asked.write() as tx:
        person = await people.add_person(
            tx,
            login=body.login,
            name=body.name,
            language=body.language,
            mobile=body.mobile,
            password_hash=encoded,
            password_lasts=given_password_lasts(asked),
            grants=[GrantWanted(grant.role, grant.scope, grant.scope_id) for grant in body.grants],
        )
        shown = await person_shown(tx, person, asked)
        given = PersonInvited(**shown.model_dump(), one_time_password=password)
        await asked.keep(tx, given)
        return given


@routes.post(
    "/users/{person_id}/one-time-password",
    zh="发放一次性密码",
    act=Act.PEOPLE_CHANGE,
    transaction=False,
    not_kept=("one_time_password",),
)
async def give_one_time_password(asked: Asked, person_id: Id, body: FromVersion) -> PersonInvited:
    """Give a person a new password to be changed at the next sign-in; every session of theirs ends."""
    password = one_time_password()
    encoded = await asked.house.passwords.hash(password)
    async with asked.write() as tx:
        lasts = given_password_lasts(asked)
        person = await people.change_person(tx, person_id, body.version, password_hash=encoded, password_lasts=lasts)
        shown = await person_shown(tx, person, asked)
        given = PersonInvited(**shown.model_dump(), one_time_password=password)
        await asked.keep(tx, given)
        return given


@routes.get("/users/{person_id}/open-work", zh="人员未完成的工作", act=Act.PEOPLE_SEE)
async def show_open_work(asked: Asked, tx: ReadTx, person_id: Id) -> OpenWorkShown:
    """Show what is open with a person: to be handed over before they are switched off."""
    await people.demand_person(tx, asked.actor, Act.PEOPLE_SEE, person_id)
    found = await leaving.open_work(tx, person_id)
    return OpenWorkShown.of(found, teams=list(found.teams))


@routes.post("/users/{person_id}/deactivate", zh="停用人员", act=Act.PEOPLE_CHANGE)
async def deactivate_user(asked: Asked, tx: WriteTx, person_id: Id, body: Leaving) -> PersonShown:
    """Hand over what is open with a person and switch them off; agreed times stay as they are."""
    person = await leaving.deactivate(
        tx,
        asked.house.setup,
        person_id,
        body.version,
        follow_ups_to=body.follow_ups_to,
        tickets_to=body.tickets_to,
    )
    return await person_shown(tx, person, asked)
