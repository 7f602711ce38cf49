"""Other colours for a thing: its light and its accents stay."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, blur, smoothstep
from layer_server.generators.colour import hue_of, is_neutral, rgb, shade
from layer_server.generators.editing.edits.order import Order, light, mixed, repainted, subject
from layer_server.generators.image.materials import MATERIALS
from layer_server.generators.image.vocabulary import MATERIAL_WORDS
from layer_server.generators.utility.tone import tinted

_COLOURFUL = 0.16
"""Saturation from which a pixel has a hue worth speaking of."""

_SAME_HUE, _OTHER_HUE = 25.0, 44.0
"""Degrees within which a hue goes along with the one that is changed, and from which it stays."""

_FLAT = 0.05
"""Standard deviation of light below which a region is one flat colour."""

_MOSTLY_GREY = 0.18
"""Share of the subject that is colourful, below which all of it takes the colour."""


def recoloured(picture: Plane, order: Order) -> Plane:
    """The subject's main colour becomes the named one; ``red to blue`` changes that colour only."""
    ink = np.ascontiguousarray(picture[..., :3])
    target = order.colours[-1]
    if order.has("background"):
        where = 1 - subject(picture, order)
        return repainted(picture, mixed(ink, tinted(ink, rgb(target)), where[..., None]))
    changes_one = len(order.colours) > 1
    where = (
        picture[..., 3]
        if changes_one or order.is_limited or order.has("everything", "whole", "all", "image", "picture")
        else subject(picture, order)
    )
    hsv = cv2.cvtColor(ink, cv2.COLOR_RGB2HSV)
    if changes_one:
        share = like(ink, order.colours[0])
    else:
        share = _main(hsv, where) if not order.is_limited else np.ones_like(where)
        if order.region is not None:
            share = order.region
    share = blur(share, 0.8) * where
    toward = _toned(ink, _varied(rgb(target), order), share)
    share = share * np.float32(min(1.0, order.amount))
    return repainted(picture, mixed(ink, toward, share[..., None]))


def swapped(picture: Plane, order: Order) -> Plane:
    """Two colours change places."""
    ink = np.ascontiguousarray(picture[..., :3])
    result = np.asarray(ink, np.float32)
    if len(order.colours) < 2:
        order.note("Two colours are swapped, and one is named.")
        return picture
    for here, there in (order.colours[:2], order.colours[1::-1]):
        share = blur(like(ink, here), 0.8)[..., None]
        result = np.asarray(mixed(result, _toned(ink, rgb(there), share[..., 0]), share), np.float32)
    return repainted(picture, result)


def drained(picture: Plane, order: Order) -> Plane:
    """One colour becomes grey, the others stay."""
    ink = np.ascontiguousarray(picture[..., :3])
    much = 0.55 if order.has("less") else 1.0
    share = blur(like(ink, order.colours[0]), 0.8)[..., None] * np.float32(much)
    return repainted(picture, mixed(ink, np.repeat(light(picture)[..., None], 3, 2), share))


def made_of(picture: Plane, order: Order) -> Plane:
    """The subject in the tones of a material: gold, ice, stone."""
    name = next(MATERIAL_WORDS[word] for word in order.words if word in MATERIAL_WORDS)
    ramp = MATERIALS[name].ramp
    ink = np.ascontiguousarray(picture[..., :3])
    where = subject(picture, order)
    grey = light(picture)
    seen = where > 0.5
    low, high = np.percentile(grey[seen], (4, 96)) if seen.any() else (0.0, 1.0)
    spread = np.clip((grey - np.float32(low)) / np.float32(max(0.15, high - low)), 0, 1)
    return repainted(
        picture,
        mixed(ink, shade(ramp, spread), (where * np.float32(min(1.0, 0.92 * order.amount)))[..., None]),
    )


def hue_turned(picture: Plane, order: Order) -> Plane:
    """All hues turned, by so many degrees or by the seed."""
    degrees = order.number if order.number is not None else float(order.rng.uniform(40, 320))
    hsv = cv2.cvtColor(np.ascontiguousarray(picture[..., :3]), cv2.COLOR_RGB2HSV)
    hsv[..., 0] = (hsv[..., 0] + np.float32(degrees)) % 360
    return repainted(picture, np.asarray(cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB), np.float32))


def _toned(ink: Plane, colour: Plane, where: Plane) -> Plane:
    """The picture in one colour, so light that the region's middle is about the colour: red to yellow is not olive."""
    seen = where > 0.5
    if not seen.any():
        return tinted(ink, colour)
    level = light(ink)
    own, wanted = float(np.median(level[seen])), float(light(colour))
    # What has no light and shade of its own takes the very colour; highlights of the rest are not to burn out.
    is_flat = float(level[seen].std()) < _FLAT
    gain = (max(wanted, 0.04) / max(own, 0.04)) ** (1.0 if is_flat else 0.75)
    gain = np.clip(gain, 0.3 if is_flat else 0.45, 4.0 if is_flat else 2.0)
    level = np.clip(level * np.float32(gain), 0, 1)
    return tinted(np.repeat(level[..., None], 3, 2), colour)


def _varied(colour: Plane, order: Order) -> Plane:
    """The colour, a shade to one side or the other from seed to seed."""
    hsv = cv2.cvtColor(colour[None, None], cv2.COLOR_RGB2HSV)[0, 0]
    hsv[0] = (hsv[0] + np.float32(order.rng.uniform(-5, 5))) % 360
    hsv[2] = np.clip(hsv[2] * np.float32(order.varied(1.0, 0.07)), 0, 1)
    return np.asarray(cv2.cvtColor(hsv[None, None], cv2.COLOR_HSV2RGB)[0, 0], np.float32)


def _main(hsv: Plane, where: Plane) -> Plane:
    """Which pixels have the subject's main hue, (h, w); all of them where it has hardly any."""
    colourful = (hsv[..., 1] > _COLOURFUL) & (hsv[..., 2] > 0.12) & (where > 0.5)
    total = max(1, int((where > 0.5).sum()))
    if int(colourful.sum()) < _MOSTLY_GREY * total:
        return np.ones(where.shape, np.float32)
    weight = (hsv[..., 1] * hsv[..., 2])[colourful]
    counts, edges = np.histogram(hsv[..., 0][colourful], 36, (0, 360), weights=weight)
    smooth = counts + np.roll(counts, 1) + np.roll(counts, -1)
    main = float(edges[int(np.argmax(smooth))] + 5)
    return _near_hue(hsv, main)


def like(ink: Plane, colour: str) -> Plane:
    """Which pixels have about this colour, (h, w)."""
    if is_neutral(colour):
        lab = cv2.cvtColor(ink, cv2.COLOR_RGB2LAB)
        wanted = cv2.cvtColor(rgb(colour)[None, None], cv2.COLOR_RGB2LAB)[0, 0]
        return 1 - smoothstep(18.0, 38.0, np.linalg.norm(lab - wanted, axis=2).astype(np.float32))
    return _near_hue(cv2.cvtColor(ink, cv2.COLOR_RGB2HSV), hue_of(colour))


def _near_hue(hsv: Plane, hue: float) -> Plane:
    distance = np.abs((hsv[..., 0] - np.float32(hue) + 180) % 360 - 180)
    return (1 - smoothstep(_SAME_HUE, _OTHER_HUE, distance)) * smoothstep(0.06, _COLOURFUL, hsv[..., 1])
