"""The organisation: dealers, teams, queues, people with their roles and scopes, and how they sign in."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any


class Role(StrEnum):
    """What a person may do; where is said by the grant's scope."""

    AGENT = "agent"
    HANDLER = "handler"
    SUPERVISOR = "supervisor"
    GENERAL_MANAGER = "general_manager"
    ADMINISTRATOR = "administrator"
    INTEGRATION = "integration"


class Scope(StrEnum):
    """How far a grant reaches. `all` needs no scope id; `own` is what is assigned to the person."""

    ALL = "all"
    BRAND = "brand"
    REGION = "region"
    DEALER = "dealer"
    TEAM = "team"
    OWN = "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealer:
    """A dealer (authorised workshop). `time_zone` is an IANA name; calendars are codes of CalendarRow."""

    id: str
    code: str
    name: str
    short_name: str = ""
    brand: str = ""
    region: str = ""
    time_zone: str = "Asia/Shanghai"
    calling_calendar: str = "calling"
    working_calendar: str = "working"
    language: str = "zh-CN"
    area_code: str = ""
    return_number: str = ""
    fallback_number: str = ""
    inbound_numbers: list[str] = field(default_factory=list)
    sms_signature: str = ""
    announcement: str = ""
    caller_id: str = ""
    trunk: str = ""
    policy: str = "dealer_follow_up"
    queue_id: str | None = None
    general_manager_id: str | None = None
    sync_person_id: str | None = None
    sync_every_days: int = 7
    synced_at: datetime | None = None
    active: bool = True
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A group of agents that works queues together."""

    id: str
    name: str
    member_ids: list[str] = field(default_factory=list)
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Dealers whose follow-ups are worked together by teams; a lower `priority` number is served first."""

    id: str
    name: str
    priority: int = 100
    team_ids: list[str] = field(default_factory=list)
    mode: str = "preview"
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who signs in. `password_hash` is argon2's encoded form; integrations have none.

    A password that somebody else gave (`must_change_password`) is good until `password_until`.
    """

    id: str
    login: str
    name: str
    language: str = "zh-CN"
    mobile: str = ""
    password_hash: str | None = None
    must_change_password: bool = False
    password_until: datetime | None = None
    active: bool = True
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """One role of a person within one scope."""

    id: str
    person_id: str
    role: Role
    scope: Scope
    scope_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A signed-in browser: `id` is the SHA-256 (hex) of the cookie's random token."""

    id: str
    person_id: str
    created_at: datetime
    seen_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    address: str = ""
    agent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiToken:
    """A token of an integration: `secret_hash` is the SHA-256 (hex) of the secret part, shown once."""

    id: str
    person_id: str
    name: str
    secret_hash: str
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    used_at: datetime | None = None
    detail: dict[str, Any] = field(default_factory=dict)
