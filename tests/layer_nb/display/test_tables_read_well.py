"""Tables and sentences: nothing empty, no raw backticks, no command broken over two lines."""

from __future__ import annotations

import pytest

from layer_nb.display.markup import Html, prose, without_markup
from layer_nb.display.reports import models_bundle, runs_bundle
from layer_nb.display.table import pairs_bundle
from layer_nb.magics.help import help_bundle


def test_an_empty_table_is_a_sentence() -> None:
    assert runs_bundle([])["text/plain"].startswith("No runs yet. The first: %layer forge")
    assert models_bundle([], "video")["text/plain"] == (
        "No video models on this server. All of them: %layer models"
    )


def test_code_between_backticks_is_code_and_is_not_broken() -> None:
    bundle = pairs_bundle([("prompts", "Add `pixel art` <b>")], note="Again: `%layer model icon`")
    assert "`" not in "".join(bundle.values())
    assert bundle["text/html"].count('white-space:nowrap">pixel art</code>') == 1
    assert 'white-space:nowrap">%layer model icon</code>' in bundle["text/html"]
    assert "&lt;b&gt;" in bundle["text/html"]
    assert "Add pixel art <b>" in bundle["text/plain"]


@pytest.mark.parametrize("source", ["a lone ` stays", "`", "``", "`<script>`", "a `b` c `d`"])
def test_markup_and_text_say_the_same(source: str) -> None:
    marked = prose(source)
    assert isinstance(marked, Html)
    assert without_markup(marked) == without_markup(source)


def test_the_help_of_a_subcommand_has_no_heads_without_words() -> None:
    assert "<th" not in help_bundle("forge")["text/html"]
    assert "--max-cu CU" in help_bundle("forge")["text/plain"]
