"""`scripts/run`: brings up an exchange, the service and the demonstration, shows what happens, stops everything on Ctrl-C."""

import argparse
import asyncio
import fcntl
import json
import os
import random
import signal
import sys
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from callcenter.config import load_config
from demo import service
from demo.agents import Agent, CaseOfficer, Tempo
from demo.client import Refused
from demo.devices import load_devices
from demo.dms import LEFT_TO_THE_GUEST, DealersSystem
from demo.exchange import DEVICES, ROOT, Exchange, choose
from demo.load import load_orders, load_organisation, use_calendar
from demo.people import ADMIN, AGENTS, GUEST, INTEGRATION, PASSWORD
from demo.say import GivenUp, say
from demo.service import Place
from demo.summary import show


def arguments() -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(
        prog="scripts/run", description="启动演示：Asterisk、服务、工单、模拟坐席 · Start the demonstration."
    )
    parser.add_argument(
        "--pbx", choices=["lab", "sim", "config"], default="", help="default: lab where it can be, else sim"
    )
    parser.add_argument(
        "--calendar", choices=["demo", "real"], default="demo", help="demo: customers are rung at any hour"
    )
    parser.add_argument("--port", type=int, default=8080, help="port of the API (the next free one if taken)")
    parser.add_argument("--fresh", action="store_true", help="forget the demonstration's database and begin anew")
    parser.add_argument(
        "--config", type=Path, default=Path("callcenter.toml"), help="with --pbx config: your configuration"
    )
    parser.add_argument("--data", type=Path, default=ROOT / "var", help="folder of the demonstration's data (var)")
    parser.add_argument("--lab", default="default", metavar="NAME", help="instance of scripts/lab")
    parser.add_argument("--orders", type=int, default=60, help=argparse.SUPPRESS)
    parser.add_argument("--history", type=int, default=36, metavar="DAYS", help="days behind it that are played (36)")
    parser.add_argument("--quick", action="store_true", help="short conversations (for tests)")
    return parser.parse_args()


