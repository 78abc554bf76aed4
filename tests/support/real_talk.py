"""A talk of agent 1 through a page on a real Asterisk, as tests of lost pages, lines and machines begin and judge it."""

from playwright.async_api import Locator, Page

from tests.support.desk import AGENT_1
from tests.support.real_phones import Phones, hears
from tests.support.waiting import until


async def talking(phones: Phones, number: str, *, first: str = "undefined") -> tuple[Page, str]:
    """Agent 1 at a page, with a customer who answered and is heard: (page, attempt). `first`: what the page runs before it."""
    await phones.lab.answer_with(number, "answer:ring=0.2:audio=speech")
    row = await phones.service.add(f"+86{number}")
    page = await phones.page_of(AGENT_1, f"/desk/{row.id}")
    await page.evaluate(first)
    await phones.sign_on(page, AGENT_1)
    attempt = await phones.service.call(row)
    await phones.service.until_state(attempt, "talking")
    await hears(page)
    await page.evaluate("() => { window.loadedOnce = true }")
    return page, attempt


async def never_loaded_anew(page: Page) -> None:
    """The page of `talking` is the one that was loaded then."""
    assert await page.evaluate("() => window.loadedOnce === true")


async def leg_is_lost(phones: Phones, attempt: str) -> None:
    """Wait until the service has noticed that the agent is gone."""

    async def lost() -> bool:
        found = await phones.service.attempt(attempt)
        return found.agent_lost_at is not None and not found.agent_up

    await until(lost, seconds=10, what="the loss to be noticed", promised=True)


async def back_in_talk(phones: Phones, attempt: str) -> None:
    """Wait until the agent was rung again and the same talk goes on."""

    async def up() -> bool:
        found = await phones.service.attempt(attempt)
        return found.agent_up and found.agent_legs > 1 and found.state == "talking"

    await until(up, seconds=25, what="the agent's next leg")


def bar(page: Page) -> Locator:
    """The control of the call in hand."""
    return page.get_by_role("group", name="通话控制")


def trouble_of(page: Page) -> Locator:
    """What the telephone in the page's head says is wrong."""
    return page.get_by_role("region", name="电话", exact=True).get_by_role("alert")
