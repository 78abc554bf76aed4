"""The agent's workspace in the browser: a card from the queue to its disposition, drafts, complaints, times, numbers."""

import re
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from callcenter.core.model import Answers, Attempt, Disposition, FollowUp, FollowUpState, Role, Ticket, TicketState
from tests.support.console import Desk
from tests.support.waiting import until

TALKS = "answer:ring=1:talk=36000"


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
    await expect(call_state(page)).to_contain_text(re.compile("通话中 0:0[1-9]"))  # no short talk


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
    await expect(call_state(page)).to_contain_text("通话中")
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
    await expect(call_state(page)).to_contain_text("已接通")
    await press("1")  # completed
    await expect(call_state(page)).to_contain_text("已完成")
    await press("n")
    await expect(page).not_to_have_url(re.compile(follow_up))
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


async def test_what_was_written_is_there_after_a_reload_and_a_crash(desk: Desk) -> None:
    """Kept in the browser at every keystroke and with the service; another browser of the person finds the service's."""
    page = await take_card(desk)
    await talk(page)
    follow_up = card_of(page)
    await page.keyboard.press("1")
    await page.keyboard.press("Enter")
    await page.keyboard.press("1")
    await page.keyboard.press("4")  # dissatisfied
    notes = page.get_by_role("textbox", name="通话备注")
    await notes.fill("右前轮异响，要求复检")
    await page.reload()
    await expect(notes).to_have_value("右前轮异响，要求复检")
    await expect(page.locator("[aria-current=step]")).to_contain_text("回访执行")
    await expect(page.get_by_role("radio", name="不满意", exact=True).first).to_be_checked()

    async def kept() -> list[Any]:
        return [row for row in await rows(desk, Answers, follow_up_id=follow_up) if row.notes]

    await until(kept, what="the draft at the service")
    await page.context.close()  # as when the browser dies
    desk.contexts.remove(page.context)
    again = await desk.open_page(Role.AGENT, "/desk")
    await again.wait_for_url(f"**/desk/{follow_up}")
    await expect(again.get_by_role("textbox", name="通话备注")).to_have_value("右前轮异响，要求复检")


async def test_what_was_written_in_the_preview_is_there_when_the_page_is_loaded_anew_in_the_call(desk: Desk) -> None:
    """The call began while no page was there, or before the page had heard of it."""
    page = await take_card(desk)
    follow_up = card_of(page)
    notes = page.get_by_role("textbox", name="通话备注")
    await notes.fill("客户只用方言")
    await page.goto("about:blank")
    answer = await page.context.request.post(
        f"{desk.address}/api/v1/follow-ups/{follow_up}/call", data={}, headers={"Idempotency-Key": follow_up}
    )
    assert answer.ok, await answer.text()
    await page.goto(f"{desk.address}/desk")
    await expect(call_state(page)).to_contain_text("通话中")
    await expect(notes).to_have_value("客户只用方言")


async def test_a_record_says_that_its_customer_is_on_the_telephone(desk: Desk) -> None:
    """Not that they may be called, which would be true and no answer."""
    page = await take_card(desk)
    await talk(page)
    record = await desk.open_page(Role.SUPERVISOR, f"/follow-ups/{card_of(page)}")
    side = record.get_by_role("dialog", name="回访：")
    await expect(side.get_by_text("正在通话", exact=True)).to_be_visible()
    await expect(side.get_by_text("可以拨打")).to_have_count(0)


async def test_an_answer_in_words_is_typed_at_once_and_ended_by_enter(desk: Desk) -> None:
    """Its letters are no keys of the desk: n would take the next customer, a would open the calendar."""
    page = await take_card(desk)
    await talk(page)
    for key in ("1", "Enter", "1", "4", "2"):  # dissatisfied, and the vehicle does not run well
        await page.keyboard.press(key)
    await expect(page.get_by_role("textbox", name="有什么异常？")).to_be_focused()
    await page.keyboard.type("kongtiao and noise")
    await page.keyboard.press("Enter")
    await page.keyboard.press("3")  # the quality of the repair: so-so
    now: dict[str, Any] | None = await until(lambda: kept_answers(desk, page), what="the draft")
    assert now is not None
    assert (now["vehicle_fault"], now["repair_quality"]) == ("kongtiao and noise", "neutral")
    await expect(page.get_by_role("dialog")).to_have_count(0)


