"""Inside the rooms: role × act × own or another dealer; what one may not do is neither offered nor taken (core/acts.py).

A way to an act is marked with `data-act`; somebody with every role shows which there are, and nobody sees more of them
than the table gives.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from callcenter.core.access import SERVICE
from callcenter.core.acts import TABLE, Act, Limit
from callcenter.core.model import Role, Scope
from callcenter.flows.people import GrantWanted, add_person
from callcenter.web.app import every_route
from callcenter.web.route import PREFIX, Route
from tests.support import console
from tests.support.console import Desk
from tests.support.console_rights import (
    EVERYTHING,
    HALF,
    NEAR,
    OF_NO_DEALER,
    RECORDS,
    Twins,
    acts_shown,
    add_twins,
    everywhere,
    smallest,
)
from tests.support.console_rooms import ROLES, Room, Walk, work_rooms

Shop = tuple[Desk, Twins]
Shown = dict[str, dict[str, int]]
"""Address → act → how many ways to it are offered."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def shop(template: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Shop]:
    """A desk with a record of each kind at both dealers, which nothing here changes."""
    folder = tmp_path_factory.mktemp("rights") / "shop"
    async with console.running(console.begin_with(template, folder), browser) as desk:
        yield desk, await add_twins(desk)


async def walk_of(desk: Desk, who: Role | str) -> Walk:
    """Somebody's page, which remembers what the service refuses it."""
    walk = Walk(await desk.open_page(who, "/nowhere"))
    walk.note_refusals()
    await walk.page.wait_for_selector("h1")
    return walk


def rooms_of(roles: tuple[Role, ...]) -> list[Room]:
    return [room for room in work_rooms() if any(room.opens_to(role) for role in roles)]


async def offered(desk: Desk, twins: Twins, who: Role | str, rooms: list[Room], only: Shown | None = None) -> Shown:
    """Every way to an act that somebody is offered, in each room and on the cards of either dealer there.

    `only`: of the cards, those that have any; AssertionError where a room asks the service for what it refuses.
    """
    walk = await walk_of(desk, who)
    found: Shown = {}
    for room in rooms:
        for address in (room.address, twins.card(room, 0), twins.card(room, 1)):
            if address and (only is None or address == room.address or only.get(address)):
                await walk.go(address)
                found[address] = await acts_shown(walk.page)
    assert not walk.refused, f"{who} is let into what the service refuses: {walk.refused}"
    await walk.page.context.close()
    desk.contexts.remove(walk.page.context)
    return found


def allowed(role: Role, ways: dict[str, int]) -> dict[str, int]:
    """Of these ways to acts, those that the role is offered within its scope; nothing here is anybody's own."""
    return {act: n for act, n in ways.items() if n > 0 and TABLE[Act(act)].get(role) is Limit.SCOPE}


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def every(shop: Shop) -> Shown:
    """Every way to an act that there is."""
    return await offered(*shop, EVERYTHING, rooms_of(ROLES))


async def test_a_role_is_offered_the_acts_of_the_table_and_no_other(shop: Shop, every: Shown) -> None:
    """Lists and cards as they are filled; an act that goes to one's own things only is missing on another's."""
    desk, twins = shop
    marked = {act for ways in every.values() for act in ways}
    assert len(marked) >= 15, f"hardly any act is marked: {sorted(marked)}"

    async def wrong(role: Role) -> list[str]:
        said = []
        shown = await offered(desk, twins, everywhere(role), rooms_of((role,)), every)
        for address, ways in shown.items():
            # Where nothing is offered to who may do everything, something may still have come up since.
            if every[address] and ways != (wanted := allowed(role, every[address])):
                said.append(f"{role} at {address}: {ways} instead of {wanted}")
        return said

    found = [said for some in await asyncio.gather(*(wrong(role) for role in ROLES)) for said in some]
    assert not found, "\n" + "\n".join(found)


