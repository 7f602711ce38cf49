"""Reads a description of a person: style, hair, skin, beard, clothes, expression, background."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field

from layer_server.generators.colour import NAMED_COLOURS
from layer_server.generators.portrait.dressing import Dress, dress_of
from layer_server.generators.portrait.styles import STYLES, Style

_LONGEST = 600
"""Characters read of a description."""

_HAIR_COLOURS = NAMED_COLOURS | {
    "blonde": "#e0b75c", "blond": "#e0b75c", "brunette": "#5a3a22", "ginger": "#c8602a", "auburn": "#7a3520",
    "red": "#b8402a", "brown": "#5f3c22", "black": "#241f22", "white": "#f0efec", "grey": "#9a9a9c",
    "gray": "#9a9a9c", "silver": "#c4c8ce", "golden": "#dcae4a", "platinum": "#eadfc0", "dark": "#2e2320",
    "chestnut": "#6e4024", "strawberry": "#d08a5a",
}  # fmt: skip

_SKINS = {
    "pale": "#ffe3cc", "fair": "#ffdbb4", "light": "#f5cfa0", "tan": "#d9a06a", "tanned": "#d9a06a", "olive": "#c99062",
    "brown": "#a2683e", "dark": "#7d4a2a", "black": "#5c3626", "ebony": "#4a2c20", "bronze": "#b87848",
}  # fmt: skip

_CLOTHES = r"shirt|t shirt|tshirt|hoodie|suit|jacket|coat|dress|sweater|jumper|overalls?|clothes|clothing|outfit|robe|top|tunic|vest|hat|cap|beanie"

_COLOUR = "|".join(sorted({*_HAIR_COLOURS, *NAMED_COLOURS}, key=len, reverse=True))

_TRAITS: tuple[tuple[str, str], ...] = (
    ("sunglasses", r"\bsunglasses|\bshades\b"), ("glasses", r"\b(?:glasses|spectacles|goggles|nerd)\b"),
    ("eyepatch", r"\beye ?patch"), ("goatee", r"\bgoatee"), ("stubble", r"\bstubble|\bscruff|unshaven"),
    ("moustache", r"\bmou?stache"), ("beard", r"\bbeard"), ("clean shaven", r"clean[ -]shaven|no beard|beardless"),
    ("bald", r"\bbald|\bno hair|shaved head|hairless"), ("hijab", r"\bhijab|headscarf"), ("turban", r"\bturban"),
    ("beanie", r"\bbeanie|woolly hat|winter hat"), ("hat", r"(?<!without a )(?<!without )(?<!no )(?:\bhat\b|\bcap\b|\bfedora)"),
    ("afro", r"\bafro\b"), ("dreadlocks", r"\bdread"), ("mohawk", r"\bmohawk|\bpunk\b"), ("ponytail", r"\bpony ?tail"),
    ("braids", r"\bbraid|\bpigtail|\bcornrow"), ("bun", r"\bbun\b|\bbuns\b|topknot"), ("bob", r"\bbob\b"),
    ("spiky hair", r"\bspiky|\bspiked hair"), ("curly hair", r"\bcurly|\bcurls|\bfrizzy"),
    ("shaggy hair", r"\bshaggy|\bmessy hair|\bmullet"), ("long hair", r"\blong\b(?:\W+\w+){0,2}\W+hair|\blong[- ]haired"),
    ("short hair", r"\bshort\b(?:\W+\w+){0,2}\W+hair|\bshort[- ]haired|\bbuzz ?cut|\bcrew cut"),
    ("cat ears", r"\bcat ?ears|\bcatgirl|\bneko|animal ears"), ("bunny ears", r"\bbunny ?ears|rabbit ears"),
    ("hoodie", r"\bhoodie"), ("suit", r"\bsuit\b|\bblazer|\bbusiness|\bformal|\btuxedo"), ("overalls", r"\boverall|dungarees"),
    ("dress", r"\bdress\b|\bgown"), ("sweater", r"\bsweater|\bjumper\b|\bpullover"), ("jacket", r"\bjacket|\bcoat\b"),
    ("shirt", r"\bt?-?shirt|\btee\b"), ("flowers", r"\bflowers? in\b|\bflower crown"),
    ("in love", r"\bin love|heart eyes|lovestruck"), ("laughing", r"\blaugh"), ("winking", r"\bwink"),
    ("sleeping", r"\bsleep|eyes closed|closed eyes"), ("surprised", r"\bsurpris|\bshock|\bamazed|\bscared|\bafraid"),
    ("angry", r"\bangry|\bmad\b|\bfurious|\brage|\bgrumpy"), ("sad", r"\bsad\b|\bcrying|\bunhappy|\bgloomy"),
    ("serious", r"\bserious|\bstern|\bstoic|\bdetermined|\bneutral"),
    ("happy", r"\bhappy|\bsmil|\bcheerful|\bfriendly|\bjolly|\bgrin"),
)  # fmt: skip
"""A trait and the words that mean it; of what excludes each other the first one found counts."""

_EXPRESSIONS = ("in love", "laughing", "winking", "sleeping", "surprised", "angry", "sad", "serious", "happy")

_ROLES = {
    "wizard": ("beard", "old"), "dwarf": ("beard",), "viking": ("beard", "long hair"), "lumberjack": ("beard",),
    "businessman": ("suit",), "businesswoman": ("suit",), "butler": ("suit",), "detective": ("suit",), "hacker": ("hoodie",),
    "gamer": ("hoodie",), "skater": ("hoodie",), "scientist": ("glasses",), "professor": ("glasses",), "librarian": ("glasses",),
    "farmer": ("overalls",), "mechanic": ("overalls",), "pirate": ("eyepatch",), "biker": ("beard", "sunglasses"),
    "spy": ("suit", "sunglasses"), "monk": ("bald",), "nun": ("hijab",), "santa": ("beard", "old"),
}  # fmt: skip
"""What people expect of a role."""

_FEMININE = re.compile(
    r"\b(?:\w*wom[ae]n|\w*girl|lady|female|queen|princess|mother|mom|grandma|grandmother|witch|sorceress|priestess|nun"
    r"|heroine|enchantress|vampiress|demoness|succubus|kunoichi|barmaid|grandmother|mermaid|she|her|actress|waitress|maid|empress|duchess|goddess|huntress|sister|daughter|aunt|bride)\b"
)
_MASCULINE = re.compile(
    r"\b(?:\w*(?<!wo)man|men|\w*boy|guy|male|king|prince|father|dad|grandpa|grandfather|lord|gentleman|he|his|him|brother|son|uncle"
    r"|groom|monk|duke|emperor|sir)\b"
)
_BEARDS = frozenset({"beard", "moustache", "goatee", "stubble"})
_YOUNG = re.compile(r"\b(?:\w*girls?|\w*boys?|child(?:ren)?|kids?|young|teen\w*|baby|toddler|youth)\b")
_ONE_OF: tuple[set[str], ...] = (
    {"feminine", "masculine"},
    {"beard", "clean shaven", "goatee", "moustache", "stubble"},
    {
        *("bald", "long hair", "short hair", "curly hair", "spiky hair", "shaggy hair", "bob", "bun", "afro"),
        *("mohawk", "braids", "ponytail", "dreadlocks"),
    },
    set(_EXPRESSIONS),
)
"""Traits of which somebody has one."""

_OLD = re.compile(r"\b(?:old|elderly|aged|grandma|grandpa|grandmother|grandfather|senior)\b")


@dataclass(frozen=True, slots=True)
class Person:
    """What a prompt says of a person.

    Attributes:
        style: the avatar style.
        style_asked: whether the prompt asked for it.
        traits: in the order of what matters.
        hair, skin, clothes, background: ``#rrggbb``, or "" where nothing is said.
        text: the description as it was read.
        dress: what is worn, where the style can wear it.
        as_pixels: whether it is to be shown as pixel art although its style is not.
    """

    style: Style
    style_asked: bool
    traits: tuple[str, ...]
    hair: str
    skin: str
    clothes: str
    background: str
    text: str
    dress: Dress = field(default_factory=Dress)
    as_pixels: bool = False

    @property
    def described(self) -> bool:
        """Whether anything of a human being was said."""
        return bool(self.traits or self.hair or self.skin or self.clothes)


def _spelled(prompt: str) -> str:
    """A description in lower case, pictographs as words; what somebody is without, and the background, stay in it."""
    text = "".join(
        f" {unicodedata.name(c, '')} " if unicodedata.category(c) == "So" else c for c in prompt[:_LONGEST]
    )
    return " ".join(text.lower().replace("'s ", " ").split())


def person(prompt: str, *, may_credit: bool) -> Person:
    """Read a description; styles whose licence asks for credit are left out unless ``may_credit``."""
    text = _spelled(prompt).replace("-", " ").replace("_", " ")
    style = _style(text, may_credit=may_credit)
    traits = [name for name, pattern in _TRAITS if re.search(pattern, text)]
    if "sunglasses" in traits and "glasses" in traits and not re.search(r"(?<!sun)\bglasses", text):
        traits.remove("glasses")
    if "clean shaven" in traits:
        traits = [t for t in traits if t not in {"beard", "moustache", "goatee", "stubble"}]
    for role, has in _ROLES.items():
        if re.search(rf"\b{role}s?\b", text):
            traits += [trait for trait in has if trait not in traits]
    dress = Dress()
    as_pixels = style is not None and style.name == "pixel-art" and bool(dress_of(text).worn)
    if style is None or style.name == "avataaars" or as_pixels:
        style, dress = (style if style is None else STYLES[0]), dress_of(text)
    if _FEMININE.search(text):
        traits.append("feminine")
    elif _MASCULINE.search(text):
        traits.append("masculine")
    traits = _with_roles(traits, dress)
    if "hijab" in traits and "masculine" not in traits and "feminine" not in traits:
        traits.append("feminine")
    if _BEARDS & set(traits) and not {"feminine", "masculine"} & set(traits):
        traits.append("masculine")
    if _YOUNG.search(text) and not _BEARDS & set(traits):
        traits.append("clean shaven")
    if _OLD.search(text):
        traits.append("old")
    hair = _before(
        text, r"(?:hair(?:ed)?|beard(?:ed)?|braids?|curls|locks|mohawk|afro|ponytail|bun|bob)", _HAIR_COLOURS
    )
    hair = hair or next(
        (_HAIR_COLOURS[w] for w in ("blonde", "blond", "brunette", "ginger") if f" {w} " in f" {text} "), ""
    )
    hair = hair or ("#b8402a" if "redhead" in text else "") or ("#c9c9cc" if "old" in traits else "")
    hair = hair or dress.hair
    skin = _before(text, r"(?:skin(?:ned)?|complexion)", NAMED_COLOURS | _SKINS) or dress.skin
    background = _before(text, r"background", NAMED_COLOURS) or _after(
        text, r"\b(?:on|against) (?:an? )?(?:plain |solid )?"
    )
    return Person(
        style or STYLES[0],
        style is not None,
        tuple(traits),
        hair,
        skin,
        _before(text, rf"(?:{_CLOTHES})", NAMED_COLOURS),
        background,
        text,
        dress,
        as_pixels,
    )


def _with_roles(traits: list[str], dress: Dress) -> list[str]:
    """Traits with those that roles bring along, where nothing else is said."""
    result = [t for t in traits if not (dress.has_headgear and t in {"hat", "beanie", "turban"})]
    for trait in dress.traits:
        group = next((group for group in _ONE_OF if trait in group), {trait})
        if not group & set(result) and not (trait == "beard" and "feminine" in result):
            result.append(trait)
    return result


def _style(text: str, *, may_credit: bool) -> Style | None:
    found = [
        (len(phrase), style)
        for style in STYLES
        if may_credit or not style.asks_for_credit
        for phrase in style.asked_by
        if re.search(rf"\b{phrase}s?\b", text)
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _before(text: str, noun: str, colours: dict[str, str]) -> str:
    """The colour of ``red hair``, ``red long hair``."""
    for found in re.finditer(
        rf"\b(?P<colour>{_COLOUR}|{'|'.join(_SKINS)})\b(?P<between>(?: \w+){{0,2}}?) {noun}\b", text
    ):
        if found["colour"] in colours and not re.search(
            r"\b(?:with|and|in|hair|skin|eyes?)\b", found["between"]
        ):
            return colours[found["colour"]]
    return ""


def _after(text: str, lead: str) -> str:
    """The colour of ``on blue``."""
    found = re.search(rf"{lead}(?P<colour>{'|'.join(NAMED_COLOURS)})(?: background| backdrop)?$", text)
    return NAMED_COLOURS[found["colour"]] if found else ""


KNOWN: tuple[str, ...] = (
    *(rf"(?:{pattern})\w*" for _, pattern in _TRAITS),
    *(rf"\b{re.escape(phrase)}s?\b" for style in STYLES for phrase in style.asked_by),
    rf"\b(?:{_COLOUR}|{'|'.join(_SKINS)}|{_CLOTHES}|redhead|beard(?:ed)?|braids?|curls|locks)\b",
    _FEMININE.pattern,
    _MASCULINE.pattern,
    _OLD.pattern,
    _YOUNG.pattern,
    rf"\b(?:{'|'.join(_ROLES)})s?\b",
)
"""What a description may say that is looked for here."""
