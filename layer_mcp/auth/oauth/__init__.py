"""Sign-in with OAuth 2.1, without Node: once in a browser, and then again by itself for as long as the server allows.

    grant = await sign_in("https://mcp.app.layer.ai/mcp", prompt=browser_for(say=say, ask=input))

From the 401 of a server to its authorization server (``discovery``), where this program registers itself
(``registration``), sends a person (``authorization``, by way of a ``browser``) and gets tokens (``tokens``). What came
of it is a ``Grant``; an ``OAuthCredential`` shows it to the server and renews it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from layer_mcp.lazy import lazy

__all__ = [
    "Browser",
    "Challenge",
    "LoopbackBrowser",
    "OAuthCredential",
    "PasteBack",
    "RegisteredClient",
    "browser_for",
    "refresh",
    "revoke",
    "sign_in",
    "sign_in_blocking",
    "union",
]

if TYPE_CHECKING:
    from layer_mcp.auth.oauth.blocking import sign_in_blocking
    from layer_mcp.auth.oauth.browser import Browser, LoopbackBrowser, PasteBack, browser_for
    from layer_mcp.auth.oauth.challenge import Challenge, union
    from layer_mcp.auth.oauth.credential import OAuthCredential
    from layer_mcp.auth.oauth.registration import RegisteredClient
    from layer_mcp.auth.oauth.signing import sign_in
    from layer_mcp.auth.oauth.tokens import refresh, revoke

_HERE = "layer_mcp.auth.oauth"
_HOMES = {
    "Browser": f"{_HERE}.browser",
    "Challenge": f"{_HERE}.challenge",
    "LoopbackBrowser": f"{_HERE}.browser",
    "OAuthCredential": f"{_HERE}.credential",
    "PasteBack": f"{_HERE}.browser",
    "RegisteredClient": f"{_HERE}.registration",
    "browser_for": f"{_HERE}.browser",
    "refresh": f"{_HERE}.tokens",
    "revoke": f"{_HERE}.tokens",
    "sign_in": f"{_HERE}.signing",
    "sign_in_blocking": f"{_HERE}.blocking",
    "union": f"{_HERE}.challenge",
}

__getattr__ = lazy(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted(__all__)
