"""What the prompt names to grow or to be set on a land: trees, flowers, wheat, mushrooms, crystals, boulders, fences."""

from __future__ import annotations

from dataclasses import replace

from layer_server.generators.scene.biomes import GRASS, MEADOW, PINES, Biome, Growth
from layer_server.generators.scene.lands import WOODS
from layer_server.generators.scene.seasons import AUTUMN, BLOSSOM, EVERGREEN, TREES, in_winter
from layer_server.generators.scene.spec import Scene

PLANTS: dict[tuple[str, ...], Growth] = {
    EVERGREEN: replace(PINES, count=1500, tall=(0.45, 1.0), patches=0.4, near=2.2),
    ("oak", "broadleaf", "leafy", "elm", "beech", "chestnut", "linden", "orchard", "apple"): Growth("broadleaf", "#6c8f34", (0.6, 1.2), 260, 0.7, 9, 0.5, 2.8, 34),
    ("maple",): Growth("broadleaf", "#b0502a", (0.6, 1.2), 260, 0.7, 9, 0.5, 2.8, 34),
    **{tuple(words.split()): each for words, each in WOODS.items()},
    ("palm", "coconut"): Growth("palm", "#5f8f3a", (0.6, 1.3), 160, 0.5, 0.6, 0.4, 2.2, 15),
    ("deadtree", "dead", "withered", "leafless", "burnt", "haunted"): Growth("bare", "#5a524c", (0.7, 1.4), 90, 0.6, 9, 0.4, 2.4, 24),
    ("cactus", "saguaro"): Growth("cactus", "#5f7f4c", (0.22, 0.6), 60, 0.8, 3, 0.3, 2.0, 16),
    ("bamboo",): Growth("bamboo", "#7fa044", (1.0, 1.9), 360, 0.6, 9, 0.35, 2.4, 26),
    ("fern", "bush", "shrub", "hedge", "bramble", "undergrowth"): Growth("bush", "#4f8030", (0.12, 0.3), 300, 0.6, 9, 0.3, 1.6, 16),
    ("reed", "cattail", "rush"): Growth("kelp", "#7d8a40", (0.18, 0.4), 260, 0.5, 0.3, 0.5, 1.8, 14),
}  # fmt: skip
"""Trees and other plants by the words for them."""

_SET: dict[tuple[str, ...], Growth] = {
    ("fence",): Growth("fence", "#9a7a54", (0.26, 0.32), 160, 0.7, 9, 0.0, 2.4, 9), ("scarecrow",): Growth("scarecrow", "#5a4a6a", (0.7, 0.85), 14, 0.8, 9, 0.0, 2.6, 5), ("stump",): Growth("stump", "#6a5038", (0.12, 0.26), 60, 0.7, 9, 0.4, 1.8, 14),
    ("banner", "flag"): Growth("banner", "#a82a24", (0.5, 0.9), 14, 0.7, 9, 0.4, 2.4, 20), ("sword",): Growth("sword", "#b4bcc4", (0.2, 0.34), 24, 0.7, 9, 0.4, 2, 10), ("pumpkin",): Growth("pumpkin", "#e8761c", (0.10, 0.22), 120, 0.7, 9, 0.4, 1.8, 12),
    ("lollipop",): Growth("lollipop", "#f04a8a", (0.5, 1.1), 30, 0.8, 9, 0.3, 2.2, 18), ("tombstone", "gravestone", "grave"): Growth("tombstone", "#b4b8bc", (0.2, 0.36), 60, 0.6, 9, 0.2, 1.9, 14), ("coral",): Growth("coral", "#ff5a4a", (0.1, 0.3), 40, 0.6, 9, 0.4, 1.8, 12),
}  # fmt: skip
"""Things that a prompt may set on any land, by the words for them."""

_FLOWERS: dict[str, tuple[str, ...]] = {
    "poppy": ("#e0281e",), "lavender": ("#8a62c8",), "sunflower": ("#f2bc1c",), "daisy": ("#f6f4ea",), "rose": ("#d82848",), "bluebell": ("#5a6ae0",),
    "dandelion": ("#f4cc20",), "buttercup": ("#f6d020",), "lily": ("#f8ece0", "#f0a8b8"), "lotus": ("#f4b8cc",), "iris": ("#6a4ac0",), "orchid": ("#c060c8",), "marigold": ("#f09a1c",), "hydrangea": ("#6a8ae0", "#b08ad8"),
    "cornflower": ("#3f6ae0",), "bluebonnet": ("#3a50c8",), "violet": ("#6a3ab0",), "daffodil": ("#f6d840",), "crocus": ("#8a5ad0", "#f0c83a"), "peony": ("#f0a0b8",), "wisteria": ("#a88ae0",), "edelweiss": ("#f4f2ea",),
    "tulip": ("#e03040", "#f2c02a", "#e878b0"), "": ("#e8503a", "#f2c83a", "#c878d8", "#f6f0e0"),
}  # fmt: skip
"""Petals by the flower's name; "" for flowers of any kind."""

_FIELDS = ("field", "meadow", "farm", "plantation", "row", "carpet", "sea")
_WHEAT = ("#4a3410", "#8a6420", "#c8982e", "#e6c458", "#f6e49a")
_GLOWING = ("glowing", "bioluminescent", "magic", "magical", "enchanted")
_GLOWS = ("#3ae0d8", "#5a8aff", "#c06aff", "#4af0a0")
_TURNING = ("broadleaf", "bush", "birch", "willow")
"""What turns in autumn."""


