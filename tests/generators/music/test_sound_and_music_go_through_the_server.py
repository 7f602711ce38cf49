"""Both are forged by the real server: chosen for the prompt, priced, made in a worker, with their parts."""

from __future__ import annotations

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import InvalidInputs


def test_a_sound_and_a_piece_are_forged(layer: Layer) -> None:
    with pytest.raises(InvalidInputs, match="instrumental"):
        layer.estimate("a song", model="music", instrumental=False)
    with pytest.raises(InvalidInputs, match="duration_seconds"):
        layer.estimate("boom", model="sound", duration_seconds=31)
    with pytest.raises(InvalidInputs, match="voice"):
        layer.estimate("boom", model="sound", voice="deep")
    run = layer.forge("three knocks on wood", model="sound", batch_size=2, duration_seconds=1.5)
    sounds = run.result(timeout=60).assets
    assert [asset.bytes()[:4] for asset in sounds] == [b"RIFF", b"RIFF"]
    assert sounds[0].bytes() != sounds[1].bytes()
    piece = layer.forge("calm harp", model="music", batch_size=1, duration_seconds=5, loop=True)
    asset = piece.result(timeout=60).assets[0]
    roles = [part.role for part in asset.parts]
    assert roles.count("stem") >= 2
    assert {"poster", "midi"} <= set(roles)
    midi = next(part for part in asset.parts if part.role == "midi")
    assert midi.bytes()[:4] == b"MThd"
