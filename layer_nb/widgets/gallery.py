"""A live gallery of assets. Its twin is ``labextension/widgets/gallery.ts``, which fixes what is said between them.

The first screen of thumbnails is part of the widget's state, because messages wait while cells run; the others are
sent when they scroll into view. Front ends may deliver messages on a thread of their own, so the handlers here touch
nothing but the asset table, under a lock.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import traitlets

from layer_nb.display.thumbnails import fitted, thumbnails

try:
    import anywidget
except ImportError as missing:
    raise ImportError(
        'A live gallery needs anywidget. Install it with: pip install "layer-nb[nb]"'
    ) from missing

if TYPE_CHECKING:
    from layer_mcp import Asset, Run

STATIC = Path(__file__).resolve().parent.parent / "static"
FIRST_SCREEN = 28
"""Thumbnails in the widget's first state."""
STATIC_TILES = 12
"""Pictures in the HTML that a saved notebook keeps."""
PREVIEW_PIXELS = 1024
THUMBNAIL_PIXELS = 256
_MAX_ASKED = 400
"""Ids that are answered per message; a front end asks for what is on the screen."""
_NOT_BUILT = "The live view is not built; in a checkout, make lab builds it."


def gather(source: Run | Asset | Iterable[Run | Asset]) -> list[Asset]:
    """The assets of a run, of an asset, or of several of them, in order and once each."""
    things: list[Any] = list(source) if isinstance(source, Iterable) else [source]
    found: dict[str, Asset] = {}
    for thing in things:
        for asset in getattr(thing, "assets", [thing]):
            if not hasattr(asset, "file_id"):
                raise TypeError(
                    f"A gallery shows runs and assets, not a {type(asset).__name__}. "
                    "Give it a run, an asset, or a list of them; or nothing, for everything forged so far."
                )
            found.setdefault(asset.file_id, asset)
    return list(found.values())


class Gallery(anywidget.AnyWidget):  # type: ignore[misc]  # anywidget ships no types
    """Thumbnails in a grid: scroll, filter, zoom, select.

    Attributes:
        selected: ids of the selected assets, in order of selection; settable from Python.
        tile: edge of a tile in CSS pixels. Default 160.

    Example:
        ``view = layer_nb.gallery(swords)``, click, then ``view.selection[0].open()``.
    """

    items = traitlets.List(traitlets.Dict()).tag(sync=True)
    thumbs = traitlets.List(traitlets.Bytes()).tag(sync=True)
    selected = traitlets.List(traitlets.Unicode()).tag(sync=True)
    tile = traitlets.Int(160, min=48, max=1024).tag(sync=True)

    def __init__(self, assets: Sequence[Asset], *, tile: int = 160) -> None:
        self._assets = {asset.file_id: asset for asset in assets}
        self._guard = threading.Lock()
        self._missing_front_end = not (STATIC / "gallery.js").is_file()
        first = thumbnails(list(self._assets.values())[:FIRST_SCREEN], THUMBNAIL_PIXELS)
        super().__init__(
            items=[_item(asset) for asset in self._assets.values()],
            thumbs=_leading(list(self._assets), first),
            tile=tile,
            **_front_end(),
        )
        self.on_msg(self._answer)

    @property
    def selection(self) -> list[Asset]:
        """The selected assets, in order of selection."""
        with self._guard:
            return [self._assets[file_id] for file_id in self.selected if file_id in self._assets]

    @property
    def assets(self) -> list[Asset]:
        """Everything in the gallery."""
        with self._guard:
            return list(self._assets.values())

    def _answer(self, _widget: Any, message: Any, _buffers: Any) -> None:
        """What the front end asks for. Unknown messages are another version's, and are let be."""
        if not isinstance(message, dict):
            return
        if message.get("kind") == "need":
            ids = message.get("ids")
            self._send_thumbnails([str(entry) for entry in ids][:_MAX_ASKED] if isinstance(ids, list) else [])
        elif message.get("kind") == "zoom":
            self._send_preview(str(message.get("id")))

    def _send_thumbnails(self, ids: Sequence[str]) -> None:
        with self._guard:
            wanted = [self._assets[file_id] for file_id in ids if file_id in self._assets]
        found = thumbnails(wanted, THUMBNAIL_PIXELS)
        if found:
            self.send({"kind": "thumbs", "ids": list(found)}, list(found.values()))
        missing = [file_id for file_id in ids if file_id not in found]
        if missing:
            self.send({"kind": "missing", "ids": missing})

    def _send_preview(self, file_id: str) -> None:
        with self._guard:
            asset = self._assets.get(file_id)
        found = thumbnails([asset], PREVIEW_PIXELS) if asset is not None else {}
        if file_id in found:
            self.send({"kind": "preview", "id": file_id, "mime_type": "image/webp"}, [found[file_id]])
        else:
            self.send({"kind": "missing", "ids": [file_id]})

    def __repr__(self) -> str:
        return f"<Gallery of {len(self.items)} assets>"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """The live view, and under it a static card: for saved notebooks, exports, and front ends without widgets."""
        from layer_mcp.contract.assets import ASSET_MIME_TYPE
        from layer_nb.display.bundle import describe_assets
        from layer_nb.display.card import run_card

        assets = self.assets
        shown = assets[:STATIC_TILES]
        payload = describe_assets(shown, fitted(thumbnails(shown)), title=_title(len(assets)), captioned=True)
        if len(assets) > len(shown):
            where = "" if self._missing_front_end else " in the live gallery"
            payload.facts.append(f"{len(assets) - len(shown)} more{where}")
        if self._missing_front_end:
            payload.facts.append(_NOT_BUILT)
        static = {
            "text/plain": "\n".join([repr(self), *([_NOT_BUILT] if self._missing_front_end else [])]),
            "text/html": str(run_card(payload)),
            ASSET_MIME_TYPE: payload.to_wire(),
        }
        if self._missing_front_end:
            return static
        live = super()._repr_mimebundle_(**kwargs)
        data, metadata = live if isinstance(live, tuple) else (live or {}, {})
        return {**data, **static}, metadata


def _front_end() -> dict[str, str]:
    """The widget's JavaScript and style, or a sentence in its place where they are not built."""
    script = STATIC / "gallery.js"
    if not script.is_file():
        return {"_esm": f"export default {{ render({{ el }}) {{ el.textContent = {_NOT_BUILT!r}; }} }}"}
    style = STATIC / "gallery.css"
    parts = {"_esm": script.read_text(encoding="utf-8")}
    if style.is_file():
        parts["_css"] = style.read_text(encoding="utf-8")
    return parts


def _leading(ids: Sequence[str], pictures: dict[str, bytes]) -> list[bytes]:
    """Thumbnails of the first items without a gap: a list has no holes, and the rest is sent on demand."""
    leading = []
    for file_id in ids:
        if file_id not in pictures:
            break
        leading.append(pictures[file_id])
    return leading


def _item(asset: Asset) -> dict[str, Any]:
    created = getattr(asset, "created_at", None)
    model = asset.model
    return {
        "id": asset.file_id,
        "label": asset.prompt or asset.name or asset.file_id,
        "kind": asset.kind or "",
        "width": asset.width,
        "height": asset.height,
        "has_alpha": bool(asset.has_alpha),
        "run_id": asset.run_id or "",
        "model": (model.slug or model.name) if model is not None else "",
        "seed": asset.seed,
        "created_at": created.isoformat() if created is not None else "",
    }


def _title(count: int) -> str:
    return f"{count} asset{'' if count == 1 else 's'}"
