"""Another hour, season or weather over the same picture."""

from __future__ import annotations

import cv2
import numpy as np

from layer_server.generators.arrays import Plane, blur, smoothstep
from layer_server.generators.editing.edits.order import Order, light, mixed, repainted, side


def night(picture: Plane, order: Order) -> Plane:
    """Moonlight: dark, blue, little colour; what was brightest still glows."""
    ink = picture[..., :3]
    grey = light(ink)[..., None]
    dim = mixed(ink, grey, 0.5) ** np.float32(1.35)
    # What is dark already is not to become black.
    gain = float(np.clip(0.42 / max(float(grey.mean()), 0.05), 0.95, 2.2))
    dim = dim * np.array([0.30, 0.40, 0.68], np.float32) * np.float32(order.varied(1.0) * gain)
    warm = np.clip(ink[..., :1] - ink[..., 2:], 0, 1) * smoothstep(0.55, 0.95, grey)
    return repainted(picture, dim + ink * warm * np.float32(0.9))


def sunset(picture: Plane, order: Order) -> Plane:
    """Low orange light from above the horizon, violet shadows."""
    return graded(
        picture, ((0.16, 0.07, 0.24), (0.80, 0.34, 0.30), (1.0, 0.86, 0.58)), 0.62 * order.varied(1.0)
    )


def dawn(picture: Plane, order: Order) -> Plane:
    return graded(
        picture, ((0.13, 0.15, 0.30), (0.72, 0.56, 0.62), (1.0, 0.94, 0.86)), 0.55 * order.varied(1.0)
    )


def golden(picture: Plane, order: Order) -> Plane:
    return graded(
        picture, ((0.14, 0.09, 0.06), (0.74, 0.52, 0.26), (1.0, 0.93, 0.72)), 0.5 * order.varied(1.0)
    )


def neon(picture: Plane, order: Order) -> Plane:
    """Cyan shadows, magenta lights, glowing edges."""
    ink = _mapped(picture, ((0.03, 0.02, 0.12), (0.42, 0.08, 0.62), (0.25, 0.95, 1.0)))
    grey = light(picture)
    edges = np.clip(np.abs(grey - blur(grey, max(1.0, side(picture) * 0.003))) * 6, 0, 1)
    glow = blur(edges, max(1.0, side(picture) * 0.01))
    ink = mixed(picture[..., :3], ink, 0.72)
    return repainted(
        picture,
        ink
        + (edges * 0.5 + glow * order.varied(0.9, 0.3))[..., None] * np.array([1.0, 0.25, 0.85], np.float32),
    )


def underwater(picture: Plane, order: Order) -> Plane:
    height, width = picture.shape[:2]
    green = graded(picture, ((0.0, 0.09, 0.17), (0.06, 0.44, 0.52), (0.72, 0.98, 0.92)), 0.75)
    rays = _cells((height, width), order, side(picture) / 16)
    depth = np.linspace(1, 0.35, height, dtype=np.float32)[:, None]
    return repainted(green, green[..., :3] * (0.85 + 0.5 * rays * depth)[..., None])


def winter(picture: Plane, order: Order) -> Plane:
    """Cold light, greens gone, snow on what faces up, and flakes."""
    ink = picture[..., :3]
    hsv = cv2.cvtColor(np.ascontiguousarray(ink), cv2.COLOR_RGB2HSV)
    green = smoothstep(50.0, 75.0, hsv[..., 0]) * smoothstep(185.0, 150.0, hsv[..., 0])
    hsv[..., 1] *= 1 - 0.75 * green
    cold = cv2.cvtColor(hsv, cv2.COLOR_HSV2RGB) * np.array([0.90, 0.98, 1.10], np.float32)
    grey = light(cold)
    up = blur(cv2.Sobel(blur(grey, max(1.0, side(picture) * 0.003)), cv2.CV_32F, 0, 1, ksize=3), 1.0)
    snow = np.clip(smoothstep(0.02, 0.12, -up) * 0.7 + green * smoothstep(0.12, 0.5, grey) * 0.55, 0, 0.9)
    white = np.array([0.93, 0.96, 1.0], np.float32)
    covered = mixed(cold, white * (0.72 + 0.28 * grey[..., None]), snow[..., None])
    return repainted(picture, mixed(covered, np.ones(3, np.float32), _flakes(picture, order)[..., None]))


