"""The same uploads over SQLite with a folder, and over PostgreSQL with an S3 bucket."""

from __future__ import annotations

import hashlib
import time
from io import BytesIO

import pytest
from PIL import Image

pytestmark = pytest.mark.everywhere


@pytest.fixture
async def desk(places, new_desk, tmp_path):
    made = new_desk(tmp_path, **places)
    yield made
    await made.client.aclose()
    made.db.close()


async def test_in_pieces_and_back_in_ranges(desk, film, partial_files):
    data = film(media_bytes=3_000_000)
    half, size = len(data) // 2, len(data)
    file_id, url = await desk.begin("video/mp4", size)
    answer = await desk.client.put(
        url, content=data[:half], headers={"content-range": f"bytes 0-{half - 1}/{size}"}
    )
    assert answer.headers["range"] == f"bytes=0-{half - 1}"
    desk.reopen()
    answer = await desk.client.put(
        url, content=data[half:], headers={"content-range": f"bytes {half}-{size - 1}/{size}"}
    )
    assert answer.headers["etag"] == f'"{hashlib.sha256(data).hexdigest()}"'
    file = desk.library.usable(desk.user, desk.workspace.id, file_id)
    assert (file.duration_seconds, partial_files()) == (2.0, [])
    expires = int(time.time()) + 60
    link = f"/files/{file_id}/film.mp4?expires={expires}&signature={desk.library.sign(file_id, expires)}"
    assert (await desk.client.get(link)).content == data
    answer = await desk.client.get(link, headers={"range": "bytes=1000-2999999"})
    assert (answer.status_code, answer.content) == (206, data[1000:3_000_000])


async def test_a_refusal_and_a_sweep(desk, picture):
    await desk.send("image/png", picture("JPEG"))
    file_id, answer = await desk.send("image/png", picture())
    assert answer.status_code == 200
    desk.announce("image/png", 5)
    desk.uploads.sweep()
    # The newest: on a database that other tests share there are older ones.
    assert desk.library.uploads(desk.user, limit=1)[0][0].file_id == file_id
    assert Image.open(BytesIO(desk.library.thumbnail(desk.user, file_id, 20))).size == (20, 15)


async def test_a_store_that_fails_once_is_tried_again(desk, picture, monkeypatch):
    size = len(picture())
    file_id, url = await desk.begin("image/png", size)

    def unreachable(*_):
        raise OSError("the store is out of reach")

    with monkeypatch.context() as patch:
        patch.setattr(type(desk.store), "adopt", unreachable)
        assert (await desk.client.put(url, content=picture())).status_code == 500
    answer = await desk.client.put(url, headers={"content-range": f"bytes */{size}"})
    assert answer.status_code == 200
    assert desk.library.path(desk.user, file_id).read_bytes() == picture()
