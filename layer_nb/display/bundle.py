"""A run or an asset as a MIME bundle: text, an HTML card, and ``application/vnd.layer.asset+json``.

The bundle is data: ids, facts and thumbnails, never a signed address. Opening a notebook years later shows the same
card, without a server and without a kernel.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.assets import (
    ASSET_MIME_TYPE,
    AssetBundle,
    AttributionInfo,
    BundleAsset,
    BundleModel,
    BundlePart,
    Thumbnail,
)
from layer_mcp.contract.money import cu_to_wire, format_cu
from layer_mcp.contract.plain_text import plain
from layer_mcp.contract.roles import OWN_PICTURE_ROLES
from layer_mcp.library.match import match_notes
from layer_nb.display.card import run_card
from layer_nb.display.facts import asset_facts, one_line, short_id, state_sentence
from layer_nb.display.thumbnails import CARD_BYTES, SINGLE_PIXELS, TILE_PIXELS, fitted, thumbnails

if TYPE_CHECKING:
    from layer_mcp.library.assets import Asset
    from layer_mcp.runs.run import Run

MAX_ASSETS = 60
"""A card shows no more; a gallery does."""
_CAPTION_CHARACTERS = 80
_TITLE_CHARACTERS = 200
"""Of a prompt; the run has the whole of it."""
_MAP_BYTES = 14_000
"""Of all map thumbnails of one card together, before base64."""
_MAP_FLOOR = 400
_MAP_PIXELS, _MAP_PIXELS_ALONE = 48, 160

Bundle = dict[str, Any]


def run_bundle(run: Run, *, variable: str | None = None) -> Bundle:
    """The MIME bundle of a run in whatever state it is; fetches its thumbnails.

    Args:
        variable: the notebook's variable that holds the run, for the line that goes on from here.
    """
    assets = _listed(run)
    payload = describe_run(run, _card_pictures(assets), variable=variable)
    return {
        "text/plain": plain_text(payload, run),
        "text/html": str(run_card(payload, message=_message(run))),
        ASSET_MIME_TYPE: payload.to_wire(),
    }


def asset_bundle(asset: Asset) -> Bundle:
    """The MIME bundle of one asset."""
    payload = describe_assets(
        [asset],
        _card_pictures([asset]),
        kind="asset",
        title=asset.prompt or asset.name,
        run_id=asset.run_id or "",
    )
    payload.seed = asset.seed
    payload.notes = match_notes([asset])
    if asset.model is not None:
        payload.model = BundleModel(
            model_id=asset.model.model_id, slug=asset.model.slug, name=asset.model.name
        )
    lines = [payload.title, *payload.notes, " · ".join(payload.facts), f"file {asset.file_id}"]
    return {
        "text/plain": plain("\n".join(line for line in lines if line)),
        "text/html": str(run_card(payload)),
        ASSET_MIME_TYPE: payload.to_wire(),
    }


def _card_pictures(assets: Sequence[Asset]) -> dict[str, bytes]:
    """What a card of these assets needs, within its budget: large pictures and maps for one, small for several."""
    alone = len(assets) == 1
    tiles = thumbnails(assets, SINGLE_PIXELS if alone else TILE_PIXELS)
    parts = [part for asset in assets for part in asset.parts if part.role not in OWN_PICTURE_ROLES]
    maps = thumbnails(parts, _MAP_PIXELS_ALONE if alone else _MAP_PIXELS)
    budget = CARD_BYTES - (_MAP_BYTES if maps else 0)
    return {**fitted(maps, _MAP_BYTES, floor=_MAP_FLOOR), **fitted(tiles, budget)}


def describe_run(run: Run, pictures: Mapping[str, bytes], *, variable: str | None = None) -> AssetBundle:
    """The payload of a run. Pure: thumbnails are given, by file id."""
    identifier = run.id or ""
    payload = describe_assets(_listed(run), pictures, kind="run", title=_run_title(run), run_id=identifier)
    _name_outputs(payload.assets, run)
    payload.status = run.status.value
    payload.model = BundleModel(model_id=run.model.model_id, slug=run.model.slug, name=run.model.name)
    payload.seed = run.seed
    payload.seconds = round(run.seconds, 3) if run.seconds is not None else None
    price = run.cost if run.status.final else run.reserved
    if run.status.final and not run.assets and not price:
        price = None
    payload.price_creative_units = cu_to_wire(price) if price is not None else None
    payload.workspace = run.workspace_name or ""
    payload.notes = match_notes(run.assets)
    payload.snippet = _snippet(run, variable)
    return payload


def _run_title(run: Run) -> str:
    """A workflow's name stands before its inputs in words."""
    if run.kind == "workflow" and run.prompt and run.model.name:
        return f"{run.model.name}: {run.prompt}"
    return run.title


