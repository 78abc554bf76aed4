"""What `doctor` asks of an exchange: link, version, rights, dialplan, journal, clock, trunks, and a recorded test call."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from callcenter.ami.asterisk import AsteriskPbx
from callcenter.ami.rights import Check, Verdict
from callcenter.bootstrap import asterisk, recording_folder
from callcenter.cli.examine_house import bad, good
from callcenter.cli.examine_websocket import examine_websocket
from callcenter.clock import Clock, SystemClock
from callcenter.config import Config, Pbx
from callcenter.core.recording import Measured
from callcenter.errors import CallcenterError
from callcenter.flows.ports_recordings import FileError
from callcenter.ids import TimeOrderedIds

LINK_WITHIN = 10.0
FILE_WITHIN = 12.0
CLOCK_TOLERANCE = 2.0
"""Seconds by which the exchange's clock may differ: recordings and clocks of tickets are compared with ours."""

LEAST_TONE = 2.0


async def examine_exchange(config: Config, pbx: Pbx, *, call: bool) -> AsyncIterator[Check]:
    """Every check of one exchange; `call` records a test tone there (no telephone rings)."""
    clock = SystemClock()
    exchange = asterisk(pbx, clock)
    reachable = True
    for check in await exchange.check():
        reachable = reachable and check.name != "pbx-link"
        yield check
    if not reachable:
        return
    await exchange.start()
    try:
        if not await _linked(exchange, clock):
            return
        yield await _clock(exchange, clock)
        if pbx.ws_url:
            yield await examine_websocket(pbx)
        async for check in _trunks(exchange, pbx):
            yield check
        if call:
            yield await _recording(config, exchange, pbx, clock)
    except CallcenterError as error:
        yield bad("pbx-link", str(error), "连接中断,请再试一次。", "The link was lost; try again.")
    finally:
        await exchange.stop()


async def _linked(exchange: AsteriskPbx, clock: Clock) -> bool:
    with suppress(TimeoutError):
        async with asyncio.timeout(LINK_WITHIN):
            while not (await exchange.status()).connected or not (await exchange.status()).dialplan_version:
                await clock.sleep(0.05)
            return True
    return False


async def _clock(exchange: AsteriskPbx, clock: Clock) -> Check:
    answer = await exchange.link.ask({"Action": "Getvar", "Variable": "STRFTIME(,,%s %z)"})
    said = answer.header("Value").partition(" ")[0]
    if not said.isdigit():
        return bad(
            "pbx-clock", said, "无法读取交换机时间。", "The exchange's time cannot be read.", verdict=Verdict.WARNING
        )
    difference = abs(clock.now().timestamp() - int(said))
    if difference <= CLOCK_TOLERANCE + 1.0:  # the exchange tells whole seconds
        return good("pbx-clock", f"within {CLOCK_TOLERANCE:.0f} s")
    return bad(
        "pbx-clock",
        f"{difference:.0f} s apart",
        "两台机器都启用时间同步(chrony 或 systemd-timesyncd)。",
        "Keep both machines' clocks by NTP (chrony or systemd-timesyncd).",
    )


async def _trunks(exchange: AsteriskPbx, pbx: Pbx) -> AsyncIterator[Check]:
    """Each trunk's endpoint as the exchange sees it. `unknown` is what an endpoint without qualify says."""
    states = await exchange.devices()
    for trunk in pbx.trunks:
        name = f"trunk {trunk.name}"
        technology, _, rest = trunk.dial.partition("/")
        endpoint = rest.partition("@")[2] or rest.partition("/")[0]
        if technology.upper() != "PJSIP" or not endpoint or "{" in endpoint:
            yield good(name, f"{trunk.dial}: not examined")
            continue
        state = states.get(endpoint)
        if state is None:
            yield bad(
                name,
                f"{endpoint}: no such endpoint",
                f"在 pjsip.conf 中建立端点 {endpoint},或改正 [[pbx.trunks]] 的 dial。",
                f"Add the endpoint {endpoint} to pjsip.conf, or mend `dial` of [[pbx.trunks]].",
            )
        elif state in ("unavailable", "invalid"):
            yield bad(
                name,
                f"{endpoint}: {state}",
                "运营商侧不可达:检查注册、IP 白名单和防火墙(asterisk -rx 'pjsip show endpoint …')。",
                "The carrier cannot be reached: check registration, allowed addresses, firewall "
                "(asterisk -rx 'pjsip show endpoint …').",
            )
        else:
            yield good(name, f"{endpoint}: {state}")


async def _recording(config: Config, exchange: AsteriskPbx, pbx: Pbx, clock: Clock) -> Check:
    """A test call with a tone: its file must come to the recordings folder and be heard. It is removed afterwards."""
    attempt = TimeOrderedIds(clock.now).new()
    day = clock.now().strftime("%Y/%m/%d")
    path = f"{day}/{attempt}.wav"
    files = recording_folder(config)
    try:
        await exchange.test_recording(attempt, f"{day}/{attempt}")
        found: object = None
        with suppress(TimeoutError):
            async with asyncio.timeout(FILE_WITHIN):
                while not isinstance(found := await files.examine(pbx.name, path, final=False), Measured | FileError):
                    await clock.sleep(0.25)
    except (CallcenterError, OSError) as error:
        return _no_recording(pbx, str(error))
    finally:
        with suppress(CallcenterError, OSError):
            await files.remove(pbx.name, path)
        with suppress(CallcenterError):
            await exchange.forget(attempt)
    if isinstance(found, FileError):
        return _no_recording(pbx, found.reason)
    if not isinstance(found, Measured):
        return _no_recording(pbx, f"no file at {pbx.recordings.local_dir / path}")
    if found.seconds < LEAST_TONE or found.loud_share < config.recordings.sounding_share:
        return _no_recording(pbx, f"{found.seconds:.1f} s, {found.loud_share:.0%} of it sounds")
    return good("recording", f"{found.seconds:.1f} s of tone recorded and found")


def _no_recording(pbx: Pbx, found: str) -> Check:
    return bad(
        "recording",
        found,
        f"检查 Asterisk 能否写入 {pbx.recordings.pbx_dir},本机能否在 {pbx.recordings.local_dir} 看到同一文件并有读写权限。",
        f"Check that Asterisk can write {pbx.recordings.pbx_dir}, that this machine sees the same files at "
        f"{pbx.recordings.local_dir}, and that the service's user may read and write them.",
    )
