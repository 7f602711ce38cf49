"""Land and its plants in a season: snow, leaves that turn, blossom."""

from __future__ import annotations

from dataclasses import replace

from layer_server.generators.scene.biomes import BASALT, SAND, SNOW, Biome, Growth
from layer_server.generators.scene.spec import Scene

EVERGREEN = ("pine", "spruce", "fir", "conifer", "evergreen", "taiga", "redwood")
AUTUMN = ("#c8702a", "#d99a32", "#a8481f", "#b88a2a")
_SPRING = ("#8cb84a", "#a6c860")
BLOSSOM = ("#f0b0c8", "#f8cfdc")
_BARE = "#6a6460"
_AUTUMN_GROUND = ("#2a1c0c", "#5a4018", "#8c6a2a", "#b8964a", "#dcc27c")
TREES = frozenset(
    (
        "palm",
        "bare",
        "pine",
        "snowy pine",
        "broadleaf",
        "bamboo",
        "birch",
        "willow",
        "cypress",
        "baobab",
        "acacia",
        "mangrove",
    )
)
"""Trees."""


def in_season(biome: Biome, scene: Scene) -> Biome:
    scene.shows("season")
    snowy = scene.season == "winter" or scene.weather == "snow"
    if snowy and biome.snow != 0.0 and biome.ground not in (SAND, BASALT):
        growth = tuple(in_winter(each) for each in biome.growth)
        frame = "bare" if biome.frame == "broadleaf" else biome.frame
        return replace(biome, snow=0.0, ground=SNOW, growth=growth, grass=False, frame=frame)
    if scene.season == "autumn":
        return _in_autumn(biome, evergreen=bool(scene.words & set(EVERGREEN)))
    if scene.season == "spring":
        inks = BLOSSOM if scene.says("blossom", "cherry", "sakura", "bloom", "blooming") else _SPRING
        if scene.kind in {"mountains", "forest", "meadow"} and inks is BLOSSOM:
            trees = Growth("broadleaf", inks[0], (0.5, 1.0), 220, 0.7, 9, 0.45, 2.6, 30)
            kept = tuple(
                replace(each, count=each.count // 4) if each.kind == "pine" else each for each in biome.growth
            )
            biome = replace(biome, growth=(*kept, trees), frame="broadleaf")
        return replace(biome, growth=_in_inks(biome.growth, inks))
    return biome


def in_winter(growth: Growth) -> Growth:
    if growth.kind == "pine":
        return replace(growth, kind="snowy pine")
    if growth.kind == "bush":
        return replace(growth, leaf="#8b9ca6")
    return replace(growth, kind="bare", leaf=_BARE) if growth.kind == "broadleaf" else growth


def _in_autumn(biome: Biome, *, evergreen: bool) -> Biome:
    """Leaves have their colours; where conifers were not asked for, most of them are leafed trees."""
    growth: list[Growth] = []
    for each in biome.growth:
        if each.kind == "pine":
            growth.append(replace(each, count=each.count // (2 if evergreen else 4)))
            growth.append(
                replace(
                    each,
                    kind="broadleaf",
                    count=each.count // (5 if evergreen else 3),
                    tall=(each.tall[0] * 0.9, each.tall[1]),
                )
            )
        else:
            growth.append(each)
    grown = _in_inks(tuple(growth), AUTUMN)
    frame = "broadleaf" if biome.frame == "pine" and not evergreen else biome.frame
    return replace(biome, growth=grown, ground=_AUTUMN_GROUND if biome.grass else biome.ground, frame=frame)


def _in_inks(growth: tuple[Growth, ...], inks: tuple[str, ...]) -> tuple[Growth, ...]:
    """Leafed plants in several colours."""
    result: list[Growth] = []
    for each in growth:
        if each.kind in {"broadleaf", "bush"}:
            result += [replace(each, leaf=ink, count=max(1, each.count // len(inks))) for ink in inks]
        else:
            result.append(each)
    return tuple(result)
