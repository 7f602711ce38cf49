"""The OAuth 2.1 authorization server's routes: discovery, registration, tokens, revocation.

Discovery is served in every form that a host asks for it. ``/authorize`` is in ``consent``.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

import anyio.to_thread
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route, Router

from layer_mcp.contract.administration import DEFAULT_TOKEN_SCOPES, SCOPES
from layer_mcp.contract.data_folder import MCP_PATH
from layer_server.auth.answering import NOT_KEPT, origin_of, read_body, read_form, telling
from layer_server.auth.clients import AUTH_METHODS, GRANT_TYPES
from layer_server.auth.consent import PATH as AUTHORIZE_PATH
from layer_server.auth.consent import ConsentEndpoint
from layer_server.auth.origins import SSE_PATH, Origins
from layer_server.auth.refusal import OAuthRefusal
from layer_server.auth.throttle import Throttle

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp

    from layer_server.auth.clients import Client
    from layer_server.core import Core

RESOURCE_METADATA = "/.well-known/oauth-protected-resource"
SERVER_METADATA = ("/.well-known/oauth-authorization-server", "/.well-known/openid-configuration")
TOKEN_PATH, REGISTER_PATH, REVOKE_PATH = "/token", "/register", "/revoke"
PATHS = frozenset({AUTHORIZE_PATH, TOKEN_PATH, REGISTER_PATH, REVOKE_PATH})
WELL_KNOWN = "/.well-known/"

_REGISTRATIONS_PER_HOUR = 200


class AuthorizationServer:
    """The authorization server of the public listener.

    Args:
        core: waits for the core.
        origins: the addresses of the listener.
    """

    def __init__(self, core: Callable[[], Awaitable[Core]], origins: Origins) -> None:
        self._core = core
        self._origins = origins
        self._registrations = Throttle(_REGISTRATIONS_PER_HOUR, 3600)

    def app(self) -> ASGIApp:
        """The routes, as an app."""
        open_routes = [
            Route(RESOURCE_METADATA, self._resource),
            *(Route(RESOURCE_METADATA + path, self._resource) for path in (MCP_PATH, SSE_PATH)),
            *(
                Route(prefix + path, self._server)
                for prefix in SERVER_METADATA
                for path in ("", MCP_PATH, SSE_PATH)
            ),
            *(Route(path + SERVER_METADATA[1], self._server) for path in (MCP_PATH, SSE_PATH)),
            Route(TOKEN_PATH, telling(self._token), methods=["POST"]),
            Route(REGISTER_PATH, telling(self._register), methods=["POST"]),
            Route(REVOKE_PATH, telling(self._revoke), methods=["POST"]),
        ]
        # Programs that run in a browser may use these; no cookie has any meaning to them.
        anywhere = Middleware(
            CORSMiddleware,
            allow_origins=["*"],
            allow_methods=["GET", "POST"],
            allow_headers=["*"],
            max_age=600,
        )
        consent = ConsentEndpoint(self._core, self._origins)
        return Router(
            [
                Route(AUTHORIZE_PATH, consent.__call__, methods=["GET", "POST"]),
                Mount("", app=Router(open_routes, middleware=[anywhere])),
            ]
        )

    async def _resource(self, request: Request) -> Response:
        origin = origin_of(request)
        path = request.url.path.removeprefix(RESOURCE_METADATA) or MCP_PATH
        return _told(
            {
                "resource": origin + path,
                "authorization_servers": [origin],
                "scopes_supported": list(SCOPES),
                "bearer_methods_supported": ["header"],
                "resource_name": "Layer (layer-nb)",
            }
        )

    async def _server(self, request: Request) -> Response:
        origin = origin_of(request)
        core = await self._core()
        # A program's document is on the internet, which a server on loopback may not reach: there a program that
        # is offered both (Claude Code) is better off registering. A document is taken all the same.
        documents = core.oauth.clients.takes_documents and origin.startswith("https://")
        return _told(
            {
                "issuer": origin,
                "authorization_endpoint": origin + AUTHORIZE_PATH,
                "token_endpoint": origin + TOKEN_PATH,
                "registration_endpoint": origin + REGISTER_PATH,
                "revocation_endpoint": origin + REVOKE_PATH,
                "scopes_supported": list(SCOPES),
                "response_types_supported": ["code"],
                "response_modes_supported": ["query"],
                "grant_types_supported": list(GRANT_TYPES),
                "token_endpoint_auth_methods_supported": list(AUTH_METHODS),
                "revocation_endpoint_auth_methods_supported": list(AUTH_METHODS),
                "code_challenge_methods_supported": ["S256"],
                "authorization_response_iss_parameter_supported": True,
                "client_id_metadata_document_supported": documents,
            }
        )

    async def _register(self, request: Request) -> Response:
        address = request.client.host if request.client else ""
        if self._registrations.take(address):
            raise OAuthRefusal(
                "temporarily_unavailable", "Too many registrations from there; wait a while.", 429
            )
        try:
            metadata = json.loads(await read_body(request))
        except (ValueError, RecursionError):
            metadata = None
        if not isinstance(metadata, dict):
            raise OAuthRefusal("invalid_client_metadata", "The body must be a JSON object.")
        core = await self._core()
        registered = await anyio.to_thread.run_sync(core.oauth.clients.register, metadata)
        granted = {"scope": registered.get("scope") or " ".join(DEFAULT_TOKEN_SCOPES)}
        return JSONResponse(registered | granted, 201, NOT_KEPT)

    async def _token(self, request: Request) -> Response:
        form = await read_form(request)
        core = await self._core()
        client = await _client(request, form, core)
        grants = core.oauth.grants
        kind = form.get("grant_type")
        if kind == "authorization_code":
            tokens = await anyio.to_thread.run_sync(
                lambda: grants.exchange(
                    form.get("code", ""),
                    client_id=client.id,
                    redirect_uri=form.get("redirect_uri"),
                    verifier=form.get("code_verifier", ""),
                    resource=self._resource_check(form),
                    refreshable="refresh_token" in client.grant_types,
                )
            )
        elif kind == "refresh_token":
            scopes = [each for each in form.get("scope", "").split() if each in SCOPES] or None
            tokens = await anyio.to_thread.run_sync(
                lambda: grants.refresh(
                    form.get("refresh_token", ""),
                    client_id=client.id,
                    scopes=scopes,
                    resource=self._resource_check(form),
                )
            )
        else:
            raise OAuthRefusal(
                "unsupported_grant_type", f"grant_type must be one of {', '.join(GRANT_TYPES)}."
            )
        return JSONResponse(tokens.to_wire(), headers=NOT_KEPT)

    async def _revoke(self, request: Request) -> Response:
        form = await read_form(request)
        core = await self._core()
        client = await _client(request, form, core)
        await anyio.to_thread.run_sync(core.oauth.grants.revoke, form.get("token", ""), client.id)
        return Response(status_code=200, headers=NOT_KEPT)

    def _resource_check(self, form: dict[str, str]) -> Callable[[str], bool]:
        """Whether a grant's resource is ours, and is the one that the program asks for if it asks for one."""
        wanted = form.get("resource")

        def fits(granted: str) -> bool:
            if wanted is not None and wanted.rstrip("/") != granted.rstrip("/"):
                return False
            return self._origins.ours(granted)

        return fits


async def _client(request: Request, form: dict[str, str], core: Core) -> Client:
    """The program that sends a request, as far as it can prove it."""
    client_id, secret = form.get("client_id", ""), form.get("client_secret")
    basic = request.headers.get("authorization", "")
    if basic[:6].lower() == "basic ":
        try:
            name, _, password = base64.b64decode(basic[6:], validate=True).decode("utf-8").partition(":")
        except (ValueError, binascii.Error):
            raise OAuthRefusal("invalid_client", "The Basic authorization cannot be read.", 401) from None
        if secret is not None or client_id not in ("", unquote_plus(name)):
            raise OAuthRefusal("invalid_request", "The program says who it is twice.")
        client_id, secret = unquote_plus(name), unquote_plus(password)
    client = await anyio.to_thread.run_sync(core.oauth.clients.get, client_id) if client_id else None
    if client is None or not client.knows(secret):
        raise OAuthRefusal("invalid_client", "This program is not known here, or its secret is wrong.", 401)
    return client


def _told(document: dict[str, Any]) -> Response:
    return JSONResponse(document, headers={"cache-control": "public, max-age=300"})
