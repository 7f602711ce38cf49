"""The same picture, prompt and seed give the same bytes: in another process too."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys

import pytest

from layer_server.generators.card import Cancelled

_JOBS = (
    ("upscale", "", {"upscale_ratio": 2}),
    ("remove-background", "", {}),
    ("vectorize", "", {"quality": "low"}),
    ("inpaint", "", {"mask": {"for_nontransparency": True}}),
    ("reframe", "", {"width": 90, "height": 48}),
    ("edit", "watercolour and snowing", {}),
    ("segment", "", {}),
    ("split-layers", "", {}),
)
_SCRIPT = """
import hashlib, sys, numpy as np
from pathlib import Path
from layer_server.generators.card import GenerationRequest, InputFile
from layer_server.generators.registry import CARDS
cards = {card.slug: card for card in CARDS}
for slug, prompt, given in JOBS:
    card = cards[slug]
    defaults = {name: p.default for name, p in card.parameters.items() if "default" in p.schema}
    files = {"init_image": [InputFile(Path(sys.argv[1]), "image/png", name="picture.png")]}
    request = GenerationRequest(prompt, 7, 1, defaults | given, files, slug)
    output = card.load()(request, np.random.default_rng(7), lambda f, s: None, lambda: False)[0]
    print(hashlib.sha256(b"".join([output.data, *(part.data for part in output.parts)])).hexdigest())
"""


def test_another_process_gives_the_same_bytes(use, save, disc, before, landscape):
    photo = save(before(disc(48), landscape[10:58, 20:68]))
    here = []
    for slug, prompt, given in _JOBS:
        file = type(photo)(photo.path, "image/png", name="picture.png")
        output = use(slug, prompt, init_image=file, **given)[0]
        here.append(
            hashlib.sha256(b"".join([output.data, *(part.data for part in output.parts)])).hexdigest()
        )
    done = subprocess.run(
        [sys.executable, "-c", f"JOBS = {_JOBS!r}\n{_SCRIPT}", str(photo.path)],
        capture_output=True, text=True, check=True, timeout=120,
        env={**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)},
    )  # fmt: skip
    assert done.stdout.split() == here


@pytest.mark.parametrize(("slug", "prompt", "given"), _JOBS, ids=[job[0] for job in _JOBS])
def test_a_cancel_stops_it(use, save, disc, slug, prompt, given):
    with pytest.raises(Cancelled):
        use(slug, prompt, init_image=save(disc(32)), cancel=lambda: True, **given)


def test_output_i_of_a_batch_is_what_seed_plus_i_gives(use, save, landscape, disc):
    for slug, prompt, given in (("reframe", "", {"width": 240, "height": 80}), ("edit", "sketch", {})):
        batch = use(slug, prompt, init_image=save(landscape), seed=4, batch_size=2, **given)
        alone = use(slug, prompt, init_image=save(landscape), seed=5, **given)[0]
        assert batch[1].seed == alone.seed == 5
        assert batch[1].data == alone.data
