"""The client's whole path against both generations of the hosted surface, in every spelling that is open."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.contract.errors import InsufficientBalance, LayerError, RateLimited, RunFailed, RunNotFound

MICRO = 1_000_000

SPELLINGS: dict[str, dict[str, Any]] = {
    "plain": {},
    "nested and loud": {
        "body": "nested", "statuses": "upper", "complete": "completed", "errors": "nested", "assets": "outputs",
    },
    "sparse": {"sparse": True, "errors": "text", "assets": "files", "poll_interval": None, "framing": "json"},
    "full of nulls": {"nulls": True, "body": "either", "complete": "completed", "errors": "json_text"},
    "of tomorrow": {"extras": True, "statuses": "upper", "structured": False, "runs_need_workspace": True},
    "short of breath": {
        "sessions": True, "page_size": 1, "tools_per_page": 5, "refusal": "tool", "fulltext": "filter",
        "media_seconds": 60.0, "body": "nested", "extras": True, "nulls": True, "runs_need_workspace": True,
    },
}  # fmt: skip


def _picture() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("generation", [1, 2])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_the_whole_path(far: Callable[..., Any], tmp_path: Path, generation: int, spelling: str) -> None:
    server, layer = far(generation, **SPELLINGS[spelling])

    assert [each.name for each in layer.workspaces()] == ["Studio", "Attic"]
    assert layer.workspace().available == 1000
    assert len(layer.tools()) == (18 if generation == 1 else 41)
    assert {each.name for each in layer.models("video")} == {"LTX Video"}
    assert [each.name for each in layer.models(capabilities=["tileability"])] == ["Tile Maker"]
    assert [each.name for each in layer.models(search="qwen")] == ["Qwen Image Edit"]
    assert layer.model("Qwen Image Edit").guidance_file_types[:1] == (
        ["init"] if generation == 1 else ["init_image"]
    )
    assert layer.recommend("image")[0].models[0].name == "FLUX.1 dev"

    price = layer.estimate("crystal sword icon", batch_size=2)
    assert (price.subject, float(price.price), price.sufficient) in {
        ("FLUX.1 dev", 0.3, True),
        ("flux", 0.3, True),
    }
    run = layer.forge("crystal sword icon", batch_size=2, seed=7, session_name="icons")
    assert len(list(run.events())) >= 2
    assert (run.result().status.value, float(run.cost), len(run.assets)) == ("succeeded", 0.3, 2)
    (started,) = server.books()
    assert (started.parameters["batch_size"], started.parameters["seed"]) == (2, 7)
    assert (started.session_name, started.workspace_id) == ("icons", server.workspace_id)
    assert server.balance() == (999.7, 0)

    saved = run.assets[1].save(tmp_path / "out")
    assert Path(saved).read_bytes() == server.storage.bytes_of(started.files[1])
    assert all(sent is None for _, sent, _ in server.storage.media_seen), "the token went to the media host"

    picture = layer.upload(_picture(), name="hero.png")
    assert bytes(server.storage.files[picture.file_id].arrived) == _picture()
    with pytest.warns(UserWarning, match="holds 1.091 CU"):
        edited = layer.forge(
            "the same hero", model="Qwen Image Edit", batch_size=1, guidance_files=[picture], max_cu=2
        )
    assert float(edited.result().cost) == server.books()[1].charged / MICRO
    assert server.books()[1].parameters["guidance_files"][0]["file_id"] == picture.file_id

    flow = layer.run_workflow("icon set", subject="potions", reference=picture, session_name="icons")
    assert flow.result().kind == "workflow"
    assert (float(flow.cost), len(flow.assets)) == (3.25, 3)
    assert len(flow.steps) == (0 if SPELLINGS[spelling].get("sparse") else 3)

    assert {each.id for each in layer.runs()} == {each.run_id for each in server.books()}
    assert layer.run(flow.id[:8]).kind == "workflow"
    assert (
        float(sum(each.cost for each in layer.runs())) == sum(each.charged for each in server.books()) / MICRO
    )


@pytest.mark.parametrize("generation", [1, 2])
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_what_is_refused_is_said_by_its_name(far: Callable[..., Any], generation: int, spelling: str) -> None:
    server, layer = far(generation, **SPELLINGS[spelling], balance=6.0)
    with pytest.raises(InsufficientBalance):
        layer.forge("a dragon", model="Mesh Maker", batch_size=1, max_cu=100)
    with pytest.raises(RunNotFound):
        layer.run(str(uuid.uuid4()))
    assert server.books() == []
    server.ends_as("failed")
    with pytest.raises(RunFailed, match="no luck"):
        layer.forge("a failure", batch_size=1).result()
    server.ends_as("complete", 60.0)
    for _ in range(5):
        server.start_elsewhere(0.1)
    with pytest.raises(RateLimited):
        layer.forge("the sixth", batch_size=1)
    assert len(server.books()) == 6


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("generation", [1, 2])
def test_cancels(far: Callable[..., Any], generation: int, spelling: str) -> None:
    server, layer = far(generation, **SPELLINGS[spelling], run_seconds=60.0)
    flow = layer.run_workflow("Icon set", subject="potions")
    assert flow.cancel().status.value == "cancelled"
    run = layer.forge("a long one", batch_size=1)
    if generation == 1:
        with pytest.raises(LayerError, match="cannot cancel"):
            run.cancel()
        assert server.balance() == (1000, 0.15)
    else:
        assert run.cancel().status.value == "cancelled"
        assert server.balance() == (1000, 0)
    assert [each.state for each in server.books()] == [
        "cancelled",
        "live" if generation == 1 else "cancelled",
    ]
