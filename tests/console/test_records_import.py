"""Files of orders as a supervisor takes them in: uploaded, seen as they go on, each refused row with its reason."""

import asyncio
import csv
import io
from datetime import timedelta

from playwright.async_api import Page, Response, Route, WebSocketRoute, expect

from callcenter.core.model import Dealer, Role, ServiceOrder
from tests.support.console import BrowserAt, Desk
from tests.support.waiting import within


async def a_file(desk: Desk, *, bad: bool = True) -> tuple[bytes, str]:
    """An order file of a dealer: two good rows, and one whose delivery is no date; and the dealer's name."""
    async with desk.plant.uow.read() as view:
        dealer = await view.rows(Dealer).first()
        assert dealer is not None
        day = (view.now - timedelta(days=1)).strftime("%Y-%m-%d 10:00")
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["工单号", "交车时间", "车主", "车主电话", "车牌"])
    writer.writerow(["RO-NEW-1", day, "钱多多", "13900139001", "沪B66601"])
    writer.writerow(["RO-NEW-2", day, "孙小圣", "13900139002", "沪B66602"])
    if bad:
        writer.writerow(["RO-NEW-3", "不是日期", "李天王", "13900139003", "沪B66603"])
    return text.getvalue().encode("utf-8-sig"), dealer.name


async def hand_in(page: Page, dealer: str, name: str, body: bytes) -> None:
    """Upload a file through the dialog."""
    await page.get_by_role("button", name="上传文件").click()
    dialog = page.get_by_role("dialog", name="上传文件")
    await dialog.get_by_label("经销商").click()
    await page.get_by_role("option", name=dealer).click()
    await dialog.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": body})
    await dialog.get_by_role("button", name="上传并导入").click()


async def test_an_order_file_is_taken_in_with_a_report_of_the_refused_row(desk: Desk, browser_at: BrowserAt) -> None:
    body, dealer = await a_file(desk)
    page = await browser_at(Role.SUPERVISOR, "/orders?part=imports")
    await hand_in(page, dealer, "orders.csv", body)
    side = page.get_by_role("dialog", name="导入：orders.csv")
    await expect(side.get_by_text("已完成")).to_be_visible()
    report = side.get_by_role("table", name="逐行报告").or_(side.locator(".el-table"))
    await expect(report.get_by_text("RO-NEW-3")).to_be_visible()
    await expect(report.get_by_text("交车时间", exact=False)).to_be_visible()
    await expect(side.get_by_text("RO-NEW-1")).to_have_count(0)
    async with desk.plant.uow.read() as view:
        taken = await view.rows(ServiceOrder).all(order_no__begins="RO-NEW")
    assert sorted(order.order_no for order in taken) == ["RO-NEW-1", "RO-NEW-2"]
    async with page.expect_download() as taking:
        await side.get_by_role("link", name="下载完整报告").click()
    assert len((await (await taking.value).path()).read_text(encoding="utf-8").splitlines()) == 3


async def test_an_imported_order_is_found_and_cancelled_with_its_follow_up(desk: Desk, browser_at: BrowserAt) -> None:
    """Cancelling asks first, and the follow-up is withdrawn with it."""
    body, dealer = await a_file(desk, bad=False)
    page = await browser_at(Role.SUPERVISOR, "/orders?part=imports")
    await hand_in(page, dealer, "two.csv", body)
    await expect(page.get_by_role("dialog", name="导入：two.csv").get_by_text("已完成")).to_be_visible()
    await page.goto(f"{desk.address}/orders?q=RO-NEW-2")
    await page.get_by_role("link", name="RO-NEW-2").click()
    side = page.get_by_role("dialog", name="维修工单 RO-NEW-2")
    await side.get_by_role("button", name="取消工单").click()
    await side.get_by_label("原因").fill("重复录入")
    await side.get_by_role("button", name="取消工单").click()
    await expect(side.get_by_text("已撤销")).to_be_visible()


async def test_a_file_that_cannot_be_read_is_refused_with_its_reason(desk: Desk, browser_at: BrowserAt) -> None:
    _, dealer = await a_file(desk)
    page = await browser_at(Role.SUPERVISOR, "/orders?part=imports")
    await hand_in(page, dealer, "picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00")
    side = page.get_by_role("dialog", name="导入：picture.csv")
    await expect(side.get_by_text("文件被拒")).to_be_visible()


async def test_an_import_that_ends_while_its_answer_is_on_its_way_is_shown_as_ended(
    desk: Desk, browser_at: BrowserAt
) -> None:
    """The first answer was read before the end and arrives behind the event of the end: it is not the last word."""
    body, dealer = await a_file(desk)
    page = await browser_at(Role.SUPERVISOR, "/orders?part=imports")
    begun: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    asked, ended = asyncio.Event(), asyncio.Event()

    async def keep(answer: Response) -> None:
        if answer.request.method == "POST" and "/service-orders/import" in answer.url:
            begun.set_result(await answer.text())

    async def late(route: Route) -> None:
        questions.append(route)
        if len(questions) > 1:
            await route.continue_()
            return
        asked.set()
        async with within(20):
            await ended.wait()
        await route.fulfill(body=await begun, content_type="application/json")

    async def pass_on(socket: WebSocketRoute, frames: "asyncio.Queue[str | bytes]") -> None:
        """Every frame as it came; an import that was quicker than the page's question ends for the page behind it."""
        while True:
            frame = await frames.get()
            if "import.ended" in str(frame):
                await asked.wait()
            socket.send(frame)
            if "import.ended" in str(frame):
                ended.set()

    def between(socket: WebSocketRoute) -> None:
        frames: asyncio.Queue[str | bytes] = asyncio.Queue()
        socket.connect_to_server().on_message(frames.put_nowait)
        passing.append(asyncio.create_task(pass_on(socket, frames)))

    questions: list[Route] = []
    passing: list[asyncio.Task[None]] = []
    page.on("response", keep)
    await page.route_web_socket("**/api/v1/events*", between)
    await page.route("**/api/v1/import-runs/*", late)
    await page.reload()
    await expect(page.get_by_role("heading", name="文件导入")).to_be_visible()
    await hand_in(page, dealer, "orders.csv", body)
    await expect(page.get_by_role("dialog", name="导入：orders.csv").get_by_text("已完成")).to_be_visible()
    assert '"running"' in await begun
    assert len(questions) > 1
    for task in passing:
        task.cancel()
