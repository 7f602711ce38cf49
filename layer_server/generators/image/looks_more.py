"""What more nouns are made of: see ``looks``."""

from __future__ import annotations

from layer_server.generators.image.tables import rows

MORE_LOOKS = rows(
    """
    roast chicken: #c07a34 #f0d4a0
    roasted chicken: #c07a34 #f0d4a0
    cooked chicken: #c07a34 #f0d4a0
    chicken: #f4f0e4 #d8322a
    rooster: #a8432a #d8222a
    turkey: #b8702e #e8c890
    stew: #b8643a #e8dcc8
    soup: #d8783a #e8e4dc
    ramen: #f0d8a0 #b03a2a
    noodles: #f0d8a0 #b03a2a
    rice: #f4f2ec #4a6ab0
    sausage: #b8502e #8a3a22
    bacon: #c8483a #f4d8c0
    hot dog: #d88a48 #b83a28
    taco: #e8b048 #5a9a34
    sandwich: #d8a860 #6aa03a
    fries: #f4c83a #d02a2a
    french fries: #f4c83a #d02a2a
    popcorn: #f8f0d0 #d8302a
    pretzel: #a8642a #f4ecd8
    croissant: #d89a48 #a86a2a
    pie: #d8a058 #a8382a
    cupcake: #f4a8c8 #c88a48
    chocolate: #5a3220 #8a5230
    ice cream: #f8e8d8 #d8a058
    ice cream cone: #f4b8cc #d8a058
    lollipop: #e83a6a #f4f0f0
    popsicle: #e8485a #d8b078
    jam: #c8203a #e8d8c0
    soda: #d8222a #e8ecf0
    coconut: #6a4428 #f4f0e8
    onion: #d8b078 #8a4a6a
    garlic: #f4f0e8 #c8b8a0
    broccoli: #4a9a34 #8ac05a
    cabbage: #7ac04a #c8e8a0
    lettuce: #7ac04a #c8e8a0
    eggplant: #5a2a78 #5a9a3a
    pepper: #d8302a #4f8a2a
    bell pepper: #d8302a #4f8a2a
    chili: #d8222a #4f8a2a
    chili pepper: #d8222a #4f8a2a
    olive: #7a8a34 #4a5a24
    avocado: #6a9a3a #c8d878
    peanut: #c8985a #a87840
    raspberry: #d8305a #4f8a2a
    wheat: #e8bc4a #b88a2a
    flour: #f0ece0 #c8b898
    gift box: #d8304a gold
    present box: #d8304a gold
    playing card: #f4f2ea #d8222a
    card: #f4f2ea #2a2830
    joker: #f4f2ea #8a34d8
    poker chip: #d8222a #f4f2ea
    chess piece: #e8dcc0 #6a4a2a
    lighthouse: #f0ece4 #d8302a
    barn: #b03a2a #f0e8d8
    church: #d8d0c4 #6a4a3a
    temple: #e0d8c8 #c8a860
    pyramid: #d8b468 #b08a48
    cottage: #e8d0a0 #a8502e
    shop: #e8d8b8 #d83a3a
    hospital: #f0f2f4 #d8222a
    factory: #8a8e98 #c85a3a
    skyscraper: #7a90b0 #c8e0f4
    city: #5a6a88 #f4d06a
    cave: stone #3a3440
    waterfall: water #6a7a6a
    desert: #e0b868 #c8904a
    forest: #3f8a34 wood
    scarecrow: #d8b058 #8a5a30
    oil barrel: #3a4450 #d8a02a
    oil drum: #3a4450 #d8a02a
    fuel canister: #c8302a #f0d040
    jerrycan: #4a6a3a #c8c0a0
    canister: #c8302a #c8ccd4
    fuel: #c8302a #f0d040
    circuit board: #1f7a4a gold
    circuit: #1f7a4a gold
    microchip: #2a3038 gold
    cpu: #2a3038 gold
    laptop: #6a7078 #58a8e8
    tv: #2e3038 #58b8e8
    robot arm: #e8902a silver
    drone: #3e4450 #e84a3a
    jetpack: silver #f07a1a
    hoverboard: #2a9ae8 silver
    skateboard: #c8482e #3a3e48
    motorcycle: #c8282a #34383f
    scooter: #3aa8a0 #34383f
    bicycle: #2a7ad0 #34383f
    bus: #f0b81a #34383f
    truck: #3a78c8 #34383f
    tractor: #3a9a3a #f0c02a
    ambulance: #f4f4f4 #d8222a
    helicopter: #4a6a48 #34383f
    locomotive: #34383f #c83a2a
    knight: silver gold
    phoenix feather: #f0641a #f8d04a
    basilisk: #4a8a4a #e8d04a
    treant: #6a4a2a #5a9a34
    ent: #6a4a2a #5a9a34
    banshee: #b8d8e0 #5a8aa0
    wraith: #4a5a70 #a8d8e8
    phantom: #a8b8d8 #5a6a9a
    lich: #d8d4b8 #58d878
    imp: #b03a4a #e8a878
    elf: #f0c8a0 #5a9a3a
    dwarf: #e0a878 #b85a2a
    yeti: #e8f0f8 #88b8d8
    sasquatch: #7a5030 #c8a078
    dinosaur: #5a9a4a #d8d08a
    velociraptor: #6a8a4a #d8c88a
    ninja: #2a2c38 #c8282a
    samurai: #a8222a gold
    thief: #3a3844 #c8a878
    gorilla: #3e3a40 #8a8488
    boar: #6a4a38 #e8dcc0
    cow: #f0ece4 #4a3a34
    bull: #6a3a24 #e8dcc0
    sheep: #f4f0e8 #4a4448
    goat: #d8d0c0 #8a7a68
    duck: #f0c83a #f08a1a
    swan: #f8f8fa #f08a1a
    dove: #f4f6f8 #e8a8a0
    parrot: #d8302a #2a9ad8
    squirrel: #b8642e #f0d8b8
    deer: #a8703a #f0dcc0
    stag: #a8703a #e8dcc0
    camel: #d0a060 #a87840
    crocodile: #4a8a3a #e8e0b8
    squid: #d86a8a #f4c8d0
    lobster: #d8321e #f0a070
    jellyfish: #b878e0 #f0c8f4
    starfish: #f08a3a #f8c878
    beetle: #2e6a4a #8ad0a0
    worm: #e09a90 #b86a64
    spider silk: #e8ecf4 #b8c0d0
    silk: #e8e0f0 #b8a8d0
    yarn: #d84a6a #f0a8b8
    wool: #f0ece0 #d8d0c0
    cotton: #f8f8f6 #6aa03a
    coal: #2e2e34 #4a4a54
    brick: #b0523a #d8b8a0
    clay: #b8643e #d89a78
    log: wood #e0b878
    wood: wood #e0b878
    plank: wood wood
    planks: wood wood
    stick: wood wood
    branch: wood #5a9a34
    sand: #e4c888 #c8a058
    ingot: silver silver
    iron ingot: iron iron
    gold ingot: gold gold
    copper ingot: copper copper
    nail: silver iron
    nails: silver iron
    spring: silver silver
    toolbox: #c8302a #c8ccd4
    watering can: #4a9a6a #c8ccd4
    furnace: stone fire
    bellows: leather wood
    mailbox: #2a5ab0 #d8222a
    newspaper: #ece8dc #3a3a40
    sign: wood wood
    paintbrush: wood #d83a5a
    palette: #c89a5a #d83a5a
    wax seal: #b01c2a #8a1420
    royal seal: #b01c2a #8a1420
    voodoo doll: #c8a068 #8a2a2a
    magic mirror: gold #88d0f0
    pentagram: #c8202a #4a1018
    summoning circle: #a23cff #e0a8ff
    magic circle: #38b0ff #c8f0ff
    speech bubble: #f4f6f8 #58a8e8
    star badge: gold gold
    vase: #3a78b8 #e8e4d8
    urn: #b8643e #2e2a26
    amphora: #c8703a #2e2420
    goggles: leather #88d0e8
    hoodie: #5a6a88 #e8ecf0
    dress: #d84a78 #f4c8d8
    kimono: #b8283a #f0d8b0
    jacket: leather #4a3020
    coat: #4a5a78 gold
    tunic: #4a8a4a leather
    sneakers: #e8ecf0 #d8322a
    shoes: leather #3a2a20
    headband: #c8222a #8a1a20
    glasses: #2a2c34 #a8d0e8
    sunglasses: #26262c #4a5a78
    wings: #f0f2f6 #c8d0e0
    wing: #f0f2f6 #c8d0e0
    angel wings: #f8f8fa #d8e0f0
    dragon wing: #a82a24 #e8a050
    bat wing: #4a3a50 #8a6a88
    santa hat: #d8222a #f4f4f4
    jester hat: #8a34d8 #f0c02a
    top hat: #26262c #a8222a
    lightning bolt: #f8d02a #fff0a0
    fire hydrant: #d8302a #c8ccd4
    fire truck: #d8302a #c8ccd4
    fire engine: #d8302a #c8ccd4
    wood chair: wood wood
    water bottle: #5ab4e8 #e8f2f8
    poison ivy: #3f9433 #86cc4c
    cowboy hat: #a8703a #6a4424
    """
)
"""Noun to what its main part and its other parts are made of, as ``LOOKS``."""
