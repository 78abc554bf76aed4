"""`callcenter doctor`: looks at everything the service depends on and says what to do about what is not well."""

import json
from collections.abc import AsyncIterator

import click

from callcenter.ami.rights import Check, Verdict
from callcenter.cli.examine_exchange import examine_exchange
from callcenter.cli.examine_house import examine_house
from callcenter.cli.opened import begin, run
from callcenter.config import Config

MARKS = {Verdict.GOOD: ("✓", "green"), Verdict.WARNING: ("!", "yellow"), Verdict.BAD: ("✗", "red")}

TITLES = {
    "database": "数据库",
    "migrations": "数据库结构",
    "administrator": "管理员",
    "calendar-year": "年度日历",
    "data-folder": "数据目录",
    "recordings-folder": "录音目录",
    "policies": "策略",
    "sms-gateway": "短信网关",
    "web-tls": "HTTPS",
    "service": "服务",
    "pbx-link": "交换机连接",
    "asterisk-version": "Asterisk 版本",
    "ami-rights-missing": "缺少的 AMI 权限",
    "ami-rights-dangerous": "多余的 AMI 权限",
    "dialplan-version": "拨号方案版本",
    "pbx-journal": "交换机日志",
    "pbx-clock": "交换机时钟",
    "recording": "录音测试",
    "trunk": "中继",
}
"""The names of the checks in Chinese; in English the names speak for themselves."""


@click.command()
@click.option("--call/--no-call", default=True, help="Record a test tone on each exchange; no telephone rings.")
@click.option("--json", "as_json", is_flag=True, help="One JSON line per check, for programs.")
@click.option("--language", type=click.Choice(["zh-CN", "en"]), help="Default: the configuration's.")
@click.pass_context
def doctor(context: click.Context, call: bool, as_json: bool, language: str | None) -> None:
    """检查一切并给出办法 · Examine everything, with remedies. Exit status 1: something must be mended."""
    config = begin(context)
    verdicts = run(_examine(config, call=call, as_json=as_json, zh=(language or config.service.language) != "en"))
    broken, doubtful = verdicts.count(Verdict.BAD), verdicts.count(Verdict.WARNING)
    if not as_json:
        click.echo(
            f"\n{len(verdicts)} 项检查,{broken} 项须处理,{doubtful} 项注意 · "
            f"{len(verdicts)} checks, {broken} to be mended, {doubtful} to be looked at"
        )
    context.exit(1 if broken else 0)


async def _examine(config: Config, *, call: bool, as_json: bool, zh: bool) -> list[Verdict]:
    verdicts = []
    async for where, check in _checks(config, call=call):
        verdicts.append(check.verdict)
        if as_json:
            click.echo(json.dumps({"at": where, **_plain(check)}, ensure_ascii=False))
        else:
            show(where, check, zh=zh)
    return verdicts


async def _checks(config: Config, *, call: bool) -> AsyncIterator[tuple[str, Check]]:
    async for check in examine_house(config):
        yield "", check
    for pbx in config.pbx:
        async for check in examine_exchange(config, pbx, call=call):
            yield pbx.name, check


def _plain(check: Check) -> dict[str, str]:
    return {
        "name": check.name,
        "verdict": str(check.verdict),
        "found": check.found,
        "remedy_zh": check.remedy_zh,
        "remedy_en": check.remedy_en,
    }


def show(where: str, check: Check, *, zh: bool) -> None:
    """One check for a person; the remedy below it where it is not good."""
    mark, colour = MARKS[check.verdict]
    title, _, which = check.name.partition(" ")
    said = f"{TITLES.get(title, title)} {which}".strip() if zh else check.name
    prefix = f"{where} · " if where else ""
    click.echo(f"{click.style(mark, fg=colour, bold=True)} {prefix}{said}: {check.found}")
    if check.verdict is not Verdict.GOOD:
        click.echo(f"    → {check.remedy_zh if zh else check.remedy_en}")


commands = [doctor]
