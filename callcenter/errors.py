"""Every error the service can name: a stable code, plain fields, and a docstring that is its message.

The codes are part of the API; `web/` alone turns them into HTTP statuses and translated prose.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar


class CallcenterError(Exception):
    """Something went wrong that has no name of its own yet."""

    code: ClassVar[str] = "error"

    def __init__(self, **fields: object) -> None:
        self.fields: dict[str, object] = fields
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """The first line of the class's docstring, with the fields behind it."""
        said = (type(self).__doc__ or type(self).__name__).strip().splitlines()[0]
        if not self.fields:
            return said
        return f"{said} ({', '.join(f'{name}={value!r}' for name, value in self.fields.items())})"

    def __str__(self) -> str:
        return self.message

    def __reduce__(self) -> tuple[object, ...]:
        """Rebuild from the fields, so that an error crosses a process boundary whole."""
        return (_rebuild, (type(self), self.fields))


def _rebuild(kind: type[CallcenterError], fields: dict[str, object]) -> CallcenterError:
    error = kind.__new__(kind)
    CallcenterError.__init__(error, **fields)
    if isinstance(error, InvalidInput):
        error.problems = _problems_of(fields)
    return error


class NotFound(CallcenterError):
    """There is no such thing, or the asker may not see it."""

    code = "not-found"

    def __init__(self, what: str, id: str) -> None:
        super().__init__(what=what, id=id)


class Invalid(CallcenterError):
    """A value cannot be taken."""

    code = "invalid"

    def __init__(self, field: str, reason: str, **more: object) -> None:
        super().__init__(field=field, reason=reason, **more)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one field: the path of the field (dots between levels) and a stable reason."""

    field: str
    reason: str


class InvalidInput(CallcenterError):
    """Several values cannot be taken."""

    code = "invalid-input"

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems: list[Problem] = list(problems)
        super().__init__(problems=[{"field": p.field, "reason": p.reason} for p in problems])


def _problems_of(fields: dict[str, object]) -> list[Problem]:
    rows = fields.get("problems")
    if not isinstance(rows, list):
        return []
    return [Problem(field=str(row["field"]), reason=str(row["reason"])) for row in rows]


class Conflict(CallcenterError):
    """The act does not fit the present state."""

    code = "conflict"

    def __init__(self, what: str, id: str, reason: str, **more: object) -> None:
        super().__init__(what=what, id=id, reason=reason, **more)


class StaleRow(CallcenterError):
    """Somebody else changed the row in the meantime."""

    code = "stale-row"

    def __init__(self, what: str, id: str) -> None:
        super().__init__(what=what, id=id)


class Forbidden(CallcenterError):
    """This role, or this scope, does not allow the act."""

    code = "forbidden"

    def __init__(self, act: str, **more: object) -> None:
        super().__init__(act=act, **more)


class Unauthenticated(CallcenterError):
    """Nobody is signed in, or the session or token is no longer good."""

    code = "unauthenticated"


class TooMany(CallcenterError):
    """A limit is reached; try again later."""

    code = "too-many"

    def __init__(self, what: str, retry_after_seconds: float | None = None) -> None:
        super().__init__(what=what, retry_after_seconds=retry_after_seconds)


class NotReady(CallcenterError):
    """A part that is needed is not working now."""

    code = "not-ready"

    def __init__(self, reason: str, **more: object) -> None:
        super().__init__(reason=reason, **more)


class BadConfig(InvalidInput):
    """The configuration cannot be used."""

    code = "bad-config"

    def __str__(self) -> str:
        lines = [f"  {p.field}: {p.reason}" for p in self.problems]
        return "\n".join([type(self).__doc__ or "", *lines])


class PbxLinkDown(CallcenterError):
    """The link to the telephone exchange is down; the action was surely not sent."""

    code = "pbx-link-down"

    def __init__(self, pbx: str, action: str, **more: object) -> None:
        super().__init__(pbx=pbx, action=action, **more)


class PbxUnclear(CallcenterError):
    """The action was sent to the telephone exchange, and its full answer will never be known.

    `reason` is deadline or connection-lost; `response_seen` tells whether a part of the answer had come.
    """

    code = "pbx-unclear"

    def __init__(self, pbx: str, action: str, reason: str, response_seen: bool) -> None:
        super().__init__(pbx=pbx, action=action, reason=reason, response_seen=response_seen)


class PbxRefused(CallcenterError):
    """The telephone exchange answered, and refused."""

    code = "pbx-refused"

    def __init__(self, pbx: str, action: str, reason: str) -> None:
        super().__init__(pbx=pbx, action=action, reason=reason)


class PbxLoginRefused(CallcenterError):
    """The telephone exchange does not accept the manager user's name or secret."""

    code = "pbx-login-refused"

    def __init__(self, pbx: str, reason: str) -> None:
        super().__init__(pbx=pbx, reason=reason)


class PbxGarbled(CallcenterError):
    """What came from the telephone exchange's port is not its manager interface, or a message without an end."""

    code = "pbx-garbled"

    def __init__(self, reason: str, **more: object) -> None:
        super().__init__(reason=reason, **more)


class UnsafeHeader(CallcenterError):
    """A value for the telephone exchange holds a line break or a null, or its name is no header's name."""

    code = "unsafe-header"

    def __init__(self, header: str, reason: str) -> None:
        super().__init__(header=header, reason=reason)


class CallNotAllowed(CallcenterError):
    """This customer must not be called now.

    `rule` is the rule that forbids it (outside-calling-hours, wish-no-calls, number-locked, number-unusable,
    destination-not-allowed …); `until` says when it may be otherwise, where that is known (RFC 3339).
    """

    code = "call-not-allowed"

    def __init__(self, rule: str, until: str | None = None, **more: object) -> None:
        super().__init__(rule=rule, until=until, **more)


class TicketNotAsked(CallNotAllowed):
    """The ticket does not wait for the customer's word any more; nobody is to be rung about it."""

    code = "ticket-not-asked"

    def __init__(self, ticket: str, state: str) -> None:
        super().__init__(self.code, ticket=ticket, state=state)


class NoLineFree(CallcenterError):
    """Every line that may reach the customer is in use or paused; the follow-up waits and loses no try."""

    code = "no-line-free"

    def __init__(self, reasons: dict[str, str]) -> None:
        super().__init__(reasons=reasons)


class Duplicate(CallcenterError):
    """There is already a row with these values."""

    code = "duplicate"

    def __init__(self, what: str, reason: str) -> None:
        super().__init__(what=what, reason=reason)


class StoreBusy(CallcenterError):
    """The database is locked by somebody else for too long; nothing was written."""

    code = "store-busy"


class StoreFull(CallcenterError):
    """The database's disk is full; nothing was written."""

    code = "store-full"


class StoreDown(CallcenterError):
    """The database cannot be reached or failed; nothing was written."""

    code = "store-down"

    def __init__(self, reason: str) -> None:
        super().__init__(reason=reason)


def every_error(root: type[CallcenterError] = CallcenterError) -> Iterator[type[CallcenterError]]:
    """The root and every imported error class below it, to check that codes are unique and mapped."""
    yield root
    for child in root.__subclasses__():
        yield from every_error(child)
