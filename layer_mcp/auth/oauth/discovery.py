"""From an MCP endpoint to its authorization server (RFC 9728, then RFC 8414 or OpenID's discovery).

An issuer is compared as text, as the standards want it. One spelling is allowed for: of an issuer that is a bare
origin, ``https://host`` and ``https://host/`` are the same URL (RFC 3986, 6.2.3) and lead to the same document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from layer_mcp.auth.oauth.challenge import Challenge, challenge_of, scopes_of
from layer_mcp.auth.oauth.fetch import challenge_at, check_address, get_json, shown
from layer_mcp.contract.errors import InvalidInputs, Unauthenticated
from layer_mcp.contract.origins import in_clear_text, origin_of

if TYPE_CHECKING:
    import httpx2

RESOURCE_METADATA = "/.well-known/oauth-protected-resource"
SERVER_METADATA = "/.well-known/oauth-authorization-server"
OPENID_METADATA = "/.well-known/openid-configuration"

USUAL_AUTH_METHODS = ("client_secret_basic",)
"""Where a server names none (RFC 8414, 2)."""
NO_SIGN_IN = "Use a personal access token instead: `layer login --pat`."


@dataclass(frozen=True, slots=True)
class AuthorizationServer:
    """What a sign-in needs of an authorization server's metadata.

    Attributes:
        issuer: as it spells itself.
        scopes: that it knows; None when it does not say.
        tells_issuer: it promises ``iss`` in its answers (RFC 9207).
        takes_documents: a client may name itself by the https address of a document.
    """

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    registration_endpoint: str | None = None
    revocation_endpoint: str | None = None
    scopes: tuple[str, ...] | None = None
    auth_methods: tuple[str, ...] = USUAL_AUTH_METHODS
    tells_issuer: bool = False
    takes_documents: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where to sign in for an MCP endpoint.

    Attributes:
        resource: the endpoint as its server spells it (RFC 8707).
        scopes: that the server wants; None when it does not say.
    """

    resource: str
    server: AuthorizationServer
    scopes: tuple[str, ...] | None = None


async def discover(http: httpx2.AsyncClient, url: str, challenge: Challenge | None = None) -> Place:
    """Find where to sign in.

    Args:
        url: the MCP endpoint.
        challenge: with which it refused a request; asked for when there is none.

    Raises:
        Unauthenticated: when the server offers no sign-in, or describes it in a way that cannot be trusted.
        ServerUnavailable: when it does not answer.
    """
    if in_clear_text(url):
        raise InvalidInputs(
            f"{shown(url)} is plain HTTP: whoever is on the way would read the sign-in.",
            remedy="Use its https:// address. Nothing was sent.",
        )
    check_address(url, url, "address")
    if challenge is None:
        challenge = challenge_of(await challenge_at(http, url))
    document = await _resource_document(http, url, challenge)
    if document is None:
        # The revision of March 2025: the MCP server is its own authorization server.
        resource, issuer, scopes = url, origin_of(url), None
    else:
        resource, issuer = _resource(document, url), _issuers(document)[0]
        scopes = _scopes(document)
    server = await _server(http, issuer, url)
    wanted = challenge.scopes if challenge else None
    return Place(resource, server, scopes if wanted is None else wanted)


async def _resource_document(
    http: httpx2.AsyncClient, url: str, challenge: Challenge | None
) -> Mapping[str, Any] | None:
    failed = 0
    for at in _resource_addresses(url, challenge):
        told = await get_json(http, check_address(at, url, "resource metadata"))
        if told.status == 200 and _issuers(told.body):
            return told.body
        if told.status == 429 or told.status >= 500:
            failed = told.status
    if failed:
        raise Unauthenticated(
            f"{origin_of(url)} could not tell where to sign in (HTTP {failed}).",
            remedy="Try again in a while.",
        )
    return None


def _resource_addresses(url: str, challenge: Challenge | None) -> Iterator[str]:
    if challenge and challenge.resource_metadata:
        yield challenge.resource_metadata
    path = urlsplit(url).path.rstrip("/")
    if path:
        yield f"{origin_of(url)}{RESOURCE_METADATA}{path}"
    yield f"{origin_of(url)}{RESOURCE_METADATA}"


