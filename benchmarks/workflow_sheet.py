"""What the published workflows make, on one sheet: ``python -m benchmarks.workflow_sheet``.

Runs them as a user does, on a server and in a folder of its own, and writes ``docs/images/workflows.webp``.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from benchmarks.contact_sheets import BACKGROUND, DOCS, save

CELL, GAP = 320, 10

SHOWN = (
    ("product-shot", {"photo": None}, ("shots", 0)),
    ("tiling-material", {"material": "mossy cobblestone", "seed": 3}, ("previews", 0)),
    ("app-icon", {"subject": "dragon", "seed": 4}, ("preview", 0)),
    ("icon-set", {"names": ["sword", "shield", "potion", "bow"], "seed": 2}, ("overview", 0)),
    ("sticker-pack", {"names": ["cat", "rocket", "pizza", "ghost"], "seed": 1}, ("sheet", 0)),
)
"""A workflow, its inputs, and which picture of which output to show."""


def photo() -> Image.Image:
    """A mug on a nearly plain background, with the noise of a camera. Drawn, not photographed."""
    image = Image.new("RGB", (1280, 960), (226, 224, 220))
    draw = ImageDraw.Draw(image)
    draw.ellipse((760, 340, 960, 620), outline=(150, 40, 30), width=44)
    draw.rounded_rectangle((440, 240, 840, 760), 60, fill=(176, 52, 38))
    across = np.linspace(1.15, 0.75, 1280)[None, :, None]
    noise = np.random.default_rng(1).normal(0, 2.5, (960, 1280, 3))
    background = np.all(np.asarray(image) > 200, axis=-1, keepdims=True)
    shaded = np.where(background, np.asarray(image), np.asarray(image) * across) + noise
    return Image.fromarray(np.clip(shaded, 0, 255).astype(np.uint8))


def main() -> None:
    from layer_mcp import Layer

    sheet = Image.new("RGBA", (len(SHOWN) * (CELL + GAP) + GAP, CELL + 2 * GAP), BACKGROUND)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["LAYER_HOME"] = folder
        from layer_mcp.connect import local

        with Layer() as layer:
            for column, (workflow, inputs, (output, index)) in enumerate(SHOWN):
                given = {name: photo() if value is None else value for name, value in inputs.items()}
                run = layer.run_workflow(workflow, given).result()
                asset = [each for each in run.assets if each.output == output][index]
                picture = asset.open().convert("RGBA")
                picture.thumbnail((CELL, CELL), Image.Resampling.LANCZOS)
                left = GAP + column * (CELL + GAP) + (CELL - picture.width) // 2
                sheet.alpha_composite(picture, (left, GAP + (CELL - picture.height) // 2))
        local.stop(Path(folder))
    save(sheet.convert("RGB"), DOCS / "workflows.webp")


if __name__ == "__main__":
    main()
