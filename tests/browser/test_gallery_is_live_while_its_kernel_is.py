"""The gallery in a real JupyterLab: alive after a reload of the page, a static card without its kernel."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from playwright.sync_api import expect

CELL = """
import layer_nb
keys = layer_nb.forge("golden key", model="icon", batch_size=3, seed=5, width=256, height=256, quiet=True).result()
gallery = layer_nb.gallery(keys)
gallery
""".strip()
SELECTION = "[keys.assets.index(asset) for asset in gallery.selection]"
GALLERY = ".layer-gallery"
FORGED_MILLISECONDS = 90_000
DECODED = "async image => { await image.decode(); return image.naturalWidth }"


def test_mouse_and_keys_select_zoom_and_filter(
    save_notebook: Callable[..., None], open_notebook: Callable[..., Any]
) -> None:
    save_notebook("gallery.ipynb", CELL, SELECTION)
    notebook = open_notebook("gallery.ipynb")
    page = notebook.page
    notebook.run_cell(0)

    tiles = page.locator(GALLERY).get_by_role("option")
    expect(tiles).to_have_count(3, timeout=FORGED_MILLISECONDS)
    expect(page.locator(".jp-LayerCard")).to_have_count(0)
    assert tiles.first.locator("img").evaluate(DECODED) > 0

    tiles.nth(0).click()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.locator(GALLERY).get_by_role("option", selected=True)).to_have_count(2)
    page.keyboard.press("z")
    zoom = page.locator("dialog.layer-preview[open]")
    assert zoom.locator("img").evaluate(DECODED) > 0
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Escape")
    expect(zoom).to_have_count(0)
    expect(tiles.nth(1)).to_be_focused()
    page.locator(GALLERY).get_by_role("searchbox").fill("no such thing")
    expect(tiles).to_have_count(0)

    notebook.run_cell(1)
    expect(page.locator(".jp-OutputArea-output pre").last).to_have_text("[0, 2]")


def test_it_comes_back_after_a_reload_and_is_a_card_without_its_kernel(
    save_notebook: Callable[..., None], open_notebook: Callable[..., Any]
) -> None:
    save_notebook("reload.ipynb", CELL)
    notebook = open_notebook("reload.ipynb")
    page = notebook.page
    notebook.run_all()
    expect(page.locator(GALLERY).get_by_role("option")).to_have_count(3, timeout=FORGED_MILLISECONDS)
    notebook.save()

    page.reload()
    expect(page.locator(GALLERY).get_by_role("option")).to_have_count(3, timeout=30_000)
    notebook.shut_down_kernels()

    page = open_notebook("reload.ipynb").page
    expect(page.locator(".jp-LayerCard .jp-LayerCard-tile")).to_have_count(3)
    expect(page.get_by_text("model not found")).to_have_count(0)
