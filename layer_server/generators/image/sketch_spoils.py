"""What animals and monsters leave behind: eggs, feathers, teeth, hides."""

from __future__ import annotations

from layer_server.generators.image.sketch_tones import Template, both, dot, line, oval, part, path, put


def egg(shell: str, marks: str = "none", *kind: str) -> list[str]:
    """An egg: ``spots``, ``stripes``, ``scales``, ``zigzag``, ``crack`` with something in it."""
    body = "M256 10C380 10 440 200 440 310 440 430 350 500 256 500S72 430 72 310C72 200 132 10 256 10Z"
    found = [part(shell + "*", path(body))]
    if "spots" in kind:
        found.append(
            part(
                marks + "+",
                *(
                    oval(x, y, r, r * 0.86)
                    for x, y, r in (
                        (200, 110, 30),
                        (310, 90, 22),
                        (150, 230, 34),
                        (280, 210, 40),
                        (380, 240, 26),
                        (120, 340, 24),
                        (220, 340, 30),
                        (340, 340, 38),
                        (180, 430, 28),
                        (290, 440, 24),
                        (400, 400, 16),
                    )
                ),
            )
        )
    if "stripes" in kind:
        found.append(
            part(
                marks + "+",
                path(
                    "M100 200Q256 260 412 200L424 240Q256 304 88 240ZM76 320Q256 390 436 320L430 366Q256 436 82 366ZM160 90Q256 130 352 90L370 124Q256 164 142 124Z"
                ),
            )
        )
    if "zigzag" in kind:
        found.append(
            part(
                marks + "+",
                path(
                    "M90 230 150 190 210 240 256 190 302 240 362 190 422 230 430 270 362 234 302 284 256 234 210 284 150 234 82 270ZM74 330 150 300 210 350 256 300 302 350 362 300 438 330 434 372 362 344 302 394 256 344 210 394 150 344 78 372Z"
                ),
            )
        )
    if "scales" in kind:
        found.append(
            part(
                marks + "+",
                *(
                    put(path("M-44 0Q0 70 44 0 0 24 -44 0Z"), 256 + 88 * (i - (n - 1) / 2), 90 + 62 * row)
                    for row, n in enumerate((2, 3, 4, 3, 4, 3))
                    for i in range(n)
                ),
            )
        )
    if "crack" in kind:
        found.append(
            part(
                marks,
                path(
                    "M256 10 280 90 230 130 290 190 240 240 280 300 262 304 216 244 262 192 206 134 258 92 240 12ZM240 240 160 260 130 230 170 282 250 256ZM290 190 360 200 390 170 366 220 284 204Z"
                ),
            )
        )
    if "hatching" in kind:
        return [
            part(marks + "+", dot(256, 180, 130)),
            part("black", dot(210, 160, 16), dot(302, 160, 16)),
            part("orange", path("M226 190H286L256 226Z")),
            part(
                shell + "*",
                path(
                    "M72 300 130 250 180 300 230 250 280 300 330 250 380 300 440 260C450 420 350 500 256 500S62 420 72 300Z"
                ),
            ),
        ]
    if "shells" in kind:
        return [
            part(
                shell + "*",
                path("M90 190 60 130C80 20 240 -40 350 30L390 110 330 90 280 150 220 110 160 190Z"),
            ),
            part(
                shell + "*",
                path(
                    "M60 330 120 290 180 340 240 290 300 340 360 290 440 330C430 440 350 500 256 500S70 440 60 330Z"
                ),
            ),
            part(
                "yellow+", path("M200 250C200 190 312 190 330 250 340 280 300 300 256 300S200 290 200 250Z")
            ),
        ]
    return found


def feather(vane: str, tip: str = "", *kind: str) -> list[str]:
    """A feather: ``eye`` of a peacock, ``bars``."""
    left = path(
        "M70 470C40 400 60 330 84 300L130 330 96 276C120 220 160 170 200 140L240 190 220 122C290 60 370 20 470 0 300 150 170 310 70 470Z"
    )
    right = path(
        "M92 470C240 330 370 160 480 10 490 90 470 170 440 220L380 210 426 246C400 290 370 330 330 360L270 340 312 378C260 420 180 450 92 470Z"
    )
    found = [part(vane + "*", left), part(vane + "%", right)]
    if "eye" in kind:
        found += [
            part("lime", dot(360, 110, 96)),
            part("amber", dot(366, 106, 70)),
            part("sky", dot(372, 102, 48)),
            part("navy", dot(376, 98, 28)),
        ]
    elif tip and "bars" not in kind:
        found.append(
            part(
                tip + "+", path("M330 70C370 40 420 14 480 0 490 60 480 120 460 180 420 150 370 110 330 70Z")
            )
        )
    if "bars" in kind:
        found.append(
            part(
                tip or "black",
                line(16, "M120 330 190 330 250 400M190 230 260 240 330 320M290 130 350 150 420 210"),
            )
        )
    found.append(part("ivory", line(18, "M10 520Q180 300 450 30")))
    return found


