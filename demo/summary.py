"""The live summary: what the service is doing, asked over its API whenever the event stream says that something happened."""

import asyncio
import shutil
import sys
import unicodedata
from datetime import UTC, datetime
from typing import Any

import aiohttp

from demo.client import Api, Json, Refused, Watch
from demo.people import PASSWORD

EVERY_LINE = 10.0
LEAST_BETWEEN = 1.0
STATES = {
    "ready": "示闲",
    "paused": "小休",
    "on_call": "通话",
    "wrap_up": "整理",
    "signed_off": "签出",
}
OUTCOMES = {
    "answered": "接通",
    "answered_short": "秒挂",
    "busy": "占线",
    "no_answer": "无人接听",
    "rejected": "拒接",
    "unreachable": "关机",
    "invalid_number": "空号",
    "network_failure": "线路故障",
    "cancelled": "已取消",
    "agent_failed": "坐席话机失败",
    "failed": "失败",
    "unknown": "不明",
}
DISPOSITIONS = {
    "completed": "完成",
    "partial": "部分完成",
    "inconvenient": "预约",
    "declined": "谢绝",
    "not_owner": "非车主",
    "wrong_number": "错号",
    "voicemail": "语音信箱",
    "hung_up": "挂断",
    "already_done": "已回访",
}
LIVE = ("intent", "agent_ringing", "dialing", "ringing", "talking")


async def show(address: str, *, until: asyncio.Event) -> None:
    """Show it until the event: in place on a terminal, else a line every ten seconds."""
    async with Api(address) as administrator:
        await administrator.sign_in("admin", PASSWORD)
        names = {person["id"]: person["name"] for person in await administrator.every("/users")}
    async with Api(address) as api:
        await api.sign_in("supervisor", PASSWORD)
        watch = Watch(api)
        listening = asyncio.create_task(watch.run())
        painted = 0
        terminal = sys.stdout.isatty()
        try:
            while not until.is_set():
                try:
                    now = await look(api)
                except Refused as refused:
                    if refused.status == 401:  # the session has run out
                        await api.sign_in("supervisor", PASSWORD)
                except (aiohttp.ClientError, TimeoutError):
                    pass
                else:
                    if terminal:
                        painted = paint(table(now, names), painted)
                    else:
                        print(line(now), flush=True)
                await asyncio.sleep(LEAST_BETWEEN if terminal else EVERY_LINE)
                if terminal:
                    await watch.news(2.0)
        finally:
            listening.cancel()


FIGURES: dict[str, tuple[str, dict[str, Any]]] = {
    "ready": ("/follow-ups", {"state": ["ready", "claimed"]}),
    "waiting": ("/follow-ups", {"state": ["waiting", "bundled"]}),
    "calling": ("/follow-ups", {"state": ["calling", "wrap_up"]}),
    "done": ("/follow-ups", {"state": ["done"]}),
    "missed": ("/follow-ups", {"missed": "true"}),
    "to_look_at": ("/follow-ups", {"state": ["undisposed", "number_check", "unsettled", "no_tries_left"]}),
    "calls": ("/calls", {}),
    "answered": ("/calls", {"outcome": ["answered"]}),
    "tickets": ("/tickets", {"open": "true"}),
    "messages": ("/messages", {}),
    "delivered": ("/messages", {"state": ["delivered"]}),
    "unknown": ("/messages", {"state": ["unknown"]}),
}
"""Figure → the list that counts it, with its filters: the list's own total, not a page of it."""
MOST_COUNTED = 10_000
"""The lists count no further."""


async def look(api: Api) -> Json:
    """Everything that the summary shows: the figures, and the few rows that it names."""
    calls, live, seats, tickets, *totals = await asyncio.gather(
        api.get("/calls", limit=20),
        api.get("/calls", limit=100, state=list(LIVE)),
        api.get("/agents", limit=100),
        api.get("/tickets", limit=4, open="true"),
        *(total(api, path, filters) for path, filters in FIGURES.values()),
    )
    return {
        "figures": dict(zip(FIGURES, totals, strict=True)),
        "calls": calls["items"],
        "live": live["items"],
        "seats": seats["items"],
        "tickets": tickets["items"],
    }


