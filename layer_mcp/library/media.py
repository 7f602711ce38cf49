"""Media hosts: where files are sent to and fetched from. They never get a token of ours.

A server says where its files are, and nobody vouches for what it says: an address must be HTTPS (or at the server's
own origin), and may not lead into a private network that the server itself is not in.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
import ssl
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from layer_mcp.auth.origins import origin_of
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_mcp.contract.redact import Secret

if TYPE_CHECKING:
    import httpx2

CONNECT_SECONDS = 10.0
SILENT_SECONDS = 120.0
"""How long a media host may say nothing."""
MAX_CONNECTIONS = 16


class NotAllowed(LayerError):
    """An address that is not to be used."""

    code = "ADDRESS_REFUSED"
    status = 502
    default_remedy = "Nothing was sent to it. If the server is yours, see which addresses it gives."


class MediaHosts:
    """The HTTP clients for media hosts. Its coroutines run on the I/O loop only.

    Args:
        origin: of the Layer server; None where it is in this process or embedded.
    """

    def __init__(self, origin: str | None) -> None:
        self._origin = origin
        self._clients: dict[tuple[bool, bool], httpx2.AsyncClient] = {}
        self._owner: asyncio.AbstractEventLoop | None = None
        self._private: bool | None = None

    async def client_for(self, address: Secret) -> httpx2.AsyncClient:
        """The client for an address, once it has been looked at.

        Raises:
            NotAllowed: for an address that must not be used.
        """
        import httpx2

        parts = urlsplit(address.reveal())
        host = parts.hostname or ""
        await self._check(parts.scheme, host, origin_of(address.reveal()))
        if self._owner is not asyncio.get_running_loop():  # the first use, or the first after a fork
            self._owner, self._clients = asyncio.get_running_loop(), {}
        here, plain = host in LOOPBACK_HOSTS, parts.scheme == "http"
        if (here, plain) not in self._clients:
            self._clients[here, plain] = httpx2.AsyncClient(
                # The default TLS context takes 20 ms to build, and plain HTTP has no use for it.
                verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if plain and here else True,
                trust_env=not here,
                follow_redirects=False,
                timeout=httpx2.Timeout(CONNECT_SECONDS, read=SILENT_SECONDS, write=SILENT_SECONDS),
                limits=httpx2.Limits(max_connections=MAX_CONNECTIONS),
            )
        return self._clients[here, plain]

    async def aclose(self) -> None:
        """Close the connections."""
        clients, self._clients = list(self._clients.values()), {}
        if self._owner is asyncio.get_running_loop():
            for client in clients:
                await client.aclose()

    async def _check(self, scheme: str, host: str, origin: str) -> None:
        if self._origin is not None and origin == self._origin:
            return
        if not host or (scheme != "https" and not (scheme == "http" and host in LOOPBACK_HOSTS)):
            raise NotAllowed("The server gave an address that is neither HTTPS nor on this machine.")
        if not await self._is_public(host) and not await self._server_is_private():
            raise NotAllowed(
                "The server gave an address in a private network, where the server itself is not."
            )

    async def _server_is_private(self) -> bool:
        if self._private is None:
            host = urlsplit(self._origin).hostname if self._origin else None
            self._private = host is None or not await self._is_public(host)
        return self._private

    async def _is_public(self, host: str) -> bool:
        if host in LOOPBACK_HOSTS or host.endswith(".localhost"):
            return False
        try:
            return _is_public(host)
        except ValueError:
            pass  # a name
        if _is_proxied(host):
            return True  # it is the proxy that looks the name up, and decides
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
        except OSError:
            return True  # there is no such host: connecting says so in its own words
        return all(_is_public(str(address[0])) for *_, address in found)


def _is_public(address: str) -> bool:
    """Raises ValueError for what is no IP address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    return ip.is_global and not ip.is_multicast


def _is_proxied(host: str) -> bool:
    proxies = getproxies()
    return ("https" in proxies or "all" in proxies) and not proxy_bypass(host)
