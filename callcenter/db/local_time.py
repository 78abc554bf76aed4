"""Local days, times and parts of the day inside a statement, the same on both engines (offsets of core/local_days.py)."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Text, case, cast, collate, func, literal

from callcenter.core.local_days import Offsets
from callcenter.core.policy_parts import PartsOfDay


def local_date(at: ColumnElement[datetime], offsets: Offsets, sqlite: bool) -> ColumnElement[str]:
    """The local day of an instant as text (2026-03-02)."""
    if sqlite:
        return func.date(at, _seconds(at, offsets, sqlite), type_=Text())
    return _plain(func.to_char(_local(at, offsets), "YYYY-MM-DD", type_=Text()))


def local_part(at: ColumnElement[datetime], offsets: Offsets, parts: PartsOfDay, sqlite: bool) -> ColumnElement[str]:
    """The part of the local day of an instant."""
    if sqlite:
        time: ColumnElement[str] = func.strftime("%H:%M", at, _seconds(at, offsets, sqlite), type_=Text())
    else:
        time = _plain(func.to_char(_local(at, offsets), "HH24:MI", type_=Text()))
    *before, last = parts.bounds()
    return case(*((time < _clock(end), literal(str(part))) for part, _, end in before), else_=literal(str(last[0])))


def _clock(minute: int) -> str:
    return f"{minute // 60:02}:{minute % 60:02}"


def _seconds(at: ColumnElement[datetime], offsets: Offsets, sqlite: bool) -> ColumnElement[Any]:
    def told(east: int) -> ColumnElement[Any]:
        return literal(f"{east:+} seconds") if sqlite else literal(float(east))

    *before, (_, last) = offsets
    if not before:
        return told(last)
    return case(*((at < until, told(east)) for until, east in before), else_=told(last))


def _local(at: ColumnElement[datetime], offsets: Offsets) -> ColumnElement[Any]:
    span = func.make_interval(0, 0, 0, 0, 0, 0, _seconds(at, offsets, False))
    return func.timezone("UTC", at).op("+")(span)


def _plain(text: ColumnElement[str]) -> ColumnElement[str]:
    """Compared byte by byte, whatever the cluster's locale."""
    return collate(cast(text, Text()), "C")
