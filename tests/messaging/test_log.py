"""The gateway `log`: every message once in a private file of JSON lines, even over restarts and torn lines."""

import asyncio
import json
import os
import stat
from concurrent.futures import Future, wait
from datetime import timedelta
from pathlib import Path

import pytest

from callcenter.flows.ports_sms import Accepted, GatewayCheck, NotSeen, Refused, SmsGateway, SmsRequest
from callcenter.messaging.log import LogGateway
from tests.support.clock import START, ManualClock


def request(key: str = "k1", text: str = "【锦绣汽车】您好") -> SmsRequest:
    """A message to a customer."""
    return SmsRequest(key=key, to="+8613800138000", text=text, sender="02158001234")


async def test_message_is_one_private_json_line(tmp_path: Path, clock: ManualClock) -> None:
    path = tmp_path / "var" / "sms.jsonl"
    gateway: SmsGateway = LogGateway(path, clock)
    assert await gateway.send(request()) == Accepted(gateway_ref="k1")
    assert [json.loads(line) for line in path.read_text("utf-8").splitlines()] == [
        {
            "at": START.isoformat(),
            "key": "k1",
            "to": "+8613800138000",
            "sender": "02158001234",
            "text": "【锦绣汽车】您好",
            "parts": 1,
        }
    ]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_same_key_is_written_once_even_after_a_restart(tmp_path: Path, clock: ManualClock) -> None:
    path = tmp_path / "sms.jsonl"
    await LogGateway(path, clock).send(request())
    again = LogGateway(path, clock)
    assert await again.send(request()) == Accepted(gateway_ref="k1")
    assert await again.count() == 1


async def test_asked_about_a_key_it_knows(tmp_path: Path, clock: ManualClock) -> None:
    gateway = LogGateway(tmp_path / "sms.jsonl", clock)
    assert await gateway.ask("k1") == NotSeen()
    await gateway.send(request())
    assert await gateway.ask("k1") == Accepted(gateway_ref="k1")


async def test_torn_last_line_counts_as_never_written(tmp_path: Path, clock: ManualClock) -> None:
    path = tmp_path / "sms.jsonl"
    path.write_text('{"at": "2026", "key": "k1", "te')
    gateway = LogGateway(path, clock)
    assert await gateway.ask("k1") == NotSeen()
    await gateway.send(request())
    assert json.loads(path.read_text("utf-8").splitlines()[-1])["key"] == "k1"


async def test_unwritable_file_loses_nothing_and_shows_in_the_check(tmp_path: Path, clock: ManualClock) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    gateway = LogGateway(blocked / "sms.jsonl", clock)
    assert await gateway.send(request()) == Refused(reason="file_unwritable", may_retry=True)
    assert await gateway.check() == GatewayCheck(False, "file_unwritable")
    blocked.unlink()
    assert await gateway.check() == GatewayCheck(True, "ready")
    assert await gateway.send(request()) == Accepted(gateway_ref="k1")


async def test_empty_text_is_refused(tmp_path: Path, clock: ManualClock) -> None:
    gateway = LogGateway(tmp_path / "sms.jsonl", clock)
    assert await gateway.send(request(text="")) == Refused(reason="empty_text", may_retry=False)
    assert await gateway.count() == 0


def kept(path: Path) -> list[str]:
    """The keys in the file, in order."""
    return [json.loads(line)["key"] for line in path.read_text("utf-8").splitlines()]


async def test_messages_go_when_they_are_older_than_they_may_be(tmp_path: Path, clock: ManualClock) -> None:
    path = tmp_path / "sms.jsonl"
    gateway = LogGateway(path, clock)
    for n in range(4):
        await gateway.send(request(f"k{n}"))
        await clock.advance(timedelta(days=1))
    assert await gateway.forget(START + timedelta(days=2)) == 2
    assert kept(path) == ["k2", "k3"] and stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["sms.jsonl"]
    assert (await gateway.ask("k1"), await gateway.ask("k2")) == (NotSeen(), Accepted(gateway_ref="k2"))
    before = path.stat()
    assert await gateway.forget(START + timedelta(days=2)) == 0
    assert path.stat().st_ino == before.st_ino, "nothing is over: nothing is written"
    assert await LogGateway(tmp_path / "none.jsonl", clock).forget(START) == 0


async def test_no_message_is_lost_that_comes_while_the_file_is_cut(
    tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sms.jsonl"
    gateway = LogGateway(path, clock)
    await gateway.send(request("old"))
    await clock.advance(timedelta(days=2))
    await gateway.send(request("young"))
    sending: list[Future[object]] = []
    loop, real = asyncio.get_running_loop(), os.fsync

    def reach_disk(handle: int) -> None:
        """What stays is written beside the file: a message that is appended to the old one now would go with it."""
        monkeypatch.setattr(os, "fsync", real)
        sending.append(asyncio.run_coroutine_threadsafe(gateway.send(request("meanwhile")), loop))
        wait(sending, timeout=0.2)
        real(handle)

    monkeypatch.setattr(os, "fsync", reach_disk)
    assert await gateway.forget(START + timedelta(days=1)) == 1
    assert await asyncio.wrap_future(sending[0]) == Accepted(gateway_ref="meanwhile")
    assert kept(path) == ["young", "meanwhile"] and await gateway.count() == 2


async def test_a_cut_that_fails_leaves_every_message_and_what_an_earlier_one_left_is_no_hindrance(
    tmp_path: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sms.jsonl"
    gateway = LogGateway(path, clock)
    await gateway.send(request("old"))
    with path.open("a", encoding="utf-8") as file:
        file.write('{"at": "2026", "key": "torn", "to": "+8613800')
    await clock.advance(timedelta(days=2))
    await gateway.send(request("young"))
    with monkeypatch.context() as full:
        full.setattr(os, "fsync", _no_room)
        with pytest.raises(OSError, match="no room"):
            await gateway.forget(START + timedelta(days=1))
    assert [path.name for path in tmp_path.iterdir()] == ["sms.jsonl"]
    assert await gateway.ask("old") == Accepted(gateway_ref="old")
    (tmp_path / "sms.jsonl.cut").write_text("left by a crash")
    assert await gateway.forget(START + timedelta(days=1)) == 1
    assert kept(path) == ["young"], "the torn line went with the message before it"


def _no_room(handle: int) -> None:
    raise OSError(28, "no room")
