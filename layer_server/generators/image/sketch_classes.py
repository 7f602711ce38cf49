"""Whole classes of nouns drawn by a template each: ``lemonade`` is a tumbler of something yellow.

A row of a ``classes_*.txt`` file is ``noun, other noun: template word word``; the first noun names the drawing. What
the words mean is the template's business; colours are those of ``sketch_tones``. A row without a template names
pictures that there are, as the other tables do.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from layer_server.generators.image.sketch_beings import BEINGS
from layer_server.generators.image.sketch_food import FOOD
from layer_server.generators.image.sketch_plants import PLANTS
from layer_server.generators.image.sketch_tones import part

_TEMPLATES: dict[str, Callable[..., list[str]]] = {**FOOD, **PLANTS, **BEINGS}


def _rows() -> tuple[dict[str, list[str]], dict[str, tuple[str, ...]]]:
    calls: dict[str, list[str]] = {}
    nouns: dict[str, tuple[str, ...]] = {}
    for file in sorted(Path(__file__).parent.glob("classes_*.txt")):
        for row in file.read_text(encoding="utf-8").splitlines():
            said, _, call = row.partition(":")
            if not call:
                continue
            names = [noun.strip() for noun in said.split(",")]
            title = names[0].replace(" ", "-")
            pictures = tuple(call.split())
            if pictures[0] in _TEMPLATES:
                calls[title] = list(pictures)
                pictures = (f"own/{title}",)
            for noun in names:
                nouns[noun] = pictures
                held, _, stuff = noun.partition(" of ")
                if stuff:  # a bowl of soup is read as a soup bowl
                    nouns[f"{stuff} {held}"] = pictures
    return calls, nouns


_CALLS, CLASS_NOUNS = _rows()
"""Noun to the drawing that shows it."""


def class_lines() -> dict[str, list[str]]:
    """Name of a drawing to its lines, as ``sketches`` reads them."""
    return {name: _TEMPLATES[template](*words) for name, (template, *words) in _CALLS.items()}


def toned(line: str) -> str:
    """A line of a ``drawn_*.txt`` file with its colour's name spelled out."""
    look, _, shapes = line.strip().partition(" ")
    return part(look, shapes)
