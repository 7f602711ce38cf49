"""Assets: what a run made, and how to get at it.

``thumbnail()``, ``bytes()``, ``path`` and ``save()`` block (and ``open()``); ``read_thumbnail()``, ``read()``,
``fetch()`` and ``saved()`` are the same for async code. No address is ever shown: a signed URL is a credential.
"""

from __future__ import annotations

import asyncio
import builtins
import shutil
import tempfile
from collections.abc import AsyncGenerator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from layer_mcp.connect.loop import run_blocking, run_from_any_loop
from layer_mcp.contract.assets import AssetInfo, AttributionInfo, PartInfo
from layer_mcp.contract.errors import InvalidInputs, LayerError
from layer_mcp.contract.local import MAX_THUMBNAIL_PIXELS, MIN_THUMBNAIL_PIXELS, RunModel
from layer_mcp.contract.plain_text import plain
from layer_mcp.contract.redact import Secret
from layer_mcp.library import transfers
from layer_mcp.library.guidance import guidance_item
from layer_mcp.library.hashing import hash_of
from layer_mcp.library.paths import cached_path, safe_name
from layer_mcp.library.saving import save_all
from layer_mcp.library.transfers import OnProgress

if TYPE_CHECKING:
    from PIL.Image import Image

THUMBNAIL_PIXELS = 320
MAX_PIXELS = 200_000_000
"""A picture with more is not decoded."""


class AssetSource(Protocol):
    """Where bytes come from; the client implements it."""

    home: Path

    def stream(
        self, file_id: str, url: Secret | None, run_id: str, size: int | None = None
    ) -> AsyncGenerator[bytes]:
        """The bytes of a file."""

    async def known_hash(self, file_id: str) -> str | None:
        """The SHA-256 of a file that was fetched before."""

    async def keep_hash(self, file_id: str, sha256: str) -> None:
        """A file was fetched."""

    async def thumbnail(self, file_id: str, size: int) -> bytes | None:
        """A thumbnail made by the server, or None where it makes none."""


