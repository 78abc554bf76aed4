"""`callcenter users`: the first administrator, and a new password for somebody who lost theirs."""

import sys
from datetime import timedelta

import click

from callcenter.cli.opened import begin, run, store
from callcenter.config import Config
from callcenter.core.access import SERVICE
from callcenter.core.model import Person, Role, Scope
from callcenter.errors import Invalid, InvalidInput, NotFound
from callcenter.flows.people import GrantWanted, add_person, change_person, check_password
from callcenter.web.passwords import Passwords


@click.group()
def users() -> None:
    """人员 · People who sign in."""


@users.command("create-admin")
@click.option("--login", prompt="登录名 · login", help="Login of the new administrator.")
@click.option("--name", prompt="姓名 · name", help="Name as others see it.")
@click.option("--language", type=click.Choice(["zh-CN", "en"]), default=None, help="Default: the configuration's.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input, for programs.")
@click.pass_context
def create_admin(context: click.Context, login: str, name: str, language: str | None, password_stdin: bool) -> None:
    """新建管理员 · Add an administrator of everything. The password is asked for; there is no default."""
    config = begin(context)
    password = asked_password(login, from_stdin=password_stdin, demonstration=config.demonstration)
    person = run(_create(config, login, name, language or config.service.language, password))
    click.echo(f"已建立 · created: {person.login} ({person.id})")


@users.command("set-password")
@click.option("--login", prompt="登录名 · login", help="Whose password.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input, for programs.")
@click.pass_context
def set_password(context: click.Context, login: str, password_stdin: bool) -> None:
    """重设密码 · Set a person's password; every session of theirs ends, and they choose a new one at the next sign-in."""
    config = begin(context)
    password = asked_password(login, from_stdin=password_stdin, demonstration=config.demonstration)
    person = run(_reset(config, login, password))
    click.echo(f"已重设 · set: {person.login}")


def asked_password(login: str, *, from_stdin: bool, demonstration: bool) -> str:
    """The password, typed twice or from standard input; a weak one is refused at once."""
    while True:
        if from_stdin:
            password = sys.stdin.readline().rstrip("\r\n")
        else:
            password = click.prompt(
                "密码(至少 10 位)· password (at least 10)", hide_input=True, confirmation_prompt=True
            )
        try:
            check_password(password, login, demonstration=demonstration)
        except InvalidInput as error:
            reasons = {"string_too_short": "太短 · too short", "too-common": "太短或太常见 · too short or too common"}
            said = ", ".join(reasons.get(problem.reason, problem.reason) for problem in error.problems)
            if from_stdin:
                raise Invalid("password", said) from None
            click.echo(said, err=True)
            continue
        return password


async def _create(config: Config, login: str, name: str, language: str, password: str) -> Person:
    encoded = await Passwords().hash(password)
    async with store(config) as uow, uow.write(SERVICE) as tx:
        return await add_person(
            tx,
            login=login,
            name=name,
            language=language,
            password_hash=encoded,
            must_change_password=False,
            grants=[GrantWanted(Role.ADMINISTRATOR, Scope.ALL)],
        )


async def _reset(config: Config, login: str, password: str) -> Person:
    encoded = await Passwords().hash(password)
    async with store(config) as uow, uow.write(SERVICE) as tx:
        person = await tx.rows(Person).first(login=login)
        if person is None:
            raise NotFound(what="person", id=login)
        lasts = timedelta(hours=config.web.given_password_hours)
        return await change_person(tx, person.id, person.version, password_hash=encoded, password_lasts=lasts)


commands = [users]
