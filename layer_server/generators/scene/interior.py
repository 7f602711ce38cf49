"""The insides of houses, castles, works and ships: rooms by their plans."""

from layer_server.generators.scene.rooms.room import paint_room as paint_interior

__all__ = ["paint_interior"]
