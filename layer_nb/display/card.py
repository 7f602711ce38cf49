"""The card of a run: title, chips, pictures on a checkerboard, facts, and the line that goes on from here. Pure."""

from __future__ import annotations

from functools import cache

from layer_mcp.contract.assets import AssetBundle, BundleAsset, Thumbnail
from layer_mcp.contract.money import format_cu
from layer_mcp.contract.roles import OWN_PICTURE_ROLES
from layer_mcp.contract.status import RunStatus, status_from_wire
from layer_nb.display.facts import role_name, short_id
from layer_nb.display.markup import ACCENT, Html, card, chip, code, element, facts_line, join

COLUMNS = 4
_TILE_PIXELS = 290
"""A tile is no wider, however few there are, in CSS pixels."""
_CHECKER_PIXELS = 16
_TONES = {RunStatus.FAILED: "bad", RunStatus.CANCELLED: "ask"}
_PRICE_DECIMALS = 3
_NOTE = "margin:10px 14px 0;padding:3px 10px;border-radius:6px;background-color:rgba(214,158,46,.16);font-size:12px"


def run_card(bundle: AssetBundle, *, message: str = "") -> Html:
    """The HTML card of a bundle.

    Args:
        message: a sentence in place of pictures, for a run that has none (yet).
    """
    status = status_from_wire(bundle.status) if bundle.status else RunStatus.SUCCEEDED
    return card(
        _head(bundle, status),
        _pictures(bundle) if bundle.assets else None,
        element("div", message, style="padding:0 14px 2px") if message else None,
        element("div", *(element("div", note) for note in bundle.notes), style=_NOTE)
        if bundle.notes
        else None,
        _foot(bundle),
        tone=_TONES.get(status, "plain"),
    )


def _head(bundle: AssetBundle, status: RunStatus) -> Html:
    chips = []
    if bundle.status and status is not RunStatus.SUCCEEDED:
        chips.append(chip(status.value))
    if bundle.model.slug or bundle.model.name:
        chips.append(chip(bundle.model.slug or bundle.model.name))
    if bundle.seed is not None:
        chips.append(chip(f"seed {bundle.seed}"))
    if bundle.seconds is not None:
        chips.append(chip(f"{bundle.seconds:.1f} s"))
    if bundle.price_creative_units is not None:
        chips.append(chip(format_cu(round(bundle.price_creative_units, _PRICE_DECIMALS)), accent=True))
    title = element(
        "span",
        bundle.title or "Untitled",
        style="font-weight:600;flex:1 1 auto;min-width:0;overflow:hidden;text-overflow:ellipsis;white-space:nowrap",
        title=bundle.title,
    )
    return element(
        "div",
        title,
        element("span", *chips, style="white-space:nowrap"),
        style="display:flex;gap:10px;align-items:baseline;padding:10px 14px 8px",
    )


def _pictures(bundle: AssetBundle) -> Html:
    assets = bundle.assets
    if len(assets) == 1:
        return _single(assets[0])
    columns = columns_for(len(assets))
    return element(
        "div",
        *(
            element("div", _tile(asset), _strip(asset), _caption(asset), style="min-width:0")
            for asset in assets
        ),
        style=f"display:grid;grid-template-columns:repeat({columns},minmax(0,1fr));gap:10px;padding:0 14px;"
        f"max-width:{columns * _TILE_PIXELS}px",
    )


def columns_for(tiles: int) -> int:
    """Columns for a number of tiles, so that no row is left with one orphan where that can be avoided."""
    if tiles <= COLUMNS:
        return tiles
    return 3 if tiles in {5, 6, 9} else COLUMNS


def _single(asset: BundleAsset) -> Html:
    """One asset: its picture large; beside it the maps of a texture, or what is known of it."""
    maps = [part for part in asset.parts if _picture(part) is not None and part.role not in OWN_PICTURE_ROLES]
    if maps:
        beside = element(
            "div",
            *(_labelled(_picture(part), role_name(part.role)) for part in maps),
            style="display:grid;grid-template-columns:repeat(3,1fr);gap:8px 10px;align-items:start",
        )
        columns = "1fr 1fr"
    else:
        beside = element("div", *_known(asset), style="padding:2px 0;min-width:0;overflow-wrap:anywhere")
        columns = "320px 1fr"
    return element(
        "div",
        _tile(asset),
        beside,
        style=f"display:grid;grid-template-columns:{columns};gap:16px;padding:0 14px;align-items:start",
    )


def _known(asset: BundleAsset) -> list[Html]:
    """Name and file id of an asset, one under the other."""
    return [
        element(
            "div",
            element("div", name, style="font-size:11px;opacity:.6"),
            element("div", value, style="padding-bottom:8px"),
        )
        for name, value in (("name", asset.name), ("file", asset.file_id))
        if value
    ]


