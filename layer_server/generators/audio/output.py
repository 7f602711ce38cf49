"""A finished sound as an asset: the WAV with its provenance, the picture of it, and what was measured."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from layer_server.generators.audio.encoding import encode_wav
from layer_server.generators.audio.loudness import lufs, true_peak
from layer_server.generators.audio.samples import RATE, Sound, columns
from layer_server.generators.audio.waveform import HEIGHT, WIDTH, waveform_png
from layer_server.generators.card import Attribution, GenerationRequest, Output, Part
from layer_server.generators.provenance import Maker, provenance


def sound_output(
    sound: Sound,
    card: Maker,
    request: GenerationRequest,
    seed: int,
    *,
    rate: int = RATE,
    loop: bool = False,
    parts: Sequence[Part] = (),
    attribution: Sequence[Attribution] = (),
    metadata: Mapping[str, Any] | None = None,
    loudness: float | None = None,
) -> Output:
    """The asset of a sound that is as loud as it is to be; ``parts`` follow its poster.

    Args:
        loudness: in LUFS, where it is known already.
        rate: samples a second; loudness is measured only at ``RATE``.
    """
    measured: dict[str, Any] = {
        "duration_seconds": round(len(sound) / rate, 4),
        "sample_rate": rate,
        "channels": columns(sound).shape[1],
        "loop": loop,
    }
    if rate == RATE:
        measured |= {
            "lufs": round(lufs(sound) if loudness is None else loudness, 1),
            "true_peak_db": round(true_peak(sound), 1),
        }
    return Output(
        kind="audio",
        mime_type="audio/wav",
        data=encode_wav(sound, provenance(card, request, seed, attribution), rate=rate, loop=loop),
        seed=seed,
        parts=(Part("poster", "image/png", waveform_png(sound), WIDTH, HEIGHT), *parts),
        attribution=tuple(attribution),
        metadata={**(metadata or {}), **measured},
    )
