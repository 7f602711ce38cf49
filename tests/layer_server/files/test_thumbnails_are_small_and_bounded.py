from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from layer_mcp.contract.errors import FeatureDisabled
from layer_server.files import thumbnails


def _picture(path, mode="RGBA", size=(300, 200)):
    Image.new(mode, size).save(path, "PNG")
    return path


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "L", "LA", "P", "I;16", "1"])
def test_every_kind_of_picture_becomes_webp(tmp_path, mode):
    data = thumbnails.thumbnail(lambda: _picture(tmp_path / "p", mode), "a" * 64, 64, tmp_path / "cache")
    small = Image.open(BytesIO(data))
    assert (small.format, small.size) == ("WEBP", (64, 43))


def test_transparency_is_kept(tmp_path):
    Image.new("RGBA", (50, 50), (255, 0, 0, 0)).save(tmp_path / "p", "PNG")
    small = Image.open(
        BytesIO(thumbnails.thumbnail(lambda: tmp_path / "p", "b" * 64, 32, tmp_path / "cache"))
    )
    assert small.convert("RGBA").getpixel((5, 5))[3] == 0


def test_a_map_of_16_bits_keeps_its_shades(tmp_path):
    Image.new("I;16", (50, 50), 0x8080).save(tmp_path / "p", "PNG")
    small = Image.open(
        BytesIO(thumbnails.thumbnail(lambda: tmp_path / "p", "c" * 64, 32, tmp_path / "cache"))
    )
    assert abs(small.convert("L").getpixel((5, 5)) - 0x80) < 5


def test_it_is_made_once(tmp_path):
    source = _picture(tmp_path / "p")
    first = thumbnails.thumbnail(lambda: source, "c" * 64, 64, tmp_path / "cache")
    source.unlink()
    assert thumbnails.thumbnail(lambda: source, "c" * 64, 64, tmp_path / "cache") == first
    assert [each.name for each in (tmp_path / "cache").iterdir()] == ["c" * 64 + "-64.webp"]


def test_a_cache_that_cannot_be_written_costs_no_picture(tmp_path):
    (tmp_path / "cache").write_text("a file where the folder should be")
    data = thumbnails.thumbnail(lambda: _picture(tmp_path / "p"), "c" * 64, 64, tmp_path / "cache")
    assert Image.open(BytesIO(data)).format == "WEBP"


def test_a_write_that_fails_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    assert thumbnails.thumbnail(lambda: _picture(tmp_path / "p"), "c" * 64, 64, tmp_path / "cache")
    assert list((tmp_path / "cache").iterdir()) == []


def test_sizes_stay_within_bounds(tmp_path):
    source = _picture(tmp_path / "p", size=(3000, 10))
    for asked, side in ((1, 16), (10**9, 1024), (-5, 16)):
        data = thumbnails.thumbnail(lambda: source, "d" * 64, asked, tmp_path / "cache")
        assert max(Image.open(BytesIO(data)).size) == side


def test_a_bomb_is_not_decoded(tmp_path):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 6, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )
    (tmp_path / "bomb").write_bytes(bomb)
    with pytest.raises(FeatureDisabled):
        thumbnails.thumbnail(lambda: tmp_path / "bomb", "e" * 64, 64, tmp_path / "cache")


def test_what_is_no_picture_is_said_so(tmp_path):
    (tmp_path / "text").write_text("hello")
    with pytest.raises(FeatureDisabled, match="no thumbnail"):
        thumbnails.thumbnail(lambda: tmp_path / "text", "f" * 64, 64, tmp_path / "cache")