def autumn(picture: Plane, order: Order) -> Plane:
    """Greens turn to orange and red."""
    hsv = cv2.cvtColor(np.ascontiguousarray(picture[..., :3]), cv2.COLOR_RGB2HSV)
    green = smoothstep(45.0, 70.0, hsv[..., 0]) * smoothstep(180.0, 140.0, hsv[..., 0])
    patches = _cells(hsv.shape[:2], order, side(picture) / 12)
    turned = hsv.copy()
    turned[..., 0] = 12 + 34 * patches
    turned[..., 1] = np.clip(hsv[..., 1] * 1.2, 0, 1)
    turned[..., 2] = np.clip(hsv[..., 2] * 1.15, 0, 1)
    ink = mixed(picture[..., :3], cv2.cvtColor(turned, cv2.COLOR_HSV2RGB), green[..., None])
    return repainted(picture, ink * np.array([1.05, 0.99, 0.9], np.float32))


def foggy(picture: Plane, order: Order) -> Plane:
    """Mist that is thicker towards the horizon."""
    height, width = picture.shape[:2]
    rows = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    band = np.exp(-(((rows - 0.45) / 0.32) ** 2))
    drift = _cells((height, width), order, side(picture) / 4)
    amount = np.clip((0.25 + 0.6 * band) * (0.65 + 0.5 * drift) * order.amount, 0, 0.93)
    return repainted(
        picture, mixed(picture[..., :3], np.array([0.80, 0.83, 0.86], np.float32), amount[..., None])
    )


def rainy(picture: Plane, order: Order) -> Plane:
    """Grey, wet light and streaks."""
    ink = mixed(picture[..., :3], light(picture)[..., None], 0.4) * np.array([0.74, 0.82, 0.92], np.float32)
    height, width = picture.shape[:2]
    drops = (order.rng.random((height, width), np.float32) > 1 - 0.004 * order.amount).astype(np.float32)
    length = max(5, round(side(picture) * 0.03))
    kernel = np.zeros((length, length), np.float32)
    cv2.line(kernel, (round(length * 0.4), 0), (round(length * 0.6), length - 1), 1.0, 1)
    streaks = np.clip(cv2.filter2D(drops, -1, kernel), 0, 1) * 0.38
    return repainted(picture, mixed(ink, np.array([0.85, 0.9, 1.0], np.float32), streaks[..., None]))


def snowing(picture: Plane, order: Order) -> Plane:
    return repainted(
        picture, mixed(picture[..., :3], np.ones(3, np.float32), _flakes(picture, order)[..., None])
    )


def _flakes(picture: Plane, order: Order) -> Plane:
    height, width = picture.shape[:2]
    total = np.zeros((height, width), np.float32)
    for size, count in ((0.0016, 260), (0.0032, 110), (0.0065, 36)):
        layer = np.zeros((height, width), np.float32)
        for x, y in order.rng.random((round(count * order.amount), 2)):
            cv2.circle(
                layer,
                (int(x * width), int(y * height)),
                max(1, round(side(picture) * size)),
                1.0,
                -1,
                cv2.LINE_AA,
            )
        total = np.maximum(total, blur(layer, max(0.6, side(picture) * size * 0.5)))
    result: Plane = np.clip(total * np.float32(1.1), 0, 0.95)
    return result


def graded(picture: Plane, stops: tuple[tuple[float, float, float], ...], share: float) -> Plane:
    return repainted(picture, mixed(picture[..., :3], _mapped(picture, stops), min(1.0, share)))


def _mapped(picture: Plane, stops: tuple[tuple[float, float, float], ...]) -> Plane:
    """The picture's light as a gradient of colours, with some of its own colour."""
    grey = light(picture)
    places = np.linspace(0, 1, len(stops))
    ramp = np.stack([np.interp(grey, places, [stop[c] for stop in stops]) for c in range(3)], -1).astype(
        np.float32
    )
    own = picture[..., :3] - grey[..., None]
    return np.clip(ramp + own * np.float32(0.35), 0, 1)


def _cells(shape: tuple[int, ...], order: Order, cell: float) -> Plane:
    rows, columns = max(2, round(shape[0] / cell)), max(2, round(shape[1] / cell))
    grid = order.rng.random((rows, columns), np.float32)
    return np.asarray(
        np.clip(cv2.resize(grid, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC), 0, 1), np.float32
    )
