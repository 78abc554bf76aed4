"""Before the shift, the own day, what is at hand, questions and answers, listening again: each by its main acts."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from playwright.async_api import Page, expect

from callcenter.core.access import SERVICE
from callcenter.core.model import (
    Attempt,
    Dealer,
    FollowUp,
    HardQuestion,
    Preparation,
    QuestionState,
    Recording,
    RecordingState,
    Role,
    Scope,
    ShelfItem,
)
from callcenter.flows.people import GrantWanted, add_person
from callcenter.sim.tone import write_tone
from tests.support.console import BrowserAt, Desk
from tests.support.waiting import until


async def rows(desk: Desk, model: type, **where: Any) -> list[Any]:
    async with desk.plant.uow.read() as view:
        return await view.rows(model).all(**where)


@pytest.mark.req("S2-44", "S2-48", "S2-49")
async def test_the_shift_is_prepared_by_check_and_list(desk: Desk, browser_at: BrowserAt) -> None:
    """Each part of the system says whether it works and what to do; the list is ticked and kept; forms are printable."""
    page = await browser_at(Role.AGENT, "/prepare")
    device = page.locator("[data-check=device]")
    await expect(device).to_contain_text("尚未签入话机")
    await expect(device).to_contain_text("选择浏览器电话或桌面话机")
    await expect(page.locator("[data-check=exchange]")).to_contain_text("已连接")
    items = page.get_by_role("region", name="准备清单")
    for name in ("手机调至静音", "戴好耳麦", "备好空白回访记录表", "常用资料摆放到位", "客服系统检查正常"):
        await items.get_by_text(name).click()
        await expect(items.get_by_role("checkbox", name=name)).to_be_checked()
    await expect(items).to_contain_text("准备完毕")
    (kept,) = await rows(desk, Preparation)
    assert kept.done_at is not None and "mobile_silent" in kept.ticks
    await page.reload()
    await expect(page.get_by_role("region", name="准备清单")).to_contain_text("准备完毕")
    address = await page.get_by_role("link", name="打印首次回访表").get_attribute("href")
    answer = await page.request.get(f"{desk.address}{address}")
    assert "非常满意" in await answer.text()


async def test_the_check_says_when_the_telephone_can_be_reached(desk: Desk, browser_at: BrowserAt) -> None:
    """Seen without a reload when somebody signs on."""
    page = await browser_at(Role.AGENT, "/prepare")
    await expect(page.locator("[data-check=device]")).to_contain_text("尚未签入话机")
    body = {"device": "1001"}
    answer = await page.request.post(f"{desk.address}/api/v1/agents/me/sign-on", data=body)
    assert answer.ok, await answer.text()
    await expect(page.locator("[data-check=device]")).to_contain_text("1001 可以接通")


@pytest.mark.req("S2-5")
async def test_the_check_speaks_the_language_that_is_chosen_while_it_is_shown(browser_at: BrowserAt) -> None:
    """What the service has found is asked for anew: half a page in another language is no page."""
    page = await browser_at(Role.AGENT, "/prepare")
    await expect(page.get_by_text("尚未签入话机")).to_be_visible()
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_text("Not signed on with a telephone yet")).to_be_visible()
    await expect(page.get_by_role("button", name="Sign on")).to_be_visible()
    await expect(page.get_by_text("尚未签入话机")).to_have_count(0)


async def test_the_own_day_shows_ones_work_and_no_complaints(browser_at: BrowserAt) -> None:
    page = await browser_at("agent2", "/my-day")
    numbers = page.get_by_role("region", name="当日数字")
    await expect(numbers).to_contain_text("接通")
    assert "投诉" not in await numbers.inner_text()
    await page.get_by_role("tab", name="我的预约").click()
    waiting = page.get_by_role("region", name="我的待办").get_by_role("link")
    await expect(waiting.first).to_be_visible()
    await waiting.first.click()
    await page.wait_for_url("**/desk/*")


@pytest.mark.req("S2-35")
async def test_a_supervisor_keeps_what_agents_have_at_hand(desk: Desk, browser_at: BrowserAt) -> None:
    page = await browser_at(Role.SUPERVISOR, "/shelf")
    await page.get_by_role("button", name="新建").click()
    drawer = page.get_by_role("dialog", name="零件价格")
    await drawer.get_by_label("零件名称").fill("燃油滤清器")
    await drawer.get_by_role("button", name="保存").click()
    await expect(drawer.get_by_text("必填", exact=True)).to_be_visible()  # a price is needed
    await drawer.get_by_label("价格（元）").fill("68.5")
    await drawer.get_by_role("button", name="保存").click()
    await expect(page.get_by_role("region", name="资料维护")).to_contain_text("¥68.50")
    (line,) = await rows(desk, ShelfItem, title="燃油滤清器")
    assert (line.title, line.amount_cents) == ("燃油滤清器", 6850)
    await page.get_by_role("button", name="批量粘贴").click()
    many = page.get_by_role("dialog", name="批量粘贴")
    await many.get_by_role("textbox").fill("9807B\t火花塞\t45\t个\n76620\t雨刮\t120\t副")
    await many.get_by_role("button", name="保存").click()
    await expect(page.get_by_role("region", name="资料维护")).to_contain_text("火花塞")
    await page.get_by_role("textbox", name="按名称").fill("雨刮")
    await expect(page.get_by_role("region", name="资料维护")).not_to_contain_text("火花塞")


@pytest.mark.req("S2-32")
async def test_a_hard_question_goes_its_way_through_the_console(desk: Desk, browser_at: BrowserAt) -> None:
    """Noted by the agent, asked by the supervisor, answered by the handler, published, found in the card."""
    agent = await browser_at(Role.AGENT, "/qa")
    await agent.get_by_role("button", name="记录问题").click()
    form = agent.get_by_role("dialog", name="记录问题")
    await form.get_by_label("问题").fill("刹车片多久换一次？")
    await form.get_by_role("button", name="保存").click()
    await expect(agent.get_by_role("link", name="刹车片多久换一次？")).to_be_visible()
    (question,) = await rows(desk, HardQuestion)

    async with desk.plant.uow.write(SERVICE) as tx:
        (elsewhere,) = [one for one in await tx.rows(Dealer).all() if one.id != question.dealer_id][:1]
        able, stranger = [
            await add_person(
                tx, login=login, name=name, language="zh-CN", grants=[GrantWanted(Role.HANDLER, Scope.DEALER, where)]
            )
            for login, name, where in (("near", "本店备件", question.dealer_id), ("far", "外店备件", elsewhere.id))
        ]

    boss = await browser_at(Role.SUPERVISOR, f"/qa/{question.id}")
    drawer = boss.get_by_role("dialog", name="问题")
    await drawer.get_by_role("button", name="请部门答复").click()
    await drawer.get_by_label("部门").fill("备件部")
    await drawer.get_by_role("combobox", name="由谁答复").click()
    await expect(boss.get_by_role("option", name=able.name, exact=True)).to_be_visible()
    await expect(boss.get_by_role("option", name=stranger.name, exact=True)).to_have_count(0)
    await boss.get_by_role("option", name="投诉处理人").click()
    day = (desk.plant.clock.now() + timedelta(days=2)).date()
    await drawer.get_by_role("combobox", name="答复期限").fill(f"{day} 18:00")
    await boss.keyboard.press("Enter")
    await drawer.get_by_role("button", name="请部门答复").last.click()
    await expect(drawer).to_contain_text("待部门答复")

    handler = await browser_at(Role.HANDLER, f"/qa/{question.id}")
    drawer = handler.get_by_role("dialog", name="问题")
    await drawer.get_by_role("button", name="填写答复").click()
    await drawer.get_by_label("答复").fill("四万公里检查一次。")
    await drawer.get_by_role("button", name="填写答复").last.click()
    await expect(drawer).to_contain_text("已答复")

    drawer = boss.get_by_role("dialog", name="问题")
    await expect(drawer).to_contain_text("四万公里检查一次。")  # told by the event
    await drawer.get_by_role("button", name="发布").click()
    await drawer.get_by_role("button", name="发布").last.click()
    await expect(drawer).to_contain_text("已发布")
    (question,) = await rows(desk, HardQuestion)
    assert question.state is QuestionState.PUBLISHED and question.published["zh-CN"]["answer"] == "四万公里检查一次。"

    some = (await rows(desk, FollowUp, dealer_id=question.dealer_id))[0]
    card = await browser_at(Role.AGENT, f"/desk/{some.id}")
    await expect(card.get_by_role("region", name="客户与车辆")).to_be_visible()
    await card.keyboard.press("f")
    await expect(card.get_by_role("textbox", name="客户问了什么")).to_be_focused()
    await card.keyboard.type("刹车片")
    await card.get_by_text("刹车片多久换一次？").click()
    await card.get_by_role("button", name="已用此答复").click()

    async def used() -> bool:
        return bool((await rows(desk, HardQuestion))[0].used == 1)

    await until(used, what="the use counted")


async def with_recording(desk: Desk, seconds: int = 4) -> str:
    """Give an answered call of agent2 a recording that was verified; the call's id."""
    calls = [row for row in await rows(desk, Attempt) if row.answered_at is not None]
    call = calls[-1]
    files = desk.plant.recordings
    async with desk.plant.uow.write(SERVICE) as tx:
        row = await tx.rows(Recording).lock(call.id)
        path = row.path or f"2026/01/01/{call.id}.wav"
        place = files.root / path
        write_tone(place, seconds)
        marks = [{"second": 2.0, "note": "客户说异响", "by": None, "at": tx.now.isoformat()}]
        changed = replace(row, path=path, state=RecordingState.VERIFIED, seconds=float(seconds), marks=marks)
        await tx.rows(Recording).save(changed)
    return str(call.follow_up_id)


