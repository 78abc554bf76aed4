"""The service as the demonstration runs it: its configuration, its process, and whether it is ready."""

import asyncio
import json
import signal
import socket
import sys
from asyncio.subprocess import Process
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import aiohttp

from demo.client import Api
from demo.exchange import ROOT, Exchange
from demo.say import GivenUp, say

READY_WITHIN = 60.0
STOP_WITHIN = 25.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where this demonstration lives: its folder of data, and the files in it."""

    folder: Path

    @property
    def config(self) -> Path:
        """The written configuration."""
        return self.folder / "callcenter.toml"

    @property
    def database(self) -> Path:
        """The embedded store."""
        return self.folder / "callcenter.db"

    @property
    def log(self) -> Path:
        """The service's log."""
        return self.folder / "service.log"

    @property
    def loaded(self) -> Path:
        """Written when the demonstration was loaded: what a second start needs to know."""
        return self.folder / "demonstration.json"

    def forget(self) -> None:
        """Begin anew: the store and what was written about it; recordings stay."""
        for pattern in ("callcenter.db*", "demonstration.json", "service.log", "sms*.jsonl", "sms*.log"):
            for file in self.folder.glob(pattern):
                file.unlink()


def free_port(wish: int) -> int:
    """The wished port, or the next one that nobody listens on."""
    for port in range(wish, wish + 50):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise GivenUp(f"端口 {wish} 起 50 个都被占用 · ports {wish} to {wish + 49} are all in use: --port")


def write_config(place: Place, exchange: Exchange, port: int) -> None:
    """Write the configuration of the demonstration; the values are JSON strings, which are TOML strings too."""
    q = json.dumps
    place.folder.mkdir(parents=True, exist_ok=True)
    text = f"""# 由 scripts/run 写成,每次启动重写 · Written by scripts/run at every start; copy config.example.toml for your own.
demonstration = true

[service]
data_dir = {q(str(place.folder))}
log_style = "json"
stop_grace_seconds = 10.0

[web]
port = {port}

[[pbx]]
name = {q(exchange.name)}
host = {q(exchange.host)}
port = {exchange.port}
username = {q(exchange.username)}
secret = {q(exchange.secret)}
ws_url = {q(exchange.ws_url)}

[pbx.recordings]
pbx_dir = {q(exchange.pbx_dir)}
local_dir = {q(exchange.local_dir)}

[[pbx.trunks]]
name = {q("pstn-" + exchange.name)}
dial = "PJSIP/{{number}}@pstn"
lines = 10
caller_ids = ["02160000001"]

[recordings]
dir = {q(str(ROOT / "recordings"))}
"""
    place.config.touch(mode=0o600)
    place.config.write_text(text, encoding="utf-8")


async def command(place: Place, *arguments: str, said: str = "") -> None:
    """Run a command of `callcenter` to its end; what it prints is shown only when it fails."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "callcenter", "--config", str(place.config), *arguments,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, cwd=ROOT,
    )  # fmt: skip
    out, _ = await process.communicate(said.encode())
    if process.returncode:
        raise GivenUp(f"callcenter {' '.join(arguments)}:\n{out.decode()}")


async def history(place: Place, days: int) -> None:
    """Play the days before into the store, while no service runs; ended when we are."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "demo.history", "--config", str(place.config), "--days", str(days),
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, cwd=ROOT,
    )  # fmt: skip
    try:
        out, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode:
        raise GivenUp(f"demo.history:\n{out.decode()[-2000:]}")


async def start(place: Place, config: Path) -> Process:
    """Start the service in a process group of its own, so that Ctrl-C reaches it through us, in order."""
    with place.log.open("ab") as log:
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "callcenter", "--config", str(config), "serve",
            stdin=asyncio.subprocess.DEVNULL, stdout=log, stderr=log, cwd=ROOT, start_new_session=True,
        )  # fmt: skip


async def until_ready(process: Process, address: str, place: Place) -> None:
    """Wait until /readyz says yes; GivenUp with the log's end when the service dies or takes too long."""
    reasons = "?"
    async with Api(address) as api:
        for _ in range(int(READY_WITHIN / 0.2)):
            if process.returncode is not None:
                raise not_started(place)
            try:
                found = await api.ask("GET", "/readyz")
                if found["ok"]:
                    return
                reasons = ", ".join(f"{part['name']}: {part['reason']}" for part in found["parts"] if not part["ok"])
            except (aiohttp.ClientError, ConnectionError, TimeoutError):
                pass
            await asyncio.sleep(0.2)
    raise GivenUp(f"服务 {READY_WITHIN:.0f} 秒内未就绪 · not ready in time ({reasons}):\n{tail(place.log)}")


async def until_answering(process: Process, address: str, place: Place) -> None:
    """Wait until the API answers, ready or not (an exchange of one's own may be away); GivenUp when the service dies."""
    async with Api(address) as api:
        while True:
            if process.returncode is not None:
                raise not_started(place)
            with suppress(aiohttp.ClientError, ConnectionError, TimeoutError):
                await api.ask("GET", "/readyz")
                return
            await asyncio.sleep(0.2)


def not_started(place: Place) -> GivenUp:
    """Why the service has ended at once, and what helps where its data are of another version."""
    told = tail(place.log)
    other = told.rpartition("\n")[2].find("schema-") >= 0
    hint = "上次的演示数据来自另一版本 · the last demonstration was made by another version: scripts/run --fresh"
    return GivenUp("\n".join(["服务未能启动 · the service did not start:", told, *([hint] if other else [])]))


async def stop(process: Process) -> None:
    """End the service gracefully; killed only when it does not end."""
    if process.returncode is not None:
        return
    process.send_signal(signal.SIGTERM)
    try:
        async with asyncio.timeout(STOP_WITHIN):
            await process.wait()
    except TimeoutError:
        say("服务未按时停止，强制结束", "the service did not stop in time: killed")
        process.kill()
        await process.wait()


def tail(path: Path, lines: int = 15) -> str:
    """The end of a log."""
    return "\n".join(path.read_text(encoding="utf-8", errors="replace").splitlines()[-lines:])
