"""Figures from items: sums of days, kinds, standings, and what the desk is never measured by."""

from datetime import date

import pytest

from callcenter.core.voc import Item, Standing, check_axes, figures, is_figure, period_of
from callcenter.errors import Invalid


def item(day: int, standing: Standing, figure: str = "reach", value: str = "", **more: str) -> Item:
    return Item(
        figure=figure,
        day=date(2026, 3, day),
        subject="call",
        subject_id=f"{figure}-{day}-{standing}-{value}",
        standing=standing,
        value=value,
        **more,
    )


def test_open_and_excluded_items_are_outside_the_denominator() -> None:
    (figure,) = figures([item(2, standing) for standing in Standing])
    assert (figure.numerator, figure.denominator, figure.open, figure.excluded) == (1, 2, 1, 1)


def test_each_kind_is_a_share_of_all_when_a_figure_has_kinds() -> None:
    busy = [item(2, Standing.FOR, "outcomes", "busy"), item(3, Standing.FOR, "outcomes", "busy")]
    found = figures([*busy, item(4, Standing.FOR, "outcomes", "answered"), item(5, Standing.OPEN, "outcomes")], "month")
    assert {figure.value: (figure.numerator, figure.denominator, figure.open) for figure in found} == {
        "": (0, 3, 1),
        "busy": (2, 3, 1),
        "answered": (1, 3, 1),
    }


@pytest.mark.parametrize(
    ("period", "start"), [("day", date(2026, 3, 4)), ("week", date(2026, 3, 2)), ("month", date(2026, 3, 1))]
)
def test_period_begins_on_its_first_day(period: str, start: date) -> None:
    assert period_of(date(2026, 3, 4), period) == start  # type: ignore[arg-type]


def test_complaints_are_not_split_by_agent() -> None:
    """S2-5: asked for, it is refused; in a whole report such figures are left out."""
    with pytest.raises(Invalid, match="desk-not-ranked"):
        check_axes(("agent",), "tickets")
    mixed = [item(2, Standing.FOR, agent="a"), item(2, Standing.FOR, "tickets", "complaint")]
    assert [figure.figure for figure in figures(mixed, axes=("agent",))] == ["reach"]


@pytest.mark.parametrize(
    ("name", "known"),
    [("reach", True), ("satisfaction:overall", True), ("satisfaction", False), ("reach:overall", False), ("x", False)],
)
def test_figure_is_known_by_its_name(name: str, known: bool) -> None:
    assert is_figure(name) is known
