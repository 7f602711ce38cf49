"""Physically based shading of a surface by a few lights and a made-up studio, in numpy.

Colours are linear; directions are unit vectors (…, 3), x right, y up, z towards the viewer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from layer_server.generators.arrays import Plane, smoothstep

_DIELECTRIC = np.float32(0.04)
_GAMMA = 2.2


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """What a surface is made of, per pixel.

    Attributes:
        albedo: (…, 3), linear.
        roughness, metallic, ao: (…,).
    """

    albedo: Plane
    roughness: Plane
    metallic: Plane
    ao: Plane


@dataclass(frozen=True, slots=True, eq=False)
class Light:
    """A light far away: where it is, and how bright, (3,) each."""

    direction: Plane
    radiance: Plane


def unit(vectors: Plane) -> Plane:
    result: Plane = vectors / np.maximum(np.linalg.norm(vectors, axis=-1, keepdims=True), np.float32(1e-6))
    return result


def linear(colour: Plane) -> Plane:
    """sRGB to light."""
    result: Plane = np.power(np.clip(colour, 0, 1), np.float32(_GAMMA))
    return result


def developed(light: Plane) -> Plane:
    """Light to sRGB, highlights rolled off as film does."""
    x = np.maximum(light, 0) * np.float32(0.72)
    film = (x * (np.float32(2.51) * x + np.float32(0.03))) / (
        x * (np.float32(2.43) * x + np.float32(0.59)) + np.float32(0.14)
    )
    result: Plane = np.power(np.clip(film, 0, 1), np.float32(1 / _GAMMA))
    return result


@dataclass(frozen=True, slots=True, eq=False)
class _Surface:
    """What the lights fall on: where it faces, how rough it is, what it reflects and what it scatters."""

    normal: Plane
    view: Plane
    facing: Plane
    rough: Plane
    base: Plane
    diffuse: Plane


def shaded(
    normal: Plane, view: Plane, material: Material, lights: list[Light], shadow: Plane | float
) -> Plane:
    """Light that comes back to the viewer; ``shadow`` is how much of the first light arrives."""
    metal = material.metallic[..., None]
    surface = _Surface(
        normal=normal,
        view=view,
        facing=np.clip(_dot(normal, view), 0.02, 1)[..., None],
        rough=np.clip(material.roughness, 0.06, 1)[..., None],
        base=_DIELECTRIC * (1 - metal) + material.albedo * metal,
        diffuse=material.albedo * (1 - metal),
    )
    result = _surroundings(surface) * material.ao[..., None]
    for index, light in enumerate(lights):
        arrives = np.clip(_dot(normal, light.direction), 0, 1)[..., None]
        if index == 0:
            arrives = arrives * (shadow[..., None] if isinstance(shadow, np.ndarray) else shadow)
        reflected = _specular(surface, unit(light.direction + view), arrives)
        result += (surface.diffuse / np.float32(np.pi) + reflected) * (arrives * light.radiance)
    return result


def _specular(surface: _Surface, half: Plane, arrives: Plane) -> Plane:
    """The GGX lobe."""
    a2 = surface.rough**4
    near = np.clip(_dot(surface.normal, half), 0, 1)[..., None]
    spread = a2 / (np.float32(np.pi) * (near * near * (a2 - 1) + 1) ** 2)
    k = (surface.rough + 1) ** 2 / 8
    masking = 1 / (4 * (arrives * (1 - k) + k) * (surface.facing * (1 - k) + k))
    grazing = (1 - np.clip(_dot(half, surface.view), 0, 1)[..., None]) ** 5
    result: Plane = spread * masking * (surface.base + (1 - surface.base) * grazing)
    return result


def _surroundings(surface: _Surface) -> Plane:
    """A studio's light from all sides: its diffuse part, and its reflection."""
    mirrored = 2 * _dot(surface.normal, surface.view)[..., None] * surface.normal - surface.view
    base = surface.base
    fresnel = base + (np.maximum(1 - surface.rough, base) - base) * (1 - surface.facing) ** 5
    result: Plane = surface.diffuse * _room(surface.normal, np.float32(1.0)) + fresnel * _room(
        mirrored, surface.rough
    )
    return result


def _room(direction: Plane, rough: Plane | np.float32) -> Plane:
    """What is seen of the studio in a direction, blurred by roughness: floor, walls, ceiling, two soft boxes."""
    up = direction[..., 1:2]
    blur = np.float32(0.15) + np.float32(0.85) * rough
    t = smoothstep(-1, 1, up / blur)
    floor, ceiling = np.array([0.10, 0.095, 0.09], np.float32), np.array([0.52, 0.58, 0.68], np.float32)
    room = floor + (ceiling - floor) * t
    for place, size, radiance in _BOXES:
        near = np.clip(_dot(direction, place), -1, 1)[..., None]
        width = np.float32(size) + rough * np.float32(0.9)
        lobe = np.exp((near - 1) / (np.float32(0.5) * width * width))
        room = room + radiance * lobe * (np.float32(size) / width)
    return np.asarray(room, np.float32)


def _dot(a: Plane, b: Plane) -> Plane:
    result: Plane = (a * b).sum(-1)
    return result


_BOXES = (
    (unit(np.array([-0.6, 0.65, 0.55], np.float32)), 0.34, np.array([3.4, 3.2, 2.9], np.float32)),
    (unit(np.array([0.85, 0.25, 0.35], np.float32)), 0.22, np.array([1.2, 1.45, 1.9], np.float32)),
)
"""Place, size, radiance."""
