"""What the parameters of cards are built of: a JSON Schema each, with its default."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from layer_server.generators.card import Parameter

MAX_OUTPUT_SIDE = 4096


def pixels(default: int | None, description: str, least: int = 1, most: int = MAX_OUTPUT_SIDE) -> Parameter:
    """A size in pixels; without a default it may be absent."""
    return _number("integer", default, least, most, f"{description} In pixels.")


def share(default: float, description: str, low: float = 0.0, high: float = 1.0) -> Parameter:
    return _number("number", default, low, high, description)


def whole(default: int | None, description: str, low: int, high: int) -> Parameter:
    return _number("integer", default, low, high, description)


def choice(default: str, choices: Sequence[str], description: str) -> Parameter:
    return Parameter(
        {"type": "string", "enum": list(choices), "default": default, "description": description}
    )


def colour(default: str | None, description: str) -> Parameter:
    schema: dict[str, Any] = {"type": "string", "format": "color", "description": description}
    return Parameter(schema if default is None else schema | {"default": default})


def flag(default: bool, description: str) -> Parameter:
    return Parameter({"type": "boolean", "default": default, "description": description})


def text(default: str, description: str, longest: int = 120) -> Parameter:
    return Parameter({"type": "string", "maxLength": longest, "default": default, "description": description})


def texts(description: str) -> Parameter:
    return Parameter(
        {
            "type": "array",
            "maxItems": 200,
            "items": {"type": "string"},
            "default": [],
            "description": description,
        }
    )


def palette(description: str = "Colours as #rrggbb that the result is brought to.") -> Parameter:
    """Colours; may be absent."""
    return Parameter(
        {
            "type": "array",
            "minItems": 1,
            "maxItems": 64,
            "items": {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"},
            "description": description,
        }
    )


def _number(kind: str, default: float | None, low: float, high: float, description: str) -> Parameter:
    schema: dict[str, Any] = {"type": kind, "minimum": low, "maximum": high, "description": description}
    return Parameter(schema if default is None else schema | {"default": default})
