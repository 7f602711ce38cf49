"""Words that are written on a picture, and words that are taken off it."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from layer_server.generators.arrays import Mask, Plane, blur
from layer_server.generators.colour import rgb
from layer_server.generators.editing.edits.order import Order, light, side
from layer_server.generators.editing.edits.surround import quietly
from layer_server.generators.editing.edits.where import place_of
from layer_server.generators.editing.filling import filled, grown

_LONGEST = 80


def written(picture: Plane, order: Order) -> Plane:
    """What is in quotes, in the named place: below unless said; white with a dark edge unless a colour is named."""
    text = " ".join(order.quoted.split())[:_LONGEST]
    if not text:
        order.note('Nothing was written: put the words in quotes, as in `write "SALE" at the top`.')
        return picture
    height, width = picture.shape[:2]
    size = max(8, round(height * 0.13 * order.amount))
    while size > 8:
        font = ImageFont.load_default(size)
        box = ImageDraw.Draw(Image.new("L", (1, 1))).textbbox(
            (0, 0), text, font=font, stroke_width=max(1, size // 14)
        )
        if box[2] - box[0] <= width * 0.92:
            break
        size = round(size * 0.9)
    font, edge = ImageFont.load_default(size), max(1, size // 14)
    middle = height / 2 if order.has("middle", "center", "centre", "across") else height * 0.88
    if order.has("top", "above", "upper"):
        middle = height * 0.12
    left = 0.3 * width if order.has("left") else 0.7 * width if order.has("right") else width / 2
    ink = order.colours[-1] if order.colours else "#ffffff"
    dark = float(light(rgb(ink))) < 0.35
    layers = []
    for stroke in (edge, 0):
        mask = Image.new("L", (width, height), 0)
        ImageDraw.Draw(mask).text((left, middle), text, fill=255, font=font, anchor="mm", stroke_width=stroke)
        layers.append(np.asarray(mask, np.float32) / np.float32(255))
    result = picture.copy()
    for share, colour in ((layers[0], "#f4f4f0" if dark else "#101018"), (layers[1], ink)):
        result[..., :3] += (rgb(colour) - result[..., :3]) * share[..., None]
        result[..., 3] = np.maximum(result[..., 3], share)
    return result


def unwritten(picture: Plane, order: Order) -> Plane:
    """Text in the named place, or anywhere, filled from around it."""
    place = place_of(order.clause, (picture.shape[0], picture.shape[1])) > 0.5
    hole = _strokes(picture) & place
    share = float(hole.mean())
    if not hole.any() or share > 0.35:
        order.note(
            "No text was found there."
            if share == 0
            else "Too much of the picture looks like text to take it off."
        )
        order.note("`inpaint` with a mask removes whatever the mask covers.")
        return picture
    eight = np.asarray(picture * 255 + 0.5, np.uint8)
    hole = grown(hole.astype(np.float32), max(2, round(side(picture) * 0.006)))
    result = filled(eight, hole, int(order.rng.integers(0, 2**31)), quietly)
    return result.astype(np.float32) / np.float32(255)


def _strokes(picture: Plane) -> Mask:
    """Where rows of thin, sharp strokes of a colour stand: (h, w), bool."""
    factor = min(1.0, 900 / side(picture))
    size = max(8, round(picture.shape[1] * factor)), max(8, round(picture.shape[0] * factor))
    small = cv2.resize(np.ascontiguousarray(picture[..., :3]), size, interpolation=cv2.INTER_AREA)
    grey = np.asarray(light(np.asarray(small, np.float32)) * 255, np.uint8)
    found = np.zeros(grey.shape, bool)
    reach = max(9, (max(size) // 40) | 1)
    kernel = cv2.getStructuringElement(cv2.MORPH_RECT, (reach, reach))
    for method in (cv2.MORPH_TOPHAT, cv2.MORPH_BLACKHAT):
        thin = cv2.morphologyEx(grey, method, kernel)
        # Pure white and black on a busy ground are joined with less that is not text.
        for least, fullest in ((70, 0.5), (140, 0.3)):
            _add_rows(found, (thin > least).astype(np.uint8), grey, reach, fullest)
    large = cv2.resize(found.astype(np.float32), picture.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(blur(np.asarray(large, np.float32), 0.8) > 0.3)


def _add_rows(
    found: Mask, strokes: NDArray[np.uint8], grey: NDArray[np.uint8], reach: int, fullest: float
) -> None:
    """Mark the rows of letters among strokes: long, low, of one ink, crossed often."""
    joined = cv2.morphologyEx(
        strokes, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (reach * 2, 3))
    )
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    for index in range(1, count):
        left, top, width, height, area = (int(value) for value in stats[index])
        if (
            width < 2.6 * height
            or height < 6
            or height > grey.shape[0] * 0.25
            or area < fullest * width * height
        ):
            continue
        box = np.s_[top : top + height, left : left + width]
        inside = labels[box] == index
        ink = strokes[box] * inside
        level = grey[box][ink > 0]
        letters = cv2.connectedComponents(ink)[0] - 1
        crossings = int((np.diff(ink.astype(np.int8), axis=1) > 0).sum(1).max(initial=0))
        is_one_ink = level.size > 20 and float(np.percentile(level, 80) - np.percentile(level, 20)) < 66
        is_line = area > 0.8 * width * height and crossings >= 12
        share = float(ink.sum()) / max(1, int(inside.sum()))
        if (is_one_ink or is_line) and letters >= 3 and crossings >= 5 and 0.12 < share < 0.8:
            found[box] |= inside
