"""Loads the demonstration once, over the public API: the organisation as its administrator, the orders as the dealers' system."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from demo.client import Api, Json, Refused
from demo.people import (
    ADMIN,
    AGENTS,
    BRAND,
    DEALERS,
    FIRST_PASSWORD,
    GUEST,
    INTEGRATION,
    PASSWORD,
    REGION,
    STAFF,
    Visit,
    visits,
)
from demo.say import say
from demo.shelf import fill_shelves

ZONE = ZoneInfo("Asia/Shanghai")
ALWAYS = {str(day): ["00:00-24:00"] for day in range(7)}
CALLING = {str(day): ["09:00-20:00"] for day in range(7)}
OFFICE = {str(day): ["09:00-12:00", "13:00-18:00"] if day < 5 else [] for day in range(7)}
POLICY = "demonstration"


async def load(address: str, *, orders: int) -> str:
    """Load everything; the token of the dealers' system."""
    token = await load_organisation(address)
    await load_orders(address, token, orders=orders)
    return token


async def load_orders(address: str, token: str, *, orders: int) -> None:
    """Send today's orders as the dealers' system."""
    async with Api(address, token=token) as system:
        await send_orders(system, visits(datetime.now(UTC), orders))


async def load_organisation(address: str) -> str:
    """Make the organisation as its administrator; the token of the dealers' system."""
    async with Api(address) as admin:
        await admin.sign_in(ADMIN[0], PASSWORD)
        await calendars(admin, real=False)
        await policy(admin)
        people = {login: await person(admin, login, name) for login, name in (*AGENTS, GUEST)}
        team = await admin.post("/teams", {"name": "回访一组", "member_ids": sorted(people.values())})
        queue = await admin.post("/queues", {"name": "售后回访", "team_ids": [team["id"]], "mode": "preview"})
        for login, _ in (*AGENTS, GUEST):
            await grant(admin, people[login], "agent", "team", team["id"])
        for login, name, role in STAFF:
            people[login] = await person(admin, login, name)
            await grant(admin, people[login], role, "region", REGION)
        for dealer in DEALERS:
            staff = {
                "queue_id": queue["id"],
                "general_manager_id": people["gm"],
                "sync_person_id": people["supervisor"],
            }
            await admin.post("/dealers", {**dealer, **staff, "policy": POLICY})
        say(
            "组织、人员、日历已建立；各人首次登录改密码",
            "organisation, people and calendars made; everybody has chosen a password",
        )
        for login in people:
            await first_sign_in(address, login)
        async with Api(address) as supervisor:
            await supervisor.sign_in("supervisor", PASSWORD)
            await fill_shelves(supervisor, datetime.now(ZONE).date())
        dms = await admin.post(
            "/users",
            {"login": INTEGRATION[0], "name": INTEGRATION[1], "grants": [{"role": "integration", "scope": "all"}]},
        )
        token: str = (await admin.post("/api-tokens", {"person_id": dms["id"], "name": "demonstration"}))["token"]
    return token


async def person(admin: Api, login: str, name: str) -> str:
    """Add a person with the first password; their id."""
    added = await admin.post("/users", {"login": login, "name": name, "password": FIRST_PASSWORD})
    return str(added["id"])


async def grant(admin: Api, person_id: str, role: str, scope: str, scope_id: str) -> None:
    """Give a person a role within a scope."""
    now = await admin.get(f"/users/{person_id}")
    wanted = [{"role": role, "scope": scope, "scope_id": scope_id}]
    await admin.ask("PATCH", f"/users/{person_id}", {"grants": wanted, "version": now["version"]})


async def first_sign_in(address: str, login: str) -> None:
    """Sign in with the first password and choose the demonstration's."""
    async with Api(address) as own:
        await own.sign_in(login, FIRST_PASSWORD)
        await own.ask("PUT", "/me/password", {"current": FIRST_PASSWORD, "new": PASSWORD})


