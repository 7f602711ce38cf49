"""What parts are made of: a ramp of five colours, and how the surface takes the light."""

from __future__ import annotations

from dataclasses import dataclass, replace

from layer_server.generators.arrays import Plane
from layer_server.generators.colour import paint_ramp, recolour, rgb, stops


@dataclass(frozen=True, slots=True, eq=False)
class Material:
    """One material.

    Attributes:
        ramp: (5, 3) colours from shadow to highlight.
        specular: strength of the highlight.
        gloss: its sharpness (Blinn exponent).
        mirror: 0..1, how much of a metal's reflected surroundings shows.
        grain: the surface's small relief, a name of ``surface.GRAINS``, or "" for none.
        softness: 0 for hard bevels; else how much the part bulges like a cushion.
        emission: light of its own.
        glass: see-through.
        bevel: width of the rounded edge, as a share of the picture.
        planks: boards across the picture (wood).
        angle: direction of the grain, radians.
        rim: colour of the light from behind.
    """

    ramp: Plane
    specular: float = 0.4
    gloss: float = 20.0
    mirror: float = 0.0
    grain: str = ""
    softness: float = 0.0
    emission: float = 0.0
    glass: bool = False
    bevel: float = 0.03
    planks: int = 0
    angle: float = 0.0
    rim: str = "#6fb4ff"

    @property
    def is_metal(self) -> bool:
        return self.mirror >= 0.5

    def coloured(self, hexadecimal: str) -> Material:
        """This material in a named colour."""
        return replace(self, ramp=recolour(self.ramp, hexadecimal))


MATERIALS: dict[str, Material] = {
    "gold": Material(
        stops("#3a1c02", "#8a4b08", "#d8951a", "#ffd24a", "#fff6c0"), 1.1, 40, 0.75, "scratches"
    ),
    "silver": Material(
        stops("#1d222e", "#4b5668", "#8f9db0", "#cfdbe6", "#ffffff"), 1.1, 50, 0.75, "scratches"
    ),
    "iron": Material(stops("#14161b", "#34383f", "#62686f", "#979ea5", "#dfe6ea"), 0.7, 25, 0.5, "hammered"),
    "bronze": Material(
        stops("#2b1306", "#6e3716", "#b0682c", "#e2a35a", "#ffe6b4"), 0.8, 30, 0.6, "hammered"
    ),
    "copper": Material(
        stops("#2c0f08", "#7a2f1a", "#c25f3a", "#f09a70", "#ffe0cc"), 0.9, 34, 0.6, "hammered"
    ),
    "rust": Material(stops("#1c0d08", "#4e2414", "#8a4522", "#b9743f", "#e0b48a"), 0.2, 10, 0.15, "stone"),
    "wood": Material(stops("#23100a", "#54290f", "#8b4f1f", "#bb7b38", "#e6b673"), 0.12, 8, grain="wood"),
    "dark wood": Material(
        stops("#160b09", "#331a12", "#5b3220", "#83502f", "#b98552"), 0.12, 8, grain="wood"
    ),
    "leather": Material(stops("#1c0d08", "#42200f", "#6f3b1e", "#9a5e34", "#cf9a68"), 0.2, 10, grain="hide"),
    "stone": Material(stops("#17181c", "#3b3d43", "#6a6c71", "#9b9c9d", "#d4d3cc"), 0.08, 6, grain="stone"),
    "clay": Material(
        stops("#3a170c", "#7a3a20", "#b4623a", "#d89068", "#f4c8a4"), 0.1, 8, grain="hide", softness=0.4
    ),
    "obsidian": Material(
        stops("#08070c", "#15131c", "#272433", "#5a5670", "#f0f0ff"), 1.5, 60, 0.35, "facets"
    ),
    "bone": Material(
        stops("#3a2a1c", "#7d6649", "#bba884", "#e6dabb", "#fffbe9"), 0.25, 12, grain="hide", softness=0.45
    ),
    "crystal": Material(
        stops("#0b1f5c", "#1560c4", "#2fb4ff", "#9af1ff", "#ffffff"), 1.5, 60, 0.35, "facets", emission=0.12
    ),
    "glass": Material(
        stops("#38506a", "#7fa2b8", "#b9d7e4", "#e6f6fb", "#ffffff"), 1.6, 70, 0.2, softness=0.8, glass=True
    ),
    "liquid": Material(
        stops("#3d0010", "#8e0522", "#e01e37", "#ff6a5e", "#ffd0b0"), 1.0, 50, 0.1, "fluid", 0.7, 0.25
    ),
    "fire": Material(
        stops("#3a0500", "#a31a00", "#f25a05", "#ffb21a", "#fff3b0"), 0.4, 18, 0.0, "embers", 0.5, 0.45
    ),
    "lava": Material(
        stops("#120606", "#3a0f08", "#7a1d08", "#d8480a", "#ffc14a"), 0.2, 12, 0.0, "embers", 0.0, 0.5
    ),
    "slime": Material(
        stops("#06280a", "#136b1c", "#36b52e", "#93ec4a", "#eeffb0"), 1.1, 45, 0.1, "fluid", 0.75, 0.15
    ),
    "scales": Material(
        stops("#2b0508", "#70101a", "#b92a24", "#ea6a35", "#ffc37a"), 0.45, 18, 0.05, "scales", 0.6
    ),
    "plant": Material(
        stops("#0d2a12", "#1f5a22", "#3f9433", "#86cc4c", "#dff79a"), 0.2, 10, 0.0, "hide", 0.6
    ),
    "cloth": Material(stops("#1d0f2e", "#45246b", "#7440a8", "#a877d6", "#e3c9f7"), 0.08, 6, 0.0, "folds"),
    "paper": Material(stops("#4b331b", "#94703f", "#cdab72", "#eed9a6", "#fff7de"), 0.05, 5, 0.0, "hide"),
    "skin": Material(stops("#1f2a0c", "#476119", "#789a2c", "#abc94f", "#e6f09e"), 0.3, 12, 0.0, "hide", 0.7),
    "energy": Material(stops("#1a0538", "#5a12a8", "#a23cff", "#e29bff", "#ffffff"), 0.5, 20, emission=0.3),
    "water": Material(
        stops("#06204a", "#0e4f9a", "#2c94e0", "#86d2f8", "#f2fdff"), 1.1, 50, 0.15, "fluid", 0.7, 0.1
    ),
    "ice": Material(
        stops("#1c4a7c", "#3f8ac0", "#86c8ea", "#cdf0fb", "#ffffff"), 1.4, 60, 0.3, "facets", emission=0.1
    ),
}
"""Materials that a prompt may name, by their own names; ``vocabulary`` maps words to these."""


def paint(colour: Plane) -> Material:
    """A plain painted surface of one colour."""
    return Material(paint_ramp(colour), specular=0.45, gloss=22, grain="hide", softness=0.55)


def look(name_or_hex: str) -> Material:
    """A material by name, or paint of a ``#rrggbb`` colour."""
    return paint(rgb(name_or_hex)) if name_or_hex.startswith("#") else MATERIALS[name_or_hex]
