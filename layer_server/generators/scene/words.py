"""The words of a scene prompt, and what they mean."""

from __future__ import annotations

KINDS: dict[str, str] = {
    "underwater": "underwater undersea reef coral seabed abyss submarine atlantis kelp aquatic submerged",
    "islands": "floating flying levitating skyland",
    "cave": "cave caves cavern caverns grotto mine mineshaft stalactites geode",
    "dungeon": "dungeon crypt catacomb catacombs prison cell torchlit sewer tomb corridor corridors hallway hallways passageway",
    "interior": "interior tavern inn pub room library study throne hall ballroom cathedral church spaceship starship "
    "spacecraft cockpit lab laboratory kitchen bedroom shop bookshop hangar indoors inside fireplace",
    "space": "space planet planets nebula nebulae galaxy cosmos cosmic asteroid asteroids orbit orbiting saturn jupiter "
    "starfield interstellar",
    "city": "city cityscape skyline skyscraper skyscrapers metropolis urban downtown street alley cyberpunk neon avenue",
    "volcano": "volcano volcanic volcanoes lava magma eruption erupting hell inferno mordor",
    "graveyard": "graveyard cemetery tombstone tombstones graves haunted",
    "swamp": "swamp marsh bog wetland wetlands mire bayou fen swampy mangrove",
    "jungle": "jungle rainforest tropics amazon",
    "canyon": "canyon mesa mesas badlands gorge butte buttes wasteland western mars martian",
    "coast": "coast coastal beach sea ocean shore seaside bay island archipelago lagoon cliffs harbor harbour atoll seascape "
    "waves cove tropical",
    "desert": "desert deserts dunes dune sahara sand sandy arabian oasis",
    "mountains": "mountain mountains mountainous peak peaks alps alpine range summit ridge highlands himalaya valley fjord "
    "everest",
    "forest": "forest woods woodland trees pines taiga redwood redwoods grove wood backwoods forests",
    "meadow": "meadow meadows field fields hill hills hillside grassland grasslands prairie countryside farmland farm pasture "
    "plains plain steppe savanna savannah garden park shire glade",
    "snow": "snow snowy tundra arctic polar glacier ice icy frozen antarctic winter snowfield",
}
"""Kind: the words that name it, the most telling kinds first: a snowy forest is a forest, a lava cave a cave."""

TIMES: dict[str, str] = {
    "dawn": "dawn daybreak sunrise",
    "morning": "morning",
    "noon": "noon midday day daylight daytime sunny",
    "golden hour": "golden afternoon",
    "sunset": "sunset sundown evening",
    "dusk": "dusk twilight gloaming",
    "night": "night midnight moonlit moonlight nighttime starry nocturnal moon nights",
}

WEATHERS: dict[str, str] = {
    "storm": "storm stormy thunderstorm lightning thunder tempest hurricane",
    "snow": "snowing snowfall blizzard snowstorm",
    "rain": "rain rainy raining drizzle downpour",
    "fog": "fog foggy mist misty haze hazy smoky",
    "cloudy": "cloudy overcast clouds gloomy",
    "clear": "clear cloudless",
}

SEASONS: dict[str, str] = {
    "spring": "spring blossom blossoms cherry bloom",
    "summer": "summer",
    "autumn": "autumn fall autumnal october november",
    "winter": "winter wintry snowy snow snowing blizzard frozen",
}

FEATURES: dict[str, str] = {
    "lake": "lake pond oasis reflection reflections",
    "river": "river stream creek brook",
    "waterfall": "waterfall waterfalls cascade cataract",
    "castle": "castle fortress citadel palace stronghold",
    "village": "village town hamlet houses cottages settlement",
    "house": "house cottage cabin hut lodge farmhouse",
    "tower": "tower wizard spire watchtower",
    "lighthouse": "lighthouse beacon",
    "pyramid": "pyramid pyramids",
    "ruins": "ruins ruin ruined temple columns colosseum acropolis",
    "windmill": "windmill windmills mill",
    "aurora": "aurora borealis northern",
}

AT_HOME: dict[str, str] = {
    "castle": "mountains", "village": "meadow", "house": "meadow", "tower": "mountains", "lighthouse": "coast", "pyramid": "desert",
    "ruins": "meadow", "windmill": "meadow", "aurora": "snow", "lake": "mountains", "river": "mountains", "waterfall": "jungle",
}  # fmt: skip
"""The kind of land that a feature stands in when the prompt names none."""

SHIPS = frozenset(("spaceship starship spacecraft scifi sci futuristic station space").split())  # noqa: SIM905  a list this long reads better as prose
INDOORS = frozenset(
    [
        "bridge",
        "cockpit",
        "corridor",
        "corridors",
        "interior",
        "inside",
        "room",
        "hangar",
        "lab",
        "laboratory",
        "hallway",
    ]
)
MEDIEVAL = frozenset(("medieval fantasy old fairytale elven").split())  # noqa: SIM905  a list this long reads better as prose

NOT_DRAWN = frozenset(
    [
        "dragon",
        "dragons",
        "knight",
        "knights",
        "warrior",
        "warriors",
        "wizard",
        "king",
        "queen",
        "princess",
        "man",
        "woman",
        "person",
        "people",
        "boy",
        "girl",
        "child",
        "hero",
        "heroes",
        "soldier",
        "soldiers",
        "army",
        "battle",
        "crowd",
        "monster",
        "monsters",
        "goblin",
        "goblins",
        "orc",
        "orcs",
        "elf",
        "elves",
        "robot",
        "robots",
        "horse",
        "horses",
        "wolf",
        "wolves",
        "dog",
        "cat",
        "bird",
        "birds",
        "eagle",
        "whale",
        "whales",
        "fish",
        "sharks",
        "shark",
        "deer",
        "bear",
        "lion",
        "tiger",
        "dinosaur",
        "dinosaurs",
        "car",
        "cars",
        "truck",
        "train",
        "boat",
        "boats",
        "ship",
        "ships",
        "pirate",
        "airship",
        "airships",
        "plane",
        "airplane",
        "helicopter",
        "tank",
        "balloon",
        "balloons",
        "bridge",
        "statue",
        "fight",
        "fighting",
        "chasing",
        "running",
        "ufo",
        "astronaut",
        "mermaid",
        "unicorn",
        "cow",
        "cows",
        "sheep",
    ]
)
"""What people ask for and no scene shows: it is left out, and said."""
