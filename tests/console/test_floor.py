"""The floor in the browser: what happens is seen at once, without reload and without polling, and supervisors act on it."""

import re
from dataclasses import replace
from typing import Any

import pytest
from playwright.async_api import Locator, Page, Request, expect

from callcenter.core.access import SERVICE
from callcenter.core.model import (
    Attempt,
    AuditEntry,
    CustomerNumber,
    FollowUp,
    Grant,
    Person,
    Role,
    Scope,
    Seat,
    SeatState,
    Team,
)
from callcenter.flows import seats
from tests.support.console import BrowserAt, Desk
from tests.support.page_line import Line, page_on

AGENT = "agent1"


def heard(page: Page, part: str) -> list[str]:
    """The addresses with `part` that the page asks for from now on."""
    asked: list[str] = []

    def note(request: Request) -> None:
        if part in request.url:
            asked.append(request.url)

    page.on("request", note)
    return asked


def cell(page: Page, name: str) -> Any:
    """An agent's cell in the grid."""
    return page.get_by_role("list", name="坐席状态").get_by_role("button", name=re.compile(rf"^{name}\s*,"))


async def sit(desk: Desk, login: str = AGENT, device: str = "1001") -> Person:
    """Somebody signs on and is ready."""
    person = await desk.person(login)
    async with desk.plant.uow.write(SERVICE) as tx:
        await seats.sign_on(tx, person_id=person.id, device=device, pbx="sim", alive=True)
        await seats.make_ready(tx, person.id)
    return person


async def call(desk: Desk, agent: Person, number: str) -> str:
    """A call of the simulated exchange to a number that answers (and talks until somebody hangs up); its attempt."""
    async with desk.plant.uow.write(SERVICE) as tx:
        row = await tx.rows(FollowUp).first(state__in=("ready", "waiting"))
        assert row is not None
        one = await tx.rows(CustomerNumber).first(customer_id=row.customer_id)
        assert one is not None
        await tx.rows(CustomerNumber).save(replace(one, number=number))
    placed = await desk.plant.dialer.place(
        SERVICE, follow_up_id=row.id, agent_id=agent.id, number=number, reason="asked for"
    )
    return placed.id


async def move(page: Page, row: Locator, other: Person) -> None:
    """A supervisor gives the call of this row to another agent."""
    await row.get_by_role("button", name="转给其他坐席").click()
    dialog = page.get_by_role("dialog", name="转给其他坐席")
    await dialog.get_by_role("combobox", name="空闲的坐席").click()
    await page.get_by_role("option", name=other.name).click()
    await dialog.get_by_role("button", name="转给其他坐席").click()


@pytest.mark.req("S2-4")
async def test_a_change_is_seen_without_reload_and_without_polling(desk: Desk, browser_at: BrowserAt) -> None:
    """One snapshot when the room is opened, nothing but the event stream afterwards."""
    page = await browser_at(Role.SUPERVISOR, "/floor")
    await expect(page.get_by_role("heading", name="现场监控")).to_be_visible()
    await expect(page.locator("[data-test=figure-inCall]")).to_have_text("0")
    asked = heard(page, "/api/v1/floor")
    agent = await sit(desk)
    await expect(cell(page, agent.name)).to_have_accessible_name(re.compile("空闲"))
    async with desk.plant.uow.write(SERVICE) as tx:
        await seats.pause(tx, agent.id, "培训")
    await expect(cell(page, agent.name)).to_have_accessible_name(re.compile("小休"))
    async with desk.plant.uow.write(SERVICE) as tx:
        await seats.make_ready(tx, agent.id)
    await call(desk, agent, "+8613800138000")
    await expect(page.locator("[data-test=figure-inCall]")).to_have_text("1")
    await expect(page.get_by_text("1 / 10 线")).to_be_visible()
    assert asked == []


async def test_a_call_is_shown_masked_and_ended_by_a_supervisor(desk: Desk, browser_at: BrowserAt) -> None:
    """The customer's number is masked for everybody; ending the call needs a yes and is audited."""
    agent = await sit(desk)
    page = await browser_at(Role.SUPERVISOR, "/floor?view=calls")
    attempt = await call(desk, agent, "+8613800138000")
    row = page.locator("[data-test=call]")
    await expect(row).to_contain_text("+86138****8000")
    await expect(row.get_by_text("通话", exact=True)).to_be_visible()
    await row.get_by_role("button", name="结束通话").click()
    await page.get_by_role("dialog").get_by_role("button", name="结束通话").click()
    await expect(page.get_by_text("现在没有通话。")).to_be_visible()
    async with desk.plant.uow.read() as view:
        assert await view.rows(AuditEntry).count(act="call.end", subject_id=attempt) == 1


