"""Which silhouettes draw a noun well, and by which other names the art knows nouns.

The art's own names are not enough: many belong to abstract glyphs.
"""

from __future__ import annotations

from layer_server.generators.image import subjects_arms, subjects_beings, subjects_goods, subjects_places
from layer_server.generators.image.sketch_classes import CLASS_NOUNS, CLASS_RELATIVES
from layer_server.generators.image.subjects_various import VARIOUS
from layer_server.generators.image.tables import rows, words

_FIRST = rows(
    """
    sword: broadsword gladius croc-sword relic-blade two-handed-sword shard-sword stiletto katana
    longsword: broadsword two-handed-sword croc-sword
    greatsword: croc-sword broadsword relic-blade
    cutlass: curvy-knife
    saber: curvy-knife katana
    rapier: stiletto
    dagger: plain-dagger sacrificial-dagger broad-dagger curvy-knife
    knife: bowie-knife plain-dagger
    axe: battle-axe battered-axe sharp-axe war-axe fire-axe
    battle axe: battle-axe battered-axe sharp-axe war-axe
    hammer: warhammer flat-hammer thor-hammer
    mace: flanged-mace spiked-mace bone-mace
    staff: crescent-staff crystal-wand lunar-wand orb-wand skull-staff
    wand: crystal-wand orb-wand fairy-wand lunar-wand
    wizard staff: crystal-wand crescent-staff lunar-wand orb-wand
    magic staff: crystal-wand crescent-staff lunar-wand orb-wand
    cape: own/flowing-cape
    robe: robe
    poison bottle: poison-bottle square-bottle
    staircase: stairs
    scythe: scythe reaper-scythe
    bow: high-shot pocket-bow
    ice axe: battle-axe fire-axe battered-axe
    crossbow: crossbow
    arrow: broadhead-arrow
    pickaxe: war-pick
    pistol: pistol-gun revolver colt-m1911
    gun: revolver pistol-gun
    rifle: winchester-rifle lee-enfield
    laser gun: ray-gun
    laser pistol: ray-gun
    raygun: ray-gun
    blaster: ray-gun
    grenade: own/pineapple-grenade stun-grenade
    bomb: unlit-bomb rolling-bomb
    dynamite: dynamite
    shield: round-shield checked-shield shield viking-shield bordered-shield dragon-shield edged-shield griffin-shield
    helmet: visored-helm barbute brutal-helm crested-helmet closed-barbute heavy-helm light-helm
    viking helmet: viking-helmet
    gloves: gloves winter-gloves
    boot: leather-boot fur-boot walking-boot
    boots: leather-boot fur-boot boots
    armor: breastplate chest-armor leather-armor lamellar
    armour: breastplate chest-armor leather-armor lamellar
    breastplate: breastplate chest-armor
    cloak: own/flowing-cape
    hat: pointy-hat
    wizard hat: pointy-hat
    witch hat: pointy-hat
    crown: crown queen-crown jewel-crown imperial-crown crenel-crown
    ring: diamond-ring big-diamond-ring globe-ring ring
    muffin: cupcake
    cupcake: cupcake
    gem ring: diamond-ring big-diamond-ring globe-ring
    gem necklace: gem-necklace gem-pendant pearl-necklace
    amulet: gem-pendant heart-necklace gem-necklace
    necklace: necklace gem-necklace pearl-necklace
    chest: locked-chest chest open-treasure-chest
    treasure chest: locked-chest open-treasure-chest chest
    treasure: open-treasure-chest locked-chest
    potion: round-potion standing-potion potion-ball square-bottle round-bottom-flask
    health potion: health-potion round-potion standing-potion heart-bottle
    mana potion: round-potion standing-potion potion-ball
    poison potion: round-potion standing-potion potion-ball
    elixir: round-potion standing-potion potion-ball
    flask: round-bottom-flask round-potion
    bottle: square-bottle round-potion
    vial: standing-potion round-potion
    key: skeleton-key key heart-key boss-key star-key
    lock: padlock plain-padlock
    coin: crown-coin two-coins coins
    fire spell: fire-spell-cast fireball
    ice spell: ice-spell-cast ice-bolt
    lightning spell: bolt-spell-cast power-lightning
    coins: coins two-coins
    gold: gold-bar gold-nuggets
    gold coin: crown-coin two-coins coins
    gem: cut-diamond emerald rupee
    diamond: cut-diamond
    ruby: rupee emerald cut-diamond
    emerald: emerald rupee cut-diamond
    sapphire: rupee cut-diamond
    crystal: crystal-growth crystal-bars floating-crystal minerals
    crystals: crystal-cluster crystal-growth minerals
    ore: ore minerals
    dragon: spiked-dragon-head dragon-head wyvern
    baby dragon: dragon-head wyvern
    goblin: goblin-head
    orc: orc-head
    wolf: wolf-head
    golem: rock-golem golem-head
    robot: vintage-robot robot-antennas robot-golem
    skull: skull-crossed-bones chewed-skull
    slime: transparent-slime slime
    ghost: ghost floating-ghost spectre
    zombie: shambling-zombie
    skeleton: skeleton
    wizard: wizard-face
    witch: witch-face
    knight: visored-helm black-knight-helm
    pirate: pirate-captain
    king: king
    cat: cat
    dog: sitting-dog
    horse: horse-head
    bear: bear-head bear-face
    owl: owl barn-owl
    eagle: eagle-head
    snake: snake
    spider: spider-alt masked-spider hanging-spider
    frog: frog
    fish: tropical-fish flying-trout
    octopus: octopus
    shark: shark-jaws
    heart: hearts glass-heart shining-heart
    star: round-star
    lightning: power-lightning
    thunderbolt: power-lightning bolt-spell-cast
    lightning bolt: power-lightning
    fireball: fireball
    fire: small-fire flame
    flame: flame small-fire
    snowflake: snowflake-2 snowflake-1
    sun: sun
    moon: moon
    cloud: emoji/cloud
    leaf: linden-leaf maple-leaf oak-leaf
    tree: oak beech fruit-tree
    oak: oak
    oak tree: oak beech
    pine: pine-tree
    pine tree: pine-tree
    flower: daisy spoted-flower rose
    mushroom: mushroom super-mushroom spotted-mushroom
    apple: shiny-apple
    pear: pear
    meat: meat steak ham-shank
    steak: steak
    chicken leg: chicken-leg
    drumstick: chicken-leg
    roast chicken leg: chicken-leg
    bread: bread sliced-bread
    cake: cake-slice stairs-cake
    cheese: cheese-wedge
    beer: beer-stein
    mug: beer-stein coffee-mug
    egg: big-egg
    dragon egg: dinosaur-egg big-egg
    book: book-cover white-book secret-book
    spell book: secret-book spell-book
    spellbook: secret-book spell-book
    grimoire: secret-book evil-book spell-book
    scroll: tied-scroll scroll-unfurled
    map: treasure-map
    treasure map: treasure-map
    letter: envelope love-letter
    lantern: old-lantern lantern-flame lantern
    torch: torch
    campfire: campfire
    tent: camping-tent
    backpack: backpack knapsack light-backpack
    bag: knapsack swap-bag
    rope: rope-coil
    ladder: ladder
    shovel: spade
    fishing rod: fishing-pole
    anvil: anvil
    gear: big-gear cog
    gear wheel: big-gear cog
    cog: cog big-gear
    wheel: cartwheel
    barrel: barrel
    crate: wooden-crate
    box: wooden-crate cardboard-box-closed
    door: wooden-door
    castle: emoji/castle
    tower: white-tower stone-tower watchtower
    house: house family-house
    tavern: tavern-sign
    tombstone: tombstone
    grave: tombstone
    throne: throne-king stone-throne
    ship: caravel galleon
    sailing ship: caravel galleon sailboat
    pirate ship: galleon caravel
    boat: sailboat
    rocket: rocket
    rocket ship: rocket
    spaceship: starfighter spaceship scout-ship
    planet: ringed-planet
    ufo: ufo
    tank: battle-tank
    car: city-car
    cauldron: cauldron
    crystal ball: crystal-ball
    orb: crystal-ball
    portal: magic-portal portal
    trophy: trophy-cup trophy
    medal: sport-medal medal star-medal
    shuriken: ninja-star shuriken
    musical note: double-quaver
    guitar: guitar
    drum: drum
    horn: own/war-horn
    pumpkin: pumpkin-lantern pumpkin
    eye: eyeball
    hand: hand
    brain: brain
    bone: broken-bone crossed-bones
    feather: feather
    claw: claw
    tooth: tooth
    horns: bull-horns
    volcano: smoking-volcano
    mountain: peaks
    dice: dice-twenty-faces-twenty perspective-dice-six-faces-random rolling-dices
    telescope: telescope spyglass
    binoculars: binoculars
    glasses: spectacles
    bell: ringing-bell
    candle: candle-flame candle-light candle-holder
    bandage: bandage-roll
    pill: medicine-pills
    syringe: syringe
    medkit: first-aid-kit
    medical kit: first-aid-kit
    health pack: first-aid-kit
    battery: battery-pack
    chip: microchip cpu
    magnet: magnet
    cage: bird-cage
    trap: wolf-trap
    net: fishing-net
    flag: flying-flag
    banner: vertical-banner knight-banner
    chalice: jeweled-chalice holy-grail
    goblet: jeweled-chalice holy-grail
    cup: jeweled-chalice
    """
)

