"""Where a program may have its answers sent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from layer_mcp.contract.machine import LOOPBACK_HOSTS

MAX_CHARACTERS = 2000
# It goes into a header of ours (``form_target``), where a semicolon would begin something else.
_AUTHORITY = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:\d{0,5})?")
_UNSAFE_SCHEMES = frozenset(
    {
        "javascript",
        "data",
        "vbscript",
        "file",
        "blob",
        "about",
        "filesystem",
        "ws",
        "wss",
        "ftp",
        "view-source",
    }
)


def fault(uri: str) -> str | None:
    """What is wrong with a redirect URI that a program registers; None when nothing is.

    Allowed: https; http to this very machine (RFC 8252); the private-use scheme of an installed program
    (``cursor://…``, ``com.example.app:/…``).
    """
    try:
        parts = urlsplit(uri)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return "is not a URL"
    if len(uri) > MAX_CHARACTERS or not all("!" <= character <= "~" for character in uri):
        return "is too long, or has characters in it that are not of a URL"
    if parts.fragment or uri.endswith("#"):
        return "has a fragment"
    if not parts.scheme or parts.scheme in _UNSAFE_SCHEMES:
        return f"has the scheme {parts.scheme!r}, which is not allowed"
    if parts.scheme in {"http", "https"} and not (host and _AUTHORITY.fullmatch(parts.netloc)):
        return "has no plain host"
    if parts.scheme == "http" and host not in LOOPBACK_HOSTS:
        return "is http to another machine; use https, or 127.0.0.1"
    return None


def matches(registered: Sequence[str], uri: str) -> bool:
    """Whether a redirect URI is one of the registered ones. On this machine the port may be another one."""
    return uri in registered or any(_same_but_for_the_port(each, uri) for each in registered)


def _same_but_for_the_port(registered: str, uri: str) -> bool:
    try:
        one, other = urlsplit(registered), urlsplit(uri)
        hosts = one.hostname, other.hostname
        _ = one.port, other.port
    except ValueError:
        return False
    return (
        one.scheme == other.scheme == "http"
        and hosts[0] == hosts[1]
        and hosts[0] in LOOPBACK_HOSTS
        and "@" not in other.netloc
        and (one.path, one.query, one.fragment) == (other.path, other.query, other.fragment)
    )


def shown(uri: str) -> str:
    """What a person is told of a redirect URI: its host, or the scheme of an installed program."""
    parts = urlsplit(uri)
    if parts.scheme in {"http", "https"}:
        return "a program on this machine" if parts.hostname in LOOPBACK_HOSTS else str(parts.hostname)
    return f"the program that opens {parts.scheme}: links"


def form_target(uri: str) -> str:
    """The redirect's origin as a Content-Security-Policy source: browsers hold a form's redirects to it."""
    parts = urlsplit(uri)
    if parts.scheme in {"http", "https"}:
        return f"{parts.scheme}://{parts.netloc}"
    return f"{parts.scheme}:"
