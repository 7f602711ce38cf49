"""A server of ours that is known by URL and token only is treated as any other: polled, journalled, downloaded from."""

from __future__ import annotations

from typing import Any

import pytest

from layer_mcp.contract.errors import FeatureDisabled, RunCancelled


def test_a_forge_by_polling(url_layer: Any) -> None:
    run = url_layer.forge("by its url", model="swatch", batch_size=2, seed=5, duration_seconds=0.3)
    assert [event.status.value for event in run.events()][-1] == "succeeded"
    assert (run.cost, run.seed, run.model.slug) == (2, 5, "swatch")
    assert run.assets[0].open().size == (64, 64)
    assert run.assets[0].part("normal").bytes()
    assert [each.id for each in url_layer.runs()] == [run.id]
    assert url_layer.run(run.id[:8]).cost == 2
    assert url_layer.asset(run.assets[1].file_id).seed == 6
    assert url_layer.status().pat_in_use
    with pytest.raises(FeatureDisabled):
        url_layer.grant(1)


def test_runs_that_nobody_waited_for_are_asked_about(url_layer: Any, layer: Any) -> None:
    run = url_layer.forge("left alone", model="swatch", batch_size=1)
    layer.run(run.id).result()
    assert not run.done
    (found,) = url_layer.runs()
    assert (found.status.value, found.cost) == ("succeeded", 1)


def test_a_cancel(url_layer: Any) -> None:
    run = url_layer.forge("stop it", model="swatch", batch_size=1, duration_seconds=60)
    assert url_layer.status().live_runs
    assert run.cancel().status.value == "cancelled"
    with pytest.raises(RunCancelled):
        run.result()
    assert url_layer.status().live_runs == []
