"""The agent's workspace in the browser: a card from the queue to its disposition, drafts, complaints, times, numbers."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from callcenter.core.model import Answers, Attempt, Disposition, FollowUp, FollowUpState, Role, Ticket, TicketState
from tests.support.console import Desk

TALKS = "answer:ring=1:talk=3000"

OnCard = Callable[..., Awaitable[Page]]


async def sit(desk: Desk, login: str = "agent1", device: str = "1001") -> None:
    """Let an agent sign on at a desk phone and be ready, as the dock does."""
    context = await desk.open_context(login)
    for method, path, body in (
        ("POST", "sign-on", {"device": device}),
        ("PUT", "state", {"state": "ready", "reason": ""}),
    ):
        answer = await context.request.fetch(f"{desk.address}/api/v1/agents/me/{path}", method=method, data=body)
        assert answer.ok, await answer.text()


async def rows(desk: Desk, model: type, **where: Any) -> list[Any]:
    async with desk.plant.uow.read() as view:
        return await view.rows(model).all(**where)


def card_of(page: Page) -> str:
    """The id of the follow-up whose card is open."""
    return page.url.rsplit("/", 1)[1].split("?")[0]


async def take_card(desk: Desk, *, rule: str = TALKS, language: str = "zh-CN") -> Page:
    """A page of a seated agent with the next card open."""
    desk.sim.core.rules["default"] = rule
    await sit(desk)
    page = await desk.open_page(Role.AGENT, "/desk", language=language)
    await page.get_by_role("button", name="取下一位" if language == "zh-CN" else "Next customer").click()
    await page.wait_for_url("**/desk/*")
    await expect(page.get_by_role("region", name="客户与车辆" if language == "zh-CN" else "Customer")).to_be_visible()
    return page


def call_state(page: Page) -> Locator:
    return page.locator("[data-test=call-state]")


async def talk(page: Page) -> None:
    await page.keyboard.press("d")
    await expect(call_state(page)).to_contain_text("通话中", timeout=15_000)


@pytest.mark.req("S2-12", "S2-13", "S2-18", "S2-45", "S2-46", "S2-47", "S2-21")
async def test_a_whole_follow_up_takes_25_keys_at_most(desk: Desk) -> None:
    """From the empty desk to the next customer, by keyboard alone; free text is not counted."""
    desk.sim.core.rules["default"] = TALKS
    await sit(desk)
    page = await desk.open_page(Role.AGENT, "/desk")
    await expect(page.get_by_role("button", name="取下一位")).to_be_enabled()
    pressed: list[str] = []

    async def press(*keys: str) -> None:
        for key in keys:
            pressed.append(key)
            await page.keyboard.press(key)

    await press("n")
    await page.wait_for_url("**/desk/*")
    follow_up = card_of(page)
    await expect(page.get_by_role("button", name="拨打", exact=True)).to_be_enabled()
    await press("d")
    await expect(call_state(page)).to_contain_text("通话中", timeout=15_000)
    step = page.locator("[aria-current=step]")
    await expect(step).to_contain_text("顾客确认")
    await press("1")  # the owner
    await expect(step).to_contain_text("自我介绍")
    await press("Enter")
    await expect(step).to_contain_text("征询")
    await press("1")  # agrees
    await expect(step).to_contain_text("回访执行")
    await press("2", "1", "1", "2", "9", "2")  # overall, runs well, quality, adviser, recommend, nothing to handle
    await expect(step).to_contain_text("其他要求")
    await press("1", "Enter")  # no other wish, nothing to verify
    await expect(step).to_contain_text("信息确认")
    await press("Enter")  # read back and right
    await expect(step).to_contain_text("结束通话")
    await press("Enter")  # handed in
    await expect(page.get_by_text("记录已提交")).to_be_visible()
    await press("h")
    await expect(call_state(page)).to_contain_text("已接通", timeout=15_000)
    await press("1")  # completed
    await expect(call_state(page)).to_contain_text("已完成")
    await press("n")
    await page.wait_for_function(f"!location.pathname.endsWith('{follow_up}')")
    assert len(pressed) <= 25, pressed

    (done,) = await rows(desk, FollowUp, id=follow_up)
    (answers,) = await rows(desk, Answers, follow_up_id=follow_up)
    assert (done.state, str(done.result)) == (FollowUpState.DONE, "completed")
    assert answers.answers == {
        "overall": "satisfied",
        "vehicle_ok": True,
        "repair_quality": "very_satisfied",
        "adviser": "satisfied",
        "recommend": 9,
        "needs_handling": False,
        "wish": "none",
    }
    assert answers.confirmed_at is not None and answers.agreement == "agrees" and answers.speaker_relation == "owner"
    assert {"confirm_owner", "introduce", "questions", "read_back"} <= set(answers.steps)
