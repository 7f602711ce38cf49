"""What a prompt says about a video: how the camera moves, what is in the air, how long it is, and about what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_MOVES: tuple[tuple[str, str], ...] = (
    ("ORBIT_LEFT", r"orbit(?:s|ing)?(?: to the)? left|arc(?:s|ing)? left"),
    ("ORBIT_RIGHT", r"orbit(?:s|ing)?(?: to the)? right|arc(?:s|ing)?(?: right| around| shot)?"),
    ("ORBIT_360", r"orbit(?:s|ing)?(?: around)?|360(?:[ -]degrees?)?|turn ?tables?|rotat(?:e|es|ing|ion)|spin(?:s|ning)?|revolv(?:e|es|ing)|circl(?:e|es|ing)(?: around)?"),
    ("FLY_OVER", r"(?:drone |aerial |slow |low )*(?:fl(?:y|ies|ying)|flight|flyover)[ -]?(?:over|above|across)(?! the (?:camera|lens))|fly-?over|(?:drone|aerial)(?: (?:shot|view|footage|video|flight|camera|flying|pass|flyover))*(?: (?:of|over|above|across|through))?|soar(?:s|ing)?(?: over| above)?|bird'?s[ -]?eye(?: view)?(?: of| over)?|glid(?:e|es|ing) over"),
    ("FLY_THROUGH", r"(?:fl(?:y|ies|ying)|flight)[ -]?(?:through|into|past|by|along|towards?|down)|fly-?through|glid(?:e|es|ing) through|(?:driv(?:e|es|ing)|rid(?:e|es|ing)|rac(?:e|es|ing)|speed(?:s|ing)|rush(?:es|ing)|travel(?:s|ling|ing)?|journey|cruis(?:e|es|ing)) (?:through|down|along|into|past|across|over|towards?|on|up|in)|fpv|first[ -]person(?: view)?"),
    ("WALK", r"(?:walk(?:s|ing)?|(?<!creek )(?<!river )(?<!stream )(?<!brook )(?<!water )(?<!lava )(?<!road )(?<!path )run(?:s|ning)?|stroll(?:s|ing)?|wander(?:s|ing)?|march(?:es|ing)?|sneak(?:s|ing)?) (?:slowly |quickly |fast )?(?:through|into|forward|down|along|toward|towards|up|across|inside|in)"),
    ("DOLLY_ZOOM", r"dolly[ -]zoom|vertigo"),
    ("DOLLY_IN", r"doll(?:y|ies|ying)[ -]?(?:shot )?(?:in(?:to)?|forward|through|toward|towards)s?|push(?:es|ing)?(?: slowly| gently)?[ -](?:in(?:to)?|through|forward|towards?)|mov(?:e|es|ing)(?: slowly)? (?:forwards?|closer|in(?:to)?|through|towards?)|approach(?:es|ing)?|advanc(?:e|es|ing)"),
    ("DOLLY_OUT", r"doll(?:y|ies|ying)[ -]?(?:out|back|backward)s?|pull(?:s|ing)?[ -](?:out|back|away)|mov(?:e|es|ing) (?:back|backward|away)s?|reveal(?:s|ing)?"),
    ("ZOOM_OUT", r"zoom(?:s|ing)?[ -]?(?:out|away)"),
    ("ZOOM_IN", r"zoom(?:s|ing)?(?:[ -]?in(?:to)?)?|close[ -]?up"),
    ("PAN_LEFT", r"pan(?:s|ning)?(?: (?:slowly|gently))?(?: to)?(?: the)? left"),
    ("PAN_RIGHT", r"pan(?:s|ning)?(?: (?:slowly|gently))?(?: to)?(?: the)? right|pan(?:s|ning)?(?: across| over| shot)?"),
    ("TRUCK_LEFT", r"(?:truck|track|slide|strafe)(?:s|ing)? left"),
    ("TRUCK_RIGHT", r"(?:truck|track|slide|strafe)(?:s|ing)? right|track(?:s|ing)?(?: shot)?(?: (?:along|past|across|over|of))?|slid(?:e|es|ing) (?:along|past|across)|side[ -]?scroll(?:s|ing|er)?|parallax"),
    ("TILT_UP", r"tilt(?:s|ing)? up|look(?:s|ing)? up"),
    ("TILT_DOWN", r"tilt(?:s|ing)? down|look(?:s|ing)? down"),
    ("CRANE_UP", r"(?:crane|boom|pedestal|jib)(?:s|ing)?(?: shot)?(?: up)?|camera (?:slowly )?(?:ris(?:es|e|ing)|ascend(?:s|ing)?|lift(?:s|ing)?|go(?:es|ing) up)(?: up)?(?: above| over)?|ris(?:es|ing) (?:up )?(?:above|over)|ascend(?:s|ing)?"),
    ("CRANE_DOWN", r"(?:crane|boom|pedestal|jib)(?:s|ing)? down|descend(?:s|ing)?|camera (?:slowly )?(?:lower(?:s|ing)?|sink(?:s|ing)?|drop(?:s|ping)?|go(?:es|ing) down)"),
    ("HANDHELD", r"hand[ -]?held|found footage|documentary"),
    ("SHAKE", r"(?:camera )?shak(?:e|es|ing|y)(?: camera)?|earthquake|rumbl(?:e|es|ing)|tremor"),
    ("ROLL_LEFT", r"roll(?:s|ing)? left|dutch(?: angle)?"),
    ("ROLL_RIGHT", r"roll(?:s|ing)? right"),
    ("STATIC", r"static(?: (?:camera|shot|view))?|still (?:shot|view)|locked[ -]?off|still camera|no camera (?:move|movement|motion)|fixed camera"),
)  # fmt: skip
_TOGETHER: Mapping[str, tuple[tuple[str, float], ...]] = {
    "FLY_OVER": (("FLY_THROUGH", 1.0), ("CRANE_UP", 0.9)),
    "WALK": (("DOLLY_IN", 1.2), ("HANDHELD", 0.7)),
}
"""What people call one move and is several."""

STORMS: Mapping[str, tuple[int, int, int]] = {
    "SANDSTORM": (222, 170, 104),
    "BLIZZARD": (238, 243, 250),
}
"""What blows past as a whole, with the colour of it."""

_AIR: Mapping[str, str] = {
    "SANDSTORM": r"sand[ -]?storms?|dust[ -]?storms?|haboob|(?:blowing|flying) (?:sand|dust)|sand (?:is )?blow(?:s|ing)",
    "BLIZZARD": r"blizzards?|snow[ -]?storms?|white-?out|blowing snow",
    "RAIN": r"rain(?:s|y|ing|fall)?|drizzl(?:e|ing)|downpour|storm(?:y)?|thunderstorms?",
    "SNOW": r"snow(?:s|ing|fall|flakes?)?|falling snow",
    "EMBERS": r"embers?|sparks?|cinders?|flying fire",
    "FIREFLIES": r"fireflies|firefly|glow ?worms?|wisps?",
    "DUST": r"(?<!blowing )(?<!flying )dust(?:y)?(?: motes)?|pollen",
    "SPARKLES": r"sparkl(?:e|es|ing|y)|glitter(?:s|ing)?|fairy dust|magic(?:al)?|enchanted|twinkl(?:e|es|ing)",
    "LEAVES": r"(?:falling|blowing|drifting|swirling) leaves|leaves (?:fall|falling|blowing|drifting)",
    "PETALS": r"petals?|cherry blossoms?|sakura",
    "BUBBLES": r"bubbles?|underwater",
    "ASH": r"ash(?:es)?|volcanic",
    "CONFETTI": r"confetti|celebration",
}
_HOW_IT_FALLS = (
    r"\b(rain|snow|ash|ashes|leaves|petals|confetti|embers|sparks|dust|pollen)(?: is| are)? (?:slowly |gently |softly )?"
    r"(?:falls?|falling|drifts?|drifting|swirls?|swirling|blows?|blowing|rains?|raining)(?: down)?\b"
)
"""That snow falls is what it does; ``falls`` by itself is a waterfall."""
_DENSITY = {
    1.7: r"heavy|heavily|thick|dense|intense|pouring|torrential|many|lots of|swarm(?:s|ing)?|hundreds|thousands|strong",
    0.5: r"light(?:ly)? (?=rain|snow|drizzle|dust)|drizzl(?:e|ing)|few|sparse|gentle (?=rain|snow)",
}
_TIMELAPSE = r"(?:time[ -]?lapse|hyper[ -]?lapse|sped[ -]?up|speeded[ -]?up|fast[ -]?motion)(?: (?:video|footage|shot))?"
_BODIES = r"planets?|moons?|earth|worlds?|suns?|stars?|jupiter|saturn|mars|neptune|venus|globe|black hole|gas giants?"
_CIRCLES = rf"(?:orbit|circl|revolv)(?:s|es|ing|e)?(?: around)?(?= (?:\w+ ){{0,3}}(?:{_BODIES})\b)"
"""What a moon or a station does, where one is named before it."""
_CAMERA_TALK = (
    r"(?:the|a|an|camera|slow|slowly|fast|shot|drone|smooth|cinematic|gentle|gently|view|video|of|and|then)"
)
_GROUND = r"(?:on|against|over|with|in front of) (?:an? |the )?(?:plain |solid |pure |flat |simple |clean )?([a-z]+)(?:[ -]colou?red)? (?:background|backdrop|screen|studio|void)|\b(black|white|gr[ae]y|green|blue) (?:background|backdrop|screen|studio)"
_LOOP = r"loop(?:s|ed|ing|able)?|seamless(?:ly)?|endless|repeating|cinemagraph"
_SECONDS = r"(\d+(?:\.\d+)?)[ -]?(?:s|secs?|seconds?)"
_MANNERS = {
    0.55: r"slow(?:ly)?|gentl[ey]|subtle|subtly|soft(?:ly)?|calm(?:ly)?",
    1.6: r"fast|quick(?:ly)?|rapid(?:ly)?|dramatic(?:ally)?|dynamic|strong(?:ly)?|swift(?:ly)?",
}
_PACE = r"slow(?:ly)?|fast|quick(?:ly)?|rapid(?:ly)?|swift(?:ly)?"
_FILM = (
    r"(?:a |the |an )?(?:animated |cinematic |short )?(?:video|clip|footage|animation|shot|movie|film|cinematic|gif)"
    r"(?: of| showing)?|camera|(?:in )?slow motion"
)
_LONGEST = 2_000
"""Characters that are read."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A prompt as it was understood.

    Attributes:
        about: what is left for whoever paints the subject.
        moves, air: names and weights.
        seconds: how long the prompt wants it, or None.
        timelapse: whether time is to go fast.
        ground: the word for the colour that a thing stands before, or "".
        pace: how fast the camera goes, 1 is usual.
        words: all of the prompt.
    """

    about: str
    moves: tuple[tuple[str, float], ...]
    air: tuple[tuple[str, float], ...]
    loop: bool
    seconds: float | None
    timelapse: bool = False
    ground: str = ""
    pace: float = 1.0
    words: frozenset[str] = frozenset()


def read(prompt: str) -> Brief:
    """What the prompt says, in any order; what it says of the subject is left as it stands."""
    text = prompt[:_LONGEST]
    manner = next((weight for weight, words in _MANNERS.items() if _finds(words, text)), 1.0)
    seconds = re.search(rf"\b{_SECONDS}\b", text, re.IGNORECASE)
    loop = bool(_finds(_LOOP, text))
    timelapse = _finds(_TIMELAPSE, text)
    ground = re.search(_GROUND, text, re.IGNORECASE)
    about = re.sub(rf"\b{_SECONDS}\b", " ", text, flags=re.IGNORECASE)
    about = re.sub(rf"\b{_TIMELAPSE}\b", " ", about, flags=re.IGNORECASE)
    about = re.sub(_GROUND, " ", about, flags=re.IGNORECASE)
    about = re.sub(r"\b(sand|dust|snow)[ -]storm", r"\1storm", about, flags=re.IGNORECASE)
    circles = _does_circle(about)
    moves: list[tuple[str, float]] = []
    for name, words in sorted(_MOVES, key=lambda each: each[0] == "CRANE_UP"):
        if circles and name.startswith("ORBIT"):
            continue
        if _finds(words, about):
            about = re.sub(rf"\b(?:{words})\b", " ", about, flags=re.IGNORECASE)
            known = [each for each, _ in moves]
            moves += [
                (part, share * manner)
                for part, share in _TOGETHER.get(name, ((name, 1.0),))
                if part not in known
            ]
    text = re.sub(r"\b(sand|dust|snow)[ -]storm", r"\1storm", text, flags=re.IGNORECASE)
    dense = next((weight for weight, words in _DENSITY.items() if _finds(words, text)), 1.0)
    air = tuple((name, dense) for name, words in _AIR.items() if _finds(words, text))
    about = re.sub(_HOW_IT_FALLS, r"\1", about, flags=re.IGNORECASE)
    for words in (_LOOP, _FILM, _PACE, *(_MANNERS.values() if moves else ())):
        about = re.sub(rf"\b(?:{words})\b", " ", about, flags=re.IGNORECASE)
    about = re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", about)).strip(" ,.;:-")
    about = re.sub(
        r"^(?:(?:of|around|through|over|into|to|the|a|an|with|across|past|and|on|as|above) )+",
        "",
        about + " ",
    ).strip()
    return Brief(
        about,
        tuple(moves),
        air,
        loop,
        float(seconds[1]) if seconds else None,
        timelapse,
        next((word.lower() for word in ground.groups() if word), "") if ground else "",
        manner,
        frozenset(re.findall(r"[a-z]+", text.lower())),
    )


def _does_circle(text: str) -> bool:
    """Whether something in the picture goes round a planet, and not the camera."""
    found = re.search(rf"^(.*?)\b{_CIRCLES}", text, re.IGNORECASE | re.DOTALL)
    return found is not None and bool(
        re.sub(rf"\b{_CAMERA_TALK}\b|[^a-z]", "", found[1], flags=re.IGNORECASE)
    )


def _finds(words: str, text: str) -> bool:
    return re.search(rf"\b(?:{words})\b", text, re.IGNORECASE) is not None
