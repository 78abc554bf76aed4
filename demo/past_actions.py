"""The actions that the supervisor drew from the voice of the customer in the weeks before (S2-30, S2-31)."""

from dataclasses import dataclass
from datetime import date, timedelta

from callcenter.core.model import Dealer, Person, VocAction
from callcenter.flows import voc_actions
from callcenter.flows.ports import WriteTx
from callcenter.flows.setup import Setup


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """An action: opened and due so many days before the end, closed with `result` after (0: still open)."""

    title: str
    finding: str
    figure: str
    dealer: str
    owner: str
    opened: int
    due: int
    closed: int = 0
    result: str = ""


PLANNED = (
    Planned(
        title="结算前逐项说明费用",
        finding="两成不满意的客户提到费用与报价不符；结算单项目名称客户看不懂",
        figure="satisfaction:overall",
        dealer="SH01",
        owner="handler",
        opened=22,
        due=12,
        closed=3,
        result="交车时由服务顾问逐项说明，结算单改用通俗名称；抽查二十单均已执行",
    ),
    Planned(
        title="提高上午时段接通率",
        finding="上午多为无人接听，客户在上班途中",
        figure="reach",
        dealer="HZ01",
        owner="supervisor",
        opened=15,
        due=-6,
    ),
    Planned(
        title="服务顾问接待礼仪复训",
        finding="西湖店个别顾问评价持续偏低，客户反映接车时解释不足",
        figure="satisfaction:adviser",
        dealer="HZ01",
        owner="gm",
        opened=12,
        due=2,
    ),
    Planned(
        title="缩短通话时长",
        finding="超过三分钟的通话偏多，复述记录用时较长",
        figure="call_length",
        dealer="SH01",
        owner="supervisor",
        opened=8,
        due=-10,
    ),
)


async def open_actions(tx: WriteTx, setup: Setup, by: Person, today: date, left: int) -> None:
    """Open those whose day it is, about the week before."""
    for plan in PLANNED:
        if plan.opened == left:
            owner = await tx.rows(Person).first(login=plan.owner)
            dealer = await tx.rows(Dealer).first(code=plan.dealer)
            if owner is None or dealer is None:
                continue
            await voc_actions.open_action(
                tx,
                setup,
                dealer_id=dealer.id,
                title=plan.title,
                finding=plan.finding,
                figure=plan.figure,
                owner_id=owner.id,
                due_on=today + timedelta(days=left - plan.due),
                start=today - timedelta(days=10),
                end=today - timedelta(days=1),
                by=by.id,
            )


async def close_actions(tx: WriteTx, setup: Setup, today: date, left: int) -> None:
    """Close those whose day it is, with the figure of the days since."""
    for plan in PLANNED:
        action = await tx.rows(VocAction).first(title=plan.title, state="open") if plan.closed == left else None
        if action is not None:
            opened = today - timedelta(days=plan.opened - plan.closed)
            await voc_actions.close_action(
                tx,
                setup,
                action.id,
                version=action.version,
                result=plan.result,
                start=opened + timedelta(days=1),
                end=today - timedelta(days=1),
            )
