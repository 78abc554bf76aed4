"""Actions drawn from the voice of the customer, in the browser: opened from a finding, changed, closed with an effect."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import expect

from callcenter.core.access import SERVICE
from callcenter.core.model import Attempt, Dealer, Person, Role, VocAction
from tests.support.console import BrowserAt, Desk

TODAY = datetime.now(UTC).astimezone(ZoneInfo("Asia/Shanghai")).date()


async def action_of(desk: Desk, *, opened_days_ago: int = 10) -> VocAction:
    """An open action about the reach of some days ago."""
    async with desk.plant.uow.write(SERVICE) as tx:
        dealer = await tx.rows(Dealer).first(code="SH01")
        owner = await tx.rows(Person).first(login="handler")
        assert dealer is not None
        assert owner is not None
        start = TODAY - timedelta(days=opened_days_ago + 7)
        return await tx.rows(VocAction).add(
            VocAction(
                id=tx.new_id(),
                dealer_id=dealer.id,
                title="提高上午接通率",
                finding="上午多无人接听",
                figure="reach",
                owner_id=owner.id,
                opened_by=owner.id,
                opened_at=tx.now - timedelta(days=opened_days_ago),
                due_on=TODAY - timedelta(days=1),
                before={
                    "numerator": 12,
                    "denominator": 30,
                    "from": start.isoformat(),
                    "to": (start + timedelta(days=6)).isoformat(),
                },
            )
        )


@pytest.mark.req("S2-30")
async def test_a_finding_becomes_an_action_with_owner_and_date(desk: Desk, browser_at: BrowserAt) -> None:
    page = await browser_at(Role.SUPERVISOR, "/voc-actions?new=1&figure=reach")
    form = page.get_by_role("dialog", name="发起活动")
    await form.get_by_label("活动名称").fill("中午改用座机回拨")
    await form.get_by_label("发现的问题").fill("中午占线多")
    await form.get_by_label("经销商").click()
    await page.get_by_role("option", name="浦东店").click()
    await form.get_by_label("负责人").click()
    await page.get_by_role("option", name="赵强").click()
    await form.get_by_role("button", name="发起").click()
    await expect(page.get_by_role("dialog", name="中午改用座机回拨")).to_contain_text("赵强")
    async with desk.plant.uow.read() as view:
        (found,) = await view.rows(VocAction).all(title="中午改用座机回拨")
    assert (found.figure, found.due_on, found.state) == ("reach", TODAY + timedelta(days=14), "open")


@pytest.mark.req("S2-31")
async def test_an_action_is_closed_only_with_its_effect_beside_the_period_before(
    desk: Desk, browser_at: BrowserAt
) -> None:
    """Before and after are shown before the button can be pressed; the closed action keeps both."""
    action = await action_of(desk)
    async with desk.plant.uow.write(SERVICE) as tx:  # an answered call of yesterday is what is counted
        call = await tx.rows(Attempt).first(outcome="answered", dealer_id=action.dealer_id)
        assert call is not None
        day = tx.now - timedelta(days=1)
        await tx.rows(Attempt).save(replace(call, intent_at=day, dialed_at=day))
    page = await browser_at(Role.SUPERVISOR, f"/voc-actions/{action.id}")
    side = page.get_by_role("dialog", name="提高上午接通率")
    await expect(side).to_contain_text("已过期")
    await side.get_by_role("button", name="检查效果并关闭").click()
    check = page.get_by_role("dialog", name="效果检查")
    await expect(check).to_contain_text("12 / 30")
    await expect(check).to_contain_text("1 / 1")
    await expect(check.get_by_role("button", name="关闭活动")).to_be_disabled()
    await check.get_by_label("结果说明").fill("改在十点后呼叫，接通率上升")
    await check.get_by_role("button", name="关闭活动").click()
    await expect(side).to_contain_text("已关闭")
    await expect(side).to_contain_text("+60 个百分点")
    async with desk.plant.uow.read() as view:
        closed = await view.rows(VocAction).get(action.id)
    assert (closed.state, closed.after["numerator"], closed.result) == ("closed", 1, "改在十点后呼叫，接通率上升")


async def test_the_owner_and_date_of_an_open_action_are_changed(desk: Desk, browser_at: BrowserAt) -> None:
    action = await action_of(desk)
    page = await browser_at(Role.SUPERVISOR, f"/voc-actions/{action.id}")
    await page.get_by_role("dialog").get_by_role("button", name="修改").click()
    form = page.get_by_role("dialog", name="修改")
    await form.get_by_label("活动名称").fill("提高接通率")
    await form.get_by_role("button", name="保存").click()
    await expect(page.get_by_role("dialog", name="提高接通率")).to_be_visible()
    async with desk.plant.uow.read() as view:
        assert (await view.rows(VocAction).get(action.id)).title == "提高接通率"


async def test_a_handler_sees_actions_and_changes_none(desk: Desk, browser_at: BrowserAt) -> None:
    action = await action_of(desk)
    page = await browser_at(Role.HANDLER, f"/voc-actions/{action.id}")
    side = page.get_by_role("dialog", name="提高上午接通率")
    await expect(side).to_contain_text("12 / 30")
    await expect(side.get_by_role("button", name="修改")).to_have_count(0)
    await expect(page.get_by_role("button", name="发起活动")).to_have_count(0)
