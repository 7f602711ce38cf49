"""Flowers on their stems and on the water, and holly."""

from __future__ import annotations

from math import cos, radians, sin

from layer_server.generators.image.sketch_tones import (
    BLADE,
    NEEDLE,
    Template,
    both,
    dot,
    line,
    oval,
    part,
    path,
    put,
)

_PETALS = {
    "round": path("M0 0C-50 -50 -60 -150 0 -170 60 -150 50 -50 0 0Z"),
    "long": path("M0 0C-34 -60 -30 -150 0 -190 30 -150 34 -60 0 0Z"),
    "pointed": path("M0 0C-70 -60 -50 -130 0 -210 50 -130 70 -60 0 0Z"),
    "heart": path(
        "M0 0C-90 -60 -90 -170 -30 -170 -14 -170 0 -160 0 -150 0 -160 14 -170 30 -170 90 -170 90 -60 0 0Z"
    ),
    "ray": path("M0 0C-24 -60 -24 -160 -14 -176L0 -168 14 -176C24 -160 24 -60 0 0Z"),
}


def _ring(petal: str, count: int, x: float, y: float, scale: float, *, start: float = 0.0) -> str:
    return "".join(put(petal, x, y, scale, start + 360 * i / count) for i in range(count))


def _stem(bottom: float = 510, top: float = 200) -> list[str]:
    leaves = put(BLADE, 256, 440, 0.85, -30) + put(BLADE, 256, 460, 0.85, -150)
    return [part("leaf", line(20, f"M256 {bottom}Q246 {(bottom + top) / 2} 256 {top}"), leaves)]


