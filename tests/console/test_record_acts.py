"""Acts on records by clicking, each with what the store keeps of it: tickets, SMS of unknown fate, differences, past moments."""

import csv
import io
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import Locator, Page, expect

from callcenter.core.access import SERVICE
from callcenter.core.model import (
    AuditEntry,
    Clock,
    Customer,
    CustomerNumber,
    Dealer,
    FollowUp,
    FollowUpState,
    ImportRun,
    Message,
    MessageState,
    Role,
    Scope,
    ServiceOrder,
    Ticket,
    TicketEntry,
    TicketState,
    Vehicle,
)
from callcenter.flows import ticket_work
from callcenter.flows.people import GrantWanted, add_person
from tests.console.test_setup_people import choose
from tests.support.console import BrowserAt, Desk


async def rows(desk: Desk, model: type, **where: Any) -> list[Any]:
    async with desk.plant.uow.read() as view:
        return await view.rows(model).all(**where)


async def a_ticket(desk: Desk, browser_at: BrowserAt, role: Role = Role.SUPERVISOR) -> tuple[Ticket, Page, Locator]:
    """An open ticket, somebody's page of its card, and the steps on it."""
    ticket = (await rows(desk, Ticket, state=TicketState.OPEN))[0]
    page = await browser_at(role, f"/tickets/{ticket.no}")
    steps = page.get_by_role("region", name="下一步")
    await expect(steps.get_by_role("heading", name="等待分派")).to_be_visible()
    return ticket, page, steps


async def step(page: Page, steps: Locator, name: str, field: str = "", words: str = "") -> None:
    """Take one step of a ticket: its button, what it asks for, and the notice that it is done."""
    await steps.get_by_role("button", name=name).click()
    dialog = page.get_by_role("dialog", name=name)
    await expect(dialog.get_by_role("button", name=name)).to_be_disabled()  # not without its words
    await dialog.get_by_label(field).fill(words)
    await dialog.get_by_role("button", name=name).click()
    await expect(dialog).to_be_hidden()


async def test_a_ticket_is_void_with_its_reason_when_it_should_not_be_there(desk: Desk, browser_at: BrowserAt) -> None:
    """The number and the reason stay; its clocks stop counting; nothing can be done any more."""
    ticket, page, steps = await a_ticket(desk, browser_at)
    await step(page, steps, "作废", "原因", "与另一张工单重复")
    await expect(page.get_by_text("已作废").first).to_be_visible()
    await expect(page.locator(".log li").first).to_contain_text("与另一张工单重复")
    await expect(steps.get_by_text("您目前没有可做的操作")).to_be_visible()
    (kept,) = await rows(desk, Ticket, id=ticket.id)
    assert (kept.state, kept.close_reason, kept.no) == (TicketState.VOID, "与另一张工单重复", ticket.no)
    assert {str(clock.state) for clock in await rows(desk, Clock, ticket_id=ticket.id)} == {"cancelled"}


async def test_a_fresh_ticket_is_taken_back_by_who_opened_it(desk: Desk, browser_at: BrowserAt) -> None:
    """Within its minute, counted down on the button; nobody else is offered it."""
    agent = await browser_at("agent1", "/tickets")
    customer = (await rows(desk, Customer, merged_into=None))[0]
    made = await agent.request.post(
        f"{desk.address}/api/v1/tickets",
        data={"customer_id": customer.id, "kind": "complaint", "subject": "等太久"},
        headers={"Origin": desk.address},
    )
    no = (await made.json())["no"]
    other = await browser_at(Role.SUPERVISOR, f"/tickets/{no}")
    await expect(other.get_by_role("button", name="作废")).to_be_visible()
    await expect(other.get_by_role("button", name="撤回")).to_have_count(0)
    await agent.goto(f"{desk.address}/tickets/{no}")
    await agent.get_by_role("button", name="撤回").click()
    await expect(agent.locator(".log li").first).to_contain_text("建单人撤回")
    await expect(agent.get_by_role("button", name="撤回")).to_have_count(0)
    (kept,) = await rows(desk, Ticket, no=no)
    assert (kept.state, kept.close_reason) == (TicketState.VOID, "undone")


