"""The rooms beside the floor: the wallboard, the general manager's board, the system's health, the audit trail."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.async_api import expect

from callcenter.core.access import SERVICE
from callcenter.core.model import DeliveryClass, OutboxRow, OutboxState, Role, Ticket, TicketState
from callcenter.flows import outbox, seats
from tests.support.console import BrowserAt, Desk
from tests.support.waiting import until


async def test_the_wallboard_shows_large_figures_that_change_by_themselves(desk: Desk, browser_at: BrowserAt) -> None:
    """Dark whatever the person's look is, whole on a television, without navigation; no reload when an agent comes."""
    page = await browser_at(Role.SUPERVISOR, "/wallboard", width=1920, height=1080)
    ready = page.locator("[data-test=wall-ready]")
    await expect(ready).to_have_text("0")
    person = await desk.person("agent1")
    async with desk.plant.uow.write(SERVICE) as tx:
        await seats.sign_on(tx, person_id=person.id, device="1001", pbx="sim", alive=True)
        await seats.make_ready(tx, person.id)
    await expect(ready).to_have_text("1")
    assert "dark" in str(await page.evaluate("document.documentElement.className"))
    assert await page.evaluate("document.scrollingElement.scrollHeight <= innerHeight")
    assert await page.get_by_role("navigation").count() == 0
    await page.get_by_role("link", name="返回现场监控").click()
    await expect(page.get_by_role("heading", name="现场监控")).to_be_visible()
    assert "dark" not in str(await page.evaluate("document.documentElement.className"))


@pytest.mark.req("S2-4")
async def test_the_general_manager_sees_what_is_owed_and_whether_today_can_be_done(
    desk: Desk, browser_at: BrowserAt
) -> None:
    """A complaint near its deadline by department; a new look by itself when it has been handled."""
    async with desk.plant.uow.write(SERVICE) as tx:
        ticket = await tx.rows(Ticket).first(state="open")
        assert ticket is not None
        near = replace(ticket, due_at=tx.now + timedelta(hours=1), department="钣喷车间")
        await tx.rows(Ticket).save(near)
    page = await browser_at(Role.GENERAL_MANAGER, "/board")
    row = page.get_by_role("table", name="已到或临近时限的投诉").get_by_role("row", name=ticket.no)
    await expect(row).to_contain_text("钣喷车间")
    await expect(page.get_by_role("table", name="其他部门的欠办事项")).to_contain_text("钣喷车间")
    await expect(page.locator("[data-test=verdict]")).to_be_visible()
    async with desk.plant.uow.write(SERVICE) as tx:
        now = await tx.rows(Ticket).get(ticket.id)
        await tx.rows(Ticket).save(replace(now, state=TicketState.CLOSED, closed_at=tx.now))
        tx.emit("ticket.closed", "ticket", ticket.id, ticket.dealer_id)
    await expect(row).to_have_count(0)


async def test_a_failed_effect_is_tried_again_from_the_health_room(desk: Desk, browser_at: BrowserAt) -> None:
    """The alarm brings it onto the screen; whoever may change the system tries it again; nobody else is shown the button."""
    page = await browser_at(Role.ADMINISTRATOR, "/health")
    await expect(page.get_by_role("heading", name="未完成的对外动作")).to_be_visible()
    async with desk.plant.uow.write(SERVICE) as tx:
        row = await outbox.enqueue(tx, "webhook", "somewhere", DeliveryClass.AT_LEAST_ONCE)
        await tx.rows(OutboxRow).save(replace(row, state=OutboxState.FAILED, problem="down"))
        tx.emit("alarm.effect_failed", "outbox", row.id, None, effect="webhook", reason="down")
    retry = page.get_by_role("button", name="重试")
    await expect(retry).to_be_visible()
    other = await desk.open_page(Role.SUPERVISOR, "/health")
    await expect(other.get_by_role("region", name="动作明细")).to_contain_text("webhook")
    await expect(other.get_by_role("button", name="重试")).to_have_count(0)
    await retry.click()
    await expect(page.get_by_text("已重新排队")).to_be_visible()

    async def taken() -> bool:
        async with desk.plant.uow.read() as view:
            return (await view.rows(OutboxRow).get(row.id)).tries > 0

    await until(taken, what="the effect's next try")


async def test_gateways_are_tested_from_the_health_room(browser_at: BrowserAt) -> None:
    """The exchange's link and the SMS gateway, each with its answer beside the button."""
    page = await browser_at(Role.ADMINISTRATOR, "/health")
    for name in ("交换机 sim", "短信 sms-log"):
        gateway = page.get_by_role("listitem").filter(has_text=name)
        await gateway.get_by_role("button", name="测试").click()
        await expect(gateway.get_by_role("status")).to_contain_text(re.compile(r"正常，\d+ 毫秒"))


async def test_what_a_supervisor_did_is_in_the_audit_trail(desk: Desk, browser_at: BrowserAt) -> None:
    """By whom, on what; a filter in the address finds it."""
    person = await desk.person("agent1")
    async with desk.plant.uow.write(SERVICE) as tx:
        await seats.sign_on(tx, person_id=person.id, device="1001", pbx="sim", alive=True)
    floor = await browser_at(Role.SUPERVISOR, "/floor")
    await floor.get_by_role("button", name=re.compile(rf"^{person.name}\s*,")).click()
    await floor.get_by_role("button", name="签出").click()
    await floor.get_by_role("dialog", name=f"签出 {person.name}").get_by_role("button", name="签出").click()
    await expect(floor.get_by_text("已调整")).to_be_visible()
    page = await desk.open_page(Role.ADMINISTRATOR, "/audit?act=seat.sign_off")
    supervisor = await desk.person("supervisor")
    await expect(page.get_by_role("table").last).to_contain_text("强制签出")
    await expect(page.get_by_role("table").last).to_contain_text(supervisor.name)
