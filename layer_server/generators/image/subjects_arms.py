"""Weapons, armour and clothes, and the silhouettes that draw them well: see ``subjects``."""

from __future__ import annotations

from layer_server.generators.image.tables import rows

WEAPONS = rows(
    """
    claymore: two-handed-sword broadsword
    greataxe: battle-axe war-axe sharp-axe
    hatchet: hatchet wood-axe tomahawk
    throwing axe: tomahawk hatchet
    tomahawk: tomahawk
    scimitar: curvy-knife
    energy sword: lightning-saber energy-sword
    laser sword: lightning-saber
    lightsaber: lightning-saber
    kunai: plain-dagger
    throwing knife: plain-dagger
    combat knife: bowie-knife trench-knife
    machete: machete
    cleaver: meat-cleaver cleaver
    sickle: sickle
    trident: trident harpoon-trident magic-trident
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
    crossbow bolt: broadhead-arrow
    bolts: broadhead-arrow
    bullet: heavy-bullets bullets silver-bullet
    bullets: bullets heavy-bullets
    ammo: bullets ammo-box heavy-bullets
    ammunition: bullets ammo-box
    shell: shotgun-rounds artillery-shell
    cannon: cannon field-gun pirate-cannon
    cannonball: own/ball
    sniper rifle: lee-enfield winchester-rifle steyr-aug
    sniper: lee-enfield winchester-rifle
    assault rifle: ak47 famas fn-fal
    machine gun: machine-gun minigun mp5
    minigun: minigun
    submachine gun: mp5 uzi mp5k
    smg: mp5 uzi p90
    uzi: uzi
    shotgun: sawed-off-shotgun
    handgun: glock pistol-gun walther-ppk
    plasma gun: ray-gun
    ray gun: ray-gun
    flintlock: musket blunderbuss pistol-gun
    flamethrower: flamethrower
    rocket launcher: missile-launcher panzerfaust
    bazooka: panzerfaust missile-launcher
    missile: torpedo
    torpedo: torpedo
    landmine: land-mine
    mine: land-mine
    c4: time-dynamite
    molotov: molotov
    molotov cocktail: molotov
    smoke grenade: stun-grenade
    turret: sentry-gun turret
    chainsaw: chainsaw
    taser: ray-gun
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
    bracelet: own/bangle
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
