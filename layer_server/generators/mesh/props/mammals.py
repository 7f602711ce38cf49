"""Every beast of the grammar, by its proportions and its coat."""

from __future__ import annotations

from layer_server.generators.mesh.props.beasts import beast
from layer_server.generators.mesh.props.coats import Beast
from layer_server.generators.mesh.props.kit import Kit, prop

_COATS = {
    "belly": "fur white",
    "accent": "fur black",
    "mane": "fur brown",
    "horn": "bone",
    "hoof": "dark",
    "white": "porcelain",
    "wool": "fur white",
}


def _register(names: str, metres: float, shape: Beast, main: str, **roles: str) -> None:
    def recipe(kit: Kit) -> None:
        beast(kit, shape)

    prop(names, metres, kind="animal", main=main, **{**_COATS, **roles})(recipe)


_register(
    "bear, brown bear, grizzly, grizzly bear, black bear, cave bear, bear cub",
    1.8,
    Beast(1.25, 0.42, 0.42, 0.95, 0.13, (0.3, 30), 0.26, (0.62, 0.5), "round", tail="stub"),
    "fur brown",
    belly="fur tan",
    accent="fur brown",
)
_register(
    "polar bear, ice bear",
    2.2,
    Beast(1.3, 0.45, 0.4, 0.95, 0.13, (0.38, 30), 0.24, (0.75, 0.5), "round", tail="stub"),
    "fur white",
    accent="fur white",
)
_register(
    "panda, panda bear",
    1.6,
    Beast(
        1.1,
        0.36,
        0.42,
        1.0,
        0.13,
        (0.26, 35),
        0.29,
        (0.45, 0.46),
        "round",
        tail="stub",
        mark="mask",
        limb="accent",
    ),
    "fur white",
    accent="fur black",
)
_register(
    "wolf, dire wolf, werewolf, white wolf, coyote, hyena",
    1.5,
    Beast(1.1, 0.55, 0.26, 0.72, 0.06, (0.36, 42), 0.18, (1.15, 0.42), "pointed", tail="bushy"),
    "fur gray",
    belly="fur white",
    accent="fur gray",
)
_register(
    "fox, red fox, arctic fox",
    0.9,
    Beast(0.95, 0.42, 0.22, 0.8, 0.045, (0.28, 40), 0.18, (1.0, 0.36), "pointed", tail="bushy"),
    "fur orange",
    accent="fur black",
)
_register(
    "dog, hound, puppy, husky, german shepherd, shiba, shiba inu, retriever, labrador",
    0.9,
    Beast(0.95, 0.46, 0.23, 0.8, 0.055, (0.3, 50), 0.19, (0.85, 0.46), "pointed", tail="up"),
    "fur tan",
    accent="fur white",
)
_register(
    "corgi, dachshund, beagle, bulldog, pug, poodle, spaniel, basset hound",
    0.6,
    Beast(1.0, 0.24, 0.24, 0.92, 0.06, (0.24, 45), 0.2, (0.7, 0.46), "floppy", tail="stub"),
    "fur tan",
    accent="fur brown",
)
_register(
    "cat, kitten, kitty, house cat, tabby cat, black cat",
    0.5,
    Beast(0.82, 0.36, 0.2, 0.9, 0.05, (0.2, 48), 0.2, (0.28, 0.4), "pointed", tail="up"),
    "fur orange",
    accent="fur white",
)
_register(
    "lion",
    2.0,
    Beast(1.25, 0.5, 0.3, 0.8, 0.09, (0.3, 40), 0.23, (0.75, 0.52), "round", tail="tuft", mane="lion"),
    "fur tan",
    accent="fur brown",
    belly="fur tan",
)
_register(
    "lioness, cougar, puma, mountain lion, panther, black panther",
    1.9,
    Beast(1.25, 0.5, 0.28, 0.8, 0.08, (0.28, 38), 0.2, (0.6, 0.5), "round", tail="thin"),
    "fur tan",
    accent="fur tan",
)
_register(
    "tiger, white tiger, saber tooth tiger",
    2.0,
    Beast(1.3, 0.5, 0.3, 0.84, 0.09, (0.26, 35), 0.22, (0.6, 0.54), "round", tail="thin", mark="stripes"),
    "fur orange",
)
_register(
    "leopard, cheetah, jaguar, snow leopard, lynx",
    1.6,
    Beast(1.2, 0.5, 0.25, 0.78, 0.07, (0.26, 38), 0.19, (0.55, 0.5), "round", tail="thin", mark="spots"),
    "fur tan",
)
_register(
    "horse, pony, stallion, mare, war horse, foal, donkey, mule",
    2.4,
    Beast(
        1.25,
        0.78,
        0.31,
        0.88,
        0.065,
        (0.62, 52),
        0.17,
        (1.9, 0.58),
        "leaf",
        tail="hair",
        mane="horse",
        hoofed=True,
    ),
    "fur brown",
    belly="fur brown",
    mane="fur black",
)
_register(
    "unicorn",
    2.4,
    Beast(
        1.2,
        0.78,
        0.29,
        0.85,
        0.06,
        (0.62, 55),
        0.17,
        (1.7, 0.56),
        "leaf",
        "one",
        tail="hair",
        mane="horse",
        hoofed=True,
    ),
    "fur white",
    belly="fur white",
    mane="paint pink",
    horn="gold",
    hoof="gold",
)
_register(
    "zebra",
    2.2,
    Beast(
        1.2,
        0.72,
        0.31,
        0.9,
        0.065,
        (0.55, 52),
        0.17,
        (1.7, 0.58),
        "leaf",
        tail="tuft",
        mane="horse",
        mark="stripes",
        hoofed=True,
    ),
    "fur white",
    belly="fur gray",
    mane="fur black",
)
_register(
    "cow, dairy cow, calf",
    2.2,
    Beast(
        1.45,
        0.55,
        0.38,
        1.02,
        0.085,
        (0.34, 32),
        0.21,
        (1.1, 0.72),
        "leaf",
        "cow",
        tail="tuft",
        mark="patches",
        hoofed=True,
    ),
    "fur white",
    belly="hide pink",
)
_register(
    "bull, ox, buffalo, bison, yak, highland cow",
    2.4,
    Beast(1.4, 0.5, 0.44, 0.82, 0.1, (0.3, 20), 0.25, (0.95, 0.68), "leaf", "cow", tail="tuft", hoofed=True),
    "fur brown",
    belly="fur brown",
)
_register(
    "pig, piglet, hog, sow",
    1.2,
    Beast(1.2, 0.26, 0.34, 1.04, 0.08, (0.16, 20), 0.25, (0.55, 0.48), "pointed", tail="curl", hoofed=True),
    "hide pink",
    belly="hide pink",
    hoof="hide pink",
    accent="hide pink",
)
_register(
    "boar, wild boar, warthog",
    1.4,
    Beast(
        1.2, 0.36, 0.36, 0.85, 0.075, (0.18, 10), 0.26, (1.0, 0.46), "pointed", "", tail="tuft", hoofed=True
    ),
    "fur brown",
    belly="fur brown",
)
_register(
    "sheep, lamb, ewe",
    1.2,
    Beast(
        1.0,
        0.38,
        0.3,
        1.0,
        0.06,
        (0.24, 40),
        0.18,
        (0.9, 0.55),
        "leaf",
        tail="ball",
        mark="wool",
        hoofed=True,
    ),
    "fur tan",
    belly="fur tan",
)
_register(
    "ram, mountain goat, ibex",
    1.3,
    Beast(1.0, 0.46, 0.3, 0.95, 0.065, (0.3, 42), 0.18, (1.0, 0.58), "leaf", "ram", tail="stub", hoofed=True),
    "fur tan",
    belly="fur white",
)
_register(
    "goat, billy goat",
    1.1,
    Beast(
        0.95, 0.48, 0.26, 1.0, 0.055, (0.34, 50), 0.16, (1.1, 0.55), "leaf", "goat", tail="stub", hoofed=True
    ),
    "fur white",
    belly="fur white",
)
_register(
    "deer, stag, buck, reindeer, elk, doe, fawn, caribou, antelope, gazelle",
    1.9,
    Beast(
        1.1, 0.72, 0.25, 0.85, 0.048, (0.5, 55), 0.15, (1.3, 0.5), "leaf", "antlers", tail="stub", hoofed=True
    ),
    "fur brown",
    belly="fur tan",
)
_register(
    "moose",
    2.4,
    Beast(
        1.25, 0.75, 0.34, 0.85, 0.065, (0.4, 35), 0.19, (1.8, 0.72), "leaf", "palm", tail="stub", hoofed=True
    ),
    "fur brown",
    belly="fur brown",
)
_register(
    "elephant, baby elephant, mammoth, woolly mammoth",
    3.5,
    Beast(1.3, 0.52, 0.5, 1.0, 0.16, (0.3, 25), 0.34, (0.35, 0.5), "flap", tail="thin", trunk=True),
    "hide gray",
    belly="hide gray",
    accent="hide gray",
)
_register(
    "rhino, rhinoceros",
    3.2,
    Beast(1.4, 0.36, 0.44, 1.0, 0.13, (0.24, 8), 0.27, (1.0, 0.72), "leaf", "rhino", tail="thin"),
    "hide gray",
    belly="hide gray",
    accent="hide gray",
)
_register(
    "hippo, hippopotamus",
    3.2,
    Beast(1.4, 0.26, 0.46, 1.05, 0.14, (0.2, 8), 0.28, (0.9, 0.95), "round", tail="stub"),
    "hide gray",
    belly="hide pink",
    accent="hide gray",
)
_register(
    "giraffe",
    4.5,
    Beast(
        1.0,
        1.0,
        0.29,
        0.88,
        0.06,
        (1.35, 72),
        0.17,
        (1.3, 0.52),
        "leaf",
        "giraffe",
        tail="tuft",
        mark="spots",
        hoofed=True,
    ),
    "fur tan",
    belly="fur tan",
    accent="fur brown",
)
_register(
    "camel, dromedary, llama, alpaca",
    2.6,
    Beast(
        1.2, 0.75, 0.32, 0.9, 0.065, (0.66, 48), 0.16, (1.1, 0.6), "leaf", tail="tuft", hoofed=True, hump=2
    ),
    "fur tan",
    belly="fur tan",
)
_register(
    "rabbit, bunny, hare, easter bunny",
    0.45,
    Beast(0.72, 0.14, 0.26, 1.0, 0.06, (0.24, 48), 0.2, (0.3, 0.46), "long", tail="ball"),
    "fur white",
    accent="fur white",
    belly="hide pink",
)
_register(
    "mouse, rat, hamster, guinea pig, giant rat",
    0.2,
    Beast(0.8, 0.12, 0.27, 1.05, 0.045, (0.16, 25), 0.2, (0.7, 0.3), "round", tail="thin"),
    "fur gray",
    belly="hide pink",
    accent="hide pink",
)
_register(
    "squirrel, chipmunk, raccoon, red panda, skunk, beaver, otter, badger",
    0.4,
    Beast(0.8, 0.2, 0.24, 0.95, 0.05, (0.2, 45), 0.19, (0.6, 0.4), "round", tail="bushy", mark="mask"),
    "fur brown",
    belly="fur tan",
    accent="fur black",
)
