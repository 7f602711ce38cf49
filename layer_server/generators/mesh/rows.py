"""Sums and matches over many rows, where numpy's own ways sort rows or go one by one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray


def mixed(rows: NDArray[np.int64]) -> NDArray[np.uint64]:
    """One number for each row, (n,), the same for the same row: numbers are far quicker to sort than rows.

    A product over 64 bits with the mixing of SplitMix64. Of a million different rows two share a number once in
    30 million meshes.
    """
    numbers = np.zeros(len(rows), np.uint64)
    for column in rows.T:
        numbers = (numbers ^ column.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        numbers = (numbers ^ (numbers >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        numbers ^= numbers >> np.uint64(27)
    return numbers


def summed(places: NDArray[Any], values: NDArray[Any], count: int) -> NDArray[np.float64]:
    """The sum of the values, (n, k), that belong to each of ``count`` places: (count, k)."""
    return np.stack([np.bincount(places, column, count) for column in values.T], 1)
