"""What stands around every room: on a telephone's page the head has room for the seat's state, the menu for the rest."""

from playwright.async_api import Route, expect

from callcenter.core.model import Role
from tests.console.test_desk import sit
from tests.support.console import BrowserAt, Desk

ON_TOP = """(element) => {
  const { left, top, width, height } = element.getBoundingClientRect();
  const seen = document.elementFromPoint(left + width / 2, top + height / 2);
  return left >= 0 && left + width <= innerWidth && (element.contains(seen) || seen.contains(element));
}"""


async def test_the_seats_state_is_seen_on_a_telephones_page(desk: Desk, browser_at: BrowserAt) -> None:
    await sit(desk)
    page = await browser_at(Role.AGENT, "/desk", width=390, height=844)
    state = page.locator("[data-test=seat-state] .el-tag")
    await expect(state).to_be_visible()
    assert await state.evaluate(ON_TOP)
    assert await page.get_by_role("button", name="个人菜单").evaluate(ON_TOP)


async def test_language_and_look_stand_in_the_menu_of_a_telephones_page(browser_at: BrowserAt) -> None:
    page = await browser_at(Role.AGENT, "/my-day", width=390, height=844)
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    await expect(page.get_by_role("button", name="English")).to_have_count(0)
    await page.get_by_role("button", name="菜单", exact=True).click()
    await page.get_by_role("button", name="English").click()
    await expect(page.get_by_role("navigation", name="Main navigation")).to_be_visible()


async def test_a_page_that_is_older_than_the_service_says_so_and_begins_anew(browser_at: BrowserAt) -> None:
    """After an upgrade the parts that an open page has not loaded yet are gone: a click on a room must not do nothing."""
    page = await browser_at(Role.AGENT, "/desk")
    await page.wait_for_selector("h1")
    await page.wait_for_load_state("networkidle")

    async def gone(route: Route) -> None:
        await route.fulfill(status=404, body="")

    await page.route("**/assets/*", gone)
    await page.get_by_role("link", name="疑难问答").click()
    await expect(page.get_by_text("系统已更新")).to_be_visible()
    await page.unroute("**/assets/*", gone)
    await page.get_by_role("button", name="重新加载").click()
    await expect(page.get_by_role("heading", name="疑难问答", level=1)).to_be_visible()
