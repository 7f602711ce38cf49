"""Drinks in their glasses, cups, bottles and cans."""

from __future__ import annotations

from math import cos, radians, sin

from layer_server.generators.image.sketch_tones import LEAF, Template, box, dot, line, oval, part, path, put


def _slice(x: float, y: float, radius: float, skin: str, flesh: str) -> list[str]:
    cuts = "".join(
        line(5, f"M{x} {y}l{cos(radians(a)) * radius * 0.7:.0f} {sin(radians(a)) * radius * 0.7:.0f}")
        for a in range(0, 360, 60)
    )
    return [part(skin, dot(x, y, radius)), part(flesh, dot(x, y, radius * 0.82)), part("cream", cuts)]


def on_top(extras: tuple[str, ...], x: float, y: float, half: float) -> list[str]:
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
            found.append(part("leaf", put(LEAF, x - 10, y - 8, 0.9, -20), put(LEAF, x + 4, y - 8, 0.8, -110)))
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
        *on_top(extras, 256, 130, 120),
        *citrus,
    ]  # fmt: skip


def mug(body: str, liquid: str, *extras: str) -> list[str]:
    """A mug with a hot drink."""
    return [
        part(body + "*", line(40, "M360 200q100 -16 100 80t-110 90")),
        part(body + "*", path("M80 140H372V400Q372 470 300 470H152Q80 470 80 400Z")),
        part("white", oval(226, 140, 146, 44)),
        part(liquid, oval(226, 142, 124, 32)),
        *on_top(extras, 226, 126, 120),
    ]


def teacup(body: str, liquid: str, *extras: str) -> list[str]:
    """A cup on a saucer."""
    return [
        part(body + "%", oval(246, 430, 220, 44)),
        part(body + "*", line(30, "M392 240q90 -20 80 50t-110 60")),
        part(body + "*", path("M70 200H412C412 340 350 420 290 424H192C132 420 70 340 70 200Z")),
        part("white", oval(241, 200, 171, 44)),
        part(liquid, oval(241, 202, 148, 32)),
        *on_top(extras, 241, 190, 120),
    ]


def goblet(liquid: str, *extras: str) -> list[str]:
    """Wine in its glass."""
    return [
        part("glass", path("M120 20H392C400 180 360 280 276 296V440Q340 446 368 478H144Q172 446 236 440V296C152 280 112 180 120 20Z")),
        part(liquid + "*", path("M132 130H380C376 210 340 266 256 270 172 266 136 210 132 130Z")),
        *on_top(extras, 256, 120, 110),
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
        *on_top(extras, 256, 130, 120),
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


def carton(body: str, band: str = "white") -> list[str]:
    """A carton with a gable."""
    return [
        part(body + "%", path("M150 20H370V70H150Z")),
        part(body + "*", path("M146 76H376L420 190H100Z")),
        part("white", path("M100 200H420V490H100Z")),
        part(band + "*", path("M100 300H420V420H100Z")),
    ]


def can(label: str, mark: str = "white") -> list[str]:
    """A tin can with a label."""
    return [
        part("iron", path("M110 80V430C110 480 402 480 402 430V80Z")),
        part(label + "*", path("M104 130Q256 190 408 130V380Q256 440 104 380Z")),
        part(mark + "+", dot(256, 276, 66)),
        part("silver", oval(256, 84, 148, 48)),
    ]


DRINKS: dict[str, Template] = {
    "tumbler": tumbler,
    "mug": mug,
    "teacup": teacup,
    "goblet": goblet,
    "flute": flute,
    "short_glass": short_glass,
    "bottle": bottle,
    "carton": carton,
    "can": can,
}
"""Template to what draws it."""
