"""Documents that people write (policies, questionnaires, SMS texts …): each upload a new version, checked before it counts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from callcenter.core.checklist import Checklist
from callcenter.core.model import Document
from callcenter.core.policy import Policy
from callcenter.core.questionnaire import Questionnaire
from callcenter.core.sms_text import SmsTexts
from callcenter.core.trunk_rules import TrunkRules
from callcenter.errors import Conflict, InvalidInput, NotFound, Problem
from callcenter.flows.audit import record
from callcenter.flows.ports import ReadTx, WriteTx

Validator = Callable[[Mapping[str, Any], str], object]
"""Takes a document's body and its code; raises InvalidInput (or pydantic's error) with every problem."""

VALIDATORS: dict[str, Validator] = {
    "policy": lambda body, code: Policy.model_validate(body),
    "questionnaire": lambda body, code: Questionnaire.model_validate(body),
    "checklist": lambda body, code: Checklist.model_validate(body),
    "sms_texts": lambda body, code: SmsTexts.model_validate(body),
    "trunk": lambda body, code: TrunkRules.model_validate(body),
}
"""Kind → what checks a body. Whoever adds a kind of document adds its check here."""


def check(kind: str, code: str, body: Mapping[str, Any]) -> None:
    """Raise InvalidInput with every problem of a body; NotFound for a kind that nobody knows."""
    if kind not in VALIDATORS:
        raise NotFound(what="document_kind", id=kind)
    try:
        VALIDATORS[kind](body, code)
    except InvalidInput as refused:
        raise InvalidInput([_inside(problem) for problem in refused.problems]) from None
    except ValueError as refused:
        found: Callable[..., list[Any]] | None = getattr(refused, "errors", None)
        if found is None:
            raise InvalidInput([Problem("body", str(refused)[:300])]) from None
        listed = found(include_url=False, include_input=False, include_context=False)
        problems = [_inside(Problem(".".join(map(str, one["loc"])), _reason(one))) for one in listed]
        raise InvalidInput(problems) from None


def _reason(found: Mapping[str, str]) -> str:
    """The stable kind of the problem where there is one, else what a rule of ours said."""
    return found["msg"].removeprefix("Value error, ") if found["type"] == "value_error" else found["type"]


def _inside(problem: Problem) -> Problem:
    return Problem(f"body.{problem.field}" if problem.field else "body", problem.reason[:300])


async def newest(tx: ReadTx | WriteTx, kind: str, code: str) -> Document:
    """The version that counts: the newest active one; NotFound."""
    found = await tx.rows(Document).first(order=("-number",), kind=kind, code=code, active=True)
    if found is None:
        raise NotFound(what=kind, id=code)
    return found


async def add_version(
    tx: WriteTx, kind: str, code: str, *, name: str, body: Mapping[str, Any], after: int, active: bool = True
) -> Document:
    """A new version of a document, which counts from now on if `active`. Work in hand keeps the version that it began with.

    `after` is the newest version's number that the writer knew (0: none); Conflict when there is a newer one by now.
    """
    check(kind, code, body)
    number = await _demand_newest(tx, kind, code, after)
    if kind == "questionnaire":
        await _demand_own_version(tx, code, body)
    row = Document(
        id=tx.new_id(),
        kind=kind,
        code=code,
        number=number + 1,
        name=name,
        body=dict(body),
        active=active,
        created_at=tx.now,
        created_by=tx.actor.person_id,
    )
    await tx.rows(Document).add(row)
    tx.emit("document.added", "document", row.id, document_kind=kind, code=code, number=row.number)
    tx.wake("setup")
    await record(tx, "setup.change", "document", row.id, kind=kind, code=code, number=row.number)
    return row


async def _demand_own_version(tx: WriteTx, code: str, body: Mapping[str, Any]) -> None:
    """Answers name the wording they were given to by code and version: another wording needs another version."""
    if body.get("code") != code:
        raise InvalidInput([Problem("body.code", "not-its-code")])
    for row in await tx.rows(Document).all(kind="questionnaire", code=code):
        if row.body.get("version") == body.get("version") and row.body != body:
            raise InvalidInput([Problem("body.version", "version-taken")])


async def _demand_newest(tx: WriteTx, kind: str, code: str, after: int) -> int:
    latest = await tx.rows(Document).first(order=("-number",), kind=kind, code=code)
    number = latest.number if latest is not None else 0
    if number != after:
        raise Conflict(what=kind, id=code, reason="newer-version", number=number)
    return number


async def use(tx: WriteTx, kind: str, code: str, number: int, *, after: int) -> list[Document]:
    """Make the version of this number the one that counts (0: the shipped one): newer ones go out of use, none is lost.

    `after` as in `add_version`. The versions that changed; NotFound for a number that is not there.
    """
    await _demand_newest(tx, kind, code, after)
    rows = await tx.rows(Document).all(kind=kind, code=code, number__ge=max(1, number), order=("number",))
    if number and (not rows or rows[0].number != number):
        raise NotFound(what=kind, id=f"{code}/{number}")
    if number:
        check(kind, code, rows[0].body)
    wanted = [(row, row.number == number) for row in rows]
    return [await set_active(tx, row.id, active) for row, active in wanted if row.active != active]


async def set_active(tx: WriteTx, document_id: str, active: bool) -> Document:
    """Take a version out of use, or back into it: the newest active one counts."""
    row = await tx.rows(Document).lock(document_id)
    if row.active == active:
        return row
    row = await tx.rows(Document).save(replace(row, active=active))
    tx.emit("document.changed", "document", row.id, document_kind=row.kind, code=row.code, active=active)
    tx.wake("setup")
    await record(tx, "setup.change", "document", row.id, kind=row.kind, code=row.code, active=active)
    return row
