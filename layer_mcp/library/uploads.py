"""Files of people, made usable by their id: uploaded from here, or fetched by the server from a public address.

An answer that was lost never makes a second copy: a fresh upload address is asked for again (an address without
bytes is no file), and a fetch by the server is not.
"""

from __future__ import annotations

import asyncio
import contextlib
import functools
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from layer_mcp.catalog.catalog import Catalog
from layer_mcp.connect.asking import AnswerLost
from layer_mcp.connect.dialect import structured
from layer_mcp.connect.loop import run_from_any_loop
from layer_mcp.connect.wire import Wire
from layer_mcp.contract.errors import InvalidInputs, LayerError, SubmitUncertain
from layer_mcp.contract.files import UploadedFile
from layer_mcp.library import resumable
from layer_mcp.library.assets import Asset
from layer_mcp.library.gone import named, replaced
from layer_mcp.library.guidance import Reference, guidance_item, not_a_type, parse_reference, type_for
from layer_mcp.library.sending import Sending
from layer_mcp.library.sources import Source, source_of
from layer_mcp.library.together import FILES_AT_ONCE, in_order
from layer_mcp.library.uploaded import Upload

OnFileProgress = Callable[[int, int, int], None]
"""Told which of the files it is (counted from 0), bytes sent, and bytes in all."""


class Uploads:
    """Uploads of one workspace."""

    def __init__(self, wire: Wire, catalog: Catalog, sending: Sending) -> None:
        self._wire = wire
        self._catalog = catalog
        self._sending = sending

    async def upload(
        self,
        thing: Any,
        *,
        name: str | None = None,
        content_type: str | None = None,
        on_progress: resumable.OnProgress | None = None,
    ) -> Upload:
        """Make a file usable by its id.

        Args:
            thing: a path, bytes, an open file, a PIL image, or a public https address.
            name: the file's name; by default its own.
            content_type: what it is; by default what its bytes say.
            on_progress: told bytes sent and bytes in all.

        Raises:
            InvalidInputs: when it cannot be read, or is nothing that may be uploaded.
            UploadFailed: when it was refused, or cut too often.
        """
        if _is_address(thing):
            return await self._fetched(str(thing), name)
        source = await asyncio.to_thread(source_of, thing, name, content_type)
        with contextlib.closing(source):
            return await run_from_any_loop(self._sending.send(source, on_progress))

    async def upload_all(
        self, things: Iterable[Any], at_once: int, on_progress: OnFileProgress | None = None
    ) -> list[Upload]:
        """Several at once; nothing is sent before each of them is known to be something that may be uploaded.

        Raises:
            LayerError: the first that failed, once the others have ended; what was sent is not sent again.
        """
        if at_once < 1:
            raise InvalidInputs(
                f"at_once is {at_once}, but must be from 1 up.", field="at_once", value=at_once
            )
        made = [
            thing if _is_address(thing) else await asyncio.to_thread(source_of, thing) for thing in things
        ]
        return await run_from_any_loop(self._all(made, at_once, on_progress))

    async def _all(
        self, made: Sequence[Source | str], at_once: int, on_progress: OnFileProgress | None
    ) -> list[Upload]:
        room = asyncio.Semaphore(at_once)

        async def one(index: int, thing: Source | str) -> Upload:
            async with room:
                if isinstance(thing, str):
                    return await self._fetched(thing, None)
                told = None if on_progress is None else functools.partial(on_progress, index)
                with contextlib.closing(thing):
                    return await self._sending.send(thing, told)

        return await in_order([one(index, thing) for index, thing in enumerate(made)])

    async def file(self, thing: Any, field: str) -> Upload:
        """Whatever stands for a file, as one that the server has.

        Args:
            thing: an asset, an upload, an id, or what ``upload`` takes.
            field: names it in an error.
        """
        if isinstance(thing, Asset):
            return Upload(thing.file_id, thing.mime, thing.name)
        if isinstance(thing, Upload):
            return thing
        if isinstance(thing, Mapping) and isinstance(thing.get("file_id"), str):
            return Upload(thing["file_id"])
        if isinstance(thing, str) and _is_id(thing):
            return Upload(thing)
        try:
            return await self.upload(thing)
        except InvalidInputs as error:
            error.field = field
            raise

    async def guidance(self, items: Iterable[Any], offered: Iterable[str]) -> list[dict[str, Any]]:
        """Guidance files as they go over the wire.

        Args:
            items: assets, uploads, paths, PIL images, ``"FILE[:type[:weight]]"``, or items of the wire.
            offered: the types that the model takes, for those that name none.
        """
        offered = tuple(offered)
        room = asyncio.Semaphore(FILES_AT_ONCE)

        async def one(item: Any) -> dict[str, Any]:
            async with room:
                return await self._guiding(item, offered)

        return await in_order([one(item) for item in items])

    async def renewed(self, arguments: Mapping[str, Any], error: LayerError) -> dict[str, Any] | None:
        """The same arguments, where a server refused them for files that it has no more: those are sent again.

        Returns:
            None when it refused them for something else.
        """
        gone = named(error, arguments, self._sending.may_be_gone)
        if not gone:
            return None
        fresh = [await run_from_any_loop(self._sending.send_again(file_id)) for file_id in gone]
        ids = {old: new.file_id for old, new in zip(gone, fresh, strict=True)}
        return {name: replaced(value, ids) for name, value in arguments.items()}

    async def _guiding(self, item: Any, offered: tuple[str, ...]) -> dict[str, Any]:
        if isinstance(item, Mapping):
            return dict(item)
        reference = item if isinstance(item, Reference) else Reference(item)
        if isinstance(item, str):
            reference = parse_reference(item)
        source = reference.source
        if isinstance(source, str):
            await asyncio.to_thread(_check_type, source)
        found = await self.file(source, "guidance_files")
        kind = (source.kind if isinstance(source, Asset) else "") or found.kind or "image"
        type_ = reference.type or type_for(kind, offered)
        return guidance_item(found.file_id, kind, type_, reference.weight)

    async def _fetched(self, url: str, name: str | None) -> Upload:
        asked = {"workspace_id": await self._catalog.workspace_id(), "url": url}
        if name is not None:
            asked["file_name"] = name
        try:
            answer = await self._wire.answer("upload_file", asked, paid=True)
        except AnswerLost as lost:
            raise SubmitUncertain(
                f"The answer to upload_file was lost ({lost}); it was not sent again.",
                remedy="Upload it again if you need it; an upload costs nothing.",
            ) from lost
        found = UploadedFile.model_validate(structured(answer))
        shown = name or Path(url.partition("?")[0]).name
        size = (found.width, found.height)
        return Upload(found.file_id, found.content_type, shown, found.size_bytes, *size)


def _is_address(thing: Any) -> bool:
    return isinstance(thing, str) and thing.lower().startswith(("https://", "http://"))


def _is_id(text: str) -> bool:
    try:
        return str(uuid.UUID(text)) == text.lower()
    except ValueError:
        return False


def _check_type(source: str) -> None:
    """A misspelt type makes a path that is not there, of one that is."""
    path, _, word = source.rpartition(":")
    if (
        path
        and not Path(source).expanduser().exists()
        and (Path(path).expanduser().is_file() or _is_id(path))
    ):
        raise not_a_type(word)
