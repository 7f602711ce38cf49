"""Waves, rivers, falls, lava and storms move before a still camera; what a video shows is not called missing."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.video.words import read


@pytest.mark.parametrize(
    "prompt",
    [
        "ocean waves rolling onto a beach, static camera",
        "lava flowing down a volcano, static camera",
        "sandstorm in the desert, static camera",
        "timelapse of clouds over hills, static camera",
    ],
)
def test_it_moves_before_a_still_camera(make, opened, prompt):
    output = make("video", prompt)[0]
    frames = opened(output.data)
    moved = np.abs(frames[3].astype(int) - frames[6]).max(2) > 6
    assert moved.mean() > 0.015
    assert "note" not in output.metadata


@pytest.mark.parametrize(
    ("prompt", "moves"),
    [
        ("flight over an island", ["FLY_THROUGH", "CRANE_UP"]),
        ("driving down a desert road", ["FLY_THROUGH"]),
        ("walking through a forest", ["DOLLY_IN", "HANDHELD"]),
        ("camera pushes slowly through a misty forest", ["DOLLY_IN"]),
        ("a space station orbiting a planet", []),
        ("camera orbiting around a planet", ["ORBIT_360"]),
        ("orbit around a stone tower", ["ORBIT_360"]),
    ],
)
def test_camera_words_become_the_nearest_move(prompt, moves):
    assert [name for name, _ in read(prompt).moves] == moves


def test_the_pace_is_read():
    (_, slow), (_, fast) = read("slow zoom in on a cave").moves + read("fast zoom in on a cave").moves
    assert slow < 1 < fast


def test_a_thing_stands_before_the_colour_that_is_named(make, opened):
    for word, level in (("black", 0), ("white", 255)):
        frame = opened(make("video", f"rotating ruby on a {word} background")[0].data)[0]
        assert np.abs(frame[:12, :12].astype(int) - level).max() <= 6


def test_a_station_that_orbits_is_a_scene(make):
    assert make("video", "space station orbiting a planet")[0].metadata["subject"] == "space"
