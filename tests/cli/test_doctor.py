"""doctor: everything that the service depends on, each fault with its remedy, against the simulated exchange."""

import asyncio
import json
import ssl
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from callcenter.clock import SystemClock
from callcenter.sim.server import AMI_VERSION, SimSettings, SimulatedAsterisk
from callcenter.sim.wire import Session
from callcenter.web.tls import self_signed
from tests.cli.conftest import write_config

Told = dict[str, dict[str, str]]


@pytest.fixture
async def sim(tmp_path: Path) -> AsyncIterator[SimulatedAsterisk]:
    """An exchange that records into the folder that the configuration names."""
    exchange = SimulatedAsterisk(SimSettings(recordings=tmp_path / "pbx"), SystemClock())
    exchange.register("pstn")  # the trunk's endpoint
    await exchange.start()
    yield exchange
    await exchange.stop()


async def command(file: Path, *arguments: str) -> tuple[int, str]:
    """Run `callcenter` as a process of its own, as people do; its exit status and what it printed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "callcenter", "--config", str(file), *arguments,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    out, _ = await process.communicate(b"correct horse 7\n")
    return process.returncode or 0, out.decode()


async def doctor(file: Path, *arguments: str) -> tuple[int, Told]:
    """What doctor says, by the name of the check."""
    code, out = await command(file, "doctor", "--json", *arguments)
    lines = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
    return code, {line["name"]: line for line in lines}


async def made(file: Path) -> None:
    """A store with an administrator."""
    assert (await command(file, "migrate"))[0] == 0
    admin = ("users", "create-admin", "--login", "boss", "--name", "店长", "--password-stdin")
    assert (await command(file, *admin))[0] == 0


async def test_doctor_finds_nothing_to_mend_where_all_is_well(sim: SimulatedAsterisk, tmp_path: Path) -> None:
    """The recorded test call leaves no file, and no telephone rang."""
    file = write_config(tmp_path, port=sim.port)
    await made(file)
    code, told = await doctor(file)
    assert {name: said for name, said in told.items() if said["verdict"] == "bad"} == {}
    assert code == 0
    assert told["recording"]["verdict"] == "good"
    assert list(tmp_path.glob("**/*.wav")) == []
    assert sim.rung == []


async def test_doctor_names_the_remedy_for_every_fault(sim: SimulatedAsterisk, tmp_path: Path) -> None:
    """No store, the wrong secret: exit status 1, and both languages say what to do."""
    file = write_config(tmp_path, port=sim.port, secret="wrong-secret")
    code, told = await doctor(file)
    assert code == 1
    bad = {name for name, said in told.items() if said["verdict"] == "bad"}
    assert {"database", "pbx-link"} <= bad
    assert all(told[name]["remedy_zh"] and told[name]["remedy_en"] for name in bad)


async def test_doctor_speaks_tls_with_the_exchange_where_the_configuration_says_so(
    sim: SimulatedAsterisk, tmp_path: Path
) -> None:
    """The same address as the service's: by its certificate alone is the exchange found, and without it the remedy says so."""
    certificate, key = self_signed(tmp_path, ["127.0.0.1"], SystemClock().now())
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(certificate, key)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Session(sim, AMI_VERSION), "127.0.0.1", 0, ssl=context)
    file = write_config(tmp_path, port=server.sockets[0].getsockname()[1])
    text = file.read_text("utf-8").replace('name = "main"', 'name = "main"\ntls = true')
    file.write_text(text, "utf-8")
    _, told = await doctor(file, "--no-call")
    assert "certificate refused" in told["pbx-link"]["found"]
    assert "tls_ca_file" in told["pbx-link"]["remedy_zh"] and "tls_ca_file" in told["pbx-link"]["remedy_en"]
    file.write_text(text.replace("tls = true", f"tls = true\ntls_ca_file = {json.dumps(str(certificate))}"), "utf-8")
    _, told = await doctor(file, "--no-call")
    assert "pbx-link" not in told
    assert told["asterisk-version"]["verdict"] == "good"
    server.close()
    await server.wait_closed()


async def test_doctor_tells_what_keeps_the_service_from_starting_with_policies(tmp_path: Path) -> None:
    """The same words as the service's, which ends with them and not with a traceback."""
    file = write_config(tmp_path)
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "strict.toml").write_text("name = ", "utf-8")
    file.write_text(file.read_text("utf-8") + '[policy]\ndir = "own"\ndefault = "stritc"\n', "utf-8")
    _, told = await doctor(file, "--no-call")
    assert told["policies"]["verdict"] == "bad"
    assert "strict.toml: is not TOML" in told["policies"]["found"] and "policy.default" in told["policies"]["found"]
    code, out = await command(file, "serve")
    assert code == 1
    assert "strict.toml: is not TOML" in out and "policy.default" in out
    assert "Traceback" not in out


async def test_doctor_misses_the_recording_when_it_comes_somewhere_else(sim: SimulatedAsterisk, tmp_path: Path) -> None:
    file = write_config(tmp_path, port=sim.port)
    await made(file)
    elsewhere = tmp_path / "not-mounted"
    elsewhere.mkdir()
    text = file.read_text("utf-8")
    place = json.dumps(str(tmp_path / "pbx"))
    file.write_text(text.replace(f"local_dir = {place}", f"local_dir = {json.dumps(str(elsewhere))}"), "utf-8")
    code, told = await doctor(file)
    assert code == 1
    assert told["recording"]["verdict"] == "bad"
