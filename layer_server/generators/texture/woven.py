"""Knitted, twilled and plaited: knit, denim, wicker, carpet."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Mask, Plane, smoothstep
from layer_server.generators.colour import shade
from layer_server.generators.texture import kinds
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import Tile

_TURN = np.float32(2 * np.pi)


def weave(
    tile: Tile, rng: np.random.Generator, threads: float, *, twill: bool = False
) -> tuple[Plane, Plane, Mask]:
    """Crossing threads: how far each pixel's thread bulges, its twist (0..1), and whether it runs down the tile."""
    x, y = tile.grid()
    step = 4 if twill else 2
    across, down = (max(step, round(count / step) * step) for count in tile.count(threads))
    u = x * across + tile.noise(rng, 6, 4) * 0.12
    v = y * down + tile.noise(rng, 6, 4) * 0.12
    iu, iv = np.floor(u).astype(np.int32), np.floor(v).astype(np.int32)
    fu, fv = u - iu - 0.5, v - iv - 0.5
    upright: Mask = (iu + iv) % step < step // 2
    over, along = np.where(upright, fu, fv), np.where(upright, fv, fu)
    ends = 0.85 + 0.15 * np.cos(along * np.pi) if twill else 0.65 + 0.35 * np.cos(along * np.pi)
    bulge = np.sqrt(np.clip(1 - (over * 1.9) ** 2, 0, 1)) * ends
    twist = np.sin(along * 14 + over * 18) * 0.5 + 0.5
    return bulge, twist, upright


