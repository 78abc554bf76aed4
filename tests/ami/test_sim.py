"""The simulated exchange's own promises: the table of numbers, the tone, the wire that falls for line breaks."""

import asyncio
import json
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from callcenter.sim.behaviours import behaviour_of, parse_rule
from callcenter.sim.tone import write_tone
from callcenter.sim.wire import Action, Session
from tests.ami.scripted import Scripted


@pytest.mark.parametrize(
    ("ending", "answers", "cause"),
    [("00", True, 0), ("64", True, 0), ("72", False, 19), ("77", False, 17), ("81", False, 21), ("88", False, 1)],
)
def test_number_behaves_by_its_last_two_digits(ending: str, answers: bool, cause: int) -> None:
    behaviour = behaviour_of(f"138001380{ending}", {})
    assert behaviour.answers is answers
    assert answers or behaviour.cause == cause


def test_number_behaves_by_its_own_rule_when_it_has_one() -> None:
    rules = {"13800138000": "busy", "default": "answer:ring=0"}
    assert behaviour_of("13800138000", rules).code == 486
    assert behaviour_of("13800138075", rules).answers


def test_unknown_verb_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown verb"):
        parse_rule("sing")


def test_tone_can_be_heard_and_is_as_long_as_the_talk(tmp_path: Path) -> None:
    path = tmp_path / "2026/11/19/a.wav"
    write_tone(path, 2.5)
    with wave.open(str(path)) as recording:
        assert (recording.getframerate(), recording.getnchannels(), recording.getnframes()) == (8000, 1, 20_000)
        samples = memoryview(recording.readframes(8000)).cast("h")
    assert max(samples) > 8000


def test_recording_of_a_silent_customer_is_silent(tmp_path: Path) -> None:
    write_tone(tmp_path / "a.wav", 1.0, silent=True)
    with wave.open(str(tmp_path / "a.wav")) as recording:
        assert not any(recording.readframes(8000))


def test_wire_falls_for_a_line_break_as_asterisk_does() -> None:
    """The simulated exchange must not be kinder than the real one: a bare line feed ends a header."""
    exchange = Scripted()
    session = Session(exchange, "9.0.0")
    session.logged_in = True
    taken: list[Action] = []
    exchange.act = lambda session, action: taken.append(action)  # type: ignore[method-assign]
    session._transport = _Open()  # type: ignore[assignment]
    session.data_received(b"Action: Originate\r\nCallerID: x\nExten: evil\n\nAction: Hangup\r\n\r\n")
    assert [action.name for action in taken] == ["originate", "hangup"]
    assert taken[0].get("Exten") == "evil"


class _Open:
    def is_closing(self) -> bool:
        return False

    def write(self, data: bytes) -> None:
        return None


async def test_exchange_runs_as_a_process_of_its_own(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "callcenter.sim", "--recordings", str(tmp_path), "--agents", "2", stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    known = json.loads(await asyncio.wait_for(process.stdout.readline(), 60))
    assert known["devices"] == ["1001", "1002"]
    reader, writer = await asyncio.open_connection("127.0.0.1", known["port"])
    assert (await reader.readline()).startswith(b"Asterisk Call Manager/")
    writer.close()
    process.terminate()
    assert await process.wait() == 0
