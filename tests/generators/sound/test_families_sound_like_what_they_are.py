"""What can be measured of a sound: that it is there, and that glass is brighter than wood, bells longer than knocks."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.audio.effects.families import FAMILIES, Take
from layer_server.generators.audio.loudness import true_peak


def made(name: str, seed: int = 1, **manner) -> np.ndarray:
    family = FAMILIES[name]
    seconds = manner.pop("seconds", 1.0 if family.steady else 0.0)
    sound = family.make(Take(np.random.default_rng(seed), seconds=seconds, **manner))
    return sound if sound.ndim == 1 else sound.mean(1)


def rings(sound: np.ndarray) -> float:
    """Seconds from the loudest moment until it is 30 dB quieter."""
    level = np.sqrt(np.square(sound[: len(sound) // 441 * 441]).reshape(-1, 441).mean(1))
    after = level[int(np.argmax(level)) :]
    quiet = np.flatnonzero(after < after[0] * 10**-1.5)
    return float((quiet[0] if len(quiet) else len(after)) * 0.01)


def test_there_are_more_than_a_hundred():
    assert len(FAMILIES) > 100


@pytest.mark.parametrize("name", FAMILIES)
def test_every_family_makes_a_sound(name):
    sound = made(name)
    assert np.isfinite(sound).all()
    assert np.abs(sound).max() > 0.02


def test_seeds_give_other_takes():
    assert len(made("footsteps", 1))
    assert not np.array_equal(made("footsteps", 1)[:500], made("footsteps", 2)[:500])


def test_materials_have_their_brightness(centroid):
    knocks = {m: centroid(made("knock", material=m)) for m in ("carpet", "wood", "metal", "glass")}
    assert knocks["carpet"] < knocks["wood"] < knocks["metal"]
    assert knocks["wood"] < knocks["glass"]


def test_metal_rings_and_stone_does_not():
    assert rings(made("clang")) > 4 * rings(made("clang", material="stone"))
    assert rings(made("bell")) > 0.8
    assert rings(made("gong")) > 1.5
    assert rings(made("knock")) < 0.25


def test_large_things_are_lower(centroid):
    for name in ("roar", "bell", "bark", "clang"):
        assert centroid(made(name, size=2.4)) < centroid(made(name, size=0.45))


def test_high_and_low_families_are_apart(centroid):
    for high, low in (
        ("bird", "owl"),
        ("cricket", "earthquake"),
        ("snake", "roar"),
        ("coin", "drum hit"),
        ("break", "impact"),
    ):
        assert centroid(made(high)) > 3 * centroid(made(low))


def test_tones_rise_and_fall_as_they_should(centroid):
    for name, rises in (
        ("jump", True),
        ("power up", True),
        ("laser", False),
        ("power down", False),
        ("charge up", True),
    ):
        sound = made(name)
        half = len(sound) // 2
        assert (centroid(sound[half:]) > centroid(sound[:half])) is rises, name


def test_repeated_events_are_counted(sound, samples, onsets):
    assert onsets(samples(sound("three knocks on wood")[0].data)) == 3
    assert onsets(samples(sound("dog barks five times")[0].data)) == 5


def test_a_place_adds_its_tail_and_dry_does_not(sound, samples):
    dry = samples(sound("gunshot")[0].data)
    cave = samples(sound("gunshot in a cave")[0].data)
    assert dry.shape[1] == 1
    assert cave.shape[1] == 2
    assert len(cave) > 1.5 * len(dry)


@pytest.mark.parametrize("prompt", ["gunshot", "button click", "rain", "explosion in a stone hall", "coin"])
def test_levels_are_safe(sound, samples, prompt):
    output = sound(prompt, seed=3, duration_seconds=1.5)[0]
    pcm = samples(output.data)
    assert true_peak(pcm.astype(np.float32)) <= -0.95
    assert -32 < output.metadata["lufs"] < -17.5
    assert abs(pcm.mean()) < 0.004
