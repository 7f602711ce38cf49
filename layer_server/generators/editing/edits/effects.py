"""Looks of screens, cameras and crafts: glitch, scanlines, thermal, low poly, stained glass."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, blur, smoothstep, voronoi
from layer_server.generators.colour import rgb
from layer_server.generators.editing.edits import tone
from layer_server.generators.editing.edits.order import Order, light, mixed, repainted, side
from layer_server.generators.image.palettes import PALETTES, named_palette
from layer_server.generators.pixels import scaled

_BAYER = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 - 0.47


def glitch(picture: Plane, order: Order) -> Plane:
    """Rows that slipped, colours apart."""
    result = aberration(picture, order)
    height, width = picture.shape[:2]
    for _ in range(round(14 * order.amount)):
        top = int(order.rng.integers(0, height))
        rows = slice(top, min(height, top + max(1, int(order.rng.uniform(0.004, 0.05) * height))))
        shift = int(order.rng.normal(0, 0.05) * width)
        result[rows] = np.roll(result[rows], shift, 1)
        if order.rng.random() < 0.3:
            result[rows, :, int(order.rng.integers(0, 3))] = 1
    return result


def aberration(picture: Plane, order: Order) -> Plane:
    """Red and blue drawn apart."""
    shift = max(1, round(side(picture) * 0.006 * order.amount))
    result = picture.copy()
    result[..., 0] = np.roll(picture[..., 0], -shift, 1)
    result[..., 2] = np.roll(picture[..., 2], shift, 1)
    alpha = picture[..., 3]
    result[..., 3] = np.maximum(alpha, 0.8 * np.maximum(np.roll(alpha, shift, 1), np.roll(alpha, -shift, 1)))
    return result


def scanlines(picture: Plane, order: Order) -> Plane:
    """An old screen: lines, colours that bleed, dark corners."""
    pitch = max(2, round(picture.shape[0] / 180))
    rows = (np.arange(picture.shape[0]) % (2 * pitch) < pitch).astype(np.float32)[:, None, None]
    ink = blur(picture[..., :3], max(0.6, side(picture) * 0.0012))
    if order.has("vhs"):
        noise = order.rng.standard_normal((picture.shape[0], 1, 1)).astype(np.float32)
        ink = aberration(repainted(picture, ink), order)[..., :3] + noise * np.float32(0.035)
    result = repainted(picture, ink * (0.72 + 0.36 * rows) * np.float32(1.08))
    return tone.vignette(result, order)


def hologram(picture: Plane, order: Order) -> Plane:
    """Light in the air: one colour, lines, see-through."""
    colour = rgb(order.colour("#3fd8ff"))
    grey = light(picture)
    edges = np.clip(np.abs(grey - blur(grey, max(1.0, side(picture) * 0.004))) * 5, 0, 1)
    rows = (
        np.sin(np.arange(picture.shape[0], dtype=np.float32) * (2 * np.pi * 90 / picture.shape[0])) * 0.5
        + 0.5
    )[:, None]
    level = np.clip(0.25 + grey * 0.9 + edges * 0.6, 0, 1) * (0.75 + 0.25 * rows)
    ink = mixed(
        colour * level[..., None], np.ones(3, np.float32), (smoothstep(0.75, 1.1, level) * 0.6)[..., None]
    )
    result = repainted(picture, ink)
    result[..., 3] = picture[..., 3] * np.clip(0.35 + 0.6 * level, 0, 1)
    return result


def thermal(picture: Plane, order: Order) -> Plane:
    """Colours of heat, from blue over red to white."""
    return _ramped(picture, ("#04021a", "#2a0a6e", "#b01a7a", "#f06a1c", "#ffd84a", "#ffffff"), order)


def x_ray(picture: Plane, order: Order) -> Plane:
    return _ramped(picture, ("#eaf6ff", "#8fb8d8", "#2b4a70", "#04070f"), order)


def night_vision(picture: Plane, order: Order) -> Plane:
    green = _ramped(tone.brighter(picture, order), ("#010a02", "#0f5a1a", "#4fe05a", "#e6ffd8"), order)
    return tone.vignette(tone.grain(green, order), order)


def infrared(picture: Plane, order: Order) -> Plane:
    """Leaves white and rose, skies dark."""
    del order
    ink = picture[..., :3]
    leaf = np.clip((ink[..., 1] - 0.5 * (ink[..., 0] + ink[..., 2])) * 6, 0, 1)[..., None]
    base = ink[..., [1, 0, 2]] * np.array([0.95, 0.85, 0.85], np.float32)
    pale = np.array([1.0, 0.78, 0.84], np.float32) * (0.5 + 0.6 * light(picture)[..., None])
    return repainted(picture, mixed(base, pale, leaf))


def duotone(picture: Plane, order: Order) -> Plane:
    """Two colours: the darker for the shadows, the lighter for the lights."""
    colours = list(order.colours[:2]) or ["#2b2a6b", "#ff9a5a"]
    if len(colours) == 1:
        colours.append("#fdf6e8")
    return _ramped(picture, tuple(sorted(colours, key=lambda each: float(light(rgb(each))))), order, keep=0.0)


def tinted_whole(picture: Plane, order: Order) -> Plane:
    """A glaze of one colour over everything."""
    colour = rgb(order.colour("#e0a84a"))
    grey = light(picture)[..., None]
    glaze = np.clip(grey * (0.35 + 1.1 * colour), 0, 1)
    return repainted(picture, mixed(picture[..., :3], glaze, min(0.95, 0.6 * order.amount)))


def solarised(picture: Plane, order: Order) -> Plane:
    del order
    return repainted(picture, np.where(picture[..., :3] > 0.5, 1 - picture[..., :3], picture[..., :3]) * 1.8)


def threshold(picture: Plane, order: Order) -> Plane:
    """Black and white, nothing between."""
    grey = light(picture)
    seen = grey[picture[..., 3] > 0.5]
    level = float(np.median(seen)) if seen.size else 0.5
    level = order.number / 100 if order.number and order.number <= 100 else level
    return repainted(picture, np.repeat(smoothstep(level - 0.01, level + 0.01, grey)[..., None], 3, 2))


def dithered(picture: Plane, order: Order) -> Plane:
    """Few colours, mixed by a pattern of dots: black and white unless more are asked for."""
    cell = max(1, round(side(picture) / 320))
    small = scaled(picture, max(1, picture.shape[1] // cell), max(1, picture.shape[0] // cell))
    pattern = np.tile(_BAYER, (small.shape[0] // 4 + 1, small.shape[1] // 4 + 1))[
        : small.shape[0], : small.shape[1]
    ]
    if order.has("colour", "color", "colours", "colors", "coloured") or order.number:
        levels = max(2, round((order.number or 27) ** (1 / 3)))
        ink = np.round((small[..., :3] + pattern[..., None] / (levels - 1)) * (levels - 1)) / (levels - 1)
    else:
        ink = np.repeat((light(small) + pattern > 0.5)[..., None].astype(np.float32), 3, 2)
    return scaled(repainted(small, ink), picture.shape[1], picture.shape[0], crisp=True)


def console(picture: Plane, order: Order) -> Plane:
    """The colours and the large pixels of an old machine."""
    name, _ = named_palette(" ".join(order.words))
    colours = np.stack([rgb(each) for each in PALETTES[name or "gameboy"]])
    cells = 160 / max(picture.shape[:2])
    small = scaled(picture, max(1, round(picture.shape[1] * cells)), max(1, round(picture.shape[0] * cells)))
    pattern = np.tile(_BAYER, (small.shape[0] // 4 + 1, small.shape[1] // 4 + 1))[
        : small.shape[0], : small.shape[1]
    ]
    ink = np.clip(small[..., :3] + pattern[..., None] * 0.16, 0, 1)
    if len(colours) <= 4:
        # A ramp of one hue is chosen by light alone.
        ranked = colours[np.argsort([float(light(each)) for each in colours])]
        level = light(ink)
        seen = level[small[..., 3] > 0.5]
        low, high = np.percentile(seen, (3, 97)) if seen.size else (0.0, 1.0)
        place = np.clip((level - low) / max(0.1, high - low), 0, 0.999) * len(ranked)
        chosen = ranked[place.astype(int)]
    else:
        far = np.linalg.norm(ink[..., None, :] - colours[None, None], axis=-1)
        chosen = colours[far.argmin(-1)]
    result = repainted(small, chosen)
    result[..., 3] = small[..., 3] > 0.5
    return scaled(result.astype(np.float32), picture.shape[1], picture.shape[0], crisp=True)


def low_poly(picture: Plane, order: Order) -> Plane:
    """Triangles of one colour each, smaller where there is more to see."""
    height, width = picture.shape[:2]
    grey = light(picture) * picture[..., 3]
    edges = np.abs(cv2.Sobel(blur(grey, 1.5), cv2.CV_32F, 1, 0)) + np.abs(
        cv2.Sobel(blur(grey, 1.5), cv2.CV_32F, 0, 1)
    )
    chance = (edges + 0.02).ravel()
    count = int(np.clip(700 * order.amount, 60, min(2000, chance.size // 8)))
    keys = order.rng.random(chance.size) ** (1 / np.maximum(chance, 1e-6))
    chosen = np.argpartition(-keys, count)[:count]
    points = [(float(i % width), float(i // width)) for i in np.sort(chosen)]
    points += [(float(x), float(y)) for x in (0, width / 2, width - 1) for y in (0, height / 2, height - 1)]
    plane = cv2.Subdiv2D((0, 0, width, height))
    for point in dict.fromkeys(points):
        plane.insert(point)
    result = picture.copy()
    for triangle in plane.getTriangleList():
        corners = triangle.reshape(3, 2)
        if (corners < -1).any() or (corners[:, 0] > width).any() or (corners[:, 1] > height).any():
            continue
        middle = corners.mean(0)
        x, y = int(np.clip(middle[0], 0, width - 1)), int(np.clip(middle[1], 0, height - 1))
        patch = picture[max(0, y - 2) : y + 3, max(0, x - 2) : x + 3, :3].reshape(-1, 3).mean(0)
        cv2.fillConvexPoly(result, np.int32(np.round(corners)), (*[float(v) for v in patch], 1.0))
    return repainted(picture, result[..., :3])


def stained_glass(picture: Plane, order: Order) -> Plane:
    """Panes of one colour in lead."""
    height, width = picture.shape[:2]
    cells = int(np.clip(260 / max(0.5, order.amount), 40, max(40, height * width // 60)))
    _, owner = voronoi(order.rng, (height, width), cells)
    sizes = np.maximum(np.bincount(owner.ravel()), 1)
    ink = np.stack([np.bincount(owner.ravel(), picture[..., c].ravel()) / sizes for c in range(3)], -1)[owner]
    lead = np.zeros((height, width), np.uint8)
    lead[:, 1:] |= (owner[:, 1:] != owner[:, :-1]).astype(np.uint8)
    lead[1:] |= (owner[1:] != owner[:-1]).astype(np.uint8)
    far = cv2.distanceTransform(1 - lead, cv2.DIST_L2, 5)
    thick = max(1.0, side(picture) * 0.0028)
    grey = light(np.asarray(ink, np.float32))[..., None]
    vivid = np.clip(grey + (ink - grey) * 1.5, 0, 1) * (
        0.9 + 0.25 * smoothstep(0.0, 6 * thick, far)[..., None]
    )
    return repainted(
        picture, np.asarray(vivid, np.float32) * smoothstep(thick * 0.6, thick * 1.3, far)[..., None]
    )


def motion_blurred(picture: Plane, order: Order) -> Plane:
    """Blurred along a line: sideways unless up and down are asked for."""
    length = max(3, round(side(picture) * 0.035 * order.amount)) | 1
    kernel = np.zeros((length, length), np.float32)
    if order.has("vertical", "vertically", "up", "down"):
        kernel[:, length // 2] = 1 / length
    else:
        kernel[length // 2] = 1 / length
    return _spread(picture, lambda planes: cv2.filter2D(planes, -1, kernel))


def radial_blurred(picture: Plane, order: Order) -> Plane:
    """Blurred away from the middle."""
    height, width = picture.shape[:2]

    def spread(planes: Plane) -> Plane:
        total = np.zeros_like(planes)
        for index in range(16):
            matrix = cv2.getRotationMatrix2D((width / 2, height / 2), 0, 1 + 0.011 * index * order.amount)
            total += cv2.warpAffine(planes, matrix, (width, height), borderMode=cv2.BORDER_REPLICATE)
        return total / np.float32(16)

    return _spread(picture, spread)


def tilt_shifted(picture: Plane, order: Order) -> Plane:
    """Sharp in a band, like a picture of a small model."""
    soft = tone.blurred(picture, order)
    y = np.linspace(-1, 1, picture.shape[0], dtype=np.float32)[:, None, None]
    share = smoothstep(0.15, 0.6, np.abs(y - 0.15))
    return tone.saturation(np.asarray(mixed(picture, soft, share), np.float32), order)


def bevelled(picture: Plane, order: Order) -> Plane:
    """Lit as if it were thick: from the upper left, with a shine where it is to be glossy."""
    alpha = picture[..., 3]
    has_shape = float((alpha < 0.5).mean()) > 0.02
    depth = (
        cv2.distanceTransform((alpha > 0.5).astype(np.uint8), cv2.DIST_L2, 5)
        if has_shape
        else light(picture) * side(picture) * 0.05
    )
    height = blur(
        np.sqrt(np.minimum(np.asarray(depth, np.float32) / (side(picture) * 0.06), 1)),
        max(1.0, side(picture) * 0.006),
    )
    slope = cv2.Sobel(height, cv2.CV_32F, 1, 0) + cv2.Sobel(height, cv2.CV_32F, 0, 1)
    lit = np.clip(slope * side(picture) * 0.007, -0.28, 0.28) * np.float32(order.amount)
    ink = picture[..., :3] + lit[..., None]
    if order.has("glossy", "shiny", "gloss", "shine", "polished", "wet"):
        rows = np.linspace(0, 1, picture.shape[0], dtype=np.float32)[:, None]
        gloss = smoothstep(0.5, 0.1, rows) * smoothstep(0.25, 0.7, height) * 0.35
        ink = 1 - (1 - ink) * (1 - gloss[..., None])
    return repainted(picture, ink)


def _spread(picture: Plane, spread: object) -> Plane:
    planes = np.dstack([picture[..., :3] * picture[..., 3:], picture[..., 3]]).astype(np.float32)
    soft = np.asarray(spread(planes), np.float32)  # type: ignore[operator]
    ink = np.clip(soft[..., :3] / np.maximum(soft[..., 3:], np.float32(1e-4)), 0, 1)
    return np.dstack([ink, np.clip(soft[..., 3], 0, 1)]).astype(np.float32)


def _ramped(picture: Plane, stops: tuple[str, ...], order: Order, keep: float = 0.0) -> Plane:
    """The picture's light as a gradient of colours."""
    grey = light(picture)
    seen = grey[picture[..., 3] > 0.5]
    low, high = np.percentile(seen, (1, 99)) if seen.size else (0.0, 1.0)
    place = np.clip((grey - np.float32(low)) / np.float32(max(0.15, high - low)), 0, 1)
    table = np.stack([rgb(each) for each in stops])
    ramp = np.stack([np.interp(place, np.linspace(0, 1, len(stops)), table[:, c]) for c in range(3)], -1)
    return repainted(
        picture, mixed(picture[..., :3], np.asarray(ramp, np.float32), min(1.0, (1 - keep) * order.amount))
    )
