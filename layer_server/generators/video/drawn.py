"""Frames drawn side by side in threads and handed on in order, a few ahead, so that memory stays bounded."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

from layer_server.generators.video.encoding import Frame

_THREADS = 2
_AHEAD = 4


def in_order(draw: Callable[[int], Frame], count: int) -> Iterator[Frame]:
    """``draw(0)`` to ``draw(count - 1)``; ``draw`` must be safe to call from several threads."""
    waiting: deque[Future[Frame]] = deque()
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="video") as pool:
        try:
            for index in range(count):
                waiting.append(pool.submit(draw, index))
                if len(waiting) > _AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for each in waiting:
                each.cancel()
