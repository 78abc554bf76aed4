"""Lists and cards of records as a supervisor works with them: found by address, acted on in bulk, taken back, exported."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from callcenter.core.access import SERVICE
from callcenter.core.model import (
    AuditEntry,
    Customer,
    Dealer,
    FollowUp,
    FollowUpState,
    Message,
    MessageState,
    Role,
    Ticket,
)
from callcenter.web.lists import COUNTED_TO
from tests.support import console
from tests.support.console import BrowserAt, Desk

ROOMS = ("follow-ups", "calls", "return-calls", "recordings", "messages", "tickets", "orders", "customers")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def crowded(template: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    """A desk with more SMS than a list counts."""
    folder = tmp_path_factory.mktemp("console") / "crowded"
    async with console.running(console.begin_with(template, folder), browser) as desk:
        async with desk.plant.uow.write(SERVICE) as tx:
            dealer = await tx.rows(Dealer).first(code="SH01")
            assert dealer is not None
            sent = [
                Message(
                    id=tx.new_id(),
                    kind="missed_you",
                    dealer_id=dealer.id,
                    customer_id=None,
                    number="+8613800138000",
                    text="没有接通您的电话。",
                    state=MessageState.DELIVERED,
                    created_at=tx.now,
                    send_at=tx.now,
                )
                for _ in range(COUNTED_TO + 1)
            ]
            await tx.rows(Message).add_all(sent)
        yield desk


async def a_customer(desk: Desk) -> tuple[FollowUp, str]:
    """A follow-up that nobody works on, with its customer's name: the only one of anybody of that name.

    The desk is shared: others may have planned a second call to a customer meanwhile.
    """
    async with desk.plant.uow.read() as view:
        names = {one.id: one.name for one in await view.rows(Customer).all()}
        rows = await view.rows(FollowUp).all()
    of = [names[row.customer_id] for row in rows]
    fitting = [
        row
        for row in rows
        if row.state is FollowUpState.READY
        and row.agreed_at is None
        and sum(names[row.customer_id] in name for name in of) == 1
    ]
    return fitting[-1], names[fitting[-1].customer_id]


@pytest.mark.parametrize("room", ROOMS)
async def test_a_room_opens_filled_or_says_what_to_do(shared_desk: Desk, room: str) -> None:
    """No room is ever blank: rows, or a sentence that tells how they come."""
    page = await shared_desk.open_page(Role.SUPERVISOR, f"/{room}")
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    filled = page.locator(".el-table__body tr").or_(page.locator(".empty"))
    await expect(filled.first).to_be_visible()


async def test_a_shared_address_finds_the_same_when_opened(shared_desk: Desk) -> None:
    """What is typed stands in the address; the address alone shows the same list."""
    _, name = await a_customer(shared_desk)
    page = await shared_desk.open_page(Role.SUPERVISOR, "/follow-ups")
    await page.get_by_label("查询").fill(name)
    await page.get_by_label("查询").press("Enter")
    await expect(page.get_by_role("link", name=name).first).to_be_visible()
    await expect(page.locator(".total")).to_have_text("共 1 条")
    again = await shared_desk.open_page(Role.GENERAL_MANAGER, page.url.removeprefix(shared_desk.address))
    await expect(again.get_by_role("link", name=name).first).to_be_visible()
    await expect(again.locator(".total")).to_have_text("共 1 条")
    await expect(again.get_by_label("查询")).to_have_value(name)


@pytest.mark.parametrize(("language", "words"), [("zh-CN", "超过 10,000 条"), ("en", "More than 10,000")])
async def test_a_list_too_long_to_count_says_plainly_that_there_are_more(
    crowded: Desk, language: str, words: str
) -> None:
    """Counting ends at 10,000: what is shown is never taken for the whole."""
    page = await crowded.open_page(Role.SUPERVISOR, "/messages", language=language)
    await expect(page.locator(".total")).to_have_text(words)


async def test_why_a_customer_is_not_called_is_said_when_a_follow_up_is_opened(shared_desk: Desk) -> None:
    row, name = await a_customer(shared_desk)
    page = await shared_desk.open_page(Role.SUPERVISOR, f"/follow-ups/{row.id}")
    side = page.get_by_role("dialog", name=f"回访：{name}")
    await expect(side.get_by_role("heading", name="为什么（不）拨打")).to_be_visible()
    await expect(side.locator(".reasons li").first).to_be_visible()


async def test_many_are_excluded_after_a_look_and_come_back_when_undone(desk: Desk, browser_at: BrowserAt) -> None:
    """The preview says how many and which not; the act needs its reason; the way back stands in the notice."""
    row, name = await a_customer(desk)
    page = await browser_at(Role.SUPERVISOR, f"/follow-ups?q={name}")
    await page.locator(".el-table__body tr .el-checkbox").first.click()
    await page.get_by_role("group", name="已选 1 条").get_by_role("button", name="排除").click()
    dialog = page.get_by_role("dialog", name="批量排除")
    await expect(dialog.get_by_text("将处理 1 条")).to_be_visible()
    await expect(dialog.get_by_role("button", name="批量排除")).to_be_disabled()
    await dialog.get_by_label("原因").fill("重复工单")
    await dialog.get_by_role("button", name="批量排除").click()
    told = page.get_by_role("alert").filter(has_text="已排除 1 条")
    await expect(told).to_be_visible()
    async with desk.plant.uow.read() as view:
        assert (await view.rows(FollowUp).get(row.id)).result == "excluded"
    async with page.expect_response("**/undo") as undoing:
        # Looked for from before the click: it is told for seconds only, and this process may be held up for as long.
        await asyncio.gather(
            expect(page.get_by_role("alert").filter(has_text="1 条恢复原样")).to_be_visible(),
            told.get_by_role("button", name="撤销").click(),
        )
    back = await (await undoing.value).json()
    assert back["fitting"] == [row.id], back
    await expect(page.locator(".total")).to_have_text("共 1 条")
    async with desk.plant.uow.read() as view:
        assert (await view.rows(FollowUp).get(row.id)).result is None


async def test_an_export_is_saved_and_in_the_audit_when_taken(desk: Desk, browser_at: BrowserAt) -> None:
    _, name = await a_customer(desk)
    page = await browser_at(Role.SUPERVISOR, f"/follow-ups?q={name}")
    await page.get_by_role("button", name="导出").click()
    async with page.expect_download() as taking:
        await page.get_by_role("menuitem", name="导出 CSV").click()
    taken = await taking.value
    text = (await taken.path()).read_text(encoding="utf-8-sig")
    assert taken.suggested_filename.startswith("follow-ups-") and name in text.splitlines()[1]
    async with desk.plant.uow.read() as view:
        (entry,) = await view.rows(AuditEntry).all(act="export")
    assert entry.detail["filters"]["q"] == name and entry.detail["form"] == "csv"


async def test_an_export_is_not_offered_when_the_role_may_not(shared_desk: Desk) -> None:
    page = await shared_desk.open_page(Role.AGENT, "/follow-ups")
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await expect(page.get_by_role("button", name="导出")).to_have_count(0)
    await expect(page.get_by_role("button", name="移交坐席任务")).to_have_count(0)


async def a_ticket(desk: Desk) -> Ticket:
    """An open ticket of a dissatisfied customer."""
    async with desk.plant.uow.read() as view:
        found = await view.rows(Ticket).first(state="open")
    assert found is not None
    return found


@pytest.mark.req("S2-42")
async def test_a_complaint_offers_no_way_to_close_when_it_is_handled(desk: Desk, browser_at: BrowserAt) -> None:
    """Only a satisfied second follow-up closes it: no button does, and the API refuses."""
    ticket = await a_ticket(desk)
    page = await browser_at(Role.SUPERVISOR, f"/tickets/{ticket.no}")
    steps = page.get_by_role("region", name="下一步")
    await expect(steps.get_by_role("button", name="处理完成")).to_be_visible()
    await expect(steps.get_by_role("button", name="关闭")).to_have_count(0)
    await steps.get_by_role("button", name="处理完成").click()
    dialog = page.get_by_role("dialog", name="处理完成")
    await dialog.get_by_label("处理结果").fill("已为客户返工并致歉")
    await dialog.get_by_role("button", name="处理完成").click()
    await expect(steps.get_by_role("heading", name="等待二次回访")).to_be_visible()
    await expect(steps.get_by_text("只能由二次回访中客户表示满意来关闭")).to_be_visible()
    await expect(steps.get_by_role("button", name="关闭")).to_have_count(0)
    refused = await page.request.post(
        f"{desk.address}/api/v1/tickets/{ticket.no}/close",
        data={"reason": "不想再问"},
        headers={"Origin": desk.address, "Idempotency-Key": "close-by-hand"},
    )
    assert refused.status == 409


async def test_a_handler_is_given_the_ticket_and_it_is_in_its_history(desk: Desk, browser_at: BrowserAt) -> None:
    ticket = await a_ticket(desk)
    handler = await desk.person("handler")
    page = await browser_at(Role.GENERAL_MANAGER, f"/tickets/{ticket.no}")
    await page.get_by_role("button", name="分派").click()
    dialog = page.get_by_role("dialog", name="分派")
    await dialog.get_by_label("处理人").click()
    await page.get_by_role("option", name=handler.name).click()
    await dialog.get_by_role("button", name="分派").click()
    await expect(page.get_by_role("heading", name=f"等待处理 · {handler.name}")).to_be_visible()
    await expect(page.locator(".log li").first).to_contain_text(handler.name)


async def test_a_sheet_is_printed_when_asked_for(shared_desk: Desk) -> None:
    """S2-28: the sheet opens as a page of its own to print."""
    ticket = await a_ticket(shared_desk)
    page = await shared_desk.open_page(Role.SUPERVISOR, f"/tickets/{ticket.no}")
    async with page.context.expect_page() as opening:
        await page.get_by_role("link", name="打印处理单").click()
    sheet = await opening.value
    await expect(sheet.get_by_text(ticket.no).first).to_be_visible()


@pytest.mark.parametrize("path", ["/follow-ups", "/tickets", "/tickets/{no}", "/customers", "/calls"])
async def test_a_narrow_page_does_not_scroll_sideways_when_used(shared_desk: Desk, path: str) -> None:
    ticket = await a_ticket(shared_desk)
    page = await shared_desk.open_page(Role.SUPERVISOR, path.format(no=ticket.no), width=390, height=844)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await expect(page.locator(".el-skeleton")).to_have_count(0)
    assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
