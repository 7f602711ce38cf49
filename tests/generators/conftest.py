"""Calls the generators as a worker process does, without server, database or network; and one server that has them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from layer_mcp import Layer
from layer_mcp.connect import local
from layer_server.generators.card import GenerationRequest, ModelCard, Output
from layer_server.generators.image.icon_card import ICON
from layer_server.generators.texture.texture_card import TEXTURE

Make = Callable[..., list[Output]]


def _make(card: ModelCard) -> Make:
    generator = card.load()

    def make(
        prompt: str, seed: int = 7, batch_size: int = 1, width: int = 256, height: int = 256
    ) -> list[Output]:
        request = GenerationRequest(prompt, seed, batch_size, {"width": width, "height": height})
        return list(
            generator(request, np.random.default_rng(seed), lambda fraction, stage: None, lambda: False)
        )

    return make


@pytest.fixture(scope="session")
def model() -> Callable[[ModelCard], Make]:
    """``model(CARD)("a prompt", seed=3, width=128, pixel_grid=32, files={...})``: what a model makes."""

    def of(card: ModelCard) -> Make:
        generate = card.load()

        def make(
            prompt: str, seed: int = 7, batch_size: int = 1, files: dict | None = None, **parameters: object
        ) -> list[Output]:
            given = {"width": 256, "height": 256, **parameters}
            request = GenerationRequest(prompt, seed, batch_size, given, files or {}, card.slug)
            return list(
                generate(request, np.random.default_rng(seed), lambda fraction, stage: None, lambda: False)
            )

        return make

    return of


@pytest.fixture(scope="session")
def icon() -> Make:
    """Makes icons, 256 pixels square unless told otherwise."""
    return _make(ICON)


@pytest.fixture(scope="session")
def texture() -> Make:
    """Makes textures, 256 pixels square unless told otherwise."""
    return _make(TEXTURE)


@pytest.fixture(scope="session")
def pixels() -> Callable[[bytes], np.ndarray]:
    """The pixels of an encoded picture."""

    def decode(data: bytes) -> np.ndarray:
        return np.asarray(Image.open(io.BytesIO(data)))

    return decode


@pytest.fixture(scope="session")
def dominant_hue() -> Callable[[np.ndarray], float]:
    """The hue in degrees that most of a picture's visible, colourful pixels have."""

    def hue(picture: np.ndarray) -> float:
        visible = picture[..., :3].reshape(-1, 3)
        if picture.shape[-1] == 4:
            visible = visible[picture[..., 3].ravel() > 200]
        hsv = np.asarray(Image.fromarray(visible[None]).convert("HSV"))[0].astype(float)
        weight = hsv[:, 1] * hsv[:, 2]
        counts = np.histogram(hsv[:, 0] * 360 / 255, 36, (0, 360), weights=weight)[0]
        return float((np.argmax(counts) + 0.5) * 10)

    return hue


@pytest.fixture(scope="session")
def hue_distance() -> Callable[[float, float], float]:
    def distance(a: float, b: float) -> float:
        return abs((a - b + 180) % 360 - 180)

    return distance


@pytest.fixture(scope="session")
def roles() -> Callable[[Output], Sequence[str]]:
    return lambda output: [part.role for part in output.parts]


@pytest.fixture(scope="session")
def models_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The data folder of the session's one real server with the models that people have."""
    folder = tmp_path_factory.mktemp("server") / "home"
    yield folder
    if folder.exists():
        assert local.stop(folder), "a server is left behind"


@pytest.fixture
def layer(models_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Layer]:
    """A client of that server; what it saves lands in a folder that goes away."""
    monkeypatch.setenv("LAYER_HOME", str(models_home))
    monkeypatch.chdir(tmp_path)
    with Layer("embedded") as client:
        yield client
