"""Pictures as vectors: few colours, smooth regions, soft light as translucent layers.

The picture is reduced to a palette first, and its regions are smoothed against each other, because a tracer follows
every pixel: without that, the pixels mixed between two colours become slivers of a third.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import escape

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from layer_server.generators.arrays import Mask, Plane, blur
from layer_server.generators.clusters import colour_clusters
from layer_server.generators.editing.superresolution import Pixels, bled
from layer_server.generators.provenance import storable

COLOURS = 16
"""Of a tracing whose palette is not given."""

_SIDE = 1024
"""Pixels of the longer side at which a picture is traced; smaller ones are enlarged, so that curves are smooth."""

_MOST_NODES = 9_000
"""Of one document; above it the picture is traced again, coarser."""

_TRIES = ((8, 1.5), (16, 3.0), (30, 6.0), (48, 11.0))
"""Pixels across below which a region is dropped, and by how many regions are smoothed; coarser from try to try."""

_MOST_UNREST = 0.13
"""Of a drawing that is worth tracing; noise would take long and come to too many nodes."""

_REDUCED, _CLEARLY = 4, 0.55
"""How much smaller a picture is looked at for noise; and the share of the most unrest that is noise there, where
regions are smoother than at full size."""

_SPECKS = 9.0
"""Sigma, pixels, by which a speckled outline is smoothed."""

_SOLID = 0.6
"""Alpha from which a pixel is part of the drawing; below it is light or shadow."""

_LEVELS = (0.06, 0.16, 0.3, 0.45, 0.6)
"""Alpha from which on each translucent layer reaches."""

_EDGE = 6
"""Pixels of the picture across; what is translucent and narrower is the soft edge of the drawing."""

_WIDEST_EDGE = 255
"""Pixels, so that a picture of a few pixels takes no longer than a large one."""

_LITTLE_LIGHT = 0.001
"""Of the pixels."""

_SAMPLE = 160
"""Pixels of the longer side on which the palette is learned."""

_PATH = re.compile(r'<path d="([^"]*)" fill="#([0-9A-Fa-f]{6})" transform="translate\(([^)]*)\)"/>')


@dataclass(frozen=True, slots=True)
class Tracing:
    """A picture as paths.

    Attributes:
        body: the SVG elements, without the document around them.
        width, height: of the space that they are drawn in.
        colours: the fills, ``#rrggbb``.
        paths, nodes: how many.
        is_coarse: whether it had no calm regions, so that much is left out.
    """

    body: str
    width: int
    height: int
    colours: tuple[str, ...]
    paths: int
    nodes: int
    is_coarse: bool = False


def traced(
    picture: Pixels,
    step: Callable[[float, str], None],
    *,
    palette: Plane | None = None,
    colours: int = COLOURS,
) -> Tracing:
    """Trace a picture, (h, w, 4).

    Args:
        palette: (n, 3) in 0..1, the only colours that are used; else they are learned from the picture.
        colours: how many are learned.
        step: told the share that is done; may raise to stop.
    """
    step(0.0, "reducing colours")
    enlarged = _SIDE / max(picture.shape[:2])
    picture = _sized(picture)
    if _is_speckled(
        picture[..., 3]
    ):  # a shape of single pixels is none: what is left is where most of them are
        picture = np.dstack(
            [bled(picture), blur(picture[..., 3].astype(np.float32), _SPECKS).astype(np.uint8)]
        )
    solid = picture[..., 3] >= _SOLID * 255
    has_light = _has_light(picture[..., 3], solid, enlarged)
    ink = bled(picture)
    inks = _inks(ink, solid, colours) if palette is None else np.unique(palette, axis=0)
    body, paths, nodes, used = "", 0, 0, set()
    first = _first_try(ink, solid, inks)
    for attempt, (speckle, smoothing) in enumerate(_TRIES):
        if attempt < first:
            continue
        step(0.2 + 0.18 * attempt, "smoothing regions")
        labels = _regions(ink, solid, inks, smoothing)
        is_last = attempt == len(_TRIES) - 1
        if not is_last and _unrest(labels, solid) > _MOST_UNREST:
            continue
        step(0.28 + 0.18 * attempt, "tracing")
        flat = np.zeros_like(picture)
        flat[solid] = np.column_stack([eight(inks)[labels[solid]], np.full(int(solid.sum()), 255, np.uint8)])
        drawn = _drawn(flat, inks, speckle)
        lights = _lights(picture, ink, speckle, None if palette is None else inks) if has_light else []
        nodes = _count(drawn) + _count(lights)
        if nodes <= _MOST_NODES or is_last:
            elements = [*lights, *drawn]
            body, paths = "\n".join(elements), len(elements)
            used = {found for each in elements for found in re.findall(r'fill="(#\w{6})"', each)}
            break
    height, width = picture.shape[:2]
    return Tracing(body, width, height, tuple(sorted(used)), paths, nodes, is_coarse=first == len(_TRIES) - 1)


def traced_cells(picture: Pixels, cell: int, palette: Plane | None = None) -> Tracing:
    """Pixel art, (h, w, 4), as exact squares: one path for each colour."""
    cells = picture[cell // 2 :: cell, cell // 2 :: cell]
    height, width = cells.shape[:2]
    runs: dict[str, list[str]] = {}
    table = None if palette is None else eight(palette)
    for y, row in enumerate(cells):
        starts = np.flatnonzero(np.r_[True, (row[1:] != row[:-1]).any(1)])
        for x, end in zip(starts, np.r_[starts[1:], width], strict=True):
            ink, alpha = row[x, :3], int(row[x, 3])
            if alpha == 0:
                continue
            if table is not None:
                ink = _nearest(table, ink.astype(np.float32))
            see_through = f'" fill-opacity="{alpha / 255:.2f}' if alpha < 255 else ""
            runs.setdefault(_hexadecimal(ink) + see_through, []).append(f"M{x} {y}h{end - x}v1h{x - end}z")
    body = "\n".join(f'<path fill="{fill}" d="{"".join(each)}"/>' for fill, each in runs.items())
    colours = tuple(sorted({fill[:7] for fill in runs}))
    return Tracing(
        f'<g shape-rendering="crispEdges">\n{body}\n</g>',
        width,
        height,
        colours,
        len(runs),
        4 * sum(map(len, runs.values())),
    )


def document(
    tracing: Tracing, size: tuple[int, int], title: str, description: str, facts: Mapping[str, str]
) -> bytes:
    """The tracing as an SVG file of ``size`` (width, height) pixels, with what it is and how it was made."""
    lines = "\n".join(f"    <layer:{key}>{clean(value)}</layer:{key}>" for key, value in facts.items())
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {tracing.width} {tracing.height}" '
        f'width="{size[0]}" height="{size[1]}" role="img">\n'
        f"  <title>{clean(title)}</title>\n  <desc>{clean(description)}</desc>\n"
        f'  <metadata xmlns:layer="https://layer.ai/ns/provenance">\n{lines}\n  </metadata>\n'
        f"{tracing.body}\n</svg>\n"
    )
    return text.encode("utf-8")


def clean(text: str) -> str:
    """Text for XML: escaped, without the characters that XML cannot hold."""
    return escape(storable(text))


def eight(colours: Plane) -> NDArray[np.uint8]:
    return np.asarray(np.clip(colours, 0, 1) * 255 + 0.5, np.uint8)


def _sized(picture: Pixels) -> Pixels:
    """The picture with a longer side of ``_SIDE``."""
    factor = _SIDE / max(picture.shape[:2])
    if factor == 1:
        return picture
    size = max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor))
    method = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    colours = cv2.resize(bled(picture), size, interpolation=method)
    alpha = cv2.resize(np.ascontiguousarray(picture[..., 3]), size, interpolation=method)
    if factor > 1:
        # The steps of its pixels would be drawn as steps.
        alpha = np.asarray(blur(alpha, 0.55 * factor) + np.float32(0.5), np.uint8)
    return np.dstack([colours, alpha])


def _inks(ink: Pixels, solid: Mask, count: int) -> Plane:
    factor = min(1.0, _SAMPLE / max(ink.shape[:2]))
    size = max(1, round(ink.shape[1] * factor)), max(1, round(ink.shape[0] * factor))
    small = cv2.resize(ink, size, interpolation=cv2.INTER_NEAREST)
    seen = cv2.resize(solid.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST) > 0
    if not seen.any():
        return np.zeros((1, 3), np.float32)
    return colour_clusters(small[seen].astype(np.float32) / np.float32(255), count)[1]


def _regions(ink: Pixels, solid: Mask, inks: Plane, sigma: float) -> NDArray[np.uint8]:
    """For each pixel which ink: the nearest in most of its neighbourhood."""
    lab = cv2.cvtColor(cv2.medianBlur(ink, 5).astype(np.float32) / np.float32(255), cv2.COLOR_RGB2LAB)
    centres = cv2.cvtColor(np.ascontiguousarray(inks[None], np.float32), cv2.COLOR_RGB2LAB)[0]
    nearest = np.full(ink.shape[:2], np.inf, np.float32)
    labels = np.zeros(ink.shape[:2], np.uint8)
    for index, centre in enumerate(centres):
        distance = ((lab - centre) ** 2).sum(2)
        closer = distance < nearest
        nearest[closer] = distance[closer]
        labels[closer] = index
    best = np.zeros(ink.shape[:2], np.float32)
    smooth = labels.copy()
    for index in range(len(inks)):
        share = blur(((labels == index) & solid).astype(np.float32), sigma)
        more = share > best
        best[more] = share[more]
        smooth[more] = index
    return smooth


def _first_try(ink: Pixels, solid: Mask, inks: Plane) -> int:
    """The first of ``_TRIES`` that is worth its time, by a small copy: 0 but for noise."""
    size = max(1, ink.shape[1] // _REDUCED), max(1, ink.shape[0] // _REDUCED)
    small = cv2.resize(ink, size, interpolation=cv2.INTER_NEAREST)
    seen = cv2.resize(solid.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST) > 0
    for attempt, (_, smoothing) in enumerate(_TRIES):
        labels = _regions(small, seen, inks, smoothing / _REDUCED)
        if _unrest(labels, seen) / _REDUCED <= _CLEARLY * _MOST_UNREST:
            return attempt
    return len(_TRIES) - 1


def _is_speckled(alpha: NDArray[np.uint8]) -> bool:
    """Whether what is transparent is so pixel by pixel."""
    solid = alpha >= _SOLID * 255
    return _unrest(solid.astype(np.uint8), np.ones_like(solid)) > _MOST_UNREST


def _unrest(labels: NDArray[np.uint8], solid: Mask) -> float:
    """Share of the drawing's pixels that have another region beside them."""
    across = (labels[:, 1:] != labels[:, :-1]) & solid[:, 1:]
    down = (labels[1:] != labels[:-1]) & solid[1:]
    return float(across.sum() + down.sum()) / max(1, int(solid.sum()))


