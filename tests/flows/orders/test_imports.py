"""Files taken in: row by row, in batches, again, cancelled, broken off; the past; differences; the paper form."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from callcenter.core.access import SERVICE, Actor
from callcenter.core.model import (
    Answers,
    Attempt,
    Clock,
    Customer,
    Dealer,
    DueRow,
    FollowUp,
    FollowUpResult,
    FollowUpState,
    ImportRun,
    Message,
    ServiceOrder,
    Ticket,
    TicketKind,
)
from callcenter.core.order_columns import OrderFileRefused
from callcenter.core.order_file import RowReport
from callcenter.errors import Forbidden
from callcenter.flows.import_orders import cancel_run, import_orders, mark_interrupted, open_run
from callcenter.flows.order_diff import accept_differences, compare_orders
from callcenter.flows.paper_entry import import_paper
from callcenter.imports.files import ConfiguredFiles
from tests.flows.orders.conftest import DAY, DELIVERED, OrderDesk, draft
from tests.support.desk import AGENT_1

ZONE = ZoneInfo("Asia/Shanghai")
HEADER = "工单号,交车时间,车主,车主电话,车牌"


def lines(count: int) -> str:
    """An order file with one bad row in every ten."""
    rows = [
        f"RO{at},{'没写清' if at % 10 == 0 else '2026-11-19 09:00'},客户{at},138{at:08},沪A{at:05}"
        for at in range(1, count + 1)
    ]
    return "\n".join([HEADER, *rows])


async def take(desk: OrderDesk, path: Path, text: str, **how: Any) -> ImportRun:
    """Take a file in, fifty rows a batch."""
    path.write_text(text, "utf-8")
    async with desk.write() as tx:
        run = await open_run(
            tx,
            kind=how.pop("kind", "orders"),
            dealer_id=desk.dealer.id,
            file_name=path.name,
            node="test",
            history=bool(how.get("history")),
        )
    rows = how.pop("rows", None) or ConfiguredFiles().orders(path, zone=ZONE, area_code="021")
    return await import_orders(desk.uow, desk.setup, rows, run, actor=SERVICE, batch=50, **how)


@pytest.mark.req("S2-26")
async def test_every_row_is_reported_and_a_bad_one_refuses_itself_alone(desk: OrderDesk, tmp_path: Path) -> None:
    seen: list[RowReport] = []

    async def sink(reports: Sequence[RowReport]) -> None:
        seen.extend(reports)

    run = await take(desk, tmp_path / "a.csv", lines(120), sink=sink)
    assert run.state == "done"
    assert (run.rows_done, run.counts["accepted"], run.counts["refused"]) == (120, 108, 12)
    assert [one.number for one in seen] == list(range(2, 122))
    assert run.report[0]["problems"][0]["field"] == "delivered_at"
    async with desk.uow.read() as view:
        assert await view.rows(FollowUp).count(state=FollowUpState.WAITING) == 108


@pytest.mark.req("S2-26")
async def test_the_same_file_again_changes_nothing(desk: OrderDesk, tmp_path: Path) -> None:
    await take(desk, tmp_path / "a.csv", lines(60))
    run = await take(desk, tmp_path / "a.csv", lines(60))
    assert (run.counts["unchanged"], run.counts.get("accepted", 0), run.counts.get("updated", 0)) == (54, 0, 0)


async def test_a_file_broken_off_is_interrupted_and_goes_on_with_the_same_file(desk: OrderDesk, tmp_path: Path) -> None:
    class PowerCut(Exception):
        """What no flow expects."""

    path = tmp_path / "a.csv"
    path.write_text(lines(120), "utf-8")

    async def broken() -> AsyncGenerator[Any, None]:
        number = 0
        async for row in ConfiguredFiles().orders(path, zone=ZONE, area_code="021"):
            number += 1
            if number > 60:
                raise PowerCut
            yield row

    with pytest.raises(PowerCut):
        await take(desk, path, lines(120), rows=broken())
    async with desk.write() as tx:
        assert await mark_interrupted(tx, "test") == 1
        (run,) = await tx.rows(ImportRun).all()
        assert (run.state, run.rows_done) == ("interrupted", 50)
    run = await take(desk, path, lines(120))
    assert (run.counts["accepted"], run.counts["unchanged"]) == (63, 45)


async def test_a_cancelled_import_stops_after_its_batch(desk: OrderDesk, tmp_path: Path) -> None:
    async def sink(reports: Sequence[RowReport]) -> None:
        async with desk.write() as tx:
            (run,) = await tx.rows(ImportRun).all()
            await cancel_run(tx, run.id)

    run = await take(desk, tmp_path / "a.csv", lines(120), sink=sink)
    assert (run.state, run.rows_done) == ("cancelled", 50)


async def test_a_file_that_is_none_is_refused_with_its_reason(desk: OrderDesk, tmp_path: Path) -> None:
    run = await take(desk, tmp_path / "a.csv", "这不是,工单\n1,2\n")
    assert (run.state, run.problem) == ("refused", "no_header")


async def test_what_was_read_before_a_file_was_refused_stays(desk: OrderDesk, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(lines(30), "utf-8")

    async def refused() -> AsyncGenerator[Any, None]:
        async for row in ConfiguredFiles().orders(path, zone=ZONE, area_code="021"):
            yield row
        raise OrderFileRefused("too_many_rows")

    run = await take(desk, path, lines(30), rows=refused())
    assert (run.state, run.problem, run.counts["accepted"]) == ("refused", "too_many_rows", 27)


async def test_a_check_writes_nothing_but_its_report(desk: OrderDesk, tmp_path: Path) -> None:
    run = await take(desk, tmp_path / "a.csv", lines(60), kind="check", dry_run=True)
    assert run.counts["accepted"] == 54
    async with desk.uow.read() as view:
        assert await view.rows(ServiceOrder).count() == 0


async def test_orders_of_the_past_arm_and_send_nothing(desk: OrderDesk, tmp_path: Path) -> None:
    run = await take(desk, tmp_path / "a.csv", lines(30), history=True)
    assert run.kind == "history"
    async with desk.uow.read() as view:
        assert await view.rows(ServiceOrder).count() == 27
        for model in (FollowUp, DueRow, Message):
            assert await view.rows(model).count() == 0


async def test_a_file_makes_a_cancelled_order_valid_again_by_a_plain_word_only(desk: OrderDesk, tmp_path: Path) -> None:
    """Where it has none, the report says of the row that its order stays cancelled, in both languages."""

    def stating(status: str, mileage: int) -> str:
        return f"{HEADER},里程,状态\nRO1,2026-11-19 09:00,王芳,13800138001,沪A12345,{mileage},{status}"

    for at, status in enumerate(("已结算", "已作废", "", "", "待审")):
        run = await take(desk, tmp_path / "a.csv", stating(status, at // 3))
    assert (await desk.order()).status == "cancelled"
    (line,) = run.report
    assert [(one["field"], one["reason"]) for one in line["warnings"]] == [("order_no", "order_is_cancelled")]
    assert "已取消" in line["warnings"][0]["zh-CN"] and "is cancelled" in line["warnings"][0]["en"]
    run = await take(desk, tmp_path / "a.csv", stating("已结算", 1))
    assert (run.counts["updated"], run.report) == (1, [])
    assert (await desk.follow_up()).state is FollowUpState.WAITING


async def test_a_row_delivered_after_tomorrow_is_refused_with_its_field(desk: OrderDesk, tmp_path: Path) -> None:
    """A delivery is what has been; tomorrow is by the dealer's day. One that is cancelled is none."""
    times = ("2062-11-19 09:00", "2026-11-21", "2026-11-20 23:59", "2026-11-20")
    text = "\n".join([f"{HEADER},状态", *(f"RO{at},{time},,1380013800{at},,正常" for at, time in enumerate(times))])
    run = await take(desk, tmp_path / "a.csv", text)
    assert (run.counts["refused"], run.counts["accepted"]) == (2, 2)
    problem = run.report[0]["problems"][0]
    assert (problem["field"], problem["reason"]) == ("delivered_at", "in_the_future")
    assert (problem["zh-CN"], problem["en"]) == ("交车时间：时间在将来", "delivered at: lies in the future")
    run = await take(desk, tmp_path / "a.csv", f"{HEADER},状态\nRO3,2062-11-20,,,,作废")
    assert run.counts["updated"] == 1


