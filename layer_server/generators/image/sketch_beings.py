"""Templates of people and animals, and of what they leave behind."""

from __future__ import annotations

from layer_server.generators.image.sketch_tones import both, box, dot, line, oval, part, path, put

_HEADGEAR: dict[str, tuple[str, ...]] = {
    "hood": (path("M256 -20C390 0 430 120 416 250 410 330 400 380 380 420L340 250C340 150 300 110 256 110S172 150 172 250L132 420C112 380 102 330 96 250 82 120 122 0 256 -20Z"),),
    "straw": (path("M150 110C150 10 362 10 362 110Z"), oval(256, 118, 220, 40)),
    "cap": (path("M136 130C130 20 382 20 376 130L440 150Q380 176 136 150Z"),),
    "toque": (path("M170 130V60C100 50 110 -50 190 -40 210 -90 302 -90 322 -40 402 -50 412 50 342 60V130Z"),),
    "pointed": (path("M256 -120C300 -40 330 40 350 110H162C182 40 212 -40 256 -120Z"), oval(256, 116, 200, 34)),
    "bandana": (path("M130 140C130 20 382 20 382 140Q256 90 130 140ZM380 120 450 100 430 150 470 190 380 150Z"),),
    "helm": (path("M120 250C110 60 190 0 256 0S402 60 392 250L352 260 346 150H166L160 260ZM240 140H272V250H240Z"),),
    "horned": (path("M126 170C126 40 196 0 256 0S386 40 386 170Z"), both(path("M140 120C60 110 20 60 30 -30 70 20 110 40 160 50Z"))),
    "kettle": (path("M140 120C140 0 372 0 372 120Z"), oval(256, 122, 186, 30)),
    "plumed": (path("M126 250C116 80 196 20 256 20S396 80 386 250L346 260 340 160H172L166 260Z"),),
    "crown": (path("M140 120 120 -10 190 50 256 -40 322 50 392 -10 372 120Z"),),
    "mitre": (path("M150 130C130 20 200 -60 256 -110 312 -60 382 20 362 130Z"),),
    "tricorn": (path("M60 120C120 20 180 60 256 0 332 60 392 20 452 120Q256 70 60 120Z"),),
    "feathered": (path("M130 120C120 30 300 -10 390 60L420 120Q256 90 130 120Z"), path("M340 70C380 -10 440 -60 500 -70 490 0 440 60 370 90Z")),
    "turban": (path("M130 150C100 20 180 -20 256 -20S412 20 382 150Q256 80 130 150Z"),),
    "wimple": (path("M256 0C380 0 410 120 410 230 410 320 430 380 450 430H350C380 350 366 260 350 220 340 140 300 120 256 120S172 140 162 220C146 260 132 350 162 430H62C82 380 102 320 102 230 102 120 132 0 256 0Z"),),
    "miner": (path("M130 140C130 10 382 10 382 140L410 150Q256 110 102 150Z"),),
    "hat": (path("M160 120 176 0Q256 30 336 0L352 120Z"), oval(256, 122, 200, 34)),
    "antlers": (path("M140 150C150 60 200 30 256 30S362 60 372 150Q256 100 140 150Z"), both(line(22, "M180 60C150 10 130 -40 140 -110M146 -20 80 -60M140 -60 190 -100M150 10 90 10"))),
    "wreath": (both(put(path("M0 0C30 -30 60 -30 90 0 60 24 30 24 0 0Z"), 150, 130, 1, -70) + put(path("M0 0C30 -30 60 -30 90 0 60 24 30 24 0 0Z"), 170, 90, 1, -40) + put(path("M0 0C30 -30 60 -30 90 0 60 24 30 24 0 0Z"), 200, 70, 1, -10)),),
    "mask": (path("M130 180Q256 150 382 180V260Q256 300 130 260ZM190 200a26 18 0 1 0 .1 0ZM322 200a26 18 0 1 0 .1 0Z"),),
    "headband": (path("M138 110Q256 70 374 110V150Q256 110 138 150Z"), path("M370 120 440 110 420 150 450 180 370 150Z")),
    "nurse": (path("M166 110 186 10Q256 30 326 10L346 110Q256 80 166 110Z"),),
    "sallet": (path("M116 210C116 70 190 20 256 20S396 70 396 210Z"),),
}  # fmt: skip

