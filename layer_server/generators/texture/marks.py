"""What people, beasts and weather leave on a material: holes, seams, graffiti, footprints, drops, tears, barnacles."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from layer_server.generators.arrays import Mask, Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.pile import of_each, pile, strewn
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import folded


def _disc(u: Plane, v: Plane) -> Mask:
    on: Mask = u * u + v * v < 1
    return on


def holes(surface: Surface, order: Order) -> Surface:
    """Round holes in rows where it is perforated; else a few torn ones, or of bullets."""
    tile, rng = order.tile, order.rng
    if order.says("perforated", "punched"):
        x, y = tile.grid()
        across, down = (n + n % 2 for n in tile.count(14))
        v = y * down
        away = np.hypot((x * across + 0.5 * (np.floor(v) % 2)) % 1 - 0.5, v % 1 - 0.5)
        hole, rim = smoothstep(0.32, 0.28, away), np.exp(-(((away - 0.34) / 0.05) ** 2))
    else:
        order.says("bullet", "bullets")
        things = strewn(tile, rng, 12, (0.024, 0.050), 0.94)
        lying = pile(tile, things, _disc)
        away = np.where(lying.ids >= 0, np.hypot(lying.u, lying.v), 2) + 0.12 * tile.noise(
            rng, 12, 4, 0.6
        ) * (lying.ids >= 0)
        hole, rim = smoothstep(0.72, 0.64, away), np.exp(-(((away - 0.80) / 0.10) ** 2))
    light = (1 - hole)[..., None] * (1 + 0.25 * rim)[..., None]
    return replace(
        surface,
        albedo=np.clip(surface.albedo * light + rgb("#060606") * hole[..., None], 0, 1).astype(np.float32),
        height=(surface.height * (1 - hole) + 0.006 * rim - 0.03 * hole).astype(np.float32),
        metallic=surface.metallic * (1 - hole),
        roughness=surface.roughness + (np.float32(0.95) - surface.roughness) * hole,
    )


def seams(surface: Surface, order: Order) -> Surface:
    """A double row of stitches beside a sunken seam, across and down."""
    tile = order.tile
    x, y = tile.grid()
    across, down = tile.count(2)
    share, cut = tile.zeros(), tile.zeros()
    for place, along, cells in ((x, y, across), (y, x, down)):
        near = np.abs((place * cells) % 1 - 0.5) / cells
        dash = np.abs((along * cells * 13) % 1 - 0.5) < 0.34
        share = np.maximum(share, smoothstep(0.0042, 0.0024, np.abs(near - 0.015)) * dash)
        cut = np.maximum(cut, smoothstep(0.006, 0.0, near))
    thread = rgb(order.tint or order.accent or "#e8d8b0")
    albedo = surface.albedo * (1 - 0.5 * cut)[..., None]
    return replace(
        surface,
        albedo=(albedo + (thread - albedo) * (share * np.float32(0.92))[..., None]).astype(np.float32),
        height=(surface.height + 0.008 * share - 0.016 * cut).astype(np.float32),
    )


_SPRAY = ("#e8287a", "#28b8e8", "#f4d428", "#58d048", "#f07820", "#8a4ae0")


def graffiti(surface: Surface, order: Order) -> Surface:
    """Sprayed tags: fat bent strokes with a dark outline, and runs of paint."""
    tile, rng = order.tile, order.rng
    albedo = surface.albedo.copy()
    share = tile.zeros()
    for index in range(max(3, round(4 * tile.width * tile.height / tile.unit**2))):
        fill = np.zeros((tile.height * 3, tile.width * 3), np.uint8)
        rim = fill.copy()
        at = rng.random(2) * (tile.width, tile.height) + (tile.width, tile.height)
        wide = tile.unit * rng.uniform(0.035, 0.05)
        for _ in range(int(rng.integers(3, 6))):
            t = np.linspace(0, 1, 20)
            size = tile.unit * rng.uniform(0.10, 0.16)
            turn, bow = rng.uniform(0, 2 * np.pi), rng.uniform(2.0, 5.0)
            path = at + size * np.stack([np.cos(turn + bow * t) * (0.4 + 0.5 * t), np.sin(turn + bow * t)], 1)
            line = (path * 16).astype(np.int32)
            cv2.polylines(rim, [line], False, 255, max(3, round(wide * 1.5)), cv2.LINE_AA, 4)
            cv2.polylines(fill, [line], False, 255, max(2, round(wide)), cv2.LINE_AA, 4)
            at = at + np.array([tile.unit * 0.11, tile.unit * rng.normal(0, 0.02)])
        ink = rgb(order.tint or _SPRAY[(index + int(rng.integers(6))) % 6])
        for mask, colour in ((rim, rgb("#141418")), (fill, ink)):
            on = folded(mask, tile.shape) * np.float32(0.88)
            albedo = (
                albedo
                + (colour * (0.8 + 0.5 * surface.albedo.mean(-1, keepdims=True)) - albedo) * on[..., None]
            )
            share = np.maximum(share, on)
    return replace(
        surface,
        albedo=np.clip(albedo, 0, 1).astype(np.float32),
        roughness=surface.roughness + (np.float32(0.5) - surface.roughness) * share,
        metallic=surface.metallic * (1 - share),
    )


def footprints(surface: Surface, order: Order) -> Surface:
    """Prints pressed in, left and right, along a walk that goes on over the edge; of tyres where they are tracks of a car."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    if order.says("tire", "tyre", "car", "wheel", "truck"):
        across, down = tile.count(1)[0], tile.count(22)[1]
        near = np.abs((x * across * 2 + 0.03 * np.sin(y * 2 * np.pi)) % 1 - 0.5)
        band = smoothstep(0.14, 0.11, near)
        press = band * (0.55 + 0.45 * smoothstep(0.1, 0.2, np.abs((y * down + near * 4) % 1 - 0.5)))
    else:
        paw = order.says("paw", "animal", "wolf", "bear", "dog", "cat")
        walks, steps = tile.count(1)[0], tile.count(4)[1]
        steps += steps % 2
        v = y * steps
        side = np.where(np.floor(v) % 2 < 1, 0.09, -0.09)
        u = ((x * walks + side) % 1 - 0.5) / walks * tile.width / tile.unit
        w = (v % 1 - 0.5) / steps * tile.height / tile.unit
        if paw:
            distance = np.hypot(u / 0.042, (w - 0.022) / 0.034)
            for toe in (-1.5, -0.5, 0.5, 1.5):
                distance = np.minimum(
                    distance, np.hypot(u - toe * 0.026, w + 0.036 - abs(toe) * 0.010) / 0.014
                )
        else:
            sole = np.hypot(u / 0.040, (w + 0.030) / 0.062)
            heel = np.hypot(u / 0.032, (w - 0.066) / 0.034)
            distance = np.minimum(sole, heel)
        tread = 0.85 + 0.15 * np.sign(np.sin(w * 240)) * (0 if paw else 1)
        press = smoothstep(1.08, 0.86, distance) * tread
    press = press.astype(np.float32)
    rim = np.clip(tile.blur(press, 0.008) - press, 0, 1)
    del rng
    return replace(
        surface,
        albedo=np.clip(surface.albedo * (1 - 0.42 * press + 0.10 * rim)[..., None], 0, 1).astype(np.float32),
        height=(surface.height * (1 - 0.5 * press) - 0.030 * press + 0.012 * rim).astype(np.float32),
    )


