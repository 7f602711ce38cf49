"""A sound's file: plain PCM with its provenance, its loop, and the same bytes each time."""

from __future__ import annotations

import io
import struct

import numpy as np
from PIL import Image

from layer_server.generators.audio.effects.sound_card import SOUND
from layer_server.generators.audio.encoding import encode_flac, encode_wav


def chunks(data: bytes) -> dict[bytes, bytes]:
    found, place = {}, 12
    assert data[:4] == b"RIFF"
    assert data[8:12] == b"WAVE"
    assert struct.unpack_from("<I", data, 4)[0] == len(data) - 8
    while place < len(data):
        name, length = struct.unpack_from("<4sI", data, place)
        found[name] = data[place + 8 : place + 8 + length]
        place += 8 + length + length % 2
    return found


def test_a_file_carries_its_prompt_and_seed(sound):
    data = sound("button click", seed=11)[0].data
    info = chunks(data)[b"LIST"].decode()
    assert "button click" in info
    assert "Seed: 11" in info
    assert f"sound@{SOUND.version}" in info


def test_a_loop_says_that_it_is_one(sound):
    output = sound("rain", duration_seconds=1, loop=True)[0]
    sampler = chunks(output.data)[b"smpl"]
    loops, _, _, _, start, end = struct.unpack_from("<6I", sampler, 28)
    assert (loops, start, end) == (1, 0, 44_099)
    assert b"smpl" not in chunks(sound("rain", duration_seconds=1)[0].data)


def test_long_and_strange_prompts_fit(sound):
    prompt = "thunder \0 \N{DRAGON} " + "ж" * 5_000
    assert chunks(sound(prompt, duration_seconds=0.5)[0].data)[b"data"]


def test_flac_keeps_every_sample():
    import av

    tone = (
        np.stack([np.sin(np.arange(70_000) / 20), np.cos(np.arange(70_000) / 30)], 1).astype(np.float32) * 0.5
    )
    data = encode_flac(tone, {"Prompt": "hum"})
    assert data == encode_flac(tone, {"Prompt": "hum"})
    with av.open(io.BytesIO(data)) as file:
        decoded = np.concatenate([frame.to_ndarray() for frame in file.decode(audio=0)], 1).reshape(-1, 2)
        assert file.metadata["prompt"] == "hum"
    pcm = np.frombuffer(chunks(encode_wav(tone, {}))[b"data"], "<i2").reshape(-1, 2)
    assert (decoded == pcm).all()


def test_the_poster_is_readable_on_light_and_on_dark(sound):
    poster = next(part for part in sound("explosion")[0].parts if part.role == "poster")
    picture = np.asarray(Image.open(io.BytesIO(poster.data)))
    assert max(picture.shape[:2]) <= 512
    ink = picture[picture[..., 3] > 200][:, :3].mean()
    assert 90 < ink < 190
    assert (picture[..., 3] == 0).mean() > 0.3
