"""The sign-in for blocking callers: it runs on the I/O loop, and questions are put on the thread that waits.

A kernel answers ``input()`` on its main thread only, and there an interrupt arrives.
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import queue
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from layer_mcp.auth.credential import Grant
from layer_mcp.auth.oauth.browser import Ask, Browser, Say, browser_for
from layer_mcp.auth.oauth.registration import RegisteredClient
from layer_mcp.auth.oauth.signing import sign_in
from layer_mcp.connect.loop import TICK_SECONDS, io_loop

if TYPE_CHECKING:
    import httpx2


_Question = tuple[str, concurrent.futures.Future[str] | None]
"""A text and where its answer goes; None where it is only to be said."""


def sign_in_blocking(
    url: str,
    *,
    say: Say,
    ask: Callable[[str], str] | None = None,
    scopes: Iterable[str] | None = None,
    here: bool | None = None,
    client: RegisteredClient | None = None,
    http: httpx2.AsyncClient | None = None,
    prompt: Browser | None = None,
) -> Grant:
    """``sign_in``, blocking. Must not be called on the I/O thread.

    Args:
        say: shows a line to the person; called on this thread, for a kernel shows what other threads print in a cell
            that ran before.
        ask: shows a question and gives back a line (``input``); called on this thread.
        here: whether there is a browser on this machine; found out when None.
        prompt: instead of the browser that fits.

    Raises:
        LayerError: as ``sign_in``.
    """
    questions: queue.SimpleQueue[_Question | None] = queue.SimpleQueue()

    async def put(question: str) -> str:
        answer: concurrent.futures.Future[str] = concurrent.futures.Future()
        questions.put((question, answer))
        return await asyncio.wrap_future(answer)

    asking: Ask | None = None if ask is None else put
    browser = prompt or browser_for(say=lambda text: questions.put((text, None)), ask=asking, here=here)
    grant = io_loop().submit(sign_in(url, prompt=browser, scopes=scopes, client=client, http=http))
    grant.add_done_callback(lambda _: questions.put(None))
    try:
        while (question := _next(questions)) is not None:
            text, answer = question
            if answer is None:
                say(text)
                continue
            try:
                answer.set_result(ask(text) if ask else "")
            except EOFError:
                answer.set_result("")
        return grant.result()
    except BaseException:
        grant.cancel()  # an interrupt; of a sign-in that has ended, nothing is left to cancel
        raise


def _next(questions: queue.SimpleQueue[_Question | None]) -> _Question | None:
    """The next question. In ticks, because on Windows a wait without end does not hear Ctrl-C."""
    while True:
        try:
            return questions.get(timeout=TICK_SECONDS)
        except queue.Empty:
            continue
