"""Servers by name: many programs write them at once, older and newer ones read them, and none holds a secret."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from layer_mcp.auth.profiles import HOSTED_URL, Profile, Profiles, name_for
from layer_mcp.contract.errors import InvalidInputs, LayerError

REPOSITORY = Path(__file__).parents[3]
STUDIO = Profile("studio", "https://assets.studio.example/mcp")

WRITER = """
import sys
from pathlib import Path
from layer_mcp.auth.profiles import Profile, Profiles
for number in range(8):
    Profiles(Path(sys.argv[1])).save(Profile(f"{sys.argv[2]}-{number}", "https://x.example/mcp"))
    Profiles(Path(sys.argv[1])).use(f"{sys.argv[2]}-{number}")
"""


def test_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), name], cwd=REPOSITORY)
        for name in "abc"
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    profiles = Profiles(tmp_path)
    assert len(profiles.all()) == 1 + 24
    active = profiles.active()
    assert active is not None
    assert active.name in {"a-7", "b-7", "c-7"}
    assert [path.name for path in tmp_path.glob(".profiles*")] == []


def test_nobody_has_saved_anything(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path / "none")
    assert profiles.active() is None
    assert [each.name for each in profiles.all()] == ["embedded"]
    assert profiles.get("hosted").url == HOSTED_URL
    assert profiles.of_url(HOSTED_URL) == Profile("hosted", HOSTED_URL)
    assert profiles.of_url("https://x.example/mcp") is None
    assert not (tmp_path / "none").exists()


def test_saved_used_and_removed(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path)
    profiles.save(STUDIO)
    profiles.save(STUDIO.in_workspace("w1", "Art"))
    assert profiles.use("studio") == STUDIO.in_workspace("w1", "Art")
    assert Profiles(tmp_path).active() == STUDIO.in_workspace("w1", "Art")
    profiles.save(STUDIO)
    assert profiles.get("studio") == STUDIO
    if os.name == "posix":
        assert stat.S_IMODE(profiles.path.stat().st_mode) == 0o600
    assert profiles.remove("studio") == STUDIO
    active = profiles.active()
    assert active is not None
    assert active.name == "embedded"


def test_one_server_under_two_names_is_the_one_in_use(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path)
    for name in ("b", "a"):
        profiles.save(Profile(name, "https://x.example/mcp"))
    found = profiles.of_url("https://x.example/mcp")
    assert found is not None
    assert found.name == "a"
    profiles.use("b")
    found = profiles.of_url("https://x.example/mcp")
    assert found is not None
    assert found.name == "b"


def test_what_a_newer_version_has_added_is_kept(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path)
    profiles.save(STUDIO)
    document = json.loads(profiles.path.read_text())
    document["colour"] = "green"
    document["profiles"]["studio"]["team"] = "art"
    document["profiles"]["BAD name"] = {"url": "https://x.example"}
    document["profiles"]["nowhere"] = {"url": "ftp://x.example"}
    document["profiles"]["odd"] = 7
    profiles.path.write_text(json.dumps(document))
    assert [each.name for each in profiles.all()] == ["embedded", "studio"]
    profiles.save(STUDIO.in_workspace("w1"))
    after = json.loads(profiles.path.read_text())
    assert (after["colour"], after["profiles"]["studio"]["team"]) == ("green", "art")


def test_a_newer_file_is_not_touched(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path)
    profiles.path.write_text('{"version": 2}')
    for action in (profiles.active, lambda: profiles.save(STUDIO)):
        with pytest.raises(LayerError, match="newer layer-nb"):
            action()
    assert profiles.path.read_text() == '{"version": 2}'


@pytest.mark.parametrize("name", ["", "Studio", "a b", "../up", "-x", "memory", "x" * 49, "a/b", "a\nb"])
def test_names_that_cannot_be(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInputs, match="cannot name a profile"):
        Profiles(tmp_path).save(Profile(name, "https://x.example/mcp"))
    assert not Profiles(tmp_path).path.exists()


@pytest.mark.parametrize("name", ["embedded", "hosted"])
def test_names_that_mean_something(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInputs, match="is always"):
        Profiles(tmp_path).save(Profile(name, "https://x.example/mcp"))
    with pytest.raises(InvalidInputs, match="nothing saved"):
        Profiles(tmp_path).remove(name)


def test_one_that_is_not_there_is_an_error_with_the_nearest(tmp_path: Path) -> None:
    profiles = Profiles(tmp_path)
    profiles.save(STUDIO)
    with pytest.raises(InvalidInputs) as caught:
        profiles.use("studi")
    assert caught.value.nearest == "studio"
    assert "layer login --url URL --profile studi" in caught.value.remedy


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (HOSTED_URL, "hosted"),
        ("https://Assets.Studio.example/mcp", "assets.studio.example"),
        ("http://127.0.0.1:8420/mcp", "127.0.0.1-8420"),
        ("http://[::1]:8420/mcp", "1-8420"),
    ],
)
def test_a_server_without_a_name_gets_that_of_its_host(tmp_path: Path, url: str, name: str) -> None:
    assert name_for(url) == name
    Profiles(tmp_path).save(Profile(name, url))
