"""What a tool result shows of assets beside its JSON: a few small pictures, and a link to each."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import TYPE_CHECKING

from layer_mcp.contract.errors import LayerError
from layer_server.tools.call import Call

if TYPE_CHECKING:
    from mcp.types import ContentBlock

    from layer_server.files.views import AssetView

MAX_PREVIEWS = 4
PREVIEW_PIXELS = 256
"""Longer side of a preview inside a tool result: enough for a model to see what it got, cheap in tokens."""


def asset_blocks(call: Call, assets: Sequence[AssetView]) -> list[ContentBlock]:
    """A small picture of each of the first assets, and a link to each by the address that
    stays good: a host reads it as a resource; the one on the web, which expires, is in the JSON."""
    from mcp.types import ImageContent, ResourceLink

    blocks: list[ContentBlock] = []
    for asset in assets[:MAX_PREVIEWS]:
        preview = _preview(call, asset)
        if preview is not None:
            blocks.append(ImageContent(type="image", data=preview, mime_type="image/webp"))
    blocks += [
        ResourceLink(
            type="resource_link",
            uri=f"asset://{asset.file_id}",
            name=asset.name or asset.file_id,
            mime_type=asset.content_type or None,
            size=asset.size_bytes,
        )
        for asset in assets
    ]
    return blocks


def _preview(call: Call, asset: AssetView) -> str | None:
    if asset.kind != "image":
        return None
    try:
        return base64.b64encode(call.core.library.thumbnail_of(asset, PREVIEW_PIXELS)).decode()
    except LayerError:
        # A picture that cannot be shrunk still has its record and its link.
        return None
