"""Lists of records as people search them: by any word that is known, filtered, counted, with names, as files."""

import csv
import io
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import (
    Attempt,
    AttemptState,
    AuditEntry,
    Customer,
    CustomerNumber,
    Dealer,
    FollowUp,
    FollowUpKind,
    Role,
    ServiceOrder,
    Vehicle,
)
from callcenter.core.model.follow_ups import FollowUpState
from tests.support.api import Api
from tests.support.clock import START

NAMES = ("王建国", "张伟", "欧阳娜娜", "李秀英")


@dataclass(frozen=True, slots=True)
class Desk:
    """An API with customers, cars, orders, follow-ups and calls of two dealers."""

    api: Api
    follow_ups: list[FollowUp]

    async def get(self, path: str, by: Role = Role.SUPERVISOR, status: int = 200, **query: Any) -> Any:
        headers = await self.api.signed_in(by)
        answer = await self.api.client.get(f"/api/v1{path}", headers=headers, params=query)
        assert answer.status == status, await answer.text()
        return await answer.json()

    async def names(self, path: str, by: Role = Role.SUPERVISOR, field: str = "customer_name", **query: Any) -> Any:
        return [item[field] for item in (await self.get(path, by, **query))["items"]]


@pytest.fixture
async def desk(api: Api) -> Desk:
    """Four customers of the own dealer and one of the other, each with a car, an order, a follow-up and a call."""
    rows: list[FollowUp] = []
    agent = await api.add_person(Role.AGENT)
    async with api.house.uow.write(SERVICE) as tx:
        for at, (name, dealer) in enumerate([(name, api.world.own) for name in NAMES] + [("王别家", api.world.other)]):
            rows.append(await _add(tx, at, name, dealer, agent.id))
    return Desk(api=api, follow_ups=rows)


async def _add(tx: Any, at: int, name: str, dealer: Dealer, agent: str) -> FollowUp:
    customer = await tx.rows(Customer).add(Customer(id=tx.new_id(), dealer_id=dealer.id, name=name))
    number = f"+861380013{8000 + at}"
    await tx.rows(CustomerNumber).add(CustomerNumber(id=tx.new_id(), customer_id=customer.id, number=number))
    vin, plate = f"LSVAA49J13204120{at}", f"沪A1234{at}"
    car = Vehicle(id=tx.new_id(), dealer_id=dealer.id, plate=plate, vin=vin, model="朗逸", owner_id=customer.id)
    await tx.rows(Vehicle).add(car)
    order = ServiceOrder(
        id=tx.new_id(),
        dealer_id=dealer.id,
        order_no=f"RO-7{at}",
        owner_id=customer.id,
        vehicle_id=car.id,
        recorded_at=tx.now,
        delivered_at=tx.now,
    )
    await tx.rows(ServiceOrder).add(order)
    row = FollowUp(
        id=tx.new_id(),
        kind=FollowUpKind.FIRST,
        dealer_id=dealer.id,
        customer_id=customer.id,
        order_id=order.id,
        lane="q:c:z",
        order_at=START,
        number=number,
        earliest_at=START,
        due_at=START + timedelta(hours=at),
        next_try_at=START - timedelta(hours=at),
        created_at=START,
        assigned_to=agent if at == 1 else None,
        state=FollowUpState.READY,
    )
    await tx.rows(FollowUp).add(row)
    call = Attempt(
        id=tx.new_id(),
        follow_up_id=row.id,
        dealer_id=dealer.id,
        customer_id=customer.id,
        agent_id=agent,
        number=number,
        state=AttemptState.ENDED,
        outcome="answered" if at % 2 else "busy",
        intent_at=START,
    )
    await tx.rows(Attempt).add(call)
    return row


@pytest.mark.parametrize("path", ["/follow-ups", "/calls", "/service-orders", "/customers"])
@pytest.mark.parametrize("said", ["欧阳", "8002", "+86 138 0013 8002", "沪A·12342", "32041202", "ro-72"])
async def test_a_record_is_found_by_any_word_that_is_known_when_searched(desk: Desk, path: str, said: str) -> None:
    field = {"/service-orders": "owner_name", "/customers": "name"}.get(path, "customer_name")
    assert await desk.names(path, field=field, q=said) == ["欧阳娜娜"]
    assert await desk.names(path, field=field, q="没有这个人") == []


async def test_another_dealers_record_is_not_found_when_searched(desk: Desk) -> None:
    for path in ("/follow-ups", "/calls", "/service-orders", "/customers"):
        field = {"/service-orders": "owner_name", "/customers": "name"}.get(path, "customer_name")
        assert await desk.names(path, field=field, q="王") == ["王建国"], path


