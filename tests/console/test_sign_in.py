"""Signing in with user name and password, as people of every role meet it (S2-34)."""

from dataclasses import replace

import pytest
from playwright.async_api import Page, expect

from callcenter.core.access import SERVICE
from callcenter.core.model import AuditEntry, Person, Role
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


async def test_an_account_is_closed_for_a_while_after_too_many_wrong_passwords(
    desk: Desk, browser_at: BrowserAt
) -> None:
    """Even the right password is refused then, with the time to wait; nobody is signed in and each try is on record."""
    page = await browser_at(None)
    agent = await desk.person("agent1")
    tries = desk.plant.config.web.sign_in_tries_per_account
    for n in range(tries + 1):
        await page.get_by_label("用户名").fill("agent1")
        await page.get_by_label("密码", exact=True).fill(PASSWORD if n == tries else "not the password")
        async with page.expect_response("**/api/v1/session") as answering:
            await page.get_by_role("button", name="登录").click()
        assert (await answering.value).status == (429 if n == tries else 401)
        await expect(page.get_by_label("密码", exact=True)).to_have_value("")
    await expect(page.get_by_role("alert")).to_contain_text("次数过多")
    await expect(page.get_by_text("秒后重试")).to_be_visible()
    await expect(page.get_by_role("heading", name="登录")).to_be_visible()
    async with desk.plant.uow.read() as view:
        assert await view.rows(AuditEntry).count(act="sign_in_refused", subject_id=agent.id) == tries
    other = await browser_at(None)
    await enter(other, "agent2", PASSWORD)
    await expect(other.get_by_role("navigation", name="主导航")).to_be_visible()


async def test_a_password_given_by_another_is_changed_before_anything_else(desk: Desk, browser_at: BrowserAt) -> None:
    """No room opens with it, not even by its address; the own one is kept, checked, and opens what was wanted."""
    given, own = "given-by-admin-1", "my-own-good-password"
    house = desk.plant.house
    async with desk.plant.uow.write(SERVICE) as tx:
        encoded = await house.passwords.hash(given)
        row = await tx.rows(Person).lock((await desk.person("supervisor")).id)
        await tx.rows(Person).save(replace(row, password_hash=encoded, must_change_password=True))
    page = await browser_at(None, "/tickets")
    await enter(page, "supervisor", given)
    heading = page.get_by_role("heading", name="设置新密码")
    await expect(heading).to_be_visible()
    await page.goto(f"{desk.address}/follow-ups")
    await expect(heading).to_be_visible()
    assert (await page.request.get(f"{desk.address}/api/v1/follow-ups")).status == 403
    for fresh, again, said in (
        ("short", "short", "新密码至少 10 位"),
        (own, "something-else", "两次输入的新密码不一致"),
        (given, given, "不能与原来的相同"),
    ):
        await page.get_by_label("当前密码").fill(given)
        await page.get_by_label("新密码（至少 10 位）").fill(fresh)
        await page.get_by_label("再次输入新密码").fill(again)
        await page.get_by_role("button", name="保存并继续").click()
        await expect(page.locator(".el-form-item__error").get_by_text(said)).to_be_visible()
    await page.get_by_label("新密码（至少 10 位）").fill(own)
    await page.get_by_label("再次输入新密码").fill(own)
    await page.get_by_role("button", name="保存并继续").click()
    await expect(page.get_by_role("navigation", name="主导航")).to_be_visible()
    await expect(page.get_by_role("heading", name="回访记录")).to_be_visible()
    person = await desk.person("supervisor")
    assert not person.must_change_password
    assert await house.passwords.verify(person.password_hash, own)
    assert not await house.passwords.verify(person.password_hash, given)


async def enter(page: Page, login: str, password: str) -> None:
    """Fill in the page and go."""
    await page.get_by_label("用户名").fill(login)
    await page.get_by_label("密码", exact=True).fill(password)
    await page.get_by_role("button", name="登录").click()


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
    # The page speaks at once; that it is kept is another request, and a page loaded anew before it would cancel it.
    async with page.expect_response(lambda said: said.request.method == "PATCH" and said.url.endswith("/me")):
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
