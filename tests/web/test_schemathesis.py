"""The live API against its own document: whatever schemathesis thinks of must be answered as the document says."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from callcenter.core.access import SERVICE
from callcenter.core.model import ApiToken, Grant, Role, Scope
from callcenter.flows.sign_in import hash_secret
from callcenter.web.auth import new_token
from tests.support.api import Api

EXAMPLES = 8
"""For each operation, beside the edge cases that follow from the document itself."""


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


async def run(api: Api, folder: Path, *arguments: str) -> tuple[int, str]:
    """Run schemathesis on the live server; its exit code and what it said."""
    token = await token_of_everything(api)
    settings = folder / "schemathesis.toml"
    settings.write_text("")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "schemathesis.cli",
        "--config-file",
        str(settings),
        "run",
        str(api.client.make_url("/api/v1/openapi.json")),
        "--header",
        f"Authorization: Bearer {token}",
        "--no-color",
        "--generation-deterministic",
        "--workers",
        "2",
        "--continue-on-failure",
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        cwd=folder,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    out, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, out.decode(errors="replace")


@pytest.mark.timeout(300)
@pytest.mark.parametrize("phases", ["examples,coverage", "fuzzing"])
async def test_schemathesis_finds_nothing(api: Api, tmp_path: Path, phases: str) -> None:
    code, said = await run(api, tmp_path, "--phases", phases, "--max-examples", str(EXAMPLES))
    assert code == 0, said[-60_000:]
