"""Whole animals and slimes: birds, fishes, moths."""

from __future__ import annotations

from layer_server.generators.image.sketch_tones import Template, both, box, dot, line, oval, part, path, put


def bird(body: str, belly: str, beak: str = "amber", *kind: str) -> list[str]:
    """A bird on its legs, from the side.

    ``crest=``, ``head=``, ``wing=``, ``cheek=``, ``tail=`` take a colour; ``hooked``, ``long``, ``flat`` are beaks;
    ``fat``, ``neck`` (long), ``legs`` (long).
    """
    said = dict(word.partition("=")[::2] for word in kind)
    legs = "M230 410V500M230 500 190 510M230 500H270M290 410V500M290 500 250 510M290 500H330"
    found = [part(said.get("feet", "orange"), line(14, legs))]
    found.append(
        part(
            said.get("tail", said.get("wing", body)) + "%", path("M360 300 520 210 512 290 540 320 380 380Z")
        )
    )
    bill = {
        "hooked": path("M110 130C60 130 30 160 44 230 60 210 90 200 120 200Z"),
        "long": path("M110 150 -60 180 110 190Z"),
        "flat": path("M120 160C60 160 10 180 6 200 20 220 80 220 124 204Z"),
        "huge": path("M120 120C40 90 -70 130 -80 250 -20 200 60 210 130 210Z"),
    }
    found.append(
        part(beak, next((bill[word] for word in kind if word in bill), path("M110 146 30 180 110 200Z")))
    )
    if "crest" in said:
        found.append(
            part(
                said["crest"],
                path("M150 90C170 10 230 -30 300 -30 270 10 280 30 320 40 270 60 240 80 236 110Z"),
            )
        )
    found.append(
        part(
            body + "*",
            path(
                "M190 70C260 70 290 130 310 190 390 220 430 280 420 340 400 410 330 430 260 430 160 430 110 340 110 250 100 130 120 70 190 70Z"
            ),
        )
    )
    if "head" in said:
        found.append(
            part(
                said["head"],
                path("M190 66C250 66 282 110 294 160 250 220 160 220 104 200 100 120 130 66 190 66Z"),
            )
        )
    found.append(
        part(
            belly + "+",
            path("M112 210C150 240 210 260 250 320 280 380 270 420 250 430 160 424 108 330 112 210Z"),
        )
    )
    found.append(
        part(said.get("wing", body) + "%", path("M220 220C300 210 390 260 450 380 380 400 250 390 220 220Z"))
    )
    if "cheek" in said:
        found.append(part(said["cheek"], oval(200, 180, 34, 24)))
    found.append(part("white", dot(168, 136, 26)))
    found.append(part("black", dot(164, 138, 16)))
    return found


def fish(body: str, belly: str, fin: str = "", *kind: str) -> list[str]:
    """A fish, facing left: ``stripes=``, ``spots=``, ``long`` and thin, ``deep``, ``bill``, ``whiskers``, ``teeth``."""
    said = dict(word.partition("=")[::2] for word in kind)
    tall = 1.35 if "deep" in kind else 0.72 if "long" in kind else 1.0
    fins = fin or body
    inner: list[str] = []
    inner.append(
        part(
            fins + "%",
            path(
                "M400 256 530 130C510 210 510 300 530 384ZM200 150C260 60 340 60 380 110L340 200ZM230 350C260 420 310 430 340 400L310 320Z"
            ),
        )
    )
    if "bill" in kind:
        inner.append(part("slate", path("M40 236 -128 246 40 270Z")))
    inner.append(
        part(
            body + "*",
            path(
                "M10 260C60 140 190 120 270 140 350 160 400 210 440 256 400 300 350 360 270 376 190 392 60 370 10 260Z"
            ),
        )
    )
    inner.append(
        part(
            belly + "+",
            path("M14 270C120 330 300 330 420 276 390 310 350 356 270 376 190 392 60 370 14 270Z"),
        )
    )
    if "stripes" in said:
        inner.append(
            part(
                said["stripes"],
                path(
                    "M150 134 190 130Q220 256 190 386L150 380Q180 256 150 134ZM270 142 310 154Q330 256 310 362L270 374Q296 256 270 142ZM370 192 392 206Q400 256 392 304L370 322Q382 256 370 192Z"
                ),
            )
        )
    if "spots" in said:
        inner.append(
            part(
                said["spots"],
                dot(180, 180, 20),
                dot(250, 200, 24),
                dot(320, 200, 18),
                dot(220, 250, 16),
                dot(300, 260, 18),
                dot(370, 244, 14),
            )
        )
    inner.append(part(fins + "%", path("M190 270C250 260 290 280 300 330 250 340 200 320 190 270Z")))
    inner.append(part("white", dot(92, 232, 28)))
    inner.append(
        part(
            "black",
            dot(88, 234, 16),
            line(7, "M20 280Q60 300 84 286"),
            *([line(8, "M30 290Q0 350 -40 360M60 300Q50 370 20 400")] if "whiskers" in kind else []),
        )
    )
    return [
        f'{look} <g transform="translate(0 {256 - 256 * tall:.0f}) scale(1 {tall})">{shapes}</g>'
        for look, _, shapes in (text.partition(" ") for text in inner)
    ]


