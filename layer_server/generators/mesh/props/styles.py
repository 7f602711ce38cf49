"""Styles: one word turns wood into hull plates, or iron into brass."""

from __future__ import annotations

from collections.abc import Mapping

from layer_server.generators.mesh.props.kit import Kit

STYLES: Mapping[str, Mapping[str, str]] = {
    "sci-fi": {
        "wood": "hull", "oak": "hull", "dark wood": "dark metal", "pale wood": "hull", "red wood": "dark metal",
        "iron": "dark metal", "bark": "dark metal", "gold": "neon", "brass": "neon", "gem": "neon", "flame": "neon",
        "light": "neon", "rope": "rubber", "leather": "rubber", "cloth": "plastic", "canvas": "plastic",
        "stone": "hull", "blocks": "hull", "bricks": "hull", "roof": "dark metal", "thatch": "dark metal", "plaster": "hull",
        "paper": "screen", "liquid": "energy", "bone": "plastic", "ceramic": "plastic",
    },
    "cyberpunk": {
        "wood": "dark metal", "oak": "dark metal", "dark wood": "paint black", "pale wood": "dark metal", "iron": "steel",
        "gold": "neon pink", "brass": "neon", "gem": "neon pink", "flame": "neon pink", "light": "neon", "rope": "rubber",
        "leather": "paint black", "cloth": "plastic", "canvas": "plastic", "stone": "dark metal", "blocks": "dark metal",
        "bricks": "dark metal", "plaster": "dark metal", "roof": "paint black", "paper": "screen", "liquid": "energy",
    },
    "steampunk": {
        "wood": "dark wood", "iron": "brass", "steel": "copper", "dark metal": "bronze", "gold": "brass", "stone": "copper",
        "cloth": "leather", "canvas": "leather", "hull": "copper", "plastic": "brass", "paint": "copper", "rubber": "leather",
    },
    "royal": {
        "wood": "red wood", "dark wood": "gold", "iron": "gold", "steel": "silver", "rope": "gold", "leather": "cloth",
        "canvas": "cloth", "stone": "marble", "blocks": "marble", "bricks": "marble", "ceramic": "porcelain", "thatch": "roof",
    },
    "rustic": {
        "gold": "iron", "brass": "iron", "silver": "iron", "marble": "stone", "steel": "iron", "porcelain": "ceramic",
        "red wood": "wood", "dark wood": "oak", "cloth": "canvas", "roof": "thatch", "paint": "wood",
    },
    "gothic": {
        "wood": "dark wood", "oak": "dark wood", "pale wood": "dark wood", "gold": "silver", "stone": "dark stone",
        "blocks": "dark stone", "plaster": "dark stone", "bricks": "dark stone", "marble": "dark stone", "iron": "dark metal",
    },
    "elven": {
        "wood": "pale wood", "dark wood": "silver", "iron": "silver", "steel": "silver", "leather": "book green",
        "cloth": "book green", "stone": "marble", "gold": "silver", "gem": "crystal", "rope": "plant",
    },
    "dwarven": {
        "wood": "dark stone", "oak": "dark stone", "iron": "bronze", "steel": "iron", "gold": "gold", "plaster": "stone",
        "cloth": "leather", "dark wood": "bronze", "rope": "iron", "silver": "bronze",
    },
    "toy": {
        "wood": "paint yellow", "dark wood": "paint", "iron": "paint blue", "steel": "plastic", "stone": "plastic",
        "gold": "paint yellow", "blocks": "paint", "bricks": "paint", "leather": "paint green", "dark metal": "paint blue",
        "rope": "paint white", "bark": "paint", "plaster": "paint white", "roof": "paint",
    },
    "candy": {
        "wood": "chocolate", "dark wood": "chocolate", "oak": "bread", "iron": "paint pink", "steel": "paint white",
        "stone": "cream", "blocks": "cream", "bricks": "chocolate", "plaster": "cream", "roof": "paint pink", "gold": "paint yellow",
        "leather": "chocolate", "rope": "paint white", "bark": "chocolate", "leaf": "paint pink", "thatch": "bread",
    },
}  # fmt: skip
"""By style: the finish that takes the place of each."""

_WORDS = {
    **dict.fromkeys(("scifi", "futuristic", "spaceage", "hightech"), "sci-fi"),
    "cyberpunk": "cyberpunk", "cyber": "cyberpunk", "steampunk": "steampunk", "clockpunk": "steampunk",
    "royal": "royal", "regal": "royal", "luxurious": "royal", "noble": "royal", "ornate": "royal", "fancy": "royal", "kingly": "royal",
    "rustic": "rustic", "rural": "rustic", "peasant": "rustic", "farmhouse": "rustic",
    "gothic": "gothic", "vampire": "gothic", "haunted": "gothic", "evil": "gothic", "spooky": "gothic",
    "elven": "elven", "elvish": "elven", "elf": "elven", "dwarven": "dwarven", "dwarvish": "dwarven", "dwarf": "dwarven",
    "toy": "toy", "cartoon": "toy", "lego": "toy", "playful": "toy", "candy": "candy", "gingerbread": "candy",
}  # fmt: skip


def style_of(words: frozenset[str], name: str = "") -> str:
    """The style that the words ask for, or ""; words of the prop's own name ask for none."""
    own = set(name.split())
    if "sci" in words and "fi" in words:
        return "sci-fi"
    return next((_WORDS[word] for word in sorted(words - own) if word in _WORDS), "")


def is_scifi(kit: Kit) -> bool:
    """Whether a recipe builds for a future."""
    return style_of(kit.words) in {"sci-fi", "cyberpunk"} or kit.says("space", "alien", "starship")
