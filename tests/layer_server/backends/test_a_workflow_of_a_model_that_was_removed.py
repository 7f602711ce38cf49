"""A workflow of a model of one's own says what is missing when that was removed, and runs again when it is back."""

from __future__ import annotations

import json
from typing import Any

import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.own_models import OwnModels
from layer_server.accounts.principal import Principal
from layer_server.core import Core

TABLE = {"back_end": "openai", "url": "http://127.0.0.1:9", "model": "gpt-image-2.5-flare", "price_cu": 1.5}
USER = Principal("tester")
WORKFLOW: dict[str, Any] = {
    "blueprint": 1,
    "slug": "studio-shot",
    "name": "Studio shot",
    "description": "One picture.",
    "inputs": {"subject": {"type": "text", "display_name": "Subject", "description": "What is on it."}},
    "nodes": {"draw": {"forge": "studio", "prompt": "{subject}"}},
    "outputs": {"picture": {"from": "nodes.draw", "display_name": "Picture", "description": "The picture."}},
}


def test_it_says_which_model_is_missing_and_what_to_do(core: Core, own: OwnModels) -> None:
    workspace = core.accounts.create(USER, "Test", 1_000_000_000)
    own.put("studio", TABLE)
    added = core.workflows.add(USER, workspace.id, json.dumps(WORKFLOW))
    assert core.workflows.plan(USER, workspace.id, added.id, {"subject": "a sword"})
    own.remove("studio")
    assert "studio-shot" in {each.slug for each in core.workflows.list(USER, workspace.id)}
    with pytest.raises(InvalidInputs, match=r"draw\.forge: There is no model 'studio'") as caught:
        core.workflows.plan(USER, workspace.id, added.id, {"subject": "a sword"})
    assert "'studio-shot' has one problem" in caught.value.message
    assert "layer model add" in caught.value.remedy
    own.put("studio", TABLE)
    assert core.workflows.plan(USER, workspace.id, added.id, {"subject": "a sword"})