_CLOTHES = path(
    "M256 380C330 380 372 396 420 420 470 446 490 480 500 540H12C22 480 42 446 92 420 140 396 182 380 256 380Z"
)


def bust(skin: str, clothes: str, gear: str = "none", gear_colour: str = "brown", *kind: str) -> list[str]:
    """Head and shoulders of somebody.

    ``hair=``, ``beard=``, ``long=`` (hair) take a colour; ``apron``, ``armour``, ``robe``, ``fur``, ``collar`` dress;
    ``mask=``, ``patch``, ``glasses``, ``paint=``, ``cross``, ``star`` and ``plume=`` mark; ``tusks``, ``ears``,
    ``fangs`` and ``bone`` are of other folk.
    """
    said = dict(word.partition("=")[::2] for word in kind)
    found: list[str] = []
    cowl = gear in {"hood", "wimple"}
    if "long" in said:
        found.append(
            part(
                said["long"] + "+",
                path(
                    "M256 30C400 30 420 170 410 280 404 360 420 410 440 440H72C92 410 108 360 102 280 92 170 112 30 256 30Z"
                ),
            )
        )
    if "cape" in said:
        found.append(part(said["cape"], path("M120 390C60 420 0 480 -10 540H522C512 480 452 420 392 390Z")))
    if cowl:
        found.append(part("black", oval(256, 230, 130, 150)))
    found.append(part(clothes + "*", _CLOTHES))
    if "armour" in said:
        found += [
            part("iron", both(path("M20 500C10 430 70 390 140 400 170 430 150 490 130 510Z"))),
            part("gold", path("M236 420H276L290 540H222Z")),
        ]
    if "apron" in said:
        found.append(
            part(
                said["apron"] or "leather", path("M170 400 190 440H322L342 400 370 410 360 540H152L142 410Z")
            )
        )
    if "robe" in said:
        found.append(
            part(said["robe"] or "gold", path("M210 386 256 460 302 386 330 392 280 540H232L182 392Z"))
        )
    if "fur" in said:
        found.append(
            part(
                said["fur"] or "dbrown",
                path(
                    "M60 450C80 400 150 380 190 380L256 430 322 380C362 380 432 400 452 450L420 490 380 460 340 500 300 460 256 500 212 460 172 500 132 460 92 490Z"
                ),
            )
        )
    if "collar" in said:
        found.append(
            part(
                said["collar"] or "white",
                path("M170 380 256 440 342 380 360 420 290 480 256 446 222 480 152 420Z"),
            )
        )
    found.append(part(skin + "%", box(206, 300, 100, 110, 40)))
    if "ears" in said:
        found.append(part(skin, both(path("M150 220 30 140C40 220 90 280 160 280Z"))))
    found.append(
        part(
            skin,
            path(
                "M256 90C340 90 384 150 380 230 376 320 320 380 256 380S136 320 132 230C128 150 172 90 256 90Z"
            ),
        )
    )
    if "paint" in said:
        found.append(
            part(
                said["paint"],
                both(path("M160 250 220 262 216 284 160 274ZM168 290 216 300 212 318 172 310Z")),
            )
        )
    if "bone" in said:
        found.append(
            part(
                "black",
                oval(206, 236, 34, 40),
                oval(306, 236, 34, 40),
                path("M256 276 276 312H236Z"),
                line(6, "M200 340H312M220 326V354M244 326V354M268 326V354M292 326V354"),
            )
        )
    else:
        found.append(part("white", oval(208, 228, 24, 18), oval(304, 228, 24, 18)))
        found.append(part(said.get("eyes", "black"), dot(210, 230, 13), dot(302, 230, 13)))
        if "eyes" in said or "tusks" in said:
            found.append(part("black", both(line(15, "M174 186 236 210"))))
        mouth = "M216 334Q256 308 296 334" if "eyes" in said else "M216 318Q256 344 296 318"
        if "beard" not in said:
            found.append(part("#a8503c", line(12, mouth)))
    if "hair" in said:
        found.append(
            part(
                said["hair"] + "+",
                path(
                    "M256 60C370 60 410 150 384 250 366 220 360 190 350 170 290 170 240 160 210 130 190 170 160 180 128 250 102 150 142 60 256 60Z"
                ),
            )
        )
    if "long" in said:
        found.append(
            part(
                said["long"] + "+",
                path(
                    "M256 60C360 60 410 140 390 260 366 220 340 180 256 130 172 180 146 220 122 260 102 140 152 60 256 60Z"
                ),
            )
        )
    if "beard" in said:
        found.append(
            part(
                said["beard"] + "+",
                path(
                    "M136 250C150 300 190 300 206 290 230 274 282 274 306 290 322 300 362 300 376 250 400 370 340 470 256 500 172 470 112 370 136 250ZM222 320Q256 340 290 320 256 310 222 320Z"
                ),
            )
        )
    if "tusks" in said:
        found.append(part("bone", both(path("M206 330 190 270 230 320Z"))))
    if "fangs" in said:
        found.append(part("#ffffff", both(path("M230 322 240 352 250 326Z"))))
    if "glasses" in said:
        found.append(
            part(
                "gold",
                line(
                    10,
                    "M170 230a38 34 0 1 0 76 0a38 34 0 1 0 -76 0M266 230a38 34 0 1 0 76 0a38 34 0 1 0 -76 0M246 226h20",
                ),
            )
        )
    if "patch" in said:
        found.append(part("black", oval(304, 228, 42, 36), line(12, "M140 150 380 250")))
    if "mask" in said:
        found.append(
            part(said["mask"], path("M132 260Q256 230 380 260C376 330 320 384 256 384S136 330 132 260Z"))
        )
    if gear != "none":
        shapes = _HEADGEAR[gear]
        found.append(part(gear_colour + ("*" if cowl else "+"), shapes[0]))
        second = {
            "straw": "straw",
            "horned": "bone",
            "feathered": said.get("plume", "red"),
            "antlers": "bone",
        }.get(gear, gear_colour + "%")
        if shapes[1:]:
            found.append(part(second, *shapes[1:]))
        elif "plume" in said:
            found.append(
                part(
                    said["plume"],
                    path("M240 20C220 -60 260 -110 330 -120 420 -120 450 -40 440 60 400 -20 330 -20 272 20Z"),
                )
            )
        if gear == "straw":
            found.append(part("rust", path("M150 90Q256 120 362 90V110Q256 140 150 110Z")))
        if gear == "miner":
            found += [part("yellow", dot(256, 90, 40)), part("#fff8d0", dot(256, 90, 24))]
    for word, colour in (("cross", "red"), ("star", "gold")):
        if word in said:
            y = 60 if gear not in {"none", "hood"} else 470
            shape = (
                "M-10 -34H10V-10H34V10H10V34H-10V10H-34V-10H-10Z"
                if word == "cross"
                else "M0 -40 12 -12 40 -10 18 10 26 38 0 22 -26 38 -18 10 -40 -10 -12 -12Z"
            )
            found.append(part(said[word] or colour, put(path(shape), 256, y)))
    return found


