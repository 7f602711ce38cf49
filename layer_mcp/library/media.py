"""Media hosts: where files are sent to and fetched from. They never get a token of ours.

A server says where its files are, and nobody vouches for what it says: an address must be HTTPS (or at the server's
own origin), and may not lead into a private network that the server itself is not in.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from layer_mcp.connect.logs import keep_secrets_out_of_logs
from layer_mcp.connect.reach import Reach
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_mcp.contract.origins import origin_of
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
        self._reach = Reach(origin)

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
                event_hooks={"response": [self.check_peer]},
                timeout=httpx2.Timeout(CONNECT_SECONDS, read=SILENT_SECONDS, write=SILENT_SECONDS),
            )
        return self._client

    async def aclose(self) -> None:
        """Close the connections."""
        client, self._client = self._client, None
        if client is not None and self._owner is asyncio.get_running_loop():
            await client.aclose()

    async def check_peer(self, response: httpx2.Response) -> None:
        """Look at who has answered: a name may lead elsewhere than it did a moment ago.

        Raises:
            NotAllowed: when it was somebody in a private network.
        """
        if origin_of(str(response.request.url)) == self._origin:
            return
        if not await self._reach.covers_peer(response):
            raise NotAllowed(_PRIVATE)

    async def _check(self, address: Secret) -> None:
        scheme, host, origin = _parts(address)
        if self._origin is not None and origin == self._origin:
            return
        if not host or (scheme != "https" and not (scheme == "http" and host in LOOPBACK_HOSTS)):
            raise NotAllowed("The server gave an address that is neither HTTPS nor on this machine.")
        if not await self._reach.covers(host):
            raise NotAllowed(_PRIVATE)


def _parts(address: Secret) -> tuple[str, str, str]:
    """Scheme, host and origin of an address."""
    try:
        parts = urlsplit(address.reveal())
        return parts.scheme, parts.hostname or "", origin_of(address.reveal())
    except ValueError:
        raise NotAllowed("The server gave an address that cannot be read.") from None
