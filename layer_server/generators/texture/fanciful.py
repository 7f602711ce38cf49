"""Made for games: treasure, circuit boards, stained glass, crystal, water, clouds, stars, paper, corrugated iron."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.pile import of_each, pile, strewn
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import folded, shades

_TURN = np.float32(2 * np.pi)
_GOLD = ("#3a1c04", "#8a5608", "#d8981c", "#ffd040", "#fff2b0")
_JEWELS = ("#d01838", "#18a050", "#2458e0", "#a020d0", "#f0f4ff")


def treasure(order: Order) -> Surface:
    """A heap of coins with a few jewels."""
    tile, rng = order.tile, order.rng
    coins = strewn(tile, rng, 330, (0.036, 0.056))
    slim = 0.86
    heap = pile(tile, coins, lambda u, v: u * u + (v / slim) ** 2 < 1)
    count = len(coins.x)
    on = heap.ids >= 0
    away = np.hypot(heap.u, heap.v / np.float32(slim))
    rim = smoothstep(0.74, 0.80, away) * smoothstep(1.0, 0.95, away)
    face = smoothstep(0.75, 0.70, away)
    head = smoothstep(0.42, 0.36, np.hypot(heap.u + 0.05, heap.v * 1.15)) + smoothstep(
        0.12, 0.08, np.abs(away - 0.58)
    )
    level = of_each(np.linspace(0.15, 1, count).astype(np.float32), heap.ids)
    tilt = rng.normal(0, 0.5, (count, 2)).astype(np.float32)
    lean = of_each(tilt[:, 0], heap.ids) * heap.u + of_each(tilt[:, 1], heap.ids) * heap.v
    noise = tile.noise(rng, 12, 5, 0.6)
    tone = (
        np.float32(0.44)
        + rim * np.float32(0.24)
        + face * head * np.float32(0.14)
        + lean * np.float32(0.26)
        + noise * np.float32(0.05)
        - smoothstep(0.93, 1.0, away) * np.float32(0.30)
    )
    silver = order.says("silver", "platinum")
    ramp = ("#1c2026", "#5a626c", "#a0aab4", "#dce2e8", "#ffffff") if silver else _GOLD
    albedo = shade(order.ramp(*ramp), tone) * (np.float32(0.45) + np.float32(0.55) * level)[..., None]
    height = 0.02 + 0.075 * level + 0.005 * rim + 0.003 * face * head + 0.012 * lean
    metallic, roughness = on.astype(np.float32), np.float32(0.28) + noise * np.float32(0.05)
    jewels = strewn(tile, rng, 20, (0.026, 0.044))
    stones = pile(
        tile,
        jewels,
        lambda u, v: (
            np.maximum(np.abs(u) * 0.92 + np.abs(v) * 0.38, np.abs(v) * 0.92 + np.abs(u) * 0.38) < 0.95
        ),
    )
    lit = stones.ids >= 0
    ink = stops(*_JEWELS)[rng.integers(0, len(_JEWELS), len(jewels.x))][np.maximum(stones.ids, 0)]
    facet = np.floor((np.arctan2(stones.v, stones.u) / _TURN + np.float32(0.5)) * 8) % 4
    table = (np.hypot(stones.u, stones.v) < 0.45).astype(np.float32)
    shine = np.float32(0.42) + facet * np.float32(0.17) * (1 - table) + table * np.float32(0.55)
    albedo = np.where(
        lit[..., None], np.clip(ink * shine[..., None] + table[..., None] * np.float32(0.10), 0, 1), albedo
    )
    height = np.where(
        lit, 0.11 - 0.02 * np.hypot(stones.u, stones.v) * (1 - table), np.where(on, height, 0.0)
    )
    return Surface(
        albedo.astype(np.float32),
        height.astype(np.float32),
        np.where(lit, 0.08, roughness).astype(np.float32),
        np.where(lit, 0, metallic).astype(np.float32),
    )


def circuit(order: Order) -> Surface:
    """Traces, pads and chips on a board; traces glow where asked for."""
    tile, rng = order.tile, order.rng
    across, down = tile.count(32)
    trace, pad, chip = (np.zeros(tile.shape, np.float32) for _ in range(3))
    cell_x, cell_y = tile.width / across, tile.height / down
    thick = max(1, round(min(cell_x, cell_y) * 0.20))
    layers = np.zeros((tile.height * 3, tile.width * 3), np.uint8)
    pads = np.zeros_like(layers)
    steps = ((1, 0), (1, 1), (0, 1), (-1, 1), (-1, 0), (-1, -1), (0, -1), (1, -1))
    taken: set[tuple[int, int]] = set()
    for _ in range(across * down // 5):
        x, y, way = int(rng.integers(across)), int(rng.integers(down)), int(rng.integers(8))
        path = [(x, y)]
        for _ in range(int(rng.integers(4, 16))):
            if rng.random() < 0.25:
                way = (way + int(rng.choice([-1, 1]))) % 8
            x, y = x + steps[way][0], y + steps[way][1]
            if (x % across, y % down) in taken:
                break
            path.append((x, y))
        if len(path) < 3:
            continue
        taken |= {(a % across, b % down) for a, b in path}
        points = np.array(
            [((a + 0.5) * cell_x + tile.width, (b + 0.5) * cell_y + tile.height) for a, b in path]
        )
        cv2.polylines(layers, [(points * 16).astype(np.int32)], False, 255, thick, cv2.LINE_AA, 4)
        for end in (points[0], points[-1]):
            cv2.circle(
                pads,
                (int(end[0] * 16), int(end[1] * 16)),
                int(min(cell_x, cell_y) * 0.34 * 16),
                255,
                -1,
                cv2.LINE_AA,
                4,
            )
    trace = folded(layers, tile.shape)
    pad = folded(pads, tile.shape)
    for _ in range(max(1, across * down // 130)):
        w, h = int(rng.integers(3, 7) * cell_x), int(rng.integers(2, 6) * cell_y)
        rows, columns = (
            np.arange(int(rng.integers(tile.height)), 10**6)[:h],
            np.arange(int(rng.integers(tile.width)), 10**6)[:w],
        )
        chip[np.ix_(rows % tile.height, columns % tile.width)] = 1
        legs = np.arange(rows[0], rows[-1], max(3, int(cell_y * 0.5)))
        for at in (columns[0] - thick * 2, columns[-1]):
            pad[
                np.ix_(
                    np.concatenate([legs, legs + 1]) % tile.height, (at + np.arange(thick * 2)) % tile.width
                )
            ] = 1
    noise = tile.noise(rng, 10, 5, 0.6)
    board = shade(
        order.ramp("#03140c", "#08301c", "#125434", "#2c8054", "#6cc08c"),
        np.float32(0.42) + noise * np.float32(0.05),
    )
    copper = shade(stops("#5a3a10", "#b88830", "#f0d080"), np.float32(0.55) + noise * np.float32(0.1))
    line = np.clip(trace * (1 - pad), 0, 1)[..., None]
    albedo = board + (board * np.float32(1.7) + np.float32(0.05) - board) * line
    albedo = albedo + (copper - albedo) * pad[..., None]
    albedo = albedo + (np.float32(0.06) + noise[..., None] * np.float32(0.01) - albedo) * chip[..., None]
    emissive = None
    if order.says("glowing", "neon", "cyberpunk", "futuristic", "tron", "energy"):
        ink = order.glow("#28f0c8")
        core = np.clip(trace + pad, 0, 1) * (1 - chip)
        emissive = np.clip(ink * (core + tile.blur(core, 0.006) * np.float32(0.7))[..., None], 0, 1).astype(
            np.float32
        )
    height = 0.004 * trace + 0.006 * pad + 0.035 * chip
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32),
        height.astype(np.float32),
        0.45 - 0.15 * pad + 0.1 * chip,
        pad * np.float32(0.95),
        emissive,
    )


def stained_glass(order: Order) -> Surface:
    """Panes of many colours in lead, lit from behind."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 3, 3) * 0.25, tile.noise(rng, 3, 3) * 0.25)
    near, second, ids = tile.cells(rng, 6, 0.9, warp)
    lead = smoothstep(0.085, 0.055, second - near)
    inks = stops("#c01828", "#1f4fc8", "#e0a818", "#188a48", "#7a1fb0", "#e06a18", "#1890b8")
    if order.colour:
        inks = order.ramp("#c01828", "#1f4fc8", "#e0a818", "#188a48", "#7a1fb0")
    pane = inks[(shades(rng, ids) * len(inks)).astype(np.int32) % len(inks)]
    noise, swirl = tile.noise(rng, 8, 6, 0.6), tile.noise(rng, 3, 6, 0.55, (1, 3))
    bright = (
        np.float32(0.72)
        + noise * np.float32(0.10)
        + swirl * np.float32(0.14)
        + (shades(rng, ids, 3) - np.float32(0.5)) * np.float32(0.3)
    )
    glass = np.clip(pane * bright[..., None] + np.clip(swirl, 0, 3)[..., None] * np.float32(0.05), 0, 1)
    metal = shade(stops("#0e0f12", "#2c2e34", "#5c6068"), np.float32(0.45) + noise * np.float32(0.1))
    albedo = glass + (metal - glass) * lead[..., None]
    height = 0.022 * lead + 0.0015 * noise * (1 - lead)
    emissive = (glass * ((1 - lead) * np.float32(0.55))[..., None]).astype(np.float32)
    return Surface(
        albedo.astype(np.float32),
        height.astype(np.float32),
        0.12 + 0.5 * lead,
        lead * np.float32(0.8),
        emissive,
    )


