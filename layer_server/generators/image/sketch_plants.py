"""Herbs, trees, crops and mushrooms."""

from __future__ import annotations

from layer_server.generators.image.sketch_tones import (
    BLADE,
    NEEDLE,
    Template,
    box,
    dot,
    line,
    oval,
    part,
    path,
    put,
)

_FROND = path(
    "M0 0 30 -34 34 -14 64 -52 68 -20 104 -56 102 -20 140 -44 128 -8 160 0 128 8 140 44 102 20 104 56 68 20 64 52 34 14 30 34Z"
)


_HEART = path("M0 0C30 -50 90 -56 140 0 90 56 30 50 0 0Z")


_LEAVES = {"blade": BLADE, "needle": NEEDLE, "frond": _FROND, "round": _HEART}


def sprig(leaf: str, shape: str = "blade", *kind: str) -> list[str]:
    """A twig with leaves in pairs: ``berries:#colour`` or ``flowers:#colour`` among them."""
    drawn = _LEAVES[shape]
    rows = 7 if shape == "needle" else 4
    scale = 1.15 if shape == "needle" else 0.98
    upper, lower = [], []
    for row in range(rows):
        y = 440 - row * (360 / rows)
        size = scale * (1.1 - 0.09 * row * 4 / rows)
        upper.append(put(drawn, 256, y, size, -36 - 6 * row))
        lower.append(put(drawn, 256, y, size, -144 + 6 * row))
    found = [
        part("bark" if "woody" in kind else leaf + "%", line(14, "M256 520V110")),
        part(leaf + "*", *lower),
        part(leaf + "%" if shape != "needle" else leaf + "*", *upper),
        part(leaf + "*", put(drawn, 256, 120, scale * 0.8, -90)),
    ]
    for word in kind:
        name, _, colour = word.partition("=")
        if name == "berries":
            found.append(
                part(colour + "+", *(dot(x, y, 30) for x, y in ((226, 420), (290, 400), (250, 350))))
            )
        elif name == "flowers":
            found.append(
                part(
                    colour + "+",
                    *(
                        dot(256 + dx, 90 + dy, 26)
                        for dx, dy in ((0, 0), (-40, 24), (40, 24), (0, 44), (-24, -32), (24, -32))
                    ),
                )
            )
    return found


def tree(canopy: str, trunk: str = "bark", shape: str = "round", *kind: str) -> list[str]:
    """A tree: round, cone, tall, weeping, bare or flat; ``fruit=colour`` or ``marks`` on the trunk."""
    trunk_shape = path("M226 300H286C286 400 300 460 340 500H172C212 460 226 400 226 300Z")
    if shape == "bare":
        return [
            part(
                trunk + "*",
                path(
                    "M220 510C240 430 236 380 220 320 190 280 140 260 80 250L84 230C130 236 160 240 186 252 170 200 130 150 110 100L132 92C160 140 190 180 214 210 220 150 220 80 210 20H236C246 90 250 140 254 190 280 140 300 90 310 40L332 46C322 110 310 160 300 200 340 180 380 150 410 110L430 124C400 180 350 220 306 260 340 260 390 270 440 250L446 270C390 296 330 300 300 310 280 370 280 430 310 510Z"
                ),
            )
        ]
    shapes = {
        "round": [(256, 170, 150), (140, 230, 104), (372, 230, 104), (180, 120, 96), (336, 124, 96)],
        "tall": [(256, 80, 84), (256, 170, 104), (256, 260, 112), (230, 330, 80), (284, 330, 80)],
        "flat": [
            (110, 150, 70),
            (190, 110, 84),
            (280, 104, 90),
            (370, 130, 78),
            (430, 170, 56),
            (256, 170, 80),
        ],
    }
    found = [
        part(
            trunk + ("+" if canopy != "none" else "*"),
            trunk_shape
            if shape != "flat"
            else path("M230 180H282C290 330 300 440 330 500H182C212 440 222 330 230 180Z"),
        )
    ]
    if shape == "cone":
        rows = [(20, 200, 110), (120, 320, 160), (220, 440, 210)]
        found += [
            part(
                canopy + ("%" if i % 2 else "*"),
                path(f"M256 {top - 20}L{256 + half} {low}Q256 {low + 40} {256 - half} {low}Z"),
            )
            for i, (top, low, half) in reversed(list(enumerate(rows)))
        ]
    elif shape == "weeping":
        strands = "".join(
            path(f"M{x} 120C{x - 20} 260 {x - 10} 340 {x + 4} {y} {x + 30} 360 {x + 40} 240 {x + 34} 120Z")
            for x, y in ((40, 400), (100, 440), (160, 410), (310, 410), (370, 440), (430, 400))
        )
        found += [
            part(canopy + "%", strands),
            part(
                canopy + "*",
                dot(256, 130, 130),
                dot(150, 160, 100),
                dot(362, 160, 100),
                path("M220 150C200 260 210 330 230 380 250 330 262 240 260 150Z"),
                path("M262 150C262 240 280 330 296 370 310 330 312 240 300 150Z"),
            ),
        ]
    else:
        blobs = shapes[shape]
        found += [
            part(canopy + "%", *(dot(x + 10, y + 22, r) for x, y, r in blobs)),
            part(canopy + "*", *(dot(x - 8, y - 8, r * 0.86) for x, y, r in blobs)),
        ]
    for word in kind:
        name, _, colour = word.partition("=")
        if name == "fruit":
            found.append(
                part(
                    colour + "+",
                    *(
                        dot(x, y, 27)
                        for x, y in (
                            (130, 200),
                            (210, 130),
                            (310, 110),
                            (390, 210),
                            (256, 220),
                            (180, 270),
                            (330, 270),
                        )
                    ),
                )
            )
        elif name == "marks":
            found.append(
                part(
                    "black",
                    *(
                        box(x, y, 34, 10, 4)
                        for x, y in ((228, 330), (256, 370), (224, 410), (260, 450), (210, 480))
                    ),
                )
            )
    return found


