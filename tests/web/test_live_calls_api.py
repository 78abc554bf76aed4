"""Who may do what to a call in progress, and what is written down of it; devices and their passwords."""

from dataclasses import replace
from typing import Any

import pytest

from callcenter.ami.asterisk import AsteriskPbx, AsteriskSettings
from callcenter.ami.link import AmiAddress
from callcenter.core.access import SERVICE
from callcenter.core.attempt import Effect
from callcenter.core.facts import LinkUp
from callcenter.core.model import (
    Attempt,
    AttemptState,
    AuditEntry,
    Customer,
    Device,
    DeviceKind,
    Person,
    Recording,
    Role,
    Scope,
    Seat,
)
from callcenter.flows import devices, seats
from callcenter.flows.claim import Rates
from callcenter.services.dialer import Dialer
from callcenter.services.floor import Floor
from callcenter.web.parts import CALLS
from tests.support.api import Api

AGENT_ACTS: tuple[tuple[str, dict[str, Any] | None], ...] = (
    ("hold", None),
    ("unhold", None),
    ("mute", None),
    ("unmute", None),
    ("dtmf", {"digits": "1"}),
    ("transfer", {"number": "13800138000"}),
    ("rejoin", None),
)
SUPERVISOR_ACTS: tuple[tuple[str, dict[str, Any] | None], ...] = (
    ("listen", None),
    ("whisper", None),
    ("join", None),
    ("stop-listening", None),
    ("end", None),
)


class PatientFloor(Floor):
    """An exchange that takes every order and tells nothing."""

    def perform(self, attempt: Attempt, effects: tuple[Effect, ...]) -> None:
        """The order is as good as given."""


def use_floor(api: Api, *, up: bool) -> None:
    """Put an exchange on this node; `up`: whether its link is whole."""
    address = AmiAddress(host="127.0.0.1", port=1, username="callcenter", secret="none")
    pbx = AsteriskPbx(AsteriskSettings(name="main", address=address, pbx_dir=str(api.data)), api.house.clock)
    floor = PatientFloor(pbx, api.house.uow, api.house.setup, api.house.clock, look_soon=lambda: None)
    if up:
        now = api.house.clock.now()
        floor.up = LinkUp(pbx="main", at=now, up_since=now, dialplan_version="3")
    api.house.parts.put(CALLS, Dialer(api.house.uow, api.house.setup, {"main": floor}, Rates()))


@pytest.fixture
async def talk(api: Api) -> tuple[Attempt, Person]:
    """An agent of the own dealer who speaks with a customer."""
    use_floor(api, up=True)
    agent = await api.add_person(Role.AGENT)
    async with api.house.uow.write(SERVICE) as tx:
        customer = await tx.rows(Customer).add(Customer(id=tx.new_id(), dealer_id=api.world.own.id, name="王芳"))
        attempt = await tx.rows(Attempt).add(
            Attempt(
                id=tx.new_id(),
                follow_up_id=None,
                dealer_id=api.world.own.id,
                customer_id=customer.id,
                agent_id=agent.id,
                number="+8613800000001",
                pbx="main",
                device="1001",
                state=AttemptState.TALKING,
                agent_legs=1,
                agent_up=True,
                customer_dialed=True,
                intent_at=tx.now,
                answered_at=tx.now,
            )
        )
        await tx.rows(Recording).add(Recording(id=attempt.id, dealer_id=attempt.dealer_id, path="x.wav", pbx="main"))
    return attempt, agent


async def post(api: Api, headers: dict[str, str], attempt: Attempt, act: str, body: Any = None) -> tuple[int, Any]:
    answer = await api.client.post(f"/api/v1/live-calls/{attempt.id}/{act}", json=body, headers=headers)
    return answer.status, await answer.json()


@pytest.mark.parametrize(("act", "body"), AGENT_ACTS)
@pytest.mark.parametrize("role", [Role.AGENT, Role.SUPERVISOR])
async def test_only_the_calls_own_agent_controls_it(
    api: Api, talk: tuple[Attempt, Person], act: str, body: Any, role: Role
) -> None:
    """To everybody else there is no such call to hold or transfer, whatever their scope."""
    headers = await api.signed_in(role, Scope.ALL)
    status, said = await post(api, headers, talk[0], act, body)
    assert (status, said["code"]) == (404, "not-found")


@pytest.mark.parametrize(("act", "body"), SUPERVISOR_ACTS)
async def test_supervisors_acts_are_refused_to_agents_and_other_dealers(
    api: Api, talk: tuple[Attempt, Person], act: str, body: Any
) -> None:
    attempt, agent = talk
    own = await api.session_of(agent)
    assert (await post(api, own, attempt, act, body))[0] in (403, 404)
    other = await api.signed_in(Role.SUPERVISOR, Scope.DEALER, api.world.other.id)
    assert (await post(api, other, attempt, act, body))[0] == 404


