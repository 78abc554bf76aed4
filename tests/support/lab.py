"""The real Asterisk pair for a test session: started on free ports, gone with the process that asked for it."""

import asyncio
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.ami_client import AmiClient
from tests.support.waiting import rests, until

TREE = Path(__file__).parents[2]
LAB = TREE / "scripts/lab"


@dataclass(frozen=True, slots=True, kw_only=True)
class PstnCall:
    """One arrival as the public network itself counted it; times are milliseconds of the pstn's clock."""

    number: str
    arrived: int
    answered: int | None
    ended: int | None
    caller: str
    cause: int | None

    @property
    def talk_seconds(self) -> float:
        """From the answer to the end; AssertionError where one is missing."""
        assert self.answered is not None and self.ended is not None, self
        return (self.ended - self.answered) / 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Lab:
    """A running instance of scripts/lab."""

    name: str
    root: Path
    ami_host: str
    ami_port: int
    ami_user: str
    ami_secret: str
    pbx_pid_file: Path
    pbx_dir: str
    """Recording folder as the PBX names it."""
    local_dir: Path
    """The same folder as this machine names it."""
    trunk: str
    devices: tuple[str, ...]
    sip_port: int
    websocket: str
    device_secret: str
    lab_secret: str
    pstn_ami_port: int
    odd_phones: set[str] = field(default_factory=set)
    """The desk phones that were told not to answer as by the table."""

    def service(self) -> AmiClient:
        """A connection with exactly the rights that the service has."""
        return AmiClient(self.ami_port, self.ami_user, self.ami_secret)

    def console(self) -> AmiClient:
        """A connection to the pbx with every right, for tests that look or break things."""
        return AmiClient(self.ami_port, "lab", self.lab_secret)

    def pstn(self) -> AmiClient:
        """A connection to the public network with every right."""
        return AmiClient(self.pstn_ami_port, "lab", self.lab_secret)

    @property
    def pbx_pid(self) -> int:
        """Process id of the pbx's Asterisk; FileNotFoundError when it never ran."""
        return int(self.pbx_pid_file.read_text())

    def kill(self, side: str = "pbx") -> None:
        """kill -9 of one Asterisk."""
        _lab("kill", side, "--name", self.name)

    def start(self, side: str = "pbx") -> None:
        """Starts it again and waits until it answers and the desk phones are registered."""
        _lab("start", side, "--name", self.name)

    def restart(self, side: str = "pbx") -> None:
        """Killed and started again."""
        self.kill(side)
        self.start(side)

    def local_path(self, pbx_path: str) -> Path:
        """Where this machine finds what the PBX wrote."""
        return self.local_dir / Path(pbx_path).relative_to(self.pbx_dir)

    async def answer_with(self, number: str, rule: str) -> None:
        """Scripts the public network: how this number answers from now on (lab/README.md); empty: by the table.

        What a desk phone is told holds until the end of the test (`phones_as_usual`).
        """
        if number in self.devices:
            (self.odd_phones.add if rule else self.odd_phones.discard)(number)
        async with self.pstn() as pstn:
            if rule:
                await pstn.act("DBPut", None, Family="rule", Key=number, Val=rule)
            else:
                await pstn.act("DBDel", None, Family="rule", Key=number)

    def phones_as_usual(self) -> None:
        """Every desk phone answers by the table again: the pair outlives the test that told one otherwise."""

        async def tell() -> None:
            for device in sorted(self.odd_phones):
                await self.answer_with(device, "")

        if self.odd_phones:
            loop = asyncio.new_event_loop()  # a test's own may be the session's, and is not to be touched
            try:
                loop.run_until_complete(tell())
            finally:
                loop.close()

    async def calls(self, number: str = "") -> list[PstnCall]:
        """What the public network counted for a number (or all), in order of arrival: the truth of a test."""
        async with self.pstn() as pstn:
            family = f"calls/{number}" if number else "calls"
            rows = await pstn.listed("DBGetTree", Family=family)
        calls = [_call(row["key"], row["val"]) for row in rows if row.get("key", "").startswith("/calls/")]
        return sorted(calls, key=lambda call: call.arrived)

    async def call_in(self, caller: str, number: str) -> str:
        """Somebody outside calls one of our numbers; returns the call's channel id on the public network's side."""
        call = f"in-{os.urandom(6).hex()}"
        async with self.pstn() as pstn:
            await pstn.act(
                "Originate",
                None,
                Channel=f"PJSIP/{number}@pbx",
                ChannelId=call,
                Context="caller",
                Exten="s",
                Priority=1,
                CallerID=f"<{caller}>",
                Timeout=120000,
                Async="true",
            )
        return call

    async def drop_phone(self, number: str) -> None:
        """The public network's side of a live call to that number (or desk phone) hangs up."""
        async with self.pstn() as pstn:
            for channel in await pstn.listed("CoreShowChannels"):
                if channel.get("exten") == number or f"/{number}/" in channel.get("channel", ""):
                    await pstn.act("Hangup", None, Channel=channel["channel"])
                    continue
                called = await pstn.variable("NUMBER", Channel=channel["channel"])
                if called == number:
                    await pstn.act("Hangup", None, Channel=channel["channel"])

    async def hung_up(self, number: str) -> PstnCall:
        """The last call to a number when the public network has counted its end; AssertionError after 30 s."""

        async def over() -> PstnCall | None:
            calls = await self.calls(number)
            return calls[-1] if calls and calls[-1].ended is not None else None

        found = await until(over, seconds=30, what="the public network's end of the call")
        assert found is not None
        return found

    async def hang_up_after(self, number: str, seconds: float) -> PstnCall:
        """A customer who talks on until told hangs up when they have talked for so long, or at once if that is past.

        For tests in which something must happen during the talk, however slow the machine is.
        """

        async def answered() -> bool:
            calls = await self.calls(number)
            return bool(calls) and calls[-1].answered is not None

        await until(answered, seconds=30, what="the customer's answer")
        await rests(seconds)
        await self.drop_phone(number)
        return await self.hung_up(number)

    async def unregister(self, device: str) -> None:
        """A desk phone goes offline (its registration is withdrawn) and stays away."""
        async with self.pstn() as pstn, self.console() as pbx:
            await pstn.command(f"pjsip send unregister {device}")

            async def gone() -> bool:
                return not await pbx.variable(f"PJSIP_AOR({device},contact)")

            await until(gone, what=f"{device} to unregister")

    async def register(self, device: str) -> None:
        """A desk phone comes back."""
        async with self.pstn() as pstn, self.console() as pbx:
            await pstn.command(f"pjsip send register {device}")

            async def there() -> bool:
                return bool(await pbx.variable(f"PJSIP_AOR({device},contact)"))

            await until(there, what=f"{device} to register")


