"""A real PostgreSQL for tests: made in a temporary folder, on a free port, gone with the test run."""

import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.ports import free_port

_PR_SET_PDEATHSIG = 1


class PostgresMissing(Exception):
    """No PostgreSQL server programs on this machine; scripts/test installs them."""


def programs() -> Path:
    """The folder with initdb and postgres: Debian keeps a folder per version, the newest is taken."""
    found = sorted(
        Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda path: int(path.parts[-3].split(".")[0])
    )
    if found:
        return found[-1].parent
    if on_path := shutil.which("postgres"):
        return Path(on_path).resolve().parent
    raise PostgresMissing("apt-get install postgresql")


class PostgresServer:
    """A running server; databases are made and dropped one per test."""

    def __init__(self, port: int, bin: Path) -> None:
        self.port = port
        self._bin = bin
        self._names = 0
        self._templates: dict[str, str] = {}

    def url(self, name: str) -> str:
        """The address of a database, as SQLAlchemy's asyncpg dialect takes it."""
        return f"postgresql+asyncpg://postgres@127.0.0.1:{self.port}/{name}"

    def create_database(self, template: str | None = None) -> str:
        """A fresh database, empty or a copy of a template; returns its name."""
        self._names += 1
        name = f"test_{os.getpid()}_{self._names}"
        self.run(f'CREATE DATABASE "{name}"' + (f' TEMPLATE "{template}" STRATEGY FILE_COPY' if template else ""))
        return name

    def drop_database(self, name: str) -> None:
        """Drop it, even while somebody is still connected."""
        self.run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def template(self, key: str, prepare: Callable[[str], None]) -> str:
        """The name of a database that `prepare(url)` filled once (with the migrations, say); for create_database."""
        if key not in self._templates:
            name = self.create_database()
            prepare(self.url(name))
            self._templates[key] = name
        return self._templates[key]

    def run(self, statement: str) -> str:
        """One statement in the maintenance database, by psql."""
        where = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", "postgres"]
        done = subprocess.run(
            [str(self._bin / "psql"), *where, "-qAtX", "-v", "ON_ERROR_STOP=1", "-c", statement],
            capture_output=True,
            text=True,
            timeout=60,
        )
        if done.returncode:
            raise RuntimeError(f"{statement}: {done.stderr.strip()}")
        return done.stdout.strip()


@contextmanager
def running_postgres(**more: str) -> Iterator[PostgresServer]:
    """Start a server of our own and stop it afterwards; as user postgres where we are root, whom it refuses.

    `more` are settings that go before those of a server for tests (which need not survive a power failure).
    """
    bin = programs()
    folder = Path(tempfile.mkdtemp(prefix="callcenter-pg-"))
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        owner = pwd.getpwnam(user)
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    data = folder / "data"
    port = free_port()
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    try:
        subprocess.run(
            [
                bin / "initdb",
                "-D",
                data,
                "-U",
                "postgres",
                "-A",
                "trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ],
            check=True,
            user=user,
            cwd=folder,
            env=environment,
            capture_output=True,
        )
        options = {
            "listen_addresses": "127.0.0.1",
            "port": str(port),
            "unix_socket_directories": str(folder),
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "max_connections": "200",
            "shared_buffers": "64MB",
            **more,
        }
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [
                    bin / "postgres",
                    "-D",
                    data,
                    *(part for key, value in options.items() for part in ("-c", f"{key}={value}")),
                ],
                user=user,
                cwd=folder,
                env=environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                preexec_fn=_die_with_parent,
            )
        try:
            _wait_ready(bin, port, server, folder / "log")
            yield PostgresServer(port, bin)
        finally:
            server.send_signal(signal.SIGINT)
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _die_with_parent() -> None:
    """So that a test run that is killed leaves no server behind (Linux)."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT)


def _wait_ready(bin: Path, port: int, server: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 60
    while subprocess.run([bin / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(port)]).returncode:
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"PostgreSQL did not start: {log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.02)
