"""A subject in a photo studio: backdrop, shadows, reflection."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators import pixels
from layer_server.generators.arrays import Plane, blur, over, smoothstep
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.utility.layers import dithered
from layer_server.generators.utility.layers_card import STUDIO
from layer_server.generators.work import Work, colour

_SHADOW_DEPTH = 0.16
"""How deep the cast shadow lies on the floor, as a share of the subject's height."""


def studio(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """A cut-out subject, photographed."""
    work = Work(STUDIO, request, progress, cancel)
    subject = pixels.trimmed(work.picture("picture"))
    width, height = work["width"], work["height"]
    size = float(work["size"])
    subject = pixels.within(subject, max(1, round(width * size)), max(1, round(height * size)))
    left = round(width * work["x"] - subject.shape[1] / 2)
    bottom = round(height * work["floor"])
    ink = colour(work["colour"])
    work.step(0.3, "lighting the backdrop")
    scene = _backdrop(width, height, ink, float(work["x"]), bottom)
    work.step(0.45, "reflecting")
    _reflect(scene, subject, left, bottom, float(work["reflection"]))
    work.step(0.6, "casting shadows")
    _cast(scene, subject, left, bottom, float(work["shadow"]))
    work.step(0.8, "placing the subject")
    pixels.lay(scene, subject, left, bottom - subject.shape[0])
    scene[..., :3] = dithered(scene[..., :3], rng)
    return work.output(scene)


def _backdrop(width: int, height: int, ink: Plane, x: float, bottom: int) -> Plane:
    """A wall that bends into the floor, lit behind the subject, darker to the corners."""
    column = np.linspace(0, 1, width, dtype=np.float32)[None, :]
    row = np.linspace(0, 1, height, dtype=np.float32)[:, None]
    horizon = min(0.9, bottom / height - 0.13)
    aspect = np.float32(width / height)
    glow = np.exp(-(((column - np.float32(x)) * aspect / np.float32(0.55)) ** 2) - ((row - 0.38) / 0.5) ** 2)
    wall = np.float32(0.62) + np.float32(0.5) * glow
    pool = np.exp(
        -(((column - np.float32(x)) * aspect / np.float32(0.75)) ** 2) - ((row - horizon - 0.16) / 0.3) ** 2
    )
    floor = np.float32(0.74) + np.float32(0.36) * pool
    bend = smoothstep(horizon - 0.10, horizon + 0.10, row)
    light = wall * (1 - bend) + floor * bend
    corner = np.hypot((column - 0.5) * 1.1, (row - 0.5) * 1.1)
    light *= 1 - np.float32(0.35) * smoothstep(0.35, 0.85, corner)
    scene = np.ones((height, width, 4), np.float32)
    lit = ink * light[..., None]
    # Above white the light takes the colour out, as film does.
    scene[..., :3] = np.clip(lit, 0, 1) + np.clip(lit - 1, 0, None).mean(-1, keepdims=True) * 0.5
    return scene


def _reflect(scene: Plane, subject: Plane, left: int, bottom: int, strength: float) -> None:
    depth = min(subject.shape[0], scene.shape[0] - bottom)
    if strength <= 0 or depth <= 0:
        return
    mirrored = subject[::-1][:depth].copy()
    fall = np.exp(-np.arange(depth, dtype=np.float32) / np.float32(max(1.0, subject.shape[0] * 0.16)))
    mirrored[..., 3] *= fall[:, None]
    soft = blur(
        np.dstack([mirrored[..., :3] * mirrored[..., 3:], mirrored[..., 3:]]), max(subject.shape) * 0.004
    )
    mirrored = np.dstack([soft[..., :3] / np.maximum(soft[..., 3:], np.float32(1e-4)), soft[..., 3]])
    pixels.lay(scene, np.clip(mirrored, 0, 1).astype(np.float32), left, bottom, strength)


def _cast(scene: Plane, subject: Plane, left: int, bottom: int, strength: float) -> None:
    """A wide soft shadow, a nearer one, and a dark line where the subject touches the floor."""
    if strength <= 0:
        return
    height, width = scene.shape[:2]
    tall = subject.shape[0]
    shade = np.zeros((height, width), np.float32)
    for depth, sigma, share in ((_SHADOW_DEPTH, 0.05, 0.42), (0.07, 0.018, 0.5)):
        flat = pixels.scaled(subject, subject.shape[1], max(2, round(tall * depth)))
        layer = pixels.empty(width, height)
        flat[..., :3] = 0
        # Half of it lies behind the line on which the subject stands.
        pixels.lay(layer, flat, left, bottom - round(flat.shape[0] * 0.62))
        shade = 1 - (1 - shade) * (1 - share * blur(layer[..., 3], tall * sigma))
    shade = np.maximum(shade, _contact(subject, left, bottom, (height, width)))
    over(scene, np.zeros(3, np.float32), np.clip(shade * np.float32(strength), 0, 0.92))


def _contact(subject: Plane, left: int, bottom: int, shape: tuple[int, int]) -> Plane:
    tall = subject.shape[0]
    foot = subject[-max(2, round(tall * 0.03)) :, :, 3].max(0)
    thick = max(2, round(tall * 0.012))
    line = np.zeros((thick, len(foot), 4), np.float32)
    line[..., 3] = foot[None, :]
    layer = pixels.empty(shape[1], shape[0])
    pixels.lay(layer, line, left, bottom - thick // 2)
    shade: Plane = np.clip(blur(layer[..., 3], max(1.0, tall * 0.008)) * 1.3, 0, 1) * np.float32(0.75)
    return shade
