"""The environment's proxies (``HTTPS_PROXY``, ``NO_PROXY``, the system's settings), never for this machine itself.

A client with a transport of its own does not get them from the HTTP library.
"""

from __future__ import annotations

import ssl
import urllib.request
from typing import Any
from urllib.parse import urlsplit

import httpx2

from layer_mcp.connect.pools import Pools
from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.machine import LOOPBACK_HOSTS

UNREADABLE = "its address cannot be read; in a password, / ? # and @ are written %2F %3F %23 and %40."


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
            except (ValueError, ImportError, httpx2.InvalidURL) as error:
                # What cannot be read may be a password: neither the text nor the error is repeated.
                reason = UNREADABLE if unreadable(proxy) else str(error)
                raise InvalidInputs(
                    f"The proxy that is set for this machine cannot be used: {reason}",
                    remedy="Correct HTTPS_PROXY (an http:// or https:// address), or add the host to NO_PROXY.",
                ) from None
        return self._ways[way]

    async def aclose(self) -> None:
        for way in self._ways.values():
            await way.aclose()


def unreadable(proxy: str | None) -> bool:
    """Whether an address is none: where its host and port begin and end cannot be told."""
    try:
        return bool(proxy) and not (urlsplit(proxy).hostname and (urlsplit(proxy).port or True))
    except ValueError:
        return True


def proxy_for(scheme: str, host: str) -> str | None:
    """The address of the proxy for requests to a host, or None when they go directly. It may hold a password."""
    if host in LOOPBACK_HOSTS:
        return None
    proxies = urllib.request.getproxies()
    proxy = proxies.get(scheme) or proxies.get("all")
    if not proxy or urllib.request.proxy_bypass(host):
        return None
    return proxy if "://" in proxy else f"http://{proxy}"
