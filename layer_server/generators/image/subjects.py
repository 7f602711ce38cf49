"""What we know of particular nouns: which silhouettes draw them well, other names, and what they are made of.

The art's own names are not enough: many belong to abstract glyphs, and none says a colour.
"""

from __future__ import annotations


def _table(text: str) -> dict[str, tuple[str, ...]]:
    """Lines of ``key: value value`` as a dictionary."""
    rows = (line.partition(":") for line in text.strip().splitlines())
    return {key.strip(): tuple(values.split()) for key, _, values in rows}


PREFERRED = _table(
    """
    sword: broadsword gladius croc-sword relic-blade two-handed-sword shard-sword
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
    spear: barbed-spear stone-spear
    staff: crescent-staff crystal-wand lunar-wand orb-wand skull-staff
    wand: crystal-wand orb-wand fairy-wand lunar-wand
    wizard staff: crystal-wand crescent-staff lunar-wand orb-wand
    magic staff: crystal-wand crescent-staff lunar-wand orb-wand
    cape: cape cloak
    robe: robe
    poison bottle: poison-bottle square-bottle
    staircase: stairs
    scythe: scythe reaper-scythe
    bow: pocket-bow
    crossbow: crossbow
    arrow: broadhead-arrow
    pickaxe: war-pick mining
    pistol: pistol-gun revolver colt-m1911
    gun: revolver pistol-gun
    rifle: winchester-rifle lee-enfield
    laser gun: ray-gun
    laser pistol: ray-gun
    raygun: ray-gun
    blaster: ray-gun
    laser rifle: bolter-gun
    grenade: stun-grenade
    bomb: unlit-bomb rolling-bomb
    dynamite: dynamite
    shield: round-shield checked-shield shield viking-shield bordered-shield
    helmet: visored-helm barbute brutal-helm crested-helmet closed-barbute heavy-helm light-helm
    viking helmet: viking-helmet
    gloves: gloves winter-gloves
    boot: leather-boot fur-boot walking-boot
    boots: leather-boot fur-boot boots
    armor: breastplate chest-armor leather-armor lamellar
    armour: breastplate chest-armor leather-armor lamellar
    breastplate: breastplate chest-armor
    cloak: cape cloak
    hat: pointy-hat
    wizard hat: pointy-hat
    witch hat: pointy-hat
    crown: crown queen-crown jewel-crown imperial-crown
    ring: diamond-ring big-diamond-ring ring power-ring
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
    key: skeleton-key key
    lock: padlock plain-padlock
    coin: two-coins coins
    fire spell: fire-spell-cast fireball
    ice spell: ice-spell-cast ice-bolt
    lightning spell: bolt-spell-cast power-lightning
    coins: coins coins-pile two-coins
    gold: gold-bar gold-nuggets
    gold coin: two-coins coins
    gem: cut-diamond emerald rupee
    diamond: cut-diamond
    ruby: rupee emerald cut-diamond
    emerald: emerald rupee cut-diamond
    sapphire: rupee cut-diamond
    crystal: crystal-growth crystal-bars floating-crystal minerals
    crystals: crystal-cluster crystal-growth minerals
    ore: ore minerals
    dragon: spiked-dragon-head dragon-head wyvern double-dragon
    baby dragon: dragon-head wyvern
    goblin: goblin-head
    orc: orc-head
    wolf: wolf-head direwolf
    golem: rock-golem golem-head
    robot: vintage-robot mono-wheel-robot
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
    snake: snake cobra
    spider: spider-alt masked-spider hanging-spider
    frog: frog
    fish: tropical-fish flying-trout
    octopus: octopus
    shark: shark-jaws
    heart: hearts glass-heart shining-heart
    star: round-star
    lightning: lightning-storm power-lightning
    thunderbolt: power-lightning bolt-spell-cast
    lightning bolt: power-lightning
    fireball: fireball
    fire: small-fire flame
    flame: flame small-fire
    snowflake: snowflake-2 snowflake-1
    sun: sun
    moon: moon
    cloud: fluffy-cloud
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
    crate: wooden-crate cargo-crate
    box: wooden-crate cardboard-box-closed
    door: wooden-door
    castle: elven-castle castle
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
    spaceship: spaceship scout-ship starfighter
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
    horn: hunting-horn
    pumpkin: pumpkin-lantern pumpkin
    eye: eyeball
    hand: hand
    brain: brain
    bone: broken-bone crossed-bones
    feather: feather
    wing: feathered-wing fluffy-wing
    wings: feathered-wing angel-wings
    claw: claw
    tooth: tooth
    horns: bull-horns
    volcano: smoking-volcano caldera
    mountain: peaks mountaintop
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
    bottle of poison: poison-bottle
    chalice: jeweled-chalice holy-grail
    goblet: jeweled-chalice holy-grail
    cup: jeweled-chalice
    """
)
"""Noun to the silhouettes that draw it well, best first; all of the game-icons collection."""

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

