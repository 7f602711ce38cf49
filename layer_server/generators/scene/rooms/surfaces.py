"""Surfaces that rooms need: plain paint, the view from a window, stocked shelves, screens, boards, lockers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep
from layer_server.generators.colour import rgb, shade, stops
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.tile import shades


def plain(order: Order) -> Surface:
    """Paint with the faintest mottle; ``glassy`` paint shines of itself."""
    tile = order.tile
    mottle = tile.noise(order.rng, 3, 3, 0.5) * np.float32(0.035)
    albedo = rgb(order.colour or "#c8c4bc") * (np.float32(0.97) + mottle)[..., None]
    glow = np.clip(albedo, 0, 1).astype(np.float32) if order.says("glassy") else None
    return Surface(np.clip(albedo, 0, 1), tile.zeros(), tile.full(0.5), tile.zeros(), glow)


_SKIES = {
    "day": ("#e9f3f6", "#b9dcf2", "#7fb9e8", "#4a90d8"),
    "dawn": ("#ffe3b8", "#f6bfa3", "#b995b8", "#5a6ea8"),
    "sunset": ("#ffd890", "#fb8c58", "#b04a72", "#3a2560"),
    "dusk": ("#d89a8c", "#84608c", "#3a3a70", "#161e44"),
    "night": ("#3f688a", "#1b4068", "#0e2448", "#060e24"),
    "grey": ("#c9cfd2", "#a9b2b8", "#8d979f", "#727c86"),
}


def outlook(order: Order) -> Surface:
    """What windows show, 8 units high: ground at the foot of the tile, sky over it. Words: an hour, ``snow``, ``city``, ``space``, ``sea``."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    up = (1 - y) * 8
    hour = next((word for word in _SKIES if order.says(word)), "day")
    dark = hour in {"night", "dusk"}
    sky = shade(stops(*_SKIES[hour]), np.clip((up - 1.2) / 4.5, 0, 1).astype(np.float32))
    if order.says("space"):
        sky = shade(
            stops("#070a1c", "#141034", "#05060f"),
            (np.float32(0.5) + tile.noise(rng, 3, 4) * np.float32(0.25)),
        )
    if dark or order.says("space"):
        star = rng.random(tile.shape, dtype=np.float32)
        sky = sky + (star > 0.9985)[..., None] * np.float32(0.7)
    else:
        cloud = smoothstep(0.3, 1.4, tile.noise(rng, 3, 5, 0.55, (1.0, 0.5)))
        sky = sky + (1 - sky) * (cloud * np.float32(0.55))[..., None]
    picture = sky
    if not order.says("space"):
        picture = _land(order, picture, (x, up), dark=dark)
    return Surface(
        picture * np.float32(0.25), tile.zeros(), tile.full(0.3), tile.zeros(), np.clip(picture, 0, 1)
    )


def _land(order: Order, sky: Plane, place: tuple[Plane, Plane], *, dark: bool) -> Plane:
    """Hills and trees, towers, or the sea, before the sky."""
    tile, rng = order.tile, order.rng
    x, up = place
    snow, city, sea = order.says("snow"), order.says("city"), order.says("sea")
    columns = np.floor(x * 22).astype(np.int32)
    result = sky
    bands = ((1.9, 0.55, 0.62), (1.45, 0.35, 0.30))
    for number, (high, wave, fade) in enumerate(bands):
        if city:
            crest = np.float32(high - 0.5) + shades(rng, columns + 31 * number) * np.float32(
                2.6 - number * 1.2
            )
        elif sea:
            crest = tile.full(1.35)
        else:
            ridge = tile.noise(rng, 5, 4 + number, 0.5)[:1]
            crest = np.float32(high) + np.broadcast_to(ridge, tile.shape) * np.float32(wave)
        ink = rgb(
            "#e8eef4"
            if snow
            else "#54606c"
            if city
            else "#2f7fa0"
            if sea
            else "#4f7a3c"
            if number
            else "#6f94a0"
        )
        ink = ink * np.float32(0.22 if dark else 1.0)
        ink = ink + (sky[-90, 0] - ink) * np.float32(fade * 0.8)
        inside = smoothstep(-0.03, 0.03, crest - up)[..., None]
        mottle = np.float32(0.92) + tile.noise(rng, 12, 4, 0.6)[..., None] * np.float32(0.08)
        land = np.broadcast_to(ink, sky.shape) * mottle
        if city:
            lit = (np.abs(np.modf(x * 88)[0] - 0.5) < 0.28) & (np.abs(np.modf(up * 3.2)[0] - 0.5) < 0.25)
            spark = shades(rng, np.floor(x * 88).astype(np.int32) * 41 + np.floor(up * 3.2).astype(np.int32))
            panes = (lit & (spark > (0.55 if dark else 0.2)))[..., None]
            land = np.where(panes, rgb("#ffca78") if dark else land * np.float32(0.82), land)
        if sea:
            glitter = smoothstep(0.5, 1.3, tile.noise(rng, 14, 4, 0.6, (0.4, 3.0)))[..., None]
            land = land + (np.float32(1) - land) * glitter * np.float32(0.35)
        result = result + (land - result) * inside
    return np.asarray(result, np.float32)


