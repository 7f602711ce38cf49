"""How a person gets to the page of an authorization server, and how the answer finds its way back."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import sys
import threading
import webbrowser
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol, Self

from layer_mcp.auth.oauth.authorization import AuthorizationRequest
from layer_mcp.auth.oauth.callback import HOST, PATH, Callback
from layer_mcp.auth.place import place
from layer_mcp.contract.errors import InvalidInputs, Unauthenticated

WAIT_SECONDS = 300.0
"""How long a person has for signing in."""
PASTES = 3
"""How often a pasted address may be wrong."""
_EPHEMERAL_PORTS = range(49152, 65536)

Say = Callable[[str], object]
Ask = Callable[[str], Awaitable[str]]


class Browser(Protocol):
    """A way to the page and back. An async context manager; inside of it, ``redirect_uri`` is known."""

    redirect_uri: str

    async def __aenter__(self) -> Self: ...

    async def __aexit__(self, *_: object) -> None: ...

    async def answer(self, request: AuthorizationRequest) -> str:
        """Send a person to ``request.url``.

        Returns:
            The address that they were redirected to. Whoever asked checks what it says.

        Raises:
            Unauthenticated: when nobody signed in.
        """


class LoopbackBrowser:
    """The browser of this machine, which brings the answer by itself.

    Args:
        say: shows a line to the person.
        opener: opens a page; answers whether it could.
        seconds: how long to wait for the person.
    """

    def __init__(
        self, say: Say, *, opener: Callable[[str], bool] = webbrowser.open, seconds: float = WAIT_SECONDS
    ) -> None:
        self.redirect_uri = ""
        self._say = say
        self._opener = opener
        self._seconds = seconds
        self._callback = Callback()

    async def __aenter__(self) -> Self:
        await self._callback.__aenter__()
        self.redirect_uri = self._callback.redirect_uri
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._callback.__aexit__()

    async def answer(self, request: AuthorizationRequest) -> str:
        waiting = asyncio.ensure_future(self._callback.answer(request, self._seconds))
        try:
            await asyncio.sleep(0)  # it waits before anybody can come
            self._say(f"Sign in here; your browser should open it by itself:\n\n  {request.url}\n")
            opening = self._opened(request.url)
            # Some browsers are waited for until they are closed; the answer comes before that.
            either: set[asyncio.Future[Any]] = {waiting, opening}
            await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
            if opening.done() and not opening.result():
                self._say("No browser could be opened; open the address yourself, on this machine.")
            return await waiting
        except TimeoutError:
            raise Unauthenticated(
                f"Nobody signed in within {self._seconds:g} seconds.",
                remedy="Run `layer login` again; with a browser on another machine, `layer login --no-browser`.",
            ) from None
        finally:
            waiting.cancel()

    def _opened(self, url: str) -> asyncio.Future[bool]:
        """Whether a browser could be opened; known when it is. By a thread that holds up no program's end."""
        loop = asyncio.get_running_loop()
        could: asyncio.Future[bool] = loop.create_future()

        def tell(found: bool) -> None:
            if not could.done():
                could.set_result(found)

        def run() -> None:
            found = self._open(url)
            with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile
                loop.call_soon_threadsafe(tell, found)

        threading.Thread(target=run, name="layer-browser", daemon=True).start()
        return could

    def _open(self, url: str) -> bool:
        try:
            return self._opener(url)
        except (webbrowser.Error, OSError):
            return False


class PasteBack:
    """A browser on some other machine: the person brings the answer by hand.

    The redirect leads to a port of the person's machine where nothing listens; the browser shows an error page, and
    the address of that page is the answer. Whoever sees it can do nothing with it, for PKCE's verifier stays here.

    Args:
        say: shows a line to the person.
        ask: shows a question and gives back the line that was typed.
    """

    def __init__(self, say: Say, ask: Ask) -> None:
        self.redirect_uri = f"http://{HOST}:{secrets.choice(_EPHEMERAL_PORTS)}{PATH}"
        self._say = say
        self._ask = ask

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    async def answer(self, request: AuthorizationRequest) -> str:
        self._say(
            f"Open this address in a browser, on any machine:\n\n  {request.url}\n\n"
            "After signing in your browser shows a page that cannot be reached. That is as it should be:\n"
            "copy the address of that page and paste it here."
        )
        for left in reversed(range(PASTES)):
            address = (await self._ask("Address: ")).strip()
            if request.is_mine(address):
                return address
            if left and address:
                self._say(
                    "That is not the answer to this sign-in. Paste the whole address of the page that came "
                    f"after signing in; it begins with {self.redirect_uri}?"
                )
            elif not address:
                break
        raise Unauthenticated(
            "Nobody signed in: the address that was pasted is not the answer to this sign-in.",
            remedy="Run `layer login` again and use the newest address.",
        )


def browser_for(
    *, say: Say, ask: Ask | None = None, environ: Mapping[str, str] | None = None, here: bool | None = None
) -> Browser:
    """The way that fits where this program runs.

    Args:
        ask: needed where the browser is on another machine.
        here: whether there is a browser on this machine; found out when None.

    Raises:
        InvalidInputs: when the browser is elsewhere and nobody can be asked.
    """
    if has_browser(environ) if here is None else here:
        return LoopbackBrowser(say)
    if ask is None:
        raise InvalidInputs(
            "There is no browser on this machine, and nobody here to paste an address.",
            remedy="Run `layer login` in a terminal of this machine, or set LAYER_PAT to a personal access token.",
        )
    return PasteBack(say, ask)


def has_browser(environ: Mapping[str, str] | None = None, platform: str = sys.platform) -> bool:
    """Whether a browser of this machine is likely in front of the person who runs this program."""
    return place(environ, platform).browser
