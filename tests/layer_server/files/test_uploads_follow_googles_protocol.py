"""The table of the protocol: what is sent, and what Google Cloud Storage answers to it."""

from __future__ import annotations

import asyncio
import hashlib
import re

import pytest

from layer_server.files import upload_address, upload_routes

DATA = bytes(range(256)) * 16


@pytest.fixture
def png(picture):
    return picture()


@pytest.fixture
async def session(desk, png):
    return await desk.begin("image/png", len(png))


def code_of(answer):
    return re.search("<Code>(.*)</Code>", answer.text)[1]


async def test_all_bytes_at_once(desk, png):
    file_id, answer = await desk.send("image/png", png)
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["etag"] == f'"{hashlib.sha256(png).hexdigest()}"'
    file = desk.library.usable(desk.user, desk.workspace.id, file_id)
    assert (file.kind, file.content_type, file.width, file.height) == ("image", "image/png", 40, 30)
    assert desk.library.local_path(file.sha256).read_bytes() == png


async def test_pieces_with_a_question_between(desk, png, session):
    file_id, url = session
    size = len(png)
    answer = await desk.client.put(url, headers={"content-range": f"bytes */{size}"})
    assert (answer.status_code, answer.headers.get("range")) == (308, None)
    answer = await desk.client.put(url, content=png[:7], headers={"content-range": f"bytes 0-6/{size}"})
    assert (answer.status_code, answer.headers["range"]) == (308, "bytes=0-6")
    answer = await desk.client.put(url, headers={"content-range": "bytes */*"})
    assert (answer.status_code, answer.headers["range"]) == (308, "bytes=0-6")
    answer = await desk.client.put(url, content=png[7:20], headers={"content-range": "bytes 7-19/*"})
    assert (answer.status_code, answer.headers["range"]) == (308, "bytes=0-19")
    answer = await desk.client.put(
        url, content=png[20:], headers={"content-range": f"bytes 20-{size - 1}/{size}"}
    )
    assert answer.status_code == 200
    for again in ({"content-range": f"bytes */{size}"}, {}):
        assert (await desk.client.put(url, headers=again)).status_code == 200
    assert desk.library.usable(desk.user, desk.workspace.id, file_id).size_bytes == size


async def test_what_comes_twice_is_taken_once(desk, png, session):
    _, url = session
    size = len(png)
    await desk.client.put(url, content=png[:50], headers={"content-range": f"bytes 0-49/{size}"})
    answer = await desk.client.put(url, content=png[20:60], headers={"content-range": f"bytes 20-59/{size}"})
    assert answer.headers["range"] == "bytes=0-59"
    answer = await desk.client.put(url, content=png[:30], headers={"content-range": f"bytes 0-29/{size}"})
    assert answer.headers["range"] == "bytes=0-59"
    # All of it once more, as a client does that does not ask where it was.
    answer = await desk.client.put(url, content=png)
    assert answer.headers["etag"] == f'"{hashlib.sha256(png).hexdigest()}"'


@pytest.mark.parametrize(
    ("headers", "length", "status"),
    [
        ({"content-range": "bytes 10-19/{size}"}, 10, 503),  # a gap
        ({"content-range": "bytes 0-9/999999"}, 10, 400),  # another size
        ({"content-range": "bytes */999999"}, 0, 400),
        ({"content-range": "bytes 0-9/{size}"}, 12, 400),  # more than it says
        ({"content-range": "bytes 0-9/{size}"}, 8, 400),  # less
        ({"content-range": "bytes 0-999999/*"}, 10, 400),  # beyond the end
        ({"content-range": "bytes 9-0/{size}"}, 10, 400),
        ({"content-range": "bytes 0-{size}/{size}"}, 10, 400),
        ({"content-range": "items 0-9/{size}"}, 10, 400),
        ({"content-range": "bytes=0-9"}, 10, 400),
        ({"content-range": "bytes 0-9/99999999999999999999999"}, 10, 400),
        ({}, 10, 400),  # everything, but it is not
        ({}, 100_000, 400),
    ],
)
async def test_what_does_not_fit_is_refused_and_the_session_lives(
    desk, png, session, headers, length, status
):
    _, url = session
    sent = {name: value.replace("{size}", str(len(png))) for name, value in headers.items()}
    answer = await desk.client.put(url, content=bytes(length), headers=sent)
    assert answer.status_code == status
    assert code_of(answer) in {"InvalidArgument", "ServiceUnavailable"}
    assert (await desk.client.put(url, content=png)).status_code == 200


async def test_more_than_was_announced_is_refused_although_no_length_is_told(desk, png, session):
    _, url = session

    async def endless():
        for _ in range(100):
            yield png

    answer = await desk.client.put(url, content=endless())
    assert (answer.status_code, code_of(answer)) == (400, "InvalidArgument")
    assert "exactly" in answer.text


