"""Templates of food and drink: what differs from dish to dish is a word or two."""

from __future__ import annotations

from math import cos, radians, sin

from layer_server.generators.image.sketch_tones import both, box, dot, line, oval, part, path, put

_LEAF = path("M0 0C20 -50 70 -70 120 -60 110 -10 60 20 0 0Z")


def _slice(x: float, y: float, radius: float, skin: str, flesh: str) -> list[str]:
    cuts = "".join(
        line(5, f"M{x} {y}l{cos(radians(a)) * radius * 0.7:.0f} {sin(radians(a)) * radius * 0.7:.0f}")
        for a in range(0, 360, 60)
    )
    return [part(skin, dot(x, y, radius)), part(flesh, dot(x, y, radius * 0.82)), part("cream", cuts)]


def _on_top(extras: tuple[str, ...], x: float, y: float, half: float) -> list[str]:
    """What floats on a drink or sticks out of it."""
    found: list[str] = []
    for extra in extras:
        if extra == "foam":
            found.append(
                part(
                    "white",
                    oval(x, y - 14, half, 40),
                    dot(x - half * 0.6, y - 30, 40),
                    dot(x + half * 0.55, y - 34, 44),
                    dot(x, y - 50, 52),
                )
            )
        elif extra == "cream":
            found.append(
                part(
                    "white",
                    oval(x, y - 10, half * 0.9, 34),
                    oval(x, y - 44, half * 0.6, 30),
                    oval(x + 6, y - 76, half * 0.3, 26),
                )
            )
        elif extra == "marshmallows":
            found.append(
                part(
                    "white",
                    put(box(-30, -24, 60, 48, 14), x - 56, y - 16, 1, -14),
                    put(box(-30, -24, 60, 48, 14), x + 30, y - 24, 1, 18),
                    put(box(-28, -22, 56, 44, 14), x - 6, y + 12, 1, 4),
                )
            )
        elif extra == "ice":
            found.append(
                part(
                    "ice",
                    put(box(-40, -40, 80, 80, 10), x - 44, y + 60, 1, 12),
                    put(box(-36, -36, 72, 72, 10), x + 46, y + 90, 1, -20),
                )
            )
        elif extra == "leaf":
            found.append(
                part("leaf", put(_LEAF, x - 10, y - 8, 0.9, -20), put(_LEAF, x + 4, y - 8, 0.8, -110))
            )
        elif extra == "cherry":
            found.append(part("red", dot(x, y - 40, 34)))
        elif extra == "steam":
            found.append(
                part(
                    "lgrey",
                    line(14, f"M{x - 50} {y - 50}q-24 -34 0 -66t0 -62M{x + 40} {y - 50}q-24 -34 0 -66t0 -62"),
                )
            )
    return found


def tumbler(liquid: str, *extras: str) -> list[str]:
    """A glass with something to drink in it."""
    straw = [part("rose", line(22, "M276 300 340 20 400 0"))] if "straw" in extras else []
    fruit = next((extra for extra in extras if extra in {"lemon", "orange", "lime"}), "")
    citrus = (
        _slice(398, 96, 66, fruit, {"lemon": "#fbf2a0", "orange": "#f8b860", "lime": "#d8f090"}[fruit])
        if fruit
        else []
    )
    return [
        *straw,
        part("glass", path("M104 70H408L372 450Q370 480 340 480H172Q142 480 140 450Z")),
        part(liquid + "*", path("M128 140H384L354 436Q352 456 332 456H180Q160 456 158 436Z")),
        part("#ffffff", oval(256, 140, 128, 14)) if "plain" not in extras else part(liquid + "%", oval(256, 140, 128, 18)),
        *_on_top(extras, 256, 130, 120),
        *citrus,
    ]  # fmt: skip


def mug(body: str, liquid: str, *extras: str) -> list[str]:
    """A mug with a hot drink."""
    return [
        part(body + "*", line(40, "M360 200q100 -16 100 80t-110 90")),
        part(body + "*", path("M80 140H372V400Q372 470 300 470H152Q80 470 80 400Z")),
        part("white", oval(226, 140, 146, 44)),
        part(liquid, oval(226, 142, 124, 32)),
        *_on_top(extras, 226, 126, 120),
    ]