async def total(api: Api, path: str, filters: dict[str, Any]) -> str:
    """How many rows of a list fit, as text; more than a list counts as `10000+`."""
    found = (await api.get(path, limit=1, count="true", **filters))["total"]
    return str(found) if found <= MOST_COUNTED else f"{MOST_COUNTED}+"


def line(now: Json) -> str:
    """One line for a log."""
    figures = now["figures"]
    clock = datetime.now(UTC).astimezone().strftime("%H:%M:%S")
    return (
        f"{clock} 待呼 ready {figures['ready']} · 等待 waiting {figures['waiting']} · 呼叫中 calling {figures['calling']}"
        f" · 完成 done {figures['done']} · 逾期 missed {figures['missed']} · 待人工 to look at {figures['to_look_at']}"
        f" · 通话 calls {figures['calls']} 接通 answered {figures['answered']} · 工单 tickets {figures['tickets']}"
        f" · 短信 SMS {figures['messages']}"
    )


def table(now: Json, names: dict[str, str]) -> list[str]:
    """The lines for a terminal."""
    figures = now["figures"]
    lines = [
        f"队列 queue    待呼 {figures['ready']}   等待 {figures['waiting']}   呼叫中 {figures['calling']}"
        f"   完成 {figures['done']}   逾期 {figures['missed']}   待人工 {figures['to_look_at']}",
        "坐席 agents   " + "   ".join(seat_line(seat, names) for seat in now["seats"]),
    ]
    live = "   ".join(call_line(call, names) for call in now["live"])
    lines.append(f"通话 calls    共 {figures['calls']} 接通 {figures['answered']}   {live or '-'}")
    lines.append(
        "最近 last     " + (" · ".join([outcome(call) for call in now["calls"] if call["outcome"]][:10]) or "-")
    )
    for ticket in now["tickets"]:
        lines.append(f"工单 ticket   {ticket['no']} {ticket['kind']} {ticket['state']} {left(ticket['due_at'])}")
    lines.append(
        f"短信 SMS      共 {figures['messages']}   送达 {figures['delivered']}   结果不明 {figures['unknown']}"
    )
    return lines


def seat_line(seat: Json, names: dict[str, str]) -> str:
    """An agent and what they do."""
    return f"{names.get(seat['id'], '?')} {STATES.get(seat['state'], seat['state'])}"


def call_line(call: Json, names: dict[str, str]) -> str:
    """A call in progress."""
    return f"{names.get(call['agent_id'], '?')} → {call['number']} {call['state']}"


def outcome(call: Json) -> str:
    """How a call ended."""
    said = OUTCOMES.get(call["outcome"], str(call["outcome"]))
    disposition = str(call["disposition"] or "")
    return f"{said}/{DISPOSITIONS.get(disposition, disposition)}" if disposition else said


def left(due_at: str | None) -> str:
    """The time until a deadline."""
    if due_at is None:
        return ""
    seconds = (datetime.fromisoformat(due_at) - datetime.now(UTC)).total_seconds()
    hours, minutes = divmod(abs(int(seconds)) // 60, 60)
    return f"{'剩余 left' if seconds >= 0 else '超时 over'} {hours}:{minutes:02d}"


def paint(lines: list[str], before: int) -> int:
    """Write the lines over the last ones; returns how many there are now."""
    width = shutil.get_terminal_size().columns
    up = f"\x1b[{before}A" if before else ""
    text = "".join(f"\x1b[2K{cut(one, width - 1)}\n" for one in lines)
    extra = before - len(lines)
    if extra > 0:
        text += "\x1b[2K\n" * extra + f"\x1b[{extra}A"
    sys.stdout.write(up + text)
    sys.stdout.flush()
    return len(lines)


def cut(text: str, width: int) -> str:
    """The beginning of a text that takes at most so many columns; Chinese letters take two."""
    used = 0
    for at, letter in enumerate(text):
        used += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if used > width:
            return text[:at]
    return text
