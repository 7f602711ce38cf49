"""More nouns and the silhouettes that draw them well, of things rather than of fighting: see ``subjects``."""

from __future__ import annotations

from layer_server.generators.image.tables import rows

FOOD = rows(
    """
    stew: bowl-of-rice hot-meal camp-cooking-pot
    soup: bowl-of-rice hot-meal
    mushroom stew: hot-meal
    ramen: noodles
    noodles: noodles
    rice: bowl-of-rice
    roast chicken: roast-chicken
    roasted chicken: roast-chicken
    cooked chicken: roast-chicken
    turkey: roast-chicken
    raw meat: meat steak
    bacon: bacon
    sausage: sausage
    ham: ham-shank
    fried egg: fried-eggs
    raw fish: flatfish
    cooked fish: fried-fish fish-cooked
    sushi: sushis
    sushi roll: sushis
    pizza: pizza-slice full-pizza
    burger: hamburger
    hamburger: hamburger
    hot dog: hot-dog
    taco: tacos
    sandwich: sandwich
    fries: french-fries
    french fries: french-fries
    popcorn: popcorn
    pretzel: pretzel
    croissant: croissant
    pie: pie-slice
    birthday cake: stairs-cake
    wedding cake: stairs-cake
    cookie: cookie
    donut: donut
    chocolate: chocolate-bar
    candy: wrapped-sweet
    candy cane: candy-canes
    lollipop: spiral-lollipop
    ice cream: ice-cream-cone
    ice cream cone: ice-cream-cone
    popsicle: ice-pop
    honey pot: honeypot
    honey: honey-jar honeypot
    jam: mason-jar
    jar: mason-jar
    milk: milk-carton
    coffee: coffee-cup coffee-mug
    tea: teapot coffee-cup
    beer mug: beer-stein
    ale: beer-stein
    wine: wine-bottle wine-glass
    cocktail: martini
    soda: soda-can
    water bottle: water-bottle
    juice: soda-bottle
    rum: brandy-bottle
    apples: shiny-apple
    watermelon slice: watermelon
    melon: watermelon
    berry: elderberry raspberry
    berries: elderberry berries-bowl
    blueberry: elderberry blackcurrant
    coconut: coconuts
    lemon: lemon
    lime: cut-lemon
    orange: orange
    eggplant: aubergine
    pepper: bell-pepper
    chili: chili-pepper
    potato: potato
    cabbage: cabbage
    lettuce: cabbage
    salad: fruit-bowl
    nut: almond
    peanut: peanut
    salt: salt-shaker
    wheat: wheat grain-bundle
    flour: flour
    egg basket: nest-eggs
    nest: nest-eggs
    juice: soda-bottle jug
    apple juice: soda-bottle jug
    orange juice: soda-bottle jug
    energy bar: chocolate-bar
    granola bar: chocolate-bar
    protein bar: chocolate-bar
    cereal: hot-meal
    """
)

