"""What lies or is drawn on a material: spots, stripes, shells, leaves, petals, runes, lamps, rust, scratches, soot."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.pile import Outline, of_each, pile, strewn
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import folded


def _painted(surface: Surface, ink: Plane, share: Plane, *, rough: float | None = None) -> Surface:
    """The surface under a paint of ``share`` 0..1; what is painted over is no metal."""
    albedo = np.clip(surface.albedo + (ink - surface.albedo) * share[..., None], 0, 1).astype(np.float32)
    roughness = surface.roughness
    if rough is not None:
        roughness = roughness + (np.float32(rough) - roughness) * share
    return replace(surface, albedo=albedo, roughness=roughness, metallic=surface.metallic * (1 - share))


def spots(surface: Surface, order: Order) -> Surface:
    """Round patches; regular ones where they are dots."""
    tile, rng = order.tile, order.rng
    if order.says("polka", "dots", "dotted", "dot"):
        x, y = tile.grid()
        across, down = (max(2, n + n % 2) for n in tile.count(8))
        u, v = x * across, y * down
        odd = (np.floor(v) % 2) * 0.5
        away = np.hypot((u + odd) % 1 - 0.5, v % 1 - 0.5)
        share = smoothstep(0.30, 0.27, away)
    else:
        warp = (tile.noise(rng, 6, 4) * 0.22, tile.noise(rng, 6, 4) * 0.22)
        near, _, ids = tile.cells(rng, 7, 0.9, warp)
        radius = 0.20 + 0.20 * rng.random(256, dtype=np.float32)[ids % 256]
        share = smoothstep(0.04, -0.04, near - radius)
    own = "#f4f1ea" if order.says("polka") else ""
    ink = own if order.tint in {"", order.colour} else order.tint
    if not ink:
        return _painted(surface, surface.albedo * np.float32(0.30), share * np.float32(0.9))
    paint = rgb(ink) * (0.55 + 0.9 * surface.albedo.mean(-1, keepdims=True))
    return _painted(surface, paint.astype(np.float32), share * np.float32(0.92))


def stripes(surface: Surface, order: Order) -> Surface:
    """Slanting bands: yellow and black where they warn of danger."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    hazard = order.says("hazard", "warning", "caution")
    across, down = tile.count(4)
    phase = x * across + (y * down if hazard or order.says("diagonal", "slanted") else 0)
    if order.says("horizontal"):
        phase = y * down
    band = (phase + 0.012 * tile.noise(rng, 6, 4)) % 1
    share = smoothstep(0.0, 0.015, band) * smoothstep(0.5, 0.485, band)
    worn = smoothstep(-2.0, -0.9, tile.noise(rng, 8, 6, 0.65))
    ink = "#f2c418" if hazard else order.tint or "#f0ede4"
    if hazard:
        surface = _painted(
            surface, rgb("#17171a") + tile.zeros()[..., None], worn * np.float32(0.95), rough=0.5
        )
    light = 0.86 + 0.10 * tile.noise(rng, 5, 5, 0.6)
    return _painted(
        surface, (rgb(ink) * light[..., None]).astype(np.float32), share * worn * np.float32(0.92), rough=0.5
    )


@dataclass(frozen=True, slots=True)
class _Kind:
    """Small things to strew: how many, how large, how slim, their colours, outline and lift."""

    count: float
    half: tuple[float, float]
    slim: float
    inks: tuple[str, ...]
    outline: Outline
    lift: float = 0.02


def _leaf(u: Plane, v: Plane) -> Mask:
    on: Mask = np.abs(v) < (1 - u * u) * (0.86 + 0.14 * np.cos(u * 9))
    return on


def _petal(u: Plane, v: Plane) -> Mask:
    on: Mask = np.hypot(u * 1.02, v * (1.15 - 0.35 * u)) < 0.95
    return on


def _shell(u: Plane, v: Plane) -> Mask:
    angle = np.arctan2(v, u + 0.75)
    on: Mask = np.hypot(u + 0.75, v) < (1.62 + 0.06 * np.cos(angle * 22)) * (np.abs(angle) < 0.95)
    return on


def _flower(u: Plane, v: Plane) -> Mask:
    on: Mask = np.hypot(u, v) < 0.62 + 0.36 * np.cos(np.arctan2(v, u) * 5)
    return on


def _disc(u: Plane, v: Plane) -> Mask:
    on: Mask = np.hypot(u, v) < 1
    return on


