"""Towns that stand somewhere: whether a prompt is about one, of which people, and on what land."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.scene.biomes import Biome
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.relief import Shape
from layer_server.generators.scene.spec import Scene

MIDDLE = 14.6
"""Depth of the middle of a town, units."""
WIDE, DEEP = 5.4, 3.0
"""Half its width and depth."""
HIGH_EYE = 5.2
"""Units; where one sees a land from who sees it from above."""

_TOWN = r"(?:city|cities|towns?|villages?|kingdom|capital|settlement|hamlet|metropolis|port|harbou?r|burg|citadel)"
_LAND = (
    r"(?:rivers?|riverbank|lake|sea|ocean|coast|shore|bay|gulf|lagoon|fjords?|islands?|peninsula|mountains?|mountainside|hills?|hilltop|"
    r"hillside|cliffs?|cliffside|valley|canyon|gorge|plains?|desert|oasis|dunes?|forest|woods|jungle|waterfalls?|glacier|tundra|meadows?|"
    r"fields|countryside|steppe|swamp|plateau|delta|water|waterfront|crater|mountaintop|peaks?|slopes?|ridge|snow|alps|highlands)"
)
_STANDS = re.compile(
    rf"\b{_TOWN}\b(?: \w+){{0,2}} (?:on|by|at|in|near|above|below|beside|along|beneath|over|under|atop|among|between|overlooking|across|into|"
    rf"amid|behind|around|surrounded|with|from|of)\b(?: \w+){{0,3}} {_LAND}\b"
    rf"|\b(?:mountain|mountains|coastal|coast|seaside|riverside|river|hilltop|hillside|hill|cliffside|clifftop|cliff|lakeside|lake|island|valley|alpine|fjord|"
    rf"mountaintop|mountainside|highland|snowy mountain)(?: \w+)? {_TOWN}\b"
)
_VIEWED = re.compile(
    r"\b(?:birds? (?:s )?eye|birdseye|aerial|from above|from afar|from a distance|in the distance|distant|far away|faraway|on the horizon|"
    r"panoram\w+|overlooking|looking (?:down|over|out)|overhead|seen from|viewed from|view (?:of|over|from)|skyline of|from the (?:hills?|mountains?|sea|water|air|sky|distance))\b"
)
_WITHIN = re.compile(
    r"\b(?:streets?|alley\w*|markets?|squares?|bazaar|plaza|piazza|lane|road|shops?|tavern|inn|quay|docks?|dockside|wharf|canals?|gates?|courtyard|interior|inside|"
    r"roof\w*|balcony|terrace|underwater|sunken|underground|floating|flying|sky city|in the sky|clouds?|cave|cavern|space|mars|moon|alien|planet|lunar|"
    r"suburb\w*|western|cowboy|ghost town|cyberpunk|neon|futuristic|skyline|skyscrapers?|scifi|sci fi|dystopian|atlantis|mushroom|candy|crystal|platform|room)\b"
)
_WET = re.compile(
    r"\b(?:sea|ocean|bay|coast|coastal|shore|harbou?r|port|gulf|seaside|lagoon|water|waterfront|island|islands|peninsula)\b"
)
_MODERN = frozenset(("modern", "metropolis", "contemporary"))
_OLD = frozenset(
    "medieval fantasy old ancient elven elf dwarven fairytale walled stone village villages town towns kingdom hamlet settlement citadel roman viking".split()  # noqa: SIM905
)
_PEOPLES: dict[str, str] = {
    "eastern": "japanese japan chinese china asian oriental korean kyoto edo samurai zen vietnamese",
    "desert": "arabian arab arabic persian egyptian moroccan morocco desert oasis middle babylon sahara ottoman mudbrick",
    "southern": "mediterranean greek greece santorini italian italy tuscan spanish amalfi roman portuguese",
    "northern": "nordic viking norse norwegian scandinavian icelandic nord",
    "modern": "modern metropolis contemporary",
}
"""By people: the words for their way of building."""


def people_of(words: frozenset[str]) -> str:
    """Whose way of building the words name; "" for none."""
    return next((people for people, named in _PEOPLES.items() if words & set(named.split())), "")


_NAMES = frozenset(
    "city cities town towns village villages kingdom capital settlement hamlet metropolis port harbor harbour burg citadel".split()  # noqa: SIM905
)
_SHOWN = frozenset(
    "small tiny little large big great huge walled wall medieval fantasy old ancient elven roof house tower stone building home castle white coastal".split()  # noqa: SIM905
)
"""What a town shows besides."""


def words_of(people: str) -> frozenset[str]:
    """The words that name a people."""
    return frozenset(_PEOPLES.get(people, "").split())


def is_settled(text: str, words: frozenset[str]) -> bool:
    """Whether a prompt is about a town that is seen from outside, where it stands.

    Args:
        text: its words in lower case, as typed.
    """
    if not re.search(rf"\b{_TOWN}\b", text) or _WITHIN.search(text):
        return False
    stands, viewed = _STANDS.search(text) is not None, _VIEWED.search(text) is not None
    if re.fullmatch(r"(?:\w+ ){0,3}(?:harbou?r|port)(?: .*)?", text) and not viewed:
        return False  # a harbour is seen from its pier
    if not words & _OLD and not people_of(words) and _WET.search(text) and not viewed:
        return False  # a city of today by the water has a skyline
    return stands or viewed


def settle(scene: Scene, text: str, read_land: Callable[[str], Scene]) -> Scene:
    """The scene with its town in the land that the rest of the prompt names; as it is where it has no such town."""
    if not is_settled(text, scene.words):
        return scene
    people = people_of(scene.words)
    rest = re.sub(rf"\b{_TOWN}\b|\b(?:streets?|houses?|castle)\b", " ", text)
    land = read_land(rest)
    if not land.is_named or land.kind in {"city", "town", "interior", "dungeon", "cave", "space"}:
        land = read_land(
            "desert" if people == "desert" else f"{rest} meadow" if not land.is_named else "meadow"
        )
    if land.kind == "jungle" and "waterfall" in land.features and not scene.words & {"jungle", "rainforest"}:
        land = replace(land, kind="meadow")
    own = _NAMES | words_of(people) | _SHOWN
    features = tuple(
        each
        for each in land.features
        if each not in {"village", "house", "pagoda", "castle", "pier", "ruins"}
    )
    said = {**land.said, "settlement": scene.words & own}
    return replace(
        land, features=(*features, "settlement"), words=scene.words, asked=scene.asked, inks=scene.inks,
        said={**said, **{key: found for key, found in scene.said.items() if key.startswith(("ink", "count"))}}, is_named=True,
    )  # fmt: skip


def seated(biome: Biome, *, by_sea: bool, rise: float) -> Biome:
    """A land with a rise for a town, and the sea in front of it where it stands by the sea."""

    def relief(noise: Noise, shape: Shape, x: Plane, z: Plane) -> Plane:
        rough = noise.at(x * np.float32(0.35), z * np.float32(0.35) + np.float32(shape.twist), 3, 0.5)
        away = np.hypot(x / np.float32(WIDE * 1.25), (z - np.float32(MIDDLE + 0.8)) / np.float32(DEEP * 1.7))
        mound = smoothstep(1.25, 0.15, away) * np.float32(rise)
        if by_sea:
            side = np.float32(np.sign(shape.peak[0]) or 1.0)
            shore = smoothstep(
                9.4, 10.8, z + rough * np.float32(0.7) - np.maximum(-x * side - 4, 0) * np.float32(1.4)
            )
            ground = shore * np.float32(0.95) - np.float32(0.55)
            hills = (
                smoothstep(17, 40, z)
                * np.clip(x * side / z + np.float32(0.35), 0, 1)
                * (np.float32(2.4) + rough * np.float32(1.4))
            )
            land: Plane = ground + hills * shore + mound * shore
        else:
            land = biome.relief(noise, shape, x, z)
            level = smoothstep(1.35, 0.75, away)  # no crag within the walls
            land = land + (np.clip(land, 0.12, 1.4) - land) * level + mound + np.float32(0.1) * rough * level
        return np.asarray(land, np.float32)

    return replace(biome, relief=relief, water=biome.water or by_sea, bank=biome.bank and not by_sea)
