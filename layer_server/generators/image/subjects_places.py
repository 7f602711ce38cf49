"""Plants, places, vehicles, play and furniture, and the silhouettes that draw them well: see ``subjects``."""

from __future__ import annotations

from layer_server.generators.image.tables import rows

PLACES_PLANTS_PLAY = rows(
    """
    sapling: seedling sprout
    seedling: seedling sprout
    sprout: sprout seedling
    seed: plant-seed
    seeds: plant-seed
    herb: herbs-bundle
    herbs: herbs-bundle
    root: plant-roots
    roots: plant-roots
    vine: vines vine-leaf
    clover: shamrock emoji/four-leaf-clover
    lucky clover: shamrock
    four leaf clover: shamrock
    shamrock: shamrock
    rose: rose
    tulip: flower-pot
    lotus: lotus-flower lotus
    lily: vanilla-flower lotus
    dandelion: dandelion-flower
    sunflower: sunflower
    cactus: cactus cactus-pot
    bamboo: bamboo
    palm: palm-tree
    palm tree: palm-tree
    bush: berry-bush
    grass: high-grass grass
    acorn: acorn
    hive: beehive
    hut: hut
    cabin: wood-cabin
    cottage: house
    farm: barn
    barn: barn
    church: church
    temple: greek-temple
    shrine: shinto-shrine
    pyramid: great-pyramid
    windmill: windmill
    lighthouse: lighthouse
    well: well
    fountain: fountain
    bridge: stone-bridge wooden-pier
    wall: stone-wall brick-wall
    gate: medieval-gate gate
    dungeon: dungeon-gate
    prison: imprisoned
    graveyard: graveyard
    coffin: coffin
    mine entrance: gold-mine
    minecart: mine-wagon coal-wagon
    mine cart: mine-wagon coal-wagon
    cart: old-wagon wheelbarrow
    wagon: old-wagon caravan
    carriage: old-wagon
    cave: cave-entrance
    mountain: peaks
    volcano: smoking-volcano
    island: island
    waterfall: waterfall
    desert: desert
    forest: forest
    shop: shop
    bank: bank
    factory: factory
    hospital: hospital
    skyscraper: modern-city
    city: modern-city
    planet: ringed-planet
    earth: earth-america
    galaxy: galaxy
    asteroid: asteroid
    ufo: ufo
    satellite: satellite
    spaceship: starfighter spaceship scout-ship
    rocket ship: rocket
    sailboat: sailboat
    canoe: canoe
    raft: raft
    submarine: submarine
    yacht: sailboat
    hot air balloon: air-balloon
    balloon: balloons
    airship: zeppelin
    zeppelin: zeppelin
    airplane: airplane commercial-airplane
    jet: jet-fighter
    fighter jet: jet-fighter
    helicopter: helicopter
    train: steam-locomotive
    steam train: steam-locomotive
    locomotive: steam-locomotive
    car: city-car
    race car: f1-car race-car
    racing car: f1-car race-car
    sports car: race-car
    truck: truck
    bus: bus
    tractor: farm-tractor
    bulldozer: bulldozer
    motorcycle: scooter
    bicycle: dutch-bike
    bike: dutch-bike
    tank: battle-tank tank
    ambulance: ambulance
    dice: perspective-dice-six-faces-random rolling-dices
    d20: dice-twenty-faces-twenty
    playing card: card-ace-spades card-queen-hearts
    card: card-ace-spades card-ace-hearts
    ace of spades: card-ace-spades
    joker: card-joker
    poker chip: token
    token: token
    chess piece: chess-knight chess-queen
    chess knight: chess-knight
    puzzle piece: jigsaw-piece
    gamepad: gamepad
    controller: gamepad
    joystick: joystick
    console: retro-controller
    arcade: joystick
    football: soccer-ball
    soccer ball: soccer-ball
    ball: soccer-ball beach-ball
    basketball: basketball-ball
    tennis racket: tennis-racket
    boxing glove: boxing-glove
    boxing gloves: boxing-glove
    bowling ball: own/bowling-ball
    dumbbell: weight-lifting-up
    surfboard: surf-board
    skis: skis
    trophy: trophy-cup trophy
    cup: trophy-cup
    medal: ribbon-medal medal
    star badge: star-medal
    badge: police-badge star-medal
    ribbon: ribbon-medal
    seal: wax-seal
    royal seal: wax-seal
    wax seal: wax-seal
    banner: vertical-banner knight-banner
    flag: flying-flag
    pirate flag: pirate-flag
    gift: present
    gift box: present
    present: present
    sign: wooden-sign
    signpost: direction-signs
    mailbox: mailbox
    newspaper: newspaper
    quill: quill-ink quill
    pen: fountain-pen
    pencil: pencil
    paintbrush: paint-brush
    paint brush: paint-brush
    palette: palette
    guitar: guitar
    lute: own/lute
    drum: drum
    flute: flute
    harp: harp
    trumpet: trumpet
    violin: violin
    horn: own/war-horn
    bell: ringing-bell
    candle: candle-light candles
    candelabra: lit-candelabra
    chandelier: lit-candelabra
    chair: wooden-chair
    bed: bed
    table: table
    sofa: sofa
    bookshelf: bookshelf
    bath: bathtub
    broom: broom magic-broom
    umbrella: umbrella
    basket: basket
    magnet: magnet
    crosshair: crosshair
    target: archery-target
    speech bubble: chat-bubble
    question mark: uncertainty
    lightning: power-lightning
    padlock: padlock
    treasure map: treasure-map
    treasure chest: locked-chest open-treasure-chest chest
    mimic: mimic-chest
    loot bag: swap-bag
    loot: open-treasure-chest
    vase: porcelain-vase painted-pottery
    pot: porcelain-vase painted-pottery
    urn: amphora egyptian-urns
    amphora: amphora
    goblet: jeweled-chalice
    chalice: jeweled-chalice
    grail: holy-grail jeweled-chalice
    skull and crossbones: skull-crossed-bones
    bone: crossed-bones
    bones: crossed-bones
    crystal shard: crystal-growth floating-crystal
    shard: crystal-growth floating-crystal
    pearl: oyster-pearl
    topaz: topaz
    amethyst: cut-diamond emerald
    opal: gems
    gems: gems
    jewels: gems
    windchime: windchimes
    gold mine: gold-mine
    mine shaft: gold-mine
    guard tower: watchtower
    market stall: shop
    stall: shop
    market: shop
    snow globe: glass-ball
    bubble: glass-ball
    glass dome: glass-ball
    dome: glass-ball
    jewelry box: ring-box
    ring box: ring-box
    music box: box-unpacking
    haunted house: spooky-house
    rowing boat: canoe
    rowboat: canoe
    hand mirror: mirror-mirror
    race flag: checkered-flag
    racing flag: checkered-flag
    checkered flag: checkered-flag
    lily pad: lily-pads
    monster truck: truck
    scarecrow: scarecrow
    """
)