def dog(coat: str, muzzle: str, ears: str = "pointed", *kind: str) -> list[str]:
    """The head of a dog, a wolf or a fox: ``mask=colour`` about its eyes, ``tongue``."""
    said = dict(word.partition("=")[::2] for word in kind)
    ear = {
        "pointed": path("M110 220C70 120 70 30 96 0 150 20 200 80 220 130Z"),
        "floppy": path("M130 120C60 100 20 160 20 260 20 340 60 390 100 380 140 340 150 240 190 160Z"),
        "bat": path("M120 200C40 120 20 20 50 -40 130 -10 200 60 226 130Z"),
        "round": dot(120, 120, 76),
    }[ears]
    broad = "M256 110C380 110 440 190 440 290 440 400 350 480 256 480S72 400 72 290C72 190 132 110 256 110Z"
    narrow = "M256 110C380 110 440 190 430 270 400 340 330 420 300 470 280 490 232 490 212 470 182 420 112 340 82 270 72 190 132 110 256 110Z"
    found = [part(said.get("ears", coat) + "%", both(ear))]
    if ears != "floppy":
        found.append(part(said.get("inner", "rawpink"), both(put(ear, 24, 22, 0.82))))
    found.append(part(coat + "*", path(narrow if "narrow" in kind else broad)))
    if "mask" in said:
        found.append(
            part(said["mask"], both(path("M100 240C120 170 220 180 236 250 220 320 140 320 100 240Z")))
        )
    if "stripe" in said:
        found.append(part(said["stripe"], path("M240 110H272L300 300H212Z")))
    if "patches" in said:
        found.append(
            part(said["patches"], both(path("M110 160C170 130 220 190 214 250 180 300 110 290 90 250Z")))
        )
    if "spots" in said:
        found.append(
            part(
                said["spots"],
                dot(150, 190, 22),
                dot(220, 160, 18),
                dot(310, 150, 24),
                dot(380, 210, 20),
                dot(110, 280, 18),
                dot(400, 300, 24),
                dot(150, 370, 20),
                dot(346, 400, 22),
            )
        )
    if "narrow" in kind:
        found.append(part(muzzle + "+", both(path("M86 270 10 330 80 344 40 400 140 400 200 420 160 330Z"))))
    found.append(
        part(
            muzzle + "+",
            path(
                "M256 290C330 290 372 340 366 400 356 460 300 486 256 486S156 460 146 400C140 340 182 290 256 290Z"
            )
            if "narrow" not in kind
            else path(
                "M256 270C310 280 330 340 310 400 300 470 280 490 256 490S212 470 202 400C182 340 202 280 256 270Z"
            ),
        )
    )
    found.append(part(said.get("eyes", "black"), oval(174, 256, 24, 28), oval(338, 256, 24, 28)))
    found.append(part("#ffffff", dot(182, 246, 8), dot(346, 246, 8)))
    found.append(
        part(
            "black",
            path("M210 330Q256 306 302 330 296 372 256 380 216 372 210 330Z"),
            line(8, "M256 376V410Q220 440 196 416M256 410Q292 440 316 416"),
        )
    )
    if "tongue" in kind:
        found.append(part("rose", path("M230 424H282V470Q256 510 230 470Z")))
    return found


