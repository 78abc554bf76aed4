"""Documents that people write: policies, questionnaires, SMS texts, trunks' rules, each in versions."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.compare import differences
from callcenter.core.model import Document, Person
from callcenter.errors import InvalidInput, NotFound, Problem
from callcenter.flows import documents
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Code, Id, JsonObject, Line, Model, Page, PageQuery, Shown
from callcenter.web.paging import page_of
from callcenter.web.route import Routes

routes = Routes("documents")

Kind = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z][a-z_]*$")]


After = Annotated[int, Field(ge=0, le=2**31 - 1)]


class DocumentLine(Shown):
    """A version of a document, without its body."""

    id: Id
    kind: str
    code: str
    number: int
    name: str
    active: bool
    created_at: datetime
    created_by: str | None
    created_by_name: str


class DocumentShown(DocumentLine):
    """A version of a document."""

    body: dict[str, Any]


class ShippedShown(Shown):
    """A document that comes with the package; a version of one's own with the same code goes before it."""

    kind: str
    code: str
    body: dict[str, Any]


class DocumentIn(Model):
    """A new version. `after` is the number of the newest version that the writer saw (0: none); `active`: counts now."""

    kind: Kind
    code: Code
    name: Line = ""
    body: JsonObject
    after: After = 0
    active: bool = True


class DocumentCheck(Model):
    """A body to be checked only."""

    kind: Kind
    code: Code
    body: JsonObject


class ActiveIn(Model):
    """Whether a version is in use."""

    active: bool


class InUseIn(Model):
    """Which version is to count (0: the one that comes with the package); `after` as for a new version."""

    number: After
    after: After


class InUse(Shown):
    """Which version counts now (0: the one that comes with the package)."""

    number: int


class CompareQuery(Model):
    """With which version's number to compare (0: the one that comes with the package); default: the one before."""

    number: Annotated[int, Field(ge=0, le=2**31 - 1)] | None = None


class DifferenceShown(Shown):
    """One value that differs; null where there is none."""

    path: str
    change: Literal["added", "removed", "replaced"]
    before: Any
    after: Any


class Compared(Shown):
    """What the asked version changes against the version `number`."""

    number: int
    differences: list[DifferenceShown]


class DocumentQuery(PageQuery):
    """Which documents."""

    kind: Kind | None = None
    code: Code | None = None
    active: bool | None = None


class ShippedList(Shown):
    """Every document that comes with the package."""

    items: list[ShippedShown]


@routes.get("/documents", zh="文档列表", act=Act.SETUP_SEE)
async def list_documents(tx: ReadTx, query: DocumentQuery) -> Page[DocumentLine]:
    """List versions of documents, by kind and code, newest version first."""
    where = query.model_dump(include={"kind", "code", "active"}, exclude_none=True)
    order = ("kind", "code", "-number", "id")
    page = await page_of(tx, Document, query, lambda row: row, order=order, **where)
    names = await _names(tx, page.items)
    items = [DocumentLine.of(row, created_by_name=names.get(row.created_by or "", "")) for row in page.items]
    return Page(items=items, next=page.next)


@routes.get("/documents/shipped", zh="随附文档", act=Act.SETUP_SEE)
async def list_shipped_documents(asked: Asked) -> ShippedList:
    """List the documents that come with the package."""
    shipped = asked.house.setup.shipped
    return ShippedList(
        items=[ShippedShown(kind=kind, code=code, body=dict(body)) for (kind, code), body in sorted(shipped.items())]
    )


@routes.get("/documents/current/{kind}/{code}", zh="生效的文档", act=Act.SETUP_SEE)
async def show_current_document(asked: Asked, tx: ReadTx, kind: Kind, code: Code) -> ShippedShown:
    """Show the body that counts now: the newest active version, else the shipped one."""
    try:
        row = await documents.newest(tx, kind, code)
    except NotFound:
        body = asked.house.setup.shipped.get((kind, code))
        if body is None:
            raise
        return ShippedShown(kind=kind, code=code, body=dict(body))
    return ShippedShown(kind=kind, code=code, body=row.body)


@routes.post("/documents", zh="上传文档新版本", act=Act.SETUP_CHANGE, status=201)
async def add_document(asked: Asked, tx: WriteTx, body: DocumentIn) -> DocumentShown:
    """Upload a new version; it is checked whole, and counts from now on unless `active` is false."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    if body.kind == "trunk" and body.code not in asked.house.setup.trunks:
        raise InvalidInput([Problem("code", "unknown")])
    row = await documents.add_version(
        tx, body.kind, body.code, name=body.name, body=body.body, after=body.after, active=body.active
    )
    return await _shown(tx, row)


@routes.post("/documents/check", zh="检查文档", act=Act.SETUP_CHANGE)
async def check_document(body: DocumentCheck) -> None:
    """Check a body without storing it: 204, or 422 with every problem."""
    documents.check(body.kind, body.code, body.body)


@routes.get("/documents/{document_id}", zh="文档版本", act=Act.SETUP_SEE)
async def show_document(tx: ReadTx, document_id: Id) -> DocumentShown:
    """Show one version."""
    return await _shown(tx, await tx.rows(Document).get(document_id))


@routes.put("/documents/{document_id}/active", zh="启用或停用文档版本", act=Act.SETUP_CHANGE)
async def set_document_active(asked: Asked, tx: WriteTx, document_id: Id, body: ActiveIn) -> DocumentShown:
    """Take a version out of use, or back into it."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    return await _shown(tx, await documents.set_active(tx, document_id, body.active))


@routes.put("/documents/current/{kind}/{code}", zh="选定生效版本", act=Act.SETUP_CHANGE)
async def use_document(asked: Asked, tx: WriteTx, kind: Kind, code: Code, body: InUseIn) -> InUse:
    """Make a former version count again: newer ones go out of use and stay; 0 goes back to the one of the package."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    if body.number == 0 and (kind, code) not in asked.house.setup.shipped:
        raise NotFound(what=kind, id=f"{code}/0")
    await documents.use(tx, kind, code, body.number, after=body.after)
    return InUse(number=body.number)


@routes.get("/documents/{document_id}/changes", zh="比较文档版本", act=Act.SETUP_SEE)
async def compare_document(asked: Asked, tx: ReadTx, document_id: Id, query: CompareQuery) -> Compared:
    """Show what a version changes against another one, value by value."""
    row = await tx.rows(Document).get(document_id)
    number = row.number - 1 if query.number is None else query.number
    other = await tx.rows(Document).first(kind=row.kind, code=row.code, number=number) if number else None
    if number and other is None:
        raise NotFound(what=row.kind, id=f"{row.code}/{number}")
    before = other.body if other is not None else asked.house.setup.shipped.get((row.kind, row.code), {})
    found = differences(before, row.body)
    return Compared(number=number, differences=[DifferenceShown.of(one) for one in found])


async def _shown(tx: ReadTx | WriteTx, row: Document) -> DocumentShown:
    names = await _names(tx, [row])
    return DocumentShown.of(row, created_by_name=names.get(row.created_by or "", ""))


async def _names(tx: ReadTx | WriteTx, rows: list[Document]) -> dict[str, str]:
    ids = sorted({row.created_by for row in rows if row.created_by})
    return {person.id: person.name for person in await tx.rows(Person).all(id__in=ids)} if ids else {}
