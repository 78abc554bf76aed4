"""Since when the exchange is up: Asterisk says it in its own local time, without a zone."""

from datetime import UTC, datetime, timedelta

from callcenter.errors import PbxGarbled


def up_since(date: str, time: str, epoch_and_zone: str, now: datetime) -> datetime:
    """The instant (aware UTC, by our clock) of the exchange's own start.

    `date` and `time` are CoreStatus's (`2026-11-21`, `21:41:17`), `epoch_and_zone` the exchange's own
    `STRFTIME(,,%s %z)` (`1795298477 +0800`); counting back from `now` makes a difference of the clocks harmless.
    Raises PbxGarbled when they cannot be read.
    """
    epoch, _, zone = epoch_and_zone.partition(" ")
    try:
        started = datetime.strptime(f"{date} {time} {zone}", "%Y-%m-%d %H:%M:%S %z")
        running = datetime.fromtimestamp(int(epoch), UTC) - started
    except ValueError:
        raise PbxGarbled(reason="core-status", date=date, time=time, clock=epoch_and_zone) from None
    return now - max(running, timedelta(0))
