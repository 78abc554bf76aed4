"""The links to the exchanges as rows, so that every node and every watcher knows them: up, lost, facts missed."""

from dataclasses import replace

from callcenter.core.model import Exchange
from callcenter.flows.ports import WriteTx


async def link_up(tx: WriteTx, name: str, *, node: str, dialplan: str) -> Exchange:
    """The link to an exchange is up, from this node."""
    row = replace(await _row(tx, name), up=True, since=tx.now, reason="", node=node, dialplan=dialplan)
    tx.emit("pbx.link_up", "pbx", name, None, dialplan=dialplan)
    return await tx.rows(Exchange).save(row)


async def link_lost(tx: WriteTx, name: str, *, node: str, reason: str) -> Exchange:
    """The link is lost. A node that has given the exchange up to another says nothing of its state."""
    tx.emit("pbx.link_lost", "pbx", name, None, reason=reason)
    row = await _row(tx, name)
    if row.up and row.node not in ("", node):
        return row
    return await tx.rows(Exchange).save(replace(row, up=False, since=tx.now, reason=reason, node=node))


async def facts_lost(tx: WriteTx, name: str, *, node: str, count: int) -> Exchange:
    """Facts of the exchange were missed; a look at it finds what happened."""
    tx.emit("alarm.facts_lost", "pbx", name, None, count=count)
    row = await _row(tx, name)
    return await tx.rows(Exchange).save(replace(row, gaps=row.gaps + count, gap_at=tx.now, node=row.node or node))


async def begin_again(tx: WriteTx, name: str, *, node: str) -> None:
    """This node starts: what an earlier run of it left as up is not."""
    row = await tx.rows(Exchange).find(name)
    if row is not None and row.up and row.node == node:
        tx.emit("pbx.link_lost", "pbx", name, None, reason="restarted")
        await tx.rows(Exchange).save(replace(row, up=False, since=tx.now, reason="restarted"))


async def _row(tx: WriteTx, name: str) -> Exchange:
    if await tx.rows(Exchange).find(name) is None:
        await tx.rows(Exchange).add(Exchange(id=name, since=tx.now))
    return await tx.rows(Exchange).lock(name)
