"""What the manager user may and may not do, and whether the dialplan is ours: `doctor`'s questions to the exchange."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from callcenter.ami.link import AmiAddress, Link
from callcenter.clock import Clock
from callcenter.errors import CallcenterError, PbxRefused
from callcenter.runtime.spawn import spawn

NEEDED = {
    "ConfbridgeKick": "call",
    "ConfbridgeMute": "call",
    "ConfbridgeUnmute": "call",
    "CoreShowChannels": "reporting",
    "CoreStatus": "reporting",
    "DBGet": "reporting",
    "DBGetTree": "reporting",
    "DeviceStateList": "call or reporting",
    "Getvar": "call or reporting",
    "Hangup": "call",
    "Originate": "originate",
    "PlayDTMF": "call",
    "Redirect": "call",
    "Setvar": "call",
}
"""Each action that the service sends, and the write right that allows it."""

DANGEROUS = {
    "Command": "command",
    "DBPut": "system",
    "GetConfig": "config",
    "ModuleLoad": "system",
    "UpdateConfig": "config",
}
"""Actions that show a right nobody should give to this service: with `system` an Originate can run programs."""

OLDEST_FIXED = ((20, 9, 2), (21, 4, 2), (22, 0, 0))
"""The first releases of each branch in which a line break in a header no longer starts a new action."""


class Verdict(StrEnum):
    """How a check ended."""

    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at: a stable `name`, what was found, and the remedy in both languages when not good."""

    name: str
    verdict: Verdict
    found: str
    remedy_zh: str = ""
    remedy_en: str = ""


async def examine(
    name: str, address: AmiAddress, clock: Clock, dialplan_expected: str, *, deadline: float = 10.0
) -> Sequence[Check]:
    """Version, rights, dialplan and journal of one exchange, over a connection of its own; asks, changes nothing.

    An exchange that cannot be reached, or does not let us in, is one bad check.
    """
    told = asyncio.Event()

    async def up() -> None:
        told.set()

    link = Link(name, address, clock, on_up=up, on_lost=lambda reason: told.set())
    running = spawn(link.run(), name=f"ami-{name}-examination")
    try:
        async with asyncio.timeout(deadline):
            await told.wait()
        return await _checks(link, dialplan_expected)
    except (CallcenterError, TimeoutError) as error:
        return [_link(link.error or error, tls=address.ssl)]
    finally:
        link.close()
        await running


async def _checks(link: Link, dialplan_expected: str) -> list[Check]:
    checks = [await _version(link), *await _rights(link)]
    try:
        checks.append(await _dialplan(link, dialplan_expected))
    except PbxRefused as error:
        checks.append(_refused("dialplan-version", error))
    checks.append(await _journal(link))
    return checks


def _refused(name: str, error: PbxRefused) -> Check:
    return Check(
        name=name,
        verdict=Verdict.BAD,
        found=str(error.fields["reason"]),
        remedy_zh="先补上缺少的权限。",
        remedy_en="First add the missing rights.",
    )


def _link(error: Exception, *, tls: bool) -> Check:
    return Check(
        name="pbx-link",
        verdict=Verdict.BAD,
        found=str(error) or type(error).__name__,
        remedy_zh="检查 Asterisk 是否在运行、manager.conf 的 bindaddr 与 permit、用户名与密码是否与本服务的配置一致。"
        + ("TLS:端口须是 tlsbindaddr 的,证书须写有 host 的名称,并由 tls_ca_file 或本机信任的机构签发。" if tls else ""),
        remedy_en="Check that Asterisk runs, bindaddr and permit in manager.conf, and that user and secret match ours."
        + (
            " TLS: the port must be that of tlsbindaddr, and the certificate must name `host` and be vouched for by"
            " tls_ca_file, or by an authority that this machine trusts."
            if tls
            else ""
        ),
    )


