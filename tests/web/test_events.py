"""The event stream: position, events within reach, resume, back-pressure, and its end with the session."""

import asyncio
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, TCPConnector, WSMsgType, web

from callcenter.core.access import SERVICE, Actor
from callcenter.core.model import Event, Person, Role, Scope, Team
from callcenter.core.position import Position
from callcenter.flows.ports import ReadTx
from callcenter.flows.sign_in import SignedIn, close_sessions_of
from callcenter.web import route
from callcenter.web.auth import authenticate
from callcenter.web.events import QUEUED_FRAMES, RIGHTS_CHANGED, SESSION_ENDED, TAIL, TOO_SLOW
from callcenter.web.house import EventLog, House
from callcenter.web.routes import events
from callcenter.web.sight import Sight, sight_of
from tests.support.api import PASSWORD, Api
from tests.support.waiting import until


@asynccontextmanager
async def watching(
    api: Api, headers: dict[str, str], position: str | None = None
) -> AsyncIterator[tuple[ClientWebSocketResponse, str]]:
    """An open socket and the position that its first frame told."""
    query = f"?position={position}" if position else ""
    async with api.client.ws_connect(f"/api/v1/events{query}", headers=headers) as socket:
        first = await frame(socket)
        if position is None:
            assert first["type"] == "position"
        yield socket, first["position"]


async def frame(socket: ClientWebSocketResponse) -> dict[str, Any]:
    """The next frame."""
    message = await socket.receive(timeout=10)
    assert message.type is WSMsgType.TEXT, message
    told: dict[str, Any] = json.loads(message.data)
    return told


async def closed_with(socket: ClientWebSocketResponse) -> int | None:
    """The code with which the server closes."""
    while (message := await socket.receive(timeout=10)).type is WSMsgType.TEXT:
        pass
    assert message.type in (WSMsgType.CLOSE, WSMsgType.CLOSED), message
    return socket.close_code


async def read_to_the_end(api: Api) -> None:
    """The tail has handed out everything that has happened."""
    tail = api.client.app[TAIL]
    while tail.position < await api.house.event_log.end():
        await tail.run_once()


async def lose_every_right(api: Api, somebody: Person, administrator: dict[str, str]) -> None:
    """An administrator takes somebody's grants away, and the tail has handed that out."""
    body = {"version": somebody.version, "grants": []}
    answer = await api.client.patch(f"/api/v1/users/{somebody.id}", json=body, headers=administrator)
    assert answer.status == 200
    await read_to_the_end(api)


async def happen(api: Api, *what: tuple[str, str | None]) -> None:
    """Emit events `(kind, dealer_id)` in one unit of work."""
    async with api.house.uow.write(SERVICE) as tx:
        for kind, dealer_id in what:
            tx.emit(kind, kind.partition(".")[0], tx.new_id(), dealer_id, note="x")


async def test_events_come_in_order_within_the_dealers_in_reach(api: Api) -> None:
    own, other = api.world.own.id, api.world.other.id
    async with watching(api, await api.signed_in(Role.SUPERVISOR)) as (socket, _):
        await happen(api, ("ticket.opened", own), ("ticket.opened", other), ("follow_up.planned", own))
        told = await frame(socket)
        assert [event["kind"] for event in told["events"]] == ["ticket.opened", "follow_up.planned"]
        assert {event["dealer_id"] for event in told["events"]} == {own}
        assert told["events"][0]["data"] == {"note": "x"} and told["events"][0]["at"].endswith("Z")


async def test_subjects_that_the_role_may_not_see_do_not_come(api: Api) -> None:
    async with (
        watching(api, await api.signed_in(Role.AGENT, Scope.ALL)) as (agent, _),
        watching(api, await api.signed_in(Role.ADMINISTRATOR, Scope.ALL)) as (administrator, _),
    ):
        await happen(api, ("person.added", None), ("ticket.opened", api.world.own.id), ("session.opened", None))
        assert [event["kind"] for event in (await frame(agent))["events"]] == ["ticket.opened"]
        assert [event["kind"] for event in (await frame(administrator))["events"]] == ["person.added"]


