"""What words about a voice mean: which voice, and how it speaks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from layer_server.generators.speech.voices import VOICES, Voice

_VOICE_WORDS: tuple[tuple[str, str], ...] = (
    ("whisper", r"whisper\w*|hushed|under (?:his|her|their) breath"),
    ("robot", r"robot\w*|android|cyborg|machine|computer|synthetic|ai assistant|droid|mech"),
    (
        "radio",
        r"radio|walkie[- ]talkie|intercom|telephone|phone|comms?|transmission|pilot|megaphone|loudspeaker",
    ),
    ("ghost", r"ghost\w*|spirit|spectral|spect(?:er|re)|ethereal|wraith|phantom|haunt\w*|banshee"),
    (
        "giant",
        r"giant|ogre|troll|titan|golem|dragon|demon\w*|devil|monster\w*|beast|colossus|booming|minotaur",
    ),
    ("goblin", r"goblins?|gremlin|imps?|kobold|gnome|rasp\w*|screechy|squeaky villain"),
    (
        "child",
        r"child\w*|kids?|(?:little|small|young) (?:boy|girl)|boy|toddler|fairy|pixie|squeaky|elf child",
    ),
    (
        "elder",
        r"old (?:man|woman|wizard|king|sage|hermit)|elder\w*|ancient|grandpa|grandfather|wizard|sage|hermit|wise",
    ),
    (
        "deep",
        r"deep|low[- ]pitched|bass|baritone|gruff|orc|king|emperor|villain|warlord|gravelly|blacksmith|viking|dwarf",
    ),
    (
        "warm",
        (
            r"male|man(?:'s)?|guy|masculine|knight|warrior|soldier|guards?|hero|prince|merchant|shopkeeper|captain|sir|"
            r"farmer|father|gentleman|bard|pirate|detective|hunter|ranger|mayor|boss"
        ),
    ),
    (
        "young",
        r"young (?:woman|lady|female)|girl|teen\w*|princess|high[- ]pitched|fairy queen|elf|elven|anime",
    ),
    ("heart", r"female|woman(?:'s)?|lady|feminine|queen|mother|witch|narrator|sorceress|priestess|clear"),
)
"""In the order in which they win: *old man* before *man*."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How something is said, as differences from a plain reading; manners add up.

    Attributes:
        names: the words that were understood.
        octaves: of the pitch.
        liveliness, pace: factors.
        brightness: dB.
        breath: level of air.
        tremble: share of the pitch.
    """

    names: tuple[str, ...] = ()
    octaves: float = 0.0
    liveliness: float = 1.0
    pace: float = 1.0
    brightness: float = 0.0
    breath: float = 0.0
    tremble: float = 0.0

    @property
    def is_set(self) -> bool:
        return bool(self.names)

    def __add__(self, other: Manner) -> Manner:
        fresh = tuple(name for name in other.names if name not in self.names)
        if not fresh:
            return self
        return Manner(
            (*self.names, *fresh),
            self.octaves + other.octaves,
            self.liveliness * other.liveliness,
            self.pace * other.pace,
            self.brightness + other.brightness,
            self.breath + other.breath,
            self.tremble + other.tremble,
        )

    def of(self, voice: Voice) -> Voice:
        """The voice when it speaks like that."""
        if not self.is_set:
            return voice
        return replace(
            voice,
            pitch=voice.pitch * 2**self.octaves,
            liveliness=voice.liveliness * self.liveliness,
            pace=voice.pace * self.pace,
            brightness=voice.brightness + self.brightness,
            breath=voice.breath + self.breath,
            tremble=voice.tremble + self.tremble,
        )


_MANNERS: tuple[tuple[str, Manner], ...] = (
    (
        r"ang(?:er|ry|rily)|furious\w*|enraged|mad|threatening\w*|menacing\w*",
        Manner(("angry",), 0.05, 1.3, 1.06, 4.0),
    ),
    (r"shout\w*|yell\w*|scream\w*|loud\w*|bellow\w*", Manner(("shouting",), 0.2, 1.25, 1.0, 6.0)),
    (
        r"sad(?:ly)?|sorrow\w*|mournful\w*|cry\w*|weeping|grie\w+|melanchol\w+|tired|weary|defeated",
        Manner(("sad",), -0.1, 0.75, 0.87, -3.0, 0.08),
    ),
    (
        r"happy|happily|cheer\w*|excite\w*|joy\w*|enthusias\w*|energetic|upbeat|friendly",
        Manner(("cheerful",), 0.1, 1.3, 1.07, 2.0),
    ),
    (
        r"calm\w*|sooth\w*|gentl[ey]|soft(?:ly)?|relax\w*|quiet\w*|peaceful\w*|meditat\w*",
        Manner(("calm",), -0.03, 0.85, 0.92, -2.0, 0.06),
    ),
    (r"slow(?:ly)?|drawling", Manner(("slow",), pace=0.78)),
    (
        r"fast|quick(?:ly)?|rapid(?:ly)?|hurried\w*|rush\w*|urgent\w*",
        Manner(("fast",), liveliness=1.05, pace=1.25),
    ),
    (r"monotone|flat|deadpan|emotionless|bored", Manner(("flat",), liveliness=0.35)),
    (
        r"dramatic\w*|epic|theatrical|solemn\w*|ominous\w*|scary|creepy|sinister|evil(?:ly)?|spooky|eerie|haunting",
        Manner(("dramatic",), -0.06, 1.3, 0.88),
    ),
    (
        r"scared|afraid|nervous\w*|fear\w*|terrified|trembl\w*|frighten\w*|shaky",
        Manner(("nervous",), 0.08, 1.15, 1.05, 0.0, 0.1, 0.03),
    ),
)


def voice_of(words: str) -> str:
    """The voice that words ask for, or nothing."""
    lowered = words.lower()
    for name in VOICES:
        if re.search(rf"\b{name}(?:'s)? voice\b|\bvoice (?:of )?{name}\b", lowered):
            return name
    for name, pattern in _VOICE_WORDS:
        if re.search(rf"\b(?:{pattern})\b", lowered):
            return name
    return ""


def manner_of(words: str) -> Manner:
    """How words ask to speak; the plain manner when they ask for nothing."""
    manner = Manner()
    for pattern, each in _MANNERS:
        if re.search(rf"\b(?:{pattern})\b", words.lower()):
            manner += each
    return manner
