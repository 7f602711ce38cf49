"""The words of a prompt that say what kind of asset it asks for, and the rule by which they are read.

A word counts where it is the head of a phrase: ``stone floor`` is a surface and ``stone golem`` is not,
``boss music`` is music and a ``music box`` is not. What follows ``with``, ``of``, ``on`` and the like
describes the head, and does not change it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence


def words(text: str) -> frozenset[str]:
    """A set of words, as they are written in a row."""
    return frozenset(text.split())


_PHRASE_ENDS = re.compile(
    r"\b(?:with|without|of|on|in|at|for|from|by|under|over|behind|beside|near|after|before|like|that|which|to|through|into|inside|across|against|above|during|"
    r"playing|singing|holding|wearing|carrying|riding|watching|listening|showing|covered|overgrown|made|filled|lit|seen|viewed)\b"
)
_TRAILING = words(
    "background backdrop pattern style please hd uhd 2k 4k 8k top down topdown top-down view close up closeup close-up "
    "epic orchestral cheerful slow slowly fast happy sad calm loud soft quiet short upbeat relaxing intense tense spooky creepy "
    "dramatic emotional horror seconds second secs sec minutes bit looping looped seamless transparent hq free vertical horizontal "
    "single left right forward retro wet cracked mossy rusty mechanical metallic digital unity godot unreal ue4 ue5 blender roblox gamemaker unity3d "
    "png jpg jpeg webp svg psd mp4 webm mov mkv gif wav mp3 ogg flac glb gltf fbx obj stl usdz"
)
"""Words at a phrase's end that say nothing of what it is."""

PICTURES = words(
    "icon icons sprite sprites emblem logo badge symbol button sticker illustration picture image portrait "
    "drawing painting photo photograph item render screenshot wallpaper poster avatar concept"
)

SURFACES = words(
    "cobblestone cobblestones cobbles brickwork bricks masonry pavement paving flagstone flagstones gravel pebbles "
    "grass lawn turf sand dirt soil mud asphalt tarmac concrete cement plaster stucco marble granite sandstone "
    "limestone terrazzo bark planks planking floorboards parquet plywood hardwood shingles tiles tiling mosaic "
    "fabric textile denim tweed burlap corduroy lava magma floor flooring floors ground surface terrain "
    "thatch thatching wicker rattan cardboard corkboard linoleum tatami plaid tartan houndstooth chevron herringbone gingham "
    "paisley damask camouflage camo snakeskin stonework woodgrain shingle cladding siding carpet carpeting"
)
"""Surfaces by themselves, and nothing else."""

SUBSTANCES = words(
    "wood metal steel snow ice leather cloth linen silk velvet wool cotton canvas clay rust moss"
)
"""Surfaces when something describes them (``brushed steel``); alone they are things to collect."""

_CARRIERS = words(
    "wall walls plate plates panel panels panelling paneling plating hull tile block blocks slab slabs stones road path "
    "street deck field sheet sheets roof ceiling material weave"
)
"""Surfaces when they are of a material: ``rusty metal plates``, not ``dinner plates``."""

_MATERIALS = (
    SURFACES
    | SUBSTANCES
    | words(
        "stone rock brick wooden oak pine walnut bamboo log timber metallic iron copper bronze brass tin aluminium aluminum "
        "rusty riveted rusted corrugated diamond-plate sandy grassy snowy icy frozen muddy mossy cobble cobbled marbled tiled "
        "ceramic porcelain bathroom kitchen floor leathery woven carbon sci-fi scifi spaceship spacecraft dungeon castle temple "
        "crypt cave straw slate terracotta thatched shingle clay marble granite leather fabric rope cork rubber"
    )
)

SCENERY = words(
    "sky skies sunset sunrise dawn dusk night midnight moon moonlight stars horizon mist fog rain storm snowfall clouds "
    "mountain mountains hills village castle sea ocean lake river trees landscape background shipwreck planets planet ruins house houses "
    "waterfall sails ship ships"
)
"""What is seen of a place and not of a surface: ``a grassy field under a blue sky``."""

_THINGS = words(
    "lego mahjong domino scrabble puzzle dinner license dance isometric inventory magic magical enchanted glowing healing "
    "stack pile bundle heap"
)
"""Words that make things of the words above: ``magic leather``, ``mahjong tiles``."""


def phrases(prompt: str) -> list[list[str]]:
    """The words of each phrase of a prompt up to its head, which is the last."""
    found = []
    for text in re.split(r"[,.;:!?\n]+|\band\b", prompt.casefold().replace("game over", "gameover")):
        own = _PHRASE_ENDS.split(text.strip(), maxsplit=1)[0]
        phrase = re.findall(r"[^\W_]+(?:[-'’][^\W_]+)*", own)
        while len(phrase) > 1 and (phrase[-1] in _TRAILING or phrase[-1].isdigit()):
            phrase.pop()
        if phrase:
            found.append(phrase)
    return found


_ROLE = re.compile(
    r"^\s*(?:[\w-]+ ){0,2}(?:materials?|items?|loot|resources?|rewards?|drops?|currency|consumables?|collectibles?|pick-?ups?|power-?ups?|"
    r"ingredients?|equipment|weapons?|ammo|relics?|artifacts?|artefacts?|trinkets?|abilit(?:y|ies)|skills?|spells?|perks?|buffs?|debuffs?|"
    r"achievements?|upgrades?|icons?|components?|reagents?|goods|accessor(?:y|ies)|inventory|treasures?|gifts?|keepsakes?|souvenirs?|trophy)\s*:\s*\w",
    re.IGNORECASE,
)


def has_a_role(prompt: str) -> bool:
    """Whether a prompt begins with what a thing is for in a game: ``quest item: old key``."""
    return _ROLE.search(prompt) is not None


def any_head(found: Sequence[Sequence[str]], heads: frozenset[str]) -> bool:
    """Whether any of the phrases has one of the words for its head."""
    return any(phrase[-1] in heads for phrase in found)


def shows_a_place(prompt: str, phrase: list[str]) -> bool:
    """Whether anything in a prompt beside a phrase of it is seen of a place only."""
    return not SCENERY.isdisjoint(set(re.findall(r"\w+", prompt.casefold())) - set(phrase))


def is_surface(phrase: list[str]) -> bool:
    """Whether a phrase names a surface to be covered, rather than a thing to be shown."""
    head = phrase[-1]
    described = [word for word in phrase[:-1] if word not in {"a", "an", "the", "some"}]
    if not _THINGS.isdisjoint(described):
        return False
    return (
        head in SURFACES
        or (head in SUBSTANCES and bool(described))
        or (head in _CARRIERS and not _MATERIALS.isdisjoint(described))
    )