def _tile(asset: BundleAsset) -> Html:
    picture = asset.thumbnail
    label = asset.name or asset.kind or "asset"
    if picture is None:
        return element(
            "div",
            element("div", asset.kind or "file", style="font-weight:600"),
            element("div", label, style="opacity:.7;font-size:11.5px;overflow-wrap:anywhere"),
            style="padding:28px 10px;text-align:center;border-radius:8px;background-color:rgba(128,128,128,.10)",
        )
    behind = (
        f"background-image:url({_checker()});background-size:{_CHECKER_PIXELS}px {_CHECKER_PIXELS}px"
        if asset.has_alpha
        else "background-color:rgba(128,128,128,.10)"
    )
    return element(
        "div", _image(picture, label), style=f"{behind};border-radius:8px;overflow:hidden;line-height:0"
    )


def _strip(asset: BundleAsset) -> Html | None:
    """The maps of one texture among several, as a row of small squares."""
    maps = [(part.role, _picture(part)) for part in asset.parts if part.role not in OWN_PICTURE_ROLES]
    squares = [
        _image(picture, role_name(role), radius=4, framed=True)
        for role, picture in maps
        if picture is not None
    ]
    if not squares:
        return None
    return element(
        "div",
        *squares,
        style=f"display:grid;grid-template-columns:repeat({len(squares)},1fr);gap:4px;margin-top:4px;line-height:0",
    )


def _caption(asset: BundleAsset) -> Html | None:
    if not asset.caption:
        return None
    return element(
        "div",
        asset.caption,
        title=asset.caption,
        style="font-size:11.5px;opacity:.8;padding:3px 2px 0;overflow:hidden;text-overflow:ellipsis;"
        "white-space:nowrap",
    )


def _labelled(picture: Thumbnail | None, label: str) -> Html:
    return element(
        "div",
        _image(picture, label, radius=6, framed=True) if picture is not None else None,
        element("div", label, style="font-size:11px;opacity:.7;padding-top:2px"),
    )


def _picture(part: object) -> Thumbnail | None:
    """A part's thumbnail. Payloads are open: parts may carry one, as assets do."""
    found = getattr(part, "thumbnail", None)
    return Thumbnail.model_validate(found) if isinstance(found, dict) else found


def _image(picture: Thumbnail, label: str, *, radius: int = 8, framed: bool = False) -> Html:
    # A metallic map is all black: without a frame it is a hole in a dark theme.
    frame = ";border:1px solid rgba(128,128,128,.28)" if framed else ""
    return element(
        "img",
        src=f"data:{picture.mime_type};base64,{picture.data}",
        alt=label,
        title=label,
        style=f"width:100%;height:auto;margin:0;border-radius:{radius}px;display:block{frame}",
    )


def _foot(bundle: AssetBundle) -> Html:
    short = short_id(bundle.run_id)
    way_on = [
        element("span", f"run\N{NO-BREAK SPACE}{short}", style="margin-right:10px", title=bundle.run_id)
        if short and short not in bundle.snippet
        else None,
        code(bundle.snippet) if bundle.snippet else None,
    ]
    return element(
        "div",
        element("span", facts_line(bundle.facts), style="flex:1 1 auto;min-width:0"),
        element("span", *way_on, style="white-space:nowrap") if any(way_on) else None,
        style="display:flex;justify-content:space-between;align-items:baseline;gap:12px;padding:8px 14px 10px;"
        "opacity:.72;font-size:11.5px",
    )


@cache
def _checker() -> str:
    """A two-by-two checkerboard as a data URI; grey with alpha, so it suits light and dark."""
    import base64
    import io

    from PIL import Image

    image = Image.new("RGBA", (2, 2), (128, 128, 128, 26))
    for corner in ((0, 0), (1, 1)):
        image.putpixel(corner, (128, 128, 128, 60))
    image = image.resize((_CHECKER_PIXELS, _CHECKER_PIXELS), Image.Resampling.NEAREST)
    buffer = io.BytesIO()
    image.save(buffer, "PNG", optimize=True)
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()


def progress_bar(progress: float | None) -> Html:
    """A thin bar; half transparent where nobody knows how far it is."""
    percent = 100 if progress is None else round(100 * min(1.0, max(0.0, progress)))
    inner = element(
        "div",
        style=f"width:{percent}%;height:6px;border-radius:99px;background-color:{ACCENT};"
        f"opacity:{'.35' if progress is None else '1'}",
    )
    return element(
        "div",
        inner,
        style="width:180px;height:6px;border-radius:99px;background-color:rgba(128,128,128,.25);overflow:hidden",
    )


def line(*pieces: str | None) -> Html:
    """A single quiet line: what a cell says while it works."""
    return element(
        "div",
        join(*pieces),
        style="font:13px system-ui,sans-serif;max-width:860px;padding:6px 2px;display:flex;gap:12px;"
        "align-items:center;white-space:nowrap;overflow:hidden",
    )
