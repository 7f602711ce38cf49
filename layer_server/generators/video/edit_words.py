"""What an instruction asks to be done to a video."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from layer_server.generators.video.words import read

_N = r"(\d+(?:\.\d+)?)"
_S = r"(?:\s*(?:s|sec|secs|second|seconds))?"
_COUNT = {
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "ten": "10",
    "half a": "0.5",
    "a": "1",
}
_OFF = r"(?:remove|cut(?: off| out)?|skip|drop|delete|trim(?: off)?|without|lose)\s+(?:the\s+)?"

GRADES = {
    "black and white": r"black[ -]?(?:and|&|n)[ -]?white|b&w|gr[ae]y ?scale|monochrome|noir|desaturate[d]?",
    "sepia": r"sepia|vintage|old[ -]?(?:film|photo|movie)|antique|western look",
    "night": r"night(?: time)?|day for night|moonlit|make it dark blue",
    "warm": r"warm(?:er)?|golden(?: hour)?|sunset(?: look)?|orange tint",
    "cold": r"cold(?:er)?|cool(?:er)?|icy|frosty|blue tint|winter look",
    "vivid": r"vivid|saturat(?:e|ed|ion)|colou?rful|vibrant|punchy",
    "faded": r"faded|muted colou?rs|washed[ -]out|matte|pastel",
    "teal and orange": r"teal (?:and|&) orange|cinematic|blockbuster|hollywood",
    "neon": r"neon|cyberpunk|synthwave|vaporwave",
    "brighter": r"bright(?:er|en)?|lighter|lighten",
    "darker": r"dark(?:er|en)?|dim(?:mer)?",
    "contrast": r"(?:more |high(?:er)? )?contrast",
    "inverted": r"invert(?:ed)?|negative",
    "dreamy": r"dream(?:y|like)?|soft glow|bloom|glowing|ethereal",
    "blurred": r"blur(?:red|ry)?|out of focus",
    "pixelated": r"pixelat(?:e|ed)|pixel[ -]?art|8[ -]?bit|mosaic",
    "vignette": r"vignette",
    "grain": r"(?:film )?grain(?:y)?|noise|vhs",
    "letterbox": r"letter ?box|black bars|cinema bars|widescreen bars",
    "sharpened": r"sharp(?:en|er|ened)?|crisp",
}
"""Looks by name, in the order in which they are laid on."""

_SHAPES = {
    1.0: r"square|1:1", 9 / 16: r"vertical|portrait|9[:x]16|tiktok|shorts|stories|story|reels?",
    16 / 9: r"landscape|horizontal|16[:x]9|wide ?screen", 4 / 3: r"4[:x]3", 4 / 5: r"4[:x]5", 21 / 9: r"21[:x]9|ultra ?wide",
}  # fmt: skip
_CORNERS = {
    "top left": r"(?:top|upper)[ -]left", "top right": r"(?:top|upper)[ -]right",
    "bottom left": r"(?:bottom|lower)[ -]left", "bottom right": r"(?:bottom|lower)[ -]right",
    "centre": r"cent(?:er|re)d?|middle", "full": r"full[ -]?(?:screen|frame)|over everything|cover(?:ing)?",
}  # fmt: skip
_FILLER_WORDS = (
    "a an the and then of to it its this that with please make turn into in on by as at for be is my me add apply "
    "give look style effect filter video clip movie footage film whole all more very some put set change edit so "
    "also but keep only play playing put frame frames colour color colours colors grade image picture logo corner "
    "mode speed fast faster slow seamlessly smoothly both version from up down bit slightly second seconds s x overlay format aspect ratio size"
)
_FILLER = frozenset(_FILLER_WORDS.split())


@dataclass(frozen=True, slots=True)
class Order:
    """An instruction as it was understood.

    Attributes:
        begin, end: seconds of the video that are kept; below 0 they count from its end, None is open.
        speed: 2 is twice as fast.
        shape: width by height to crop to, or None.
        lines: height to scale to, or None.
        turn: degrees clockwise.
        grades: looks, by the names of ``GRADES``.
        air: particles to add, and how many.
        place: where an overlay lies; ``watermark``: it is small and pale.
        left_out: words that nothing was done about.
        done: what was understood, in words.
    """

    begin: float | None = None
    end: float | None = None
    speed: float = 1.0
    reverse: bool = False
    boomerang: bool = False
    loop: bool = False
    shape: float | None = None
    lines: int | None = None
    turn: int = 0
    mirror: bool = False
    flip: bool = False
    grades: tuple[str, ...] = ()
    air: tuple[tuple[str, float], ...] = ()
    fade_in: bool = False
    fade_out: bool = False
    mute: bool = False
    place: str = ""
    watermark: bool = False
    left_out: tuple[str, ...] = ()
    done: tuple[str, ...] = field(default=())


class _Reader:
    """The text that is left, and what was understood of it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.done: list[str] = []

    def find(self, words: str, said: str) -> re.Match[str] | None:
        """The first match, which is taken out of the text."""
        match = re.search(rf"\b(?:{words})(?!\w)", self.text)
        if match is not None:
            self.text = f"{self.text[: match.start()]} {self.text[match.end() :]}"
            self.done.append(said)
        return match


