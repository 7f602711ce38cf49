"""``%layer history``, ``show``, ``lineage``, ``spend`` and ``reproduce`` in a real kernel."""

from __future__ import annotations

from typing import Any

import pytest

from layer_nb.magics.complete import Known, complete
from layer_nb.magics.grammar import UsageError, parse


def test_what_is_named_may_come_before_its_options() -> None:
    for line in (
        "reproduce 7f3a -b 1 --seed 8",
        "reproduce -b 1 --seed 8 7f3a",
        "reproduce -b 1 7f3a --seed 8",
    ):
        command = parse(line)
        assert (command.words, command.options) == (("7f3a",), {"batch_size": 1, "seed": 8}), line
    assert parse("history --since 7d --search 'two words'").options == {"since": "7d", "search": "two words"}
    assert parse("spend model --since 7d").words == ("model",)
    assert parse("spend --by model").options == {"by": "model"}
    assert parse("spend").words == ()
    assert parse("show 7f3a --help").name == "help"
    for wrong in ("show", "show a b", "reproduce 7f3a b -b 1", "lineage", "spend a b", "history --sinc 7d"):
        with pytest.raises(UsageError):
            parse(wrong)


def test_tab_knows_runs_and_groups() -> None:
    known = Known(runs=("7f3a91c2",))
    for line, words in (
        ("%layer show 7", ("7f3a91c2",)),
        ("%layer reproduce ", ("7f3a91c2",)),
        ("%layer spend mo", ("month", "model")),
        ("%layer spend --by mo", ("month", "model")),
        ("%layer hist", ("history",)),
    ):
        found = complete(line, known)
        assert found is not None
        assert found.words == words


def test_in_a_kernel(kernel: Any) -> None:
    made = kernel.cell(
        "%layer forge --model swatch --batch 2 --seed 7 --size 16 --session remembered -o s a sword"
    )
    assert made.status == "ok", made.text
    text = kernel.cell("%layer history --session remembered 5").text
    assert "a sword" in text
    assert "succeeded" in text
    assert "charged 2 CU" in kernel.cell("%layer show {s.id}").text
    assert "seed 7" in kernel.cell("%layer lineage -o tree {s.assets[0].file_id}").text
    assert kernel.value("tree.asset.record.run_id == s.id") == "True"
    assert "total" in kernel.cell("%layer spend --by session --session remembered").text
    again = kernel.cell("%layer reproduce {s.id} -b 1 --wait-for-slot -o one")
    assert again.status == "ok", again.text
    assert "byte for byte" in again.text
    assert kernel.value("one.assets[0].sha256 == s.assets[0].sha256") == "True"
    assert "Nothing was started" in kernel.cell("%layer reproduce {s.id} --dry-run").text
    assert "a sword" in kernel.cell("layer_nb.history(session='remembered')").text
    assert "exclude each other" in kernel.cell("%layer spend --by model day").text
    assert "data folder" in kernel.cell("%layer doctor --no-hosts").text
    assert "3 CU" in kernel.cell("layer_nb.spend('model', session='remembered')").text
