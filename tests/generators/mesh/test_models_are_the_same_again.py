"""The same seed gives the same bytes, in another process too; a batch is its seeds one by one."""

from __future__ import annotations

import hashlib
import subprocess
import sys

PROGRAM = """
import hashlib, numpy as np
from layer_server.generators.card import GenerationRequest
from layer_server.generators.mesh import delivery
from layer_server.generators.mesh.prop_card import PROP
delivery.POSTER = 48
values = {n: p.default for n, p in PROP.parameters.items() if p.default is not None}
values["quality"] = "low"
request = GenerationRequest("mossy stone well", 11, 1, values, {}, "prop")
made = PROP.load()(request, np.random.default_rng(11), lambda f, s: None, lambda: False)[0]
print(hashlib.sha256(made.data + made.parts[0].data).hexdigest())
"""


def test_two_processes_agree(make) -> None:
    [here] = make("prop", "mossy stone well", seed=11)
    there = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=120, check=True
    )
    assert there.stdout.strip() == hashlib.sha256(here.data + here.parts[0].data).hexdigest()


def test_a_batch_is_its_seeds(make) -> None:
    first, second = make("prop", "shield", seed=20, batch_size=2, include_textures=False)
    [alone] = make("prop", "shield", seed=21, include_textures=False)
    assert (second.seed, second.metadata) == (alone.seed, alone.metadata)
    assert second.data[-2000:] == alone.data[-2000:]
    assert first.data != second.data