TOOLS_AND_MATERIALS = rows(
    """
    ingot: metal-bar gold-bar
    iron ingot: metal-bar gold-bar
    gold ingot: gold-bar metal-bar
    silver ingot: metal-bar gold-bar
    steel ingot: metal-bar
    copper ingot: metal-bar gold-bar
    iron bar: metal-bar
    gold bar: gold-bar
    gold bars: gold-stack gold-bar
    nugget: gold-nuggets
    coal: coal-pile
    stone: stone-block rock
    rock: rock
    boulder: rock
    brick: clay-brick brick-pile
    clay: clay-brick
    log: log wood-pile
    logs: wood-pile log
    wood: wood-pile log
    firewood: wood-pile
    plank: planks wood-beam
    planks: planks
    stick: wood-stick
    branch: tree-branch
    sand: powder
    dust: powder
    gunpowder: powder-bag
    cloth: rolled-cloth
    fabric: rolled-cloth
    silk: rolled-cloth
    spider silk: yarn
    thread: yarn
    string: yarn
    wool: wool
    cotton: cotton-flower
    nail: nails
    nails: nails
    screw: screw
    bolt: screw
    spring: bouncing-spring
    chain: crossed-chains breaking-chain
    chains: crossed-chains
    hook: hook
    rope: rope-coil
    net: fishing-net
    trap: wolf-trap box-trap
    bear trap: wolf-trap
    lockpick: lockpicks
    hammer and chisel: stone-crafting
    chisel: chisel
    saw: hand-saw
    wrench: spanner monkey-wrench
    spanner: spanner
    screwdriver: screwdriver
    drill: drill
    pliers: pincers
    toolbox: toolbox
    tape measure: measure-tape
    bellows: bellows
    furnace: furnace
    forge: furnace anvil
    oven: furnace
    hoe: rake
    rake: rake
    pitchfork: pitchfork
    fork: fork-knife-spoon
    scissors: scissors
    needle: sewing-needle
    watering can: watering-can
    bucket: empty-metal-bucket full-wood-bucket
    water bucket: full-wood-bucket full-metal-bucket
    jerrycan: jerrycan
    fuel canister: jerrycan
    canister: jerrycan
    gas can: jerrycan
    fuel: jerrycan
    oil barrel: oil-drum
    oil drum: oil-drum
    battery: battery-pack batteries
    battery cell: battery-pack batteries
    chip: microchip processor
    microchip: microchip
    cpu: processor cpu
    data chip: microchip
    computer chip: microchip
    circuit board: circuitry processor
    circuit: circuitry
    usb stick: usb-key
    usb drive: usb-key
    hard drive: database
    keycard: key-card
    key card: key-card
    access card: key-card
    laptop: laptop
    computer: pc laptop
    tv: tv
    radio: pocket-radio
    walkie talkie: walkie-talkie
    camera: photo-camera
    security camera: cctv-camera
    microphone: microphone
    phone: smartphone
    telephone: rotary-phone
    light bulb: light-bulb
    lightbulb: light-bulb
    flashlight: flashlight
    magnifying glass: magnifying-glass
    telescope: telescope spyglass
    spyglass: spyglass
    binoculars: binoculars
    compass: compass
    hourglass: hourglass
    stopwatch: stopwatch
    clock: pocket-watch alarm-clock
    watch: pocket-watch watch
    microscope: microscope
    syringe: syringe
    pill: pill medicine-pills
    pills: medicine-pills
    bandage: bandage-roll
    bandages: bandage-roll
    medkit: first-aid-kit medical-pack
    first aid kit: first-aid-kit
    medicine: medicines
    stethoscope: stethoscope
    thermometer: medical-thermometer
    antenna: radio-tower
    satellite dish: radar-dish
    engine: boat-engine
    propeller: boat-propeller
    tire: tyre car-wheel
    steering wheel: steering-wheel
    captain wheel: ship-wheel
    helm wheel: ship-wheel
    jetpack: jetpack jet-pack
    hoverboard: skateboard
    skateboard: skateboard
    drone: delivery-drone
    robot arm: mechanical-arm
    robotic arm: mechanical-arm
    mech: battle-mech
    oxygen tank: scuba-tanks
    gas tank: jerrycan
    fuel tank: jerrycan
    water tank: water-tank
    space suit: space-suit
    spacesuit: space-suit
    power suit: armor-vest
    suit: armor-vest
    core: reactor
    power core: reactor
    reactor: reactor
    reactor core: reactor
    fusion core: reactor
    generator: power-generator
    thruster: rocket-thruster
    goggles: steampunk-goggles protection-glasses
    metal detector: metal-detector
    alchemy kit: test-tube-rack
    chemistry set: test-tube-rack
    repair kit: toolbox
    tool kit: toolbox
    toolkit: toolbox
    stone tablet: stone-tablet
    spell tablet: stone-tablet
    clay tablet: stone-tablet
    bottled lightning: bottled-bolt
    """
)

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
    clover: shamrock
    lucky clover: shamrock
    four leaf clover: shamrock
    shamrock: shamrock
    rose: rose
    tulip: flower-pot
    lotus: lotus-flower lotus
    lily: lily-pads
    dandelion: dandelion-flower
    sunflower: sunflower
    cactus: cactus cactus-pot
    bamboo: bamboo
    palm: palm-tree
    palm tree: palm-tree
    bush: berry-bush
    grass: high-grass grass
    stump: stump-regrowth
    acorn: acorn
    pinecone: acorn
    hive: beehive
    hut: hut
    cabin: wood-cabin
    cottage: house
    farm: barn
    barn: barn
    church: church
    temple: greek-temple
    shrine: shinto-shrine
    pyramid: egyptian-pyramids great-pyramid
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
    cave: cave-entrance mountain-cave
    mountain: peaks mountains
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
    spaceship: spaceship starfighter
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
    bowling ball: bowling-propulsion
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
    lute: banjo guitar
    drum: drum
    flute: flute
    harp: harp
    trumpet: trumpet
    violin: violin
    horn: hunting-horn
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
    amethyst: amethyst
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
    tree stump: stump-regrowth
    monster truck: truck
    scarecrow: scarecrow
    """
)
