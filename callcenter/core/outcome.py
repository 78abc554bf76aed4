"""What the exchange says of a call and what it means: the total table from evidence to outcome.

Neither the dial status nor the Q.850 cause is enough alone: DialEnd reports NOANSWER for a rejected call and for an
unallocated number. Causes are numbers of ITU-T Q.850; a trunk's 401, 403 and 603 all arrive as 21, its 404 as 1.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, Protocol


class Outcome(StrEnum):
    """How an attempt ended; every attempt has exactly one."""

    ANSWERED = "answered"
    ANSWERED_SHORT = "answered_short"
    BUSY = "busy"
    NO_ANSWER = "no_answer"
    REJECTED = "rejected"
    UNREACHABLE = "unreachable"
    INVALID_NUMBER = "invalid_number"
    NETWORK_FAILURE = "network_failure"
    CANCELLED = "cancelled"
    AGENT_FAILED = "agent_failed"
    FAILED = "failed"
    UNKNOWN = "unknown"


RefinedTo = Literal[
    Outcome.BUSY,
    Outcome.NO_ANSWER,
    Outcome.REJECTED,
    Outcome.UNREACHABLE,
    Outcome.INVALID_NUMBER,
    Outcome.NETWORK_FAILURE,
    Outcome.FAILED,
]
"""What a policy may make of a call that was not answered. It cannot invent an answer or an agent's failure."""

COUNTING: frozenset[Outcome] = frozenset(
    {
        Outcome.ANSWERED,
        Outcome.ANSWERED_SHORT,
        Outcome.BUSY,
        Outcome.NO_ANSWER,
        Outcome.REJECTED,
        Outcome.UNREACHABLE,
        Outcome.INVALID_NUMBER,
        Outcome.UNKNOWN,
    }
)
"""Outcomes that count as a try of the customer; `unknown` counts until it is settled."""

BY_CAUSE: dict[int, Outcome] = {
    17: Outcome.BUSY,
    18: Outcome.NO_ANSWER,
    19: Outcome.NO_ANSWER,
    21: Outcome.REJECTED,
    20: Outcome.UNREACHABLE,
    27: Outcome.UNREACHABLE,
    1: Outcome.INVALID_NUMBER,
    22: Outcome.INVALID_NUMBER,
    28: Outcome.INVALID_NUMBER,
    34: Outcome.NETWORK_FAILURE,
    38: Outcome.NETWORK_FAILURE,
    41: Outcome.NETWORK_FAILURE,
    42: Outcome.NETWORK_FAILURE,
    44: Outcome.NETWORK_FAILURE,
    58: Outcome.NETWORK_FAILURE,
    127: Outcome.NETWORK_FAILURE,
}

ANSWERED_SHORT_BELOW_SECONDS = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CallEvidence:
    """What is known of an attempt's end. `dial_status` as Asterisk's DIALSTATUS, `cause` the Q.850 number, both as
    found.

    `talk_seconds` from the answer to the end. `agent_failed`: the agent's leg could not be brought up and nobody
    was dialed. `known` false: neither journal nor events nor a proof of absence say how it ended.
    """

    dial_status: str = ""
    cause: int | None = None
    talk_seconds: float = 0.0
    sip_code: int | None = None
    trunk: str = ""
    agent_failed: bool = False
    known: bool = True


class RefinesOutcome(Protocol):
    """A policy's refinement (policy_parts.Refinement)."""

    @property
    def outcome(self) -> RefinedTo: ...
    @property
    def trunk(self) -> str | None: ...
    @property
    def dial_status(self) -> str | None: ...
    @property
    def cause(self) -> int | None: ...
    @property
    def sip_code(self) -> int | None: ...


def classify(
    evidence: CallEvidence,
    refinements: Iterable[RefinesOutcome] = (),
    short_below_seconds: float = ANSWERED_SHORT_BELOW_SECONDS,
) -> Outcome:
    """The outcome of an attempt; total: every evidence has one.

    In order: not known → unknown; the agent's leg failed → agent_failed; answered, by the length of talk; hung up
    by us while it rang → cancelled, whatever cause the cut left behind; the policy's refinements, first match; the
    cause; the dial status.
    """
    if not evidence.known:
        return Outcome.UNKNOWN
    if evidence.agent_failed:
        return Outcome.AGENT_FAILED
    status = evidence.dial_status.strip().upper()
    if status == "ANSWER":
        return Outcome.ANSWERED if evidence.talk_seconds >= short_below_seconds else Outcome.ANSWERED_SHORT
    if status == "CANCEL":
        return Outcome.CANCELLED
    for rule in refinements:
        if _matches(rule, evidence, status):
            return rule.outcome
    if evidence.cause is not None and evidence.cause in BY_CAUSE:
        return BY_CAUSE[evidence.cause]
    if evidence.cause in (None, 0, 16):
        if status == "NOANSWER":
            return Outcome.NO_ANSWER
        # A far end that signals busy without a cause of its own; the status alone is plain enough.
        if status == "BUSY":
            return Outcome.BUSY
    return Outcome.FAILED


def _matches(rule: RefinesOutcome, evidence: CallEvidence, status: str) -> bool:
    return (
        (rule.trunk is None or rule.trunk == evidence.trunk)
        and (rule.dial_status is None or rule.dial_status.upper() == status)
        and (rule.cause is None or rule.cause == evidence.cause)
        and (rule.sip_code is None or rule.sip_code == evidence.sip_code)
    )


def counts_as_try(outcome: Outcome) -> bool:
    """Whether the attempt uses up one of the customer's tries."""
    return outcome in COUNTING
