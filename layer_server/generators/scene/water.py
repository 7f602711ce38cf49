"""Water: the picture so far, mirrored at the shore, rippled, dimmed and glittering."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane, blur, smoothstep
from layer_server.generators.colour import rgb
from layer_server.generators.scene.canvas import Canvas, Sheet, blended
from layer_server.generators.scene.noise import Noise
from layer_server.generators.scene.spec import Light, Scene
from layer_server.generators.scene.terrain import Camera


@dataclass(frozen=True, slots=True, eq=False)
class Shore:
    """Where water is seen from, in what light, and where it mirrors (a row per column).

    ``lost`` is how much of a thing at some depth the air hides, 0..1.
    """

    camera: Camera
    light: Light
    scene: Scene
    edge: Plane
    lost: Callable[[Plane], Plane] = field(default=np.zeros_like)


def paint_water(canvas: Canvas, sheet: Sheet, mask: Plane, shore: Shore, noise: Noise) -> None:
    """Turn the masked part of a sheet into water, in place: it mirrors the canvas and the sheet's own land."""
    camera, light, scene = shore.camera, shore.light, shore.scene
    shown = mask * (sheet[..., 3] > 127)
    rows = np.flatnonzero((shown > 0.02).any(axis=1))
    if len(rows) == 0:
        return
    first, last = int(rows[0]), int(rows[-1]) + 1
    height, width = canvas.shape
    y, x = np.mgrid[first:last, 0:width].astype(np.float32)
    below = np.maximum(y - np.float32(camera.horizon), 1)
    u, z = _on_water(camera, first, last)
    rough = np.float32({"storm": 2.2, "rain": 1.5, "snow": 0.8}.get(scene.weather, 1.0))
    rough = rough * np.float32(1.5 if scene.kind == "coast" else 0.8)
    waves = _enlarged(noise.at(u * np.float32(3.2), z * np.float32(3.2), 5, 0.55), x.shape)
    push = waves * rough * np.clip(below / np.float32(height) * 26, 0.6, 9)
    steep = np.float32(1.0 if scene.kind == "coast" else _STEEP)
    mirrored = shore.edge[None] - (y - shore.edge[None]) * steep - push * np.float32(1.6)
    mirrored = np.where(mirrored < 0, -mirrored * np.float32(0.5), mirrored)
    mirrored = np.clip(mirrored, 0, last - 1).astype(np.float32)
    highest = int(mirrored.min())
    reflection = cv2.remap(
        _what_is_mirrored(canvas, sheet, shown, slice(highest, last)),
        np.clip(x + push * np.float32(0.5), 0, width - 1).astype(np.float32),
        mirrored - np.float32(highest),
        cv2.INTER_LINEAR,
    ).astype(np.float32)
    deep = rgb(
        scene.ink("water", "lake", "river", "sea", "ocean", "lagoon") or _DEEP.get(scene.kind, "#14353f")
    )
    body = deep * (light.ambient * np.float32(0.9) + light.sun * np.float32(0.45))
    down = below[:, :1]
    clear = 1 - np.exp(-down / np.float32(height * 0.035)) * np.float32(0.55)
    grazing = np.clip(1 - down / np.float32(height * 0.75), 0.12, 1) ** np.float32(1.4)
    share = np.float32(0.22) + np.float32(0.72) * grazing
    colour = reflection
    colour *= (share * clear * np.float32(0.94 / 255))[..., None]
    colour += (body * (1 - share) * clear + light.haze * (1 - clear))[:, None, :]
    path = np.exp(
        -(
            (
                (x / np.float32(width) - np.float32(light.place[0]))
                / (np.float32(0.035) + np.float32(0.20) * below / np.float32(height))
            )
            ** 2
        )
    )
    if light.place[1] < 0:
        path = path * np.float32(0.3) + np.float32(0.10)
    fine = _enlarged(noise.at(u * 9, z * 14, 3, 0.7), x.shape)
    path = path * smoothstep(
        1.2, 6.5, np.float32(camera.focal * camera.eye) / below
    )  # near by, sparks would be blots
    glitter = smoothstep(0.7, 1.7, fine + waves * np.float32(0.5)) * path * np.float32(1.2 * light.clearness)
    colour += (glitter * clear)[..., None] * (
        light.sun if not light.is_night else light.disk * np.float32(0.8)
    )
    colour += (waves * clear)[..., None] * (np.float32(0.030) * (light.sky[-1] + np.float32(0.2)))
    if scene.kind == "coast":
        colour = _surf(colour, mask[first:last], noise, (u, z), light)
    if light.clearness < _MISTY:
        hidden = shore.lost(np.float32(camera.focal * camera.eye) / below[:, :1])[..., None]
        colour += (light.haze - colour) * hidden
    inked = cv2.convertScaleAbs(np.maximum(colour, 0), alpha=255)
    part = shown[first:last]
    sheet[first:last, :, :3] = cv2.blendLinear(
        inked, np.ascontiguousarray(sheet[first:last, :, :3]), part, 1 - part
    )
    canvas.wet = np.asarray(np.clip(shown, 0, 1) * 255, np.uint8), sheet[..., :3].copy()


