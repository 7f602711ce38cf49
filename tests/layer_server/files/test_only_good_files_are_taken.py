"""What is inside a file that somebody brings: of its declared type, whole, and within limits."""

from __future__ import annotations

import struct
import zlib

import pytest

from layer_server.files.inspect import inspect
from layer_server.files.media import image
from layer_server.files.media.facts import Unacceptable


@pytest.fixture
def look(tmp_path):
    def look_at(data, declared):
        path = tmp_path / "file"
        path.write_bytes(data)
        return inspect(path, declared)

    return look_at


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


@pytest.mark.parametrize(
    ("kind", "declared"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")]
)
def test_pictures(look, picture, kind, declared):
    facts = look(picture(kind), declared)
    assert (facts.kind, facts.width, facts.height, facts.has_alpha) == ("image", 40, 30, False)


@pytest.mark.parametrize("mode", ["RGBA", "LA"])
def test_a_picture_has_alpha_where_a_pixel_is_not_opaque(look, picture, mode):
    assert look(picture(mode=mode), "image/png").has_alpha is True


def test_a_palette_may_have_alpha(look, picture):
    assert look(picture(mode="P", transparency=0), "image/png").has_alpha is True
    assert look(picture(mode="P"), "image/png").has_alpha is False


@pytest.mark.parametrize(
    ("kind", "declared"),
    [("PNG", "image/jpeg"), ("JPEG", "image/png"), ("WEBP", "image/png"), ("GIF", "image/png")],
)
def test_another_type_than_declared(look, picture, kind, declared):
    with pytest.raises(Unacceptable, match=f"declared as {declared}, but it is image/{kind.lower()}"):
        look(picture(kind), declared)


@pytest.mark.parametrize(
    ("data", "declared", "told"),
    [
        (b"<!DOCTYPE html><html>", "image/png", "text/html"),
        (b"\xef\xbb\xbf <svg onload=alert(1)>", "image/png", r"image/svg\+xml"),
        (b"MZ" + bytes(100), "image/png", "first bytes"),
        (b"x", "video/mp4", "first bytes"),
        (b"RIFF\x04\0\0\0WAVE", "image/webp", "audio/wav"),
        (b"\0\0\0\x18ftypqt  " + bytes(12), "video/mp4", "video/quicktime"),
        (b"\0\0\0\x18ftypavif" + bytes(12), "video/mp4", "image/avif"),
        (b"\0\0\0\x18ftypM4A " + bytes(12), "video/mp4", "audio/mp4"),
        (b"OggS" + bytes(60), "audio/mpeg", "audio/ogg"),
    ],
)
def test_something_else_altogether(look, data, declared, told):
    with pytest.raises(Unacceptable, match=told):
        look(data, declared)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_that_is_cut_off(look, picture, kind):
    data = picture(kind, size=(400, 300))
    with pytest.raises(Unacceptable, match="broken or cut off"):
        look(data[: len(data) // 2], f"image/{kind.lower()}")


def test_a_picture_that_is_spoilt(look, picture):
    data = bytearray(picture(size=(200, 200)))
    data[60] ^= 0xFF
    with pytest.raises(Unacceptable, match="broken"):
        look(bytes(data), "image/png")


@pytest.mark.parametrize("size", [(50_000, 50_000), (1, 65_000_000), (2**31 - 1, 2**31 - 1), (10_000, 7_000)])
def test_a_bomb_of_pixels_is_not_decoded(look, size):
    header = struct.pack(">IIBBBBB", *size, 8, 6, 0, 0, 0)
    bomb = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    with pytest.raises(Unacceptable):
        look(b"\x89PNG\r\n\x1a\n" + bomb, "image/png")


def test_a_bomb_of_text_is_not_unpacked(look, picture):
    png = picture()
    text = chunk(b"zTXt", b"x\0\0" + zlib.compress(bytes(50 << 20), 9))
    with pytest.raises(Unacceptable):
        look(png[:33] + text + png[33:], "image/png")


@pytest.mark.parametrize(("limit", "value"), [("MAX_FRAMES", 20), ("MAX_PIXELS_OF_ALL_FRAMES", 21 * 256 - 1)])
def test_an_animation_is_taken_within_limits(look, picture, monkeypatch, limit, value):
    from PIL import Image

    frames = [Image.new("RGB", (16, 16), (number * 10, 255 - number * 10, 0)) for number in range(1, 21)]
    data = picture("WEBP", size=(16, 16), save_all=True, append_images=frames, duration=10, lossless=True)
    assert look(data, "image/webp").width == 16
    monkeypatch.setattr(image, limit, value)
    with pytest.raises(Unacceptable, match="animation of 21 frames"):
        look(data, "image/webp")


def test_a_jpeg_of_endless_scans(look, picture):
    data = picture("JPEG")
    scan = data.index(b"\xff\xda")
    with pytest.raises(Unacceptable, match="scans"):
        look(data[:-2] + data[scan:-2] * 80 + data[-2:], "image/jpeg")


def test_films(look, film):
    facts = look(film(seconds=2.5), "video/mp4")
    assert (facts.kind, facts.width, facts.height, facts.duration_seconds) == ("video", 640, 360, 2.5)


def test_a_film_that_an_encoder_wrote(look, tmp_path):
    import cv2
    import numpy as np

    path = str(tmp_path / "film.mp4")
    writer = cv2.VideoWriter(path, cv2.VideoWriter_fourcc(*"mp4v"), 10, (64, 48))
    for number in range(20):
        writer.write(np.full((48, 64, 3), number * 10, np.uint8))
    writer.release()
    facts = look((tmp_path / "film.mp4").read_bytes(), "video/mp4")
    assert (facts.width, facts.height, facts.duration_seconds) == (64, 48, 2.0)


def test_a_sound_that_a_library_wrote(look, tmp_path):
    import wave

    with wave.open(str(tmp_path / "sound.wav"), "wb") as file:
        file.setparams((2, 3, 44_100, 0, "NONE", ""))
        file.writeframes(bytes(6 * 22_050))
    assert look((tmp_path / "sound.wav").read_bytes(), "audio/wav").duration_seconds == 0.5


def test_a_film_without_a_length_is_one_in_fragments(look, film):
    assert look(film(seconds=0), "video/mp4").duration_seconds is None


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"seconds": 4_000_000}, "lasts 1,111 hours"),
        ({"size": (65_000, 65_000)}, "pixels"),
        ({"size": (0, 0)}, "0 x 0"),
        ({"handler": b"soun"}, "no track of pictures"),
        ({"media_bytes": 0}, "mdat"),
        ({"timescale": 0}, "clock"),
    ],
)
def test_a_film_that_claims_what_cannot_be(look, film, options, told):
    with pytest.raises(Unacceptable, match=told):
        look(film(**options), "video/mp4")


