"""The way to a server, step by step: proxy, name, connection, certificate. Each is told from the others by its fix."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_mcp.contract.redact import redact
from layer_mcp.doctor.check import Check, looked

STEP_SECONDS = 5.0
"""For each of name, connection and certificate."""
_DIRECT = "If you are behind a VPN or a company firewall, try a direct connection."
_PROXIES = "Check HTTPS_PROXY, or add the host to NO_PROXY if it is reached directly."

_EXPIRED, _SELF_SIGNED, _SELF_SIGNED_CHAIN, _UNKNOWN_ISSUER, _UNVERIFIED = 10, 18, 19, 20, 21
_NOT_YET, _OTHER_HOST = 9, 62


def network(url: str) -> list[Check]:
    """Every step to a server's address."""
    from layer_mcp.connect.proxies import UNREADABLE, proxy_for, unreadable

    parts = urlsplit(url)
    host = parts.hostname or ""
    if host in LOOPBACK_HOSTS:
        proxy = None
        checks = []
    else:
        proxy = proxy_for(parts.scheme, host)
        if unreadable(proxy):
            return [Check("proxy", False, f"it cannot be used: {UNREADABLE}", _PROXIES)]
        checks = [_proxy(proxy)]
    way = urlsplit(proxy) if proxy else parts
    at, port = way.hostname or "", way.port or {"http": 80, "https": 443}.get(way.scheme, 443)
    said = f"the proxy {at}" if proxy else at
    checks += looked("DNS", STEP_SECONDS, lambda: _name(at, port, said), late=_DIRECT)
    if not checks[-1].ok:
        return checks
    checks += looked(
        "connection", STEP_SECONDS + 1, lambda: _connection(at, port, said, proxied=bool(proxy)), late=_DIRECT
    )
    if parts.scheme != "https" or not checks[-1].ok:
        return checks
    if proxy:
        return [*checks, Check("TLS", True, "not tried by itself: it goes through the proxy")]
    return [*checks, *looked("TLS", STEP_SECONDS + 1, lambda: _certificate(host, port), late=_DIRECT)]


def _proxy(proxy: str | None) -> Check:
    if proxy is None:
        return Check("proxy", True, "none is set for this server")
    parts = urlsplit(proxy)
    shown = f"{parts.scheme}://{parts.hostname or ''}{f':{parts.port}' if parts.port else ''}"
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        return Check("proxy", False, f"{redact(shown)} cannot be used", _PROXIES)
    return Check("proxy", True, f"{shown} is used (HTTPS_PROXY or the system's settings)")


def _name(host: str, port: int, said: str) -> Check:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        fix = "Check the address for a typing mistake, and that this machine is online. " + _DIRECT
        return Check("DNS", False, f"{said} has no address ({reason})", fix)
    addresses = list(dict.fromkeys(str(each[4][0]) for each in found))
    return Check("DNS", True, f"{said} is {', '.join(addresses[:3])}")


@contextmanager
def _connected(host: str, port: int) -> Iterator[socket.socket]:
    with socket.create_connection((host, port), timeout=STEP_SECONDS) as connection:
        yield connection


def _connection(host: str, port: int, said: str, *, proxied: bool) -> Check:
    try:
        with _connected(host, port):
            return Check("connection", True, f"{said} answers on port {port}")
    except ConnectionRefusedError:
        fix = _PROXIES if proxied else "Check the port, and that the server is running."
        return Check("connection", False, f"{said} refuses port {port}", fix)
    except TimeoutError:
        fix = f"A firewall may drop it. {_PROXIES if proxied else _DIRECT}"
        return Check("connection", False, f"{said} does not answer on port {port}", fix)
    except OSError as error:
        return Check("connection", False, f"{said}: {error.strerror or error}", _DIRECT)


def _certificate(host: str, port: int, context: Callable[[], ssl.SSLContext] | None = None) -> Check:
    if context is None:
        import httpx2

        context = httpx2.create_ssl_context
    try:
        with _connected(host, port) as plain, context().wrap_socket(plain, server_hostname=host) as secure:
            return Check("TLS", True, f"{secure.version()}, and the certificate is trusted")
    except ssl.SSLCertVerificationError as error:
        return _distrusted(host, error)
    except (ssl.SSLEOFError, ConnectionError):
        finding = f"{host} hangs up during the TLS handshake"
        return Check("TLS", False, finding, f"A firewall may be looking at the name. {_DIRECT}")
    except TimeoutError:
        return Check("TLS", False, f"{host} does not finish the TLS handshake", _DIRECT)
    except ssl.SSLError as error:
        reason = (error.reason or str(error)).replace("_", " ").lower()
        fix = f"Check that the port speaks https, and not plain http. {_DIRECT}"
        return Check("TLS", False, f"{host}: {reason}", fix)


def _distrusted(host: str, error: ssl.SSLCertVerificationError) -> Check:
    code = error.verify_code
    if code in {_EXPIRED, _NOT_YET}:
        fix = "Check this machine's clock first; if it is right, tell whoever runs the server."
        return Check("TLS", False, f"the certificate of {host} is not valid at this time", fix)
    if code == _OTHER_HOST:
        fix = f"Something else answers for {host}, such as a hotel's sign-in page. Open a page in a browser. {_DIRECT}"
        return Check("TLS", False, f"the certificate is not of {host}", fix)
    if code in {_SELF_SIGNED, _SELF_SIGNED_CHAIN, _UNKNOWN_ISSUER, _UNVERIFIED}:
        fix = (
            "A VPN, a firewall or a virus scanner may replace certificates: set SSL_CERT_FILE to the file with "
            f"its authority's certificate, which your administrator has. {_DIRECT}"
        )
        return Check(
            "TLS", False, f"nobody that this machine trusts has signed the certificate of {host}", fix
        )
    return Check("TLS", False, f"{host}: {error.verify_message or error}", _DIRECT)
