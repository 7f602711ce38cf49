"""A server of ours that is known by URL and token only is treated as any other: polled, journalled, downloaded from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.errors import FeatureDisabled, RunCancelled

SQUARES = Path(__file__).resolve().parents[2] / "cards" / "squares.yaml"


def test_a_forge_by_polling(url_layer: Any) -> None:
    run = url_layer.forge("by its url", model="swatch", batch_size=2, seed=5, duration_seconds=0.3)
    assert [event.status.value for event in run.events()][-1] == "succeeded"
    assert (run.cost, run.seed, run.model.slug) == (2, 5, "swatch")
    assert run.assets[0].open().size == (64, 64)
    assert run.assets[0].part("normal").bytes()
    assert [each.id for each in url_layer.runs()] == [run.id]
    assert url_layer.run(run.id[:8]).cost == 2
    assert url_layer.asset(run.assets[1].file_id).seed == 6
    assert url_layer.status().credential == "LAYER_PAT"
    with pytest.raises(FeatureDisabled):
        url_layer.grant(1)


def test_runs_that_nobody_waited_for_are_asked_about(url_layer: Any, layer: Any) -> None:
    run = url_layer.forge("left alone", model="swatch", batch_size=1)
    layer.run(run.id).result()
    assert not run.done
    (found,) = url_layer.runs()
    assert (found.status.value, found.cost) == ("succeeded", 1)


def test_a_workflow_with_a_file_of_ours(url_layer: Any, layer: Any) -> None:
    from PIL import Image

    layer.add_workflow(SQUARES.read_text(encoding="utf-8"))
    picture = Image.new("RGB", (24, 24), (200, 40, 40))
    run = url_layer.run_workflow("squares", names=["a", "b"], like=picture)
    assert any(event.stage and "/4" in event.stage for event in run.events())
    assert run.result().outputs["follower"][0].open().convert("RGB").getpixel((0, 0)) == (200, 40, 40)
    assert (run.kind, run.cost, run.model.slug) == ("workflow", 3, "squares")
    (found,) = url_layer.runs()
    assert (found.kind, found.model.slug, found.cost) == ("workflow", "squares", 3)
    assert len(url_layer.run(run.id[:8]).steps) == 4
    assert url_layer._layer._keeper.workflow_runs == {run.id}
    url_layer._layer._keeper.workflow_runs.clear()
    assert url_layer.run(run.id).refresh().kind == "workflow"  # also where its kind is not known
    with pytest.raises(FeatureDisabled):
        url_layer.add_workflow("{}")


def test_a_workflow_is_cancelled(url_layer: Any, layer: Any) -> None:
    from PIL import Image

    slow = SQUARES.read_text(encoding="utf-8").replace("width: 16,", "duration_seconds: 60, width: 16,")
    layer.add_workflow(slow.replace("slug: squares", "slug: slow-squares"))
    picture = Image.new("RGB", (24, 24), (200, 40, 40))
    run = url_layer.run_workflow("slow-squares", names=["a"], like=picture)
    assert run.cancel().status.value == "cancelled"
    with pytest.raises(RunCancelled):
        run.result()
    assert layer.remove_workflow("slow-squares").workflow.slug == "slow-squares"


def test_a_cancel(url_layer: Any) -> None:
    run = url_layer.forge("stop it", model="swatch", batch_size=1, duration_seconds=60)
    assert url_layer.status().live_runs
    assert run.cancel().status.value == "cancelled"
    with pytest.raises(RunCancelled):
        run.result()
    assert url_layer.status().live_runs == []
