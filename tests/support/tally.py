"""A pytest plugin that counts across all workers: collected, run, skipped, deselected; `--whole` allows no gap."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pytest

TALLY = pytest.StashKey[Counter[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--whole", action="store_true", help="fail when any test is skipped, deselected or expected to fail"
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[TALLY] = Counter()


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    if items:
        items[0].config.stash[TALLY]["deselected"] += len(items)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    tally = session.config.stash[TALLY]
    tally["selected"] = len(session.items)
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["tally"] = dict(tally)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Every worker collects the same tests, so one worker's figures stand for all."""
    told: dict[str, int] | None = getattr(node, "workeroutput", {}).get("tally")
    if told is not None:
        tally = node.config.stash[TALLY]
        for key, value in told.items():
            tally[key] = max(tally[key], value)


def figures(config: pytest.Config) -> dict[str, int]:
    """What was collected, run, skipped, deselected; `missing` counts tests that were chosen and never reported."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    stats: dict[str, list[Any]] = reporter.stats if reporter else {}

    def tests(*outcomes: str) -> int:
        return len(
            {report.nodeid for outcome in outcomes for report in stats.get(outcome, []) if hasattr(report, "nodeid")}
        )

    tally = config.stash[TALLY]
    run = tests("passed", "failed", "error", "xfailed", "xpassed")
    skipped = tests("skipped")
    return {
        "collected": tally["selected"] + tally["deselected"],
        "run": run,
        "skipped": skipped,
        "expected to fail": tests("xfailed", "xpassed"),
        "deselected": tally["deselected"],
        "missing": max(0, tally["selected"] - run - skipped),
    }


def gaps(config: pytest.Config) -> bool:
    """Whether a whole run was not whole."""
    if not config.getoption("--whole"):
        return False
    counted = figures(config)
    return any(counted[key] for key in ("skipped", "expected to fail", "deselected", "missing"))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if not hasattr(session.config, "workerinput") and exitstatus == pytest.ExitCode.OK and gaps(session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    counted = figures(config)
    terminalreporter.write_line("tests: " + ", ".join(f"{value} {name}" for name, value in counted.items()))
    if gaps(config):
        terminalreporter.write_line(
            "not a whole run: every test must run and none may be skipped or deselected", red=True
        )
