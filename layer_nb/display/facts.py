"""The short lines under a card's pictures, and the sentences for states: data to words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from layer_mcp.contract.roles import MAP_ROLES, OWN_PICTURE_ROLES
from layer_mcp.contract.status import RunStatus

if TYPE_CHECKING:
    from layer_mcp.contract.assets import AttributionInfo, BundleAsset

SHORT_ID = 8
"""Characters of an id that people see; every command takes it as a prefix."""

_NOUNS = {"image": "image", "video": "video", "three_d": "model", "audio": "sound"}
_FORMATS = {"model/gltf-binary": "GLB", "image/svg+xml": "SVG"}
_ROLES = {"ao": "AO"}
_NAMED_AUTHORS = 3


def short_id(identifier: str) -> str:
    """The first characters of an id."""
    return identifier[:SHORT_ID]


def one_line(text: str, characters: int) -> str:
    """The text on one line, cut with an ellipsis."""
    line = " ".join(text[: 4 * characters].split())
    return line if len(line) <= characters and len(text) <= 4 * characters else line[: characters - 1] + "…"


def role_name(role: str) -> str:
    """A part's role as a label."""
    return _ROLES.get(role, role.replace("_", " "))


def asset_facts(assets: Sequence[BundleAsset]) -> list[str]:
    """What there is, in which size and format, and whose art it is made of."""
    if not assets:
        return []
    facts = [
        " · ".join(
            part for part in (_count(assets), _sizes(assets), _lengths(assets), _formats(assets)) if part
        )
    ]
    roles = Counter(part.role for part in assets[0].parts if part.role not in OWN_PICTURE_ROLES)
    for asset in assets[1:]:
        # Of each asset, not of all together: four textures have one normal map each.
        roles |= Counter(part.role for part in asset.parts if part.role not in OWN_PICTURE_ROLES)
    maps = [role_name(role) for role in roles if role in MAP_ROLES]
    others = [_counted(role, number) for role, number in roles.items() if role not in MAP_ROLES]
    if maps:
        facts.append("maps: " + ", ".join(maps))
    if others:
        facts.append("with " + ", ".join(others))
    art = art_credit([credit for asset in assets for credit in asset.attribution])
    if art:
        facts.append(art)
    return facts


def _counted(role: str, number: int) -> str:
    return role_name(role) if number == 1 else f"{number} {role_name(role)}s"


def art_credit(credits_: Sequence[AttributionInfo]) -> str:
    """``art: Lorc and Delapouite, game-icons.net, CC BY 3.0``; one clause for each source."""
    by_source: dict[tuple[str, str], list[str]] = {}
    for credit in credits_:
        place = credit.source.removeprefix("https://").removeprefix("http://").rstrip("/")
        names = by_source.setdefault((place, credit.licence), [])
        if credit.author and credit.author not in names:
            names.append(credit.author)
    clauses = [
        ", ".join(part for part in (_authors(names), source, licence) if part)
        for (source, licence), names in by_source.items()
    ]
    return "art: " + "; ".join(clauses) if any(clauses) else ""


def _authors(names: Sequence[str]) -> str:
    shown = list(names[:_NAMED_AUTHORS])
    if len(names) > len(shown):
        return ", ".join(shown) + f" and {len(names) - len(shown)} more"
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def _count(assets: Sequence[BundleAsset]) -> str:
    kinds = [_NOUNS.get(asset.kind, "file") for asset in assets]
    counted = {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
    return ", ".join(f"{number} {kind}{'s' if number > 1 else ''}" for kind, number in counted.items())


def _sizes(assets: Sequence[BundleAsset]) -> str:
    sizes = {(asset.width, asset.height) for asset in assets if asset.width and asset.height}
    if not sizes:
        return ""
    if len(sizes) > 1:
        return "several sizes"
    width, height = sizes.pop()
    return f"{width} × {height}"


def _lengths(assets: Sequence[BundleAsset]) -> str:
    lengths = {round(asset.duration_seconds, 1) for asset in assets if asset.duration_seconds}
    if len(lengths) > 1:
        return f"{min(lengths):g} to {max(lengths):g} s"
    return f"{lengths.pop():g} s" if lengths else ""


def _formats(assets: Sequence[BundleAsset]) -> str:
    names = dict.fromkeys(
        _FORMATS.get(asset.mime_type) or asset.mime_type.rpartition("/")[2].removeprefix("x-").upper()
        for asset in assets
        if asset.mime_type
    )
    with_alpha = " with alpha" if assets and all(asset.has_alpha for asset in assets) else ""
    return ", ".join(names) + with_alpha if names else ""


def state_sentence(status: RunStatus, *, progress: float | None = None, stage: str | None = None) -> str:
    """``running · 62 % · shading 3 of 4``."""
    parts = [status.value]
    if not status.final:
        if progress is not None:
            parts.append(f"{round(100 * min(1.0, max(0.0, progress)))} %")
        if stage:
            parts.append(stage)
    return " · ".join(parts)
