"""What a prompt says about a video: how the camera moves, what is in the air, how long it is, and about what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_MOVES: tuple[tuple[str, str], ...] = (
    ("ORBIT_LEFT", r"orbit(?:s|ing)?(?: to the)? left|arc(?:s|ing)? left"),
    ("ORBIT_RIGHT", r"orbit(?:s|ing)?(?: to the)? right|arc(?:s|ing)?(?: right| around| shot)?"),
    ("ORBIT_360", r"orbit(?:s|ing)?(?: around)?|360(?:[ -]degrees?)?|turn ?tables?|rotat(?:e|es|ing|ion)|spin(?:s|ning)?|revolv(?:e|es|ing)|circl(?:e|es|ing)(?: around)?"),
    ("FLY_THROUGH", r"fl(?:y|ies|ying)[ -]?(?:through|over|into|past|by)|fly-?through|drone|glid(?:e|es|ing) (?:through|over)|soar(?:s|ing)?"),
    ("DOLLY_ZOOM", r"dolly[ -]zoom|vertigo"),
    ("DOLLY_IN", r"doll(?:y|ies|ying)[ -]?(?:in(?:to)?|forward|through|toward|towards)s?|push(?:es|ing)?[ -]in|mov(?:e|es|ing) (?:forward|closer|in)s?|walk(?:s|ing)? (?:through|into|forward|down)|approach(?:es|ing)?|advanc(?:e|es|ing)"),
    ("DOLLY_OUT", r"doll(?:y|ies|ying)[ -]?(?:out|back|backward)s?|pull(?:s|ing)?[ -](?:out|back|away)|mov(?:e|es|ing) (?:back|backward|away)s?|reveal(?:s|ing)?"),
    ("ZOOM_OUT", r"zoom(?:s|ing)?[ -]?(?:out|away)"),
    ("ZOOM_IN", r"zoom(?:s|ing)?(?:[ -]?in(?:to)?)?|close[ -]?up"),
    ("PAN_LEFT", r"pan(?:s|ning)?(?: (?:slowly|gently))?(?: to)?(?: the)? left"),
    ("PAN_RIGHT", r"pan(?:s|ning)?(?: (?:slowly|gently))?(?: to)?(?: the)? right|pan(?:s|ning)?(?: across| over| shot)?"),
    ("TRUCK_LEFT", r"(?:truck|track|slide|strafe)(?:s|ing)? left"),
    ("TRUCK_RIGHT", r"(?:truck|track|slide|strafe)(?:s|ing)? right|tracking shot|side[ -]?scroll(?:s|ing|er)?|parallax"),
    ("TILT_UP", r"tilt(?:s|ing)? up|look(?:s|ing)? up"),
    ("TILT_DOWN", r"tilt(?:s|ing)? down|look(?:s|ing)? down"),
    ("CRANE_UP", r"(?:crane|boom|pedestal|jib)(?:s|ing)?(?: shot)?(?: up)?|(?:camera )?ris(?:es|ing) (?:up|above)"),
    ("CRANE_DOWN", r"(?:crane|boom|pedestal|jib)(?:s|ing)? down|descend(?:s|ing)?"),
    ("HANDHELD", r"hand[ -]?held|found footage|documentary"),
    ("SHAKE", r"(?:camera )?shak(?:e|es|ing|y)(?: camera)?|earthquake|rumbl(?:e|es|ing)|tremor"),
    ("ROLL_LEFT", r"roll(?:s|ing)? left|dutch(?: angle)?"),
    ("ROLL_RIGHT", r"roll(?:s|ing)? right"),
    ("STATIC", r"static(?: camera| shot)?|locked[ -]?off|still camera|no camera (?:move|movement|motion)|fixed camera"),
)  # fmt: skip
"""First match of a place wins; ``CRANE_DOWN`` and its like come after what they would shadow."""

_AIR: Mapping[str, str] = {
    "RAIN": r"rain(?:s|y|ing|fall)?|drizzl(?:e|ing)|downpour|storm(?:y)?|thunderstorm",
    "SNOW": r"snow(?:s|ing|fall|flakes?|storm)?|blizzard|falling snow",
    "EMBERS": r"embers?|sparks?|cinders?|flying fire",
    "FIREFLIES": r"fireflies|firefly|glow ?worms?|wisps?",
    "DUST": r"dust(?:y)?(?: motes)?|pollen",
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
_LOOP = r"loop(?:s|ed|ing|able)?|seamless(?:ly)?|endless|repeating|cinemagraph"
_SECONDS = r"(\d+(?:\.\d+)?)[ -]?(?:s|secs?|seconds?)"
_MANNERS = {
    0.55: r"slow(?:ly)?|gentl[ey]|subtle|subtly|soft(?:ly)?|calm(?:ly)?",
    1.6: r"fast|quick(?:ly)?|rapid(?:ly)?|dramatic(?:ally)?|dynamic|strong(?:ly)?|swift(?:ly)?",
}
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
    """

    about: str
    moves: tuple[tuple[str, float], ...]
    air: tuple[tuple[str, float], ...]
    loop: bool
    seconds: float | None


def read(prompt: str) -> Brief:
    """What the prompt says, in any order; what it says of the subject is left as it stands."""
    text = prompt[:_LONGEST]
    manner = next((weight for weight, words in _MANNERS.items() if _finds(words, text)), 1.0)
    seconds = re.search(rf"\b{_SECONDS}\b", text, re.IGNORECASE)
    loop = bool(_finds(_LOOP, text))
    about = re.sub(rf"\b{_SECONDS}\b", " ", text, flags=re.IGNORECASE)
    moves: list[tuple[str, float]] = []
    for name, words in sorted(_MOVES, key=lambda each: each[0] == "CRANE_UP"):
        if _finds(words, about):
            about = re.sub(rf"\b(?:{words})\b", " ", about, flags=re.IGNORECASE)
            moves.append((name, manner))
    air = tuple((name, 1.0) for name, words in _AIR.items() if _finds(words, text))
    about = re.sub(_HOW_IT_FALLS, r"\1", about, flags=re.IGNORECASE)
    for words in (_LOOP, _FILM, *(_MANNERS.values() if moves else ())):
        about = re.sub(rf"\b(?:{words})\b", " ", about, flags=re.IGNORECASE)
    about = re.sub(r"\s+([,.;:])", r"\1", re.sub(r"\s+", " ", about)).strip(" ,.;:-")
    about = re.sub(
        r"^(?:(?:of|around|through|over|into|to|the|a|an|with|across|past|and|on|as) )+", "", about + " "
    ).strip()
    return Brief(about, tuple(moves), air, loop, float(seconds[1]) if seconds else None)


def _finds(words: str, text: str) -> bool:
    return re.search(rf"\b(?:{words})\b", text, re.IGNORECASE) is not None