def bottles(order: Order) -> Surface:
    """Four shelves of bottles, flasks and jars."""
    tile, rng = order.tile, order.rng
    shelves, each = 4, 13
    x, y = tile.grid()
    row = np.floor(y * shelves).astype(np.int32)
    column = np.floor(x * each).astype(np.int32)
    ids = row * each + column
    u, v = (x * each - column - np.float32(0.5)) * 2, (y * shelves - row)
    tall = np.float32(0.10) + shades(rng, ids) * np.float32(0.28)
    wide = np.float32(0.45) + shades(rng, ids, 3) * np.float32(0.35)
    neck = tall + (np.float32(0.88) - tall) * (np.float32(0.25) + np.float32(0.2) * shades(rng, ids, 5))
    body = (v > neck) & (v < 0.90) & (np.abs(u) < wide * smoothstep(-0.04, 0.10, v - neck) + 0.02)
    stem = (v > tall) & (v <= neck + 0.05) & (np.abs(u) < 0.20)
    inks = np.stack(
        [
            rgb(c)
            for c in ("#3f7a3a", "#7a3416", "#b98a2c", "#2f6f8c", "#8c2a4a", "#d8c9a0", "#5a3a7c", "#406050")
        ]
    )
    glass = inks[(shades(rng, ids, 7) * 7.99).astype(np.int32)]
    sheen = np.float32(0.55) + np.float32(0.75) * np.clip(1 - np.abs(u + 0.25) * 2.2, 0, 1)
    wood = shade(
        stops("#241008", "#54290f", "#8d5426"),
        np.float32(0.5) + tile.noise(rng, 8, 5, 0.6) * np.float32(0.12),
    )
    albedo = np.full((*tile.shape, 3), 0.035, np.float32) + wood * np.float32(0.16)
    albedo = np.where((body | stem)[..., None], glass * sheen[..., None], albedo)
    label = body & (np.abs(v - 0.74) < 0.07) & (shades(rng, ids, 11) > 0.45)
    albedo = np.where(label[..., None], rgb("#e4d8b4") * np.float32(0.9), albedo)
    board = v >= 0.90
    albedo = np.where(board[..., None], wood, albedo)
    height = (board * np.float32(0.04) + (body | stem) * np.float32(0.012)).astype(np.float32)
    return Surface(np.clip(albedo, 0, 1).astype(np.float32), height, tile.full(0.4), tile.zeros())


def goods(order: Order) -> Surface:
    """Four shelves of boxes, tins, pots and bundles of many sizes and colours."""
    tile, rng = order.tile, order.rng
    shelves, each = 4, 9
    x, y = tile.grid()
    row = np.floor(y * shelves).astype(np.int32)
    shift = rng.random(shelves).astype(np.float32)[row]
    warped = x * each + np.float32(0.35) * np.sin((x + shift) * np.float32(2 * np.pi) * 2)
    column = np.floor(warped).astype(np.int32) % each
    ids = row * each + column
    u, v = np.abs(warped - np.floor(warped) - np.float32(0.5)) * 2, y * shelves - row
    tall = np.float32(0.18) + shades(rng, ids) * np.float32(0.5)
    wide = np.float32(0.70) + shades(rng, ids, 3) * np.float32(0.25)
    there = shades(rng, ids, 13) > 0.08
    box = (v > tall) & (v < 0.91) & (u < wide) & there
    inks = np.stack(
        [
            rgb(c)
            for c in ("#b8402c", "#d8a03c", "#3a6a8c", "#6f8c3c", "#c8b48c", "#8a5a34", "#d8d0c0", "#4c4450")
        ]
    )
    face = (
        inks[(shades(rng, ids, 7) * 7.99).astype(np.int32)]
        * (np.float32(1.0) - np.float32(0.3) * u)[..., None]
    )
    label = box & (np.abs(v - (tall + 0.93) / 2) < 0.08) & (u < 0.5) & (shades(rng, ids, 11) > 0.4)
    wood = shade(
        order.ramp("#241a10", "#5c4428", "#8d6c42"),
        np.float32(0.5) + tile.noise(rng, 8, 5, 0.6) * np.float32(0.10),
    )
    albedo = np.where(box[..., None], face, wood * np.float32(0.25))
    albedo = np.where(label[..., None], rgb("#efe6cc"), albedo)
    board = v >= 0.91
    albedo = np.where(board[..., None], wood, albedo)
    height = (board * np.float32(0.04) + box * np.float32(0.02)).astype(np.float32)
    return Surface(np.clip(albedo, 0, 1).astype(np.float32), height, tile.full(0.6), tile.zeros())


