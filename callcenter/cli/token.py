"""`callcenter token`: the tokens with which other systems use the API."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import click

from callcenter.cli.opened import begin, run, store
from callcenter.config import Config
from callcenter.core.access import SERVICE
from callcenter.core.model import ApiToken, Dealer, Grant, Person, Role, Scope
from callcenter.errors import NotFound
from callcenter.flows.people import GrantWanted, add_person, add_token, revoke_token
from callcenter.flows.ports import WriteTx
from callcenter.flows.sign_in import hash_secret
from callcenter.web.auth import new_token


@click.group()
def token() -> None:
    """令牌 · Tokens of other systems (DMS, reports)."""


@token.command("create")
@click.argument("name")
@click.option("--login", default="dms", show_default=True, help="The integration that it acts as; made when missing.")
@click.option(
    "--dealer", "dealers", multiple=True, metavar="CODE", help="Reach of the integration; of a new one by default: all."
)
@click.option("--days", type=click.IntRange(1, 3650), help="Days until it runs out; default: never.")
@click.pass_context
def create(context: click.Context, name: str, login: str, dealers: tuple[str, ...], days: int | None) -> None:
    """新建令牌 · Make a token and print it, this once."""
    config = begin(context)
    secret = new_token()
    run(_create(config, name, login, dealers, days, secret))
    click.echo("请妥善保存,只显示这一次 · Keep it safe, it is shown this once:", err=True)
    click.echo(secret)


@token.command("list")
@click.pass_context
def show(context: click.Context) -> None:
    """列出令牌 · List the tokens, without their secrets."""
    for row, login in run(_list(begin(context))):
        state = "吊销 revoked" if row.revoked_at else f"至 until {row.expires_at:%F}" if row.expires_at else "有效 good"
        used = f"{row.used_at:%F %R}" if row.used_at else "-"
        click.echo(f"{row.id}  {login:<12} {row.name:<24} {state:<20} {used}")


@token.command("revoke")
@click.argument("token_id")
@click.pass_context
def revoke(context: click.Context, token_id: str) -> None:
    """吊销令牌 · End a token at once."""
    run(_revoke(begin(context), token_id))
    click.echo(f"已吊销 · revoked: {token_id}")


async def _create(
    config: Config, name: str, login: str, dealers: tuple[str, ...], days: int | None, secret: str
) -> None:
    async with store(config) as uow, uow.write(SERVICE) as tx:
        wanted = await _grants(tx, dealers)
        person = await tx.rows(Person).first(login=login)
        if person is None:
            person = await add_person(tx, login=login, name=login, grants=wanted)
        else:
            _refuse_another_reach(login, await tx.rows(Grant).all(person_id=person.id), wanted if dealers else None)
        ends: datetime | None = tx.now + timedelta(days=days) if days else None
        await add_token(tx, person.id, name, hash_secret(secret), ends)


async def _grants(tx: WriteTx, dealers: tuple[str, ...]) -> list[GrantWanted]:
    if not dealers:
        return [GrantWanted(Role.INTEGRATION, Scope.ALL)]
    wanted = []
    for code in dealers:
        dealer = await tx.rows(Dealer).first(code=code)
        if dealer is None:
            raise NotFound(what="dealer", id=code)
        wanted.append(GrantWanted(Role.INTEGRATION, Scope.DEALER, dealer.id))
    return wanted


def _refuse_another_reach(login: str, grants: Sequence[Grant], wanted: Sequence[GrantWanted] | None) -> None:
    """A token reaches what its person reaches: UsageError for a person of no other system, or of another reach than wanted."""
    has = {GrantWanted(grant.role, grant.scope, grant.scope_id) for grant in grants}
    if not any(one.role is Role.INTEGRATION for one in has):
        raise click.UsageError(
            f"{login} 不是对接账户,请用 --login 另取名称 · {login} is no integration; choose another name with --login"
        )
    if wanted is not None and has != set(wanted):
        raise click.UsageError(
            f"{login} 已存在,权限范围与 --dealer 不同;令牌的范围就是账户的范围,请用 --login 另取名称 · {login} exists and "
            "reaches something else than --dealer says; a token reaches what its account does: choose another name with --login"
        )


async def _list(config: Config) -> list[tuple[ApiToken, str]]:
    async with store(config) as uow, uow.read() as view:
        people = {person.id: person.login for person in await view.rows(Person).all()}
        return [(row, people.get(row.person_id, "-")) for row in await view.rows(ApiToken).all(order=("-id",))]


async def _revoke(config: Config, token_id: str) -> None:
    async with store(config) as uow, uow.write(SERVICE) as tx:
        await revoke_token(tx, token_id)


commands = [token]
