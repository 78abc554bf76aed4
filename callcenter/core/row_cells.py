"""The cells of one row by field: texts, codes, numbers, moments, yes and no, and what was wrong with them."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from callcenter.core.cell_text import clean, is_damaged_number, narrow, says_nothing
from callcenter.core.dates import DateReason, DayOrder, Moment, parse_moment
from callcenter.core.order_values import read_yes_no
from callcenter.core.phone import PhoneNumber, parse_numbers
from callcenter.errors import Problem

_LONGEST = {"order_no": 64, "dealer_code": 64, "next_visit_note": 2_000, "note": 2_000, "complaint": 4_000}
_LONGEST_TEXT = 200
_UNREADABLE = "\ufffd"


class RowCells:
    """One row under its columns; reading a field notes its problem or warning here and goes on.

    `lenient` fields warn where others refuse the row.
    """

    __slots__ = ("cells", "columns", "day_order", "lenient", "problems", "warnings", "zone")

    def __init__(
        self,
        cells: Sequence[str],
        columns: Mapping[str, tuple[int, ...]],
        *,
        zone: tzinfo,
        day_order: DayOrder = "ymd",
        lenient: frozenset[str] = frozenset(),
    ) -> None:
        self.cells = cells
        self.columns = columns
        self.zone = zone
        self.day_order: DayOrder = day_order
        self.lenient = lenient
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []
        if _UNREADABLE in "".join(cells):
            self.problems.append(Problem("row", "unreadable_characters"))

    def is_blamed(self, name: str) -> bool:
        return any(problem.field == name for problem in self.problems)

    def blame(self, name: str, reason: str) -> None:
        (self.warnings if name in self.lenient else self.problems).append(Problem(name, reason))

    def said(self, name: str) -> list[str]:
        """What the field's columns say, cleaned; nothing for empty ones."""
        columns = self.columns.get(name)
        if columns is None:
            return []
        cells = self.cells
        said = []
        for at in columns:
            if at < len(cells) and (cell := cells[at]):
                text = clean(cell)
                if len(text) > 4 or not says_nothing(text):
                    said.append(text)
        return said

    def text(self, name: str) -> str | None:
        said = self.said(name)
        if not said:
            return None
        if len(said[0]) > _LONGEST.get(name, _LONGEST_TEXT):
            self.blame(name, "too_long")
            return None
        return said[0]

    def code(self, name: str) -> str | None:
        text = self.text(name)
        if text is None:
            return None
        text = narrow(text)
        if is_damaged_number(text):
            self.blame(name, "digits_lost")
            return None
        return text

    def phones(self, name: str, area: str | None) -> tuple[PhoneNumber, ...]:
        found: dict[tuple[str, str | None], PhoneNumber] = {}
        for text in self.said(name):
            parsed = parse_numbers(text, default_area=area)
            for number in parsed.numbers:
                found.setdefault((number.e164, number.extension), number)
            self.warnings.extend(Problem(name, part.reason.value) for part in parsed.refused)
        return tuple(found.values())

    def moment(self, name: str) -> Moment | None:
        return self.moment_of(name, self.said(name))

    def parse(self, text: str) -> Moment | DateReason | None:
        return parse_moment(text, self.zone, day_order=self.day_order)

    def moment_of(self, name: str, said: list[str]) -> Moment | None:
        if not said:
            return None
        found = self.parse(said[0])
        if isinstance(found, DateReason):
            self.blame(name, found.value)
            return None
        return found

    def yes_no(self, name: str) -> bool | None:
        """A wish; "无" and the like in such a column mean no, only an empty cell says nothing."""
        for at in self.columns.get(name, ()):
            text = clean(self.cells[at]) if at < len(self.cells) else ""
            if not text:
                continue
            answer = read_yes_no(text)
            if answer is None and not says_nothing(text):
                self.blame(name, "not_yes_or_no")
            return answer
        return None