def with_named(biome: Biome, scene: Scene) -> Biome:
    """A land with what the prompt names."""
    frame, growth = _trees(biome, scene)
    growth += _things(scene, {each.kind for each in growth})
    growth = _with_mushrooms(growth, scene)
    grass, ground = biome.grass, biome.ground
    if scene.has("wheat") and scene.land != "wheat":
        ground, grass = _WHEAT, True
        growth = [replace(each, count=each.count // 3) for each in growth]
    blooms = scene.says("blooming", "bloom", "flowering") and scene.kind in {
        "desert",
        "meadow",
        "mountains",
        "canyon",
        "snow",
    }
    if scene.has("flowers") or (blooms and not scene.words & {"tree", "cherry", "orchard"}):
        grass = grass or ground in (GRASS, MEADOW)
        growth += _flowers(scene)
        if scene.says("lavender", "tulip", "sunflower"):
            growth = [
                replace(each, count=each.count // 4) if each.kind == "broadleaf" else each for each in growth
            ]
    return replace(biome, growth=tuple(growth), frame=frame, grass=grass, ground=ground)


def _trees(biome: Biome, scene: Scene) -> tuple[str, list[Growth]]:
    """What frames the view, and what grows: a wood is of the trees that it is named after."""
    frame = biome.frame
    named: list[Growth] = []
    for words, each in PLANTS.items():
        if scene.says(*words):
            kept = in_winter(each) if scene.season == "winter" else each
            inks = AUTUMN if scene.season == "autumn" and each.kind in _TURNING else (kept.leaf,)
            more = 1.5 if scene.kind == "forest" else 1.0
            named += [replace(kept, leaf=ink, count=int(more * kept.count) // len(inks)) for ink in inks]
            frame = each.kind if each.kind in TREES else frame
    is_wood = any(each.kind in TREES for each in named) and not scene.says("mixed")
    wild = [each for each in biome.growth if not is_wood or each.kind not in TREES]
    if scene.says("oasis"):
        frame = "palm"
        named.append(PLANTS["palm", "coconut"])
        named.append(Growth("bush", "#5a8a40", (0.10, 0.28), 260, 0.5, 0.35, 0.4, 2.2, 15))
    return frame, wild + named


def _things(scene: Scene, grown: set[str]) -> list[Growth]:
    """Stones, hay, crystals and what else is set on a land that has none of it yet."""
    result = [each for words, each in _SET.items() if scene.says(*words) and each.kind not in grown]
    if scene.has("boulders") and scene.kind != "coast":
        ink = "#66784a" if scene.says("mossy", "moss") else "#857c72"
        result.append(Growth("rock", ink, (0.10, 0.45), 160, 0.6, 9, 0.5, 1.6, 16))
    if scene.has("hay"):
        result.append(Growth("hay", "#d8b04a", (0.16, 0.24), 60, 0.8, 9, 0.0, 2.4, 16))
    if scene.has("crystals"):
        ink = scene.ink("crystals") or "#7fd0ff"
        result.append(Growth("crystal", ink, (0.2, 0.7), 110, 0.5, 9, 0.6, 1.8, 18))
    return result


def _with_mushrooms(growth: list[Growth], scene: Scene) -> list[Growth]:
    if not scene.has("mushrooms"):
        return growth
    glows, own = scene.says(*_GLOWING), scene.ink("mushrooms")
    if scene.land == "mushroom wood":
        inks = iter((own,) * 4 if own else _GLOWS)
        return [
            replace(each, leaf=next(inks)) if each.kind == "mushroom" and (own or glows) else each
            for each in growth
        ]
    size = (0.35, 0.9) if scene.says("giant", "huge", "big", "large") else (0.12, 0.30)
    ink = own or (_GLOWS[0] if glows else "#d8342a")
    return [*growth, Growth("mushroom", ink, size, 170, 0.6, 9, 0.5, 1.7, 14)]


def _flowers(scene: Scene) -> list[Growth]:
    own = scene.ink("flowers")
    named = [inks for name, inks in _FLOWERS.items() if name and scene.says(name)]
    inks = (own,) if own else tuple(ink for each in named for ink in each) or _FLOWERS[""]
    field = scene.says(*_FIELDS) or bool(named)
    each = (5200 if field else 1500) // len(inks)
    tall = (0.10, 0.17) if scene.says("sunflower") else (0.05, 0.10)
    return [Growth("flower", ink, tall, each, 0.6, 9, 0.15 if field else 0.6, 1.6, 11) for ink in inks]


def lone_tree(scene: Scene) -> Growth:
    """The one tree that a scene wants."""
    found = next((each for words, each in PLANTS.items() if scene.words.intersection(words)), None)
    tree = found or Growth("broadleaf", "#6c8f34", (1, 2), 1)
    if scene.season == "winter":
        return in_winter(tree)
    if scene.says("blossom", "cherry", "sakura", "blossomtree", "bloom", "blooming"):
        return replace(tree, kind="broadleaf", leaf=BLOSSOM[0])
    if scene.season == "autumn" and tree.kind in {"broadleaf", "birch", "willow"}:
        return replace(tree, leaf=AUTUMN[0])
    ink = scene.ink("tree", "leaf", "foliage")
    return replace(tree, leaf=ink) if ink else tree
