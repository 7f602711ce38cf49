"""Assets: as a finished run lists them, and as ``application/vnd.layer.asset+json`` in a notebook."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from layer_mcp.contract.model import Result

ASSET_MIME_TYPE = "application/vnd.layer.asset+json"
ASSET_MIME_VERSION = 1
"""Raised when a renderer of an older version could no longer draw the payload."""


class AttributionInfo(Result):
    """Who made what an asset is derived from."""

    title: str = ""
    author: str = ""
    source: str = ""
    licence: str = ""
    licence_url: str = ""


class PartInfo(Result):
    """A file that belongs to an asset and has an id of its own."""

    role: str
    file_id: str
    content_type: str = ""
    url: str | None = None
    width: int | None = None
    height: int | None = None
    size_bytes: int | None = None
    sha256: str | None = None


class AssetInfo(Result):
    """One asset of a finished run.

    Attributes:
        file_id: feeds the next run as a guidance file.
        url: where its bytes are, for a short while. A credential: never stored, never shown.
        kind: ``image``, ``video``, ``three_d`` or ``audio``.
        name: a file name made of the prompt.
        seed: the seed that gives this very asset with a batch of one.
        output, step: of a workflow run: the output that it belongs to, and the step that made it.
        metadata: what the model says of it (subject, match score, …).
    """

    file_id: str
    url: str | None = None
    preview_url: str | None = None
    kind: str = ""
    content_type: str = ""
    name: str = ""
    width: int | None = None
    height: int | None = None
    size_bytes: int | None = None
    sha256: str | None = None
    seed: int | None = None
    has_alpha: bool | None = None
    output: str | None = None
    step: str | None = None
    parts: list[PartInfo] = Field(default_factory=list)
    attribution: list[AttributionInfo] = Field(default_factory=list)
    metadata: dict[str, Any] = Field(default_factory=dict)


class Thumbnail(Result):
    """A small picture inside a notebook: WebP, base64."""

    mime_type: str
    width: int
    height: int
    data: str


class BundlePart(Result):
    """A part in a notebook."""

    role: str
    file_id: str
    mime_type: str = ""
    width: int | None = None
    height: int | None = None
    thumbnail: Thumbnail | None = None


class BundleAsset(Result):
    """An asset in a notebook: ids, facts and a thumbnail; never an address.

    Attributes:
        caption: a line under its picture, where assets of several runs stand side by side.
    """

    file_id: str
    caption: str = ""
    kind: str = ""
    mime_type: str = ""
    name: str = ""
    width: int | None = None
    height: int | None = None
    size_bytes: int | None = None
    duration_seconds: float | None = None
    seed: int | None = None
    has_alpha: bool | None = None
    thumbnail: Thumbnail | None = None
    parts: list[BundlePart] = Field(default_factory=list)
    attribution: list[AttributionInfo] = Field(default_factory=list)


class BundleModel(Result):
    """The model that made a run's assets."""

    model_id: str = ""
    slug: str = ""
    name: str = ""


class AssetBundle(Result):
    """The payload of ``application/vnd.layer.asset+json``.

    Attributes:
        version: ``ASSET_MIME_VERSION``; a renderer refuses a higher one with a sentence.
        kind: ``run``, ``asset`` or ``gallery``.
        notes: what is not as it was asked for, a sentence each; stands before the facts.
        facts: short lines under the pictures.
        snippet: the line of code that goes on from here.
    """

    version: int = ASSET_MIME_VERSION
    kind: str = "run"
    run_id: str = ""
    status: str = ""
    title: str = ""
    model: BundleModel = Field(default_factory=BundleModel)
    seed: int | None = None
    seconds: float | None = None
    price_creative_units: float | int | None = None
    workspace: str = ""
    assets: list[BundleAsset] = Field(default_factory=list)
    notes: list[str] = Field(default_factory=list)
    facts: list[str] = Field(default_factory=list)
    snippet: str = ""