async def test_ones_own_come_whatever_the_dealer(api: Api) -> None:
    me = await api.add_person(Role.AGENT)
    async with watching(api, await api.session_of(me)) as (socket, _):
        async with api.house.uow.write(SERVICE) as tx:
            tx.emit("seat.changed", "seat", me.id, None, state="ready")
            tx.emit("seat.changed", "seat", "somebody-else", None, state="ready")
        assert [event["subject_id"] for event in (await frame(socket))["events"]] == [me.id]


async def test_nothing_is_missed_nor_doubled_when_a_client_resumes(api: Api) -> None:
    headers = await api.signed_in(Role.SUPERVISOR)
    own = api.world.own.id
    async with watching(api, headers) as (socket, _):
        await happen(api, ("ticket.opened", own))
        position = (await frame(socket))["position"]
    await happen(api, ("ticket.handled", own))
    await happen(api, ("ticket.closed", own))
    async with api.client.ws_connect(f"/api/v1/events?position={position}", headers=headers) as socket:
        kinds: list[str] = []
        while kinds[-1:] != ["ticket.closed"]:
            kinds += [event["kind"] for event in (await frame(socket)).get("events", [])]
        await happen(api, ("ticket.reopened", own))
        while kinds[-1:] != ["ticket.reopened"]:
            kinds += [event["kind"] for event in (await frame(socket)).get("events", [])]
    assert kinds == ["ticket.handled", "ticket.closed", "ticket.reopened"]


async def test_who_begins_where_they_were_told_misses_nothing_that_happened_before_the_line_was_open(api: Api) -> None:
    """Signing in and `GET /me` tell where the stream stands: what is read after them may be older than what has happened."""
    person = await api.add_person(Role.SUPERVISOR)
    headers = await api.session_of(person)
    await happen(api, ("ticket.opened", api.world.own.id))
    await read_to_the_end(api)
    me = await (await api.client.get("/api/v1/me", headers=headers)).json()
    signed_in = await (
        await api.client.post("/api/v1/session", json={"login": person.login, "password": PASSWORD})
    ).json()
    await happen(api, ("ticket.handled", api.world.own.id))
    await read_to_the_end(api)
    for told in (me, signed_in):
        async with api.client.ws_connect(f"/api/v1/events?position={told['position']}", headers=headers) as socket:
            assert [event["kind"] for event in (await frame(socket))["events"]] == ["ticket.handled"]


async def test_a_resume_from_before_the_memory_reads_the_log(api: Api) -> None:
    headers = await api.signed_in(Role.SUPERVISOR)
    await happen(api, ("ticket.opened", api.world.own.id))
    tail = api.client.app[TAIL]
    await until(lambda: tail.position.number > 0)
    tail._recent.clear()
    async with api.client.ws_connect("/api/v1/events?position=0.0", headers=headers) as socket:
        assert [event["kind"] for event in (await frame(socket))["events"]] == ["ticket.opened"]


async def test_a_position_of_another_log_asks_for_new_snapshots(api: Api) -> None:
    headers = await api.signed_in(Role.SUPERVISOR)
    async with api.client.ws_connect("/api/v1/events?position=0.999999", headers=headers) as socket:
        assert (await frame(socket))["type"] == "restart"
        await happen(api, ("ticket.opened", api.world.own.id))
        assert (await frame(socket))["type"] == "events"


