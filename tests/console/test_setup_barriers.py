"""The drawers and dialogs of set-up, opened by somebody who may change things: no barrier that axe-core finds, light and dark."""

import re
from collections.abc import Awaitable, Callable

import pytest
from playwright.async_api import Page, expect

from callcenter.core.model import Role
from tests.support.console import Desk
from tests.support.console_rooms import Walk

Opening = Callable[[Page], Awaitable[None]]


def button(*names: str) -> Opening:
    """Press these buttons, one after the other."""

    async def open_it(page: Page) -> None:
        for name in names:
            await page.get_by_role("button", name=name).locator("visible=true").last.click()

    return open_it


def part(name: str) -> Opening:
    """Choose a part of the questionnaire's editor and open its first entry."""

    async def open_it(page: Page) -> None:
        await page.locator(".el-radio-button", has_text=name).click()
        await page.locator("ol.entries button.name").first.click()

    return open_it


def tab(name: str) -> Opening:
    """Choose a tab."""

    async def open_it(page: Page) -> None:
        await page.get_by_role("tab", name=name).click()

    return open_it


OPENINGS: dict[str, list[tuple[str, Opening]]] = {
    "/setup/dealers": [("new dealer", button("新建经销商"))],
    "/setup/people": [
        ("invite", button("邀请人员")),
        ("change", button("agent1")),
        ("leave", button("agent1", "停用")),
        ("rights", tab("权限表")),
    ],
    "/setup/teams": [
        ("new team", button("新建坐席组")),
        ("new queue", button("新建队列")),
        ("queue", button("售后回访")),
    ],
    "/setup/devices": [("new device", button("新增话机"))],
    "/setup/trunks": [("rules", button("pstn"))],
    "/setup/calendars?year=2027": [
        ("hours", button("修改每周时间")),
        ("day", button("2027-01-05")),
        ("import", button("导入年度节假日")),
    ],
    "/setup/questionnaires": [
        ("questions", part("问题")),
        ("steps", part("话术步骤")),
        ("rules", part("判断规则")),
        ("whole text", tab("全文")),
        ("copy", button("另存为新问卷")),
    ],
    "/setup/policies": [("versions", tab("历史版本")), ("whole text", tab("全文")), ("complaints", button("投诉时限"))],
    "/setup/sms-texts": [("versions", tab("历史版本"))],
    "/setup/tokens": [("new token", button("新建令牌"))],
}


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_no_drawer_or_dialog_of_set_up_has_a_barrier(shared_desk: Desk, theme: str) -> None:
    """Structure is the same in the dark, contrast is not: there one opening of each room is looked at."""
    found: list[str] = []
    rules = ["color-contrast"] if theme == "dark" else None
    page = await shared_desk.open_page(Role.ADMINISTRATOR, "/nowhere", theme=theme)
    walk = Walk(page)
    await walk.begin()
    for address, openings in OPENINGS.items():
        for name, open_it in openings if theme == "light" else openings[:1]:
            await walk.go(address)
            await open_it(page)
            await expect(page.locator(".el-skeleton, [aria-busy=true]")).to_have_count(0)
            found += [f"{address} {name} {theme}: {said}" for said in await walk.axe(rules=rules)]
            found += [f"{address} {name}: no words for {key}" for key in await walk.without_words()]
    await shared_desk.close_pages()
    assert not found, "\n" + "\n".join(re.sub(r" data-v-\w+=\"\"", "", said) for said in found)
