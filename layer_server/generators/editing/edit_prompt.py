"""Reads an instruction: which edits it asks for, in its order, and what of it nobody here can do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.editing.edits import geometry, moods, recolour, styles, surround, tone
from layer_server.generators.editing.edits.order import Apply
from layer_server.generators.editing.fill_prompt import colour_of
from layer_server.generators.image.vocabulary import MATERIAL_WORDS

_LONGEST = 1_000
"""Characters that are read; instructions are short."""

_MOST_EDITS = 8


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that ``edit`` can do.

    Attributes:
        name: what people are told.
        pattern: of the clause that asks for it.
        apply: does it.
        fixed: whether the seed changes nothing in it.
        reshapes: whether it changes size, shape or transparency, so that it cannot be limited to a region.
    """

    name: str
    pattern: re.Pattern[str]
    apply: Apply
    fixed: bool = False
    reshapes: bool = False


def _kind(name: str, pattern: str, apply: Apply, *, fixed: bool = False, reshapes: bool = False) -> Kind:
    return Kind(name, re.compile(rf"\b(?:{pattern})\b"), apply, fixed, reshapes)


_MATERIALS = "|".join(sorted(MATERIAL_WORDS))

KINDS: tuple[Kind, ...] = (
    _kind("blur background", r"(?:blur\w*|bokeh|out of focus|defocus\w*).*background|background.*blur\w*|depth of field|bokeh", tone.background_blurred),
    _kind("remove background", r"(?:remove|delete|erase|cut out|without|no|transparent|drop the)\b.*background|transparent background|background.*transparent|cut ?out|isolate", surround.background_removed, fixed=True, reshapes=True),
    _kind("background colour", r"background (?:to|in|into) \w+|(?:on|with|put it on) an? .*background|(?:white|black|red|green|blue|grey|gray|pink|yellow|plain|solid) background", surround.background_coloured, fixed=True, reshapes=True),
    _kind("outline", r"outlin\w*|contour|stroke|sticker", surround.outlined, fixed=True, reshapes=True),
    _kind("glow", r"glow\w*|aura|halo", surround.glowing, reshapes=True),
    _kind("shadow", r"drop shadow|shadow", surround.shadowed, fixed=True, reshapes=True),
    _kind("frame", r"frame[ds]?|border", surround.framed, fixed=True, reshapes=True),
    _kind("flip", r"flip\w*|mirror\w*", geometry.flipped, fixed=True, reshapes=True),
    _kind("rotate", r"rotat\w*|turn (?:it )?(?:left|right|upside|by|\d)|upside down|\d+ degrees (?:clockwise|left|right)", geometry.rotated, fixed=True, reshapes=True),
    _kind("crop", r"crop\w*", geometry.cropped, fixed=True, reshapes=True),
    _kind("circle", r"circle|circular|round avatar", geometry.disc, fixed=True, reshapes=True),
    _kind("rounded corners", r"round\w* corners?|corners? round\w*", geometry.rounded, fixed=True, reshapes=True),
    _kind("trim", r"trim\w*", geometry.trimmed, fixed=True, reshapes=True),
    _kind("pixel art", r"pixel ?art|8 ?bit|16 ?bit|pixel(?:ated)? sprite|retro game", styles.pixel_art, fixed=True),
    _kind("pixelate", r"pixelat\w*|mosaic|censor\w*", styles.mosaic, fixed=True),
    _kind("ink", r"ink|line ?art|manga|woodcut|pen|engraving|line drawing", styles.ink_drawing),
    _kind("sketch", r"sketch\w*|pencil|crayon|charcoal|hand drawn|drawing|drawn", styles.sketch),
    _kind("watercolour", r"water ?colou?rs?|aquarelle|gouache", styles.watercolour),
    _kind("oil painting", r"oil|painting|painted|painterly|impressionis\w*|van gogh|monet|brush ?strokes?|canvas", styles.oil),
    _kind("comic", r"comics?|cartoon\w*|cel ?shad\w*|anime|toon|graphic novel", styles.comic),
    _kind("halftone", r"half ?tone|newspaper|printed dots|pop art dots", styles.halftone, fixed=True),
    _kind("posterise", r"poster\w*|pop art|warhol|flat colou?rs?|fewer colou?rs|vector style|\d+ colou?rs", styles.posterised, fixed=True),
    _kind("emboss", r"emboss\w*|relief|engraved", styles.embossed),
    _kind("blueprint", r"blueprints?|schematic|technical drawing", styles.blueprint, reshapes=True),
    _kind("night", r"night|nighttime|midnight|moonlight|moonlit", moods.night),
    _kind("sunset", r"sunset|dusk|evening|twilight", moods.sunset),
    _kind("dawn", r"dawn|sunrise|early morning|morning", moods.dawn),
    _kind("golden hour", r"golden hour", moods.golden),
    _kind("neon", r"neon|cyberpunk|synthwave|vaporwave|retrowave", moods.neon),
    _kind("underwater", r"under ?water|submerged", moods.underwater),
    _kind("snowfall", r"snowing|snowfall|falling snow|snowflakes|blizzard", moods.snowing),
    _kind("winter", r"winter\w*|snow\w*|frosty|frozen|icy landscape", moods.winter),
    _kind("autumn", r"autumn\w*|fall colou?rs|october", moods.autumn),
    _kind("fog", r"fog\w*|mist\w*|hazy|haze", moods.foggy),
    _kind("rain", r"rain\w*|stormy|storm|wet", moods.rainy),
    _kind("sepia", r"sepia", tone.sepia),
    _kind("vintage", r"vintage|retro|old photo\w*|aged|faded film|film look|polaroid|nostalgic", tone.vintage),
    _kind("greyscale", r"gr[ae]y ?scale|monochrome|black white|b w|desaturate completely|colou?rless", tone.greyscale, fixed=True),
    _kind("invert", r"invert\w*|negative", tone.inverted, fixed=True),
    _kind("saturation", r"saturat\w*|vivid|vibrant|colou?rful|punchy|muted|desaturat\w*|dull", tone.saturation),
    _kind("contrast", r"contrast\w*|dramatic|flatter", tone.contrast),
    _kind("darker", r"dark(?:en|er)|dim\w*|less bright|moody", tone.darker),
    _kind("brighter", r"bright\w*|light(?:en|er)|exposure|less dark", tone.brighter),
    _kind("warmer", r"warm\w*|less cold", tone.warmer),
    _kind("cooler", r"cool(?:er)?|cold(?:er)?|less warm", tone.cooler),
    _kind("vignette", r"vignett\w*|dark corners", tone.vignette),
    _kind("grain", r"grain\w*|noise|noisy|gritty", tone.grain),
    _kind("denoise", r"denois\w*|smooth\w*|clean up|clean", tone.smoother, fixed=True),
    _kind("sharpen", r"sharp\w*|crisp\w*|more detail\w*|enhance\w*", tone.sharper),
    _kind("blur", r"blur\w*|soften|softer|out of focus", tone.blurred),
    _kind("hue", r"hues?|shift colou?rs|other colou?rs?|different colou?rs?|random colou?rs?|colou?r variations?", recolour.hue_turned),
    _kind("material", rf"(?:made|make|turn|change|cast|carved|look|into|of|like)\b.*\b(?:{_MATERIALS})|^(?:{_MATERIALS})(?: version)?$", recolour.made_of),
)  # fmt: skip
"""In the order in which a clause is compared with them."""

