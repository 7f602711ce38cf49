"""What people type is understood: kind, tempo, key, metre, instruments, and what is to be left out."""

from __future__ import annotations

import pytest

from layer_server.generators.audio.music.plan import leads, read
from layer_server.generators.audio.music.styles import STYLES


@pytest.mark.parametrize(
    ("prompt", "style"),
    [
        ("epic orchestral adventure", "orchestral hero"),
        ("fast battle music", "battle"),
        ("boss fight with metal guitars", "boss"),
        ("8-bit chiptune platformer", "chiptune"),
        ("sad solo piano", "sad piano"),
        ("medieval tavern dance", "tavern"),
        ("christmas village", "winter"),
        ("space exploration ambient", "space"),
        ("lofi beats to study", "lo-fi"),
        ("haunted house", "horror"),
        ("japanese garden with koto", "oriental"),
        ("desert bazaar with oud", "desert"),
        ("main menu theme", "menu"),
        ("pirate sea shanty", "pirate"),
        ("synthwave night drive", "synthwave"),
        ("upbeat electronic dance", "edm"),
        ("electronic ambient", "space"),
    ],
)
def test_the_kind(prompt, style):
    plan = read(prompt)
    assert plan.style.name == style
    assert plan.match == "named"


def test_every_kind_is_found_by_its_own_name():
    assert [style.name for style in STYLES if read(f"{style.name} music").style is not style] == []


def test_what_nobody_plays_or_sings_is_known():
    plan = read("tribal song with didgeridoo, flute and female vocals")
    assert (plan.missing, plan.is_sung) == (("didgeridoo",), True)
    assert not read("battle music, no vocals").is_sung


def test_tempo_key_and_metre():
    plan = read("waltz in F# minor at 150 bpm")
    assert (plan.tempo, plan.tonic, plan.mode, plan.meter) == (150, 6, "minor", 3)
    assert (read("Bb major folk").tonic, read("folk in the key of E flat").tonic) == (10, 3)
    assert read("a battle in a minor town").tonic == 9


def test_instruments_and_what_is_left_out():
    plan = read("tavern music with fiddle and harp, no drums")
    assert plan.instruments == ("fiddle", "harp")
    assert plan.left_out == {"drums"}
    assert leads(plan.instruments, alone=False) == (["fiddle"], ["harp"])
    assert read("solo cello").alone


@pytest.mark.parametrize("prompt", ["", "\N{DRAGON}", "电子音乐", "\0", "quarterly tax report"])
def test_what_names_no_kind_is_weak(prompt):
    plan = read(prompt)
    assert plan.style in STYLES
    assert plan.match in {"weak", "meaning"}
