"""The questionnaires in use: the newest of a code, or the version with which answers were begun."""

from callcenter.core.model import Document
from callcenter.core.questionnaire import Questionnaire, questionnaire_of
from callcenter.errors import NotFound
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.setup import Setup


async def questionnaire_version(
    tx: ReadTx | WriteTx, setup: Setup, code: str, version: int | None = None
) -> Questionnaire:
    """The newest version, or the one whose document says `version`; NotFound. Work in hand keeps what it began with."""
    newest = await setup.document(tx, "questionnaire", code, lambda body: questionnaire_of(body, code))
    if version is None or newest.version == version:
        return newest
    for row in await tx.rows(Document).all(kind="questionnaire", code=code, order=("-number",)):
        if row.body.get("version") == version:
            return questionnaire_of(row.body, code)
    shipped = setup.shipped.get(("questionnaire", code))
    if shipped is not None and shipped.get("version") == version:
        return questionnaire_of(shipped, code)
    raise NotFound(what="questionnaire", id=f"{code}/{version}")