_RECOLOUR = Kind("recolour", re.compile(""), recolour.recoloured)
_METALS = frozenset({"gold", "silver", "bronze", "copper"})
"""Words that are colours to some and materials here."""

NAMES: tuple[str, ...] = (*(kind.name for kind in KINDS), _RECOLOUR.name)

_SPLIT = re.compile(r"[,;.!?\n]+|\band\b|\bthen\b|\bplus\b|\balso\b|&")
_LITTLE = re.compile(r"\b(?:slight\w*|a bit|a little|little|subtl[ey]|gently?|lightly|somewhat)\b")
_MUCH = re.compile(r"\b(?:very|much|strong\w*|heav\w+|extreme\w*|a lot|really|intense\w*|super)\b")
_NUMBER = re.compile(r"(?<![#\w])(\d{1,3}(?:\.\d+)?)(?!\w*:)")
_HEX = re.compile(r"#[0-9a-f]{6}\b")
_EMPTY = frozenset(
    ["please", "it", "the", "a", "this", "image", "picture", "photo", "make", "can", "you", "edit", "to"]
)


@dataclass(frozen=True, slots=True)
class Step:
    """One edit that is asked for."""

    kind: Kind
    words: tuple[str, ...]
    colours: tuple[str, ...]
    amount: float
    number: float | None


def read(prompt: str) -> tuple[list[Step], list[str]]:
    """The edits of an instruction in order, and the clauses that name none."""
    text = re.sub(r"black\s*(?:and|&|n)\s*white", "greyscale", prompt.lower()[:_LONGEST])
    text = re.sub(r"(?<=\d)\s*-?\s*(?:°|deg\b)", " degrees", text.replace("-", " "))
    steps: list[Step] = []
    unknown: list[str] = []
    for part in _SPLIT.split(text):
        clause = " ".join(part.split())
        words = tuple(re.findall(r"#[0-9a-f]{6}|\d+:\d+|[^\W_]+", clause))
        if not words or all(word in _EMPTY for word in words):
            continue
        kind = _found(clause, words)
        if kind is None or len(steps) == _MOST_EDITS:
            unknown.append(clause[:120])
            continue
        steps.append(Step(kind, words, _colours(words), _amount(clause), _number(clause)))
    return steps, unknown


def _found(clause: str, words: tuple[str, ...]) -> Kind | None:
    colours = _colours(words)
    for kind in KINDS:
        if kind.name == "background colour" and not colours:
            continue
        if kind.pattern.search(clause) and not (kind.name == "ink" and "pink" in words):
            return kind
    if any(word in _METALS for word in words):
        return next(kind for kind in KINDS if kind.name == "material")
    return _RECOLOUR if colours else None


def _colours(words: tuple[str, ...]) -> tuple[str, ...]:
    """Every colour that is named, in order; ``navy blue`` is one."""
    found: list[str] = []
    before = ""
    for index, word in enumerate(words):
        if _HEX.fullmatch(word):
            found.append(word)
        elif word in NAMED_COLOURS and before not in NAMED_COLOURS:
            found.append(colour_of(list(words[max(0, index - 1) : index + 1])))
        before = word
    return tuple(found)


def _amount(clause: str) -> float:
    if _LITTLE.search(clause):
        return 0.5
    return 1.6 if _MUCH.search(clause) else 1.0


def _number(clause: str) -> float | None:
    found = _NUMBER.search(_HEX.sub("", clause))
    return float(found[1]) if found else None
