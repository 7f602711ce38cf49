"""Pictures redrawn: by pencil, brush, pen, in few colours, in large pixels."""

from __future__ import annotations

import re

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, blur, smoothstep
from layer_server.generators.clusters import colour_clusters
from layer_server.generators.colour import rgb
from layer_server.generators.editing.edits.order import Order, light, mixed, repainted, side
from layer_server.generators.pixels import scaled

_SAMPLE = 128
"""Pixels across on which colours are learned."""

_SPRITE_CELLS, _SCENE_CELLS = 64, 144
"""Pixels across of pixel art: of a thing, and of a whole picture."""


def sketch(picture: Plane, order: Order) -> Plane:
    """Pencil on paper: edges by division with the inverted blur, hatching in the darks, coloured where asked."""
    grey = _levelled(picture)
    dodge = np.clip(grey / np.maximum(blur(grey, max(1.5, side(picture) * order.varied(0.006))), 1e-3), 0, 1)
    lines = smoothstep(0.72, 1.0, dodge)
    tone = np.clip(0.35 + 0.9 * grey, 0, 1)
    paper = _paper(grey.shape, order)
    drawn = lines * (1 - (1 - tone) * _hatching(grey, order)) * paper
    pencil = np.array([0.16, 0.16, 0.19], np.float32)
    ink = pencil + (np.array([0.985, 0.975, 0.95], np.float32) - pencil) * drawn[..., None]
    if order.has("coloured", "colored", "colour", "color", "crayon", "pencils", "chalk", "pastel"):
        ink = ink * mixed(np.ones_like(ink), _lively(picture[..., :3], 1.25), 0.75)
    return repainted(picture, ink)


def watercolour(picture: Plane, order: Order) -> Plane:
    """Flat washes with darker edges, pigment that settles in the grain of the paper, white left between."""
    ink = kuwahara(
        kuwahara(_lively(picture[..., :3], 1.2), _radius(picture, order, 0.011)),
        _radius(picture, order, 0.006),
    )
    grey = light(ink)
    # Paint lets the paper through: what is dark becomes lighter than what is light already.
    wanted = 0.35 + 0.65 * _levelled(repainted(picture, ink))
    ink = np.clip(ink * (wanted / np.maximum(grey, 0.06))[..., None], 0, 1) * 0.6 + ink * 0.4
    wash = blur(_noise(grey.shape, order, side(picture) / 14), 1.0)
    ink = 1 - (1 - ink) * (0.78 + 0.30 * wash)[..., None]
    edges = np.abs(grey - blur(grey, max(1.2, side(picture) * 0.004)))
    ink = ink * (1 - np.clip(edges * 3.2, 0, 0.42))[..., None]
    ink = 1 - (1 - ink) * np.float32(0.86)
    return repainted(picture, ink * mixed(np.ones_like(grey), _paper(grey.shape, order), 0.7)[..., None])


