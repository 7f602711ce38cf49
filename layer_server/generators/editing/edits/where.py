"""Which part of a picture a clause is about: its subject, its background, the sky, a side, what has a colour."""

from __future__ import annotations

import re
from dataclasses import dataclass

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, blur, smoothstep
from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.editing.edits.order import Order, side, subject
from layer_server.generators.editing.edits.recolour import like

_COLOUR = "|".join(sorted(NAMED_COLOURS, key=len, reverse=True))
_GREENS = "trees?|grass|leaves|leaf|plants?|bushes|foliage|greenery|forest|vegetation|lawn"
_WATERS = "water|lake|river|sea|ocean|pond"
_CLOTHES = "shirt|t ?shirt|dress|jacket|coat|clothes|clothing|outfit|robe|sweater|hoodie|uniform|tunic|suit"
_FOUND = (_GREENS, _WATERS, _CLOTHES, "hair", "skin|face")
"""Parts that are found by where they are and by their colour."""

_EXCEPT = (
    r"(?:everything |all |anything |the rest |rest )?(?:except(?: for)?|but(?: for| not)?|apart from|other than|excluding|outside(?: of)?"
    r"|keep(?:ing)?|leav(?:e|ing)|not|besides|without changing|around)"
)
_THING = (
    rf"(?P<background>background|backdrop|what is behind|surroundings)|(?P<sky>sky|heavens)"
    rf"|(?P<subject>subject|foreground|main (?:object|subject|character|thing)|character|centre piece)"
    rf"|(?P<colour>(?:{_COLOUR})(?=$| (?:parts?|areas?|bits?|ones?|stuff|things?|colou?rs?|pixels?|regions?|objects?)\b| (?:in|un)?(?:touched|colou?r)"
    rf"|s\b| alone| as))(?: (?:parts?|areas?|bits?|ones?|stuff|things?|colou?rs?|pixels?|regions?|objects?))?s?"
    rf"|(?P<part>{'|'.join(_FOUND)})"
    rf"|(?P<side>(?:(?:top|bottom|upper|lower|left|right) )?(?:left|right|top|bottom|upper|lower)(?: (?:half|side|part|third|corner|edge|area))"
    rf"|cent(?:er|re)|middle|edges|corners|borders)"
)
_INVERSE = re.compile(rf"\b{_EXCEPT} (?:the |its |all |only )*(?:{_THING})(?: (?:as|alone|in|un).*)?$")
_ONLY = re.compile(
    rf"(?:\b(?:only|just|of|in|on|to|at|from) )?(?:\b(?:the|its|his|her|their|all|only|every) )+(?:{_THING})\b(?: only)?"
)
_PART = re.compile(
    r"\b(?:(?:his|her|its|their|the) )(?P<part>eyes?|lips?|mouth|nose|head|hands?|arms?|legs?|pants"
    r"|trousers|shoes?|boots?|hat|helmet|cape|cloak|armou?r|blade|hilt|handle|grip|gem|stone in|cork|lid|liquid|label|wings?|tail|ears?|horns?"
    r"|teeth|fur|roof|roofs|walls?|windows?|doors?|road|path|house|houses|car|mountains?|clouds?|ground|floor"
    r"|header|footer|sidebar|menu|bar|panel|title|frame|border|flowers?|sun|moon|stars|text|letters|logo|buttons?|icons?)\b"
)


@dataclass(frozen=True, slots=True)
class Scope:
    """A part of the picture.

    Attributes:
        name: ``background``, ``subject``, ``sky``, ``colour`` or ``side``.
        detail: the colour word, or the side's words.
        is_inverse: everything else is meant.
    """

    name: str
    detail: str = ""
    is_inverse: bool = False

    def __str__(self) -> str:
        what = self.detail if self.name in {"colour", "side"} else f"the {self.detail or self.name}"
        return f"all but {what}" if self.is_inverse else what


def scope_of(clause: str) -> tuple[Scope | None, str]:
    """The part that a clause limits itself to, and the clause without the words that say so."""
    for pattern, is_inverse in ((_INVERSE, True), (_ONLY, False)):
        found = pattern.search(clause)
        if found:
            name = next(
                key for key in ("background", "sky", "subject", "colour", "part", "side") if found[key]
            )
            detail = found[name] if name in {"colour", "side", "part"} else ""
            rest = f"{clause[: found.start()]} {clause[found.end() :]}"
            return Scope(name, detail, is_inverse), " ".join(rest.split())
    return None, clause


def part_of(clause: str) -> str:
    """A part that a clause names and that nobody here can find, or nothing."""
    found = _PART.search(clause)
    return found["part"] if found else ""


def place_of(words: str, shape: tuple[int, int]) -> Plane:
    """A side of the picture, (h, w), with a soft edge."""
    height, width = shape
    y = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    if re.search(r"edges|borders|corners", words):
        return np.asarray(smoothstep(0.55, 1.0, np.hypot(2 * x - 1, 2 * y - 1)), np.float32)
    if re.search(r"cent|middle", words):
        return np.asarray(1 - smoothstep(0.45, 0.8, np.hypot(2 * x - 1, 2 * y - 1)), np.float32)
    share = 1 / 3 if "third" in words else 0.5
    result: Plane = np.ones(shape, np.float32)
    for names, coordinate in (
        (("top", "upper"), y),
        (("bottom", "lower"), 1 - y),
        (("left",), x),
        (("right",), 1 - x),
    ):
        if any(re.search(rf"\b{name}\b", words) for name in names):
            result = result * (1 - smoothstep(share - 0.02, share + 0.02, coordinate))
    return np.asarray(result, np.float32)