async def test_nothing_is_said_to_be_done_while_the_exchange_cannot_be_told(
    api: Api, talk: tuple[Attempt, Person]
) -> None:
    """An agent who believes the customer on hold would be overheard. An end is kept, and done when the link is back."""
    attempt, agent = talk
    headers = await api.session_of(agent)
    for reason in ("exchange-link-down", "exchange-not-on-this-node"):
        if reason == "exchange-link-down":
            use_floor(api, up=False)
        else:
            api.house.parts.put(CALLS, Dialer(api.house.uow, api.house.setup, {}, Rates()))
        for act, body in (("hold", None), ("mute", None), ("dtmf", {"digits": "1"})):
            status, said = await post(api, headers, attempt, act, body)
            assert (status, said["fields"]["reason"]) == (503, reason)
    async with api.house.uow.read() as view:
        kept = await view.rows(Attempt).get(attempt.id)
    assert (kept.held_at, kept.muted) == (None, False)
    supervisor = await api.signed_in(Role.SUPERVISOR)
    assert (await post(api, supervisor, attempt, "end"))[0] == 200


async def test_agent_holds_and_comes_back(api: Api, talk: tuple[Attempt, Person]) -> None:
    attempt, agent = talk
    headers = await api.session_of(agent)
    status, held = await post(api, headers, attempt, "hold")
    assert (status, held["held_at"] is not None) == (200, True)
    status, said = await post(api, headers, attempt, "dtmf", {"digits": "1"})
    assert (status, said["fields"]["reason"]) == (409, "held")
    status, back = await post(api, headers, attempt, "unhold")
    assert (status, back["held_at"]) == (200, None)


async def test_digits_are_kept_nowhere(api: Api, talk: tuple[Attempt, Person]) -> None:
    """What is typed into a company's telephone menu may be a secret of the customer's."""
    attempt, agent = talk
    status, _ = await post(api, await api.session_of(agent), attempt, "dtmf", {"digits": "8642*"})
    assert status == 200
    events, _ = await api.house.event_log.after((await api.house.event_log.end()).__class__(), 500)
    assert "8642" not in str(events)


async def test_transfer_wants_a_number_or_an_agent(api: Api, talk: tuple[Attempt, Person]) -> None:
    attempt, agent = talk
    headers = await api.session_of(agent)
    assert (await post(api, headers, attempt, "transfer", {}))[0] == 422
    status, said = await post(api, headers, attempt, "transfer", {"agent_id": agent.id})
    assert (status, said["fields"]["reason"]) == (409, "has-the-call")


async def test_supervisor_listens_over_the_own_device_and_it_is_written_down(
    api: Api, talk: tuple[Attempt, Person]
) -> None:
    attempt, _ = talk
    boss = await api.add_person(Role.SUPERVISOR)
    headers = await api.session_of(boss)
    status, said = await post(api, headers, attempt, "listen")
    assert (status, said["fields"]["reason"]) == (409, "signed-off")
    async with api.house.uow.write(SERVICE) as tx:
        await seats.sign_on(tx, person_id=boss.id, device="1009", pbx="main", alive=True)
    status, listening = await post(api, headers, attempt, "whisper")
    assert status == 200
    assert [(one["person"], one["way"]) for one in listening["listeners"]] == [(boss.id, "whisper")]
    status, left = await post(api, headers, attempt, "stop-listening")
    assert (status, left["listeners"]) == (200, [])
    async with api.house.uow.read() as view:
        trail = await view.rows(AuditEntry).all(subject_id=attempt.id, order=("at", "id"))
    assert [entry.act for entry in trail] == ["call.whisper", "call.stop_listening"]
    assert {entry.person_id for entry in trail} == {boss.id}


async def test_call_is_moved_to_a_ready_agent(api: Api, talk: tuple[Attempt, Person]) -> None:
    attempt, _ = talk
    other = await api.add_person(Role.AGENT)
    headers = await api.signed_in(Role.SUPERVISOR)
    assert (await post(api, headers, attempt, "move", {"agent_id": other.id}))[0] == 409
    async with api.house.uow.write(SERVICE) as tx:
        await seats.sign_on(tx, person_id=other.id, device="1010", pbx="main", alive=True)
        await seats.make_ready(tx, other.id)
    status, moving = await post(api, headers, attempt, "move", {"agent_id": other.id})
    assert (status, moving["third"]["agent_id"], moving["third"]["state"]) == (200, other.id, "dialing")
    async with api.house.uow.read() as view:
        assert (await view.rows(Seat).get(other.id)).attempt_id == attempt.id


OUTSIDE = {
    "kind": "number",
    "way": "blind",
    "state": "joined",
    "leg": 1,
    "label": "+86139****0042",
    "since": "2026-11-19T10:00:00+00:00",
}