async def test_a_row_of_another_dealer_is_refused(desk: OrderDesk, tmp_path: Path) -> None:
    async with desk.write() as tx:
        await tx.rows(Dealer).add(replace(desk.dealer, id=tx.new_id(), code="BJ01", version=0))
    text = "店代码,工单号,交车时间\nBJ01,RO1,2026-11-19\nXX,RO2,2026-11-19\nSH01,RO3,2026-11-19"
    run = await take(desk, tmp_path / "a.csv", text)
    reasons = [line["problems"][0]["reason"] for line in run.report if "problems" in line]
    assert reasons == ["another_dealer", "unknown_dealer"]


@pytest.mark.req("S2-27")
async def test_differences_are_shown_first_and_taken_by_the_named_person(desk: OrderDesk, tmp_path: Path) -> None:
    await desk.take(draft())
    async with desk.write() as tx:
        dealer = await tx.rows(Dealer).get(desk.dealer.id)
        await tx.rows(Dealer).save(replace(dealer, sync_person_id="agent-1"))
        run = await open_run(tx, kind="diff", dealer_id=desk.dealer.id, file_name="x", node="test")
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADER}\nRO1,2026-11-19 09:30,王小芳,13800138001,沪A54321", "utf-8")
    rows = ConfiguredFiles().orders(path, zone=ZONE, area_code="021")
    run = await compare_orders(desk.uow, rows, run, actor=SERVICE)
    assert [(line["field"], line["known"], line["stated"]) for line in run.report] == [
        ("name", "王芳", "王小芳"),
        ("plate", "沪A12345", "沪A54321"),
    ]
    (before,) = await desk.customers()
    assert before.name == "王芳"
    async with desk.write() as tx:
        with pytest.raises(Forbidden):
            await accept_differences(tx, run.id, by="agent-2")
    async with desk.write() as tx:
        await accept_differences(tx, run.id, by="agent-1", leave_out=[1])
        assert (await tx.rows(Dealer).get(desk.dealer.id)).synced_at == tx.now
        owner = await tx.rows(Customer).get(before.id)
    assert (owner.name, owner.source_fields["names"]) == ("王小芳", ["王小芳", "王芳"])
    assert (await desk.vehicles())[0].plate == "沪A12345"


