"""The files of a run as the journal keeps them: ids, names and hashes, never an address."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layer_mcp.contract.assets import AssetInfo, PartInfo
    from layer_mcp.library.assets import Asset


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file that a run made.

    Attributes:
        asset_id: of the asset that it is, or that it is a part of.
        role: of a part; empty for a whole asset.
        sha256: of its bytes, where the server tells.
        seed: the seed that gives this very asset with a batch of one.
        output, step: of a workflow run: the output that it belongs to, and the step that made it.
    """

    file_id: str
    run_id: str
    asset_id: str
    position: int
    role: str = ""
    name: str = ""
    kind: str = ""
    content_type: str = ""
    size_bytes: int | None = None
    width: int | None = None
    height: int | None = None
    sha256: str | None = None
    seed: int | None = None
    output: str = ""
    step: str = ""

    @property
    def is_part(self) -> bool:
        """Whether it belongs to another asset."""
        return self.asset_id != self.file_id


COLUMNS = tuple(field.name for field in fields(MadeFile))


def file_of(row: sqlite3.Row) -> MadeFile:
    """A row as a file."""
    return MadeFile(**{name: row[name] for name in COLUMNS})


def files_of_infos(run_id: str, assets: Iterable[AssetInfo]) -> list[MadeFile]:
    """The files of a run as a server lists them."""
    found: list[MadeFile] = []
    for asset in assets:
        found.append(_of_info(asset, run_id, asset.file_id, len(found), asset))
        for part in asset.parts:
            found.append(_of_info(part, run_id, asset.file_id, len(found), asset))
    return found


def _of_info(
    info: AssetInfo | PartInfo, run_id: str, asset_id: str, position: int, whole: AssetInfo
) -> MadeFile:
    is_whole = info is whole
    return MadeFile(
        file_id=info.file_id,
        run_id=run_id,
        asset_id=asset_id,
        position=position,
        role="" if is_whole else str(getattr(info, "role", "")),
        name=whole.name if is_whole else "",
        kind=whole.kind,
        content_type=info.content_type,
        size_bytes=info.size_bytes,
        width=info.width,
        height=info.height,
        sha256=info.sha256,
        seed=whole.seed if is_whole else None,
        output=whole.output or "",
        step=whole.step or "",
    )


def files_of_assets(run_id: str, assets: Iterable[Asset]) -> list[MadeFile]:
    """The files of a run as the client holds them."""
    found: list[MadeFile] = []
    for asset in assets:
        for file in (asset, *asset.parts):
            found.append(
                MadeFile(
                    file_id=file.file_id,
                    run_id=run_id,
                    asset_id=asset.file_id,
                    position=len(found),
                    role=file.role,
                    name=asset.name if file is asset else "",
                    kind=asset.kind,
                    content_type=file.mime,
                    size_bytes=file.size_bytes,
                    width=file.width,
                    height=file.height,
                    sha256=file.sha256,
                    seed=file.seed,
                    output=asset.output,
                    step=asset.step,
                )
            )
    return found