def teacup(body: str, liquid: str, *extras: str) -> list[str]:
    """A cup on a saucer."""
    return [
        part(body + "%", oval(246, 430, 220, 44)),
        part(body + "*", line(30, "M392 240q90 -20 80 50t-110 60")),
        part(body + "*", path("M70 200H412C412 340 350 420 290 424H192C132 420 70 340 70 200Z")),
        part("white", oval(241, 200, 171, 44)),
        part(liquid, oval(241, 202, 148, 32)),
        *_on_top(extras, 241, 190, 120),
    ]


def goblet(liquid: str, *extras: str) -> list[str]:
    """Wine in its glass."""
    return [
        part("glass", path("M120 20H392C400 180 360 280 276 296V440Q340 446 368 478H144Q172 446 236 440V296C152 280 112 180 120 20Z")),
        part(liquid + "*", path("M132 130H380C376 210 340 266 256 270 172 266 136 210 132 130Z")),
        *_on_top(extras, 256, 120, 110),
    ]  # fmt: skip


def flute(liquid: str) -> list[str]:
    """A tall thin glass, with bubbles."""
    return [
        part("glass", path("M176 -20H336L316 260Q300 310 270 316V450Q320 456 344 486H168Q192 456 242 450V316Q212 310 196 260Z")),
        part(liquid + "*", path("M190 60H322L306 256Q292 292 256 296 220 292 206 256Z")),
        part("white", dot(236, 120, 10), dot(276, 170, 10), dot(244, 220, 9), dot(284, 90, 8)),
    ]  # fmt: skip


def short_glass(liquid: str, *extras: str) -> list[str]:
    """A low thick glass, for spirits."""
    return [
        part("glass", path("M90 120H422L396 440Q394 470 364 470H148Q118 470 116 440Z")),
        part(liquid + "*", path("M116 240H396L382 410Q380 424 364 424H148Q132 424 130 410Z")),
        part(
            "ice",
            put(box(-56, -56, 112, 112, 12), 206, 260, 1, 14),
            put(box(-50, -50, 100, 100, 12), 316, 300, 1, -18),
        ),
        *_on_top(extras, 256, 130, 120),
    ]


def bottle(glass: str, label: str = "cream", top: str = "cork", *shape: str) -> list[str]:
    """A bottle with a label."""
    if "square" in shape:
        body = path(
            "M216 60H296V130Q390 150 390 220V450Q390 490 350 490H162Q122 490 122 450V220Q122 150 216 130Z"
        )
        paper = box(140, 260, 232, 150, 8)
    elif "round" in shape:
        body = path(
            "M220 60H292V160C400 200 420 280 420 340 420 440 350 490 256 490S92 440 92 340C92 280 112 200 220 160Z"
        )
        paper = box(140, 280, 232, 110, 12)
    else:
        body = path(
            "M218 0H294V130C300 190 356 200 356 280V460Q356 500 316 500H196Q156 500 156 460V280C156 200 212 190 218 130Z"
        )
        paper = box(156, 290, 200, 140, 4)
    high = 60 if shape and shape[0] in {"square", "round"} else 0
    foil = "foil" in shape
    crown = (
        path(f"M212 {high - 30}H300V{high + (120 if foil else 20)}H212Z")
        if foil
        else box(222, high - 50, 68, 70, 10)
    )
    mark = (
        [
            part(
                "red",
                put(
                    path("M0 -50 16 -16 50 -12 24 12 32 48 0 30 -32 48 -24 12 -50 -12 -16 -16Z"),
                    256,
                    340,
                    0.8,
                ),
            )
        ]
        if "star" in shape
        else []
    )
    return [part(top, crown), part(glass + "*", body), part(label + "+", paper), *mark]


def jar(content: str, lid: str = "tan", *bits: str) -> list[str]:
    """A glass jar with something in it."""
    spots = [(170, 230), (250, 260), (330, 220), (200, 320), (300, 330), (180, 410), (340, 400), (256, 390)]
    return [
        part(lid + "+", path("M130 30H382Q396 30 396 44V110H116V44Q116 30 130 30Z")),
        part(
            "glass",
            path("M126 116H386Q430 140 430 200V440Q430 490 380 490H132Q82 490 82 440V200Q82 140 126 116Z"),
        ),
        part(content + "*", path("M112 186H400V436Q400 462 372 462H140Q112 462 112 436Z")),
        *(
            [part(bits[0], *(dot(x, y, 32) for x, y in spots))]
            if bits
            else [part("cream", box(150, 270, 212, 110, 10))]
        ),
    ]


