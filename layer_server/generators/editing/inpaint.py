"""The ``inpaint`` generator: another content for a masked region."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from layer_server.generators.arrays import Mask, Plane, blur
from layer_server.generators.batch import Step, one_by_one
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.colour import rgb
from layer_server.generators.editing.borrowed import made_by
from layer_server.generators.editing.edit_prompt import read as edits_of
from layer_server.generators.editing.edits.order import Order
from layer_server.generators.editing.fill_prompt import Fill, read
from layer_server.generators.editing.filling import filled, grown
from layer_server.generators.editing.inpaint_card import INPAINT
from layer_server.generators.editing.mask import is_empty, is_everything, region
from layer_server.generators.editing.superresolution import Pixels
from layer_server.generators.image.icon_card import ICON
from layer_server.generators.pixels import bounds, lay, trimmed, within
from layer_server.generators.texture.families import FAMILIES
from layer_server.generators.texture.texture_card import TEXTURE
from layer_server.generators.utility.tone import tinted
from layer_server.generators.work import GROWING_SIDE, Work, eight_bit

_SPILL = 0.004
"""Of the longer side: what is removed beyond the mask, since masks seldom cover all of a thing's edge."""

_TILE = (128, 1024)
"""Least and most pixels of the side of a material's tile."""

_SUBJECT = (96, 1024)


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """Fill the masked region of ``init_image``; the i-th of a batch is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true.
    """
    del rng  # each output has its own seed, so that a batch is the same as its seeds one by one
    work = Work(INPAINT, request, progress, cancel)
    work.step(0.0, "opening")
    picture = work.pixels("init_image", GROWING_SIDE)
    where = region(work, picture)
    if where is None:
        where = np.zeros(picture.shape[:2], np.float32)
    if is_empty(where):
        note = "The mask covers nothing, so nothing was changed."
        return work.output(picture, metadata={"match": "weak", "note": note})
    fill = read(request.prompt, _stuffs())
    if fill.kind in {"texture", "subject"} and _is_an_edit(request.prompt):
        fill = Fill("edit", request.prompt.strip()[:200])
    given = work.get("mask") or {}
    beneath = bool(given.get("for_transparency")) and not work.has("mask")

    def make(seed: int, step: Step) -> Output:
        step(0.05, "filling")
        return _one(_Job(work, picture, where, fill, seed, step, beneath))

    return one_by_one(request, progress, cancel, make)


_GROUNDS = frozenset({"river", "road", "path", "lake", "sea", "ocean", "beach"})
"""Places that are filled with what they are of."""

_CHANGES = re.compile(
    r"\s*(?:please )?(?:(?:make|turn) (?:it|this|that|her|him|them)\b|blur|pixelate|censor|sharpen|brighten|darken|lighten|desaturate|saturate"
    r"|invert|denoise|smooth|tint|sepia|greyscale|grayscale|black and white)"
)


def _stuffs() -> frozenset[str]:
    """Words for what a region can be filled with; the words of mere places are things to put in."""
    return _GROUNDS | {word for family in FAMILIES for word, telling in family.words.items() if telling}


def _is_an_edit(prompt: str) -> bool:
    """Whether the region is to be changed, and not to become something else: *make it night*, *blur the face*."""
    if not _CHANGES.match(prompt.lower()):
        return False
    steps, unknown = edits_of(prompt)
    return bool(steps) and not unknown and not any(step.kind.reshapes for step in steps)


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """One output to make: a picture, (h, w, 4), and where of it, (h, w), is to become what.

    ``beneath``: the region is the picture's own transparency, so what fills it shows through what is half transparent.
    """

    work: Work
    picture: Pixels
    where: Plane
    fill: Fill
    seed: int
    step: Callable[[float, str], None]
    beneath: bool = False
    metadata: dict[str, Any] = field(default_factory=dict)

    def part(self, low: float, high: float) -> Progress:
        """A part of the progress as a whole."""

        def step(fraction: float, stage: str) -> None:
            self.step(low + (high - low) * fraction, stage)

        return step

    def done(self, pixels: Pixels | Plane) -> Output:
        return self.work.made(pixels, self.seed, metadata=self.metadata)

    def carry(self, output: Output) -> None:
        """Credits, and what the maker of a fill had to say about it."""
        self.work.credit(*output.attribution)
        for key in ("subject", "material", "match_score", "match", "note"):
            if key in output.metadata:
                self.metadata[key] = output.metadata[key]


def _one(job: _Job) -> Output:
    fill, where = job.fill, job.where
    job.metadata["fill"] = fill.kind
    if fill.what:
        job.metadata["filled_with"] = fill.what
    if fill.kind == "surroundings":
        return job.done(_removed(job))
    if fill.kind == "subject":
        return job.done(_with_subject(job))
    canvas = job.picture.astype(np.float32) / np.float32(255)
    if fill.kind == "edit":
        return job.done(_edited(job, canvas))
    if fill.kind == "texture":
        ink = _material(job)
    elif fill.kind == "tint":
        ink = tinted(np.ascontiguousarray(canvas[..., :3]), _colour(fill.what))
    else:
        ink = np.broadcast_to(_colour(fill.what), (*where.shape, 3))
    alpha = canvas[..., 3:]
    if job.beneath and fill.kind != "tint":
        canvas[..., :3] = canvas[..., :3] * alpha + ink * (1 - alpha)
        canvas[..., 3] = np.minimum(1, alpha[..., 0] + where)
        return job.done(canvas)
    share = where[..., None]
    canvas[..., :3] = canvas[..., :3] * (1 - share) + ink * share
    if fill.kind != "tint":
        canvas[..., 3] = np.maximum(canvas[..., 3], where)
    return job.done(canvas)


