"""The kit of pieces; importing it fills ``PIECES``."""

from layer_server.generators.scene.rooms.pieces import (
    fittings,
    household,
    lights,
    machines,
    public,
    stonework,
    storage,
    trades,
)

__all__ = ["fittings", "household", "lights", "machines", "public", "stonework", "storage", "trades"]
