"""The system as configured and as it is: exchanges, trunks, health for those who look after it."""

from datetime import datetime

from callcenter import __version__
from callcenter.core.acts import Act
from callcenter.core.model import Trunk
from callcenter.flows.ports import ReadTx
from callcenter.flows.trunks import lines_in_use, resumable
from callcenter.web.asked import Asked
from callcenter.web.fields import Shown
from callcenter.web.health import health_of
from callcenter.web.route import Routes

routes = Routes("system")


class TrunkShown(Shown):
    """A trunk: what is configured, what is in use, and how its breaker stands.

    `may_resume`: the asker answers for every dealer that calls over it.
    """

    name: str
    pbx: str
    dial: str
    lines: int
    in_use: int
    caller_ids: list[str]
    destinations: list[str]
    calls_per_caller_id_per_hour: int
    paused_until: datetime | None
    failed_in_a_row: int
    may_resume: bool


class Trunks(Shown):
    """Every trunk."""

    items: list[TrunkShown]


class PbxShown(Shown):
    """An exchange as configured (without its secrets)."""

    name: str
    host: str
    port: int
    lines: int
    agent_dial: str
    trunks: list[str]


class Pbxes(Shown):
    """Every exchange."""

    items: list[PbxShown]


class PartShown(Shown):
    """How one part is."""

    name: str
    ok: bool
    reason: str
    runs: int
    failures: int
    last_error: str
    last_run_at: datetime | None
    figures: dict[str, float]


class SystemShown(Shown):
    """The whole system's health."""

    ok: bool
    version: str
    node: str
    now: datetime
    demonstration: bool
    parts: list[PartShown]


@routes.get("/trunks", zh="中继列表", act=Act.TRUNK_SEE)
async def list_trunks(asked: Asked, tx: ReadTx) -> Trunks:
    """List the trunks with their lines in use and their breakers."""
    rows = {row.id: row for row in await tx.rows(Trunk).all()}
    items = []
    plans = await asked.house.setup.trunk_plans(tx)
    mine = await resumable(tx, asked.actor, plans)
    for plan in plans.values():
        row = rows.get(plan.name)
        items.append(
            TrunkShown(
                name=plan.name,
                pbx=plan.pbx,
                dial=plan.dial,
                lines=plan.lines,
                in_use=await lines_in_use(tx, plan.pbx, plan.name),
                caller_ids=list(plan.caller_ids),
                destinations=list(plan.destinations),
                calls_per_caller_id_per_hour=plan.calls_per_caller_id_per_hour or 0,
                paused_until=row.paused_until if row else None,
                failed_in_a_row=row.failed_in_a_row if row else 0,
                may_resume=plan.name in mine,
            )
        )
    return Trunks(items=items)


@routes.get("/pbxes", zh="交换机列表", act=Act.TRUNK_SEE)
async def list_pbxes(asked: Asked) -> Pbxes:
    """List the exchanges as configured."""
    items = [
        PbxShown(
            name=pbx.name,
            host=pbx.host,
            port=pbx.port,
            lines=pbx.lines,
            agent_dial=pbx.agent_dial,
            trunks=[trunk.name for trunk in pbx.trunks],
        )
        for pbx in asked.house.config.pbx
    ]
    return Pbxes(items=items)


@routes.get("/system", zh="系统状态", act=Act.SYSTEM_SEE, transaction=False)
async def show_system(asked: Asked) -> SystemShown:
    """Show how every part is, with the last error of each."""
    parts = await health_of(asked.house)
    return SystemShown(
        ok=all(part.ok for part in parts),
        version=__version__,
        node=asked.house.config.service.node,
        now=asked.house.clock.now(),
        demonstration=asked.house.config.demonstration,
        parts=[PartShown.of(part) for part in parts],
    )