def crop(fruit_colour: str, shape: str = "round", leaf: str = "leaf") -> list[str]:
    """A plant in the field with what it bears."""
    spots = [(150, 180), (350, 160), (250, 260), (140, 340), (370, 320)]
    goods = {
        "round": "".join(dot(x, y, 54) for x, y in spots),
        "long": "".join(
            put(path("M-24 -50C-40 20 -20 90 0 110 20 90 40 20 24 -50Z"), x, y, 1, 8) for x, y in spots
        ),
        "tuft": "".join(
            dot(x + dx, y + dy, 34) for x, y in spots for dx, dy in ((-26, 10), (26, 10), (0, -26), (0, 10))
        ),
        "none": "",
    }[shape]
    leaves = "".join(
        put(BLADE, 256, y, 1.15, t)
        for y, t in ((440, -30), (440, -150), (340, -20), (340, -160), (230, -40), (230, -140), (140, -90))
    )
    return [
        part("mud", path("M60 500C80 440 180 430 256 430S432 440 452 500Z")),
        part(leaf + "*", line(18, "M256 470V120"), leaves),
        *([part(fruit_colour + "+", goods)] if goods else []),
    ]


def ears(grain: str, *kind: str) -> list[str]:
    """Ears of corn: one, or a tied ``sheaf``."""
    seed = path("M0 0C-26 -16 -30 -50 -10 -76 14 -54 20 -22 0 0Z")
    one = (
        line(12, "M0 330V-60")
        + "".join(put(seed, side * 12, 40 - 44 * row, 1, side * 34) for row in range(4) for side in (-1, 1))
        + put(seed, 0, -120, 1.1)
    )
    if "sheaf" in kind:
        turns = (-30, -15, 15, 30, 0)
        return [
            part(grain + "%", *(put(one, 256 + t * 1.2, 190 + abs(t), 1, t) for t in turns[:4])),
            part(grain + "*", put(one, 256, 180)),
            part("crimson+", box(176, 330, 160, 44, 16)),
        ]
    return [part(grain + "*", put(one, 256, 190, 1.3, 20)), part("leaf", put(BLADE, 190, 430, 1.0, -60))]


