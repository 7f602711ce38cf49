"""Which size a request gets: one that the server makes, or none is sent; nothing is enlarged or cut afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_server.backends.openai_images.options import (
    ANY_SIZE,
    LEAST_SIDE,
    LONGEST_SHAPE,
    MOST_PIXELS,
    MOST_SIDE,
    STEP,
    Options,
    size_of,
)
from layer_server.generators.card import Parameter


def size_parameters(options: Options) -> dict[str, Parameter]:
    """The schemas of ``width`` and ``height``; both may be absent."""
    return {"width": _side(options, 0), "height": _side(options, 1)}


def wanted_size(options: Options, parameters: Mapping[str, Any]) -> str | None:
    """The size to ask for: ``1536x1024``, ``auto``, or None where the server is to take its own.

    Raises:
        InvalidInputs: for a pair that the server does not make, with those that it does.
    """
    width, height = parameters.get("width"), parameters.get("height")
    if not width and not height:
        if options.automatic:
            return "auto"
        return None if options.sizes == ANY_SIZE else options.sizes[0]
    if options.sizes == ANY_SIZE:
        return _checked(width or height, height or width)
    fitting = [
        each
        for each in options.sizes
        if width in {None, size_of(each)[0]} and height in {None, size_of(each)[1]}
    ]
    if len(fitting) != 1:
        asked = f"{width or 'any width'} x {height or 'any height'}"
        which = "none" if not fitting else "several"
        raise InvalidInputs(
            f"Its server makes {', '.join(options.sizes)}; {asked} is {which} of them.",
            field="width" if width else "height",
            value=width or height,
            allowed=list(options.sizes),
            remedy="Give a width and a height of one of them. Nothing was charged.",
        )
    return fitting[0]


def _checked(width: Any, height: Any) -> str:
    fits = max(width, height) <= LONGEST_SHAPE * min(width, height) and width * height <= MOST_PIXELS
    if not fits:
        raise InvalidInputs(
            f"Its server makes pictures of at most {MOST_PIXELS:,} pixels whose longer side is at most "
            f"{LONGEST_SHAPE} times the shorter one; {width} x {height} is none.",
            field="width",
            value=width,
            allowed=["1024x1024", "1536x1024", "1024x1536", f"{MOST_SIDE}x2160"],
            remedy="Nothing was charged.",
        )
    return f"{width}x{height}"


def _side(options: Options, axis: int) -> Parameter:
    name = ("Width", "Height")[axis]
    without = "the server chooses" if options.automatic else "the first size of its server"
    if options.sizes == ANY_SIZE:
        return Parameter(
            {
                "type": "integer",
                "minimum": LEAST_SIDE,
                "maximum": MOST_SIDE,
                "multipleOf": STEP,
                "description": f"{name} in pixels, a multiple of {STEP}. Without width and height {without}.",
            }
        )
    sides = sorted({size_of(each)[axis] for each in options.sizes})
    sizes = ", ".join(options.sizes)
    return Parameter(
        {
            "type": "integer",
            "enum": sides,
            "description": f"{name} in pixels, of one of these sizes: {sizes}. Without both {without}.",
        }
    )
