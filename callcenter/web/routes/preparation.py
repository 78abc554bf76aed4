"""Before the shift: the system check with remedies, the checklist ticked per shift, the own day and lists (S2-44, 48, 49)."""

from datetime import date, datetime
from typing import Annotated

from pydantic import Field

from callcenter.core.acts import Act
from callcenter.core.checklist import Checklist
from callcenter.core.model import FollowUpKind, FollowUpState, Person, Preparation
from callcenter.flows import own_day, people, preparation
from callcenter.flows.ports import ReadTx
from callcenter.flows.ports_sms import GatewayCheck
from callcenter.flows.preparation import Prepared, SystemCheck, Verdict
from callcenter.web.asked import Asked
from callcenter.web.fields import Day, Id, Model, Page, PageQuery, Shown, Version
from callcenter.web.paging import page_of
from callcenter.web.parts import CALLS, SMS_GATEWAY
from callcenter.web.prose import said
from callcenter.web.route import Routes

routes = Routes("agents")


class CheckShown(Shown):
    """One check of the system: what was looked at, what was found, and what to do about it in the asker's language."""

    code: str
    verdict: Verdict
    reason: str
    detail: str
    title: str
    found: str
    remedy: str


class PreparationShown(Shown):
    """The preparation of the present shift; `ticks` is item code → instant. `version` 0: nothing ticked yet."""

    shift: str
    checks: list[CheckShown]
    checklist: Checklist
    ticks: dict[str, datetime]
    done_at: datetime | None
    version: int


class Ticks(Model):
    """Items to tick (true) or untick (false); `new_shift` begins another shift of the day with an empty list."""

    version: Version
    ticks: Annotated[dict[Annotated[str, Field(max_length=64)], bool], Field(max_length=40, default_factory=dict)]
    new_shift: bool = False


class KeptPreparation(Shown):
    """A shift's preparation as it was kept."""

    id: Id
    person_id: str
    person: str
    shift: str
    started_at: datetime
    done_at: datetime | None
    ticks: dict[str, datetime]
    bad: list[str]


class DayQuery(Model):
    """The local day; today when left out."""

    day: Day | None = None


class OwnDayShown(Shown):
    """The own day in numbers; seconds whole. Of `tries` calls `reached` were answered, `in_band` of them took 2–3 minutes."""

    day: date
    zone: str
    tries: int
    reached: int
    done: int
    agreed: int
    undisposed: int
    talk_seconds: int
    wrap_up_seconds: int
    in_band: int
    next_agreed_at: datetime | None


class OwnLineShown(Shown):
    """One follow-up of the own lists."""

    id: Id
    kind: FollowUpKind
    state: FollowUpState
    dealer_id: str
    customer: str
    plate: str
    model: str
    order_no: str
    due_at: datetime
    agreed_at: datetime | None
    attempt_id: str | None
    tries: int
    missed_at: datetime | None


class OwnWorkShown(Shown):
    """What waits for the asker, each list at most 200 lines."""

    in_hand: list[OwnLineShown]
    undisposed: list[OwnLineShown]
    agreed: list[OwnLineShown]
    assigned: list[OwnLineShown]


@routes.get("/agents/me/preparation", zh="班前准备", act=Act.SEAT_USE, transaction=False)
async def my_preparation(asked: Asked) -> PreparationShown:
    """The system check as it is now, and the checklist of the present shift."""
    gateway = await _gateway(asked)
    calls = asked.house.parts.find(CALLS)
    exchanges = await calls.exchanges() if calls is not None else {}
    async with asked.read() as view:
        checks = await preparation.system_checks(view, asked.house.setup, asked.person_id, exchanges, gateway)
        return _shown(asked, await preparation.prepared(view, asked.house.setup, asked.person_id), checks)


