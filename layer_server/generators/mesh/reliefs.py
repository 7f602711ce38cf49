"""A cut-out as a finished model: blown up, with its own picture as texture."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.arrays import Plane, blur
from layer_server.generators.mesh.assemble import Built
from layer_server.generators.mesh.inflate import Cushion, bled, inflate, stroke_share
from layer_server.generators.mesh.model import Bytes, Material, Model, Node
from layer_server.generators.mesh.shape import edges_match
from layer_server.generators.mesh.surface import Skin, corner_normals, meshes

FINEST = 72
"""Quads across a picture."""

LOW_POLY = 22

_FINEST_LINES = 112
"""The same where much of it is thin strokes."""

_STROKES = 0.3
"""Share of a picture's outline, from which on it is."""

_CELLS = (FINEST, 64, 56, 50, 40, 32, 26, 20, 15, 11, 8)
"""Tried until there are few enough faces."""

_SMOOTH = 85.0
"""Degrees: soft things have no creases but at their seam."""


def shaped(
    picture: Bytes,
    *,
    size: int,
    finest: int,
    depth: float,
    limit: int | None,
    is_faceted: bool = False,
    is_textured: bool = True,
    is_pbr: bool = True,
) -> tuple[Built, int]:
    """A cut-out in a square as a model 1 metre tall at most, and how many quads it is wide.

    Raises:
        InvalidInputs: when nothing is to be seen in it.
    """
    cushion: Cushion | None = None
    alpha = picture[..., 3].astype(np.float32) / np.float32(255)
    if finest == FINEST and stroke_share(alpha, finest) > _STROKES:
        finest = _FINEST_LINES
    cells = finest
    for cells in [finest, *(each for each in _CELLS if each < finest)]:
        found = inflate(alpha, cells, depth)
        if found is not None:
            cushion = found
        if cushion is not None and (limit is None or 2 * len(cushion.shape.faces) <= limit):
            break
    if cushion is None:
        raise InvalidInputs(
            "The picture shows nothing to blow up.", field="init_image", remedy="Give one with a subject."
        )
    positions = cushion.shape.positions * np.float32(0.5)
    positions[:, 1] -= positions[:, 1].min()
    shape = replace(cushion.shape, positions=positions, local=positions)
    skin = Skin(
        shape,
        corner_normals(positions, shape.faces, 0.0 if is_faceted else _SMOOTH),
        cushion.atlas,
        1 / size,
        size,
    )
    nobody = np.zeros(len(shape.faces), np.int32)
    parts = [mesh for _, mesh in meshes(skin, nobody, nobody)]
    colours = bled(picture, size)
    material = _material(colours, is_textured=is_textured, is_pbr=is_pbr)
    model = Model(parts, (material,), (Node("relief", meshes=tuple(range(len(parts)))),))
    triangles = model.faces()
    return Built(
        model, edges_match(shape.faces), len(shape.faces), triangles, shape, nobody, ("relief",)
    ), cells


def _material(colours: Bytes, *, is_textured: bool, is_pbr: bool) -> Material:
    if not is_textured:
        red, green, blue = (float(each) for each in (colours.reshape(-1, 3).mean(0) / 255) ** 2.2)
        return Material("relief", (red, green, blue, 1.0), roughness=0.5)
    if not is_pbr:
        return Material("relief", roughness=0.8, albedo=colours)
    return Material("relief", roughness=0.48, albedo=colours, normal=_details(colours))


def _details(colours: Bytes) -> Bytes:
    """Normals, OpenGL, of the picture's own lines: light ones stand out a little."""
    light: Plane = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY).astype(np.float32) / np.float32(255)
    size = colours.shape[0]
    height = (blur(light, size * 0.0015) - blur(light, size * 0.012)) * np.float32(size * 0.008)
    x = cv2.Sobel(height, cv2.CV_32F, 1, 0) / 8
    y = cv2.Sobel(height, cv2.CV_32F, 0, 1) / 8
    half = np.float32(127.5) / np.sqrt(x * x + y * y + 1)
    normal = np.empty((*half.shape, 3), np.uint8)
    for channel, slope in enumerate((-x, y, np.float32(1))):
        normal[..., channel] = slope * half + np.float32(128)
    return normal
