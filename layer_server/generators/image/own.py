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
    "feathered-spear": _LEANING.format(
        '<path d="M256-80 330 60 284 140H228L182 60Z"/><path d="M230 152h52v30h-52Z"/>'
        '<path d="M240 194h32V540h-32Z"/><path d="M228 190c-62 20-78 84-62 150 40-38 62-86 62-150Z"/>'
        '<path d="M284 190c62 20 78 84 62 150-40-38-62-86-62-150Z"/>'
    ),
    "pine-cone": _scales(1, 2, 3, 4, 3, 4, 3, 2) + '<path d="M238-30h36v60h-36Z"/>',
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


def drawings() -> frozenset[str]:
    """The names of all of them."""
    return frozenset(_SHAPES) | frozenset(sketches())


def picture(library: ArtLibrary, collection: str, name: str) -> str:
    """A picture of a collection or of our own as SVG text, black where something is; what lies apart is a part of its own.

    Raises:
        KeyError: where there is none of that name.
    """
    if collection != OWN:
        return library.svg(collection, name)
    if name not in _SHAPES:
        return sketches()[name].svg()
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-128 -128 768 768">{_SHAPES[name]}</svg>'