async def calendars(admin: Api, *, real: bool) -> None:
    """The working calendar with this year's decree, and the hours in which customers may be rung."""
    present = {row["code"]: row for row in await admin.every("/calendars")}
    if "working" not in present:
        working = await admin.post(
            "/calendars", {"code": "working", "kind": "working", "name": "工作时间", "weekly": OFFICE}
        )
        year = datetime.now(UTC).year
        for wanted in (year, year + 1):
            try:
                await admin.post(f"/calendars/{working['id']}/import", {"year": wanted})
            except Refused as unknown:
                say(
                    f"{wanted} 年放假安排未知，期限按暂定计算",
                    f"holidays of {wanted} unknown ({unknown.code}): provisional",
                )
    weekly = CALLING if real else ALWAYS
    calling = present.get("calling")
    if calling is None:
        await admin.post("/calendars", {"code": "calling", "kind": "calling", "name": "外呼时间", "weekly": weekly})
    elif calling["weekly"] != weekly:
        change = {"weekly": weekly, "version": calling["version"]}
        await admin.ask("PATCH", f"/calendars/{calling['id']}", change)


async def policy(admin: Api) -> None:
    """The shipped policy with a shorter breath, so that a second try and its SMS are seen within minutes."""
    shipped = (await admin.get("/documents/shipped"))["items"]
    body: Json = next(
        dict(one["body"]) for one in shipped if (one["kind"], one["code"]) == ("policy", "dealer_follow_up")
    )
    body["name"] = POLICY
    body["retry"] = {**body["retry"], "tries_a_day": 6, "gap": "1m", "busy_after": "1m", "later": "1m"}
    body["limits"] = {**body["limits"], "number_cool_down": "1m", "ring": "20s"}
    body["sms"] = {**body["sms"], "quiet": {"start": "00:00", "end": "00:00"}}
    await admin.post("/documents", {"kind": "policy", "code": POLICY, "name": "演示策略", "body": body})


async def use_calendar(address: str, *, real: bool) -> None:
    """At a later start: let the calling hours be the chosen ones, and the dealers' policy with them."""
    async with Api(address) as admin:
        await admin.sign_in(ADMIN[0], PASSWORD)
        await calendars(admin, real=real)
        wanted = "dealer_follow_up" if real else POLICY
        for dealer in await admin.every("/dealers"):
            if dealer["policy"] != wanted:
                change = {"policy": wanted, "version": dealer["version"]}
                await admin.ask("PATCH", f"/dealers/{dealer['id']}", change)


async def send_orders(system: Api, orders: list[Visit]) -> None:
    """Send every order as the dealers' system does; a repetition changes nothing."""
    for visit in orders:
        taken = await system.ask("PUT", "/service-orders", order_of(visit))
        for warning in taken["warnings"]:
            say(f"{visit.order_no}: {warning['field']} {warning['reason']}")
    say(f"{len(orders)} 张维修工单已送达", f"{len(orders)} repair orders sent")


def order_of(visit: Visit) -> Json:
    """One order as the API takes it."""
    order: Json = {
        "dealer_code": visit.dealer,
        "order_no": visit.order_no,
        "owner": {"name": visit.name, "numbers": [visit.number]},
        "vehicle": {"vin": visit.vin, "plate": visit.plate, "model": visit.model, "brand": BRAND},
        "kind": visit.kind,
        "brand": BRAND,
        "amount_cents": visit.amount_yuan * 100,
        "mileage_km": visit.mileage_km,
        "adviser": visit.adviser,
        "opened_at": visit.opened_at.isoformat(),
        "delivered_at": visit.delivered_at.isoformat(),
    }
    if visit.contact:
        # The vehicle was brought by somebody else, who is rung first (送修人).
        order["contact"] = {"name": visit.contact, "numbers": [visit.number]}
        order["owner"] = {"name": visit.name, "numbers": [visit.owner_number]}
    return order