def mushroom(cap: str, stem: str = "cream", *kind: str) -> list[str]:
    """A mushroom: domed, ``flat``, ``tall``, ``funnel``, a ``lump``, ``shelf``, ``honeycomb``; ``spots=colour``; ``three``."""
    spots = next((word.partition("=")[2] for word in kind if word.startswith("spots=")), "")
    if "lump" in kind:
        body = "M90 250C70 150 170 90 256 110 340 70 450 140 440 240 490 330 420 440 310 430 240 480 110 460 80 370 50 330 60 280 90 250Z"
        return [
            part(cap + "*", path(body)),
            part(
                cap + "%",
                *(
                    dot(x, y, r)
                    for x, y, r in (
                        (160, 200, 20),
                        (250, 170, 24),
                        (340, 200, 20),
                        (140, 300, 24),
                        (240, 280, 26),
                        (340, 300, 24),
                        (200, 380, 22),
                        (300, 390, 20),
                        (400, 270, 18),
                    )
                ),
            ),
        ]
    if "honeycomb" in kind:
        pits = "".join(
            oval(x, y, 20, 28)
            for x, y in (
                (256, 70),
                (210, 130),
                (300, 130),
                (170, 210),
                (256, 200),
                (340, 210),
                (200, 280),
                (310, 280),
            )
        )
        return [
            part(stem, path("M190 300H322C316 390 330 440 350 490H162C182 440 196 390 190 300Z")),
            part(
                cap + "*",
                path("M256 10C340 40 410 190 380 290 330 340 180 340 132 290 100 190 172 40 256 10Z"),
            ),
            part(cap + "%", pits),
        ]
    if "funnel" in kind:
        return [
            part(
                cap + "*",
                path(
                    "M60 130C110 90 180 130 256 110 330 130 400 90 452 130 420 240 310 260 300 360 296 420 310 460 330 490H182C202 460 216 420 212 360 202 260 92 240 60 130Z"
                ),
            ),
            part(cap + "%", line(12, "M140 180Q220 260 230 360M256 160V370M372 180Q292 260 282 360")),
        ]
    dome_ = {
        "flat": "M20 250C60 120 180 90 256 90S452 120 492 250C420 300 92 300 20 250Z",
        "tall": "M120 300C110 140 200 20 256 10 312 20 402 140 392 300Q256 350 120 300Z",
    }
    top = next(
        (dome_[word] for word in kind if word in dome_),
        "M30 270C30 110 140 30 256 30S482 110 482 270C440 320 72 320 30 270Z",
    )
    found = [
        part(
            stem + "+", path("M196 280H316C310 380 330 420 346 480Q256 510 166 480C182 420 202 380 196 280Z")
        ),
        part("cream", oval(256, 284, 150, 30)),
        part(cap + "*", path(top)),
    ]
    if spots:
        found.append(
            part(
                spots,
                oval(150, 180, 36, 28, -20),
                oval(256, 110, 44, 30),
                oval(370, 190, 38, 28, 20),
                oval(250, 220, 32, 22),
                oval(100, 250, 20, 14),
                oval(430, 262, 18, 12),
                oval(330, 104, 20, 14),
            )
        )
    if "three" in kind:
        small = [line_.replace("<", "<", 1) for line_ in found]

        def moved(text: str, x: float, y: float, scale: float) -> str:
            look, _, shapes = text.partition(" ")
            return f"{look} {put(shapes, x, y, scale)}"

        return [
            *(moved(t, -30, 200, 0.62) for t in small),
            *(moved(t, 250, 220, 0.56) for t in small),
            *(moved(t, 90, 0, 0.72) for t in small),
        ]
    return found


def tuft(leaf: str, *kind: str) -> list[str]:
    """Leaves from the ground: grass, aloe, ``moss``, ``fern``, ``reeds``, ``ivy``."""
    if "moss" in kind:
        blobs = [(110, 360, 80), (200, 320, 90), (300, 310, 94), (400, 360, 80), (256, 390, 90)]
        return [
            part(
                "stone", path("M40 440C40 330 160 300 256 300S472 330 472 440 400 490 256 490 40 490 40 440Z")
            ),
            part(leaf + "*", *(dot(x, y - 30, r) for x, y, r in blobs)),
            part(
                leaf + "%",
                *(
                    dot(x + dx, y - 40 + dy, 12)
                    for x, y, r in blobs
                    for dx, dy in ((-30, -10), (20, 20), (24, -30), (-10, 30))
                ),
            ),
        ]
    if "fern" in kind:
        fronds = [(256, -90, 2.6), (256, -135, 2.2), (256, -45, 2.2), (256, -168, 1.7), (256, -12, 1.7)]
        return [
            part(leaf + ("*" if i % 2 else "%"), *(put(_FROND, x, 470, s, t) for x, t, s in fronds[i::2]))
            for i in (1, 0)
        ]
    if "reeds" in kind:
        return [
            part(
                leaf + "*",
                line(14, "M180 510V120M270 510V60M350 510V150"),
                path("M240 510C180 400 120 330 60 280 160 310 250 400 270 510Z"),
                path("M290 510C350 420 400 350 470 300 430 400 370 460 330 510Z"),
            ),
            part("dbrown+", box(156, 70, 48, 140, 24), box(246, 0, 48, 150, 24), box(326, 100, 48, 130, 24)),
        ]
    if "vine" in kind:
        spots = [(130, 90, 30), (330, 150, -20), (160, 240, 20), (350, 320, -30), (190, 420, 10)]
        return [
            part("bark", line(18, "M256 -20C100 80 420 160 256 256S120 420 280 520")),
            part(
                leaf + "*",
                *(
                    put(
                        path(
                            "M0 -70 26 -30 70 -36 50 6 76 40 26 40 0 76 -26 40 -76 40 -50 6 -70 -36 -26 -30Z"
                        ),
                        x,
                        y,
                        1,
                        t,
                    )
                    for x, y, t in spots
                ),
            ),
        ]
    fat = path("M-40 0C-50 -120 -20 -240 0 -330 20 -240 50 -120 40 0Z")
    return [
        part(
            leaf + "%",
            put(fat, 256, 490, 1.1, -62),
            put(fat, 256, 490, 1.1, 62),
            put(fat, 256, 490, 1.3, -16),
        ),
        part(
            leaf + "*",
            put(fat, 256, 490, 1.2, -40),
            put(fat, 256, 490, 1.2, 40),
            put(fat, 256, 490, 1.35, 12),
        ),
    ]


PLANTS: dict[str, Template] = {
    "sprig": sprig,
    "tree": tree,
    "crop": crop,
    "ears": ears,
    "mushroom": mushroom,
    "tuft": tuft,
}
"""Template to what draws it."""
