"""The live API against its own document: whatever schemathesis thinks of must be answered as the document says."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import web
from prometheus_client import CollectorRegistry

from callcenter.core.access import SERVICE
from callcenter.core.model import ApiToken, Grant, Role, Scope
from callcenter.flows.sign_in import hash_secret
from callcenter.web.app import make_app
from callcenter.web.auth import new_token
from callcenter.web.serve import make_runner
from tests.support.api import Api
from tests.support.ports import free_port

EXAMPLES = 2
"""For each operation; the phase `coverage`, all edges of all parameters, takes many minutes and is run by hand."""

SETTINGS = """
[auth.openapi.token]
bearer = "{token}"

[checks.positive_data_acceptance]
enabled = false

[checks.not_a_server_error]
expected-statuses = ["2xx", "3xx", "4xx", "503"]

[checks.ignored_auth]
enabled = false
"""
"""What is accepted is looked at by our own check (support/schemathesis_checks); 503 is a documented answer where an
exchange or a gateway is not there; that nobody gets in without signing in is test_permissions' to show, for every route."""


async def token_of_everything(api: Api) -> str:
    """A token of somebody with every role everywhere: nothing is refused before it is looked at."""
    person = await api.add_person(None, login="everybody")
    token = new_token()
    async with api.house.uow.write(SERVICE) as tx:
        for role in Role:
            await tx.rows(Grant).add(Grant(id=tx.new_id(), person_id=person.id, role=role, scope=Scope.ALL))
        await tx.rows(ApiToken).add(
            ApiToken(
                id=tx.new_id(), person_id=person.id, name="trial", secret_hash=hash_secret(token), created_at=tx.now
            )
        )
    return token


async def run(server: str, token: str, folder: Path, *arguments: str) -> tuple[int, str]:
    """Run schemathesis on the live server; its exit code and what it said."""
    settings = folder / "schemathesis.toml"
    settings.write_text(SETTINGS.format(token=token))
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "schemathesis.cli",
        "--config-file",
        str(settings),
        "run",
        f"{server}/api/v1/openapi.json",
        "--no-color",
        "--generation-deterministic",
        "--workers",
        "2",
        "--continue-on-failure",
        "--request-timeout",
        "20",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "SCHEMATHESIS_HOOKS": "tests.support.schemathesis_checks",
        },
    )
    out, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(errors="replace")


@pytest.fixture
async def server(api: Api) -> AsyncIterator[str]:
    """The address of the API, served as it is served in earnest."""
    runner = make_runner(make_app(replace(api.house, metrics=CollectorRegistry())))
    await runner.setup()
    port = free_port()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    yield f"http://127.0.0.1:{port}"
    await runner.cleanup()


@pytest.mark.timeout(300)
async def test_schemathesis_finds_nothing(api: Api, server: str, tmp_path: Path) -> None:
    """For each operation, requests that fit the document, and requests that do not."""
    token = await token_of_everything(api)
    code, said = await run(server, token, tmp_path, "--phases", "fuzzing", "--max-examples", str(EXAMPLES))
    assert code == 0, said[-60_000:]
