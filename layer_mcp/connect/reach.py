"""Which hosts a server may name: none in a private network that the server itself is not in.

A server tells where its files are, and where to sign in, and nobody vouches for what it tells. Whoever asked there
without looking would be its hand inside the user's own network.
"""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from layer_mcp.contract.machine import LOOPBACK_HOSTS

if TYPE_CHECKING:
    import httpx2

_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
"""IPv4 addresses, as a network without IPv4 spells them (RFC 6052)."""


class Reach:
    """What one server may name.

    Args:
        origin: of the server; None where it is on this machine.
    """

    def __init__(self, origin: str | None) -> None:
        self._origin = origin
        self._private: bool | None = None

    async def covers(self, host: str) -> bool:
        """Whether the server may name this host."""
        return await _leads_outside(host) or await self._server_is_private()

    async def covers_peer(self, response: httpx2.Response) -> bool:
        """The same for who has answered: a name may lead elsewhere than it did a moment ago."""
        from layer_mcp.connect.proxies import proxy_for

        url = response.request.url
        stream = response.extensions.get("network_stream")
        peer = stream.get_extra_info("server_addr") if stream is not None else None
        if not peer or proxy_for(url.scheme, url.host) is not None:
            return True
        return is_public(str(peer[0])) or await self._server_is_private()

    async def _server_is_private(self) -> bool:
        if self._private is None:
            host = urlsplit(self._origin).hostname if self._origin else None
            self._private = host is None or not await _leads_outside(host)
        return self._private


async def _leads_outside(host: str) -> bool:
    from layer_mcp.connect.proxies import proxy_for

    if host in LOOPBACK_HOSTS or f".{host.rstrip('.')}".endswith(".localhost"):
        return False
    try:
        return is_public(host)
    except ValueError:
        pass  # a name
    if proxy_for("https", host) is not None:
        return True  # it is the proxy that looks the name up, and decides
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return True  # there is no such host: connecting says so in its own words
    return all(is_public(str(address[0])) for *_, address in found)


def is_public(address: str) -> bool:
    """Whether an IP address is one of the Internet's.

    Raises:
        ValueError: for what is no IP address.
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour
        if ip in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        ip = inner or ip
    return ip.is_global and not ip.is_multicast
