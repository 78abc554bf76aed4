"""Health for whoever looks after the system: links, gaps, late rows, effects, holes, alarms; gateways with their test."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated, Any, Literal

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.model import Attempt, AttemptState, DeliveryClass, Exchange, Message, OutboxRow, OutboxState
from callcenter.errors import CallcenterError, NotFound
from callcenter.flows import settle_effect
from callcenter.flows.due import LATE_AFTER
from callcenter.flows.ports import ReadTx, WriteTx
from callcenter.flows.ports_sms import SmsGateway, SmsRequest
from callcenter.web.asked import Asked
from callcenter.web.fields import Id, Model, Page, PageQuery, Shown
from callcenter.web.health import health_of
from callcenter.web.paging import page_of
from callcenter.web.parts import CALLS, SMS_GATEWAY, STANDING_ALARMS
from callcenter.web.route import Routes
from callcenter.web.routes.system import PartShown

routes = Routes("system")

RECORDINGS_OF = timedelta(days=7)
ALARMS_OF = timedelta(days=7)
MOST_ALARMS = 100
TEST_TEXT = {
    "zh-CN": "【测试】这是 callcenter 发出的测试短信,请忽略。",
    "en": "[Test] This is a test message of callcenter. Please ignore it.",
}


class LinkShown(Shown):
    """An exchange: the link since when, facts that were missed; what it says of itself where this node is connected."""

    name: str
    up: bool
    since: datetime | None
    reason: str
    node: str
    gaps: int
    gap_at: datetime | None
    version: str
    dialplan_current: bool | None
    queue_depth: int | None


class LateShown(Shown):
    """Rows that should have fired or gone: how many of a kind (and state), and since when the oldest waits."""

    kind: str
    state: str
    number: int
    oldest_at: datetime


class BrokenShown(Shown):
    """An invariant that does not hold, with some of the rows that break it."""

    name: str
    number: int
    rows: list[str]


class AlarmShown(Shown):
    """An alarm of the event log."""

    at: datetime
    kind: str
    subject: str
    subject_id: str
    dealer_id: str | None
    data: dict[str, Any]


class GatewayShown(Shown):
    """A gateway that can be tested."""

    name: str
    kind: Literal["sms", "exchange"]


class HealthShown(Shown):
    """Everything that the health room shows. `broken` is what this node's janitor saw at `checked_at`."""

    now: datetime
    ok: bool
    parts: list[PartShown]
    links: list[LinkShown]
    late: list[LateShown]
    effects: list[LateShown]
    recordings: dict[str, int]
    unknown_attempts: int
    unknown_messages: int
    broken: list[BrokenShown]
    checked_at: datetime | None
    alarms: list[AlarmShown]
    gateways: list[GatewayShown]


class OutboxEffect(Shown):
    """One effect of the outbox, without what it carries."""

    id: Id
    kind: str
    subject: str
    delivery: DeliveryClass
    state: OutboxState
    created_at: datetime
    not_before: datetime
    tries: int
    problem: str
    version: int


class EffectQuery(PageQuery):
    """Which effects."""

    state: Literal["pending", "taken", "unknown", "failed"] | None = None


class EffectLeft(Model):
    """Whether it happened, or need not happen any more."""

    happened: bool


class GatewayTest(Model):
    """A number to which one real test SMS goes; without one only the connection is tested."""

    number: Annotated[str, Field(max_length=32, pattern=r"^\+[1-9][0-9]{6,14}$")] | None = None


class GatewayTested(Shown):
    """What came of the test: `detail` is a stable word or the gateway's own; `milliseconds` of the answer."""

    name: str
    ok: bool
    detail: str
    milliseconds: int
    sent: bool


