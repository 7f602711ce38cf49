"""The land of one scene: a biome in its season and weather, with the trees, flowers and stones that the prompt names."""

from __future__ import annotations

from dataclasses import replace

from layer_server.generators.scene.biomes import (
    BASALT,
    BIOMES,
    GRASS,
    MEADOW,
    PINES,
    SAND,
    SNOW,
    Biome,
    Growth,
    with_lake,
)
from layer_server.generators.scene.lands import LANDS, WOODS
from layer_server.generators.scene.patterns import mirror
from layer_server.generators.scene.spec import Scene

_ROCKY = ("rocky", "rock", "cliff", "crag", "craggy", "jagged", "rugged", "nordic", "scottish", "irish", "iceland", "norway")  # fmt: skip
_TROPICAL = ("tropical", "tropic", "palm", "lagoon", "atoll", "caribbean", "hawaii", "polynesian", "paradise", "coconut")  # fmt: skip
_AFLOAT = ("opensea", "galleon", "sailing")
_SEA = ("sea", "ocean", "bay", "coast", "fjord", "lagoon")
_EVERGREEN = ("pine", "spruce", "fir", "conifer", "evergreen", "taiga", "redwood")
_AUTUMN = ("#c8702a", "#d99a32", "#a8481f", "#b88a2a")
_SPRING = ("#8cb84a", "#a6c860")
_BLOSSOM = ("#f0b0c8", "#f8cfdc")
_BARE = "#6a6460"

_TREES: dict[tuple[str, ...], Growth] = {
    _EVERGREEN: replace(PINES, count=1500, tall=(0.45, 1.0), patches=0.4, near=2.2),
    ("oak", "broadleaf", "leafy", "elm", "beech", "chestnut", "linden", "orchard", "apple"): Growth("broadleaf", "#6c8f34", (0.6, 1.2), 260, 0.7, 9, 0.5, 2.8, 34),
    ("maple",): Growth("broadleaf", "#b0502a", (0.6, 1.2), 260, 0.7, 9, 0.5, 2.8, 34),
    **{tuple(words.split()): each for words, each in WOODS.items()},
    ("palm", "coconut"): Growth("palm", "#5f8f3a", (0.6, 1.3), 160, 0.5, 0.6, 0.4, 2.2, 15),
    ("deadtree", "dead", "withered", "leafless", "burnt", "haunted"): Growth("bare", "#5a524c", (0.7, 1.4), 90, 0.6, 9, 0.4, 2.4, 24),
    ("cactus", "saguaro"): Growth("cactus", "#5f7f4c", (0.22, 0.6), 60, 0.8, 3, 0.3, 2.0, 16),
    ("bamboo",): Growth("bamboo", "#7fa044", (1.0, 1.9), 700, 0.6, 9, 0.35, 2.4, 26),
    ("fern", "bush", "shrub", "hedge", "bramble", "undergrowth"): Growth("bush", "#4f8030", (0.12, 0.3), 300, 0.6, 9, 0.3, 1.6, 16),
    ("reed", "cattail", "rush"): Growth("kelp", "#7d8a40", (0.18, 0.4), 260, 0.5, 0.3, 0.5, 1.8, 14),
}  # fmt: skip
"""Trees and other plants by the words for them."""

_FLOWERS: dict[str, tuple[str, ...]] = {
    "poppy": ("#e0281e",), "lavender": ("#8a62c8",), "sunflower": ("#f2bc1c",), "daisy": ("#f6f4ea",), "rose": ("#d82848",), "bluebell": ("#5a6ae0",),
    "tulip": ("#e03040", "#f2c02a", "#e878b0"), "": ("#e8503a", "#f2c83a", "#c878d8", "#f6f0e0"),
}  # fmt: skip
"""Petals by the flower's name; "" for flowers of any kind."""

