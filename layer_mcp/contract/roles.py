"""What a part is to its asset. Standard library only: notebooks import it when they load."""

from __future__ import annotations

PART_ROLES = (
    "albedo",
    "normal",
    "height",
    "roughness",
    "metallic",
    "ao",
    "emissive",
    "layer",
    "stem",
    "depth",
    "mask",
    "raster",
    "poster",
    "midi",
    "timing",
)
"""Known roles of a part; the field is open."""

OWN_PICTURE_ROLES = frozenset({"albedo", "raster", "poster"})
"""Parts whose picture is that of the asset itself."""

MAP_ROLES = frozenset({"albedo", "normal", "height", "roughness", "metallic", "ao", "emissive"})
"""Parts that are maps of a material."""
