"""A file from its address on a media host, whatever happens on the way.

A transfer that was cut goes on with ``Range`` where the host takes it and can tell that the file is still the same;
elsewhere it begins anew. An address that has run out is exchanged for a fresh one, by the file's id.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import TYPE_CHECKING

from layer_mcp.contract.errors import pause_in
from layer_mcp.contract.redact import Secret
from layer_mcp.library.media import MediaHosts
from layer_mcp.library.transfers import DownloadFailed, StartOver

if TYPE_CHECKING:
    import httpx2

OK, PARTIAL_CONTENT = 200, 206
TRIES = 5
"""How often in a row a transfer may fail without a byte getting through."""
REDIRECTS = 5
FIRST_PAUSE_SECONDS = 0.25
LONGEST_PAUSE_SECONDS = 30.0
_EXPIRED = frozenset({400, 401, 403, 404, 410})
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")

Fresh = Callable[[], Awaitable[Secret]]
"""Gives the file's present address."""


class _Cut(Exception):
    """The transfer ended before the file did; it may go on."""

    def __init__(self, reason: str, retry_after: float = 0.0) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class _Expired(Exception):
    """The host takes the address no more."""


class Fetch:
    """One file.

    Args:
        media: the way to its host.
        shown: what the file is called in errors.
        address: where it is; None asks ``fresh``.
        fresh: gives its address anew.
        size: of the whole in bytes, where it is known.
    """

    def __init__(
        self, media: MediaHosts, shown: str, address: Secret | None, fresh: Fresh, size: int | None = None
    ) -> None:
        self._media = media
        self._shown = shown
        self._address = address
        self._fresh = fresh
        self._size = size
        self._received = 0
        self._validator = ""

    async def chunks(self) -> AsyncGenerator[bytes]:
        """Its bytes.

        Raises:
            DownloadFailed: when they do not come.
            StartOver: when they must be asked for from the start.
        """
        tries, refreshed = 0, self._address is None
        address = self._address or await self._fresh()
        while True:
            before = self._received
            try:
                async with contextlib.aclosing(self._rest(address)) as rest:
                    async for chunk in rest:
                        yield chunk
            except _Expired as error:
                fresh = None if refreshed else await self._fresh()
                if fresh is None or fresh == address:
                    raise DownloadFailed(f"{self._shown} was refused with {error}.") from None
                address, refreshed = fresh, True
            except _Cut as cut:
                tries = 1 if self._received > before else tries + 1
                if tries >= TRIES:
                    raise DownloadFailed(f"{self._shown} did not arrive: {cut}.") from None
                if self._received and not self._validator:
                    raise StartOver(str(cut)) from None
                pause = max(cut.retry_after, FIRST_PAUSE_SECONDS * 2 ** (tries - 1))
                await asyncio.sleep(min(LONGEST_PAUSE_SECONDS, pause))
            else:
                return
            if self._received > before:
                refreshed = False  # the address was good when it began: it ran out meanwhile

    async def _rest(self, address: Secret) -> AsyncGenerator[bytes]:
        """What is not here yet."""
        import httpx2

        headers = {"accept-encoding": "identity"}
        if self._received:
            headers |= {"range": f"bytes={self._received}-", "if-range": self._validator}
        for _ in range(REDIRECTS + 1):
            http = await self._media.client_for(address)
            try:
                async with http.stream("GET", address.reveal(), headers=headers) as response:
                    if response.status_code in _REDIRECTS and "location" in response.headers:
                        address = Secret(str(response.url.join(response.headers["location"])))
                        continue
                    self._accept(response)
                    async for chunk in response.aiter_bytes():
                        self._received += len(chunk)
                        yield chunk
            except (httpx2.InvalidURL, httpx2.DecodingError) as error:
                raise DownloadFailed(f"{self._shown} did not arrive: {type(error).__name__}.") from None
            except httpx2.TransportError as error:
                raise _Cut(type(error).__name__) from None
            if self._size is not None and self._received < self._size:
                raise _Cut(f"it ended after {self._received:,} of {self._size:,} bytes")
            return
        raise DownloadFailed(f"{self._shown} is behind more than {REDIRECTS} redirects.")

    def _accept(self, response: httpx2.Response) -> None:
        """Raises for an answer that is not what is missing of the file."""
        status = response.status_code
        if status in _EXPIRED:
            raise _Expired(f"HTTP {status}")
        if status in _PASSING:
            raise _Cut(f"HTTP {status}", pause_in(response.headers.get("retry-after")) or 0.0)
        if self._received:
            span = _RANGE.fullmatch(response.headers.get("content-range", "").strip())
            if status != PARTIAL_CONTENT or span is None or int(span.group(1)) != self._received:
                raise StartOver(f"it was cut after {self._received:,} bytes")
            total = span.group(3)
        elif status == OK:
            plain = response.headers.get("content-encoding", "identity") == "identity"
            total = response.headers.get("content-length", "") if plain else ""
            etag = response.headers.get("etag", "")
            strong = etag if etag.startswith('"') else ""
            self._validator = (strong or response.headers.get("last-modified", "")) if plain else ""
        else:
            raise DownloadFailed(f"{self._shown} was refused with HTTP {status}.")
        if not total.isdecimal():
            return
        if self._size is not None and int(total) != self._size:
            raise DownloadFailed(
                f"{self._shown} has {int(total):,} bytes there, and was said to have {self._size:,}."
            )
        self._size = int(total)
