"""``reproduce``: the same request with the same seed gives the same bytes, and says what is not as it was."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from layer_mcp import AsyncLayer, Layer
from layer_mcp.contract.errors import BudgetExceeded, InvalidInputs, ModelNotFound
from layer_mcp.contract.models import ModelSummary
from layer_mcp.contract.redact import MASK
from layer_mcp.provenance.reproduction import compared, planned

SEEDED = """
blueprint: 1
slug: seeded
name: Seeded
inputs:
  words: {type: text}
  seed: {type: integer}
nodes:
  square:
    forge: swatch
    prompt: "{words}"
    parameters: {width: 16, height: 16}
outputs:
  square: {from: nodes.square}
"""


def red() -> Any:
    from PIL import Image

    return Image.new("RGB", (24, 24), (200, 40, 40))


def test_the_same_bytes_with_a_seed_that_the_server_picked(layer: Layer) -> None:
    run = layer.forge("no seed given", model="swatch", batch_size=2, size=16).result()
    plan = layer.reproduction(run)
    assert plan.notes == ()
    assert plan.arguments["seed"] == run.seed
    again = layer.reproduce(run).result()
    assert again.id != run.id
    assert [asset.bytes() for asset in again.assets] == [asset.bytes() for asset in run.assets]
    assert compared(layer.record(run), again.assets) == f"All 2 are byte for byte those of run {run.id[:8]}."
    assert again.cost == run.cost


def test_guidance_goes_in_again_and_changes_are_told(layer: Layer) -> None:
    run = layer.forge("guided", model="guided", batch_size=2, seed=4, guidance_files=[red()]).result()
    assert layer.reproduce(run.id).result().assets[0].sha256 == run.assets[0].sha256
    plan = layer.reproduction(run, batch_size=1, guidance_files=None)
    assert plan.notes == ("Asked for otherwise than then: batch_size, guidance_files.",)
    other = layer.reproduce(run, batch_size=1, guidance_files=None).result()
    assert len(other.assets) == 1
    assert compared(plan.record, other.assets).startswith("0 of 1")
    one = layer.reproduce(run, batch_size=1).result()
    assert compared(plan.record, one.assets) == f"1 of the 2 of run {run.id[:8]}, byte for byte."


def test_a_run_from_elsewhere_is_made_again_too(layer: Layer, url_layer: Layer) -> None:
    run = url_layer.forge("elsewhere", model="swatch", batch_size=1, size=32).result()
    assert layer.record(run.id).source == "server"
    again = layer.reproduce(run.id).result()
    assert again.assets[0].sha256 == run.assets[0].sha256
    assert "duration_seconds" not in layer.reproduction(run.id).arguments, "the model's defaults stay its own"


def test_a_workflow_with_its_seed(layer: Layer) -> None:
    layer.add_workflow(SEEDED, file_name="seeded.yaml")
    run = layer.run_workflow("seeded", words="a square").result()
    plan = layer.reproduction(run)
    assert plan.notes == ()
    assert isinstance(plan.arguments["inputs"]["seed"], int)
    again = layer.reproduce(run).result()
    assert [asset.sha256 for asset in again.assets] == [asset.sha256 for asset in run.assets]
    assert layer.reproduction(run, words="another").arguments["inputs"]["words"] == "another"


def test_it_is_paid_like_any_other(layer: Layer) -> None:
    run = layer.forge("dear to me", model="swatch", batch_size=3).result()
    before = layer.workspace().available
    with pytest.raises(BudgetExceeded):
        layer.reproduce(run, max_cu=1)
    dear = layer.record(run)
    asked: list[Any] = []
    with pytest.raises(BudgetExceeded):
        layer.reproduce(dear, model="dear", batch_size=1, confirm=lambda price: bool(asked.append(price)))
    assert len(asked) == 1
    assert layer.workspace().available == before


async def test_awaited(server: Any) -> None:
    async with AsyncLayer("embedded") as layer:
        run = await (await layer.forge("awaited", model="swatch", batch_size=1))
        again = await (await layer.reproduce(run))
        assert again.assets[0].sha256 == run.assets[0].sha256
        assert (await layer.history(search="awaited"))[0].run_id == again.id


def test_what_is_another_thing_now_is_said(layer: Layer) -> None:
    record = layer.record(layer.forge("versions", model="swatch", batch_size=1).result())
    now = ModelSummary(model_id=record.model_id, slug="swatch", version="2")
    plan = planned(record, {}, now, workspace_id=record.workspace_id)
    assert plan.notes == ("swatch has changed: it was version 1, and is 2 now.",)
    renamed = planned(record, {}, ModelSummary(model_id="x", slug="swatch"), workspace_id="other")
    assert "another forge now" in renamed.notes[0] or "another" in renamed.notes[0]
    assert "another one does now" in renamed.notes[1]
    gone = dataclasses.replace(record, model_id="no-such-model")
    with pytest.raises(ModelNotFound) as refused:
        layer.reproduce(gone)
    assert "--model MODEL" in refused.value.remedy


def test_what_cannot_be_made_again_is_refused_before_it_costs(layer: Layer) -> None:
    record = layer.record(layer.forge("secrets", model="swatch", batch_size=1).result())
    secret = dataclasses.replace(record, request={**record.request, "prompt": f"use pat_{MASK}"})
    with pytest.raises(InvalidInputs, match="secret") as refused:
        layer.reproduce(secret)
    assert refused.value.field == "prompt"
    assert layer.reproduction(secret, prompt="without it").arguments["prompt"] == "without it"
    unseeded = dataclasses.replace(record, seed=None, request={"model_id": "swatch", "prompt": "x"})
    with pytest.raises(InvalidInputs, match="seed"):
        layer.reproduce(unseeded)
    with pytest.raises(InvalidInputs, match="called by its name"):
        layer.reproduce(dataclasses.replace(record, kind="start_training"))
