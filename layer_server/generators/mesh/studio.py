"""The light that models are shown in: a key lamp, a cool rim, and a soft studio sky."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from layer_server.generators.mesh.model import Floats

_LEVELS, _SIDE = 8, 48

KEY = (-0.497, 0.678, 0.542)
"""Unit, towards the key lamp."""

_RIM = (0.898, 0.249, -0.349)

_ZENITH, _NADIR = (0.60, 0.67, 0.80), (0.16, 0.15, 0.16)


@lru_cache(maxsize=1)
def lamps() -> Floats:
    """Rows of direction and colour, as ``kernels.shade`` takes them."""
    return np.array([[*KEY, 3.1, 2.9, 2.6], [*_RIM, 0.9, 1.3, 2.0]], np.float32)


@lru_cache(maxsize=1)
def sky() -> Floats:
    """(levels, side, side, 3): light from each direction for mirrors (first level) to chalk (last)."""
    axis = np.linspace(-1, 1, _SIDE, dtype=np.float32)
    x, z = np.meshgrid(axis, axis)
    y = 1 - np.abs(x) - np.abs(z)
    below = y < 0
    sign_x, sign_z = np.where(x >= 0, 1, -1), np.where(z >= 0, 1, -1)
    folded_x, folded_z = (1 - np.abs(z)) * sign_x, (1 - np.abs(x)) * sign_z
    ways = np.stack([np.where(below, folded_x, x), y, np.where(below, folded_z, z)], -1)
    ways = ways / np.linalg.norm(ways, axis=-1, keepdims=True)
    levels = [_light(ways, rough) for rough in np.linspace(0, 1, _LEVELS)]
    return np.ascontiguousarray(np.stack(levels), np.float32)


def _light(ways: Floats, rough: float) -> Floats:
    """Two soft boxes in a gradient, wider and dimmer the rougher the surface that mirrors them."""
    up = ways[..., 1] * 0.5 + 0.5
    share = np.clip((up - 0.1 - 0.15 * rough) / (0.85 - 0.1 * rough), 0, 1)
    share = (share * share * (3 - 2 * share))[..., None]
    light = np.array(_NADIR) * (1 - share) + np.array(_ZENITH) * share
    tightness = 90 * (1 - np.sqrt(rough)) + 3 * np.sqrt(rough)
    # Chalk has its lamps already; its sky is the gradient alone, or every white would burn out.
    fade = 1 - rough * 0.85
    key = np.maximum(ways @ np.array(KEY), 1e-4) ** tightness * 2.6 * (1.4 - 0.9 * rough) * fade
    rim = np.maximum(ways @ np.array(_RIM), 1e-4) ** (0.7 * tightness) * 1.5 * (1.2 - 0.7 * rough) * fade
    light = light + key[..., None] * np.array((1, 0.93, 0.82)) + rim[..., None] * np.array((0.45, 0.65, 1))
    result: Floats = light.astype(np.float32)
    return result


@lru_cache(maxsize=1)
def srgb_to_linear() -> Floats:
    """(256,)."""
    value = np.arange(256) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4).astype(np.float32)


def developed(light: Floats) -> Floats:
    """Linear light to a picture in 0..1: a film curve (after Narkowicz's fit of ACES), then gamma, in place."""
    np.maximum(light, 0, out=light)
    above = light * (2.51 * light + 0.03)
    np.divide(above, light * (2.43 * light + 0.59) + 0.14, out=light)
    np.clip(light, 0, 1, out=light)
    np.power(light, np.float32(1 / 2.2), out=light)
    return light
