"""No prompt, however odd, makes a generator fail."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

ODD = [
    "", "   ", "\n\t", "the a an of", "icon", "🐉", "👩‍🚀🚀✨", "剣のアイコン", "меч", "سيف", "\u0000\u0001", "\ud800",
    "a" * 10_000, "sword " * 2_000, "with with with", "12345", "!!!???", "gold", "red", "golden red with", "<svg/>",
    "'; DROP TABLE art; --", "x", "glowing", "pixel art", "of gold", "👍🏽", "e\u0301" * 50, "ring ring ring",
]  # fmt: skip


@pytest.mark.parametrize("prompt", ODD, ids=range(len(ODD)))
def test_icon_takes_it(icon, prompt):
    output = icon(prompt, width=64, height=64)[0]
    assert output.data.startswith(b"\x89PNG")
    assert output.metadata["subject"]


@pytest.mark.parametrize("prompt", ODD[::3])
def test_texture_takes_it(texture, prompt):
    output = texture(prompt, width=64, height=64)[0]
    assert output.metadata["material"]


def test_prompt_without_a_subject_gets_one_by_seed_and_says_so(icon):
    made = [icon("golden", seed=seed, width=64, height=64)[0].metadata for seed in range(4)]
    nothing = [icon("", seed=seed, width=64, height=64)[0].metadata for seed in range(4)]
    assert all("names no subject" in metadata["note"] for metadata in nothing)
    assert len({metadata["subject"] for metadata in nothing}) > 1
    assert all(metadata["subject"] for metadata in made)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(prompt=st.text(max_size=60), seed=st.integers(0, 2**53))
def test_any_text_and_seed(icon, prompt, seed):
    assert icon(prompt, seed=seed, width=64, height=64)[0].seed == seed
