"""A framed game card around an item."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from layer_server.generators import pixels
from layer_server.generators.arrays import Plane, blur, over, smoothstep
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.utility.item_card_card import ITEM_CARD
from layer_server.generators.utility.text import label
from layer_server.generators.utility.tone import halo
from layer_server.generators.work import Work, colour

_LIGHT_FROM = np.array([-0.55, -0.83], np.float32)
"""Where the frame is lit from: left and above."""


@dataclass(frozen=True, slots=True, eq=False)
class _Look:
    """How the card is made: its colour, its light, the height of its name plate, and a 512th of its side."""

    ink: Plane
    light: float
    plate: int
    unit: float


def item_card(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """An item in its frame."""
    del rng
    work = Work(ITEM_CARD, request, progress, cancel)
    item = pixels.trimmed(work.picture("picture"))
    texture = work.picture("texture", 2048) if work.has("texture") else None
    width, height = work["width"], work["height"]
    look = _Look(
        colour(work["colour"]), float(work["light"]), _plate_height(work, height), min(width, height) / 512
    )
    work.step(0.3, "lighting the panel")
    card = _panel(texture, width, height, look)
    work.step(0.5, "placing the item")
    _item(card, item, look)
    if look.plate:
        _plate(card, work, look)
    work.step(0.75, "bevelling the frame")
    _frame(card, look)
    card[..., 3] = pixels.rounded_box(width, height, 44 * look.unit, 1)
    return work.output(card)


def _plate_height(work: Work, height: int) -> int:
    if not (work["label"] or work["note"] or work["stars"]):
        return 0
    lines = 1.0 + (0.45 if work["note"] else 0) + (0.42 if work["stars"] else 0)
    return round(height * 0.125 * lines)


def _panel(texture: Plane | None, width: int, height: int, look: _Look) -> Plane:
    ink, light, plate = look.ink, look.light, look.plate
    dark = ink * np.float32(0.16) + np.array([0.035, 0.038, 0.05], np.float32)
    canvas = pixels.filled(width, height, dark)
    if texture is not None:
        behind = pixels.covering(texture, width, height)[..., :3]
        grey = behind.mean(-1, keepdims=True)
        canvas[..., :3] = (behind * np.float32(0.55) + grey * ink * np.float32(0.6)) * np.float32(0.62)
    x = np.linspace(-1, 1, width, dtype=np.float32)[None, :]
    y = (np.arange(height, dtype=np.float32)[:, None] - (height - plate) / 2) / np.float32(height / 2)
    far = np.hypot(x, y * np.float32(height / width))
    beam = smoothstep(1.15, 0.0, far) * np.float32(light)
    canvas[..., :3] = 1 - (1 - canvas[..., :3]) * (1 - ink * beam[..., None] * np.float32(0.75))
    canvas[..., :3] *= 1 - np.float32(0.55) * smoothstep(0.75, 1.5, far)[..., None]
    return canvas


def _item(card: Plane, item: Plane, look: _Look) -> None:
    ink, light, plate, unit = look.ink, look.light, look.plate, look.unit
    height, width = card.shape[:2]
    room = height - plate
    shown = pixels.within(item, round(width * 0.72), round(room * 0.72))
    left, top = (width - shown.shape[1]) // 2, round((room - shown.shape[0]) / 2 + 6 * unit)
    layer = pixels.empty(width, height)
    pixels.lay(layer, shown, left, top)
    over(
        card,
        ink * np.float32(0.6) + np.float32(0.4),
        halo(layer[..., 3], 60 * unit) * np.float32(0.5 * light),
    )
    shadow = np.roll(blur(layer[..., 3], 9 * unit), round(14 * unit), axis=0)
    over(card, np.zeros(3, np.float32), shadow * np.float32(0.6))
    over(card, layer[..., :3], layer[..., 3])


def _plate(card: Plane, work: Work, look: _Look) -> None:
    ink, plate, unit = look.ink, look.plate, look.unit
    height, width = card.shape[:2]
    top = height - plate - round(18 * unit)
    y = np.arange(height, dtype=np.float32)[:, None]
    shade = smoothstep(top - 30 * unit, top + 8 * unit, np.broadcast_to(y, (height, width)))
    over(card, np.array([0.02, 0.022, 0.03], np.float32), shade * np.float32(0.78))
    line = np.exp(-(((y - top) / np.float32(1.6 * unit + 0.4)) ** 2)) * np.ones((1, width), np.float32)
    x = np.abs(np.linspace(-1, 1, width, dtype=np.float32))[None, :]
    over(card, ink * 0.5 + 0.5, line * smoothstep(0.85, 0.2, x) * np.float32(0.8))
    at = float(top + 10 * unit)
    if work["stars"]:
        at = _stars(card, int(work["stars"]), at, look)
    light = ink * np.float32(0.25) + np.float32(0.75)
    for text, size, tone in ((work["label"], 46 * unit, light), (work["note"], 27 * unit, light * 0.75)):
        if text:
            words = label(text, size, round(width * 0.84), tone)
            pixels.lay(card, words, (width - words.shape[1]) // 2, round(at))
            at += words.shape[0]


def _stars(card: Plane, count: int, top: float, look: _Look) -> float:
    """Pips in the shape of a diamond. Returns where the next line may stand."""
    ink, unit = look.ink, look.unit
    height, width = card.shape[:2]
    reach, gap = 9 * unit, 28 * unit
    y = np.arange(height, dtype=np.float32)[:, None] - np.float32(top + reach)
    for index in range(count):
        x = np.arange(width, dtype=np.float32)[None, :] - np.float32(
            width / 2 + (index - (count - 1) / 2) * gap
        )
        shape = np.clip(np.float32(reach) - (np.abs(x) + np.abs(y)) + np.float32(0.5), 0, 1)
        shine = np.clip(0.75 - (x + y) / np.float32(3 * reach), 0.3, 1.0)
        over(card, np.clip(ink[None, None] * shine[..., None] * 1.25, 0, 1), shape)
    return top + 2 * reach + 4 * unit


def _frame(card: Plane, look: _Look) -> None:
    """A bevelled border: a dark edge, a lit band in the colour, a dark line inside."""
    ink, unit = look.ink, look.unit
    height, width = card.shape[:2]
    depth = -pixels.box_distance(width, height, 44 * unit, 1)
    slope_y, slope_x = np.gradient(depth)
    facing = slope_x * _LIGHT_FROM[0] + slope_y * _LIGHT_FROM[1]
    for start, end, sign in ((3.0, 9.0, -1.0), (9.0, 15.0, 0.0), (15.0, 20.0, 1.0)):
        light = np.clip(0.62 + sign * facing * 0.42, 0.12, 1.15).astype(np.float32)
        band = np.clip(depth - start * unit + 0.5, 0, 1) * np.clip(end * unit - depth + 0.5, 0, 1)
        metal = np.clip(
            ink[None, None] * light[..., None] * 1.12 + np.clip(light - 0.9, 0, 1)[..., None] * 0.8, 0, 1
        )
        over(card, metal.astype(np.float32), band.astype(np.float32))
    edge = np.clip(3 * unit - depth + 0.5, 0, 1)
    line = np.exp(-(((depth - 21.5 * unit) / (1.8 * unit + 0.3)) ** 2))
    over(card, ink * np.float32(0.12), np.maximum(edge, line * 0.85).astype(np.float32))