async def _version(link: Link) -> Check:
    settings = await link.send_action({"Action": "CoreSettings"})
    text = settings.header("AsteriskVersion")
    found = re.match(r"(\d+)\.(\d+)\.(\d+)", text)
    if found is None:
        return Check(name="asterisk-version", verdict=Verdict.WARNING, found=text or "unknown")
    version = tuple(int(part) for part in found.groups())
    oldest = next((fixed for fixed in OLDEST_FIXED if fixed[0] == version[0]), OLDEST_FIXED[-1])
    if version >= oldest:
        return Check(name="asterisk-version", verdict=Verdict.GOOD, found=text)
    return Check(
        name="asterisk-version",
        verdict=Verdict.BAD,
        found=text,
        remedy_zh="请升级到 Asterisk 20.9.2、21.4.2 或 22 及以上：旧版本中，字段里的换行会变成新的命令。",
        remedy_en="Upgrade to Asterisk 20.9.2, 21.4.2 or 22: in older ones a line break in a header starts a new action.",
    )


async def _rights(link: Link) -> list[Check]:
    commands = await link.ask({"Action": "ListCommands"})
    allowed = {name.lower() for name, _ in commands.pairs()}
    missing = {name: right for name, right in NEEDED.items() if name.lower() not in allowed}
    extra = {name: right for name, right in DANGEROUS.items() if name.lower() in allowed}
    checks = []
    if missing:
        rights = ", ".join(sorted(set(missing.values())))
        checks.append(
            Check(
                name="ami-rights-missing",
                verdict=Verdict.BAD,
                found=", ".join(missing),
                remedy_zh=f"在 manager.conf 的该用户下补上 write 权限：{rights}，然后执行 manager reload。",
                remedy_en=f"Add to the user's write line in manager.conf: {rights}; then `manager reload`.",
            )
        )
    else:
        checks.append(Check(name="ami-rights-missing", verdict=Verdict.GOOD, found="none"))
    if extra:
        rights = ", ".join(sorted(set(extra.values())))
        checks.append(
            Check(
                name="ami-rights-dangerous",
                verdict=Verdict.WARNING,
                found=", ".join(extra),
                remedy_zh=f"去掉该用户的 write 权限：{rights}。本服务不需要，拿到密码的人却能借此运行程序。",
                remedy_en=f"Take away the write rights {rights}: never needed here, and they allow running programs.",
            )
        )
    else:
        checks.append(Check(name="ami-rights-dangerous", verdict=Verdict.GOOD, found="none"))
    return checks


async def _dialplan(link: Link, expected: str) -> Check:
    found = (await link.ask({"Action": "Getvar", "Variable": "CALLCENTER_DIALPLAN"})).header("Value")
    if found == expected:
        return Check(name="dialplan-version", verdict=Verdict.GOOD, found=found)
    return Check(
        name="dialplan-version",
        verdict=Verdict.BAD,
        found=found or "absent",
        remedy_zh=(
            f"需要拨号方案版本 {expected}：把 extensions_callcenter.conf 复制到 Asterisk 的配置目录，"
            '在 extensions.conf 末尾加 #include，然后执行 asterisk -rx "dialplan reload"。'
        ),
        remedy_en=(
            f"Dialplan version {expected} is needed: copy extensions_callcenter.conf into Asterisk's configuration "
            'folder, #include it at the end of extensions.conf, then asterisk -rx "dialplan reload".'
        ),
    )


async def _journal(link: Link) -> Check:
    """Whether the exchange's database can be read, and how much waits in it."""
    try:
        lines = await link.collect({"Action": "DBGetTree", "Family": "callcenter"})
    except PbxRefused as error:
        reason = str(error.fields["reason"])
        if "not found" in reason.lower():
            return Check(name="pbx-journal", verdict=Verdict.GOOD, found="0")
        return Check(
            name="pbx-journal",
            verdict=Verdict.BAD,
            found=reason,
            remedy_zh="DBGetTree 需要 Asterisk 16.28、18.14、19.6 或更新的版本，以及 reporting 权限。",
            remedy_en="DBGetTree needs Asterisk 16.28, 18.14, 19.6 or later, and the right `reporting`.",
        )
    return Check(name="pbx-journal", verdict=Verdict.GOOD, found=str(len(lines)))
