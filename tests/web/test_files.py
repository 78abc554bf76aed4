"""Files in and out: bounded uploads, Range answers, nothing outside the folder."""

import hashlib
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from aiohttp import FormData, web
from prometheus_client import CollectorRegistry

from callcenter.core.acts import Act
from callcenter.core.model import Role
from callcenter.web.app import make_app
from callcenter.web.asked import Asked
from callcenter.web.fields import Shown
from callcenter.web.files import send_file_range, send_rows
from callcenter.web.route import Routes
from callcenter.web.upload import received
from tests.support.api import Api

routes = Routes("trial")
LIMIT = 300_000
SOUND = bytes(range(256)) * 40


class Received(Shown):
    """What came."""

    name: str
    size: int
    sha256: str
    media_type: str
    there: bool


@routes.post(
    "/uploads", zh="上传", act=Act.ORDER_IMPORT, transaction=False, consumes=("text/csv", "multipart/form-data")
)
async def upload(asked: Asked) -> Received:
    """Upload."""
    folder = asked.house.config.service.data_dir / "uploads"
    async with received(asked, folder, LIMIT, taken=("text/csv",)) as file:
        return Received(
            name=file.name,
            size=file.size,
            sha256=file.sha256,
            media_type=file.media_type,
            there=file.path.read_bytes()[:1] != b"",
        )


@routes.get("/sounds/{name}", zh="播放", act=Act.ORDER_SEE, transaction=False, produces=("audio/wav",))
async def play(asked: Asked, name: str) -> web.StreamResponse:
    """Play."""
    folder = asked.house.config.recordings.dir
    return await send_file_range(asked.request, folder / name, media_type="audio/wav", within=folder, etag="abc")


@routes.get("/exports", zh="导出", act=Act.EXPORT, transaction=False, produces=("text/csv",))
async def export(asked: Asked) -> web.StreamResponse:
    """Export."""

    async def rows() -> AsyncIterator[bytes]:
        for n in range(3):
            yield f"{n}\n".encode()

    return await send_rows(asked.request, rows(), media_type="text/csv", download_name="回访 11月.csv")


@pytest.fixture
async def trial(api: Api, aiohttp_client: Callable[..., Any]) -> Any:
    """An application with the routes above, and a sound to play."""
    folder = api.house.config.recordings.dir
    folder.mkdir()
    (folder / "a.wav").write_bytes(SOUND)
    (folder / "link.wav").symlink_to("/etc/passwd")
    client = await aiohttp_client(make_app(replace(api.house, metrics=CollectorRegistry()), routes.all))
    client.session.headers.update(await api.signed_in(Role.SUPERVISOR))
    return client


def uploads(api: Api) -> list[Path]:
    """What is left in the upload folder."""
    return list((api.house.config.service.data_dir / "uploads").glob("*"))


async def test_a_file_comes_whole_as_a_body_or_in_a_form(api: Api, trial: Any) -> None:
    content = "工单,车牌\n".encode() * 10_000
    plain = await trial.post(
        "/api/v1/uploads",
        data=content,
        headers={"Content-Type": "text/csv", "Content-Disposition": 'attachment; filename="a/../b.csv"'},
    )
    form = FormData(quote_fields=False)
    form.add_field("note", "x")
    form.add_field("file", content, filename="工单.csv", content_type="text/csv")
    sent = await trial.post("/api/v1/uploads", data=form)
    for answer, name in ((plain, "a_.._b.csv"), (sent, "工单.csv")):
        told = await answer.json()
        assert answer.status == 200, told
        assert told == {
            "name": name,
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "media_type": "text/csv",
            "there": True,
        }
    assert uploads(api) == []


async def test_a_file_over_the_bound_is_refused_and_leaves_nothing(api: Api, trial: Any) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(100):
            yield b"x" * 10_000

    told = await trial.post("/api/v1/uploads", data=b"x" * (LIMIT + 100_000), headers={"Content-Type": "text/csv"})
    assert told.status == 413
    chunked = await trial.post("/api/v1/uploads", data=endless(), headers={"Content-Type": "text/csv"})
    assert chunked.status == 413
    assert uploads(api) == []


async def test_another_type_an_empty_file_or_a_broken_form_is_refused(trial: Any) -> None:
    assert (await trial.post("/api/v1/uploads", data=b"x", headers={"Content-Type": "image/png"})).status == 415
    assert (await trial.post("/api/v1/uploads", data=b"", headers={"Content-Type": "text/csv"})).status == 422
    form = FormData()
    form.add_field("note", "x", content_type="text/plain")
    without = await trial.post("/api/v1/uploads", data=form(), headers={"Content-Type": "multipart/form-data"})
    assert without.status in (400, 422)
    broken = await trial.post(
        "/api/v1/uploads", data=b"nonsense", headers={"Content-Type": "multipart/form-data; boundary=x"}
    )
    assert broken.status in (400, 422)


@pytest.mark.parametrize(
    ("asked", "status", "start", "end"),
    [
        (None, 200, 0, len(SOUND)),
        ("bytes=0-99", 206, 0, 100),
        ("bytes=100-", 206, 100, len(SOUND)),
        ("bytes=-10", 206, len(SOUND) - 10, len(SOUND)),
        ("bytes=10-999999", 206, 10, len(SOUND)),
        ("bytes=-999999", 206, 0, len(SOUND)),
        ("bytes=0-1,5-6", 200, 0, len(SOUND)),
        ("bytes=x-1", 200, 0, len(SOUND)),
        ("bytes=9-1", 200, 0, len(SOUND)),
        ("lines=0-1", 200, 0, len(SOUND)),
    ],
)
async def test_the_range_that_is_asked_for_comes(
    trial: Any, asked: str | None, status: int, start: int, end: int
) -> None:
    answer = await trial.get("/api/v1/sounds/a.wav", headers={"Range": asked} if asked else {})
    assert answer.status == status and await answer.read() == SOUND[start:end]
    assert answer.headers["Accept-Ranges"] == "bytes" and answer.content_type == "audio/wav"
    if status == 206:
        assert answer.headers["Content-Range"] == f"bytes {start}-{end - 1}/{len(SOUND)}"


async def test_a_range_outside_is_416_and_a_changed_file_comes_whole(trial: Any) -> None:
    for asked in ("bytes=999999-", "bytes=-0", "bytes=99999999999999999999-"):
        answer = await trial.get("/api/v1/sounds/a.wav", headers={"Range": asked})
        assert answer.status == 416 and (await answer.json())["code"] == "range-not-there"
    same = await trial.get("/api/v1/sounds/a.wav", headers={"Range": "bytes=0-1", "If-Range": '"abc"'})
    other = await trial.get("/api/v1/sounds/a.wav", headers={"Range": "bytes=0-1", "If-Range": '"older"'})
    assert (same.status, other.status) == (206, 200)


async def test_nothing_outside_the_folder_is_sent(trial: Any) -> None:
    for name in ("link.wav", "none.wav", "..%2F..%2Fetc%2Fpasswd", ".."):
        assert (await trial.get(f"/api/v1/sounds/{name}")).status == 404, name


async def test_an_export_is_a_file_with_a_name_in_any_script(trial: Any) -> None:
    answer = await trial.get("/api/v1/exports")
    assert await answer.text() == "0\n1\n2\n"
    assert "filename*=UTF-8''%E5%9B%9E%E8%AE%BF%2011%E6%9C%88.csv" in answer.headers["Content-Disposition"]
