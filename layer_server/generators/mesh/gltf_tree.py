"""The nodes of a file that is read: a tree, or not, and where each of them is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.mesh.model import Node


def decomposed(
    matrix: NDArray[np.float64],
) -> tuple[tuple[float, float, float], tuple[float, float, float, float], tuple[float, float, float]]:
    """A matrix without shear as translation, rotation (x, y, z, w) and scale."""
    linear = matrix[:3, :3]
    scale = np.maximum(np.linalg.norm(linear, axis=0), 1e-12)
    if np.linalg.det(linear) < 0:
        scale[0] *= -1
    turn = linear / scale
    w = np.sqrt(max(0.0, 1 + turn[0, 0] + turn[1, 1] + turn[2, 2])) / 2
    x = np.sqrt(max(0.0, 1 + turn[0, 0] - turn[1, 1] - turn[2, 2])) / 2
    y = np.sqrt(max(0.0, 1 - turn[0, 0] + turn[1, 1] - turn[2, 2])) / 2
    z = np.sqrt(max(0.0, 1 - turn[0, 0] - turn[1, 1] + turn[2, 2])) / 2
    x = np.copysign(x, turn[2, 1] - turn[1, 2])
    y = np.copysign(y, turn[0, 2] - turn[2, 0])
    z = np.copysign(z, turn[1, 0] - turn[0, 1])
    length = max(float(np.sqrt(x * x + y * y + z * z + w * w)), 1e-9)
    return (
        (float(matrix[0, 3]), float(matrix[1, 3]), float(matrix[2, 3])),
        (float(x / length), float(y / length), float(z / length), float(w / length)),
        (float(scale[0]), float(scale[1]), float(scale[2])),
    )


def below(nodes: Sequence[Node], roots: Sequence[int]) -> set[int]:
    found: set[int] = set()
    pending = list(roots)
    while pending:
        index = pending.pop()
        if index not in found:
            found.add(index)
            pending += nodes[index].children
    return found


def is_tree(nodes: Sequence[Node], roots: Sequence[int]) -> bool:
    """Whether every node has one parent at most, and none is its own ancestor."""
    children = [child for node in nodes for child in node.children]
    apart = len(set(children)) == len(children) and not set(children) & set(roots)
    return apart and all(0 <= child < len(nodes) for child in children)
