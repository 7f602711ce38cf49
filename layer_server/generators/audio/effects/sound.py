"""The ``sound`` generator: read the prompt, find the families, arrange their takes, normalise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from layer_server.generators.audio.effects.arrange import Arranged, arrange
from layer_server.generators.audio.effects.families import FAMILIES
from layer_server.generators.audio.effects.meaning import SURE, nearest
from layer_server.generators.audio.effects.prompt import Scene, read
from layer_server.generators.audio.effects.sound_card import SOUND
from layer_server.generators.audio.output import sound_output
from layer_server.generators.audio.reporting import reporter
from layer_server.generators.card import GenerationRequest, Output, Progress

_SILENT_SHARE = 0.6
"""Of an asked length that is really heard, below which the result says so."""


def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` sounds; the i-th is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true.
    """
    del rng  # each output has its own generator, so that a batch is the same as its seeds one by one
    scene, understood = understand(request.prompt)
    seconds = request.parameters.get("duration_seconds")
    loop = bool(request.parameters.get("loop"))
    outputs = []
    for index in range(request.batch_size):
        step = reporter(index, request.batch_size, progress, cancel)
        seed = request.seed + index
        step(0.0, "reading")
        made = arrange(scene, np.random.default_rng(seed), seconds and float(seconds), loop, step)
        step(0.9, "encoding")
        metadata = _metadata(scene, understood, made, seconds)
        outputs.append(sound_output(made.sound, SOUND, request, seed, loop=loop, metadata=metadata))
    progress(1.0, "done")
    return outputs


def understand(prompt: str) -> tuple[Scene, dict[str, Any]]:
    """What a prompt asks for, every event with a family, and how sure that is."""
    scene = read(prompt)
    unnamed = [event for event in scene.events if not event.family]
    if not unnamed:
        return scene, {"match": "named", "match_score": 1.0}
    found = nearest(unnamed[0].text)
    scene = replace(
        scene,
        events=tuple(
            event if event.family else replace(event, family=found.family) for event in scene.events
        ),
    )
    said: dict[str, Any] = {"match": "meaning", "match_score": found.likeness}
    if found.likeness < SURE:
        said["match"] = "weak"
        said["note"] = (
            f"No family of sounds is named in the prompt, so the nearest in meaning was used: {found.family}. "
            f"Name what happens to what, as in `heavy wooden door slams`. Families: {', '.join(FAMILIES)}."
        )
    return scene, said


def _metadata(
    scene: Scene, understood: dict[str, Any], made: Arranged, seconds: float | None
) -> dict[str, Any]:
    events = [
        {
            key: value
            for key, value in {
                "family": event.family,
                "material": event.material,
                "size": event.size if event.size != 1 else None,
                "force": event.force if event.force != 1 else None,
                "pace": event.pace if event.pace != 1 else None,
                "times": event.times or None,
                "relation": event.relation if event.relation != "first" else None,
            }.items()
            if value
        }
        for event in scene.events
    ]
    metadata = {"subject": ", ".join(event.family for event in scene.events), "events": events, **understood}
    if scene.place:
        metadata["space"] = scene.place
    if seconds and made.heard_seconds < _SILENT_SHARE * seconds and "note" not in metadata:
        metadata["note"] = (
            f"It sounds for {made.heard_seconds:.1f} s; silence fills the rest of {seconds:g} s."
        )
    return metadata
