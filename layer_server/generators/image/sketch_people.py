"""Heads and shoulders of people and of other folk."""

from __future__ import annotations

from layer_server.generators.image.sketch_tones import Template, both, box, dot, line, oval, part, path, put

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

    ``hair=``, ``beard=``, ``long=`` (hair) take a colour; ``apron``, ``armour``, ``robe``, ``fur``, ``collar``, ``cape`` dress;
    ``mask=``, ``patch``, ``glasses``, ``paint=``, ``eyes=``, ``cross``, ``star`` and ``plume=`` mark; ``tusks``, ``ears``,
    ``fangs`` and ``bone`` are of other folk.
    """
    said = dict(word.partition("=")[::2] for word in kind)
    cowl = gear in {"hood", "wimple"}
    return [
        *_behind(said, cowl=cowl),
        part(clothes + "*", _CLOTHES),
        *_dress(said),
        part(skin + "%", box(206, 300, 100, 110, 40)),
        *([part(skin, both(path("M150 220 30 140C40 220 90 280 160 280Z")))] if "ears" in said else []),
        part(skin, path("M256 90C340 90 384 150 380 230 376 320 320 380 256 380S136 320 132 230C128 150 172 90 256 90Z")),
        *_face(said),
        *_hair(said),
        *_marks(said),
        *(_headgear(said, gear, gear_colour, cowl=cowl) if gear != "none" else []),
        *_signs(said, at=60 if gear not in {"none", "hood"} else 470),
    ]  # fmt: skip


def _behind(said: dict[str, str], *, cowl: bool) -> list[str]:
    found = []
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
    return found  # fmt: skip


_DRESS = (
    ("apron", "leather", path("M170 400 190 440H322L342 400 370 410 360 540H152L142 410Z")),
    ("robe", "gold", path("M210 386 256 460 302 386 330 392 280 540H232L182 392Z")),
    ("fur", "dbrown", path("M60 450C80 400 150 380 190 380L256 430 322 380C362 380 432 400 452 450L420 490 380 460 340 500 300 460 256 500 212 460 172 500 132 460 92 490Z")),
    ("collar", "white", path("M170 380 256 440 342 380 360 420 290 480 256 446 222 480 152 420Z")),
)  # fmt: skip


def _dress(said: dict[str, str]) -> list[str]:
    found = [part(said[name] or usual, shapes) for name, usual, shapes in _DRESS if name in said]
    if "armour" in said:
        plates = part("iron", both(path("M20 500C10 430 70 390 140 400 170 430 150 490 130 510Z")))
        found = [plates, part("gold", path("M236 420H276L290 540H222Z")), *found]
    return found


def _face(said: dict[str, str]) -> list[str]:
    found = [part(said["paint"], both(path("M160 250 220 262 216 284 160 274ZM168 290 216 300 212 318 172 310Z")))] if "paint" in said else []  # fmt: skip
    if "bone" in said:
        teeth = line(6, "M200 340H312M220 326V354M244 326V354M268 326V354M292 326V354")
        return [*found, part("black", oval(206, 236, 34, 40), oval(306, 236, 34, 40), path("M256 276 276 312H236Z"), teeth)]  # fmt: skip
    found.append(part("white", oval(208, 228, 24, 18), oval(304, 228, 24, 18)))
    found.append(part(said.get("eyes", "black"), dot(210, 230, 13), dot(302, 230, 13)))
    if "eyes" in said or "tusks" in said:
        found.append(part("black", both(line(15, "M174 186 236 210"))))
    if "beard" not in said:
        mouth = "M216 334Q256 308 296 334" if "eyes" in said else "M216 318Q256 344 296 318"
        found.append(part("#a8503c", line(12, mouth)))
    return found


_HAIR = (
    ("hair", path("M256 60C370 60 410 150 384 250 366 220 360 190 350 170 290 170 240 160 210 130 190 170 160 180 128 250 102 150 142 60 256 60Z")),
    ("long", path("M256 60C360 60 410 140 390 260 366 220 340 180 256 130 172 180 146 220 122 260 102 140 152 60 256 60Z")),
    ("beard", path("M136 250C150 300 190 300 206 290 230 274 282 274 306 290 322 300 362 300 376 250 400 370 340 470 256 500 172 470 112 370 136 250ZM222 320Q256 340 290 320 256 310 222 320Z")),
)  # fmt: skip


def _hair(said: dict[str, str]) -> list[str]:
    return [part(said[name] + "+", shapes) for name, shapes in _HAIR if name in said]


_MARKS = (
    ("tusks", "bone", both(path("M206 330 190 270 230 320Z"))),
    ("fangs", "#ffffff", both(path("M230 322 240 352 250 326Z"))),
    ("glasses", "gold", line(10, "M170 230a38 34 0 1 0 76 0a38 34 0 1 0 -76 0M266 230a38 34 0 1 0 76 0a38 34 0 1 0 -76 0M246 226h20")),
    ("patch", "black", oval(304, 228, 42, 36) + line(12, "M140 150 380 250")),
    ("mask", "black", path("M132 260Q256 230 380 260C376 330 320 384 256 384S136 330 132 260Z")),
)  # fmt: skip


def _marks(said: dict[str, str]) -> list[str]:
    return [part(said[name] or usual, shapes) for name, usual, shapes in _MARKS if name in said]


def _headgear(said: dict[str, str], gear: str, colour: str, *, cowl: bool) -> list[str]:
    shapes = _HEADGEAR[gear]
    found = [part(colour + ("*" if cowl else "+"), shapes[0])]
    trims = {"straw": "straw", "horned": "bone", "feathered": said.get("plume", "red"), "antlers": "bone"}
    if shapes[1:]:
        found.append(part(trims.get(gear, colour + "%"), *shapes[1:]))
    elif "plume" in said:
        found.append(part(said["plume"], path("M240 20C220 -60 260 -110 330 -120 420 -120 450 -40 440 60 400 -20 330 -20 272 20Z")))  # fmt: skip
    if gear == "straw":
        found.append(part("rust", path("M150 90Q256 120 362 90V110Q256 140 150 110Z")))
    if gear == "miner":
        found += [part("yellow", dot(256, 90, 40)), part("#fff8d0", dot(256, 90, 24))]
    return found


_SIGNS = (
    ("cross", "red", path("M-10 -34H10V-10H34V10H10V34H-10V10H-34V-10H-10Z")),
    ("star", "gold", path("M0 -40 12 -12 40 -10 18 10 26 38 0 22 -26 38 -18 10 -40 -10 -12 -12Z")),
)


def _signs(said: dict[str, str], *, at: int) -> list[str]:
    return [part(said[name] or usual, put(shapes, 256, at)) for name, usual, shapes in _SIGNS if name in said]


PEOPLE: dict[str, Template] = {"bust": bust}
"""Template to what draws it."""