@pytest.mark.req("S2-27")
async def test_a_number_that_was_taken_over_is_rung_before_an_earlier_orders(desk: OrderDesk, tmp_path: Path) -> None:
    await desk.take(draft())
    async with desk.write() as tx:
        run = await open_run(tx, kind="diff", dealer_id=desk.dealer.id, file_name="x", node="test")
    path = tmp_path / "a.csv"
    path.write_text(f"{HEADER}\nRO1,2026-11-19 09:30,王芳,13700137000,沪A12345", "utf-8")
    rows = ConfiguredFiles().orders(path, zone=ZONE, area_code="021")
    run = await compare_orders(desk.uow, rows, run, actor=SERVICE)
    async with desk.write() as tx:
        await accept_differences(tx, run.id, by="agent-1")
    await desk.take(draft("RO2", phones="13900139000"))
    owner = (await desk.order()).owner_id
    assert await desk.numbers(owner) == ["+8613700137000", "+8613800138001", "+8613900139000"]


async def enter(desk: OrderDesk, path: Path, text: str) -> ImportRun:
    """Enter a paper form."""
    path.write_text(text, "utf-8")
    async with desk.write() as tx:
        run = await open_run(tx, kind="paper", dealer_id=desk.dealer.id, file_name="form", node="test")
    found = ConfiguredFiles().paper(path, zone=ZONE, now=desk.clock.now(), area_code="021")
    return await import_paper(desk.uow, desk.setup, found, run, actor=Actor(person_id="agent-2", name="agent-2"))


FORM = "工单号,致电时间,接通情况,通话秒数,结果,类别,投诉内容,填表人,答:overall"


@pytest.mark.req("S2-36")
async def test_a_call_on_paper_keeps_its_time_and_its_tickets_clock_starts_from_it(
    desk: OrderDesk, tmp_path: Path
) -> None:
    """Called on Friday 10:00, entered on Sunday: done on Friday; the complaint's 24 hours began on Friday."""
    await desk.take(draft())
    await desk.clock.advance(3 * DAY)
    run = await enter(
        desk, tmp_path / "f.csv", f"{FORM}\nRO1,2026-11-20 10:00,接通,120,完成,投诉,漏油,{AGENT_1},不满意"
    )
    assert run.counts["accepted"] == 1, run.report
    called_at = DELIVERED + DAY + timedelta(minutes=30)
    row = await desk.follow_up()
    assert (row.state, row.result, row.done_at) == (
        FollowUpState.DONE,
        FollowUpResult.COMPLETED,
        called_at + timedelta(seconds=120),
    )
    async with desk.uow.read() as view:
        (attempt,) = await view.rows(Attempt).all()
        (answers,) = await view.rows(Answers).all()
        (ticket,) = await view.rows(Ticket).all()
        clock = await view.rows(Clock).first(ticket_id=ticket.id)
    assert (attempt.intent_at, attempt.agent_id, attempt.reason) == (called_at, AGENT_1, "paper")
    assert answers.answers == {"overall": "dissatisfied"}
    assert (ticket.kind, ticket.received_at, ticket.late_entered) == (TicketKind.COMPLAINT, called_at, True)
    assert clock is not None
    assert clock.due_at == called_at + DAY


