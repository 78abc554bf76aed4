"""How a number would be dialled on each trunk, rule by rule: nothing is dialled."""

from typing import Annotated

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.dial_rules import allowed, dial_string, said_of
from callcenter.core.model import Dealer
from callcenter.core.phone import PhoneNumber, parse_numbers
from callcenter.core.trunk_rules import trunk_rules_of
from callcenter.errors import Invalid, NotFound
from callcenter.flows import documents
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import TrunkPlan, ruled
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, JsonObject, Model, Shown
from callcenter.web.route import Routes

routes = Routes("system")


class NumberTest(Model):
    """A number in any spelling; `rules` tries rules that are not saved yet on the trunk that is named."""

    number: Annotated[str, Field(min_length=1, max_length=100)]
    dealer_id: Id | None = None
    trunk: Annotated[str, Field(max_length=64)] | None = None
    rules: JsonObject | None = None


class StepShown(Shown):
    """One rule that was applied, and the digits after it."""

    rule: str
    text: str
    dialled: str


class TrunkTried(Shown):
    """What one trunk would be sent; `pattern`: the one that decided, null where none fits (which forbids)."""

    trunk: str
    pbx: str
    allowed: bool
    pattern: str | None
    dialled: str
    dial_string: str
    after_answer: str | None
    steps: list[StepShown]


class NumberTried(Shown):
    """The number as understood, and each trunk's way with it."""

    number: str
    kind: str
    trunks: list[TrunkTried]


@routes.post("/trunks/test-number", zh="测试号码拨法", act=Act.TRUNK_SEE)
async def try_number(asked: Asked, tx: WriteTx, body: NumberTest) -> NumberTried:
    """Explain how a number would be dialled on each trunk and whether it may be; nothing is dialled or kept."""
    area = ""
    if body.dealer_id is not None:
        await asked.demand(tx, Act.TRUNK_SEE, body.dealer_id, hide=("dealer", body.dealer_id))
        area = (await tx.rows(Dealer).get(body.dealer_id)).area_code
    number = _number(body.number, area)
    plans = dict(await asked.house.setup.trunk_plans(tx))
    if body.trunk is not None:
        if body.trunk not in plans:
            raise NotFound(what="trunk", id=body.trunk)
        plans = {body.trunk: plans[body.trunk]}
        if body.rules is not None:
            documents.check("trunk", body.trunk, body.rules)
            plans[body.trunk] = ruled(plans[body.trunk], trunk_rules_of(body.rules, body.trunk))
    elif body.rules is not None:
        raise Invalid("trunk", "missing")
    tried = [_tried(plan, number, asked.language) for plan in plans.values()]
    return NumberTried(number=number.e164, kind=number.kind, trunks=tried)


def _number(text: str, area: str) -> PhoneNumber:
    parsed = parse_numbers(text, default_area=area or None)
    if len(parsed.numbers) == 1:
        return parsed.numbers[0]
    reason = str(parsed.refused[0].reason) if parsed.refused else "one-number"
    raise Invalid("number", {"too_short": "number-too-short", "too_long": "number-too-long"}.get(reason, reason))


def _tried(plan: TrunkPlan, number: PhoneNumber, language: str) -> TrunkTried:
    made = dial_string(number, plan.rules)
    way = allowed(number, plan.destinations)
    return TrunkTried(
        trunk=plan.name,
        pbx=plan.pbx,
        allowed=way.allowed,
        pattern=way.pattern,
        dialled=made.dialled,
        dial_string=plan.dial.replace("{number}", made.dialled),
        after_answer=made.after_answer,
        steps=[StepShown(rule=one.rule, text=said_of(one.rule, language), dialled=one.dialled) for one in made.steps],
    )