def carton(body: str, band: str = "white") -> list[str]:
    """A carton with a gable."""
    return [
        part(body + "%", path("M150 20H370V70H150Z")),
        part(body + "*", path("M146 76H376L420 190H100Z")),
        part("white", path("M100 200H420V490H100Z")),
        part(band + "*", path("M100 300H420V420H100Z")),
    ]


def bowl(body: str, content: str, *bits: str) -> list[str]:
    """A bowl of something; bits are what lies in it, ``steam`` over it."""
    spots = [(160, 214), (250, 190), (340, 216), (206, 240), (300, 246), (256, 222)]
    colours = [bit for bit in bits if bit not in {"steam", "heap", "spoon", "noodles", "egg", "stick"}]
    found = []
    if "stick" in bits:
        found.append(part("wood", line(16, "M330 210 470 10"), line(16, "M360 220 510 40")))
    if "spoon" in bits:
        found.append(part("silver", line(22, "M350 220 480 30")))
    found.append(
        part(content, oval(256, 216, 216, 60))
        if "heap" not in bits
        else part(content + "*", path("M54 226C60 150 120 130 160 130 180 90 230 84 256 90 290 80 330 96 350 130 400 126 450 160 458 226Q256 300 54 226Z"))
    )
    lift = -34 if "heap" in bits else 0
    if "noodles" in bits:
        found.append(
            part(
                "#f4d890",
                line(
                    14,
                    "M90 214q50 -40 90 0t90 0 90 0 70 0M120 240q50 -36 90 0t90 0 90 0M130 192q50 -34 90 0t90 0 80 0",
                ),
            )
        )
    for index, colour in enumerate(colours):
        mine = spots[index :: len(colours)]
        found.append(part(colour, *(oval(x, y + lift, 30, 20, 15 * (x % 7)) for x, y in mine)))
    if "egg" in bits:
        found += [part("white", oval(330, 206, 64, 34)), part("orange", oval(330, 204, 30, 20))]
    found += [
        part(body + "*", path("M30 216H482C482 360 400 450 330 462V486H182V462C112 450 30 360 30 216Z"))
    ]
    if "heap" not in bits:
        found[-1] = part(
            body + "*",
            path("M30 216Q256 330 482 216C482 360 400 450 330 462V486H182V462C112 450 30 360 30 216Z"),
        )
    return found + (_on_top(("steam",), 256, 150, 100) if "steam" in bits else [])


def sack(cloth: str, content: str, *kind: str) -> list[str]:
    """An open sack with its goods heaped on top."""
    grains = [(190, 120), (250, 96), (316, 118), (220, 150), (290, 150), (160, 160), (350, 158), (256, 128)]
    big = 30 if "big" in kind else 17
    return [
        part(content + "+", path("M110 180C120 100 190 60 256 60S392 100 402 180Z")),
        part(content + "+", *(oval(x, y - 8, big, big * 0.75, 20 * (x % 5)) for x, y in grains)),
        part(
            cloth + "*",
            path("M96 176Q256 230 416 176C470 300 470 420 430 480Q256 510 82 480C42 420 42 300 96 176Z"),
        ),
        part(cloth + "%", path("M84 150Q256 220 428 150L436 196Q256 262 76 196Z")),
    ]


def can(label: str, mark: str = "white") -> list[str]:
    """A tin can with a label."""
    return [
        part("iron", path("M110 80V430C110 480 402 480 402 430V80Z")),
        part(label + "*", path("M104 130Q256 190 408 130V380Q256 440 104 380Z")),
        part(mark + "+", dot(256, 276, 66)),
        part("silver", oval(256, 84, 148, 48)),
    ]