async def test_hidden_digits_are_not_told_by_a_search_when_numbers_are_masked(desk: Desk) -> None:
    """An agent sees +86138****8002: the last four find, a whole number finds, one digit more than is seen does not."""
    assert await desk.names("/follow-ups", Role.AGENT, q="8002") == ["欧阳娜娜"]
    assert await desk.names("/follow-ups", Role.AGENT, q="13800138002") == ["欧阳娜娜"]
    assert await desk.names("/follow-ups", Role.AGENT, q="38002") == []
    assert await desk.names("/follow-ups", Role.SUPERVISOR, q="38002") == ["欧阳娜娜"]


async def test_a_line_carries_names_when_listed(desk: Desk) -> None:
    (line,) = (await desk.get("/follow-ups", q="张伟"))["items"]
    told = {name: line[name] for name in ("dealer_name", "assigned_name", "order_no", "plate", "model")}
    assert told == {
        "dealer_name": "上海一店",
        "assigned_name": "王小明",
        "order_no": "RO-71",
        "plate": "沪A12341",
        "model": "朗逸",
    }


async def test_a_list_is_counted_and_sorted_when_asked_for(desk: Desk) -> None:
    page = await desk.get("/follow-ups", count="true", sort="-due", limit=2)
    assert (page["total"], [item["customer_name"] for item in page["items"]]) == (4, ["李秀英", "欧阳娜娜"])
    rest = await desk.get("/follow-ups", sort="-due", limit=2, cursor=page["next"])
    assert (rest["total"], [item["customer_name"] for item in rest["items"]]) == (None, ["张伟", "王建国"])
    assert await desk.names("/follow-ups", sort="next") == ["李秀英", "欧阳娜娜", "张伟", "王建国"]


async def test_filters_narrow_together_when_given(desk: Desk) -> None:
    assert await desk.names("/calls", outcome="busy", q="王") == ["王建国"]
    assert await desk.names("/calls", outcome="answered", undisposed="true") == ["李秀英", "张伟"]
    assert await desk.names("/follow-ups", assigned="true", q="王") == []
    span: dict[str, Any] = {"due_from": "2026-11-19T11:00:00+08:00", "due_before": "2026-11-19T13:00:00+08:00"}
    assert await desk.names("/follow-ups", **span) == ["张伟", "欧阳娜娜"]


async def test_an_export_has_the_filters_rows_and_is_in_the_audit_when_made(desk: Desk) -> None:
    headers = await desk.api.signed_in(Role.SUPERVISOR)
    answer = await desk.api.client.get(
        "/api/v1/exports/follow-ups",
        headers={**headers, "Accept-Language": "zh-CN"},
        params={"form": "csv", "q": "张伟"},
    )
    assert answer.status == 200
    head, row = csv.reader(io.StringIO((await answer.read()).decode("utf-8-sig")))
    told = dict(zip(head, row, strict=True))
    assert (told["客户"], told["状态"], told["号码"]) == ("张伟", "可拨打", "'+8613800138001")
    assert told["时限"] == "2026-11-19 11:00:00"
    async with desk.api.house.uow.read() as view:
        (entry,) = await view.rows(AuditEntry).all(act="export")
    assert (entry.subject_id, entry.detail) == ("follow-ups", {"filters": {"q": "张伟"}, "form": "csv"})


@pytest.mark.parametrize(
    "name",
    [
        "follow-ups",
        "calls",
        "return-calls",
        "recordings",
        "messages",
        "inbound-messages",
        "service-orders",
        "tickets",
        "customers",
    ],
)
async def test_every_list_is_a_workbook_when_exported(desk: Desk, name: str) -> None:
    headers = await desk.api.signed_in(Role.SUPERVISOR)
    answer = await desk.api.client.get(f"/api/v1/exports/{name}", headers=headers)
    assert answer.status == 200
    assert (await answer.read())[:2] == b"PK"


async def test_an_export_is_refused_when_the_role_may_not(desk: Desk) -> None:
    refused = await desk.get("/exports/follow-ups", Role.AGENT, 403)
    assert (refused["code"], refused["fields"]) == ("forbidden", {"act": "export"})


async def test_people_to_choose_from_are_those_of_the_own_dealers(desk: Desk) -> None:
    await desk.api.add_person(Role.AGENT, scope_id=desk.api.world.other.id)
    shown = await desk.get("/names/people", Role.AGENT, role="agent")
    assert {tuple(one["roles"]) for one in shown} == {("agent",)}
    assert len(shown) == 2
