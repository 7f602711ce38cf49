"""One seed, one video: again, in a batch, and in another process. It reports, and stops when told."""

from __future__ import annotations

import hashlib
import subprocess
import sys

import pytest

from layer_server.generators.card import Cancelled

_SCRIPT = """
import hashlib, numpy as np
from layer_server.generators.card import GenerationRequest
from layer_server.generators.video.video_card import VIDEO
given = {n: p.default for n, p in VIDEO.parameters.items() if "default" in p.schema}
given |= {"width": 192, "height": 128, "fps": 12, "duration_seconds": 1.0, "generate_audio": True}
request = GenerationRequest("loop of a lake in the snow", 7, 1, given, {}, "video")
output = VIDEO.load()(request, np.random.default_rng(7), lambda f, s: None, lambda: False)[0]
print(hashlib.sha256(output.data).hexdigest())
"""


def test_another_process_and_a_batch_give_the_same_bytes(make):
    prompt = "loop of a lake in the snow"
    here = make("video", prompt, batch_size=2, seed=6, generate_audio=True)[1]
    assert here.seed == 7
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True, timeout=120,
        env={"PYTHONHASHSEED": "1", "PATH": "", "PYTHONPATH": ":".join(p for p in sys.path if p)},
    )  # fmt: skip
    assert done.stdout.split()[-1] == hashlib.sha256(here.data).hexdigest()
    assert make("video", prompt, seed=8)[0].data != make("video", prompt, seed=7)[0].data


@pytest.mark.parametrize(
    "prompt", ["", "  ", "🐉", "剣", "a" * 5000, "\0", "pan left pan right zoom in", "1234 seconds"]
)
def test_odd_prompts_give_a_video(make, prompt):
    assert make("video", prompt, duration_seconds=1, fps=12, width=128, height=128)[0].data


def test_it_reports_and_stops(make):
    seen: list[float] = []
    make("video", "desert", batch_size=2, progress=lambda fraction, stage: seen.append(fraction))
    assert seen == sorted(seen)
    assert seen[-1] == 1.0
    for after in (0, 3, 12):
        asked = []

        def cancel(after: int = after, asked: list[int] = asked) -> bool:
            asked.append(1)
            return len(asked) > after

        with pytest.raises(Cancelled):
            make("video", "desert", cancel=cancel)
        assert len(asked) == after + 1