def oil(picture: Plane, order: Order) -> Plane:
    """Thick strokes: regions of one colour, lit along the strokes."""
    radius = _radius(picture, order, 0.009) if order.amount <= 1 else _radius(picture, order, 0.014)
    ink = kuwahara(kuwahara(_lively(picture[..., :3], 1.12), radius), max(2, radius // 2))
    grey = light(ink)
    flow = blur(_noise(grey.shape, order, 2.2), 0.9) - 0.5
    angle = blur(cv2.Sobel(grey, cv2.CV_32F, 1, 0), 3) + blur(cv2.Sobel(grey, cv2.CV_32F, 0, 1), 3)
    relief = np.clip(flow * 0.5 + angle * 0.8, -0.2, 0.2)
    return repainted(picture, ink + (relief * 0.32)[..., None])


def ink_drawing(picture: Plane, order: Order) -> Plane:
    """Black lines and blacks on white: extended differences of Gaussians (H. Winnemöller, "XDoG", 2012)."""
    grey = _levelled(picture)
    sigma = max(0.7, side(picture) * order.varied(0.0011))
    sharp = 21.0 * blur(grey, sigma) - 20.0 * blur(grey, sigma * 1.6)
    drawn = np.where(sharp > 0.42, np.float32(1), 1 + np.tanh(9 * (sharp - np.float32(0.42))))
    return repainted(picture, np.repeat(np.clip(drawn, 0, 1)[..., None], 3, 2))


def comic(picture: Plane, order: Order) -> Plane:
    """Flat, lively colours within black lines; dots in the shade where asked."""
    flat = _flattened(_lively(kuwahara(picture[..., :3], _radius(picture, order, 0.005)), 1.35), picture, 10)
    lines = _lines(picture, order)
    if order.has("halftone", "dots"):
        flat = flat * (0.72 + 0.28 * _dots(light(flat), picture))[..., None]
    return repainted(picture, flat * lines[..., None])


def halftone(picture: Plane, order: Order) -> Plane:
    """Printed dots, larger where it is darker."""
    dots = _dots(_levelled(picture), picture)[..., None]
    colour = rgb(order.colour("#1d1d28"))
    if order.has("colour", "color", "coloured", "colored"):
        return repainted(
            picture, mixed(_lively(picture[..., :3], 1.4), np.ones_like(picture[..., :3]), dots * 0.85)
        )
    return repainted(
        picture, mixed(np.broadcast_to(colour, picture[..., :3].shape), np.ones(3, np.float32), dots)
    )


def posterised(picture: Plane, order: Order) -> Plane:
    count = int(np.clip(order.number or (6 if order.amount <= 1 else 4), 2, 32))
    return repainted(picture, _flattened(_lively(picture[..., :3], 1.25), picture, count))


def pixel_art(picture: Plane, order: Order) -> Plane:
    """Large hard pixels of few colours."""
    height, width = picture.shape[:2]
    cells = _SPRITE_CELLS if float((picture[..., 3] < 0.5).mean()) > 0.02 else _SCENE_CELLS
    named = None if order.has("bit", "colours", "colors", "8bit", "16bit") else order.number
    if order.number is None and (grid := re.search(r"\b(\d{2,3}) ?(?:x|by) ?\d{2,3}\b", order.clause)):
        named = float(grid[1])
    across = int(np.clip(named or round(cells / max(0.4, order.amount)), 8, 256))
    factor = across / max(height, width)
    small = scaled(picture, max(1, round(width * factor)), max(1, round(height * factor)))
    ink = small[..., :3] + (small[..., :3] - blur(small[..., :3], 1.0)) * np.float32(0.6)
    small = repainted(small, _flattened(np.clip(ink, 0, 1), small, 20))
    small[..., 3] = small[..., 3] > 0.5
    return scaled(small, width, height, crisp=True)


def mosaic(picture: Plane, order: Order) -> Plane:
    """Pixelated: soft squares of the mean colour."""
    height, width = picture.shape[:2]
    cells = int(np.clip(order.number or 36 / max(0.4, order.amount), 4, 256))
    factor = cells / max(height, width)
    small = scaled(picture, max(1, round(width * factor)), max(1, round(height * factor)))
    return scaled(small, width, height, crisp=True)


def embossed(picture: Plane, order: Order) -> Plane:
    grey = blur(light(_on_white(picture)), max(0.8, side(picture) * 0.0015))
    slope = cv2.Sobel(grey, cv2.CV_32F, 1, 0) + cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    return repainted(picture, np.repeat((0.5 + slope * order.varied(0.9) * order.amount)[..., None], 3, 2))


def blueprint(picture: Plane, order: Order) -> Plane:
    """White lines on blue, with a grid."""
    lines = 1 - _lines(picture, order)
    height, width = picture.shape[:2]
    cell = max(8, side(picture) // 24)
    grid = np.zeros((height, width), np.float32)
    grid[::cell] = grid[:, ::cell] = 0.14
    paper = np.array([0.07, 0.24, 0.52], np.float32)
    ink = mixed(
        np.broadcast_to(paper, (height, width, 3)),
        np.array([0.9, 0.95, 1.0], np.float32),
        np.maximum(lines, grid)[..., None],
    )
    result = repainted(picture, ink)
    result[..., 3] = 1
    return result


def kuwahara(ink: Plane, radius: int) -> Plane:
    """Each pixel takes the mean of the calmest of the four squares that it is a corner of; edges stay."""
    size = radius + 1
    mean = cv2.blur(ink, (size, size), borderType=cv2.BORDER_REFLECT)
    square = cv2.blur(ink * ink, (size, size), borderType=cv2.BORDER_REFLECT)
    unrest = (square - mean * mean).sum(2)
    half = radius // 2 + 1
    best = np.full(ink.shape[:2], np.inf, np.float32)
    result = ink.copy()
    for dy in (-half, half):
        for dx in (-half, half):
            shift = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
            moved = cv2.warpAffine(unrest, shift, ink.shape[1::-1], borderMode=cv2.BORDER_REFLECT)
            there = cv2.warpAffine(mean, shift, ink.shape[1::-1], borderMode=cv2.BORDER_REFLECT)
            calmer = moved < best
            best[calmer] = moved[calmer]
            result[calmer] = there[calmer]
    return result


def _lines(picture: Plane, order: Order) -> Plane:
    """Dark lines where it is darker than just beside: 0 on them, 1 elsewhere; as many in the dark as in the light."""
    grey = _levelled(picture)
    sigma = max(0.8, side(picture) * order.varied(0.0014))
    near = blur(grey, sigma)
    dip = (blur(grey, sigma * 2.2) - near) / (0.25 + near)
    return 1 - smoothstep(0.025, 0.085, dip)


def _levelled(picture: Plane) -> Plane:
    """The picture's light before white, its range used and its middle in the middle, (h, w)."""
    grey = light(_on_white(picture))
    inside = grey[picture[..., 3] > 0.5]
    if inside.size == 0:
        return grey
    low, middle, high = (float(each) for each in np.percentile(inside, (1, 50, 99)))
    if high - low < 0.05:
        return grey
    spread = np.clip((grey - np.float32(low)) / np.float32(high - low), 0, 1)
    # Half of the way only: a night is to stay darker than a day.
    target = (middle - low) / (high - low)
    gamma = 1 + 0.75 * (np.log(0.5) / np.log(float(np.clip(target, 0.06, 0.94))) - 1)
    result: Plane = spread ** np.float32(gamma)
    return result


def _on_white(picture: Plane) -> Plane:
    """The colours before white, so that what is transparent draws no lines of its own."""
    result: Plane = picture[..., :3] * picture[..., 3:] + (1 - picture[..., 3:])
    return result


def _lively(ink: Plane, factor: float) -> Plane:
    grey = light(ink)[..., None]
    result: Plane = np.clip(grey + (ink - grey) * np.float32(factor), 0, 1)
    return result


def _flattened(ink: Plane, picture: Plane, count: int) -> Plane:
    """Every pixel in the nearest of a few colours of the picture."""
    small = scaled(np.dstack([ink, picture[..., 3]]), min(_SAMPLE, ink.shape[1]), min(_SAMPLE, ink.shape[0]))
    seen = small[..., 3] > 0.5
    colours = colour_clusters(small[..., :3][seen], count)[1]
    if len(colours) == 0:
        return ink
    lab = cv2.cvtColor(np.ascontiguousarray(ink, np.float32), cv2.COLOR_RGB2LAB)
    centres = cv2.cvtColor(np.ascontiguousarray(colours[None]), cv2.COLOR_RGB2LAB)[0]
    best = np.full(ink.shape[:2], np.inf, np.float32)
    result = np.empty_like(ink, np.float32)
    for centre, colour in zip(centres, colours, strict=True):
        distance = ((lab - centre) ** 2).sum(2)
        nearer = distance < best
        best[nearer] = distance[nearer]
        result[nearer] = colour
    return result


def _radius(picture: Plane, order: Order, share: float) -> int:
    return max(2, round(side(picture) * order.varied(share)))


def _noise(shape: tuple[int, ...], order: Order, cell: float) -> Plane:
    """Smooth noise in 0..1, about ``cell`` pixels across."""
    rows, columns = max(2, round(shape[0] / cell)), max(2, round(shape[1] / cell))
    grid = order.rng.random((rows, columns), np.float32)
    return np.asarray(
        np.clip(cv2.resize(grid, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC), 0, 1), np.float32
    )


def _paper(shape: tuple[int, ...], order: Order) -> Plane:
    fibre = blur(order.rng.standard_normal(shape[:2], np.float32), 0.9)
    return np.clip(1 - np.abs(fibre) * np.float32(0.14), 0, 1)


def _hatching(grey: Plane, order: Order) -> Plane:
    """Strokes that lie closer where it is darker, (h, w), 0 to 1."""
    height, width = grey.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    gap = max(3.0, max(height, width) / 150)
    wobble = _noise(grey.shape, order, max(height, width) / 9) * np.float32(gap * 2)
    first = np.sin((x + y + wobble) * np.float32(np.pi / gap))
    second = np.sin((x - y + wobble) * np.float32(np.pi / gap))
    one = smoothstep(-0.2, 0.6, first) * smoothstep(0.62, 0.4, grey)
    other = smoothstep(-0.2, 0.6, second) * smoothstep(0.38, 0.18, grey)
    return np.clip(0.35 + one * 0.65 + other * 0.5, 0, 1)


def _dots(grey: Plane, picture: Plane) -> Plane:
    """A screen of round dots: 0 in them, 1 between."""
    height, width = grey.shape
    cell = max(4.0, side(picture) / 110)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    u, v = (x + y) / np.float32(cell * 1.4142), (x - y) / np.float32(cell * 1.4142)
    distance = np.hypot(u - np.round(u), v - np.round(v))
    radius = np.sqrt(np.clip(1 - blur(grey, cell * 0.4), 0, 1)) * np.float32(0.72)
    return smoothstep(-0.07, 0.07, distance - radius)
