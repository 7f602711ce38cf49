"""What is built as its relative says so, a compound is told whole, and what hangs or stands does so rightly."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.mesh.accounting import sentence, unshown
from layer_server.generators.mesh.arrange import build
from layer_server.generators.mesh.asked import names, read
from layer_server.generators.mesh.props import catalog  # noqa: F401  registers the props
from layer_server.generators.mesh.props.kit import Kit
from layer_server.generators.mesh.props.near import NEAR


def _built(prompt: str) -> Kit:
    asked = read(prompt)
    assert asked.prop is not None
    kit = build(asked.prop, asked, 0, 0.3)
    assert all(piece.shape.is_watertight for piece in kit.pieces)
    return kit


def _note(prompt: str) -> str:
    asked = read(prompt)
    assert asked.prop is not None
    words = unshown(asked, asked.prop, build(asked.prop, asked, 0, 0.3))
    return sentence(asked, words) if words else ""


def test_every_near_name_is_one_that_a_recipe_answers_to() -> None:
    known = names()
    assert [name for name in NEAR if name not in known or known[name].name == name] == []


def test_the_note_says_what_is_built_instead(make) -> None:
    [near] = make("prop", "saxophone", include_textures=False)
    assert near.metadata["match"] == "weak"
    assert "trumpet" in near.metadata["note"]


@pytest.mark.parametrize(
    ("prompt", "said"),
    [("howling wolf", "howling wolf"), ("fire escape", "No fire escape"), ("door handle", "No door handle")],
)
def test_a_compound_is_told_whole(prompt: str, said: str) -> None:
    assert said in _note(prompt)


@pytest.mark.parametrize("prompt", ["office desk", "sci-fi control console", "dinner table", "gas stove"])
def test_what_changes_nothing_is_not_missed(prompt: str) -> None:
    assert _note(prompt) == ""


@pytest.mark.parametrize(("apart", "name"), [("tooth brush", "toothbrush"), ("dish washer", "dishwasher")])
def test_a_name_may_be_written_apart(apart: str, name: str) -> None:
    assert read(apart).name == name


@pytest.mark.parametrize(
    ("prompt", "group", "above"),
    [("lantern on a hook", "hook", True), ("lantern hanging from a chain", "chain", True), ("helmet on a stand", "stand", False)],
)  # fmt: skip
def test_what_holds_a_prop_is_on_the_right_side_of_it(prompt: str, group: str, above: bool) -> None:
    def middle(of_mount: bool) -> float:
        heights = [p.shape.positions[:, 1] for p in kit.pieces if (p.group == group) == of_mount]
        return float(np.concatenate(heights).mean())

    kit = _built(prompt)
    assert (middle(True) > middle(False)) == above


def test_a_clock_on_the_wall_is_before_it() -> None:
    kit = _built("clock on the wall")
    [wall] = [piece for piece in kit.pieces if piece.group == "wall"]
    others = [piece.shape.positions[:, 2].min() for piece in kit.pieces if piece is not wall]
    assert wall.shape.positions[:, 2].max() <= min(others) + 1e-3


def test_a_lamp_stands_on_the_boards_of_a_table() -> None:
    kit = _built("lamp on a table")
    lamp = [p.shape.positions[:, 1].min() for p in kit.pieces if "table" not in p.group]
    table = [p.shape.positions[:, 1].max() for p in kit.pieces if "table" in p.group]
    assert min(lamp) >= max(table) - 0.05
