"""Measurements that a bound in the documents rests on; `scripts/bench NAME` runs one.

Each module here has `run() -> Report`. A figure is the median of its runs, printed with their spread.
"""

import json
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured quantity: every run's value, and the bound that the median must keep (for the reader)."""

    values: Sequence[float]
    bound: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    @property
    def spread(self) -> tuple[float, float]:
        return min(self.values), max(self.values)


@dataclass(frozen=True, slots=True)
class Report:
    """What a bench found: its figures, and remarks on how they were taken."""

    figures: Mapping[str, Figure]
    remarks: Sequence[str] = field(default_factory=list)


def round_figure(value: float) -> float:
    """Four significant digits; whole numbers stay whole."""
    return value if value == int(value) else float(f"{value:.4g}")


def print_report(name: str, report: Report, *, as_json: bool) -> None:
    """A line a figure; with `as_json` the last line is one JSON object with the medians and their spread."""
    for remark in report.remarks:
        print(f"  {remark}")
    width = max((len(key) for key in report.figures), default=0)
    for key, figure in report.figures.items():
        low, high = (round_figure(value) for value in figure.spread)
        runs = f"{low} to {high} in {len(figure.values)} runs" if len(figure.values) > 1 else "one run"
        bound = f"   bound {figure.bound}" if figure.bound else ""
        print(f"  {key:<{width}}  {round_figure(figure.median):>12}   ({runs}){bound}")
    if as_json:
        figures = {key: round_figure(figure.median) for key, figure in report.figures.items()}
        spread = {key: [round_figure(value) for value in figure.spread] for key, figure in report.figures.items()}
        print(json.dumps({"bench": name, "figures": figures, "spread": spread}), flush=True)
