"""Who may bring files, who sees them, and what becomes of those that were never finished."""

from __future__ import annotations

import shutil
from collections import namedtuple
from io import BytesIO

import pytest
import sqlalchemy as sa

from layer_mcp.contract.errors import (
    Forbidden,
    InvalidInputs,
    RateLimited,
    UploadFailed,
    WorkspaceNotFound,
)
from layer_mcp.contract.files import RequestFileUploadUrl, UploadFile
from layer_server.db import tables
from layer_server.files import uploads as uploads_module
from layer_server.files.library import FileNotFound


def request(desk, content_type="image/png", size=100, **more):
    return RequestFileUploadUrl(
        workspace_id=desk.workspace.id, content_type=content_type, file_size_bytes=size, **more
    )


def states(desk):
    with desk.db.connect() as connection:
        return list(connection.execute(sa.select(tables.upload.c.state)).scalars())


def later(desk, seconds):
    """Move everything that is kept into the past."""
    upload = tables.upload
    with desk.db.begin() as connection:
        connection.execute(
            sa.update(upload).values(
                expires_at=upload.c.expires_at - seconds * 10**6,
                finished_at=upload.c.finished_at - seconds * 10**6,
            )
        )


@pytest.mark.parametrize(
    ("content_type", "limit"),
    [
        ("image/png", 100 << 20),
        ("image/jpeg", 100 << 20),
        ("image/webp", 100 << 20),
        ("video/mp4", 5 << 30),
        ("audio/wav", 64 << 20),
        ("audio/mpeg", 64 << 20),
    ],
)
async def test_each_type_has_its_limit(desk, content_type, limit):
    desk.uploads.request(desk.user, request(desk, content_type, limit))
    if limit < 5 << 30:  # the contract itself takes no more than that
        with pytest.raises(InvalidInputs, match=f"at most {limit:,} bytes") as caught:
            desk.uploads.request(desk.user, request(desk, content_type, limit + 1))
        assert caught.value.field == "file_size_bytes"


async def test_a_disk_without_room_is_told_at_once(desk, monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(10**9, 10**9, 50))
    with pytest.raises(UploadFailed, match="no room"):
        desk.uploads.request(desk.user, request(desk))


async def test_a_viewer_and_a_stranger_bring_nothing(desk):
    with pytest.raises(WorkspaceNotFound):
        desk.uploads.request(desk.stranger, request(desk))
    with desk.db.begin() as connection:
        connection.execute(sa.update(tables.member).values(role="viewer"))
    with pytest.raises(Forbidden):
        desk.uploads.request(desk.user, request(desk))
    with pytest.raises(Forbidden):
        desk.uploads.fetch(
            desk.user, UploadFile(workspace_id=desk.workspace.id, url="http://public.test/a.png")
        )


async def test_nobody_else_sees_or_uses_it(desk, picture):
    file_id, _ = await desk.send("image/png", picture())
    other = desk.accounts.create(desk.stranger, "Other")
    for look in (desk.library.get, desk.library.path):
        with pytest.raises(FileNotFound):
            look(desk.stranger, file_id)
    assert desk.library.uploads(desk.stranger, limit=9) == ([], None, 0)
    for who, workspace in (
        (desk.stranger, other.id),
        (desk.stranger, desk.workspace.id),
        (desk.user, other.id),
    ):
        with pytest.raises(InvalidInputs, match="no file"):
            desk.library.usable(who, workspace, file_id)


async def test_a_file_of_another_workspace_of_mine_is_no_input_here(desk, picture):
    file_id, _ = await desk.send("image/png", picture())
    second = desk.accounts.create(desk.user, "Second")
    with pytest.raises(InvalidInputs, match=f"no file {file_id} in this workspace"):
        desk.library.usable(desk.user, second.id, file_id)
    assert desk.library.get(desk.user, file_id).file_id == file_id


async def test_the_same_bytes_twice_are_two_files(desk, picture):
    """Stored once; and whoever sends what is there already cannot tell."""
    first, one = await desk.send("image/png", picture())
    second, two = await desk.send("image/png", picture())
    assert first != second
    assert (one.status_code, one.headers) == (two.status_code, two.headers)
    assert desk.library.uploads(desk.user, limit=9)[2] == 2


async def test_an_upload_is_in_the_library_like_an_asset(desk, picture, wav):
    png, _ = await desk.send("image/png", picture(mode="RGBA", size=(300, 200)))
    sound, _ = await desk.send("audio/wav", wav(seconds=1))
    found, _, total = desk.library.uploads(desk.user, limit=1)
    assert (found[0].file_id, total) == (sound, 2)
    assert found[0].metadata == {"duration_seconds": 1.0, "source": "upload"}
    page, cursor, _ = desk.library.uploads(desk.user, limit=1)
    rest, end, _ = desk.library.uploads(desk.user, limit=9, cursor=cursor)
    assert ([each.file_id for each in page + rest], end) == ([sound, png], None)
    assert [each.file_id for each in desk.library.uploads(desk.user, limit=9, kind="image")[0]] == [png]
    assert desk.library.list(desk.user, limit=9) == ([], None, 0)
    from PIL import Image

    assert Image.open(BytesIO(desk.library.thumbnail(desk.user, png, 30))).size == (30, 20)


