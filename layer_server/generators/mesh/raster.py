"""Frames of a model by rasterising it: fast, with depth, for video and as the first step of a still.

drawer = Rasteriser(model)
frame = drawer.draw(orbiting(drawer.low, drawer.high, azimuth=30), 1280, 720)
frame.pixels  # (720, 1280, 4) uint8, straight alpha
frame.depth   # (720, 1280) float32, metres, 0 where nothing is
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from layer_server.generators.mesh.buffers import Buffers, buffers
from layer_server.generators.mesh.camera import Camera
from layer_server.generators.mesh.jit import in_bands
from layer_server.generators.mesh.kernels import shade, visible
from layer_server.generators.mesh.model import Bytes, Floats, Ints, Model
from layer_server.generators.mesh.studio import developed, lamps, sky, srgb_to_linear


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """What each pixel sees: the triangle (-1: none), the weights of its corners, and 1 / distance."""

    ids: Ints
    weights: Floats
    depth: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A picture.

    Attributes:
        pixels: (h, w, 4), straight alpha.
        depth: (h, w), metres along the view; 0 where nothing is.
    """

    pixels: Bytes
    depth: Floats


class Rasteriser:
    """Draws one model, again and again.

    Args:
        model: with its materials.
        largest_texture: pixels; pictures beyond it are reduced, as they would shimmer.

    Raises ImportError where numba is not installed.
    """

    def __init__(self, model: Model, largest_texture: int = 1024) -> None:
        self.buffers = buffers(model, largest_texture)
        blended = self.buffers.is_blended
        self._solid = np.flatnonzero(~blended).astype(np.int32)
        self._glass = np.flatnonzero(blended).astype(np.int32)

    @property
    def low(self) -> Floats:
        """The lowest corner of the model."""
        return self.buffers.low

    @property
    def high(self) -> Floats:
        return self.buffers.high

    def draw(
        self,
        camera: Camera,
        width: int,
        height: int,
        *,
        supersample: int = 1,
        background: tuple[float, float, float] | None = None,
    ) -> Frame:
        """One picture.

        Args:
            supersample: samples per pixel along each side.
            background: RGB in 0..1; without one it is transparent.
        """
        w, h = width * supersample, height * supersample
        seen, screen = self.look(camera, w, h)
        plain = np.ones((h, w), np.float32)
        light = self.light(seen, screen, camera, plain, plain)
        depth = np.where(seen.ids >= 0, 1 / np.maximum(seen.depth, 1e-9), 0).astype(np.float32)
        if supersample > 1:
            light = np.asarray(cv2.resize(light, (width, height), interpolation=cv2.INTER_AREA), np.float32)
            depth = np.ascontiguousarray(
                depth[supersample // 2 :: supersample, supersample // 2 :: supersample]
            )
        return Frame(picture(light, background), depth)

    def look(self, camera: Camera, width: int, height: int) -> tuple[Seen, Floats]:
        """What is seen of all that is solid, and where each corner is on the screen."""
        screen = camera.project(self.buffers.positions, width, height)
        return self._visible(screen, self._solid, np.zeros((height, width), np.float32)), screen

    def light(self, seen: Seen, screen: Floats, camera: Camera, lit: Floats, open_sky: Floats) -> Floats:
        """Linear light, (h, w, 4), premultiplied, before the film; see-through surfaces laid over it.

        Args:
            lit, open_sky: (h, w): how much of the key lamp and of the sky each pixel sees.
        """
        light = np.zeros((*seen.ids.shape, 4), np.float32)
        self._shade(seen, camera, lit, open_sky, light)
        if len(self._glass):
            corners = screen[self.buffers.faces[self._glass], :2]
            ahead, across = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
            fronts = ahead[:, 0] * across[:, 1] - ahead[:, 1] * across[:, 0] < 0
            plain = np.ones(seen.ids.shape, np.float32)
            far = self.buffers.is_double_sided[self._glass] & ~fronts
            for chosen in (self._glass[far], self._glass[fronts]):  # the far wall first
                pane = self._visible(screen, chosen, seen.depth.copy())
                self._shade(pane, camera, plain, plain, light)
        return light

    def _visible(self, screen: Floats, chosen: Ints, depth: Floats) -> Seen:
        ids = np.full(depth.shape, -1, np.int32)
        weights = np.zeros((*depth.shape, 2), np.float32)
        in_bands(visible, depth.shape[0], screen, self.buffers.faces, chosen, depth, ids, weights)
        return Seen(ids, weights, depth)

    def _shade(self, seen: Seen, camera: Camera, lit: Floats, open_sky: Floats, out: Floats) -> None:
        b: Buffers = self.buffers
        in_bands(
            shade,
            seen.ids.shape[0],
            seen.ids,
            seen.weights,
            b.faces,
            b.positions,
            b.normals,
            b.tangents,
            b.uvs,
            b.of_face,
            b.materials,
            b.tables,
            b.texels,
            srgb_to_linear(),
            sky(),
            lamps(),
            np.array(camera.eye, np.float32),
            lit,
            open_sky,
            out,
        )


def picture(light: Floats, background: tuple[float, float, float] | None = None) -> Bytes:
    """Premultiplied linear light as 8 bits, straight alpha; opaque where there is a background."""
    alpha = np.clip(light[..., 3:], 0, 1)
    ink = developed(light[..., :3] / np.maximum(light[..., 3:], 1e-4))
    if background is not None:
        ink = ink * alpha + np.array(background, np.float32) * (1 - alpha)
        alpha = np.ones_like(alpha)
    pixels: Bytes = (np.dstack([ink, alpha]) * 255 + 0.5).astype(np.uint8)
    pixels[pixels[..., 3] == 0] = 0
    return pixels
