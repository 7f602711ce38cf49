"""The ``vectorize`` generator: a picture as an SVG."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from PIL import Image

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.arrays import Plane
from layer_server.generators.card import GenerationRequest, Output, Part, Progress
from layer_server.generators.editing.matting import cut_out
from layer_server.generators.editing.pixel_cells import cell_size
from layer_server.generators.editing.tracing import document, traced, traced_cells
from layer_server.generators.editing.vectorize_card import COLOURS, VECTORIZE
from layer_server.generators.work import GROWING_SIDE, Work, colour

_RASTER_SIDE = 1024
"""Pixels of the longer side of the rendering."""


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Trace the picture of ``init_image``; one output. Raises Cancelled when ``cancel()`` answers true."""
    del rng  # there is one result
    work = Work(VECTORIZE, request, progress, cancel)
    inks = palette(work.get("palette"))
    work.step(0.0, "opening")
    picture = work.pixels("init_image", GROWING_SIDE)
    metadata: dict[str, Any] = {}
    if work["remove_background"]:
        matte = cut_out(picture, lambda share, stage: work.step(0.05 + 0.25 * share, stage))
        picture = matte.picture
        work.credit(*matte.credits)
        metadata["background"] = {"removed_by": matte.method, "coverage": matte.coverage, "halo": matte.halo}
    cell = cell_size(picture)
    if cell is not None:
        work.step(0.4, "tracing pixels")
        tracing = traced_cells(picture, cell, inks)
        metadata["style"] = "pixel art"
    else:
        tracing = traced(
            picture,
            lambda share, stage: work.step(0.3 + 0.6 * share, stage),
            palette=inks,
            colours=COLOURS[work["quality"]],
        )
    size = picture.shape[1], picture.shape[0]
    title = " ".join(request.prompt.split())[:120] or next(iter(work.said("init_image")), "") or "Picture"
    svg = document(tracing, size, title, "Traced by Vectorize of layer-nb.", work.chunks(request.seed))
    work.step(0.9, "rendering")
    metadata |= {
        "paths": tracing.paths,
        "nodes": tracing.nodes,
        "colours": list(tracing.colours),
    }
    if tracing.is_coarse:
        metadata |= {
            "match": "weak",
            "note": "The picture has no calm regions (noise, grain, fine texture), so it is traced coarsely.",
        }
    if tracing.paths == 0:
        metadata |= {"match": "weak", "note": "Nothing is visible in the picture, so the drawing is empty."}
    if request.batch_size > 1:
        metadata["batch"] = "One result: nothing in it depends on the seed."
    output = Output(
        kind="image",
        mime_type="image/svg+xml",
        data=svg,
        seed=request.seed,
        width=size[0],
        height=size[1],
        has_alpha=bool((picture[..., 3] < 255).any()),
        parts=(_rendered(work, svg, size, request.seed),),
        attribution=work.attribution,
        metadata=work.facts(metadata),
    )
    work.step(1.0, "done")
    return [output]


def palette(names: Sequence[str] | None) -> Plane | None:
    """The colours of a request, (n, 3) in 0..1, or None. Raises InvalidInputs for what is no colour."""
    if not names:
        return None
    inks = []
    for index, name in enumerate(names):
        try:
            inks.append(colour(str(name)))
        except ValueError as error:
            raise InvalidInputs(
                f"{name!r} is no colour.",
                field=f"palette.{index}",
                value=name,
                allowed=["#rrggbb", "a colour name of CSS"],
            ) from error
    return np.stack(inks).astype(np.float32)


def _rendered(work: Work, svg: bytes, size: tuple[int, int], seed: int) -> Part:
    import resvg_py

    scale = min(1.0, _RASTER_SIDE / max(size))
    width, height = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    png = resvg_py.svg_to_bytes(svg_string=svg.decode("utf-8"), width=width, height=height)
    with Image.open(io.BytesIO(bytes(png))) as image:
        return work.part("raster", np.array(image.convert("RGBA")), seed)
