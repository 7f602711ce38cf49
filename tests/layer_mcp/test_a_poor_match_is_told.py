"""A poor match is paid for like a good one, so the faces say what was taken instead."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from layer_mcp.library.match import match_notes


def _asset(**metadata: Any) -> Any:
    return SimpleNamespace(metadata=metadata)


def test_a_weak_shape_and_a_nearest_material_are_named() -> None:
    weak = _asset(match="weak", subject="acid-blob")
    nearest = _asset(match="nearest", material="lava")
    another = _asset(match="weak", subject="slime")
    assert match_notes([weak, weak, nearest, another]) == [
        "No good shape for this prompt; nearest: acid-blob, slime.",
        "No such material; nearest: lava.",
    ]


def test_a_good_match_and_unknown_words_say_nothing() -> None:
    assert match_notes([_asset(match="good", subject="sword"), _asset(match="named"), _asset()]) == []
    assert match_notes([_asset(match="weak"), _asset(match=["weak"], subject="x")]) == []


def test_a_name_from_a_server_is_made_plain() -> None:
    assert match_notes([_asset(match="weak", subject="\x1b[31m<b>" + "x" * 200)]) == [
        "No good shape for this prompt; nearest: 31m b " + "x" * 54 + "."
    ]


def test_the_models_own_note_is_told_instead() -> None:
    note = "There is no shape for 'giant' here; drew head."
    poor = _asset(match="weak", subject="head", note=note)
    fine = _asset(match="good", note="left out on purpose")
    assert match_notes([poor, poor, fine]) == [note]
