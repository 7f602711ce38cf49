"""The kit of pieces; importing it fills ``PIECES``."""

from layer_server.generators.scene.rooms.pieces import (
    comforts,
    controls,
    fittings,
    household,
    leisure,
    lights,
    machines,
    play,
    public,
    schooling,
    stonework,
    storage,
    trades,
)

__all__ = [
    "comforts",
    "controls",
    "fittings",
    "household",
    "leisure",
    "lights",
    "machines",
    "play",
    "public",
    "schooling",
    "stonework",
    "storage",
    "trades",
]
