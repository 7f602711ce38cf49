"""The land of one scene: a biome in its season and weather, with the trees, flowers and stones that the prompt names."""

from __future__ import annotations

from dataclasses import replace

from layer_server.generators.scene.biomes import (
    BIOMES,
    SNOW,
    Biome,
    Growth,
    under_flood,
    with_lake,
)
from layer_server.generators.scene.landforms import open_water, volcanic_isle
from layer_server.generators.scene.lands import LANDS
from layer_server.generators.scene.named_plants import with_named
from layer_server.generators.scene.patterns import mirror
from layer_server.generators.scene.seasons import TREES, in_season
from layer_server.generators.scene.settled import seated
from layer_server.generators.scene.spec import Scene

_ROCKY = ("rocky", "rock", "cliff", "cliffside", "seacliff", "bluff", "crag", "craggy", "jagged", "rugged", "nordic", "scottish", "irish", "iceland", "norway")  # fmt: skip
_TROPICAL = ("tropical", "tropic", "palm", "lagoon", "atoll", "caribbean", "hawaii", "polynesian", "paradise", "coconut")  # fmt: skip
_LAND_AT_SEA = frozenset(("beach", "shore", "coast", "coastal", "cliff", "bay", "rock", "rocky", "harbor", "harbour", "island", "islands", "palm", "cove", "sand", "sandy", "tropical", "lagoon", "seaside", "shoreline", "coastline", "port", "dune", "village", "town"))  # fmt: skip
_AFLOAT = ("opensea", "galleon", "sailing")
_SEA = ("sea", "ocean", "bay", "coast", "fjord", "lagoon")


_STEEP = ("hill", "hilltop", "hillside", "cliff", "cliffside", "clifftop", "mountain", "mountains")
_FEW = frozenset(("lone", "lonely", "solitary", "sparse", "scattered", "few"))
"""What clears a land of trees."""


_ICY = ("ice", "icy", "frozen", "snow", "snowy", "arctic", "winter", "frost")


def land_of(scene: Scene) -> Biome:
    """The biome that a scene is set in, dressed for it."""
    biome = _land_of(scene)
    if scene.wants("settlement"):
        by_sea = scene.kind == "coast" or (not biome.water and scene.says(*_SEA))
        steep = scene.kind in {"mountains", "canyon"} or scene.says(*_STEEP)
        above = scene.wants("waterfall")
        biome = seated(biome, by_sea=by_sea, rise=0.3 if above else 2.6 if steep else 1.5)
        if above:
            biome = replace(biome, horizon=(0.62, 0.68))
        scene.says("water", "sea", "ocean", "coast", "bay", "shore", "island", "valley")
    if scene.says("flooded", "flood", "inundated") and not biome.water:
        biome = under_flood(biome)
    if scene.kind == "desert" and not scene.land and scene.says(*_ICY):
        biome = replace(biome, ground=SNOW, rock=SNOW)
    if (
        scene.wants("waterfall")
        and not biome.water
        and not scene.words & {"frozen", "ice", "icy"}
        and biome.snow != 0.0
    ):
        biome = replace(biome, water=True)
    if scene.has_one_tree:
        scene.says("tree", "worldtree", "ancient", "old", "giant", "huge", "big")
        return replace(biome, growth=tuple(each for each in biome.growth if each.kind not in TREES), frame="")
    if scene.words & _FEW:
        if scene.words & {"tree", "trees"} and not any(each.kind in TREES for each in biome.growth):
            biome = replace(biome, growth=(*biome.growth, Growth("broadleaf", "#6c7c34", (0.7, 1.1), 8)))
        few = tuple(
            replace(each, count=max(4, min(each.count, 14)), patches=0.0, near=4.0, far=20)
            if each.kind in TREES
            else each
            for each in biome.growth
        )
        return replace(biome, growth=few, frame="")
    return biome


def _land_of(scene: Scene) -> Biome:
    if scene.land == "storm sea":
        return replace(_land(LANDS[scene.land].biome, scene), bank=False)
    if scene.land:
        return _land(LANDS[scene.land].biome, scene)
    biome = BIOMES[scene.kind]
    if scene.kind == "volcano" and scene.says("island", "islands", "sea", "ocean"):
        return replace(biome, relief=volcanic_isle, water=True, visibility=60)
    is_wet = scene.wants("lake", "river", "pier", "bridge", "boat", "ship")
    if scene.kind == "mountains" and scene.has("lake"):
        biome = BIOMES["lake"]
    elif scene.kind == "coast":
        biome = _coast(scene)
    elif not biome.water and (
        scene.has("lake") or (is_wet and not scene.wants("river", "bridge")) or scene.says(*_SEA)
    ):
        biome = with_lake(biome)
    elif is_wet:
        biome = replace(biome, water=True)
    return with_named(in_season(_coloured(biome, scene), scene), scene)


