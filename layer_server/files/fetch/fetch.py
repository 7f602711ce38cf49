"""One public file to a place on disk, within bounds of hops, size and time."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import httpcore2

from layer_mcp import __version__
from layer_mcp.contract.errors import UploadFailed
from layer_mcp.contract.files import URL_UPLOAD_LIMIT_BYTES
from layer_mcp.contract.sniff import HEAD_BYTES, sniff
from layer_server.files.fetch.pinned import (
    CONNECT_SECONDS,
    Deadline,
    PinnedBackend,
    Resolve,
    addresses,
    system_resolve,
)
from layer_server.files.fetch.target import Target, follow, parse, refused

MAX_REDIRECTS = 5
TOTAL_SECONDS = 50.0
"""Less than an agent's host waits for a tool."""
TYPES = ("image/png", "image/jpeg", "image/webp", "video/mp4")
_REDIRECTS = {301, 302, 303, 307, 308}


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was fetched.

    Attributes:
        content_type: by its first bytes.
        name: the last part of the last address; may be empty.
    """

    content_type: str
    name: str
    size_bytes: int


class Fetcher:
    """Fetches files from public addresses.

    Args:
        allowed: ``host:port`` of places that may be fetched from although they are private, or the port is odd.
        resolve: finds the addresses of a name.
        total_seconds: for everything, from the first question to the last byte.
    """

    def __init__(
        self,
        allowed: frozenset[str] = frozenset(),
        *,
        resolve: Resolve = system_resolve,
        total_seconds: float = TOTAL_SECONDS,
    ) -> None:
        self._allowed = allowed
        self._resolve = resolve
        self._total_seconds = total_seconds

    def fetch(self, url: str, to: Path) -> Fetched:
        """Fetch a file. Blocks, up to the total time.

        Args:
            to: an empty file; what is left in it after an error is of no use.

        Raises:
            UploadFailed: with the reason, as a sentence.
        """
        deadline = Deadline(self._total_seconds)
        target = parse(url, self._allowed)
        try:
            for _ in range(MAX_REDIRECTS + 1):
                found = self._hop(target, to, deadline)
                if isinstance(found, Fetched):
                    return found
                target = found
        except (httpcore2.TimeoutException, TimeoutError) as error:
            raise refused(
                f"{target.host} was too slow: the file was not here within {self._total_seconds:g} seconds.",
                "Try again, or upload the file with request_file_upload_url.",
            ) from error
        except (httpcore2.ConnectError, ssl.SSLError) as error:
            raise refused(
                f"{target.host} could not be connected to.", "Check the address in a browser."
            ) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as error:
            raise refused(
                f"{target.host} broke off, or does not speak HTTP as it should.",
                "Try again, or upload the file with request_file_upload_url.",
            ) from error
        raise refused(f"The URL leads from one address to the next, more than {MAX_REDIRECTS} times.")

    def _hop(self, target: Target, to: Path, deadline: Deadline) -> Fetched | Target:
        """Ask one server: what it has, or where it sends us."""
        backend = PinnedBackend(deadline)
        backend.pinned = addresses(target, self._allowed, self._resolve, deadline)
        with (
            httpcore2.ConnectionPool(
                ssl_context=self._tls if target.scheme == "https" else None, network_backend=backend
            ) as pool,
            pool.stream(
                "GET",
                httpcore2.URL(
                    scheme=target.scheme.encode(),
                    host=target.bracketed.encode(),
                    port=target.port,
                    target=target.path.encode(),
                ),
                headers={
                    "Host": target.host_header,
                    "User-Agent": f"layer-nb/{__version__}",
                    "Accept": ", ".join(TYPES),
                    "Accept-Encoding": "identity",
                },
                extensions={"timeout": {"pool": CONNECT_SECONDS}},
            ) as response,
        ):
            headers = {name.lower(): value for name, value in response.headers}
            if response.status in _REDIRECTS and b"location" in headers:
                return follow(target, headers[b"location"].decode(errors="replace"), self._allowed)
            _check(target, response.status, headers)
            return _save(target, response, to)

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return httpcore2.default_ssl_context()


def _check(target: Target, status: int, headers: dict[bytes, bytes]) -> None:
    """Look at an answer before its body is read. Raises UploadFailed."""
    if status != 200:
        raise refused(
            f"{target.host} answered {status} instead of the file.", "Check the address in a browser."
        )
    coding = headers.get(b"content-encoding", b"identity").strip().lower()
    if coding != b"identity":
        raise refused(f"{target.host} sends the file compressed ({coding[:20].decode('latin-1')}), unasked.")
    length = headers.get(b"content-length", b"0")
    if length.isdigit() and int(length) > URL_UPLOAD_LIMIT_BYTES:
        raise _too_large(int(length))


def _save(target: Target, response: httpcore2.Response, to: Path) -> Fetched:
    size, head, kind = 0, b"", None
    with to.open("wb") as file:
        for data in response.iter_stream():
            size += len(data)
            if size > URL_UPLOAD_LIMIT_BYTES:
                raise _too_large(None)
            file.write(data)
            if len(head) < HEAD_BYTES:
                head += data[:HEAD_BYTES]
                kind = _kind(head) if len(head) >= HEAD_BYTES else None
    if size == 0:
        raise refused(f"{target.host} sent an empty file.")
    name = unquote(target.path.partition("?")[0].rpartition("/")[2], errors="replace")
    return Fetched(kind or _kind(head), name, size)


def _kind(head: bytes) -> str:
    """The type of a file that begins so. Raises UploadFailed when it is none that is taken."""
    kind = sniff(head)
    if kind not in TYPES:
        what = f"is {kind}" if kind else "is no picture and no film (perhaps a web page about one)"
        raise refused(f"What the URL gives {what}; PNG, JPEG, WebP and MP4 are taken.")
    return kind


def _too_large(size: int | None) -> UploadFailed:
    has = f"has {size:,} bytes" if size is not None else "has more"
    return refused(
        f"The file {has}; at most {URL_UPLOAD_LIMIT_BYTES >> 20} MiB are fetched.",
        "Upload it with request_file_upload_url, which takes larger ones.",
    )