def tooth(colour: str, *kind: str) -> list[str]:
    """A tooth, a ``claw``, a ``horn`` (``curled``, ``straight``), a ``tusk``."""
    if "straight" in kind:
        return [
            part(colour + "*", path("M256 -60 330 440Q256 490 182 440Z")),
            part(
                colour + "%",
                path(
                    "M192 380Q256 420 320 380L326 412Q256 456 186 412ZM206 280Q256 310 306 280L310 310Q256 344 202 310ZM222 180Q256 200 290 180L294 206Q256 230 218 206ZM236 90Q256 104 276 90L280 112Q256 130 232 112Z"
                ),
            ),
        ]
    if "curled" in kind:
        return [
            part(
                colour + "*",
                path(
                    "M460 470C300 500 60 420 60 240 60 110 170 40 270 60 360 80 400 160 360 220 330 260 270 250 260 210 250 180 270 160 290 170 280 140 220 140 200 190 180 270 290 340 430 350Z"
                ),
            ),
            part(
                colour + "%",
                line(
                    12,
                    "M400 350 390 470M310 330 280 460M230 300 170 420M180 250 90 330M170 200 64 220M190 160 120 100M230 136 220 60M280 150 330 90",
                ),
            ),
        ]
    if "claw" in kind:
        return [
            part(
                colour + "*",
                path("M60 60C260 20 440 160 460 500 340 350 230 300 110 290 40 250 20 120 60 60Z"),
            ),
            part(
                "dbrown+",
                path(
                    "M60 60C110 40 160 50 190 66 170 150 180 230 220 320 180 300 140 294 110 290 40 250 20 120 60 60Z"
                ),
            ),
        ]
    if "horn" in kind or "tusk" in kind:
        return [
            part(
                colour + "*",
                path(
                    "M60 440C40 360 60 320 120 300 280 290 380 200 450 20 490 260 400 470 170 500 110 506 70 490 60 440Z"
                ),
            ),
            *(
                [
                    part(
                        colour + "%",
                        line(
                            13,
                            "M130 310Q120 400 160 490M200 300Q210 390 260 470M270 270Q300 350 350 410M330 220Q370 280 410 320",
                        ),
                    )
                ]
                if "horn" in kind
                else [
                    part(
                        "gold+",
                        path(
                            "M60 440C40 360 60 320 120 300 150 298 170 296 190 290 180 360 190 430 220 490 200 496 180 500 170 500 110 506 70 490 60 440Z"
                        ),
                    )
                ]
            ),
        ]
    return [
        part(colour + "*", path("M110 60Q256 -10 402 60C400 240 330 400 270 520 180 420 110 240 110 60Z")),
        part("rawpink+", path("M96 50Q256 -40 416 50L410 120Q340 90 300 130 256 90 212 130 172 90 102 120Z")),
    ]


def hide(colour: str, *kind: str) -> list[str]:
    """The skin of an animal spread out: ``spots=``, ``stripes=``, ``scales``, and its ``head``."""
    said = dict(word.partition("=")[::2] for word in kind)
    outline = "M200 90C220 60 292 60 312 90 340 110 400 70 470 60 480 110 430 150 400 180 390 260 400 300 420 340 460 370 490 410 480 460 420 470 380 420 330 420 300 430 280 440 268 510H244C232 440 212 430 182 420 132 420 92 470 32 460 22 410 52 370 92 340 112 300 122 260 112 180 82 150 32 110 42 60 112 70 172 110 200 90Z"
    found = [
        part(colour + "*", path(outline)),
        part(
            said.get("inner", colour) + "%",
            path(
                "M256 140C310 140 350 190 346 250 350 310 320 370 256 390 192 370 162 310 166 250 162 190 202 140 256 140Z"
            ),
        ),
    ]
    if "spots" in said:
        found.append(
            part(
                said["spots"],
                *(
                    dot(x, y, r)
                    for x, y, r in (
                        (150, 180, 18),
                        (210, 150, 16),
                        (290, 160, 20),
                        (360, 190, 16),
                        (180, 260, 20),
                        (256, 230, 22),
                        (330, 270, 20),
                        (160, 340, 16),
                        (230, 320, 20),
                        (310, 350, 18),
                        (256, 410, 14),
                    )
                ),
            )
        )
    if "stripes" in said:
        found.append(
            part(
                said["stripes"],
                both(
                    path(
                        "M120 170 220 190 124 200ZM120 230 226 250 118 262ZM112 290 220 310 104 326ZM110 350 220 368 120 384Z"
                    )
                ),
            )
        )
    if "scales" in kind:
        found.append(
            part(
                colour + "%",
                *(
                    put(path("M-34 0Q0 50 34 0 0 16 -34 0Z"), 256 + 62 * (i - (n - 1) / 2), 130 + 46 * row)
                    for row, n in enumerate((3, 4, 3, 4, 3, 4))
                    for i in range(n)
                ),
            )
        )
    if "head" in said:
        found.append(
            part(
                said["head"] or colour,
                path(
                    "M196 110C170 40 180 -20 190 -40 210 -30 220 -10 226 0H286C292 -10 302 -30 322 -40 332 -20 342 40 316 110 300 160 270 180 256 180S212 160 196 110Z"
                ),
            )
        )
        found.append(part("black", dot(228, 60, 12), dot(284, 60, 12), oval(256, 150, 22, 16)))
    return found


SPOILS: dict[str, Template] = {"egg": egg, "feather": feather, "tooth": tooth, "hide": hide}
"""Template to what draws it."""