def cat(coat: str, muzzle: str, eyes: str = "lime", *kind: str) -> list[str]:
    """The head of a cat, small or great: ``stripes=``, ``spots=``, ``mask=``, ``mane=``, ``round`` ears, ``tufts``."""
    said = dict(word.partition("=")[::2] for word in kind)
    found = []
    if "mane" in said:
        found.append(
            part(
                said["mane"],
                *(put(path("M-60 0 0 -130 60 0Z"), 256, 270, 2.0, a) for a in range(0, 360, 30)),
                dot(256, 270, 200),
            )
        )
    ear = dot(120, 130, 70) if "round" in kind else path("M70 250C50 150 60 60 80 20 150 50 210 110 240 150Z")
    found.append(part(said.get("mask", coat) + ("" if "mask" in said else "*"), both(ear)))
    found.append(part("rawpink", both(dot(124, 136, 40) if "round" in kind else put(ear, 30, 40, 0.76))))
    if "tufts" in kind:
        found.append(part("black", both(path("M80 40 60 -40 110 40Z"))))
    found.append(
        part(
            coat + "*",
            path(
                "M256 120C400 120 460 210 450 310 440 420 340 480 256 480S72 420 62 310C52 210 112 120 256 120Z"
            ),
        )
    )
    if "cheeks" in kind:
        found.append(part("cream", both(path("M80 360 20 400 80 410 50 460 150 440Z"))))
    if "stripes" in said:
        found.append(
            part(
                said["stripes"],
                path(
                    "M240 120H272L262 210H250ZM180 134 214 126 226 200ZM332 134 298 126 286 200ZM64 280 140 300 66 316ZM76 350 150 350 92 384ZM448 280 372 300 446 316ZM436 350 362 350 420 384Z"
                ),
            )
        )
    if "spots" in said:
        found.append(
            part(
                said["spots"],
                *(
                    dot(x, y, r)
                    for x, y, r in (
                        (200, 160, 17),
                        (256, 180, 18),
                        (312, 160, 17),
                        (150, 190, 15),
                        (362, 190, 15),
                        (96, 270, 16),
                        (416, 270, 16),
                        (110, 340, 18),
                        (402, 340, 18),
                        (140, 410, 15),
                        (372, 410, 15),
                    )
                ),
            )
        )
    if "mask" in said:
        found.append(
            part(
                said["mask"],
                path(
                    "M256 230C350 220 400 300 370 380 340 450 300 476 256 476S172 450 142 380C112 300 162 220 256 230Z"
                ),
            )
        )
    found.append(part(muzzle + "+", oval(216, 386, 58, 46), oval(296, 386, 58, 46), oval(256, 430, 40, 30)))
    found.append(part(eyes, oval(172, 286, 42, 40), oval(340, 286, 42, 40)))
    found.append(
        part(
            "black",
            oval(172, 286, 14, 36),
            oval(340, 286, 14, 36),
            line(5, "M150 380 40 360M150 396 44 410M362 380 472 360M362 396 468 410M256 372V400"),
        )
    )
    found.append(part("rose", path("M228 346H284Q280 376 256 384 232 376 228 346Z")))
    return found


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
    left = path("M70 470C40 400 60 330 84 300L130 330 96 276C120 220 160 170 200 140L240 190 220 122C290 60 370 20 470 0 300 150 170 310 70 470Z")
    right = path("M92 470C240 330 370 160 480 10 490 90 470 170 440 220L380 210 426 246C400 290 370 330 330 360L270 340 312 378C260 420 180 450 92 470Z")
    found = [part(vane + "*", left), part(vane + "%", right)]
    if "eye" in kind:
        found += [
            part("lime", dot(360, 110, 96)),
            part("amber", dot(366, 106, 70)),
            part("sky", dot(372, 102, 48)),
            part("navy", dot(376, 98, 28)),
        ]
    elif tip and "bars" not in kind:
        found.append(part(tip + "+", path("M330 70C370 40 420 14 480 0 490 60 480 120 460 180 420 150 370 110 330 70Z")))
    if "bars" in kind:
        found.append(part(tip or "black", line(16, "M120 330 190 330 250 400M190 230 260 240 330 320M290 130 350 150 420 210")))
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


