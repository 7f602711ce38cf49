"""What parts are made of, by name, in any colour."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from layer_server.generators.colour import paint_ramp, rgb, stops, tint
from layer_server.generators.mesh.model import Floats


@dataclass(frozen=True, slots=True)
class Finish:
    """One material.

    Attributes:
        pattern: how it is structured.
        ramp: its colours from dark to light.
        length: how many units of length one tile spans.
        roughness, metallic: on average.
        bump: how deep its structure is, by what the pattern says.
        glow: share of its colour that it emits.
        wear: colour of its worn edges, or "" where none show.
        opacity: below 1 for glass.
    """

    pattern: str
    ramp: tuple[str, ...]
    length: float = 1.0
    roughness: float = 0.8
    metallic: float = 0.0
    bump: float = 1.0
    glow: float = 0.0
    wear: str = ""
    opacity: float = 1.0


_STEEL = ("#3b4048", "#636a74", "#9098a2", "#bcc4cd", "#e8edf2")
_STONE = ("#2c2b29", "#504e4a", "#7a7771", "#a09c94", "#cbc7bd")
_WOOD = ("#2a1409", "#56300f", "#8a5326", "#b57b40", "#d9a86c")

FINISHES: dict[str, Finish] = {
    "wood": Finish("grain", _WOOD, 0.9, 0.66, wear="#d2a36a"),
    "oak": Finish("grain", ("#3a2410", "#6b4620", "#9d7039", "#c39a5c", "#e2c28a"), 0.9, 0.66, wear="#e6c892"),
    "dark wood": Finish("grain", ("#120a06", "#2c180d", "#4e2e1a", "#73482a", "#9c6a42"), 0.9, 0.6, wear="#8e6440"),
    "pale wood": Finish("grain", ("#6c4826", "#a27846", "#cfa873", "#e8cc9c", "#f8e8c6"), 0.9, 0.68, wear="#fbeccb"),
    "red wood": Finish("grain", ("#260a06", "#541a0e", "#87331b", "#b25a33", "#d98a5c"), 0.9, 0.62, wear="#d98f62"),
    "charred wood": Finish("grain", ("#050404", "#100d0b", "#211c19", "#38302b", "#5a4f48"), 0.9, 0.85),
    "iron": Finish("hammered", ("#1d1f23", "#3a3d43", "#5f646b", "#868c94", "#b9bfc6"), 0.6, 0.45, 1, wear="#b4bac2"),
    "steel": Finish("brushed", _STEEL, 0.7, 0.26, 1, 0.5, wear="#eef2f6"),
    "silver": Finish("brushed", ("#5c626c", "#8b929d", "#b6bcc6", "#d8dde4", "#f6f8fb"), 0.7, 0.2, 1, 0.4, wear="#ffffff"),
    "gold": Finish("hammered", ("#7a4706", "#b8790f", "#e3a526", "#f6c84f", "#ffe9a6"), 0.7, 0.26, 1, 0.45, wear="#ffe79a"),
    "bronze": Finish("hammered", ("#3a1f0c", "#6b3c17", "#9c6229", "#c48a44", "#e8bd7c"), 0.7, 0.34, 1, 0.6, wear="#e6bf80"),
    "copper": Finish("hammered", ("#46180c", "#7f3319", "#b3562f", "#d6824f", "#f2b489"), 0.7, 0.32, 1, 0.6, wear="#f3b991"),
    "brass": Finish("brushed", ("#5a4310", "#8f6d20", "#bd9636", "#dcba5c", "#f6e09a"), 0.7, 0.3, 1, 0.4, wear="#f7e4a4"),
    "rust": Finish("rusty", ("#2a1009", "#5c2410", "#8f421a", "#b8682c", "#d69a58"), 0.7, 0.85, 0.3, 1.4, wear="#8c8680"),
    "dark metal": Finish("brushed", ("#0e0f12", "#1c1e23", "#2e3138", "#484c55", "#757b86"), 0.7, 0.38, 1, 0.6, wear="#8d939d"),
    "stone": Finish("rock", _STONE, 1.1, 0.88, bump=0.6, wear="#c9c5bb"),
    "dark stone": Finish("rock", ("#121214", "#26262a", "#3f3f45", "#5e5e66", "#86868e"), 1.1, 0.86, bump=0.6, wear="#8d8d95"),
    "sandstone": Finish("rock", ("#5a4226", "#8c6c42", "#b8965f", "#d6b984", "#eedcb2"), 1.1, 0.9, bump=0.6, wear="#f0dfb8"),
    "marble": Finish("marble", ("#4c4f58", "#8d9097", "#bfbfbe", "#dcdad5", "#f1efea"), 1.2, 0.22, 0, 0.2),
    "obsidian": Finish("facets", ("#050508", "#0e0e14", "#1b1a26", "#332f45", "#6a6488"), 0.9, 0.1, 0, 0.5, wear="#6d6790"),
    "blocks": Finish("blocks", _STONE, 1.0, 0.88),
    "bricks": Finish("bricks", ("#3a1710", "#6d2c1c", "#9c4a2e", "#bf6f4a", "#d99a74"), 0.9, 0.84),
    "cobbles": Finish("cobbles", _STONE, 1.1, 0.85),
    "plaster": Finish("plaster", ("#8b7a5e", "#b8a582", "#dccdaa", "#efe4c8", "#faf4e2"), 1.2, 0.92),
    "roof": Finish("shingles", ("#3c1410", "#6d2318", "#9c3a25", "#bf5d3d", "#dd8c66"), 0.9, 0.8),
    "thatch": Finish("straw", ("#4a3410", "#7a5a1e", "#ab8636", "#d0b05c", "#ecd894"), 0.8, 0.95, bump=1.4),
    "leather": Finish("leather", ("#1c0d07", "#43220f", "#6f401f", "#976039", "#c28f62"), 0.5, 0.6, wear="#b98a60"),
    "cloth": Finish("cloth", ("#3c0a0c", "#6e1216", "#a32024", "#c94744", "#e8877c"), 0.35, 0.92),
    "book blue": Finish("cloth", ("#0c1a3c", "#16306a", "#26509c", "#4c7cc4", "#8cb0e4"), 0.35, 0.85),
    "book green": Finish("cloth", ("#0c2a14", "#164a24", "#267038", "#4c9a5c", "#8cc898"), 0.35, 0.85),
    "canvas": Finish("cloth", ("#8a7a58", "#b3a37c", "#d6c8a2", "#ebe0c2", "#faf4e2"), 0.35, 0.95),
    "rope": Finish("straw", ("#4a3616", "#7d6230", "#ab8e54", "#cdb27c", "#ead8ac"), 0.25, 0.95),
    "carton": Finish("plain", ("#6e4a26", "#8e6436", "#b08450", "#c69a66", "#dab486"), 0.6, 0.92),
    "paper": Finish("plain", ("#b8a06a", "#d2bd8a", "#e7d8ae", "#f3e9cc", "#fbf6e6"), 1.0, 0.95),
    "bone": Finish("plain", ("#8d7a52", "#b8a67c", "#dccfa8", "#efe7cc", "#fbf8ea"), 0.8, 0.6, wear="#fbf6e2"),
    "ceramic": Finish("plain", ("#6e2f16", "#9d4c27", "#c26d3f", "#dd9566", "#f2c29c"), 0.8, 0.5, wear="#efc6a4"),
    "porcelain": Finish("plain", ("#b8c0cc", "#d4dae2", "#e8ecf0", "#f4f6f8", "#ffffff"), 0.8, 0.16),
    "paint": Finish("plain", ("#5c0f10", "#8e1a1a", "#c02a26", "#dd5348", "#f29a8c"), 0.8, 0.42, wear="#c8ccd2"),
    "paint orange": Finish("plain", ("#6e2c04", "#b04c08", "#ec7814", "#fa9e44", "#ffcc90"), 0.8, 0.5),
    "paint pink": Finish("plain", ("#9c3c60", "#d0608c", "#f294b8", "#fab8d0", "#ffe0ec"), 0.8, 0.45),
    "slime": Finish("liquid", ("#12560e", "#24881a", "#4cc032", "#8ce468", "#d4ffb8"), 0.9, 0.12, bump=0.5),
    "plastic": Finish("plain", ("#8e9298", "#b4b8be", "#d6dade", "#ebeef0", "#fbfcfd"), 0.8, 0.34),
    "rubber": Finish("plain", ("#0b0b0d", "#17171a", "#26262a", "#3a3a40", "#5a5a62"), 0.8, 0.85),
    "dark": Finish("plain", ("#060505", "#0c0a09", "#14110f", "#1e1a17", "#2c2723"), 0.8, 0.9),
    "glass": Finish("plain", ("#9cb8c0", "#a8c4cc", "#b4d0d8", "#c8e0e8", "#ffffff"), 1.0, 0.05, opacity=0.14),
    "bottle glass": Finish("plain", ("#0c2a14", "#174a26", "#22693a", "#3f9058", "#8cd0a0"), 1.0, 0.06, opacity=0.72),
    "mirror": Finish("plain", ("#8fa4b4", "#a9bcca", "#c4d4de", "#dfeaf0", "#ffffff"), 1.0, 0.04, 1.0, bump=0.0),
    "water": Finish("liquid", ("#0c3a5c", "#14608c", "#2b8cc0", "#68bce0", "#d4f0fc"), 0.8, 0.08, bump=0.6),
    "paint blue": Finish("plain", ("#0b2350", "#15407e", "#2362b4", "#4f8ed6", "#9cc6f4"), 0.8, 0.42, wear="#c8ccd2"),
    "paint green": Finish("plain", ("#0f3416", "#1c5a28", "#2f843c", "#5cb066", "#a6dcaa"), 0.8, 0.42, wear="#c8ccd2"),
    "paint yellow": Finish("plain", ("#7a5206", "#b8860c", "#f0b81c", "#fad458", "#fff0b0"), 0.8, 0.42, wear="#c8ccd2"),
    "paint white": Finish("plain", ("#9a9ea4", "#c2c6ca", "#e2e5e8", "#f1f3f5", "#ffffff"), 0.8, 0.4, wear="#b4b8bd"),
    "paint black": Finish("plain", ("#08090a", "#121315", "#1f2124", "#33363b", "#5c6066"), 0.8, 0.4, wear="#8d939d"),
    "fur brown": Finish("organic", ("#2a1408", "#4e2a12", "#7c4a24", "#a36c3c", "#c99a66"), 0.6, 0.9, bump=0.8),
    "fur tan": Finish("organic", ("#6a4418", "#98692c", "#c8964c", "#e0b878", "#f4dcae"), 0.6, 0.9, bump=0.8),
    "fur gray": Finish("organic", ("#2c2e32", "#4c5056", "#767b82", "#9aa0a6", "#c6cad0"), 0.6, 0.9, bump=0.8),
    "fur white": Finish("organic", ("#a8a49c", "#c9c5bc", "#e6e2da", "#f4f1ec", "#ffffff"), 0.6, 0.9, bump=0.8),
    "fur black": Finish("organic", ("#0a0a0b", "#161618", "#26262a", "#3c3c42", "#5c5c64"), 0.6, 0.85, bump=0.8),
    "fur orange": Finish("organic", ("#6a2404", "#a2400a", "#d8641a", "#ee8a3c", "#fbb878"), 0.6, 0.9, bump=0.8),
    "hide gray": Finish("organic", ("#34363a", "#565a60", "#7e838a", "#a0a5ab", "#c4c8cc"), 0.9, 0.85, bump=1.2),
    "hide pink": Finish("organic", ("#a45460", "#cc7c86", "#f0a8ac", "#f8c4c6", "#ffe2e2"), 0.8, 0.6, bump=0.5),
    "scales": Finish("shingles", ("#0f2c10", "#1e4c1c", "#35762c", "#5ca045", "#98cc74"), 0.3, 0.6, bump=0.25),
    "scales red": Finish("shingles", ("#380808", "#681010", "#a01c18", "#c8443a", "#ee8a78"), 0.3, 0.6, bump=0.25),
    "frog": Finish("organic", ("#124a10", "#247a1c", "#44aa30", "#78ce58", "#b8ee98"), 0.6, 0.35, bump=0.4),
    "sea blue": Finish("organic", ("#16304a", "#26507a", "#3e78a8", "#6ca2c8", "#a8cee6"), 0.9, 0.35, bump=0.3),
    "chocolate": Finish("plain", ("#1c0c06", "#3a1c0e", "#5c3018", "#824a2a", "#b07c58"), 0.8, 0.34),
    "cream": Finish("organic", ("#d8c49c", "#ead9b6", "#f6ead0", "#fcf5e4", "#ffffff"), 0.9, 0.5, bump=0.4),
    "grape": Finish("plain", ("#1e0a34", "#361254", "#54207a", "#7c46a6", "#b892d8"), 0.8, 0.3),
    "food": Finish("organic", ("#6a3208", "#9c5a18", "#cb8a34", "#e6b460", "#f8dca0"), 0.8, 0.6),
    "neon pink": Finish("plain", ("#a0105c", "#d81c84", "#ff3cac", "#ff90d0", "#fff0fa"), 1.0, 0.3, glow=1.0),
    "neon red": Finish("plain", ("#a00c10", "#d81820", "#ff3434", "#ff8880", "#fff0ec"), 1.0, 0.3, glow=1.0),
    "neon green": Finish("plain", ("#0c7a24", "#18b03c", "#34e45c", "#90f6a4", "#f0fff2"), 1.0, 0.3, glow=1.0),
    "solar": Finish("panels", ("#060c24", "#0c1c48", "#163074", "#2c50a4", "#6c90d8"), 0.5, 0.2, 0.4, bump=0.4),
    "screen": Finish("plain", ("#0a5a6c", "#1490a4", "#30c8d8", "#84ecf2", "#e4feff"), 1.0, 0.2, glow=0.8),
    "neon": Finish("plain", ("#0a6cc0", "#14a0f0", "#3cccff", "#96ecff", "#f0fdff"), 1.0, 0.3, glow=1.0),
    "liquid": Finish("liquid", ("#6e0414", "#a50c22", "#d81f34", "#f4515a", "#ffa0a0"), 0.8, 0.12, glow=0.25),
    "gem": Finish("facets", ("#4a0410", "#8a0a1e", "#c81c34", "#f0525e", "#ffb0b4"), 0.6, 0.08, 0, 0.5, 0.12),
    "crystal": Finish("facets", ("#0d2f78", "#1a64c8", "#3ea6f2", "#92dcff", "#eefcff"), 0.9, 0.1, 0, 0.6, 0.3),
    "ice": Finish("facets", ("#3c7ea8", "#6cb0d6", "#a4d8ee", "#d2f0fa", "#f8feff"), 0.9, 0.12, 0, 0.6, 0.08),
    "flame": Finish("flame", ("#b02004", "#e8500a", "#ff8c14", "#ffc63a", "#fff4b0"), 0.8, 0.9, glow=1.0),
    "light": Finish("plain", ("#ffb040", "#ffc860", "#ffdc88", "#ffecb8", "#fffbe8"), 1.0, 0.5, glow=1.0),
    "energy": Finish("liquid", ("#3a0a8c", "#6a22d0", "#a04cff", "#cc94ff", "#f6e6ff"), 0.8, 0.2, glow=0.8),
    "lava": Finish("lava", ("#1a0e0a", "#2c1a14", "#42291f", "#5c3c2e", "#7a5646"), 0.8, 0.9, glow=0.8),
    "leaf": Finish("leafy", ("#0f2a0c", "#1f4a16", "#386f22", "#5f9a36", "#9cc860"), 0.7, 0.8, bump=1.5),
    "needle": Finish("leafy", ("#081c12", "#12351f", "#20522e", "#3a7644", "#6ea468"), 0.5, 0.85, bump=1.6),
    "plant": Finish("plain", ("#16380f", "#2a5c1a", "#478a2a", "#74b548", "#b2dc80"), 0.6, 0.6),
    "bark": Finish("bark", ("#140d08", "#35241a", "#5c4431", "#84674c", "#b0967a"), 0.8, 0.92),
    "dirt": Finish("dirt", ("#1e130b", "#3c281a", "#5e422c", "#836244", "#ad8c68"), 0.9, 0.95),
    "grass": Finish("grassy", ("#12280c", "#244a16", "#417226", "#689c3a", "#a2c868"), 0.7, 0.9, bump=1.2),
    "skin": Finish("organic", ("#7a4028", "#a8684a", "#d29a76", "#e8bf9e", "#f8dfc8"), 0.8, 0.6),
    "flesh": Finish("organic", ("#5a0c0c", "#8e1c18", "#c0382c", "#e06a54", "#f6aa94"), 0.8, 0.42),
    "bread": Finish("organic", ("#6a3208", "#9c5a18", "#cb8a34", "#e6b460", "#f8dca0"), 0.8, 0.75, bump=1.3),
    "cheese": Finish("organic", ("#b07408", "#d89c16", "#f2c032", "#fbd868", "#fff0b0"), 0.9, 0.5, bump=0.6),
    "sand": Finish("dirt", ("#8a6a3a", "#b2925a", "#d4b87e", "#e8d4a4", "#f8ecce"), 0.9, 0.95, bump=0.6),
    "snow": Finish("organic", ("#a8bcd4", "#c8d8e8", "#e2ecf4", "#f2f7fb", "#ffffff"), 1.0, 0.7, bump=0.7),
    "hull": Finish("panels", ("#3a4048", "#646c76", "#969ea8", "#c2c8d0", "#eceff3"), 1.0, 0.36, 0.6, wear="#dfe4ea"),
}  # fmt: skip
"""By the names that recipes and prompts use."""


def coloured(finish: Finish, colour: str) -> Finish:
    """The finish in another colour; metal stays metal."""
    ramp = stops(*finish.ramp)
    new = (
        tint(ramp, colour) if finish.metallic > 0.5 or finish.pattern in _STAINED else paint_ramp(rgb(colour))
    )
    if finish.metallic <= 0.5 and finish.pattern not in _STAINED:
        new = np.clip(
            new * np.float32(0.82) + new[2] * np.float32(0.18), 0, 1
        )  # paint is more even than light
    wear = finish.wear if finish.metallic < 0.5 or not finish.wear else _hex(new[-1])
    return Finish(
        finish.pattern,
        tuple(_hex(row) for row in new),
        finish.length,
        finish.roughness,
        finish.metallic,
        finish.bump,
        finish.glow,
        wear,
        finish.opacity,
    )


_STAINED = {"grain", "rock", "blocks", "bricks", "cobbles", "bark", "straw", "leather", "marble", "dirt"}
"""Patterns whose colour is a stain: their own light and dark stay."""


def _hex(row: Floats) -> str:
    return "#" + "".join(f"{round(float(np.clip(each, 0, 1)) * 255):02x}" for each in row[:3])
