"""The ``animate`` generator: a mesh gets a movement as glTF channels: it turns, spins, bobs, floats, opens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from layer_server.generators.batch import Step
from layer_server.generators.card import GenerationRequest, Output, Progress
from layer_server.generators.mesh.animate_card import ANIMATE
from layer_server.generators.mesh.given import Given
from layer_server.generators.mesh.model import Animation, Channel, Floats, Model, Node, bounds, flattened
from layer_server.generators.mesh.reworked import Reworked, reworked

_PER_SECOND = 24
"""Keys; movements are sampled, so that every player shows the same."""


@dataclass(frozen=True, slots=True)
class Movement:
    """A kind of movement.

    Attributes:
        words: what names it in a prompt.
        turns: how often it turns about Y.
        rise: how high it bobs, by the model's height.
        sway: degrees about Z.
        swell: share by which it grows.
        hop: whether it bounces off the floor and does not float.
    """

    words: frozenset[str]
    turns: float = 0.0
    rise: float = 0.0
    sway: float = 0.0
    swell: float = 0.0
    hop: bool = False


MOVEMENTS: dict[str, Movement] = {
    "turntable": Movement(
        frozenset(["turntable", "turn", "rotate", "rotates", "rotating", "rotation", "showcase", "orbit"]),
        turns=1,
    ),
    "spin": Movement(frozenset(["spin", "spins", "spinning", "whirl", "twirl", "coin", "fast"]), turns=3),
    "pickup": Movement(frozenset(["pickup", "collectible", "loot", "powerup", "item"]), turns=1, rise=0.08),
    "float": Movement(
        frozenset(["float", "floats", "floating", "hover", "hovers", "hovering", "levitate", "drift"]),
        rise=0.1,
        sway=3,
    ),
    "bob": Movement(
        frozenset(["bob", "bobs", "bobbing", "idle", "breathe", "breathing", "up", "down"]), rise=0.07
    ),
    "bounce": Movement(
        frozenset(["bounce", "bounces", "bouncing", "jump", "jumps", "jumping", "hop"]), rise=0.35, hop=True
    ),
    "sway": Movement(
        frozenset(
            ["sway", "sways", "swaying", "swing", "swinging", "rock", "rocking", "wind", "wobble", "tilt"]
        ),
        sway=9,
    ),
    "pulse": Movement(
        frozenset(["pulse", "pulses", "pulsing", "grow", "throb", "heartbeat", "beat", "scale"]), swell=0.1
    ),
}
"""By name; the prompt's first word that one of them knows decides."""


def generate(
    request: GenerationRequest, rng: np.random.Generator, progress: Progress, cancel: Callable[[], bool]
) -> list[Output]:
    """The mesh with a looping movement. One output: the seed changes nothing.

    Raises Cancelled when ``cancel()`` answers true, and InvalidInputs for a file that is not read.
    """
    del rng
    return reworked(ANIMATE, request, progress, cancel, lambda mesh, step: _animated(request, mesh, step))


def _animated(request: GenerationRequest, mesh: Given, step: Step) -> Reworked:
    names, known = _named(request.prompt)
    seconds = float(request.parameters["duration_seconds"])
    step(0.4, "moving it")
    metadata = {
        "movement": " and ".join(names),
        "duration_seconds": seconds,
        "loop": True,
        "match": "good" if known else "weak",
    }
    if not known:
        metadata["note"] = (
            f"The prompt names no movement known here, so it turns. Known: {', '.join(MOVEMENTS)}."
        )
    return Reworked(moving(mesh.model, names, seconds), metadata)


def _named(prompt: str) -> tuple[list[str], bool]:
    """The movements that a prompt names, at most two, and whether it names any."""
    words = "".join(c if c.isalnum() else " " for c in prompt[:1000].lower()).split()
    found = [name for word in words for name, each in MOVEMENTS.items() if word == name or word in each.words]
    chosen = list(dict.fromkeys(found))[:2]
    return (chosen, True) if chosen else (["turntable"], False)


def moving(model: Model, names: list[str], seconds: float) -> Model:
    """The model on a node that moves and ends where it began."""
    low, high = bounds(flattened(model))
    tall = max(float(high[1] - low[1]), 1e-3)
    centre = np.array([(low[0] + high[0]) / 2, low[1], (low[2] + high[2]) / 2], np.float64)
    count = max(8, round(seconds * _PER_SECOND)) + 1
    phase = np.linspace(0, 1, count)
    movements = [MOVEMENTS[name] for name in names]
    turn = sum((m.turns for m in movements), 0.0) * phase * 2 * np.pi
    sway = np.radians(max(m.sway for m in movements)) * np.sin(phase * 2 * np.pi)
    rise = max(m.rise for m in movements) * tall
    hop = any(m.hop for m in movements)
    lift = rise * (4 * phase * (1 - phase) if hop else 0.5 - 0.5 * np.cos(phase * 2 * np.pi))
    swell = 1 + max(m.swell for m in movements) * np.sin(phase * 2 * np.pi)
    back = len(model.nodes)
    pivot = back + 1
    # The model hangs from its middle on the floor: one node moves it there, the animated one brings it back.
    nodes = (
        *model.nodes,
        Node(
            "centred",
            translation=(-float(centre[0]), -float(centre[1]), -float(centre[2])),
            children=tuple(model.roots),
        ),
        Node("moving", translation=(float(centre[0]), float(centre[1]), float(centre[2])), children=(back,)),
    )
    times = (phase * seconds).astype(np.float32)
    channels = []
    if rise:
        places = np.tile(centre, (count, 1))
        places[:, 1] += lift
        channels.append(Channel(pivot, "translation", times, places.astype(np.float32)))
    if turn.any() or sway.any():
        channels.append(Channel(pivot, "rotation", times, _quaternions(turn, sway)))
    if (swell != 1).any():
        channels.append(Channel(pivot, "scale", times, np.tile(swell[:, None], (1, 3)).astype(np.float32)))
    name = " and ".join(names)
    return replace(model, nodes=nodes, roots=(pivot,), animations=(Animation(name, tuple(channels)),))


def _quaternions(turn: Floats, sway: Floats) -> Floats:
    """About Y, then about Z: (k, 4), x y z w; neighbours on the same side, so that players turn the short way."""
    c, s = np.cos(turn / 2), np.sin(turn / 2)
    cz, sz = np.cos(sway / 2), np.sin(sway / 2)
    q = np.column_stack([s * sz, s * cz, c * sz, c * cz])
    q /= np.linalg.norm(q, axis=1, keepdims=True)
    for index in range(1, len(q)):
        if q[index] @ q[index - 1] < 0:
            q[index] *= -1
    result: Floats = q.astype(np.float32)
    return result
