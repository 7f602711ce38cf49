"""What a prompt asks a scene to be, and which of its words the picture answers to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from layer_server.generators.arrays import Plane

_BURNING = ("burning", "fire", "blaze", "ablaze", "wildfire", "forestfire", "burningforest", "flame", "flaming", "inferno", "aflame")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene as it was understood.

    A painter asks it for words, features and colours; what it was asked for and had counts as shown. What nobody
    asked for is ``missing``: so a word is either in the picture or named beside it.

    Attributes:
        kind: ``mountains``, ``forest``, ``coast``, … (``words.KINDS``).
        place: of a kind that has many, which one: the ``kitchen`` of an interior.
        time: ``dawn``, ``morning``, ``noon``, ``golden hour``, ``sunset``, ``dusk`` or ``night``.
        weather: ``clear``, ``cloudy``, ``fog``, ``rain``, ``storm`` or ``snow``.
        season: ``summer``, ``spring``, ``autumn`` or ``winter``.
        features: things to stand in it, such as ``castle`` or ``lake``.
        words: all words of the prompt, and their singulars.
        asked: the words that mean something to see, in their order.
        inks: ``#rrggbb`` by the noun that a colour word stands before, and by "" where it stands before none.
        said: by ``kind``, ``time``, ``weather``, ``season``, a feature or a noun of ``inks``: the words that said it.
        is_named: whether the prompt named the kind; otherwise it is the nearest or the seed's.
        land: the particular land (``lands.LANDS``) that it is, or "".
        counts: how many the prompt wants of a noun.
        has_one_tree: whether it wants one tree and no wood.
        shown: words that a painter has asked for.
    """

    kind: str = "mountains"
    place: str = ""
    time: str = "noon"
    weather: str = "clear"
    season: str = "summer"
    features: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    asked: tuple[str, ...] = ()
    inks: Mapping[str, str] = field(default_factory=dict)
    said: Mapping[str, frozenset[str]] = field(default_factory=dict)
    is_named: bool = True
    land: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    has_one_tree: bool = False
    shown: set[str] = field(default_factory=set, compare=False, repr=False)

    def says(self, *words: str) -> bool:
        """Whether the prompt has one of these words, which whoever asks paints."""
        found = self.words.intersection(words)
        self.shown.update(found)
        return bool(found)

    def has(self, *features: str) -> bool:
        """Whether one of these is to stand in it; whoever asks puts it there."""
        found = [feature for feature in features if feature in self.features]
        self.shows(*found)
        return bool(found)

    def wants(self, *features: str) -> bool:
        """Whether one of these is asked for; whoever asks does not paint it."""
        return any(feature in self.features for feature in features)

    def shows(self, *aspects: str) -> None:
        """Count the words for some aspects (``time``, ``weather``, a feature, …) as shown."""
        for aspect in aspects:
            self.shown.update(self.said.get(aspect, ()))

    def ink(self, *nouns: str) -> str:
        """The colour that the prompt gives to one of these; "" stands for a colour without a noun. "" if none."""
        for noun in nouns:
            if noun in self.inks:
                self.shows(f"ink {noun}")
                return self.inks[noun]
        return ""

    def count(self, noun: str, usual: int = 1) -> int:
        """How many of a noun the prompt wants; whoever asks shows as many."""
        if noun in self.counts:
            self.shows(f"count {noun}")
            return self.counts[noun]
        return usual

    @property
    def missing(self) -> tuple[str, ...]:
        """Words that nothing in the picture answers to; complete when it is painted."""
        return tuple(word for word in self.asked if word not in self.shown)

    @property
    def is_burning(self) -> bool:
        """Whether something is on fire that is not meant to be."""
        return (
            self.kind not in {"volcano", "underwater"} and not self.wants("campfire") and self.says(*_BURNING)
        )

    @property
    def is_night(self) -> bool:
        return self.time == "night"


@dataclass(frozen=True, slots=True, eq=False)
class Light:
    """How a scene is lit; colours are (3,) in 0..1.

    Attributes:
        sky: (stops, 3) from the top of the sky to the horizon.
        haze: what distance fades to.
        sun: the direct light of sun or moon.
        ambient: what shadows are filled with.
        disk: the colour of the sun's or moon's disk.
        place: x and y of the disk in the picture, 0..1; outside of it when the light is off the picture.
        towards: unit vector to the light; x to the right, y up, z away from the eye.
        clearness: how far one sees, 1 on a clear day.
    """

    sky: Plane
    haze: Plane
    sun: Plane
    ambient: Plane
    disk: Plane
    place: tuple[float, float]
    towards: Plane
    clearness: float = 1.0
    is_night: bool = False
    flash: bool = field(default=False)


def unit(x: float, y: float, z: float) -> Plane:
    """A unit vector."""
    vector = np.array([x, y, z], np.float32)
    result: Plane = vector / np.float32(np.linalg.norm(vector))
    return result