def snout(skin: str, muzzle: str, *kind: str) -> list[str]:
    """The head of a hoofed or horned animal from the front: ``ears``, ``horns=``, ``curled=``, ``tuft=``, ``nostrils``, ``stripe=``."""
    said = dict(word.partition("=")[::2] for word in kind)
    found = [part(skin + "%", both(path("M130 170C70 130 10 150 -10 190 30 240 90 240 140 220Z")))]
    if "horns" in said:
        found.append(part(said["horns"], both(path("M170 120C60 110 10 40 30 -60 70 10 130 50 220 70Z"))))
    if "curled" in said:
        found.append(
            part(
                said["curled"],
                both(
                    path(
                        "M200 90C100 40 -10 100 -10 210 -10 310 90 330 130 270 90 280 60 250 70 210 90 150 150 150 200 170Z"
                    )
                ),
            )
        )
    if "spikes" in said:
        found.append(
            part(said["spikes"], both(path("M190 110C160 40 150 -40 170 -110 200 -40 220 40 240 90Z")))
        )
    found.append(
        part(
            skin + "*",
            path(
                "M256 70C350 70 390 130 380 210 370 300 350 340 350 400 340 480 300 500 256 500S172 480 162 400C162 340 142 300 132 210 122 130 162 70 256 70Z"
            ),
        )
    )
    if "stripe" in said:
        found.append(part(said["stripe"], path("M236 74H276L296 330H216Z")))
    if "tuft" in said:
        found.append(
            part(
                said["tuft"],
                path(
                    "M190 90C190 20 322 20 322 90 310 140 290 160 270 190 262 160 250 160 240 190 222 160 202 140 190 90Z"
                ),
            )
        )
    found.append(
        part(
            muzzle + "+",
            path(
                "M256 370C330 370 366 400 360 440 346 490 300 506 256 506S166 490 152 440C146 400 182 370 256 370Z"
            ),
        )
    )
    found.append(
        part(
            "black",
            oval(186, 236, 22, 26),
            oval(326, 236, 22, 26),
            oval(216, 430, 16, 20),
            oval(296, 430, 16, 20),
        )
    )
    return found


BEINGS = {
    "bust": bust, "dog": dog, "cat": cat, "bird": bird, "fish": fish, "egg": egg, "feather": feather, "tooth": tooth,
    "hide": hide, "blob": blob, "moth": moth, "snout": snout,
}  # fmt: skip
"""Template to what draws it."""