PREFERRED: dict[str, tuple[str, ...]] = {
    **subjects_places.PLACES_PLANTS_PLAY,
    **subjects_goods.TOOLS_AND_MATERIALS,
    **subjects_goods.FOOD,
    **subjects_beings.CREATURES,
    **subjects_beings.POTIONS_AND_MAGIC,
    **subjects_arms.ARMOUR_AND_CLOTHES,
    **subjects_arms.WEAPONS,
    **_FIRST,
    **VARIOUS,
    **CLASS_NOUNS,
}
"""Noun to the pictures that draw it well, best first: silhouettes, and ``emoji/name`` where none does."""

STAND_INS = words(
    """
    kunai taser cello mop nodachi tanto derringer cerberus cymbal cupboard
    kayak railgun
    """
) | CLASS_RELATIVES
"""Nouns whose pictures are of a near relative, which is said."""

SYNONYMS = {
    "cutlass": "saber", "gear": "cog", "medkit": "first aid kit", "medical kit": "first aid kit",
    "raygun": "ray gun", "ale": "beer stein", "tome": "book", "grimoire": "spell book", "coinpurse": "purse",
    "purse": "shiny purse", "money": "coins", "cash": "money stack", "treasure": "treasure chest",
    "steed": "horse head", "pony": "horse head", "puppy": "sitting dog", "kitten": "cat", "kitty": "cat",
    "hound": "hound", "serpent": "snake", "viper": "cobra", "blossom": "flower", "shrub": "berry bush",
    "alien": "alien stare", "martian": "alien stare", "starship": "spaceship", "spacecraft": "spaceship",
    "aircraft": "airplane", "plane": "airplane", "automobile": "city car", "auto": "city car",
    "motorbike": "full motorcycle helmet", "cooker": "cooking pot", "kettle": "teapot", "chicken": "chicken",
    "spectacles": "spectacles", "shades": "sunglasses", "jewel": "gem", "jewellery": "necklace",
    "jewelry": "necklace", "pickaxe": "war pick", "spade": "spade", "shovel": "spade", "bucket": "bucket",
    "tombstone": "tombstone", "gravestone": "tombstone", "headstone": "tombstone", "cutter": "scissors",
    "torchlight": "flashlight", "clock": "pocket watch", "timer": "stopwatch", "watch": "pocket watch",
    "couch": "sofa", "stool": "bar stool", "phone": "smartphone", "computer": "pc", "tv": "tv",
    "burger": "hamburger", "soda": "soda can", "icecream": "ice cream cone", "ice cream": "ice cream cone",
    "donut": "donut", "doughnut": "donut", "lolly": "lollipop", "candy": "wrapped sweet", "sweet": "wrapped sweet",
    "watermelon": "watermelon", "melon": "watermelon", "chilli": "chili pepper", "corn": "corn",
    "firework": "firework rocket", "gift": "present", "parcel": "cardboard box", "package": "cardboard box",
    "mail": "envelope", "message": "chat bubble", "settings": "gears", "speech": "chat bubble",
    "trophy": "trophy cup", "award": "medal", "prize": "trophy cup", "badge": "star medal",
}  # fmt: skip
"""Noun to another name that the art knows it by."""
