"""The words of a scene prompt, and what they mean."""

from __future__ import annotations

KINDS: dict[str, str] = {
    "mountains": "mountain mountains mountainous peak peaks alps alpine range summit ridge highlands himalaya valley fjord",
    "forest": "forest woods woodland trees pines taiga redwood grove wood backwoods",
    "meadow": "meadow field fields hills hill hillside grassland prairie countryside farmland farm pasture plains plain steppe savanna savannah garden park shire glade",
    "coast": "coast beach sea ocean shore seaside bay island islands lagoon cliffs harbor harbour tropical atoll seascape waves cove",
    "desert": "desert dunes dune sahara sand arabian oasis pyramid pyramids",
    "canyon": "canyon mesa mesas badlands gorge butte buttes wasteland western mars martian",
    "snow": "snow snowy tundra arctic polar glacier ice icy frozen antarctic winter",
    "volcano": "volcano volcanic lava magma eruption erupting hell inferno mordor",
    "swamp": "swamp marsh bog wetland wetlands mire bayou fen swampy",
    "jungle": "jungle rainforest tropics amazon",
    "graveyard": "graveyard cemetery tombstones graves haunted",
    "dungeon": "dungeon crypt catacomb catacombs corridor prison cell torchlit vault sewer tomb",
    "city": "city cityscape skyline skyscraper skyscrapers metropolis urban downtown street alley cyberpunk neon",
    "interior": "interior tavern inn pub room library study throne hall palace cathedral church spaceship starship spacecraft bridge cockpit lab laboratory kitchen bedroom shop hangar indoors inside",
    "space": "space planet planets nebula galaxy cosmos cosmic asteroid asteroids orbit outer stars moons saturn jupiter",
    "cave": "cave cavern grotto mine mineshaft stalactites",
    "islands": "floating flying levitating skyland",
    "underwater": "underwater undersea reef coral seabed deep abyss submarine atlantis kelp aquatic",
}
"""Kind: the words that name it."""

TIMES: dict[str, str] = {
    "dawn": "dawn daybreak sunrise",
    "morning": "morning",
    "noon": "noon midday day daylight daytime sunny bright",
    "golden hour": "golden afternoon hour warm",
    "sunset": "sunset sundown evening",
    "dusk": "dusk twilight gloaming",
    "night": "night midnight moonlit moonlight nighttime starry nocturnal",
}

WEATHERS: dict[str, str] = {
    "cloudy": "cloudy overcast clouds gloomy grey gray",
    "fog": "fog foggy mist misty haze hazy smoky",
    "rain": "rain rainy raining drizzle downpour",
    "storm": "storm stormy thunderstorm lightning thunder tempest hurricane",
    "snow": "snowing snowfall blizzard snowstorm",
    "clear": "clear cloudless",
}

SEASONS: dict[str, str] = {
    "spring": "spring blossom blossoms cherry bloom",
    "summer": "summer",
    "autumn": "autumn fall autumnal october november",
    "winter": "winter wintry",
}

FEATURES: dict[str, str] = {
    "lake": "lake pond reflection reflections",
    "river": "river stream creek brook",
    "castle": "castle fortress citadel palace keep stronghold",
    "village": "village town hamlet houses cottages settlement",
    "house": "house cottage cabin hut lodge farmhouse",
    "tower": "tower wizard spire watchtower",
    "lighthouse": "lighthouse beacon",
    "pyramid": "pyramid pyramids",
    "ruins": "ruins ruin ruined temple columns colosseum acropolis",
    "windmill": "windmill mill",
    "aurora": "aurora borealis northern lights",
}