async def test_the_steps_of_a_ticket_are_those_that_the_service_takes(shop: Shop) -> None:
    """The card's buttons are the API's `steps`, and a step that it leaves out is refused."""
    desk, twins = shop
    no = twins.of["no"][0]
    steps = [route for route in every_route() if route.path.startswith(f"{PREFIX}/tickets/{{no}}/") and route.body]
    for role in (Role.AGENT, Role.HANDLER, Role.SUPERVISOR, Role.GENERAL_MANAGER):
        page = await desk.open_page(everywhere(role), f"/tickets/{no}")
        buttons = page.get_by_role("region", name="下一步").get_by_role("button")
        await expect(page.get_by_role("heading", name="基本信息")).to_be_visible()
        card = await (await page.request.get(f"{desk.address}{PREFIX}/tickets/{no}/card")).json()
        await expect(buttons).to_have_count(len(card["steps"]))
        for route in steps:
            assert route.act is not None
            if role not in TABLE[route.act]:
                assert route.path.rsplit("/", 1)[1] not in card["steps"]
    await desk.close_pages()


async def test_another_dealers_records_are_neither_listed_nor_opened(shop: Shop) -> None:
    """A supervisor of one region: no room names the other one's dealer, and its records' addresses open nothing."""
    desk, twins = shop
    walk = await walk_of(desk, NEAR)
    far = twins.dealers[1]
    strange = {ids[1] for ids in twins.of.values()}
    found: list[str] = []
    for room in rooms_of((Role.SUPERVISOR,)):
        await walk.go(room.address)
        text = await walk.page.inner_text("#app")
        links = await walk.page.eval_on_selector_all(
            "main a[href]", "(all) => all.map((one) => one.getAttribute('href'))"
        )
        found += [f"{room.name} names {said}" for said in (far.name, far.short_name) if said in text]
        found += [f"{room.name} leads to {link}" for link in links if link.rsplit("/", 1)[-1] in strange]
        if card := twins.card(room, 1):
            await walk.go(card)
            if not await walk.page.get_by_text("或您无权查看").count():
                found.append(f"{card} does not say that it is not theirs")
            if shown := await walk.page.evaluate("document.body.innerText"):
                found += [f"{card} names {far.short_name}"] if far.short_name in shown else []
    assert not walk.refused, walk.refused
    assert not found, "\n" + "\n".join(found)
    await desk.close_pages()


async def test_acts_are_offered_by_the_dealer_of_the_record_when_roles_differ(shop: Shop, every: Shown) -> None:
    """Supervisor of one dealer and general manager of another: each record offers what the role there may do."""
    desk, twins = shop
    rooms = [room for room in rooms_of((Role.SUPERVISOR, Role.GENERAL_MANAGER)) if twins.card(room, 0)]
    shown = await offered(desk, twins, HALF, rooms)
    found = []
    for room in rooms:
        # The list lies below its card: what it offers anywhere counts there, too.
        for which, role in enumerate((Role.SUPERVISOR, Role.GENERAL_MANAGER)):
            card = twins.card(room, which)
            wanted = allowed(role, {act: n - every[room.address].get(act, 0) for act, n in every[card].items()})
            seen = {act: n - shown[room.address].get(act, 0) for act, n in shown[card].items()}
            if {act: n for act, n in seen.items() if n} != wanted:
                found.append(f"{card} as {role}: {seen} instead of {wanted}")
    assert not found, "\n" + "\n".join(found)
    page = await desk.open_page(HALF, f"/shelf?dealer_id={twins.dealers[0].id}")
    await expect(page.locator("table [data-act='shelf.change']").first).to_be_visible()
    await page.goto(f"{desk.address}/shelf?dealer_id={twins.dealers[1].id}")
    await expect(page.locator("table tbody tr").first).to_be_visible()
    await expect(page.locator("table [data-act='shelf.change']")).to_have_count(0)
    await desk.close_pages()


ONE_OF = {"transfer_call": {"number": "13800138000"}}
"""Bodies that need one of two fields."""


def of_a_dealer(route: Route) -> bool:
    return bool(RECORDS.keys() & route.path_types.keys())


async def test_every_parameter_of_an_address_is_known_to_belong_to_a_dealer_or_to_none() -> None:
    """A new kind of record is not forgotten here."""
    unknown = {name for route in every_route() for name in route.path_types} - RECORDS.keys() - OF_NO_DEALER
    assert not unknown


