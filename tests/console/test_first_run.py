"""The first page of a new service (S2-34)."""

from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from tests.support import console


@pytest.mark.req("S2-34")
async def test_the_first_administrator_is_made_in_the_page_when_there_is_none(browser: Browser, tmp_path: Path) -> None:
    """An empty service leads to its set-up page, names its address, and takes the code that it wrote at its start."""
    async with console.running(tmp_path / "new", browser) as desk:
        page = await desk.open_page(None)
        await expect(page.get_by_role("heading", name="首次使用")).to_be_visible()
        await expect(page.get_by_text(desk.address)).to_be_visible()
        await page.get_by_label("初始化码").fill("ABCD-ABCD-ABCD-ABCD")
        await page.get_by_label("用户名").fill("linjing")
        await page.get_by_label("姓名").fill("林静")
        await page.get_by_label("密码（至少 10 位）").fill("a long enough one")
        await page.get_by_label("再次输入密码").fill("a long enough one")
        await page.get_by_role("button", name="建立管理员并登录").click()
        await expect(page.get_by_role("alert")).to_contain_text("初始化码不正确")
        await page.get_by_label("初始化码").fill((desk.folder / "first-run-code.txt").read_text().strip())
        await page.get_by_role("button", name="建立管理员并登录").click()
        await expect(page.get_by_role("button", name="林静")).to_be_visible()
        assert (await desk.person("linjing")).active
        other = await desk.open_page(None)
        await expect(other.get_by_role("heading", name="登录")).to_be_visible()


async def test_the_page_says_so_when_the_service_cannot_be_reached(browser: Browser, tmp_path: Path) -> None:
    """Neither blank nor endless: a sentence, and the page goes on by itself when the service is back."""
    async with console.running(tmp_path / "away", browser) as desk:
        context = await desk.open_context(None)
        page = await context.new_page()
        await page.route("**/api/**", lambda route: route.abort())
        await page.route("**/healthz", lambda route: route.abort())
        await page.goto(desk.address)
        await expect(page.get_by_role("heading", name="无法连接服务")).to_be_visible()
        await page.unroute_all()
        await page.get_by_role("button", name="重试").click()
        await expect(page.get_by_role("heading", name="首次使用")).to_be_visible()
