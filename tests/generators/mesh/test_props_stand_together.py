"""Several props in one prompt are all there, where the prompt puts them, each a node of its own."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from layer_server.generators.mesh.arrange import build
from layer_server.generators.mesh.asked import read
from layer_server.generators.mesh.company import companions
from layer_server.generators.mesh.props import catalog  # noqa: F401  registers the props
from layer_server.generators.mesh.props.kit import Kit, Piece


def _kit(prompt: str) -> Kit:
    asked = read(prompt)
    assert asked.prop is not None
    return build(asked.prop, asked, 0, 0.3)


def _box(pieces: Sequence[Piece]) -> tuple[np.ndarray, np.ndarray]:
    points = np.concatenate([piece.shape.positions for piece in pieces])
    return points.min(0), points.max(0)


def _of(kit: Kit, *labels: str) -> list[Piece]:
    return [piece for piece in kit.pieces if piece.group in labels]


@pytest.mark.parametrize(
    ("prompt", "found"),
    [
        ("table with two chairs and a lamp", [("chair", 2), ("lantern", 1)]),
        ("barrel and a red crate", [("crate", 1)]),
        ("sword with a ruby", []),
        ("treasure chest with gold bands", []),
        ("helmet with horns", []),
    ],
)
def test_who_else_is_asked_for(prompt: str, found: list[tuple[str, int]]) -> None:
    asked = read(prompt)
    assert asked.prop is not None
    assert [(each.prop.name, each.count) for each in companions(asked.prop, asked)] == found


def test_what_stands_on_a_table_stands_on_it() -> None:
    kit = _kit("table with a candle")
    table = [piece for piece in kit.pieces if piece.group != "candle"]
    low, _ = _box(_of(kit, "candle"))
    _, top = _box(table)
    assert abs(low[1] - top[1]) < 0.02


def test_chairs_stand_on_both_sides_and_face_the_table() -> None:
    kit = _kit("table with two chairs")
    middles = [float(np.mean(_box(_of(kit, f"chair {k}")), axis=0)[0]) for k in (1, 2)]
    assert min(middles) < 0 < max(middles)


def test_what_something_is_on_lies_under_it() -> None:
    kit = _kit("skull on a tree stump")
    stump = _of(kit, "tree stump")
    skull = [piece for piece in kit.pieces if piece.group != "tree stump"]
    assert _box(skull)[0][1] > _box(stump)[0][1] + 0.5 * float(np.ptp(_box(stump), axis=0)[1])


def test_each_keeps_its_colour_and_its_name(make, document, issues) -> None:
    [made] = make("prop", "wooden barrel and a red crate", generate_parts=True, include_textures=False)
    names = {node.get("name") for node in document(made.data)["nodes"]}
    assert "crate" in names
    assert made.metadata["match"] == "good"
    assert made.metadata["watertight"]
    assert issues({"two": made.data}) == {}


@pytest.mark.parametrize(
    "prompt", ["treasure chest full of gold", "chest filled with apples", "toolbox full of hammers"]
)
def test_what_a_lid_would_hide_is_seen(prompt: str) -> None:
    lid = _box(_of(_kit(prompt), "lid"))
    closed = _box(_of(_kit(prompt.split(" f", maxsplit=1)[0]), "lid"))
    assert lid[1][1] > closed[1][1]
    assert lid[0][2] < closed[0][2] - 0.05


def test_a_lid_stays_down_over_gold_bands() -> None:
    lid = _box(_of(_kit("treasure chest with gold bands"), "lid"))
    assert np.allclose(lid, _box(_of(_kit("treasure chest"), "lid")))
