"""``--out``: where the assets go, settled before anything is paid, and what is said when it fails after."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.contract.sniff import SUFFIXES

if TYPE_CHECKING:
    from layer_mcp.library.assets import Asset

_FILE_SUFFIXES = frozenset({*SUFFIXES.values(), ".jpeg"})


class NotSaved(LayerError):
    """Assets that exist, and could not be written here."""

    code = "NOT_SAVED"
    status = 507


@dataclass(frozen=True, slots=True)
class Destination:
    """Where assets are saved.

    Attributes:
        path: a folder, or the file of a single asset.
    """

    path: Path
    is_file: bool

    @classmethod
    def prepared(cls, out: str, count: int) -> Destination:
        """The destination that ``--out`` names, found to be one that can be made and written.

        A folder that was not there is not there afterwards either: what is refused for its price leaves nothing.

        Args:
            out: a folder, which is made when there is something to save; or with a suffix such as ``.png`` the file for a single asset.
            count: how many assets there will be.

        Raises:
            InvalidInputs: when it cannot be; nothing has been paid yet.
        """
        path = Path(out).expanduser()
        is_folder = path.is_dir() or path.suffix.lower() not in _FILE_SUFFIXES or out.endswith(("/", os.sep))
        if not is_folder and count != 1:
            raise _refused(
                out, f"is one file, and there are {count} assets", "Name a folder, or add --batch 1."
            )
        folder = path if is_folder else path.parent
        absent = [each for each in (folder, *folder.parents) if not each.exists()]
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            reason = "is a file" if folder.is_file() else f"cannot be made ({error.strerror or error})"
            raise _refused(str(folder), reason, "Name another folder.") from None
        if not os.access(folder, os.W_OK | os.X_OK):
            raise _refused(str(folder), "cannot be written", "Name another folder.")
        for each in absent:
            with contextlib.suppress(OSError):  # somebody else has put something there meanwhile
                each.rmdir()
        return cls(path, not is_folder)

    def save(self, assets: Sequence[Asset], *, quiet: bool = False) -> list[Path]:
        """Write assets, with their parts.

        Args:
            quiet: show nothing of how far they are.

        Raises:
            DownloadFailed: when one does not arrive; the others are saved.
            NotSaved: when the disk refuses; the server keeps them.
        """
        from layer_mcp.cli.transfer import Transfers
        from layer_mcp.connect.loop import run_blocking
        from layer_mcp.library.saving import save_all

        tell: dict[int, Callable[[int, int | None], None]] = {}
        try:
            if self.is_file:
                return _save_as(assets, self.path)
            with Transfers(quiet=quiet) as shown:

                def told(asset: Asset, received: int, size: int | None) -> None:
                    tell.setdefault(id(asset), shown.of(asset.name))(received, size)

                return run_blocking(save_all(assets, self.path, on_progress=told))
        except OSError as error:
            run_id = assets[0].run_id if assets else ""
            raise NotSaved(
                f"Run {run_id} succeeded, but {self.path} cannot be written ({error.strerror or error}).",
                remedy=f"`layer run {run_id} --out ELSEWHERE` saves it.",
                field="out",
                value=str(self.path),
            ) from None


def _save_as(assets: Sequence[Asset], path: Path) -> list[Path]:
    return [
        file.save(
            path
            if file is asset
            else path.with_name(f"{path.stem}-{file.role}{Path(file.name).suffix or path.suffix}")
        )
        for asset in assets
        for file in (asset, *asset.parts)
    ]


def _refused(out: str, reason: str, remedy: str) -> InvalidInputs:
    return InvalidInputs(
        f"--out: {out} {reason}.", remedy=f"{remedy} Nothing was started.", field="out", value=out
    )
