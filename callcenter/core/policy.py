"""A policy: one complaint or follow-up system as a document that people write (TOML), checked as a whole when read.

Nothing of a policy is written in code: limits, retry table, selection, SMS rules, ticket rules, roles and reports
are here. `parse_policy` is pure; reading files or rows is the caller's. Every error names its key path (S2-5
included).
"""

import tomllib
from collections.abc import Mapping
from typing import Any, Self

from pydantic import Field, ValidationError, model_validator

from callcenter.core.policy_parts import (
    Breaker,
    Clocks,
    Limits,
    NoCallRule,
    PartsOfDay,
    PolicyPart,
    Ranking,
    Refinement,
    RetryRules,
    Selection,
    SpanText,
    TimeOfDay,
)
from callcenter.errors import InvalidInput, Problem

DESK_STAFF = frozenset({"agent", "agents", "desk", "desk_staff", "team", "customer_service"})
COMPLAINT_COUNTS = frozenset(
    {"complaints", "complaint_count", "grievances", "grievance_count", "tickets_opened", "dissatisfied_count"}
)


class BadPolicy(InvalidInput):
    """The policy document cannot be used."""

    code = "bad-policy"

    def __init__(self, name: str, problems: list[Problem]) -> None:
        super().__init__(problems)
        self.fields["policy"] = name


class Measured(PolicyPart):
    """A figure taken over one kind of subject. Desk staff are never measured by complaints taken (S2-5)."""

    name: str = Field(min_length=1)
    subject: str = Field(min_length=1)
    measures: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _not_by_complaints(self) -> Self:
        counted = COMPLAINT_COUNTS.intersection(measure.strip().lower() for measure in self.used())
        if self.subject.strip().lower() in DESK_STAFF and counted:
            raise ValueError(
                f"the number of complaints must not measure the desk's staff (S2-5): {', '.join(sorted(counted))}"
            )
        return self

    def used(self) -> tuple[str, ...]:
        """Every measure that the figure rests on."""
        return self.measures


class ReportRule(Measured):
    """A report of the policy; `rank_by` orders its subjects. `names_agent` false keeps staff out of departments' eyes
    (S2-6).
    """

    rank_by: str | None = None
    names_agent: bool = False

    def used(self) -> tuple[str, ...]:
        return self.measures if self.rank_by is None else (*self.measures, self.rank_by)


class Objective(Measured):
    """A quality objective as a share, 0 to 1 (A12); counted over closed and overdue open."""

    at_least: float = Field(ge=0, le=1)


class QuietHours(PolicyPart):
    """Local times between which no SMS leaves; over midnight when `start` is later than `end`."""

    start: TimeOfDay = "21:00"
    end: TimeOfDay = "09:00"


class SmsRules(PolicyPart):
    """When the customer gets an SMS: one after the second miss (S2-9), one when declining (S2-10).

    `on_…` name a kind of the SMS texts; empty: no SMS.
    """

    on_second_miss: str = "second_miss"
    on_declined: str = "declined"
    quiet: QuietHours | None = QuietHours()
    a_day_per_customer: int = Field(default=1, ge=1)
    expires: SpanText = "24h"


class TicketRules(PolicyPart):
    """How a ticket lives (S2-38, S2-42). `closes_unverified` may close one whose customer was not reached, with a
    reason.
    """

    kinds: tuple[str, ...] = ("complaint", "grievance", "opinion", "suggestion")
    second_by_another: bool = True
    received_tolerance: SpanText = "5m"
    closes_unverified: frozenset[str] = frozenset({"supervisor", "general_manager"})
    unreached_to: str = "general_manager"
    number: str = "T-{dealer}-{year}-{serial}"


class Roles(PolicyPart):
    """Who acts and who is told. This desk's breaches go to the general manager, not to a department head (S2-3)."""

    handles: frozenset[str] = frozenset({"handler"})
    reminded: frozenset[str] = frozenset({"handler", "supervisor"})
    told_of_breach: frozenset[str] = frozenset({"general_manager"})
    told_of_alarm: frozenset[str] = frozenset({"supervisor", "administrator"})


class Policy(PolicyPart):
    """The whole document. `name` is its code (dealer.policy), `version` the number of its present wording."""

    name: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    version: int = Field(default=1, ge=1)
    title: dict[str, str]
    clocks: Clocks = Clocks()
    parts_of_day: PartsOfDay = PartsOfDay()
    retry: RetryRules = RetryRules()
    retry_second: RetryRules = RetryRules(tries=3, days=2)
    selection: Selection = Selection()
    limits: Limits = Limits()
    ranking: Ranking = Ranking()
    breaker: Breaker = Breaker()
    outcomes: tuple[Refinement, ...] = ()
    sms: SmsRules = SmsRules()
    tickets: TicketRules = TicketRules()
    roles: Roles = Roles()
    reports: tuple[ReportRule, ...] = ()
    objectives: tuple[Objective, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        missing = {"zh-CN", "en"} - self.title.keys()
        if missing:
            raise ValueError(f"the title needs both languages; missing: {', '.join(sorted(missing))}")
        strange = sorted(self.clocks.tickets.keys() - set(self.tickets.kinds))
        if strange:
            raise ValueError(f"a clock for a ticket kind that the policy does not have: {', '.join(strange)}")
        return self


def parse_policy(text: str, name: str = "policy") -> Policy:
    """Read a TOML document. Raises BadPolicy with every problem at once, each with its key path."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadPolicy(name, [Problem(field="", reason=f"not TOML: {error}")]) from None
    return policy_of(document, name)


def policy_of(document: Mapping[str, Any], name: str = "policy") -> Policy:
    """Check a document that was already read (a row's body). Raises BadPolicy."""
    try:
        return Policy.model_validate(document)
    except ValidationError as error:
        problems = [
            Problem(field=".".join(str(step) for step in found["loc"]), reason=found["msg"]) for found in error.errors()
        ]
        raise BadPolicy(name, problems) from None


def document_of(policy: Policy) -> dict[str, Any]:
    """The policy as plain JSON values, for a document row; `policy_of` reads it back as the same policy."""
    return policy.model_dump(mode="json")


def no_call_reason(
    rules: tuple[NoCallRule, ...],
    *,
    kind: str,
    brand: str,
    amount_cents: int | None,
    kind_text: str = "",
    items: tuple[str, ...] = (),
) -> str | None:
    """Why an order needs no first follow-up, or None when it does: the first rule whose conditions all hold.

    `kind_text` is the sender's own word for the kind, which may name what no kind of ours does (代步车).
    """
    for rule in rules:
        if rule.kinds and not (_named(kind, rule.kinds) or (kind_text and _named(kind_text, rule.kinds))):
            continue
        if rule.brands and not _named(brand, rule.brands):
            continue
        if rule.below_cents is not None and (amount_cents is None or amount_cents >= rule.below_cents):
            continue
        if rule.only_items and not (items and all(_named(item, rule.only_items) for item in items)):
            continue
        return rule.reason
    return None


def _named(value: str, names: frozenset[str]) -> bool:
    return value.strip().casefold() in {name.strip().casefold() for name in names}