class Asset:
    """One asset of a run, or one part of an asset.

    Attributes:
        file_id: feeds the next run as a guidance file.
        kind: ``image``, ``video``, ``three_d`` or ``audio``.
        mime: its content type.
        name: a file name made of the prompt, safe to write.
        role: what it is of its asset (``normal``, ``height``, …); empty for a whole asset.
        width, height: pixels, where it has them.
        seed: the seed that gives this very asset with a batch of one.
        output, step: of a workflow run: the output that it belongs to, and the step that made it.
        parts: files that belong to it, by ``role``.
        attribution: whom to credit.
        metadata: what the model says of it.
        sha256: of its bytes, hexadecimal, where it is known.
        run_id, prompt, model: where it comes from.
    """

    def __init__(
        self,
        info: AssetInfo | PartInfo,
        source: AssetSource,
        *,
        run_id: str = "",
        prompt: str = "",
        model: RunModel | None = None,
        kind: str = "",
    ) -> None:
        whole = info if isinstance(info, AssetInfo) else None
        self.file_id = info.file_id
        self.mime = info.content_type
        self.kind = (whole.kind if whole else "") or kind
        self.role = "" if isinstance(info, AssetInfo) else info.role
        given = whole.name if whole else self.role
        self.name = safe_name(given, info.content_type, fallback=f"{kind or 'asset'}-{info.file_id[:8]}")
        self.width = info.width
        self.height = info.height
        self.size_bytes = info.size_bytes
        self.seed = whole.seed if whole else None
        self.output = (whole.output if whole else None) or ""
        self.step = (whole.step if whole else None) or ""
        self.has_alpha = whole.has_alpha if whole else None
        self.attribution: list[AttributionInfo] = list(whole.attribution) if whole else []
        self.metadata: Mapping[str, Any] = dict(whole.metadata) if whole else {}
        self.run_id = run_id
        self.prompt = prompt
        self.model = model or RunModel()
        self.parts = [
            Asset(part, source, run_id=run_id, prompt=prompt, model=model, kind=self.kind)
            for part in (whole.parts if whole else [])
        ]
        self.sha256 = info.sha256
        self._url = Secret(info.url) if info.url else None
        self._source = source
        self._path: Path | None = None

    def part(self, role: str) -> Asset:
        """The part with this role.

        Raises:
            InvalidInputs: when there is none; names those that there are.
        """
        for part in self.parts:
            if part.role == role:
                return part
        roles = [part.role for part in self.parts]
        raise InvalidInputs(
            f"This asset has no part {role!r}.",
            remedy=f"It has {', '.join(roles)}." if roles else "It has no parts.",
            field="role",
            value=role,
            allowed=roles or None,
        )

    def as_guidance(self, type: str | None = None, weight: float = 1.0) -> dict[str, Any]:  # noqa: A002  the wire's word
        """This asset as an item of ``guidance_files``.

        Args:
            type: one of the wire's guidance types; by default the one for its kind.
            weight: from 0 to 1.
        """
        return guidance_item(self.file_id, self.kind, type, weight)

    # -- bytes ---------------------------------------------------------------------------------------

    async def fetch(self) -> Path:
        """``path`` for async code: the downloaded file; downloaded and verified on the first use."""
        if self._path is None or not self._path.is_file():
            self._path = await run_from_any_loop(self._fetch())
        return self._path

    async def read(self) -> builtins.bytes:
        """``bytes()`` for async code: the file's bytes."""
        path = await self.fetch()
        return await asyncio.to_thread(path.read_bytes)

    async def read_thumbnail(self, size: int = THUMBNAIL_PIXELS) -> builtins.bytes:
        """A small WebP picture of it, at most ``size`` pixels wide and high.

        Raises:
            InvalidInputs: for a size that is out of range, or an asset that has no picture.
        """
        if not MIN_THUMBNAIL_PIXELS <= size <= MAX_THUMBNAIL_PIXELS:
            raise InvalidInputs(
                f"A thumbnail has {MIN_THUMBNAIL_PIXELS} to {MAX_THUMBNAIL_PIXELS} pixels, not {size}.",
                field="size",
                value=size,
            )
        made = await run_from_any_loop(self._source.thumbnail(self.file_id, size))
        if made is not None:
            return made
        content = await self.read()
        return await asyncio.to_thread(_shrink, content, size, self.name)

    @property
    def path(self) -> Path:
        """The downloaded file: in ``layer-assets/`` here, else in the data folder."""
        if self._path is None or not self._path.is_file():
            self._path = run_blocking(self._fetch())
        return self._path

    def bytes(self) -> builtins.bytes:
        """The file's bytes."""
        return self.path.read_bytes()

    def thumbnail(self, size: int = THUMBNAIL_PIXELS) -> builtins.bytes:
        """A small WebP picture of it, at most ``size`` pixels wide and high."""
        return run_blocking(self.read_thumbnail(size))

    def open(self) -> Image:
        """The picture, as a Pillow image.

        Raises:
            LayerError: when it is not a picture, or is too large to decode.
        """
        return _decode(self.bytes(), self.name)

    def save(self, target: str | Path = ".") -> Path:
        """Write the file to a path, or into a folder under its own name with its parts beside it.

        Args:
            target: a file path (replaced if it exists), or a folder: an existing one, or a name without a
                suffix or with a trailing slash, which is made.

        Returns:
            Where it is now.

        Raises:
            DownloadFailed: when it does not arrive.
            OSError: when the place cannot be written.
        """
        place = Path(target).expanduser()
        is_folder = place.is_dir() or not place.suffix or str(target).endswith(("/", "\\"))
        if is_folder and not place.is_file():
            return self.save_all(place)[0]
        place.parent.mkdir(parents=True, exist_ok=True)
        return run_blocking(self.saved_as(place))

    async def saved(self, target: str | Path = ".") -> Path:
        """``save()`` for async code."""
        return await asyncio.to_thread(self.save, target)

    def save_all(self, folder: Path) -> list[Path]:
        """Write the file and its parts into a folder, which is made; over no other file.

        Returns:
            Where they are now, the asset first. A part is named after its asset and its role.
        """
        return run_blocking(save_all([self], folder))

    async def saved_as(self, place: Path) -> Path:
        """Write the file to this very path, in one step; replaces what is there."""
        with tempfile.TemporaryDirectory(prefix=".layer-", dir=place.parent) as folder:
            path = await self.brought(Path(folder))
            await asyncio.to_thread(path.replace, place)
        return place

    async def brought(self, folder: Path, on_progress: OnProgress | None = None) -> Path:
        """A copy of the file in a folder, which is the caller's; from the cache, else downloaded and verified.

        Args:
            on_progress: told bytes received and bytes in all.
        """
        await self.known_hash()
        known = await asyncio.to_thread(self._cached)
        if known is None:
            return await run_from_any_loop(self._download(folder, on_progress))
        path = await asyncio.to_thread(shutil.copyfile, known, folder / known.name)
        if on_progress is not None:
            on_progress(size := path.stat().st_size, size)
        return path

    async def known_hash(self) -> str | None:
        """SHA-256 of its bytes, hexadecimal: as the server told it, or as it was when it was fetched before."""
        if self.sha256 is None:
            self.sha256 = await self._source.known_hash(self.file_id)
        return self.sha256

    def _cached(self) -> Path | None:
        """The file in the cache, if its bytes are still those that were verified."""
        path = self._path
        if path is None and self.sha256 is not None:
            path = cached_path(transfers.cache_folder(self._source.home), self.sha256.lower(), self.name)
        if path is None or not path.is_file():
            return None
        return path if self.sha256 is None or hash_of(path) == self.sha256.lower() else None

    async def _fetch(self) -> Path:
        await self.known_hash()
        known = await asyncio.to_thread(self._cached)
        if known is not None:
            return known
        return await self._download(transfers.cache_folder(self._source.home))

    async def _download(self, folder: Path, on_progress: OnProgress | None = None) -> Path:
        source, parts = self._source, (self.file_id, self._url, self.run_id, self.size_bytes)
        path, self.sha256 = await transfers.download(
            lambda: source.stream(*parts),
            folder,
            name=self.name,
            content_type=self.mime,
            size=self.size_bytes,
            sha256=self.sha256,
            on_progress=on_progress,
        )
        await self._source.keep_hash(self.file_id, self.sha256)
        return path

    def __repr__(self) -> str:
        size = f" {self.width}×{self.height}" if self.width and self.height else ""
        role = f" {self.role}" if self.role else ""
        return plain(f"<Asset {self.file_id[:8]}{role} {self.mime or self.kind}{size}>")


def _decode(content: bytes, name: str) -> Image:
    import io
    import warnings

    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # Our own limit is below; Pillow's warning is lower than pictures that Layer makes.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content))
        if picture.width * picture.height > MAX_PIXELS:
            raise LayerError(
                f"{name} has {picture.width}×{picture.height} pixels, too many to open.",
                remedy="Use .save() and a program made for such pictures.",
            )
        picture.load()
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise LayerError(
            f"{name} cannot be opened as a picture: {error}.", remedy="Use .save() or .bytes() instead."
        ) from error
    return picture


def _shrink(content: bytes, size: int, name: str) -> bytes:
    import io

    picture = _decode(content, name)
    picture.thumbnail((size, size))
    if picture.mode not in {"RGB", "RGBA"}:
        picture = picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=82, method=4)
    return out.getvalue()