def _resource(document: Mapping[str, Any], url: str) -> str:
    """The resource that the document is about; it must be the endpoint, or a folder that it is in."""
    resource = str(document.get("resource") or url)
    check_address(resource, url, "resource")
    named, asked = urlsplit(resource), urlsplit(url)
    within = f"{asked.path.rstrip('/')}/".startswith(f"{named.path.rstrip('/')}/")
    if origin_of(resource) == origin_of(url) and not within and not named.query and not named.fragment:
        raise Unauthenticated(
            f"{url} says that a sign-in would be for {shown(resource)!r}, another address of this server.",
            remedy="Nothing was sent. Use that address, if it is what you meant.",
        )
    if origin_of(resource) != origin_of(url) or not within or named.query or named.fragment:
        raise Unauthenticated(
            f"{url} says that a sign-in would be for {shown(resource)!r}, which is another server.",
            remedy="Nothing was sent. Check the address; if it is right, tell whoever runs the server.",
        )
    return resource


async def _server(http: httpx2.AsyncClient, issuer: str, url: str) -> AuthorizationServer:
    check_address(issuer, url, "authorization server")
    for at in _server_addresses(issuer):
        told = await get_json(http, at)
        if told.status == 200 and isinstance(told.body.get("issuer"), str):
            return _read(told.body, issuer, url)
        if told.status >= 500:
            break
    raise Unauthenticated(
        f"{issuer} does not tell how to sign in (there is no OAuth metadata).", remedy=NO_SIGN_IN
    )


def _server_addresses(issuer: str) -> Iterator[str]:
    origin, path = origin_of(issuer), urlsplit(issuer).path.rstrip("/")
    yield f"{origin}{SERVER_METADATA}{path}"
    yield f"{origin}{OPENID_METADATA}{path}"
    if path:
        yield f"{origin}{path}{OPENID_METADATA}"


def _read(document: Mapping[str, Any], expected: str, url: str) -> AuthorizationServer:
    issuer = str(document["issuer"])
    if not same_issuer(issuer, expected):
        raise Unauthenticated(
            f"The authorization server {expected} calls itself {shown(issuer)!r}: one of the two is not what it seems.",
            remedy="Nothing was sent. Tell whoever runs the server.",
        )
    methods = _texts(document.get("code_challenge_methods_supported"))
    if methods is not None and "S256" not in methods:
        raise Unauthenticated(f"{issuer} does not offer PKCE with S256.", remedy=NO_SIGN_IN)

    def endpoint(name: str) -> str | None:
        value = document.get(name)
        return check_address(str(value), url, name.replace("_", " ")) if value else None

    authorization, token = endpoint("authorization_endpoint"), endpoint("token_endpoint")
    if authorization is None or token is None:
        raise Unauthenticated(f"{issuer} names no page to sign in at.", remedy=NO_SIGN_IN)
    return AuthorizationServer(
        issuer,
        authorization,
        token,
        registration_endpoint=endpoint("registration_endpoint"),
        revocation_endpoint=endpoint("revocation_endpoint"),
        scopes=_scopes(document),
        auth_methods=_texts(document.get("token_endpoint_auth_methods_supported")) or USUAL_AUTH_METHODS,
        tells_issuer=document.get("authorization_response_iss_parameter_supported") is True,
        takes_documents=document.get("client_id_metadata_document_supported") is True,
    )


def same_issuer(one: str, other: str) -> bool:
    """Whether two texts name the same issuer: the same text, or a bare origin with and without its slash."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    parts = urlsplit(shorter)
    return longer == f"{shorter}/" and shorter == f"{parts.scheme}://{parts.netloc}"


def _issuers(document: Mapping[str, Any]) -> tuple[str, ...]:
    return _texts(document.get("authorization_servers")) or ()


def _scopes(document: Mapping[str, Any]) -> tuple[str, ...] | None:
    """The scopes that a document names, as far as they can be scopes."""
    named = _texts(document.get("scopes_supported"))
    return None if named is None else scopes_of(" ".join(named))


def _texts(value: Any) -> tuple[str, ...] | None:
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else None
