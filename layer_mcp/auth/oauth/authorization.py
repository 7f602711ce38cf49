"""What a person is sent to a page with, and the answer that comes back (PKCE, ``state``, RFC 9207)."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from layer_mcp.auth.oauth.discovery import Place
from layer_mcp.auth.oauth.fetch import shown
from layer_mcp.contract.errors import Forbidden, InvalidInputs, Unauthenticated
from layer_mcp.contract.redact import Secret

MAX_ADDRESS_CHARACTERS = 16 * 1024
AGAIN = "Sign in again: `layer login`."


@dataclass(frozen=True, slots=True)
class AuthorizationRequest:
    """One way to the page, and what its answer must carry.

    Attributes:
        url: what the person opens. Not a secret: what it can be used for needs ``verifier``.
        state: comes back as it went.
    """

    url: str
    redirect_uri: str
    state: str = field(repr=False)
    verifier: Secret
    issuer: str
    tells_issuer: bool

    @classmethod
    def make(
        cls, place: Place, client_id: str, redirect_uri: str, scopes: tuple[str, ...]
    ) -> AuthorizationRequest:
        """A request that nobody has seen before."""
        verifier, state = secrets.token_urlsafe(64), secrets.token_urlsafe(32)
        digest = hashlib.sha256(verifier.encode()).digest()
        asked = {
            "response_type": "code",
            "client_id": client_id,
            "redirect_uri": redirect_uri,
            "state": state,
            "code_challenge": base64.urlsafe_b64encode(digest).rstrip(b"=").decode(),
            "code_challenge_method": "S256",
            "resource": place.resource,
        }
        if scopes:
            asked["scope"] = " ".join(scopes)
        if "offline_access" in scopes:
            asked["prompt"] = (
                "consent"  # without it, OpenID Connect lets a server leave the refresh token out
            )
        server = place.server
        parts = urlsplit(server.authorization_endpoint)
        query = "&".join(filter(None, [parts.query, urlencode(asked)]))
        return cls(
            urlunsplit(parts._replace(query=query)),
            redirect_uri,
            state,
            Secret(verifier),
            server.issuer,
            server.tells_issuer,
        )

    def is_mine(self, address: str) -> bool:
        """Whether a redirected address answers this request: its ``state`` says so."""
        return secrets.compare_digest(_query(address).get("state", "").encode(), self.state.encode())

    def code(self, address: str) -> Secret:
        """The authorization code that a redirected address carries.

        Raises:
            InvalidInputs: when it is no answer, or the answer to another request.
            Forbidden: when the person, or the server, said no.
            Unauthenticated: when the answer is not the server's that was asked.
        """
        query = _query(address)
        if not self.is_mine(address):
            raise InvalidInputs(
                "That address is not the answer to this sign-in: its `state` is another one, or missing.",
                remedy="Paste the whole address of the page that came after signing in, from `http` to its end.",
            )
        told = query.get("iss")
        if told != self.issuer and (told is not None or self.tells_issuer):
            raise Unauthenticated(
                f"The answer to the sign-in says that it is from {shown(told)!r}, and {self.issuer} was asked.",
                remedy=f"It was not used. {AGAIN}",
            )
        if error := query.get("error"):
            reason = query.get("error_description") or error
            if error == "access_denied":
                raise Forbidden(f"The sign-in was refused: {shown(reason)}", remedy=AGAIN)
            raise Unauthenticated(f"The server could not sign you in: {shown(reason)}", remedy=AGAIN)
        if not query.get("code"):
            raise InvalidInputs("That address carries no code.", remedy="Paste the whole address.")
        return Secret(query["code"])


def _query(address: str) -> dict[str, str]:
    """The parameters of an address that came back, or of its query alone."""
    text = address.strip().strip("'\"<>")
    if len(text) > MAX_ADDRESS_CHARACTERS:
        return {}
    try:
        query = urlsplit(text).query if "?" in text else text.lstrip("?&")
        found = parse_qs(query, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return {}
    # A parameter that comes twice is nobody's answer.
    return {name: values[0] for name, values in found.items() if len(values) == 1}