def knit(order: Order) -> Surface:
    """Stockinette: columns of V-shaped stitches; stripes or a lozenge pattern where asked for."""
    tile, rng = order.tile, order.rng
    across, down = tile.count(18)
    across, down = across + across % 2, down + down % 2
    x, y = tile.grid()
    u, v = x * across + tile.noise(rng, 5, 3) * 0.04, y * down + tile.noise(rng, 5, 3) * 0.06
    column = np.floor(u)
    side = u - column - np.float32(0.5)
    slant = v + np.abs(side) * np.float32(0.95)
    row = np.floor(slant).astype(np.int32) % down
    along = slant - np.floor(slant) - np.float32(0.5)
    arm = np.abs(side) - np.float32(0.25)
    thick = np.sqrt(np.clip(1 - (arm * 3.7) ** 2 - (along * 1.75) ** 2, 0, 1))
    strand = np.sin((along * 2 + side * np.sign(side) * 5) * _TURN) * 0.5 + 0.5
    fuzz = tile.noise(rng, 90, 3, 0.8)
    tone = (
        np.float32(0.22)
        + thick * np.float32(0.36)
        + strand * thick * np.float32(0.10)
        + fuzz * np.float32(0.05)
    )
    pattern = tile.zeros()
    if order.says("striped", "stripes"):
        pattern = ((row * 4 // down) % 2).astype(np.float32)
    elif order.says("nordic", "fair", "christmas", "pattern", "patterned"):
        repeat = max(2, across // 3)
        at_x, at_y = np.abs(column % repeat - repeat // 2), np.abs(row % repeat - repeat // 2)
        pattern = (((at_x + at_y) % 5) < 2).astype(np.float32)
    plain = order.says("sheep", "aran", "lamb", "merino", "alpaca", "undyed")
    own = (
        ("#6a6050", "#a89c86", "#dcd2be", "#f2ecde", "#ffffff")
        if plain
        else ("#3a0f14", "#7a1f28", "#b8343c", "#dc6a68", "#f4b8ae")
    )
    albedo = shade(order.ramp(*own), tone)
    light = shade(order.second("#6a6258", "#b0a698", "#e4dccc", "#fbf6ec"), tone + np.float32(0.12))
    albedo = albedo + (light - albedo) * pattern[..., None]
    return Surface(albedo, (thick * 0.03 + fuzz * 0.0008).astype(np.float32), tile.full(0.95), tile.zeros())


def denim(order: Order) -> Surface:
    """Twill with pale weft between the blue, faded in patches."""
    tile, rng = order.tile, order.rng
    across, down = tile.count(110)
    x, y = tile.grid()
    phase = x * across + y * down + tile.noise(rng, 12, 4) * np.float32(0.12)
    rib = np.abs(phase - np.floor(phase) - np.float32(0.5)) * 2
    weft = np.sin(y * down * 2 * _TURN / 2 + tile.noise(rng, 20, 3)) * 0.5 + 0.5
    slub = tile.noise(rng, 8, 5, 0.7, (8, 0.6))
    faded = smoothstep(-0.4, 2.0, tile.noise(rng, 3, 5, 0.6)) * (
        0.55 if order.says("worn", "faded", "old", "washed") else 0.25
    )
    tone = (
        np.float32(0.26)
        + rib * np.float32(0.22)
        + weft * np.float32(0.07)
        + slub * np.float32(0.06)
        + faded * np.float32(0.5)
    )
    albedo = shade(order.ramp("#0b1530", "#1c3260", "#34548c", "#6c8cb8", "#c2d2e4"), tone)
    return Surface(albedo, (rib * 0.006 + weft * 0.0015).astype(np.float32), tile.full(0.92), tile.zeros())


def wicker(order: Order) -> Surface:
    """Flat strips over and under each other: basket, bamboo mat."""
    tile, rng = order.tile, order.rng
    across, down = tile.count(10)
    across, down = across + across % 2, down + down % 2
    x, y = tile.grid()
    u, v = x * across, y * down
    iu, iv = np.floor(u).astype(np.int32), np.floor(v).astype(np.int32)
    fu, fv = u - iu - np.float32(0.5), v - iv - np.float32(0.5)
    upright = (iu + iv) % 2 == 0
    over, along = np.where(upright, fu, fv), np.where(upright, fv, fu)
    arch = np.cos(along * np.float32(np.pi) * np.float32(0.9))
    edge = smoothstep(0.48, 0.40, np.abs(over))
    ids = np.where(upright, iu * 7 + 3, iv * 11 + 5)
    tone = rng.random(256).astype(np.float32)[ids % 256]
    fibre = np.where(upright, tile.noise(rng, 4, 5, 0.65, (30, 1)), tile.noise(rng, 4, 5, 0.65, (1, 30)))
    level = (
        np.float32(0.26)
        + arch * edge * np.float32(0.30)
        + (tone - np.float32(0.5)) * np.float32(0.22)
        + fibre * np.float32(0.06)
    )
    albedo = (
        shade(order.ramp("#2c1a08", "#6a4418", "#a87a38", "#d4ac68", "#f0dcae"), level)
        * (np.float32(0.3) + np.float32(0.7) * edge)[..., None]
    )
    height = 0.03 * edge * (0.35 + 0.65 * arch) + 0.0015 * fibre * edge
    return Surface(albedo, height.astype(np.float32), 0.6 + 0.05 * fibre, tile.zeros())


def _dimmed(order: Order, own: tuple[str, ...]) -> tuple[str, ...]:
    """A pattern's own colours, or darker ones of the one colour that was named."""
    if not order.colour or order.accent:
        return own
    red, green, blue = (int(order.colour[at : at + 2], 16) for at in (1, 3, 5))
    return tuple(
        "#{:02x}{:02x}{:02x}".format(*(round(part * share) for part in (red, green, blue)))
        for share in (0.15, 0.32, 0.5, 0.75)
    )


_PATTERNED = (
    "persian",
    "oriental",
    "turkish",
    "pattern",
    "patterned",
    "ornate",
    "tapestry",
    "rug",
    "kilim",
    "royal",
    "border",
    "bordered",
    "afghan",
    "moroccan",
)


def carpet(order: Order) -> Surface:
    """Deep pile with an oriental pattern of borders and lozenges; of one colour where one is named and no pattern."""
    plain = order.says("plain", "shag", "shaggy", "fluffy", "fitted", "office", "wool", "woolen", "solid")
    if (plain or order.colour) and not order.says(*_PATTERNED):
        return kinds.plain_pile(order)
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    pile = tile.noise(rng, 120, 3, 0.9)
    near, _, _ = tile.cells(rng, 90, 0.95)
    tuft = 1 - np.clip(near, 0, 1)
    across, down = tile.count(2)
    stitch = np.float32(72)
    qx, qy = np.floor(x * across * stitch) / stitch, np.floor(y * down * stitch) / stitch
    fx, fy = np.abs(qx % 1 - np.float32(0.5)), np.abs(qy % 1 - np.float32(0.5))
    lozenge = fx + fy
    small = np.abs((qx * 9) % 1 - np.float32(0.5)) + np.abs((qy * 9) % 1 - np.float32(0.5))
    band = np.digitize(lozenge, (0.07, 0.13, 0.16, 0.24, 0.27, 0.46, 0.50, 0.53, 0.57, 0.60))
    pattern = np.array([2, 1, 2, 0, 2, 0, 2, 1, 2, 1, 1])[band]
    pattern = np.where((band == 5) & (small < 0.26), 1, pattern)
    pattern = np.where((band == 10) & (small < 0.30), np.where(small < 0.14, 2, 0), pattern)
    tone = np.float32(0.34) + tuft * np.float32(0.22) + pile * np.float32(0.07)
    albedo = shade(order.ramp("#2c0a10", "#641620", "#9a2430", "#c45a50", "#e8a890"), tone)
    albedo = np.where(
        (pattern == 1)[..., None],
        shade(order.second(*_dimmed(order, ("#141a34", "#26305c", "#48568c", "#8c96bc"))), tone),
        albedo,
    )
    albedo = np.where(
        (pattern == 2)[..., None],
        shade(order.second("#6a4a18", "#b08a3c", "#e0c474", "#f6e8b4"), tone + np.float32(0.1)),
        albedo,
    )
    return Surface(
        albedo.astype(np.float32),
        (0.012 * tuft + 0.002 * pile).astype(np.float32),
        tile.full(0.97),
        tile.zeros(),
    )
