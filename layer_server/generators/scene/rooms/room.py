"""A plan becomes a room: shell, walls furnished from near to far, the floor, what hangs over it, light, state."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import chain

import numpy as np

from layer_server.generators.colour import rgb
from layer_server.generators.scene.canvas import Canvas
from layer_server.generators.scene.dungeon import light_flames
from layer_server.generators.scene.rooms import pieces
from layer_server.generators.scene.rooms.kit import PIECES, Kit
from layer_server.generators.scene.rooms.lighting import MOODS, beams, light_stage
from layer_server.generators.scene.rooms.names import EXTRAS, PLANS
from layer_server.generators.scene.rooms.plan import Plan
from layer_server.generators.scene.rooms.shells import SHELLS, build_shell
from layer_server.generators.scene.rooms.states import State
from layer_server.generators.scene.solids import Eye
from layer_server.generators.scene.spec import Light, Scene, unit
from layer_server.generators.scene.stage import Stage

__all__ = ["paint_room", "pieces"]

Step = Callable[[float, str], None]

_FACING = {"^": "front", "<": "right", ">": "left"}
_HOURS = {"dawn": "dawn", "golden hour": "sunset", "sunset": "sunset", "dusk": "dusk", "night": "night"}
_MOST_LAMPS = 15
"""Each lamp lights the whole picture once."""


def paint_room(scene: Scene, canvas: Canvas, rng: np.random.Generator, step: Step) -> Light:
    """The room that ``scene.place`` names."""
    plan = PLANS[scene.place] if scene.place in PLANS else PLANS["room"]
    state = State(scene)
    kit = _kit(plan, scene, rng)
    if scene.says("large", "big", "huge", "giant", "grand", "spacious", "vast"):
        kit.wide, kit.tall, kit.long = kit.wide * 1.25, kit.tall * 1.3, kit.long * 1.2
    is_open = "viewport" in plan.back
    shell = SHELLS[plan.shell]
    kit.alias = dict(shell.alias)
    hull = build_shell(shell, kit, is_open=is_open)
    _furnish(plan, scene, kit)
    state.dress(kit)
    named = [phrase.split() for phrase in plan.phrases if {*phrase.split()} <= scene.words]
    scene.says(*plan.words.split(), *plan.weak.split(), *plan.shows.split(), *chain.from_iterable(named))
    scene.says(
        "room", "interior", "inside", "indoors", "indoor", "chamber", "wall", "floor", "ceiling", "background"
    )
    scene.shows("time", "weather", "season")
    if is_open:
        from layer_server.generators.scene.space import paint_space

        sky = replace(scene, words=scene.words | {"planet", "star"}, kind="space", place="")
        paint_space(sky, canvas, rng, step)
    eye = _eye(canvas, rng, kit)
    stage = Stage(
        eye,
        kit.stuffs,
        int(rng.integers(1 << 30)),
        hull,
        kit.solids,
        kit.props,
        kit.lamps[:_MOST_LAMPS],
        parted=True,
    )
    light_stage(stage, scene, kit, state.mood(MOODS[plan.mood]))
    stage.far = kit.long + 1.0
    stage.wet = max(plan.wet, 0.8 if state.flooded else 0.5 if state.frozen else 0.0)
    hits = stage.paint(canvas, step, ("room", "furniture"))
    beams(canvas, stage, eye)
    step(0.85, "lighting flames")
    if kit.flames:
        fire = np.array((1.0, 0.56, 0.24), np.float32)
        kept = [flame for flame in kit.flames if flame[0][2] > 1.2]
        light_flames(
            canvas,
            eye,
            [at for at, _ in kept],
            fire,
            rng,
            sizes=[size for _, size in kept],
            before=hits.depth,
        )
    state.overlay(canvas, rng)
    haze = np.array(stage.haze, np.float32)
    glow = rgb(kit.inks["glow"])
    return Light(
        np.stack([haze, haze]),
        haze,
        glow,
        np.array(stage.fill, np.float32),
        glow,
        (0.5, 0.4),
        unit(0, 1, -0.4),
        0.8,
        True,
    )


def _eye(canvas: Canvas, rng: np.random.Generator, kit: Kit) -> Eye:
    high = min(1.62 + 0.03 * kit.tall, kit.tall * 0.62)
    return Eye(
        canvas.width, canvas.height, 0.38 * canvas.width + 0.42 * canvas.height,
        (canvas.width * float(rng.uniform(0.40, 0.60)), canvas.height * float(rng.uniform(0.42, 0.49))),
        (float(rng.uniform(-0.12, 0.12)) * kit.wide, high, 0.0),
    )  # fmt: skip


def _kit(plan: Plan, scene: Scene, rng: np.random.Generator) -> Kit:
    wide, tall, long = plan.size
    flip = rng.random() < 0.5
    light = scene.ink("light", "glow", "neon", "lamp", "candle", "magic", "potion", "liquid", "fire", "flame")
    inks = {
        "accent": scene.ink(
            "curtain",
            "banner",
            "sofa",
            "couch",
            "bed",
            "chair",
            "throne",
            "seat",
            "cushion",
            "car",
            "wall",
            "room",
            "",
        )
        or scene.ink(*scene.inks)
        or str(rng.choice(plan.accent.split())),
        "carpet": scene.ink("carpet", "rug") or str(rng.choice(plan.carpet.split())),
        "glow": light or str(rng.choice(plan.glow.split())),
        "paper": scene.ink("wall", "wallpaper", "room")
        or str(rng.choice(["#9fb6c4", "#c8b690", "#a9bc9d", "#c99f8f", "#b6a8c4", "#8fb0a8"])),
        "cabinet": str(rng.choice(["#d8dcd8", "#5a7a8c", "#6a7a5c", "#8c5a44"])),
        "machine": str(rng.choice(["#4a6a5c", "#5a6c7c", "#a07c3c"])),
        "locker": str(rng.choice(["#4a6f94", "#5c7a5a", "#8c4038", "#8a8f94"])),
    }
    weather = [
        _HOURS.get(scene.time, "grey" if scene.weather in {"rain", "storm", "cloudy", "fog"} else "day")
    ]
    if scene.weather == "snow" or scene.season == "winter" or scene.words & {"christmas", "xmas"}:
        weather.append("snow")
    if scene.words & {"spaceship", "starship", "spacecraft", "space", "scifi"}:
        weather.append("space")
    elif scene.words & {"submarine", "ship", "pirate", "sea", "ocean", "captain"}:
        weather.append("sea")
    elif scene.words & {
        "city",
        "cyberpunk",
        "office",
        "apartment",
        "modern",
        "urban",
        "skyscraper",
        "penthouse",
        "cafe",
        "downtown",
    }:
        weather.append("city")
        scene.says("city", "skyscraper", "urban", "downtown", "skyline")
    shrink = float(rng.uniform(0.94, 1.08))
    kit = Kit(scene, rng, wide * shrink, tall, long * float(rng.uniform(0.95, 1.08)), inks, tuple(weather))
    kit.flip = -1.0 if flip else 1.0
    return kit


def _furnish(plan: Plan, scene: Scene, kit: Kit) -> None:
    """The plan's pieces, and those that the prompt asks for besides."""
    extra = _asked(plan, scene)
    left, right = plan.left.split(), plan.right.split()
    if kit.flip < 0:
        left, right = right, left
    _back(plan.back.split(), kit)
    walls = [name for name in extra if PIECES[name].deep <= 1.0 and name != "rug"]
    _wall([*walls[::2], *left], "left", kit)
    _wall([*walls[1::2], *right], "right", kit)
    for name in extra:
        if name in {"lantern", "chandelier"}:
            PIECES[name].make(kit.at(0, kit.long * 0.5))
        elif name not in walls:
            x = (
                kit.flip * float(kit.rng.choice([-0.35, 0.3])) * kit.wide
                if name not in {"rug", "rails", "magic_circle"}
                else 0.0
            )
            PIECES[name].make(kit.at(x, min(kit.long * 0.62, 6.2) + PIECES[name].deep / 2))
    for entry in (*plan.centre.split(), *plan.over.split()):
        _put(entry, kit)