def crystal(order: Order) -> Surface:
    """A druse of facets with light inside."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 3, 3) * 0.15, tile.noise(rng, 3, 3) * 0.15)
    near, second, ids = tile.cells(rng, 7, 0.95, warp)
    small_near, small_second, small_ids = tile.cells(rng, 17, 0.95, warp)
    lean_x, lean_y = shades(rng, ids) - np.float32(0.5), shades(rng, ids, 3) - np.float32(0.5)
    x, y = tile.grid()
    facet = shades(rng, small_ids)
    edge = smoothstep(0.05, 0.0, second - near) + np.float32(0.5) * smoothstep(
        0.06, 0.0, small_second - small_near
    )
    inner = tile.noise(rng, 4, 6, 0.6)
    level = (
        np.float32(0.42)
        + (facet - np.float32(0.5)) * np.float32(0.42)
        + (lean_x + lean_y) * np.float32(0.16)
        + inner * np.float32(0.08)
        + edge * np.float32(0.30)
    )
    albedo = shade(order.ramp("#1a0838", "#4a1f8a", "#8a4ad8", "#c89af8", "#fbf0ff"), level)
    height = 0.06 * (1 - near) + 0.018 * facet + 0.004 * edge
    emissive = None
    if order.says("glowing", "magic", "magical", "energy", "mana"):
        emissive = np.clip(albedo * smoothstep(0.45, 0.9, level)[..., None] * np.float32(0.9), 0, 1).astype(
            np.float32
        )
    del x, y
    return Surface(albedo, height.astype(np.float32), 0.12 + 0.10 * (1 - facet), tile.zeros(), emissive)


def water(order: Order) -> Surface:
    """The surface of shallow water with caustics; still, wavy or foaming by the words."""
    tile, rng = order.tile, order.rng
    warp = (tile.noise(rng, 3, 4) * 0.55, tile.noise(rng, 3, 4) * 0.55)
    near, second, _ = tile.cells(rng, 6, 0.9, warp)
    near_b, second_b, _ = tile.cells(rng, 10, 0.9, (warp[1], warp[0]))
    net = np.exp(-(second - near) / np.float32(0.10)) + np.float32(0.6) * np.exp(
        -(second_b - near_b) / np.float32(0.10)
    )
    swell = tile.noise(rng, 3, 5, 0.5) + np.float32(0.6) * tile.noise(rng, 7, 5, 0.5)
    deep = tile.noise(rng, 2, 5, 0.5)
    level = np.float32(0.36) + net * np.float32(0.26) + swell * np.float32(0.06) + deep * np.float32(0.07)
    ramp = ("#042a4a", "#0a5a8a", "#1f96b8", "#6cd4dc", "#f0fffc")
    if order.says("swamp", "murky", "muddy", "sewer", "bog", "stagnant"):
        ramp = ("#141a08", "#2e3a14", "#55602a", "#8a9448", "#ccd094")
    albedo = shade(order.ramp(*ramp), level)
    if order.says("foam", "foamy", "stormy", "rough", "river", "rapids"):
        foam = smoothstep(0.5, 1.5, tile.noise(rng, 6, 7, 0.65) + net * np.float32(0.8))
        albedo = albedo + (np.float32(0.96) - albedo) * foam[..., None]
    return Surface(albedo, (0.020 * swell + 0.006 * net).astype(np.float32), tile.full(0.06), tile.zeros())


def clouds(order: Order) -> Surface:
    """Puffs of cloud on a sky."""
    tile, rng = order.tile, order.rng
    warp = tile.noise(rng, 3, 4)
    puff = tile.noise(rng, 3, 8, 0.55) + np.float32(0.25) * warp
    body = smoothstep(-0.15, 1.0, puff)
    lit = np.clip(
        np.float32(0.66)
        + (puff - np.roll(puff, tile.unit // 40, 0)) * np.float32(0.5)
        - body * np.float32(0.1),
        0,
        1,
    )
    sky = shade(
        order.ramp("#1f5fb8", "#3f88d8", "#6cb0ec", "#9cd0f6"), np.float32(0.5) + warp * np.float32(0.06)
    )
    white = shade(stops("#8fa4c4", "#cad6e6", "#f2f6fa", "#ffffff"), lit)
    albedo = sky + (white - sky) * body[..., None]
    return Surface(albedo, (0.05 * body).astype(np.float32), tile.full(1.0), tile.zeros())


def stars(order: Order) -> Surface:
    """Night sky: stars over faint nebulae, shining."""
    tile, rng = order.tile, order.rng
    fog, second = tile.noise(rng, 2, 7, 0.55), tile.noise(rng, 3, 7, 0.55)
    ink = order.glow("#7a3ad0")
    base = (
        rgb("#04050e")
        + ink * (smoothstep(-0.3, 2.4, fog) * np.float32(0.55))[..., None]
        + np.roll(ink, 1) * (smoothstep(0.2, 2.6, second) * np.float32(0.40))[..., None]
    )
    count = int(2600 * tile.width * tile.height / tile.unit**2)
    points = tile.zeros()
    points[rng.integers(0, tile.height, count), rng.integers(0, tile.width, count)] = rng.random(
        count, dtype=np.float32
    ) ** 5 * np.float32(1.3) + np.float32(0.10)
    glow = points + tile.blur(points, 1 / 900) * np.float32(5)
    colour = np.clip(base + glow[..., None] * np.array([0.94, 0.96, 1.0], np.float32), 0, 1).astype(
        np.float32
    )
    return Surface(colour, tile.zeros(), tile.full(1.0), tile.zeros(), colour)


def paper(order: Order) -> Surface:
    """Paper that was crumpled and smoothed; parchment is stained."""
    tile, rng = order.tile, order.rng
    folds = tile.zeros()
    for cells, weight in ((4, 1.0), (7, 0.6), (13, 0.35)):
        warp = (tile.noise(rng, 3, 3) * 0.2, tile.noise(rng, 3, 3) * 0.2)
        near, second, ids = tile.cells(rng, cells, 0.95, warp)
        folds += np.float32(weight) * (
            (shades(rng, ids) - np.float32(0.5)) * (1 - near)
            + np.float32(0.35) * smoothstep(0.10, 0.0, second - near)
        )
    if order.says("creased", "creases", "crumpled", "wrinkled", "wrinkles", "wrinkly"):
        folds = folds * np.float32(1.7)
    elif order.says("cardboard", "smooth", "clean", "box"):
        folds = folds * np.float32(0.3)
    fibre, stain = tile.noise(rng, 40, 4, 0.75), tile.noise(rng, 3, 7, 0.6)
    old = order.says("parchment", "old", "ancient", "vellum", "map", "papyrus", "scroll")
    ramp = (
        ("#5a3a18", "#a87c40", "#d8b478", "#ecd6a4", "#f8ecc8")
        if old
        else ("#8a8880", "#c4c2ba", "#e6e4de", "#f4f3ee", "#ffffff")
    )
    if order.says("cardboard", "kraft"):
        ramp = ("#4a3018", "#86603a", "#b08858", "#caa878", "#e6d0a8")
    level = (
        np.float32(0.64)
        + folds * np.float32(0.13)
        + fibre * np.float32(0.025)
        + stain * np.float32(0.11 if old else 0.02)
    )
    return Surface(
        shade(order.ramp(*ramp), level),
        (0.020 * folds + 0.0008 * fibre).astype(np.float32),
        tile.full(0.92),
        tile.zeros(),
    )


def corrugated(order: Order) -> Surface:
    """Corrugated sheets with screws, rusting from their laps; bare, or painted in a colour."""
    tile, rng = order.tile, order.rng
    across, _ = tile.count(14)
    _, sheets = tile.count(2)
    x, y = tile.grid()
    wave = np.cos(x * across * _TURN) * 0.5 + 0.5
    lap = (y * sheets + np.float32(0.37)) % 1
    noise, streak = tile.noise(rng, 6, 7, 0.6), tile.noise(rng, 5, 6, 0.65, (10, 0.8))
    rusty = order.says("rusty", "rusted", "old", "corroded", "worn", "weathered")
    spread = (0.45 if rusty else -3.0) + np.float32(0.9) * np.exp(-lap * 7)
    rust = smoothstep(0.3, 1.4, noise * np.float32(0.6) + streak * np.float32(0.6) + spread)
    level = np.float32(0.46) + (wave - np.float32(0.5)) * np.float32(0.22) + streak * np.float32(0.06)
    zinc = shade(order.ramp("#3a4046", "#6c747c", "#99a2aa", "#c4ccd2"), level)
    brown = shade(
        stops("#2a0f06", "#5e2410", "#96421a", "#c4702e"),
        np.float32(0.5) + tile.noise(rng, 16, 5, 0.6) * np.float32(0.25),
    )
    albedo = zinc + (brown - zinc) * rust[..., None]
    seam = smoothstep(0.0, 0.02, lap)
    albedo = albedo * (np.float32(0.5) + np.float32(0.5) * seam)[..., None]
    height = 0.05 * wave + 0.012 * lap + 0.002 * noise * rust
    painted = np.float32(0.0 if order.colour else 1.0)
    return Surface(albedo, height.astype(np.float32), 0.36 + 0.5 * rust + 0.05 * noise, (1 - rust) * painted)


def tread(order: Order) -> Surface:
    """Diamond plate: raised lozenges in alternating directions on steel."""
    tile, rng = order.tile, order.rng
    across, down = tile.count(9)
    across, down = across + across % 2, down + down % 2
    x, y = tile.grid()
    u, v = x * across, y * down
    i, j = np.floor(u).astype(np.int32), np.floor(v).astype(np.int32)
    fu, fv = u - i - np.float32(0.5), v - j - np.float32(0.5)
    turn = np.where((i + j) % 2 == 0, np.float32(1), np.float32(-1))
    along, over = (fu + fv * turn) * np.float32(0.7071), (fv - fu * turn) * np.float32(0.7071)
    bump = smoothstep(1.0, 0.55, (along / np.float32(0.50)) ** 2 + np.abs(over) / np.float32(0.19))
    noise, brushed = tile.noise(rng, 6, 7, 0.6), tile.noise(rng, 4, 6, 0.7, (1, 30))
    worn = smoothstep(0.3, 1.6, noise) * np.float32(0.3)
    level = (
        np.float32(0.44)
        + bump * np.float32(0.26)
        + brushed * np.float32(0.06)
        + noise * np.float32(0.05)
        - worn * np.float32(0.3)
    )
    albedo = shade(order.ramp("#23272c", "#4a5058", "#7d858e", "#b4bcc4", "#e6ecf0"), level)
    return Surface(
        albedo,
        (0.034 * bump + 0.001 * brushed).astype(np.float32),
        0.34 + 0.08 * noise - 0.10 * bump,
        tile.full(0.95),
    )
