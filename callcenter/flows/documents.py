"""Documents that people write (policies, questionnaires, SMS texts): every upload is a new version, checked before it counts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from callcenter.core.model import Document
from callcenter.core.policy import policy_of
from callcenter.core.questionnaire import questionnaire_of
from callcenter.core.sms_text import SmsTexts
from callcenter.errors import Conflict, InvalidInput, NotFound, Problem
from callcenter.flows.audit import record
from callcenter.flows.ports import ReadTx, WriteTx

Validator = Callable[[Mapping[str, Any], str], object]
"""Takes a document's body and its code; raises InvalidInput (or pydantic's error) with every problem."""

VALIDATORS: dict[str, Validator] = {
    "policy": policy_of,
    "questionnaire": questionnaire_of,
    "sms_texts": lambda body, code: SmsTexts.model_validate(body),
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
        problems = [_inside(Problem(".".join(map(str, one["loc"])), one["msg"])) for one in listed]
        raise InvalidInput(problems) from None


def _inside(problem: Problem) -> Problem:
    return Problem(f"body.{problem.field}" if problem.field else "body", problem.reason[:300])


async def newest(tx: ReadTx | WriteTx, kind: str, code: str) -> Document:
    """The version that counts: the newest active one; NotFound."""
    found = await tx.rows(Document).first(order=("-number",), kind=kind, code=code, active=True)
    if found is None:
        raise NotFound(what=kind, id=code)
    return found


async def add_version(tx: WriteTx, kind: str, code: str, *, name: str, body: Mapping[str, Any], after: int) -> Document:
    """A new version of a document, which counts from now on. Work in hand keeps the version that it began with.

    `after` is the newest version's number that the writer knew (0: none); Conflict when there is a newer one by now.
    """
    check(kind, code, body)
    latest = await tx.rows(Document).first(order=("-number",), kind=kind, code=code)
    number = latest.number if latest is not None else 0
    if number != after:
        raise Conflict(what=kind, id=code, reason="newer-version", number=number)
    row = Document(
        id=tx.new_id(),
        kind=kind,
        code=code,
        number=number + 1,
        name=name,
        body=dict(body),
        created_at=tx.now,
        created_by=tx.actor.person_id,
    )
    await tx.rows(Document).add(row)
    tx.emit("document.added", "document", row.id, document_kind=kind, code=code, number=row.number)
    tx.wake("setup")
    await record(tx, "setup.change", "document", row.id, kind=kind, code=code, number=row.number)
    return row


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