def screen(order: Order) -> Surface:
    """A display: curves, bars and rows of text in one colour on near black."""
    tile, rng = order.tile, order.rng
    ink = rgb(order.colour or "#40c8ff")
    x, y = tile.grid()
    field = (np.floor(x * 2) + 2 * np.floor(y * 2)).astype(np.int32)
    kind = shades(rng, field, 3)
    u, v = np.modf(x * 2)[0], np.modf(y * 2)[0]
    wave = (
        np.abs(
            v - np.float32(0.5) - np.float32(0.28) * np.sin(u * np.float32(2 * np.pi * 2)) * np.sin(u * 17)
        )
        < 0.025
    )
    bars = (np.modf(u * 9)[0] < 0.62) & (
        v > 1 - shades(rng, field * 16 + np.floor(u * 9).astype(np.int32), 5) * np.float32(0.8)
    )
    length = shades(rng, field * 16 + np.floor(v * 9).astype(np.int32), 7)
    text = (np.modf(v * 9)[0] < 0.45) & (u < length * np.float32(0.85) + 0.06) & (np.modf(u * 31)[0] < 0.75)
    drawn = (
        np.where(kind < 0.34, wave, np.where(kind < 0.67, bars, text))
        & (u > 0.06)
        & (u < 0.94)
        & (v > 0.08)
        & (v < 0.92)
    )
    back = np.float32(0.10) + np.float32(0.10) * (1 - np.abs(y - np.float32(0.5)))
    emissive = ink * back[..., None] + (ink * np.float32(0.75) + np.float32(0.2)) * drawn[..., None]
    return Surface(
        emissive * np.float32(0.2),
        tile.zeros(),
        tile.full(0.2),
        tile.zeros(),
        np.clip(emissive, 0, 1).astype(np.float32),
    )


def buttons(order: Order) -> Surface:
    """A panel of keys, lamps and small displays, some of them lit."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    column, row = np.floor(x * 9).astype(np.int32), np.floor(y * 9).astype(np.int32)
    ids = row * 9 + column
    u, v = np.modf(x * 9)[0], np.modf(y * 9)[0]
    key = (np.maximum(np.abs(u - 0.5), np.abs(v - 0.5)) < 0.34) & (shades(rng, ids) > 0.25)
    lit = key & (shades(rng, ids, 3) > 0.62)
    inks = np.stack([rgb(c) for c in ("#ff4a30", "#ffb030", "#40e070", "#38b8ff", "#f0f4f8")])
    ink = inks[(shades(rng, ids, 5) * 4.99).astype(np.int32)]
    panel = rgb(order.colour or "#38424c")
    albedo = np.where(
        key[..., None], panel * np.float32(1.7), panel + tile.noise(rng, 6, 4)[..., None] * np.float32(0.02)
    )
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32),
        (key * np.float32(0.012)).astype(np.float32),
        tile.full(0.4),
        tile.zeros(),
        (ink * lit[..., None]).astype(np.float32),
    )


def chalkboard(order: Order) -> Surface:
    """A board with lines of writing, sums and a sketch; ``white`` ones in marker."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    smear = tile.noise(rng, 4, 5, 0.6, (2.0, 1.0))
    white = order.says("white")
    board = (
        rgb(order.colour or "#274a3c")
        * (np.float32(1.0) + smear * np.float32(0.03 if white else 0.10))[..., None]
    )
    line = np.floor(y * 14).astype(np.int32)
    begin, length = shades(rng, line, 3) * np.float32(0.1), shades(rng, line, 5)
    v = np.modf(y * 14)[0]
    stroke = (
        np.abs(v - np.float32(0.5) - np.float32(0.25) * np.sin(x * 260 + line * 5) * np.sin(x * 97 + line))
        < 0.13
    )
    word = np.modf(x * 9 + shades(rng, line, 7))[0] < 0.8
    written = (
        stroke & word & (x > begin + 0.04) & (x < begin + 0.2 + length * np.float32(0.75)) & (line % 3 != 2)
    )
    ink = rgb("#28406a" if white else "#e8ece4")
    albedo = board + (ink - board) * (written * np.float32(0.85))[..., None]
    return Surface(np.clip(albedo, 0, 1).astype(np.float32), tile.zeros(), tile.full(0.7), tile.zeros())


