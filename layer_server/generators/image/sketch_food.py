"""Dishes, bread, meat, and goods in sacks and jars."""

from __future__ import annotations

from math import cos, radians, sin

from layer_server.generators.image.sketch_drinks import on_top
from layer_server.generators.image.sketch_tones import LEAF, Template, box, dot, line, oval, part, path, put


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
        else part(
            content + "*",
            path(
                "M54 226C60 150 120 130 160 130 180 90 230 84 256 90 290 80 330 96 350 130 400 126 450 160 458 226Q256 300 54 226Z"
            ),
        )
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
    return found + (on_top(("steam",), 256, 150, 100) if "steam" in bits else [])


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
        part("leaf", line(18, "M256 260V420"), put(LEAF, 256, 400, 0.9, 0), put(LEAF, 256, 400, 0.9, -110)),
        part(picture + "*", petals),
        part("yellow", dot(256, 230, 30)),
    ]  # fmt: skip


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


FOOD: dict[str, Template] = {
    "jar": jar,
    "bowl": bowl,
    "sack": sack,
    "whole_pie": whole_pie,
    "cake": cake,
    "skewer": skewer,
    "heap": heap,
    "packet": packet,
    "loaf": loaf,
    "fillet": fillet,
}
"""Template to what draws it."""