async def test_names_are_made_harmless(desk, picture):
    for given, kept in (
        ("../../etc/passwd", "passwd.png"),
        ("C:\\art\\Sword Final.PNG", "Sword Final.png"),
        ("x\x1b[31m\n.png", "x[31m.png"),
        ("", "upload.png"),
        ("...", "upload.png"),
        ("page.html", "page.png"),
        ("v1.2 sword", "v1.2 sword.png"),
    ):
        file_id, _ = desk.uploads.request(desk.user, request(desk, file_name=given))
        with desk.db.connect() as connection:
            name = connection.execute(
                sa.select(tables.upload.c.name).where(tables.upload.c.id == file_id)
            ).scalar_one()
        assert name == kept


async def test_an_upload_that_is_not_complete_is_no_input(desk, picture):
    size = len(picture())
    file_id, url = await desk.begin("image/png", size)
    await desk.client.put(url, content=picture()[:9], headers={"content-range": f"bytes 0-8/{size}"})
    with pytest.raises(UploadFailed, match="not complete"):
        desk.library.usable(desk.user, desk.workspace.id, file_id)
    with pytest.raises(FileNotFound):
        desk.library.get(desk.user, file_id)


async def test_what_was_never_begun_is_swept_after_a_quarter_of_an_hour(desk):
    desk.uploads.request(desk.user, request(desk))
    later(desk, 14 * 60)
    desk.uploads.sweep()
    assert states(desk) == ["waiting"]
    later(desk, 2 * 60)
    desk.uploads.sweep()
    assert states(desk) == []


async def test_what_was_begun_has_a_day(desk, picture, partial_files):
    size = len(picture())
    _, url = await desk.begin("image/png", size)
    await desk.client.put(url, content=picture()[:9], headers={"content-range": f"bytes 0-8/{size}"})
    later(desk, 23 * 3600)
    desk.uploads.sweep()
    assert len(partial_files()) == 1
    later(desk, 2 * 3600)
    desk.uploads.sweep()
    assert (states(desk), partial_files()) == ([], [])
    assert (await desk.client.put(url, content=picture())).status_code == 404


async def test_a_refusal_is_remembered_for_a_week(desk):
    await desk.send("image/png", b"no picture at all")
    later(desk, 6 * 24 * 3600)
    desk.uploads.sweep()
    assert states(desk) == ["failed"]
    later(desk, 2 * 24 * 3600)
    desk.uploads.sweep()
    assert states(desk) == []


async def test_what_is_ready_is_never_swept(desk, picture):
    file_id, _ = await desk.send("image/png", picture())
    later(desk, 10**9)
    desk.uploads.sweep()
    assert desk.library.path(desk.user, file_id).read_bytes() == picture()


@pytest.mark.parametrize("moment", ["before the store", "before the row"])
@pytest.mark.parametrize("after", ["asked", "recovered"])
async def test_a_crash_at_the_end_loses_nothing(desk, picture, monkeypatch, partial_files, moment, after):
    """Killed between the last byte, the store and the row; then the client asks, or the server looks by itself."""
    size = len(picture())
    file_id, url = await desk.begin("image/png", size)

    class Killed(BaseException):
        pass

    def die(*_):
        raise Killed

    with monkeypatch.context() as patch:
        if moment == "before the store":
            patch.setattr(type(desk.store), "adopt", die)
        else:
            adopt = type(desk.store).adopt
            patch.setattr(type(desk.store), "adopt", lambda *given: (adopt(*given), die()))
        with pytest.raises(Killed):
            await desk.client.put(url, content=picture())
    desk.reopen()
    if after == "recovered":
        desk.uploads.recover()
    answer = await desk.client.put(url, headers={"content-range": f"bytes */{size}"})
    assert answer.status_code == 200
    assert desk.library.path(desk.user, file_id).read_bytes() == picture()
    assert partial_files() == []


async def test_too_many_fetches_at_once_are_told_to_wait(desk, monkeypatch):
    monkeypatch.setattr(uploads_module, "MAX_FETCHES", 0)
    desk.reopen()
    with pytest.raises(RateLimited) as caught:
        desk.uploads.fetch(
            desk.user, UploadFile(workspace_id=desk.workspace.id, url="http://public.test/a.png")
        )
    assert caught.value.retry_after_seconds
