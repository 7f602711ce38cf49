"""Which places a lamp reaches, past the solids that stand between."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane
from layer_server.generators.scene.solids import FAR, Solid, crossing

_THIN = 0.25
"""Units; thinner things cast no shadow worth its time."""


def shadow(  # noqa: PLR0917  reads as one line
    solids: Sequence[Solid],
    places: Plane,
    lamp: Plane,
    owner: NDArray[np.int16],
    reach: float,
    clear: frozenset[int] = frozenset(),
) -> Plane:
    """How much of a lamp reaches each place, 0 or 1; ``owner`` is the solid that a place lies on.

    ``lamp`` is one place, (3,), or one for each; ``clear`` are materials that let light through.
    """
    rays = lamp - places
    inverse = np.ascontiguousarray(
        np.moveaxis(1 / np.where(np.abs(rays) < 1e-6, np.float32(1e-6), rays), -1, 0)
    )
    apart = np.ascontiguousarray(np.moveaxis(places, -1, 0))
    lit: Plane = np.ones(places.shape[:-1], np.float32)
    for index, solid in enumerate(solids):
        size = np.sort(solid.high - solid.low)
        if size[1] < _THIN or solid.material in clear:
            continue
        if lamp.ndim == 1:
            away = np.maximum(np.maximum(solid.low - lamp, lamp - solid.high), 0)
            if not 0.05 < np.linalg.norm(away) < reach:
                continue
        enter, leave = _span(solid, apart, inverse)
        blocked = (enter < leave) & (leave > 0.01) & (enter < 0.985) & (owner != index)
        if solid.is_box:
            lit[blocked] = 0
        elif blocked.any():
            enter, leave, _ = crossing(solid, places[blocked], rays[blocked])
            lit[blocked] = np.where((enter < leave) & (leave > 0.01) & (enter < 0.985), 0, lit[blocked])
    return lit


def _span(solid: Solid, places: Plane, inverse: Plane) -> tuple[Plane, Plane]:
    """Where rays enter and leave the box around a solid; planes of x, y and z, (3, h, w)."""
    enter: Plane = np.full(places.shape[1:], -FAR, np.float32)
    leave: Plane = np.full(places.shape[1:], FAR, np.float32)
    for axis in range(3):
        first = solid.low[axis] - places[axis]
        first *= inverse[axis]
        second = solid.high[axis] - places[axis]
        second *= inverse[axis]
        np.maximum(enter, np.minimum(first, second), out=enter)
        np.minimum(leave, np.maximum(first, second, out=second), out=leave)
    return enter, leave