async def test_a_ticket_goes_from_one_handler_to_another_with_what_was_noted(desk: Desk, browser_at: BrowserAt) -> None:
    """Dispatched, noted by the handler, handed over, handled, and worked on again: each stands in its history."""
    async with desk.plant.uow.write(SERVICE) as tx:
        second = await add_person(
            tx,
            login="handler.two",
            name="钱处理",
            language="zh-CN",
            password_hash="x",
            must_change_password=False,
            grants=[GrantWanted(Role.HANDLER, Scope.ALL)],
        )
    first = await desk.person("handler")
    ticket, page, steps = await a_ticket(desk, browser_at)
    for person in (first, second):
        await steps.get_by_role("button", name="分派").click()
        dialog = page.get_by_role("dialog", name="分派")
        await dialog.get_by_label("处理人").click()
        await page.get_by_role("option", name=person.name).click()
        await dialog.get_by_role("button", name="分派").click()
        await expect(steps.get_by_role("heading", name=person.name)).to_be_visible()
        (kept,) = await rows(desk, Ticket, id=ticket.id)
        assert kept.handler_id == person.id
    theirs = await browser_at("handler.two", f"/tickets/{ticket.no}")
    own = theirs.get_by_role("region", name="下一步")
    await step(theirs, own, "记录联系", "与客户沟通的内容", "已致电道歉")
    await step(theirs, own, "记录进展", "处理进展", "约周五返修")
    await step(theirs, own, "处理完成", "处理结果", "返修完成，不再异响")
    await expect(own.get_by_role("heading", name="等待二次回访")).to_be_visible()
    await expect(steps.get_by_role("heading", name="等待二次回访")).to_be_visible()  # the supervisor's page heard of it
    await step(page, steps, "重新打开", "原因", "客户又来电话")
    await expect(steps.get_by_role("heading", name="等待处理")).to_be_visible()
    (kept,) = await rows(desk, Ticket, id=ticket.id)
    assert (kept.state, kept.round, kept.handler_id) == (TicketState.HANDLING, 2, second.id)
    entries = await rows(desk, TicketEntry, ticket_id=ticket.id, order=("at", "id"))
    said = [(entry.act, entry.text) for entry in entries if entry.act not in ("open", "dispatch", "remind")]
    assert said == [
        ("contact", "已致电道歉"),
        ("progress", "约周五返修"),
        ("handle", "返修完成，不再异响"),
        ("reopen", "客户又来电话"),
    ]


@pytest.mark.parametrize(
    ("verdict", "state"),
    [("确认已发出", MessageState.ACCEPTED), ("放弃发送", MessageState.FAILED)],
    ids=["went", "given-up"],
)
async def test_an_sms_of_unknown_fate_is_settled_by_a_person(
    desk: Desk, browser_at: BrowserAt, verdict: str, state: MessageState
) -> None:
    """It is never sent again by itself: somebody says what became of it, after a question, and that is written down."""
    customer = (await rows(desk, Customer, merged_into=None))[0]
    async with desk.plant.uow.write(SERVICE) as tx:
        message = Message(
            id=tx.new_id(),
            kind="second_miss",
            dealer_id=customer.dealer_id,
            customer_id=customer.id,
            number="+8613800138000",
            text="没有接通您的电话，请回电。",
            state=MessageState.UNKNOWN,
            created_at=tx.now,
            send_at=tx.now,
        )
        await tx.rows(Message).add(message)
    page = await browser_at(Role.SUPERVISOR, "/messages?state=unknown")
    await page.get_by_role("table").get_by_role("link").first.click()
    side = page.get_by_role("dialog", name="短信")
    await expect(side.get_by_text("系统不会自行重发")).to_be_visible()
    await side.get_by_role("button", name=verdict).click()
    await page.get_by_role("dialog", name=verdict).get_by_role("button", name="确定").click()
    await expect(side.get_by_text("这条短信结果不明")).to_have_count(0)
    (kept,) = await rows(desk, Message, id=message.id)
    supervisor = await desk.person("supervisor")
    assert (kept.state, kept.settled_by, kept.tries) == (state, supervisor.id, 0)


async def test_differences_are_taken_but_for_those_left_out(desk: Desk, browser_at: BrowserAt) -> None:
    """S2-27: a comparison writes nothing; a person takes what is right, and the dealer's sync is noted."""
    order = (await rows(desk, ServiceOrder, status="open", order=("id",)))[0]
    (dealer,) = await rows(desk, Dealer, id=order.dealer_id)
    (owner,) = await rows(desk, Customer, id=order.owner_id)
    (car,) = await rows(desk, Vehicle, id=order.vehicle_id)
    number = (await rows(desk, CustomerNumber, customer_id=owner.id))[0]
    text = io.StringIO()
    day = order.delivered_at.astimezone(ZoneInfo(dealer.time_zone)).strftime("%Y-%m-%d %H:%M")
    csv.writer(text).writerows(
        [
            ["工单号", "交车时间", "车主", "车主电话", "车牌", "车型"],
            [order.order_no, day, "钱多多", number.number, "沪Z99999", car.model],
        ]
    )
    page = await browser_at(Role.SUPERVISOR, "/orders?part=imports")
    await page.get_by_role("button", name="上传文件").click()
    dialog = page.get_by_role("dialog", name="上传文件")
    await choose(dialog, page, "用途", "车主数据比对")
    await choose(dialog, page, "经销商", dealer.name)
    file = {"name": "dms.csv", "mimeType": "text/csv", "buffer": text.getvalue().encode("utf-8-sig")}
    await dialog.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    await dialog.get_by_role("button", name="上传并导入").click()
    side = page.get_by_role("dialog", name="导入：dms.csv")
    name = side.get_by_role("row").filter(has_text="钱多多")
    await expect(name).to_contain_text(owner.name)
    assert (await rows(desk, Customer, id=owner.id))[0].name == owner.name  # only looked at so far
    plate = side.get_by_role("row").filter(has_text="沪Z99999")
    await plate.locator(".el-checkbox").click()
    await side.get_by_role("button", name="采用差异").click()
    question = page.get_by_role("dialog", name="采用差异")
    await expect(question.get_by_text("将采用 1 条差异")).to_be_visible()
    await question.get_by_role("button", name="采用差异").click()
    await expect(side.get_by_text("已采用").first).to_be_visible()
    assert (await rows(desk, Customer, id=owner.id))[0].name == "钱多多"
    assert (await rows(desk, Vehicle, id=car.id))[0].plate == car.plate
    (run,) = await rows(desk, ImportRun, file_name="dms.csv")
    assert (run.state, run.counts["taken"], run.counts["left_out"]) == ("accepted", 1, 1)
    assert (await rows(desk, Dealer, id=dealer.id))[0].synced_at is not None
    assert [entry.person_id for entry in await rows(desk, AuditEntry, act="order.sync")] == [
        (await desk.person("supervisor")).id
    ]