async def kept_answers(desk: Desk, page: Page) -> dict[str, Any] | None:
    """The answers of the open card as the service has them, once the repair's quality is among them."""
    found = [row.answers for row in await rows(desk, Answers, follow_up_id=card_of(page))]
    return next((one for one in found if "repair_quality" in one), None)


async def test_the_call_comes_back_when_the_desk_is_chosen_again_in_talk(desk: Desk) -> None:
    """The navigation leads back to the customer in hand, and the next Enter works on the script, not on the link."""
    page = await take_card(desk)
    await talk(page)
    follow_up = card_of(page)
    await page.get_by_role("link", name="回访工作台").click()
    await page.wait_for_url(f"**/desk/{follow_up}")
    await page.keyboard.press("1")
    await page.keyboard.press("Enter")
    await expect(page.locator("[aria-current=step]")).to_contain_text("征询")
    await page.get_by_role("link", name="疑难问答").click()
    await page.get_by_role("link", name="回访工作台").click()
    await page.wait_for_url(f"**/desk/{follow_up}")


@pytest.mark.req("S2-14")
async def test_a_complaint_is_recorded_in_the_talk_and_undone_within_a_minute(desk: Desk) -> None:
    page = await take_card(desk)
    await talk(page)
    await page.keyboard.press("c")
    form = page.get_by_role("dialog", name="记录投诉")
    await form.get_by_label("主题").fill("刹车异响")
    await form.get_by_label("客户所述").fill("修过一次仍然响")
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_text("已登记，计时开始")).to_be_visible()
    (ticket,) = await rows(desk, Ticket, follow_up_id=card_of(page))
    assert (ticket.subject, str(ticket.kind), ticket.state) == ("刹车异响", "complaint", TicketState.OPEN)
    await page.get_by_role("button", name="撤销").click()
    await expect(page.get_by_text("已登记，计时开始")).to_be_hidden()
    (ticket,) = await rows(desk, Ticket, follow_up_id=card_of(page))
    assert ticket.state is TicketState.VOID


async def test_a_dissatisfied_answer_proposes_the_ticket_that_is_handed_in_with_it(desk: Desk) -> None:
    """What the agent confirms is what is opened (S2-2, S2-14)."""
    page = await take_card(desk)
    await talk(page)
    for key in ("1", "Enter", "1", "4", "1", "2", "2", "3"):
        await page.keyboard.press(key)
    await page.keyboard.press("2")  # waiting
    await page.keyboard.press("3")  # and the price
    for key in ("Enter", "1", "1", "Enter"):
        await page.keyboard.press(key)
    await expect(page.locator("[aria-current=step]")).to_contain_text("信息确认")
    await expect(page.get_by_text("按回答将登记")).to_be_visible()
    await page.keyboard.press("Enter")
    await page.get_by_label("主题").fill("等待太久")
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_text("记录已提交")).to_be_visible()
    (ticket,) = await rows(desk, Ticket, follow_up_id=card_of(page))
    assert (str(ticket.kind), ticket.subject) == ("complaint", "等待太久")
    (answers,) = await rows(desk, Answers, follow_up_id=card_of(page))
    assert answers.answers["reason"] == ["waiting", "price"]


@pytest.mark.req("S2-45")
async def test_an_inconvenient_customer_is_called_at_the_time_that_they_chose(desk: Desk) -> None:
    """The calendar offers calling hours only, in the dealer's zone."""
    page = await take_card(desk)
    await talk(page)
    follow_up = card_of(page)
    for key in ("1", "Enter", "2"):
        await page.keyboard.press(key)
    form = page.get_by_role("dialog", name="约定再次致电")
    days = form.get_by_role("radiogroup", name="日期").get_by_role("radio")
    await expect(days.first).to_be_attached()
    await form.get_by_role("radiogroup", name="日期").locator("label").nth(1).click()
    await form.get_by_role("radiogroup", name="时间").locator("label").nth(2).click()
    await form.get_by_role("button", name="约好了").click()
    await expect(form).to_be_hidden()
    await page.keyboard.press("h")

    async def agreed() -> Any:
        (row,) = await rows(desk, FollowUp, id=follow_up)
        return row.agreed_at

    await until(agreed, what="the agreed time")
    *_, attempt = await rows(desk, Attempt, follow_up_id=follow_up)
    assert attempt.disposition is Disposition.INCONVENIENT


