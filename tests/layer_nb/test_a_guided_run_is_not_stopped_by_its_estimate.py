"""Where a server's estimate leaves guidance files out, a cell and an agent say so, and start the run all the same."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.errors import BudgetExceeded
from layer_mcp.paying.starting import PriceWarning
from layer_nb.display.price import ask_bundle, price_bundle
from layer_nb.requests import ForgeRequest


@pytest.fixture
def far(hosted: Callable[..., Any], tmp_path: Path) -> Any:
    """A stand-in that can cancel, a client of it, and the id of a file there."""
    from PIL import Image

    from layer_mcp import Layer

    hosted(2, run_seconds=0.3)
    with Layer(home=tmp_path / "far") as layer:
        yield layer, layer.upload(Image.new("RGB", (16, 16), (200, 40, 40)), name="red.png")


def guided(layer: Any) -> Any:
    return next(model for model in layer.models("image") if layer.model(model.model_id).guidance_file_types)


def test_in_a_cell(far: Any) -> None:
    layer, file = far
    request = ForgeRequest("a", model=guided(layer).model_id, batch_size=1, guidance_files=[file])
    price = request.price(layer)
    for bundle in (price_bundle(price), ask_bundle(price, limit=0.1)):
        assert "prices without guidance files, so it may be more" in bundle["text/plain"]
    with pytest.warns(PriceWarning):
        run = request.start(layer, price, price.price)
    assert run.result().cost > price.price
    strict = ForgeRequest(
        "a", model=guided(layer).model_id, batch_size=1, guidance_files=[file], max_cu=float(price.price)
    )
    with pytest.raises(BudgetExceeded, match="more than the"):
        strict.start(layer, price, price.price)


def test_by_an_agent_with_a_budget(far: Any) -> None:
    from layer_agents import Budget, LayerKit

    layer, file = far
    kit = LayerKit(layer, budget=Budget(50))
    model = guided(layer)
    offered = layer.model(model.model_id).guidance_file_types
    started = kit.call(
        "execute_forge",
        {
            "base_model_id": model.model_id,
            "prompt": "a",
            "batch_size": 1,
            "guidance_files": [{"file_id": file.file_id, "type": offered[0]}],
        },
    )
    assert not started.is_error, started.text
    assert kit.budget is not None
    held = kit.budget.reserved
    assert held > layer.estimate("a", model=model.model_id, batch_size=1).price
    layer.run(started.run_id).result()
    kit.call("get_forge_run", {"inference_id": started.run_id})
    assert (kit.budget.spent, kit.budget.reserved) == (held, Decimal(0))
