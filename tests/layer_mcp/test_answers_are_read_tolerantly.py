"""Everything from a server is untrusted: odd answers are read as far as they go, and never crash the client."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layer_mcp.connect.dialect import Dialect, assets_from_wire, item_from_wire, run_from_wire
from layer_mcp.contract.local import RunSnapshot

NAMES = st.sampled_from(
    [
        "inference_id", "run_id", "id", "status", "assets", "outputs", "files", "created_at", "completed_at",
        "normalized_parameters", "parameters", "seed", "prompt", "progress", "stage", "error_message",
        "error_code", "actual_price_creative_units", "model_id", "estimated_price_creative_units",
    ]
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(NAMES | st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(NAMES, JSON, max_size=8))
def test_no_answer_crashes_the_reading_of_a_run(body: dict[str, Any]) -> None:
    assert isinstance(run_from_wire(body), RunSnapshot)


@given(JSON)
def test_no_answer_crashes_the_reading_of_assets(items: Any) -> None:
    for asset in assets_from_wire(items):
        assert asset.file_id


@pytest.mark.parametrize(
    ("status", "ours"),
    [
        ("in_progress", "running"),
        ("IN_PROGRESS", "running"),
        ("COMPLETE", "succeeded"),
        ("completed", "succeeded"),
        ("Success", "succeeded"),
        ("FAILURE", "failed"),
        ("deleted", "cancelled"),
        ("a word of tomorrow", "running"),
    ],
)
def test_statuses_of_every_generation(status: str, ours: str) -> None:
    assert run_from_wire({"inference_id": "1", "status": status}).status == ours


@pytest.mark.parametrize(
    "item",
    [
        {"file_id": "f", "url": "u", "content_type": "image/png"},
        {"id": "f", "download_url": "u", "mime_type": "image/png"},
        {"asset_id": "f", "signed_url": "u", "mimeType": "image/png", "width": "wide"},
    ],
)
def test_assets_of_every_spelling(item: dict[str, Any]) -> None:
    (asset,) = assets_from_wire([item, {"url": "no id"}, "not an asset"])
    assert (asset.file_id, asset.url) == ("f", "u")


def test_models_of_every_spelling() -> None:
    item = {"base_model_id": "flux", "name": None, "capabilities": {"tileability": True, "pose": False}}
    assert item_from_wire(item) == {
        "base_model_id": "flux",
        "model_id": "flux",
        "slug": "flux",
        "capabilities": ["tileability"],
    }


def test_requests_are_spelled_for_each_generation() -> None:
    seed = Dialect({"list_models": {}, "estimate_forge_price": {"properties": {"guidance_files": {}}}})
    lists = {"properties": {name: {} for name in ("workspace_id", "filter", "search")}}
    newer = Dialect({"list_base_models": lists, "estimate_forge_price": {"properties": {}}})
    wanted = {"workspace_id": "w", "use_case": "music", "capabilities": ["loop"], "search": "calm"}
    assert seed.request("list_models", wanted) == ("list_models", wanted)
    assert newer.request("list_models", wanted) == (
        "list_base_models",
        {
            "workspace_id": "w",
            "search": "calm",
            "filter": {"use_case": "music", "capabilities": {"loop": True}},
        },
    )
    priced = {"model_id": "m", "guidance_files": [1]}
    assert seed.request("estimate_forge_price", priced)[1] == priced
    assert newer.request("estimate_forge_price", priced)[1] == {"base_model_id": "m"}
    assert newer.offers("get_model_recommendations")
    assert not newer.offers("cancel_inference")
