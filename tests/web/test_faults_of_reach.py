"""Who is listed, who is asked, what is written down, and what is sent once: as the API does it."""

import asyncio
from dataclasses import replace

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import AuditEntry, Grant, Queue, Role, Scope, Team
from callcenter.flows.ports_sms import Accepted, AskAnswer, CannotAsk, GatewayCheck, SmsRequest
from callcenter.web.parts import SMS_GATEWAY
from tests.support.api import Api


class SlowGateway:
    """A gateway that takes a message when it is let; obeys SmsGateway."""

    name = "slow"

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.let = asyncio.Event()
        self.sent: list[SmsRequest] = []

    async def send(self, request: SmsRequest) -> Accepted:
        self.sent.append(request)
        self.asked.set()
        await self.let.wait()
        return Accepted()

    async def ask(self, key: str) -> AskAnswer:
        return CannotAsk()

    async def check(self) -> GatewayCheck:
        return GatewayCheck(True, "ready")

    async def close(self) -> None:
        self.let.set()


async def test_a_test_message_goes_out_once_under_one_key(api: Api) -> None:
    """The second request comes while the first one's message is on its way: it is told so, and sends nothing."""
    gateway = SlowGateway()
    api.house.parts.put(SMS_GATEWAY, gateway)
    headers = {**await api.administrator(), "Idempotency-Key": "test-once"}
    url, body = "/api/v1/system/gateways/sms-slow/test", {"number": "+8613800138000"}
    first = asyncio.create_task(api.client.post(url, json=body, headers=headers))
    await gateway.asked.wait()
    second = asyncio.create_task(api.client.post(url, json=body, headers=headers))
    try:
        answered, _ = await asyncio.wait({second}, timeout=5)
    finally:
        gateway.let.set()
    assert answered, "the second request is not answered before the first one's message is taken"
    told = await (await second).json()
    assert (told["ok"], told["sent"], told["detail"]) == (False, True, "sending")
    whole = await (await first).json()
    assert (whole["ok"], whole["detail"]) == (True, "accepted")
    again = await api.client.post(url, json=body, headers=headers)
    assert await again.json() == whole
    assert len(gateway.sent) == 1


@pytest.mark.parametrize("granted", ["team", "member"])
async def test_a_regions_supervisor_sees_the_agents_of_its_teams(api: Api, granted: str) -> None:
    """Agents are granted by team: those who work the queues of the region's dealers are its people; others are not."""
    agent = await api.add_person(None, login="agent-of-team")
    stranger = await api.add_person(None, login="agent-elsewhere")
    async with api.house.uow.write(SERVICE) as tx:
        for person, team in ((agent, api.world.team), (stranger, api.world.other_team)):
            if granted == "team":
                grant = Grant(id=tx.new_id(), person_id=person.id, role=Role.AGENT, scope=Scope.TEAM, scope_id=team.id)
                await tx.rows(Grant).add(grant)
            else:
                row = await tx.rows(Team).lock(team.id)
                await tx.rows(Team).save(replace(row, member_ids=[*row.member_ids, person.id]))
    for scope, scope_id in ((Scope.REGION, "华东"), (Scope.BRAND, "甲"), (Scope.DEALER, api.world.own.id)):
        headers = await api.signed_in(Role.SUPERVISOR, scope, scope_id)
        page = await (await api.client.get("/api/v1/users?limit=200", headers=headers)).json()
        logins = {one["login"] for one in page["items"]}
        assert "agent-of-team" in logins, scope
        assert "agent-elsewhere" not in logins, scope


async def test_a_team_supervisor_sees_no_other_team_of_the_same_queue(api: Api) -> None:
    async with api.house.uow.write(SERVICE) as tx:
        second = await tx.rows(Team).add(Team(id=tx.new_id(), name="团队3"))
        queue = await tx.rows(Queue).lock(api.world.own.queue_id or "")
        await tx.rows(Queue).save(replace(queue, team_ids=[*queue.team_ids, second.id]))
    beside = await api.add_person(Role.AGENT, Scope.TEAM, second.id, login="agent-beside")
    headers = await api.signed_in(Role.SUPERVISOR, Scope.TEAM)
    page = await (await api.client.get("/api/v1/users?limit=200", headers=headers)).json()
    assert beside.login not in {one["login"] for one in page["items"]}


async def test_what_is_done_to_a_voc_action_is_written_down(api: Api) -> None:
    """Opened and changed: by whom, and what it was before."""
    boss = await api.add_person(Role.SUPERVISOR)
    headers = await api.session_of(boss)
    body = {
        "dealer_id": api.world.own.id,
        "title": "交车解释",
        "figure": "finished",
        "owner_id": boss.id,
        "due_on": "2031-01-01",
        "start": "2026-01-01",
        "end": "2026-01-31",
    }
    made = await api.client.post("/api/v1/voc-actions", json=body, headers=headers)
    assert made.status == 201, await made.text()
    action = await made.json()
    change = {"version": action["version"], "title": "交车讲解", "finding": "", "owner_id": boss.id}
    url = f"/api/v1/voc-actions/{action['id']}"
    changed = await api.client.put(url, json={**change, "due_on": "2031-02-01"}, headers=headers)
    assert changed.status == 200, await changed.text()
    async with api.house.uow.read() as view:
        trail = await view.rows(AuditEntry).all(subject_id=action["id"], order=("at", "id"))
    assert [(line.act, line.person_id) for line in trail] == [("voc.open", boss.id), ("voc.change", boss.id)]
    assert trail[1].detail["title"] == ["交车解释", "交车讲解"]
    assert trail[1].detail["due_on"] == ["2031-01-01", "2031-02-01"]
