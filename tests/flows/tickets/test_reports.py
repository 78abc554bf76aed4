"""The voice of the customer: figures from rows, sums of days, items behind figures, actions with their effect, exports' rules."""

from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from callcenter.core.model import Disposition, VocAction
from callcenter.core.voc import Figure
from callcenter.errors import Conflict, Invalid
from callcenter.flows import ticket_work
from callcenter.flows.desk_report import desk_report
from callcenter.flows.reports import Asked, voc_items, voc_report
from callcenter.flows.voc_actions import close_action, open_action
from tests.support.ticket_desk import ANGRY, HAPPY, TicketDesk

SHANGHAI = ZoneInfo("Asia/Shanghai")
MARCH = Asked(start=date(2026, 3, 1), end=date(2026, 3, 31))


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=SHANGHAI)


async def talk(desk: TicketDesk, when: str, answers: dict[str, object], *, talk: int = 150) -> None:
    """A whole conversation at a local time."""
    desk.clock.set(at(when))
    follow_up = await desk.follow_up()
    attempt = await desk.call(follow_up)
    await desk.submit(follow_up, answers)
    await desk.hang_up(attempt, talk=talk)
    await desk.dispose(attempt, Disposition.COMPLETED)


async def month(desk: TicketDesk) -> None:
    """Four conversations and one miss in March, on three days of two weeks."""
    await talk(desk, "03-02 09:30", HAPPY)
    await talk(desk, "03-02 15:00", ANGRY)
    await talk(desk, "03-03 18:30", {"overall": "very_satisfied", "recommend": 10}, talk=400)
    await talk(desk, "03-10 10:00", {"overall": "neutral", "vehicle_ok": True})
    desk.clock.set(at("03-10 15:00"))
    missed = await desk.dial(await desk.follow_up())
    await desk.hang_up(missed, status="NOANSWER")


async def report(desk: TicketDesk, asked: Asked) -> list[Figure]:
    async with desk.store.read() as view:
        return await voc_report(view, desk.setup, asked)


def one(figures: list[Figure], name: str, value: str = "") -> tuple[int, int, int, int]:
    """The counts of the only figure of that name and kind."""
    (found,) = [figure for figure in figures if (figure.figure, figure.value) == (name, value)]
    return found.numerator, found.denominator, found.open, found.excluded


@pytest.mark.req("S2-29", "S2-17")
async def test_figures_have_numerator_denominator_open_and_excluded_when_a_month_is_asked_for(desk: TicketDesk) -> None:
    await month(desk)
    found = await report(desk, Asked(start=MARCH.start, end=MARCH.end, period="month"))
    assert one(found, "satisfaction:overall") == (2, 4, 0, 0)
    assert one(found, "satisfaction:vehicle_ok") == (3, 3, 0, 1)
    assert one(found, "satisfaction:recommend") == (1, 1, 0, 3)
    assert one(found, "answers:overall", "dissatisfied") == (1, 4, 0, 0)
    assert one(found, "reach") == (4, 5, 0, 0)
    assert one(found, "outcomes", "no_answer") == (1, 5, 0, 0)
    assert one(found, "dispositions", "completed") == (4, 4, 0, 0)
    assert one(found, "tickets", "complaint") == (1, 1, 0, 0)


@pytest.mark.req("S2-29")
async def test_week_and_month_are_the_sums_of_their_days_when_counted(desk: TicketDesk) -> None:
    await month(desk)
    days = await report(desk, MARCH)
    for period in ("week", "month"):
        sums: Counter[tuple[str, str]] = Counter()
        for figure in await report(desk, Asked(start=MARCH.start, end=MARCH.end, period=period)):
            sums[figure.figure, figure.value] += figure.numerator
        by_day: Counter[tuple[str, str]] = Counter()
        for figure in days:
            by_day[figure.figure, figure.value] += figure.numerator
        assert sums == by_day
    weeks = await report(desk, Asked(start=MARCH.start, end=MARCH.end, period="week", figure="reach"))
    assert [(figure.period, figure.numerator, figure.denominator) for figure in weeks] == [
        (date(2026, 3, 2), 3, 3),
        (date(2026, 3, 9), 1, 2),
    ]


