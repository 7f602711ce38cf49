"""The voices: one neural voice, and what is made of it by moving its pitch and its resonances apart.

A person's voice has a pitch (the vocal folds) and resonances, or formants (the size of mouth and throat).
Each voice here says by how much both are multiplied, how lively the pitch is, and what is added: breath,
roughness, an effect of the room or the machine.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Voice:
    """How a voice differs from the one that was recorded.

    Attributes:
        label: what people see.
        pitch: factor of the fundamental frequency.
        formants: factor of all resonances; below 1 is a larger throat.
        liveliness: factor of the pitch's movement, in octaves about its middle; 0 is monotone.
        pace: factor of the speed.
        voiced: level of the harmonics; 0 is a whisper.
        breath: level of noise in the place of harmonics.
        roughness: how irregular the pitch is from frame to frame, as a share of it.
        tremble: depth of a slow wavering of the pitch, as a share of it.
        brightness: dB by which the highest frequencies differ.
        effect: ``robot``, ``radio``, ``ghost``, ``hall`` or nothing.
    """

    label: str
    pitch: float = 1.0
    formants: float = 1.0
    liveliness: float = 1.0
    pace: float = 1.0
    voiced: float = 1.0
    breath: float = 0.0
    roughness: float = 0.0
    tremble: float = 0.0
    brightness: float = 0.0
    effect: str = ""


VOICES: dict[str, Voice] = {
    "heart": Voice("A woman's clear voice"),
    "young": Voice("A younger, lighter woman", pitch=1.12, formants=1.04, liveliness=1.12, pace=1.03),
    "deep": Voice("A man's deep voice", pitch=0.55, formants=0.86, liveliness=0.95),
    "warm": Voice("A man's lighter, warmer voice", pitch=0.66, formants=0.9),
    "child": Voice("A child", pitch=1.35, formants=1.07, liveliness=1.1),
    "elder": Voice(
        "An old man", pitch=0.72, formants=0.93, pace=0.86, breath=0.12, roughness=0.02, tremble=0.035
    ),
    "giant": Voice("A giant", pitch=0.43, formants=0.79, pace=0.84, effect="hall"),
    "goblin": Voice("A goblin", pitch=0.95, formants=1.07, liveliness=1.3, pace=1.03, roughness=0.035),
    "robot": Voice("A robot", pitch=0.62, formants=0.95, liveliness=0.0, effect="robot"),
    "radio": Voice("A woman over a radio", effect="radio"),
    "ghost": Voice("A ghost", pitch=0.8, formants=0.95, pace=0.86, voiced=0.6, breath=0.4, effect="ghost"),
    "whisper": Voice("A whisper", pace=0.94, voiced=0.0, breath=1.0),
}
"""By the name that the parameter ``voice`` takes; the first is the default. Each is understood by a recogniser."""

DEFAULT = "heart"