async def test_a_customer_who_declines_is_left_in_peace(desk: Desk) -> None:
    page = await take_card(desk)
    await talk(page)
    follow_up = card_of(page)
    for key in ("1", "Enter", "3", "h"):
        await page.keyboard.press(key)
    await expect(call_state(page)).to_contain_text("已完成")
    (row,) = await rows(desk, FollowUp, id=follow_up)
    assert (row.state, str(row.result)) == (FollowUpState.DONE, "declined")


async def test_a_busy_line_is_told_by_the_exchange_and_the_next_card_is_one_key_away(desk: Desk) -> None:
    page = await take_card(desk, rule="busy:ring=1")
    first = card_of(page)
    await page.keyboard.press("d")
    await expect(call_state(page)).to_contain_text("占线")
    await page.keyboard.press("n")
    await expect(page).not_to_have_url(re.compile(first))


async def test_the_next_card_is_taken_while_this_one_is_written_up(desk: Desk) -> None:
    """Claimed during wrap-up, it comes up with the disposition."""
    page = await take_card(desk)
    await talk(page)
    first = card_of(page)
    await page.keyboard.press("h")
    await expect(page.get_by_role("group", name="小结")).to_be_visible()
    await page.keyboard.press("n")
    await expect(page.get_by_text("下一位：")).to_be_visible()
    assert card_of(page) == first
    await page.keyboard.press("e")
    await page.keyboard.press("8")  # hung up
    await expect(page).not_to_have_url(re.compile(first))
    (row,) = await rows(desk, FollowUp, id=card_of(page))
    assert row.state is FollowUpState.CLAIMED


async def test_a_card_outside_the_queue_is_called_with_a_reason(desk: Desk) -> None:
    desk.sim.core.rules["default"] = TALKS
    await sit(desk)
    row = (await rows(desk, FollowUp, state=FollowUpState.READY))[-1]
    page = await desk.open_page(Role.AGENT, f"/desk/{row.id}")
    await page.get_by_role("button", name="拨打", exact=True).click()
    form = page.get_by_role("dialog", name="队列外呼叫")
    await form.get_by_role("button", name="拨打").click()
    await expect(form.get_by_text("请填写原因")).to_be_visible()
    await form.get_by_role("textbox").fill("客户来电要求马上回电")
    await form.get_by_role("button", name="拨打").click()
    await expect(call_state(page)).to_contain_text("通话中")
    *_, attempt = await rows(desk, Attempt, follow_up_id=row.id)
    assert attempt.reason == "客户来电要求马上回电"


@pytest.mark.req("S2-47")
async def test_corrections_go_to_the_customer_with_the_record(desk: Desk) -> None:
    page = await take_card(desk)
    await talk(page)
    await page.get_by_role("region", name="客户与车辆").get_by_role("button", name="更正资料").click()
    form = page.get_by_role("dialog", name="更正资料")
    await form.get_by_label("姓名").fill("王小芳")
    await form.get_by_role("button", name="保存").click()
    await expect(page.get_by_role("region", name="话术与问卷")).to_be_focused()  # the keyboard is the script's again
    for key in ("1", "Enter", "1", "1", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter", "Enter"):
        await page.keyboard.press(key)
    await expect(page.get_by_text("王小芳")).to_be_visible()
    await page.get_by_text("已向客户复述").click()
    await page.keyboard.press("Control+Enter")
    await expect(page.get_by_role("heading", level=1)).to_have_text("王小芳")


async def test_why_a_customer_is_not_called_now_is_said_in_words(desk: Desk) -> None:
    page = await take_card(desk)
    await page.keyboard.press("w")
    await expect(page.get_by_role("region", name="现在能否呼叫")).to_be_visible()
    await page.keyboard.press("?")
    await expect(page.get_by_role("dialog", name="快捷键")).to_be_visible()


async def test_another_number_of_the_customer_is_added_and_called(desk: Desk) -> None:
    page = await take_card(desk)
    await page.get_by_role("button", name="添加号码").click()
    form = page.get_by_role("dialog", name="添加号码")
    await form.get_by_label("电话号码").fill("12")
    await form.get_by_role("button", name="保存").click()
    await expect(form.get_by_role("alert")).to_be_visible()
    await form.get_by_label("电话号码").fill("13912345601")
    await form.get_by_role("button", name="保存").click()
    await expect(form).to_be_hidden()
    await page.get_by_role("button", name="拨打 +86139****5601").click()
    await expect(call_state(page)).to_contain_text("通话中")
    *_, attempt = await rows(desk, Attempt, follow_up_id=card_of(page))
    assert attempt.number == "+8613912345601"