@pytest.mark.req("S2-29")
async def test_reach_is_split_by_part_of_the_day_when_asked_for(desk: TicketDesk) -> None:
    await month(desk)
    found = await report(desk, Asked(start=MARCH.start, end=MARCH.end, period="month", axes=("part",), figure="reach"))
    assert {figure.group[0]: (figure.numerator, figure.denominator) for figure in found} == {
        "morning": (2, 2),
        "afternoon": (1, 2),
        "evening": (1, 1),
    }


@pytest.mark.req("S2-29")
async def test_satisfaction_is_split_by_dealer_and_adviser_when_asked_for(desk: TicketDesk) -> None:
    await month(desk)
    asked = Asked(
        start=MARCH.start,
        end=MARCH.end,
        period="month",
        axes=("dealer", "adviser"),
        figure="satisfaction:overall",
        dealers=["dealer"],
    )
    (figure,) = await report(desk, asked)
    assert (figure.group, figure.numerator, figure.denominator) == (("dealer", "李师傅"), 2, 4)
    assert await report(desk, Asked(start=MARCH.start, end=MARCH.end, dealers=[])) == []


@pytest.mark.req("S2-29")
async def test_every_figure_lists_what_it_counts_when_asked_for(desk: TicketDesk) -> None:
    await month(desk)
    async with desk.store.read() as view:
        for figure in await voc_report(view, desk.setup, Asked(start=MARCH.start, end=MARCH.end, period="month")):
            asked = Asked(start=MARCH.start, end=MARCH.end, figure=figure.figure)
            counted = {"for": figure.numerator, "open": figure.open, "excluded": figure.excluded}
            for standing, count in counted.items():
                value = figure.value if standing == "for" else None
                total, items = await voc_items(view, desk.setup, asked, standing=standing, value=value)
                assert (total, len(items)) == (count, count), figure
                assert len({item.subject_id for item in items}) == count
                assert {str(item.standing) for item in items} <= {standing}


@pytest.mark.req("S2-29")
async def test_items_come_in_stretches_that_leave_out_and_repeat_none(desk: TicketDesk) -> None:
    await month(desk)
    asked = Asked(start=MARCH.start, end=MARCH.end, figure="reach")
    async with desk.store.read() as view:
        total, whole = await voc_items(view, desk.setup, asked)
        stretches = [(await voc_items(view, desk.setup, asked, limit=2, offset=at))[1] for at in (0, 2, 4, 6)]
    assert total == len(whole) == 5
    assert [item for stretch in stretches for item in stretch] == whole
    assert [item.day for item in whole] == sorted(item.day for item in whole)


@pytest.mark.req("S2-24")
async def test_call_length_counts_the_calls_within_two_to_three_minutes(desk: TicketDesk) -> None:
    await month(desk)
    found = await report(desk, Asked(start=MARCH.start, end=MARCH.end, period="month", figure="call_length"))
    assert one(found, "call_length") == (3, 4, 0, 0)


@pytest.mark.req("S2-38")
async def test_unreached_ticket_is_open_and_unverified_is_apart_when_counted(desk: TicketDesk) -> None:
    """Neither is ever counted as done in time."""
    ticket = await desk.complain(at=at("03-04 10:00"))
    await desk.clock.advance(timedelta(minutes=11))
    await desk.handle(ticket)
    attempt = await desk.call(await desk.second(ticket), "agent-2")
    await desk.hang_up(attempt, talk=10)
    await desk.dispose(attempt, Disposition.DECLINED, "agent-2")
    day = Asked(start=date(2026, 3, 4), end=date(2026, 3, 4))
    assert one(await report(desk, day), "tickets_on_time") == (0, 0, 1, 0)
    assert one(await report(desk, day), "closed_unverified") == (0, 0, 1, 0)
    async with desk.acting("supervisor") as tx:
        await ticket_work.close_unverified(tx, desk.setup, ticket.no, by="supervisor", reason="谢绝")
    assert one(await report(desk, day), "tickets_on_time") == (0, 1, 0, 0)
    assert one(await report(desk, day), "closed_unverified") == (1, 1, 0, 0)


