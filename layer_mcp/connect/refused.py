"""Refusals as a caller is told them: of a server that is not there, of a credential, of a paid call's credential."""

from __future__ import annotations

from typing import TYPE_CHECKING

from layer_mcp.auth.credential import Credential
from layer_mcp.auth.environment import PAT_VARIABLE
from layer_mcp.connect.dialect import error_in
from layer_mcp.connect.target import URL_VARIABLE, Target
from layer_mcp.contract.errors import LayerError, ServerUnavailable, Unauthenticated
from layer_mcp.contract.redact import Secret

if TYPE_CHECKING:
    import mcp_types as types

NOTHING_STARTED = "Nothing was started and nothing was charged."
SESSION_LOST = 404


async def renewed(credential: Credential | None, shown: Secret | None) -> bool:
    """Whether a credential has another token by now than the one that was refused.

    Raises:
        Unauthenticated: when it has ended for good.
        ServerUnavailable: when it could not be renewed just now.
    """
    return credential is not None and shown is not None and await credential.renewed(shown)


def with_the_way_in(refusal: Unauthenticated, target: Target) -> Unauthenticated:
    """The refusal of a client that nobody has signed in, with the line that signs in to this very server."""
    if target.credential is not None or target.url is None:
        return refusal
    where, token = "", f"set {PAT_VARIABLE} to a personal access token of this server"
    if target.chosen_by == "the argument" and target.profile is not None and target.profile.name:
        where = f" --profile {target.profile.name}"
    elif target.chosen_by == "the argument":
        where, token = f" --url {target.url}", f"set {URL_VARIABLE} to it and {PAT_VARIABLE} to a token of it"
    refusal.remedy = f"Sign in: `layer login{where}`, in a notebook `%layer login{where}`. Or {token}."
    return refusal


async def of_paid_call(
    error: Unauthenticated, credential: Credential | None, shown: Secret | None
) -> Unauthenticated:
    """The refusal as its caller should see it. The credential is renewed here, so that the next call finds it good.

    Args:
        shown: the token that the call carried.
    """
    words, remedy = error.message, error.remedy
    try:
        if await renewed(credential, shown):
            words, remedy = (
                "The server did not take the sign-in, which has been renewed since.",
                "Run it again.",
            )
    except ServerUnavailable:
        pass  # then the next call renews it
    except LayerError as over:
        words, remedy = over.message, over.remedy
    told = Unauthenticated(f"{words} {NOTHING_STARTED}", remedy=remedy)
    told.http_status = error.http_status
    return told


def admitted(answer: types.CallToolResult, tool: str) -> types.CallToolResult:
    """An answer, unless it refuses the credential: where anybody may connect, it is the tool that asks who they are.

    Raises:
        Unauthenticated: when it does.
    """
    refusal = error_in(answer, tool)
    if isinstance(refusal, Unauthenticated):
        raise refusal
    return answer


def session_lost(tool: str, label: str) -> ServerUnavailable:
    """The refusal of a paid call in a session that its server does not know: it is not sent in another by itself."""
    lost = ServerUnavailable(
        f"{label} ended the session before it took {tool}. {NOTHING_STARTED}", remedy="Run it again."
    )
    lost.http_status = SESSION_LOST
    return lost


def unreachable(error: BaseException, refusal: LayerError | None, label: str) -> LayerError:
    """Why there is no session.

    Args:
        error: that ended it before it began.
        refusal: what the server said, if it said anything.
        label: the server, for people.
    """
    if isinstance(error, LayerError):
        return error
    if refusal is not None:
        return refusal
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return ServerUnavailable(
        f"{label} cannot be reached: {type(error).__name__}: {error}.",
        remedy="Check the address and the network; without either, LAYER_MCP_URL=embedded works. "
        "Nothing was started and nothing was charged.",
    )
