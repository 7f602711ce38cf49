"""A paid call that was refused for its credential is never sent again; what its caller is told."""

from __future__ import annotations

from layer_mcp.auth.credential import Credential
from layer_mcp.contract.errors import LayerError, ServerUnavailable, Unauthenticated
from layer_mcp.contract.redact import Secret

NOTHING_STARTED = "Nothing was started and nothing was charged."


async def renewed(credential: Credential | None, shown: Secret | None) -> bool:
    """Whether a credential has another token by now than the one that was refused.

    Raises:
        Unauthenticated: when it has ended for good.
        ServerUnavailable: when it could not be renewed just now.
    """
    return credential is not None and shown is not None and await credential.renewed(shown)


async def of_paid_call(
    error: Unauthenticated, credential: Credential | None, shown: Secret | None
) -> Unauthenticated:
    """The refusal as its caller should see it. The credential is renewed here, so that the next call finds it good.

    Args:
        shown: the token that the call carried.
    """
    try:
        good = await renewed(credential, shown)
    except ServerUnavailable:
        good = False
    except LayerError as over:
        return Unauthenticated(f"{over.message} {NOTHING_STARTED}", remedy=over.remedy)
    if good:
        return Unauthenticated(
            f"The server did not take the sign-in, which has been renewed since. {NOTHING_STARTED}",
            remedy="Run it again.",
        )
    return Unauthenticated(f"{error.message} {NOTHING_STARTED}", remedy=error.remedy)