def whole_pie(crust: str, filling: str) -> list[str]:
    """A pie in its dish, under a lattice."""
    rim = "".join(
        dot(256 + 206 * cos(radians(a)), 230 + 100 * sin(radians(a)), 34) for a in range(0, 360, 20)
    )
    return [
        part("silver", path("M70 260H442L400 400Q256 440 112 400Z")),
        part(crust, rim, oval(256, 230, 216, 110)),
        part(filling + "*", oval(256, 228, 180, 84)),
        part(
            crust,
            line(
                22,
                "M150 170 300 306M236 150 390 280M110 220 210 296M360 170 212 306M276 150 122 280M402 220 302 296",
            ),
        ),
    ]


def cake(icing: str, sponge: str, top: str = "red") -> list[str]:
    """A slice of layered cake."""
    return [
        part(sponge, path("M40 250 440 180V420Q256 470 40 430Z")),
        part(icing + "%", path("M40 316 440 262V306L40 366Z")),
        part(icing + "*", path("M40 250C60 170 300 70 440 130V206C300 190 160 250 40 286Z")),
        part(top, dot(300, 96, 46)),
    ]


def skewer(*colours: str) -> list[str]:
    """Bites on a stick."""
    spots = [(120 + 68 * i, 392 - 68 * i) for i in range(5)]
    found = [part("wood", line(16, "M20 492 492 20"))]
    for colour in dict.fromkeys(colours):
        mine = [spot for i, spot in enumerate(spots) if colours[i % len(colours)] == colour]
        found.append(part(colour, *(put(box(-50, -50, 100, 100, 26), x, y, 0.9, 45) for x, y in mine)))
    return found


def heap(colour: str, *kind: str) -> list[str]:
    """A pile of powder or grains."""
    spots = [(256, 150), (206, 210), (306, 206), (150, 290), (236, 270), (326, 284), (110, 370), (196, 352), (286, 350), (376, 350), (420, 400), (70, 420), (160, 416), (250, 420), (340, 416)]  # fmt: skip
    if "powder" in kind:
        return [
            part(colour + "*", path("M250 170C330 160 370 240 410 300 470 330 500 390 496 440 400 480 110 480 16 440 20 380 60 330 110 310 150 230 180 176 250 170Z")),
            part(colour + "%", path("M250 170C330 160 370 240 410 300 470 330 500 390 496 440 440 462 380 470 310 472 370 400 350 230 250 170Z")),
        ]  # fmt: skip
    if "seeds" in kind:
        return [
            part(
                colour + ("%" if i % 2 else "*"),
                *(
                    put(
                        path("M0 -56C34 -16 40 50 0 56-40 50-34 -16 0 -56Z"),
                        x,
                        y,
                        1,
                        37 * ((x + y) % 9) - 150,
                    )
                    for x, y in spots[i::2]
                ),
            )
            for i in (0, 1)
        ]
    size = 62 if "big" in kind else 46
    return [
        part(
            colour + ("%" if i else "*"),
            *(oval(x, y, size, size * 0.72, 29 * ((x * 7 + y) % 11)) for x, y in spots[i::2]),
        )
        for i in (1, 0)
    ]


def packet(picture: str) -> list[str]:
    """A packet of seeds with a plant on it."""
    petals = "".join(
        oval(256 + 52 * cos(radians(a)), 230 + 52 * sin(radians(a)), 34, 34) for a in range(0, 360, 60)
    )
    return [
        part("#e6d0a0", path("M96 40H416V480H96Z")),
        part("green+", path("M96 20 112 40 128 20 144 40 160 20 176 40 192 20 208 40 224 20 240 40 256 20 272 40 288 20 304 40 320 20 336 40 352 20 368 40 384 20 400 40 416 20V110H96Z")),
        part("leaf", line(18, "M256 260V420"), put(_LEAF, 256, 400, 0.9, 0), put(_LEAF, 256, 400, 0.9, -110)),
        part(picture + "*", petals),
        part("yellow", dot(256, 230, 30)),
    ]  # fmt: skip