def _land(biome: Biome, scene: Scene) -> Biome:
    """A particular land with the water, the season and the plants that the prompt names besides."""
    scene.has("wheat")
    own = set(LANDS[scene.land].shows.split()) | set(LANDS[scene.land].words.split())
    if not biome.water and scene.wants("lake", "pier", "boat", "ship") and not own & {"lake", "water"}:
        scene.has("lake")
        biome = with_lake(biome)
    elif scene.wants("river", "bridge"):
        biome = replace(biome, water=True)
    if scene.land == "salt" and scene.says(
        "mirror", "reflection", "flooded", "wet", "water", "lake", "reflecting"
    ):
        scene.shows("lake")
        biome = replace(biome, pattern=mirror)
    grown = {each.kind for each in biome.growth if each.rows}
    if scene.land in _WORLDS:
        scene.has(
            *({"crystal": "crystals", "mushroom": "mushrooms"}.get(each.kind, "") for each in biome.growth)
        )
        return _coloured(biome, scene)
    if scene.land == "tundra" and not (scene.words & {"snow", "snowy", "winter", "snowing", "blizzard"}):
        scene.shows("season")
        return with_named(_coloured(biome, scene), scene)
    if biome.ground is SNOW or scene.land in {"candy", "salt", "battlefield", "mudflat", "burnt"}:
        scene.shows("season")
        if scene.season != "winter" or biome.ground is SNOW:
            return with_named(_coloured(biome, scene), scene)
    dressed = in_season(_coloured(biome, scene), scene)
    if "flower" in grown:
        scene.shows("flowers")
        return dressed
    return with_named(dressed, scene)


_WORLDS = ("moon", "asteroid", "mars", "alien")


def _coast(scene: Scene) -> Biome:
    if scene.says(*_AFLOAT) or (
        scene.wants("ship") and not scene.words & {"beach", "shore", "coast", "cliff", "harbor"}
    ):
        return _open_sea(scene)
    if (
        scene.words & {"sea", "ocean", "wave", "seascape"}
        and not scene.words & _LAND_AT_SEA
        and not {*scene.features} - {"boat", "birds", "rainbow", "meteors", "aurora", "balloon"}
    ):
        return _open_sea(scene)
    tropical = scene.says(*_TROPICAL)
    if not tropical and (scene.says(*_ROCKY) or scene.weather == "storm" or scene.season == "winter"):
        return BIOMES["rocky coast"]
    biome = BIOMES["coast"]
    if tropical or not scene.words & {"sea", "ocean", "coast", "shore", "harbor", "port", "bay", "seaside"}:
        more = tuple(
            replace(each, count=each.count * 3) if each.kind == "palm" else each for each in biome.growth
        )
        return replace(biome, growth=more) if tropical else biome
    dunes = Growth("kelp", "#8a9a50", (0.08, 0.2), 420, 0.5, 0.6, 0.7, 1.8, 9)
    return replace(biome, growth=(*(each for each in biome.growth if each.kind != "palm"), dunes), frame="")


def _open_sea(scene: Scene) -> Biome:
    """Water to the horizon; a wild one in a storm."""
    sea = (
        LANDS["storm sea"].biome
        if scene.weather == "storm"
        else replace(BIOMES["sea"], relief=open_water, growth=())
    )
    return replace(sea, bank=False)


def _coloured(biome: Biome, scene: Scene) -> Biome:
    """With the colours that the prompt gives to leaves and ground."""
    leaf = scene.ink("leaf", "foliage", "tree", "forest", "wood", "woods", "jungle", "grove")
    if leaf:
        green = {"pine", "broadleaf", "bush", "palm"}
        biome = replace(
            biome, growth=tuple(replace(g, leaf=leaf) if g.kind in green else g for g in biome.growth)
        )
    ground = scene.ink(
        "grass",
        "ground",
        "land",
        "soil",
        "hill",
        "field",
        "meadow",
        "salt",
        "saltflat",
        "sand",
        "dune",
        "desert",
        "snow",
    )
    if ground:
        biome = replace(biome, ground=_ramp_of(_mixed(ground, biome.ground[2])))
    stone = scene.ink("mountain", "peak", "rock", "boulders", "stone", "cliff", "canyon", "mesa")
    if stone:
        biome = replace(biome, rock=_ramp_of(stone))
    return biome


def _mixed(ink: str, ground: str) -> str:
    """A colour as land has it: with some of the ground's own."""
    pairs = ((int(ink[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5))
    return "#{:02x}{:02x}{:02x}".format(*(round(0.62 * own + 0.38 * under) for own, under in pairs))


def _ramp_of(ink: str) -> tuple[str, ...]:
    """Five colours from shadow to light around one."""
    own = [int(ink[i : i + 2], 16) for i in (1, 3, 5)]
    dark = [[round(c * share) for c in own] for share in (0.25, 0.6, 1.0)]
    light = [[round(c + (255 - c) * share) for c in own] for share in (0.3, 0.6)]
    return tuple("#{:02x}{:02x}{:02x}".format(*each) for each in (*dark, *light))