@routes.put("/agents/me/preparation", zh="勾选准备清单", act=Act.SEAT_USE, transaction=False)
async def tick_preparation(asked: Asked, body: Ticks) -> PreparationShown:
    """Tick items of the present shift's checklist; they are kept with the system check of this moment."""
    gateway = await _gateway(asked)
    calls = asked.house.parts.find(CALLS)
    exchanges = await calls.exchanges() if calls is not None else {}
    async with asked.write() as tx:
        setup = asked.house.setup
        checks = await preparation.system_checks(tx, setup, asked.person_id, exchanges, gateway)
        done = await preparation.tick(
            tx,
            setup,
            asked.person_id,
            body.ticks,
            version=body.version,
            checks=checks,
            new_shift=body.new_shift,
        )
        return _shown(asked, done, checks)


@routes.get("/agents/preparations", zh="班前准备记录", act=Act.SEAT_CHANGE)
async def list_preparations(asked: Asked, tx: ReadTx, query: PageQuery) -> Page[KeptPreparation]:
    """The kept preparations of the people within reach, newest first."""
    reached = await people.within_reach(tx, asked.actor, Act.SEAT_CHANGE)
    where = {} if reached is None else {"person_id__in": sorted(reached)}
    page = await page_of(tx, Preparation, query, lambda row: row, **where)
    ids = sorted({row.person_id for row in page.items})
    names = {one.id: one.name for one in await tx.rows(Person).all(id__in=ids)} if ids else {}
    items = [
        KeptPreparation.of(
            row,
            person=names.get(row.person_id, ""),
            bad=[check["code"] for check in row.checks if check["verdict"] == Verdict.BAD],
        )
        for row in page.items
    ]
    return Page(items=items, next=page.next)


@routes.get("/agents/me/day", zh="我的当日", act=Act.SEAT_USE)
async def my_day(asked: Asked, tx: ReadTx, query: DayQuery) -> OwnDayShown:
    """The own day in numbers: no complaints are counted, nobody is compared (S2-5)."""
    return OwnDayShown.of(await own_day.own_day(tx, asked.house.setup, asked.person_id, query.day))


@routes.get("/agents/me/work", zh="我的待办", act=Act.SEAT_USE)
async def my_work(asked: Asked, tx: ReadTx) -> OwnWorkShown:
    """What waits for the asker: cards in hand, calls without a disposition, agreed times, what is assigned."""
    found = await own_day.own_work(tx, asked.person_id)
    return OwnWorkShown(
        in_hand=[_line(one) for one in found.in_hand],
        undisposed=[_line(one) for one in found.undisposed],
        agreed=[_line(one) for one in found.agreed],
        assigned=[_line(one) for one in found.assigned],
    )


def _line(one: own_day.OwnLine) -> OwnLineShown:
    return OwnLineShown.of(
        one.follow_up, customer=one.customer, plate=one.plate, model=one.model, order_no=one.order_no
    )


async def _gateway(asked: Asked) -> tuple[str, GatewayCheck] | None:
    gateway = asked.house.parts.find(SMS_GATEWAY)
    return (gateway.name, await gateway.check()) if gateway is not None else None


def _shown(asked: Asked, found: Prepared, checks: list[SystemCheck]) -> PreparationShown:
    row = found.row
    return PreparationShown(
        shift=found.shift,
        checks=[_check(asked.language, check) for check in checks],
        checklist=found.checklist,
        ticks={code: datetime.fromisoformat(at) for code, at in row.ticks.items()} if row is not None else {},
        done_at=row.done_at if row is not None else None,
        version=row.version if row is not None else 0,
    )


def _check(language: str, check: SystemCheck) -> CheckShown:
    key = f"{check.code}-{check.reason or 'good'}"
    told = {"detail": check.detail}
    return CheckShown.of(
        check,
        title=said(language, "preparation", check.code) or check.code,
        found=said(language, "preparation", key, told) or check.reason,
        remedy=said(language, "preparation", f"{key}-remedy", told) or "",
    )
