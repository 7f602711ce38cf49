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


def plunged(land: Plane, x: Plane, z: Plane, ragged: Plane) -> Plane:
    """The land with the pool that a waterfall has dug, and the brook that leaves it towards the eye."""
    pool = np.hypot(
        x / np.float32(2.9), (z - np.float32(FALL - 1.9)) / np.float32(1.9)
    ) + ragged * np.float32(0.15)
    brook = np.abs(x + np.sin(z * np.float32(1.1)) * np.float32(0.35)) / (
        np.float32(0.42) + z * np.float32(0.05)
    ) + (z > np.float32(FALL - 1)) * np.float32(9)
    wet = np.minimum(pool, brook + ragged * np.float32(0.3))
    beside = smoothstep(1.0, 2.4, wet)
    result: Plane = (
        np.float32(0.06)
        + np.maximum(land, 0) * np.where(z < np.float32(FALL + 0.2), beside, np.float32(1))
        - smoothstep(1.08, 0.80, wet) * np.float32(0.42)
    )
    return result


def paint_fall(
    drawn: Sheet,
    view: tuple[Camera, Light, Noise],
    along: Callable[[Plane, float], Plane],
    lane: float,
    rng: np.random.Generator,
    *,
    is_frozen: bool = False,
) -> None:
    """Strands of water over the cliff and the mist where they fall; frozen, curtains of ice."""
    camera, light, noise = view
    middle = -lane * camera.width / camera.focal * FALL
    spray = np.clip(light.ambient * np.float32(0.55) + light.sun * np.float32(0.55) + np.float32(0.06), 0, 1)
    if is_frozen:
        spray = np.clip(
            light.ambient * np.float32(0.75) + light.sun * np.float32(0.55) + np.float32(0.10), 0, 1
        )
    places = [
        middle + float(rng.normal(0, 0.15)),
        *(middle + float(rng.normal(0, 1.1)) for _ in range(int(rng.integers(1, 4)))),
    ]
    for index, x in enumerate(places):
        lip, foot = (float(along(np.array([x], np.float32), FALL + dz)[0]) for dz in (0.35, -0.75))
        column, top = camera.place(x, lip, FALL + 0.1)
        _, bottom = camera.place(x, foot, FALL - 0.6)
        tall, wide = (
            int(bottom - top),
            max(
                5,
                int(
                    camera.focal
                    / FALL
                    * float(rng.uniform(0.75, 1.15) if index == 0 else rng.uniform(0.18, 0.45))
                ),
            ),
        )
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
        if is_frozen:
            _ice(
                drawn,
                noise,
                (spray, (int(column - wide * 0.8), int(top)), (tall + tall // 12, int(wide * 1.6))),
            )
            continue
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


def _ice(drawn: Sheet, noise: Noise, look: tuple[Plane, tuple[int, int], tuple[int, int]]) -> None:
    """A curtain of icicles; ``look`` is its colour, its left upper corner and its size (h, w)."""
    ink, (left, top), (tall, wide) = look
    v, u = np.mgrid[0:tall, 0:wide].astype(np.float32)
    across = u * np.float32(26 / wide)
    ends = np.float32(0.74) + noise.at(
        across[:1] * np.float32(0.55) + left, across[:1] * 0, 3, 0.7
    ) * np.float32(0.16)
    side = np.abs(u / np.float32(wide) - np.float32(0.5)) * 2
    ends = np.clip(ends * np.sqrt(np.clip(np.float32(1.15) - side[:1] ** 2, 0.05, 1.3)), 0.15, 1.0)
    cover = np.clip((ends - v / np.float32(tall)) * np.float32(tall / 6), 0, 1) * smoothstep(1.0, 0.9, side)
    ribs = noise.at(across, v * np.float32(0.9 / tall), 4, 0.6)
    bulge = noise.at(across * np.float32(0.5) + 9, v * np.float32(7 / tall), 3)
    tone = np.clip(np.float32(0.62) + ribs * np.float32(0.22) + bulge * np.float32(0.08), 0.2, 1.15)[
        ..., None
    ]
    blue = np.array([0.42, 0.70, 0.92], np.float32)
    colour = (
        ink
        * (blue + (1 - blue) * np.clip(tone * np.float32(1.5) - np.float32(0.55), 0, 1))
        * (np.float32(0.55) + tone * np.float32(0.5))
    )
    paste(drawn, sheet(np.clip(colour, 0, 1), cover * np.float32(0.97)), left, top)
