"""The words and the payload of a run in each state."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from layer_mcp.contract.assets import ASSET_MIME_TYPE, ASSET_MIME_VERSION
from layer_mcp.contract.errors import RunFailed
from layer_mcp.contract.status import RunStatus
from layer_nb.display.bundle import asset_bundle, run_bundle
from layer_nb.display.progress import progress_bundle


def test_a_finished_run(run: Callable[..., Any]) -> None:
    bundle = run_bundle(run(), variable="swords")
    assert bundle["text/plain"] == (
        "crystal sword icon\n"
        "4 images · 1024 × 1024 · PNG with alpha\n"
        "art: Lorc, game-icons.net, CC BY 3.0\n"
        "model icon · seed 7 · 4 CU · run 7f3a91c2"
    )
    payload = bundle[ASSET_MIME_TYPE]
    assert payload == json.loads(json.dumps(payload))
    assets = payload.pop("assets")
    assert payload == {
        "version": ASSET_MIME_VERSION,
        "kind": "run",
        "run_id": "7f3a91c2-0000-4000-8000-000000000000",
        "status": "succeeded",
        "title": "crystal sword icon",
        "model": {"model_id": "m1", "slug": "icon", "name": "Icon"},
        "seed": 7,
        "seconds": 1.4,
        "price_creative_units": 4,
        "workspace": "Personal",
        "notes": [],
        "facts": ["4 images · 1024 × 1024 · PNG with alpha", "art: Lorc, game-icons.net, CC BY 3.0"],
        "snippet": "swords.assets[0].open()",
    }
    assert len(assets) == 4
    assert assets[0]["thumbnail"]["mime_type"] == "image/webp"
    for words in ("seed 7", "1.4 s", "4 CU", "run\N{NO-BREAK SPACE}7f3a91c2", "swords.assets[0].open()"):
        assert words in bundle["text/html"]


def test_the_text_is_the_same_every_time(run: Callable[..., Any]) -> None:
    assert run_bundle(run(seconds=1.4))["text/plain"] == run_bundle(run(seconds=9.9))["text/plain"]


def test_a_poor_match_is_told_wherever_the_run_is(run: Callable[..., Any], asset: Callable[..., Any]) -> None:
    weak = {"match": "weak", "subject": "acid blob"}
    sentence = "No good shape for this prompt; nearest: acid blob."
    made = run(assets=[asset(f"w{number}", metadata=weak) for number in range(4)])
    for bundle in (run_bundle(made), asset_bundle(made.assets[0])):
        assert bundle["text/plain"].count(sentence) == 1
        assert bundle["text/html"].count(sentence) == 1
        assert bundle[ASSET_MIME_TYPE]["notes"] == [sentence]


def test_a_long_prompt_is_cut(run: Callable[..., Any]) -> None:
    bundle = run_bundle(run(prompt="a long\nprompt " * 2000))
    first = bundle["text/plain"].splitlines()[0]
    assert first.startswith("a long prompt a long")
    assert first.endswith("…")
    assert len(first) == 200
    assert len(bundle["text/html"]) < 20_000


def test_one_picture_names_its_credit_once(run: Callable[..., Any]) -> None:
    assert run_bundle(run(assets=run().assets[:1]))["text/html"].count("CC BY 3.0") == 1


def test_a_texture_shows_its_maps(run: Callable[..., Any], asset: Callable[..., Any]) -> None:
    roles = ["albedo", "normal", "height", "roughness", "metallic", "ao"]
    texture = asset("t1", has_alpha=False, parts=[asset(f"t1-{role}", role=role) for role in roles])
    bundle = run_bundle(run(assets=[texture]))
    assert "maps: normal, height, roughness, metallic, AO" in bundle["text/plain"]
    assert bundle["text/html"].count("data:image/webp") == 6
    parts = bundle[ASSET_MIME_TYPE]["assets"][0]["parts"]
    assert [part["role"] for part in parts] == roles
    assert all("thumbnail" in part for part in parts if part["role"] != "albedo")


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"status": RunStatus.RUNNING, "progress": 0.62, "stage": "shading 3 of 4"},
            "running · 62 % · shading 3 of 4",
        ),
        ({"status": RunStatus.QUEUED}, "queued"),
        (
            {"status": RunStatus.FAILED, "error": RunFailed("out of memory."), "cost": Decimal(0)},
            "out of memory.",
        ),
        ({"status": RunStatus.CANCELLED, "cost": Decimal(0)}, "nothing was charged"),
    ],
)
def test_a_run_without_pictures_says_why(run: Callable[..., Any], fields: dict[str, Any], words: str) -> None:
    bundle = run_bundle(run(assets=[], **fields))
    assert words in bundle["text/plain"]
    assert words in bundle["text/html"]
    assert bundle[ASSET_MIME_TYPE]["status"] == fields["status"].value


def test_one_asset(asset: Callable[..., Any]) -> None:
    bundle = asset_bundle(asset("a1"))
    assert bundle[ASSET_MIME_TYPE]["kind"] == "asset"
    assert bundle["text/plain"].splitlines() == [
        "crystal sword icon",
        "1 image · 1024 × 1024 · PNG with alpha",
        "file a1",
    ]


def test_progress_is_one_line() -> None:
    bundle = progress_bundle(
        title="a very long prompt that would not fit on a line at all",
        run_id="7f3a91c2-0000",
        progress=0.62,
        stage="shading 3 of 4",
        seconds=0.94,
        reserved=4,
    )
    assert bundle["text/plain"] == (
        "a very long prompt that would not fit on a … · shading 3 of 4 · 62 % · 0.9 s · run 7f3a91c2 · 4 CU reserved"
    )
