"""Which emoji draws a noun, where its own name is another."""

from __future__ import annotations

from layer_server.generators.image.tables import rows

EMOJI_PREFERRED = rows(
    """
    sword: dagger
    wooden sword: dagger
    blade: dagger
    knife: kitchen-knife dagger
    swords: crossed-swords
    crossed swords: crossed-swords
    battle axe: axe
    hatchet: axe
    potion: test-tube alembic
    health potion: test-tube
    flask: alembic
    bottle: bottle-with-popping-cork lotion-bottle
    wand: magic-wand
    magic wand: magic-wand
    wizard: person-mage man-mage woman-mage
    mage: person-mage man-mage woman-mage
    witch: woman-mage
    sorcerer: man-mage
    vampire: man-vampire person-vampire
    zombie: person-zombie man-zombie
    elf: person-elf woman-elf
    fairy: woman-fairy person-fairy
    genie: person-genie
    superhero: person-superhero man-superhero
    villain: person-supervillain
    king: prince
    queen: princess
    goblin: goblin ogre
    demon: angry-face-with-horns ogre
    devil: smiling-face-with-horns angry-face-with-horns
    angel: baby-angel smiling-face-with-halo
    monster: alien-monster ogre
    phoenix: phoenix-bird
    dragon: dragon dragon-face
    dinosaur: t-rex sauropod
    bee: honeybee
    ladybug: lady-beetle
    bunny: rabbit-face rabbit
    puppy: dog-face
    kitten: cat-face
    gem: gem-stone
    diamond: gem-stone
    crystal: gem-stone
    jewel: gem-stone
    gold: coin
    money: money-bag dollar-banknote
    gold coin: coin
    treasure: money-bag gem-stone
    cash: dollar-banknote
    medal: sports-medal 1st-place-medal
    gold medal: 1st-place-medal
    badge: military-medal rosette
    gift: wrapped-gift
    present: wrapped-gift
    gift box: wrapped-gift
    helmet: military-helmet rescue-workers-helmet
    hat: top-hat cowboy-hat-face
    boots: hiking-boot
    boot: hiking-boot
    shoes: running-shoe
    shirt: t-shirt
    bag: handbag backpack
    ring: ring
    key: key old-key
    lock: locked
    padlock: locked
    box: package
    crate: package
    clock: alarm-clock
    watch: watch
    hourglass: hourglass-not-done hourglass-done
    book: closed-book blue-book orange-book green-book
    spell book: closed-book
    map: world-map
    treasure map: world-map
    letter: love-letter envelope
    mail: envelope
    pen: fountain-pen
    quill: feather
    apple: red-apple green-apple
    red apple: red-apple
    green apple: green-apple
    orange: tangerine
    berry: blueberries
    blueberry: blueberries
    cherry: cherries
    grape: grapes
    cheese: cheese-wedge
    burger: hamburger
    fries: french-fries
    cake: birthday-cake shortcake
    ice cream: soft-ice-cream ice-cream
    donut: doughnut
    candy: candy lollipop
    coffee: hot-beverage
    tea: teacup-without-handle teapot
    beer: beer-mug
    wine: wine-glass
    juice: beverage-box cup-with-straw
    drink: cup-with-straw tropical-drink
    soda: cup-with-straw
    soup: steaming-bowl bowl-with-spoon
    stew: pot-of-food
    meat: meat-on-bone cut-of-meat
    steak: cut-of-meat
    chicken leg: poultry-leg
    drumstick: poultry-leg
    corn: ear-of-corn
    chili: hot-pepper
    chili pepper: hot-pepper
    fish: tropical-fish fish
    flower: hibiscus blossom tulip
    clover: four-leaf-clover shamrock
    tree: deciduous-tree evergreen-tree
    pine tree: evergreen-tree
    leaf: maple-leaf leaf-fluttering-in-wind
    plant: potted-plant seedling
    sun: sun sun-with-face
    moon: crescent-moon full-moon
    star: star glowing-star
    lightning: high-voltage
    lightning bolt: high-voltage
    thunder: high-voltage
    bolt: high-voltage
    energy: high-voltage
    wave: water-wave
    water: droplet
    rain: cloud-with-rain
    snow: snowflake
    rainbow: rainbow
    flame: fire
    fireball: fire
    campfire: fire
    explosion: collision
    meteor: comet
    planet: ringed-planet
    earth: globe-showing-americas
    heart: red-heart sparkling-heart
    crystal heart: red-heart
    broken heart: broken-heart
    brain: brain
    eye: eye
    hand: raised-hand
    fist: raised-fist oncoming-fist
    muscle: flexed-biceps
    skull: skull
    bones: bone
    poop: pile-of-poo
    castle: castle
    house: house house-with-garden
    hut: hut
    tower: tokyo-tower
    city: cityscape
    ship: sailboat passenger-ship
    boat: sailboat speedboat
    spaceship: flying-saucer rocket
    ufo: flying-saucer
    car: automobile racing-car
    race car: racing-car
    truck: pickup-truck delivery-truck
    train: locomotive
    steam train: locomotive
    plane: airplane
    motorbike: motorcycle
    bike: bicycle
    football: soccer-ball
    ball: soccer-ball basketball
    dice: game-die
    puzzle: puzzle-piece
    controller: video-game
    gamepad: video-game
    target: bullseye
    paint: artist-palette
    music: musical-notes
    drum: drum
    bell: bell
    lamp: light-bulb
    lantern: red-paper-lantern
    candle: candle
    gear: gear
    settings: gear
    hammer: hammer
    pickaxe: pick
    wrench: wrench
    saw: carpentry-saw
    shield: shield
    bomb: bomb
    dynamite: firecracker
    rocket: rocket
    camera: camera
    phone: mobile-phone
    computer: desktop-computer laptop
    battery: battery
    medicine: pill
    pills: pill
    medkit: medical-symbol
    syringe: syringe
    web: spider-web
    ghost: ghost
    pumpkin: jack-o-lantern
    halloween pumpkin: jack-o-lantern
    santa: santa-claus
    present box: wrapped-gift
    smiley: grinning-face smiling-face-with-smiling-eyes
    happy face: grinning-face-with-big-eyes
    sad face: crying-face
    angry face: angry-face
    cool face: smiling-face-with-sunglasses
    laughing face: face-with-tears-of-joy
    robot: robot
    alien: alien
    cat: cat-face cat
    dog: dog-face dog
    fox: fox
    panda: panda
    bear: bear
    lion: lion
    tiger: tiger-face
    wolf: wolf
    owl: owl
    frog: frog
    snake: snake
    spider: spider
    horse: horse-face
    cow: cow-face
    pig: pig-face
    mouse: mouse-face
    monkey: monkey-face
    butterfly: butterfly
    snail: snail
    """
)
"""Noun to emoji, the best first."""

EMOJI_NEAREST = rows(
    """
    gun: water-pistol
    pistol: water-pistol
    staff: magic-wand
    knight: military-helmet
    orc: ogre
    slime: alien-monster
    cape: scarf
    chest: toolbox
    treasure chest: toolbox
    pirate ship: sailboat
    torch: flashlight
    chip: computer-disk
    """
)
"""Noun to an emoji of something else that may stand for it: better than nothing, and said to be so."""
