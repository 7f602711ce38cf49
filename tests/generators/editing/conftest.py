"""Runs the editing models on small pictures made here, without server, database or network."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from layer_server.generators.card import Attribution, GenerationRequest, InputFile, Output
from layer_server.generators.registry import CARDS

CREDIT = Attribution("A drawing", "An artist", "a place", "CC BY 4.0", "https://example.org")


@pytest.fixture(scope="session")
def credit() -> Attribution:
    """Of every picture that ``save`` writes."""
    return CREDIT


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., InputFile]:
    """Puts pixels or a picture into a file that a model can take."""

    def write(picture: np.ndarray | Image.Image, name: str = "picture.png", **options: Any) -> InputFile:
        path = tmp_path / f"{len(list(tmp_path.iterdir()))}-{name}"
        image = Image.fromarray(picture) if isinstance(picture, np.ndarray) else picture
        image.save(path, **options)
        return InputFile(path, Image.MIME[image.format or "PNG"], name=name, attribution=(CREDIT,))

    return write


@pytest.fixture(scope="session")
def use() -> Callable[..., list[Output]]:
    """``use("edit", "make it red", init_image=file, prompt_strength=0.5)``: all outputs."""
    cards = {card.slug: card for card in CARDS}
    ports = {"init_image", "reference_image", "mask_file"}

    def run(
        slug: str,
        prompt: str = "",
        *,
        seed: int = 7,
        batch_size: int = 1,
        cancel: Callable[[], bool] = lambda: False,
        **given: Any,
    ) -> list[Output]:
        card = cards[slug]
        files = {name.removesuffix("_file"): [given.pop(name)] for name in ports & set(given)}
        assert set(given) <= set(card.parameters)
        defaults = {name: p.default for name, p in card.parameters.items() if "default" in p.schema}
        request = GenerationRequest(prompt, seed, batch_size, defaults | given, files, slug)
        told: list[float] = []
        outputs = card.load()(
            request, np.random.default_rng(seed), lambda fraction, stage: told.append(fraction), cancel
        )
        assert told == sorted(told)
        assert told[-1] == 1.0
        return list(outputs)

    return run


@pytest.fixture(scope="session")
def look() -> Callable[[Any], np.ndarray]:
    """The pixels of an output or a part, (h, w, 4)."""

    def decode(file: Any) -> np.ndarray:
        with Image.open(io.BytesIO(file.data)) as image:
            assert image.size == (file.width, file.height)
            return np.asarray(image.convert("RGBA"))

    return decode


@pytest.fixture(scope="session")
def disc() -> Callable[..., np.ndarray]:
    """A disc with a smooth edge, (size, size, 4), transparent around."""

    def draw(size: int = 96, ink: Sequence[int] = (205, 40, 35), radius: float = 0.33) -> np.ndarray:
        y, x = np.mgrid[0:size, 0:size] + 0.5
        alpha = np.clip(radius * size + 0.5 - np.hypot(x - size / 2, y - size / 2), 0, 1)
        picture = np.zeros((size, size, 4), np.uint8)
        picture[..., :3] = ink
        picture[..., 3] = (alpha * 255).round()
        picture[alpha == 0] = 0
        return picture

    return draw


@pytest.fixture(scope="session")
def before() -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    """A picture with transparency laid on an opaque one."""

    def lay(picture: np.ndarray, ground: np.ndarray) -> np.ndarray:
        share = picture[..., 3:] / 255
        mixed = picture[..., :3] * share + ground[..., :3] * (1 - share)
        return mixed.round().astype(np.uint8)

    return lay


@pytest.fixture(scope="session")
def landscape() -> np.ndarray:
    """Sky above ground with some grain, 120 x 80."""
    rng = np.random.default_rng(3)
    picture = np.empty((80, 120, 3), np.float32)
    picture[:45] = (90, 150, 220)
    picture[:45] += np.linspace(30, 0, 45)[:, None, None]
    picture[45:] = (70, 110, 50)
    picture += rng.normal(0, 5, picture.shape)
    return picture.clip(0, 255).astype(np.uint8)
