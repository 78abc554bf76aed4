"""Recordings over the API: listening with ranges, the access log, the second that a ticket pinned."""

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import (
    Attempt,
    AttemptState,
    AuditEntry,
    Recording,
    RecordingState,
    Role,
    Scope,
    Ticket,
    TicketKind,
)
from callcenter.recordings.store import RecordingFolder
from callcenter.web.parts import RECORDINGS
from tests.support.api import Api, SignedIn
from tests.support.wavs import put, tone, wav

SOUND = wav(tone(10))
HEAD = 44
PER_SECOND = 16_000


@pytest.fixture
async def attempt(api: Api) -> str:
    """A verified recording of ten seconds of a call of the own dealer."""
    files = RecordingFolder(api.data / "recordings", {})
    api.house.parts.put(RECORDINGS, files)
    async with api.house.uow.write(SERVICE) as tx:
        id = tx.new_id()
        path = f"2026/11/19/{id}.wav"
        row = Attempt(
            id=id,
            follow_up_id=None,
            dealer_id=api.world.own.id,
            customer_id=None,
            agent_id="agent",
            state=AttemptState.ENDED,
            intent_at=tx.now,
        )
        await tx.rows(Attempt).add(row)
        await tx.rows(Recording).add(
            Recording(
                id=id,
                dealer_id=row.dealer_id,
                path=path,
                pbx="pbx",
                state=RecordingState.VERIFIED,
                seconds=10.0,
                size=len(SOUND),
                sha256=hashlib.sha256(SOUND).hexdigest(),
            )
        )
    put(files.root, path, SOUND)
    return id


async def change(api: Api, attempt: str, **fields: Any) -> None:
    async with api.house.uow.write(SERVICE) as tx:
        await tx.rows(Recording).save(replace(await tx.rows(Recording).get(attempt), **fields))


async def listened(api: Api, attempt: str) -> list[AuditEntry]:
    async with api.house.uow.read() as view:
        return await view.rows(AuditEntry).all(subject_id=attempt, act="recording.played")


async def test_whole_recording_is_played_and_written_down(api: Api, signed_in: SignedIn, attempt: str) -> None:
    person = await api.add_person(Role.SUPERVISOR)
    answer = await api.client.get(f"/api/v1/calls/{attempt}/recording", headers=await api.session_of(person))
    assert (answer.status, answer.content_type, await answer.read()) == (200, "audio/wav", SOUND)
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert [(line.person_id, line.dealer_id) for line in await listened(api, attempt)] == [
        (person.id, api.world.own.id)
    ]


@pytest.mark.req("S2-16")
async def test_unclear_record_is_confirmed_by_listening_from_the_tickets_second(
    api: Api, signed_in: SignedIn, attempt: str
) -> None:
    """A ticket names its call and the second at which it was recorded; its handler hears the recording from there."""
    async with api.house.uow.write(SERVICE) as tx:
        ticket = Ticket(
            id=tx.new_id(),
            no="T-SH01-2026-1",
            kind=TicketKind.COMPLAINT,
            dealer_id=api.world.own.id,
            customer_id="customer",
            attempt_id=attempt,
            recording_second=4,
            opened_by="agent",
            received_at=tx.now,
            recorded_at=tx.now,
        )
        await tx.rows(Ticket).add(ticket)
        recording = await tx.rows(Recording).get(attempt)
        await tx.rows(Recording).save(replace(recording, marks=[{"second": 4, "ticket": ticket.id, "no": ticket.no}]))
    headers = await signed_in(Role.HANDLER)
    facts = await (await api.client.get(f"/api/v1/calls/{attempt}/recording/facts", headers=headers)).json()
    assert (facts["state"], facts["seconds"]) == ("verified", 10.0)
    (mark,) = facts["marks"]
    assert mark["no"] == ticket.no
    start = HEAD + mark["second"] * PER_SECOND
    for end in (start + PER_SECOND - 1, len(SOUND) - 1):
        asked = {**headers, "Range": f"bytes={start}-{end}"}
        answer = await api.client.get(f"/api/v1/calls/{attempt}/recording", headers=asked)
        assert (answer.status, await answer.read()) == (206, SOUND[start : end + 1])
        assert answer.headers["Content-Range"] == f"bytes {start}-{end}/{len(SOUND)}"
    assert len(await listened(api, attempt)) == 1, "one listening, two ranges"


async def test_each_download_is_written_down(api: Api, signed_in: SignedIn, attempt: str) -> None:
    headers = await signed_in(Role.GENERAL_MANAGER)
    for _ in range(2):
        answer = await api.client.get(f"/api/v1/calls/{attempt}/recording?download=true", headers=headers)
        assert f'filename="{attempt}.wav"' in answer.headers["Content-Disposition"]
    assert [line.detail["download"] for line in await listened(api, attempt)] == [True, True]


async def test_range_behind_the_end_is_refused(api: Api, signed_in: SignedIn, attempt: str) -> None:
    headers = {**await signed_in(Role.SUPERVISOR), "Range": f"bytes={len(SOUND)}-"}
    assert (await api.client.get(f"/api/v1/calls/{attempt}/recording", headers=headers)).status == 416


async def test_recording_is_not_there_for_whoever_may_not_hear_it(api: Api, signed_in: SignedIn, attempt: str) -> None:
    path = f"/api/v1/calls/{attempt}/recording"
    assert (await api.client.get(path)).status == 401
    assert (await api.client.get(path, headers=await signed_in(Role.AGENT))).status == 404
    other = await signed_in(Role.SUPERVISOR, Scope.DEALER, api.world.other.id)
    assert (await api.client.get(path, headers=other)).status == 404
    assert (await api.client.get(path, headers=await signed_in(Role.INTEGRATION))).status == 403
    assert not await listened(api, attempt)


async def test_holes_are_listed_in_scope(api: Api, signed_in: SignedIn, attempt: str) -> None:
    await change(api, attempt, state=RecordingState.MISSING, problem="no-file")
    headers = await signed_in(Role.SUPERVISOR)
    found = await (await api.client.get("/api/v1/recordings?state=missing", headers=headers)).json()
    assert [(row["id"], row["problem"]) for row in found["items"]] == [(attempt, "no-file")]
    assert (await api.client.get(f"/api/v1/calls/{attempt}/recording", headers=headers)).status == 404
    other = await signed_in(Role.SUPERVISOR, Scope.DEALER, api.world.other.id)
    assert (await (await api.client.get("/api/v1/recordings?state=missing", headers=other)).json())["items"] == []


async def test_file_that_vanished_is_not_found_instead_of_broken(api: Api, signed_in: SignedIn, attempt: str) -> None:
    (api.data / "recordings" / "2026" / "11" / "19" / f"{attempt}.wav").unlink()
    answer = await api.client.get(f"/api/v1/calls/{attempt}/recording", headers=await signed_in(Role.SUPERVISOR))
    assert answer.status == 404


async def test_second_is_pinned_by_whoever_may_listen(api: Api, signed_in: SignedIn, attempt: str) -> None:
    path = f"/api/v1/calls/{attempt}/recording/marks"
    headers = await signed_in(Role.SUPERVISOR)
    answer = await api.client.post(path, json={"second": 2.5, "note": "异响"}, headers=headers)
    assert [(mark["second"], mark["note"]) for mark in (await answer.json())["marks"]] == [(2.5, "异响")]
    assert (await api.client.post(path, json={"second": 99.0}, headers=headers)).status == 422
