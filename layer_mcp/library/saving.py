"""Assets written into a folder: fetched several at once, named in their order, over no other file."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from layer_mcp.library.paths import found_path, put_path, safe_name
from layer_mcp.library.together import FILES_AT_ONCE, outcomes

if TYPE_CHECKING:
    from layer_mcp.library.assets import Asset
    from layer_mcp.runs.run import Run

OnFileProgress = Callable[["Asset", int, "int | None"], None]
"""Told which asset or part it is, bytes received, and bytes in all where that is known."""


async def save_all(
    assets: Sequence[Asset],
    folder: Path,
    *,
    at_once: int = FILES_AT_ONCE,
    on_progress: OnFileProgress | None = None,
) -> list[Path]:
    """Write assets and their parts into a folder, which is made.

    Returns:
        Where they are, each asset before its parts; a part is named after its asset and its role. What is there
        already, with the same bytes, is not written again.

    Raises:
        DownloadFailed: the first that did not arrive, once all others are written.
        OSError: when the folder cannot be written.
    """
    folder = await asyncio.to_thread(_made, folder)
    room = asyncio.Semaphore(at_once)
    files = [_File(asset, file) for asset in assets for file in (asset, *asset.parts)]
    await _find(files, folder)

    async def bring(file: _File, into: Path) -> None:
        async with room:
            await asyncio.to_thread(into.mkdir)
            told = None if on_progress is None else _of(file.file, on_progress)
            file.brought = await file.file.brought(into, told)

    with tempfile.TemporaryDirectory(prefix=".layer-", dir=folder) as around:
        missing = [file for file in files if file.place is None]
        ended = await outcomes([bring(file, Path(around, str(n))) for n, file in enumerate(missing)])
        await asyncio.to_thread(_put, files, folder)
    for outcome in ended:
        if isinstance(outcome, Exception):
            raise outcome
    return [file.place for file in files if file.place is not None]


def assets_in(what: Run | Asset | Iterable[Run | Asset]) -> list[Asset]:
    """The assets that are meant: those of a run, or a single one, or of several."""
    from layer_mcp.library.assets import Asset
    from layer_mcp.runs.run import Run

    if isinstance(what, Asset):
        return [what]
    if isinstance(what, Run):
        return list(what.assets)
    return [asset for each in what for asset in assets_in(each)]


@dataclass(slots=True)
class _File:
    """A file on its way into the folder.

    Attributes:
        asset: that it is, or is a part of.
        brought: where it was fetched to.
        place: where it lies in the end.
    """

    asset: Asset
    file: Asset
    brought: Path | None = None
    place: Path | None = None

    def name(self, of_asset: Path | None) -> str:
        if self.file is self.asset:
            return self.file.name
        whole = of_asset or Path(self.asset.name)
        role = safe_name(self.file.role, fallback="part")  # a server's word, too
        return f"{whole.stem}-{role}{Path(self.file.name).suffix or whole.suffix}"


async def _find(files: Sequence[_File], folder: Path) -> None:
    """Those that are in the folder already."""
    places: dict[int, Path] = {}
    for file in files:
        sha256 = await file.file.known_hash()
        if sha256 is not None:
            name = file.name(places.get(id(file.asset)))
            file.place = await asyncio.to_thread(found_path, folder, name, sha256)
        if file.place is not None and file.file is file.asset:
            places[id(file.asset)] = file.place


def _put(files: Sequence[_File], folder: Path) -> None:
    """Give those that were fetched their names, in order."""
    places: dict[int, Path] = {}
    for file in files:
        if file.place is None and file.brought is not None:
            name = file.name(places.get(id(file.asset)))
            file.place = put_path(file.brought, folder, name, file.file.sha256)
        if file.place is not None and file.file is file.asset:
            places[id(file.asset)] = file.place


def _made(folder: Path) -> Path:
    folder = folder.expanduser()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _of(file: Asset, on_progress: OnFileProgress) -> Callable[[int, int | None], None]:
    return lambda received, size: on_progress(file, received, size)
