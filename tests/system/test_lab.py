"""The lab itself: sources understood, several side by side, killed and restarted, left over and removed."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from tests.support.lab import LAB, TREE, Lab, running_lab
from tests.support.waiting import until
from tests.system.calls import call_agent, call_customer, line, new_attempt, new_number

CLASSIC = """
# deb http://old.example.org/debian bookworm main
deb [arch=amd64 signed-by=/usr/share/keyrings/a.gpg] http://one.example.org/debian bookworm main contrib
deb-src http://src.example.org/debian bookworm main
deb https://third.example.org/apt cloud-bookworm main
deb http://security.example.org/debian-security bookworm-security main
"""
DEB822 = """
Types: deb deb-src
# a comment between
URIs: http://two.example.org/debian/
 http://three.example.org/debian
Suites: bookworm bookworm-updates
Components: main

Types: deb
URIs: http://off.example.org/debian
Suites: bookworm
Components: main
Enabled: no

Types: deb-src
URIs: http://src.example.org/debian
Suites: bookworm
Components: main

Types: deb
URIs: https://node.example.org/node_20.x
Suites: nodistro
Components: main
"""


def mirrors(sources: Path) -> list[str]:
    """What the lab reads from a folder like /etc/apt (it is plain Python beside the package)."""
    program = (
        "import json, sys; from pathlib import Path; from labkit.root import mirrors; "
        "print(json.dumps(mirrors(Path(sys.argv[1]))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, sources], cwd=TREE / "lab", capture_output=True, text=True, check=True
    )
    found: list[str] = json.loads(done.stdout)
    return found


def test_mirrors_are_found_when_sources_have_either_form(tmp_path: Path) -> None:
    """Only Debian's own archive counts: no third party, no security-only archive, nothing switched off."""
    (tmp_path / "sources.list").write_text(CLASSIC)
    (tmp_path / "sources.list.d").mkdir()
    (tmp_path / "sources.list.d/debian.sources").write_text(DEB822)
    (tmp_path / "sources.list.d/debian.sources.save").write_text(CLASSIC.replace("one", "saved"))
    assert mirrors(tmp_path) == [
        "http://one.example.org/debian",
        "http://two.example.org/debian",
        "http://three.example.org/debian",
    ]


def test_no_mirror_is_invented_when_there_are_no_sources(tmp_path: Path) -> None:
    assert mirrors(tmp_path) == []


async def test_two_pairs_do_not_meet_when_they_run_side_by_side(lab: Lab, own_lab: Lab) -> None:
    attempt, number = new_attempt(), new_number("75")
    async with own_lab.service() as ami:
        await call_customer(ami, attempt, number)
        await ami.event("CallcenterEnded", attempt=attempt)
    assert len(await own_lab.calls(number)) == 1
    assert await lab.calls(number) == []


def test_everything_listens_on_loopback_only_when_up(lab: Lab) -> None:
    """AMI, SIP, HTTP and RTP of a lab are nobody else's.

    The sockets left out are the SIP resolver's own, on ephemeral ports: they only take answers to its questions.
    """
    done = subprocess.run(["ss", "-Hlntup"], capture_output=True, text=True, check=True)
    ours = [row.split() for row in done.stdout.splitlines() if f"pid={lab.pbx_pid}," in row]
    bound = [(row[0], *row[4].rsplit(":", 1)) for row in ours]
    served = {address for kind, address, port in bound if kind == "tcp" or int(port) < 32768}
    assert served == {"127.0.0.1"}


async def test_answered_line_remains_when_the_pbx_is_killed_in_talk(own_lab: Lab) -> None:
    """A restart leaves no channel and no end: only *started* or *answered*, so the outcome is unknown."""
    attempt, number = new_attempt(), new_number()
    async with own_lab.service() as ami:
        await call_agent(ami, attempt)
        await call_customer(ami, attempt, number)
        await ami.event("CallcenterAnswered", attempt=attempt)
        stored = own_lab.root / "srv/lab" / own_lab.name / "pbx/db/astdb.sqlite3"
        # Lines reach the disk a little later; a line that was not yet there would be lost.
        await until(lambda: f"{attempt}1|answered".encode() in _bytes_of(stored), what="the line on the disk")
    before = own_lab.pbx_pid
    own_lab.restart()
    assert own_lab.pbx_pid != before
    async with own_lab.service() as ami:
        assert (await line(ami, attempt)).startswith("1|answered|")
        assert await ami.listed("CoreShowChannels") == []
    assert len(await own_lab.calls(number)) == 1


def _bytes_of(stored: Path) -> bytes:
    """A store's file and what stands beside it; its journal may go while it is looked for."""
    found = b""
    for file in stored.parent.glob(stored.name + "*"):
        with suppress(FileNotFoundError):
            found += file.read_bytes()
    return found


async def test_desk_phone_is_seen_when_it_goes_and_comes_back(lab: Lab) -> None:
    async with lab.service() as ami:
        await lab.unregister("1020")
        gone = await ami.event("DeviceStateChange", device="PJSIP/1020", state="UNAVAILABLE")
        await lab.register("1020")
        back = await ami.event("DeviceStateChange", device="PJSIP/1020", state="NOT_INUSE")
        assert (gone["state"], back["state"]) == ("UNAVAILABLE", "NOT_INUSE")


def test_recordings_and_journal_stay_when_the_pair_is_stopped_and_started(own_lab: Lab) -> None:
    kept = own_lab.local_dir / "kept.wav"
    kept.write_bytes(b"RIFF")
    database = own_lab.root / "srv/lab" / own_lab.name / "pbx/db/astdb.sqlite3"
    made = database.stat().st_ino
    for arguments in (["down"], ["up", "--agents", "3", "--owner", str(os.getpid())]):
        subprocess.run([LAB, *arguments, "--name", own_lab.name], capture_output=True, check=True)
    assert kept.exists()
    assert database.stat().st_ino == made


def test_recordings_of_the_host_stay_when_the_pair_is_removed(tmp_path: Path) -> None:
    """The folder is bound into the root; removing the instance detaches it first."""
    (tmp_path / "kept.wav").write_bytes(b"RIFF")
    name = f"bound-{os.getpid()}"
    up = [str(LAB), "up", "--name", name, "--agents", "1", "--owner", str(os.getpid()), "--recordings", str(tmp_path)]
    subprocess.run(up, capture_output=True, check=True)
    subprocess.run([LAB, "down", "--name", name], capture_output=True, check=True)
    subprocess.run(up, capture_output=True, check=True)
    subprocess.run([LAB, "down", "--name", name, "--remove"], capture_output=True, check=True)
    assert (tmp_path / "kept.wav").exists()
    assert str(tmp_path) not in Path("/proc/self/mountinfo").read_text()


def test_pair_is_removed_when_its_owner_is_gone() -> None:
    """A test run that was killed leaves nothing behind: the next start clears it away."""
    with subprocess.Popen(["sleep", "600"]) as owner:
        name = f"orphan-{owner.pid}"
        try:
            subprocess.run(
                [LAB, "up", "--name", name, "--agents", "1", "--owner", str(owner.pid)], capture_output=True, check=True
            )
        finally:
            owner.kill()
    with running_lab(f"heir-{owner.pid}", agents=1) as heir:
        assert not (heir.root / "srv/lab" / name).exists()


@pytest.mark.parametrize("arguments", [["env", "--name", "nobody"], ["dial", "12;rm", "--name", "nobody"]])
def test_reason_is_told_when_there_is_no_such_pair(arguments: list[str]) -> None:
    done = subprocess.run([LAB, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "scripts/lab up --name nobody" in done.stderr
