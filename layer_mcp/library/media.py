"""Media hosts: where files are sent to and fetched from. They never get a token of ours.

A server says where its files are, and nobody vouches for what it says: an address must be HTTPS (or at the server's
own origin), and may not lead into a private network that the server itself is not in.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from layer_mcp.auth.origins import origin_of
from layer_mcp.connect.logs import keep_secrets_out_of_logs
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_mcp.contract.redact import Secret

if TYPE_CHECKING:
    import httpx2

CONNECT_SECONDS = 10.0
SILENT_SECONDS = 120.0
"""How long a media host may say nothing."""
MAX_CONNECTIONS = 16
_PRIVATE = "The server gave an address in a private network, where the server itself is not."


class NotAllowed(LayerError):
    """An address that is not to be used."""

    code = "ADDRESS_REFUSED"
    status = 502
    default_remedy = "Nothing was sent to it. If the server is yours, see which addresses it gives."


class MediaHosts:
    """The HTTP client for media hosts. Its coroutines run on the I/O loop only.

    Args:
        origin: of the Layer server; None where it is in this process or embedded.
    """

    def __init__(self, origin: str | None) -> None:
        self._origin = origin
        self._client: httpx2.AsyncClient | None = None
        self._owner: asyncio.AbstractEventLoop | None = None
        self._private: bool | None = None

    async def client_for(self, address: Secret) -> httpx2.AsyncClient:
        """The client, for an address, once it has been looked at.

        Raises:
            NotAllowed: for an address that must not be used.
        """
        import httpx2

        from layer_mcp.connect.proxies import Routed

        await self._check(address)
        if self._client is None or self._owner is not asyncio.get_running_loop():  # or the first after a fork
            keep_secrets_out_of_logs()  # the HTTP library tells every address, and these are credentials
            self._owner = asyncio.get_running_loop()
            self._client = httpx2.AsyncClient(
                transport=Routed(limits=httpx2.Limits(max_connections=MAX_CONNECTIONS)),
                trust_env=False,
                follow_redirects=False,
                timeout=httpx2.Timeout(CONNECT_SECONDS, read=SILENT_SECONDS, write=SILENT_SECONDS),
            )
        return self._client

    async def aclose(self) -> None:
        """Close the connections."""
        client, self._client = self._client, None
        if client is not None and self._owner is asyncio.get_running_loop():
            await client.aclose()

    async def check_peer(self, address: Secret, response: httpx2.Response) -> None:
        """Look at who has answered: a name may lead elsewhere than it did a moment ago.

        Raises:
            NotAllowed: when it was somebody in a private network.
        """
        from layer_mcp.connect.proxies import proxy_for

        scheme, host, origin = _parts(address)
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream is not None else None
        if not peer or origin == self._origin or proxy_for(scheme, host) is not None:
            return
        if not _is_public(str(peer[0])) and not await self._server_is_private():
            raise NotAllowed(_PRIVATE)

    async def _check(self, address: Secret) -> None:
        scheme, host, origin = _parts(address)
        if self._origin is not None and origin == self._origin:
            return
        if not host or (scheme != "https" and not (scheme == "http" and host in LOOPBACK_HOSTS)):
            raise NotAllowed("The server gave an address that is neither HTTPS nor on this machine.")
        if not await self._is_public(host) and not await self._server_is_private():
            raise NotAllowed(_PRIVATE)

    async def _server_is_private(self) -> bool:
        if self._private is None:
            host = urlsplit(self._origin).hostname if self._origin else None
            self._private = host is None or not await self._is_public(host)
        return self._private

    async def _is_public(self, host: str) -> bool:
        from layer_mcp.connect.proxies import proxy_for

        if host in LOOPBACK_HOSTS or host.endswith(".localhost"):
            return False
        try:
            return _is_public(host)
        except ValueError:
            pass  # a name
        if proxy_for("https", host) is not None:
            return True  # it is the proxy that looks the name up, and decides
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except OSError:
            return True  # there is no such host: connecting says so in its own words
        return all(_is_public(str(address[0])) for *_, address in found)


def _parts(address: Secret) -> tuple[str, str, str]:
    """Scheme, host and origin of an address."""
    try:
        parts = urlsplit(address.reveal())
        return parts.scheme, parts.hostname or "", origin_of(address.reveal())
    except ValueError:
        raise NotAllowed("The server gave an address that cannot be read.") from None


def _is_public(address: str) -> bool:
    """Raises ValueError for what is no IP address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    return ip.is_global and not ip.is_multicast
