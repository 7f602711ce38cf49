"""Models that are quick and need no art: for tests of everything around a generator.

``LAYER_CARDS=plain_cards:CARDS`` with this folder in ``LAYER_CODE_PATH`` offers them on a real server.
"""

from __future__ import annotations

import io
import math
import struct
import time
import wave
from collections.abc import Callable, Mapping
from typing import Any

from layer_server.generators.card import (
    Attribution,
    Cancelled,
    GenerationRequest,
    ModelCard,
    Output,
    Parameter,
    Part,
)

MICRO = 1_000_000


def _side(default: int = 64) -> Parameter:
    return Parameter({"type": "integer", "minimum": 8, "maximum": 2048, "default": default})


_DURATION = Parameter(
    {"type": "number", "minimum": 0, "maximum": 600, "default": 0, "description": "Seconds that it takes."}
)


def _wait(seconds: float, progress: Callable[[float, str], None], cancel: Callable[[], bool]) -> None:
    begun = time.monotonic()
    while (gone := time.monotonic() - begun) < seconds:
        if cancel():
            raise Cancelled
        progress(gone / seconds, "waiting")
        time.sleep(0.02)


def _png(width: int, height: int, colour: tuple[int, int, int, int]) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGBA", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def swatch(request: GenerationRequest, rng: Any, progress: Any, cancel: Any) -> list[Output]:
    """One plain square per output, its colour from the seed, with a normal map as a part."""
    _wait(request.parameters["duration_seconds"], progress, cancel)
    width, height = request.parameters["width"], request.parameters["height"]
    outputs = []
    for index in range(request.batch_size):
        seed = request.seed + index
        colour = ((seed * 67) % 256, (seed * 131) % 256, (seed * 29) % 256, 128)
        outputs.append(
            Output(
                kind="image",
                mime_type="image/png",
                data=_png(width, height, colour),
                seed=seed,
                width=width,
                height=height,
                has_alpha=True,
                parts=(
                    Part("normal", "image/png", _png(width, height, (128, 128, 255, 255)), width, height),
                ),
                attribution=(Attribution("Swatch", "Nobody", "none", "CC0-1.0"),),
                metadata={"subject": request.prompt[:20]},
            )
        )
    return outputs


def guided(request: GenerationRequest, rng: Any, progress: Any, cancel: Any) -> list[Output]:
    """One plain square of the mean colour of its ``init_image``, dimmed by the weight; black without one."""
    from PIL import Image

    colour = (0, 0, 0, 255)
    for file in request.files.get("init_image", ()):
        with Image.open(file.path) as image:
            mean = image.convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
        colour = (*(round(channel * file.weight) for channel in mean), 255)
    return [
        Output("image", "image/png", _png(64, 64, colour), request.seed + index, 64, 64, has_alpha=False)
        for index in range(request.batch_size)
    ]


def tone(request: GenerationRequest, rng: Any, progress: Any, cancel: Any) -> list[Output]:
    """A tenth of a second of sine, as WAV."""
    outputs = []
    for index in range(request.batch_size):
        pitch = 220 + (request.seed + index) % 440
        samples = (int(12000 * math.sin(2 * math.pi * pitch * n / 8000)) for n in range(800))
        out = io.BytesIO()
        with wave.open(out, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(8000)
            file.writeframes(b"".join(struct.pack("<h", sample) for sample in samples))
        outputs.append(
            Output(kind="audio", mime_type="audio/wav", data=out.getvalue(), seed=request.seed + index)
        )
    return outputs


def broken(request: GenerationRequest, rng: Any, progress: Any, cancel: Any) -> list[Output]:
    """Fails, naming a secret that nobody outside may see."""
    raise RuntimeError("secret path /very/private")


def _each(micro: int) -> Callable[[Mapping[str, Any]], int]:
    return lambda parameters: micro * int(parameters["batch_size"])


def _card(slug: str, modality: str, use_case: str, generator: str, **more: Any) -> ModelCard:
    return ModelCard(
        slug=slug,
        name=slug.title(),
        modality=modality,
        use_cases=(use_case,),
        capabilities=more.pop("capabilities", ()),
        description=more.pop("description", f"A test model that makes {modality}."),
        prompt_format="Anything.",
        parameters=more.pop("parameters", {}),
        price=more.pop("price", _each(MICRO)),
        licence="CC0-1.0",
        attribution="",
        extra="server",
        generator=f"plain_cards:{generator}",
        **more,
    )


CARDS = (
    _card(
        "swatch",
        "image",
        "text_to_image",
        "swatch",
        capabilities=("square", "tileability"),
        description="Plain coloured squares, at once or after a while.",
        parameters={"width": _side(), "height": _side(), "duration_seconds": _DURATION},
    ),
    _card(
        "dear",
        "image",
        "text_to_image",
        "swatch",
        price=_each(300 * MICRO),
        parameters={"width": _side(), "height": _side(), "duration_seconds": _DURATION},
    ),
    _card("tone", "audio", "sound_effects", "tone", price=_each(MICRO // 10)),
    _card("broken", "image", "text_to_image", "broken"),
    _card(
        "guided",
        "image",
        "image_editing",
        "guided",
        description="A square of the colour of its guidance file.",
        guidance_file_types=("init_image", "reference_image"),
        needs=(),
    ),
)
