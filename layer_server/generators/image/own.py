"""Silhouettes of our own, for common nouns that the collections lack or that nobody reads in them."""

from __future__ import annotations

from layer_server.generators.art import ArtLibrary
from layer_server.generators.image.sketches import sketches

OWN = "own"
"""The collection of a match that is one of these."""

_LEANING = '<g transform="rotate(45 256 256)">{}</g>'
"""Weapons point to the upper right, like those of the collections."""

_ROUND = 'fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round"'


def _scales(*counts: int) -> str:
    """Rows of scales, the uppermost first, each as many as said and apart from its neighbours."""
    return "".join(
        f'<path transform="translate({256 + 88 * (i - (count - 1) / 2):.0f} {36 + 54 * row})" '
        'd="M0 8Q22 30 34 54 22 80 0 98-22 80-34 54-22 30 0 8Z"/>'
        for row, count in enumerate(counts)
        for i in range(count)
    )


_SHAPES = {
    "spear": _LEANING.format(
        '<path d="M256-80 330 60 284 140H228L182 60Z"/><path d="M230 152h52v30h-52Z"/>'
        '<path d="M240 194h32V540h-32Z"/>'
    ),
    "feathered-spear": _LEANING.format(
        '<path d="M256-80 330 60 284 140H228L182 60Z"/><path d="M230 152h52v30h-52Z"/>'
        '<path d="M240 194h32V540h-32Z"/><path d="M228 190c-62 20-78 84-62 150 40-38 62-86 62-150Z"/>'
        '<path d="M284 190c62 20 78 84 62 150-40-38-62-86-62-150Z"/>'
    ),
    "pole-axe": _LEANING.format(
        '<path d="M256-70 282 40H230Z"/><path d="M239 52h34V570h-34Z"/>'
        '<path d="M285 66c40 4 76-10 100-46 34 74 34 132 0 206-24-36-60-50-100-46Z"/>'
        '<path d="M227 84v78l-98 24c30-26 40-52 40-84Z"/>'
    ),
    "lute": _LEANING.format(
        '<path d="M232 150h48v20c84 40 126 118 126 192 0 92-66 148-150 148S106 454 106 362c0-74 42-152 126-192Z'
        'M256 300a46 46 0 1 0 .1 0ZM196 430v20h120v-20Z" fill-rule="evenodd"/>'
        '<path d="M236-10h40V140h-40Z"/><path d="M236-22 290-92 326-66 278-22Z"/>'
    ),
    "pineapple-grenade": (
        '<path d="M214 40h84v60h-84Z"/><path d="M310 44c90 0 130 60 118 210l-34-4c6-110-14-160-84-164Z"/>'
        f'<circle cx="140" cy="84" r="46" {_ROUND} stroke-width="20"/>'
        '<mask id="m"><rect x="-128" y="-128" width="768" height="768" fill="#fff"/><path d="M210 90V520M302 90V520M90 206H430'
        'M90 306H430M90 406H430" stroke="#000" stroke-width="13"/></mask><path mask="url(#m)" d="M174 112h164c40 50 66 110 66 '
        '190 0 100-60 180-148 190-88-10-148-90-148-190 0-80 26-140 66-190Z"/>'
    ),
    "pine-cone": _scales(1, 2, 3, 4, 3, 4, 3, 2) + '<path d="M238-30h36v60h-36Z"/>',
    "tarot-card": (
        '<path d="M110 10h292q24 0 24 24v444q0 24-24 24H110q-24 0-24-24V34q0-24 24-24ZM114 38v436h284V38Z" '
        'fill-rule="evenodd"/><circle cx="256" cy="256" r="56"/>'
        + "".join(
            f'<path transform="rotate({a} 256 256)" d="M238 186 256 {150 if a % 60 else 106} 274 186Z"/>'
            for a in range(0, 360, 30)
        )
        + '<path d="M140 64h54l-54 54ZM372 64h-54l54 54ZM140 448h54l-54-54ZM372 448h-54l54-54Z"/>'
    ),
    "milk-bottle": (
        '<path d="M196 8h120v46H196Z"/>'
        '<path d="M204 66h104v70c10 40 66 60 66 130v206q0 34-34 34H172q-34 0-34-34V266c0-70 56-90 66-130Z'
        'M226 88v54c-8 40-66 64-66 124v34h192v-34c0-60-58-84-66-124V88Z" fill-rule="evenodd"/>'
    ),
    "war-horn": (
        '<path d="M20 96 62 60c40 120 110 200 206 216l-16 96C128 350 40 246 20 96Z"/>'
        '<path d="M282 280c20 2 40 0 58-6l36 86c-34 14-70 20-108 14Z"/>'
        '<path d="M354 268c36-16 64-44 84-84l64 44c-24 60-62 102-112 126Z"/>'
        '<path d="M446 160 490 116q44 56 38 132l-18-2Z"/><path d="M14 84 8 58q14-16 32-16l18 6Z"/>'
        f'<path d="M120 268C110 430 250 500 330 388" {_ROUND} stroke-width="12"/>'
    ),
    "flowing-cape": (
        '<path d="M176 60 150 8q106 44 212 0l-26 52q-80 34-160 0Z"/><circle cx="256" cy="106" r="24"/>'
        '<path d="M168 70q38 26 62 30c-20 130-30 270-14 394-30-20-50-20-74 8-20-26-56-34-96-14C76 360 120 190 168 70Z"/>'
        '<path d="M344 70q-38 26-62 30c20 130 30 270 14 394 30-20 50-20 74 8 20-26 56-34 96-14C436 360 392 190 344 70Z"/>'
        '<path d="M244 138h24c10 120 18 240 12 350q-24-22-48 0c-6-110 2-230 12-350Z"/>'
    ),
    "frying-pan": (
        '<path d="M190 120a186 186 0 1 0 .1 0ZM190 152a154 154 0 1 1-.1 0Z" fill-rule="evenodd"/>'
        '<path d="M190 164a142 142 0 1 0 .1 0Z"/>'
        '<path d="M322 152 452 22q26-18 44 0t0 44L366 196Z"/>'
    ),
    "tree-stump": (
        '<path d="M256 90c90 0 150 26 150 66s-60 66-150 66-150-26-150-66 60-66 150-66ZM256 116c-66 0-112 18-112 40s46 40 '
        '112 40 112-18 112-40-46-40-112-40Z" fill-rule="evenodd"/><ellipse cx="256" cy="156" rx="66" ry="22"/>'
        '<path d="M106 186c30 32 82 50 150 50s120-18 150-50c0 120 6 190 84 244-50 8-86 4-112-20-16 34-44 56-84 68-14-24-24'
        '-40-44-62-24 32-56 56-104 66-8-26-12-46-8-72-34 24-72 30-116 18 78-50 84-122 84-242Z"/>'
    ),
    "bangle": (
        '<path d="M256 110c140 0 236 60 236 146S396 402 256 402 20 342 20 256s96-146 236-146ZM256 150c-116 0-190 42-190 96'
        's74 92 190 92 190-38 190-92-74-96-190-96Z" fill-rule="evenodd"/>'
    ),
    "wooden-bucket": (
        '<path d="M70 190h372l-10 60H80ZM84 268h344l-14 90H98ZM100 376h312l-18 116H118Z"/>'
        '<path d="M256 96c96 0 180 18 184 40 0 20-82 40-184 40S72 156 72 136c4-22 88-40 184-40ZM256 114c-84 0-150 12-150 22s66 22 150 22 150-12 150-22-66-22-150-22Z" fill-rule="evenodd"/>'
    ),
    "ball": '<circle cx="256" cy="256" r="236"/>',
    "bowling-ball": (
        '<path fill-rule="evenodd" d="M256 20a236 236 0 1 0 .1 0ZM286 90a30 30 0 1 1-.1 0ZM370 110a30 30 0 1 1-.1 0Z'
        'M330 180a34 34 0 1 1-.1 0Z"/>'
    ),
    "laser-rifle": _LEANING.format(
        '<g transform="rotate(-90 256 256)"><path d="M-90 250q0-40 40-40H90v110H40L-40 350q-50 0-50-40Z"/>'
        '<path d="M104 190H330v120H240l-10 30h-40l-30 100H96l30-120h-22Z"/>'
        '<path d="M342 200H460v24H342ZM342 276H460v24H342ZM342 236H480v28H342Z"/>'
        '<path d="M474 196h34v32h-34ZM474 272h34v32h-34ZM492 232h96v36h-96Z"/>'
        '<path d="M150 140H300v36H150Z"/></g>'
    ),
}  # fmt: skip

PICTURES = {
    **{name: sketch.svg() for name, sketch in sketches().items()},
    **{
        name: f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-128 -128 768 768">{shapes}</svg>'
        for name, shapes in _SHAPES.items()
    },
}
"""Name to SVG, black where something is; what lies apart is a part of its own."""


def picture(library: ArtLibrary, collection: str, name: str) -> str:
    """A picture of a collection or of our own as SVG text. Raises KeyError where there is none of that name."""
    if collection == OWN:
        return PICTURES[name] if name in PICTURES else sketches()[name].svg()
    return library.svg(collection, name)