_KINDS: dict[str, _Kind] = {
    "shells": _Kind(34, (0.030, 0.052), 1.0, ("#f4e0cc", "#e8b8a0", "#d89880", "#f8f0e4", "#c8a890"), _shell, 0.03),
    "leaves": _Kind(90, (0.028, 0.050), 0.5, ("#a8481a", "#c8782a", "#d8a43a", "#8c5a2a", "#b83a1c"), _leaf),
    "petals": _Kind(130, (0.016, 0.030), 0.8, ("#f8c0d0", "#f4a0b8", "#fcdce4", "#e87c9c"), _petal),
    "flowers": _Kind(60, (0.022, 0.040), 1.0, ("#f8f4ec", "#f0c830", "#e86a9c", "#9a6ae0", "#e8402c"), _flower, 0.03),
    "pebbles": _Kind(110, (0.014, 0.034), 0.8, ("#8a8680", "#a8a298", "#6c6862", "#c4bcb0", "#7c7068"), _disc, 0.03),
}  # fmt: skip


def strewn_with(kind: str) -> Callable[[Surface, Order], Surface]:
    """The overlay that strews one kind of thing."""

    def lay(surface: Surface, order: Order) -> Surface:
        tile, rng, what = order.tile, order.rng, _KINDS[kind]
        things = strewn(tile, rng, what.count, what.half, what.slim)
        lying = pile(tile, things, what.outline)
        on = lying.ids >= 0
        count = len(things.x)
        named = order.tint
        own = what.inks
        if (
            kind == "leaves"
            and not order.says("autumn", "fallen", "fall")
            and order.says("green", "fresh", "summer", "spring")
        ):
            own = ("#3f6a1c", "#5c8a2a", "#84a83c", "#4a7a34")
        inks = stops(*own)
        ink = inks[rng.integers(0, len(inks), count)] * rng.uniform(0.8, 1.12, (count, 1)).astype(np.float32)
        if named:
            ink = rgb(named) * rng.uniform(0.7, 1.15, (count, 1)).astype(np.float32)
        away = np.hypot(lying.u, lying.v)
        dome = np.sqrt(np.clip(1 - away**2 * 0.9, 0, 1))
        mark = np.exp(-((lying.v / np.float32(0.08)) ** 2)) * np.float32(0.2)
        if kind == "shells":
            mark = 0.16 * np.cos(np.arctan2(lying.v, lying.u + 0.75) * 22)
        if kind == "flowers":
            mark = 0.25 * smoothstep(0.30, 0.20, away)
        light = (0.62 + 0.40 * dome + mark) * (
            0.8 + 0.2 * of_each(rng.random(count, dtype=np.float32), lying.ids)
        )
        shadow = smoothstep(0.0, 0.8, tile.blur(on.astype(np.float32), 0.006)) * (~on)
        under = replace(surface, albedo=surface.albedo * (1 - 0.45 * shadow)[..., None])
        paint = np.clip(ink[np.maximum(lying.ids, 0)] * light[..., None], 0, 1).astype(np.float32)
        painted = _painted(under, paint, on.astype(np.float32), rough=0.55)
        top = surface.height.max() * 0.35 + surface.height * 0.65
        height = np.where(on, top + what.lift * dome, surface.height).astype(np.float32)
        return replace(painted, height=height)

    return lay


def runes(surface: Surface, order: Order) -> Surface:
    """Carved signs in rows; they shine where they glow."""
    tile, rng = order.tile, order.rng
    across, down = (max(2, n) for n in tile.count(5))
    canvas = np.zeros((tile.height * 3, tile.width * 3), np.uint8)
    wide, high = tile.width / across, tile.height / down
    points = np.array([(0, 0), (0.5, 0), (1, 0), (0, 0.5), (0.5, 0.5), (1, 0.5), (0, 1), (0.5, 1), (1, 1)])
    for row in range(down):
        for column in range(across):
            corner = np.array([tile.width + (column + 0.28) * wide, tile.height + (row + 0.20) * high])
            path = points[rng.permutation(9)[: int(rng.integers(3, 6))]]
            lines = [path, points[rng.permutation(9)[:2]]]
            for line in lines:
                place = corner + line * np.array([wide * 0.44, high * 0.60])
                thick = max(1, round(tile.unit / 130))
                cv2.polylines(canvas, [(place * 16).astype(np.int32)], False, 255, thick, cv2.LINE_AA, 4)
    cut = folded(canvas, tile.shape)
    result = replace(
        surface,
        albedo=surface.albedo * (1 - 0.6 * cut)[..., None],
        height=surface.height - cut * np.float32(0.02),
    )
    if not order.says("glowing", "glow", "magic", "magical", "arcane", "enchanted", "lit", "neon", "energy"):
        return result
    ink = rgb(order.tint or order.accent or "#3ad0ff")
    return _lit(result, ink, cut + 0.6 * tile.blur(cut, 0.008))