_FRAMES = frozenset(
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

_FEW = frozenset(("lone", "lonely", "solitary", "sparse", "scattered", "few"))
"""What clears a land of trees."""

_FIELDS = ("field", "meadow", "farm", "plantation", "row", "carpet", "sea")
_WHEAT = ("#4a3410", "#8a6420", "#c8982e", "#e6c458", "#f6e49a")
_AUTUMN_GROUND = ("#2a1c0c", "#5a4018", "#8c6a2a", "#b8964a", "#dcc27c")


def land_of(scene: Scene) -> Biome:
    """The biome that a scene is set in, dressed for it."""
    biome = _land_of(scene)
    if (
        scene.wants("waterfall")
        and not biome.water
        and not scene.words & {"frozen", "ice", "icy"}
        and biome.snow != 0.0
    ):
        biome = replace(biome, water=True)
    if scene.has_one_tree:
        scene.says("tree", "worldtree", "ancient", "old", "giant", "huge", "big")
        return replace(
            biome, growth=tuple(each for each in biome.growth if each.kind not in _FRAMES), frame=""
        )
    if scene.words & _FEW:
        if scene.words & {"tree", "trees"} and not any(each.kind in _FRAMES for each in biome.growth):
            biome = replace(biome, growth=(*biome.growth, Growth("broadleaf", "#6c7c34", (0.7, 1.1), 8)))
        few = tuple(
            replace(each, count=max(4, min(each.count, 14)), patches=0.0, near=4.0, far=20)
            if each.kind in _FRAMES
            else each
            for each in biome.growth
        )
        return replace(biome, growth=few, frame="")
    return biome


def _land_of(scene: Scene) -> Biome:
    if scene.land:
        return _land(LANDS[scene.land].biome, scene)
    biome = BIOMES[scene.kind]
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
    return _named_plants(_in_season(_coloured(biome, scene), scene), scene)


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
        return _coloured(biome, scene)
    if scene.land == "tundra" and not (scene.words & {"snow", "snowy", "winter", "snowing", "blizzard"}):
        scene.shows("season")
        return _named_plants(_coloured(biome, scene), scene)
    if biome.ground is SNOW or scene.land in {"candy", "salt", "battlefield", "mudflat", "burnt"}:
        scene.shows("season")
        if scene.season != "winter" or biome.ground is SNOW:
            return _named_plants(_coloured(biome, scene), scene)
    dressed = _in_season(_coloured(biome, scene), scene)
    if "flower" in grown:
        scene.shows("flowers")
        return dressed
    return _named_plants(dressed, scene)


_WORLDS = ("moon", "asteroid", "mars", "alien")


def lone_tree(scene: Scene) -> Growth:
    """The one tree that a scene wants."""
    found = next((each for words, each in _TREES.items() if scene.words.intersection(words)), None)
    tree = found or Growth("broadleaf", "#6c8f34", (1, 2), 1)
    if scene.season == "winter":
        return _in_winter(tree)
    if scene.says("blossom", "cherry", "sakura", "blossomtree", "bloom", "blooming"):
        return replace(tree, kind="broadleaf", leaf=_BLOSSOM[0])
    if scene.season == "autumn" and tree.kind in {"broadleaf", "birch", "willow"}:
        return replace(tree, leaf=_AUTUMN[0])
    ink = scene.ink("tree", "leaf", "foliage")
    return replace(tree, leaf=ink) if ink else tree


def _coast(scene: Scene) -> Biome:
    if scene.says(*_AFLOAT) or (
        scene.wants("ship") and not scene.words & {"beach", "shore", "coast", "cliff", "harbor"}
    ):
        return BIOMES["sea"]
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


def _coloured(biome: Biome, scene: Scene) -> Biome:
    """With the colours that the prompt gives to leaves and ground."""
    leaf = scene.ink("leaf", "foliage", "tree", "forest", "wood", "woods", "jungle", "grove")
    if leaf:
        green = {"pine", "broadleaf", "bush", "palm"}
        biome = replace(
            biome, growth=tuple(replace(g, leaf=leaf) if g.kind in green else g for g in biome.growth)
        )
    ground = scene.ink(
        "grass", "ground", "land", "soil", "hill", "field", "meadow", "sand", "dune", "desert", "snow"
    )
    if ground:
        biome = replace(biome, ground=_ramp_of(ground))
    stone = scene.ink("mountain", "peak", "rock", "boulders", "stone", "cliff", "canyon", "mesa")
    if stone:
        biome = replace(biome, rock=_ramp_of(stone))
    return biome


def _ramp_of(ink: str) -> tuple[str, ...]:
    """Five colours from shadow to light around one."""
    own = [int(ink[i : i + 2], 16) for i in (1, 3, 5)]
    dark = [[round(c * share) for c in own] for share in (0.25, 0.6, 1.0)]
    light = [[round(c + (255 - c) * share) for c in own] for share in (0.3, 0.6)]
    return tuple("#{:02x}{:02x}{:02x}".format(*each) for each in (*dark, *light))


def _in_season(biome: Biome, scene: Scene) -> Biome:
    scene.shows("season")
    snowy = scene.season == "winter" or scene.weather == "snow"
    if snowy and biome.snow != 0.0 and biome.ground not in (SAND, BASALT):
        growth = tuple(_in_winter(each) for each in biome.growth)
        frame = "bare" if biome.frame == "broadleaf" else biome.frame
        return replace(biome, snow=0.0, ground=SNOW, growth=growth, grass=False, frame=frame)
    if scene.season == "autumn":
        return _in_autumn(biome, evergreen=bool(scene.words & set(_EVERGREEN)))
    if scene.season == "spring":
        inks = _BLOSSOM if scene.says("blossom", "cherry", "sakura", "bloom", "blooming") else _SPRING
        if scene.kind in {"mountains", "forest", "meadow"} and inks is _BLOSSOM:
            trees = Growth("broadleaf", inks[0], (0.5, 1.0), 220, 0.7, 9, 0.45, 2.6, 30)
            kept = tuple(
                replace(each, count=each.count // 4) if each.kind == "pine" else each for each in biome.growth
            )
            biome = replace(biome, growth=(*kept, trees), frame="broadleaf")
        return replace(biome, growth=_in_inks(biome.growth, inks))
    return biome


def _in_winter(growth: Growth) -> Growth:
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
                    count=each.count // (4 if evergreen else 2),
                    tall=(each.tall[0] * 0.9, each.tall[1]),
                )
            )
        else:
            growth.append(each)
    grown = _in_inks(tuple(growth), _AUTUMN)
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