@routes.get("/system/health", zh="系统健康", act=Act.SYSTEM_SEE, transaction=False)
async def show_health(asked: Asked) -> HealthShown:
    """Show links, event gaps, late rows, effects not done, missing recordings, unknown calls, alarms."""
    parts = await health_of(asked.house)
    links = await _links(asked)
    async with asked.read() as tx:
        now = tx.now
        late = [LateShown(state="pending", **row) for row in await tx.select("health.due", before=now - LATE_AFTER)]
        effects = [LateShown(**row) for row in await tx.select("health.outbox")]
        reach = await asked.reach(tx, Act.SYSTEM_SEE)
        dealers = None if reach.everything else sorted(reach.dealers)
        recordings = await tx.select("board.recordings", since=now - RECORDINGS_OF, dealers=dealers)
        alarms = [
            row
            for row in await tx.select("health.alarms", since=now - ALARMS_OF, limit=MOST_ALARMS)
            if row["dealer_id"] is None or reach.covers(row["dealer_id"])
        ]
        unknown = await tx.rows(Attempt).count(state=AttemptState.UNKNOWN)
        messages = await tx.rows(Message).count(state="unknown")
    standing = asked.house.parts.find(STANDING_ALARMS)
    return HealthShown(
        now=now,
        ok=all(part.ok for part in parts),
        parts=[PartShown.of(part) for part in parts],
        links=links,
        late=late,
        effects=effects,
        recordings={row["state"]: int(row["number"]) for row in recordings},
        unknown_attempts=unknown,
        unknown_messages=messages,
        broken=_broken(standing.broken) if standing else [],
        checked_at=standing.checked_at if standing else None,
        alarms=[AlarmShown(**{name: row[name] for name in AlarmShown.model_fields}) for row in alarms],
        gateways=_gateways(asked),
    )


@routes.post("/system/check", zh="立即检查不变量", act=Act.SYSTEM_CHANGE, transaction=False)
async def check_invariants_now(asked: Asked) -> list[BrokenShown]:
    """Look now for what must never be, instead of at the janitor's next round."""
    await _demand_everything(asked)
    return _broken(await asked.house.parts.get(STANDING_ALARMS).check_invariants())


@routes.get("/system/outbox", zh="待办动作列表", act=Act.SYSTEM_SEE)
async def list_effects(asked: Asked, tx: ReadTx, query: EffectQuery) -> Page[OutboxEffect]:
    """List effects that are not done, newest first."""
    states = [query.state] if query.state else ["pending", "taken", "unknown", "failed"]
    return await page_of(tx, OutboxRow, query, OutboxEffect.of, state__in=states)


@routes.post("/system/outbox/{effect_id}/retry", zh="重试动作", act=Act.SYSTEM_CHANGE)
async def retry_effect(asked: Asked, tx: WriteTx, effect_id: Id) -> OutboxEffect:
    """Try a failed effect again, or one of unknown fate that may be repeated; audited."""
    await asked.demand(tx, Act.SYSTEM_CHANGE)
    return OutboxEffect.of(await settle_effect.try_again(tx, effect_id))


@routes.post("/system/outbox/{effect_id}/settle", zh="认定动作", act=Act.SYSTEM_CHANGE)
async def settle_effect_by_hand(asked: Asked, tx: WriteTx, effect_id: Id, body: EffectLeft) -> OutboxEffect:
    """Say of a failed or unknown effect that it happened, or that it need not happen any more; audited."""
    await asked.demand(tx, Act.SYSTEM_CHANGE)
    return OutboxEffect.of(await settle_effect.leave(tx, effect_id, happened=body.happened))


