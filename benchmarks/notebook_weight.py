"""What a result weighs in a saved notebook: our card, against the pictures shown by Pillow itself.

A notebook user without this package ends a cell with the picture, and Jupyter stores it whole, as PNG in
base64. The card stores thumbnails and ids; the originals stay in the library.
"""

from __future__ import annotations

import base64
import io
import json
import os
import tempfile
import time
from pathlib import Path

from figures import write

PICTURES = 8


def main() -> None:
    os.environ.pop("LAYER_MCP_URL", None)
    from layer_mcp import Layer
    from layer_mcp.connect import local
    from layer_nb.display.bundle import run_bundle

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.chdir(home)
        try:
            with Layer("embedded", home=home) as layer:
                run = layer.forge("crystal sword icon", model="icon", batch_size=PICTURES, seed=7).result()
                begun = time.perf_counter()
                card = len(json.dumps(run_bundle(run)))
                card_seconds = time.perf_counter() - begun
                pictures = [asset.open() for asset in run.assets]
                begun = time.perf_counter()
                whole = sum(_as_shown(picture) for picture in pictures)
                whole_seconds = time.perf_counter() - begun
        finally:
            local.stop(home)
    write(
        "notebook_weight",
        {
            "pictures": f"{PICTURES} icons of 1024 x 1024",
            "card_kb": round(card / 1000, 1),
            "pillow_kb": round(whole / 1000, 1),
            "ratio": round(whole / card, 1),
            "card_s": round(card_seconds, 2),
            "pillow_s": round(whole_seconds, 2),
        },
    )


def _as_shown(picture: object) -> int:
    """Bytes of the picture as Jupyter stores it: PNG, base64."""
    out = io.BytesIO()
    picture.save(out, "PNG")  # type: ignore[attr-defined]
    return len(base64.b64encode(out.getvalue()))


if __name__ == "__main__":
    main()
