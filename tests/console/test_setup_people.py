"""Set-up of who works where, done on the screen and seen in the API: dealers, people, teams, devices, tokens, wishes."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, Route, expect

from callcenter.core.access import SERVICE
from callcenter.core.model import Customer, Dealer, FollowUp, FollowUpState, Role, Seat
from tests.support import console
from tests.support.console import Desk


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def office(template: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Desk]:
    """One desk for this file: each test changes things of its own."""
    folder = tmp_path_factory.mktemp("setup") / "people"
    async with console.running(console.begin_with(template, folder), browser) as desk:
        yield desk


async def api(page: Page, path: str) -> Any:
    """What the API says to whoever has the page open."""
    answer = await page.request.get(f"{page.url.split('/', 3)[0]}//{page.url.split('/', 3)[2]}/api/v1{path}")
    assert answer.ok, await answer.text()
    return await answer.json()


async def choose(where: Page | Locator, page: Page, label: str, option: str) -> None:
    """Choose an option of a select by its label."""
    await where.locator(".el-select__wrapper").filter(has=page.get_by_label(label, exact=True)).first.click()
    await page.get_by_role("option", name=option).and_(page.locator(":visible")).first.click()


async def test_a_dealer_is_added_on_screen(office: Desk) -> None:
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/dealers")
    await page.get_by_role("button", name="新建经销商").click()
    drawer = page.get_by_role("dialog", name="新建经销商")
    await drawer.get_by_label("代码").fill("GZ01")
    await drawer.get_by_label("名称", exact=True).fill("广州天河特约店")
    await drawer.get_by_label("区号").fill("20")
    await drawer.get_by_role("button", name="保存").click()
    await expect(drawer.locator(".el-form-item", has_text="区号").get_by_text("格式不对")).to_be_visible()
    await drawer.get_by_label("区号").fill("020")
    await drawer.get_by_role("button", name="保存").click()
    await expect(page.get_by_role("region", name="经销商").get_by_text("广州天河特约店")).to_be_visible()
    (made,) = (await api(page, "/dealers?q=GZ01"))["items"]
    assert (made["name"], made["area_code"], made["time_zone"]) == ("广州天河特约店", "020", "Asia/Shanghai")


async def test_somebody_elses_change_is_shown_before_it_is_overwritten(office: Desk) -> None:
    """A stale version is refused, said, and loaded again; nothing is lost in silence."""
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/dealers")
    await page.get_by_role("button", name="HZ01").click()
    drawer = page.get_by_role("dialog")
    await drawer.get_by_label("简称").fill("西湖旗舰店")
    async with office.plant.uow.write(SERVICE) as tx:
        row = await tx.rows(Dealer).first(code="HZ01")
        assert row is not None
        await tx.rows(Dealer).save(row)
    await drawer.get_by_role("button", name="保存").click()
    await expect(drawer.get_by_role("alert")).to_contain_text("已被他人修改")
    await drawer.get_by_role("button", name="重新加载").click()
    await expect(drawer.get_by_role("alert")).to_have_count(0)
    await drawer.get_by_label("简称").fill("西湖旗舰店")
    await drawer.get_by_role("button", name="保存").click()
    await expect(drawer).to_be_hidden()
    assert (await api(page, "/dealers?q=HZ01"))["items"][0]["short_name"] == "西湖旗舰店"


async def test_changes_are_not_lost_without_a_question(office: Desk) -> None:
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/dealers")
    await page.get_by_role("button", name="SH01").click()
    drawer = page.get_by_role("dialog", name="上海")
    await drawer.get_by_label("简称").fill("改了一半")
    await drawer.get_by_role("button", name="取消").click()
    question = page.get_by_role("dialog", name="有未保存的修改")
    await question.get_by_role("button", name="取消").click()
    await expect(drawer.get_by_label("简称")).to_have_value("改了一半")
    await drawer.get_by_role("button", name="取消").click()
    await question.get_by_role("button", name="放弃修改").click()
    await expect(drawer).to_be_hidden()


async def test_a_supervisor_looks_but_changes_no_set_up(office: Desk) -> None:
    page = await office.open_page(Role.SUPERVISOR, "/setup/dealers")
    await page.get_by_role("button", name="SH01").click()
    drawer = page.get_by_role("dialog")
    await expect(drawer.get_by_label("简称")).to_be_disabled()
    await expect(drawer.get_by_role("button", name="保存")).to_have_count(0)
    await expect(page.get_by_role("button", name="新建经销商")).to_have_count(0)


async def test_somebody_is_invited_and_signs_in_with_the_password_shown_once(office: Desk) -> None:
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/people")
    await page.get_by_role("button", name="邀请人员").click()
    drawer = page.get_by_role("dialog", name="邀请人员")
    await drawer.get_by_label("用户名").fill("zhou.min")
    await drawer.get_by_label("姓名").fill("周敏")
    await drawer.get_by_role("button", name="邀请人员").click()
    await expect(drawer.get_by_text("此范围必须指定对象")).to_be_visible()
    await choose(drawer, page, "范围对象", "回访一组")
    await drawer.get_by_role("button", name="邀请人员").click()
    secret = page.get_by_role("dialog", name="一次性密码")
    password = await secret.locator("code").inner_text()
    await secret.get_by_role("button", name="已记下").click()
    (made,) = (await api(page, "/users?q=zhou.min"))["items"]
    assert made["grants"][0]["role"] == "agent" and made["must_change_password"]
    fresh = await office.open_page(None, "/sign-in")
    await fresh.get_by_label("用户名").fill("zhou.min")
    await fresh.get_by_label("密码", exact=True).fill(password)
    await fresh.get_by_role("button", name="登录").click()
    await expect(fresh.get_by_role("heading", name="设置新密码")).to_be_visible()


async def test_open_work_is_handed_over_when_somebody_is_switched_off(office: Desk) -> None:
    leaver, heir = await office.person("agent5"), await office.person("agent4")
    async with office.plant.uow.write(SERVICE) as tx:
        states = [FollowUpState.WAITING, FollowUpState.READY]
        row = await tx.rows(FollowUp).first(state__in=states, assigned_to=None)
        assert row is not None
        row = await tx.rows(FollowUp).lock(row.id)
        await tx.rows(FollowUp).save(replace(row, assigned_to=leaver.id))
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/people")
    await page.get_by_role("button", name="agent5").click()
    await page.get_by_role("dialog", name="修改").get_by_role("button", name="停用").click()
    leave = page.get_by_role("dialog", name="停用")
    await expect(leave).to_contain_text("1 个回访绑定在此人名下")
    await choose(leave, page, "回访交给", "agent4")
    await leave.get_by_role("button", name="停用").click()
    await expect(leave).to_be_hidden()
    assert not (await api(page, f"/users/{leaver.id}"))["active"]
    async with office.plant.uow.read() as view:
        assert (await view.rows(FollowUp).get(row.id)).assigned_to == heir.id


async def test_the_table_of_rights_is_shown(office: Desk) -> None:
    page = await office.open_page(Role.SUPERVISOR, "/setup/people?tab=roles")
    table = page.get_by_role("tabpanel", name="权限表")
    await page.get_by_label("查找操作").fill("播放录音")
    line = table.get_by_role("row", name="播放录音")
    await expect(line).to_contain_text("仅本人")
    await expect(line).to_contain_text("范围内")


async def test_a_team_works_a_queue_and_is_not_removed_while_it_does(office: Desk) -> None:
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/teams")
    await page.get_by_role("button", name="新建坐席组").click()
    drawer = page.get_by_role("dialog", name="新建坐席组")
    await drawer.get_by_label("名称").fill("夜班组")
    await choose(drawer, page, "成员", "agent2")
    await page.keyboard.press("Escape")
    await drawer.get_by_role("button", name="保存").click()
    await expect(page.get_by_role("region", name="坐席组")).to_contain_text("张敏")
    await page.get_by_role("button", name="新建队列").click()
    drawer = page.get_by_role("dialog", name="新建队列")
    await drawer.get_by_label("名称").fill("夜间回访")
    await choose(drawer, page, "坐席组", "夜班组")
    await page.keyboard.press("Escape")
    await drawer.get_by_role("button", name="保存").click()
    await expect(page.get_by_role("region", name="队列")).to_contain_text("夜间回访")
    assert {row["name"] for row in (await api(page, "/queues"))["items"]} >= {"夜间回访"}
    await page.get_by_role("button", name="夜班组").click()
    await page.get_by_role("button", name="删除坐席组").click()
    await page.get_by_role("dialog", name="删除“夜班组”").get_by_role("button", name="删除").click()
    await expect(page.get_by_text("该坐席组还在队列中")).to_be_visible()


async def test_a_wish_is_set_as_the_customer_told_it_and_taken_back(office: Desk) -> None:
    async with office.plant.uow.read() as view:
        customer = (await view.rows(Customer).all(limit=1, merged_into=None, no_sms=False))[0]
    page = await office.open_page(Role.SUPERVISOR, f"/wishes?name={customer.name}")
    switch = page.get_by_role("switch", name=f"{customer.name}：不发短信").first
    await switch.locator("..").click()
    await page.get_by_role("dialog", name="设为不发短信").get_by_role("button", name="确定").click()
    await expect(switch).to_be_checked()
    undo = page.get_by_role("button", name="撤销")
    await expect(undo).to_be_visible()
    (told,) = [row for row in (await api(page, "/customers?wish=no_sms"))["items"] if row["name"] == customer.name]
    assert told["no_sms"]
    await undo.click()
    await expect(switch).not_to_be_checked()


async def test_a_token_is_shown_once_used_and_revoked(office: Desk) -> None:
    page = await office.open_page(Role.ADMINISTRATOR, "/setup/tokens")
    await page.get_by_role("button", name="新建令牌").first.click()
    drawer = page.get_by_role("dialog", name="新建令牌")
    await drawer.get_by_label("名称").fill("工单同步")
    await choose(drawer, page, "接口账号", "dms")
    await drawer.get_by_role("button", name="保存").click()
    secret = page.get_by_role("dialog", name="新令牌")
    token = await secret.locator("code").inner_text()
    await secret.get_by_role("button", name="已记下").click()
    other = await page.context.browser.new_context()  # type: ignore[union-attr]
    headers = {"Authorization": f"Bearer {token}"}
    assert (await other.request.get(f"{office.address}/api/v1/me", headers=headers)).status == 200
    await page.get_by_role("row", name="工单同步").get_by_role("button", name="吊销").click()
    await page.get_by_role("dialog", name="吊销").get_by_role("button", name="吊销").click()
    await expect(page.get_by_role("row", name="工单同步")).to_contain_text("已吊销")
    assert (await other.request.get(f"{office.address}/api/v1/me", headers=headers)).status == 401
    await other.close()


async def test_a_device_is_added_and_taken_out_of_use(office: Desk) -> None:
    """Whoever opens the drawer before the exchanges are known finds theirs in it as soon as they are."""
    page = await office.open_page(Role.ADMINISTRATOR)
    known = asyncio.Event()

    async def late(route: Route) -> None:
        await known.wait()
        await route.continue_()

    await page.route("**/api/v1/pbxes", late)
    await page.goto(f"{office.address}/setup/devices")
    await page.get_by_role("button", name="新增话机").first.click()
    drawer = page.get_by_role("dialog", name="新增话机")
    await drawer.get_by_label("分机").fill("2001")
    await expect(drawer.locator(".el-select").first).to_contain_text("请选择")
    known.set()
    await expect(drawer.locator(".el-select").first).not_to_contain_text("请选择")
    await drawer.get_by_label("说明").fill("三号工位")
    await drawer.get_by_role("button", name="保存").click()
    switch = page.get_by_role("switch", name="启用话机 2001")
    await expect(switch).to_be_checked()
    await switch.locator("..").click()
    await expect(switch).not_to_be_checked()
    found = {row["name"]: row["active"] for row in (await api(page, "/devices?limit=500"))["items"]}
    assert found["2001"] is False
    async with office.plant.uow.read() as view:
        assert await view.rows(Seat).count(device="2001") == 0


async def test_people_change_their_own_name_and_leave_other_browsers(office: Desk) -> None:
    elsewhere = await office.open_page("agent3", "/profile")
    page = await office.open_page("agent3", "/profile")
    await page.get_by_label("姓名").fill("")
    await page.get_by_label("姓名").fill("王磊磊")
    await page.get_by_role("button", name="保存").click()
    await expect(page.get_by_role("button", name="王磊磊")).to_be_visible()
    assert (await api(page, "/me"))["name"] == "王磊磊"
    await page.get_by_role("button", name="退出其他浏览器").click()
    await page.get_by_role("dialog", name="退出其他浏览器").get_by_role("button", name="退出其他浏览器").click()
    await expect(page.get_by_role("button", name="退出其他浏览器")).to_have_count(0)
    answer = await elsewhere.request.get(f"{office.address}/api/v1/me")
    assert answer.status == 401