def drops(surface: Surface, order: Order) -> Surface:
    """Drops of water that stand on it, each with a light and a shade."""
    tile, rng = order.tile, order.rng
    things = strewn(tile, rng, 210, (0.006, 0.030), 0.92)
    lying = pile(tile, things, _disc)
    on = (lying.ids >= 0).astype(np.float32)
    away = np.hypot(lying.u, lying.v)
    dome = np.sqrt(np.clip(1 - away**2, 0, 1))
    cosine, sine = (
        np.cos(things.angle)[np.maximum(lying.ids, 0)],
        np.sin(things.angle)[np.maximum(lying.ids, 0)],
    )
    right, down = cosine * lying.u - sine * lying.v, sine * lying.u + cosine * lying.v
    glint = np.exp(-(((right + 0.35) / 0.20) ** 2 + ((down + 0.40) / 0.20) ** 2))
    light = 1 + on * (-0.22 + 0.34 * (right + down) * 0.7 - 0.30 * smoothstep(0.8, 1.0, away))
    order.says("water")
    return replace(
        surface,
        albedo=np.clip(surface.albedo * light[..., None] + (0.85 * glint * on)[..., None], 0, 1).astype(
            np.float32
        ),
        height=(surface.height + on * 0.016 * dome).astype(np.float32),
        roughness=surface.roughness + (np.float32(0.03) - surface.roughness) * on,
    )


