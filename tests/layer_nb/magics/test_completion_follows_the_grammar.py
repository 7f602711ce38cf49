"""Completion of a line: subcommands, options, models, runs."""

from __future__ import annotations

import pytest

from layer_nb.magics.complete import Known, complete

KNOWN = Known(
    models=["icon", "texture"],
    runs=["7f3a91c2", "9c1e0000"],
    workflows={"icon-set": ["names", "style"], "product-shot": ["photo"]},
    tools={"get_model": ["workspace_id", "model_id"], "list_models": ["modality"]},
)


@pytest.mark.parametrize(
    ("line", "fragment", "words"),
    [
        ("%layer fo", "fo", ("forge",)),
        ("%%layer mod", "mod", ("models", "model")),
        ("x = %layer est", "est", ("estimate",)),
        ("  %layer sta", "sta", ("status",)),
        ("%layer forge --se", "--se", ("--seed", "--session")),
        ("%layer forge --model ic", "ic", ("icon",)),
        ("%layer forge --model=te", "--model=te", ("--model=texture",)),
        ("%layer forge -m ", "", ("icon", "texture")),
        ("%layer forge --batch ", "", ()),
        ("%layer forge a sword wi", "wi", ()),
        ("%layer models im", "im", ("image",)),
        ("%layer model t", "t", ("texture",)),
        ("%layer run 7", "7", ("7f3a91c2",)),
        ("%layer help gr", "gr", ("grant",)),
        ("%layer workf", "workf", ("workflows", "workflow")),
        ("%layer workflow ic", "ic", ("icon-set",)),
        ("%layer workflow icon-set ", "", ("names=", "style=")),
        ("%layer workflow icon-set names=sword st", "st", ("style=",)),
        ("%layer workflow --yes prod", "prod", ("product-shot",)),
        ("%layer call get", "get", ("get_model",)),
        ("%layer call get_model mod", "mod", ("model_id=",)),
        ("%layer tools li", "li", ("list_models",)),
        ("%layer forge --ref ", "", ()),
        ("%layer nothing x", "x", ()),
    ],
)
def test_candidates(line: str, fragment: str, words: tuple[str, ...]) -> None:
    found = complete(line, KNOWN)
    assert found is not None
    assert (found.fragment, found.words) == (fragment, words)


@pytest.mark.parametrize("line", ["layer forge", "%layers x", "print('%layer ')", "x == %layer fo", "%layer"])
def test_other_lines_are_not_ours(line: str) -> None:
    assert complete(line) is None
