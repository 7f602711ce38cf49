"""The materials of rooms by name; a colour after a colon takes the place of their own: ``paint:#c04030``."""

from __future__ import annotations

from layer_server.generators.scene.stuff import Stuff

_WOODS = {
    "oak": Stuff("wood", 1.3, ("dark",), "", 0.18),
    "beam": Stuff("wood", 1.6, ("dark",), "", 0.06),
    "pine": Stuff("wood", 1.4, (), "#b98a52", 0.2),
    "boards": Stuff("wood", 2.2, (), "", 0.30),
    "grey boards": Stuff("wood", 2.2, ("old",), "#8a7c6c", 0.1),
    "parquet": Stuff("parquet", 2.4, (), "", 0.45),
    "panelling": Stuff("wood", 1.9, (), "#6b3f22", 0.3),
}
_STONES = {
    "stone": Stuff("stone wall", 2.6, ("clean",), "", 0.10),
    "pale stone": Stuff("stone wall", 3.4, ("clean",), "#c8bca6", 0.10),
    "dark stone": Stuff("stone wall", 2.4, ("clean",), "#5c5a60", 0.14),
    "mossy stone": Stuff("stone wall", 2.2, ("mossy",), "", 0.12),
    "brick": Stuff("brick", 1.5, (), "", 0.06),
    "soot brick": Stuff("brick", 1.5, (), "#5a4038", 0.06),
    "flags": Stuff("flagstones", 2.6, (), "", 0.35),
    "cobbles": Stuff("cobblestone", 2.4, ("clean",), "", 0.30),
    "marble": Stuff("marble", 3.0, (), "", 0.5),
    "checkers": Stuff("tiles", 4.0, ("checkered",), "#6a6258", 0.55),
    "concrete": Stuff("concrete", 4.0, (), "#8a8c8c", 0.15),
    "dark concrete": Stuff("concrete", 4.0, ("cracked",), "#55585c", 0.25),
    "rock": Stuff("rock", 3.6, (), "#6a5c50", 0.08),
    "dirt": Stuff("dirt", 3.0, (), "", 0.04),
    "bones": Stuff("bones", 1.6, (), "", 0.1),
    "gold heap": Stuff("treasure", 1.2, (), "", 0.9),
    "sand": Stuff("sand", 3.0, (), "#d0ab74", 0.05),
}
_FINE = {
    "plaster": Stuff("concrete", 3.0, (), "#c9b48c", 0.05),
    "white plaster": Stuff("concrete", 4.0, (), "#d8d4cc", 0.05),
    "tiles": Stuff("tiles", 1.6, (), "#c8d8d8", 0.55),
    "floor tiles": Stuff("tiles", 2.4, (), "#a8acac", 0.45),
    "carpet": Stuff("carpet", 2.0, (), "#7a2430", 0.02),
    "cloth": Stuff("fabric", 1.6, (), "#8a2430", 0.02),
    "leather": Stuff("leather", 1.2, (), "#6a3a20", 0.35),
    "wallpaper": Stuff("wallpaper", 1.6, (), "#7a8a74", 0.06),
    "straw": Stuff("thatch", 1.6, (), "", 0.02),
    "hedge": Stuff("hedge", 1.5, (), "", 0.05),
    "soil": Stuff("dirt", 1.5, (), "#4a3524", 0.03),
    "stained": Stuff("stained glass", 1.6, (), "", 0.3, 1.0),
    "books": Stuff("books", 2.0, (), "", 0.1),
}
_METALS = {
    "iron": Stuff("metal", 1.2, ("clean",), "#565a60", 0.5),
    "steel": Stuff("brushed metal", 1.5, (), "#a8b0b8", 0.65),
    "copper": Stuff("metal", 1.0, ("copper", "clean"), "", 0.6),
    "gold": Stuff("metal", 1.5, ("gold", "clean"), "", 0.7),
    "rust": Stuff("metal", 1.4, ("rusty",), "", 0.2),
    "tread": Stuff("tread plate", 1.2, (), "#6a7078", 0.5),
    "sheet": Stuff("corrugated iron", 2.2, (), "#8c949a", 0.3),
    "panels": Stuff("sci-fi panels", 2.6, (), "#7c8690", 0.45, 0.6),
    "pale panels": Stuff("sci-fi panels", 3.0, (), "#c4ccd2", 0.4, 0.5),
    "deck": Stuff("sci-fi panels", 2.8, (), "#3a4048", 0.65, 0.2),
    "grate": Stuff("grate", 1.2, (), "#5a6068", 0.4),
}
_DRAWN = {
    "paint": Stuff("plain", 2.0, (), "#c8c4bc", 0.15),
    "gloss": Stuff("plain", 2.0, (), "#303438", 0.8),
    "glass": Stuff("plain", 2.0, ("glassy",), "#bfe0e4", 0.9, 0.35),
    "glow": Stuff("lamplight", 1.0, (), "#ffd9a0", 0.1, 1.25),
    "liquid": Stuff("plain", 2.0, ("glassy",), "#50d890", 0.9, 0.8),
    "water": Stuff("water", 4.0, (), "#2a6a78", 0.8),
    "outlook": Stuff("outlook", 8.0, (), "", 0.3, 1.15),
    "bottles": Stuff("bottles", 2.0, (), "", 0.5),
    "goods": Stuff("goods", 2.4, (), "", 0.15),
    "screen": Stuff("screen", 1.6, (), "#40c8ff", 0.3, 1.1),
    "buttons": Stuff("buttons", 0.9, (), "#38424c", 0.4, 1.2),
    "chalk": Stuff("chalkboard", 3.0, (), "#274a3c", 0.1),
    "whiteboard": Stuff("chalkboard", 3.0, ("white",), "#eef0f0", 0.4),
    "lockers": Stuff("lockers", 1.8, (), "#5a7894", 0.4),
    "picture": Stuff("picture", 1.5, (), "", 0.25),
    "shoji": Stuff("shoji", 1.8, (), "#efe2c4", 0.05, 0.55),
    "tatami": Stuff("tatami", 1.9, (), "#b8aa68", 0.05),
    "signs": Stuff("neon", 1.4, (), "#ff3aa0", 0.2, 1.2),
}
MATERIALS: dict[str, Stuff] = {**_WOODS, **_STONES, **_FINE, **_METALS, **_DRAWN}
