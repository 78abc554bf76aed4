"""The audit trail: who saw, played, exported or changed what."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import AuditEntry
from callcenter.flows.names import names_of
from callcenter.flows.ports import ReadTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Instant, Page, PageQuery, Shown
from callcenter.web.paging import page_of
from callcenter.web.route import Routes

routes = Routes("audit")

_PEOPLE = frozenset({"person", "seat"})
"""Kinds of things whose id is somebody's."""

Word = Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[a-z_.]+$")]


class AuditShown(Shown):
    """One line of the trail; `subject_name` where it is about somebody, as when they signed in."""

    id: Id
    at: datetime
    person_id: str | None
    person_name: str
    act: str
    subject: str
    subject_id: str
    subject_name: str
    dealer_id: str | None
    dealer_name: str
    address: str
    detail: dict[str, Any]


class AuditQuery(PageQuery):
    """Which lines."""

    person_id: Id | None = None
    dealer_id: Id | None = None
    act: Word | None = None
    subject: Word | None = None
    subject_id: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00-\x1F\x7F]*$")] | None = None
    since: Instant | None = None
    until: Instant | None = None


@routes.get("/audit", zh="审计记录", act=Act.AUDIT_SEE)
async def list_audit(asked: Asked, tx: ReadTx, query: AuditQuery) -> Page[AuditShown]:
    """List the trail, newest first."""
    where = await asked.where(tx, Act.AUDIT_SEE)
    chosen: dict[str, Any] = query.model_dump(
        include={"person_id", "dealer_id", "act", "subject", "subject_id"}, exclude_none=True
    )
    if query.since:
        chosen["at__ge"] = query.since
    if query.until:
        chosen["at__lt"] = query.until
    page = await page_of(tx, AuditEntry, query, lambda row: row, order=("-at", "-id"), **where, **chosen)
    about = [row.subject_id for row in page.items if row.subject in _PEOPLE]
    names = await names_of(
        tx,
        people=[*about, *(row.person_id for row in page.items)],
        dealers=[row.dealer_id for row in page.items],
    )
    return Page(
        items=[
            AuditShown.of(
                row,
                person_name=names.person(row.person_id),
                subject_name=names.person(row.subject_id) if row.subject in _PEOPLE else "",
                dealer_name=names.dealer(row.dealer_id),
            )
            for row in page.items
        ],
        next=page.next,
    )
