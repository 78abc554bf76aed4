"""How these tests place calls: the very headers of docs/pbx.md, over a plain AMI connection."""

import math
import secrets
import struct
import time
import wave
from dataclasses import dataclass
from pathlib import Path

from tests.support.ami_client import AmiClient, Headers
from tests.support.lab import Lab, PstnCall
from tests.support.waiting import until

WAV_HEAD = 44
"""Bytes of a WAV without sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The last line of an attempt's journal, field by field."""

    status: str
    cause: int
    dialed_ms: int
    talked_ms: int
    started: int
    ended: int
    sip: str
    direction: str
    ended_by: str


def new_attempt() -> str:
    """26 lower-case letters and digits."""
    return secrets.token_hex(13)


def new_number(ending: str = "00") -> str:
    """A mobile number nobody else uses; its last two digits choose the public network's answer."""
    return f"139{secrets.randbelow(10**6):06d}{ending}"


def recording_path(lab: Lab, attempt: str) -> str:
    """Where the PBX is told to record, as the PBX names it."""
    return f"{lab.pbx_dir}/2026/11/21/{attempt}.wav"


async def call_agent(ami: AmiClient, attempt: str, *, device: str = "1001", leg: int = 1) -> Headers:
    """The agent's leg into the room, answered; returns OriginateResponse."""
    answer = await ami.originate(
        Channel=f"PJSIP/{device}", Context="callcenter-agent", Exten=attempt, ChannelId=f"agent-{leg}-{attempt}"
    )
    assert answer["response"] == "Success", answer
    return answer


async def call_customer(ami: AmiClient, attempt: str, number: str, **variables: object) -> Headers:
    """The customer's leg; `variables` add to and override the usual ones."""
    return await ami.originate(
        {"CC_DIAL": f"PJSIP/{number}@pstn", "CC_RING": 20, "CC_CALLER_ID": "02160000001", **variables},
        Channel=f"Local/{attempt}@callcenter-customer/n",
        Context="callcenter-room",
        Exten=attempt,
        ChannelId=attempt,
        OtherChannelId=f"{attempt}-far",
    )


async def line(ami: AmiClient, attempt: str) -> str:
    """The attempt's journal line as it stands, empty when there is none."""
    rows = await ami.listed("DBGet", Family="callcenter", Key=attempt)
    return rows[0]["val"] if rows else ""


async def ended(ami: AmiClient, attempt: str, seconds: float = 15) -> Ended:
    """Waits for the end and reads it from the journal, which is written before the event is sent."""
    event = await ami.event("CallcenterEnded", attempt=attempt, seconds=seconds)
    written = await line(ami, attempt)
    assert written == event["line"]
    return parse(written)


def parse(text: str) -> Ended:
    """A journal line of the kind `ended`; ValueError for any other."""
    version, kind, status, cause, dialed, talked, started, over, sip, direction, by = text.split("|")
    if (version, kind) != ("1", "ended"):
        raise ValueError(text)
    return Ended(
        status=status,
        cause=int(cause),
        dialed_ms=int(dialed),
        talked_ms=int(talked),
        started=int(started),
        ended=int(over),
        sip=sip,
        direction=direction,
        ended_by=by,
    )


async def in_room(ami: AmiClient, attempt: str, agents: int, others: int) -> None:
    """Waits until the room holds exactly so many agents and others."""

    async def is_so() -> bool:
        rows = await ami.listed("ConfbridgeList", Conference=attempt)
        admins = sum(row.get("admin") == "Yes" for row in rows)
        return (admins, len(rows) - admins) == (agents, others)

    await until(is_so, what=f"{agents} agents and {others} others in the room")


def now_ms() -> int:
    """Milliseconds of the clock that both exchanges and the test share."""
    return time.time_ns() // 1_000_000


async def the_call(lab: Lab, number: str) -> PstnCall:
    """The only call to a number, as the public network counted it, with its end."""

    async def is_over() -> list[PstnCall]:
        calls = await lab.calls(number)
        return calls if calls and calls[-1].ended is not None else []

    (call,) = await until(is_over, what="the network's own count of the call")
    return call


def assert_talk_is_the_networks(end: Ended, call: PstnCall, *, told: int, rang_ms: int = 0) -> None:
    """The journal's talk lies between the network's answer and its hang-up: `told` is when its answer was known here.

    No span of time is expected: however slow the machine, it rang first, and it hung up after we had learned of the answer.
    """
    assert call.ended is not None
    assert call.ended - told <= end.talked_ms <= end.ended - call.arrived - rang_ms


async def hang_up(ami: AmiClient, channel: str) -> None:
    """Ends a leg by its id or name."""
    answer = await ami.act("Hangup", None, Channel=channel)
    assert answer["response"] == "Success", answer


def samples(path: Path) -> list[int]:
    """The samples of a finished 8 kHz mono WAV."""
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 8000)
        raw = file.readframes(file.getnframes())
    return list(struct.unpack(f"<{len(raw) // 2}h", raw))


async def recorded(lab: Lab, pbx_path: str) -> None:
    """Waits until the PBX has written sound to a recording, two seconds at a time: of a shorter talk it may hold none."""
    file = lab.local_path(pbx_path)
    await until(lambda: file.exists() and file.stat().st_size > WAV_HEAD, what=f"sound in {pbx_path}")


async def closed(lab: Lab, pbx_path: str) -> Path:
    """Waits until the PBX has closed a recording (its header then gives the length); the path on this machine."""
    file = lab.local_path(pbx_path)

    def is_closed() -> bool:
        try:
            return bool(samples(file))
        except (OSError, EOFError, wave.Error):
            return False

    await until(is_closed, what=f"the closed recording {file}")
    return file


def seconds_of(path: Path) -> float:
    """Length of a finished WAV in seconds."""
    return len(samples(path)) / 8000


def audible_share(path: Path) -> float:
    """The share of 20 ms frames louder than -60 dBFS."""
    whole = samples(path)
    frames = [whole[at : at + 160] for at in range(0, len(whole) - 159, 160)]
    loud = sum(math.sqrt(sum(sample * sample for sample in frame) / 160) > 32.8 for frame in frames)
    return loud / len(frames) if frames else 0.0
