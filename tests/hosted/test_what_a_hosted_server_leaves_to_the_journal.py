"""History, lineage, spend and reproduction on a server that lists no runs: the journal has it all."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.provenance.reproduction import compared

MICRO = 1_000_000
SPELLINGS: dict[str, dict[str, Any]] = {
    "plain": {},
    "loud": {
        "body": "nested",
        "statuses": "upper",
        "complete": "completed",
        "assets": "outputs",
        "extras": True,
    },
    "sparse": {"sparse": True, "errors": "text", "assets": "files", "nulls": True},
}


def _picture() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("generation", [1, 2])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_all_of_it(
    far: Callable[..., Any], generation: int, spelling: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("LAYER_NOTEBOOK", "hero.ipynb")
    server, layer = far(generation, **SPELLINGS[spelling])
    picture = layer.upload(_picture(), name="hero.png")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the estimate leaves guidance files out, which is the point
        edited = layer.forge(
            "the hero, redrawn",
            model="Qwen Image Edit",
            batch_size=1,
            seed=7,
            guidance_files=[picture],
            max_cu=2,
        ).result()
    flow = layer.run_workflow("icon set", subject="potions", reference=edited.assets[0]).result()
    server.ends_as("failed")
    with pytest.raises(LayerError):
        layer.forge("a failure", batch_size=1, seed=3).result()
    server.ends_as("complete")

    failed, of_flow, of_edit = layer.history()
    assert [failed.state, of_flow.kind, of_edit.state] == ["failed", "workflow", "succeeded"]
    assert (of_edit.run_id, of_edit.seed, of_edit.prompt) == (edited.id, 7, "the hero, redrawn")
    assert (of_edit.notebook, of_edit.parents, of_flow.parents) == (
        "hero.ipynb",
        (picture.file_id,),
        (edited.assets[0].file_id,),
    )
    booked = {each.run_id: Decimal(each.charged) / MICRO for each in server.books()}
    assert {record.run_id: record.charge or 0 for record in layer.history()} == booked
    assert of_edit.difference is not None
    assert of_edit.difference > 0, "guidance was priced when the run was started"

    spent = layer.spend("notebook")
    assert [(each.name, each.charged) for each in spent] == [("hero.ipynb", sum(booked.values()))]
    assert layer.export(tmp_path / "far.jsonl") == 3

    lineage = layer.lineage(edited.assets[0])
    assert [(node.name, node.origin) for node in lineage.parents] == [("hero.png", "upload")]
    assert {node.file_id for node in lineage.children} == {asset.file_id for asset in flow.assets}
    assert str(lineage).count("\n") == 1 + len(flow.assets)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        again = layer.reproduce(edited.id, max_cu=2).result()
    then, now = (each for each in server.books() if each.run_id in {edited.id, again.id})
    assert (now.parameters, now.charged) == (then.parameters, then.charged)
    assert again.id[:8] in repr(layer.history(1)[0])
    assert compared(of_edit, again.assets)


def test_what_was_never_answered_is_uncertain_in_history_and_spend(
    far: Callable[..., Any], tmp_path: Path
) -> None:
    from layer_mcp.contract.errors import SubmitUncertain

    _, layer = far(1)
    layer.forge("paid", batch_size=1).result()
    journal = layer._layer._journal
    key = journal.latest(layer.target.origin, 1)[0].key
    journal._database.write(
        (
            "UPDATE runs SET run_id = NULL, charge_micro = NULL, state = 'intent' WHERE key = :key",
            {"key": key},
        )
    )
    journal.not_submitted(key, "uncertain", SubmitUncertain("lost"))
    (record,) = layer.history(state="uncertain")
    assert (record.run_id, record.id, record.charge) == ("", key, None)
    assert layer.record(key[:10]).state == "uncertain"
    (day,) = layer.spend()
    assert (day.charged, day.uncertain, day.at_stake) == (0, 1, record.estimate)


def test_another_server_in_the_same_folder_is_another_history(
    hosted: Callable[..., Any], tmp_path: Path
) -> None:
    first = hosted(1)
    with Layer(home=tmp_path / "both") as layer:
        layer.forge("on the first", batch_size=1).result()
    hosted(2)
    with Layer(home=tmp_path / "both") as layer:
        layer.forge("on the second", batch_size=1).result()
        assert [each.prompt for each in layer.history()] == ["on the second"]
        everywhere = layer.history(all_servers=True)
        assert [each.prompt for each in everywhere] == ["on the second", "on the first"]
        assert everywhere[1].server == first.origin
        assert len(layer.spend("server", all_servers=True)) == 2
        with pytest.raises(InvalidInputs, match="No file"):
            layer.lineage("00000000-0000-4000-8000-00000000abcd")
