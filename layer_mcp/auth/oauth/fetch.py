"""Requests of a sign-in: to servers that nobody has vouched for yet, so over TLS, bounded, and followed nowhere else."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from layer_mcp.auth.origins import origin_of
from layer_mcp.contract.errors import InvalidInputs, ServerUnavailable
from layer_mcp.contract.machine import LOOPBACK_HOSTS

if TYPE_CHECKING:
    import httpx2

MAX_BYTES = 256 * 1024
MAX_REDIRECTS = 3
SHOWN_CHARACTERS = 300
TIMEOUT_SECONDS = 20.0
TOTAL_SECONDS = 40.0
"""For one answer to its end: a server that sends a byte now and then does not hold a sign-in."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Told:
    """An answer.

    Attributes:
        body: its JSON object; empty when it was something else.
        challenge: its ``WWW-Authenticate`` header.
    """

    status: int
    body: Mapping[str, Any]
    challenge: str | None = None

    @property
    def reason(self) -> str:
        """What it says of itself, as it may be shown."""
        return shown(self.body.get("error_description") or self.body.get("error") or f"HTTP {self.status}")


def shown(text: object) -> str:
    """Words of a server: short, and without what a terminal would obey."""
    return "".join(each if each.isprintable() else " " for each in str(text)[:SHOWN_CHARACTERS])


@contextlib.asynccontextmanager
async def oauth_http(http: httpx2.AsyncClient | None = None) -> AsyncIterator[httpx2.AsyncClient]:
    """The given HTTP client, or one for the length of the block, with the environment's proxies.

    Args:
        http: must not carry credentials of its own.
    """
    if http is not None:
        yield http
        return
    import httpx2

    from layer_mcp.connect.proxies import Routed

    async with httpx2.AsyncClient(
        transport=Routed(), trust_env=False, timeout=TIMEOUT_SECONDS, follow_redirects=False
    ) as made:
        yield made


def check_address(url: str, near: str, what: str) -> str:
    """The URL, if credentials may go there.

    Args:
        near: the MCP server's URL: only a server on this machine may name plain http, or this machine.
        what: the URL's name, for the message.

    Raises:
        InvalidInputs: when they may not.
    """
    try:
        parts = urlsplit(url)
        host, _ = (parts.hostname or "").lower(), parts.port
    except ValueError:
        parts, host = urlsplit(""), ""
    local = host in LOOPBACK_HOSTS
    plain = url.isascii() and url.isprintable() and " " not in url
    plain = plain and not (parts.username or parts.password or parts.fragment)
    fits = not local or urlsplit(near).hostname in LOOPBACK_HOSTS
    if host and plain and fits and (parts.scheme == "https" or (parts.scheme == "http" and local)):
        return url
    raise InvalidInputs(
        f"The server names {shown(url)!r} as its {what}, and a sign-in goes over https only "
        "(plain http only between programs of this machine).",
        remedy="Nothing was sent there. Ask whoever runs the server to correct its OAuth metadata.",
    )


async def get_json(http: httpx2.AsyncClient, url: str) -> Told:
    """GET of a JSON document. Redirects are followed within the origin.

    Raises:
        ServerUnavailable: when there is no answer.
    """
    at = url
    for _ in range(MAX_REDIRECTS):
        async with _asked(http, "GET", at, headers={"accept": "application/json"}) as response:
            location = response.headers.get("location")
            if response.status_code not in _REDIRECTS or not location:
                return await _told(response)
            following = str(response.url.join(location))
            if origin_of(following) != origin_of(at):
                return Told(response.status_code, {})
            at = following
    return Told(310, {})


async def post_form(
    http: httpx2.AsyncClient, url: str, form: Mapping[str, str], headers: Mapping[str, str] | None = None
) -> Told:
    """POST of a form, followed nowhere.

    Raises:
        ServerUnavailable: when there is no answer.
    """
    accept = {"accept": "application/json", **(headers or {})}
    async with _asked(http, "POST", url, data=dict(form), headers=accept) as response:
        return await _told(response)


async def post_json(http: httpx2.AsyncClient, url: str, body: Mapping[str, Any]) -> Told:
    """POST of JSON, followed nowhere.

    Raises:
        ServerUnavailable: when there is no answer.
    """
    async with _asked(http, "POST", url, json=dict(body), headers={"accept": "application/json"}) as response:
        return await _told(response)


async def challenge_at(http: httpx2.AsyncClient, url: str) -> str | None:
    """The challenge with which an MCP endpoint refuses a stream to somebody it does not know."""
    async with _asked(http, "GET", url, headers={"accept": "text/event-stream"}) as response:
        return response.headers.get("www-authenticate") if response.status_code == 401 else None


@contextlib.asynccontextmanager
async def _asked(
    http: httpx2.AsyncClient, method: str, url: str, **more: Any
) -> AsyncIterator[httpx2.Response]:
    import httpx2

    try:
        async with (
            asyncio.timeout(TOTAL_SECONDS),
            http.stream(method, url, auth=None, follow_redirects=False, **more) as response,
        ):
            yield response
    except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError) as error:
        raise ServerUnavailable(
            f"{origin_of(url)} did not answer during the sign-in: {type(error).__name__}.",
            remedy="Check the network and try again; what was signed in before still is.",
        ) from error


async def _told(response: httpx2.Response) -> Told:
    content = bytearray()
    async for chunk in response.aiter_bytes():
        content += chunk
        if len(content) > MAX_BYTES:
            content.clear()
            break
    try:
        body = json.loads(bytes(content)) if content else {}
    except (ValueError, RecursionError):
        body = {}
    return Told(
        response.status_code,
        body if isinstance(body, dict) else {},
        response.headers.get("www-authenticate"),
    )