def torn(surface: Surface, order: Order) -> Surface:
    """Rips with frayed, pale edges and darkness behind."""
    tile, rng = order.tile, order.rng
    things = strewn(tile, rng, 7, (0.06, 0.15), 0.24)
    lying = pile(tile, things, lambda u, v: np.abs(v) < (1.02 - u * u))
    ragged = 0.16 * tile.noise(rng, 40, 3, 0.7)
    on = lying.ids >= 0
    inside = np.where(on, 1 - lying.u**2 - np.abs(lying.v) + ragged, -1)
    hole, fray = (
        smoothstep(0.25, 0.38, inside),
        smoothstep(0.0, 0.14, inside) * smoothstep(0.45, 0.25, inside),
    )
    thread = smoothstep(0.25, 0.6, np.sin(lying.u * 46)) * hole * 0.8
    pale = np.clip(surface.albedo * 0.4 + 0.55, 0, 1)
    behind = rgb("#16120f")
    share = np.clip(fray + thread, 0, 1)[..., None]
    albedo = surface.albedo * (1 - hole[..., None]) + behind * hole[..., None]
    return replace(
        surface,
        albedo=(albedo + (pale - albedo) * share).astype(np.float32),
        height=(surface.height - 0.02 * hole + 0.010 * share[..., 0]).astype(np.float32),
    )


def barnacles(surface: Surface, order: Order) -> Surface:
    """Small cones with a dark mouth, in clusters."""
    tile, rng = order.tile, order.rng
    where = tile.noise(rng, 3, 3)
    things = strewn(tile, rng, 330, (0.014, 0.034), 0.95)
    keep = where[things.y.astype(int) % tile.height, things.x.astype(int) % tile.width] > -0.1
    things = replace(
        things, x=things.x[keep], y=things.y[keep], half=things.half[keep], angle=things.angle[keep]
    )
    lying = pile(tile, things, _disc)
    on = lying.ids >= 0
    away, angle = np.hypot(lying.u, lying.v), np.arctan2(lying.v, lying.u)
    cone = np.clip(1.15 - away, 0, 1) * smoothstep(0.22, 0.34, away)
    tone = of_each(rng.random(len(things.x), dtype=np.float32), lying.ids)
    level = (
        0.28
        + 0.40 * cone
        + 0.12 * tone
        + 0.10 * np.cos(angle * 9) * smoothstep(0.3, 0.6, away)
        - 0.3 * smoothstep(0.34, 0.22, away)
    )
    ink = shade(stops("#2c2a26", "#6e685c", "#aea694", "#dcd6c8", "#f4f0e6"), level)
    return replace(
        surface,
        albedo=np.where(on[..., None], ink, surface.albedo).astype(np.float32),
        height=np.where(on, surface.height + 0.03 * cone, surface.height).astype(np.float32),
        roughness=np.where(on, np.float32(0.85), surface.roughness).astype(np.float32),
        metallic=np.where(on, 0, surface.metallic).astype(np.float32),
    )
