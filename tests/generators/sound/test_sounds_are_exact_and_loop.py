"""Lengths are exact to the sample, loops have no seam, seeds mean the same everywhere."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import numpy as np
import pytest

from layer_server.generators.audio.effects.sound_card import SOUND
from layer_server.generators.card import Cancelled, GenerationRequest


@pytest.mark.parametrize("seconds", [0.1, 0.337, 1.0, 2.5])
@pytest.mark.parametrize(
    "prompt", ["wind", "footsteps", "bell", "door creaks in a cave", "rain with thunder"]
)
def test_the_length_is_exact(sound, samples, prompt, seconds):
    output = sound(prompt, duration_seconds=seconds)[0]
    assert len(samples(output.data)) == round(seconds * 44_100)
    assert output.metadata["duration_seconds"] == pytest.approx(seconds, abs=1e-4)


@pytest.mark.parametrize("prompt", ["wind", "fire", "engine", "footsteps on gravel", "alarm", "hum"])
def test_a_loop_has_no_seam(sound, samples, prompt):
    pcm = samples(sound(prompt, duration_seconds=2, loop=True)[0].data)
    steps = np.abs(np.diff(pcm, axis=0)).max(1)
    seam = np.abs(pcm[0] - pcm[-1]).max()
    assert seam <= max(1.5 * np.percentile(steps, 99.5), 0.01)
    around = np.concatenate([pcm[-4_410:], pcm[:4_410]])
    if prompt in {"wind", "fire", "engine", "hum"}:
        assert np.sqrt((around**2).mean()) > 0.35 * np.sqrt((pcm**2).mean())


def test_what_falls_silent_early_says_so(sound):
    assert "silence fills" in sound("gunshot", duration_seconds=8)[0].metadata["note"]


def test_a_batch_is_its_seeds_one_by_one(sound):
    batch = sound("magic spell", seed=5, batch_size=3)
    assert [output.seed for output in batch] == [5, 6, 7]
    assert batch[2].data == sound("magic spell", seed=7)[0].data
    assert len({output.data for output in batch}) == 3


def test_another_process_makes_the_same_bytes(sound):
    code = (
        "import hashlib\n"
        "from layer_server.generators.audio.effects.sound_card import SOUND\n"
        "from layer_server.generators.card import GenerationRequest\n"
        "request = GenerationRequest('wolf howls in a forest', 3, 1, {'loop': False}, model='sound')\n"
        "made = SOUND.load()(request, None, lambda *_: None, lambda: False)\n"
        "print(hashlib.sha256(made[0].data).hexdigest())\n"
    )
    there = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()
    assert hashlib.sha256(sound("wolf howls in a forest", seed=3)[0].data).hexdigest() == there


def test_it_reports_and_stops():
    request = GenerationRequest("thunderstorm and a dog barks", 1, 2, {"loop": False})
    seen: list[tuple[float, str]] = []
    SOUND.load()(request, np.random.default_rng(1), lambda *said: seen.append(said), lambda: False)
    fractions = [fraction for fraction, _ in seen]
    assert fractions == sorted(fractions)
    assert fractions[0] == 0
    assert fractions[-1] == 1
    assert any(stage.endswith("2 of 2") for _, stage in seen)
    with pytest.raises(Cancelled):
        SOUND.load()(request, np.random.default_rng(1), lambda *said: None, lambda: len(seen) > 0)


def test_the_price_grows_with_the_length():
    def price(**given):
        return SOUND.price({"batch_size": 1} | given)

    assert price() == price(duration_seconds=5) < price(duration_seconds=20)
    assert SOUND.price({"batch_size": 4}) == 4 * price()
