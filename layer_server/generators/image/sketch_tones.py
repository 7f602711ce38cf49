"""Colours by name, and the SVG shapes that templates of sketches are written with."""

from __future__ import annotations

from collections.abc import Callable

from layer_server.generators.image.materials import MATERIALS

Template = Callable[..., list[str]]
"""Words of a table to the lines of a sketch."""

TONES = {
    "red": "#d02a2a", "crimson": "#a8182c", "orange": "#f0821e", "amber": "#e8a020", "yellow": "#f4d03a",
    "lemon": "#f8e45a", "lime": "#9ccc3a", "green": "#4f9a32", "dgreen": "#2f6a34",
    "leaf": "#58a03a", "olive": "#7d8634", "mint": "#7ac8a0", "teal": "#2a9a94", "sky": "#7ac0ec", "blue": "#3a74d0",
    "navy": "#28406a", "violet": "#7a48c0", "purple": "#6a2a7a", "plum": "#5a2450", "pink": "#f08ab0",
    "rose": "#e0487a", "magenta": "#d02a8a", "peach": "#f8b088", "salmon": "#f48a6a", "skin": "#f0c09a",
    "tan": "#d0a46a", "brown": "#8a5428", "dbrown": "#563018", "chocolate": "#4a2614", "caramel": "#c07a30",
    "crust": "#d89a4c", "toast": "#b8742c", "cream": "#f6ead0", "white": "#f6f4ee", "ivory": "#efe2c0",
    "grey": "#8c929c", "lgrey": "#c0c6ce", "dgrey": "#4c525c", "black": "#2a2a32", "rust": "#a8502a",
    "meat": "#b83a3a", "rawpink": "#e88a88", "fat": "#f6dcc8", "blood": "#8a1420", "bark": "#6e4626",
    "straw": "#e6c060", "wheat": "#e0b450", "sand": "#dcc090", "slate": "#5e6a78",
    "lilac": "#c0a0e8", "lavender": "#8a6ad0", "mud": "#6a5238", "cork": "#c08a54",
}  # fmt: skip
"""Names that the tables use for colours."""


def tone(name: str) -> str:
    """A material or a ``#rrggbb`` colour by a table's word for it; marks behind it stay."""
    bare = name.rstrip("*%+")
    marks = name[len(bare) :]
    if bare.startswith("#") or (bare not in TONES and bare.replace("_", " ") in MATERIALS):
        return name
    return TONES[bare] + marks


_SHADE = 0.74
"""How much darker than its tone a part marked ``%`` is."""


def part(look: str, *shapes: str) -> str:
    """One line of a sketch; what is marked ``%`` is a shade of its tone."""
    said = tone(look)
    if said.startswith("#") and said.endswith("%"):
        shaded = (round(int(said[i : i + 2], 16) * _SHADE) for i in (1, 3, 5))
        said = "#" + "".join(f"{value:02x}" for value in shaded) + "%"
    return f"{said.replace(' ', '_')} {''.join(shapes)}"


def path(data: str) -> str:
    """A filled path; what it encloses twice is a hole."""
    return f'<path fill-rule="evenodd" d="{data}"/>'


def dot(x: float, y: float, radius: float) -> str:
    """A disc."""
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius:.0f}"/>'


def oval(x: float, y: float, rx: float, ry: float, turn: float = 0) -> str:
    """An ellipse, turned about its middle."""
    return f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{rx:.0f}" ry="{ry:.0f}" transform="rotate({turn:.0f} {x:.0f} {y:.0f})"/>'


def box(x: float, y: float, width: float, height: float, corner: float = 0) -> str:
    """A rectangle with round corners."""
    return f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" rx="{corner:.0f}"/>'


def line(width: float, data: str) -> str:
    """A stroke with round ends."""
    return f'<path fill="none" stroke="#000" stroke-linecap="round" stroke-linejoin="round" stroke-width="{width:.0f}" d="{data}"/>'


def put(shapes: str, x: float, y: float, scale: float = 1.0, turn: float = 0) -> str:
    """Shapes drawn about 0, 0 put somewhere."""
    return f'<g transform="translate({x:.0f} {y:.0f}) rotate({turn:.0f}) scale({scale:.3f})">{shapes}</g>'


def both(shapes: str) -> str:
    """Shapes and their mirror image."""
    return f'{shapes}<g transform="translate(512 0) scale(-1 1)">{shapes}</g>'


LEAF = path("M0 0C20 -50 70 -70 120 -60 110 -10 60 20 0 0Z")
"""A leaf that hangs at 0, 0 and points to the upper right."""

BLADE = path("M0 0C40 -30 120 -40 180 0 120 40 40 30 0 0Z")
"""A long leaf from 0, 0 to the right."""

NEEDLE = path("M0 -7 120 -4 132 0 120 4 0 7Z")
"""A needle from 0, 0 to the right."""