def flower(petal: str, centre: str, count: str = "8", shape: str = "round", *kind: str) -> list[str]:
    """A flower on its stem: ``double`` has a second ring, ``cup`` a trumpet, ``streaked`` darker throats, ``head`` no stem."""
    number, y, scale = int(count), 170.0, 0.92
    found = [] if "head" in kind else _stem()
    if "head" in kind:
        y, scale = 256.0, 1.3
    if "double" in kind:
        found.append(part(petal + "%", _ring(_PETALS[shape], number, 256, y, scale, start=180 / number)))
        found.append(part(petal + "*", _ring(_PETALS[shape], number, 256, y, scale * 0.78)))
    elif number % 2 == 0:
        half = "".join(put(_PETALS[shape], 256, y, scale, 720 * i / number) for i in range(number // 2))
        rest = "".join(
            put(_PETALS[shape], 256, y, scale, 720 * i / number + 360 / number) for i in range(number // 2)
        )
        found += [part(petal + "%" if "layers" in kind else petal + "*", half), part(petal + "*", rest)]
    else:
        found.append(part(petal + "*", _ring(_PETALS[shape], number, 256, y, scale)))
    if "streaked" in kind:
        found.append(part(petal + "%", _ring(path("M0 0 -10 -90 0 -110 10 -90Z"), number, 256, y, scale)))
    if "cup" in kind:
        return [
            *found,
            part(
                centre + "+",
                _ring(path("M-20 0-26 -66 0 -78 26 -66 20 0Z"), 8, 256, y, scale),
                dot(256, y, 50 * scale),
            ),
            part("orange", dot(256, y, 30 * scale)),
        ]
    if "stamens" in kind:
        return [
            *found,
            part(
                "lemon",
                *(
                    line(
                        6, f"M256 {y}l{66 * scale * sin(radians(a)):.0f} {-66 * scale * cos(radians(a)):.0f}"
                    )
                    for a in range(20, 380, 60)
                ),
            ),
            part(
                centre,
                *(
                    dot(256 + 70 * scale * sin(radians(a)), y - 70 * scale * cos(radians(a)), 12)
                    for a in range(20, 380, 60)
                ),
            ),
        ]
    return [*found, part(centre + "+", dot(256, y, (62 if "big" in kind else 44) * scale))]


def lily(petal: str, *kind: str) -> list[str]:
    """A lily seen from the side, or a lily on the water."""
    if "water" in kind:
        return [
            part(
                "leaf",
                path(
                    "M20 380C20 320 130 290 256 290S492 320 492 380 390 470 256 470 20 440 20 380ZM256 380 480 430 440 452Z"
                ),
            ),
            part(petal + "%", *(put(_PETALS["pointed"], 256, 380, 1.05, a) for a in (-76, -38, 0, 38, 76))),
            part(
                petal + "*", "".join(put(_PETALS["pointed"], 256, 390, 0.95, a) for a in (-54, -18, 18, 54))
            ),
            part("yellow", dot(256, 370, 34)),
        ]
    return [
        *_stem(top=300),
        part(petal + "%", put(path("M0 0C-60 -60 -50 -160 0 -240 50 -160 60 -60 0 0Z"), 256, 300, 1, -22), put(path("M0 0C-60 -60 -50 -160 0 -240 50 -160 60 -60 0 0Z"), 256, 300, 1, 22)),
        part(petal + "*", both(path("M256 310C190 290 110 220 50 100 40 90 60 90 80 104 180 140 250 220 256 310Z")), put(path("M0 0C-56 -50 -50 -130 0 -190 50 -130 56 -50 0 0Z"), 256, 310)),
        part("amber", line(8, "M256 250Q240 150 226 90M256 250Q270 150 290 90M256 250V80"), dot(224, 84, 12), dot(292, 84, 12), dot(256, 70, 12)),
    ]  # fmt: skip


def tulip(petal: str) -> list[str]:
    """A tulip."""
    return [
        part("leaf", line(24, "M256 510V250"), path("M250 500C170 470 120 380 110 260 190 320 240 400 250 500Z"), path("M262 500C342 470 392 380 402 260 322 320 272 400 262 500Z")),
        part(petal + "%", path("M256 280C170 270 150 160 170 40 220 60 250 110 256 150 262 110 292 60 342 40 362 160 342 270 256 280Z")),
        part(petal + "*", path("M256 290C190 270 190 120 256 30 322 120 322 270 256 290Z")),
    ]  # fmt: skip


def blossom(petal: str, *kind: str) -> list[str]:
    """Many petals about a heart: a peony, a carnation, a rose seen from above."""
    frilled = "frilled" in kind
    petal_shape = (
        path(
            "M0 0C-80 -40 -100 -130 -60 -160L-40 -140-20 -176 0 -150 20 -176 40 -140 60 -160C100 -130 80 -40 0 0Z"
        )
        if frilled
        else path("M0 0C-90 -30 -110 -150 -40 -170 -20 -176 20 -176 40 -170 110 -150 90 -30 0 0Z")
    )
    return [
        *_stem(top=300),
        part("leaf", put(BLADE, 150, 250, 0.7, 160), put(BLADE, 362, 250, 0.7, 20)),
        part(petal + "%", _ring(petal_shape, 7, 256, 190, 1.08)),
        part(petal + "*", _ring(petal_shape, 6, 256, 190, 0.82, start=24)),
        part(petal + "%", _ring(petal_shape, 5, 256, 190, 0.52)),
        part(petal + "*", _ring(petal_shape, 4, 256, 190, 0.3, start=30)),
    ]


def spike(petal: str, *kind: str) -> list[str]:
    """Florets up three stems, or ``one``: lavender, hyacinth, lupin; ``bells`` hang."""
    if "bells" in kind:
        bell = path("M-16 0C-46 20 -50 70 -64 100 -40 116 40 116 64 100 50 70 46 20 16 0Z")
        spots = [
            (200, 70, 30, 0.62),
            (320, 110, -30, 0.7),
            (176, 170, 26, 0.85),
            (340, 230, -26, 0.9),
            (176, 300, 20, 1.0),
        ]
        return [
            part("leaf", line(18, "M256 510Q240 250 262 40"), put(BLADE, 256, 480, 1.1, -40), put(BLADE, 256, 490, 1.1, -140), line(10, "M256 60 200 76M258 100 320 116M254 160 180 176M254 220 336 236M254 290 180 306")),
            part(petal + "*", *(put(bell, x, y, s, t) for x, y, t, s in spots)),
            part(petal + "%", *(put(oval(0, 104, 50, 12), x, y, s, t) for x, y, t, s in spots)),
        ]  # fmt: skip
    stems = [(256, 0.0)] if "one" in kind else [(256, 0.0), (160, -16.0), (352, 16.0)]
    floret = path("M-44 10C-50 -30 -20 -44 0 -24 20 -44 50 -30 44 10 30 34 -30 34 -44 10Z")
    size = 1.7 if "one" in kind else 1.0
    shades: dict[str, list[str]] = {"*": [], "%": []}
    lines = []
    for x, turn in stems:
        lines.append(line(14, f"M256 510Q{x} 400 {x + turn * 3:.0f} 120"))
        for row in range(7):
            y = 20 + row * (44 if "one" in kind else 42) * (1.15 if "one" in kind else 1)
            width = (0.5 + 0.1 * row) * size * (0.8 if "one" in kind else 0.72)
            shades["*%"[row % 2]].append(put(floret, x + turn * (3 - row * 0.35), y, width))
    return [
        part("leaf", *lines, put(NEEDLE, 256, 480, 1.4, -60), put(NEEDLE, 256, 480, 1.4, -120)),
        part(petal + "*", *shades["*"]),
        part(petal + "%", *shades["%"]),
    ]


def dome(petal: str) -> list[str]:
    """A dome of many small flowers, or a bush of them."""
    spots = [(256 + 62 * (i % 7 - 3) + 31 * (i // 7 % 2), 60 + 52 * (i // 7)) for i in range(42)]
    inside = [(x, y) for x, y in spots if ((x - 256) / 215) ** 2 + ((y - 190) / 165) ** 2 < 1]
    small = path(
        "M0 0C-30 -6 -34 -34 -8 -32 -6 -34 6 -34 8 -32 34 -34 30 -6 0 0ZM0 0C30 6 34 34 8 32 6 34 -6 34 -8 32-34 34-30 6 0 0Z"
    ) + oval(0, 0, 34, 12)
    return [
        *_stem(top=300),
        part("dgreen", both(put(BLADE, 200, 350, 1.3, 170))),
        part(petal + "%", oval(256, 190, 200, 150)),
        part(petal + "*", *(put(small, x, y, 0.95, 40 * (x % 5)) for x, y in inside)),
        part("cream", *(dot(x, y, 8) for x, y in inside)),
    ]


def holly(berry: str) -> list[str]:
    """Prickly leaves and three berries."""
    leaf = path(
        "M0 0C30 -30 20 -60 50 -70 60 -60 80 -66 110 -100 116 -80 150 -84 176 -104 180 -80 210 -70 250 -40 210 -10 180 10 176 34 150 14 116 24 110 40 80 30 60 30 50 34 20 30 30 20 0 0Z"
    )
    return [
        part(
            "dgreen*",
            put(leaf, 240, 250, 1.05, -24),
            put(leaf, 270, 250, 1.05, -128),
            put(leaf, 256, 270, 1.05, 66),
        ),
        part("leaf", line(8, "M256 256 460 150M256 256 110 60M256 256 350 470")),
        part(berry + "+", dot(216, 250, 48), dot(292, 256, 48), dot(248, 316, 48)),
        part("#ffffff", oval(200, 234, 10, 7), oval(276, 240, 10, 7), oval(232, 300, 10, 7)),
    ]


FLOWERS: dict[str, Template] = {
    "flower": flower,
    "lily": lily,
    "tulip": tulip,
    "blossom": blossom,
    "spike": spike,
    "dome": dome,
    "holly": holly,
}
"""Template to what draws it."""
