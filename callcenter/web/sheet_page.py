"""The complaint sheet as a page to print, in the reader's language; everything from outside is escaped (S2-28)."""

from collections.abc import Callable
from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from callcenter.flows.complaint_sheet import Sheet
from callcenter.web.prose import texts

_STYLE = (
    "body{font:14px/1.5 sans-serif;margin:2em}table{border-collapse:collapse;width:100%;margin:1em 0}"
    "th,td{border:1px solid #666;padding:.3em .6em;text-align:left;vertical-align:top}th{width:10em;background:#f3f3f3}"
    "td{white-space:pre-wrap}.sign th{width:16.6%;height:3em}@page{size:A4;margin:15mm}"
)


def page_of_sheet(sheet: Sheet, language: str, number: Callable[[str], str]) -> str:
    """The page; `number` shows a telephone number as the reader may see it."""
    said = texts(language)["sheet"]
    zone = ZoneInfo(sheet.zone)

    def shown(code: str, value: object) -> str:
        if isinstance(value, datetime):
            return value.astimezone(zone).strftime("%Y-%m-%d %H:%M")
        if value is None or value == "":
            return ""
        if code == "number":
            return number(str(value))
        return said.get(f"{code}_{value}", str(value))

    rows = "".join(
        f"<tr><th>{escape(said.get(line.code, line.code))}</th><td>{escape(shown(line.code, line.value))}</td></tr>"
        for line in sheet.lines
        if line.value not in (None, "")
    )
    log = "".join(
        f"<tr><td>{escape(shown('', entry.at))}</td><td>{escape(entry.who)}</td>"
        f"<td>{escape(said.get(f'act_{entry.act}', entry.act))}</td><td>{escape(entry.text)}</td></tr>"
        for entry in sheet.log
    )
    heads = "".join(f"<th>{escape(said[name])}</th>" for name in ("at", "who", "act", "text"))
    signs = "".join(
        f"<th>{escape(said[name])}</th><td></td>" for name in ("sign_handler", "sign_department", "sign_gm")
    )
    title = escape(f"{said['title']} {sheet.no}")
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body><h1>{title}</h1><table>{rows}</table>"
        f"<h2>{escape(said['log'])}</h2><table><tr>{heads}</tr>{log}</table>"
        f'<table class="sign"><tr>{signs}</tr></table></body></html>'
    )
