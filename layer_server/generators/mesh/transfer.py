"""Carries the look of one surface to another that lies nearly on it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from layer_server.generators.mesh.bake import holes, laid_out, spread_out
from layer_server.generators.mesh.buffers import buffers
from layer_server.generators.mesh.model import Bytes, Floats, Ints, Material, Model
from layer_server.generators.mesh.rays import Obstacles
from layer_server.generators.mesh.surface import Skin

_TOGETHER = 1 << 16
"""Pixels that are looked up at once, which bounds memory."""

Step = Callable[[float, str], None]


def carried_over(model: Model, skin: Skin, step: Step, *, is_textured: bool = True) -> Material:
    """A material for the skin that shows what the model shows at the same places.

    Args:
        is_textured: whether it gets pictures; else one colour.
    """
    b = buffers(model, 2048)
    if not is_textured:
        red, green, blue, _ = (float(each) for each in b.materials[b.of_face, :4].mean(0))
        metallic, roughness = (float(each) for each in b.materials[b.of_face, 4:6].mean(0))
        return Material("remeshed", (red, green, blue, 1.0), metallic, roughness)
    step(0.0, "laying out")
    texels = laid_out(skin)
    rows, columns = np.nonzero(texels.ids >= 0)
    obstacles = Obstacles(b.positions, b.faces)
    size = float(np.linalg.norm(b.high - b.low))
    pixels: Bytes = np.zeros((skin.size, skin.size, 9), np.uint8)
    known = np.zeros(texels.ids.shape, bool)
    for start in range(0, len(rows), _TOGETHER):
        step(0.2 + 0.7 * start / len(rows), "copying colours")
        y, x = rows[start : start + _TOGETHER], columns[start : start + _TOGETHER]
        hits = obstacles.outermost(*texels.places(skin, y, x), 0.06 * size)
        looks = np.clip(_looks(hits, b.faces, b.uvs, model, b.of_face), 0, 1)
        pixels[y, x] = (looks * 255 + 0.5).astype(np.uint8)
        known[y, x] = hits[0] >= 0
    step(0.9, "closing seams")
    spread_out(pixels, holes(known))
    glows = bool(pixels[..., 6:].max() > 4)
    return Material(
        "remeshed",
        metallic=1.0,
        roughness=1.0,
        albedo=np.ascontiguousarray(pixels[..., :3]),
        orm=np.ascontiguousarray(pixels[..., 3:6]),
        emissive=np.ascontiguousarray(pixels[..., 6:]) if glows else None,
        emission=(1.0, 1.0, 1.0) if glows else (0.0, 0.0, 0.0),
    )


def _looks(
    hits: tuple[Ints, Floats, Floats], faces: Ints, uvs: Floats, model: Model, of_face: Ints
) -> Floats:
    """(n, 9): colour (sRGB), occlusion, roughness, metal, glow of each hit."""
    triangle, u, v = hits
    t = np.maximum(triangle, 0)
    corner = uvs[faces[t]]
    at = corner[:, 0] * (1 - u - v)[:, None] + corner[:, 1] * u[:, None] + corner[:, 2] * v[:, None]
    found = np.zeros((len(t), 9), np.float32)
    for index, material in enumerate(model.materials or (Material(),)):
        mine = of_face[t] == index
        if not mine.any():
            continue
        tint = np.array(material.colour[:3], np.float32)
        found[mine, :3] = _sampled(material.albedo, at[mine]) * tint ** np.float32(1 / 2.2)
        orm = _sampled(material.orm, at[mine])
        found[mine, 3:6] = orm * np.array([1, material.roughness, material.metallic], np.float32)
        found[mine, 6:] = _sampled(material.emissive, at[mine]) * np.array(material.emission, np.float32)
    return found


def _sampled(picture: Bytes | None, at: Floats) -> Floats:
    """A picture's values, 0..1, at places that repeat; 1 where there is none."""
    if picture is None:
        return np.ones((len(at), 3), np.float32)
    height, width = picture.shape[:2]
    x = (np.floor((at[:, 0] % 1) * width).astype(np.int64)).clip(0, width - 1)
    y = (np.floor((at[:, 1] % 1) * height).astype(np.int64)).clip(0, height - 1)
    result: Floats = picture[y, x, :3].astype(np.float32) / np.float32(255)
    return result
