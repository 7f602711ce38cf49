"""A stream ends when its credential is revoked; other answers are over too soon for that to matter."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import Message, Send

    from layer_server.auth.revocations import Revocations


class WhileItStands:
    """A ``send`` that ends an answer without a length, instead of telling who may not hear any more.

    That an access token expires ends no stream by itself: its program gets another one and need not connect again.

    Args:
        stands: whether the credential is still good; asked only after something was revoked.
    """

    def __init__(self, send: Send, revocations: Revocations, stands: Callable[[], Awaitable[bool]]) -> None:
        self._send = send
        self._revocations = revocations
        self._count = revocations.count
        self._stands = stands
        self._streams = False
        self._ended = False

    async def __call__(self, message: Message) -> None:
        if self._ended:
            return
        if message["type"] == "http.response.start":
            self._streams = not any(name.lower() == b"content-length" for name, _ in message["headers"])
        elif self._streams and self._count != self._revocations.count:
            self._count = self._revocations.count
            if not await self._stands():
                self._ended = True
                # The app hears that its client has gone, as it would if it had hung up.
                message = {"type": "http.response.body", "body": b"", "more_body": False}
        await self._send(message)