def lockers(order: Order) -> Surface:
    """Four tall doors with vents and handles."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    u = np.modf(x * 4)[0]
    edge = np.minimum(u, 1 - u)
    gap = smoothstep(0.05, 0.02, edge)
    vent = (np.abs(u - 0.5) < 0.24) & (np.modf(y * 44)[0] < 0.45) & ((y < 0.16) | (np.abs(y - 0.86) < 0.05))
    handle = (np.abs(u - 0.82) < 0.035) & (np.abs(y - 0.5) < 0.035)
    paint = (
        rgb(order.colour or "#5a7894")
        * (
            np.float32(0.95)
            + np.float32(0.12) * shades(rng, np.floor(x * 4).astype(np.int32))
            + tile.noise(rng, 5, 4) * np.float32(0.03)
        )[..., None]
    )
    albedo = paint * (1 - np.float32(0.75) * np.maximum(gap, vent))[..., None]
    albedo = np.where(handle[..., None], np.float32(0.8), albedo)
    return Surface(
        np.clip(albedo, 0, 1).astype(np.float32),
        ((1 - gap) * np.float32(0.02)).astype(np.float32),
        tile.full(0.4),
        tile.zeros(),
    )


def picture(order: Order) -> Surface:
    """Oil paint: land under a sky in old varnish."""
    tile, rng = order.tile, order.rng
    _, y = tile.grid()
    ridge = tile.noise(rng, 3, 5, 0.55)
    t = np.modf(y * 2)[0] + ridge * np.float32(0.10)
    albedo = shade(
        stops("#8aa6b4", "#d8c8a0", "#8a8450", "#4a5030", "#2c2418"), np.clip(t, 0, 1).astype(np.float32)
    )
    return Surface(albedo, tile.zeros(), tile.full(0.4), tile.zeros())


def shoji(order: Order) -> Surface:
    """Paper panes in a lattice of dark wood, lit from behind."""
    tile = order.tile
    x, y = tile.grid()
    u, v = np.modf(x * 3)[0], np.modf(y * 4)[0]
    bar = np.maximum(
        smoothstep(0.05, 0.03, np.minimum(u, 1 - u)), smoothstep(0.05, 0.03, np.minimum(v, 1 - v))
    )
    post = smoothstep(0.035, 0.025, np.minimum(x, 1 - x))
    wood = np.maximum(bar, post)[..., None]
    paper = rgb(order.colour or "#efe2c4") * np.ones((*tile.shape, 1), np.float32)
    albedo = paper * (1 - wood) + rgb("#3c2416") * wood
    return Surface(
        albedo.astype(np.float32),
        (wood[..., 0] * np.float32(0.02)).astype(np.float32),
        tile.full(0.8),
        tile.zeros(),
        (paper * (1 - wood)).astype(np.float32),
    )


def tatami(order: Order) -> Surface:
    """Mats of straw with dark borders, two to a tile."""
    tile, rng = order.tile, order.rng
    x, y = tile.grid()
    v = np.modf(y * 2)[0]
    border = np.maximum(smoothstep(0.05, 0.04, np.minimum(v, 1 - v)), np.zeros_like(v))
    weave = (
        np.float32(0.92)
        + np.float32(0.06) * np.sin(x * np.float32(2 * np.pi * 90))
        + tile.noise(rng, 6, 5) * np.float32(0.03)
    )
    straw = rgb(order.colour or "#b8aa68") * weave[..., None]
    albedo = straw + (rgb("#2c3a28") - straw) * border[..., None]
    return Surface(np.clip(albedo, 0, 1).astype(np.float32), tile.zeros(), tile.full(0.9), tile.zeros())


OWN: dict[str, Callable[[Order], Surface]] = {
    "plain": plain,
    "outlook": outlook,
    "bottles": bottles,
    "goods": goods,
    "screen": screen,
    "buttons": buttons,
    "chalkboard": chalkboard,
    "lockers": lockers,
    "picture": picture,
    "shoji": shoji,
    "tatami": tatami,
}
"""By the name that a ``Stuff`` gives as its family."""
