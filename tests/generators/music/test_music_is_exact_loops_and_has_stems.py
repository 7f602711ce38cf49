"""The finished piece: exact length, loudness, no seam, stems that add up, and the same bytes everywhere."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import numpy as np
import pytest

from layer_server.generators.audio.music.music_card import MUSIC
from layer_server.generators.card import Cancelled, GenerationRequest


@pytest.mark.parametrize(("seconds", "loop"), [(4, False), (4.321, True), (7.5, False), (9, True)])
def test_length_and_loudness(music, samples, seconds, loop):
    output = music("tavern dance", duration_seconds=seconds, loop=loop)[0]
    pcm = samples(output.data)
    assert len(pcm) == round(seconds * 44_100)
    assert output.metadata["lufs"] == pytest.approx(-16, abs=0.3)
    assert output.metadata["true_peak_db"] <= -1.0
    assert np.abs(pcm.mean(0)).max() < 0.003


@pytest.mark.parametrize("prompt", ["calm exploration", "synthwave", "church choir"])
def test_a_loop_rings_over_its_seam(music, samples, prompt):
    pcm = samples(music(prompt, duration_seconds=8, loop=True)[0].data)
    seam = np.abs(pcm[0] - pcm[-1]).max()
    assert seam <= max(1.5 * np.percentile(np.abs(np.diff(pcm, axis=0)), 99.5), 0.01)
    whole = np.sqrt((pcm**2).mean())
    assert np.sqrt((pcm[-2_205:] ** 2).mean()) > 0.15 * whole
    assert np.sqrt((pcm[:2_205] ** 2).mean()) > 0.15 * whole


def test_what_is_no_loop_ends_in_silence(music, samples):
    pcm = samples(music("epic orchestral", duration_seconds=8)[0].data)
    assert np.abs(pcm[-441:]).max() < 0.02
    assert np.sqrt((pcm[-66_150:-44_100] ** 2).mean()) > 0.003


def test_stems_add_up_to_the_mix(music, samples):
    output = music("calm exploration", duration_seconds=6)[0]
    stems = [part for part in output.parts if part.role == "stem"]
    assert len(stems) == len(output.metadata["stems"]) >= 3
    total = np.sum([samples(part.data) for part in stems], axis=0)
    assert np.abs(total - samples(output.data)).max() < 0.02
    assert all(
        name.encode() in part.data[:4000] for name, part in zip(output.metadata["stems"], stems, strict=True)
    )
    assert next(part.role for part in output.parts) == "poster"
    assert [part.role for part in output.parts][-1] == "midi"


def test_credits_are_those_of_what_plays(music):
    sampled, computed = music("tavern")[0], music("8-bit chiptune")[0]
    assert sampled.attribution[0].licence == "MIT"
    assert b"FluidR3" in sampled.data[:6000]
    assert not computed.attribution


def test_a_batch_is_its_seeds_one_by_one(music):
    batch = music("lo-fi", seed=3, batch_size=2, duration_seconds=4)
    assert batch[0].data != batch[1].data
    assert batch[1].data == music("lo-fi", seed=4, duration_seconds=4)[0].data


def test_another_process_makes_the_same_bytes(music):
    code = (
        "import hashlib\n"
        "from layer_server.generators.audio.music.music_card import MUSIC\n"
        "from layer_server.generators.card import GenerationRequest\n"
        "given = {'duration_seconds': 5, 'loop': True, 'instrumental': True}\n"
        "request = GenerationRequest('stealth', 9, 1, given, model='music')\n"
        "made = MUSIC.load()(request, None, lambda *_: None, lambda: False)\n"
        "print(hashlib.sha256(made[0].data).hexdigest())\n"
    )
    there = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
    here = music("stealth", seed=9, duration_seconds=5, loop=True)[0].data
    assert hashlib.sha256(here).hexdigest() == there


def test_a_tempo_that_a_loop_cannot_have_is_said(music):
    metadata = music("battle at 150 bpm", duration_seconds=4, loop=True)[0].metadata
    assert metadata["match"] == "weak" or abs(metadata["tempo"] / 150 - 1) <= 0.03
    far = music("battle at 47 bpm", duration_seconds=4, loop=True)[0].metadata
    assert "instead of 47" in far["note"]


def test_it_reports_and_stops():
    given = {"duration_seconds": 4, "loop": False, "instrumental": True}
    request = GenerationRequest("village", 1, 2, given)
    seen: list[tuple[float, str]] = []
    MUSIC.load()(request, np.random.default_rng(1), lambda *said: seen.append(said), lambda: False)
    fractions = [fraction for fraction, _ in seen]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0, 1)
    with pytest.raises(Cancelled):
        MUSIC.load()(request, np.random.default_rng(1), lambda *said: None, lambda: True)
