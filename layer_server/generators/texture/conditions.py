"""What befalls a material: wet, dusty, cracked, frosted, mossy, veined with gold."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from layer_server.generators.arrays import smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.surface import Order, Surface

_OWN_MOSS = frozenset({"cobblestone", "brick", "stone wall", "bark"})
"""Families that grow their own moss, in their joints."""

_OWN_CRACKS = frozenset({"concrete", "asphalt", "ice"})


def weathered(surface: Surface, order: Order, family: str) -> tuple[Surface, tuple[str, ...]]:
    """The surface in the conditions that the words name, and which those are."""
    done = []
    if order.says("goldvein", "kintsugi", "veined"):
        surface = _veined(surface, order)
        done.append("gold veins")
    if (
        order.says("cracked", "cracks", "crack", "broken", "shattered", "fractured")
        and family not in _OWN_CRACKS
    ):
        surface = _cracked(surface, order)
        done.append("cracked")
    if order.says("mossy", "moss", "overgrown") and family not in _OWN_MOSS:
        surface = _mossy(surface, order)
        done.append("mossy")
    if (
        order.says("dirty", "dusty", "grimy", "filthy", "stained", "grungy", "weathered", "worn")
        and family != "stained glass"
    ):
        surface = _dirty(surface, order)
        done.append("dirty")
    if order.says("bloody", "blood", "bloodstained"):
        surface = _splashed(surface, order, "#5a0608", 0.25)
        done.append("bloody")
    if order.says("frosted", "frosty", "snowy", "frozen", "icy") and family not in {"ice", "snow"}:
        surface = _frosted(surface, order)
        done.append("snowy")
    if order.says("wet", "rainy", "puddles", "puddle", "soaked", "slimy") and family != "dirt":
        surface = _wet(surface, order)
        done.append("wet")
    return surface, tuple(done)


def _veined(surface: Surface, order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    vein = smoothstep(0.050, 0.012, np.abs(tile.noise(rng, 2, 7, 0.55)))
    vein = np.maximum(vein, smoothstep(0.030, 0.006, np.abs(tile.noise(rng, 4, 6, 0.55))) * np.float32(0.9))
    ink = rgb(order.accent) if order.accent else rgb("#f0bc3c")
    gold = ink * (np.float32(0.85) + np.float32(0.12) * tile.noise(rng, 20, 4))[..., None]
    share = vein[..., None]
    return replace(
        surface,
        albedo=np.clip(surface.albedo + (gold - surface.albedo) * share, 0, 1),
        roughness=surface.roughness + (np.float32(0.22) - surface.roughness) * vein,
        metallic=surface.metallic + (1 - surface.metallic) * vein,
        height=surface.height + vein * np.float32(0.002),
    )


def _cracked(surface: Surface, order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 4, 6, 0.6) * 0.30, tile.noise(rng, 4, 6, 0.6) * 0.30)
    near, second, _ = tile.cells(rng, 4, 0.95, warp)
    crack = smoothstep(0.055, 0.0, second - near) * smoothstep(-0.9, 0.5, tile.noise(rng, 3, 4))
    return replace(
        surface,
        albedo=surface.albedo * (1 - crack * np.float32(0.72))[..., None],
        height=surface.height - crack * np.float32(0.022),
    )


def _mossy(surface: Surface, order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    low = tile.blur(surface.height, 0.02) - surface.height
    noise = tile.noise(rng, 5, 7, 0.62)
    moss = smoothstep(0.1, 1.0, noise + low * np.float32(30) + np.float32(0.1)) * np.float32(0.9)
    green = shade(
        stops("#1c2a10", "#3c5a1c", "#7c9a3c"),
        np.float32(0.5) + tile.noise(rng, 30, 4, 0.7) * np.float32(0.22),
    )
    return replace(
        surface,
        albedo=surface.albedo + (green - surface.albedo) * moss[..., None],
        height=surface.height + moss * np.float32(0.006),
        roughness=surface.roughness + (np.float32(0.95) - surface.roughness) * moss,
        metallic=surface.metallic * (1 - moss),
    )


def _dirty(surface: Surface, order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    low = np.clip((tile.blur(surface.height, 0.02) - surface.height) * np.float32(40), -1, 1.5)
    grime = smoothstep(0.0, 1.5, tile.noise(rng, 4, 7, 0.6) + low + np.float32(0.25)) * np.float32(0.72)
    brown = rgb("#3a2e20") * (1 + np.float32(0.2) * tile.noise(rng, 12, 5, 0.6))[..., None]
    return replace(
        surface,
        albedo=np.clip(surface.albedo + (brown - surface.albedo) * grime[..., None], 0, 1),
        roughness=surface.roughness + (np.float32(0.92) - surface.roughness) * grime,
        metallic=surface.metallic * (1 - grime * np.float32(0.85)),
    )


def _splashed(surface: Surface, order: Order, ink: str, cover: float) -> Surface:
    tile, rng = order.tile, order.rng
    blot = smoothstep(0.05, 0.25, tile.noise(rng, 4, 6, 0.5) - np.float32(1.1 - cover))
    near, _, _ = tile.cells(rng, 22, 0.95)
    blot = np.maximum(blot, smoothstep(0.20, 0.12, near) * smoothstep(0.2, 1.0, tile.noise(rng, 3, 4)))
    return replace(
        surface,
        albedo=surface.albedo + (rgb(ink) - surface.albedo) * (blot * np.float32(0.9))[..., None],
        roughness=surface.roughness + (np.float32(0.12) - surface.roughness) * blot,
    )


def _frosted(surface: Surface, order: Order) -> Surface:
    tile, rng = order.tile, order.rng
    high = np.clip((surface.height - tile.blur(surface.height, 0.03)) * np.float32(30), -1, 1)
    snow = smoothstep(-0.1, 0.9, tile.noise(rng, 4, 7, 0.6) * np.float32(0.7) + high + np.float32(0.35))
    white = shade(
        stops("#a8bcd8", "#dde8f4", "#ffffff"),
        np.float32(0.6) + tile.noise(rng, 40, 4, 0.7) * np.float32(0.14),
    )
    return replace(
        surface,
        albedo=surface.albedo + (white - surface.albedo) * (snow * np.float32(0.95))[..., None],
        roughness=surface.roughness + (np.float32(0.7) - surface.roughness) * snow,
        metallic=surface.metallic * (1 - snow),
        height=surface.height + snow * np.float32(0.008),
    )


def _wet(surface: Surface, order: Order) -> Surface:
    """Darker, glossy, with water standing in what lies low."""
    tile, rng = order.tile, order.rng
    height = surface.height
    level = np.float32(np.percentile(height, 35)) + tile.noise(rng, 2, 3) * np.float32(height.std() * 0.6)
    pool = smoothstep(0.0, 1.0, (level - height) / np.float32(max(float(height.std()) * 0.5, 1e-5)))
    return replace(
        surface,
        albedo=surface.albedo * (np.float32(0.68) - pool * np.float32(0.12))[..., None],
        roughness=surface.roughness * np.float32(0.5) * (1 - pool) + np.float32(0.05) * pool,
        height=height + (level - height) * pool,
    )
