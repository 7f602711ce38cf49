"""The environment's proxies (``HTTPS_PROXY``, ``NO_PROXY``, the system's settings), never for this machine itself.

A client with a transport of its own does not get them from the HTTP library.
"""

from __future__ import annotations

import ssl
import urllib.request
from typing import Any

import httpx2

from layer_mcp.connect.pools import Pools
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.machine import LOOPBACK_HOSTS


class Routed(httpx2.AsyncBaseTransport):
    """Sends each request directly, or by way of the proxy that is set for its scheme.

    Args:
        settings: of the HTTP transports below.
    """

    def __init__(self, **settings: Any) -> None:
        self._settings = settings
        self._ways: dict[tuple[str, str | None], Pools] = {}

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        scheme = request.url.scheme
        return await self._way(scheme, proxy_for(scheme, request.url.host)).handle_async_request(request)

    def _way(self, scheme: str, proxy: str | None) -> Pools:
        way = (scheme, proxy)
        if way not in self._ways:
            settings = dict(self._settings)
            if scheme == "http" and proxy is None:
                # The default TLS context takes 20 ms to build and plain HTTP has no use for it.
                settings["verify"] = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            try:
                self._ways[way] = Pools(proxy=proxy, **settings)
            except (ValueError, ImportError) as error:
                raise InvalidInputs(
                    f"The proxy that is set for this machine cannot be used: {error}",
                    remedy="Correct HTTPS_PROXY (an http:// or https:// address), or add the host to NO_PROXY.",
                ) from error
        return self._ways[way]

    async def aclose(self) -> None:
        for way in self._ways.values():
            await way.aclose()


def proxy_for(scheme: str, host: str) -> str | None:
    """The address of the proxy for requests to a host, or None when they go directly. It may hold a password."""
    if host in LOOPBACK_HOSTS:
        return None
    proxies = urllib.request.getproxies()
    proxy = proxies.get(scheme) or proxies.get("all")
    if not proxy or urllib.request.proxy_bypass(host):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"
