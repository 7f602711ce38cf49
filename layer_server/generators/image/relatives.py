"""Nouns whose pictures are of a near relative, which is said: ``relatives.txt``, ``what is drawn: noun, noun``.

A synonym is none: its picture is of the thing itself. The ``~`` rows of ``classes_*.txt`` are relatives too, named by
their pictures.
"""

from __future__ import annotations

from pathlib import Path

from layer_server.generators.image.sketch_classes import CLASS_NOUNS, CLASS_RELATIVES


def _rows() -> dict[str, str]:
    found = {
        noun.replace(" ", ""): CLASS_NOUNS[noun][0].rpartition("/")[2].replace("-", " ")
        for noun in CLASS_RELATIVES
    }
    for row in Path(__file__).with_name("relatives.txt").read_text(encoding="utf-8").splitlines():
        drawn, _, nouns = row.partition(":")
        found.update((noun.strip().replace(" ", ""), drawn) for noun in nouns.split(","))
    return found


_RELATIVES = _rows()


def relative_of(noun: str) -> str:
    """What the picture of a noun of the tables really shows, as a name; "" where it is the thing itself."""
    return _RELATIVES.get(noun.replace(" ", ""), "")
