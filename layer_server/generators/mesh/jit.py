"""Compiles the kernels when they are first used, and runs them over bands of rows on all processors.

Compiled code is cached by numba beside the source where that can be written, else in the user's cache folder
(``NUMBA_CACHE_DIR`` decides), so that only the first use on a machine waits for the compiler.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Any

_ROWS = 32
"""Of a band: small enough that threads finish together."""


@lru_cache(maxsize=32)
def compiled(kernel: Callable[..., None]) -> Callable[..., None]:
    """The kernel as machine code that lets other threads run.

    Raises ImportError where numba is not installed.
    """
    import numba

    options: dict[str, Any] = {"nogil": True, "fastmath": True, "error_model": "numpy"}
    try:
        return numba.njit(cache=True, **options)(kernel)  # type: ignore[no-any-return]
    except RuntimeError:  # no folder that a cache could be written to
        return numba.njit(**options)(kernel)  # type: ignore[no-any-return]


def in_bands(kernel: Callable[..., None], rows: int, *arguments: Any) -> None:
    """Call ``kernel(first, last, *arguments)`` for all rows; bands do not see each other, so order does not matter."""
    fast = compiled(kernel)
    ranges = [(top, min(top + _ROWS, rows)) for top in range(0, rows, _ROWS)]
    if not ranges:
        return
    fast(*ranges[0], *arguments)  # alone, so that it is compiled once
    pool = _pool()
    for done in [pool.submit(fast, *each, *arguments) for each in ranges[1:]]:
        done.result()


@lru_cache(maxsize=1)
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(min(8, os.cpu_count() or 1), thread_name_prefix="mesh")
