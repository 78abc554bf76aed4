"""Every bench, small: it begins, ends, and says the figures that it promises. How large they are is not judged here."""

import importlib
import json
import pkgutil
import sys

import pytest

import bench
from bench import __main__ as command

Sizes = dict[str, int | float]

BENCHES: dict[str, tuple[Sizes, dict[str, float | None]]] = {
    "ami": ({"RUNS": 1, "REPEATS": 2}, {"ratio_vs_panoramisk": None, "ratio_to_bare_parser": None}),
    "calls": (
        {"AT_ONCE": 3, "TALK_SECONDS": 6, "RAMP_SECONDS": 1.0, "ROUNDS": 1},
        {
            "calls": 3,
            "lost_outcomes": 0,
            "lost_recordings": 0,
            "rung_twice": 0,
            "cpu_cores": None,
            "rss_mb": None,
            "outcome_p99_ms": None,
        },
    ),
    "console": (
        {"VIEWERS": 4, "READING": 2, "SECONDS": 1, "WARM_UP": 1, "PAINTS": 1},
        {
            "viewers": 4,
            "events_lost": 0,
            "event_to_client_p99_ms": None,
            "rss_mb": None,
            "workspace_kb": None,
            "workspace_interactive_ms": None,
        },
    ),
    "import": (
        {"ROWS": 300, "RUNS": 1, "XLSX_RUNS": 1},
        {"rows": 300, "xlsx_rows": 300, "seconds": None, "rss_mb": None, "xlsx_seconds": None},
    ),
    "queue": (
        {"OPEN": 4000, "RUNS": 1, "CLAIMS": 200, "WARM_UP": 1, "BETWEEN_MS": 5.0, "COMPARE_EVERY": 20},
        {"open": 4000, "p99_ms_sqlite": None, "p99_ms_postgresql": None},
    ),
    "reports": (
        {"FOLLOW_UPS": 400, "DEALERS": 4, "RUNS": 1, "AT_ONCE": 200},
        {"sqlite_month_ms": None, "postgresql_month_ms": None},
    ),
}
"""Each bench by its name: how small it is made, and its figures; None: any number above nothing."""

MARKS = {
    "calls": [pytest.mark.asterisk],
    "console": [pytest.mark.browser],
    "queue": [pytest.mark.postgres],
    "reports": [pytest.mark.postgres],
}


@pytest.mark.parametrize("name", [pytest.param(name, marks=MARKS.get(name, ())) for name in BENCHES])
def test_bench_ends_with_its_figures(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes, figures = BENCHES[name]
    module = importlib.import_module(f"bench.{command.MODULES.get(name, name)}")
    for constant, size in sizes.items():
        monkeypatch.setattr(module, constant, size)
    monkeypatch.setattr(sys, "argv", ["scripts/bench", name, "--json"])
    command.main()
    said = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert said["bench"] == name
    for figure, wanted in figures.items():
        got = said["figures"][figure]
        assert got == wanted if wanted is not None else got > 0, f"{figure} is {got}"


def test_no_bench_is_forgotten_here() -> None:
    modules = {name for _, name, _ in pkgutil.iter_modules(bench.__path__) if not name.startswith("_")}
    assert {command.MODULES.get(name, name) for name in BENCHES} == modules
