"""The words of a scene prompt, and what they mean."""

from __future__ import annotations

KINDS: dict[str, str] = {
    "underwater": "underwater undersea reef coral seabed abyss submarine atlantis kelp aquatic submerged deepsea oceanfloor sunken seaweed shoal seagrass",
    "islands": "floating levitating skyland",
    "cave": "cave cavern grotto mine mineshaft stalactite geode",
    "dungeon": "dungeon crypt catacomb prison cell torchlit sewer corridor hallway passageway",
    "interior": "interior room indoors inside chamber spaceship starship spacecraft cockpit",
    "space": "space planet nebula nebulae galaxy cosmos cosmic asteroid orbit orbiting saturn jupiter "
    "starfield interstellar blackhole supernova wormhole outerspace deepspace solarsystem constellation andromeda pulsar quasar stargate",
    "city": "city cityscape skyline skyscraper metropolis urban downtown street alley alleyway cyberpunk neon avenue rooftop",
    "town": "townscape townsquare marketplace courtyard",
    "volcano": "volcano volcanic lava magma eruption erupting hell inferno mordor",
    "graveyard": "graveyard cemetery tombstone gravestone grave",
    "swamp": "marshland slough quicksand swamp marsh bog wetland mire bayou fen swampy mangrove",
    "jungle": "jungle rainforest tropics amazon",
    "canyon": "canyon ravine chasm gully gulch wadi quarry rift escarpment plateau outback mesa badlands gorge butte wasteland western mars martian",
    "coast": "coast coastal beach sea ocean shore seaside bay island archipelago lagoon seashore cape gulf inlet peninsula promontory isthmus strait firth sandbar rockpool tidepool foreshore skerry cliff cliffside seacliff bluff harbor harbour port atoll "
    "seascape wave cove tropical shoreline coastline",
    "desert": "sandstorm duststorm desert dune sahara sand sandy arabian oasis",
    "mountains": "crag scree sierra uplands foothill fjell tor outcrop precipice mountain mountainous peak alps alpine range summit ridge highland himalaya valley fjord everest",
    "forest": "forest woods woodland thicket copse spinney timberland clearing wilderness undergrowth tree pine taiga redwood grove wood backwood spruce birch oak maple willow beech aspen bamboo glade",
    "meadow": "paddock dale vale glen knoll hillock mound wold flatland watermeadow polder riverside riverbank hedge hedgerow plantation meadow field hill hillside grassland prairie countryside farmland farm pasture plain plains steppe savanna "
    "savannah garden park shire vineyard orchard",
    "snow": "snowdrift avalanche blizzard snowstorm snow snowy tundra arctic polar glacier ice icy frozen antarctic winter snowfield",
}
"""Kind: the words that name it, the most telling kinds first: a snowy forest is a forest, a lava cave a cave."""

TIMES: dict[str, str] = {
    "dawn": "dawn daybreak sunrise",
    "morning": "morning",
    "noon": "noon midday day daylight daytime sunny sunlight sunlit sunshine",
    "golden hour": "goldenhour afternoon",
    "sunset": "sunset sundown evening",
    "dusk": "dusk twilight gloaming bluehour",
    "night": "galaxy night midnight moonlit moonlight nighttime starry nocturnal moon fullmoon crescent halfmoon star milkyway",
}

WEATHERS: dict[str, str] = {
    "storm": "typhoon gale cyclone hailstorm storm stormy thunderstorm lightning thunder tempest hurricane",
    "snow": "snowing snowfall blizzard snowstorm snowflake",
    "rain": "monsoon rain rainy raining drizzle downpour",
    "fog": "sandstorm duststorm fog foggy mist misty haze hazy smoky",
    "cloudy": "cloudy overcast cloud gloomy",
    "clear": "clear cloudless",
}

SEASONS: dict[str, str] = {
    "spring": "spring blossom cherry bloom blooming sakura",
    "summer": "summer",
    "autumn": "autumn fall autumnal october november",
    "winter": "winter wintry wintertime snowy snow snowing snowfall blizzard snowstorm frozen frosty",
}