def _listed(run: Run) -> list[Asset]:
    """The assets that a card shows, those of one output side by side."""
    order = list(run.outputs)
    return sorted(run.assets, key=lambda asset: order.index(asset.output))[:MAX_ASSETS]


def _name_outputs(described: Sequence[BundleAsset], run: Run) -> None:
    """Each asset of a workflow run says which output it belongs to, and which one of several it is."""
    if run.kind != "workflow":
        return
    steps = {step.name: step.display_name for step in run.steps}
    outputs = run.outputs
    for entry, asset in zip(described, _listed(run), strict=True):
        output = asset.output.replace("_", " ") if len(outputs) > 1 else ""
        step = steps.get(asset.step, "") if len(outputs[asset.output]) > 1 else ""
        entry.caption = one_line(" · ".join(word for word in (output, step) if word), _CAPTION_CHARACTERS)


def describe_assets(
    assets: Sequence[Asset],
    pictures: Mapping[str, bytes],
    *,
    kind: str = "gallery",
    title: str = "",
    run_id: str = "",
    captioned: bool = False,
) -> AssetBundle:
    """The payload of some assets, with the thumbnails that are given by file id.

    Args:
        captioned: every asset says its prompt, because they come of several.
    """
    described = [_describe(asset, pictures) for asset in assets]
    if captioned:
        for entry, asset in zip(described, assets, strict=True):
            entry.caption = one_line(asset.prompt or asset.name, _CAPTION_CHARACTERS)
    return AssetBundle(
        kind=kind,
        title=one_line(title, _TITLE_CHARACTERS),
        run_id=run_id,
        assets=described,
        facts=asset_facts(described),
    )


def _describe(asset: Asset, pictures: Mapping[str, bytes]) -> BundleAsset:
    return BundleAsset(
        file_id=asset.file_id,
        kind=asset.kind or "",
        mime_type=asset.mime or "",
        name=asset.name or "",
        width=asset.width,
        height=asset.height,
        size_bytes=asset.size_bytes,
        duration_seconds=_seconds(asset.metadata.get("duration_seconds")),
        seed=asset.seed,
        has_alpha=asset.has_alpha,
        thumbnail=_thumbnail(pictures.get(asset.file_id)),
        parts=[_part(part, pictures) for part in asset.parts],
        attribution=[AttributionInfo.model_validate(credit.model_dump()) for credit in asset.attribution],
    )


def _seconds(told: object) -> float | None:
    """A length as the model told it; a server may tell anything."""
    return float(told) if isinstance(told, int | float) and 0 < told < math.inf else None


def _part(part: Asset, pictures: Mapping[str, bytes]) -> BundlePart:
    fields: dict[str, Any] = {
        "role": part.role or "",
        "file_id": part.file_id,
        "mime_type": part.mime or "",
        "width": part.width,
        "height": part.height,
    }
    picture = _thumbnail(pictures.get(part.file_id))
    if picture is not None:
        fields["thumbnail"] = picture
    return BundlePart(**fields)


def _thumbnail(picture: bytes | None) -> Thumbnail | None:
    if not picture:
        return None
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(picture)) as image:
            width, height, format_ = image.width, image.height, image.format or "WEBP"
    except (UnidentifiedImageError, OSError):
        return None
    return Thumbnail(
        mime_type=f"image/{format_.lower()}",
        width=width,
        height=height,
        data=base64.b64encode(picture).decode("ascii"),
    )


def _snippet(run: Run, variable: str | None) -> str:
    if variable is not None:
        return f"{variable}.assets[0].open()" if run.assets else f"{variable}.result()"
    return f"%layer run {short_id(run.id)}" if run.id else ""


def _message(run: Run) -> str:
    """What a run without pictures has to say."""
    if run.assets:
        return ""
    if run.error is not None:
        return f"{run.error.code} · {run.error.message} Nothing was charged."
    if run.status.final:
        return "Nothing was made, and nothing was charged." if not run.cost else "Nothing was made."
    return state_sentence(run.status, progress=run.progress, stage=run.stage)


def plain_text(payload: AssetBundle, run: Run) -> str:
    """The run as text: the same words every time, but for its id."""
    lines = [payload.title or "Untitled"]
    lines += [*payload.notes, *(payload.facts or [_message(run)])]
    details = [
        f"model {payload.model.slug}" if payload.model.slug else "",
        f"seed {payload.seed}" if payload.seed is not None else "",
        format_cu(payload.price_creative_units) if payload.price_creative_units is not None else "",
        f"run {short_id(payload.run_id)}" if payload.run_id else "",
    ]
    lines.append(" · ".join(part for part in details if part))
    return plain("\n".join(line for line in lines if line))
