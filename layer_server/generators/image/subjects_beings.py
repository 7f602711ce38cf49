"""Creatures, people and magic, and the silhouettes that draw them well: see ``subjects``."""

from __future__ import annotations

from layer_server.generators.image.tables import rows

CREATURES = rows(
    """
    fire elemental: fire-silhouette flame
    water elemental: water-splash droplet-splash
    ice elemental: ice-golem
    earth elemental: rock-golem
    elemental: fire-silhouette
    ice golem: ice-golem rock-golem
    stone golem: rock-golem golem-head
    treant: deku-tree
    ent: deku-tree tree-face
    banshee: spectre floating-ghost
    wraith: spectre cowled
    phantom: spectre ghost
    reaper: grim-reaper
    grim reaper: grim-reaper
    lich: crowned-skull
    necromancer: skull-staff cultist
    basilisk: horned-reptile snake-tongue
    griffin: griffin-symbol
    gryphon: griffin-symbol
    gargoyle: gargoyle
    hydra: hydra
    kraken: giant-squid
    leviathan: sea-serpent sea-creature
    sea serpent: sea-serpent
    sea monster: sea-creature sea-serpent
    sea dragon: sea-dragon sea-serpent
    phoenix: eagle-emblem fire-tail
    pegasus: pegasus
    centaur: centaur
    cyclops: cyclops
    medusa: medusa-head
    minotaur: minotaur
    mermaid: mermaid
    harpy: harpy
    imp: imp
    demon: diablo-skull daemon-skull
    devil: devil-mask diablo-skull
    vampire: vampire-dracula female-vampire
    werewolf: werewolf
    mummy: mummy-head
    fairy: fairy
    elf: woman-elf-face
    dwarf: dwarf-face dwarf-king
    ogre: ogre
    troll: troll
    giant: giant
    lizardman: lizardman
    yeti: sasquatch
    bigfoot: sasquatch
    alien: alien-stare
    xenomorph: alien-skull
    dinosaur: dinosaur-rex diplodocus
    t rex: dinosaur-rex
    trex: dinosaur-rex
    raptor: velociraptor
    ninja: ninja-head
    samurai: samurai-helmet
    viking: viking-head
    assassin: hooded-assassin
    thief: robber hooded-figure
    rogue: hooded-assassin
    archer: archer
    barbarian: barbarian
    monk: monk-face
    cleric: nun-face prayer
    priest: pope-crown prayer
    druid: stag-head
    queen: queen-crown
    princess: queen-crown
    jester: jester-hat
    clown: clown
    astronaut: astronaut-helmet
    zombie hand: raise-zombie
    bug: spotted-bug
    beetle: scarab-beetle flying-beetle
    scarab: scarab-beetle gold-scarab
    bee: bee
    ant: ant
    dragonfly: dragonfly
    worm: earth-worm
    wolf pup: wolf-head
    lion: lion
    lion head: lion
    tiger: tiger-head
    elephant: elephant-head
    monkey: monkey
    gorilla: gorilla
    boar: boar
    pig: pig
    cow: cow
    bull: bull
    sheep: sheep
    goat: goat
    chicken: chicken
    rooster: rooster
    duck: duck
    swan: swan
    crow: raven
    raven: raven
    dove: dove
    parrot: parrot-head
    penguin: penguin
    fox: fox-head fox
    rabbit: rabbit
    bunny: rabbit
    mouse: mouse
    squirrel: squirrel
    hedgehog: hedgehog
    deer: deer-head stag-head
    stag: stag-head deer-head
    reindeer: deer-head
    moose: stag-head
    camel: camel-head
    unicorn: unicorn
    turtle: turtle
    crocodile: croc-jaws
    alligator: croc-jaws
    dolphin: dolphin
    whale: sperm-whale
    jellyfish: jellyfish
    squid: giant-squid squid
    crab: emoji/crab
    lobster: crab
    starfish: sea-star
    seahorse: seahorse
    clam: oyster
    snail: snail
    bat wing: bat-wing
    dragon wing: curly-wing spiky-wing
    dragon scale: dorsal-scales
    unicorn horn: unicorn
    paw: paw
    claw: bird-claw claw
    fang: fangs
    fangs: fangs
    tusk: ivory-tusks boar-tusks
    tusks: ivory-tusks
    tail: fox-tail
    tentacle: kraken-tentacle purple-tentacle
    antlers: deer-head
    horns: bull-horns
    feather: feather two-feathers
    phoenix feather: feather
    hide: animal-hide
    pelt: animal-hide
    fur: animal-hide
    leather: animal-hide
    dragon skull: horned-skull
    animal skull: animal-skull
    eyeball: eyeball
    eye: eyeball
    brain: brain
    heart organ: heart-organ
    """
)

POTIONS_AND_MAGIC = rows(
    """
    tonic: round-potion standing-potion square-bottle
    antidote: corked-tube standing-potion
    brew: bubbling-flask round-potion
    philter: potion-ball round-potion
    love potion: heart-bottle round-potion
    stamina potion: round-potion standing-potion
    energy drink: soda-can
    heart container: heart-bottle glass-heart
    heart crystal: glass-heart
    test tube: corked-tube test-tubes
    vial of blood: corked-tube vial
    holy water: holy-water
    cauldron: cauldron
    spell scroll: tied-scroll scroll-unfurled
    teleport scroll: tied-scroll scroll-unfurled
    magic scroll: tied-scroll scroll-unfurled
    ancient scroll: tied-scroll scroll-unfurled
    parchment: scroll-unfurled tied-scroll
    tome: spell-book secret-book book-cover
    magic book: spell-book secret-book
    necronomicon: evil-book secret-book
    spell tome: spell-book secret-book
    journal: white-book notebook
    diary: white-book notebook
    rune: rune-stone
    runestone: rune-stone
    rune stone: rune-stone
    orb: crystal-ball frozen-orb
    magic orb: crystal-ball orb-wand
    crystal ball: crystal-ball
    relic: glowing-artifact ankh
    artifact: glowing-artifact
    idol: totem-head totem
    totem: totem totem-head
    talisman of power: gem-pendant
    ankh: ankh
    pentagram: pentacle
    pentacle: pentacle
    summoning circle: pentacle star-gate
    magic circle: pentacle star-gate
    portal: magic-portal magic-gate
    teleporter: magic-portal
    magic mirror: mirror-mirror
    mirror: mirror-mirror
    magic carpet: flying-flag rolled-cloth
    magic lamp: magic-lamp
    genie: djinn
    voodoo doll: voodoo-doll
    soul: soul
    spirit: spectre ghost
    curse: cursed-star
    aura: aura
    shield spell: magic-shield energy-shield
    heal: healing
    healing spell: healing
    poison spell: poison-cloud
    meteor: burning-meteor fragmented-meteor
    comet: evil-comet
    tornado: tornado
    tidal wave: big-wave wave-crest
    wave: big-wave wave-crest
    earthquake: earth-crack
    explosion: bright-explosion mushroom-cloud
    rune sword: rune-sword
    philosopher stone: emerald rupee
    """
)
