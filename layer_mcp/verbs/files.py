"""Files of yours, made usable by their id."""

from __future__ import annotations

from typing import Any

from layer_mcp.library.resumable import OnProgress
from layer_mcp.library.uploaded import Upload
from layer_mcp.verbs.parts import Parts


class Files(Parts):
    """Verbs about files."""

    async def upload(
        self,
        file: Any,
        *,
        name: str | None = None,
        content_type: str | None = None,
        on_progress: OnProgress | None = None,
    ) -> Upload:
        """Make a file of yours usable by its id. Free; the same bytes are sent once.

        Args:
            file: a path, bytes, an open file or a PIL image, sent from here; or a public https address, fetched
                by the server.
            name: the file's name; by default its own.
            content_type: what it is; by default what its bytes say.
            on_progress: told bytes sent and bytes in all, on the I/O thread.

        Raises:
            InvalidInputs: when it cannot be read, or is nothing that may be uploaded.
            UploadFailed: when it was refused, or the network cut it too often.
        """
        return await self._uploads.upload(file, name=name, content_type=content_type, on_progress=on_progress)
