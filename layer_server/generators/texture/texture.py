"""The ``texture`` generator: choose a family, paint it on a torus, derive the maps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.art import art
from layer_server.generators.batch import Step, one_by_one
from layer_server.generators.card import GenerationRequest, Output, Part, Progress
from layer_server.generators.provenance import encode_png, provenance
from layer_server.generators.texture.conditions import weathered
from layer_server.generators.texture.families import Choice, choose, unheard
from layer_server.generators.texture.maps import eight_bit, encode_maps
from layer_server.generators.texture.photo import surface_of
from layer_server.generators.texture.surface import Order, Surface
from layer_server.generators.texture.texture_card import MATERIALS, TEXTURE
from layer_server.generators.texture.tile import Tile
from layer_server.generators.tint import mood_cube, palette_cube, through
from layer_server.generators.work import Work

_SMALLEST_PAINTING = 256
"""Pixels of the shorter side; smaller tiles are painted a whole number of times larger and reduced."""

_ZOOM = {
    0.5: frozenset({"huge", "giant", "massive"}),
    0.7: frozenset({"large", "big", "wide", "chunky", "coarse"}),
    1.5: frozenset({"small", "fine", "tiny", "thin", "dense"}),
}
"""Words of size, and how many things a tile then holds."""

_MAP_LEVEL = 1
"""zlib level: maps are large and noisy, so more effort buys little."""


def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` textures; the i-th is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true.
    """
    del rng  # each output has its own generator, so that a batch is the same as its seeds one by one
    work = Work(TEXTURE, request, lambda _fraction, _stage: None, cancel)
    source = next((port for port in ("init_image", "texture_image") if work.has(port)), "")
    guides = Guides(
        work.picture(source, 2048) if source else None,
        work.picture("reference_image", 512)[..., :3] if work.has("reference_image") else None,
        request.files["reference_image"][0].weight if work.has("reference_image") else 1.0,
    )
    choice = choose(request.prompt, art)
    return one_by_one(
        request, progress, cancel, lambda seed, step: _one(request, choice, guides, (seed, step))
    )


@dataclass(frozen=True, slots=True, eq=False)
class Guides:
    """The pictures of a request: one to make a material of, one to take colours from, and how strongly."""

    picture: Plane | None
    colours: Plane | None
    weight: float


def _one(request: GenerationRequest, choice: Choice, guides: Guides, run: tuple[int, Step]) -> Output:
    seed, step = run
    width, height = int(request.parameters["width"]), int(request.parameters["height"])
    factor = max(1, -(-_SMALLEST_PAINTING // min(width, height)))
    zoom = next((zoom for zoom, words in _ZOOM.items() if choice.words & words), 1.0)
    tile = Tile(width * factor, height * factor, zoom)
    order = Order(tile, np.random.default_rng(seed), choice.words, choice.colour, choice.accent, choice.tints)
    step(0.0, f"painting {choice.family.name}")
    if guides.picture is None:
        surface = choice.family.make(order)
    else:
        surface = surface_of(
            guides.picture, tile.width, tile.height, metal=order.says("metal", "metallic", "steel")
        )
    surface, conditions = weathered(surface, order, choice.family.name)
    surface = _recoloured(surface, guides, request.parameters.get("palette"))
    step(0.55, "deriving maps")
    maps = encode_maps(surface, tile.unit, factor)
    chunks = provenance(TEXTURE, request, seed)
    files: dict[str, bytes] = {}
    for done, (role, pixels) in enumerate(maps.items()):
        step(0.70 + 0.30 * done / len(maps), f"encoding {role}")
        files[role] = encode_png(pixels, {**chunks, "Map": role}, _MAP_LEVEL)
    return Output(
        kind="image",
        mime_type="image/png",
        data=files.pop("albedo"),
        seed=seed,
        width=width,
        height=height,
        has_alpha=False,
        parts=tuple(Part(role, "image/png", data, width, height) for role, data in files.items()),
        metadata=_metadata(choice, guides, conditions, zoom, unheard(choice, order.heard)),
    )


def _recoloured(surface: Surface, guides: Guides, palette: Sequence[str] | None) -> Surface:
    """In the colours of a reference picture, then of a palette; what glows changes with it."""
    albedo, emissive = surface.albedo, surface.emissive
    cubes = []
    if guides.colours is not None:
        cubes.append(mood_cube(eight_bit(albedo), guides.colours, guides.weight))
    if palette:
        cubes.append(palette_cube(palette))
    for cube in cubes:
        now = eight_bit(albedo)
        albedo = through(now, cube).astype(np.float32) / np.float32(255)
        if emissive is not None:
            lit = emissive.max(axis=-1, keepdims=True)
            shown = through(eight_bit(emissive), cube).astype(np.float32) / np.float32(255)
            emissive = shown * (lit / np.maximum(shown.max(axis=-1, keepdims=True), np.float32(0.05)))
    return replace(surface, albedo=albedo, emissive=emissive)


def _metadata(
    choice: Choice, guides: Guides, conditions: tuple[str, ...], zoom: float, left_out: Sequence[str]
) -> dict[str, Any]:
    metadata: dict[str, Any] = {
        "material": choice.family.name if guides.picture is None else "your picture",
        "match": "named",
        "tileable": True,
        "normal_map": "OpenGL (Y up)",
    }
    if conditions:
        metadata["conditions"] = list(conditions)
    if zoom != 1.0:
        metadata["scale"] = "large" if zoom < 1 else "small"
    if guides.picture is not None:
        metadata["note"] = "Height, normals and roughness are estimated from the picture's tones."
    elif not choice.is_named:
        metadata["match"] = "weak"
        metadata["note"] = (
            f"The prompt names none of the material families, so the nearest was used: {choice.family.name}. "
            f"Families: {', '.join(MATERIALS)}."
        )
    elif left_out:
        metadata["match"] = "weak"
        metadata["note"] = f"Made {choice.family.name}; not shown: {', '.join(left_out)}."
    return metadata
