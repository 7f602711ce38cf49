"""Lands that are more than their kind: each with its own ground, planting and skyline, and the words that name it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from layer_server.generators.scene import landforms as form
from layer_server.generators.scene import patterns as on_ground
from layer_server.generators.scene.biomes import (
    BASALT,
    GRASS,
    MEADOW,
    MUD,
    OAK,
    PINES,
    RED,
    ROCK,
    SAND,
    SNOW,
    Biome,
    Growth,
)
from layer_server.generators.scene.relief import hills


@dataclass(frozen=True, slots=True, eq=False)
class Country:
    """A land.

    Attributes:
        kind: the kind that it is one of, for its hours, air and sounds.
        words: what names it.
        biome: its shape, ground and planting.
        shows: further words that it shows whenever it is painted.
        hints: words that name it where the prompt names no other kind.
        hours: what the seed chooses from where the prompt names none.
        weather: its own, where the prompt names none.
        has_no_air: whether its sky is black, as on a moon.
    """

    kind: str
    words: str
    biome: Biome
    shows: str = ""
    hints: str = ""
    hours: tuple[str, ...] = ()
    weather: str = ""
    has_no_air: bool = False


_GOLD = ("#4a3414", "#84602a", "#b8893c", "#d8b058", "#f0d48a")
_WHEAT = ("#6a4a18", "#a07828", "#d0a038", "#e6c458", "#f6e49a")
_STRAW = ("#4c4220", "#7e6e34", "#a8964e", "#ccb870", "#e8daa0")
_PRAIRIE = ("#2c3a12", "#5a6e22", "#8c9838", "#bcbc58", "#e2da8c")
_MOOR = ("#231c14", "#453a24", "#665634", "#857a4c", "#a8a070")
_TUNDRA = ("#2c241c", "#574634", "#7c6a48", "#9c8c62", "#c0b490")
_EARTH = ("#2a1a10", "#553a22", "#7e5a38", "#a47e52", "#c8a678")
_SALT = ("#a8a4a8", "#d4d0d0", "#ece8e6", "#f8f6f2", "#ffffff")
_LIME = ("#6a625a", "#9c9284", "#c4baa8", "#dcd4c4", "#f2ece0")
_DUST = ("#1c1c1f", "#47474a", "#77767a", "#a09fa0", "#cac8c6")
_MARS = ("#3a140a", "#7a3216", "#b05428", "#d07a44", "#eaac78")
_ALIEN = ("#1c0c30", "#44206a", "#6f3c98", "#9c6cc0", "#d0a8e8")
_CANDY = ("#c85a90", "#e88ab4", "#f6b0cc", "#fcd0e0", "#ffeaf2")
_ASH = ("#1a1614", "#38302a", "#585048", "#7c746a", "#a49c90")
_STRATA = ("#4a2a20", "#9c5238", "#d8b088", "#b0603c", "#ecd8b8")
_DEEP_SEA = ("#03121c", "#0a2a3a", "#164656", "#2c6a74", "#5a9a9c")
_MOSSY = ("#101a0c", "#263a18", "#446026", "#6c8a3a", "#a0b060")

_TUFTS = Growth("tuft", "#b89a4a", (0.07, 0.16), 900, 0.7, 9, 0.4, 1.75, 11)
_STONES = Growth("rock", "#857c72", (0.06, 0.20), 30, 0.6, 9, 0.4, 1.7, 14)
_BUSHES = Growth("bush", "#5f7a34", (0.08, 0.18), 60, 0.7, 9, 0.6, 1.8, 18)
_OPEN = 46.0
"""How far one sees over open land."""


def _rows_of(kind: str, leaf: str, tall: tuple[float, float], apart: float, count: int = 5200) -> Growth:
    return Growth(kind, leaf, tall, count, 0.72, 9, 0.0, 1.75, 20, rows=apart)


_TREES = Growth("broadleaf", OAK, (0.45, 0.9), 30, 0.85, 9, 0.9, 6, 36)

LANDS: dict[str, Country] = {
    "moon": Country("space", "moonscape lunar", Biome((0.42, 0.52), 1.2, form.cratered, _DUST, _DUST, (
        Growth("rock", "#8c8a88", (0.03, 0.16), 120, 0.6, 9, 0.5, 1.7, 12),
    ), grass=False, frame="", visibility=400), "moon surface crater dust regolith rock", has_no_air=True),
    "asteroid": Country("space", "asteroidsurface", Biome((0.44, 0.54), 1.2, form.cratered, _ASH, _ASH, (
        Growth("rock", "#6c645c", (0.05, 0.35), 200, 0.5, 9, 0.5, 1.7, 14),
    ), grass=False, frame="", visibility=400), "asteroid surface crater rock", has_no_air=True),
    "mars": Country("canyon", "mars martian redplanet", Biome((0.44, 0.54), 1.2, form.red_planet, _MARS, RED, (
        Growth("rock", "#8a4a2c", (0.03, 0.22), 320, 0.6, 9, 0.5, 1.7, 14),
    ), grass=False, frame="", strata=0.6, visibility=40), "red planet surface dust rock desert crater"),
    "alien": Country("mountains", "alien alienplanet exoplanet planetsurface alienlandscape alienworld extraterrestrial", Biome((0.46, 0.56), 1.2, form.pillars, _ALIEN, ("#20102c", "#4a2450", "#7a3c70", "#b06c94", "#e8b4c8"), (
        Growth("crystal", "#4ae8d0", (0.15, 0.6), 40, 0.6, 9, 0.5, 1.9, 18), Growth("mushroom", "#e86ab0", (0.2, 0.9), 60, 0.6, 9, 0.5, 2.0, 18),
        Growth("coral", "#f0a040", (0.15, 0.5), 60, 0.6, 9, 0.5, 1.8, 14), Growth("tuft", "#4ac8b0", (0.08, 0.2), 500, 0.7, 9, 0.4, 1.7, 9),
    ), grass=False, frame="", visibility=34), "alien planet surface landscape world strange desert jungle forest plant plants mountain valley glowing", hours=("dusk", "sunset", "morning")),
    "candy": Country("meadow", "candy gingerbread sugarland dessertland candyland sweetland", Biome((0.46, 0.56), 1.15, form.sweets, _CANDY, _CANDY, (
        Growth("lollipop", "#f04a8a", (0.5, 1.2), 26, 0.8, 9, 0.3, 2.2, 20), Growth("lollipop", "#4ab0f0", (0.5, 1.1), 22, 0.8, 9, 0.3, 2.2, 20), Growth("lollipop", "#8ad04a", (0.4, 1.0), 18, 0.8, 9, 0.3, 2.2, 20),
        Growth("cane", "#e0283a", (0.4, 1.0), 34, 0.8, 9, 0.3, 2.0, 18), Growth("gumdrop", "#f0c040", (0.1, 0.3), 40, 0.7, 9, 0.3, 1.8, 14), Growth("gumdrop", "#b46ae0", (0.1, 0.3), 40, 0.7, 9, 0.3, 1.8, 14), Growth("gumdrop", "#5ad0a0", (0.1, 0.26), 40, 0.7, 9, 0.3, 1.8, 14),
    ), grass=False, frame="lollipop", visibility=50, pattern=on_ground.icing), "land sweet sugar pink candy gumdrop cane", hints="lollipop chocolate sweets icecream cupcake dessert sugar", hours=("morning", "noon")),
    "savanna": Country("meadow", "savanna savannah veldt serengeti africa acacia baobab bushland", Biome((0.44, 0.54), 1.15, form.plain, _GOLD, ROCK, (
        Growth("acacia", "#7a8a3a", (0.8, 1.5), 34, 0.85, 9, 0.5, 4, 40), replace(_BUSHES, leaf="#8a8a44", count=110), _TUFTS,
    ), frame="acacia", visibility=_OPEN), "dry grass plain tree golden", hints="african"),
    "steppe": Country("meadow", "steppe mongolia chaparral shrubland scrub scrubland heathland pampas", Biome((0.44, 0.54), 1.15, form.downs, _STRAW, ROCK, (
        replace(_TUFTS, leaf="#b0a060", count=1200), replace(_BUSHES, leaf="#8a8a50", count=50), _STONES,
    ), frame="", visibility=_OPEN), "dry grass plain hill", hints="mongolian tuscan"),
    "prairie": Country("meadow", "prairie grassland greatplains pampa plain plains", Biome((0.44, 0.54), 1.1, form.plain, _PRAIRIE, ROCK, (
        replace(_TUFTS, leaf="#a8ac4c", count=1500, tall=(0.06, 0.14)), Growth("flower", "#f2c83a", (0.05, 0.09), 500, 0.7, 9, 0.6, 1.7, 9),
    ), frame="", visibility=_OPEN), "grass tall wide plain field", hints="grass grassy"),
    "terraces": Country("meadow", "riceterrace terrace terraced", Biome((0.36, 0.44), 1.9, form.terraced, GRASS, ROCK, (
        Growth("palm", "#4f8a34", (0.5, 0.9), 26, 0.85, 9, 0.7, 4, 26), Growth("bush", "#4f8030", (0.08, 0.16), 60, 0.6, 9, 0.5, 2, 20), replace(_TREES, count=40, tall=(0.3, 0.6)),
    ), grass=True, frame="palm", visibility=30, pattern=on_ground.paddies), "rice field paddy mountain hill green water"),
    "rice fields": Country("meadow", "ricefield paddy paddies ricepaddy", Biome((0.40, 0.48), 1.5, form.flat, MEADOW, ROCK, (
        Growth("palm", "#4f8a34", (0.6, 1.0), 16, 0.85, 9, 0.9, 6, 30), replace(_TREES, count=30),
    ), frame="palm", visibility=40, pattern=on_ground.level_paddies), "rice field water green mountain"),
    "vineyard": Country("meadow", "vineyard vine grapevine", Biome((0.40, 0.48), 1.4, form.downs, MEADOW, ROCK, (
        _rows_of("bush", "#5f8a2c", (0.13, 0.19), 0.62, 9000), Growth("cypress", "#3f5a2c", (0.5, 1.0), 22, 0.8, 9, 0.8, 7, 36),
    ), frame="", visibility=_OPEN, pattern=on_ground.rows("#54782a", soil="#8a6a44")), "row hill rolling green tuscany", hints="wine grape winery"),
    "tea": Country("meadow", "tea teaplantation", Biome((0.40, 0.48), 1.5, form.downs, GRASS, ROCK, (
        _rows_of("bush", "#3f7a2a", (0.10, 0.14), 0.42, 12000), replace(_TREES, count=26),
    ), frame="", visibility=32, pattern=on_ground.rows("#3f7426", soil="#5a6a30", apart=0.42)), "plantation field hill row green rolling"),
    "lavender": Country("meadow", "lavender", Biome((0.42, 0.50), 1.3, form.downs, MEADOW, ROCK, (
        _rows_of("flower", "#8a62d0", (0.09, 0.15), 0.46, 12000), replace(_TREES, count=18), Growth("cypress", "#3f5a2c", (0.5, 1.0), 14, 0.8, 9, 0.8, 9, 36),
    ), frame="", visibility=_OPEN, pattern=on_ground.rows("#7a58b8", soil="#8a7a50", apart=0.46)), "field row purple hill flower provence"),
    "tulips": Country("meadow", "tulip", Biome((0.42, 0.50), 1.3, form.plain, MEADOW, ROCK, (
        *(_rows_of("flower", ink, (0.08, 0.12), 0.46, 3600) for ink in ("#e03040", "#f2c02a", "#e878b0", "#f6f0e8")), replace(_TREES, count=20),
    ), frame="", visibility=_OPEN, pattern=on_ground.rows("#d03040", "#e8b828", "#e06aa8", "#e8e0dc", soil="#5a7a30", apart=0.46)), "field row flower dutch holland"),
    "orchard": Country("meadow", "orchard olivegrove", Biome((0.42, 0.50), 1.3, form.downs, MEADOW, ROCK, (
        Growth("broadleaf", "#6c9434", (0.42, 0.56), 700, 0.7, 9, 0.0, 3.0, 26, rows=1.5), Growth("flower", "#f6f0e0", (0.04, 0.07), 300, 0.7, 9, 0.6, 1.7, 8),
    ), frame="broadleaf", visibility=_OPEN), "tree row fruit apple grass", hints="apple"),
    "wheat": Country("meadow", "wheatfield cornfield wheat barley rye cornstalk grainfield maize", Biome((0.44, 0.52), 1.0, form.plain, _WHEAT, ROCK, (
        Growth("tuft", "#e0b850", (0.14, 0.22), 5200, 0.7, 9, 0.0, 1.75, 13), replace(_TREES, count=10, near=12),
    ), frame="", visibility=60), "field golden farm grain crop ripe stalk"),
    "farmland": Country("meadow", "farmland cropland patchwork", Biome((0.40, 0.48), 1.7, form.downs, MEADOW, ROCK, (
        replace(_TREES, count=46), Growth("hay", "#d8b04a", (0.14, 0.20), 26, 0.85, 9, 0.7, 2.6, 14), replace(_BUSHES, count=40),
    ), frame="broadleaf", visibility=_OPEN, pattern=on_ground.parcels), "field farm hill green countryside rural", hints="crop harvest plowed ploughed agricultural agriculture"),
    "moor": Country("meadow", "moor moorland heath heather", Biome((0.44, 0.54), 1.15, hills, _MOOR, ROCK, (
        Growth("flower", "#a85ab0", (0.05, 0.09), 2600, 0.6, 9, 0.8, 1.7, 11), replace(_TUFTS, leaf="#8a7a4a", count=700), replace(_STONES, count=60), replace(_BUSHES, leaf="#6a6a40", count=60),
    ), frame="", visibility=30, pattern=on_ground.patched("#7a4a78", "#4a5230")), "purple hill wild grass highland", hints="highlands scotland scottish highland"),
    "tundra": Country("snow", "tundra siberia permafrost", Biome((0.44, 0.54), 1.15, form.plain, _TUNDRA, ROCK, (
        replace(_TUFTS, leaf="#8c7c4c", count=900, tall=(0.05, 0.11)), replace(_STONES, count=70), Growth("bush", "#8a4a34", (0.04, 0.09), 160, 0.6, 9, 0.6, 1.7, 10),
    ), grass=False, frame="", visibility=38, pattern=on_ground.patched("#dfe6ee", "#6a4a38", "#6c7448")), "frozen cold arctic moss plain snow", hints="siberian"),
    "battlefield": Country("meadow", "battlefield battleground warzone trench nomansland", Biome((0.44, 0.54), 1.1, hills, ("#1c1a10", "#3c3620", "#5c5232", "#7c6e48", "#a09068"), ROCK, (
        Growth("sword", "#b4bcc4", (0.20, 0.34), 60, 0.6, 9, 0.4, 1.8, 12), Growth("spear", "#b4bcc4", (0.3, 0.55), 90, 0.6, 9, 0.4, 1.8, 18), Growth("banner", "#9c2a24", (0.5, 0.9), 16, 0.6, 9, 0.5, 2.4, 24), Growth("banner", "#2c4a7c", (0.5, 0.8), 8, 0.6, 9, 0.5, 2.4, 24),
        Growth("stump", "#3c342c", (0.3, 0.8), 22, 0.6, 9, 0.5, 2.6, 24), replace(_STONES, leaf="#5c5448", count=50),
    ), grass=False, frame="stump", visibility=22, pattern=on_ground.churned, smoke=5), "sword weapon banner spear mud smoke dead field broken flag battle muddy", hints="war aftermath", hours=("dusk", "morning", "sunset"), weather="cloudy"),
    "salt": Country("desert", "salt saltflat saltflats", Biome((0.44, 0.52), 1.15, form.flat, _SALT, ("#3a3648", "#5c5668", "#837a84", "#aa9ea0", "#d0c4bc"), (), grass=False, frame="", visibility=70, pattern=on_ground.salt), "flat white desert plain uyuni cracked lake endless"),
    "mudflat": Country("desert", "apocalypse crackedearth driedup lakebed wasteland wastes dustbowl", Biome((0.44, 0.54), 1.1, form.plain, _EARTH, ROCK, (
        Growth("stump", "#4c4034", (0.4, 1.0), 12, 0.7, 9, 0.5, 2.6, 26), Growth("bare", "#5a4c40", (0.6, 1.1), 10, 0.7, 9, 0.5, 3, 26), replace(_STONES, count=60), replace(_TUFTS, leaf="#9c8450", count=120),
    ), grass=False, frame="bare", visibility=30, pattern=on_ground.cracked("#1c120a", 1.7)), "dry earth ground desert dead dusty land", hints="parched barren desolate postapocalyptic cracked drought", hours=("noon", "golden hour", "sunset")),
    "glacier": Country("snow", "glacier icefall crevasse", Biome((0.46, 0.54), 1.3, form.ice_stream, SNOW, ROCK, (), snow=0.0, grass=False, frame="", visibility=44, pattern=on_ground.blue_ice), "ice blue mountain cold frozen crevasse", hours=("morning", "noon", "morning")),
    "icebergs": Country("snow", "iceberg icefloe floe packice icesheet iceshelf icefield seaice", Biome((0.44, 0.52), 1.3, form.ice_in_the_sea, SNOW, SNOW, (), water=True, snow=0.0, grass=False, frame="", visibility=50, reach=120, pattern=on_ground.blue_ice), "ice sea ocean arctic antarctic water blue polar cold frozen field", hours=("morning", "noon", "morning")),
    "springs": Country("mountains", "hotspring geyser geothermal springs onsen fumarole yellowstone", Biome((0.42, 0.50), 1.4, form.plain, _LIME, ROCK, (
        Growth("pine", "#4c7434", (0.4, 0.8), 160, 0.7, 9, 0.6, 14, 36), _STONES,
    ), grass=False, frame="", visibility=36, pattern=on_ground.pools, steam=6), "hot steam spring pool water rock field steaming", hints="thermal", hours=("morning", "dawn", "noon")),
    "mangroves": Country("swamp", "mangrove", Biome((0.42, 0.50), 1.0, form.braided, MUD, MUD, (
        Growth("mangrove", "#4f7a34", (0.7, 1.3), 130, 0.5, 9, 0.3, 2.6, 30), Growth("mangrove", "#5f8a3a", (0.4, 0.8), 80, 0.5, 9, 0.4, 2.2, 20),
    ), water=True, grass=False, frame="mangrove", visibility=22), "root tree water forest swamp coast tropical"),
    "delta": Country("coast", "delta estuary mudflat riverdelta", Biome((0.26, 0.34), 3.2, form.braided, _MOSSY, MUD, (
        Growth("bush", "#6a8a3a", (0.08, 0.2), 500, 0.5, 9, 0.5, 2, 30), Growth("kelp", "#8a9a50", (0.1, 0.22), 500, 0.5, 9, 0.5, 2, 14),
    ), water=True, grass=False, frame="", visibility=50), "river water green aerial above wetland", hints="tidal"),
    "fjord": Country("mountains", "fjord fjords", Biome((0.44, 0.52), 1.3, form.fjord, GRASS, ROCK, (
        replace(PINES, count=900, highest=2.6, near=3), _STONES,
    ), water=True, snow=4.2, strata=0.3, grass=True, frame="", visibility=46), "sea water mountain cliff steep viking lake", hints="norway norwegian nordic viking"),
    "karst": Country("mountains", "karst guilin halong zhangjiajie stonepillar rockpillar seastack rockstack", Biome((0.46, 0.54), 1.2, form.pillars, GRASS, ("#2c2a26", "#56524a", "#857e70", "#aca490", "#d4ccb8"), (
        Growth("bush", "#4f7a34", (0.12, 0.32), 900, 0.45, 9, 0.3, 8, 40), replace(_TREES, count=60, tall=(0.3, 0.6)),
    ), frame="broadleaf", strata=0.7, visibility=44), "mountain rock pillar stone tall green jungle bay", hints="pillar spire limestone"),
    "badlands": Country("canyon", "badlands hoodoo painteddesert rainbowmountain", Biome((0.46, 0.56), 1.2, form.badlands, _STRATA, _STRATA, (
        Growth("bush", "#8a8550", (0.04, 0.09), 90, 0.85, 1, 0.5, 1.8, 14), _STONES,
    ), grass=False, frame="", strata=2.2, visibility=44), "desert rock hill layered red", hints="striped"),
    "crater lake": Country("mountains", "craterlake caldera", Biome((0.40, 0.48), 1.9, form.caldera, GRASS, ("#241c1c", "#4a3c38", "#74625a", "#a08c7c", "#ccbca8"), (
        replace(PINES, count=700, highest=1.6), _STONES,
    ), water=True, snow=4.4, strata=0.3, visibility=50), "lake volcano volcanic mountain water blue"),
    "crater": Country("desert", "meteorcrater impactcrater", Biome((0.44, 0.54), 1.25, form.cratered, _EARTH, RED, (
        replace(_STONES, count=120), Growth("tuft", "#9c8450", (0.05, 0.1), 200, 0.7, 9, 0.6, 1.7, 9),
    ), grass=False, frame="", visibility=40), "crater meteor impact desert rock dust", hints="crater"),
    "lava field": Country("volcano", "underworld nether tartarus lavafield lavaplain lavaflow lavalake lavariver moltenplain", Biome((0.46, 0.56), 1.15, form.plain, BASALT, BASALT, (
        replace(_STONES, leaf="#3a3230", count=120, tall=(0.08, 0.35)), Growth("stump", "#2c2422", (0.3, 0.7), 10, 0.7, 9, 0.5, 3, 20),
    ), grass=False, frame="", visibility=30, pattern=on_ground.molten), "lava crack field black rock molten river flow fire", hours=("night", "dusk", "night")),
    "atoll": Country("coast", "atoll", Biome((0.24, 0.32), 3.4, form.atoll, SAND, SAND, (
        Growth("palm", "#5f9434", (0.5, 0.8), 700, 0.4, 9, 0.3, 3, 40), Growth("bush", "#5a8a3a", (0.15, 0.3), 600, 0.4, 9, 0.4, 3, 40),
    ), water=True, grass=False, frame="", visibility=70, reach=120), "island sea lagoon ocean tropical palm reef beach water blue", hints="archipelago maldives", hours=("morning", "noon")),
    "island": Country("coast", "desertisland tropicalisland smallisland treasureisland loneisland deserted", Biome((0.36, 0.44), 1.7, form.isle, SAND, ROCK, (
        Growth("palm", "#5f9434", (0.6, 1.1), 420, 0.4, 0.9, 0.2, 4, 30), Growth("broadleaf", "#4f7a34", (0.35, 0.6), 500, 0.3, 9, 0.2, 4, 30), Growth("bush", "#5a8a3a", (0.15, 0.3), 300, 0.4, 9, 0.3, 4, 30),
    ), water=True, grass=False, frame="palm", visibility=70, reach=120), "island sea ocean tropical palm beach water small desert sand"),
    "above the clouds": Country("mountains", "cloudsea cloudscape olympus asgard valhalla", Biome((0.46, 0.56), 1.5, form.above_clouds, GRASS, ROCK, (
        replace(PINES, count=300, near=1.8, far=5),
    ), snow=2.4, strata=0.25, visibility=40, pattern=on_ground.clouds_below), "cloud sea mountain peak sky high"),
    "crystals": Country("mountains", "crystalvalley crystalforest crystalfield crystalland crystaldesert", Biome((0.46, 0.56), 1.15, hills, ("#181430", "#30285a", "#4c4484", "#746cac", "#aca4d8"), ("#1c1834", "#3a3460", "#64588c", "#968cb8", "#ccc4e4"), (
        Growth("crystal", "#7fd0ff", (0.3, 1.5), 110, 0.5, 9, 0.5, 2.2, 24), Growth("crystal", "#c07aff", (0.25, 1.2), 90, 0.5, 9, 0.5, 2.2, 24), Growth("crystal", "#5affd0", (0.1, 0.5), 90, 0.5, 9, 0.5, 1.8, 14),
    ), grass=False, frame="crystal", visibility=26), "crystal valley field forest glowing purple blue", hours=("night", "dusk", "dawn")),
    "mushroom wood": Country("forest", "fairyland wonderland neverland mushroomforest mushroomland mushroomkingdom mushroomwood mushroomgrove mushroomvillage mushroomworld", Biome((0.46, 0.56), 1.05, hills, _MOSSY, ROCK, (
        Growth("mushroom", "#d8342a", (1.1, 2.3), 60, 0.5, 9, 0.3, 2.8, 30), Growth("mushroom", "#e0862a", (0.8, 1.7), 50, 0.5, 9, 0.3, 2.4, 30), Growth("mushroom", "#a85ad0", (0.6, 1.4), 50, 0.5, 9, 0.3, 2.2, 26),
        Growth("mushroom", "#e8b04a", (0.10, 0.35), 160, 0.5, 9, 0.4, 1.7, 12), Growth("bush", "#4f7a34", (0.08, 0.22), 130, 0.5, 9, 0.4, 1.7, 14), replace(PINES, count=160, near=9),
    ), frame="mushroom", visibility=20), "mushroom forest giant glowing magic magical wood village kingdom"),
    "pumpkins": Country("meadow", "pumpkin pumpkinpatch pumpkinfield", Biome((0.44, 0.52), 1.1, form.downs, MEADOW, ROCK, (
        Growth("pumpkin", "#e8761c", (0.10, 0.24), 900, 0.7, 9, 0.3, 1.8, 18), replace(_BUSHES, leaf="#5f7a2c", count=300, tall=(0.05, 0.12)), replace(_TREES, leaf="#b0702a"), Growth("scarecrow", "#5a4a6a", (0.6, 0.7), 3, 0.8, 9, 0.0, 3, 7),
    ), frame="", visibility=_OPEN), "patch field pumpkin farm halloween autumn"),
    "storm sea": Country("coast", "tsunami stormysea roughsea stormyocean roughocean", Biome((0.36, 0.46), 1.5, form.swell, _DEEP_SEA, _DEEP_SEA, (), grass=False, frame="", visibility=36, reach=110, pattern=on_ground.whitecaps), "sea ocean wave storm rough water stormy high big"),
    "sky": Country("meadow", "skyscape", Biome((0.90, 0.95), 1.1, form.plain, _MOSSY, ROCK, (Growth("broadleaf", "#3f5a2c", (0.4, 0.8), 30, 0.8, 9, 0.8, 6, 40),), frame="", visibility=24), "sky cloud clouds star starry hill", hints="sky cloud clouds starry milkyway stars heaven heavens thunderstorm"),
    "burnt": Country("forest", "burntforest burnedforest charredforest scorchedforest wildfire forestfire burningforest", Biome((0.44, 0.54), 1.15, hills, _ASH, ROCK, (
        Growth("stump", "#2c2622", (0.4, 1.3), 300, 0.6, 9, 0.2, 2.2, 30), Growth("bare", "#342c28", (0.7, 1.5), 140, 0.6, 9, 0.3, 2.4, 30), replace(_STONES, leaf="#4a443c"),
    ), grass=False, frame="bare", visibility=18, smoke=5), "forest wood tree burnt burned burning charred scorched ash smoke fire", hours=("dusk", "sunset"), weather="cloudy"),
    "garden": Country("meadow", "garden flowerbed botanical zengarden eden elysium arcadia", Biome((0.42, 0.50), 1.15, form.plain, MEADOW, ROCK, (
        *(Growth("flower", ink, (0.07, 0.15), 700, 0.7, 9, 0.7, 1.7, 10) for ink in ("#e8503a", "#f2c83a", "#c878d8", "#f6f0e0", "#e86a9c")),
        Growth("bush", "#4f8a34", (0.14, 0.28), 130, 0.7, 9, 0.5, 2.0, 16), Growth("cypress", "#3f6a30", (0.5, 0.9), 34, 0.8, 9, 0.5, 4, 26), replace(_TREES, count=60, near=5),
    ), frame="broadleaf", visibility=_OPEN), "flower green hedge grass park botanical"),
}  # fmt: skip
"""Lands by name, the most telling first."""

WOODS: dict[str, Growth] = {
    "birch aspen": Growth("birch", "#9ab04a", (0.8, 1.4), 420, 0.6, 9, 0.3, 2.4, 30),
    "willow": Growth("willow", "#8aa848", (0.6, 1.0), 90, 0.7, 9, 0.5, 2.8, 26),
    "cypress poplar": Growth("cypress", "#3f5f30", (0.7, 1.4), 200, 0.7, 9, 0.4, 2.6, 30),
    "baobab": Growth("baobab", "#7a8a3a", (1.0, 1.7), 16, 0.8, 9, 0.5, 4.5, 36),
    "acacia": Growth("acacia", "#7a8a3a", (0.8, 1.5), 34, 0.8, 9, 0.5, 4, 40),
    "mangrove": Growth("mangrove", "#4f7a34", (0.7, 1.3), 90, 0.5, 9, 0.3, 2.6, 30),
    "olive": Growth("broadleaf", "#8a9468", (0.4, 0.7), 160, 0.7, 9, 0.4, 2.8, 30),
}
"""Trees of their own shape, by the words for them."""

LAND_PHRASES: dict[str, str] = {
    "moon surface": "moonscape", "surface of the moon": "moonscape", "lunar surface": "moonscape", "lunar landscape": "moonscape", "on the moon": "moonscape", "moon base": "moonscape moonbase", "lunar base": "moonscape moonbase", "moon colony": "moonscape moonbase", "mars base": "mars surface moonbase", "mars colony": "mars surface moonbase", "colony on mars": "mars surface moonbase", "base on mars": "mars surface moonbase", "space colony": "colony", "on mars": "mars surface",
    "asteroid surface": "asteroidsurface", "surface of an asteroid": "asteroidsurface", "red planet": "redplanet planet", "planet surface": "planetsurface", "surface of a planet": "planetsurface", "alien planet": "alienplanet planet",
    "alien landscape": "alienlandscape", "alien world": "alienworld", "strange planet": "alienplanet planet", "distant planet surface": "planetsurface",
    "candy land": "candyland", "candy kingdom": "candyland", "candy world": "candyland", "candy forest": "candyland", "candy mountain": "candyland", "land of sweets": "candyland", "land of candy": "candyland", "sweets land": "candyland", "ice cream": "icecream", "candy cane": "candy cane",
    "rice terrace": "riceterrace", "rice field": "ricefield", "rice paddy": "ricepaddy", "rice paddies": "ricepaddy", "tea plantation": "teaplantation", "tea house": "teahouse", "great plain": "greatplains",
    "salt flat": "saltflat", "salt lake": "saltflat", "salt desert": "saltflat", "salt pan": "saltflat", "cracked earth": "crackedearth", "cracked ground": "crackedearth", "cracked mud": "crackedearth", "dry lake": "lakebed", "lake bed": "lakebed", "dried up": "driedup", "dried lake": "lakebed", "war zone": "warzone", "battle field": "battlefield", "no man s land": "nomansland",
    "ice floe": "icefloe", "pack ice": "packice", "ice sheet": "icesheet", "ice shelf": "iceshelf", "ice field": "icefield", "sea ice": "seaice", "frozen sea": "seaice", "frozen ocean": "seaice", "arctic sea": "seaice", "arctic ocean": "seaice", "ice berg": "iceberg",
    "hot spring": "hotspring", "thermal spring": "hotspring", "thermal pool": "hotspring", "river delta": "riverdelta", "mud flat": "mudflat", "tidal flat": "mudflat", "stone pillar": "stonepillar", "rock pillar": "rockpillar", "sea stack": "seastack", "rock stack": "rockstack", "rock spire": "rockpillar", "painted desert": "painteddesert", "rainbow mountain": "rainbowmountain",
    "crater lake": "craterlake", "volcanic lake": "craterlake", "meteor crater": "meteorcrater", "impact crater": "impactcrater", "lava field": "lavafield", "lava plain": "lavaplain", "lava flow": "lavaflow", "lava lake": "lavalake", "lava river": "lavariver", "river of lava": "lavariver", "lava land": "lavafield",
    "desert island": "desertisland", "deserted island": "desertisland", "tropical island": "tropicalisland", "small island": "smallisland", "tiny island": "smallisland", "treasure island": "treasureisland", "lonely island": "loneisland", "lone island": "loneisland", "paradise island": "tropicalisland", "island paradise": "tropicalisland", "pirate island": "treasureisland",
    "sea of cloud": "cloudsea", "cloud sea": "cloudsea", "ocean of cloud": "cloudsea", "above the cloud": "cloudscape", "over the cloud": "cloudscape",
    "crystal valley": "crystalvalley", "crystal forest": "crystalforest", "crystal field": "crystalfield", "crystal land": "crystalland", "crystal desert": "crystaldesert", "crystal mountain": "crystalvalley", "crystal canyon": "crystalvalley",
    "burnt forest": "burntforest", "burned forest": "burntforest", "burning forest": "burningforest", "charred forest": "charredforest", "scorched forest": "scorchedforest", "forest fire": "forestfire", "flower garden": "flower garden", "zen garden": "zengarden", "flower bed": "flowerbed", "olive grove": "olivegrove", "apple orchard": "orchard",
    "mushroom forest": "mushroomforest mushroom forest", "mushroom land": "mushroomland mushroom", "mushroom kingdom": "mushroomkingdom mushroom", "mushroom wood": "mushroomwood mushroom", "mushroom grove": "mushroomgrove mushroom", "mushroom village": "mushroomvillage mushroom village", "mushroom world": "mushroomworld mushroom", "forest of mushroom": "mushroomforest mushroom", "forest of giant mushroom": "mushroomforest mushroom", "giant mushroom": "mushroomforest mushroom",
    "pumpkin patch": "pumpkinpatch", "pumpkin field": "pumpkinfield", "stormy sea": "stormysea stormy sea", "stormy ocean": "stormyocean stormy ocean", "rough sea": "roughsea sea", "rough ocean": "roughocean ocean", "storm at sea": "stormysea storm sea", "sea storm": "stormysea storm sea", "raging sea": "stormysea stormy sea", "raging ocean": "stormysea stormy ocean", "wild sea": "roughsea sea", "high wave": "roughsea wave", "giant wave": "roughsea wave", "huge wave": "roughsea wave",
    "sky island": "floating island", "weeping willow": "willow", "lavender field": "lavender", "tulip field": "tulip", "field of lavender": "lavender", "field of tulip": "tulip", "fields of lavender": "lavender", "fields of tulip": "tulip",
}  # fmt: skip
"""Words that name a land together, and the word that stands for it."""
