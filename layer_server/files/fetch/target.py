"""What an address from outside means, under rules that leave nothing to interpretation."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from layer_mcp.contract.errors import UploadFailed
from layer_server.files.fetch.addresses import literal

MAX_URL_CHARACTERS = 4000
_PORTS = {"http": 80, "https": 443}
_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
_LAST_LABEL_IS_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")
_ASK = "Give the http(s) address of a file that everybody can reach, or upload the file with request_file_upload_url."


@dataclass(frozen=True, slots=True)
class Target:
    """Where to connect to, and what to ask for.

    Attributes:
        host: in lower case and ASCII, without brackets; an IP address in its normal form.
        path: with the query.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def place(self) -> str:
        """``host:port``, as the allow-list has it."""
        return f"{self.bracketed}:{self.port}"

    @property
    def bracketed(self) -> str:
        return f"[{self.host}]" if ":" in self.host else self.host

    @property
    def host_header(self) -> str:
        return self.bracketed if self.port == _PORTS[self.scheme] else self.place


def parse(url: str, allowed: frozenset[str] = frozenset()) -> Target:
    """Take an address apart.

    Args:
        allowed: ``host:port`` of places whose port need not be the scheme's own.

    Raises:
        UploadFailed: when it is not a plain http(s) address.
    """
    if len(url) > MAX_URL_CHARACTERS or any(
        ord(each) <= 32 or ord(each) == 127 or each == "\\" for each in url
    ):
        raise refused("The URL holds spaces, control characters or backslashes, or is too long.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise refused("The URL cannot be understood.") from error
    if parts.scheme not in _PORTS:
        raise refused(
            f"The URL is of the kind {parts.scheme[:20] or '(none)'!r}; only http and https are fetched."
        )
    if "@" in parts.netloc:
        raise refused("The URL holds a user name or a password, which would be sent to a stranger.")
    host = _host(parts.hostname or "")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
        f"?{quote(parts.query, safe='/%:@!$&*+,;=~-._?()')}" if parts.query else ""
    )
    target = Target(parts.scheme, host, _PORTS[parts.scheme] if port is None else port, path)
    if target.port != _PORTS[target.scheme] and target.place not in allowed:
        raise refused(f"Port {target.port} is not fetched from; only 80 for http and 443 for https.")
    return target


def follow(target: Target, location: str, allowed: frozenset[str]) -> Target:
    """Where a redirect leads; by the same rules. Raises UploadFailed."""
    return parse(urljoin(f"{target.scheme}://{target.place}{target.path}", location), allowed)


def _host(text: str) -> str:
    """The host in its one spelling. Raises UploadFailed."""
    if not text or "%" in text:
        raise refused("The URL names no host, or one that is spelt in a way that is not taken.")
    address = literal(text)
    if address is None:
        # Full-width digits and other dots are the plain ones to a resolver.
        text = unicodedata.normalize("NFKC", text).replace("\u3002", ".").lower().removesuffix(".")
        address = literal(text)
    if address is not None:
        return str(address)
    try:
        name = text if text.isascii() else text.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise refused("The host's name is not one that the internet knows.") from error
    # A last part that is a number is an address in a spelling that no two programs agree about.
    if len(name) > 253 or not _NAME.fullmatch(name) or _LAST_LABEL_IS_NUMBER.fullmatch(name):
        raise refused("The host's name is not one that the internet knows.")
    return name


def refused(message: str, remedy: str = _ASK) -> UploadFailed:
    """Why nothing was fetched."""
    return UploadFailed(message, remedy=remedy, field="url")
