"""Which exchange the demonstration runs on: the lab's real Asterisk, or the simulated one, with a word why."""

import asyncio
import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from callcenter.clock import SystemClock
from callcenter.sim.server import SimSettings, SimulatedAsterisk
from demo.say import GivenUp, say

ROOT = Path(__file__).resolve().parents[1]
DEVICES = ("1001", "1002", "1003", "1004", "1005")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """What the configuration needs of an exchange. `simulated` must be stopped at the end.

    `ws_url` and `device_secret` are for phones in browsers; the simulated exchange has no sound and none of them.
    """

    name: str
    host: str
    port: int
    username: str
    secret: str
    pbx_dir: str
    local_dir: str
    ws_url: str = ""
    device_secret: str = ""
    simulated: SimulatedAsterisk | None = None

    async def stop(self) -> None:
        """End the simulated one; the lab's Asterisk stays up, so that the next start takes seconds."""
        if self.simulated is not None:
            await self.simulated.stop()


def why_no_lab() -> tuple[str, str] | None:
    """Why a real Asterisk cannot be started here (Chinese, English); None where it can."""
    if sys.platform != "linux" or not (shutil.which("apt-get") or shutil.which("debootstrap")):
        return "本机不是 Debian", "this machine is not Debian"
    if os.geteuid() != 0:
        return "没有 root 权限（chroot 需要）", "not root, which chroot needs"
    return None


async def lab(name: str) -> Exchange | None:
    """Start the lab's pair, or find it running; None when that fails, with its own words on the screen."""
    started = await asyncio.create_subprocess_exec(
        sys.executable, str(ROOT / "scripts/lab"), "up", "--name", name, "--json", stdout=asyncio.subprocess.PIPE
    )
    out, _ = await started.communicate()
    if started.returncode:
        return None
    known = json.loads(out.decode().splitlines()[-1])
    ami = known["ami"]
    return Exchange(
        name="lab",
        host=ami["host"],
        port=ami["port"],
        username=ami["user"],
        secret=ami["secret"],
        pbx_dir=known["pbx_dir"],
        local_dir=known["local_dir"],
        ws_url=known["websocket"],
        device_secret=known["sip"]["device_secret"],
    )


async def simulated(folder: Path) -> Exchange:
    """Start the simulated exchange inside this process."""
    recordings = folder / "sim-recordings"
    recordings.mkdir(parents=True, exist_ok=True)
    settings = SimSettings(recordings=recordings, devices=DEVICES)
    exchange = SimulatedAsterisk(settings, SystemClock())
    exchange.register("pstn")  # the trunk's endpoint, which `callcenter doctor` looks for
    await exchange.start()
    return Exchange(
        name="sim",
        host=settings.host,
        port=exchange.port,
        username=settings.username,
        secret=settings.secret,
        pbx_dir=str(recordings),
        local_dir=str(recordings),
        simulated=exchange,
    )


async def choose(wish: str, *, lab_name: str, folder: Path) -> Exchange:
    """The exchange that was asked for; without a wish the real one where it can be, else the simulated one."""
    if wish != "sim":
        reason = why_no_lab()
        if reason is None:
            say(
                "启动实验室 Asterisk（首次约一分钟）",
                "starting the lab's Asterisk (the first time takes about a minute)",
            )
            found = await lab(lab_name)
            if found is not None:
                return found
            reason = "实验室 Asterisk 未能启动", "the lab's Asterisk did not start"
        if wish == "lab":
            raise GivenUp(f"--pbx lab: {reason[0]} · {reason[1]}")
        say(
            f"改用模拟交换机：{reason[0]}（AMI 语义、原因码和日志相同，没有真实的声音）",
            f"using the simulated exchange: {reason[1]} (same AMI, causes and journal; no real sound)",
        )
    return await simulated(folder)
