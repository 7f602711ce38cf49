"""What lies around the subject: outline, glow, shadow, frame, another background, none."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from layer_server.generators import pixels
from layer_server.generators.arrays import Plane, blur, over, smoothstep
from layer_server.generators.colour import rgb
from layer_server.generators.editing.edits.order import Order, side
from layer_server.generators.editing.matting import cut_out
from layer_server.generators.utility.tone import around, halo


def outlined(picture: Plane, order: Order) -> Plane:
    """A line around what is visible, like a sticker's."""
    width = max(
        1.5, side(picture) * (0.022 if order.has("thick", "sticker", "bold") else 0.012) * order.amount
    )
    picture = pixels.padded(cut(picture, order), round(width) + 2)
    canvas = np.zeros_like(picture)
    over(
        canvas,
        rgb(order.colour("#39f5ff" if order.has("neon") else "#ffffff")),
        around(picture[..., 3], width),
    )
    over(canvas, picture[..., :3], picture[..., 3])
    return canvas


def glowing(picture: Plane, order: Order) -> Plane:
    reach = side(picture) * order.varied(0.07) * order.amount
    picture = pixels.padded(cut(picture, order), round(reach * 1.5))
    canvas = np.zeros_like(picture)
    over(canvas, rgb(order.colour("#ffd24a")), halo(picture[..., 3], reach) * np.float32(0.95))
    over(canvas, picture[..., :3], picture[..., 3])
    return canvas


def shadowed(picture: Plane, order: Order) -> Plane:
    """A soft shadow below and to the right."""
    reach = side(picture) * 0.035 * order.amount
    picture = pixels.padded(cut(picture, order), round(reach * 3))
    shadow = np.zeros_like(picture)
    shadow[..., :3] = rgb(order.colour("#0b0b14"))
    shadow[..., 3] = blur(picture[..., 3], reach * 0.6)
    canvas = np.zeros_like(picture)
    pixels.lay(canvas, shadow, round(reach * 0.5), round(reach * 0.9), 0.6)
    over(canvas, picture[..., :3], picture[..., 3])
    return canvas


def framed(picture: Plane, order: Order) -> Plane:
    """A plain frame, with a thin bevel; around what is round, a round one."""
    if float(picture[[0, 0, -1, -1], [0, -1, 0, -1], 3].max()) < 0.5:
        return outlined(picture, replace(order, amount=order.amount * 2.5))
    width = max(2, round(side(picture) * 0.045 * order.amount))
    colour = rgb(order.colour("#ffffff"))
    height, across = picture.shape[0] + 2 * width, picture.shape[1] + 2 * width
    canvas = pixels.filled(across, height, colour)
    shade = 1 - 0.22 * smoothstep(width * 0.25, 0.0, np.abs(pixels.box_distance(across, height, 0, width)))
    canvas[..., :3] *= shade[..., None]
    pixels.lay(canvas, picture, width, width)
    return canvas


def background_removed(picture: Plane, order: Order) -> Plane:
    return cut(picture, order)


def background_coloured(picture: Plane, order: Order) -> Plane:
    """The subject on one colour."""
    picture = cut(picture, order)
    canvas = pixels.filled(picture.shape[1], picture.shape[0], rgb(order.colour("#ffffff")))
    over(canvas, picture[..., :3], picture[..., 3])
    return canvas


def quietly(fraction: float, stage: str) -> None:
    """An edit is one step of the progress; what it does inside is not told."""
    del fraction, stage


def cut(picture: Plane, order: Order) -> Plane:
    """The subject; the picture as it is, where it has transparency or nothing stands out."""
    eight = np.asarray(picture * 255 + 0.5, np.uint8)
    matte = cut_out(eight, quietly)
    if not (matte.picture[..., 3] > 127).any():
        return picture
    for each in matte.credits:
        order.credit(each)
    return matte.picture.astype(np.float32) / np.float32(255)
