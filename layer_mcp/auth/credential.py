"""What a client shows to a server: a personal access token, or the access token of an OAuth grant.

A credential belongs to one origin and is sent to no other. Standard library only, for it is made before anything
heavy is imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal, Protocol, Self

from layer_mcp.contract.redact import Secret


class Credential(Protocol):
    """What a client shows to the server of one origin. Its coroutines run on the I/O loop."""

    @property
    def kind(self) -> Literal["pat", "oauth"]:
        """Which of the two it is."""

    @property
    def source(self) -> str:
        """Where it was found, in words that may be shown: ``LAYER_PAT``, ``keyring``, ``file``, …"""

    @property
    def origin(self) -> str:
        """The only origin that it is sent to."""

    async def token(self) -> Secret:
        """The token to send now; one that is about to end is renewed first.

        Raises:
            Unauthenticated: when it has ended and cannot be renewed.
        """

    async def renewed(self, refused: Secret) -> bool:
        """Whether there is another token than the one that the server has just refused.

        A paid call that was refused is not sent again for it; the next call is.

        Raises:
            Unauthenticated: when it has ended for good, with the reason.
            ServerUnavailable: when it could not be renewed just now.
        """


@dataclass(frozen=True, slots=True)
class StaticToken:
    """A personal access token: it ends when it is revoked, and nothing renews it."""

    value: Secret
    origin: str
    source: str
    kind: Literal["pat"] = "pat"

    async def token(self) -> Secret:
        return self.value

    async def renewed(self, refused: Secret) -> bool:  # noqa: ARG002  the protocol's
        return False


@dataclass(frozen=True, slots=True)
class Grant:
    """What an OAuth sign-in gave, and all that renewing and revoking it needs after a restart.

    Attributes:
        resource: the MCP endpoint that it is for (RFC 8707).
        issuer: of the authorization server, as it spells itself.
        expires_at: Unix time in seconds; None where the server did not say.
        scopes: what was granted.
        client_id, client_secret, client_auth: the client that was registered; ``client_auth`` is its
            ``token_endpoint_auth_method``.
        account: who signed in, as the authorization server calls them; for showing only.
    """

    resource: str
    issuer: str
    token_endpoint: str
    client_id: str
    access_token: Secret
    refresh_token: Secret | None = None
    expires_at: float | None = None
    scopes: tuple[str, ...] = ()
    revocation_endpoint: str | None = None
    client_secret: Secret | None = None
    client_auth: str = "none"
    account: str | None = None

    def with_tokens(
        self,
        access_token: Secret,
        refresh_token: Secret | None,
        expires_at: float | None,
        scopes: tuple[str, ...],
    ) -> Self:
        """The same grant after a refresh; a server that sends no new refresh token keeps the old one valid."""
        return replace(
            self,
            access_token=access_token,
            refresh_token=refresh_token or self.refresh_token,
            expires_at=expires_at,
            scopes=scopes or self.scopes,
        )

    def revealed(self) -> dict[str, Any]:
        """The grant as the credential store keeps it, secrets and all. For nobody else."""
        return {
            name: value.reveal() if isinstance(value, Secret) else value
            for name in self.__slots__
            if (value := getattr(self, name)) is not None
        }

    @classmethod
    def of_record(cls, record: Mapping[str, Any]) -> Self:
        """The grant that the credential store has kept.

        Raises:
            ValueError: when the record is of something else.
        """
        secrets = {"access_token", "refresh_token", "client_secret"}
        known = {name: record[name] for name in cls.__slots__ if record.get(name) is not None}
        expires = known.get("expires_at", 0.0)
        scopes = known.get("scopes", ())
        texts = [value for name, value in known.items() if name not in {"expires_at", "scopes"}]
        well_typed = isinstance(expires, int | float) and isinstance(scopes, list | tuple)
        if not well_typed or not all(isinstance(text, str) for text in (*texts, *scopes)):
            raise ValueError("not a grant: a field is of another type")
        try:
            for name in secrets & known.keys():
                known[name] = Secret(known[name])
            known["scopes"] = tuple(scopes)
            return cls(**known)
        except TypeError as error:
            raise ValueError(f"not a grant: {error}") from error
