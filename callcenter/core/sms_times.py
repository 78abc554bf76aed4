"""When a customer may be written to: quiet hours and one message a day, in the customer's own zone."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class QuietHours:
    """No message from `start` until `end`, local wall time; over midnight when start is later; equal means no quiet."""

    start: time
    end: time

    def covers(self, wall: time) -> bool:
        """Whether a local wall time lies in the quiet hours (`start` inside, `end` outside)."""
        if self.start <= self.end:
            return self.start <= wall < self.end
        return wall >= self.start or wall < self.end


def send_at(now: datetime, quiet: QuietHours | None, already_sent_today: bool, zone: tzinfo) -> datetime:
    """The earliest instant (aware, UTC) from `now` on at which the customer may be written to.

    `already_sent_today` moves it to the customer's next local day; the quiet hours then apply there too.
    """
    moment = day_bounds(now, zone)[1] if already_sent_today else now
    local = moment.astimezone(zone)
    wall = local.time()
    if quiet is None or not quiet.covers(wall):
        return moment.astimezone(UTC)
    day = local.date()
    if wall >= quiet.end:
        day += timedelta(days=1)
    return max(datetime.combine(day, quiet.end, zone).astimezone(UTC), now.astimezone(UTC))


def day_bounds(at: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
    """The customer's local day around an instant: its first instant and that of the next day (aware, UTC)."""
    day = at.astimezone(zone).date()
    start = datetime.combine(day, time(), zone)
    end = datetime.combine(day + timedelta(days=1), time(), zone)
    return start.astimezone(UTC), end.astimezone(UTC)


def time_words(at: datetime, zone: tzinfo, language: str) -> str:
    """An instant as a person writes it in a message: `11月22日15:30` or `22 Nov 15:30`, in the reader's zone."""
    local = at.astimezone(zone)
    if language.startswith("zh"):
        return f"{local.month}月{local.day}日{local:%H:%M}"
    return f"{local.day} {_MONTHS[local.month - 1]} {local:%H:%M}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
