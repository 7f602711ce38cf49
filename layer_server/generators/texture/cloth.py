"""Cloth by pattern and by how it falls: camouflage, tartan, quilted, silk and velvet, carbon fibre."""

from __future__ import annotations

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import Tile
from layer_server.generators.texture.woven import weave

_TURN = np.float32(2 * np.pi)

_CAMOUFLAGE: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("desert", "sand"), ("#c8ac7c", "#a8855a", "#7c5f3e", "#e2cfa4")),
    (("snow", "winter", "arctic", "white"), ("#e4e8ea", "#b4bcc2", "#7c868e", "#f8fafa")),
    (("urban", "city", "grey", "gray", "night"), ("#7c8084", "#54585e", "#2c2f34", "#a8acb0")),
    (("navy", "ocean", "marine"), ("#44586c", "#2a3c54", "#16222f", "#7c90a4")),
)
_WOODLAND = ("#5e6b3a", "#3d4a26", "#22260f", "#8c7a4a")


def camouflage(order: Order) -> Surface:
    """Blotches of four colours on cloth: woodland, or desert, snow, urban; in squares where it is digital."""
    tile, rng = order.tile, order.rng
    own = next((inks for words, inks in _CAMOUFLAGE if order.says(*words)), _WOODLAND)
    inks = order.ramp(*own) if order.colour else stops(*own)
    which = np.zeros(tile.shape, np.int32)
    for index, least in ((1, 0.25), (2, 0.75), (3, 1.0)):
        field = tile.noise(rng, 3, 4, 0.42, (1.0, 1.5)) + 0.15 * tile.noise(rng, 12, 3, 0.5)
        which[field > least] = index
    if order.says("digital", "pixel", "pixelated"):
        which = _in_squares(tile, which, 56)
    bulge, twist, _ = weave(tile, rng, 96)
    noise = tile.noise(rng, 6, 6, 0.6)
    light = 0.72 + 0.30 * bulge + 0.05 * twist + 0.05 * noise
    return Surface(
        np.clip(inks[which] * light[..., None], 0, 1).astype(np.float32),
        (0.008 * bulge + 0.002 * noise).astype(np.float32),
        0.92 - 0.05 * bulge,
        tile.zeros(),
    )


