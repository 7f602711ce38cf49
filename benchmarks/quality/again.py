"""The same prompts in a process of their own: whether the bytes are the same there."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from benchmarks.quality.making import Asset, make


def differ_elsewhere(slug: str, made: Sequence[Asset], **parameters: Any) -> list[str]:
    """Of these assets, made with seed 0, the prompts whose bytes another process makes differently."""
    prompts = [asset.line.prompt for asset in made]
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.quality.again", slug],
        input=json.dumps([prompts, parameters]),
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        asset.line.prompt
        for asset, digest in zip(made, json.loads(done.stdout), strict=True)
        if digest != _digest(asset.output.data)
    ]


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


if __name__ == "__main__":
    wanted, given = json.load(sys.stdin)
    print(json.dumps([_digest(make(sys.argv[1], prompt, **given)[0].data) for prompt in wanted]))
