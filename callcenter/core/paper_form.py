"""The fixed paper form for calls made while the system could not be used, entered later with their times (S2-36).

The clocks run from `called_at`, the time written on the form; a due time already past fires once, marked late-entered.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeVar

from callcenter.core.cell_text import narrow
from callcenter.core.dates import DayOrder
from callcenter.core.model.follow_ups import Disposition
from callcenter.core.order_columns import ColumnPlan, Language, header_key
from callcenter.core.order_file import RowContext
from callcenter.core.outcome import Outcome
from callcenter.core.phone import PhoneNumber
from callcenter.core.row_cells import RowCells
from callcenter.errors import Problem

_HEADERS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "dealer_code": (("特约店代码", "经销商代码", "店代码"), ("dealer code", "dealer")),
    "order_no": (("工单号", "维修工单号", "工单编号"), ("order no", "order number", "repair order")),
    "called_at": (("致电时间", "通话时间", "回访时间", "拨打时间"), ("called at", "call time")),
    "number": (("拨打号码", "电话", "号码"), ("number", "phone")),
    "outcome": (("接通情况", "呼叫结果", "是否接通"), ("outcome", "call result")),
    "talk_seconds": (("通话秒数", "通话时长"), ("talk seconds", "talk time")),
    "disposition": (("结果", "结果码", "回访结果"), ("disposition", "result")),
    "speaker_relation": (("接听人", "与车主关系"), ("speaker", "relation to owner")),
    "agreed_call_at": (("预约时间", "改约时间"), ("agreed call at", "call back at")),
    "voice_kind": (("投诉类别", "类别"), ("voice kind", "complaint kind")),
    "complaint": (("投诉内容", "抱怨内容", "顾客反映"), ("complaint", "complaint text")),
    "next_visit_note": (("重要提示", "下次来店提示"), ("next visit note",)),
    "note": (("备注", "记录"), ("note", "remarks")),
    "agent": (("填表人", "回访人", "坐席"), ("agent", "filled in by")),
}
_T = TypeVar("_T")
REQUIRED = ("order_no", "called_at", "outcome")
_ANSWER = re.compile(r"^\s*(?:答|回答|answer)\s*[:：]\s*(?P<code>\S.*?)\s*$", re.IGNORECASE)
_FIELD_OF = {header_key(h): name for name, (zh, en) in _HEADERS.items() for h in (*zh, *en, name)}
_OUTCOMES: dict[Outcome, str] = {
    Outcome.ANSWERED: "接通 已接通 接听 是",
    Outcome.ANSWERED_SHORT: "秒挂",
    Outcome.NO_ANSWER: "无人接听 未接 无应答 未接通 否",
    Outcome.BUSY: "占线 忙 忙音 通话中",
    Outcome.REJECTED: "拒接 挂断",
    Outcome.UNREACHABLE: "关机 停机 无法接通 不在服务区",
    Outcome.INVALID_NUMBER: "空号",
}
_DISPOSITIONS: dict[Disposition, str] = {
    Disposition.COMPLETED: "完成 已完成 回访完成",
    Disposition.PARTIAL: "部分完成",
    Disposition.INCONVENIENT: "不方便 改约 预约",
    Disposition.DECLINED: "谢绝 谢绝回访 拒绝回访",
    Disposition.NOT_OWNER: "非车主 非本人",
    Disposition.WRONG_NUMBER: "打错 错号 号码错误",
    Disposition.VOICEMAIL: "语音信箱 提示音 录音提示",
    Disposition.HUNG_UP: "中途挂断 对方挂断",
    Disposition.ALREADY_DONE: "已回访 别处已回访",
}
_OUTCOME_OF = {word: outcome for outcome, words in _OUTCOMES.items() for word in (*words.split(), outcome.value)}
_DISPOSITION_OF = {word: said for said, words in _DISPOSITIONS.items() for word in (*words.split(), said.value)}
_VOICES: dict[str, Literal["complaint", "grievance", "suggestion"]] = {
    "投诉": "complaint",
    "complaint": "complaint",
    "抱怨": "grievance",
    "一般抱怨": "grievance",
    "grievance": "grievance",
    "建议": "suggestion",
    "意见": "suggestion",
    "suggestion": "suggestion",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEntry:
    """One call as the form states it. Instants are UTC; `answers` maps a question's code to what is written."""

    order_no: str
    called_at: datetime
    outcome: Outcome
    dealer_code: str | None = None
    number: PhoneNumber | None = None
    talk_seconds: int | None = None
    disposition: Disposition | None = None
    speaker_relation: str | None = None
    agreed_call_at: datetime | None = None
    voice_kind: Literal["complaint", "grievance", "suggestion"] | None = None
    complaint: str | None = None
    next_visit_note: str | None = None
    note: str | None = None
    agent: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadEntry:
    """A line of the form read: the entry, or None and at least one problem."""

    entry: PaperEntry | None
    order_no: str | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def paper_field_name(name: str, language: Language) -> str:
    """What people call a field of the form; the name itself for anything that is none."""
    names = _HEADERS.get(name)
    return name if names is None else names[0 if language == "zh-CN" else 1][0]


