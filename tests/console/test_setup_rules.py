"""Set-up of the rules, on the screen and seen in the API: calendars, trunks, policies, questionnaires, SMS texts, versions."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from callcenter.core.model import Role
from tests.console.test_setup_people import api, choose
from tests.support import console
from tests.support.console import Desk


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def office(template: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    """One desk for this file: each test changes things of its own."""
    folder = tmp_path_factory.mktemp("setup") / "rules"
    async with console.running(console.begin_with(template, folder), browser) as desk:
        yield desk


async def save_version(page: Page, note: str) -> None:
    """Save what is written as a version that counts at once."""
    await page.get_by_role("button", name="保存为新版本").click()
    dialog = page.get_by_role("dialog", name="保存为新版本")
    await dialog.get_by_label("修改说明").fill(note)
    await dialog.get_by_role("button", name="保存").click()


async def test_a_date_is_closed_in_the_year_at_a_glance(office: Desk) -> None:
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/calendars?year=2026")
    day = page.get_by_role("button", name="2026-11-24 · 按周开放")
    await day.click()
    dialog = page.get_by_role("dialog", name="2026-11-24")
    await dialog.get_by_text("特殊时间").click()
    await dialog.get_by_label("时间段").fill("9点到12点")
    await dialog.get_by_role("button", name="保存").click()
    await expect(dialog.get_by_text("应为营业时间")).to_be_visible()
    await dialog.get_by_text("放假").click()
    await dialog.get_by_label("说明").fill("门店盘点")
    await dialog.get_by_role("button", name="保存").click()
    await expect(page.get_by_role("button", name="2026-11-24 · 放假 · 不开放 · 门店盘点")).to_be_visible()
    calendars = (await api(page, "/calendars"))["items"]
    working = next(one for one in calendars if one["code"] == "working")
    days = (await api(page, f"/calendars/{working['id']}/days?from_day=2026-11-24&to_day=2026-11-24"))["items"]
    assert [(one["working"], one["source"]) for one in days] == [(False, "门店盘点")]


async def test_a_year_that_the_program_does_not_know_is_pasted_in(office: Desk) -> None:
    """Until then its limits are provisional, and the page says so."""
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/calendars?year=2027")
    await expect(page.get_by_text("2027 年的节假日尚未导入")).to_be_visible()
    await page.get_by_role("button", name="导入年度节假日").click()
    dialog = page.get_by_role("dialog", name="导入 2027 年节假日")
    text = dialog.get_by_label("每行一个日期")
    await text.fill("2027-01-01 休 元旦\n2027-02-30 休")
    await expect(dialog.get_by_role("alert")).to_contain_text("第 2 行")
    await text.fill("2027-01-01 休 元旦\n2027-01-02 班 调休")
    await dialog.get_by_role("button", name="导入").click()
    await expect(page.get_by_role("button", name="2027-01-02 · 补班")).to_be_visible()
    await expect(page.get_by_text("2027 年的节假日尚未导入")).to_have_count(0)
    calendars = (await api(page, "/calendars"))["items"]
    assert 2027 in next(one for one in calendars if one["code"] == "working")["known_years"]


async def test_a_number_is_tried_and_a_trunks_rules_are_changed(office: Desk) -> None:
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/trunks")
    await page.get_by_label("电话号码").fill("138 0013 8000")
    await page.get_by_role("button", name="测试").click()
    await expect(page.get_by_text("识别为 +8613800138000（手机）")).to_be_visible()
    await expect(page.get_by_text("可以拨打")).to_be_visible()
    await page.get_by_role("button", name="pstn").click()
    drawer = page.get_by_role("dialog", name="中继“pstn”的规则")
    patterns = drawer.get_by_label("可拨号码的规则")
    await patterns.fill("_1[3-9]XXXXXXXXX\n_0ZX.(")
    await drawer.get_by_role("button", name="保存").click()
    await expect(drawer.locator(".el-form-item", has_text="可拨号码的规则").get_by_text("2. ")).to_be_visible()
    await patterns.fill("-_1900XXXXXXX\n_1[3-9]XXXXXXXXX")
    await drawer.get_by_label("出局码").fill("9")
    await drawer.get_by_label("电话号码").fill("13800138000")
    await drawer.get_by_role("button", name="测试").click()
    await expect(drawer.get_by_text("913800138000").first).to_be_visible()
    await drawer.get_by_role("button", name="保存").click()
    await expect(drawer).to_be_hidden()
    (trunk,) = (await api(page, "/trunks"))["items"]
    assert trunk["destinations"] == ["-_1900XXXXXXX", "_1[3-9]XXXXXXXXX"]


async def test_a_policy_is_changed_checked_and_taken_back(office: Desk) -> None:
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/policies")
    gap = page.get_by_label("两次拨打至少间隔").first
    await gap.fill("1 hour")
    await page.get_by_role("button", name="检查").click()
    item = page.locator(".el-form-item", has=gap)
    await expect(item.locator(".el-form-item__error")).to_be_visible()
    await gap.fill("90m")
    await save_version(page, "间隔改为一个半小时")
    await expect(page.get_by_text("生效中：第 1 版")).to_be_visible()
    current = "/documents/current/policy/dealer_follow_up"
    assert (await api(page, current))["body"]["retry"]["gap"] == "90m"
    await page.get_by_role("button", name="撤销").click()
    await expect(page.get_by_text("已恢复为随软件提供的版本")).to_be_visible()
    assert (await api(page, current))["body"]["retry"]["gap"] == "1h"
    await page.get_by_role("tab", name="历史版本").click()
    await page.get_by_role("row", name="第 1 版").get_by_role("button", name="比较").click()
    compared = page.get_by_role("dialog", name="第 1 版改了什么")
    await expect(compared.get_by_role("row", name="retry.gap")).to_contain_text("90m")


async def test_a_question_is_added_seen_at_once_and_saved_as_another_version(office: Desk) -> None:
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/questionnaires?code=second_follow_up")
    await page.get_by_role("button", name="添加问题").click()
    form = page.locator("form").filter(has=page.get_by_label("问题（中文）"))
    await form.get_by_label("问题（中文）").fill("取车时间方便吗？")
    await page.get_by_role("button", name="检查").click()
    await expect(form.get_by_text("both languages").or_(form.get_by_text("两种语言"))).to_be_visible()
    await form.get_by_label("问题（英文）").fill("Was the time to fetch the car convenient?")
    preview = page.get_by_role("region", name="预览与试填")
    await expect(preview.get_by_role("group", name="取车时间方便吗？")).to_be_visible()
    answer = preview.get_by_role("group", name="您对处理结果满意吗？")
    await answer.get_by_text("否").click()
    await expect(preview.get_by_role("group", name="哪里还不满意")).to_be_visible()
    await expect(preview.get_by_text("尚不能视为满意")).to_be_visible()
    await save_version(page, "加问取车时间")
    await expect(page.get_by_text("生效中：第 1 版")).to_be_visible()
    body = (await api(page, "/documents/current/questionnaire/second_follow_up"))["body"]
    assert body["version"] == 2 and body["questions"][-1]["text"]["zh-CN"] == "取车时间方便吗？"


async def test_a_text_is_counted_while_it_is_written(office: Desk) -> None:
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/sms-texts")
    card = page.locator("section").filter(has=page.get_by_role("heading", name="两次未接通"))
    await expect(card.get_by_text("2 条")).to_be_visible()
    text = card.get_by_label("两次未接通的内容")
    await text.fill("{nobody}您好")
    await expect(card.locator(".el-form-item__error")).to_be_visible()
    await text.fill("{customer_name}您好，请回电")
    await text.press("End")
    await card.get_by_role("button", name="回电号码").click()
    await expect(card.get_by_text("王建国您好，请回电02161234567")).to_be_visible()
    await expect(card.get_by_text("1 条")).to_be_visible()
    await save_version(page, "改短")
    await expect(page.get_by_text("生效中：第 1 版")).to_be_visible()
    body = (await api(page, "/documents/current/sms_texts/zh-CN"))["body"]
    assert body["kinds"]["second_miss"]["text"] == "{customer_name}您好，请回电{return_number}"


async def test_a_draft_waits_until_it_is_made_to_count(office: Desk) -> None:
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/sms-texts?code=en")
    card = page.locator("section").filter(has=page.get_by_role("heading", name="客户谢绝回访"))
    await card.get_by_label("客户谢绝回访的内容").fill("Thank you. Call {return_number}.")
    await page.get_by_role("button", name="保存为新版本").click()
    dialog = page.get_by_role("dialog", name="保存为新版本")
    await dialog.get_by_text("先存为草稿").click()
    await dialog.get_by_role("button", name="保存").click()
    await expect(page.get_by_text("第 1 版已存为草稿")).to_be_visible()
    current = "/documents/current/sms_texts/en"
    assert "Thank you. Call" not in (await api(page, current))["body"]["kinds"]["declined"]["text"]
    await page.get_by_role("tab", name="历史版本").click()
    await page.get_by_role("row", name="第 1 版").get_by_role("button", name="使用此版").click()
    await page.get_by_role("dialog", name="改用").get_by_role("button", name="使用此版").click()
    await expect(page.get_by_role("row", name="第 1 版")).to_contain_text("生效中")
    assert "Thank you. Call" in (await api(page, current))["body"]["kinds"]["declined"]["text"]


async def test_the_calling_hours_of_a_calendar_are_changed(office: Desk) -> None:
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/calendars")
    await choose(page, page, "日历", "可外呼时间")
    await page.get_by_role("button", name="修改每周时间").click()
    drawer = page.get_by_role("dialog", name="修改每周时间")
    await drawer.get_by_label("星期日").fill("9-12")
    await drawer.get_by_role("button", name="保存").click()
    await expect(drawer.get_by_text("应为营业时间")).to_be_visible()
    await drawer.get_by_label("星期日").fill("10:00-12:00，14:00-17:00")
    await drawer.get_by_role("button", name="保存").click()
    await expect(page.get_by_text("10:00-12:00、14:00-17:00")).to_be_visible()
    calendars = (await api(page, "/calendars"))["items"]
    calling = next(one for one in calendars if one["code"] == "calling")
    assert calling["weekly"]["6"] == ["10:00-12:00", "14:00-17:00"]
