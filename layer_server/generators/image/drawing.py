"""What ``icon`` and ``casual-icon`` have in common: from a request to its outputs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.arrays import Plane
from layer_server.generators.art import GAME_ICONS, SHADED_EMOJI
from layer_server.generators.card import Attribution, GenerationRequest, ModelCard, Output, Progress
from layer_server.generators.image.accounting import left_out
from layer_server.generators.image.artist import Artist
from layer_server.generators.image.canvas import SMALLEST_PAINTING, on_canvas
from layer_server.generators.image.composed import Composition
from layer_server.generators.image.composition import compose_prompt
from layer_server.generators.image.credits import EMOJI_CREDIT, GAME_ICONS_CREDIT
from layer_server.generators.image.effects import LINE
from layer_server.generators.image.looks import LOOKS
from layer_server.generators.image.materials import MATERIALS
from layer_server.generators.image.palette import dominant_colours
from layer_server.generators.image.palettes import PALETTES, named_grid, named_palette
from layer_server.generators.image.pixel_art import DEFAULT_GRID, LARGEST_GRID, SMALLEST_GRID, pixelate
from layer_server.generators.image.prompt import Brief, plain, read
from layer_server.generators.image.relations import NUMBERS
from layer_server.generators.image.retrieve import WEAK_MATCH, Match
from layer_server.generators.image.sense import in_one_sense
from layer_server.generators.image.sketch_classes import compounded
from layer_server.generators.image.steps import Steps
from layer_server.generators.image.studio import Scene, paint_scene
from layer_server.generators.image.subjects import PREFERRED
from layer_server.generators.image.vocabulary import MATERIAL_WORDS
from layer_server.generators.image.wording import ground_of
from layer_server.generators.pixels import within
from layer_server.generators.provenance import encode_png, provenance
from layer_server.generators.work import Work, colour

_CREDITS = {GAME_ICONS: GAME_ICONS_CREDIT, SHADED_EMOJI: EMOJI_CREDIT}

_THING = 0.74
"""Match score from which a part of a prompt counts as a thing of its own."""

_REFERENCE_SIDE = 96
"""Pixels at which the colours of a reference are counted."""

_REFERENCE_ALPHA = 0.9

_LEAST_LINE = 1.4
"""Pixels that an outline has at least in the finished picture: small icons need it to be read."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the picture is finished.

    Attributes:
        grid: cells across of pixel art, or None for a painting.
        palette: ``#rrggbb`` colours, or ().
        palette_name: of a known palette, or "".
    """

    grid: int | None = None
    palette: tuple[str, ...] = ()
    palette_name: str = ""


def draw(
    card: ModelCard,
    request: GenerationRequest,
    artist: Artist,
    progress: Progress,
    cancel: Callable[[], bool],
    *,
    text: str = "",
    in_frame: bool = False,
) -> list[Output]:
    """All outputs of a request.

    Args:
        card: of the model that draws.
        request: what is asked for.
        artist: what it draws with.
        progress, cancel: as every generator's.
        text: what is drawn, where that is not the prompt.
        in_frame: whether one thing stands in a medallion.

    Raises:
        Cancelled: when ``cancel()`` answers true.
    """
    said, style = finish_of(request)
    credits_ = tuple(
        dict.fromkeys(item for files in request.files.values() for file in files for item in file.attribution)
    )
    if request.files.get("reference_image") and not style.palette:
        reference = Work(card, request, progress, cancel).picture("reference_image", _REFERENCE_SIDE)
        style = replace(style, palette=_colours_of(reference, style.grid), palette_name="reference image")
    asked, hint = text or said, ""
    if (
        getattr(artist, "drawing", card) is None and not read(asked).is_cute
    ):  # our sketches draw whole phrases
        asked, hint = in_one_sense(asked)
        asked = compounded(asked)
    job = _Job(card, request, artist, asked, style, in_frame, credits_, hint)
    outputs = []
    for index in range(request.batch_size):
        steps = Steps(index, request.batch_size, progress, cancel)
        outputs.append(_one(job, request.seed + index, steps))
    progress(1.0, "done")
    return outputs


def _hexadecimal(text: str) -> str:
    """A colour of a palette as ``#rrggbb``. Raises InvalidInputs where it is none."""
    try:
        red, green, blue = (round(255 * float(part)) for part in colour(text))
    except ValueError as error:
        raise InvalidInputs(
            f"{text!r} in the palette is no colour.",
            field="palette",
            value=text,
            remedy="Write colours as #rrggbb.",
        ) from error
    return f"#{red:02x}{green:02x}{blue:02x}"


