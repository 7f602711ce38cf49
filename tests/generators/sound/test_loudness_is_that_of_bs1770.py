"""Loudness, true peak and the limiter do what ITU-R BS.1770 and EBU R 128's test signals ask for."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.audio.loudness import PEAK_CEILING, lufs, normalised, true_peak

RATE = 44_100


def sine(hertz: float, seconds: float, decibels: float = 0.0, phase: float = 0.0) -> np.ndarray:
    t = np.arange(round(seconds * RATE)) / RATE
    one = 10 ** (decibels / 20) * np.sin(2 * np.pi * hertz * t + phase)
    return np.stack([one, one], 1).astype(np.float32)


@pytest.mark.parametrize("decibels", [0.0, -23.0, -33.0])
def test_a_sine_of_1_khz_on_both_sides_is_as_loud_as_its_level(decibels):
    assert lufs(sine(1000, 5, decibels)) == pytest.approx(decibels, abs=0.1)


def test_one_side_alone_is_3_db_quieter():
    assert lufs(sine(997, 5)[:, :1]) == pytest.approx(-3.01, abs=0.05)


def test_quiet_passages_are_gated():
    """EBU Tech 3341, case 3: the parts 13 LU below do not count."""
    signal = np.concatenate([sine(1000, 5, -36), sine(1000, 20, -23), sine(1000, 5, -36)])
    assert lufs(signal) == pytest.approx(-23, abs=0.1)


def test_low_notes_count_less_and_high_ones_more():
    assert lufs(sine(40, 3)) < -4
    assert 2.5 < lufs(sine(5000, 3)) < 4.5


def test_silence_is_silence():
    assert lufs(np.zeros((RATE, 2), np.float32)) <= -70
    assert not normalised(np.zeros((100, 1), np.float32), -18).any()


def test_a_peak_between_samples_is_found():
    """A sine of a quarter of the rate whose samples all miss its peak by 3 dB."""
    tone = sine(RATE / 4, 0.5, phase=np.pi / 4)[1000:-1000]
    assert 20 * np.log10(np.abs(tone).max()) == pytest.approx(-3.01, abs=0.01)
    assert true_peak(tone) == pytest.approx(0, abs=0.3)


def test_what_is_normalised_is_as_loud_as_asked_and_never_too_high():
    noise = np.random.default_rng(1).standard_normal((3 * RATE, 2)).astype(np.float32) * 0.02
    noise[RATE] = 0.9
    result = normalised(noise, -18)
    assert true_peak(result) <= PEAK_CEILING + 0.01
    assert lufs(normalised(noise * 0.1, -18)) == pytest.approx(lufs(result), abs=0.2)
    steady = normalised(noise[: RATE // 2], -18)
    assert lufs(steady) == pytest.approx(-18, abs=0.1)
