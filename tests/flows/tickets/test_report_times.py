"""Times of steps and talks, the day's own figures, and filters by adviser, from rows of either engine."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from callcenter.core.model import Disposition
from callcenter.flows.reports import Asked, voc_items, voc_report, words_of
from callcenter.flows.time_report import time_report
from tests.support.ticket_desk import ANGRY, HAPPY, TicketDesk

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAY = Asked(start=date(2026, 3, 2), end=date(2026, 3, 2))
STEP = "step_time:dealer_follow_up.introduce"


async def talk(desk: TicketDesk, when: str, *, introduce: float | None, talk: int) -> None:
    """A whole conversation with the seconds of its introduction (planned: 12 seconds)."""
    desk.clock.set(datetime.fromisoformat(f"2026-{when}").replace(tzinfo=SHANGHAI))
    follow_up = await desk.follow_up()
    attempt = await desk.call(follow_up)
    begun = desk.clock.now()
    await desk.clock.advance(timedelta(minutes=5))
    steps = {}
    if introduce is not None:
        ended = begun + timedelta(seconds=introduce)
        steps["introduce"] = {"started_at": begun.isoformat(), "ended_at": ended.isoformat(), "seconds": introduce}
    await desk.submit(follow_up, HAPPY, steps=steps)
    await desk.hang_up(attempt, talk=talk)
    await desk.dispose(attempt, Disposition.COMPLETED)


@pytest.mark.req("S2-20", "S2-22", "S2-23", "S2-24")
async def test_times_are_told_against_the_table_and_the_band(desk: TicketDesk) -> None:
    """A step that was not measured is excluded, not late."""
    await talk(desk, "03-02 09:30", introduce=10, talk=150)
    await talk(desk, "03-02 10:30", introduce=12, talk=170)
    await talk(desk, "03-02 11:30", introduce=30, talk=400)
    await talk(desk, "03-02 12:30", introduce=None, talk=60)
    async with desk.store.read() as view:
        times = await time_report(view, desk.setup, DAY)
        (figure,) = await voc_report(view, desk.setup, Asked(start=DAY.start, end=DAY.end, figure=STEP))
        total, behind = await voc_items(
            view, desk.setup, Asked(start=DAY.start, end=DAY.end, figure=STEP), standing="against"
        )
    step = next(one for one in times.steps if one.step == "introduce")
    assert (step.within, step.timed, step.excluded, step.open) == (2, 3, 1, 0)
    assert (figure.numerator, figure.denominator, figure.excluded) == (2, 3, 1)
    assert (step.planned_seconds, step.spread.middle, step.spread.count) == (12.0, 12.0, 3)
    assert times.talk is not None
    assert (times.low, times.high, times.talk.numerator, times.talk.denominator) == (120, 180, 2, 4)
    assert times.spread.seconds == ((60, 1), (150, 1), (170, 1), (400, 1))
    assert (total, behind[0].subject) == (1, "follow_up")


async def test_day_counts_what_ended_and_what_fell_due(desk: TicketDesk) -> None:
    await talk(desk, "03-02 09:30", introduce=None, talk=150)
    desk.clock.set(datetime(2026, 3, 2, 12, tzinfo=SHANGHAI))
    await desk.follow_up(due_at=datetime(2026, 3, 3, tzinfo=SHANGHAI))  # the end of the 2nd (A14)
    desk.clock.set(datetime(2026, 3, 3, 12, tzinfo=SHANGHAI))
    async with desk.store.read() as view:
        found = await voc_report(view, desk.setup, Asked(start=DAY.start, end=DAY.end, of=("finished", "due_in_time")))
    assert {(one.figure, one.value): (one.numerator, one.denominator) for one in found} == {
        ("finished", "completed"): (1, 1),
        ("due_in_time", ""): (0, 1),
    }


async def test_figures_and_items_are_of_one_adviser_when_asked_for(desk: TicketDesk) -> None:
    await talk(desk, "03-02 09:30", introduce=None, talk=150)
    async with desk.store.read() as view:
        for adviser, count in (("李师傅", 1), ("王师傅", 0)):
            asked = Asked(start=DAY.start, end=DAY.end, figure="reach", only={"adviser": adviser})
            assert sum(one.numerator for one in await voc_report(view, desk.setup, asked)) == count
            assert (await voc_items(view, desk.setup, asked))[0] == count


async def test_words_tell_questions_options_and_steps_in_both_languages(desk: TicketDesk) -> None:
    await talk(desk, "03-02 09:30", introduce=None, talk=150)
    async with desk.store.read() as view:
        words = await words_of(view, desk.setup, DAY)
    assert words["reason:price"]["zh-CN"] == "费用"
    assert words["overall"]["en"].startswith("How satisfied")
    assert words["dealer_follow_up.introduce"]["zh-CN"]


@pytest.mark.req("S2-17")
async def test_reasons_of_dissatisfaction_are_counted_by_option(desk: TicketDesk) -> None:
    desk.clock.set(datetime(2026, 3, 2, 12, tzinfo=SHANGHAI))
    follow_up = await desk.follow_up()
    attempt = await desk.call(follow_up)
    await desk.submit(follow_up, {**ANGRY, "reason": ["price", "waiting"]})
    await desk.hang_up(attempt)
    asked = Asked(start=DAY.start, end=DAY.end, figure="answers:reason")
    async with desk.store.read() as view:
        found = await voc_report(view, desk.setup, asked)
        total, items = await voc_items(view, desk.setup, asked)
    assert {one.value: (one.numerator, one.denominator) for one in found} == {"price": (1, 2), "waiting": (1, 2)}
    assert (total, len(items)) == (1, 1)