LOOKS = _table(
    """
    pumpkin: #e8761c #5b8a24
    honey: #f0a41c #fbe3a0
    honey jar: #f0a41c #d9b070
    honeycomb: #f0a41c #c9741a
    wolf: #7d8592 #e8e6e0
    direwolf: #666d7a #e8e6e0
    werewolf: #5d5148 #e2d8c6
    medical kit: #e9ecef #d8222a
    first aid kit: #e9ecef #d8222a
    medkit: #e9ecef #d8222a
    apple: #d22f27 #6b8e2a
    pear: #b9c93a #6b4a20
    banana: #f2cf3a #7a5a1c
    orange: #f08a1c #4f8a2a
    lemon: #f4dc3a #7aa02a
    lime: #9ccc2e #d8f0a0
    cherry: #c4162c #4f7a22
    strawberry: #e0283a #4f9a2a
    grapes: #7a3aa0 #5a8a2a
    watermelon: #e0404a #3f9a3a
    pineapple: #f0b82a #4f8a2a
    peach: #f8a878 #6aa03a
    carrot: #f07f1c #4f9a2a
    tomato: #dc3020 #4f8a2a
    potato: #b98a52 #8a6234
    corn: #f4cc38 #6aa034
    bread: #c98540 #f0d4a0
    loaf: #c98540 #f0d4a0
    cheese: #f4c030 #e09a20
    cake: #f3d9b0 #d8486a
    cookie: #c98a48 #5a3418
    donut: #e878a8 #c98a48
    pizza: #f0b440 #c83a24
    hamburger: #c98440 #6a9a34
    meat: #b8483a #f0dcc8
    steak: #b8483a #f0dcc8
    chicken leg: #c07a34 #f4e8d0
    ham: #d8706a #f4e8d0
    egg: #f4ead4 #d8b878
    fish: #4a9ac8 #f0d8a0
    mushroom: #d03a2a #f2e6cc
    beer: #e8a824 #f8f0d8
    coffee: #f0ece4 #6a4020
    milk: #f4f4f4 #3a80d0
    wine: #7a1430 #b8d0d8
    candy: #e8488a #48b8e0
    rose: #d0183c #3a7a2c
    flower: #e8609a #f4c82a
    daisy: #f8f4ea #f4c02a
    sunflower: #f4b81c #6a4018
    lotus: #f090b8 #f4d060
    tulip: #e04060 #4a8a30
    tree: #3f8a32 #7a4a22
    pine tree: #2a6a3a #6a4020
    palm tree: #3fa040 #a87840
    leaf: #4fa034 #8ac84a
    maple leaf: #e05a1c #b03a14
    cactus: #4f9a3c #e05a90
    clover: #3fa042 #7ac860
    acorn: #a8703a #6a4420
    bird: #3a86d0 #f0a030
    owl: #8a6238 #f0c04a
    eagle: #6a4424 #f4f0e6
    raven: #2e3040 #6a6c80
    crow: #2e3040 #6a6c80
    bat: #4a3a54 #8a5a6a
    cat: #e0903a #f8e8d0
    dog: #b07a44 #f0dcc0
    fox: #e0702a #f6ece0
    bear: #7a5030 #c89a68
    lion: #d8a040 #8a5220
    tiger: #e8862a #2a2420
    horse: #8a5a34 #3a2618
    unicorn: #f4eef8 #c070d8
    pig: #f0a0a8 #d87884
    rabbit: #e8e2da #f0a8b0
    mouse: #9a9aa4 #f0b0b4
    rat: #7a7078 #e0a0a0
    frog: #58a83a #d8e88a
    snake: #4f9a3a #e0d878
    spider: #3a3440 #b02a34
    scorpion: #8a4a24 #3a2418
    crab: #e0502c #f4b088
    octopus: #b04a8a #f0a8c8
    shark: #6a8298 #e8eef2
    whale: #3a70a8 #d8e8f4
    turtle: #5a9a4a #8a6a38
    snail: #c89a5a #e8d8a8
    bee: #f4c024 #2e2620
    butterfly: #e88a1c #2e2430
    ant: #6a3020 #3a1c14
    ladybug: #d82a24 #24222a
    dolphin: #5a9ac8 #e8f0f4
    penguin: #2e3444 #f4f4f0
    elephant: #8a8e98 #f0ead8
    monkey: #8a5a34 #e0b088
    dragon: #c0342a #f0b050
    goblin: #6a9a34 #e6d8a8
    orc: #5a7a3a #e6d8b0
    troll: #6a8a70 #d8d0a8
    zombie: #7a9a6a #5a4a50
    ghost: #e4ecf4 #6a7a98
    vampire: #e0d4d8 #8a1428
    skeleton: bone bone
    skull: bone bone
    mummy: #d8c8a0 #6a5a3a
    alien: #78c850 #1e2430
    robot: silver #38a8e0
    golem: stone #48b8e0
    slime: slime slime
    demon: #b0241c #f0b030
    devil: #b0241c #2a2024
    angel: #f8f0d8 #f4c83a
    fairy: #f0c0e0 #88d0f0
    wizard: #3a58b8 #f0dcc0
    witch: #6a8a3a #3a2a4a
    minotaur: #7a4a2a bone
    unicorn head: #f4eef8 #c070d8
    phoenix: #f0701c #f8c83a
    heart: #e0243a #f88a98
    star: #f8c828 #fff0b0
    sun: #f8b820 #f88a1c
    moon: #f0e0a0 #c8b070
    cloud: #eef2f8 #b8cce0
    snowflake: ice ice
    snowman: #eef4fa #f08a2a
    lightning: #f8d028 #fff4b0
    thunderbolt: #f8d028 #fff4b0
    bolt: #f8d028 #fff4b0
    fire: fire fire
    fireball: fire fire
    flame: fire fire
    campfire: #f2801c wood
    water: water water
    drop: water water
    droplet: water water
    wave: water water
    tornado: #a8b4c4 #6a7890
    rainbow: #e84a5a #48a8e8
    volcano: #5a4644 lava
    mountain: #7a808c #f0f4f8
    island: #e0c888 #3fa048
    planet: #d08a4a #e8d0a0
    earth: #2e7ad0 #4aa84a
    meteor: #6a5a54 fire
    rocket: #e8ecf0 #d8322a
    spaceship: silver #38a8e8
    ufo: silver #58e070
    satellite: silver #2e6ad0
    airplane: #e4eaf0 #2e7ad0
    car: #d8322a #2a2e38
    tank: #5a6a3a #3a4228
    ship: #f0e6d0 wood
    boat: wood #f0e6d0
    caravel: #f0e6d0 wood
    sailboat: #f4f0e4 wood
    submarine: #f0c02a #5a6a78
    train: #3a4450 #c83a2a
    anchor: iron iron
    bomb: #34343c #e0a030
    dynamite: #d0322a #e8d8b0
    grenade: #5a6a34 iron
    cannon: iron wood
    gun: iron wood
    pistol: iron wood
    revolver: silver wood
    rifle: iron wood
    musket: wood iron
    shotgun: iron wood
    ray gun: silver #38d0e8
    laser gun: silver #38d0e8
    laser pistol: silver #38d0e8
    blaster: #4a5464 #38d0e8
    catapult: wood iron
    book: #8a2a34 #f0e0b8
    spell book: #4a2a7a gold
    tome: #6a3420 gold
    scroll: paper #b03a2a
    letter: paper #c0302a
    map: paper #b03a2a
    quill: #e8eef4 #8a6a3a
    feather: #5aa0d8 #e8f0f8
    pencil: #f4b82a #f0a8a0
    hat: #5a3a8a gold
    wizard hat: #3a4ab8 gold
    crown: gold #d8223a
    tiara: silver #58b8f0
    ring: gold #38a8f0
    necklace: gold #38a8f0
    amulet: gold #b03ad0
    pendant: gold #38b870
    helmet: silver gold
    gauntlet: iron bronze
    boots: leather bronze
    boot: leather bronze
    gloves: leather #b08a58
    belt: leather gold
    cloak: #8a2030 gold
    cape: #b02030 gold
    robe: #4a3a9a gold
    shirt: #4a80c8 #e8ecf0
    backpack: leather bronze
    bag: leather #e0c080
    pouch: leather gold
    purse: #8a4a78 gold
    saddle: leather iron
    quiver: leather #e0d0a0
    coin: gold gold
    coins: gold gold
    treasure: wood gold
    medal: gold #c8283a
    trophy: gold gold
    key: gold gold
    lock: iron gold
    padlock: iron gold
    bell: gold bronze
    gear: iron bronze
    cog: iron bronze
    wrench: silver silver
    screwdriver: silver #d8382a
    saw: silver wood
    hammer: iron wood
    anvil: iron iron
    shovel: iron wood
    rake: iron wood
    pickaxe: iron wood
    bucket: wood iron
    rope: #c8a468 #8a6a38
    ladder: wood wood
    barrel: wood iron
    crate: wood iron
    door: wood iron
    fence: wood wood
    wheel: wood iron
    chair: wood #a83a34
    table: wood wood
    bed: wood #c84a4a
    throne: gold #a01c34
    candle: #f4e6c4 #f8a82a
    lantern: iron #f8c04a
    torch: wood fire
    lamp: bronze #f8d06a
    hourglass: wood #f0cc78
    compass: bronze #f2e6c8
    clock: bronze #f4ecd8
    watch: gold #f4ecd8
    telescope: bronze wood
    mirror: gold #b8d8e8
    magnifying glass: bronze #b8dcec
    magnet: #d8302a silver
    umbrella: #c8344a wood
    drum: #b03a2c #f0e2c4
    flute: silver gold
    guitar: wood #2e2a28
    violin: wood #2e2a28
    harp: gold #f0e8d0
    trumpet: gold gold
    horn: bone gold
    lute: wood gold
    bone: bone bone
    tooth: bone bone
    claw: bone #6a4a30
    horns: bone bone
    eye: #f4f4f0 #3a9ae0
    brain: #e89aa8 #b85a78
    hand: #e8b890 #a86a48
    fist: #e8b890 #a86a48
    web: #e4e8f0 #a8b0c0
    egg basket: wood #f4ead4
    nest: #8a6238 #e8e0d0
    castle: stone #3a66b8
    tower: stone #b04a34
    house: #e8d0a8 #b04a34
    hut: wood #c8a458
    tent: #c8a058 wood
    bridge: stone wood
    well: stone wood
    tombstone: stone #5a8a3a
    grave: stone #5a8a3a
    statue: stone stone
    altar: stone gold
    fountain: stone water
    portal: energy stone
    cauldron: iron slime
    orb: energy gold
    crystal ball: #a878e8 gold
    totem: wood #d84a2a
    mask: bone #c83a2a
    chalice: gold #c8203a
    grail: gold #f4e8d0
    beehive: #e8b040 #6a4424
    salmon: #e88a6a #c8d0d8
    kraken: #7a3a8a #c890c0
    mermaid: #38b0a8 #f0c8a0
    ogre: #7a8a4a #e6d8b0
    carpet: #a8243a gold
    broom: #c89a48 wood
    scepter: gold #38a8f0
    clover leaf: #3fa042 #7ac860
    muffin: #b87840 #6a4aa0
    sushi: #f08a6a #f4f4f0
    tail: #38a0b0 #88d8e0
    goblet: gold #c8203a
    cup: gold gold
    bowl: wood #e8d8b0
    pot: copper iron
    jar: #b8d4e0 wood
    basket: #c89a58 #8a6230
    flag: #d02a34 wood
    banner: #a8202e gold
    dice: #f0ece0 #2a2830
    battery: #3a3e48 #58d058
    chip: #2a6a48 gold
    computer: #c8ccd4 #3a90d8
    phone: #2a2e38 #58a8e8
    camera: #34383f #88c0e8
    headphones: #34383f #d83a3a
    microphone: silver #2a2e38
    joystick: #34383f #d83a3a
    gamepad: #3e424c #58b0e8
    balloon: #e03a4a #f0e0d0
    gift: #d8304a gold
    present: #d8304a gold
    ball: #e8ecf0 #30343c
    skis: #3a80d0 silver
    sock: #d84a5a #f0f0f0
    bandage: #f0e4d0 #d8c0a0
    pill: #f0f2f4 #d8383a
    syringe: #d8e8f0 #e05a5a
    tentacle: #8a4a98 #e0a0c8
    shell: #f0c8b0 #d88a78
    pearl: #f4f0ea #c8d8e4
    coral: #f07a6a #f8b0a0
    seed: #b98a4a #7aa83a
    herb: #4f9a3a #a8d060
    net: #c8b080 #8a6a38
    trap: iron rust
    cage: iron bronze
    chain: iron iron
    hook: iron iron
    ninja star: iron silver
    shuriken: iron silver
    boomerang: wood #d84a2a
    whip: leather #3a2418
    sling: leather wood
    """
)
"""Noun to what its main part and its other parts are made of: material names or ``#rrggbb`` paint."""