def paper_template(language: Language, questions: Sequence[str] = ()) -> list[str]:
    """The form's columns, to print or to fill in, with one more for each question code ("答:satisfaction")."""
    column = 0 if language == "zh-CN" else 1
    answer = "答:" if language == "zh-CN" else "answer:"
    return [names[column][0] for names in _HEADERS.values()] + [f"{answer}{code}" for code in questions]


def plan_paper_columns(headers: Sequence[str]) -> ColumnPlan:
    """Read the header of an entered form; a column `答:CODE` or `answer:CODE` is the field `answer:CODE`."""
    columns: dict[str, tuple[int, ...]] = {}
    unknown: list[str] = []
    for at, header in enumerate(headers):
        answer = _ANSWER.match(narrow(header))
        name = f"answer:{answer['code']}" if answer else _FIELD_OF.get(header_key(header))
        if name is not None:
            columns.setdefault(name, (at,))
        elif header.strip():
            unknown.append(header.strip())
    missing = tuple(name for name in REQUIRED if name not in columns)
    return ColumnPlan(headers=tuple(headers), columns=columns, unknown=tuple(unknown), missing=missing)


def read_entry(
    cells: Sequence[str], plan: ColumnPlan, context: RowContext, *, now: datetime, day_order: DayOrder = "ymd"
) -> ReadEntry:
    """Read one line of the form. The call needs its time of day, not in the future; an answered one its disposition;
    *inconvenient* the time agreed. Never raises on any content."""
    row = RowCells(cells, plan.columns, zone=context.zone, day_order=day_order)
    order_no = row.code("order_no")
    if order_no is None and not row.is_blamed("order_no"):
        row.blame("order_no", "missing")
    dealer = row.code("dealer_code")
    called_at = _exact(row, "called_at")
    if called_at is None and not row.is_blamed("called_at"):
        row.blame("called_at", "missing")
    if called_at is not None and called_at > now:
        row.blame("called_at", "in_the_future")
    outcome = _word(row, "outcome", _OUTCOME_OF)
    if outcome is None and not row.is_blamed("outcome"):
        row.blame("outcome", "missing")
    disposition = _word(row, "disposition", _DISPOSITION_OF)
    if outcome is Outcome.ANSWERED and disposition is None and not row.is_blamed("disposition"):
        row.blame("disposition", "missing")
    if outcome not in (None, Outcome.ANSWERED, Outcome.ANSWERED_SHORT) and disposition is not None:
        row.blame("disposition", "not_answered")
    agreed = _exact(row, "agreed_call_at")
    if disposition is Disposition.INCONVENIENT and agreed is None and not row.is_blamed("agreed_call_at"):
        row.blame("agreed_call_at", "missing")
    voice = _word(row, "voice_kind", _VOICES)
    complaint = row.text("complaint")
    if voice in ("complaint", "grievance") and complaint is None and not row.is_blamed("complaint"):
        row.blame("complaint", "missing")
    numbers = row.phones("number", context.area_for(dealer))
    talk = row.text("talk_seconds")
    if talk is not None and not (talk.isascii() and talk.isdigit() and int(talk) < 86_400):
        row.blame("talk_seconds", "not_seconds")
    values = {
        "dealer_code": dealer,
        "number": numbers[0] if numbers else None,
        "speaker_relation": row.text("speaker_relation"),
        "next_visit_note": row.text("next_visit_note"),
        "note": row.text("note"),
        "agent": row.text("agent"),
        "answers": {
            name.partition(":")[2]: said[0]
            for name in plan.columns
            if name.startswith("answer:") and (said := row.said(name))
        },
    }
    problems, warnings = tuple(row.problems), tuple(row.warnings)
    if problems or order_no is None or called_at is None or outcome is None:
        return ReadEntry(entry=None, order_no=order_no, problems=problems, warnings=warnings)
    entry = PaperEntry(
        order_no=order_no,
        called_at=called_at,
        outcome=outcome,
        talk_seconds=int(talk) if talk is not None else None,
        disposition=disposition,
        agreed_call_at=agreed,
        voice_kind=voice,
        complaint=complaint,
        warnings=warnings,
        **values,  # type: ignore[arg-type]
    )
    return ReadEntry(entry=entry, order_no=order_no, problems=(), warnings=warnings)


def _exact(row: RowCells, name: str) -> datetime | None:
    found = row.moment(name)
    if found is not None and found.date_only:
        row.blame(name, "time_missing")
        return None
    return found.at if found is not None else None


def _word(row: RowCells, name: str, known: Mapping[str, _T]) -> _T | None:
    text = row.text(name)
    if text is None:
        return None
    meaning = known.get(narrow(text).lower())
    if meaning is None:
        row.blame(name, "unknown_word")
    return meaning
