"""Downloads by signed address: ranges for seeking, caches, and nothing that a browser would run."""

from __future__ import annotations

import time
from urllib.parse import quote

import pytest
import sqlalchemy as sa

from layer_server.db import tables


@pytest.fixture
async def film_link(desk, film):
    file_id, answer = await desk.send("video/mp4", film())
    assert answer.status_code == 200
    return link(desk, file_id)


def link(desk, file_id, name="film.mp4", seconds=60):
    expires = int(time.time()) + seconds
    return f"/files/{file_id}/{quote(name)}?expires={expires}&signature={desk.library.sign(file_id, expires)}"


def rename(desk, **values):
    with desk.db.begin() as connection:
        connection.execute(sa.update(tables.upload).values(**values))


async def test_all_of_it(desk, film, film_link):
    answer = await desk.client.get(film_link)
    assert (answer.status_code, answer.content) == (200, film())
    assert answer.headers["content-type"] == "video/mp4"
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert answer.headers["content-disposition"].startswith("inline")


async def test_only_its_head(desk, film, film_link):
    answer = await desk.client.head(film_link)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len(film()))


@pytest.mark.parametrize(
    ("wanted", "start", "stop"),
    [("0-99", 0, 100), ("100-", 100, None), ("-50", -50, None), ("0-999999", 0, None), ("10-10", 10, 11)],
)
async def test_a_range_for_seeking(desk, film, film_link, wanted, start, stop):
    answer = await desk.client.get(film_link, headers={"range": f"bytes={wanted}"})
    assert (answer.status_code, answer.content) == (206, film()[start:stop])
    assert answer.headers["content-range"].endswith(f"/{len(film())}")


async def test_a_range_behind_the_end(desk, film, film_link):
    answer = await desk.client.get(film_link, headers={"range": "bytes=999999-"})
    assert answer.status_code == 416
    assert answer.headers["content-range"] == f"bytes */{len(film())}"


@pytest.mark.parametrize(
    "wanted",
    [
        "bytes=0-1,5-9",
        "bytes=" + ",".join(f"{i}-{i}" for i in range(0, 3000, 2)),
        "items=0-5",
        "bytes=x",
        "bytes=-",
    ],
)
async def test_several_ranges_or_nonsense_give_all_of_it(desk, film, film_link, wanted):
    answer = await desk.client.get(film_link, headers={"range": wanted})
    assert (answer.status_code, answer.content) == (200, film())


async def test_a_range_only_if_it_is_the_same_file(desk, film, film_link):
    etag = (await desk.client.head(film_link)).headers["etag"]
    for condition, status in ((etag, 206), ('"another"', 200), (f"W/{etag}", 200)):
        answer = await desk.client.get(film_link, headers={"range": "bytes=0-9", "if-range": condition})
        assert answer.status_code == status
    answer = await desk.client.get(film_link, headers={"if-none-match": etag})
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize("kind", ["image/svg+xml", "text/html", "application/xhtml+xml", "text/xml", "x/y"])
async def test_what_a_browser_would_run_is_a_download(desk, film_link, kind):
    rename(desk, content_type=kind)
    answer = await desk.client.get(film_link)
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["x-content-type-options"] == "nosniff"


async def test_a_name_cannot_break_out_of_its_header(desk, film_link):
    rename(desk, name='a";\r\nset-cookie: x=1\r\n\r\n<script>/../b.mp4')
    answer = await desk.client.get(film_link)
    assert "set-cookie" not in answer.headers
    assert set('"\r\n<>/').isdisjoint(answer.headers["content-disposition"].partition("''")[2])


async def test_whoever_holds_the_link_may_read_and_nobody_else(desk, film, film_link):
    """The user who may see it has no part in it: a browser brings no credential."""
    with desk.db.begin() as connection:
        connection.execute(sa.delete(tables.member))
    assert (await desk.client.get(film_link)).content == film()
    bare = film_link.partition("?")[0]
    for query in (
        "",
        "?expires=9999999999&signature=",
        "?expires=x&signature=x",
        "?signature=1",
        "?expires=²",
    ):
        assert (await desk.client.get(bare + query)).status_code == 403
    file_id = bare.split("/")[2]
    assert (await desk.client.get(link(desk, file_id, seconds=-1))).status_code == 403


async def test_a_link_to_nothing(desk):
    assert (await desk.client.get(link(desk, "00000000-0000-0000-0000-000000000000"))).status_code == 404


async def test_lost_bytes_do_not_tell_where_they_were(desk, film_link):
    file_id = film_link.split("/")[2]
    desk.library.path(desk.user, file_id).unlink()
    answer = await desk.client.get(film_link)
    assert answer.status_code == 404
    assert str(desk.home) not in answer.text


async def test_a_signature_for_reading_is_none_for_sending(desk, film_link, start_headers):
    sending = film_link.replace("/files/", "/uploads/").replace("/film.mp4", "")
    assert (await desk.client.post(sending, headers=start_headers("video/mp4", 5))).status_code == 403
    assert (await desk.client.put(sending, content=b"x")).status_code == 404
