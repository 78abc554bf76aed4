"""The table of steps is data that people edit: what is changed on the screen is what the next card is worked by (S2-25)."""

import pytest
from playwright.async_api import Page, expect

from callcenter.core.model import Document, Role
from tests.console.test_desk import sit
from tests.console.test_setup_people import choose
from tests.console.test_setup_rules import save_version
from tests.support.console import Desk


async def change_first_steps(page: Page) -> None:
    """Every column of the table, in the room of the questionnaires: of the first step, and who does the second one."""
    await page.get_by_text("话术步骤（").click()
    await page.locator("button.name").filter(has_text="1 回访准备").click()
    form = page.locator(".form").filter(has=page.get_by_label("计划分钟数"))
    for label, said in (
        ("序号", "1甲"),
        ("步骤名称（中文）", "开始前准备"),
        ("步骤名称（英文）", "Before the call"),
        ("计划分钟数", "0.8"),
        ("工具与资料（中文）", "维修工单与配件价目"),
        ("工具与资料（英文）", "repair order and parts prices"),
        ("地点（中文）", "二楼客服室"),
        ("地点（英文）", "second floor"),
        ("要点 1（中文）", "先看交车时间"),
        ("要点 1（英文）", "Look at the time of delivery first"),
    ):
        await form.get_by_label(label, exact=True).fill(said)
        await form.get_by_label(label, exact=True).blur()
    await page.locator("button.name").filter(has_text="2 顾客筛选").click()
    await choose(page.locator(".form"), page, "由谁完成", "坐席")
    await save_version(page, "按新店流程调整步骤")
    await expect(page.get_by_text("生效中：第 1 版")).to_be_visible()


@pytest.mark.req("S2-25")
async def test_the_next_card_follows_the_steps_when_they_were_edited(desk: Desk) -> None:
    """Number, name, who, where, minutes, how and tool; the card in hand is finished as it was begun."""
    await sit(desk)
    agent = await desk.open_page(Role.AGENT, "/desk")
    await agent.get_by_role("button", name="取下一位").click()
    script = agent.get_by_role("region", name="话术与问卷")
    begun = script.locator("[aria-current=step]")
    await expect(begun).to_contain_text("回访准备")
    await expect(begun).to_contain_text("/ 0:30")
    await expect(script.get_by_text("客服工位 · 客服系统、维修工单")).to_be_visible()
    await expect(script.get_by_role("button", name="顾客筛选")).to_have_count(0)

    await change_first_steps(await desk.open_page(Role.ADMINISTRATOR, "/setup/questionnaires?code=dealer_follow_up"))
    async with desk.plant.uow.read() as view:
        (made,) = await view.rows(Document).all(kind="questionnaire", code="dealer_follow_up")
    first, second, *_ = made.body["steps"]
    assert (first["no"], first["title"]["zh-CN"], first["minutes"]) == ("1甲", "开始前准备", 0.8)
    assert (first["place"]["en"], first["tool"]["en"]) == ("second floor", "repair order and parts prices")
    assert first["acts"][0]["zh-CN"] == "先看交车时间" and (second["code"], second["owner"]) == ("select", "agent")

    await expect(begun).to_contain_text("回访准备")
    await agent.get_by_role("button", name="退回").click()
    await agent.get_by_role("dialog", name="退回客户").get_by_role("button", name="退回").click()
    await agent.get_by_role("button", name="取下一位").click()
    await expect(begun).to_contain_text("1甲")
    await expect(begun).to_contain_text("开始前准备")
    await expect(begun).to_contain_text("/ 0:48")
    await expect(script.get_by_text("二楼客服室 · 维修工单与配件价目")).to_be_visible()
    await expect(script.get_by_text("先看交车时间")).to_be_visible()
    await expect(script.get_by_role("button", name="顾客筛选")).to_be_visible()
    english = await desk.open_page(Role.AGENT, agent.url.removeprefix(desk.address), language="en")
    await expect(english.get_by_text("second floor · repair order and parts prices")).to_be_visible()
