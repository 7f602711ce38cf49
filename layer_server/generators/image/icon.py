"""The ``icon`` generator: read the prompt, find a silhouette, dress its parts, paint, surround with light."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.art import FLUENT_EMOJI, ArtLibrary, art
from layer_server.generators.card import Attribution, Cancelled, GenerationRequest, Output, Progress
from layer_server.generators.colour import shade
from layer_server.generators.image import palette
from layer_server.generators.image.dressing import Palette, Subject, dress, is_fiery
from layer_server.generators.image.effects import Effects, compose
from layer_server.generators.image.emoji import paint_emoji
from layer_server.generators.image.icon_card import ICON
from layer_server.generators.image.materials import MATERIALS
from layer_server.generators.image.pixel_art import pixelate
from layer_server.generators.image.prompt import Brief, read
from layer_server.generators.image.retrieve import WEAK_MATCH, Match, retrieve
from layer_server.generators.image.shading import Painter
from layer_server.generators.image.silhouette import load
from layer_server.generators.image.subjects import PREFERRED
from layer_server.generators.image.vocabulary import GLOW_WORDS, SEE_THROUGH
from layer_server.generators.provenance import encode_png, provenance

_GAME_ICONS_CREDIT = Attribution(
    title="Silhouette from game-icons.net",
    author="Lorc, Delapouite and contributors",
    source="https://game-icons.net",
    licence="CC BY 3.0",
    licence_url="https://creativecommons.org/licenses/by/3.0/",
)
_EMOJI_CREDIT = Attribution(
    title="Fluent Emoji",
    author="Microsoft",
    source="https://github.com/microsoft/fluentui-emoji",
    licence="MIT",
    licence_url="https://github.com/microsoft/fluentui-emoji/blob/main/LICENSE",
)

_SMALLEST_PAINTING = 512
"""Pixels; smaller icons are painted at this size and reduced, which is how small icons stay clean."""


_SETTING = 0.04
"""Share of the picture up to which a hole in jewellery holds a stone."""


def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` icons; the i-th is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true.
    """
    del rng  # each output has its own generator, so that a batch is the same as its seeds one by one
    library = art()
    brief = read(request.prompt)
    outputs = []
    for index in range(request.batch_size):
        steps = _Steps(index, request.batch_size, progress, cancel)
        outputs.append(_one(request, brief, request.seed + index, library, steps))
    progress(1.0, "done")
    return outputs


@dataclass(frozen=True, slots=True)
class _Steps:
    """Where one output of a batch reports to, and learns whether to stop."""

    index: int
    count: int
    progress: Progress
    cancel: Callable[[], bool]

    def __call__(self, fraction: float, stage: str) -> None:
        if self.cancel():
            raise Cancelled
        label = f"{stage} {self.index + 1} of {self.count}" if self.count > 1 else stage
        self.progress((self.index + fraction) / self.count, label)


def _one(request: GenerationRequest, brief: Brief, seed: int, library: ArtLibrary, steps: _Steps) -> Output:
    rng = np.random.default_rng(seed)
    width, height = int(request.parameters["width"]), int(request.parameters["height"])
    side = min(width, height)
    steps(0.0, "finding a shape")
    is_random = not brief.subject
    if is_random:
        brief = _anything(brief, rng)
    match = retrieve(brief, library, seed)
    looks = palette.choose(brief, match, library)
    size = max(side, _SMALLEST_PAINTING)
    job = _Job(brief, match, looks, library, size, rng, steps)
    picture = _paint_emoji(job) if match.collection == FLUENT_EMOJI else _paint_silhouette(job)
    if brief.is_pixel_art:
        steps(0.93, "pixelating")
        picture = pixelate(picture)
    steps(0.95, "encoding")
    pixels = _on_canvas(picture, side, width, height)
    attribution = _credits(match, looks)
    return Output(
        kind="image",
        mime_type="image/png",
        data=encode_png(pixels, provenance(ICON, request, seed, attribution), level=4),
        seed=seed,
        width=width,
        height=height,
        has_alpha=True,
        attribution=attribution,
        metadata=_metadata(brief, match, looks, is_random),
    )


def _anything(brief: Brief, rng: np.random.Generator) -> Brief:
    """For a prompt that names nothing: a subject by the seed, with the prompt's colours and materials."""
    choices = sorted(name for name in PREFERRED if " " not in name)
    chosen = read(choices[int(rng.integers(len(choices)))])
    return replace(brief, subject=chosen.subject, noun=chosen.noun, head=chosen.head, kind=chosen.kind)


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    """One icon to paint: what, from which picture, at ``size`` pixels."""

    brief: Brief
    match: Match
    looks: Palette
    library: ArtLibrary
    size: int
    rng: np.random.Generator
    steps: _Steps

    @property
    def svg(self) -> str:
        return self.library.svg(self.match.collection, self.match.name)


def _paint_silhouette(job: _Job) -> Plane:
    brief, rng = job.brief, job.rng
    effects = _effects(brief)
    job.steps(0.05, "cutting into parts")
    silhouette = load(job.svg, job.size, _margin(effects), job.match.variation.pose(brief.head))
    if brief.head in SEE_THROUGH:
        silhouette = silhouette.pierced(_SETTING if brief.has_jewel else 0.0)
    layers = dress(Subject(brief, job.match.name, silhouette, job.looks, job.match.variation, rng))

    def step(done: int, count: int) -> None:
        job.steps(0.15 + 0.55 * done / count, "shading")

    body = Painter(silhouette, rng, step).paint(layers)
    job.steps(0.72, "lighting")
    outline = shade(layers[0].material.ramp, 0.0) * np.float32(0.55)
    return compose(body.colour, body.coverage, silhouette.hull, outline=outline, effects=effects, rng=rng)


