"""Customers, their numbers and vehicles, and the repair orders that dealers' systems send."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """A person who owns or brings a vehicle, with four separate wishes (S2-40).

    *No follow-ups* does not stop the second call about an own complaint; *no calls* stops every call.
    `merged_into` names the customer that this one turned out to be; nothing of it is deleted.
    """

    id: str
    dealer_id: str
    name: str
    language: str = "zh-CN"
    no_follow_ups: bool = False
    no_sms: bool = False
    no_calls: bool = False
    no_recording: bool = False
    next_visit_note: str = ""
    external_id: str = ""
    source_fields: dict[str, Any] = field(default_factory=dict)
    merged_into: str | None = None
    updated_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerNumber:
    """One telephone number of a customer: `number` in E.164; `status` is usable, to_check, wrong or unusable."""

    id: str
    customer_id: str
    number: str
    extension: str = ""
    kind: str = "mobile"
    label: str = ""
    position: int = 0
    status: str = "usable"
    raw: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    """A vehicle; `vin` and `plate` normalised, either may be empty when unknown.

    `next_visit_note` is to be verified when it comes again (S2-15); the next order takes it over.
    """

    id: str
    dealer_id: str
    vin: str = ""
    plate: str = ""
    model: str = ""
    brand: str = ""
    owner_id: str | None = None
    next_visit_note: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceOrder:
    """A repair order: unique by (dealer_id, order_no).

    `contact_id` is the person who brought the vehicle (送修人) when it is not the owner; `status` is open or cancelled.
    `recorded_at` is when it entered this system; `delivered_at` when the vehicle was handed over (None: not yet).
    """

    id: str
    dealer_id: str
    order_no: str
    owner_id: str
    contact_id: str | None = None
    vehicle_id: str | None = None
    kind: str = ""
    brand: str = ""
    amount_cents: int | None = None
    adviser: str = ""
    mileage_km: int | None = None
    opened_at: datetime | None = None
    delivered_at: datetime | None = None
    delivered_exact: bool = True
    recorded_at: datetime
    status: str = "open"
    source: str = "api"
    visit_note: str = ""
    detail: dict[str, Any] = field(default_factory=dict)
    version: int = 0
