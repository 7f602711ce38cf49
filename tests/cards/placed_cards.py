"""Models that run where weights are kept or another server is waited for, and that say what happened to them.

Their ``settings`` name a folder: they write ``<slug>.begun`` there, and ``<slug>.stopped`` when they were asked to stop.
"""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import Any

import plain_cards

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import Cancelled, GenerationRequest, ModelCard, Output, Parameter, Place

SECONDS = Parameter({"type": "number", "minimum": 0, "maximum": 60, "default": 0})


def obedient(request: GenerationRequest, rng: Any, progress: Any, cancel: Any) -> list[Output]:
    """Takes its time and stops when it is asked to; its metadata has the process and its settings."""
    return _make(request, progress, cancel)


def deaf(request: GenerationRequest, rng: Any, progress: Any, cancel: Any) -> list[Output]:
    """The same, but it never stops by itself."""
    return _make(request, progress, lambda: False)


def failing(request: GenerationRequest, rng: Any, progress: Any, cancel: Any) -> list[Output]:
    """Fails once the model ``far`` has begun."""
    begun = Path(request.settings["folder"]) / "far.begun"
    until = time.monotonic() + 30
    while not begun.exists() and time.monotonic() < until:
        time.sleep(0.01)
    raise InvalidInputs("This never works.")


def _make(request: GenerationRequest, progress: Any, cancel: Any) -> list[Output]:
    folder = Path(request.settings["folder"])
    (folder / f"{request.model}.begun").write_text(str(os.getpid()))
    until = time.monotonic() + request.parameters["duration_seconds"]
    while time.monotonic() < until:
        progress(0.5, "waiting")
        if cancel():
            (folder / f"{request.model}.stopped").touch()
            raise Cancelled
        time.sleep(0.01)
    data = plain_cards._png(8, 8, (1, 2, 3, 255))
    facts = {"pid": os.getpid(), "settings": dict(request.settings)}
    return [Output("image", "image/png", data, request.seed, 8, 8, has_alpha=False, metadata=facts)]


def card(slug: str, place: Place, folder: Path, function: str = "obedient") -> ModelCard:
    """A model at a place."""
    return ModelCard(
        slug=slug,
        name=slug.capitalize(),
        modality="image",
        use_cases=("text_to_image",),
        capabilities=(),
        description="For tests.",
        prompt_format="Anything.",
        parameters={"duration_seconds": SECONDS},
        price=lambda parameters: 2 * plain_cards.MICRO * parameters["batch_size"],
        licence="CC0-1.0",
        attribution="",
        extra="image",
        generator=f"placed_cards:{function}",
        settings={"folder": str(folder)},
        place=place,
    )