def glowing_cracks(surface: Surface, order: Order) -> Surface:
    """Light out of the depth of cracks."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 4, 6, 0.6) * 0.30, tile.noise(rng, 4, 6, 0.6) * 0.30)
    near, second, _ = tile.cells(rng, 4, 0.95, warp)
    crack = smoothstep(0.06, 0.0, second - near)
    halo = np.exp(-(((second - near) / np.float32(0.12)) ** 2)) * 0.4
    ink = rgb(order.tint or order.accent or "#ff7a1a")
    cut = replace(surface, height=surface.height - crack * np.float32(0.02))
    return _lit(cut, ink, crack + halo)


def lamps(surface: Surface, order: Order) -> Surface:
    """Small round lights in rows."""
    tile = order.tile
    x, y = tile.grid()
    across, down = tile.count(5)
    away = np.hypot((x * across) % 1 - 0.5, (y * down) % 1 - 0.5)
    ink = rgb(order.tint or order.accent or "#ffe8a0")
    return _lit(surface, ink, smoothstep(0.10, 0.07, away) + 0.5 * np.exp(-((away / 0.16) ** 2)))


def _lit(surface: Surface, ink: Plane, light: Plane) -> Surface:
    glow = np.clip(light, 0, 1.3)[..., None]
    emissive = np.clip(ink * glow + np.clip(glow - 0.9, 0, 1), 0, 1).astype(np.float32)
    albedo = np.clip(surface.albedo * (1 - 0.7 * np.clip(glow, 0, 1)) + emissive * 0.9, 0, 1).astype(
        np.float32
    )
    before = surface.emissive if surface.emissive is not None else np.float32(0)
    return replace(surface, albedo=albedo, emissive=np.maximum(emissive, before).astype(np.float32))


def rust(surface: Surface, order: Order) -> Surface:
    """Rust in patches and streaks; green where it is of copper."""
    tile, rng = order.tile, order.rng
    green = order.says("verdigris", "oxidized", "oxidised", "patina", "tarnished") and not order.says(
        "rusty", "rusted", "rust"
    )
    low = np.clip((tile.blur(surface.height, 0.02) - surface.height) * np.float32(30), -1, 1)
    field = tile.noise(rng, 4, 7, 0.62) + 0.5 * tile.noise(rng, 5, 6, 0.65, (10, 0.8)) + 0.6 * low
    share = smoothstep(0.05, 1.2, field)
    inks = (
        ("#123c34", "#2a7a68", "#5cb09a", "#a8dcc8")
        if green
        else ("#2a0f06", "#5e2410", "#96421a", "#c4702e")
    )
    ink = shade(stops(*inks), 0.5 + 0.28 * tile.noise(rng, 16, 5, 0.6))
    return _painted(surface, ink, share, rough=0.92)


def scratches(surface: Surface, order: Order) -> Surface:
    """Long light scratches at all angles."""
    tile, rng = order.tile, order.rng
    canvas = np.zeros((tile.height * 3, tile.width * 3), np.uint8)
    for _ in range(int(46 * tile.width * tile.height / tile.unit**2)):
        start = rng.random(2) * (tile.width, tile.height) + (tile.width, tile.height)
        angle, length = rng.uniform(0, np.pi), tile.unit * rng.uniform(0.08, 0.5)
        end = start + length * np.array([np.cos(angle), np.sin(angle)])
        strength = int(rng.integers(90, 255))
        line = (np.stack([start, end]) * 16).astype(np.int32)
        cv2.polylines(canvas, [line], False, strength, max(1, tile.unit // 700), cv2.LINE_AA, 4)
    cut = folded(canvas, tile.shape)
    light = np.clip(surface.albedo * 1.35 + 0.12, 0, 1)
    return replace(
        surface,
        albedo=(surface.albedo + (light - surface.albedo) * cut[..., None] * 0.8).astype(np.float32),
        height=surface.height - cut * np.float32(0.004),
        roughness=surface.roughness + (0.6 - surface.roughness) * cut * 0.5,
    )


def charred(surface: Surface, order: Order) -> Surface:
    """Black with soot, split into small blocks, ashen at the edges."""
    tile, rng = order.tile, order.rng
    near, second, _ = tile.cells(rng, 18, 0.9, (tile.noise(rng, 8, 4) * 0.2, tile.noise(rng, 8, 4) * 0.2))
    split = smoothstep(0.12, 0.0, second - near)
    noise = tile.noise(rng, 4, 7, 0.6)
    share = smoothstep(-1.2, 0.2, noise) * np.float32(0.94)
    tone = surface.albedo.mean(-1)
    ink = shade(
        stops("#050505", "#141312", "#2c2a28", "#77726c"), 0.25 + 0.4 * tone - 0.3 * split + 0.05 * noise
    )
    painted = _painted(surface, ink, share, rough=0.95)
    return replace(painted, height=surface.height - split * share * np.float32(0.008))


def peeling(surface: Surface, order: Order) -> Surface:
    """A coat of paint that is coming off in flakes."""
    tile, rng = order.tile, order.rng
    field = tile.noise(rng, 4, 8, 0.6)
    kept = smoothstep(-0.35, -0.28, field)
    brink = np.exp(-(((field + 0.30) / np.float32(0.06)) ** 2))
    ink = rgb(order.tint or order.colour or "#6a9aa8")
    paint = ink * (0.92 + 0.08 * tile.noise(rng, 6, 5, 0.6) + 0.18 * brink)[..., None]
    painted = _painted(surface, paint.astype(np.float32), kept * np.float32(0.96), rough=0.6)
    return replace(
        painted, height=(surface.height * (1 - 0.5 * kept) + 0.008 * kept + 0.006 * brink).astype(np.float32)
    )


def vines(surface: Surface, order: Order) -> Surface:
    """Creepers with leaves, or bare roots."""
    tile, rng = order.tile, order.rng
    bare = order.says("roots", "root") and not order.says("ivy", "vines", "vine", "leaves")
    canvas = np.zeros((tile.height * 3, tile.width * 3), np.uint8)
    stems: list[Plane] = []
    for _ in range(max(2, round((7 if bare else 5) * tile.width / tile.unit))):
        at = np.array([rng.random() * tile.width + tile.width, tile.height + rng.random() * tile.height])
        turn = rng.uniform(0, 2 * np.pi)
        path = [at]
        for _ in range(34):
            turn += rng.normal(0, 0.45)
            path.append(path[-1] + tile.unit * 0.022 * np.array([np.cos(turn), np.sin(turn)]))
        points = np.array(path)
        stems.append(points)
        thick = max(1, round(tile.unit / (70 if bare else 150)))
        cv2.polylines(canvas, [(points * 16).astype(np.int32)], False, 255, thick, cv2.LINE_AA, 4)
    stem = folded(canvas, tile.shape)
    round_ = np.sqrt(np.clip(tile.blur(stem, 0.003), 0, 1))
    ink = shade(
        stops("#1c1008", "#4a2e16", "#8a6238"), 0.25 + 0.5 * round_ + 0.05 * tile.noise(rng, 30, 4, 0.7)
    )
    result = _painted(surface, ink, stem, rough=0.9)
    result = replace(result, height=(result.height + round_ * np.float32(0.03)).astype(np.float32))
    if bare:
        return result
    on_stems = np.concatenate([points[::2] for points in stems]) - (tile.width, tile.height)
    at = np.repeat(on_stems, 3, 0)
    count = len(at)
    things = strewn(tile, rng, 1, (0.02, 0.034), 0.7)
    things = replace(
        things,
        x=((at[:, 0] + rng.normal(0, 0.028 * tile.unit, count)) % tile.width).astype(np.float32),
        y=((at[:, 1] + rng.normal(0, 0.028 * tile.unit, count)) % tile.height).astype(np.float32),
        half=rng.uniform(0.018, 0.034, count).astype(np.float32) * np.float32(tile.unit),
        angle=rng.uniform(0, 2 * np.pi, count).astype(np.float32),
    )
    lying = pile(tile, things, lambda u, v: np.abs(v) < (1 - u * u) * (0.80 + 0.20 * np.cos(u * 3 + 0.6)))
    on = lying.ids >= 0
    tone = of_each(rng.random(count, dtype=np.float32), lying.ids)
    rib = np.exp(-((lying.v / np.float32(0.10)) ** 2))
    t = 0.26 + 0.36 * tone + 0.10 * np.tanh(lying.v * 3) + 0.14 * rib
    green = shade(stops("#0a1c08", "#1f4414", "#3c7424", "#72a840", "#c4e080"), t)
    result = _painted(result, green, on.astype(np.float32), rough=0.6)
    return replace(
        result, height=np.where(on, result.height + 0.025 + 0.01 * tone, result.height).astype(np.float32)
    )
