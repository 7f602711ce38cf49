"""The same seed gives the same bytes: again, in another process, and one by one instead of in a batch."""

from __future__ import annotations

import hashlib
import subprocess
import sys

_SCRIPT = """
import hashlib, numpy as np
from layer_server.generators.card import GenerationRequest
from layer_server.generators.scene.scene import generate
for prompt in ("lighthouse on the coast", "dungeon"):
    request = GenerationRequest(prompt, 11, 1, {"width": 160, "height": 96})
    output = generate(request, np.random.default_rng(0), lambda f, s: None, lambda: False)[0]
    digest = hashlib.sha256(output.data)
    for part in output.parts:
        digest.update(part.data)
    print(digest.hexdigest())
"""


def _digest(output):
    digest = hashlib.sha256(output.data)
    for part in output.parts:
        digest.update(part.data)
    return digest.hexdigest()


def test_another_process_gives_the_same_bytes(scene):
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True, timeout=120,
        env={"PYTHONHASHSEED": "1", "PATH": "", "PYTHONPATH": ":".join(p for p in sys.path if p)},
    )  # fmt: skip
    here = [
        _digest(scene(prompt, 11, width=160, height=96)[0])
        for prompt in ("lighthouse on the coast", "dungeon")
    ]
    assert done.stdout.split() == here


def test_output_i_of_a_batch_is_what_seed_plus_i_gives(scene):
    for prompt in ("desert", "tavern"):
        batch = scene(prompt, 40, 2)
        assert [output.seed for output in batch] == [40, 41]
        alone = scene(prompt, 41)[0]
        assert _digest(alone) == _digest(batch[1])
        assert alone.metadata == batch[1].metadata
