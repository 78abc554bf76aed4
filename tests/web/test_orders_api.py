"""Orders, files, customers and vehicles over the API."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import CalendarRow, ImportRun, Role
from callcenter.core.order_columns import csv_template
from callcenter.flows.setup import Setup
from callcenter.imports.files import ConfiguredFiles
from callcenter.policies import shipped_documents
from callcenter.services.importer import Importer
from callcenter.web.parts import IMPORTS
from tests.support.api import Api, SignedIn
from tests.support.waiting import within

ORDER = {
    "dealer_code": "SH01",
    "order_no": "RO1",
    "owner": {"name": "王芳", "numbers": ["138 0013 8001", "021-61234567转802"]},
    "vehicle": {"vin": "LSVAU2180N2123456", "plate": "沪A·12345", "model": "帕萨特"},
    "kind": "repair",
    "delivered_at": "2026-11-19T09:30:00+08:00",
}
FILE = (
    "工单号,交车时间,车主,车主电话,车牌\n"
    "RO1,2026-11-19 09:00,王芳,13800138001,沪A12345\n"
    "RO2,昨天吧,李强,13800138002,沪A12346\n"
    "RO3,2026-11-19 09:10,赵敏,13800138003,沪A12347\n"
)


@pytest.fixture
async def desk(api: Api) -> AsyncIterator[Api]:
    """The API with the shipped policy, calendars and an importer."""
    hours = {str(day): ["09:00-12:00", "14:00-18:00"] for day in range(7)}
    house = api.house
    house.setup.shipped = dict(shipped_documents())
    async with house.uow.write(SERVICE) as tx:
        for code in ("calling", "working"):
            await tx.rows(CalendarRow).add(
                CalendarRow(id=tx.new_id(), code=code, kind=code, name=code, weekly=hours, known_years=[2026])
            )
    importer = Importer(house.uow, house.setup, ConfiguredFiles(), api.data / "imports")
    await importer.start()
    house.parts.put(IMPORTS, importer)
    yield api
    await importer.stop(5.0)


async def put(api: Api, headers: dict[str, str], **changes: Any) -> tuple[int, dict[str, Any]]:
    answer = await api.client.put("/api/v1/service-orders", headers=headers, json={**ORDER, **changes})
    return answer.status, await answer.json()


@pytest.mark.req("S2-26")
async def test_the_dealers_system_upserts_an_order_and_its_follow_up_is_planned(desk: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.INTEGRATION)
    status, told = await put(desk, headers)
    assert status == 200
    assert told["outcome"] == "accepted"
    assert told["follow_up"]["state"] == "waiting"
    assert told["follow_up"]["due_at"] == "2026-11-22T16:00:00Z"
    _, again = await put(desk, headers)
    assert again["outcome"] == "unchanged"
    _, changed = await put(desk, headers, delivered_at="2026-11-20T09:30:00+08:00")
    assert changed["changed"] == ["delivered_at"]
    assert changed["follow_up"]["due_at"] == "2026-11-23T16:00:00Z"


async def test_a_cancelled_order_withdraws_its_follow_up(desk: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.INTEGRATION)
    _, told = await put(desk, headers)
    order_id = told["order"]["id"]
    answer = await desk.client.post(
        f"/api/v1/service-orders/{order_id}/cancel", headers=headers, json={"reason": "开错单"}
    )
    told = await answer.json()
    assert (told["order"]["status"], told["follow_up"]["result"]) == ("cancelled", "withdrawn")


async def test_an_order_of_washing_alone_is_not_called(desk: Api, signed_in: SignedIn) -> None:
    _, told = await put(desk, await signed_in(Role.INTEGRATION), items=[" 洗车", "精洗", ""])
    assert (told["follow_up"]["result"], told["follow_up"]["reason"]) == ("not_required", "wash_only")


async def test_an_order_is_valid_again_when_it_is_stated_to_be_open(desk: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.INTEGRATION)
    await put(desk, headers)
    await put(desk, headers, status="cancelled")
    _, told = await put(desk, headers, adviser="李")
    assert told["order"]["status"] == "cancelled"
    cancelled = {"field": "order_no", "reason": "order_is_cancelled"}
    assert cancelled in told["warnings"]
    _, told = await put(desk, headers, adviser="李", status="open")
    assert (told["order"]["status"], told["follow_up"]["state"]) == ("open", "waiting")
    assert cancelled not in told["warnings"]


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"delivered_at": "2062-11-19T09:30:00+08:00"}, "delivered_at"),
        ({"delivered_at": "2026-11-21T00:00:00+08:00"}, "delivered_at"),
        ({"delivered_at": None, "delivered_on": "2026-11-21"}, "delivered_on"),
    ],
)
async def test_a_delivery_after_tomorrow_is_refused(
    desk: Api, signed_in: SignedIn, said: dict[str, Any], field: str
) -> None:
    """Of a mistyped year nobody would hear again: it is not called, and is missed in thirty-six years."""
    headers = await signed_in(Role.INTEGRATION)
    for language, text in (("zh-CN", "时间在将来"), ("en", "lies in the future")):
        status, told = await put(desk, {**headers, "Accept-Language": language}, **said)
        assert (status, told["problems"]) == (422, [{"field": field, "reason": "in_the_future", "text": text}])
    status, _ = await put(desk, headers, delivered_at="2026-11-20T23:59:00+08:00")
    assert status == 200


async def test_a_wrong_vin_is_refused_with_its_field_and_reason(desk: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.INTEGRATION)
    status, told = await put(desk, headers, vehicle={"vin": "TOO-SHORT", "plate": "好"})
    assert status == 422
    assert {(one["field"], one["reason"]) for one in told["problems"]} == {
        ("vehicle.vin", "wrong_length"),
        ("vehicle.plate", "unknown_form"),
    }


async def test_another_dealers_orders_are_not_there(desk: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.INTEGRATION)
    status, _ = await put(desk, headers, dealer_code="BJ01")
    assert status == 404


async def _ended(desk: Api, headers: dict[str, str], run_id: str) -> dict[str, Any]:
    importer = desk.house.parts.get(IMPORTS)
    assert isinstance(importer, Importer)
    listener = importer.ended.listen()
    async with within(20):
        while True:
            told: dict[str, Any] = await (
                await desk.client.get(f"/api/v1/import-runs/{run_id}", headers=headers)
            ).json()
            if told["state"] not in ("running", "cancelling"):
                return told
            await listener.next()


async def _upload(desk: Api, headers: dict[str, str], text: str, what: str = "orders") -> dict[str, Any]:
    answer = await desk.client.post(
        f"/api/v1/service-orders/import?dealer_id={desk.world.own.id}&what={what}",
        headers={**headers, "Content-Type": "text/csv", "Content-Disposition": 'attachment; filename="orders.csv"'},
        data=text.encode("gb18030"),
    )
    assert answer.status == 202, await answer.text()
    return await _ended(desk, headers, (await answer.json())["id"])


@pytest.mark.req("S2-26")
async def test_an_uploaded_file_is_taken_in_and_a_bad_row_refuses_itself_alone(desk: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.SUPERVISOR)
    run = await _upload(desk, headers, FILE)
    assert run["state"] == "done"
    assert (run["counts"]["accepted"], run["counts"]["refused"]) == (2, 1)
    problem = run["report"][0]["problems"][0]
    assert (run["report"][0]["row"], problem["field"], problem["reason"]) == (3, "delivered_at", "not_a_date")
    assert "交车时间" in problem["zh-CN"]
    answer = await desk.client.get(f"/api/v1/import-runs/{run['id']}/report", headers=headers)
    assert len((await answer.text()).splitlines()) == 3
    assert not list((desk.data / "imports").glob("*.upload"))


@pytest.mark.req("S2-27")
async def test_differences_are_shown_before_the_named_person_takes_them(desk: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.SUPERVISOR)
    await _upload(desk, headers, FILE)
    run = await _upload(desk, headers, FILE.replace("王芳,13800138001", "王小芳,13900139009"), "diff")
    assert {(one["field"], one["stated"]) for one in run["report"]} == {
        ("name", "王小芳"),
        ("number", "+8613900139009"),
    }
    found = await (await desk.client.get("/api/v1/customers?name=王芳", headers=headers)).json()
    assert [one["name"] for one in found["items"]] == ["王芳"]
    answer = await desk.client.post(f"/api/v1/import-runs/{run['id']}/accept", headers=headers, json={"leave_out": []})
    assert answer.status == 200, await answer.text()
    found = await (await desk.client.get("/api/v1/customers?number=139-0013-9009", headers=headers)).json()
    assert [(one["name"], one["other_names"]) for one in found["items"]] == [("王小芳", ["王芳"])]


async def test_what_is_no_order_file_is_refused_with_its_reason(desk: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.SUPERVISOR)
    run = await _upload(desk, headers, "a,b\n1,2\n")
    assert (run["state"], run["problem"]) == ("refused", "no_header")


@pytest.mark.req("S2-15")
async def test_the_note_is_shown_when_the_plate_is_next_booked(desk: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.SUPERVISOR)
    await put(desk, headers)
    cars = await (await desk.client.get("/api/v1/vehicles?plate=沪a 12345", headers=headers)).json()
    car = cars["items"][0]
    answer = await desk.client.put(
        f"/api/v1/vehicles/{car['id']}/next-visit-note",
        headers=headers,
        json={"version": car["version"], "next_visit_note": "复查右前门异响"},
    )
    assert answer.status == 200
    cars = await (await desk.client.get("/api/v1/vehicles?plate=沪A·12345", headers=headers)).json()
    assert cars["items"][0]["next_visit_note"] == "复查右前门异响"
    _, told = await put(desk, headers, order_no="RO2", delivered_at=None, opened_at="2026-12-01T10:00:00+08:00")
    assert told["order"]["visit_note"] == "复查右前门异响"
    cars = await (await desk.client.get("/api/v1/vehicles?plate=沪A12345", headers=headers)).json()
    assert cars["items"][0]["next_visit_note"] == ""


@pytest.mark.req("S2-40")
async def test_a_wish_set_by_the_agent_excludes_the_open_follow_up(desk: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.SUPERVISOR)
    _, told = await put(desk, headers)
    owner = told["order"]["owner_id"]
    customer = await (await desk.client.get(f"/api/v1/customers/{owner}", headers=headers)).json()
    answer = await desk.client.put(
        f"/api/v1/customers/{owner}/wishes",
        headers=headers,
        json={"version": customer["version"], "no_follow_ups": True},
    )
    assert (await answer.json())["no_follow_ups"] is True
    row = await (await desk.client.get(f"/api/v1/follow-ups?order_id={told['order']['id']}", headers=headers)).json()
    assert [(one["state"], one["result"]) for one in row["items"]] == [("done", "excluded")]


async def test_the_template_is_read_again(desk: Api, signed_in: SignedIn) -> None:
    headers = await signed_in(Role.SUPERVISOR)
    answer = await desk.client.get("/api/v1/service-orders/template?language=en", headers=headers)
    text = (await answer.read()).decode("utf-8-sig")
    assert text.strip().split(",") == csv_template("en")


async def test_a_run_whose_process_died_is_interrupted_at_the_next_start(desk: Api) -> None:
    async with desk.house.uow.write(SERVICE) as tx:
        run = ImportRun(
            id=tx.new_id(), dealer_id=None, kind="orders", file_name="x.csv", started_at=tx.now, rows_done=400
        )
        await tx.rows(ImportRun).add(run)
    left = desk.data / "imports" / f"{run.id}.upload"
    left.write_text("王芳,13800138001")
    own, over = (desk.data / "imports" / f"{id}.report.jsonl" for id in (run.id, "01k9m2x4c8v0q6r3t5w7y9z1b2"))
    for report in (own, over):
        report.write_text("{}\n")
    importer = Importer(desk.house.uow, Setup(), ConfiguredFiles(), Path(desk.data / "imports"))
    await importer.start()
    await importer.stop(1.0)
    async with desk.house.uow.read() as view:
        assert (await view.rows(ImportRun).get(run.id)).state == "interrupted"
    assert not left.exists(), "nobody takes it in any more, and it is full of personal data"
    assert (own.exists(), over.exists()) == (True, False), "a report goes with its run"
