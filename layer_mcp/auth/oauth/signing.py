"""The whole sign-in, from an address to a grant."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from layer_mcp.auth.credential import Grant
from layer_mcp.auth.oauth.authorization import AuthorizationRequest
from layer_mcp.auth.oauth.browser import Browser
from layer_mcp.auth.oauth.challenge import Challenge, union
from layer_mcp.auth.oauth.discovery import Place, discover
from layer_mcp.auth.oauth.fetch import oauth_http
from layer_mcp.auth.oauth.registration import RegisteredClient, register
from layer_mcp.auth.oauth.tokens import exchange

if TYPE_CHECKING:
    import httpx2

OFFLINE = "offline_access"
_IDENTITY = ("openid", "profile", "email")


async def sign_in(
    url: str,
    *,
    prompt: Browser,
    scopes: Iterable[str] | None = None,
    client: RegisteredClient | None = None,
    challenge: Challenge | None = None,
    http: httpx2.AsyncClient | None = None,
) -> Grant:
    """Sign a person in at the server of an MCP endpoint.

    Args:
        prompt: how the person gets to the page and back.
        scopes: what to ask for; by default what the server wants. To add to what a grant has, ask for the ``union``
            of both.
        client: who this program is there; by default it registers itself.
        challenge: with which the server has refused a request; asked for when there is none.
        http: a client without credentials; by default one for this sign-in, with the environment's proxies.

    Raises:
        Unauthenticated: when nobody signed in, or the server cannot be trusted with it.
        Forbidden: when the person said no.
        InvalidInputs: when an address that the server names is not safe.
        ServerUnavailable: when a server does not answer.
    """
    async with oauth_http(url, http) as web, prompt:
        place = await discover(web, url, challenge)
        wanted = _scopes(place, scopes)
        known = client or await register(web, place.server, prompt.redirect_uri, wanted)
        request = AuthorizationRequest.make(place, known.id, prompt.redirect_uri, wanted)
        code = request.code(await prompt.answer(request))
        return await exchange(web, place=place, client=known, request=request, code=code, scopes=wanted)


def _scopes(place: Place, asked: Iterable[str] | None) -> tuple[str, ...]:
    """What to ask for: what was said, else what the server wants, else who the person is; and to come back later."""
    known = place.server.scopes or ()
    chosen = place.scopes if asked is None else tuple(asked)
    if chosen is None:
        chosen = tuple(scope for scope in _IDENTITY if scope in known)
    return union(chosen, (OFFLINE,) if OFFLINE in known else ())
