"""Fruits, berries, roots and vegetables."""

from __future__ import annotations

from math import cos, radians, sin

from layer_server.generators.image.sketch_tones import (
    LEAF,
    Template,
    both,
    box,
    dot,
    line,
    oval,
    part,
    path,
    put,
)


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
        found.append(part(leaf, put(LEAF, 264, 100, 1.5, -4)))
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
        part(leaf, put(LEAF, 270, 110, 1.5, -10), put(LEAF, 262, 120, 1.4, -140)),
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


PRODUCE: dict[str, Template] = {
    "half": half,
    "fruit": fruit,
    "berries": berries,
    "root": root,
    "cabbage": cabbage,
    "stalks": stalks,
    "pod": pod,
}
"""Template to what draws it."""
