"""The parts of a town by name."""

from __future__ import annotations

from layer_server.generators.scene.town.abroad import bazaar, eastern, western
from layer_server.generators.scene.town.countryside import deck, farm, quay
from layer_server.generators.scene.town.layout import (
    Yard,
)
from layer_server.generators.scene.town.streets import alley, market, plaza, rooftops, street, suburb
from layer_server.generators.scene.town.strongholds import arena, courtyard, ramparts

YARDS: dict[str, Yard] = {
    "market square": Yard(market, "medieval", "cobbles"),
    "old street": Yard(street, "medieval", "cobbles", wet=0.1),
    "old alley": Yard(alley, "stone", "flags", horizon=0.54, wet=0.12),
    "castle courtyard": Yard(courtyard, "village", "cobbles", high=2.1),
    "battlements": Yard(ramparts, "village", "grass", high=2.0, horizon=0.50),
    "quay": Yard(quay, "harbour", "cobbles", high=2.2, wet=0.6),
    "ship deck": Yard(deck, "stone", "open sea", high=2.3, horizon=0.47, wet=0.0),
    "farm yard": Yard(farm, "village", "farm ground", high=2.0),
    "suburb": Yard(suburb, "suburban", "grass", high=1.8, horizon=0.55),
    "rooftops": Yard(rooftops, "medieval", "cobbles", high=14.5, horizon=0.34),
    "arena": Yard(arena, "mediterranean", "sand", high=4.6, horizon=0.46),
    "temple street": Yard(eastern, "japanese", "flags", wet=0.15),
    "desert bazaar": Yard(bazaar, "desert", "sand"),
    "western town": Yard(western, "western", "dry ground", high=1.8),
    "plaza": Yard(plaza, "mediterranean", "flags"),
}
