"""Models for tests of a server and of what embeds it: they sleep, burn, crash, fail, or make tiny pictures.

Give them as ``Settings(cards=CARDS)`` or ``LAYER_CARDS=layer_server.generators.testing:CARDS``.
"""

# ruff: noqa: ARG001  every generator takes the same four arguments
from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

from layer_server.generators.card import (
    Attribution,
    GenerationRequest,
    ModelCard,
    Output,
    Parameter,
    Part,
    Progress,
)

if TYPE_CHECKING:
    import numpy as np

MICRO_CU = 1_000_000


def tiny(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """One small picture per output, at once; ``duration_seconds`` makes it wait, without using the processor."""
    seconds = float(request.parameters.get("duration_seconds") or 0)
    until = time.monotonic() + seconds
    while (left := until - time.monotonic()) > 0 and not cancel():
        progress(1 - left / seconds, "waiting")
        time.sleep(min(left, 0.02))
    return [_picture(request.seed + index, request) for index in range(request.batch_size)]


def burn(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Like ``tiny``, but busy all the time."""
    seconds = float(request.parameters.get("duration_seconds") or 0)
    until = time.monotonic() + seconds
    while time.monotonic() < until and not cancel():
        sum(range(1000))
    return [_picture(request.seed + index, request) for index in range(request.batch_size)]


def guided(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """A flat picture of the mean colour of its ``init_image``, mixed with black by the weight; where there is a
    mask, the colour is inside it only."""
    import numpy as np
    from PIL import Image

    colour = np.zeros(4)
    for file in request.files.get("init_image", ()):
        with Image.open(file.path) as image:
            colour = np.asarray(image.convert("RGBA")).mean(axis=(0, 1)) * file.weight
    size = int(request.parameters["width"]), int(request.parameters["height"])
    pixels = np.broadcast_to(colour.round().astype(np.uint8), (size[1], size[0], 4)).copy()
    for file in request.files.get("mask", ()):
        with Image.open(file.path) as image:
            pixels[np.asarray(image.convert("L").resize(size)) < 128] = 0
    data = _png(Image.fromarray(pixels, "RGBA"))
    return [
        Output("image", "image/png", data, request.seed + index, *size, has_alpha=True)
        for index in range(request.batch_size)
    ]


def crash(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Take the whole process down, as a bug in compiled code does."""
    os.kill(os.getpid(), signal.SIGSEGV)
    raise AssertionError("still alive")


def error(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Raise something that no other process could even read."""

    class Unreadable(Exception):
        def __reduce__(self) -> str:
            raise TypeError("this exception cannot be sent anywhere")

    raise Unreadable("secret detail")


def huge(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """A result larger than any run may have."""
    data = bytes(300 * 1024 * 1024)
    return [
        Output("image", "image/png", data, request.seed),
        Output("image", "image/png", data, request.seed + 1),
    ]


def _picture(seed: int, request: GenerationRequest) -> Output:
    import numpy as np
    from PIL import Image

    width, height = int(request.parameters["width"]), int(request.parameters["height"])
    noise = np.random.default_rng(seed).integers(0, 256, (height, width, 4), dtype=np.uint8)
    return Output(
        kind="image",
        mime_type="image/png",
        data=_png(Image.fromarray(noise, "RGBA")),
        seed=seed,
        width=width,
        height=height,
        has_alpha=True,
        parts=[Part("height", "image/png", _png(Image.fromarray(noise[..., 0])), width, height)],
        attribution=[Attribution("Noise", "Nobody", "numpy", "CC0")],
        metadata={"subject": request.prompt, "mean": noise.mean()},
    )


def _png(image: Any) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def _price(parameters: Mapping[str, Any]) -> int:
    return MICRO_CU * int(parameters["batch_size"])


def _guided_price(parameters: Mapping[str, Any]) -> int:
    return _price(parameters) + MICRO_CU * len(parameters.get("guidance_files", ()))


def _card(slug: str, generator: str, extra: str = "image") -> ModelCard:
    side = Parameter({"type": "integer", "minimum": 1, "maximum": 512, "default": 16})
    return ModelCard(
        slug=slug,
        name=slug.capitalize(),
        modality="image",
        use_cases=("text_to_image",),
        capabilities=(),
        description=f"For tests: {slug}.",
        prompt_format="Anything.",
        parameters={
            "width": side,
            "height": side,
            "duration_seconds": Parameter({"type": "number", "minimum": 0, "maximum": 60, "default": 0}),
            "quality": Parameter({"type": "string", "enum": ["low", "high"], "default": "high"}),
        },
        price=_price,
        licence="CC0",
        attribution="",
        extra=extra,
        generator=generator,
    )


TINY = _card("tiny", f"{__name__}:tiny")
BURN = _card("burn", f"{__name__}:burn")
CRASH = _card("crash", f"{__name__}:crash")
ERROR = _card("error", f"{__name__}:error")
HUGE = _card("huge", f"{__name__}:huge")
GUIDED = replace(
    TINY,
    slug="guided",
    name="Guided",
    description="For tests: shows the colour of its guidance file.",
    generator=f"{__name__}:guided",
    guidance_file_types=("init_image",),
    price=_guided_price,
    parameters={**TINY.parameters, "mask": Parameter({"type": "object", "description": "A mask file."})},
)
MISSING = _card("missing", "layer_server.generators.not_installed:generate")
CARDS = (TINY, BURN, CRASH, ERROR, HUGE, GUIDED, MISSING)
