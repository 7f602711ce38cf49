"""Heads of beasts from the front: dogs, cats, and what has hooves."""

from __future__ import annotations

from layer_server.generators.image.sketch_tones import Template, both, dot, line, oval, part, path, put


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


HEADS: dict[str, Template] = {"dog": dog, "cat": cat, "snout": snout}
"""Template to what draws it."""
