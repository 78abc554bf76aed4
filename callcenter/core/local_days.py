"""Local days of a zone as a store can count them: the offsets from UTC that hold within a span, change by change."""

from datetime import UTC, date, datetime, timedelta

from callcenter.core.worktime import local_instant, zone_of

Offsets = tuple[tuple[datetime | None, int], ...]
"""(until, seconds east of UTC), in order; the last one holds without end (until None)."""


def span_of_days(zone: str, start: date, end: date) -> tuple[datetime, datetime]:
    """The instants [from, to) of the local days `start` to `end`, both counted."""
    return local_instant(zone, start, 0), local_instant(zone, end + timedelta(days=1), 0)


def offsets_between(zone: str, start: datetime, end: datetime) -> Offsets:
    """The offsets that hold from `start` to `end`; each change is found to the second."""
    tz = zone_of(zone)

    def east(at: datetime) -> int:
        found = at.astimezone(tz).utcoffset()
        return int((found or timedelta()).total_seconds())

    found: list[tuple[datetime | None, int]] = []
    at = start.astimezone(UTC).replace(microsecond=0)
    while at < end:
        later = min(at + timedelta(hours=12), end.astimezone(UTC))
        if east(at) != east(later):
            low, high = at, later
            while high - low > timedelta(seconds=1):
                middle = (low + (high - low) / 2).replace(microsecond=0)
                if middle <= low:
                    break
                low, high = (middle, high) if east(middle) == east(at) else (low, middle)
            found.append((high, east(at)))
        at = later
    return (*found, (None, east(end)))
