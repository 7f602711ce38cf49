"""A notebook that was saved with Layer results shows them again, and nothing in it can do harm."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import expect


def _thumbnail(colour: str) -> dict[str, Any]:
    picture = Image.new("RGBA", (320, 320))
    ImageDraw.Draw(picture).ellipse((40, 40, 280, 280), fill=colour)
    buffer = io.BytesIO()
    picture.save(buffer, "WEBP")
    data = base64.b64encode(buffer.getvalue()).decode()
    return {"mime_type": "image/webp", "width": 320, "height": 320, "data": data}


def _payload(**changes: Any) -> dict[str, Any]:
    assets = [
        {
            "file_id": f"file-{seed}", "kind": "image", "mime_type": "image/png", "name": f"orb_{seed}.png",
            "width": 1024, "height": 1024, "seed": seed, "has_alpha": True, "thumbnail": _thumbnail(colour),
            "parts": [{"role": "normal", "file_id": "part"}],
            "attribution": [{"title": "Orb", "author": "Somebody", "licence": "CC BY 3.0"}],
        }
        for seed, colour in ((7, "crimson"), (8, "teal"))
    ]  # fmt: skip
    return {
        "version": 1, "kind": "run", "run_id": "7f3a0000-0000", "status": "succeeded", "title": "glass orb",
        "model": {"slug": "icon"}, "seed": 7, "seconds": 1.44, "price_creative_units": 2, "assets": assets,
        "facts": ["2 images"], "snippet": "orbs.assets[0].open()", **changes,
    }  # fmt: skip


def test_the_card_shows_pictures_price_seed_and_run(
    save_notebook: Callable[..., None], open_notebook: Callable[..., Any]
) -> None:
    save_notebook("saved.ipynb", "orbs", payload=_payload())
    page = open_notebook("saved.ipynb").page

    card = page.locator(".jp-LayerCard")
    expect(card.locator(".jp-LayerCard-title")).to_have_text("glass orb")
    expect(card.locator(".jp-LayerCard-chip")).to_have_text(["icon", "seed 7", "1.4 s", "2 CU"])
    expect(card.locator(".jp-LayerCard-foot")).to_contain_text("run\N{NO-BREAK SPACE}7f3a0000")
    pictures = card.locator(".jp-LayerCard-tile img")
    expect(pictures).to_have_count(2)
    assert (
        pictures.first.evaluate("async image => { await image.decode(); return image.naturalWidth }") == 320
    )


def test_one_texture_shows_its_maps_beside_it_and_what_was_not_found(
    save_notebook: Callable[..., None], open_notebook: Callable[..., Any]
) -> None:
    parts = [
        {"role": role, "file_id": role, "thumbnail": _thumbnail("gray")}
        for role in ("albedo", "normal", "ao")
    ]
    bark = {
        "file_id": "t",
        "kind": "image",
        "name": "bark.png",
        "thumbnail": _thumbnail("brown"),
        "parts": parts,
    }
    saved = _payload(assets=[bark], notes=["No such material; nearest: bark."], snippet="%layer run 7f3a0000")
    save_notebook("texture.ipynb", "bark", payload=saved)
    card = open_notebook("texture.ipynb").page.locator(".jp-LayerCard")

    expect(card.locator(".jp-LayerCard-label")).to_have_text(["normal", "AO"])
    picture, maps = (
        card.locator(".jp-LayerCard-tile").bounding_box(),
        card.locator(".jp-LayerCard-maps").bounding_box(),
    )
    assert picture
    assert maps
    assert picture["x"] + picture["width"] < maps["x"]
    expect(card.locator(".jp-LayerCard-notes")).to_have_text("No such material; nearest: bark.")
    expect(card.locator(".jp-LayerCard-run")).to_have_count(0)  # the snippet has it


def test_tiles_stand_side_by_side_with_their_captions(
    save_notebook: Callable[..., None], open_notebook: Callable[..., Any]
) -> None:
    long = "a very long prompt that does not fit under one small picture of a gallery, not by far"
    assets = [{**asset, "caption": long} for asset in _payload()["assets"]]
    save_notebook("captions.ipynb", "g", payload=_payload(kind="gallery", assets=assets))
    captions = open_notebook("captions.ipynb").page.locator(".jp-LayerCard-caption")

    expect(captions).to_have_text([long, long])
    first, second = (captions.nth(number).bounding_box() for number in range(2))
    assert first
    assert second
    assert first["x"] + first["width"] <= second["x"]
    assert first["height"] < 30  # one line


def test_a_picture_enlarges_and_the_keys_step_and_close(
    save_notebook: Callable[..., None], open_notebook: Callable[..., Any]
) -> None:
    save_notebook("zoom.ipynb", "orbs", payload=_payload())
    page = open_notebook("zoom.ipynb").page

    page.get_by_role("button", name="orb_7.png").click()
    zoom = page.locator(".jp-LayerZoom")
    expect(zoom).to_contain_text("1 of 2 · 1024 × 1024 · seed 7 · Orb by Somebody, CC BY 3.0")
    page.keyboard.press("ArrowRight")
    expect(zoom).to_contain_text("orb_8.png")
    page.keyboard.press("Escape")
    expect(zoom).to_have_count(0)


def test_a_hostile_payload_stays_text(
    save_notebook: Callable[..., None], open_notebook: Callable[..., Any]
) -> None:
    script = "<img src=x onerror=\"document.body.dataset.owned='yes'\">"
    svg = base64.b64encode(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>").decode()
    assets = [
        {"name": script, "kind": "image", "thumbnail": {"mime_type": "image/svg+xml", "data": svg}},
        {"name": "outside", "thumbnail": {"mime_type": "image/png", "data": "x\" onerror=\"alert(1)"}},
        {"name": "address", "thumbnail": "https://example.invalid/spy.png"},
        "not an asset", None, {"parts": "no list", "attribution": {"title": 3}, "width": "wide"},
    ]  # fmt: skip
    hostile = _payload(
        title=script, assets=assets, facts=[script, 3, None], snippet=script, model="icon", seed="7"
    )
    save_notebook("hostile.ipynb", "x", payload=hostile)
    page = open_notebook("hostile.ipynb").page

    expect(page.locator(".jp-LayerCard-title")).to_have_text(script)
    expect(page.locator(".jp-LayerCard-tile.jp-mod-empty")).to_have_count(4)
    assert page.locator(".jp-LayerCard img").count() == 0
    assert page.evaluate("document.body.dataset.owned") is None


@pytest.mark.parametrize(
    ("payload", "sentence"),
    [
        (_payload(version=2), "pip install -U layer-nb"),
        ({"version": "one"}, "cannot be read"),
        ([1, 2], "cannot be read"),
    ],
    ids=["newer", "no version", "no object"],
)
def test_a_payload_it_cannot_draw_becomes_a_sentence_with_the_plain_text(
    payload: Any, sentence: str, save_notebook: Callable[..., None], open_notebook: Callable[..., Any]
) -> None:
    save_notebook("other.ipynb", "x", payload=payload)
    page = open_notebook("other.ipynb").page

    notice = page.locator(".jp-LayerCard.jp-mod-notice")
    expect(notice).to_contain_text(sentence)
    expect(notice).to_contain_text("Run of a Layer model")
