"""Why is this customer (not) being called at this moment? Reasons with code, rule, time and resource; words are data.

Every gate that can hold a follow-up back has one code here, and the claim may use no gate that is not listed. The same
function answers for now and for a past moment: it is given what was so then. The texts lie in policies/explain/, one
file a language; `render` fills them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from callcenter.core.policy_parts import PartsOfDay
from callcenter.core.retry import CheckReason, StopReason, WaitReason, part_at
from callcenter.core.worktime import Calendar, is_open, next_open, zone_of
from callcenter.errors import Invalid


class ReasonCode(StrEnum):
    """Every reason that explain can give."""

    DONE = "done"
    EXCLUDED = "excluded"
    NO_CALLS = "no_calls"
    NO_NUMBER = "no_number"
    BUNDLED = "bundled"
    CLAIMED = "claimed"
    ON_CALL = "on_call"
    UNDISPOSED = "undisposed"
    UNKNOWN_END = "unknown_end"
    NUMBER_TO_CHECK = "number_to_check"
    TIME_TO_AGREE = "time_to_agree"
    TRIES_USED = "tries_used"
    AFTER_SMS = "after_sms"
    TOO_EARLY = "too_early"
    AGREED_LATER = "agreed_later"
    RETRY_OTHER_PART = "retry_other_part"
    RETRY_OTHER_HALF_DAY = "retry_other_half_day"
    RETRY_BUSY = "retry_busy"
    RETRY_LATER = "retry_later"
    WAITING = "waiting"
    CALLING_CLOSED = "calling_closed"
    NUMBER_COOLING = "number_cooling"
    DESTINATION_REFUSED = "destination_refused"
    LINK_DOWN = "link_down"
    DIALPLAN_MISMATCH = "dialplan_mismatch"
    TRUNK_PAUSED = "trunk_paused"
    TRUNK_FULL = "trunk_full"
    CALLER_ID_USED_UP = "caller_id_used_up"
    NO_AGENT = "no_agent"
    OTHER_AGENT = "other_agent"
    AGREED_DUE = "agreed_due"
    NEXT = "next"
    BEHIND = "behind"
    MISSED = "missed"
    CLOSED_BEFORE_DUE = "closed_before_due"


INFORMING: frozenset[ReasonCode] = frozenset(
    {
        ReasonCode.AGREED_DUE,
        ReasonCode.NEXT,
        ReasonCode.BEHIND,
        ReasonCode.MISSED,
        ReasonCode.CLOSED_BEFORE_DUE,
        ReasonCode.ON_CALL,
    }
)
"""Reasons that hold nothing back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason. `rule` is the key path in the policy or the row of the requirements it comes from; `until` is UTC.

    `resource` names what is missing (trunk, exchange, team, agent); `fields` fill the text's other places.
    """

    code: ReasonCode
    rule: str
    until: datetime | None = None
    resource: str = ""
    fields: Mapping[str, str | int] = field(default_factory=dict)

    @property
    def blocks(self) -> bool:
        """Whether this reason holds the call back."""
        return self.code not in INFORMING


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainFacts:
    """What was so at the moment asked about; instants are UTC. Defaults hold nothing back.

    `closed_result` is set once the follow-up is done (`excluded_reason` says why when it was excluded). `check` is a
    person's look that is awaited, `stop` why no further try is made; `wait` why `next_try_at` is when it is.
    `ahead` is how many ready follow-ups of its lane come first; None when that is not known.
    """

    due_at: datetime
    earliest_at: datetime
    next_try_at: datetime
    wait: WaitReason | None = None
    closed_result: str = ""
    excluded_reason: str = ""
    no_calls: bool = False
    has_number: bool = True
    bundled_with: str = ""
    claimed_by: str = ""
    claimed_until: datetime | None = None
    on_call_with: str = ""
    check: CheckReason | None = None
    stop: StopReason | None = None
    tries: int = 0
    agreed_at: datetime | None = None
    assigned_to: str = ""
    missed_at: datetime | None = None
    missed_cause: str = ""
    number_cools_until: datetime | None = None
    destination_refused: str = ""
    pbx: str = ""
    link_up: bool = True
    dialplan_ok: bool = True
    trunk: str = ""
    trunk_paused_until: datetime | None = None
    trunk_lines_free: int | None = None
    caller_id: str = ""
    caller_id_free_at: datetime | None = None
    team: str = ""
    agents_ready: int | None = None
    assigned_agent_ready: bool = True
    ahead: int | None = None


_CHECKS: dict[CheckReason, ReasonCode] = {
    CheckReason.INVALID_NUMBER: ReasonCode.NUMBER_TO_CHECK,
    CheckReason.WRONG_NUMBER: ReasonCode.NUMBER_TO_CHECK,
    CheckReason.UNDISPOSED: ReasonCode.UNDISPOSED,
    CheckReason.UNKNOWN: ReasonCode.UNKNOWN_END,
    CheckReason.INCONVENIENT_WITHOUT_TIME: ReasonCode.TIME_TO_AGREE,
}
_STOPS: dict[StopReason, tuple[ReasonCode, str]] = {
    StopReason.TRIES_USED: (ReasonCode.TRIES_USED, "retry.tries"),
    StopReason.AFTER_SMS: (ReasonCode.AFTER_SMS, "retry.after_sms"),
}
_WAITS: dict[WaitReason, tuple[ReasonCode, str]] = {
    WaitReason.OTHER_PART: (ReasonCode.RETRY_OTHER_PART, "retry.tries_a_day"),
    WaitReason.OTHER_HALF_DAY: (ReasonCode.RETRY_OTHER_HALF_DAY, "parts_of_day.second_half"),
    WaitReason.BUSY: (ReasonCode.RETRY_BUSY, "retry.busy_after"),
    WaitReason.LATER: (ReasonCode.RETRY_LATER, "retry.later"),
    WaitReason.AGREED: (ReasonCode.AGREED_LATER, "S2-11"),
}


def explain(facts: ExplainFacts, now: datetime, calling: Calendar, parts: PartsOfDay) -> tuple[Reason, ...]:
    """All reasons at a moment, the decisive first. Never empty; without a blocking one the follow-up can be called.

    A closed follow-up has one reason. An open one names every gate that is shut, so nobody opens one to find the next.
    """
    if facts.closed_result:
        if facts.closed_result == "excluded":
            return (_reason(ReasonCode.EXCLUDED, "S2-40", reason=facts.excluded_reason),)
        return (_reason(ReasonCode.DONE, "follow_up.result", result=facts.closed_result),)
    if facts.on_call_with:
        return (_reason(ReasonCode.ON_CALL, "attempt", resource=facts.on_call_with),)
    found = [*_person_gates(facts), *_time_gates(facts, now, calling, parts), *_line_gates(facts, now)]
    found += _agent_gates(facts)
    if not found:
        found.append(_place(facts, now))
    return (*found, *_remarks(facts))


def _person_gates(facts: ExplainFacts) -> list[Reason]:
    found: list[Reason] = []
    if facts.no_calls:
        found.append(_reason(ReasonCode.NO_CALLS, "customer.no_calls"))
    if not facts.has_number:
        found.append(_reason(ReasonCode.NO_NUMBER, "customer.numbers"))
    if facts.bundled_with:
        found.append(_reason(ReasonCode.BUNDLED, "selection.one_call_per_person", resource=facts.bundled_with))
    if facts.check is not None:
        found.append(_reason(_CHECKS[facts.check], f"check.{facts.check}"))
    if facts.stop is not None:
        code, rule = _STOPS[facts.stop]
        found.append(_reason(code, rule, tries=facts.tries))
    return found


def _time_gates(facts: ExplainFacts, now: datetime, calling: Calendar, parts: PartsOfDay) -> list[Reason]:
    found: list[Reason] = []
    if facts.agreed_at is not None and facts.agreed_at > now:
        found.append(_reason(ReasonCode.AGREED_LATER, "S2-11", until=facts.agreed_at))
    elif facts.earliest_at > now:
        found.append(_reason(ReasonCode.TOO_EARLY, "clocks.first_follow_up.earliest_days", until=facts.earliest_at))
    elif facts.next_try_at > now:
        code, rule = (ReasonCode.WAITING, "follow_up.next_try_at") if facts.wait is None else _WAITS[facts.wait]
        part = part_at(facts.next_try_at, calling.zone, parts)
        found.append(_reason(code, rule, until=facts.next_try_at, part=str(part), tries=facts.tries))
    if not is_open(calling, now):
        found.append(_reason(ReasonCode.CALLING_CLOSED, "calendar.calling", until=next_open(calling, now)))
    return found


def _line_gates(facts: ExplainFacts, now: datetime) -> list[Reason]:
    found: list[Reason] = []
    if facts.number_cools_until is not None and facts.number_cools_until > now:
        found.append(_reason(ReasonCode.NUMBER_COOLING, "limits.number_cool_down", until=facts.number_cools_until))
    if facts.destination_refused:
        found.append(_reason(ReasonCode.DESTINATION_REFUSED, "dialing.allowed", reason=facts.destination_refused))
    if not facts.link_up:
        found.append(_reason(ReasonCode.LINK_DOWN, "pbx.link", resource=facts.pbx))
    elif not facts.dialplan_ok:
        found.append(_reason(ReasonCode.DIALPLAN_MISMATCH, "pbx.dialplan_version", resource=facts.pbx))
    if facts.trunk_paused_until is not None and facts.trunk_paused_until > now:
        found.append(_reason(ReasonCode.TRUNK_PAUSED, "breaker", until=facts.trunk_paused_until, resource=facts.trunk))
    elif facts.trunk_lines_free is not None and facts.trunk_lines_free <= 0:
        found.append(_reason(ReasonCode.TRUNK_FULL, "trunk.lines", resource=facts.trunk))
    if facts.caller_id_free_at is not None and facts.caller_id_free_at > now:
        found.append(
            _reason(
                ReasonCode.CALLER_ID_USED_UP,
                "trunk.calls_per_caller_id",
                until=facts.caller_id_free_at,
                resource=facts.caller_id,
            )
        )
    return found


def _agent_gates(facts: ExplainFacts) -> list[Reason]:
    if facts.claimed_by:
        return [_reason(ReasonCode.CLAIMED, "claim", until=facts.claimed_until, resource=facts.claimed_by)]
    if facts.assigned_to and not facts.assigned_agent_ready:
        return [_reason(ReasonCode.OTHER_AGENT, "limits.own_agent_wait", resource=facts.assigned_to)]
    if facts.agents_ready is not None and facts.agents_ready <= 0:
        return [_reason(ReasonCode.NO_AGENT, "team.ready", resource=facts.team)]
    return []


def _place(facts: ExplainFacts, now: datetime) -> Reason:
    if facts.agreed_at is not None and facts.agreed_at <= now:
        return _reason(ReasonCode.AGREED_DUE, "S2-11", until=facts.agreed_at)
    if facts.ahead:
        return _reason(ReasonCode.BEHIND, "ranking", ahead=facts.ahead)
    return _reason(ReasonCode.NEXT, "ranking")


def _remarks(facts: ExplainFacts) -> list[Reason]:
    found: list[Reason] = []
    if facts.missed_at is not None:
        found.append(_reason(ReasonCode.MISSED, "S2-37", until=facts.missed_at, cause=facts.missed_cause))
    if facts.missed_at is None and facts.next_try_at >= facts.due_at and facts.agreed_at is None:
        found.append(_reason(ReasonCode.CLOSED_BEFORE_DUE, "S2-37", until=facts.due_at))
    return found


def _reason(
    code: ReasonCode, rule: str, *, until: datetime | None = None, resource: str = "", **fields: str | int
) -> Reason:
    return Reason(code=code, rule=rule, until=until, resource=resource, fields=fields)


def can_be_called(reasons: tuple[Reason, ...]) -> bool:
    """Whether no reason holds the call back (a call in progress is not held back, it is being made)."""
    return not any(reason.blocks for reason in reasons)


@dataclass(frozen=True, slots=True)
class ReasonTexts:
    """The texts of one language: code → text with `{until}`, `{resource}` and the reason's own fields; words for
    values.
    """

    texts: Mapping[ReasonCode, str]
    words: Mapping[str, str]


def parse_texts(text: str) -> ReasonTexts:
    """Read a file of policies/explain/. Raises Invalid when a code has no text or a text belongs to no code."""
    document = tomllib.loads(text)
    reasons = document.get("reasons", {})
    missing = sorted(set(ReasonCode) - reasons.keys())
    strange = sorted(reasons.keys() - set(ReasonCode))
    if missing or strange:
        raise Invalid("reasons", f"missing: {missing}, unknown: {strange}")
    return ReasonTexts({ReasonCode(code): words for code, words in reasons.items()}, document.get("words", {}))


def render(reason: Reason, texts: ReasonTexts, zone: str) -> str:
    """A reason in words; instants in the zone given, values that have a word of their own translated."""
    filled = texts.texts[reason.code]
    until = "" if reason.until is None else f"{reason.until.astimezone(zone_of(zone)):%Y-%m-%d %H:%M}"
    values = {"until": until, "resource": reason.resource, **{name: str(v) for name, v in reason.fields.items()}}
    for name, value in values.items():
        filled = filled.replace("{" + name + "}", texts.words.get(value, value))
    return filled