@pytest.mark.req("S2-36")
async def test_the_same_form_again_changes_nothing(desk: OrderDesk, tmp_path: Path) -> None:
    await desk.take(draft())
    await desk.clock.advance(2 * DAY)
    text = f"{FORM}\nRO1,2026-11-20 10:00,无人接听,,,,,agent-1,"
    await enter(desk, tmp_path / "f.csv", text)
    assert (await desk.follow_up()).tries == 1
    run = await enter(desk, tmp_path / "f.csv", text)
    assert run.counts["unchanged"] == 1
    assert (await desk.follow_up()).tries == 1


@pytest.mark.req("S2-36")
async def test_a_follow_up_missed_only_because_the_form_came_late_is_not_missed(
    desk: OrderDesk, tmp_path: Path
) -> None:
    await desk.take(draft())
    row = await desk.follow_up()
    async with desk.write() as tx:
        await tx.rows(FollowUp).save(replace(row, missed_at=row.due_at, missed_cause="not_tried"))
    await desk.clock.advance(6 * DAY)
    await enter(desk, tmp_path / "f.csv", f"{FORM}\nRO1,2026-11-20 10:00,接通,90,完成,,,agent-1,满意")
    row = await desk.follow_up()
    assert (row.result, row.missed_at) == (FollowUpResult.COMPLETED, None)


TALK = "工单号,致电时间,接通情况,通话秒数,结果,接听人,预约时间,类别,投诉内容"


@pytest.mark.req("S2-36")
@pytest.mark.parametrize(
    ("said", "at", "state", "result"),
    [
        ("谢绝", "", FollowUpState.DONE, FollowUpResult.DECLINED),
        ("号码错误", "", FollowUpState.NUMBER_CHECK, None),
        ("改约", "2026-11-23 10:00", FollowUpState.WAITING, None),
        ("中途挂断", "", FollowUpState.WAITING, None),
    ],
)
async def test_what_the_customer_said_binds_when_the_talk_on_the_form_was_short(
    desk: OrderDesk, tmp_path: Path, said: str, at: str, state: FollowUpState, result: FollowUpResult | None
) -> None:
    """As in a call of ours: who declined in three seconds is not rung again; a mere hang-up is a try."""
    await desk.take(draft())
    await desk.clock.advance(2 * DAY)
    await enter(desk, tmp_path / "f.csv", f"{TALK}\nRO1,2026-11-20 10:00,秒挂,3,{said},,{at},,")
    row = await desk.follow_up()
    assert (row.state, row.result) == (state, result)
    assert row.agreed_at == (datetime(2026, 11, 23, 10, tzinfo=ZONE) if at else None)


@pytest.mark.req("S2-36", "S2-11")
@pytest.mark.parametrize("said", ["改约", "非车主", "中途挂断", "部分完成", "语音信箱"])
async def test_an_agreed_time_on_the_form_that_has_passed_becomes_the_next_open_minute(
    desk: OrderDesk, tmp_path: Path, said: str
) -> None:
    """Entered on Saturday 10:00 for Friday 15:00: called at once, and the complaint on the same line is taken."""
    await desk.take(draft())
    await desk.clock.advance(2 * DAY)
    talk = f"RO1,2026-11-20 10:00,接通,60,{said},妻子,2026-11-20 15:00,投诉,漏油"
    run = await enter(desk, tmp_path / "f.csv", f"{TALK}\n{talk}")
    assert run.counts["accepted"] == 1, run.report
    assert [one["reason"] for one in run.report[0]["warnings"]] == ["time_is_past"]
    row = await desk.follow_up()
    assert (row.state, row.agreed_at) == (FollowUpState.WAITING, desk.clock.now() + timedelta(minutes=1))
    async with desk.uow.read() as view:
        (ticket,) = await view.rows(Ticket).all()
    assert (ticket.kind, ticket.description) == (TicketKind.COMPLAINT, "漏油")


async def test_a_line_that_fits_no_order_or_question_is_refused_with_its_field(desk: OrderDesk, tmp_path: Path) -> None:
    await desk.take(draft())
    await desk.clock.advance(DAY)
    text = f"{FORM}\nRO9,2026-11-20 09:00,占线,,,,,,\nRO1,2026-11-20 09:00,接通,60,完成,,,,随便"
    run = await enter(desk, tmp_path / "f.csv", text)
    found = [(line["problems"][0]["field"], line["problems"][0]["reason"]) for line in run.report]
    assert found == [("order_no", "order_not_known"), ("answer:overall", "answer_unreadable")]
