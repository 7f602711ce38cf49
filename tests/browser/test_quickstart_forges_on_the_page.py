"""The quickstart in a real JupyterLab: the forge cell paints its pictures, and they are still there tomorrow."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Locator, Page, expect

ROOT = Path(__file__).resolve().parents[2]
QUICKSTART = ROOT / "notebooks" / "00_quickstart.ipynb"
SCREENSHOTS = ROOT / "benchmarks" / "out"
PROMPT = "crystal sword icon on a transparent background"
FORGED_MILLISECONDS = 120_000
PICTURE_WIDTH = "async image => { await image.decode(); return image.naturalWidth }"


@pytest.fixture
def quickstart(lab: Any) -> str:
    """The quickstart up to its first forge cell; returns its name in the lab's folder."""
    notebook = nbformat.read(QUICKSTART, as_version=4)
    sources = [cell.source for cell in notebook.cells]
    forge = next(index for index, source in enumerate(sources) if source.startswith("%%layer forge"))
    notebook.cells = notebook.cells[: forge + 1]
    nbformat.write(notebook, lab.folder / "quickstart.ipynb")
    return "quickstart.ipynb"


def test_the_forge_cell_shows_pictures_that_outlive_its_kernel(
    quickstart: str, open_notebook: Callable[..., Any]
) -> None:
    notebook = open_notebook(quickstart)
    page = notebook.page
    notebook.run_all()

    card = page.locator(".jp-LayerCard", has_text=PROMPT)
    expect(card.locator(".jp-LayerCard-tile")).to_have_count(4, timeout=FORGED_MILLISECONDS)
    expect(card.locator(".jp-LayerCard-chips")).to_contain_text("seed 7")
    expect(card.locator(".jp-LayerCard-chip.jp-mod-price")).to_contain_text("CU")
    assert card.locator(".jp-LayerCard-tile img").first.evaluate(PICTURE_WIDTH) > 0
    take_screenshot(page, card, "lab-light.png")

    notebook.save()
    notebook.shut_down_kernels()
    page = open_notebook(quickstart, theme="JupyterLab Dark").page
    card = page.locator(".jp-LayerCard", has_text=PROMPT)
    expect(card.locator(".jp-LayerCard-tile")).to_have_count(4)
    assert card.locator(".jp-LayerCard-tile img").last.evaluate(PICTURE_WIDTH) > 0
    take_screenshot(page, card, "lab-dark.png")


def take_screenshot(page: Page, card: Locator, name: str) -> None:
    """For people: the test itself judges nothing by it."""
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    card.scroll_into_view_if_needed()
    page.screenshot(path=SCREENSHOTS / name)