def _colours_of(reference: Plane, grid: int | None) -> tuple[str, ...]:
    """The main colours of a picture as ``#rrggbb``, the most telling first; the many of pixel art by themselves."""
    small = within(reference, _REFERENCE_SIDE, _REFERENCE_SIDE)
    if float(small[..., 3].max()) <= _REFERENCE_ALPHA:
        return ()
    colours = dominant_colours(small, 16 if grid else 4)
    return tuple(f"#{r:02x}{g:02x}{b:02x}" for r, g, b in (colours * 255 + 0.5).astype(int))


def finish_of(request: GenerationRequest) -> tuple[str, Style]:
    """The prompt without what it says of grid and palette, and those."""
    text = plain(request.prompt)
    said_grid, text = named_grid(text)
    name, text = named_palette(text)
    colours = tuple(map(_hexadecimal, request.parameters.get("palette") or ()))
    grid = request.parameters.get("pixel_grid") or said_grid
    if grid is None and (name or read(text).is_pixel_art):
        grid = DEFAULT_GRID
    if grid is not None:
        grid = min(max(int(grid), SMALLEST_GRID), LARGEST_GRID)
    return text, Style(grid, colours or PALETTES.get(name, ()), "" if colours else name)


@dataclass(frozen=True, slots=True)
class _Job:
    """What all outputs of a request have in common."""

    card: ModelCard
    request: GenerationRequest
    artist: Artist
    text: str
    style: Style
    in_frame: bool
    credits: tuple[Attribution, ...] = ()
    hint: str = ""

    @property
    def is_drawn(self) -> bool:
        return getattr(self.artist, "drawing", None) is not None


def _one(job: _Job, seed: int, steps: Steps) -> Output:
    request, artist, style = job.request, job.artist, job.style
    steps(0.0, "finding a shape")
    composition = _composition(job)
    composition = replace(composition, things=tuple(map(_as_named, composition.things)))
    is_random = not composition.things[0].subject and not job.is_drawn
    if is_random:
        composition = replace(composition, things=(_anything(composition.things[0], seed),))
    if job.in_frame:
        composition = replace(composition, framed=True)
    if style.palette and style.grid is None:
        composition = replace(composition, things=tuple(_in_palette(t, style) for t in composition.things))
    matches = [artist.find(brief, seed) for brief in composition.things]
    width, height = int(request.parameters["width"]), int(request.parameters["height"])
    side = min(width, height)
    size = max(side, SMALLEST_PAINTING) if style.grid is None else SMALLEST_PAINTING
    line = max(LINE, _LEAST_LINE / side) if style.grid is None else LINE
    picture = paint_scene(Scene(composition, matches, artist, size, seed, line), steps)
    notes = [composition.note]
    if ground := ground_of(request.prompt):
        notes.append(f"The background is transparent: not drawn is {ground}.")
    if style.grid is not None:
        steps(0.93, "pixelating")
        grid = min(style.grid, side)
        if grid < style.grid:
            notes.append(f"{style.grid} cells do not fit into {side} pixels; drew {grid}.")
        picture = pixelate(picture, grid, style.palette)
        style = replace(style, grid=grid)
    steps(0.95, "encoding")
    if not is_random and not job.is_drawn:
        unseen = left_out(job.text, composition, matches)
        notes += [f"Not shown: {', '.join(unseen)}."] if unseen else []
    pixels = on_canvas(picture, width, height, crisp=style.grid is not None)
    attribution = tuple(dict.fromkeys((*_credits(composition, matches, artist), *job.credits)))
    return Output(
        kind="image",
        mime_type="image/png",
        data=encode_png(pixels, provenance(job.card, request, seed, attribution), level=2),
        seed=seed,
        width=width,
        height=height,
        has_alpha=True,
        attribution=attribution,
        metadata=_metadata(composition, matches, artist, style, notes, hint=job.hint, is_random=is_random),
    )


def _composition(job: _Job) -> Composition:
    """What the prompt asks for; of a drawing there is one thing, drawn already."""
    if job.is_drawn:
        return Composition("single", (read(job.text),))

    def is_thing(brief: Brief) -> bool:
        match = job.artist.find(brief, 0)
        return bool(match.relative or match.score >= _THING) and not match.missing

    return compose_prompt(job.text, is_thing)


