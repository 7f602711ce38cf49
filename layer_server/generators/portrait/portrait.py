"""The ``portrait`` generator: an avatar for people and robots, a medallion for creatures and roles."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from layer_server.generators.arrays import Plane
from layer_server.generators.art import art
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.finishing import finished
from layer_server.generators.image.artist import Artist, EmojiArtist, SilhouetteArtist
from layer_server.generators.image.canvas import on_canvas
from layer_server.generators.image.drawing import Style as Finish
from layer_server.generators.image.drawing import draw, finish_of
from layer_server.generators.image.pixel_art import pixelate
from layer_server.generators.image.prompt import read
from layer_server.generators.image.steps import Steps
from layer_server.generators.portrait.avatar import credit_of, draw_avatar
from layer_server.generators.portrait.leftover import not_shown
from layer_server.generators.portrait.portrait_card import PORTRAIT
from layer_server.generators.portrait.traits import Person, person
from layer_server.generators.provenance import encode_png, provenance

_ABOUT_THE_PICTURE = re.compile(
    r"\b(?:character |game |fantasy |rpg |npc )*(?:portraits?|avatars?|busts?|profile (?:picture|pic|photo)|headshots?"
    r"|mugshots?|characters?|npcs?|faces?|heads?|close[- ]up)(?: (?:of|for)(?: an?| the)?)?\b",
    re.IGNORECASE,
)

_HEROES = frozenset(
    [
        "wizard",
        "witch",
        "knight",
        "king",
        "viking",
        "ninja",
        "samurai",
        "vampire",
        "skeleton",
        "mummy",
        "orc",
        "goblin",
        "elf",
        "dwarf",
        "troll",
        "ogre",
        "demon",
        "devil",
        "pirate",
        "barbarian",
        "werewolf",
        "minotaur",
        "cyclops",
        "medusa",
        "centaur",
        "mermaid",
        "dragon",
        "wolf",
        "lion",
        "bear",
        "tiger",
        "skull",
        "ghost",
        "golem",
        "alien",
        "spartan",
        "executioner",
        "plague",
        "reaper",
        "gargoyle",
        "imp",
        "gnome",
        "frankenstein",
        "cultist",
    ]
)
"""Whom a painted head shows better than an avatar."""

_HERO = re.compile(rf"\b(?:{'|'.join(sorted(_HEROES))})s?\b", re.IGNORECASE)

_HUMAN = re.compile(
    r"\b(?:man|woman|girl|boy|person|guy|lady|kid|child|villager|merchant|shopkeeper|farmer|scientist|doctor|nurse|teacher"
    r"|student|gamer|programmer|chef|hero|heroine|hipster|businessman|businesswoman|grandma|grandpa|human|player|developer"
    r"|artist|singer|athlete|soldier|detective|adventurer)s?\b"
)


_ROLES_UNSEEN = re.compile(
    r"\b(?:dwarf|dwarven|elf|elven|elvish|orc|orcish|goblin|troll|ogre|gnome|hobbit|halfling|knight|paladin|barbarian|samurai|ninja"
    r"|gladiator|blacksmith|smith|soldier|guard|archer|ranger|bard|thief|rogue|assassin|cleric|druid|shaman|warrior|hunter|huntress"
    r"|sorcerer|sorceress|warlock|mage|necromancer|astronaut|cowboy|firefighter|policeman|chef|doctor|nurse|king|queen|prince|princess"
    r"|armou?r|helmet|sword|axe|staff|shield|cloak|cape|crown|hood|robes?|scars?|tattoos?|horns?|wings?|pointed ears)\b"
)
"""Roles and things that no avatar style has parts for."""

_VIEWS = re.compile(
    r"\b(?:in profile|side (?:view|profile)|profile (?:view|of)|full body|from behind|back view|three quarters?|looking (?:left|right|up|down|away"
    r"|back)|sitting|standing|running|fighting|kneeling|dancing|sleeping in)\b"
)
"""A bust looks ahead, and does nothing."""

_MANNERS = re.compile(
    r"\b(?:photo ?realistic|realistic|photo(?:graph)?|oil painting|painterly|watercolou?r|anime|manga|ghibli|pixar|disney|3d(?: render)?"
    r"|gothic|impressionist|renaissance|baroque|low poly|isometric)\b"
)
"""Manners that no avatar style is drawn in."""


@finished(PORTRAIT)
def generate(
    request: GenerationRequest,
    rng: np.random.Generator,
    progress: Progress,
    cancel: Callable[[], bool],
) -> list[Output]:
    """Make ``batch_size`` portraits; the i-th is what seed ``seed + i`` gives first.

    Raises Cancelled when ``cancel()`` answers true.
    """
    del rng  # each output has its own generator, so that a batch is the same as its seeds one by one
    free = request.parameters.get("license_policy") == "no_attribution"
    text, finish = finish_of(request)
    who = person(request.prompt, may_credit=not free)
    library = art()
    bare = " ".join(_ABOUT_THE_PICTURE.sub(" ", text).split()) or text
    artist: Artist = EmojiArtist(library) if free else SilhouetteArtist(library)
    besides = replace(person(_HERO.sub(" ", request.prompt), may_credit=not free), dress=who.dress)
    if _is_creature(bare, besides, artist):
        return draw(PORTRAIT, request, artist, progress, cancel, text=bare, in_frame=True)
    outputs = []
    for index in range(request.batch_size):
        steps = Steps(index, request.batch_size, progress, cancel)
        outputs.append(_avatar(request, who, request.seed + index, finish, steps))
    progress(1.0, "done")
    return outputs


def _is_creature(text: str, who: Person, artist: Artist) -> bool:
    """Whether a painted head is meant, rather than somebody put together from a description.

    ``who`` is what is said besides the role: people expect a wizard's beard, which is no description.
    """
    named = {found[0].lower() for found in _HERO.finditer(text)}
    is_bare = bool(named) and len(read(text).words) < 2
    if named <= who.dress.said and (who.dress.is_described or (who.dress.worn and not is_bare)):
        return False
    if who.style_asked or _HUMAN.search(text) or who.hair or (set(who.traits) - {"feminine", "masculine"}):
        return False
    brief = read(text)
    if not brief.subject:
        return False
    if brief.words & _HEROES:
        return True
    if {"feminine", "masculine"} & set(who.traits):
        return False
    return brief.kind == "creature" or artist.find(brief, 0).score >= _CERTAINLY_DRAWN


_CERTAINLY_DRAWN = 0.95

_GRID = 64
"""Pixels across of a bust that is asked for as pixel art and whose clothes that style does not have."""


def _avatar(request: GenerationRequest, who: Person, seed: int, finish: Finish, steps: Steps) -> Output:
    steps(0.0, "choosing parts")
    width, height = int(request.parameters["width"]), int(request.parameters["height"])
    side = min(width, height)
    is_native_pixels = who.style.name == "pixel-art" and request.parameters.get("pixel_grid") is None
    grid = None if is_native_pixels and not finish.palette else finish.grid
    if grid is None and who.as_pixels:
        grid = _GRID
    steps(0.2, "drawing")
    picture, unmet = draw_avatar(who, seed, side if grid is None else max(side, 512))
    if grid is not None:
        steps(0.6, "pixelating")
        picture = pixelate(picture, min(grid, side), finish.palette)
    steps(0.8, "encoding")
    pixels = on_canvas(picture, width, height, crisp=grid is not None)
    attribution = (credit_of(who.style),)
    output = Output(
        kind="image",
        mime_type="image/png",
        data=encode_png(pixels, provenance(PORTRAIT, request, seed, attribution), level=4),
        seed=seed,
        width=width,
        height=height,
        has_alpha=bool((pixels[..., 3] < 255).any()),
        attribution=attribution,
        metadata=_metadata(who, unmet, grid, picture, has_palette=bool(finish.palette)),
    )
    steps(0.99, "done")
    return output


def _metadata(
    who: Person, unmet: list[str], grid: int | None, picture: Plane, *, has_palette: bool
) -> dict[str, Any]:
    unseen = [word for word in dict.fromkeys(_ROLES_UNSEEN.findall(who.text)) if word not in who.dress.said]
    views = [found[0] for found in _VIEWS.finditer(who.text)]
    manners = list(dict.fromkeys(found[0] for found in _MANNERS.finditer(who.text)))
    told = {word for each in (*unseen, *views, *manners) for word in each.split()}
    unseen += [*views, *(each for each in not_shown(who) if not set(each.split()) & told)]
    metadata: dict[str, Any] = {
        "subject": who.style.what,
        "style": who.style.name,
        "traits": [trait for trait in who.traits if trait not in unmet],
        "match": "weak" if unmet or unseen or manners else "good",
    }
    if who.dress.worn:
        metadata["wears"] = [each.name for each in who.dress.worn]
    for name in ("hair", "skin", "clothes", "background"):
        if getattr(who, name):
            metadata[name] = getattr(who, name)
    if grid is not None:
        metadata["pixel_grid"] = picture.shape[0]
    notes = []
    if unseen:
        notes.append(f"Not shown: {', '.join(unseen)}.")
    if manners:
        notes.append(f"Drawn as {who.style.what}: there is no style for {', '.join(manners)}.")
    if unmet:
        notes.append(f"The style {who.style.name} has no parts for: {', '.join(unmet)}.")
    if has_palette and grid is None:
        metadata["match"] = "weak"
        notes.append("The palette is not in it: a drawn avatar takes one as pixel art (give `pixel_grid`).")
    if notes:
        metadata["note"] = " ".join(notes)
    return metadata
