"""What a program asks a user for, checked: the parameters of ``/authorize``."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit, urlunsplit

from layer_mcp.contract.administration import DEFAULT_TOKEN_SCOPES, SCOPES
from layer_server.auth import redirects
from layer_server.auth.clients import Client
from layer_server.auth.grants import is_challenge

MAX_STATE_CHARACTERS = 4000


class CannotAnswer(Exception):
    """A request that must not be answered by a redirect, because nobody knows whose it is.

    Attributes:
        message: for the person in front of the browser.
    """

    def __init__(self, message: str) -> None:
        self.message = message
        super().__init__(message)


@dataclass(frozen=True)
class Answerable:
    """A request whose sender is known.

    Attributes:
        redirect_uri: where the answer goes.
        state: goes back as it came.
        issuer: of this server, told in the answer (RFC 9207).
    """

    client: Client
    redirect_uri: str
    state: str | None
    issuer: str

    def answer(self, **parameters: str) -> str:
        """The redirect with these parameters."""
        told = {**parameters, "state": self.state, "iss": self.issuer}
        parts = urlsplit(self.redirect_uri)
        added = urlencode({key: value for key, value in told.items() if value is not None})
        return urlunsplit(parts._replace(query="&".join(filter(None, [parts.query, added]))))


@dataclass(frozen=True)
class Asked(Answerable):
    """A request that can be put before a user.

    Attributes:
        scopes: what would be granted.
        resource: what the tokens would be good for.
        challenge: PKCE's, of S256.
        prompt: ``login`` and ``none`` are honoured.
    """

    redirect_uri_given: bool
    scopes: tuple[str, ...]
    resource: str
    challenge: str
    prompt: frozenset[str]


@dataclass(frozen=True)
class Refused(Answerable):
    """A request that is answered with an error.

    Attributes:
        error: the code of the specification.
    """

    error: str
    description: str

    @property
    def location(self) -> str:
        return self.answer(error=self.error, error_description=self.description)


def read(
    parameters: Mapping[str, Sequence[str]],
    client: Client | None,
    issuer: str,
    default_resource: str,
    ours: Callable[[str], bool],
) -> Asked | Refused:
    """Check a request.

    Args:
        parameters: by name, as often as they came.
        client: the program of ``client_id``.
        ours: whether a resource is one of this listener's.

    Raises:
        CannotAnswer: when the program or its redirect URI is not known.
    """
    single = {name: values[0] for name, values in parameters.items() if values}
    if client is None:
        raise CannotAnswer("The program that sent you here is not registered with this server.")
    given = single.get("redirect_uri")
    if len(parameters.get("redirect_uri", ())) > 1 or len(parameters.get("client_id", ())) > 1:
        raise CannotAnswer("The program sent a parameter twice.")
    uri = given if given is not None else (client.redirect_uris[0] if len(client.redirect_uris) == 1 else "")
    if redirects.fault(uri) or not redirects.matches(client.redirect_uris, uri):
        raise CannotAnswer("The program asks for the answer at an address that it has not registered.")
    common = (client, uri, single.get("state"), issuer)
    twice = next(
        (name for name, values in parameters.items() if len(values) > 1 and name != "resource"), None
    )
    resources = list(parameters.get("resource", ())) or [default_resource]
    prompt = frozenset(single.get("prompt", "").split())
    challenge = single.get("code_challenge", "")
    refusals = (
        (twice is not None, "invalid_request", f"The parameter {twice} came twice."),
        (len(single.get("state", "")) > MAX_STATE_CHARACTERS, "invalid_request", "state is too long."),
        (single.get("response_type") != "code", "unsupported_response_type", "response_type must be code."),
        (single.get("response_mode", "query") != "query", "invalid_request", "response_mode must be query."),
        (
            single.get("code_challenge_method", "plain") != "S256" or not is_challenge(challenge),
            "invalid_request",
            "PKCE is required: code_challenge, and code_challenge_method S256.",
        ),
        (
            len(resources) != 1 or not ours(resources[0]),
            "invalid_target",
            f"resource must be {default_resource}.",
        ),
        ("none" in prompt, "consent_required", "A person must consent."),
    )
    for wrong, error, description in refusals:
        if wrong:
            return Refused(*common, error, description)
    return Asked(*common, given is not None, scopes(single.get("scope")), resources[0], challenge, prompt)


def scopes(text: str | None) -> tuple[str, ...]:
    """What to grant for a scope parameter: what we know of it. OpenID's names and unknown ones do no harm."""
    known = tuple(scope for scope in SCOPES if scope in (text or "").split())
    # Without any word about Layer itself, what is usual.
    return known if set(known) & set(DEFAULT_TOKEN_SCOPES) else DEFAULT_TOKEN_SCOPES + known