FEATURES: dict[str, str] = {
    "lake": "lake tarn reservoir waterhole cenote pond oasis reflection fjord reflecting",
    "river": "river riverbank riverside rill ford stream creek brook rapid rapids whitewater",
    "waterfall": "waterfall cascade cataract",
    "castle": "castle fortress citadel palace stronghold fort",
    "village": "village town hamlet house cottage settlement",
    "house": "house cottage cabin hut lodge farmhouse homestead",
    "barn": "barn farm farmhouse stable",
    "church": "church chapel monastery abbey cathedral",
    "tower": "tower spire watchtower",
    "lighthouse": "lighthouse beacon",
    "pyramid": "pyramid",
    "ruins": "ruin temple column colosseum acropolis shrine",
    "temple": "parthenon pantheon",
    "step pyramid": "ziggurat",
    "windmill": "windmill mill",
    "pagoda": "pagoda",
    "torii": "torii",
    "stones": "monolith stonehenge menhir megalith obelisk",
    "tent": "tent camp campsite yurt tipi encampment",
    "igloo": "igloo",
    "bridge": "bridge footbridge",
    "pier": "pier dock jetty harbor harbour port marina wharf",
    "path": "path road trail lane track footpath pathway street highway route dirtroad asphalt crossroad crossroads",
    "boat": "boat rowboat canoe sailboat sail yacht",
    "ship": "ship galleon sailing schooner frigate",
    "balloon": "balloon",
    "birds": "bird seagull gull crow raven eagle hawk flock bat goose geese",
    "flowers": "flower wildflower poppy tulip lavender sunflower daisy rose bluebell dandelion buttercup lily lotus iris orchid marigold hydrangea cornflower bluebonnet violet daffodil crocus peony wisteria edelweiss",
    "mushrooms": "mushroom toadstool fungus fungi",
    "crystals": "crystal gem gemstone",
    "lanterns": "lantern lamp streetlamp lamppost streetlight",
    "campfire": "campfire bonfire",
    "fireflies": "firefly lightningbug",
    "rainbow": "rainbow",
    "meteors": "meteor comet",
    "aurora": "aurora borealis northernlights northernlight",
    "hay": "hay haystack bale",
    "wheat": "wheat barley rye corn crop cornfield wheatfield",
    "boulders": "rock boulder rocky",
    "bamboo": "bamboo",
    "wreck": "shipwreck wreck wreckage",
    "fish": "fish shark whale dolphin turtle jellyfish manta ray orca clownfish fishes",
    "domes": "dome seabase underwatercity moonbase colony outpost habitat",
}
"""What can stand in a scene."""

AT_HOME: dict[str, str] = {
    "castle": "mountains", "village": "meadow", "house": "meadow", "tower": "mountains", "lighthouse": "coast", "pyramid": "desert",
    "ruins": "meadow", "temple": "meadow", "step pyramid": "jungle", "windmill": "meadow", "aurora": "snow", "lake": "mountains", "river": "mountains", "waterfall": "jungle",
    "barn": "meadow", "church": "meadow", "pagoda": "mountains", "torii": "mountains", "stones": "meadow", "tent": "meadow",
    "igloo": "snow", "bridge": "meadow", "pier": "coast", "path": "meadow", "boat": "coast", "ship": "coast",
    "flowers": "meadow", "mushrooms": "forest", "fireflies": "forest", "hay": "meadow", "wheat": "meadow", "campfire": "forest",
    "bamboo": "forest", "balloon": "meadow", "rainbow": "meadow", "crystals": "cave", "boulders": "mountains", "meteors": "meadow", "wreck": "underwater", "fish": "underwater", "domes": "underwater",
}  # fmt: skip
"""The kind of land that a feature stands in when the prompt names none."""

PHRASES: dict[str, str] = {
    "bird s eye": "aerial", "birds eye": "aerial", "bird eye": "aerial", "from above the cloud": "cloudscape", "from above": "aerial", "from the air": "aerial", "from the sky": "aerial", "top view": "aerial", "drone view": "aerial", "northern lights": "northernlights", "aurora borealis": "aurora", "hot air balloon": "balloon", "cherry blossom": "blossom", "cherry tree": "blossom tree",
    "shooting star": "meteor", "falling star": "meteor", "full moon": "fullmoon", "crescent moon": "crescent", "half moon": "halfmoon",
    "snow falls": "snowing", "snow falling": "snowing", "falling snow": "snowing", "rain falls": "rain", "falling rain": "rain", "night falls": "night", "leaf falls": "autumnleaf", "leaves fall": "autumn autumnleaf", "falling leaves": "autumn autumnleaf",
    "golden hour": "goldenhour", "blue hour": "bluehour", "milky way": "milkyway", "torii gate": "torii", "standing stone": "menhir", "stone circle": "stonehenge",
    "fallen leaves": "autumnleaf", "autumn leaves": "autumn autumnleaf", "fall leaves": "autumn autumnleaf", "street lamp": "streetlamp", "street light": "streetlamp",
    "fairy lights": "lantern", "fire flies": "firefly", "sail boat": "sailboat", "wheat field": "wheatfield", "corn field": "cornfield",
    "hay bale": "hay", "sci fi": "scifi", "god ray": "sunbeam", "sun beam": "sunbeam", "light ray": "sunbeam", "ray of light": "sunbeam", "light shaft": "sunbeam",
    "palm tree": "palm", "dead tree": "deadtree", "bare tree": "deadtree", "pine tree": "pine", "snow capped": "", "ice cave": "ice cave",
    "crystal clear": "clear", "wizard tower": "tower", "wizard s tower": "tower", "wizards tower": "tower", "mage tower": "tower", "post apocalyptic": "postapocalyptic",
    "rocky coast": "rocky coast", "throne room": "throne room", "high seas": "sea", "open sea": "opensea sea", "open ocean": "opensea ocean", "full of": "", "sea of": "", "camp fire": "campfire", "fire camp": "campfire", "underground lake": "cave lake", "underground river": "cave river", "underground waterfall": "cave waterfall", "dirt road": "dirtroad", "dirt path": "path", "dirt track": "track", "desert road": "desert road", "ocean floor": "seabed", "sea floor": "seabed", "bottom of the sea": "seabed", "bottom of the ocean": "seabed", "under the sea": "underwater", "under the ocean": "underwater", "beneath the sea": "underwater", "beneath the waves": "underwater", "under water": "underwater", "deep sea": "deepsea",
    "sunken ship": "shipwreck underwater", "sunken galleon": "shipwreck underwater", "sunken pirate ship": "shipwreck underwater", "sunken city": "underwater sunken ruin ruins", "sunken temple": "underwater sunken temple", "underwater city": "underwater underwatercity", "underwater base": "underwater seabase", "city under the sea": "underwater underwatercity", "city underwater": "underwater underwatercity", "hydrothermal vent": "hydrothermal vent underwater", "thermal vent": "vent underwater", "black smoker": "smoker vent underwater", "atlantis": "atlantis ruin ruins", "lost city of atlantis": "atlantis ruin ruins", "black hole": "blackhole", "outer space": "outerspace space", "deep space": "deepspace space", "solar system": "solarsystem planets planet", "star field": "starfield", "field of star": "starfield", "red giant": "redgiant", "space battle": "space battle fleet", "space fleet": "space fleet", "gas giant": "gasgiant jupiter planet", "space ship": "spaceship", "space craft": "spacecraft", "accretion disk": "accretion",
}  # fmt: skip
"""Words that mean one thing together, and the word that stands for it."""

