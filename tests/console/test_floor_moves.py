"""A supervisor's move is called off from the floor while it rings; whoever listens is told why they cannot be ready."""

from playwright.async_api import expect

from callcenter.core.access import SERVICE
from callcenter.core.model import Attempt, AuditEntry, Role, Seat, SeatState
from callcenter.flows import seats
from tests.console.test_floor import call, sit
from tests.support.console import BrowserAt, Desk


async def test_a_supervisor_calls_a_move_off_while_it_rings(desk: Desk, browser_at: BrowserAt) -> None:
    """The other telephone is let go, the agent keeps the customer, and the trail tells both acts."""
    agent, other = await sit(desk), await sit(desk, "agent2", "1002")
    desk.sim.core.devices["1002"].answer_seconds = None
    page = await browser_at(Role.SUPERVISOR, "/floor?view=calls")
    attempt = await call(desk, agent, "+8613800138000")
    row = page.locator("[data-test=call]")
    await row.get_by_role("button", name="转给其他坐席").click()
    dialog = page.get_by_role("dialog", name="转给其他坐席")
    await dialog.get_by_role("combobox", name="空闲的坐席").click()
    await page.get_by_role("option", name=other.name).click()
    await dialog.get_by_role("button", name="转给其他坐席").click()
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


async def test_a_supervisor_who_listens_is_told_why_not_ready(desk: Desk, browser_at: BrowserAt) -> None:
    agent = await sit(desk)
    supervisor = await sit(desk, "supervisor", "1003")
    page = await browser_at(Role.SUPERVISOR, "/floor?view=calls")
    await call(desk, agent, "+8613800138000")
    row = page.locator("[data-test=call]")
    await row.get_by_role("button", name="监听", exact=True).click()
    await expect(row).to_contain_text(f"{supervisor.name}正在监听")
    phone = page.get_by_role("region", name="电话", exact=True)
    await phone.get_by_role("button", name="示闲", exact=True).click()
    await expect(page.get_by_text("您正在监听一通电话")).to_be_visible()
    await row.get_by_role("button", name="停止监听").click()
    await expect(row.get_by_role("button", name="停止监听")).to_have_count(0)
    await phone.get_by_role("button", name="示闲", exact=True).click()
    await expect(phone.locator("[data-test=seat-state]")).to_contain_text("示闲")
    async with desk.plant.uow.write(SERVICE) as tx:
        seat = await seats.held(tx, supervisor.id)
    assert seat is not None
    assert seat.state is SeatState.READY
