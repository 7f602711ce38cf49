"""An OAuth grant as a credential: renewed a little before it ends, by one process at a time, and kept before use.

Everything that a renewal does to the store happens in one thread that holds the store's lock: another process may
have renewed the grant meanwhile, and a refresh token that is used twice ends a grant for good. A caller that gives
up does not stop it: the answer holds the only refresh token that there is.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Literal

from layer_mcp.auth.credential import Grant
from layer_mcp.contract.errors import LayerError, ServerUnavailable, Unauthenticated
from layer_mcp.contract.redact import Secret

EARLY_SECONDS = 60.0
"""How long before its end a token is renewed: a request takes a while, and clocks differ."""
RENEWAL_SECONDS = 60.0
"""How long a renewal may take."""


class OAuthCredential:
    """Shows a grant's access token to its origin.

    Args:
        grant: as the store has it.
        origin: the only one that it is sent to.
        source: where it is kept, in words that may be shown.
        keep: stores a renewed grant; called under the lock, and before its tokens are used.
        lock: makes the context that one process at a time is in.
        read: the grant as the store has it now.
    """

    kind: Literal["oauth"] = "oauth"

    def __init__(
        self,
        grant: Grant,
        origin: str,
        source: str,
        *,
        keep: Callable[[Grant], object],
        lock: Callable[[], AbstractContextManager[object]],
        read: Callable[[], Grant | None],
    ) -> None:
        self.origin = origin
        self.source = source
        self._grant = grant
        self._keep = keep
        self._lock = lock
        self._read = read
        self._early = EARLY_SECONDS
        self._unkept: Grant | None = None
        self._over: Unauthenticated | None = None
        self._renewing: asyncio.Task[None] | None = None

    def __repr__(self) -> str:
        return f"OAuthCredential(origin={self.origin!r}, source={self.source!r})"

    @property
    def scopes(self) -> tuple[str, ...]:
        """What the grant allows."""
        return self._grant.scopes

    async def token(self) -> Secret:
        if self._due() or self._over is not None or self._unkept is not None:
            try:
                await self._renew(None)
            except ServerUnavailable:
                # What is left of its time is still good.
                if self._ended():
                    raise
        return self._grant.access_token

    async def renewed(self, refused: Secret) -> bool:
        if self._grant.access_token == refused:
            await self._renew(refused)
        return self._grant.access_token != refused

    def _due(self) -> bool:
        end = self._grant.expires_at
        return end is not None and time.time() > end - self._early

    def _ended(self) -> bool:
        end = self._grant.expires_at
        return self._over is not None or (end is not None and time.time() >= end)

    async def _renew(self, refused: Secret | None) -> None:
        """Have another token than the one refused, or than one that is due; everybody waits for one renewal."""
        loop = asyncio.get_running_loop()
        if self._renewing is None or self._renewing.done() or self._renewing.get_loop() is not loop:
            work = asyncio.to_thread(self._renew_alone, refused, loop)
            self._renewing = loop.create_task(work, name="layer-renewal")
            self._renewing.add_done_callback(lambda task: task.cancelled() or task.exception())
        await asyncio.shield(self._renewing)

    def _renew_alone(self, refused: Secret | None, loop: asyncio.AbstractEventLoop) -> None:
        """In a thread of its own, for the lock may have to be waited for."""
        from layer_mcp.auth.oauth.authorization import AGAIN
        from layer_mcp.auth.oauth.tokens import refresh

        with self._lock():
            kept = self._read()
            if kept is None:
                raise Unauthenticated(f"There is no sign-in for {self.origin} any more.", remedy=AGAIN)
            held = self._grant
            if kept.access_token != held.access_token:
                self._take(kept)  # of another process, or of a new sign-in
            elif self._unkept is not None:
                self._store(self._unkept)
            elif self._over is not None:
                raise self._over.with_traceback(None)
            if self._grant is not held and not self._ended() and self._grant.access_token != refused:
                return
            try:
                # The lock belongs to this thread; the exchange to the loop.
                new = asyncio.run_coroutine_threadsafe(refresh(self._grant), loop).result(RENEWAL_SECONDS)
            except Unauthenticated as error:
                self._over = error
                raise
            except TimeoutError:
                raise ServerUnavailable("The sign-in could not be renewed in time.") from None
            self._store(new)

    def _store(self, new: Grant) -> None:
        """Keep, then use. What cannot be kept is not lost as long as this process lives."""
        self._unkept = new
        try:
            self._keep(new)
        except OSError as error:
            raise LayerError(
                f"The renewed sign-in could not be stored: {error}.",
                remedy="Make room in (or rights to) the data folder that `layer doctor` names, then try again.",
            ) from error
        self._take(new)
        if new.expires_at is not None:  # of a short life, no more than a quarter is given away
            self._early = min(EARLY_SECONDS, (new.expires_at - time.time()) / 4)

    def _take(self, grant: Grant) -> None:
        self._grant, self._over, self._unkept, self._early = grant, None, None, EARLY_SECONDS
