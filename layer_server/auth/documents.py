"""Fetching the document about a program from the https address that is the program's id.

Through the same rules as any address from outside: public addresses only, resolved once and pinned; and no redirects.
"""

from __future__ import annotations

import ssl
from functools import cached_property

import httpcore2

from layer_mcp import __version__
from layer_mcp.contract.errors import LayerError, UploadFailed
from layer_server.files.fetch.pinned import Deadline, PinnedBackend, Resolve, addresses, system_resolve
from layer_server.files.fetch.target import parse

TOTAL_SECONDS = 8.0
"""A person waits for the page meanwhile."""


class Documents:
    """Fetches small JSON documents.

    Args:
        allowed: ``host:port`` of places that may be fetched from although they are private, or the port is odd.
        resolve: finds the addresses of a name.
        tls: for tests with a certificate of their own.
    """

    def __init__(
        self,
        allowed: frozenset[str] = frozenset(),
        *,
        resolve: Resolve = system_resolve,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._allowed = allowed
        self._resolve = resolve
        self._given_tls = tls

    def fetch(self, url: str, max_bytes: int) -> bytes:
        """The body of a document. Blocks for at most ``TOTAL_SECONDS``.

        Raises:
            LayerError: when it cannot be had.
        """
        deadline = Deadline(TOTAL_SECONDS)
        try:
            target = parse(url, self._allowed)
            backend = PinnedBackend(deadline)
            backend.pinned = addresses(target, self._allowed, self._resolve, deadline)
            with (
                httpcore2.ConnectionPool(ssl_context=self._tls, network_backend=backend) as pool,
                pool.stream(
                    "GET",
                    httpcore2.URL(
                        scheme=b"https",
                        host=target.bracketed.encode(),
                        port=target.port,
                        target=target.path.encode(),
                    ),
                    headers={
                        "Host": target.host_header,
                        "User-Agent": f"layer-nb/{__version__}",
                        "Accept": "application/json",
                        "Accept-Encoding": "identity",
                    },
                ) as response,
            ):
                if response.status != 200:
                    raise UploadFailed(f"{target.host} answered {response.status}.")
                body = bytearray()
                for data in response.iter_stream():
                    body += data
                    if len(body) > max_bytes:
                        raise UploadFailed(f"The document is larger than {max_bytes // 1024} KiB.")
                return bytes(body)
        except (httpcore2.TimeoutException, TimeoutError):
            raise LayerError("its server was too slow.") from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError, ssl.SSLError):
            raise LayerError("its server could not be connected to, or broke off.") from None

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        return self._given_tls or httpcore2.default_ssl_context()
