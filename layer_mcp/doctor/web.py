"""What a server says over plain HTTP, before MCP: its clock, and where to sign in."""

from __future__ import annotations

import time
from collections.abc import Coroutine, Mapping
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar

from layer_mcp.contract.errors import LayerError
from layer_mcp.doctor.check import Check

T = TypeVar("T")

ANSWER_SECONDS = 15.0
MAX_SKEW_SECONDS = 60.0
"""A clock that is off by more refuses tokens that are good, and signed addresses that have not expired."""


def clock(url: str) -> Check:
    """This machine's clock against the server's."""
    import httpx2

    try:
        date, before, after = _run(_dated(url))
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        return Check("clock", True, f"not compared: no answer ({type(error).__name__})")
    try:
        theirs = parsedate_to_datetime(date or "").timestamp()
    except (TypeError, ValueError):
        return Check("clock", True, "not compared: the server does not tell its time")
    # Its time has whole seconds, and is of some moment between the two of ours.
    skew = max(before - (theirs + 1), theirs - after, 0.0)
    if skew <= MAX_SKEW_SECONDS:
        return Check("clock", True, "agrees with the server's")
    way = "ahead of" if before > theirs else "behind"
    return Check(
        "clock",
        False,
        f"this machine's clock is {_span(skew)} {way} the server's",
        "Set it by the network (`timedatectl set-ntp true`, or the system's date settings): tokens and signed "
        "addresses are refused when clocks disagree.",
    )


def sign_in(url: str, environ: Mapping[str, str], *, signed_in: bool) -> Check:
    """Whether the sign-in's addresses can be reached, and how its answer comes back here.

    Args:
        signed_in: whether there is a credential already, so that none of it is needed now.
    """
    from layer_mcp.auth.oauth.browser import has_browser
    from layer_mcp.auth.oauth.discovery import discover
    from layer_mcp.auth.oauth.fetch import oauth_http

    async def find() -> str:
        async with oauth_http(url) as http:
            return (await discover(http, url)).server.issuer

    try:
        issuer = _run(find())
    except LayerError as error:
        if signed_in:
            return Check("sign-in", True, f"not needed, and not found: {error.message}")
        fix = f"{error.remedy} If you are behind a VPN or a company firewall, try a direct connection."
        return Check("sign-in", False, error.message, fix)
    way = (
        "the browser brings the answer back to this machine"
        if has_browser(environ)
        else "no browser here: the redirected address is pasted back"
    )
    return Check("sign-in", True, f"`layer login` goes to {issuer}; {way}")


async def _dated(url: str) -> tuple[str | None, float, float]:
    import httpx2

    from layer_mcp.connect.proxies import Routed

    async with httpx2.AsyncClient(transport=Routed(), trust_env=False, timeout=ANSWER_SECONDS) as http:
        before = time.time()
        async with http.stream("GET", url, headers={"accept": "application/json"}) as response:
            return response.headers.get("date"), before, time.time()


def _run(work: Coroutine[Any, Any, T]) -> T:
    from layer_mcp.connect.loop import run_blocking

    return run_blocking(work, ANSWER_SECONDS)


def _span(seconds: float) -> str:
    if seconds < 5400:
        return f"{seconds / 60:.0f} minutes"
    return f"{seconds / 3600:.0f} hours" if seconds < 172_800 else f"{seconds / 86_400:.0f} days"