async def test_a_past_moment_is_explained_as_it_was_then(desk: Desk, browser_at: BrowserAt) -> None:
    """Why the customer was (not) called yesterday, though the follow-up has ended since; the time is the dealer's."""
    row = (await rows(desk, FollowUp, state=FollowUpState.READY, agreed_at=None))[-1]
    (dealer,) = await rows(desk, Dealer, id=row.dealer_id)
    async with desk.plant.uow.read() as view:
        then = (view.now - timedelta(days=1)).astimezone(ZoneInfo(dealer.time_zone)).replace(second=0, microsecond=0)
    # As if it had been planned two days ago: the log tells what was so at any moment since.
    planned = (then - timedelta(days=1)).astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
    with closing(sqlite3.connect(desk.folder / "callcenter.db", timeout=10)) as store, store:
        store.execute("UPDATE events SET at = ? WHERE subject_id = ?", (planned, row.id))
    page = await browser_at(Role.SUPERVISOR, f"/follow-ups/{row.id}")
    side = page.get_by_role("dialog", name="回访：")
    await side.get_by_role("button", name="排除").click()
    await page.get_by_role("dialog", name="排除").get_by_label("原因").fill("重复工单")
    await page.get_by_role("dialog", name="排除").get_by_role("button", name="排除").click()
    reasons = side.locator(".reasons li")
    await expect(reasons.first).to_contain_text("重复工单")
    moment = side.get_by_label("查看某一时刻")
    await moment.fill(then.strftime("%Y-%m-%d %H:%M"))
    await moment.press("Enter")
    await expect(side.get_by_text(then.strftime("%m-%d %H:%M")).first).to_be_visible()
    await expect(side.get_by_text("重复工单")).to_have_count(0)
    asked = await page.request.get(
        f"{desk.address}/api/v1/follow-ups/{row.id}/explain", params={"at": then.isoformat()}
    )
    told = await asked.json()
    await expect(reasons).to_contain_text([one["words"] for one in told["reasons"]])
    assert (await rows(desk, FollowUp, id=row.id))[0].result == "excluded"


async def test_a_supervisor_says_that_no_number_is_to_be_found_for_a_second_call(
    desk: Desk, browser_at: BrowserAt
) -> None:
    """On the record of the follow-up whose number is to be checked; the ticket then waits for a decision. No agent may."""
    ticket = (await rows(desk, Ticket, state=TicketState.OPEN))[0]
    async with desk.plant.uow.write(SERVICE) as tx:
        for number in await tx.rows(CustomerNumber).all(customer_id=ticket.customer_id):
            await tx.rows(CustomerNumber).save(replace(number, status="unusable"))
        await ticket_work.handle(tx, desk.plant.setup, ticket.no, by="somebody", result="已返修")
    (second,) = await rows(desk, FollowUp, ticket_id=ticket.id)
    page = await browser_at(Role.SUPERVISOR, f"/follow-ups/{second.id}")
    agent = await browser_at("agent1", f"/follow-ups/{second.id}")
    await expect(agent.get_by_role("button", name="号码无误")).to_be_visible()
    await expect(agent.get_by_role("button", name="查无号码")).to_have_count(0)
    await page.get_by_role("button", name="查无号码").click()
    dialog = page.get_by_role("dialog", name="查无号码")
    await expect(dialog.get_by_role("button", name="查无号码")).to_be_disabled()  # not without a reason
    await dialog.get_by_label("原因").fill("门店和亲属处都没有")
    await dialog.get_by_role("button", name="查无号码").click()
    await expect(page.get_by_role("button", name="查无号码")).to_have_count(0)
    (kept,) = await rows(desk, Ticket, id=ticket.id)
    assert (kept.state, kept.unreached_reason) == (TicketState.UNREACHED, "no_number")
    await page.goto(f"{desk.address}/tickets/{ticket.no}")
    await expect(page.locator(".log li").first).to_contain_text("查无可用号码")
