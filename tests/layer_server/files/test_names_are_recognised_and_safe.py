from __future__ import annotations

import re
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from layer_server.files.names import file_name

WHEN = datetime(2026, 11, 22, 11, 2, 3, tzinfo=UTC)


def test_the_prompt_and_the_time():
    assert file_name("Crystal sword icon!", WHEN, "image/png") == "crystal_sword_icon-2026-11-22-110203.png"
    assert (
        file_name("mossy stone", WHEN, "image/png", role="normal")
        == "mossy_stone-2026-11-22-110203-normal.png"
    )
    assert file_name("épée d'or", WHEN, "model/gltf-binary") == "epee_dor-2026-11-22-110203.glb"
    assert file_name("剣", WHEN, "what/ever") == "asset-2026-11-22-110203.bin"


def test_long_prompts_are_cut_at_a_word():
    name = file_name("word " * 50, WHEN, "image/png")
    assert name.startswith("word_word")
    assert name.endswith("word-2026-11-22-110203.png")
    assert len(name) < 100


def test_one_of_several_has_its_number():
    assert file_name("gold coin", WHEN, "image/png", number=2) == "gold_coin-2026-11-22-110203-2.png"
    part = file_name("red brick", WHEN, "image/png", number=3, role="height")
    assert part == "red_brick-2026-11-22-110203-3-height.png"


@given(st.text(max_size=300), st.text(max_size=40))
def test_never_a_path(prompt, role):
    assert re.fullmatch(
        r"[a-z0-9_]{1,64}-[\d-]+(-[a-z0-9_]*)?\.[a-z0-9]+", file_name(prompt, WHEN, "image/png", role=role)
    )
