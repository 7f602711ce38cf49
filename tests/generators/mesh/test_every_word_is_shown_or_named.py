"""A prop shows each word of its prompt or names it: how many, what lies in it, whom a statue shows."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.mesh.accounting import unshown
from layer_server.generators.mesh.arrange import build
from layer_server.generators.mesh.asked import read
from layer_server.generators.mesh.props import catalog  # noqa: F401  registers the props
from layer_server.generators.mesh.props.kit import Kit


def _built(prompt: str) -> tuple[Kit, list[str]]:
    asked = read(prompt)
    assert asked.prop is not None
    kit = build(asked.prop, asked, 0, 0.3)
    assert all(piece.shape.is_watertight for piece in kit.pieces)
    return kit, unshown(asked, asked.prop, kit)


@pytest.mark.parametrize(
    "prompt",
    [
        "mossy stone well with a wooden roof",
        "wooden treasure chest with gold bands",
        "marble statue of a dragon",
        "stack of plates",
        "three barrels",
        "basket of bread",
        "rocking chair",
        "spinning wheel",
        "curved dagger",
        "a pair of boots",
        "golden cat statue",
        "music box",
        "table with two chairs and a lamp",
        "skull on a tree stump",
    ],
)
def test_what_is_shown_is_not_named(prompt: str) -> None:
    assert _built(prompt)[1] == []


@pytest.mark.parametrize(
    ("prompt", "missing"),
    [("statue of a wolf howling", ["howling"]), ("stone bridge over a river", ["river"])],
)
def test_what_is_not_shown_is_named(prompt: str, missing: list[str]) -> None:
    assert _built(prompt)[1] == missing


def test_the_note_names_it(make) -> None:
    [made] = make("prop", "tin mailbox", include_textures=False)
    [named] = make("prop", "stone bridge over a river", include_textures=False)
    assert made.metadata["match"] == "good"
    assert named.metadata["match"] == "weak"
    assert "river" in named.metadata["note"]


@pytest.mark.parametrize(("prompt", "count"), [("three barrels", 3), ("stack of books", 4)])
def test_several_are_several(prompt: str, count: int) -> None:
    several, one = _built(prompt)[0], _built(prompt.rsplit(maxsplit=1)[-1].removesuffix("s"))[0]
    assert len(several.pieces) >= count * len(one.pieces) * 0.6


def test_a_stack_rises() -> None:
    def height(kit: Kit) -> float:
        return float(np.ptp(np.concatenate([piece.shape.positions[:, 1] for piece in kit.pieces])))

    assert height(_built("stack of plates")[0]) > 2 * height(_built("plate")[0])


def test_what_lies_in_a_bowl_keeps_its_own_finish(make, issues) -> None:
    [made] = make("prop", "wooden bowl with pears", quality="low")
    [statue] = make("prop", "stone statue of a horse", quality="low", face_limit=1500)
    assert made.metadata["match"] == statue.metadata["match"] == "good"
    assert made.metadata["watertight"]
    assert statue.metadata["triangles"] <= 1500
    assert issues({"bowl": made.data, "statue": statue.data}) == {}