def _removed(job: _Job) -> Pixels:
    """The surroundings, continued. A soft mask is no reason to leave half of what was to be removed."""
    if is_everything(job.where):
        job.metadata["match"] = "weak"
        job.metadata["note"] = "The mask covers all of the picture: nothing is left to continue."
        return job.picture
    return filled(job.picture, _hole(job.where), job.seed, job.step)


def _hole(where: Plane) -> Mask:
    return grown(where, max(1, round(max(where.shape) * _SPILL)))


def _colour(hexadecimal: str) -> Plane:
    digits = hexadecimal.lstrip("#")
    return rgb("#" + ("".join(c * 2 for c in digits) if len(digits) == 3 else digits))


def _material(job: _Job) -> Plane:
    """A material, repeated over the picture, (h, w, 3)."""
    height, width = job.where.shape[:2]
    left, top, right, bottom = bounds(job.where)
    side = int(np.clip(min(right - left, bottom - top), *_TILE))
    made = made_by(TEXTURE, job.fill.what, job.seed, side, job.part(0.1, 0.7))
    job.carry(made.output)
    sheet = np.tile(made.picture[..., :3], (-(-height // side) + 1, -(-width // side) + 1, 1))
    # The tile's corner is the region's, so that the region shows it from its beginning.
    return np.roll(sheet, (top % side, left % side), (0, 1))[:height, :width].astype(np.float32)


def _edited(job: _Job, canvas: Plane) -> Plane:
    """The region changed as an instruction says."""
    rng = np.random.default_rng(job.seed)
    notes: list[str] = []
    for each in edits_of(job.fill.what)[0]:
        order = Order(
            each.words, each.colours, each.amount, each.number, rng, job.work.credit, notes.append, each.clause,
            is_limited=True,
        )  # fmt: skip
        canvas = canvas + (each.kind.apply(canvas, order) - canvas) * job.where[..., None]
    if notes:
        job.metadata.update(match="weak", note=" ".join(dict.fromkeys(notes)))
    return canvas


def _with_subject(job: _Job) -> Pixels:
    """What was in the region is removed, and the thing stands in it, in the picture's light."""
    hole = _hole(job.where)
    opaque = float(job.picture[..., 3].astype(np.float32)[hole].mean()) > 0.5 * 255
    ground = job.picture
    if opaque and not job.fill.is_added and not is_everything(job.where):
        ground = filled(job.picture, hole, job.seed, job.part(0.05, 0.35))
    left, top, right, bottom = bounds(job.where)
    width, height = right - left, bottom - top
    made = made_by(
        ICON, job.fill.what, job.seed, int(np.clip(max(width, height), *_SUBJECT)), job.part(0.4, 0.8)
    )
    job.carry(made.output)
    thing = within(trimmed(made.picture), width, height)
    canvas = ground.astype(np.float32) / np.float32(255)
    x, y = left + (width - thing.shape[1]) // 2, top + (height - thing.shape[0]) // 2
    if opaque:
        thing = _in_light_of(thing, canvas[top:bottom, left:right])
        _shade_under(canvas, thing, x, y)
    lay(canvas, thing, x, y)
    return eight_bit(canvas)


def _in_light_of(thing: Plane, around: Plane) -> Plane:
    """The thing with some of the warmth and the darkness of the picture around it."""
    light = np.asarray(around[..., :3].reshape(-1, 3).mean(0), np.float32)
    level = float(light.mean())
    cast = np.clip(light / max(level, 0.02), 0.6, 1.6)
    gain = np.clip(0.72 + 0.56 * level, 0.72, 1.12)
    result = thing.copy()
    result[..., :3] = np.clip(thing[..., :3] * (1 + 0.16 * (cast - 1)) * np.float32(gain), 0, 1)
    return result


def _shade_under(canvas: Plane, thing: Plane, x: int, y: int) -> None:
    """A soft shadow on what is behind the thing."""
    height, width = thing.shape[:2]
    reach = max(2.0, max(height, width) * 0.035)
    rows, columns = canvas.shape[:2]
    shadow = np.zeros((rows, columns), np.float32)
    dy, dx = round(reach * 0.7), round(reach * 0.4)
    top, left = max(0, y + dy), max(0, x + dx)
    bottom, right = min(rows, y + dy + height), min(columns, x + dx + width)
    if top >= bottom or left >= right:
        return
    shadow[top:bottom, left:right] = thing[top - y - dy : bottom - y - dy, left - x - dx : right - x - dx, 3]
    canvas[..., :3] *= 1 - np.float32(0.38) * blur(shadow, reach)[..., None]