async def test_a_supervisor_listens_whispers_and_leaves_a_call(desk: Desk, browser_at: BrowserAt) -> None:
    """By the own device; who listens and how stands beside the call."""
    agent = await sit(desk)
    supervisor = await sit(desk, "supervisor", "1003")
    page = await browser_at(Role.SUPERVISOR, "/floor?view=calls")
    await call(desk, agent, "+8613800138000")
    row = page.locator("[data-test=call]")
    await row.get_by_role("button", name="监听", exact=True).click()
    await expect(row).to_contain_text(f"{supervisor.name}正在监听")
    await row.get_by_role("button", name="耳语").click()
    await expect(row).to_contain_text(f"{supervisor.name}正在耳语")
    await row.get_by_role("button", name="停止监听").click()
    await expect(row.get_by_role("button", name="停止监听")).to_have_count(0)
    await expect(row).not_to_contain_text(supervisor.name)


async def test_a_supervisor_moves_a_call_to_another_agent(desk: Desk, browser_at: BrowserAt) -> None:
    """Only to who is ready; the call goes on with that agent."""
    agent, other = await sit(desk), await sit(desk, "agent2", "1002")
    page = await browser_at(Role.SUPERVISOR, "/floor?view=calls")
    await call(desk, agent, "+8613800138000")
    row = page.locator("[data-test=call]")
    await expect(row).to_contain_text(agent.name)
    await move(page, row, other)
    await expect(row).to_contain_text(other.name)


async def test_a_supervisor_calls_a_move_off_while_it_rings(desk: Desk, browser_at: BrowserAt) -> None:
    """The other telephone is let go, the agent keeps the customer, and the trail tells both acts."""
    agent, other = await sit(desk), await sit(desk, "agent2", "1002")
    desk.sim.core.devices["1002"].answer_seconds = None
    page = await browser_at(Role.SUPERVISOR, "/floor?view=calls")
    attempt = await call(desk, agent, "+8613800138000")
    row = page.locator("[data-test=call]")
    await move(page, row, other)
    await row.get_by_role("button", name="取消转接").click()
    await expect(page.get_by_text("已取消转接")).to_be_visible()
    await expect(row.get_by_role("button", name="取消转接")).to_have_count(0)
    await expect(row).to_contain_text(agent.name)
    async with desk.plant.uow.read() as view:
        kept = await view.rows(Attempt).get(attempt)
        assert (kept.agent_id, kept.third) == (agent.id, {})
        assert (await view.rows(Seat).get(other.id)).state is SeatState.READY
        trail = await view.rows(AuditEntry).all(subject_id=attempt, order=("at", "id"))
    assert [line.act for line in trail] == ["call.move", "call.cancel_move"]


async def test_a_supervisor_who_listens_is_told_why_not_ready_and_ready_again_afterwards(
    desk: Desk, browser_at: BrowserAt
) -> None:
    """The telephone is taken while it hears a call; the seat is given back as it was, without a click."""
    agent = await sit(desk)
    supervisor = await sit(desk, "supervisor", "1003")
    page = await browser_at(Role.SUPERVISOR, "/floor?view=calls")
    await call(desk, agent, "+8613800138000")
    row = page.locator("[data-test=call]")
    await row.get_by_role("button", name="监听", exact=True).click()
    await expect(row).to_contain_text(f"{supervisor.name}正在监听")
    phone = page.get_by_role("region", name="电话", exact=True)
    state = phone.locator("[data-test=seat-state]")
    await expect(state).to_contain_text("小休 · 监听中")
    await phone.get_by_role("button", name="示闲", exact=True).click()
    await expect(page.get_by_text("您正在监听一通电话")).to_be_visible()
    await row.get_by_role("button", name="停止监听").click()
    await expect(row.get_by_role("button", name="停止监听")).to_have_count(0)
    await expect(state).to_contain_text("示闲")
    async with desk.plant.uow.read() as view:
        assert (await view.rows(Seat).get(supervisor.id)).state is SeatState.READY


async def test_a_supervisor_pauses_an_agent_by_keyboard(desk: Desk, browser_at: BrowserAt) -> None:
    """Arrow keys move in the grid, Enter opens the agent; the reason is asked for, the act is audited."""
    agent = await sit(desk)
    await sit(desk, "agent2", "1002")
    page = await browser_at(Role.SUPERVISOR, "/floor")
    other = cell(page, (await desk.person("agent2")).name)
    await expect(other).to_be_visible()
    grid = page.get_by_role("list", name="坐席状态").get_by_role("button")
    await grid.first.focus()
    for _ in range(await grid.count()):
        focused = await page.evaluate("document.activeElement.title")
        if focused == agent.name:
            break
        await page.keyboard.press("ArrowRight")
    await page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog", name=agent.name)
    await drawer.get_by_role("button", name="设为小休").click()
    await page.get_by_placeholder("原因").fill("接待来访")
    await page.get_by_role("dialog", name=f"让 {agent.name} 小休").get_by_role("button", name="设为小休").click()
    await expect(cell(page, agent.name)).to_have_accessible_name(re.compile("小休"))
    async with desk.plant.uow.read() as view:
        seat = await view.rows(Seat).get(agent.id)
        assert (seat.state, seat.pause_reason) == (SeatState.PAUSED, "接待来访")
        assert await view.rows(AuditEntry).count(act="seat.change", subject_id=agent.id) == 1


