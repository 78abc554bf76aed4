"""The first page of a new service: what is to be done, and the first administrator (S2-34)."""

from datetime import timedelta
from ipaddress import ip_address
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import Field

from callcenter.core.access import SERVICE
from callcenter.core.model import Grant
from callcenter.flows import first_run, sign_in
from callcenter.flows.people import check_password
from callcenter.web.asked import Asked
from callcenter.web.auth import new_secret, set_cookie
from callcenter.web.fields import Language, Model, Named, Shown
from callcenter.web.first_run import FIRST_RUN
from callcenter.web.limits import LIMITS
from callcenter.web.route import Routes
from callcenter.web.routes.session import Me, me_of

routes = Routes("session")

TRIES_OF = "first-run"
"""The account under which wrong codes are counted; no login can be written so long before people exist."""


class FirstRunShown(Shown):
    """Whether the service must still be set up. `address` is the one it was asked at; `near`: only this machine can use it."""

    needed: bool
    address: str
    near: bool


class FirstAdministrator(Model):
    """The code from the service's log, and who administers everything from now on."""

    code: Annotated[str, Field(min_length=1, max_length=64)]
    login: Annotated[str, Field(min_length=2, max_length=64, pattern=r"^[a-z0-9][a-z0-9._-]*$")]
    name: Named
    password: Annotated[str, Field(min_length=10, max_length=200)]
    language: Language


def _near(address: str) -> bool:
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@routes.get("/first-run", zh="首次运行状态", public=True, transaction=False)
async def show_first_run(asked: Asked) -> FirstRunShown:
    """Whether nobody administers this service yet, and under which address it was reached."""
    needed = await asked.request.app[FIRST_RUN].needed()
    return FirstRunShown(needed=needed, address=asked.own_address, near=_near(asked.own_address))


@routes.post("/first-run", zh="建立第一位管理员", public=True, transaction=False, status=201)
async def make_first_administrator(asked: Asked, body: FirstAdministrator) -> Me:
    """Create the first administrator and sign them in.

    The code stands in the service's log and in `first-run-code.txt` of its data folder; 403 `wrong-first-run-code` for
    another one, 409 `first-run-over` once there is an administrator.
    """
    house, own = asked.house, asked.request.app[FIRST_RUN]
    if not await own.needed():
        raise first_run.FirstRunOver
    house.passwords.demand_room()
    await asked.request.app[LIMITS].enter(TRIES_OF, asked.address)
    own.check(body.code)
    check_password(body.password, body.login, demonstration=house.config.demonstration)
    encoded = await house.passwords.hash(body.password)
    secret = new_secret()
    async with house.uow.write(SERVICE) as tx:
        person = await first_run.create_first_administrator(
            tx, login=body.login, name=body.name, language=body.language, password_hash=encoded
        )
        session = await sign_in.open_session(
            tx,
            person,
            secret,
            lasts=timedelta(hours=house.config.web.session_hours),
            address=asked.address,
            agent=asked.request.headers.get("User-Agent", ""),
        )
        grants = tuple(await tx.rows(Grant).all(person_id=person.id))
        me = await me_of(asked, tx, person, grants, session.expires_at)
    own.over()
    asked.finish(lambda response: set_cookie(response, secret, house.config.web, asked.own_address))
    return me