def _named_plants(biome: Biome, scene: Scene) -> Biome:
    """With what the prompt names: trees, flowers, wheat, mushrooms, crystals, boulders, hay."""
    growth = list(biome.growth)
    frame = biome.frame
    named: set[str] = set()
    for words, each in _TREES.items():
        if scene.says(*words):
            kept = {"winter": _in_winter(each)}.get(scene.season, each)
            inks = (
                _AUTUMN
                if scene.season == "autumn" and each.kind in {"broadleaf", "bush", "birch", "willow"}
                else (kept.leaf,)
            )
            growth += [replace(kept, leaf=ink, count=kept.count // len(inks)) for ink in inks]
            if each.kind in _FRAMES:
                frame = each.kind
            named.add(kept.kind)
    if named & _FRAMES and not scene.says("mixed"):  # a wood is of the trees that it is named after
        growth = [each for each in growth if each.kind in named or each.kind not in _FRAMES]
    if scene.says("oasis"):
        growth += [
            _TREES["palm", "coconut"],
            Growth("bush", "#5a8a40", (0.10, 0.28), 260, 0.5, 0.35, 0.4, 2.2, 15),
        ]
        frame = "palm"
    if scene.has("boulders") and scene.kind not in {"coast"}:
        growth.append(Growth("rock", "#857c72", (0.10, 0.45), 160, 0.6, 9, 0.5, 1.6, 16))
    if scene.has("hay"):
        growth.append(Growth("hay", "#d8b04a", (0.16, 0.24), 60, 0.8, 9, 0.0, 2.4, 16))
    if scene.has("mushrooms"):
        ink = scene.ink("mushrooms") or (
            "#4ae0d8"
            if scene.says("glowing", "magic", "magical", "enchanted", "bioluminescent")
            else "#d8342a"
        )
        size = (0.35, 0.9) if scene.says("giant", "huge", "big", "large") else (0.12, 0.30)
        growth.append(Growth("mushroom", ink, size, 170, 0.6, 9, 0.5, 1.7, 14))
    if scene.has("crystals"):
        growth.append(
            Growth("crystal", scene.ink("crystals") or "#7fd0ff", (0.2, 0.7), 110, 0.5, 9, 0.6, 1.8, 18)
        )
    grass, ground = biome.grass, biome.ground
    if scene.has("wheat"):
        ground, grass = _WHEAT, True
        growth = [replace(each, count=each.count // 3) for each in growth]
    if scene.has("flowers"):
        grass = grass or ground in (GRASS, MEADOW)
        growth += _flowers(scene)
        if scene.says("lavender", "tulip", "sunflower"):
            growth = [
                replace(each, count=each.count // 4) if each.kind == "broadleaf" else each for each in growth
            ]
    return replace(biome, growth=tuple(growth), frame=frame, grass=grass, ground=ground)


def _flowers(scene: Scene) -> list[Growth]:
    own = scene.ink("flowers")
    named = [inks for name, inks in _FLOWERS.items() if name and scene.says(name)]
    inks = (own,) if own else tuple(ink for each in named for ink in each) or _FLOWERS[""]
    field = scene.says(*_FIELDS) or bool(named)
    each = (5200 if field else 1500) // len(inks)
    tall = (0.10, 0.17) if scene.says("sunflower") else (0.05, 0.10)
    return [Growth("flower", ink, tall, each, 0.6, 9, 0.15 if field else 0.6, 1.6, 11) for ink in inks]
