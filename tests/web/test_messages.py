"""SMS over the API: scope, masking, settling, and the gateway's own calls."""

from dataclasses import replace
from typing import Any
from urllib.parse import quote

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import Customer, CustomerNumber, Grant, InboundMessage, Message, MessageState, Role, Scope
from callcenter.flows.setup import Setup
from callcenter.messaging.kannel_webhooks import KannelWebhooks
from callcenter.policies import shipped_documents
from callcenter.web.parts import SMS_WEBHOOKS
from tests.support.api import Api, SignedIn

TOKEN = "a token of sixteen letters and more"
NUMBER = "+8613800138000"


@pytest.fixture(autouse=True)
def shipped(api: Api) -> None:
    """The shipped policy and texts, and Kannel's webhooks."""
    api.house.setup.shipped = dict(shipped_documents())
    api.house.parts.put(SMS_WEBHOOKS, KannelWebhooks(TOKEN))
    assert isinstance(api.house.setup, Setup)


async def add(api: Api, **fields: Any) -> Message:
    async with api.house.uow.write(SERVICE) as tx:
        row = Message(
            id=tx.new_id(),
            kind="second_miss",
            dealer_id=api.world.own.id,
            customer_id=None,
            number=NUMBER,
            text="您好",
            created_at=tx.now,
            send_at=tx.now,
            tries=0,
        )
        return await tx.rows(Message).add(replace(row, **fields))


async def message(api: Api, id: str) -> Message:
    async with api.house.uow.read() as view:
        return await view.rows(Message).get(id)


async def test_number_is_whole_only_at_the_dealer_where_the_role_sees_it(api: Api) -> None:
    """An agent here who is a supervisor elsewhere sees whole numbers elsewhere, not here."""
    here, elsewhere = await add(api), await add(api, dealer_id=api.world.other.id)
    person = await api.add_person(Role.AGENT)
    async with api.house.uow.write(SERVICE) as tx:
        more = Grant(id=tx.new_id(), person_id=person.id, role=Role.SUPERVISOR, scope=Scope.BRAND, scope_id="乙")
        await tx.rows(Grant).add(more)
    told = await (await api.client.get("/api/v1/messages", headers=await api.session_of(person))).json()
    assert {row["id"]: row["number"] for row in told["items"]} == {here.id: "+86138****8000", elsewhere.id: NUMBER}


async def test_messages_of_the_own_dealers_are_listed_when_asked(api: Api, signed_in: SignedIn) -> None:
    """Numbers are masked for agents and whole for supervisors; another dealer's messages are not there."""
    mine = await add(api)
    other = await add(api, dealer_id=api.world.other.id)
    for role, number in ((Role.AGENT, "+86138****8000"), (Role.SUPERVISOR, NUMBER)):
        headers = await signed_in(role)
        told = await (await api.client.get("/api/v1/messages", headers=headers)).json()
        assert [(row["id"], row["number"]) for row in told["items"]] == [(mine.id, number)]
        assert (await api.client.get(f"/api/v1/messages/{other.id}", headers=headers)).status == 404
        assert (await api.client.get(f"/api/v1/messages/{mine.id}", headers=headers)).status == 200


async def test_messages_are_filtered_when_a_state_is_asked_for(api: Api, signed_in: SignedIn) -> None:
    """The operator's list of unknown ones."""
    unknown = await add(api, state=MessageState.UNKNOWN)
    await add(api)
    headers = await signed_in(Role.SUPERVISOR)
    told = await (await api.client.get("/api/v1/messages?state=unknown", headers=headers)).json()
    assert [row["id"] for row in told["items"]] == [unknown.id]


async def test_unknown_message_is_settled_by_a_supervisor_only(api: Api, signed_in: SignedIn) -> None:
    unknown = await add(api, state=MessageState.UNKNOWN)
    path, body = f"/api/v1/messages/{unknown.id}/settle", {"verdict": "it_went", "version": unknown.version}
    assert (await api.client.post(path, json=body, headers=await signed_in(Role.AGENT))).status == 403
    headers = await signed_in(Role.SUPERVISOR)
    answer = await api.client.post(path, json=body, headers=headers)
    assert (answer.status, (await answer.json())["state"]) == (200, "accepted")
    assert (await api.client.post(path, json=body, headers=headers)).status == 409


async def test_receipt_is_taken_when_the_gateway_shows_its_token(api: Api) -> None:
    sent = await add(api, state=MessageState.SENT)
    path = f"/api/v1/sms/receipts?id={sent.id}&status=1&smsid=op1&answer=DELIVRD&secret="
    assert (await api.client.get(path + quote("wrong wrong wrong wrong"))).status == 401
    assert (await message(api, sent.id)).state is MessageState.SENT
    for _ in range(2):
        assert (await api.client.get(path + quote(TOKEN))).status == 200
    assert (await message(api, sent.id)).state is MessageState.DELIVERED


async def test_receipt_is_refused_when_it_cannot_be_read(api: Api) -> None:
    for query in ("id=no-id&status=1", "id=01k9m2x4c8v0q6r3t5w7y9z1b2&status=3"):
        assert (await api.client.get(f"/api/v1/sms/receipts?{query}&secret={quote(TOKEN)}")).status == 422


async def test_reply_is_kept_once_and_shown_in_scope(api: Api, signed_in: SignedIn) -> None:
    """Kannel's own charset and escapes; the same text delivered twice is one row; the opt-out word sets the wish."""
    async with api.house.uow.write(SERVICE) as tx:
        customer = await tx.rows(Customer).add(Customer(id=tx.new_id(), dealer_id=api.world.own.id, name="王芳"))
        await tx.rows(CustomerNumber).add(CustomerNumber(id=tx.new_id(), customer_id=customer.id, number=NUMBER))
    text = quote("退订".encode("utf-16-be"))
    path = f"/api/v1/sms/inbound?from=13800138000&to=021&text={text}&time=1795000000&id=k1&charset=UTF-16BE"
    for _ in range(2):
        assert (await api.client.get(f"{path}&secret={quote(TOKEN)}")).status == 200
    async with api.house.uow.read() as view:
        assert await view.rows(InboundMessage).count() == 1
        assert (await view.rows(Customer).get(customer.id)).no_sms
    seen = await (await api.client.get("/api/v1/inbound-messages", headers=await signed_in(Role.AGENT))).json()
    assert [(row["kind"], row["text"], row["number"]) for row in seen["items"]] == [
        ("opt_out", "退订", "+86138****8000")
    ]
    headers = await signed_in(Role.AGENT, Scope.DEALER, api.world.other.id)
    assert (await (await api.client.get("/api/v1/inbound-messages", headers=headers)).json())["items"] == []


async def test_webhook_is_not_there_when_no_gateway_may_call(api: Api) -> None:
    api.house.parts._parts.clear()
    assert (await api.client.get(f"/api/v1/sms/receipts?id=x&secret={quote(TOKEN)}")).status == 503
