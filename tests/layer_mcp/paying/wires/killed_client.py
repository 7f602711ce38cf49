"""Clients that are killed, each at one point of a submit: ``python killed_client.py MODEL POINT...``.

Forked from one process, for it takes longer to begin than to be killed.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

import mcp  # noqa: F401  before the forks, as is all that takes time
from mcp.client import streamable_http  # noqa: F401

from layer_mcp import Layer, client  # noqa: F401
from layer_mcp.connect import transport
from layer_mcp.connect.connection import Connection
from layer_mcp.library.journal import Journal


def die(*_: Any, **__: Any) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


async def die_instead(*_: Any, **__: Any) -> Any:
    die()


sent_once = transport.sent_once


async def sent_and_dead(send: Any, request: Any, delivery: Any, moved: Any) -> Any:
    """The request has gone out and the answer has begun: it is never read."""

    async def sending(request: Any) -> Any:
        response = await send(request)
        if delivery.once:
            die()
        return response

    return await sent_once(sending, request, delivery, moved)


def pay(point: str, model: str) -> None:
    """Submit, and be killed at that point."""
    if point == "intended":
        Connection._pay = die_instead  # type: ignore[method-assign]
    elif point == "sent":
        transport.sent_once = sent_and_dead
    elif point == "answered":
        Journal.submitted = die  # type: ignore[method-assign]
    with Layer() as layer:
        layer.forge(f"killed when {point}", model=model, batch_size=1)


def main(model: str, *points: str) -> int:
    children = []
    for point in points:
        child = os.fork()
        if child == 0:
            pay(point, model)
            os._exit(1)
        children.append(child)
    killed = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL for child in children]
    return 0 if all(killed) else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