_STEEP = 1.8
"""How much faster a lake's mirror image climbs than it falls: the land at the shore is low, what is behind it tall."""
_MISTY = 0.3
"""Clearness below which the air lies on water as it does on land."""
_DEEP = {"coast": "#0f4f66", "swamp": "#232a14"}


def _what_is_mirrored(canvas: Canvas, sheet: Sheet, mask: Plane, rows: slice) -> NDArray[np.uint8]:
    """The canvas with the dry land of a sheet on it, in some rows."""
    dry = cv2.bitwise_and(cv2.extractChannel(sheet[rows], 3), cv2.compare(mask[rows], 0.5, cv2.CMP_LT))
    return blended(canvas.picture[rows], sheet[rows, :, :3], np.asarray(dry, np.uint8))


def _on_water(camera: Camera, first: int, last: int) -> tuple[Plane, Plane]:
    """Place on the water for every second pixel of some rows."""
    rows, columns = -(-(last - first) // 2), -(-camera.width // 2)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32) * np.float32(2)
    z = np.float32(camera.focal * camera.eye) / np.maximum(y + np.float32(first - camera.horizon), 1)
    return (x - np.float32(camera.width / 2)) / np.float32(camera.focal) * z, z


def _enlarged(plane: Plane, shape: tuple[int, ...]) -> Plane:
    return np.asarray(cv2.resize(plane, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR), np.float32)


def shoreline(mask: Plane, top: Plane, known: Plane) -> Plane:
    """For each column the row at which the water mirrors what stands behind it.

    Where a slab's water reaches its far edge (``top``), that is the row ``known`` from the slab behind.
    """
    wet = mask > 0.5
    found = np.where(wet.any(axis=0), wet.argmax(axis=0), 0).astype(np.float32)
    inside = wet.any(axis=0) & (found > top + 3)
    edge = np.where(inside, found, known).astype(np.float32)
    return np.asarray(blur(np.repeat(edge[None], 64, axis=0), mask.shape[1] / 24)[32], np.float32)


def _surf(colour: Plane, mask: Plane, noise: Noise, place: tuple[Plane, Plane], light: Light) -> Plane:
    """Shallow water brightens towards the sand, and white lines of foam run along it."""
    u, z = place
    near = cv2.GaussianBlur(mask, (0, 0), mask.shape[1] / 75)
    shallow = smoothstep(0.98, 0.55, near)[..., None] * np.float32(0.55)
    tint = rgb("#4fc3bd") * (light.ambient * np.float32(0.7) + light.sun * np.float32(0.5))
    colour = colour + (tint - colour) * shallow
    edge = near + _enlarged(noise.at(u * 2, z * 2, 4), near.shape) * np.float32(0.05)
    lines = np.exp(-(((edge - np.float32(0.60)) / np.float32(0.035)) ** 2)) + np.float32(0.7) * np.exp(
        -(((edge - np.float32(0.86)) / np.float32(0.02)) ** 2)
    )
    torn = smoothstep(-0.6, 0.8, _enlarged(noise.at(u * 8, z * 8, 4, 0.6), near.shape))
    foam = np.clip(lines * torn, 0, 1)[..., None]
    white = np.clip(light.ambient * np.float32(0.5) + light.sun * np.float32(0.6), 0, 1)
    result: Plane = colour + (white - colour) * foam * np.float32(0.85)
    return result
