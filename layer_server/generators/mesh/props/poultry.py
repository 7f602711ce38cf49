"""Every bird of the grammar, by its proportions and plumage; and bats."""

from __future__ import annotations

from layer_server.generators.mesh.loft import lathe, prism, rod, sphere, tube
from layer_server.generators.mesh.props.birds import Bird, bird
from layer_server.generators.mesh.props.kit import Kit, prop

_PLUMAGE = {"belly": "fur white", "beak": "paint orange", "comb": "paint", "white": "porcelain"}


def _register(names: str, metres: float, shape: Bird, main: str, **roles: str) -> None:
    def recipe(kit: Kit) -> None:
        bird(kit, shape)

    prop(names, metres, kind="animal", main=main, **{"accent": main, "head": main, **_PLUMAGE, **roles})(
        recipe
    )


_register("chicken, hen, chick, baby chicken", 0.4, Bird(tail=0.22, crest="comb"), "fur white")
_register(
    "rooster, cock, cockerel",
    0.5,
    Bird(0.27, 32, 0.2, tail=0.5, crest="comb", legs=0.28),
    "fur brown",
    accent="book green",
    head="fur orange",
    belly="fur brown",
)
_register(
    "peacock, peafowl",
    0.9,
    Bird(0.32, 24, 0.3, 0.13, "cone", 0.28, fan=True, crest="feathers"),
    "book blue",
    accent="book green",
    belly="book blue",
    comb="gold",
)
_register(
    "duck, mallard, duckling, drake",
    0.5,
    Bird(0.27, 14, 0.16, 0.17, "flat", 0.1, 0.2),
    "fur brown",
    accent="fur gray",
    head="book green",
    belly="fur tan",
)
_register(
    "turkey, wild turkey",
    0.9,
    Bird(0.34, 24, 0.24, 0.12, "cone", 0.22, fan=True),
    "fur brown",
    accent="fur brown",
    head="paint",
    belly="fur brown",
    comb="fur tan",
)
_register(
    "stork, heron, crane bird, ibis, egret",
    1.2,
    Bird(0.22, 24, 0.6, 0.12, "cone", 0.7, 0.2),
    "fur white",
    accent="fur black",
    belly="fur white",
)
_register(
    "ostrich, emu",
    2.2,
    Bird(0.34, 14, 0.75, 0.11, "flat", 0.72, 0.2),
    "fur black",
    accent="fur white",
    head="fur tan",
    belly="fur black",
)
_register("goose, geese, gander", 0.8, Bird(0.28, 16, 0.45, 0.14, "flat", 0.16, 0.2), "fur white")
_register("swan, black swan", 1.2, Bird(0.3, 10, 0.62, 0.14, "flat", 0.03, 0.26), "fur white")
_register(
    "flamingo",
    1.4,
    Bird(0.22, 20, 0.7, 0.12, "bent", 0.75, 0.2),
    "paint pink",
    belly="paint pink",
)
_register(
    "penguin, emperor penguin, baby penguin, puffin",
    0.8,
    Bird(0.27, 82, 0.06, 0.2, "cone", 0.03, 0.12),
    "fur black",
)
_register(
    "owl, barn owl, snowy owl",
    0.5,
    Bird(0.28, 74, 0.02, 0.24, "cone", 0.06, 0.2, crest="tufts"),
    "fur brown",
    belly="fur tan",
    beak="gold",
)
_register(
    "eagle, bald eagle, hawk, falcon, vulture, condor, kestrel",
    0.9,
    Bird(0.26, 48, 0.12, 0.16, "hook", 0.16, 0.34),
    "fur brown",
    head="fur white",
    belly="fur brown",
    beak="gold",
)
_register(
    "flying eagle, flying bird, seagull, albatross, dove, flying dove",
    0.9,
    Bird(0.2, 6, 0.06, 0.14, "cone", 0.1, 0.3, spread=True),
    "fur white",
    accent="fur white",
)
_register(
    "parrot, macaw, cockatoo, parakeet, budgie, toucan",
    0.5,
    Bird(0.22, 58, 0.08, 0.18, "hook", 0.08, 0.62),
    "paint",
    accent="paint blue",
    belly="paint yellow",
    beak="dark metal",
)
_register(
    "crow, raven, blackbird, magpie",
    0.5,
    Bird(0.23, 26, 0.08, 0.16, "long", 0.18, 0.4),
    "fur black",
    belly="fur black",
    beak="dark",
)
_register(
    "bird, sparrow, robin, pigeon, bluebird, songbird, canary, finch, hummingbird, woodpecker, little bird",
    0.2,
    Bird(0.25, 28, 0.03, 0.19, "cone", 0.18, 0.34),
    "book blue",
    belly="fur orange",
    beak="gold",
)
_register(
    "phoenix, fire bird, firebird, thunderbird, roc",
    1.8,
    Bird(0.22, 34, 0.26, 0.15, "hook", 0.24, 0.8, spread=True, crest="feathers"),
    "flame",
    accent="neon red",
    belly="paint yellow",
    head="flame",
    beak="gold",
)


@prop(
    "bat, vampire bat, cave bat",
    0.5,
    kind="animal",
    main="fur black",
    accent="dark metal",
    white="bone",
    eye="neon red",
    belly="fur brown",
)
def flying_bat(kit: Kit) -> None:
    """A furry body between two wings of skin."""
    kit.add(sphere(0.2, 18).scaled(0.9, 1.2, 0.8).at(0, 0.5, 0), "main", "body")
    kit.add(sphere(0.15, 18).at(0, 0.82, 0.05), "main", "head")
    for s in (-1.0, 1.0):
        kit.add(
            lathe([(0, 0), (0.07, 0), (0, 0.2)], 10).turned("z", s * -20).at(s * 0.08, 0.92, 0.03),
            "main",
            "ears",
        )
        kit.add(sphere(0.035, 8).at(s * 0.06, 0.85, 0.18), "eye", "eyes")
        kit.add(lathe([(0, 0), (0.02, 0), (0, -0.06)][::-1], 6).at(s * 0.035, 0.77, 0.18), "white", "fangs")
        wing = [
            (0.0, 0.1),
            (0.3, 0.32),
            (0.62, 0.36),
            (0.95, 0.1),
            (0.78, 0.08),
            (0.68, -0.1),
            (0.5, -0.04),
            (0.36, -0.2),
            (0.2, -0.08),
            (0.0, -0.12),
        ]
        kit.add(
            prism([(s * x, y) for x, y in wing], 0.03, 0.008).turned("y", s * -14).at(s * 0.12, 0.55, 0),
            "accent",
            "wings",
        )
        for x, y in ((0.95, 0.1), (0.68, -0.1), (0.36, -0.2)):
            kit.add(
                rod((s * 0.3, 0.32, 0), (s * x, y, 0), 0.02, 6).turned("y", s * -14).at(s * 0.12, 0.55, 0),
                "main",
                "wings",
            )
        kit.add(
            rod((0, 0.1, 0), (s * 0.3, 0.32, 0), 0.028, 6).turned("y", s * -14).at(s * 0.12, 0.55, 0),
            "main",
            "wings",
        )
        kit.add(tube([(s * 0.07, 0.3, 0), (s * 0.09, 0.18, 0.04)], [0.03, 0.015], 6), "main", "feet")
