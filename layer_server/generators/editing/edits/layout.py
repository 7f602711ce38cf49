"""Where a picture stands and how often: square, padded, resized, zoomed, repeated, seamless, see-through."""

from __future__ import annotations

import re

import cv2
import numpy as np

from layer_server.generators import pixels
from layer_server.generators.arrays import Plane, blur, smoothstep
from layer_server.generators.editing.edits.order import Order, side
from layer_server.generators.work import GROWING_SIDE


def squared(picture: Plane, order: Order) -> Plane:
    """A square: with empty space where the picture has transparency, else its middle."""
    height, width = picture.shape[:2]
    if float((picture[..., 3] < 0.5).mean()) > 0.02:
        canvas = pixels.empty(max(height, width), max(height, width))
        pixels.centred(canvas, picture)
        return canvas
    if height != width:
        order.note("The sides were cut off to make it square; `reframe` continues the picture instead.")
    return np.ascontiguousarray(pixels.covering(picture, min(height, width), min(height, width)))


def spaced(picture: Plane, order: Order) -> Plane:
    """Empty space around it: a tenth, or so many percent or pixels."""
    share = (order.number or 10) / 100
    length = (
        int(order.number)
        if order.number and order.has("px", "pixels", "pixel")
        else round(side(picture) * share)
    )
    return pixels.padded(picture, min(length, GROWING_SIDE // 2))


def centred(picture: Plane, order: Order) -> Plane:
    """What is visible in the middle of the canvas."""
    del order
    canvas = np.zeros_like(picture)
    pixels.centred(canvas, np.ascontiguousarray(pixels.trimmed(picture)))
    return canvas


def resized(picture: Plane, order: Order) -> Plane:
    """So many pixels, or so many times or percent as large."""
    height, width = picture.shape[:2]
    text = " ".join(order.words)
    exact = re.search(r"(\d{2,4}) ?(?:x|by) ?(\d{2,4})", text)
    if exact:
        across, down = int(exact[1]), int(exact[2])
    else:
        factor = 0.5 if order.has("half", "smaller", "shrink", "downscale", "tiny") else 2.0
        if order.number:
            value = order.number
            if order.has("percent"):
                factor = value / 100
            elif value > 16:
                factor = value / max(height, width)
            else:
                factor = 1 / value if factor < 1 else value
        across, down = round(width * factor), round(height * factor)
    limit = min(1.0, GROWING_SIDE / max(across, down, 1))
    across, down = max(1, round(across * limit)), max(1, round(down * limit))
    if max(height, width) <= 128 and across > width and len(np.unique(picture.reshape(-1, 4), axis=0)) <= 256:
        return pixels.scaled(picture, across, down, crisp=True)
    if across > width * 1.05 and down > height * 1.05:
        order.note("Made larger without new detail; `upscale` draws detail.")
    return pixels.scaled(picture, across, down)


def zoomed(picture: Plane, order: Order) -> Plane:
    """The middle, larger; or the whole, smaller, in empty space."""
    factor = order.number if order.number and 1 < order.number <= 8 else 1.4
    height, width = picture.shape[:2]
    if order.has("out"):
        canvas = np.zeros_like(picture)
        pixels.centred(canvas, pixels.scaled(picture, round(width / factor), round(height / factor)))
        order.note("What lies around the picture is empty; `reframe` continues it.")
        return canvas
    top, left = round(height * (1 - 1 / factor) / 2), round(width * (1 - 1 / factor) / 2)
    return pixels.scaled(
        np.ascontiguousarray(picture[top : height - top, left : width - left]), width, height
    )


def repeated(picture: Plane, order: Order) -> Plane:
    """The picture side by side, as many times as named."""
    found = re.search(r"(\d) ?(?:x|by) ?(\d)", " ".join(order.words))
    across, down = (int(found[1]), int(found[2])) if found else (2, 2)
    across, down = max(1, min(across, 8)), max(1, min(down, 8))
    limit = min(1.0, GROWING_SIDE / max(picture.shape[1] * across, picture.shape[0] * down))
    if limit < 1:
        picture = pixels.scaled(picture, round(picture.shape[1] * limit), round(picture.shape[0] * limit))
    return np.tile(picture, (down, across, 1))


def seamless(picture: Plane, order: Order) -> Plane:
    """Tiles without a seam: its own other half is mixed in towards the edges, along the lightest path of noise."""
    height, width = picture.shape[:2]
    result = picture
    for axis in (0, 1):
        length = (height, width)[axis]
        rolled = np.roll(result, length // 2, axis)
        ramp = np.abs(np.linspace(-1, 1, length, dtype=np.float32))
        ramp = ramp[:, None] if axis == 0 else ramp[None, :]
        grid = order.rng.random((10, 10), np.float32)
        rough = cv2.resize(grid, (width, height), interpolation=cv2.INTER_CUBIC)
        share = smoothstep(0.62, 0.86, ramp + (np.asarray(rough, np.float32) - 0.5) * 0.22 * (1 - ramp) * 4)
        share = np.maximum(share, smoothstep(0.93, 0.99, np.broadcast_to(ramp, (height, width))))
        result = result + (rolled - result) * share[..., None]
    return np.asarray(np.clip(result, 0, 1), np.float32)


def see_through(picture: Plane, order: Order) -> Plane:
    """Half as opaque, or so many percent."""
    share = 0.5
    if order.number is not None:
        share = min(order.number, 100) / 100
        if order.has("transparent", "transparency", "translucent") and not order.has("opacity", "opaque"):
            share = 1 - share
    result = picture.copy()
    result[..., 3] *= np.float32(share)
    return result


def feathered(picture: Plane, order: Order) -> Plane:
    """Edges that fade away."""
    reach = side(picture) * 0.09 * order.amount
    result = picture.copy()
    if float((picture[..., 3] < 0.5).mean()) > 0.02:
        result[..., 3] = picture[..., 3] * np.clip(blur(picture[..., 3], reach * 0.35) * 2 - 1, 0, 1)
    else:
        height, width = picture.shape[:2]
        result[..., 3] *= smoothstep(0.0, reach, -pixels.box_distance(width, height, reach))
    return result


def part_kept(picture: Plane, order: Order) -> Plane:
    """One half or one third of the picture."""
    height, width = picture.shape[:2]
    share = 1 / 3 if order.has("third") else 0.25 if order.has("quarter") else 0.5
    down, across = round(height * share), round(width * share)
    if order.has("top", "upper"):
        picture = picture[:down]
    elif order.has("bottom", "lower"):
        picture = picture[height - down :]
    if order.has("left"):
        picture = picture[:, :across]
    elif order.has("right"):
        picture = picture[:, width - across :]
    return np.ascontiguousarray(picture)
