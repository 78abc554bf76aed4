"""What `doctor` asks of this machine and its store: database, schema, calendar, people, folders, disk, gateway, service."""

import asyncio
import json
import os
import shutil
import urllib.error
import urllib.request
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from callcenter.ami.rights import Check, Verdict
from callcenter.cli.opened import embedded_file, engines_of
from callcenter.clock import SystemClock
from callcenter.config import Config
from callcenter.core.model import CalendarRow, Dealer, Grant, Person, Role
from callcenter.db.engine import Engines
from callcenter.db.migrate import current_of, missing_in, newest
from callcenter.db.uow import SqlUnitOfWork
from callcenter.errors import BadConfig, CallcenterError, NotReady
from callcenter.ids import TimeOrderedIds
from callcenter.messaging.chosen import chosen_gateway
from callcenter.policies.own import usable_policies

LEAST_FREE = 2 * 1024**3
"""Bytes that must be free where rows and recordings are kept: about two days of a busy small desk."""

NEXT_YEAR_FROM = timedelta(days=45)
"""So long before the new year its holidays should be known: they are decreed in November."""


def good(name: str, found: str) -> Check:
    """All is well."""
    return Check(name=name, verdict=Verdict.GOOD, found=found)


def bad(name: str, found: str, zh: str, en: str, *, verdict: Verdict = Verdict.BAD) -> Check:
    """Something is not, with its remedy."""
    return Check(name=name, verdict=verdict, found=found, remedy_zh=zh, remedy_en=en)


async def examine_house(config: Config) -> AsyncIterator[Check]:
    """Every check of this machine, each told as it is done."""
    async for check in _store(config):
        yield check
    for name, folder in (("data-folder", config.service.data_dir), ("recordings-folder", config.recordings.dir)):
        yield await asyncio.to_thread(folder_check, name, folder)
    yield await asyncio.to_thread(_policies, config)
    yield await _gateway(config)
    yield _tls(config)
    yield await asyncio.to_thread(_service, config)


async def _store(config: Config) -> AsyncIterator[Check]:
    kind = "SQLite" if embedded_file(config) else "PostgreSQL"
    try:
        async with engines_of(config) as engines:
            step = await current_of(engines)
            yield good("database", kind)
            yield _schema(step, await missing_in(engines))
            if step == newest():
                async for check in _rows(config, engines):
                    yield check
    except NotReady as error:
        yield bad("database", str(error), "先执行 callcenter migrate。", "Run `callcenter migrate` first.")
    except CallcenterError as error:
        yield bad(
            "database",
            str(error),
            "检查 [database] url、数据库是否在运行、数据目录是否可写。",
            "Check [database] url, that the server runs, and that the data folder can be written.",
        )


def _schema(step: str | None, lacks: list[str]) -> Check:
    if step == newest() and not lacks:
        return good("migrations", str(step))
    if step == newest():
        return bad(
            "migrations",
            f"{step}, {len(lacks)} missing: {', '.join(lacks[:5])}",
            "数据库由另一版本的程序建立:请从备份恢复到新库(callcenter restore),演示环境用 scripts/run --fresh。",
            "The store was made by another build: restore a backup into a new one (`callcenter restore`); demonstration:"
            " `scripts/run --fresh`.",
        )
    return bad(
        "migrations",
        f"{step or '-'}, needed {newest()}",
        "停止服务,备份,然后执行 callcenter migrate;若数据库比程序新,请安装更新的版本。",
        "Stop the service, back up, run `callcenter migrate`; a store newer than this release needs the newer release.",
    )


async def _rows(config: Config, engines: Engines) -> AsyncIterator[Check]:
    clock = SystemClock()
    uow = SqlUnitOfWork(engines, clock, TimeOrderedIds(clock.now))
    async with uow.read() as view:
        administrators = {grant.person_id for grant in await view.rows(Grant).all(role=Role.ADMINISTRATOR)}
        active = await view.rows(Person).all(id__in=sorted(administrators), active=True) if administrators else []
        calendars = await view.rows(CalendarRow).all(kind="working")
        dealers = await view.rows(Dealer).count(active=True)
    if active:
        yield good("administrator", ", ".join(sorted(person.login for person in active)[:5]))
    else:
        yield bad(
            "administrator",
            "none",
            "执行 callcenter users create-admin 建立第一个管理员。",
            "Make the first administrator: `callcenter users create-admin`.",
        )
    now = clock.now().astimezone(config.service.zone)
    wanted = {now.year, (now + NEXT_YEAR_FROM).year}
    known = [set(row.known_years) for row in calendars]
    missing = sorted(year for year in wanted if not known or any(year not in years for years in known))
    if dealers and missing:
        yield bad(
            "calendar-year",
            f"unknown: {', '.join(map(str, missing))}",
            "导入该年的放假安排(POST /calendars/{id}/import,或逐日录入);在此之前,涉及工作日的时限只是暂定。",
            "Import that year's holidays (POST /calendars/{id}/import, or day by day); until then limits in working days "
            "are provisional.",
            verdict=Verdict.WARNING,
        )
    else:
        yield good("calendar-year", ", ".join(map(str, sorted(wanted))) if dealers else "no dealer yet")