@pytest.mark.req("S2-40")
async def test_excluded_follow_up_is_counted_as_excluded_and_not_as_missed(desk: TicketDesk) -> None:
    desk.clock.set(at("03-02 09:30"))
    await desk.follow_up(state="done", result="excluded", done_at=at("03-02 09:30"))
    desk.clock.set(at("03-20 09:30"))
    found = await report(desk, MARCH)
    assert one(found, "followed_up") == (0, 0, 0, 1)


async def test_overdue_follow_up_is_in_the_denominator_when_it_was_not_done(desk: TicketDesk) -> None:
    """A12: a share over done and overdue-open ones."""
    desk.clock.set(at("03-02 09:30"))
    await desk.follow_up()
    assert one(await report(desk, MARCH), "followed_up_in_time") == (0, 0, 1, 0)
    desk.clock.set(at("03-20 09:30"))
    assert one(await report(desk, MARCH), "followed_up_in_time") == (0, 1, 0, 0)


@pytest.mark.req("S2-5", "S2-6")
async def test_desk_is_never_ordered_or_split_by_complaints_when_asked_for(desk: TicketDesk) -> None:
    await month(desk)
    async with desk.store.read() as view:
        for measure in ("complaints", "grievances", "tickets_opened"):
            with pytest.raises(Invalid, match="desk-not-ranked"):
                await desk_report(view, desk.setup, MARCH, measure)
        for figure in ("tickets", "tickets_on_time", "satisfaction:overall"):
            with pytest.raises(Invalid, match="desk-not-ranked"):
                await voc_report(
                    view, desk.setup, Asked(start=MARCH.start, end=MARCH.end, axes=("agent",), figure=figure)
                )
        whole = await voc_report(view, desk.setup, Asked(start=MARCH.start, end=MARCH.end, axes=("agent",)))
        (line,) = await desk_report(view, desk.setup, MARCH)
    assert {figure.figure for figure in whole} == {"reach", "outcomes", "dispositions", "call_length"}
    assert (line.agent_id, line.calls, line.reached, line.completed) == ("agent-1", 5, 4, 4)


@pytest.mark.req("S2-30", "S2-31")
async def test_action_is_closed_only_with_an_effect_check_in_a_later_period(desk: TicketDesk) -> None:
    """Owner and date at the opening; before and after side by side at the close."""
    await talk(desk, "03-02 10:00", ANGRY)
    await talk(desk, "03-03 10:00", HAPPY)
    desk.clock.set(at("03-09 09:00"))
    async with desk.acting("supervisor") as tx:
        action = await open_action(
            tx,
            desk.setup,
            dealer_id="dealer",
            title="费用说明不清",
            finding="两成客户嫌贵",
            figure="satisfaction:overall",
            owner_id="handler-1",
            due_on=date(2026, 3, 20),
            start=date(2026, 3, 2),
            end=date(2026, 3, 8),
            by="supervisor",
        )
    assert (action.owner_id, action.due_on, action.before["numerator"], action.before["denominator"]) == (
        "handler-1",
        date(2026, 3, 20),
        1,
        2,
    )

    async def finish(start: date, end: date) -> VocAction:
        async with desk.acting("supervisor") as tx:
            return await close_action(
                tx, desk.setup, action.id, version=action.version, result="交车时逐项说明", start=start, end=end
            )

    desk.clock.set(at("03-17 09:00"))
    with pytest.raises(Invalid, match="not-a-later-period"):
        await finish(date(2026, 3, 8), date(2026, 3, 12))
    with pytest.raises(Invalid, match="nothing-counted"):
        await finish(date(2026, 3, 10), date(2026, 3, 16))
    await talk(desk, "03-17 10:00", HAPPY)
    desk.clock.set(at("03-18 09:00"))
    closed = await finish(date(2026, 3, 10), date(2026, 3, 17))
    assert (closed.state, closed.after["numerator"], closed.after["denominator"]) == ("closed", 1, 1)
    with pytest.raises(Conflict, match="closed-already"):
        await finish(date(2026, 3, 10), date(2026, 3, 17))
