"""However an upload is cut into pieces, overlapped, repeated and interrupted, the file is the file."""

from __future__ import annotations

import asyncio
import hashlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.requests import ClientDisconnect

from layer_server.files import writing

SIZE = 6000


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch):
    """Several writes for each request."""
    monkeypatch.setattr(writing, "PIECE_BYTES", 500)


@pytest.fixture
def one_desk(new_desk, tmp_path):
    """For all examples: each has an upload of its own."""
    made = new_desk(tmp_path)
    yield made
    made.db.close()


@st.composite
def steps(draw):
    """What a client does, as far as it got: send from somewhere back, so many bytes, perhaps cut off."""
    return draw(
        st.lists(
            st.tuples(
                st.integers(0, 900),  # how far back it begins
                st.integers(1, 2500),  # how much it sends
                st.integers(1, 700),  # in bodies of
                st.sampled_from(["whole", "cut", "restart", "ask"]),
            ),
            max_size=12,
        )
    )


async def _put(desk, url, data, first, total, body, cut):
    """Send the bytes; ``cut`` breaks the connection in the middle."""

    async def pieces():
        for start in range(0, len(data), body):
            if cut and start >= len(data) // 2:
                raise ClientDisconnect
            yield data[start : start + body]

    headers = {"content-range": f"bytes {first}-{first + len(data) - 1}/{total}"}
    try:
        return await desk.client.put(url, content=pieces(), headers=headers)
    except ClientDisconnect:
        return None


async def _received(desk, url):
    answer = await desk.client.put(url, headers={"content-range": "bytes */*"})
    if answer.status_code == 200:
        return SIZE
    assert answer.status_code == 308
    return int(answer.headers["range"].rpartition("-")[2]) + 1 if "range" in answer.headers else 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps())
def test_the_same_bytes(steps, one_desk, film):
    asyncio.run(_drive(steps, one_desk, film))


async def _drive(steps, desk, film):
    data = film(media_bytes=SIZE - len(film(media_bytes=0)))
    assert len(data) == SIZE
    desk.reopen()
    file_id, url = await desk.begin("video/mp4", SIZE)
    known = 0
    for back, count, body, how in steps:
        first = max(0, known - back)
        piece = data[first : first + count]
        if piece:
            await _put(desk, url, piece, first, SIZE, body, cut=how == "cut")
        if how == "restart":
            desk.reopen()
        now = await _received(desk, url)
        # What was acknowledged is never lost.
        assert now >= known
        known = now
    while known < SIZE:
        await _put(desk, url, data[known:], known, SIZE, 700, cut=False)
        known = await _received(desk, url)
    file = desk.library.usable(desk.user, desk.workspace.id, file_id)
    assert file.sha256 == hashlib.sha256(data).hexdigest()
    assert desk.library.local_path(file.sha256).read_bytes() == data
