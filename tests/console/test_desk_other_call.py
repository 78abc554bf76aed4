"""A return call from a number that belongs to nobody: the agent sees it, finds out who it is, and ends it."""

from playwright.async_api import expect

from callcenter.core.model import Attempt, AttemptState, Customer, Dealer, Role
from tests.console.test_desk import rows, sit
from tests.support.console import BrowserAt, Desk
from tests.support.waiting import until


async def test_a_caller_whom_nobody_knows_is_looked_up_in_the_call(desk: Desk, browser_at: BrowserAt) -> None:
    await sit(desk)
    dealer = next(one for one in await rows(desk, Dealer) if one.inbound_numbers or one.return_number)
    customer = (await rows(desk, Customer, dealer_id=dealer.id))[0]
    page = await browser_at(Role.AGENT, "/desk")
    await expect(page.get_by_role("button", name="取下一位")).to_be_enabled()
    desk.sim.inbound("13599990001", (*dealer.inbound_numbers, dealer.return_number)[0])
    call = page.get_by_role("region", name="来电通话（无回访任务）")
    await expect(call.get_by_role("button", name="保持")).to_be_enabled()
    await expect(call).to_contain_text("0001")
    await expect(page.get_by_role("button", name="取下一位")).to_have_count(0)
    await call.get_by_role("textbox", name="查找客户").fill(customer.name)
    await call.get_by_role("button", name="查找客户").click()
    await expect(call.get_by_role("link", name=customer.name).first).to_be_visible()
    await call.get_by_role("button", name="挂断").click()
    await expect(call.get_by_role("status").first).to_contain_text("通话已结束")

    async def over() -> bool:
        (attempt,) = await rows(desk, Attempt, direction="return")
        return attempt.state is AttemptState.ENDED

    await until(over, what="the call's end")
