"""Food, tools and materials, and the silhouettes that draw them well: see ``subjects``."""

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
    milk: emoji/glass-of-milk milk-carton
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
    melon: emoji/melon
    berry: elderberry raspberry
    berries: elderberry berries-bowl
    blueberry: emoji/blueberries
    coconut: emoji/coconut
    lemon: lemon
    lime: cut-lemon
    orange: orange
    eggplant: emoji/eggplant
    pepper: bell-pepper
    chili: chili-pepper
    potato: potato
    cabbage: cabbage
    lettuce: emoji/leafy-green
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
    boulder: rock stone-block
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
