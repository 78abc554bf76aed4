"""What every test can ask for: clock, ids, a database of its own on either engine; and who needs a real part."""

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
import structlog

from callcenter.runtime.memory import look_seldom
from tests.support.clock import ManualClock
from tests.support.ids import SequenceIds
from tests.support.lab import Lab, running_lab
from tests.support.postgres import PostgresServer, running_postgres

pytest_plugins = ["tests.support.tally"]

# Many services share the machine with the lab's exchanges, whose sound may not wait for them.
os.environ["CALLCENTER_LAB_FIRST"] = "1"

# The same examples every time and no deadline on a busy machine; --hypothesis-profile=explore looks for new ones.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True, database=None)
hypothesis.settings.register_profile("explore", deadline=None, max_examples=1_000)
hypothesis.settings.load_profile("steady")

# Plain tracebacks: drawing each with its locals took longer than the request that failed on purpose.
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.StackInfoRenderer(),
        structlog.dev.set_exc_info,
        structlog.processors.TimeStamper(fmt="%Y-%m-%d %H:%M:%S", utc=True),
        structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
    ]
)

_REAL_ASTERISK = Path(__file__).parent / "system"
_LONG = (_REAL_ASTERISK, *(Path(__file__).parent / name for name in ("bench", "console", "cli")))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """The garbage collector looks as seldom as in the service: thousands of collected tests are looked through with it."""
    look_seldom()


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of tests/system needs the real Asterisk; each worker has its own pair."""
    for item in items:
        if item.path.is_relative_to(_REAL_ASTERISK):
            item.add_marker("asterisk")


class LongOnesFirst:
    """Orders what is run, behind every plugin that shuffles."""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """A worker takes a file at a time: the quick ones fill the end, when the long ones are nearly done."""
        items.sort(key=lambda item: not any(item.path.is_relative_to(folder) for folder in _LONG))


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(LongOnesFirst())


@pytest.fixture
def clock() -> ManualClock:
    """A clock that stands at 10:00 in Shanghai on Thursday 19 November 2026 until the test moves it."""
    return ManualClock()


@pytest.fixture
def ids() -> SequenceIds:
    """Ids 1, 2, 3 …"""
    return SequenceIds()


@pytest.fixture(scope="session")
def lab_pair() -> Iterator[Lab]:
    """The real Asterisk pair of this worker, on free ports, started when first asked for."""
    with running_lab() as lab:
        yield lab


@pytest.fixture
def lab(lab_pair: Lab) -> Iterator[Lab]:
    """The worker's pair. Tests use numbers and attempts of their own; who kills an Asterisk asks for `own_lab`."""
    yield lab_pair
    lab_pair.phones_as_usual()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The PostgreSQL of this worker, started when first asked for."""
    with running_postgres() as server:
        yield server


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty database; every test that asks for it runs on both engines."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'callcenter.db'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = server.create_database()
    yield server.url(name)
    server.drop_database(name)
