"""Signing in with user name and password, as people of every role meet it (S2-34)."""

import pytest
from playwright.async_api import expect

from callcenter.core.model import Role
from demo.people import PASSWORD
from tests.support.console import BrowserAt, Desk


@pytest.mark.req("S2-34")
async def test_a_person_enters_when_name_and_password_are_right(browser_at: BrowserAt) -> None:
    """Login with user name and password; then the first room that the role opens."""
    page = await browser_at(None)
    await expect(page.get_by_role("heading", name="登录")).to_be_visible()
    await page.get_by_label("用户名").fill("supervisor")
    await page.get_by_label("密码", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="登录").click()
    await expect(page.get_by_role("navigation", name="主导航")).to_be_visible()
    await expect(page.get_by_role("button", name="孙丽")).to_be_visible()


async def test_the_reason_is_said_when_the_password_is_wrong(browser_at: BrowserAt) -> None:
    """The same words for an unknown name and a wrong password; the password field is emptied."""
    page = await browser_at(None)
    await page.get_by_label("用户名").fill("supervisor")
    await page.get_by_label("密码", exact=True).fill("not the password")
    await page.get_by_role("button", name="登录").click()
    await expect(page.get_by_role("alert")).to_contain_text("用户名或密码")
    await expect(page.get_by_label("密码", exact=True)).to_have_value("")


async def test_the_field_is_named_when_it_is_empty(browser_at: BrowserAt) -> None:
    """Nothing is sent before both are given."""
    page = await browser_at(None)
    await page.get_by_role("button", name="登录").click()
    await expect(page.get_by_text("请输入用户名")).to_be_visible()
    await expect(page.get_by_text("请输入密码")).to_be_visible()


async def test_the_wanted_address_is_opened_after_signing_in(browser_at: BrowserAt) -> None:
    """A shared address survives the sign-in page."""
    page = await browser_at(None, "/no-such-room?state=open")
    await page.get_by_label("用户名").fill("agent1")
    await page.get_by_label("密码", exact=True).fill(PASSWORD)
    await page.get_by_role("button", name="登录").click()
    await page.wait_for_url("**/no-such-room?state=open")
    await expect(page.get_by_role("heading", name="没有这个页面")).to_be_visible()


async def test_the_page_speaks_the_persons_language(browser_at: BrowserAt) -> None:
    """English chosen in the corner is kept with the person, not with the page only."""
    page = await browser_at(Role.AGENT, "/no-such-room")
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    assert await page.evaluate("document.documentElement.lang") == "en"
    await page.reload()
    await expect(
        page.get_by_role("button", name="Sign out").or_(page.get_by_role("button", name="中文"))
    ).to_be_visible()


async def test_the_page_says_so_when_the_session_ends_elsewhere(desk: Desk, browser_at: BrowserAt) -> None:
    """A session that is revoked ends at once in the page that is open, with a word why."""
    page = await browser_at(Role.AGENT, "/no-such-room")
    await expect(page.get_by_role("navigation")).to_be_visible()
    other = await browser_at(None)
    await other.get_by_label("用户名").fill("agent1")
    await other.get_by_label("密码", exact=True).fill(PASSWORD)
    await other.get_by_role("button", name="登录").click()
    await expect(other.get_by_role("navigation")).to_be_visible()
    answer = await other.request.put(
        f"{desk.address}/api/v1/me/password", data={"current": PASSWORD, "new": "another-good-password"}
    )
    assert answer.ok, await answer.text()
    await expect(page.get_by_text("登录已过期")).to_be_visible()
