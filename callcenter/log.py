"""Logging: structlog with fixed event names; library logs come out through the same door; telephone numbers shortened.

`log = get_log(__name__)`; `log.info("attempt_closed", outcome="busy", ring_seconds=22)`. Bind what holds for a while
(follow_up, attempt, ticket, dealer, node) with `bound(...)`.
"""

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from contextlib import AbstractContextManager
from typing import Any, Literal, TextIO, cast

import structlog
from structlog.tracebacks import ExceptionDictTransformer
from structlog.typing import EventDict, FilteringBoundLogger, Processor

LogStyle = Literal["json", "console"]

_UNTOUCHED = frozenset({"timestamp", "level", "logger", "event", "node"})
# A number as people and switches write it: optional +, 7 to 20 digits, single blanks or hyphens between.
# Not part of a longer word (ids, hashes, file names) and no decimal fraction, date or instant.
_NUMBER = re.compile(r"(?<![A-Za-z0-9_.])\+?\d(?:[ -]?\d){6,19}(?![A-Za-z0-9_]|[.:-]\d)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?: \d{2})?")
_TELEPHONE_KEYS = ("number", "phone", "mobile", "caller_id", "recipient", "sender")


def shorten_number(number: str) -> str:
    """The last two digits behind dots: 13812345678 → ···78. Shorter than three digits: dots only."""
    digits = [letter for letter in number if letter.isdigit()]
    return "···" + ("".join(digits[-2:]) if len(digits) > 2 else "")


def shorten_in_text(text: str) -> str:
    """Every telephone number inside a text shortened; dates and times stay."""

    def one(match: re.Match[str]) -> str:
        found = match.group()
        return found if _DATE.fullmatch(found) else shorten_number(found)

    return _NUMBER.sub(one, text)


def _shorten(key: str, value: object) -> object:
    if key in _UNTOUCHED or isinstance(value, bool | float | None):
        return value
    if isinstance(value, str):
        if value and any(key == name or key.endswith(f"_{name}") for name in _TELEPHONE_KEYS):
            return shorten_number(value) if any(c.isdigit() for c in value) else value
        return shorten_in_text(value)
    if isinstance(value, int):
        # Counters and sizes stay readable; a number of a mobile's length is treated as one.
        return shorten_number(str(value)) if 10_000_000_000 <= value <= 8_699_999_999_999_999 else value
    if isinstance(value, Mapping):
        return {inner: _shorten(str(inner), part) for inner, part in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_shorten(key, part) for part in value]
    return shorten_in_text(str(value))


def shorten_numbers(_: object, __: str, event: EventDict) -> EventDict:
    """The processor: no telephone number leaves in a log line whole, whoever wrote the line."""
    for key, value in event.items():
        event[key] = shorten_in_text(value) if key == "event" and isinstance(value, str) else _shorten(key, value)
    return event


def _shared() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.StackInfoRenderer(),
    ]


def configure_logging(*, style: LogStyle = "json", level: str = "info", stream: TextIO | None = None) -> None:
    """Send everything, ours and libraries', as one line an event to `stream` (default stderr); may be called again."""
    render: list[Processor]
    if style == "json":
        # Without local variables: they would bring customers' names and secrets into the log.
        tracebacks = structlog.processors.ExceptionRenderer(ExceptionDictTransformer(show_locals=False))
        render = [tracebacks, shorten_numbers, structlog.processors.JSONRenderer(ensure_ascii=False)]
    else:
        out = stream or sys.stderr
        render = [
            structlog.processors.format_exc_info,
            shorten_numbers,
            structlog.dev.ConsoleRenderer(colors=out.isatty(), pad_event_to=32),
        ]
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*_shared(), structlog.stdlib.ExtraAdder()],
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *render],
    )
    target = logging.StreamHandler(stream or sys.stderr)
    target.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers[:] = [target]
    root.setLevel(level.upper())
    for noisy in ("aiohttp.access", "asyncio", "aiosqlite", "alembic", "sqlalchemy.engine"):
        logging.getLogger(noisy).setLevel(max(logging.WARNING, root.level))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_shared(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


def get_log(name: str) -> FilteringBoundLogger:
    """The log of a module; the event is a fixed name in snake case, everything that varies is a keyword."""
    return cast("FilteringBoundLogger", structlog.stdlib.get_logger(name))


def bound(**context: str) -> AbstractContextManager[Any]:
    """Inside the block every line of this task carries these fields."""
    return structlog.contextvars.bound_contextvars(**context)


def bind_for_good(**context: str) -> MutableMapping[str, Any]:
    """From now on every line of this task and of those it starts carries these fields (the node, at start)."""
    return cast("MutableMapping[str, Any]", structlog.contextvars.bind_contextvars(**context))