def _asked(plan: Plan, scene: Scene) -> list[str]:
    """Pieces for words of the prompt that the plan does not have."""
    own = {*plan.words.split(), *plan.shows.split(), *plan.weak.split()}
    text = f"{plan.back} {plan.left} {plan.right} {plan.centre} {plan.over}"
    found = []
    for word, name in EXTRAS.items():
        if word in scene.words and word not in own:
            scene.says(word)
            if name not in text and name not in found:
                found.append(name)
    return found[:6]


def _back(names: list[str], kit: Kit) -> None:
    """Pieces along the far wall, evenly; the outer ones give way first."""
    names = list(names)
    while names and sum(PIECES[name].wide for name in names) > 2 * kit.wide + 0.3:
        names = names[1:-1] if len(names) > 2 else names[:1] if len(names) == 2 else names
        if len(names) == 1:
            break
    room = 2 * kit.wide - sum(PIECES[name].wide for name in names)
    gap = max(0.0, room) / (len(names) + 1)
    x = -kit.wide + gap
    for name in names:
        piece = PIECES[name]
        middle = x + piece.wide / 2 if len(names) > 1 else 0.0
        piece.make(kit.at(middle, kit.long))
        x += piece.wide + gap


def _wall(names: list[str], side: str, kit: Kit) -> None:
    """Pieces along a side wall from where it comes into view."""
    if not names:
        return
    z, turn = kit.wide * 0.62 + float(kit.rng.uniform(0, 0.3)), 0
    while turn < 40:
        piece = PIECES[names[turn % len(names)]]
        if z + piece.wide > kit.long - 0.25:
            break
        piece.make(kit.at(-kit.wide if side == "left" else kit.wide, z + piece.wide / 2, side))
        z += piece.wide + float(kit.rng.uniform(0.06, 0.32))
        turn += 1


def _put(entry: str, kit: Kit) -> None:
    """An entry of a plan: ``table@1.2,4.5``, ``pew#-1.6,1.6:3.4+1.2*5``."""
    side = _FACING.get(entry[-1], "back")
    entry = entry.rstrip("^<>")
    if "#" in entry:
        name, _, rest = entry.partition("#")
        columns, _, rows = rest.partition(":")
        first, _, more = rows.partition("+")
        pitch, _, count = more.partition("*")
        for k in range(int(count)):
            for x in columns.split(","):
                _one(name, float(x) * kit.flip, float(first) + float(pitch) * k, side, kit)
        return
    name, _, rest = entry.partition("@")
    x, _, z = rest.partition(",")
    _one(name, float(x) * kit.flip, float(z), side, kit)


def _one(name: str, x: float, z: float, side: str, kit: Kit) -> None:
    if kit.flip < 0:
        side = {"left": "right", "right": "left"}.get(side, side)
    if z < kit.long + 0.2:
        PIECES[name].make(kit.at(x, z, side))
