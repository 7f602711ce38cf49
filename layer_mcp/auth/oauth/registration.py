"""Who this program is to an authorization server: registered beforehand, or by itself (RFC 7591)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from layer_mcp.auth.oauth.discovery import NO_SIGN_IN, AuthorizationServer
from layer_mcp.auth.oauth.fetch import post_json, shown
from layer_mcp.contract.errors import Unauthenticated
from layer_mcp.contract.redact import Secret

if TYPE_CHECKING:
    import httpx2

CLIENT_NAME = "Layer for Python (layer-nb)"
CLIENT_URI = "https://layer.ai"
MAX_ID_CHARACTERS = 2048
PUBLIC, POST, BASIC = "none", "client_secret_post", "client_secret_basic"


@dataclass(frozen=True, slots=True)
class RegisteredClient:
    """A program that an authorization server knows.

    Attributes:
        id: or the https address of a document about it, where the server takes those.
        auth: its ``token_endpoint_auth_method``; chosen from the server's when there is a secret.
    """

    id: str
    secret: Secret | None = None
    auth: str | None = None

    def auth_at(self, server: AuthorizationServer) -> str:
        """How it proves itself at the token endpoint."""
        if self.auth is not None:
            return self.auth
        if self.secret is None:
            return PUBLIC
        return next((each for each in (BASIC, POST) if each in server.auth_methods), BASIC)


async def register(
    http: httpx2.AsyncClient, server: AuthorizationServer, redirect_uri: str, scopes: Iterable[str]
) -> RegisteredClient:
    """Register this program for one sign-in.

    A new registration each time: the port of the redirect is another one, and not every server looks past it.

    Raises:
        Unauthenticated: when the server registers nobody, or not us.
        ServerUnavailable: when it does not answer.
    """
    if server.registration_endpoint is None:
        raise Unauthenticated(
            f"{server.issuer} registers no programs by itself, and this one is not known to it.",
            remedy=f"Name a client that it knows with `layer login --client-id ID`. {NO_SIGN_IN}",
        )
    metadata = {
        "client_name": CLIENT_NAME,
        "client_uri": CLIENT_URI,
        "redirect_uris": [redirect_uri],
        "grant_types": ["authorization_code", "refresh_token"],
        "response_types": ["code"],
        "token_endpoint_auth_method": _preferred(server),
        "application_type": "native",
    }
    if scope := " ".join(scopes):
        metadata["scope"] = scope
    told = await post_json(http, server.registration_endpoint, metadata)
    client_id = told.body.get("client_id")
    secret = Secret(str(told.body["client_secret"])) if told.body.get("client_secret") else None
    if told.status not in {200, 201} or not isinstance(client_id, str) or not _fits(client_id):
        raise Unauthenticated(
            f"{server.issuer} does not register this program: {told.reason}", remedy=NO_SIGN_IN
        )
    auth = told.body.get("token_endpoint_auth_method") or metadata["token_endpoint_auth_method"]
    if auth not in {PUBLIC, POST, BASIC} or (auth != PUBLIC and secret is None):
        raise Unauthenticated(
            f"{server.issuer} wants this program to prove itself by {shown(auth)!r}, which it cannot.",
            remedy=NO_SIGN_IN,
        )
    return RegisteredClient(client_id, secret if auth != PUBLIC else None, str(auth))


def _fits(client_id: str) -> bool:
    """Whether it can be part of an address (RFC 6749, appendix A.1: what can be seen)."""
    return 0 < len(client_id) <= MAX_ID_CHARACTERS and client_id.isascii() and client_id.isprintable()


def _preferred(server: AuthorizationServer) -> str:
    """A public client where that is possible: a secret on a person's machine is none."""
    return next((each for each in (PUBLIC, BASIC, POST) if each in server.auth_methods), PUBLIC)