def _call(key: str, value: str) -> PstnCall:
    arrived, answered, ended, caller, cause = value.split("|")
    return PstnCall(
        number=key.split("/")[2],
        arrived=int(arrived),
        answered=int(answered) if answered else None,
        ended=int(ended) if ended else None,
        caller=caller,
        cause=int(cause) if cause else None,
    )


def _lab(*arguments: str) -> str:
    done = subprocess.run([LAB, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"scripts/lab {' '.join(arguments)}: {done.stderr}"
    return done.stdout


@contextmanager
def running_lab(name: str = "", agents: int = 20) -> Iterator[Lab]:
    """An instance of its own; it also disappears when this process is killed (the next start removes it)."""
    name = name or f"test-{os.getpid()}"
    known = json.loads(
        _lab("up", "--name", name, "--agents", str(agents), "--owner", str(os.getpid()), "--json").splitlines()[-1]
    )
    try:
        yield Lab(
            name=name,
            root=Path(known["root"]),
            ami_host=known["ami"]["host"],
            ami_port=known["ami"]["port"],
            ami_user=known["ami"]["user"],
            ami_secret=known["ami"]["secret"],
            pbx_pid_file=Path(known["pid_files"]["pbx"]),
            pbx_dir=known["pbx_dir"],
            local_dir=Path(known["local_dir"]),
            trunk=known["trunk"],
            devices=tuple(known["agents"]),
            sip_port=known["sip"]["pbx"],
            websocket=known["websocket"],
            device_secret=known["sip"]["device_secret"],
            lab_secret=known["lab_ami"]["secret"],
            pstn_ami_port=known["lab_ami"]["pstn"],
        )
    finally:
        _lab("down", "--name", name, "--remove")
