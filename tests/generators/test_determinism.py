"""The same seed gives the same bytes: again, in another process, and one by one instead of in a batch."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

_SCRIPT = """
import hashlib, numpy as np
from layer_server.generators.card import GenerationRequest
from layer_server.generators.image.icon_card import ICON
from layer_server.generators.texture.texture_card import TEXTURE
for card in (ICON, TEXTURE):
    request = GenerationRequest({prompt!r}, 11, 1, {{"width": 192, "height": 192}})
    output = card.load()(request, np.random.default_rng(11), lambda f, s: None, lambda: False)[0]
    for data in (output.data, *(part.data for part in output.parts)):
        print(hashlib.sha256(data).hexdigest())
"""


@pytest.mark.parametrize(
    "prompt", ["crystal sword", "fire dragon", "health potion", "cute fox", "pixel art coin"]
)
def test_same_seed_same_bytes(icon, prompt):
    assert icon(prompt)[0].data == icon(prompt)[0].data


def test_other_seed_other_picture(icon, texture):
    assert icon("sword", seed=1)[0].data != icon("sword", seed=2)[0].data
    assert texture("brick", seed=1)[0].data != texture("brick", seed=2)[0].data


def test_another_process_gives_the_same_bytes(icon, texture):
    prompt = "glowing red spider on mossy stone"
    script = _SCRIPT.format(prompt=prompt)
    for hash_seed in ("0", "1"):
        done = subprocess.run(
            [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=120,
            env={"PYTHONHASHSEED": hash_seed, "PATH": "", "PYTHONPATH": ":".join(p for p in sys.path if p)},
        )  # fmt: skip
        outputs = [*icon(prompt, 11, width=192, height=192), *texture(prompt, 11, width=192, height=192)]
        here = [
            hashlib.sha256(data).hexdigest() for o in outputs for data in (o.data, *(p.data for p in o.parts))
        ]
        assert done.stdout.split() == here


@pytest.mark.parametrize("prompt", ["wooden shield with gold rim", "", "mana potion"])
def test_output_i_of_a_batch_is_what_seed_plus_i_gives(icon, prompt):
    batch = icon(prompt, seed=40, batch_size=3)
    assert [output.seed for output in batch] == [40, 41, 42]
    for output in batch:
        alone = icon(prompt, seed=output.seed)[0]
        assert alone.data == output.data
        assert alone.metadata == output.metadata


def test_the_batch_law_holds_for_textures(texture):
    batch = texture("lava", seed=5, batch_size=2, width=128, height=128)
    alone = texture("lava", seed=6, width=128, height=128)[0]
    assert alone.data == batch[1].data
    assert [part.data for part in alone.parts] == [part.data for part in batch[1].parts]