async def test_snapshot_before_and_events_make_the_snapshot_after(api: Api) -> None:
    """A client that takes a snapshot behind its position and applies what follows has what a new snapshot shows."""
    headers = await api.administrator()

    async def snapshot() -> dict[str, str]:
        page = await (await api.client.get("/api/v1/teams?limit=500", headers=headers)).json()
        return {team["id"]: team["name"] for team in page["items"]}

    async with watching(api, headers) as (socket, _):
        known = await snapshot()
        names = [f"组{n}" for n in range(5)]
        for name in names:
            await api.client.post("/api/v1/teams", json={"name": name}, headers=headers)
        first = next(iter(known))
        async with api.house.uow.read() as tx:
            version = (await tx.rows(Team).get(first)).version
        renamed = {"name": "改名", "version": version}
        assert (await api.client.put(f"/api/v1/teams/{first}", json=renamed, headers=headers)).status == 200
        seen = 0
        while seen < 6:
            for event in (await frame(socket)).get("events", []):
                if event["subject"] == "team":
                    seen += 1
                    team = await api.client.get(f"/api/v1/teams/{event['subject_id']}", headers=headers)
                    known[event["subject_id"]] = (await team.json())["name"]
        assert known == await snapshot()


async def test_a_revoked_session_closes_its_socket(api: Api) -> None:
    me = await api.add_person(Role.SUPERVISOR)
    here, elsewhere = await api.session_of(me), await api.session_of(me)
    async with watching(api, here) as (socket, _), watching(api, elsewhere) as (other, _):
        assert (await api.client.delete("/api/v1/session", headers=here)).status == 204
        assert await closed_with(socket) == SESSION_ENDED
        await happen(api, ("ticket.opened", api.world.own.id))
        assert (await frame(other))["type"] == "events"


async def test_a_socket_ends_when_its_session_runs_out(api: Api, clock: Any) -> None:
    async with watching(api, await api.signed_in(Role.SUPERVISOR)) as (socket, _):
        await clock.advance(seconds=9 * 3600)
        assert await closed_with(socket) == SESSION_ENDED


async def test_watching_keeps_a_session_in_use(api: Api, clock: Any) -> None:
    headers = await api.signed_in(Role.SUPERVISOR)
    tail = api.client.app[TAIL]
    ran = tail.loop.ran.listen()
    async with watching(api, headers) as (_, _):
        for _ in range(6):
            await clock.advance(seconds=50 * 60)
            await tail.run_once()
        assert (await api.client.get("/api/v1/me", headers=headers)).status == 200
    ran.close()


async def test_changed_rights_ask_the_client_to_connect_again(api: Api) -> None:
    me = await api.add_person(Role.SUPERVISOR)
    async with watching(api, await api.session_of(me)) as (socket, _):
        body = {"version": me.version, "grants": []}
        answer = await api.client.patch(f"/api/v1/users/{me.id}", json=body, headers=await api.administrator())
        assert answer.status == 200
        assert await closed_with(socket) == RIGHTS_CHANGED


