"""Which column of a dealer's file is which field of an order: header synonyms, own mappings, the template."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from callcenter.core.cell_text import narrow
from callcenter.core.dates import DayOrder
from callcenter.errors import BadConfig, CallcenterError, Problem

# Field → its headers; the first Chinese and the first English one make the template. Columns may share a field.
# `status`, `wants_…` and `delivered_time` are read into cancelled, the wishes and delivered_at (order_file.py).
_HEADERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "dealer_code": (
        ("特约店代码", "经销商代码", "店代码", "门店代码", "网点代码", "服务站代码", "店号", "经销商编号"),
        ("dealer code", "dealer", "dealer no", "store code", "outlet code", "station code"),
    ),
    "order_no": (
        (
            "工单号",
            "维修工单号",
            "工单编号",
            "服务单号",
            "委托书号",
            "施工单号",
            "结算单号",
            "维修单号",
            "单号",
            "RO号",
        ),
        ("order no", "order number", "repair order", "repair order no", "ro no", "ro number", "service order no", "ro"),
    ),
    "delivered_at": (
        (
            "交车时间",
            "交车日期",
            "实际交车时间",
            "出厂时间",
            "出厂日期",
            "提车时间",
            "结算时间",
            "结算日期",
            "离店时间",
        ),
        ("delivered at", "delivery time", "delivery date", "delivered", "handover time", "date out", "closed date"),
    ),
    "delivered_time": (("交车时刻", "交车钟点"), ("delivery clock time",)),
    "opened_at": (
        ("开单时间", "开单日期", "接车时间", "进厂时间", "进店时间", "进厂日期", "来店时间", "工单日期"),
        ("opened at", "open time", "open date", "date in", "check in time", "arrival time"),
    ),
    "customer_name": (
        ("车主", "车主姓名", "客户姓名", "客户名称", "客户", "顾客姓名", "车主名称"),
        ("customer name", "owner", "owner name", "customer"),
    ),
    "customer_phones": (
        (
            *("车主电话", "车主手机", "手机", "手机号", "手机号码", "电话", "联系电话", "客户电话", "客户手机"),
            *("移动电话", "固定电话", "家庭电话", "单位电话", "车主电话2", "电话2", "手机2", "其他电话", "联系方式"),
        ),
        ("customer phone", "owner phone", "phone", "mobile", "phone number", "mobile number", "telephone", "phone 2"),
    ),
    "contact_name": (
        ("送修人", "送修人姓名", "联系人", "联系人姓名", "送车人", "使用人"),
        ("contact name", "contact", "contact person", "brought by"),
    ),
    "contact_phones": (
        ("送修人电话", "送修人手机", "联系人电话", "联系人手机", "送车人电话", "使用人电话"),
        ("contact phone", "contact mobile", "contact phone number"),
    ),
    "vin": (
        ("VIN", "VIN码", "车架号", "底盘号", "车辆底盘号", "车辆识别代号", "车辆识别码"),
        ("vin", "chassis no", "chassis"),
    ),
    "plate": (
        ("车牌", "车牌号", "车牌号码", "牌照", "牌照号", "号牌", "号牌号码"),
        ("plate", "license plate", "plate no", "registration", "licence plate", "reg no"),
    ),
    "brand": (("品牌", "车辆品牌", "厂牌"), ("brand", "make")),
    "model": (("车型", "车型名称", "车系", "车辆型号"), ("model", "vehicle model", "car model")),
    "order_kind": (
        ("维修类型", "工单类型", "维修类别", "服务类型", "业务类型", "维修性质", "作业类型"),
        ("order kind", "order type", "repair type", "service type", "job type"),
    ),
    "items": (
        ("维修项目", "作业项目", "项目名称", "施工项目", "维修内容", "作业内容"),
        ("work items", "items", "work done", "job lines", "operations"),
    ),
    "amount": (
        ("金额", "维修金额", "结算金额", "应收金额", "总金额", "实收金额", "消费金额", "维修费用", "合计"),
        ("amount", "total", "total amount", "invoice amount"),
    ),
    "mileage_km": (
        ("里程", "行驶里程", "进厂里程", "公里数", "里程数", "表显里程"),
        ("mileage km", "mileage", "odometer", "km"),
    ),
    "adviser": (
        ("服务顾问", "接待员", "业务接待", "SA", "维修顾问", "接待"),
        ("adviser", "advisor", "service adviser", "sa"),
    ),
    "next_visit_note": (
        ("下次来店提示", "重要提示", "下次保养建议", "维修建议"),
        ("next visit note", "note for next visit"),
    ),
    "do_not_follow_up": (
        ("免回访", "不回访", "无需回访", "拒绝回访", "谢绝回访"),
        ("do not follow up", "no follow up"),
    ),
    "no_sms": (("不发短信", "拒收短信", "免短信"), ("no sms", "do not text", "sms opt out")),
    "no_calls": (("不接受来电", "免打扰", "拒绝来电", "不打电话", "禁止拨打"), ("no calls", "do not call")),
    "no_recording": (("不录音", "拒绝录音", "禁止录音"), ("no recording", "do not record")),
    "wants_follow_up": (
        ("是否回访", "需要回访", "同意回访", "是否需要回访", "接受回访"),
        ("wants follow up", "follow up ok"),
    ),
    "wants_sms": (("接收短信", "同意短信", "是否接收短信"), ("wants sms", "sms ok")),
    "wants_recording": (("同意录音", "允许录音"), ("recording ok",)),
    "cancelled": (("取消", "是否取消", "作废", "是否作废", "已取消", "已作废"), ("cancelled", "canceled", "void")),
    "status": (("状态", "工单状态", "单据状态"), ("status", "order status", "state")),
    "language": (("语言", "客户语言"), ("language", "customer language")),
    "recorded_at": (("登记时间", "记录时间", "录入时间", "填表时间"), ("recorded at", "recorded time", "entered at")),
}

FIELDS: frozenset[str] = frozenset(_HEADERS)
REQUIRED: tuple[str, ...] = ("order_no", "delivered_at")
_TEMPLATE_LEAVES_OUT = frozenset({"delivered_time", "wants_follow_up", "wants_sms", "wants_recording", "status"})
_DRESSING = re.compile(r"[\s_\-*:：.#·/\\]|[(\[【].*?[)\]】]")
_NUMBER_SUFFIX = re.compile(r"[\d一二三]$")

Language = Literal["zh-CN", "en"]


class OrderFileRefused(CallcenterError):
    """The order file cannot be read."""

    code = "order-file-refused"

    def __init__(self, reason: str, **more: object) -> None:
        self.reason = reason
        super().__init__(reason=reason, **more)


def header_key(header: str) -> str:
    """A header without case, blanks, punctuation, stars and remarks in brackets, as headers are compared."""
    return _DRESSING.sub("", narrow(header).lower())


_FIELD_OF: dict[str, str] = {
    header_key(header): name for name, (chinese, english) in _HEADERS.items() for header in (*chinese, *english, name)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMapping:
    """How the files of one sender are read, from the configuration.

    columns: header → field, or "" to leave the column out; goes before the built-in synonyms.
    order_kinds: a word of the order-kind column → OrderKind. dealer_code: for files without such a column.
    lenient: fields whose unreadable value is left out with a warning where it would otherwise refuse the row.
    sheet: the sheet's name, else the first visible one.
    Raises BadConfig naming every unknown field.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    order_kinds: Mapping[str, str] = field(default_factory=dict)
    dealer_code: str | None = None
    day_order: DayOrder = "ymd"
    lenient: frozenset[str] = frozenset({"mileage_km", "opened_at"})
    sheet: str | None = None

    def __post_init__(self) -> None:
        problems = [
            Problem(f"columns.{header}", f"unknown field {name!r}")
            for header, name in self.columns.items()
            if name and name not in FIELDS
        ]
        problems += [Problem("lenient", f"unknown field {name!r}") for name in sorted(self.lenient - FIELDS)]
        problems += [Problem("lenient", f"{name} cannot do without") for name in REQUIRED if name in self.lenient]
        if problems:
            raise BadConfig(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPlan:
    """The columns of each field found, in file order; headers nobody knows are named, not refused."""

    headers: tuple[str, ...]
    columns: Mapping[str, tuple[int, ...]]
    unknown: tuple[str, ...]
    missing: tuple[str, ...]


def plan_columns(headers: Sequence[str], mapping: OrderMapping) -> ColumnPlan:
    """Read a header row. `missing` names required fields without a column; where orders can be cancelled by the file,
    only order_no is required of it."""
    own = {header_key(header): name for header, name in mapping.columns.items()}
    columns: dict[str, tuple[int, ...]] = {}
    unknown: list[str] = []
    for at, header in enumerate(headers):
        key = header_key(header)
        if not key:
            continue
        name = own.get(key)
        if name is None:
            name = _FIELD_OF.get(key) or _FIELD_OF.get(_NUMBER_SUFFIX.sub("", key))
        if name is None:
            unknown.append(header.strip())
        elif name:
            columns[name] = (*columns.get(name, ()), at)
    cancels = "cancelled" in columns or "status" in columns
    missing = tuple(name for name in REQUIRED if name not in columns and not (cancels and name != "order_no"))
    return ColumnPlan(headers=tuple(headers), columns=columns, unknown=tuple(unknown), missing=missing)


def field_name(name: str, language: Language) -> str:
    """What people call a field: its header in the template; the name itself for anything that is no field."""
    names = _HEADERS.get(name)
    return name if names is None else names[0 if language == "zh-CN" else 1][0]


def csv_template(language: Language) -> list[str]:
    """The headers of an order file to fill in, in the order a clerk would expect; every one is understood again."""
    column = 0 if language == "zh-CN" else 1
    return [names[column][0] for name, names in _HEADERS.items() if name not in _TEMPLATE_LEAVES_OUT]
