"""The data folder is built once, and again only when its pins, its format or its files change."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zlib
from pathlib import Path

import pytest

from build_data import archive, inputs

ROOT = Path(archive.__file__).resolve().parent.parent


@pytest.fixture
def copy(tmp_path):
    """A root whose data folder has the real stamp and files of the real sizes."""
    target = tmp_path / archive.DATA
    target.mkdir(parents=True)
    for name in ("stamp.json", *archive.FILES):
        shutil.copyfile(ROOT / archive.DATA / name, target / name)
    return tmp_path


def test_built_data_is_current(copy):
    assert archive.is_current(copy)


@pytest.mark.parametrize("name", [*archive.FILES, "stamp.json"])
def test_a_missing_or_cut_file_is_stale(copy, name):
    path = copy / archive.DATA / name
    path.write_bytes(path.read_bytes()[:-1])
    assert not archive.is_current(copy)
    path.unlink()
    assert not archive.is_current(copy)


def test_another_pin_or_format_is_stale(copy, monkeypatch):
    monkeypatch.setattr(archive, "FORMAT", inputs.FORMAT + 1)
    assert not archive.is_current(copy)
    monkeypatch.setattr(archive, "FORMAT", inputs.FORMAT)
    monkeypatch.setattr(archive, "pins", lambda: {"another": "1"})
    assert not archive.is_current(copy)


def test_no_folder_is_stale(tmp_path):
    assert not archive.is_current(tmp_path)


def test_everything_together_is_small_enough_for_a_wheel():
    stamp = json.loads((ROOT / archive.DATA / "stamp.json").read_text(encoding="utf-8"))
    assert sum(stamp["sizes"].values()) < 80e6
    assert set(stamp["packages"]) == set(inputs.pins())
    assert all(len(package["sha256"]) == 64 for package in stamp["packages"].values())


def test_every_name_has_its_picture_and_none_is_a_variant_of_skin_tone():
    names = json.loads((ROOT / archive.DATA / "names.json").read_text(encoding="utf-8"))
    database = sqlite3.connect(ROOT / archive.DATA / "art.sqlite")
    stored = set(database.execute("SELECT collection, name FROM art"))
    assert stored == {(collection, name) for collection, group in names.items() for name in group}
    emoji = set(names["fluent-emoji-flat"])
    assert "waving-hand" in emoji
    assert "waving-hand-dark" not in emoji
    assert "horizontal-traffic-light" in emoji, "a light is not a skin tone"
    assert "candle-light" in names["game-icons"]
    svg = database.execute("SELECT svg FROM art WHERE name = 'broadsword'").fetchone()[0]
    database.close()
    text = zlib.decompress(svg).decode()
    assert text.startswith("<svg ")
    assert "currentColor" not in text
