"""Documents that people write: policies, questionnaires, SMS texts, each in versions."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Document
from callcenter.errors import NotFound
from callcenter.flows import documents
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.web.asked import Asked
from callcenter.web.fields import Code, Id, JsonObject, Line, Model, Page, PageQuery, Shown
from callcenter.web.paging import page_of
from callcenter.web.route import Routes

routes = Routes("documents")

Kind = Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[a-z][a-z_]*$")]


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


class DocumentShown(DocumentLine):
    """A version of a document."""

    body: dict[str, Any]


class ShippedShown(Shown):
    """A document that comes with the package; a version of one's own with the same code goes before it."""

    kind: str
    code: str
    body: dict[str, Any]


class DocumentIn(Model):
    """A new version. `after` is the number of the newest version that the writer saw (0: none)."""

    kind: Kind
    code: Code
    name: Line = ""
    body: JsonObject
    after: Annotated[int, Field(ge=0, le=2**31 - 1)] = 0


class DocumentCheck(Model):
    """A body to be checked only."""

    kind: Kind
    code: Code
    body: JsonObject


class ActiveIn(Model):
    """Whether a version is in use."""

    active: bool


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
    return await page_of(tx, Document, query, DocumentLine.of, order=order, **where)


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
    """Upload a new version; it is checked whole, and counts from now on."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    row = await documents.add_version(tx, body.kind, body.code, name=body.name, body=body.body, after=body.after)
    return DocumentShown.of(row)


@routes.post("/documents/check", zh="检查文档", act=Act.SETUP_CHANGE)
async def check_document(body: DocumentCheck) -> None:
    """Check a body without storing it: 204, or 422 with every problem."""
    documents.check(body.kind, body.code, body.body)


@routes.get("/documents/{document_id}", zh="文档版本", act=Act.SETUP_SEE)
async def show_document(tx: ReadTx, document_id: Id) -> DocumentShown:
    """Show one version."""
    return DocumentShown.of(await tx.rows(Document).get(document_id))


@routes.put("/documents/{document_id}/active", zh="启用或停用文档版本", act=Act.SETUP_CHANGE)
async def set_document_active(asked: Asked, tx: WriteTx, document_id: Id, body: ActiveIn) -> DocumentShown:
    """Take a version out of use, or back into it."""
    await asked.demand(tx, Act.SETUP_CHANGE)
    return DocumentShown.of(await documents.set_active(tx, document_id, body.active))
