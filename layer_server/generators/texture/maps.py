"""From a surface to the maps that engines take: normal, ambient occlusion, and 8-bit files of all."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from layer_server.generators.arrays import Plane
from layer_server.generators.texture.surface import Surface
from layer_server.generators.texture.tile import wrapped_blur

_OCCLUSION = ((0.006, 1.6), (0.02, 1.2), (0.05, 0.8))
"""Blur radius (of the unit) and weight of each scale of ambient occlusion."""

_OCCLUSION_STRENGTH = 10.0


def normal_map(height: Plane, unit: int) -> Plane:
    """Unit normals (h, w, 3), OpenGL convention: green points up.

    ``height`` is in units of ``unit`` pixels.
    """
    padded = np.pad(height, 1, mode="wrap")
    scale = np.float32(unit / 8)
    x = cv2.Sobel(padded, cv2.CV_32F, 1, 0, ksize=3)[1:-1, 1:-1] * scale
    y = cv2.Sobel(padded, cv2.CV_32F, 0, 1, ksize=3)[1:-1, 1:-1] * scale
    length = 1 / np.sqrt(x * x + y * y + 1)
    return np.dstack([-x * length, y * length, length]).astype(np.float32)


def occlusion_map(height: Plane, unit: int) -> Plane:
    """Ambient occlusion, 1 in the open, lower where the surroundings are higher."""
    dark = np.zeros_like(height)
    for radius, weight in _OCCLUSION:
        dark += np.clip(wrapped_blur(height, unit * radius) - height, 0, None) * np.float32(weight)
    result: Plane = np.clip(1 - np.float32(_OCCLUSION_STRENGTH) * dark, 0.25, 1)
    return result


def eight_bit(x: Plane) -> NDArray[np.uint8]:
    result: NDArray[np.uint8] = (np.clip(x, 0, 1) * 255 + 0.5).astype(np.uint8)
    return result


def encode_maps(surface: Surface, unit: int, factor: int) -> dict[str, Any]:
    """All maps as 8-bit arrays by role, reduced by the whole number ``factor``; ``albedo`` is the main one."""
    height = surface.height.astype(np.float32)
    spread = float(np.ptp(height))
    normal = _reduced(normal_map(height, unit), factor)
    normal = normal / np.linalg.norm(normal, axis=-1, keepdims=True)
    maps: dict[str, Any] = {
        "albedo": eight_bit(_reduced(surface.albedo, factor)),
        "normal": eight_bit(normal * np.float32(0.5) + np.float32(0.5)),
        "height": eight_bit(_reduced((height - height.min()) / np.float32(spread or 1.0), factor)),
        "roughness": eight_bit(_reduced(np.clip(surface.roughness, 0.05, 1), factor)),
        "metallic": eight_bit(_reduced(surface.metallic, factor)),
        "ao": eight_bit(_reduced(occlusion_map(height, unit), factor)),
    }
    if surface.emissive is not None:
        maps["emissive"] = eight_bit(_reduced(surface.emissive, factor))
    return maps


def _reduced(plane: Plane, factor: int) -> Plane:
    plane = np.asarray(plane, np.float32)
    if factor == 1:
        return plane
    size = (plane.shape[1] // factor, plane.shape[0] // factor)
    return np.asarray(cv2.resize(plane, size, interpolation=cv2.INTER_AREA), np.float32)