async def at(page: Page, text: str) -> None:
    await expect(page.locator("[data-test=player-time]")).to_contain_text(text)


@pytest.mark.req("S2-16")
async def test_an_unclear_answer_is_checked_with_the_recording(desk: Desk, browser_at: BrowserAt) -> None:
    """Waveform, the pinned second, five seconds on and back, speed, by keyboard; a new mark with a word."""
    follow_up = await with_recording(desk)
    page = await browser_at(Role.SUPERVISOR, f"/desk/{follow_up}")
    await page.get_by_role("tab", name="通话").click()
    await page.get_by_role("button", name="听录音").first.click()
    wave = page.get_by_role("slider", name="播放位置")
    await expect(wave).to_be_visible()
    peaks = await wave.locator("rect").evaluate_all("bars => bars.filter(bar => bar.height.baseVal.value > 2).length")
    assert peaks > 100
    await at(page, "0:00 / 0:04")
    await wave.focus()
    await page.keyboard.press(".")
    await at(page, "0:02 / 0:04")
    await page.keyboard.press("Home")
    await at(page, "0:00 / 0:04")
    await page.keyboard.press("ArrowRight")
    await at(page, "0:04 / 0:04")
    await page.keyboard.press("ArrowLeft")
    await page.keyboard.press(" ")
    await expect(page.get_by_role("button", name="暂停")).to_be_visible()
    await page.get_by_placeholder("标记说明").fill("要求复检")
    await page.get_by_role("button", name="处标记").click()
    await expect(page.get_by_role("list", name="标记")).to_contain_text("要求复检")