def region_of(scope: Scope, picture: Plane, order: Order) -> Plane:
    """How much each pixel belongs to a part, (h, w)."""
    ink = np.ascontiguousarray(picture[..., :3])
    if scope.name == "background":
        where = 1 - subject(picture, order)
    elif scope.name == "subject":
        where = subject(picture, order)
    elif scope.name == "sky":
        where = _sky(picture)
    elif scope.name == "part":
        where = _part(scope.detail, picture, order)
    elif scope.name == "colour":
        where = blur(like(ink, NAMED_COLOURS[scope.detail]), 0.8)
    else:
        where = place_of(scope.detail, (picture.shape[0], picture.shape[1]))
    return np.asarray(1 - where if scope.is_inverse else where, np.float32)


def _part(word: str, picture: Plane, order: Order) -> Plane:
    """A part that has its place and its colours: leaves are green, hair is on top, clothes are below."""
    ink = np.ascontiguousarray(picture[..., :3])
    hsv = cv2.cvtColor(ink, cv2.COLOR_RGB2HSV)
    hue, colour = hsv[..., 0], smoothstep(0.08, 0.2, hsv[..., 1])
    rows = np.linspace(0, 1, picture.shape[0], dtype=np.float32)[:, None]
    if re.fullmatch(_GREENS, word):
        return smoothstep(48.0, 66.0, hue) * smoothstep(178.0, 155.0, hue) * colour
    if re.fullmatch(_WATERS, word):
        watery = smoothstep(150.0, 172.0, hue) * smoothstep(262.0, 240.0, hue) * colour
        return watery * smoothstep(0.3, 0.4, rows) * (1 - _sky(picture))
    whole = subject(picture, order)
    if word in {"skin", "face"}:
        warm = (
            (np.minimum(hue, np.abs(hue - 360)) < 46)
            & (hsv[..., 1] > 0.12)
            & (hsv[..., 1] < 0.8)
            & (whole > 0.6)
        )
        if not warm.any():
            return np.zeros(whole.shape, np.float32)
        lab = cv2.cvtColor(ink, cv2.COLOR_RGB2LAB)
        light_half = warm & (lab[..., 0] >= np.percentile(lab[..., 0][warm], 75))
        away = np.linalg.norm((lab - np.median(lab[light_half], 0)) * (0.6, 1, 1), axis=2).astype(np.float32)
        return whole * (1 - smoothstep(14.0, 26.0, away))
    seen = np.flatnonzero((whole > 0.6).any(1))
    if seen.size == 0:
        return np.zeros(whole.shape, np.float32)
    top, height = int(seen[0]), int(seen[-1] - seen[0] + 1)
    is_hair = word == "hair"
    band = (
        slice(top, top + max(2, height // 9))
        if is_hair
        else slice(top + height - max(2, height // 8), top + height)
    )
    lab = cv2.cvtColor(ink, cv2.COLOR_RGB2LAB)
    middle = (
        np.median(lab[band][whole[band] > 0.6].reshape(-1, 3), 0)
        if (whole[band] > 0.6).any()
        else lab.mean((0, 1))
    )
    away = np.linalg.norm((lab - middle) * (0.9, 1, 1), axis=2).astype(np.float32)
    near = 1 - smoothstep(13.0, 24.0, away)
    place = (
        1 - smoothstep(0.9, 1.0, (rows * picture.shape[0] - top) / height)
        if is_hair
        else smoothstep(0.4, 0.5, (rows * picture.shape[0] - top) / height)
    )
    return np.asarray(near * whole * place, np.float32)


def _sky(picture: Plane) -> Plane:
    """What reaches from the upper edge down without an edge of its own: smooth, and like what is at the top."""
    height, width = picture.shape[:2]
    factor = min(1.0, 320 / max(height, width))
    size = max(8, round(width * factor)), max(8, round(height * factor))
    small = np.asarray(
        cv2.resize(np.ascontiguousarray(picture[..., :3]), size, interpolation=cv2.INTER_AREA), np.float32
    )
    grey = small.mean(2)
    rough = blur(np.abs(grey - blur(grey, 1.5)), 2.0)
    blueness = small[..., 2] - 0.5 * (small[..., 0] + small[..., 1])
    row = np.linspace(0, 1, size[1], dtype=np.float32)[:, None]
    # Clouds are rough but light; hills below are dark and rough.
    greenness = small[..., 1] - np.maximum(small[..., 0], small[..., 2])
    airy = (blueness > -0.02) | (grey > 0.55) | (rough < 0.02)
    open_sky = ((rough < 0.03) | (grey > 0.62)) & airy & (greenness < 0.08) & (row < 0.85)
    count, labels = cv2.connectedComponents(open_sky.astype(np.uint8), connectivity=4)
    at_top = np.unique(labels[: max(1, size[1] // 40)])
    mask = np.isin(labels, at_top[at_top > 0]).astype(np.float32) if count > 1 else np.zeros_like(grey)
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (7, 7))
    mask = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel), np.float32)
    large = cv2.resize(blur(mask, 1.0), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(blur(np.asarray(large, np.float32), max(0.8, side(picture) * 0.001)), np.float32)
