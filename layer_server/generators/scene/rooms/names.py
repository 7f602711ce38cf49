"""Which room a prompt names, and what else it wants in it."""

from __future__ import annotations

from functools import lru_cache

from layer_server.generators.scene.rooms.plan import Plan
from layer_server.generators.scene.rooms.plans_castles import CASTLES
from layer_server.generators.scene.rooms.plans_homes import HOMES
from layer_server.generators.scene.rooms.plans_inns import INNS
from layer_server.generators.scene.rooms.plans_leisure import LEISURE
from layer_server.generators.scene.rooms.plans_works import WORKS

INDOORS = frozenset("interior inside indoors indoor room chamber hall".split())  # noqa: SIM905
_SHIPS = frozenset("spaceship starship spacecraft scifi space shuttle".split())  # noqa: SIM905
_SHIP_ROOMS = {
    "spaceship bridge": ("bridge", "cockpit", "command"),
    "hangar": ("hangar", "dock", "docking"),
    "spaceship medical bay": ("lab", "laboratory", "medbay", "medical"),
    "reactor room": ("engine", "reactor"),
    "spaceship quarters": ("bedroom", "bed", "quarter", "cabin", "room", "lounge", "living"),
    "spaceship corridor": ("corridor", "hallway", "inside", "interior", "hall", "airlock", "passage"),
}
PLANS: dict[str, Plan] = {plan.name: plan for plan in (*INNS, *CASTLES, *HOMES, *WORKS, *LEISURE)}
_HOARD, _TOMB = "treasure vault", "egyptian tomb"
_BURIED = frozenset(("tomb", "burial", "sarcophagus", "buried", "mummy"))
"""What makes a grave of a treasury."""
_LAST = "room"

EXTRAS: dict[str, str] = {
    "candle": "candles", "candlelight": "candles", "torch": "torch", "brazier": "brazier", "barrel": "barrels", "crate": "crates", "box": "cardboard",
    "chest": "chest", "treasure": "open_chest", "gold": "open_chest", "bookshelf": "bookshelf", "book": "bookshelf", "shelf": "goods_shelf", "bottle": "bottle_shelf",
    "potion": "bottle_shelf", "skull": "skulls", "skeleton": "skulls", "bone": "skulls", "statue": "statue", "sculpture": "statue", "plant": "plant", "flower": "plant_bed", "fountain": "fountain",
    "piano": "piano", "fireplace": "fireplace", "hearth": "fireplace", "banner": "banner", "flag": "banner", "chandelier": "chandelier", "cauldron": "cauldron", "weapon": "weapon_rack",
    "sword": "weapon_rack", "armor": "armour", "armour": "armour", "knight": "armour", "shield": "shield", "mirror": "mirror", "clock": "clock", "telescope": "telescope", "globe": "globe", "coffin": "coffin",
    "sarcophagus": "sarcophagus", "altar": "offering", "throne": "throne", "carpet": "rug", "rug": "rug", "sofa": "sofa", "couch": "sofa", "armchair": "armchair", "desk": "great_desk",
    "bed": "bed", "table": "table", "chair": "chair", "bench": "bench", "painting": "painting", "picture": "painting", "curtain": "curtained", "window": "window", "door": "door", "gate": "gate", "portal": "portal",
    "lantern": "lantern", "lamp": "lantern", "neon": "neon_sign", "screen": "screens", "monitor": "screens", "computer": "desk", "machine": "machine", "pipe": "pipes", "gear": "gears", "tank": "specimen", "tube": "specimen", "hay": "hay", "sack": "sacks", "cart": "cart", "rail": "rails", "ladder": "tall_books", "pillar": "column", "column": "column",
    "crystal": "ore", "vine": "vines", "ivy": "vines", "rubble": "rubble", "debris": "rubble", "tree": "palm", "car": "car", "arcade": "arcade", "well": "well", "anvil": "anvil", "forge": "forge",
    "cage": "bars", "bar": "bars", "chain": "shackles", "pool": "pool", "bathtub": "bathtub", "easel": "easel", "dummy": "dummy", "cushion": "cushions", "pillow": "cushions", "locker": "lockers",
    "stove": "stove", "oven": "stove", "fridge": "fridge", "sink": "washbasin", "tv": "television", "television": "television", "christmas": "christmas_tree", "circle": "magic_circle", "rune": "magic_circle",
    "trophy": "dragon_head", "drum": "drums", "server": "server_rack", "console": "console", "lectern": "lectern", "showcase": "showcase", "relic": "showcase", "artifact": "showcase",
    "dinosaur": "skeleton", "stall": "stall", "fruit": "stall", "stage": "stage", "bucket": "bucket", "tire": "tires",
}  # fmt: skip
"""A word, and the piece that answers to it in any room."""


def room_of(listed: tuple[str, ...], head: str, *, outside: bool = False, is_open: bool = False) -> str:
    """The name of the plan that a prompt asks for, or "": phrases first, then what its head names, then any word.

    Args:
        outside: whether its head names a place under the sky.
        is_open: whether any word does.
    """
    text = f" {' '.join(listed)} "
    words = frozenset(listed)
    indoors = bool(words & INDOORS)
    if words & _SHIPS:
        for name, telling in _SHIP_ROOMS.items():
            if words & {*telling}:
                return name
    found = (each for each in _phrases() if f" {each} " in text and not (outside and " " not in each))
    phrase = max(found, key=len, default="")
    if phrase:
        room = _phrases()[phrase]
        return _buried(room, words)
    named, weak = _words(), _words(weak=True)
    if outside and head not in named and not indoors:
        return ""
    for word in (head, *reversed(listed)):
        if word in named and named[word] != _LAST:
            return _buried(named[word], words)
        if indoors and word in weak:
            return weak[word]
    if head == "hall" and not words & {"dungeon", "cave", "underground", "mountain"}:
        return "banquet hall"
    return (
        _LAST
        if head in {"room", "chamber"} or (words & {"room", "indoors", "indoor", "interior"} and not is_open)
        else ""
    )


def _buried(room: str, words: frozenset[str]) -> str:
    """A hoard in a grave is what a pharaoh was given: a sarcophagus among gold."""
    is_rich = room == "crypt" and words & {"gold", "golden", "treasure", "coin", "jewel"}
    return _TOMB if is_rich or (room == _HOARD and words & _BURIED) else room


@lru_cache(maxsize=2)
def _words(*, weak: bool = False) -> dict[str, str]:
    return {
        word: plan.name for plan in PLANS.values() for word in (plan.weak if weak else plan.words).split()
    }


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    """Two words and more, in the singular as prompts are compared with them."""
    return {phrase: plan.name for plan in PLANS.values() for phrase in plan.phrases}