def _drawn(flat: Pixels, inks: Plane, speckle: int) -> list[str]:
    """The regions as paths on top of each other, in the inks exactly."""
    elements = []
    table = eight(inks)
    for path, fill, place in _paths(flat, speckle):
        colour = np.array([int(fill[i : i + 2], 16) for i in (0, 2, 4)], np.float32)
        elements.append(_element(path, place, _hexadecimal(_nearest(table, colour))))
    return elements


def _lights(picture: Pixels, ink: Pixels, speckle: int, inks: Plane | None) -> list[str]:
    """What is translucent, as layers of one colour each that add up to its alpha."""
    alpha = picture[..., 3].astype(np.float32) / np.float32(255)
    elements, below = [], 0.0
    for low, high in zip(_LEVELS, (*_LEVELS[1:], _SOLID), strict=True):
        reach = alpha >= low
        ring = reach & (alpha < high)
        if not ring.any():
            continue
        middle = (low + high) / 2
        opacity = (middle - below) / (1 - below)
        below = middle
        colour = ink[ring].mean(0)
        flat = np.zeros_like(picture)
        flat[reach] = (0, 0, 0, 255)
        fill = _hexadecimal(colour if inks is None else _nearest(eight(inks), colour))
        elements += [_element(path, place, fill, opacity) for path, _, place in _paths(flat, speckle)]
    return elements


