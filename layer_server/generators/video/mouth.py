"""Finds where the mouth of a portrait probably is, and draws another one there."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.editing.saliency import saliency
from layer_server.generators.video.encoding import Frame
from layer_server.generators.video.lips import Lips

_FINE = 4
"""Samples per pixel along each side of a drawn mouth."""
_SIDE = 256
"""Pixels square that a mouth is looked for in."""
_INSIDE, _TEETH, _TONGUE = (62, 18, 24), (246, 244, 240), (206, 84, 92)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mouth is, pixels.

    Attributes:
        x, y: its middle.
        width: from corner to corner at rest.
        sure: 0..1; how much like a mouth it looks.
    """

    x: float
    y: float
    width: float
    sure: float = 1.0


def marked(mask: NDArray[np.uint8]) -> Place | None:
    """The place that a mask marks, or None where it is empty."""
    rows, columns = np.nonzero(mask > 127)
    if len(rows) == 0:
        return None
    return Place(float(columns.mean()), float(rows.mean()), float(np.ptp(columns) + 1) * 0.9)


def find_mouth(picture: Frame, alpha: NDArray[np.uint8] | None) -> Place:
    """The mouth of whoever a portrait shows: a dark or red bar in the lower middle of the head."""
    height, width = picture.shape[:2]
    subject = saliency(picture) > 0.5 if alpha is None else alpha > 127
    if subject.mean() < 0.03:
        subject = np.ones((height, width), bool)
    rows, columns = np.nonzero(subject.any(1))[0], np.nonzero(subject.any(0))[0]
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    # A bust: the head is the upper part of what is seen, about as wide as it is high.
    middle = float(np.median(np.nonzero(subject[top : top + max(2, (bottom - top) // 2)])[1]))
    head = min(0.72 * (bottom - top), 1.15 * float(np.ptp(columns)))
    left, right = middle - 0.28 * head, middle + 0.28 * head
    low, high = top + 0.50 * head, top + 0.94 * head
    box = [int(np.clip(v, 0, m)) for v, m in ((left, width), (right, width), (low, height), (high, height))]
    if box[1] - box[0] < 8 or box[3] - box[2] < 8:
        return Place(width / 2, height * 0.6, width * 0.16, 0.0)
    part = cv2.resize(picture[box[2] : box[3], box[0] : box[1]], (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(part, cv2.COLOR_RGB2LAB).astype(np.float32)
    light = cv2.GaussianBlur(lab[..., 0], (0, 0), 3)
    # Darker than what is above and below it, over the width of a mouth, and redder than the skin around.
    around = cv2.blur(light, (1, 91))
    bar = cv2.blur(np.clip(around - light, 0, None), (65, 13)) / 40
    red = cv2.blur(np.clip(lab[..., 1] - np.median(lab[..., 1]), 0, None), (65, 17)) / 24
    y, x = np.mgrid[0:_SIDE, 0:_SIDE].astype(np.float32) / _SIDE
    prior = np.exp(-(((x - 0.5) / 0.16) ** 2) - ((y - 0.48) / 0.27) ** 2)
    score = (bar + red) * prior
    at = np.unravel_index(int(score.argmax()), score.shape)
    scale_x, scale_y = (box[1] - box[0]) / _SIDE, (box[3] - box[2]) / _SIDE
    return Place(
        box[0] + (at[1] + 0.5) * scale_x,
        box[2] + (at[0] + 0.5) * scale_y,
        0.27 * head,
        float(np.clip(score.max() / 0.9, 0, 1)),
    )


class Painter:
    """Draws mouths on one portrait.

    Args:
        picture: with its own mouth; it stays as it is where the mouth is at rest.
    """

    def __init__(self, picture: Frame, place: Place) -> None:
        self._picture = picture
        self._place = place
        self._clean = _without_mouth(picture, place)
        skin = self._clean[
            int(np.clip(place.y, 0, picture.shape[0] - 1)), int(np.clip(place.x, 0, picture.shape[1] - 1))
        ].astype(np.float32)
        self._lip = np.clip(skin * np.array([0.78, 0.52, 0.52]) + np.array([22, 4, 8]), 0, 255)

    def draw(self, lips: Lips) -> Frame:
        """The portrait with this mouth."""
        spoken = min(1.0, lips.opening / 0.05 + lips.energy / 0.12)
        if spoken < 0.05:
            return self._picture
        place, height, width = self._place, *self._picture.shape[:2]
        reach = place.width * 0.95
        x0, y0 = int(max(0, place.x - reach)), int(max(0, place.y - reach))
        x1, y1 = int(min(width, place.x + reach)), int(min(height, place.y + reach))
        if x1 - x0 < 4 or y1 - y0 < 4:
            return self._picture
        patch = self._clean[y0:y1, x0:x1]
        fine = cv2.resize(patch, ((x1 - x0) * _FINE, (y1 - y0) * _FINE), interpolation=cv2.INTER_LINEAR)
        middle = ((place.x - x0) * _FINE, (place.y - y0) * _FINE)
        self._mouth(fine, lips, middle, place.width * _FINE)
        drawn = cv2.resize(fine, (x1 - x0, y1 - y0), interpolation=cv2.INTER_AREA)
        own = self._picture[y0:y1, x0:x1]
        frame = self._picture.copy()
        frame[y0:y1, x0:x1] = cv2.addWeighted(drawn, spoken, own, 1 - spoken, 0)
        return frame

    def _mouth(self, canvas: NDArray[np.uint8], lips: Lips, middle: tuple[float, float], rest: float) -> None:
        """Lips, and between them darkness, teeth and tongue; the jaw goes down further than the lip goes up."""
        half = rest * 0.5 * lips.width
        gap = rest * 0.78 * lips.opening
        up, down = gap * 0.32, gap * 0.68
        t = np.linspace(-1, 1, 33)
        arch = (1 - t * t) ** 0.75
        upper = np.stack([middle[0] + t * half, middle[1] - up * arch], 1)
        lower = np.stack([middle[0] + t * half, middle[1] + down * arch], 1)[::-1]
        outline = np.concatenate([upper, lower]).astype(np.int32)
        lip = tuple(float(v) for v in self._lip)
        thick = max(2, round(rest * 0.07))
        if gap > 2:
            inside = np.zeros(canvas.shape[:2], np.uint8)
            cv2.fillPoly(inside, [outline], 255, cv2.LINE_AA)
            fill = np.empty_like(canvas)
            fill[:] = _INSIDE
            if lips.tongue > 0.1:
                place = (round(middle[0]), round(middle[1] + down * 0.95))
                cv2.ellipse(
                    fill,
                    place,
                    (round(half * 0.6), round(down * 0.62 * lips.tongue)),
                    0,
                    0,
                    360,
                    _TONGUE,
                    -1,
                    cv2.LINE_AA,
                )
            if lips.teeth > 0.1:
                below = upper + np.array([0, min(gap * 0.34, rest * 0.13) * lips.teeth])
                cv2.fillPoly(
                    fill, [np.concatenate([upper, below[::-1]]).astype(np.int32)], _TEETH, cv2.LINE_AA
                )
            share = inside[..., None].astype(np.float32) / 255
            canvas[:] = canvas * (1 - share) + fill * share
        cv2.polylines(canvas, [outline], True, lip, thick, cv2.LINE_AA)


def _without_mouth(picture: Frame, place: Place) -> Frame:
    """The portrait with skin where its mouth was."""
    mask = np.zeros(picture.shape[:2], np.uint8)
    axes = (max(2, round(place.width * 0.62)), max(2, round(place.width * 0.34)))
    cv2.ellipse(mask, (round(place.x), round(place.y)), axes, 0, 0, 360, 255, -1)
    reach = round(place.width * 1.2)
    x0, y0 = max(0, round(place.x) - reach), max(0, round(place.y) - reach)
    x1, y1 = round(place.x) + reach, round(place.y) + reach
    part = np.ascontiguousarray(picture[y0:y1, x0:x1])
    clean = picture.copy()
    filled = cv2.inpaint(part, mask[y0:y1, x0:x1], 5, cv2.INPAINT_TELEA)
    soft = cv2.GaussianBlur(filled, (0, 0), max(1.0, place.width / 30))
    share = cv2.GaussianBlur(mask[y0:y1, x0:x1], (0, 0), max(1.0, place.width / 24)).astype(np.float32) / 255
    clean[y0:y1, x0:x1] = cv2.blendLinear(soft, part, share, 1 - share)
    return clean
