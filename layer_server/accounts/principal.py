"""Who is asking."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from layer_mcp.contract.administration import SCOPES
from layer_mcp.contract.errors import Forbidden, Unauthenticated

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_STAMP = "layer.principal"
_ORIGIN = "layer.origin"


@dataclass(frozen=True)
class Principal:
    """A user of this server; every read and write is scoped to what this user may see.

    Attributes:
        scopes: what the credential allows, of ``contract.administration.SCOPES``.
        via: which kind of credential was shown.
        client_id: the program, where it is known.
    """

    user_id: str
    scopes: frozenset[str] = frozenset(SCOPES)
    via: Literal["local", "token", "oauth"] = "local"
    client_id: str | None = None

    def need(self, scope: str) -> None:
        """Raises Forbidden when the credential does not allow this."""
        if scope not in self.scopes:
            raise Forbidden(
                f"This credential does not allow {scope}; it allows {', '.join(sorted(self.scopes)) or 'nothing'}.",
                remedy=f"Sign in again and allow {scope}, or use a token that has it.",
            )


LOCAL_USER = Principal("local")
"""The owner of the data folder: whoever asks in memory, or over loopback with the folder's token."""


def stamp(scope: MutableMapping[str, Any], principal: Principal | None, origin: str | None = None) -> None:
    """Note on a request who sent it, and to which origin; ``None`` is nobody."""
    scope[_STAMP] = principal
    scope[_ORIGIN] = origin


def origin_of(request: Any) -> str | None:
    """The origin that a request of Starlette's was sent to, where the listener has noted it."""
    return None if request is None else request.scope.get(_ORIGIN)


def principal_in(scope: Mapping[str, Any]) -> Principal | None:
    """Who sent the request of an ASGI scope; ``None`` is nobody."""
    return scope.get(_STAMP)


def principal_of(request: Any) -> Principal:
    """Who sent a request of Starlette's; the local user where there is none (in memory, stdio).

    Raises:
        Unauthenticated: when nobody was signed in.
    """
    if request is None:
        return LOCAL_USER
    principal = principal_in(request.scope)
    if principal is None:
        raise Unauthenticated("Nobody is signed in.")
    return principal


class Trusted:
    """An ASGI app whose every request comes from the local user, unless it was stamped before."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if _STAMP not in scope:
            stamp(scope, LOCAL_USER)
        await self._app(scope, receive, send)