def blob(colour: str, eyes: str = "black", *kind: str) -> list[str]:
    """A slime: ``crown``, ``horns``, ``cube``, ``drops``, ``bones`` inside, a wide ``mouth``."""
    shape = (
        box(50, 70, 412, 412, 40)
        if "cube" in kind
        else path("M256 60C390 60 470 210 490 350 510 470 430 490 256 490S2 470 22 350C42 210 122 60 256 60Z")
    )
    found = [part(colour + "*", shape)]
    if "cube" in kind:
        found.append(part(colour + "%", path("M90 110H422V130H110V442H90Z")))
    if "bones" in kind:
        found.append(
            part(
                "bone",
                put(
                    path(
                        "M-50 -50C-50 -110 50 -110 50 -50 50 -20 36 0 34 20H-34C-36 0 -50 -20 -50 -50ZM-24 -50a14 14 0 1 0 .1 0ZM24 -50a14 14 0 1 0 .1 0Z"
                    ),
                    190,
                    260,
                    1.2,
                    -14,
                ),
                line(22, "M290 380 390 330"),
            )
        )
    else:
        found.append(part("white", oval(184, 290, 52, 60), oval(328, 290, 52, 60)))
        found.append(
            part(
                eyes,
                dot(194, 300, 28),
                dot(318, 300, 28),
                *([] if "mouth" in kind else [line(12, "M206 396Q256 430 306 396")]),
            )
        )
    if "mouth" in kind:
        found += [
            part("#5a1420", path("M150 370Q256 350 362 370 350 460 256 464 162 460 150 370Z")),
            part("white", path("M170 370 200 410 220 366ZM292 366 312 410 342 370Z")),
        ]
    if "crown" in kind:
        found.append(
            part("gold", path("M160 90 140 -30 206 30 256 -50 306 30 372 -30 352 90Q256 60 160 90Z"))
        )
    if "horns" in kind:
        found.append(part("bone", both(path("M150 120C80 80 70 20 80 -30 130 10 180 50 210 90Z"))))
    return found


def moth(wing: str, spot: str, body: str = "dbrown", *kind: str) -> list[str]:
    """Wings spread: a moth, a butterfly, with a second colour."""
    upper, lower = (
        "M250 230C220 110 100 20 10 40 -10 140 60 260 250 280Z",
        "M250 270C140 270 60 330 70 420 100 490 220 470 252 330Z",
    )
    return [
        part(wing + "%", both(path(lower))),
        part(wing + "*", both(path(upper))),
        part(
            spot + "+",
            both(dot(110, 140, 40) + dot(140, 400, 30) + path("M14 60Q30 180 120 250 30 180 14 60Z")),
        ),
        *([part("black", both(dot(110, 140, 18)))] if "eyes" in kind else []),
        part(
            body,
            oval(256, 290, 26, 130),
            dot(256, 160, 32),
            line(9, "M244 140Q210 80 180 60M268 140Q302 80 332 60"),
        ),
    ]


BEASTS: dict[str, Template] = {"bird": bird, "fish": fish, "blob": blob, "moth": moth}
"""Template to what draws it."""
