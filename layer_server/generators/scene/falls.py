"""Waterfalls over the cliff of a view."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.scene.canvas import Sheet, paste, sheet
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.spec import Light
from layer_server.generators.scene.terrain import Camera

FALL = 9.0
"""Depth of the cliff that a waterfall comes over."""


def paint_fall(
    drawn: Sheet,
    view: tuple[Camera, Light, Noise],
    along: Callable[[Plane, float], Plane],
    lane: float,
    rng: np.random.Generator,
) -> None:
    """Strands of water over the cliff, and the mist where they fall."""
    camera, light, noise = view
    middle = -lane * camera.width / camera.focal * FALL
    spray = np.clip(light.ambient * np.float32(0.55) + light.sun * np.float32(0.55) + np.float32(0.06), 0, 1)
    for _ in range(int(rng.integers(2, 5))):
        x = middle + float(rng.normal(0, 0.9))
        lip, foot = (float(along(np.array([x], np.float32), FALL + dz)[0]) for dz in (0.35, -0.75))
        column, top = camera.place(x, lip, FALL + 0.1)
        _, bottom = camera.place(x, foot, FALL - 0.6)
        tall, wide = int(bottom - top), max(5, int(camera.focal / FALL * float(rng.uniform(0.16, 0.42))))
        if tall < 8:
            continue
        v, u = np.mgrid[0:tall, 0:wide].astype(np.float32)
        streak = noise.at(u * np.float32(22 / wide) + np.float32(column), v * np.float32(1.6 / tall), 5, 0.6)
        edge = np.clip(
            1
            - np.abs(u / np.float32(wide) - np.float32(0.5))
            * 2
            * (np.float32(1.05) - v / tall * np.float32(0.2)),
            0,
            1,
        )
        cover = smoothstep(0.0, 0.5, edge * (np.float32(0.9) + streak * np.float32(0.35)))
        ink = spray * (np.float32(0.86) + np.float32(0.13) * streak)[..., None]
        paste(drawn, sheet(ink, cover * np.float32(0.95)), int(column - wide / 2), int(top))
        reach = int(wide * 1.4)
        y, at = np.mgrid[-reach:reach, -2 * reach : 2 * reach].astype(np.float32) / np.float32(reach)
        puff = np.exp(-(y * y * np.float32(2.6) + at * at * np.float32(0.9)) * np.float32(1.8))
        puff = puff * (np.float32(0.8) + np.float32(0.25) * noise.at(at * 3, y * 3, 4))
        paste(
            drawn,
            sheet(spray, np.clip(puff * np.float32(0.75), 0, 0.8)),
            int(column - 2 * reach),
            min(int(bottom - reach), camera.height),
        )