async def test_whoever_handed_a_customer_over_controls_the_call_no_more(api: Api, talk: tuple[Attempt, Person]) -> None:
    """The talk goes on outside: it is not the former agent's to hang up, hold or mark; a supervisor ends it."""
    attempt, agent = talk
    async with api.house.uow.write(SERVICE) as tx:
        row = await tx.rows(Attempt).lock(attempt.id)
        await tx.rows(Attempt).save(replace(row, agent_up=False, side_legs=1, third=OUTSIDE))
    headers = await api.session_of(agent)
    shown = await (await api.client.get(f"/api/v1/calls/{attempt.id}", headers=headers)).json()
    assert shown["handed_over"] is True
    for act, body in (*AGENT_ACTS, ("mark", {}), ("transfer/cancel", None)):
        status, said = await post(api, headers, attempt, act, body)
        assert (act, status, said["fields"]["reason"]) == (act, 409, "handed-over")
    refused = await api.client.post(f"/api/v1/calls/{attempt.id}/hang-up", headers=headers)
    said = await refused.json()
    assert (refused.status, said["fields"]["reason"]) == (409, "handed-over")
    assert said["title"] == "The customer has been handed over; the agent has no part in this call any more."
    async with api.house.uow.read() as view:
        assert "hang_up_asked" not in (await view.rows(Attempt).get(attempt.id)).evidence
    boss = await api.signed_in(Role.SUPERVISOR)
    assert (await post(api, boss, attempt, "listen"))[0] == 409
    assert (await post(api, boss, attempt, "end"))[0] == 200
    async with api.house.uow.read() as view:
        assert (await view.rows(Attempt).get(attempt.id)).evidence["hang_up_asked"]


async def test_mark_is_pinned_at_this_second(api: Api, talk: tuple[Attempt, Person]) -> None:
    attempt, agent = talk
    status, marked = await post(api, await api.session_of(agent), attempt, "mark", {"note": "报价"})
    assert status == 200
    async with api.house.uow.read() as view:
        recording = await view.rows(Recording).get(attempt.id)
    assert [(mark["second"], mark["note"]) for mark in recording.marks] == [(marked["second"], "报价")]


async def test_password_of_a_device_is_given_to_its_session_only(api: Api) -> None:
    """Not in any list, not to a token, not to whoever sits elsewhere."""
    person = await api.add_person(Role.AGENT)
    async with api.house.uow.write(SERVICE) as tx:
        row = await devices.add(tx, name="2001", pbx="main", kind=DeviceKind.BROWSER, secret="hush-hush")
        await seats.sign_on(tx, person_id=person.id, device="2001", pbx="main", alive=False)
    headers = await api.session_of(person)
    mine = await (await api.client.get("/api/v1/agents/me/phone", headers=headers)).json()
    assert (mine["sip"]["user"], mine["sip"]["password"]) == ("2001", "hush-hush")
    admin = await api.administrator()
    listed = await (await api.client.get("/api/v1/devices", headers=admin)).text()
    assert '"has_secret":true' in listed
    assert "hush" not in listed
    other = await api.signed_in(Role.AGENT)
    assert (await api.client.get("/api/v1/agents/me/phone", headers=other)).status == 409
    change = {"version": row.version, "secret": "another-one"}
    changed = await api.client.patch(f"/api/v1/devices/{row.id}", json=change, headers=admin)
    assert changed.status == 200
    assert "another" not in await changed.text()
    async with api.house.uow.read() as view:
        assert "another" not in str(await view.rows(AuditEntry).all())
        assert (await view.rows(Device).get(row.id)).secret == "another-one"


async def test_devices_are_set_up_by_administrators_only(api: Api) -> None:
    body = {"name": "1001", "pbx": "nowhere", "kind": "desk"}
    supervisor = await api.signed_in(Role.SUPERVISOR)
    assert (await api.client.post("/api/v1/devices", json=body, headers=supervisor)).status == 403
    admin = await api.administrator()
    assert (await api.client.post("/api/v1/devices", json=body, headers=admin)).status == 404


async def test_device_in_use_is_not_taken_out_of_use(api: Api) -> None:
    person = await api.add_person(Role.AGENT)
    async with api.house.uow.write(SERVICE) as tx:
        row = await devices.add(tx, name="1001", pbx="main", kind=DeviceKind.DESK)
        await seats.sign_on(tx, person_id=person.id, device="1001", pbx="main", alive=True)
    admin = await api.administrator()
    change = {"version": row.version, "active": False}
    answer = await api.client.patch(f"/api/v1/devices/{row.id}", json=change, headers=admin)
    assert (answer.status, (await answer.json())["fields"]["reason"]) == (409, "in-use")
