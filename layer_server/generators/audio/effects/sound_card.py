"""The model card of ``sound``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.parameters import flag

_MICRO_CU = 1_000_000
_INCLUDED_SECONDS = 5.0


def _price(parameters: Mapping[str, Any]) -> int:
    """Half a CU each, and 0.05 CU for every second beyond the first five."""
    beyond = max(0.0, float(parameters.get("duration_seconds") or 0) - _INCLUDED_SECONDS)
    return int((0.5 + 0.05 * beyond) * _MICRO_CU * parameters["batch_size"])


SOUND = ModelCard(
    slug="sound",
    name="Sound",
    modality="audio",
    use_cases=("sound_effects",),
    capabilities=("sound_effect", "loop", "fixed_duration"),
    description=(
        "Sound effects for games, synthesised: more than 140 families of impacts, doors, footsteps, weapons, "
        "machines, vehicles, water, fire, weather, creatures, crowds, ambiences, magic, and a game's own clicks, "
        "rewards and warnings. Materials, size, force, pace and number are read from the prompt; several events follow or "
        "overlap each other. Dry unless the prompt names a place (`in a cave`, `far away`, `muffled`). 44.1 kHz, "
        "16 bit, -18 LUFS where the peaks allow, at most -1 dBTP; mono when dry, stereo for ambiences and places. "
        "Procedural, not a neural model: it speaks no words, sings no songs, and imitates no particular recording; when the prompt names "
        "no family, the nearest is used and the result's `match` says `weak`."
    ),
    prompt_format=(
        "What happens, to what, how, where: `heavy wooden door creaks open in a stone hall`, `three knocks on glass`, "
        "`footsteps on gravel, fast`, `explosion followed by debris`, `rain with distant thunder`, `UI coin pickup`."
    ),
    parameters={
        "duration_seconds": Parameter(
            {
                "type": "number",
                "minimum": 0.1,
                "maximum": 30,
                "description": "Exact length in seconds; without it the sound is as long as it naturally is.",
            }
        ),
        "loop": flag(
            False, "The end leads into the beginning without a seam; the WAV says that it is a loop."
        ),
    },
    price=_price,
    licence="Outputs are yours: synthesised, no third-party recordings.",
    attribution="",
    extra="audio",
    generator="layer_server.generators.audio.effects.sound:generate",
    parts=("poster",),
    topics=(
        "sound effect sfx foley noise click button ui menu notification coin pickup jump laser level up game over power up "
        "impact hit punch explosion gunshot sword clash whoosh swing arrow footsteps steps walking door creak slam lock "
        "glass break shatter crash wood metal stone clang bell gong drum chain engine car helicopter robot machine alarm siren horn "
        "wind rain thunder storm fire campfire water splash drip river ocean waves bubbles electricity magic spell heal teleport "
        "dragon roar monster growl zombie dog bark cat meow wolf howl bird owl cow horse frog cricket bee snake scream laugh ghost "
        "crowd cheer applause tavern forest night cave city ambience heartbeat breath cough sneeze burp gulp sizzle flush squeak geiger pickaxe rocket whale typing clock phone static hum space"
    ),
    version="3",
)