@contextmanager
def alone(place: Place) -> Iterator[None]:
    """One demonstration per folder: GivenUp where another one runs in it."""
    place.folder.mkdir(parents=True, exist_ok=True)
    with (place.folder / "run.lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise GivenUp(f"这里已有演示在运行 · a demonstration runs here already: {place.folder}") from None
        yield


async def main() -> int:
    """Run the demonstration to its end."""
    asked = arguments()
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    place = Place(folder=asked.data.resolve())
    with alone(place):
        if asked.pbx == "config":
            return await serve_own(asked.config.resolve(), place, stop)
        if asked.fresh:
            place.forget()
        exchange = await choose(asked.pbx, lab_name=asked.lab, folder=place.folder)
        try:
            return await demonstrate(asked, place, exchange, stop)
        finally:
            await exchange.stop()


async def serve_own(config: Path, place: Place, stop: asyncio.Event) -> int:
    """The service over the configured exchange. Nothing is loaded: invented numbers may belong to somebody there."""
    if not config.is_file():
        raise GivenUp(f"没有配置文件 · no configuration: {config}; cp config.example.toml callcenter.toml")
    say(
        "按您的配置启动；不装载演示数据，以免拨打真实号码",
        "starting with your configuration; nothing is loaded, so nobody real is rung",
    )
    web = load_config(config).web
    process = await service.start(place, config)
    say(f"日志 · log: {place.log}")
    try:
        address = f"{'http' if web.tls == 'off' else 'https'}://{web.public_url.partition('://')[2] or f'{web.host}:{web.port}'}"
        if web.tls == "off":
            await service.until_answering(process, f"http://127.0.0.1:{web.port}", place)
        say(f"{address}/api/docs · {address}/readyz · callcenter doctor")
        await first_of(process.wait(), stop.wait())
    finally:
        await service.stop(process)
    return process.returncode or 0


async def demonstrate(asked: argparse.Namespace, place: Place, exchange: Exchange, stop: asyncio.Event) -> int:
    """Configuration, store, service, data, agents, summary; then everything in the opposite order."""
    port = service.free_port(asked.port)
    if port != asked.port:
        say(f"端口 {asked.port} 被占用，改用 {port}", f"port {asked.port} is taken, using {port}")
    service.write_config(place, exchange, port)
    address = f"http://127.0.0.1:{port}"
    token = ""
    if not place.loaded.exists():

        async def founded() -> None:
            nonlocal token
            token = await found(asked, place, address)

        if not await unless_stopped(founded(), stop):
            return 130
    say("启动服务", "starting the service")
    process = await service.start(place, place.config)
    try:
        if not await unless_stopped(prepare(asked, place, process, address, token, exchange), stop):
            return 130
        say("就绪", "ready")
        tell(address, place, exchange, json.loads(place.loaded.read_text(encoding="utf-8"))["token"])
        await work(asked, place, address, exchange, process, stop)
    finally:
        say("停止服务", "stopping the service")
        await service.stop(process)
    say("已停止", "stopped")
    if exchange.simulated is None:
        say(
            "实验室 Asterisk 仍在运行，便于下次快速启动；停止：scripts/lab down",
            "the lab's Asterisk stays up for the next start; scripts/lab down ends it",
        )
    return 0 if stop.is_set() else 1


async def found(asked: argparse.Namespace, place: Place, address: str) -> str:
    """A new store: its administrator, the organisation over the API, and the weeks before; the dealers' system's token."""
    place.forget()
    say("建立数据库和管理员", "making the database and its administrator")
    await service.command(place, "migrate")
    admin = ("users", "create-admin", "--login", ADMIN[0], "--name", ADMIN[1], "--password-stdin")
    await service.command(place, *admin, said=PASSWORD + "\n")
    process = await service.start(place, place.config)
    try:
        await service.until_ready(process, address, place)
        token = await load_organisation(address)
    except Refused as refused:
        raise GivenUp(f"装载演示失败 · the demonstration could not be loaded: {refused}") from None
    finally:
        await service.stop(process)
    if days := 0 if asked.quick else asked.history:
        say(f"补上此前 {days} 天的回访记录", f"playing the {days} days before")
        await service.history(place, days)
    return token


async def prepare(
    asked: argparse.Namespace,
    place: Place,
    process: asyncio.subprocess.Process,
    address: str,
    token: str,
    exchange: Exchange,
) -> None:
    """Wait for the service, and send a new store (`token`) its orders. A load that is cut off is begun anew the next time."""
    await service.until_ready(process, address, place)
    await load_devices(address, exchange)
    if token:
        try:
            await load_orders(address, token, orders=asked.orders)
        except Refused as refused:
            raise GivenUp(f"装载演示失败 · the demonstration could not be loaded: {refused}") from None
        place.loaded.touch(mode=0o600)
        place.loaded.write_text(json.dumps({"token": token}), encoding="utf-8")
    if asked.calendar == "real" or not token:
        await use_calendar(address, real=asked.calendar == "real")


async def unless_stopped(work: Coroutine[Any, Any, None], stop: asyncio.Event) -> bool:
    """Do the work, or break it off when Ctrl-C comes first; whether it was done. Its error is raised."""
    task = asyncio.create_task(work)
    ender = asyncio.create_task(stop.wait())
    await asyncio.wait({task, ender}, return_when=asyncio.FIRST_COMPLETED)
    ender.cancel()
    if not task.done():
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        return False
    task.result()
    return True


async def work(
    asked: argparse.Namespace,
    place: Place,
    address: str,
    exchange: Exchange,
    process: asyncio.subprocess.Process,
    stop: asyncio.Event,
) -> None:
    """Agents at work, new orders and the summary, until Ctrl-C or the service's end."""
    tempo = Tempo(least=6.5, most=8.0, reading=0.2) if asked.quick else Tempo()
    agents = [
        Agent(
            address, login, device, exchange.name, tempo, random.Random(login), 0 if asked.quick else LEFT_TO_THE_GUEST
        )
        for (login, _), device in zip(AGENTS, DEVICES, strict=True)
    ]
    officer = CaseOfficer(address, "handler", 10.0 if asked.quick else 90.0)
    tasks = [asyncio.create_task(agent.work(), name=agent.login) for agent in agents]
    tasks.append(asyncio.create_task(officer.work(), name=officer.login))
    if not asked.quick:
        orders = DealersSystem(address, place.loaded, asked.orders)
        tasks.append(asyncio.create_task(orders.work(), name="orders"))
    tasks.append(asyncio.create_task(show(address, until=stop), name="summary"))
    ends = [asyncio.create_task(process.wait()), asyncio.create_task(stop.wait())]
    try:
        done, _ = await asyncio.wait([*ends, *tasks], return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if task in tasks and not stop.is_set() and not task.cancelled() and task.exception():
                raise GivenUp(f"{task.get_name()}: {task.exception()!r}")
        if ends[0] in done:
            say("服务自己结束了", "the service ended by itself")
            print(service.tail(Path(asked.data) / "service.log"), file=sys.stderr)
    finally:
        say("坐席签出", "the agents sign off")
        for task in [*tasks, *ends]:
            task.cancel()
        await asyncio.gather(*tasks, *ends, return_exceptions=True)


def tell(address: str, place: Place, exchange: Exchange, token: str) -> None:
    """Where to look and how to sign in."""
    kind = "模拟交换机 · simulated exchange" if exchange.simulated else "真实 Asterisk · a real Asterisk"
    lines = [
        "",
        f"  {address}/                控制台，用浏览器打开 · the console: open it in a browser",
        f"  {address}/api/docs        接口文档，可直接试 · the API, to be tried there",
        f"  {address}/readyz          各部分的状态 · how every part is",
        f"  {address}/metrics         指标 · figures",
        f"  登录 · sign in:  {GUEST[0]} 坐席 agent · supervisor 主管 supervisor · gm 总经理 general manager",
        "                   handler 投诉处理 case officer · admin 系统管理员 administrator (agent1–5: 模拟 · played)",
        f"  密码 · password（演示专用 · demonstration only）: {PASSWORD}",
        f"  令牌 · token of {INTEGRATION[0]}: {token}",
        f"  交换机 · exchange: {kind}, AMI {exchange.host}:{exchange.port}",
        f"  录音 · recordings: {ROOT / 'recordings'}",
        f"  数据 · data: {place.folder} (日志 log: {place.log.name})",
        "  Ctrl-C 停止 · stops",
        "",
    ]
    print("\n".join(lines), flush=True)


async def first_of(*waits: Coroutine[Any, Any, object]) -> None:
    """Return when the first of several waits ends."""
    tasks = [asyncio.create_task(wait) for wait in waits]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()


if __name__ == "__main__":
    os.chdir(ROOT)
    try:
        sys.exit(asyncio.run(main()))
    except GivenUp as given_up:
        sys.exit(str(given_up))