@routes.post("/system/gateways/{name}/test", zh="测试网关", act=Act.SYSTEM_CHANGE, transaction=False)
async def test_gateway(
    asked: Asked, name: Annotated[str, Field(min_length=1, max_length=64)], body: GatewayTest
) -> GatewayTested:
    """Test a gateway: an exchange's link and dialplan, or the SMS gateway, with a real message where a number is given.

    Audited. No telephone rings. The same Idempotency-Key again while the message is on its way, or after a crash in that
    moment, sends nothing: `detail` is `sending`.
    """
    await _demand_everything(asked)
    clock = asked.house.clock
    before = clock.monotonic()
    sent = False
    found = {one.name: one for one in _gateways(asked)}
    if name not in found:
        raise NotFound(what="gateway", id=name)
    if found[name].kind == "exchange":
        ok, detail = await _test_exchange(asked, name)
    else:
        gateway = asked.house.parts.get(SMS_GATEWAY)
        check = await gateway.check()
        ok, detail = check.ok, check.detail
        if ok and body.number:
            # Before it goes: the key is taken, and what was sent is told even where its answer never comes.
            sending = GatewayTested(name=name, ok=False, detail="sending", milliseconds=0, sent=True)
            async with asked.write() as tx:
                await asked.take_key(tx, sending)
                await asked.audit(tx, "gateway.test", "gateway", name, detail="sending", to=body.number[-4:])
            ok, detail = await _send_test(asked, gateway, body.number)
            sent = True
    tested = GatewayTested(
        name=name, ok=ok, detail=detail[:200], milliseconds=int((clock.monotonic() - before) * 1000), sent=sent
    )
    async with asked.write() as tx:
        to = asked.number(body.number) if body.number else ""
        await asked.audit(tx, "gateway.test", "gateway", name, ok=ok, detail=tested.detail, to=to[-4:])
        await (asked.keep_instead(tx, tested) if sent else asked.keep(tx, tested))
    return tested


async def _demand_everything(asked: Asked) -> None:
    """The system belongs to no dealer: whoever changes it reaches them all."""
    async with asked.read() as view:
        await asked.demand(view, Act.SYSTEM_CHANGE)


async def _links(asked: Asked) -> list[LinkShown]:
    desk = asked.house.parts.find(CALLS)
    try:
        known = await desk.exchanges() if desk else {}
    except CallcenterError:
        known = {}
    async with asked.read() as tx:
        rows = {row.id: row for row in await tx.rows(Exchange).all()}
    shown = []
    for pbx in asked.house.config.pbx:
        row, status = rows.get(pbx.name), known.get(pbx.name)
        here = status is not None and status.connected
        shown.append(
            LinkShown(
                name=pbx.name,
                up=row.up if row else False,
                since=row.since if row else None,
                reason=row.reason if row else "never-connected",
                node=row.node if row else "",
                gaps=row.gaps if row else 0,
                gap_at=row.gap_at if row else None,
                version=status.version if status and here else "",
                dialplan_current=status.dialplan_version == status.dialplan_expected if status and here else None,
                queue_depth=status.queue_depth if status and here else None,
            )
        )
    return shown


def _broken(found: Any) -> list[BrokenShown]:
    return [BrokenShown(name=name, number=len(ids), rows=list(_some(ids))) for name, ids in found.items() if ids]


def _some(ids: Sequence[str]) -> Sequence[str]:
    return ids[:20]


def _gateways(asked: Asked) -> list[GatewayShown]:
    gateway = asked.house.parts.find(SMS_GATEWAY)
    exchanges = [GatewayShown(name=pbx.name, kind="exchange") for pbx in asked.house.config.pbx]
    return [*exchanges, *([GatewayShown(name=f"sms-{gateway.name}", kind="sms")] if gateway else [])]


async def _test_exchange(asked: Asked, name: str) -> tuple[bool, str]:
    """Whether the link answers and the dialplan is ours; the reason as a stable word."""
    try:
        status = (await asked.house.parts.get(CALLS).exchanges()).get(name)
    except CallcenterError as error:
        return False, error.code
    if status is None:
        return False, "not-of-this-node"
    if not status.connected:
        return False, "link-down"
    return (True, "ready") if status.may_dial else (False, "dialplan-outdated")


async def _send_test(asked: Asked, gateway: SmsGateway, number: str) -> tuple[bool, str]:
    request = SmsRequest(key=asked.house.ids.new(), to=number, text=TEST_TEXT[asked.language])
    answer = await gateway.send(request)
    reason = getattr(answer, "reason", "")
    return not reason, reason or "accepted"