def folder_check(name: str, folder: Path) -> Check:
    """Whether a folder is there, can be written, and has room."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(folder).free
    except OSError as error:
        free, reason = 0, str(error)
    else:
        reason = "" if os.access(folder, os.W_OK | os.X_OK) else "not writable"
    if reason:
        return bad(
            name,
            f"{folder}: {reason}",
            "让运行服务的用户对该目录有读写权限(chown callcenter)。",
            "Let the service's user read and write the folder (chown callcenter).",
        )
    said = f"{folder}: {free / 1024**3:.1f} GB free"
    if free < LEAST_FREE:
        return bad(
            name,
            said,
            "腾出磁盘空间,或缩短保存期;磁盘写满时服务拒绝写入,不会写一半。",
            "Free some disk or shorten the retention; on a full disk the service refuses to write, and writes nothing half.",
            verdict=Verdict.WARNING,
        )
    return good(name, said)


def _policies(config: Config) -> Check:
    """The folder of policies of one's own: the service does not start with a document that it cannot use."""
    choice = config.policy
    try:
        found = usable_policies(choice.dir, choice.default)
    except BadConfig as error:
        return bad(
            "policies",
            "; ".join(f"{problem.field}: {problem.reason}" for problem in error.problems),
            "改正所说的策略文件,或 [policy] 的 default 和 dir;在此之前服务不能启动。",
            "Mend the files that it names, or `default` and `dir` of [policy]; the service does not start before.",
        )
    return good("policies", ", ".join([choice.default, *sorted(found.keys() - {choice.default})]))


async def _gateway(config: Config) -> Check:
    gateway = chosen_gateway(config.sms, config.service.data_dir, SystemClock())
    try:
        found = await gateway.check()
    finally:
        await gateway.close()
    if config.sms.gateway == "log":
        return bad(
            "sms-gateway",
            "log: messages are written down, none is sent",
            '要真正发送短信,请设 [sms] gateway = "kannel"(见 docs/sms.md)。',
            'To send messages set [sms] gateway = "kannel" (docs/sms.md).',
            verdict=Verdict.WARNING,
        )
    if found.ok:
        return good("sms-gateway", f"{gateway.name} {found.detail}".strip())
    return bad(
        "sms-gateway",
        f"{gateway.name}: {found.detail}",
        "检查 Kannel 是否在运行、[sms.kannel] 的 url、user 和 password;no_sender:填写 sender,或在 Kannel 里设 default-sender。",
        "Check that Kannel runs, and url, user and password in [sms.kannel]; no_sender: set `sender`, or `default-sender` in"
        " Kannel.",
    )


def _tls(config: Config) -> Check:
    web = config.web
    near = web.host in ("127.0.0.1", "::1", "localhost")
    if web.tls != "off" or near or web.trusted_proxies:
        return good("web-tls", web.tls if web.tls != "off" else "behind a proxy, or this machine only")
    return bad(
        "web-tls",
        f"http on {web.host}:{web.port}",
        '设 [web] tls = "self_signed" 或 "files",或放在 HTTPS 代理之后并填写 trusted_proxies。',
        'Set [web] tls = "self_signed" or "files", or put an HTTPS proxy in front and name it in trusted_proxies.',
        verdict=Verdict.WARNING,
    )


def _service(config: Config) -> Check:
    """The running service's own word, where one runs here; that none runs is no fault."""
    web = config.web
    if web.tls != "off":
        return good("service", "not asked over TLS: see /readyz")
    host = "127.0.0.1" if web.host in ("0.0.0.0", "::") else web.host
    try:
        with urllib.request.urlopen(f"http://{host}:{web.port}/readyz", timeout=5) as answer:
            found: dict[str, Any] = json.load(answer)
    except urllib.error.HTTPError as error:
        try:
            found = json.load(error)
        except ValueError:
            found = {}
        if "parts" not in found:
            return good("service", f"something else answers on port {web.port}")
    except (OSError, ValueError):
        return good("service", "not running")
    failing = [f"{part['name']}: {part['reason']}" for part in found.get("parts", ()) if not part["ok"]]
    if not failing:
        return good("service", "running and ready")
    return bad(
        "service",
        "; ".join(failing),
        "按上面各项处理;服务自己会重试。日志:journalctl -u callcenter。",
        "Mend what is said above; the service tries again by itself. Log: journalctl -u callcenter.",
    )