def read_order(prompt: str) -> Order:
    """Understand an instruction; nothing is guessed about words that are not known."""
    text = f" {prompt[:2000].lower()} "
    for word, digits in _COUNT.items():
        text = re.sub(rf"\b{word}(?= (?:and a half )?(?:s|sec|secs|second|seconds)\b)", digits, text)
    text = re.sub(r"\b(first|last) (second)\b", r"\1 1 \2", text)
    reader = _Reader(text)
    begin, end = _kept(reader)
    speed = _speed(reader)
    fields = {
        "reverse": reader.find(r"revers(?:e|ed)|backwards?|rewind", "reverse"),
        "boomerang": reader.find(r"boomerang|ping[ -]?pong|back and forth|there and back", "boomerang"),
        "loop": reader.find(r"(?:seamless(?:ly)? |perfect )?loop(?:ed|ing|able)?|seamless", "loop"),
        "fade_in": reader.find(r"fad(?:e|es|ing)[ -]in(?: from black)?", "fade in"),
        "fade_out": reader.find(r"fad(?:e|es|ing)[ -]?(?:out|to black)", "fade out"),
        "mute": reader.find(r"mut(?:e|ed)|silent|(?:no|without|remove (?:the )?) ?(?:sound|audio|music)", "mute"),
        "mirror": reader.find(r"mirror(?:ed)?|flip(?:ped)? horizontal(?:ly)?|flip(?:ped)? left to right", "mirror"),
        "flip": reader.find(r"flip(?:ped)? vertical(?:ly)?|upside[ -]down", "flip"),
        "watermark": reader.find(r"water ?mark(?:ed)?|logo|signature", "watermark"),
    }  # fmt: skip
    turn = reader.find(
        r"(?:rotat(?:e|ed)|turn(?:ed)?)(?: by)? (90|180|270)(?: ?°| degrees)?( counter| anti| left)?",
        "rotate",
    )
    turned = int(turn[1]) if turn else 90 if reader.find(r"rotat(?:e|ed)", "rotate 90") else 0
    turned = -turned % 360 if turn and turn[2] else turned
    place = next((name for name, words in _CORNERS.items() if reader.find(words, name)), "")
    reader.find(r"picture[ -]in[ -]picture|pip|overlay", "overlay")
    shape = next(
        (
            shape
            for shape, words in _SHAPES.items()
            if reader.find(f"crop(?:ped)? to {words}|{words}", "crop")
        ),
        None,
    )
    lines = reader.find(r"(2160|1440|1080|720|576|480|360|240|144)p", "resize")
    air = read(reader.text).air
    for name, _ in air:
        reader.done.append(f"add {name.lower()}")
    grades = tuple(name for name, words in GRADES.items() if reader.find(words, name))
    words = re.findall(r"[^\W_]+", reader.text)
    known = {word for name, _ in air for word in re.findall(r"\w+", prompt.lower()) if _is_air(word, name)}
    left = tuple(dict.fromkeys(w for w in words if w not in _FILLER and w not in known and not w.isdigit()))
    return Order(
        begin=begin,
        end=end,
        speed=speed,
        shape=shape,
        lines=int(lines[1]) if lines else None,
        turn=turned,
        grades=grades,
        air=air,
        place=place,
        left_out=left,
        done=tuple(dict.fromkeys(reader.done)),
        **{name: match is not None for name, match in fields.items()},
    )


def _is_air(word: str, name: str) -> bool:
    return any(each == name for each, _ in read(word).air) or word in {"falling", "heavy", "light"}


def _kept(reader: _Reader) -> tuple[float | None, float | None]:
    """Seconds of the beginning and the end that are kept; from the end where below 0."""
    if match := reader.find(rf"{_OFF}(?:first|beginning|initial)\s+{_N}{_S}", "trim"):
        return float(match[1]), None
    if match := reader.find(rf"{_OFF}(?:last|final|ending)\s+{_N}{_S}", "trim"):
        return None, -float(match[1])
    span = rf"(?:from|between)?\s*{_N}{_S}\s*(?:to|until|till|and|-|–)\s*{_N}{_S}"
    if re.search(r"\b(?:from|between|trim|cut|keep|seconds?)\b", reader.text) and (
        match := reader.find(span, "trim")
    ):
        return float(match[1]), float(match[2])
    if match := reader.find(rf"(?:only |keep |the )*(?:first|beginning|initial)\s+{_N}{_S}", "trim"):
        return None, float(match[1])
    if match := reader.find(rf"(?:only |keep |the )*(?:last|final)\s+{_N}{_S}", "trim"):
        return -float(match[1]), None
    if match := reader.find(
        rf"(?:trim|cut|shorten|crop)(?:ped)?(?: it)?(?: down)? to {_N}\s*(?:s|sec|secs|seconds?)", "trim"
    ):
        return None, float(match[1])
    if match := reader.find(
        rf"(?:start(?:ing)? (?:at|from)|from|after) {_N}\s*(?:s|sec|secs|seconds?)", "trim"
    ):
        return float(match[1]), None
    return None, None


def _speed(reader: _Reader) -> float:
    if match := reader.find(rf"{_N} ?(?:x|times) ?(?:as )?slow(?:er)?", "speed"):
        return 1 / max(float(match[1]), 0.01)
    if match := reader.find(
        rf"(?:at |to )?{_N} ?(?:x|times)(?: ?(?:as )?(?:fast(?:er)?|speed|quicker))?", "speed"
    ):
        return float(match[1])
    if match := reader.find(
        rf"(?:at |to )?{_N} ?(?:%|percent)(?: (?:of )?(?:the )?(?:original )?speed)", "speed"
    ):
        return float(match[1]) / 100
    for factor, words in (
        (2.0, r"(?:twice|double)(?: as fast| the speed| speed)?|double[ -]time"),
        (0.5, r"half(?: the)? speed|(?:in )?slow[ -]?mo(?:tion)?|slow(?:er|ed)?(?: it)?(?: down)?"),
        (4.0, r"time[ -]?lapse|hyper ?lapse"),
        (1.5, r"speed(?: it)? up|fast(?:er)?(?:[ -](?:forward|motion))?|sped up|quicker"),
    ):
        if reader.find(words, "speed"):
            return factor
    return 1.0
