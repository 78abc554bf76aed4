"""A return call from a number that belongs to nobody: the agent sees it, finds out who it is, and ends it."""

import asyncio

from playwright.async_api import expect

from callcenter.core.model import Attempt, AttemptState, Customer, Dealer, Role
from tests.console.test_desk import rows, sit
from tests.support.console import BrowserAt, Desk
from tests.support.page_line import Line, page_on
from tests.support.waiting import until

HOURS = 36_000.0
"""Seconds, twenty of them a second: the caller stays for as long as the test wants."""


async def a_dealer_to_ring(desk: Desk) -> Dealer:
    dealer: Dealer = next(one for one in await rows(desk, Dealer) if one.inbound_numbers or one.return_number)
    return dealer


def ring_in(desk: Desk, dealer: Dealer) -> None:
    """Somebody whom nobody knows rings the dealer."""
    desk.sim.inbound("13599990001", (*dealer.inbound_numbers, dealer.return_number)[0], talk=HOURS)


async def test_a_caller_whom_nobody_knows_is_looked_up_in_the_call(desk: Desk, browser_at: BrowserAt) -> None:
    await sit(desk)
    dealer = await a_dealer_to_ring(desk)
    customer = (await rows(desk, Customer, dealer_id=dealer.id))[0]
    page = await browser_at(Role.AGENT, "/desk")
    await expect(page.get_by_role("button", name="取下一位")).to_be_enabled()
    ring_in(desk, dealer)
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


async def test_a_call_is_seen_that_came_before_the_page_heard_of_anything(desk: Desk) -> None:
    """The page has asked for the seat, and its event stream is not through yet: what happens meanwhile is told it then."""
    await sit(desk)
    dealer = await a_dealer_to_ring(desk)
    line = Line()
    line.slow = asyncio.Event()
    page = await page_on(await desk.open_context(Role.AGENT), line, f"{desk.address}/desk")
    await expect(page.get_by_role("button", name="取下一位")).to_be_enabled()
    ring_in(desk, dealer)

    async def in_call() -> bool:
        return any(attempt.agent_up for attempt in await rows(desk, Attempt, direction="return"))

    await until(in_call, what="the agent's telephone to be taken up")
    line.slow.set()
    await expect(
        page.get_by_role("region", name="来电通话（无回访任务）").get_by_role("button", name="保持")
    ).to_be_enabled()
    await expect(page.get_by_role("region", name="电话", exact=True)).to_contain_text("通话中")