PAINTS: dict[str, str] = {"gold": "#e0b040", "golden": "#e6b53c", "silver": "#b8c0cc", "emerald": "#1f9a5a", "coral": "#ff7a5a", "lilac": "#b48ad8", "sapphire": "#2050c0", "ruby": "#c01838", "turquoise": "#25cfc0"}  # fmt: skip
"""Colour words that only stand before a noun."""

SHIPS = frozenset(("spaceship starship spacecraft scifi futuristic station space ship").split())  # noqa: SIM905  a list this long reads better as prose
INDOORS = frozenset(
    ("bridge cockpit corridor interior inside room hangar lab laboratory hallway").split()  # noqa: SIM905  a list this long reads better as prose
)
MEDIEVAL = frozenset(("medieval fantasy old fairytale elven cobblestone village").split())  # noqa: SIM905  a list this long reads better as prose

NATIVE: dict[str, str] = {
    "mountains": "valley rock cliff pine alpine slope", "forest": "tree forest hill", "meadow": "hill tree grass grassy meadow field bush",
    "coast": "sand sandy water wave horizon surf", "desert": "sand dune sandy", "canyon": "desert rock cliff sand cactus cacti dusty red", "snow": "mountain peak hill white pine",
    "volcano": "rock ash mountain smoke fire lava black molten", "swamp": "tree water murky reed moss", "jungle": "tree palm forest green fern", "graveyard": "tree grass hill spooky dead",
    "underwater": "sand bubble deep seaweed water blue sunbeam sea ocean floor", "islands": "island cloud rock grass tree flying", "cave": "rock stone dark",
    "dungeon": "stone torch dark barrel chest door pillar wall torchlight", "space": "star dark", "city": "building tower window", "interior": "wall floor room window", "town": "house street town",
}  # fmt: skip
"""By kind: words that it shows whenever it is painted."""

NEUTRAL = frozenset(
    (  # noqa: SIM905  a list this long reads better as prose
        "a an the and or of in on at by to for from with without under near over behind before after into onto through "
        "across along between beneath below above beyond around against towards toward off up down out as is are be it "
        "its this that these those there where some any all very more most many few several lot lots "
        "one single lone lonely solitary no not only just like "
        "scene scenery landscape background backdrop environment view vista panorama panoramic wallpaper picture image "
        "painting illustration art artwork concept digital render rendering establishing shot wide widescreen angle "
        "game video level rpg fantasy design style location place area world setting key visual map biome "
        "beautiful epic stunning amazing gorgeous breathtaking detailed highly high quality hd uhd 4k 8k best "
        "masterpiece lovely nice pretty majestic magnificent grand scenic picturesque idyllic iconic classic perfect "
        "peaceful serene calm tranquil quiet relaxing cozy cosy charming wonderful atmospheric cinematic dramatic "
        "vast wide open sprawling endless rugged lush wild natural remote nature outdoor outdoors "
        "fishing country kingdom beside between amid among amidst erupting growing surrounded covered filled full lit seen viewed looking overlooking leading standing lying rising hanging made "
        "built set placed shown lined dotted scattered stretching reaching running going coming passing sitting "
        "background foreground distance distant far horizon middle center centre side left right top bottom edge end "
        "inside outside next front back time hour light lighting sky air ground land terrain water weather "
        "main heavy seen eye "
        "make create generate draw paint show me i want need please"
    ).split()
)
"""What says nothing about what is to be seen, or what every scene has."""