@pytest.mark.parametrize("left", [9, 30, 100, 150, 230, -1])
def test_a_film_that_is_cut_off(look, film, left):
    with pytest.raises(Unacceptable):
        look(film()[:left], "video/mp4")


def test_a_film_of_endless_boxes(look, film):
    with pytest.raises(Unacceptable, match="boxes"):
        look(film() + struct.pack(">I4s", 8, b"free") * 5000, "video/mp4")


def test_a_film_whose_boxes_go_nowhere(look, film):
    with pytest.raises(Unacceptable, match="impossible"):
        look(film() + struct.pack(">I4s", 4, b"free"), "video/mp4")


def test_sounds(look, wav, mp3):
    assert look(wav(seconds=1.5), "audio/wav").duration_seconds == 1.5
    assert look(mp3(50), "audio/mpeg").duration_seconds == pytest.approx(50 * 1152 / 44_100)


@pytest.mark.parametrize("tag", [b"ID3\x04\0\0\0\0\x02\x00" + bytes(256), b"ID3\x04\0\0\0\0\0\0"])
def test_an_mp3_may_have_tags(look, mp3, tag):
    data = mp3(10, tag) + b"TAG" + bytes(125)
    assert look(data, "audio/mpeg").duration_seconds == pytest.approx(10 * 1152 / 44_100)


@pytest.mark.parametrize("data_bytes", [0, 0xFFFFFFFF])
def test_a_wav_that_was_written_as_a_stream(look, wav, data_bytes):
    assert look(wav(seconds=1, data_bytes=data_bytes), "audio/wav").duration_seconds == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"coding": 0x55}, "0x55"),
        ({"rate": 5}, "5 Hz"),
        ({"data_bytes": 10**6}, "cut off"),
        ({"seconds": 0}, "no sound"),
    ],
)
def test_a_wav_that_cannot_be(look, wav, options, told):
    with pytest.raises(Unacceptable, match=told):
        look(wav(**options), "audio/wav")


def test_a_wav_of_chunks_without_sound(look, wav):
    data = wav()
    for broken in (data[:36], data[:12] + b"LIST\0\0\0\0" * 2000, data[:12] + data[36:]):
        with pytest.raises(Unacceptable):
            look(broken, "audio/wav")


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfb\x90\x00",
        b"ID3\x04\0\0\0\x7f\x7f\x7f\x7f" + bytes(100),
        b"\xff\xfb\x90\x00" + bytes(300_000),
        b"\xff\xfb\xf0\x00" + bytes(5000),
        b"ID3\x04\0\0\0\0\0\x0a" + bytes(10) + b"MZ" * 200_000,
    ],
)
def test_an_mp3_that_is_none(look, data):
    with pytest.raises(Unacceptable):
        look(data, "audio/mpeg")


async def test_the_answer_says_why_and_later_use_does_too(desk, picture, partial_files):
    data = picture("JPEG")
    file_id, answer = await desk.send("image/png", data)
    assert answer.status_code == 400
    assert "declared as image/png, but it is image/jpeg" in answer.text
    assert partial_files() == []
    with pytest.raises(Exception, match="it is image/jpeg") as caught:
        desk.library.usable(desk.user, desk.workspace.id, file_id)
    assert caught.value.code == "UPLOAD_FAILED"


async def test_another_type_is_told_before_all_has_arrived(desk, picture):
    size = 5 << 30
    _, session = await desk.begin("video/mp4", size)
    answer = await desk.client.put(
        session,
        content=picture("PNG"),
        headers={"content-range": f"bytes 0-{len(picture('PNG')) - 1}/{size}"},
    )
    assert (answer.status_code, "it is image/png" in answer.text) == (400, True)