async def test_less_than_was_announced_is_kept(desk, png, session):
    _, url = session

    async def little():
        yield png[:30]

    assert (await desk.client.put(url, content=little())).status_code == 400
    answer = await desk.client.put(url, headers={"content-range": "bytes */*"})
    assert answer.headers["range"] == "bytes=0-29"


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"x-goog-resumable": None}, 400, "MalformedSecurityHeader"),
        ({"x-goog-content-length-range": None}, 400, "MalformedSecurityHeader"),
        ({"x-goog-content-length-range": "0,67108864"}, 403, "SignatureDoesNotMatch"),
        ({"x-goog-content-length-range": "1,118"}, 403, "SignatureDoesNotMatch"),
        ({"content-type": None}, 400, "MalformedSecurityHeader"),
        ({"content-type": "image/webp"}, 403, "SignatureDoesNotMatch"),
        ({"x-goog-resumable": "upload"}, 403, "SignatureDoesNotMatch"),
    ],
)
async def test_signed_headers_are_held_to(desk, png, start_headers, change, status, code):
    _, url = desk.announce("image/png", len(png))
    headers = {
        name: value for name, value in (start_headers("image/png", len(png)) | change).items() if value
    }
    answer = await desk.client.post(url, headers=headers)
    assert (answer.status_code, code_of(answer)) == (status, code)
    assert answer.headers["content-type"].startswith("application/xml")


@pytest.mark.parametrize("change", ["id", "date", "signature", "none", "strange"])
async def test_another_address_is_refused(desk, png, start_headers, change):
    _, url = desk.announce("image/png", len(png))
    other, _ = desk.announce("image/png", len(png))
    changed = {
        "id": re.sub("/uploads/[^?]*", f"/uploads/{other}", url),
        "date": re.sub("X-Goog-Date=[^&]*", "X-Goog-Date=20990101T000000Z", url),
        "signature": url[:-1] + ("0" if url[-1] != "0" else "1"),
        "none": url.partition("?")[0],
        "strange": re.sub("X-Goog-Signature=.*", "X-Goog-Signature=%C3%A9", url),
    }[change]
    answer = await desk.client.post(changed, headers=start_headers("image/png", len(png)))
    assert (answer.status_code, code_of(answer)) == (403, "SignatureDoesNotMatch")


async def test_after_fifteen_minutes_it_is_too_late_to_begin(desk, png, start_headers, monkeypatch):
    _, url = desk.announce("image/png", len(png))
    now = upload_address.time.time()
    monkeypatch.setattr(upload_address.time, "time", lambda: now + 15 * 60 + 2)
    answer = await desk.client.post(url, headers=start_headers("image/png", len(png)))
    assert (answer.status_code, code_of(answer)) == (400, "ExpiredToken")


async def test_begun_anew_it_begins_with_nothing(desk, png, start_headers):
    _, url = desk.announce("image/png", len(png))
    headers = start_headers("image/png", len(png))
    first = (await desk.client.post(url, headers=headers)).headers["location"]
    await desk.client.put(first, content=bytes(20), headers={"content-range": "bytes 0-19/*"})
    second = (await desk.client.post(url, headers=headers)).headers["location"]
    assert first != second
    assert (await desk.client.put(first, headers={"content-range": "bytes */*"})).status_code == 404
    assert (await desk.client.put(second, content=png)).status_code == 200
    assert (await desk.client.post(url, headers=headers)).status_code == 404


@pytest.mark.parametrize(
    "change", [lambda url: url[:-1] + "_", lambda url: url.partition("?")[0], lambda url: url + "0"]
)
async def test_a_session_cannot_be_guessed(desk, session, change):
    answer = await desk.client.put(change(session[1]), content=b"x")
    assert (answer.status_code, code_of(answer)) == (404, "NoSuchUpload")


async def test_a_session_is_of_one_file(desk, png, session):
    _, other = await desk.begin("image/png", len(png))
    mixed = other.partition("?")[0] + "?" + session[1].partition("?")[2]
    assert (await desk.client.put(mixed, content=png)).status_code == 404


async def test_a_connection_that_brings_nothing_is_given_up(desk, png, session, monkeypatch):
    _, url = session
    monkeypatch.setattr(upload_routes, "STALL_SECONDS", 0.05)

    async def stalled():
        yield png[:30]
        await asyncio.sleep(60)

    answer = await desk.client.put(url, content=stalled())
    assert (answer.status_code, code_of(answer)) == (408, "RequestTimeout")
    answer = await desk.client.put(url, headers={"content-range": "bytes */*"})
    assert answer.headers["range"] == "bytes=0-29"


async def test_given_up(desk, png, session, partial_files):
    file_id, url = session
    await desk.client.put(url, content=png[:9], headers={"content-range": "bytes 0-8/*"})
    assert (await desk.client.delete(url)).status_code == 499
    assert partial_files() == []
    assert (await desk.client.put(url, content=png)).status_code == 499
    assert (await desk.client.put(url, headers={"content-range": "bytes */*"})).status_code == 499
    with pytest.raises(Exception, match="cancelled"):
        desk.library.usable(desk.user, desk.workspace.id, file_id)


async def test_nothing_can_be_given_up_that_is_finished(desk, png):
    file_id, url = await desk.begin("image/png", len(png))
    await desk.client.put(url, content=png)
    assert (await desk.client.delete(url)).status_code == 200
    assert desk.library.usable(desk.user, desk.workspace.id, file_id)


async def test_answers_are_never_run_by_a_browser(desk, session):
    answer = await desk.client.put(session[1] + "x", content=b"")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]
