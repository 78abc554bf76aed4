"""The real Kannel of this worker, started when first asked for."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.support.kannel import Kannel


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def kannel(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Kannel]:
    """Operator, bearerbox, smsbox and our webhooks, all on the loopback."""
    parts = Kannel(tmp_path_factory.mktemp("kannel"))
    try:
        await parts.start()
        yield parts
    finally:
        await parts.stop()