async def words(page: Page) -> list[str]:
    """What tiles and grid say, without the seconds that pass."""
    return [
        re.sub(r"\d+:\d\d|\d+h\d\d", "", text)
        for text in (
            await page.get_by_label("回访队列").inner_text(),
            await page.get_by_role("list", name="坐席状态").inner_text(),
            await page.get_by_role("list", name="中继与交换机").inner_text(),
        )
    ]


async def test_a_cut_line_is_said_and_made_good_without_a_reload(desk: Desk) -> None:
    """Said to be stale while it is cut; then what happened meanwhile, the same as a fresh snapshot shows."""
    agent = await sit(desk)
    line = Line()
    page = await page_on(await desk.open_context(Role.SUPERVISOR), line, f"{desk.address}/floor")
    await expect(cell(page, agent.name)).to_have_accessible_name(re.compile("空闲"))
    await page.evaluate("window.sameLoad = true")
    asked = heard(page, "/api/v1/floor")
    await line.break_off()
    await expect(page.get_by_text("与服务的实时连接已断开")).to_be_visible()
    await sit(desk, "agent2", "1002")
    async with desk.plant.uow.write(SERVICE) as tx:
        await seats.pause(tx, agent.id, "午餐")
    await expect(cell(page, agent.name)).to_have_accessible_name(re.compile("空闲"))
    line.cut = False
    await expect(cell(page, agent.name)).to_have_accessible_name(re.compile("小休"))
    await expect(page.get_by_text("与服务的实时连接已断开")).to_have_count(0)
    assert await page.evaluate("window.sameLoad") is True
    assert asked == [], "resumed by position, not by a new snapshot"
    fresh = await desk.open_page(Role.SUPERVISOR, "/floor")
    await expect(cell(fresh, agent.name)).to_be_visible()
    assert await words(page) == await words(fresh)


async def test_three_hundred_agents_are_on_one_screen(desk: Desk, browser_at: BrowserAt) -> None:
    """Each with state and time in it, no sideways scrolling; a change among them is one cell's."""
    async with desk.plant.uow.write(SERVICE) as tx:
        team = await tx.rows(Team).first()
        assert team is not None
        crowd = [Person(id=tx.new_id(), login=f"crowd{n}", name=f"坐席{n:03}") for n in range(300)]
        await tx.rows(Person).add_all(crowd)
        await tx.rows(Grant).add_all(
            [Grant(id=tx.new_id(), person_id=one.id, role=Role.AGENT, scope=Scope.ALL) for one in crowd]
        )
        await tx.rows(Team).save(replace(team, member_ids=[*team.member_ids, *(one.id for one in crowd)]))
        states = [SeatState.READY, SeatState.ON_CALL, SeatState.PAUSED, SeatState.WRAP_UP]
        await tx.rows(Seat).add_all(
            [
                Seat(id=one.id, since=tx.now, state=states[n % 4], device=str(5000 + n), pbx="away", device_alive=True)
                for n, one in enumerate(crowd)
            ]
        )
    page = await browser_at(Role.SUPERVISOR, "/floor", width=1920, height=1080)
    buttons = page.get_by_role("list", name="坐席状态").get_by_role("button")
    await expect(buttons).to_have_count(300)
    assert await page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
    box = await buttons.last.bounding_box()
    assert box is not None and box["y"] + box["height"] <= 1080, "the last agent is on the screen"
    async with desk.plant.uow.write(SERVICE) as tx:
        await seats.pause(tx, crowd[0].id, "午餐")
    await expect(cell(page, "坐席000")).to_have_accessible_name(re.compile("小休"))


async def test_filters_are_in_the_address_and_can_be_shared(desk: Desk, browser_at: BrowserAt) -> None:
    """A shared address opens the same view."""
    agent = await sit(desk)
    page = await browser_at(Role.SUPERVISOR, "/floor")
    await page.get_by_role("button", name="小休 0").click()
    await expect(page.get_by_text("没有符合条件的坐席")).to_be_visible()
    await page.wait_for_url("**/floor?state=paused")
    shared = await desk.open_page(Role.SUPERVISOR, "/floor?state=ready")
    await expect(cell(shared, agent.name)).to_be_visible()
