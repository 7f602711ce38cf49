"""Makes small videos as a worker process does, and looks into them."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from layer_server.generators.card import GenerationRequest, InputFile, Output
from layer_server.generators.registry import CARDS
from layer_server.generators.video.encoding import Format, Sound, encode

SMALL = {"width": 192, "height": 128, "fps": 12, "duration_seconds": 1.0}


@pytest.fixture(scope="session")
def make() -> Callable[..., list[Output]]:
    """``make("video", "a prompt", files={"init_image": path}, loop=True)``."""
    cards = {card.slug: card for card in CARDS}

    def make(
        slug: str,
        prompt: str,
        seed: int = 7,
        batch_size: int = 1,
        files=None,
        progress=None,
        cancel=None,
        **given,
    ) -> list[Output]:
        card = cards[slug]
        defaults = {n: p.default for n, p in card.parameters.items() if "default" in p.schema}
        small = {name: value for name, value in SMALL.items() if name in card.parameters and slug == "video"}
        ports = {
            port: (path if isinstance(path, InputFile) else _input(path),)
            for port, path in (files or {}).items()
        }
        parameters = {
            name: value for name, value in {**defaults, **small, **given}.items() if value is not None
        }
        request = GenerationRequest(prompt, seed, batch_size, parameters, ports, slug)
        return card.load()(
            request,
            np.random.default_rng(seed),
            progress or (lambda fraction, stage: None),
            cancel or (lambda: False),
        )

    return make


def _input(path: Path) -> InputFile:
    kind = {".mp4": "video/mp4", ".wav": "audio/wav"}.get(path.suffix, "image/png")
    return InputFile(path, kind, name=path.name)


@pytest.fixture(scope="session")
def opened() -> Callable[[bytes], list[np.ndarray]]:
    """All frames of a video, (h, w, 3)."""

    def frames(data: bytes) -> list[np.ndarray]:
        with av.open(io.BytesIO(data)) as container:
            return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]

    return frames


@pytest.fixture(scope="session")
def psnr() -> Callable[[np.ndarray, np.ndarray], float]:
    def measure(one: np.ndarray, other: np.ndarray) -> float:
        error = float(((one.astype(float) - other.astype(float)) ** 2).mean())
        return 10 * np.log10(255**2 / max(error, 1e-9))

    return measure


def drawn(seed: int, width: int = 192, height: int = 128) -> np.ndarray:
    """A picture with soft shapes that a codec keeps."""
    rng = np.random.default_rng(seed)
    grid = rng.integers(0, 255, (5, 7, 3), dtype=np.uint8)
    picture = cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC)
    cv2.circle(picture, (width // 2, height // 2), height // 5, (250, 240, 40), -1, cv2.LINE_AA)
    return picture


@pytest.fixture(scope="session")
def pictures(tmp_path_factory) -> list[Path]:
    """Two pictures, 192 x 128."""
    folder = tmp_path_factory.mktemp("pictures")
    paths = []
    for seed in (1, 2):
        path = folder / f"{seed}.png"
        cv2.imwrite(str(path), drawn(seed)[..., ::-1])
        paths.append(path)
    return paths


@pytest.fixture(scope="session")
def counting(tmp_path_factory) -> Path:
    """A video of two seconds at 20 frames a second with sound; its brightness is its frame's number, times 5."""
    frames = (np.full((96, 128, 3), 20 + 5 * index, np.uint8) for index in range(40))
    time = np.arange(96_000, dtype=np.float32) / 48_000
    tone = np.stack([np.sin(2 * np.pi * 440 * time) * 0.3] * 2, 1).astype(np.float32)
    path = tmp_path_factory.mktemp("videos") / "counting.mp4"
    path.write_bytes(encode(frames, Format(128, 96, Fraction(20), 40, "high"), {}, Sound(tone, 48_000)))
    return path


@pytest.fixture(scope="session")
def numbers(opened) -> Callable[[bytes], list[int]]:
    """The frames of ``counting`` that a video shows, by their brightness."""
    return lambda data: [round((float(frame.mean()) - 20) / 5) for frame in opened(data)]
