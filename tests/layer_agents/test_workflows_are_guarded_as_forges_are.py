"""A workflow run is priced, held against the budget, approved and settled, by either of its tools."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from layer_agents import ApprovalRequest, Budget, Deny, LayerKit
from layer_mcp import Layer

SQUARES = Path(__file__).resolve().parents[1] / "cards" / "squares.yaml"


@pytest.fixture
def asked(layer: Layer) -> Iterator[dict[str, Any]]:
    """Arguments of a run that costs 3 CU."""
    from PIL import Image

    layer.add_workflow(SQUARES.read_text(encoding="utf-8"))
    picture = layer.upload(Image.new("RGB", (24, 24), (200, 40, 40)))
    inputs = {"names": ["a", "b"], "like": picture.file_id}
    return {"workflow_id": layer.workflow("squares").workflow_id, "inputs": inputs}


def test_one_that_does_not_fit_is_refused(layer: Layer, asked: dict[str, Any]) -> None:
    before = layer.workspace().available
    with LayerKit(layer, budget=Budget(2)) as kit:
        for tool in ("execute_workflow", "run_workflow_and_wait"):
            refused = kit.call(tool, asked)
            assert refused.text.startswith("BUDGET_EXCEEDED"), refused.text
    assert layer.workspace().available == before


def test_one_that_fits_is_settled_with_what_it_cost(layer: Layer, asked: dict[str, Any]) -> None:
    budget = Budget(20)
    with LayerKit(layer, budget=budget) as kit:
        done = kit.call("run_workflow_and_wait", asked, "call-1")
        assert not done.is_error, done.text
        assert (budget.spent, budget.reserved) == (Decimal(3), Decimal(0))
        assert kit.call("run_workflow_and_wait", asked, "call-1").run_id == done.run_id
        assert budget.spent == 3
        assert [asset.output for asset in done.assets] == ["squares", "squares", "follower", "sheet"]


def test_a_person_is_asked_with_the_price(layer: Layer, asked: dict[str, Any]) -> None:
    requests: list[ApprovalRequest] = []

    def approve(request: ApprovalRequest) -> bool | Deny:
        requests.append(request)
        return Deny("not today")

    with LayerKit(layer, approve=approve) as kit:
        refused = kit.call("run_workflow_and_wait", asked)
    assert "not today" in refused.text
    assert [(each.tool, each.price) for each in requests] == [("execute_workflow", Decimal(3))]


def test_inputs_that_are_wrong_cost_nothing_and_teach(layer: Layer, asked: dict[str, Any]) -> None:
    with LayerKit(layer, budget=Budget(20)) as kit:
        refused = kit.call("run_workflow_and_wait", {**asked, "inputs": {"nams": ["a"]}})
        assert refused.text.startswith("INVALID_INPUTS")
        assert "names" in refused.text
        missing = kit.call("run_workflow_and_wait", {"workflow_id": "sqares"})
        assert missing.text.startswith("WORKFLOW_NOT_FOUND")
        assert kit.budget is not None
        assert kit.budget.reserved == 0
