"""The gateway `log`: every message once in a private file of JSON lines, even over restarts and torn lines."""

import json
import stat
from pathlib import Path

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
