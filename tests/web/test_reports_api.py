"""Reports over the API: scope, files, and what a file must not do in a spreadsheet."""

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from python_calamine import CalamineWorkbook

from callcenter.core.access import SERVICE
from callcenter.core.model import AuditEntry, Role, ServiceOrder
from callcenter.policies import shipped_documents
from tests.support.api import Api, SignedIn
from tests.support.clock import START, ManualClock
from tests.support.desk import add_follow_up

SPAN = f"start={START.date() - timedelta(days=7)}&end={START.date()}"


@pytest.fixture
async def seeded(api: Api) -> Api:
    """One follow-up at the own dealer whose adviser's name is a formula."""
    api.house.setup.shipped = dict(shipped_documents())
    async with api.house.uow.write(SERVICE) as tx:
        row = await add_follow_up(tx, api.world.own, "+8613800138000")
        order = await tx.rows(ServiceOrder).get(row.order_id or "")
        await tx.rows(ServiceOrder).save(replace(order, adviser="=cmd|' /C calc'!A0"))
    return api


@pytest.mark.req("S2-29")
async def test_report_and_its_items_are_given_when_asked_for(seeded: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.SUPERVISOR)
    answer = await seeded.client.get(f"/api/v1/reports/voc?{SPAN}&period=week&by=dealer", headers=headers)
    body = await answer.json()
    assert answer.status == 200, body
    figures = {figure["figure"]: figure for figure in body["figures"]}
    assert figures["followed_up"]["open"] == 1
    assert figures["followed_up"]["group"] == {"dealer": seeded.world.own.id}
    answer = await seeded.client.get(
        f"/api/v1/reports/voc/items?{SPAN}&figure=followed_up&standing=open", headers=headers
    )
    body = await answer.json()
    assert (body["total"], body["items"][0]["subject"]) == (1, "follow_up")


async def test_report_counts_nothing_of_another_dealer_when_asked_for(seeded: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.SUPERVISOR, scope_id=seeded.world.other.id)
    for query in (SPAN, f"{SPAN}&dealer_id={seeded.world.own.id}"):
        answer = await seeded.client.get(f"/api/v1/reports/voc?{query}", headers=headers)
        assert (await answer.json())["figures"] == []
    agent = await signed_in(Role.AGENT)
    assert (await seeded.client.get(f"/api/v1/reports/voc?{SPAN}", headers=agent)).status == 403


@pytest.mark.req("S2-29")
async def test_files_open_in_a_spreadsheet_without_running_anything_when_exported(
    seeded: Api, signed_in: SignedIn, clock: ManualClock
) -> None:
    """Chinese opens rightly, a formula in somebody's name stays text, and the export is audited."""
    headers = {**await signed_in(Role.GENERAL_MANAGER), "Accept-Language": "zh-CN"}
    answer = await seeded.client.get(f"/api/v1/reports/voc.csv?{SPAN}&by=dealer&by=adviser", headers=headers)
    text = (await answer.read()).decode("utf-8")
    assert text.startswith("\ufeff期间,经销商,服务顾问,指标")
    assert "上海一店,'=cmd|" in text
    answer = await seeded.client.get(f"/api/v1/reports/voc.xlsx?{SPAN}&by=adviser", headers=headers)
    book = CalamineWorkbook.from_filelike(io.BytesIO(await answer.read()))
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[0][:2] == ["期间", "服务顾问"]
    assert rows[1][1] == "=cmd|' /C calc'!A0"
    async with seeded.house.uow.read() as view:
        assert [line.act for line in await view.rows(AuditEntry).all(subject="report")] == ["report.export"] * 2


@pytest.mark.req("S2-5")
async def test_desk_cannot_be_ordered_by_complaints_when_asked_for(seeded: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.SUPERVISOR)
    answer = await seeded.client.get(f"/api/v1/reports/desk?{SPAN}&rank_by=complaints", headers=headers)
    assert answer.status == 422
    answer = await seeded.client.get(f"/api/v1/reports/desk?{SPAN}", headers=headers)
    assert (answer.status, await answer.json()) == (200, [])