def _paint_emoji(job: _Job) -> Plane:
    brief, rng = job.brief, job.rng
    effects = _effects(brief)
    job.steps(0.15, "shading")
    painted = paint_emoji(
        job.svg,
        job.size,
        _margin(effects),
        job.match.variation.pose(brief.head),
        colour=brief.colour or _MATERIAL_TINTS.get(brief.material, ""),
        hue_shift=job.match.variation.hue,
    )
    job.steps(0.72, "lighting")
    body = painted.body
    return compose(body.colour, body.coverage, painted.hull, outline=_INK, effects=effects, rng=rng)


def _margin(effects: Effects) -> float:
    """Share of the side left free on each side: more where light needs room."""
    if effects.flames:
        return 0.15
    return 0.13 if effects.glow else 0.08


_INK = np.array([0.07, 0.05, 0.12], np.float32)
"""The outline of emoji, which have no darkest tone of their own."""

_MATERIAL_TINTS = {
    "gold": "#f2b21d", "silver": "#a8b4c4", "iron": "#6c7178", "bronze": "#b0682c", "copper": "#c25f3a",
    "wood": "#8b4f1f", "stone": "#85888f", "bone": "#dfcfa8", "crystal": "#2fb4ff", "ice": "#7cc8f0",
    "fire": "#f25a05", "lava": "#d8480a", "slime": "#55c034", "plant": "#3f9433", "energy": "#a23cff",
    "water": "#2c94e0",
}  # fmt: skip
"""The colour that an emoji takes for a material, which it cannot be painted with."""


def _effects(brief: Brief) -> Effects:
    glow, strength, flames, sparkle, count = "", 0.55, False, "", 0
    material = brief.material
    if material in {"crystal", "energy", "ice"} or brief.words & GLOW_WORDS or brief.kind == "gem":
        own = "#a23cff" if material == "energy" else "#38b0ff"
        glow, sparkle, count = brief.colour or brief.accent_colour or own, "#e8fbff", 5
        if brief.colour and not _is_bright(brief.colour):
            glow = own
    if brief.kind == "potion":
        sparkle, count = "#ffffff", 3
    if is_fiery(brief):
        glow, strength, flames = "#ff6a00", 0.45, True
    if material == "gold":
        sparkle, count = "#fff6cc", 4
    return Effects(glow, strength, flames, sparkle, count)


def _is_bright(hexadecimal: str) -> bool:
    return max(int(hexadecimal[i : i + 2], 16) for i in (1, 3, 5)) > 120


def _on_canvas(picture: Plane, side: int, width: int, height: int) -> Any:
    """The square picture at ``side`` pixels in the middle of the canvas, as uint8 RGBA."""
    if picture.shape[0] != side:
        alpha = picture[..., 3:]
        small = cv2.resize(
            np.dstack([picture[..., :3] * alpha, alpha]), (side, side), interpolation=cv2.INTER_AREA
        )
        picture = np.dstack([small[..., :3] / np.maximum(small[..., 3:], 1e-4), small[..., 3]])
    pixels = (np.clip(picture, 0, 1) * 255 + 0.5).astype(np.uint8)
    pixels[pixels[..., 3] == 0] = 0
    if (width, height) == (side, side):
        return pixels
    canvas = np.zeros((height, width, 4), np.uint8)
    top, left = (height - side) // 2, (width - side) // 2
    canvas[top : top + side, left : left + side] = pixels
    return canvas


def _credits(match: Match, looks: Palette) -> tuple[Attribution, ...]:
    if match.collection == FLUENT_EMOJI:
        return (_EMOJI_CREDIT,)
    if looks.source.startswith("emoji"):
        return (_GAME_ICONS_CREDIT, _EMOJI_CREDIT)
    return (_GAME_ICONS_CREDIT,)


def _metadata(brief: Brief, match: Match, looks: Palette, is_random: bool) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "subject": match.name,
        "collection": match.collection,
        "match_score": match.score,
        "match": "weak" if match.score < WEAK_MATCH or brief.others else "good",
        "alternatives": list(match.alternatives),
        "palette_from": looks.source,
        "style": "pixel art" if brief.is_pixel_art else "painted",
    }
    if brief.material in MATERIALS:
        metadata["material"] = brief.material
    note = _note(brief, match, is_random)
    if note:
        metadata["note"] = note
    return metadata


def _note(brief: Brief, match: Match, is_random: bool) -> str:
    """What the picture does not show of the prompt, in a sentence."""
    if is_random:
        return "The prompt names no subject, so the seed chose one."
    drawn = match.name.replace("-", " ")
    if brief.others:
        return f"icon draws one subject per picture: it drew {drawn} and left out {brief.others}."
    if match.missing:
        return f"There is no shape for {' '.join(match.missing)!r} here; drew {drawn}."
    if match.score < WEAK_MATCH:
        return f"No shape fits {brief.subject!r} well; drew {drawn}, the nearest."
    return ""