def _in_squares(tile: Tile, plane: np.ndarray, cells: int) -> np.ndarray:
    """A plane that is even within each of ``cells`` squares on the shorter side."""
    across, down = tile.count(cells)
    rows = (np.arange(tile.height) * down // tile.height * tile.height + tile.height // 2) // down
    columns = (np.arange(tile.width) * across // tile.width * tile.width + tile.width // 2) // across
    result: np.ndarray = plane[np.ix_(rows % tile.height, columns % tile.width)]
    return result


def tartan(order: Order) -> Surface:
    """Crossing bands in twill: tartan with its lines, or gingham of one colour and white."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    wide, high = tile.count(3)
    main = rgb(order.colour or "#b01c28")
    second = rgb(order.accent or "#17392a")
    if order.says("gingham", "picnic", "tablecloth", "checkered", "checked"):
        inks = np.stack([main, np.float32(0.55) * main + np.float32(0.45), rgb(order.accent or "#f6f4ee")])
        ends, which = [0.5, 1.0], [0, 2]
        wide, high = wide * 2, high * 2
    else:
        inks = np.stack([main, second, rgb("#15161d"), rgb("#efe2b4")])
        ends = [0.30, 0.33, 0.36, 0.52, 0.56, 0.72, 0.76, 0.92, 0.95, 1.0]
        which = [0, 3, 0, 1, 2, 1, 2, 1, 0, 0]

    def band(u: Plane) -> np.ndarray:
        place = np.searchsorted(np.array(ends, np.float32), (u % 1).ravel(), side="right")
        found: np.ndarray = np.array(which)[np.minimum(place, len(which) - 1)].reshape(u.shape)
        return found

    bulge, twist, upright = weave(tile, rng, 120, twill=True)
    albedo = np.where(upright[..., None], inks[band(x * wide)], inks[band(y * high)])
    noise = tile.noise(rng, 6, 6, 0.6)
    light = 0.66 + 0.34 * bulge + 0.06 * twist + 0.05 * noise
    return Surface(
        np.clip(albedo * light[..., None], 0, 1).astype(np.float32),
        (0.006 * bulge + 0.002 * noise).astype(np.float32),
        0.93 - 0.04 * bulge,
        tile.zeros(),
    )


def quilted(order: Order) -> Surface:
    """Diamond cushions with stitched seams; buttons where it is tufted."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    across, down = tile.count(5)
    u, v = x * across + y * down, x * across - y * down
    from_u, from_v = np.abs(u - np.round(u)), np.abs(v - np.round(v))
    seam = np.minimum(from_u, from_v)
    cushion = np.sqrt(np.clip(np.sin(from_u * np.pi) * np.sin(from_v * np.pi), 0, 1))
    along = np.where(from_u < from_v, v, u) * 9
    stitch = smoothstep(0.030, 0.012, seam) * smoothstep(0.12, 0.22, np.abs(along - np.round(along)))
    noise, fine = tile.noise(rng, 4, 5, 0.55), tile.noise(rng, 60, 3, 0.8)
    leather = order.says("leather", "chesterfield", "tufted", "upholstery", "couch", "sofa")
    ramp = (
        ("#1c0d06", "#43220f", "#70401f", "#9a6236", "#c79263")
        if leather
        else ("#2a2440", "#4c4270", "#7668a0", "#a498c8", "#d8d0ec")
    )
    level = 0.26 + 0.34 * cushion + 0.03 * noise + 0.03 * fine - 0.16 * smoothstep(0.05, 0.0, seam)
    albedo = shade(order.ramp(*ramp), level)
    thread = shade(order.second("#8a7a5a", "#d8c8a0", "#fff4d8"), 0.5 + 0.3 * cushion)
    albedo = albedo + (thread - albedo) * (stitch * np.float32(0.8))[..., None]
    height = 0.055 * cushion + 0.004 * stitch + 0.001 * fine
    if order.says("tufted", "chesterfield", "buttons", "button", "upholstery"):
        away = np.hypot(from_u, from_v)
        knob = np.sqrt(np.clip(1 - (away / np.float32(0.11)) ** 2, 0, 1))
        height = height + 0.02 * knob
        albedo = albedo * (1 - 0.25 * smoothstep(0.16, 0.11, away) * (knob == 0))[..., None]
    gloss = 0.42 if leather else 0.8
    return Surface(
        albedo.astype(np.float32), height.astype(np.float32), gloss + 0.1 * (1 - cushion), tile.zeros()
    )


def silk(order: Order) -> Surface:
    """Cloth that falls in folds: shining silk and satin, or velvet that is bright where it turns away."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    hanging = order.says("curtain", "curtains", "drape", "drapes", "drapery", "folds", "folded", "draped")
    across, _ = tile.count(6 if hanging else 3)
    _, down = tile.count(1)
    bend = tile.noise(rng, 2, 2, 0.35, (1.0, 0.7)) * (0.16 if hanging else 0.34)
    phase = x * across + (0 if hanging else y * down) + bend
    fold = 0.5 + 0.5 * np.cos(phase * _TURN) + 0.25 * np.cos(phase * 2 * _TURN + bend * 3)
    slope = np.sin(phase * _TURN) + 0.5 * np.sin(phase * 2 * _TURN + bend * 3)
    fine, noise = tile.noise(rng, 90, 3, 0.8), tile.noise(rng, 5, 6, 0.6)
    velvet = order.says("velvet", "plush", "velour")
    ramp = ("#22050c", "#5a0c1c", "#971c30", "#cf5058", "#f8b4ac")
    if velvet:
        level = 0.20 + 0.26 * np.abs(slope) + 0.10 * fold + 0.06 * fine + 0.04 * noise
    else:
        shine = np.exp(-(((slope - 0.55) / 0.28) ** 2))
        level = 0.30 + 0.22 * fold + 0.36 * shine + 0.02 * fine + 0.03 * noise
    height = (0.030 if hanging else 0.022) * fold + 0.0006 * fine
    return Surface(
        shade(order.ramp(*ramp), level),
        height.astype(np.float32),
        tile.full(0.95) if velvet else (0.30 + 0.05 * noise),
        tile.zeros(),
    )


def carbon(order: Order) -> Surface:
    """Carbon fibre: tows in two by two twill under clear coat."""
    tile, rng = order.tile, order.rng
    across, down = (max(4, round(n / 4) * 4) for n in tile.count(24))
    x, y = tile.grid()
    u, v = x * across, y * down
    i, j = np.floor(u).astype(np.int32), np.floor(v).astype(np.int32)
    upright = (i + j) % 4 < 2
    over = np.where(upright, u - i, v - j) - np.float32(0.5)
    place = np.where(upright, (v + i) % 4, (u + j) % 4) / np.float32(4)
    fibre = np.where(upright, tile.noise(rng, 8, 4, 0.7, (30, 1)), tile.noise(rng, 8, 4, 0.7, (1, 30)))
    edge = smoothstep(0.5, 0.42, np.abs(over))
    sheen = np.where(upright, 0.5 + 0.5 * np.cos((place - 0.25) * _TURN), 0.5 + 0.5 * np.sin(place * _TURN))
    level = (0.16 + 0.30 * sheen + 0.05 * fibre) * (0.5 + 0.5 * edge)
    return Surface(
        shade(order.ramp("#060708", "#181a1f", "#383c44", "#747a84", "#c0c6ce"), level * 1.25),
        (0.004 * edge + 0.003 * sheen).astype(np.float32),
        0.16 + 0.06 * (1 - edge),
        tile.full(0.35),
    )
