"""Requests of a sign-in: to servers that nobody has vouched for yet, so over TLS, bounded, and followed nowhere else."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from layer_mcp.contract.errors import InvalidInputs, ServerUnavailable
from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_mcp.contract.origins import origin_of
from layer_mcp.contract.redact import Secret

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
        body: its JSON object; empty when it was something else. It may hold tokens.
        challenge: its ``WWW-Authenticate`` header.
    """

    status: int
    body: Mapping[str, Any] = field(repr=False)
    challenge: str | None = None

    @property
    def reason(self) -> str:
        """What it says of itself, as it may be shown."""
        return shown(self.body.get("error_description") or self.body.get("error") or f"HTTP {self.status}")


def shown(text: object) -> str:
    """Words of a server: short, and without what a terminal would obey."""
    return "".join(each if each.isprintable() else " " for each in str(text)[:SHOWN_CHARACTERS])


@contextlib.asynccontextmanager
async def oauth_http(near: str, http: httpx2.AsyncClient | None = None) -> AsyncIterator[httpx2.AsyncClient]:
    """The given HTTP client, or one for the length of the block, with the environment's proxies.

    Args:
        near: the MCP server's URL: what it names may not lead into a private network that it is not in.
        http: must not carry credentials of its own.
    """
    if http is not None:
        yield http
        return
    import httpx2

    from layer_mcp.connect.proxies import Routed
    from layer_mcp.connect.reach import Reach

    reach = Reach(origin_of(near))

    async def look(request: httpx2.Request) -> None:
        if not await reach.covers(request.url.host):
            raise _private(request.url.host, near)

    async def look_again(response: httpx2.Response) -> None:
        if not await reach.covers_peer(response):
            raise _private(response.request.url.host, near)

    async with httpx2.AsyncClient(
        transport=Routed(),
        trust_env=False,
        timeout=TIMEOUT_SECONDS,
        follow_redirects=False,
        event_hooks={"request": [look], "response": [look_again]},
    ) as made:
        yield made


def _private(host: str, near: str) -> InvalidInputs:
    return InvalidInputs(
        f"{origin_of(near)} sends the sign-in to {shown(host)}, in a private network where it is not itself.",
        remedy="Nothing was sent there. If that is meant to be, use a personal access token: `layer login --pat`.",
    )


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
        async with _asked(http, _request(http, "GET", at)) as response:
            location = response.headers.get("location")
            if response.status_code not in _REDIRECTS or not location:
                return await _told(response)
            following = str(response.url.join(location))
            if origin_of(following) != origin_of(at):
                break
            at = following
    return Told(310, {})


async def post_form(
    http: httpx2.AsyncClient,
    url: str,
    form: Mapping[str, str | Secret],
    basic: tuple[str, Secret] | None = None,
) -> Told:
    """POST of a form, followed nowhere.

    Args:
        basic: a name and a password for the header.

    Raises:
        ServerUnavailable: when there is no answer.
    """
    async with _asked(http, _form(http, url, form, basic)) as response:
        return await _told(response)


async def post_json(http: httpx2.AsyncClient, url: str, body: Mapping[str, Any]) -> Told:
    """POST of JSON, followed nowhere.

    Raises:
        ServerUnavailable: when there is no answer.
    """
    async with _asked(http, _request(http, "POST", url, json=dict(body))) as response:
        return await _told(response)


async def challenge_at(http: httpx2.AsyncClient, url: str) -> str | None:
    """The challenge with which an MCP endpoint refuses a stream to somebody it does not know."""
    request = _request(http, "GET", url)
    request.headers["accept"] = "text/event-stream"
    async with _asked(http, request) as response:
        return response.headers.get("www-authenticate") if response.status_code == 401 else None


def _request(http: httpx2.AsyncClient, method: str, url: str, **more: Any) -> httpx2.Request:
    import httpx2

    try:
        request = http.build_request(method, url, **more)
    except httpx2.InvalidURL as error:
        raise InvalidInputs(f"{shown(url)!r} is no address: {error}.") from error
    request.headers["accept"] = "application/json"
    return request


def _form(
    http: httpx2.AsyncClient,
    url: str,
    form: Mapping[str, str | Secret],
    basic: tuple[str, Secret] | None,
) -> httpx2.Request:
    """The request of a form. Only here its secrets are text: no frame that an error leaves behind holds them so."""
    plain = {name: value.reveal() if isinstance(value, Secret) else value for name, value in form.items()}
    request = _request(http, "POST", url, data=plain)
    if basic is not None:
        name, password = basic
        pair = f"{quote(name, safe='')}:{quote(password.reveal(), safe='')}"
        request.headers["authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"
    return request


@contextlib.asynccontextmanager
async def _asked(http: httpx2.AsyncClient, request: httpx2.Request) -> AsyncIterator[httpx2.Response]:
    import httpx2

    reason = ""
    try:
        async with asyncio.timeout(TOTAL_SECONDS):
            response = await http.send(request, stream=True, auth=None, follow_redirects=False)
            try:
                yield response
            finally:
                await response.aclose()
    except (httpx2.HTTPError, TimeoutError) as error:
        reason = type(error).__name__
    if reason:  # raised here, so that it does not carry what the HTTP library had in hand
        raise ServerUnavailable(
            f"{origin_of(str(request.url))} did not answer during the sign-in: {reason}.",
            remedy="Check the network and try again; what was signed in before still is.",
        )


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
