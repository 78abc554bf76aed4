"""Who is who in the demonstration: two dealers, the staff with their logins, and sixty customers with orders.

Nobody here is real. The last two digits of a number say how the lab's public network answers it (lab/README.md); the last
digit of an order's number says how its customer feels when spoken to.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

PASSWORD = "callcenter-demo"
"""Everybody's password, which the service refuses outside the demonstration."""

FIRST_PASSWORD = "first-demo-sign-in"
"""What the administrator gives people; each changes it at the first sign-in, as in life."""

ADMIN = ("admin", "系统管理员")
AGENTS = (
    ("agent1", "李静"),
    ("agent2", "张敏"),
    ("agent3", "王磊"),
    ("agent4", "陈晨"),
    ("agent5", "刘洋"),
)
GUEST = ("agent", "赵敏")
"""An agent whom nobody plays: for whoever tries the demonstration, with a phone in the browser."""
STAFF = (
    ("handler", "赵强", "handler"),
    ("supervisor", "孙丽", "supervisor"),
    ("gm", "周建国", "general_manager"),
)
INTEGRATION = ("dms", "经销商管理系统")
REGION = "华东"
BRAND = "远景"

DEALERS = (
    {
        "code": "SH01",
        "name": "上海浦东特约店",
        "short_name": "浦东店",
        "brand": BRAND,
        "region": REGION,
        "area_code": "021",
        "return_number": "02160000001",
        "inbound_numbers": ["02160000001"],
        "sms_signature": "浦东店",
    },
    {
        "code": "HZ01",
        "name": "杭州西湖特约店",
        "short_name": "西湖店",
        "brand": BRAND,
        "region": REGION,
        "area_code": "0571",
        "return_number": "057180000001",
        "inbound_numbers": ["057180000001"],
        "sms_signature": "西湖店",
    },
)

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
_GIVEN = (
    "伟",
    "芳",
    "秀英",
    "娜",
    "敏",
    "静",
    "丽",
    "强",
    "磊",
    "军",
    "洋",
    "勇",
    "艳",
    "杰",
    "涛",
    "明",
    "超",
    "秀兰",
    "霞",
    "平",
)
_MODELS = ("远景 X3", "远景 S7 混动", "远景 E5 纯电", "远景 V9", "远景 C2")
ADVISERS = (("吴敏华", "钱宏", "沈佳"), ("郑晓东", "冯雨", "褚亮"))
_KINDS = ("maintenance", "repair", "first_service", "maintenance", "warranty", "maintenance", "accident", "repair")
_PREFIXES = ("138001", "139162", "158016", "186215", "177018", "135641")
_PLATES = (("沪A", "沪B", "沪C"), ("浙A", "浙A", "浙A"))
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"

_NOT_ANSWERING = {1: 70, 9: 75, 13: 85, 17: 71, 22: 80, 27: 61, 31: 76, 36: 72, 40: 65, 45: 88, 49: 62, 53: 94, 58: 97}
"""Which of the sixty answer differently: rings out, busy, switched off, rejected, hangs up first, no such number, voicemail."""

TEMPERS = (
    "content",
    "content",
    "content",
    "inconvenient",
    "content",
    "dissatisfied",
    "content",
    "suggestion",
    "declined",
    "content",
)
"""By the last digit of the order's number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One repair order as the dealer's system knows it. `number` is as people write it; instants are aware."""

    dealer: str
    order_no: str
    name: str
    number: str
    contact: str
    owner_number: str
    plate: str
    vin: str
    model: str
    kind: str
    adviser: str
    mileage_km: int
    amount_yuan: int
    opened_at: datetime
    delivered_at: datetime


def visits(now: datetime, count: int = 60) -> list[Visit]:
    """The orders, delivered between 25 and 50 hours before `now`, so that every one may be called at once."""
    return [_visit(now, index) for index in range(count)]


def _visit(now: datetime, index: int) -> Visit:
    return visit_of((now - timedelta(hours=25, minutes=25 * index)).replace(second=0, microsecond=0), index)


def full_name(index: int) -> str:
    """A name that comes again after 600 people only."""
    return _SURNAMES[index % len(_SURNAMES)] + _GIVEN[(index * 7 + index // len(_SURNAMES)) % len(_GIVEN)]


def number_of(index: int) -> str:
    """A mobile number of somebody who answers."""
    return f"150{(index * 7919) % 1_000_000:06d}{index % 60:02d}"


def plate_of(index: int, shop: int) -> str:
    """A number plate of the dealer's city."""
    return f"{_PLATES[shop][index % 3]}{_LETTERS[(index * 5) % 24]}{(index * 7_919) % 10_000:04d}"


def visit_of(delivered: datetime, index: int) -> Visit:
    """The order of one of the sixty, or of one who comes after them, delivered at an instant."""
    shop = index % 2
    ending = _NOT_ANSWERING.get(index % 60, index % 60)
    surname = _SURNAMES[index % len(_SURNAMES)]
    letters = _LETTERS[index % 24] + _LETTERS[(index * 7) % 24]
    electric = index % 5 == 2
    plate = f"{_PLATES[shop][index % 3]}{'D' if electric else letters[0]}{letters[1] if not electric else ''}"
    plate += f"{(10007 + index * 613) % 100000:05d}" if electric else f"{(101 + index * 37) % 1000:03d}"
    return Visit(
        dealer=str(DEALERS[shop]["code"]),
        order_no=f"RO26{index + 1:04d}",
        name=surname + _GIVEN[(index * 3) % len(_GIVEN)],
        number=f"{_PREFIXES[index % len(_PREFIXES)]}{(index * 137) % 1000:03d}{ending:02d}",
        contact=_SURNAMES[(index * 5 + 3) % len(_SURNAMES)] + "师傅" if index % 12 == 7 else "",
        owner_number=f"133{(index * 4_321) % 1_000_000:06d}{index % 60:02d}",
        plate=plate,
        vin=vin_of(f"LDM{'ABCDE'[index % 5]}6{index % 10}E7", f"26{index:06d}"),
        model=_MODELS[index % 5],
        kind=_KINDS[index % len(_KINDS)],
        adviser=ADVISERS[shop][index % 3],
        mileage_km=3_000 + index * 1_250,
        amount_yuan=280 + (index * 173) % 2_600,
        opened_at=delivered - timedelta(hours=4),
        delivered_at=delivered,
    )


def vin_of(head: str, tail: str) -> str:
    """A VIN with the right check digit from its first eight and last eight characters (ISO 3779, 49 CFR 565)."""
    values = dict(
        zip(
            "ABCDEFGHJKLMNPRSTUVWXYZ",
            (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
            strict=True,
        )
    )
    weights = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)
    letters = f"{head}0{tail}"
    rest = (
        sum(weight * (values.get(letter) or int(letter)) for letter, weight in zip(letters, weights, strict=True)) % 11
    )
    return f"{head}{'X' if rest == 10 else rest}{tail}"


def temper(order_no: str) -> str:
    """How the customer of an order feels; that of an order which somebody else sent is content."""
    return TEMPERS[int(order_no[-1])] if order_no[-1:].isdecimal() else "content"