@pytest.mark.parametrize("scope", [Scope.DEALER, Scope.REGION, Scope.BRAND])
async def test_every_route_refuses_the_record_of_another_dealer(shop: Shop, scope: Scope) -> None:
    """All routes with a record in their address, with a body that only rights can refuse: 404, or 403."""
    desk, twins = shop
    near = twins.dealers[0]
    body = {Scope.DEALER: near.id, Scope.REGION: near.region, Scope.BRAND: "另一品牌"}[scope]
    login = await add_one_of_each(desk, scope, body)
    context = await desk.open_context(login)
    found, asked = [], 0
    for route in filter(of_a_dealer, every_route()):
        (name,) = RECORDS.keys() & route.path_types.keys()
        address = route.path.replace(f"{{{name}}}", twins.of[name][1])
        schema = route.body.model_json_schema() if route.body else None
        query = route.query.model_json_schema() if route.query else None
        answer = await context.request.fetch(
            f"{desk.address}{address}",
            method=route.method,
            params=smallest(query, query) if query else None,
            data=ONE_OF.get(route.name, smallest(schema, schema)) if schema else None,
            headers={"Origin": desk.address},
        )
        asked += 1
        if answer.status not in (403, 404):
            found.append(f"{route.method} {route.path}: {answer.status} {(await answer.text())[:200]}")
    assert asked > 60 and not found, "\n" + "\n".join(found)


NAMED = {"dealer_id": "dealer_id", "customer_id": "customer_id", "follow_up_ids": "follow_up_id", "dealer_code": ""}
"""The fields of a body or a query that name what belongs to a dealer, and what of the twins stands in them."""

SENSIBLE = {"number": "13800138000", "figure": "satisfaction:overall", "start": "2026-11-16", "end": "2026-11-22"}
"""Fields whose meaning is asked before whose they are."""


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.GENERAL_MANAGER])
async def test_nothing_of_another_dealer_is_shown_or_done_when_it_is_named_in_a_request(shop: Shop, role: Role) -> None:
    """Routes without a record in their address: what they change is refused, what they show holds nothing of it."""
    desk, twins = shop
    near, far = twins.dealers
    context = await desk.open_context(await add_within(desk, f"only.{role}", [role], Scope.DEALER, near.id))
    strange = [ids[1] for name, ids in twins.of.items() if name != "dealer_id"] + [far.name, far.short_name]
    found, asked = [], 0
    for route in every_route():
        model = route.body or route.query
        schema = model.model_json_schema() if model else {}
        named = NAMED.keys() & schema.get("properties", {}).keys()
        if of_a_dealer(route) or not named or (route.act is not None and role not in TABLE[route.act]):
            continue
        for field in named:
            one = far.code if field == "dealer_code" else twins.of[NAMED[field]][1]
            said = smallest(schema, schema) | {field: [one] if field.endswith("s") else one}
            said |= {name: value for name, value in SENSIBLE.items() if name in said}
            address = desk.address + route.path.replace("{kind}", "part_price")
            where = {"params": said} if route.body is None else {"data": said}
            answer = await context.request.fetch(
                address, method=route.method, headers={"Origin": desk.address}, **where
            )
            asked += 1
            if answer.status in (403, 404):
                continue
            text = (await answer.body()).decode("utf-8", "replace")
            if route.method != "GET" or answer.status != 200 or any(said in text for said in strange):
                found.append(f"{route.method} {route.path} {field}: {answer.status} {text[:300]}")
    assert asked > 40 and not found, "\n" + "\n".join(found)


async def add_one_of_each(desk: Desk, scope: Scope, scope_id: str) -> str:
    """Somebody with every role within one scope."""
    return await add_within(desk, f"within.{scope}", list(ROLES), scope, scope_id)


async def add_within(desk: Desk, login: str, roles: list[Role], scope: Scope, scope_id: str) -> str:
    """Somebody with roles within one scope; the login."""
    async with desk.plant.uow.write(SERVICE) as tx:
        await add_person(
            tx,
            login=login,
            name="范围内",
            language="zh-CN",
            password_hash="x",
            must_change_password=False,
            grants=[GrantWanted(role, scope, scope_id) for role in roles],
        )
    return login
