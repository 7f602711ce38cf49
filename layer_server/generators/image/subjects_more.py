"""More nouns and the silhouettes that draw them well, by the shelves of a game: see ``subjects``."""

from __future__ import annotations

from layer_server.generators.image.tables import rows

WEAPONS = rows(
    """
    claymore: two-handed-sword broadsword
    greataxe: battle-axe war-axe sharp-axe
    hatchet: hatchet wood-axe tomahawk
    throwing axe: tomahawk hatchet
    tomahawk: tomahawk
    scimitar: curvy-knife sabers-choc
    energy sword: lightning-saber energy-sword
    laser sword: lightning-saber
    lightsaber: lightning-saber
    kunai: flying-dagger plain-dagger
    throwing knife: thrown-daggers flying-dagger
    combat knife: bowie-knife trench-knife
    machete: machete
    cleaver: meat-cleaver cleaver
    sickle: sickle
    trident: trident harpoon-trident magic-trident
    lance: barbed-spear spears
    javelin: thrown-spear stone-spear
    pike: barbed-spear spears
    halberd: halberd sharp-halberd glaive
    glaive: glaive halberd
    flail: flail
    morning star: spiked-mace flanged-mace
    club: wood-club spiked-bat
    cudgel: wood-club
    war hammer: warhammer thor-hammer
    warhammer: warhammer thor-hammer
    sledgehammer: flat-hammer warhammer
    mallet: toy-mallet flat-hammer
    bat: bat evil-bat
    baseball bat: baseball-bat
    brass knuckles: brass-knuckles
    knuckles: brass-knuckles
    nunchucks: nunchaku
    quarterstaff: bo
    bo staff: bo
    druid staff: crescent-staff crystal-wand
    whip: whip
    boomerang: boomerang
    ninja star: ninja-star
    shuriken: ninja-star shuriken star-shuriken
    slingshot: slingshot
    longbow: high-shot pocket-bow
    recurve bow: pocket-bow high-shot
    arrows: quiver broadhead-arrow
    quiver: quiver
    crossbow bolt: plain-arrow broadhead-arrow
    bolts: plain-arrow broadhead-arrow
    bullet: heavy-bullets bullets silver-bullet
    bullets: bullets heavy-bullets
    ammo: bullets ammo-box heavy-bullets
    ammunition: bullets ammo-box
    shell: shotgun-rounds artillery-shell
    cannon: cannon field-gun pirate-cannon
    cannonball: cannon-ball
    sniper rifle: lee-enfield winchester-rifle steyr-aug
    sniper: lee-enfield winchester-rifle
    assault rifle: ak47 famas fn-fal
    machine gun: machine-gun minigun mp5
    minigun: minigun
    submachine gun: mp5 uzi mp5k
    smg: mp5 uzi p90
    uzi: uzi
    shotgun: shotgun sawed-off-shotgun
    handgun: glock pistol-gun walther-ppk
    plasma gun: ray-gun zat-gun
    plasma rifle: bolter-gun laser-gun
    ray gun: ray-gun
    flintlock: musket blunderbuss pistol-gun
    flamethrower: flamethrower
    rocket launcher: missile-launcher panzerfaust
    bazooka: panzerfaust missile-launcher
    missile: missile-swarm torpedo missile-pod
    torpedo: torpedo
    landmine: land-mine
    mine: land-mine
    c4: time-dynamite
    molotov: molotov
    molotov cocktail: molotov
    smoke grenade: smoke-bomb stun-grenade
    turret: sentry-gun turret
    chainsaw: chainsaw
    taser: zat-gun
    magic wand: fairy-wand crystal-wand orb-wand
    rapier: stiletto
    """
)

ARMOUR_AND_CLOTHES = rows(
    """
    gauntlet: gauntlet mailed-fist
    gauntlets: gauntlet mailed-fist
    greaves: greaves leg-armor
    leggings: leg-armor armored-pants
    pants: trousers armored-pants
    trousers: trousers
    chainmail: chain-mail mail-shirt
    chain mail: chain-mail mail-shirt
    chestplate: breastplate chest-armor
    plate armor: breastplate chest-armor
    pauldron: pauldrons shoulder-armor
    pauldrons: pauldrons shoulder-armor
    shoulder pads: pauldrons shoulder-armor
    bracers: bracers bracer
    bracelet: bracer
    belt: belt belt-buckles
    vest: leather-vest armor-vest
    kevlar: kevlar-vest kevlar
    bulletproof vest: kevlar-vest
    tunic: shirt fur-shirt
    hoodie: hoodie
    jacket: sleeveless-jacket
    coat: pirate-coat lab-coat
    dress: dress large-dress
    kimono: kimono
    mask: tribal-mask domino-mask carnival-mask
    gas mask: gas-mask
    goggles: steampunk-goggles protection-glasses
    glasses: spectacles
    headphones: headphones
    top hat: top-hat
    cap: billed-cap
    hood: hood
    pirate hat: pirate-hat
    jester hat: jester-hat
    santa hat: santa-hat
    party hat: party-hat
    cowboy hat: western-hat
    cowboy boots: cowboy-boot
    chef hat: chef-toque
    samurai helmet: samurai-helmet
    space helmet: astronaut-helmet space-suit
    astronaut helmet: astronaut-helmet
    knight helmet: visored-helm crested-helmet
    horned helmet: horned-helm viking-helmet
    spartan helmet: spartan-helmet
    shoes: running-shoe sonic-shoes
    shoe: running-shoe converse-shoe
    sneakers: converse-shoe running-shoe
    sandals: sandal
    slippers: slippers
    socks: socks
    sock: socks
    tiara: tiara queen-crown
    earrings: crystal-earrings earrings drop-earrings
    earring: crystal-earrings drop-earrings
    locket: heart-necklace gem-pendant
    talisman: gem-pendant tribal-pendant
    brooch: gem-pendant
    signet: skull-signet
    wedding ring: engagement-ring diamond-ring
    satchel: school-bag knapsack
    handbag: hand-bag
    purse: shiny-purse
    pouch: swap-bag powder-bag
    coin pouch: swap-bag shiny-purse
    money bag: swap-bag shiny-purse
    coin purse: shiny-purse swap-bag
    sack: swap-bag knapsack
    suitcase: suitcase
    wallet: wallet
    wings: fluffy-wing feathered-wing
    wing: fluffy-wing feathered-wing
    angel wings: angel-wings
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
    tarot card: tarot-18-the-moon tarot-19-the-sun tarot-17-the-star
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

CREATURES = rows(
    """
    fire elemental: fire-silhouette flame
    water elemental: water-splash droplet-splash
    ice elemental: ice-golem
    earth elemental: rock-golem
    elemental: fire-silhouette
    ice golem: ice-golem rock-golem
    stone golem: rock-golem golem-head
    treant: deku-tree tree-face ent-mouth
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
    kraken: kraken-tentacle giant-squid
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
    crab: crab
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
