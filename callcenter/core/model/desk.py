"""What agents have at hand beside the call: the shelf (S2-35), hard questions with their answers (S2-32), the
preparation of each shift (S2-44, S2-48, S2-49).
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any


class ShelfKind(StrEnum):
    """What people maintain on the shelf; the sixth thing at hand, the repair order, comes from the orders (S2-35)."""

    PART_PRICE = "part_price"
    STAFF = "staff"
    MEMBER_OFFER = "member_offer"
    INSPECTION = "inspection"
    SHOP_EVENT = "shop_event"


class QuestionState(StrEnum):
    """The way of a hard question: noted in a call, asked of a department, answered by it, published; or withdrawn."""

    NOTED = "noted"
    ASKED = "asked"
    ANSWERED = "answered"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfItem:
    """One line of the shelf, of one dealer. Which fields a kind uses is core/shelf.py's.

    `code` is the part's number, the member of staff's number, or what makes an inspection unique (set by the service).
    `amount_cents` is a price. `number` is a telephone number of staff as people dial it. `vehicle_id` and `due_on` tell
    what falls due for which vehicle. Offers and events hold from `valid_from` to `valid_until`, both days included.
    `search` is title, text and code as core/finding.py reads them.
    """

    id: str
    dealer_id: str
    kind: ShelfKind
    title: str
    text: str = ""
    code: str = ""
    amount_cents: int | None = None
    unit: str = ""
    number: str = ""
    vehicle_id: str | None = None
    due_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    search: str = ""
    active: bool = True
    updated_at: datetime
    updated_by: str | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HardQuestion:
    """A question that could not be answered in a call, its way through a department, and its published answer (S2-32).

    `question` is what the customer asked, `follow_up_id` and `attempt_id` where. It is asked of `asked_of` (a person) or
    of everybody with `asked_role` at the dealer, by `due_at`. `answer` is the department's own. `published` maps a
    language to {"question", "answer"}; `keywords` help finding; `shared` shows it at every dealer.
    `used` counts how often an agent answered a customer with it.
    """

    id: str
    dealer_id: str
    question: str
    state: QuestionState = QuestionState.NOTED
    follow_up_id: str | None = None
    attempt_id: str | None = None
    noted_by: str
    noted_at: datetime
    department: str = ""
    asked_of: str | None = None
    asked_role: str = ""
    asked_by: str | None = None
    asked_at: datetime | None = None
    due_at: datetime | None = None
    answer: str = ""
    answered_by: str | None = None
    answered_at: datetime | None = None
    published: dict[str, Any] = field(default_factory=dict)
    keywords: list[str] = field(default_factory=list)
    shared: bool = False
    published_by: str | None = None
    published_at: datetime | None = None
    reason: str = ""
    search: str = ""
    used: int = 0
    used_at: datetime | None = None
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """One person's preparation of one shift: `shift` is the local day, with `-2` and so on for further shifts of that day.

    `ticks` is item code → instant (RFC 3339); `checks` the system check as it was when last kept: a list of
    {"code", "ok", "reason"}. `checklist_version` is the version of the list that was ticked. `done_at`: every required
    item was ticked.
    """

    id: str
    person_id: str
    shift: str
    checklist: str
    checklist_version: int
    started_at: datetime
    ticks: dict[str, Any] = field(default_factory=dict)
    checks: list[dict[str, Any]] = field(default_factory=list)
    checked_at: datetime | None = None
    done_at: datetime | None = None
    version: int = 0
