"""The token endpoint: a code for tokens, a refresh token for new ones, and the end of both (RFC 6749, 7009)."""

from __future__ import annotations

import base64
import binascii
import json
import math
import time
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from layer_mcp.auth.credential import Grant
from layer_mcp.auth.oauth.authorization import AGAIN, AuthorizationRequest
from layer_mcp.auth.oauth.challenge import scopes_of
from layer_mcp.auth.oauth.discovery import Place
from layer_mcp.auth.oauth.fetch import Told, check_address, oauth_http, post_form, shown
from layer_mcp.auth.oauth.registration import BASIC, POST, RegisteredClient
from layer_mcp.auth.pat import can_be_sent
from layer_mcp.contract.errors import ServerUnavailable, Unauthenticated
from layer_mcp.contract.origins import origin_of
from layer_mcp.contract.redact import Secret

if TYPE_CHECKING:
    import httpx2

_OVER = frozenset({"invalid_grant", "invalid_client", "unauthorized_client", "invalid_token"})
"""Answers after which no refresh of this grant will ever work."""


async def exchange(
    http: httpx2.AsyncClient,
    *,
    place: Place,
    client: RegisteredClient,
    request: AuthorizationRequest,
    code: Secret,
    scopes: tuple[str, ...],
) -> Grant:
    """A grant for an authorization code.

    Raises:
        Unauthenticated: when the server does not take the code.
        ServerUnavailable: when it does not answer.
    """
    server = place.server
    bare = Grant(
        place.resource,
        server.issuer,
        server.token_endpoint,
        client.id,
        Secret(""),
        scopes=scopes,
        revocation_endpoint=server.revocation_endpoint,
        client_secret=client.secret,
        client_auth=client.auth_at(server),
    )
    form: dict[str, str | Secret] = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": request.redirect_uri,
        "code_verifier": request.verifier,
        "resource": place.resource,
    }
    told = await _ask(http, bare, server.token_endpoint, form)
    if told.status not in {200, 201}:
        raise Unauthenticated(
            f"{server.issuer} did not finish the sign-in: {told.reason}",
            remedy="Start again: `layer login`.",
        )
    return _granted(bare, told)


async def refresh(grant: Grant, http: httpx2.AsyncClient | None = None) -> Grant:
    """The grant with new tokens. The old refresh token is used up: keep what is returned before using it.

    Raises:
        Unauthenticated: when the grant is over; only a person can begin another.
        ServerUnavailable: when the server does not answer; the grant is as it was.
    """
    if grant.refresh_token is None:
        raise Unauthenticated(
            f"The sign-in at {origin_of(grant.resource)} has ended, and its server renews none.", remedy=AGAIN
        )
    form: dict[str, str | Secret] = {
        "grant_type": "refresh_token",
        "refresh_token": grant.refresh_token,
        "resource": grant.resource,
    }
    async with oauth_http(grant.resource, http) as client:
        told = await _ask(client, grant, grant.token_endpoint, form)
    if told.status in {200, 201}:
        return _granted(grant, told)
    if told.body.get("error") in _OVER or (400 <= told.status < 500 and told.status not in {408, 425, 429}):
        raise Unauthenticated(
            f"The sign-in at {origin_of(grant.resource)} has ended: {told.reason}", remedy=AGAIN
        )
    raise ServerUnavailable(
        f"{origin_of(grant.token_endpoint)} could not renew the sign-in (HTTP {told.status}).",
        remedy="Try again in a while: the sign-in itself is still good. Nothing was started.",
    )


async def revoke(grant: Grant, http: httpx2.AsyncClient | None = None) -> bool:
    """End a grant at its server: its refresh token first, for nothing comes after that.

    Returns:
        Whether the server took it back; False where it offers no way to.

    Raises:
        ServerUnavailable: when it does not answer, or not as it should.
    """
    if grant.revocation_endpoint is None:
        return False
    ends = {"refresh_token": grant.refresh_token, "access_token": grant.access_token}
    async with oauth_http(grant.resource, http) as client:
        for kind, token in ends.items():
            if token is None:
                continue
            form: dict[str, str | Secret] = {"token": token, "token_type_hint": kind}
            told = await _ask(client, grant, grant.revocation_endpoint, form)
            # Unknown tokens count as revoked; some servers know no revocation of access tokens.
            known = told.body.get("error") in {"unsupported_token_type", *_OVER}
            if told.status not in {200, 204} and not known:
                raise ServerUnavailable(
                    f"{origin_of(grant.revocation_endpoint)} did not revoke the sign-in (HTTP {told.status}).",
                    remedy="Try `layer logout` again, or end it in the account's settings.",
                )
    return True


async def _ask(
    http: httpx2.AsyncClient, grant: Grant, endpoint: str, form: Mapping[str, str | Secret]
) -> Told:
    """One request of a client that says who it is, in the way that it was registered with."""
    check_address(endpoint, grant.resource, "token endpoint")
    if grant.client_secret is not None and grant.client_auth == BASIC:
        return await post_form(http, endpoint, form, (grant.client_id, grant.client_secret))
    said = {**form, "client_id": grant.client_id}
    if grant.client_secret is not None and grant.client_auth == POST:
        said["client_secret"] = grant.client_secret
    return await post_form(http, endpoint, said)


def _granted(grant: Grant, told: Told) -> Grant:
    access, again = _secret(told, "access_token"), _secret(told, "refresh_token")
    kind = str(told.body.get("token_type") or "bearer")
    if access is None or not can_be_sent(access) or kind.lower() != "bearer":
        raise Unauthenticated(
            f"{grant.issuer} gave a token that cannot be used (of type {shown(kind)!r}).", remedy=AGAIN
        )
    seconds = lifetime(told.body.get("expires_in"))
    grant = replace(grant, account=name_in(told.body.get("id_token")) or grant.account)
    return grant.with_tokens(
        access,
        again,
        None if seconds is None else time.time() + seconds,
        scopes_of(str(told.body.get("scope") or "")),
    )


def _secret(told: Told, name: str) -> Secret | None:
    found = told.body.get(name)
    return Secret(found) if isinstance(found, str) and found else None


def lifetime(value: Any) -> float | None:
    """``expires_in`` in seconds, which some servers send as text; None when it is nothing of the kind."""
    try:
        seconds = float(value)
    except (TypeError, ValueError):
        return None
    return seconds if math.isfinite(seconds) and seconds >= 0 else None


def name_in(id_token: object) -> str | None:
    """Who signed in, for showing only: a claim of an ID token that came straight from the token endpoint."""
    try:
        payload = str(id_token).split(".")[1]
        claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        found = next((claims[name] for name in ("email", "name", "nickname") if claims.get(name)), None)
    except (IndexError, ValueError, binascii.Error, AttributeError, TypeError, RecursionError):
        return None
    return shown(found) if found else None
