"""`callcenter dialplan test NUMBER`: what each trunk would be sent for a number, rule by rule, and whether it may be rung."""

from collections.abc import Mapping
from typing import Literal

import click

from callcenter.bootstrap import make_setup
from callcenter.cli.opened import begin, run, store
from callcenter.config import Config
from callcenter.core.dial_rules import allowed, dial_string, explain
from callcenter.core.phone import PhoneNumber, parse_numbers
from callcenter.errors import Invalid, NotReady, StoreDown
from callcenter.flows.setup import TrunkPlan


@click.group()
def dialplan() -> None:
    """拨号规则 · Dialing rules."""


@dialplan.command("test")
@click.argument("number")
@click.option("--trunk", "only", help="One trunk; default: every one.")
@click.option("--area", default="", help="Area code of the dealer, for a landline written without one.")
@click.option("--language", type=click.Choice(["zh-CN", "en"]), help="Default: the configuration's.")
@click.pass_context
def test(context: click.Context, number: str, only: str | None, area: str, language: str | None) -> None:
    """逐条说明号码如何拨出 · Explain how a number is dialled. Nothing is dialled. Exit status 1: no trunk may ring it."""
    config = begin(context)
    spoken: Literal["zh-CN", "en"] = "en" if (language or config.service.language) == "en" else "zh-CN"
    found = read_number(number, area)
    plans = [plan for name, plan in run(plans_of(config)).items() if only in (None, name)]
    if not plans:
        raise Invalid("trunk", "no such trunk in the configuration", trunk=only)
    reachable = [show(plan, found, spoken) for plan in plans]
    context.exit(0 if any(reachable) else 1)


async def plans_of(config: Config) -> Mapping[str, TrunkPlan]:
    """The trunks with the rules that people maintain; those of the configuration where there is no store yet."""
    setup = make_setup(config)
    try:
        async with store(config) as uow, uow.read() as view:
            return await setup.trunk_plans(view)
    except (NotReady, StoreDown):
        return setup.trunks


def read_number(text: str, area: str) -> PhoneNumber:
    """The one number in a text; Invalid with the reason of each part that is none."""
    parsed = parse_numbers(text, default_area=area or None)
    if len(parsed.numbers) == 1:
        return parsed.numbers[0]
    raise Invalid("number", ", ".join(str(part.reason) for part in parsed.refused) or "one number is needed")


def show(plan: TrunkPlan, number: PhoneNumber, language: Literal["zh-CN", "en"]) -> bool:
    """Print one trunk's answer; whether it may ring the number."""
    zh = language == "zh-CN"
    made = dial_string(number, plan.rules)
    may = allowed(number, plan.destinations)
    click.echo(f"{plan.name} ({plan.pbx})")
    for line in explain(made, language):
        click.echo(f"  {line}")
    click.echo(f"  {'拨号串' if zh else 'dial string'}: {plan.dial.replace('{number}', made.dialled)}")
    said = ("可以拨打" if zh else "may be rung") if may.allowed else ("禁止拨打" if zh else "must not be rung")
    rule = may.pattern or ("没有匹配的规则" if zh else "no pattern fits")
    click.echo(f"  {said}: {rule}")
    return may.allowed


commands = [dialplan]