def _has_light(alpha: NDArray[np.uint8], solid: Mask, enlarged: float) -> bool:
    """Whether more is translucent than the soft edges that every shape has."""
    soft = ~solid & (alpha > _LEVELS[0] * 255)
    across = min(_WIDEST_EDGE, round(_EDGE * max(1.0, enlarged)))
    wide = cv2.erode(soft.astype(np.uint8), np.ones((across, across), np.uint8))
    return float(wide.mean()) >= _LITTLE_LIGHT


def _paths(flat: Pixels, speckle: int) -> list[tuple[str, str, str]]:
    """Paths, fills and places of a picture of flat colours, from the back to the front."""
    import vtracer

    buffer = io.BytesIO()
    Image.fromarray(flat).save(buffer, "PNG", compress_level=1)
    svg = vtracer.convert_raw_image_to_svg(
        buffer.getvalue(),
        img_format="png",
        colormode="color",
        hierarchical="stacked",
        mode="spline",
        filter_speckle=speckle,
        color_precision=8,
        layer_difference=0,
        corner_threshold=60,
        length_threshold=4.0,
        splice_threshold=45,
        path_precision=1,
    )
    return [(match[1].strip(), match[2], match[3]) for match in _PATH.finditer(svg)]


def _element(path: str, place: str, fill: str, opacity: float = 1.0) -> str:
    see_through = f' fill-opacity="{opacity:.2f}"' if opacity < 1 else ""
    return f'<path d="{path}" fill="{fill}"{see_through} transform="translate({place})"/>'


def _count(elements: list[str]) -> int:
    return sum(each.count("C") + each.count("L") + each.count("M") for each in elements)


def _nearest(table: NDArray[np.uint8], colour: Plane) -> NDArray[np.uint8]:
    """The row of ``table`` nearest to a colour in 0..255."""
    row: NDArray[np.uint8] = table[int(((table.astype(np.float32) - colour) ** 2).sum(1).argmin())]
    return row


def _hexadecimal(colour: NDArray[np.generic]) -> str:
    return "#" + "".join(f"{int(value):02x}" for value in colour)