def half(skin: str, flesh: str, core: str, *seeds: str) -> list[str]:
    """A fruit cut in half: ``dots`` strewn, ``ring`` of them, a ``stone`` or a ``heap`` in its middle."""
    found = [part(skin + "%", oval(256, 268, 232, 222)), part(flesh + "*", oval(256, 256, 204, 196))]
    if "dots" in seeds:
        spots = [(150 + 53 * (i % 5) + 20 * (i // 5 % 2), 130 + 52 * (i // 5)) for i in range(25)]
        found.append(
            part(core, *(oval(x, y, 13, 17) for x, y in spots if (x - 256) ** 2 + (y - 256) ** 2 < 165**2))
        )
    elif "ring" in seeds:
        found += [
            part("cream", oval(256, 256, 60, 56)),
            part(
                core,
                *(
                    oval(256 + 92 * cos(radians(a)), 256 + 88 * sin(radians(a)), 10, 18, a + 90)
                    for a in range(0, 360, 24)
                ),
            ),
        ]
    elif "heap" in seeds:
        found += [
            part(skin + "%", oval(256, 256, 96, 120)),
            part(
                core,
                *(
                    dot(x, y, 22)
                    for x, y in (
                        (226, 190),
                        (282, 196),
                        (214, 250),
                        (262, 244),
                        (304, 262),
                        (236, 304),
                        (288, 316),
                        (254, 350),
                    )
                ),
            ),
        ]
    elif "wedges" in seeds:
        found.append(
            part(
                "cream",
                *(
                    line(9, f"M256 256l{190 * cos(radians(a)):.0f} {182 * sin(radians(a)):.0f}")
                    for a in range(0, 360, 45)
                ),
                dot(256, 256, 18),
            )
        )
    elif "stone" in seeds:
        found += [part(flesh + "%", oval(256, 262, 92, 104)), part(core, oval(256, 262, 78, 90))]
    elif "hollow" in seeds:
        found.append(part(core, oval(256, 256, 150, 144)))
    return found


def fruit(body: str, leaf: str = "leaf", *kind: str) -> list[str]:
    """A whole fruit with a stalk and a leaf: ``long``, ``cleft``, ``crowned``, ``spiky``, ``spotted`` or round."""
    round_ = path(
        "M256 120C330 70 470 110 470 270 470 420 360 490 256 490S42 420 42 270C42 110 182 70 256 120Z"
    )
    shapes = {
        "long": oval(256, 290, 160, 200),
        "oval": oval(256, 300, 210, 184),
        "pear": path(
            "M256 60C320 60 330 150 350 210 400 270 430 320 420 380 400 460 330 490 256 490S112 460 92 380C82 320 112 270 162 210 182 150 192 60 256 60Z"
        ),
    }
    found = [part("bark", line(24, "M256 150Q250 70 290 30"))]
    if leaf != "none":
        found.append(part(leaf, put(_LEAF, 264, 100, 1.5, -4)))
    found.append(part(body + "*", next((shapes[k] for k in kind if k in shapes), round_)))
    if "cleft" in kind:
        found.append(part(body + "%", line(14, "M256 130C200 200 200 400 262 484")))
    if "crowned" in kind:
        found.append(
            part(
                leaf,
                put(
                    path(
                        "M0 -10 30 -60 40 0 100 -20 56 26 90 70 20 44 0 80 -20 44 -90 70 -56 26 -100 -20 -40 0 -30 -60Z"
                    ),
                    256,
                    120,
                    1.1,
                ),
            )
        )
    if "spiky" in kind:
        found.append(
            part(
                "leaf",
                *(
                    put(path("M-26 0Q-10 -50 34 -70 40 -20 26 0Z"), x, y, 1.1, t)
                    for x, y, t in (
                        (150, 220, -20),
                        (270, 190, 10),
                        (390, 250, 30),
                        (120, 340, -30),
                        (240, 320, 0),
                        (350, 380, 24),
                        (210, 440, -6),
                    )
                ),
            )
        )
    if "spotted" in kind or "bumpy" in kind:
        found.append(
            part(
                body + "%",
                *(
                    dot(x, y, 16)
                    for x, y in (
                        (150, 230),
                        (236, 200),
                        (330, 220),
                        (400, 290),
                        (120, 320),
                        (210, 300),
                        (300, 310),
                        (170, 400),
                        (260, 400),
                        (350, 390),
                        (230, 460),
                    )
                ),
            )
        )
    return found


def berries(colour: str, leaf: str = "leaf", *kind: str) -> list[str]:
    """Several berries on a twig."""
    spots = [(170, 220, 74), (330, 220, 74), (250, 300, 80), (120, 340, 70), (380, 340, 70), (190, 420, 76), (318, 424, 76)] if "many" in kind else [(150, 340, 120), (360, 360, 120), (262, 220, 104)]  # fmt: skip
    found = [
        part(
            "bark", line(18, "M256 250Q240 120 300 20"), *(line(12, f"M262 100 {x} {y}") for x, y, _ in spots)
        ),
        part(leaf, put(_LEAF, 270, 110, 1.5, -10), put(_LEAF, 262, 120, 1.4, -140)),
    ]
    for shade, mine in (("%", spots[:-3]), ("*", spots[-3:])):
        if mine:
            found.append(part(colour + shade, *(dot(x, y, r) for x, y, r in mine)))
    found.append(
        part("#ffffff", *(oval(x - r * 0.35, y - r * 0.4, r * 0.16, r * 0.11, -35) for x, y, r in spots))
    )
    return found


def root(body: str, top: str = "leaf", *kind: str) -> list[str]:
    """A root with its leaves: ``round``, ``long`` or between; ``two`` has a coloured shoulder."""
    leaves = (
        put(path("M0 0C-60 -40 -80 -120 -40 -190 0 -150 20 -80 0 0Z"), 256, 160, 1, -28)
        + put(path("M0 0C-40 -60 -40 -150 0 -210 40 -150 40 -60 0 0Z"), 256, 160)
        + put(path("M0 0C60 -40 80 -120 40 -190 0 -150-20 -80 0 0Z"), 256, 160, 1, 28)
    )
    if "round" in kind:
        shape, shoulder = (
            path(
                "M256 140C390 130 450 220 430 310 410 390 300 430 262 510 250 510 240 460 232 440 140 400 90 370 82 300 72 200 140 140 256 140Z"
            ),
            path("M256 140C390 130 450 220 430 290Q256 340 82 290C72 200 140 140 256 140Z"),
        )
    elif "lump" in kind:
        shape, shoulder = (
            path(
                "M120 200C160 120 300 110 380 170 470 240 460 360 380 430 300 490 160 480 100 400 50 330 70 260 120 200Z"
            ),
            "",
        )
    else:
        shape, shoulder = (
            path(
                "M256 140C340 130 372 180 360 240 340 350 290 450 262 530 250 530 180 350 152 240 140 180 172 130 256 140Z"
            ),
            path("M256 140C340 130 372 180 360 240Q256 270 152 240C140 180 172 130 256 140Z"),
        )
    found = [part(top + "+", leaves)] if top != "none" else []
    found.append(part(body + "*", shape))
    second = next((word for word in kind if word not in {"round", "lump", "lines", "long"}), "")
    if second and shoulder:
        found.append(part(second, shoulder))
    if "lines" in kind:
        found.append(part(body + "%", line(8, "M190 230h60M330 260h-60M200 310h50M310 350h-50M226 410h40")))
    return found


def cabbage(leaf: str, heart: str, *kind: str) -> list[str]:
    """A head of leaves, or a white head of florets in leaves."""
    outer = both(path("M256 480C120 480 20 400 30 260 60 200 110 180 140 200 130 300 190 400 256 480Z"))
    if "florets" in kind:
        blobs = [
            (180, 180),
            (256, 140),
            (332, 180),
            (140, 250),
            (216, 230),
            (296, 230),
            (372, 250),
            (190, 310),
            (256, 290),
            (322, 310),
        ]
        return [
            part(heart + "*", path("M200 300H312L296 420H216Z")),
            part(heart + "*", *(dot(x, y, 58) for x, y in blobs)),
            part(heart + "%", *(dot(x + 14, y + 16, 12) for x, y in blobs)),
            part(leaf, outer),
        ]
    return [
        part(
            leaf + "%",
            both(path("M256 490C110 490 0 400 20 230 30 180 70 120 110 130 110 300 170 420 256 490Z")),
        ),
        part(heart + "*", oval(256, 270, 180, 190)),
        part(
            leaf + "*",
            both(path("M256 480C150 470 70 380 80 250 90 180 130 130 190 110 180 250 220 380 256 480Z")),
        ),
        part(
            "cream",
            line(
                9,
                "M256 470Q200 330 170 180M190 340Q150 320 110 270M256 470Q312 330 342 180M322 340Q362 320 402 270M256 460V130",
            ),
        ),
    ]


def stalks(stem: str, top: str = "leaf", *kind: str) -> list[str]:
    """A bundle of stalks with leaves on top."""
    tips = "".join(
        put(path("M0 0C-50 -30 -80 -90 -60 -160 -20 -150 0 -170 10 -180 50 -130 60 -60 0 0Z"), x, y, 1, t)
        for x, y, t in ((150, 200, -24), (256, 170, 0), (362, 200, 24))
    )
    return [
        part(top + "+", tips),
        part(stem + "*", line(52, "M150 190Q190 340 226 480M362 190Q322 340 286 480")),
        part(stem + "%", line(54, "M256 170V486")),
        *([part("tan", box(170, 390, 172, 40, 12))] if "tied" in kind else []),
    ]


def pod(shell: str, pea: str, *kind: str) -> list[str]:
    """An open pod with its seeds, or closed ones beside each other."""
    if "closed" in kind:
        shape = "M70 430C40 330 180 90 420 60 440 60 440 90 420 100 260 160 170 290 130 430 116 456 80 456 70 430Z"
        return [
            part(shell + "%", put(path(shape), 60, 70)),
            part(shell + "*", path(shape), line(10, "M420 76 470 40")),
        ]
    return [
        part(shell + "%", path("M20 420C60 180 240 40 480 50 500 300 330 480 100 490 60 490 20 470 20 420Z")),
        part(pea + "*", *(dot(112 + 78 * i, 400 - 70 * i, 54) for i in range(5))),
        part(shell, path("M20 420C30 480 60 490 100 490 330 480 500 300 480 50 440 260 280 420 20 420Z")),
    ]


def loaf(crust: str, *kind: str) -> list[str]:
    """Bread: ``round`` or ``long``, with cuts; ``seeds`` on it."""
    body = (
        path("M40 330C40 180 160 110 256 110S472 180 472 330C472 400 420 430 256 430S40 400 40 330Z")
        if "round" in kind or "bun" in kind
        else path("M30 300C40 180 130 140 256 140S472 180 482 300C490 390 440 410 256 410S22 390 30 300Z")
    )
    found = [part(crust + "*", body)]
    if "seeds" in kind:
        found.append(
            part(
                "cream",
                *(
                    oval(x, y, 16, 10, 30 * (x % 4))
                    for x, y in (
                        (170, 200),
                        (240, 170),
                        (320, 190),
                        (210, 240),
                        (290, 240),
                        (370, 250),
                        (140, 270),
                        (250, 300),
                        (340, 310),
                    )
                ),
            )
        )
    elif "bun" not in kind:
        found.append(
            part(
                "cream",
                *(put(path("M-14 -70Q30 0 -14 70-34 0-14 -70Z"), x, 230, 1, 18) for x in (150, 250, 350)),
            )
        )
    return found


def fillet(flesh: str, lines: str, *kind: str) -> list[str]:
    """A piece of fish or meat: ``bone`` in it, ``fat`` around it."""
    body = (
        "M50 290C40 170 170 80 300 90 420 100 490 190 470 290 450 400 330 440 220 420 120 410 60 370 50 290Z"
    )
    found = [
        part("fat" if "fish" not in kind else "lgrey", put(path(body), -14, 20, 1.06)),
        part(flesh + "*", path(body)),
    ]
    found.append(
        part(
            lines,
            line(
                12, "M140 220Q210 170 250 250T240 390M240 140Q310 170 330 250T320 390M350 140Q410 190 410 280"
            ),
        )
    )
    if "bone" in kind:
        found.append(
            part("bone", path("M230 200 270 196 280 250 340 260 336 296 276 290 262 340 226 334 236 280Z"))
        )
    return found


FOOD = {
    "tumbler": tumbler, "mug": mug, "teacup": teacup, "goblet": goblet, "flute": flute, "short_glass": short_glass,
    "bottle": bottle, "jar": jar, "carton": carton, "bowl": bowl, "sack": sack, "can": can, "whole_pie": whole_pie,
    "cake": cake, "skewer": skewer, "heap": heap, "packet": packet, "half": half, "fruit": fruit, "berries": berries,
    "root": root, "cabbage": cabbage, "stalks": stalks, "pod": pod, "loaf": loaf, "fillet": fillet,
}  # fmt: skip
"""Template to what draws it."""