def _anything(brief: Brief, seed: int) -> Brief:
    """For a prompt that names nothing: a subject by the seed, with the prompt's colours and materials."""
    choices = sorted(name for name in PREFERRED if " " not in name)
    rng = np.random.default_rng(seed)
    chosen = read(choices[int(rng.integers(len(choices)))])
    return replace(brief, subject=chosen.subject, noun=chosen.noun, head=chosen.head, kind=chosen.kind)


_RANKS = frozenset({"ace", "king", "queen", "jack", *NUMBERS})
"""Of playing cards, whose suits are gems and clubs by name."""


def _as_named(brief: Brief) -> Brief:
    """Ice cream is not made of ice: a phrase whose looks are known is not of the material in its name."""
    said = brief.subject.split()
    phrases = (said[start:] for start in range(len(said) - 1))
    phrase = next((words for words in phrases if " ".join(words) in LOOKS), [])
    if phrase and brief.kind in {"gem", "weapon"} and brief.head in _RANKS:  # the ten of diamonds is a card
        return replace(brief, kind="", colour="", material="")
    if not phrase or all(MATERIAL_WORDS.get(word) != brief.material for word in phrase):
        return brief
    return replace(brief, material="", words=brief.words - frozenset(phrase) | {brief.head})


def _in_palette(brief: Brief, style: Style) -> Brief:
    """The brief with colours of the palette where it names none."""
    first, second = style.palette[0], style.palette[min(1, len(style.palette) - 1)]
    return replace(brief, colour=brief.colour or first, accent_colour=brief.accent_colour or second)


def _credits(composition: Composition, matches: Sequence[Match], artist: Artist) -> tuple[Attribution, ...]:
    found: dict[Attribution, None] = {}
    for brief, match in zip(composition.things, matches, strict=True):
        if match.collection in _CREDITS:
            found[_CREDITS[match.collection]] = None
        if artist.source_of_colours(brief, match).startswith("emoji"):
            found[EMOJI_CREDIT] = None
    return tuple(found)


def _metadata(
    composition: Composition,
    matches: Sequence[Match],
    artist: Artist,
    style: Style,
    notes: Sequence[str],
    *,
    hint: str,
    is_random: bool,
) -> dict[str, Any]:
    brief, match = composition.things[0], matches[0]
    said = [*notes, *(_note(b, m, is_random) for b, m in zip(composition.things, matches, strict=True))]
    said = [note for note in dict.fromkeys(said) if note]
    weakest = min(each.score for each in matches)
    metadata: dict[str, Any] = {
        "subject": match.name,
        "collection": match.collection,
        "match_score": weakest,
        "match": "weak" if weakest < WEAK_MATCH or (said and not is_random) else "good",
        "alternatives": list(match.alternatives),
        "palette_from": artist.source_of_colours(brief, match),
        "style": "painted" if style.grid is None else "pixel art",
    }
    if composition.framed:
        metadata["frame"] = "medallion"
    if composition.relation != "single":
        metadata["relation"] = composition.relation
        metadata["subjects"] = [each.name for each in matches]
        if composition.count > 1:
            metadata["count"] = composition.count
    if style.grid is not None:
        metadata["pixel_grid"] = style.grid
    if style.palette:
        metadata["palette"] = style.palette_name or list(style.palette)
    if brief.material in MATERIALS:
        metadata["material"] = brief.material
    if said or hint:  # another meaning of a word is offered; that alone makes no match weak
        metadata["note"] = " ".join([*said, hint] if hint else said)
    return metadata


def _note(brief: Brief, match: Match, is_random: bool) -> str:
    """What the picture does not show of the prompt, in a sentence."""
    if is_random:
        return "The prompt names no subject, so the seed chose one."
    drawn = match.name.replace("-", " ")
    if brief.others:
        return f"There is no picture of {brief.others} that could stand beside it; drew {drawn} alone."
    if match.missing:
        return f"There is no shape for {' '.join(match.missing)!r} here; drew {drawn}."
    if match.relative:
        return f"There is no drawing of just that here; drew {match.relative}, the nearest."
    if match.score < WEAK_MATCH:
        return f"No shape fits {brief.subject!r} well; drew {drawn}, the nearest."
    return ""
