"""The loopback address that a browser is redirected to (RFC 8252): one small page, one answer, nothing else.

Anybody on this machine, and any page in the browser, can ask it. So it hears GET on one path only, under its own
name (a foreign name in Host is a rebound DNS entry), and an answer counts only with the ``state`` of this sign-in.
"""

from __future__ import annotations

import asyncio
import contextlib
from html import escape
from typing import Self
from urllib.parse import parse_qs

from layer_mcp.auth.oauth.authorization import MAX_ADDRESS_CHARACTERS, AuthorizationRequest

HOST, PATH = "127.0.0.1", "/callback"
HEAD_SECONDS = 10.0
"""How long a browser may take to send its request."""

_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Layer</title>\
<meta name="viewport" content="width=device-width"><style>:root{{color-scheme:light dark}}\
body{{font:1.1rem/1.5 system-ui,sans-serif;max-width:30rem;margin:20vh auto;padding:0 1rem;text-align:center}}\
</style></head><body><h1>{title}</h1><p>{text}</p></body></html>"""
_HEADERS = (
    "content-type: text/html; charset=utf-8\r\ncache-control: no-store\r\nreferrer-policy: no-referrer\r\n"
    "x-content-type-options: nosniff\r\ncontent-security-policy: default-src 'none'; style-src 'unsafe-inline'; "
    "frame-ancestors 'none'\r\nconnection: close\r\n"
)


class Callback:
    """Listens on this machine for one answer. An async context manager.

    Attributes:
        redirect_uri: where the answer goes, once it listens.
    """

    def __init__(self) -> None:
        self.redirect_uri = ""
        self._request: AuthorizationRequest | None = None
        self._answer: asyncio.Future[str] | None = None
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, HOST, 0, limit=2 * MAX_ADDRESS_CHARACTERS)
        self._port = self._server.sockets[0].getsockname()[1]
        self.redirect_uri = f"http://{HOST}:{self._port}{PATH}"
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()

    async def answer(self, request: AuthorizationRequest, seconds: float) -> str:
        """The address that the browser was redirected to.

        Raises:
            TimeoutError: when nobody came.
        """
        self._answer = asyncio.get_running_loop().create_future()
        self._request = request
        try:
            return await asyncio.wait_for(self._answer, seconds)
        finally:
            self._request = None

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(
            OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError
        ):
            head = await asyncio.wait_for(_head(reader), HEAD_SECONDS)
            status, title, text = self._heard(head)
            page = _PAGE.format(title=escape(title), text=escape(text)).encode()
            writer.write(
                f"HTTP/1.1 {status}\r\n{_HEADERS}content-length: {len(page)}\r\n\r\n".encode() + page
            )
            await writer.drain()
        writer.close()

    def _heard(self, head: str) -> tuple[str, str, str]:
        first, *headers = head.split("\r\n")
        method, _, rest = first.partition(" ")
        target = rest.partition(" ")[0]
        host = next((line[5:].strip() for line in headers if line[:5].lower() == "host:"), "")
        if host not in {f"{HOST}:{self._port}", f"localhost:{self._port}"}:
            return "421 Misdirected Request", "Not here", "This address is of a sign-in on this machine."
        if target.partition("?")[0] != PATH:
            return "404 Not Found", "Nothing here", "This address waits for the answer to a sign-in."
        if method != "GET":
            return "405 Method Not Allowed", "Not like this", "This address is opened by a browser."
        request, answer = self._request, self._answer
        if request is None or answer is None or answer.done() or not request.is_mine(target):
            return (
                "400 Bad Request",
                "This is not the sign-in that is waited for",
                "It may be an old page. Use the newest address that the program has printed.",
            )
        answer.set_result(f"http://{HOST}:{self._port}{target}")
        if "error" in parse_qs(target.partition("?")[2]):
            return "200 OK", "Not signed in", "The program says what happened. You may close this window."
        return "200 OK", "Signed in", "You may close this window and go back to Layer."


async def _head(reader: asyncio.StreamReader) -> str:
    return (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
