"""Who may touch what, asked inside a unit of work: the table of core/access with the dealers looked up.

Flows and routes ask `demand` before they act on a thing, and `reach_of(...).where(...)` before they list things.
"""

from callcenter.core.access import Actor, Reach, reach
from callcenter.core.acts import Act
from callcenter.core.model import Dealer, Queue
from callcenter.errors import Forbidden, NotFound
from callcenter.flows.ports import ReadTx, WriteTx


async def reach_of(tx: ReadTx | WriteTx, actor: Actor, act: Act) -> Reach:
    """How far the actor reaches with the act, in dealers; Forbidden where it may not be done at all."""
    found = reach(actor, act)
    if found.nothing:
        raise Forbidden(act=act)
    return await _in_dealers(tx, found)


async def every_reach(tx: ReadTx | WriteTx, actor: Actor) -> list[tuple[Reach, list[Act]]]:
    """Every act that the actor may do anywhere, each with how far, in dealers; acts that reach equally far together."""
    found: dict[Reach, list[Act]] = {}
    for act in Act:
        one = reach(actor, act)
        if not one.nothing:
            found.setdefault(one, []).append(act)
    return [(await _in_dealers(tx, one), acts) for one, acts in found.items()]


async def _in_dealers(tx: ReadTx | WriteTx, found: Reach) -> Reach:
    if not found.needs_resolving:
        return found
    choices = []
    if found.brands:
        choices.append({"brand__in": sorted(found.brands)})
    if found.regions:
        choices.append({"region__in": sorted(found.regions)})
    queues: list[Queue] = []
    if found.teams:
        queues = [q for q in await tx.rows(Queue).all() if found.teams.intersection(q.team_ids)]
        choices.append({"queue_id__in": [queue.id for queue in queues]})
    return found.resolved(await tx.rows(Dealer).all(any_of=choices), queues)


async def demand(
    tx: ReadTx | WriteTx,
    actor: Actor,
    act: Act,
    *,
    dealer_id: str | None = None,
    own: bool = False,
    hide: tuple[str, str] | None = None,
) -> None:
    """Go on only if the actor may do the act on a thing of this dealer (or on the own thing).

    Raises Forbidden; with `hide=(what, id)` NotFound instead, for things whose being there is not to be told.
    """
    if (await reach_of(tx, actor, act)).covers(dealer_id, own=own):
        return
    if hide is not None:
        raise NotFound(what=hide[0], id=hide[1])
    raise Forbidden(act=act, dealer_id=dealer_id)