async def test_rights_that_change_while_a_viewer_is_let_in_are_not_missed(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looked at before the change, joined behind its event: such a viewer would keep for ever what was taken away."""
    me = await api.add_person(Role.SUPERVISOR)
    headers, administrator = await api.session_of(me), await api.administrator()
    await api.client.app[TAIL].loop.stop(1.0)  # its only turn is the one below

    async def slow_sight(tx: ReadTx, actor: Actor) -> Sight:
        sight = await sight_of(tx, actor)
        await lose_every_right(api, me, administrator)
        return sight

    monkeypatch.setattr(events, "sight_of", slow_sight)
    async with watching(api, headers) as (socket, _):
        assert await closed_with(socket) == RIGHTS_CHANGED


async def test_rights_that_changed_before_a_viewer_is_let_in_are_its_rights(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The request was let in with what is taken away by the time that it becomes a viewer."""
    me = await api.add_person(Role.SUPERVISOR)
    headers, administrator = await api.session_of(me), await api.administrator()
    tail = api.client.app[TAIL]

    async def slow_authenticate(request: web.Request, house: House, *addresses: str) -> SignedIn | None:
        who = await authenticate(request, house, *addresses)
        if request.path == "/api/v1/events":
            await lose_every_right(api, me, administrator)
        return who

    monkeypatch.setattr(route, "authenticate", slow_authenticate)
    async with api.client.ws_connect("/api/v1/events", headers=headers) as socket:
        await frame(socket)
        await until(lambda: tail.viewers, what="the viewer to have joined")
        assert [viewer.sight.by_act for viewer in tail.viewers] == [{}]


async def test_a_dealer_that_moves_changes_what_a_brand_reaches(api: Api) -> None:
    headers = await api.signed_in(Role.SUPERVISOR, Scope.BRAND, "甲")
    async with watching(api, headers) as (socket, _):
        await happen(api, ("dealer.changed", api.world.own.id))
        assert await closed_with(socket) == RIGHTS_CHANGED


async def test_a_viewer_that_does_not_read_is_cut_off_and_the_others_go_on(api: Api) -> None:
    headers = await api.signed_in(Role.SUPERVISOR)
    tail = api.client.app[TAIL]
    async with watching(api, headers) as (_, _):
        (viewer,) = tail.viewers
        async with watching(api, headers) as (reading, _):
            for _ in range(QUEUED_FRAMES + 1):
                viewer.offer("{}")
            assert viewer.closing is not None and viewer.closing[0] == TOO_SLOW
            await happen(api, ("ticket.opened", api.world.own.id))
            assert (await frame(reading))["type"] == "events"
        await until(lambda: not tail.viewers)


async def test_another_sites_page_opens_no_socket(api: Api) -> None:
    headers = {**await api.signed_in(Role.SUPERVISOR), "Origin": "https://evil.example", "Upgrade": "websocket"}
    answer = await api.client.get("/api/v1/events", headers=headers)
    assert answer.status == 403 and (await answer.json())["code"] == "foreign-origin"


async def test_without_an_upgrade_the_address_says_so(api: Api) -> None:
    answer = await api.client.get("/api/v1/events", headers=await api.signed_in(Role.SUPERVISOR))
    assert answer.status == 426
    assert (await api.client.get("/api/v1/events")).status == 401


async def test_two_hundred_viewers_get_the_same_frame(api: Api) -> None:
    headers = await api.signed_in(Role.SUPERVISOR)
    address = api.client.make_url("/api/v1/events")
    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        sockets: list[ClientWebSocketResponse] = []
        for _ in range(4):
            sockets += await asyncio.gather(*(session.ws_connect(address, headers=headers) for _ in range(50)))
        for socket in sockets:
            await frame(socket)
        await happen(api, ("ticket.opened", api.world.own.id))
        assert len({json.dumps(await frame(socket)) for socket in sockets}) == 1


class HeldLog:
    """An event log whose next read from one position waits until it may go on."""

    def __init__(self, log: EventLog, at: Position) -> None:
        self._log, self._at = log, at
        self.asked, self.go_on = asyncio.Event(), asyncio.Event()

    async def after(self, position: Position, limit: int = 500) -> tuple[Sequence[Event], Position]:
        """What the log says, late."""
        if position == self._at:
            self.asked.set()
            await self.go_on.wait()
        return await self._log.after(position, limit)

    async def end(self) -> Position:
        """The log's end."""
        return await self._log.end()


async def test_a_session_that_ends_while_its_viewer_catches_up_ends_the_stream(api: Api) -> None:
    """Reading slowly keeps nobody connected: the tail does not know such a viewer yet."""
    tail, person = api.client.app[TAIL], await api.add_person(Role.SUPERVISOR)
    headers = await api.session_of(person)
    await until(lambda: tail.position > Position())
    since = tail.position
    await happen(api, ("ticket.opened", api.world.own.id))
    await until(lambda: tail.position > since)
    tail._recent.clear()  # the resume reads the log itself
    log = HeldLog(api.house.event_log, since)
    object.__setattr__(api.house, "event_log", log)
    async with api.client.ws_connect(f"/api/v1/events?position={since}", headers=headers) as socket:
        await log.asked.wait()
        before = tail.position
        async with api.house.uow.write(SERVICE) as tx:
            await close_sessions_of(tx, person.id)
        await until(lambda: tail.position > before)
        log.go_on.set()
        assert await closed_with(socket) == SESSION_ENDED
