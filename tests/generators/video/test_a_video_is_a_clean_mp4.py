"""H.264 that seeks, of exactly the asked length, with colour tags, its sound and its own history."""

from __future__ import annotations

import io
import json
from fractions import Fraction

import av
import numpy as np
import pytest

from layer_server.generators.video.encoding import Format, Sound, encode


def _frames(count: int):
    return (np.full((64, 96, 3), index * 4 % 256, np.uint8) for index in range(count))


@pytest.mark.parametrize(("fps", "count"), [(24, 31), (12, 12), (60, 61), (Fraction(30000, 1001), 20)])
def test_length_key_frames_and_tags(fps, count):
    seconds = count / fps
    sound = Sound(np.zeros((48_000, 2), np.float32), 48_000)
    data = encode(_frames(count), Format(96, 64, Fraction(fps), count), {"title": "Héllo 🐉"}, sound)
    assert data.find(b"moov") < data.find(b"mdat"), "the index comes first"
    with av.open(io.BytesIO(data)) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert container.metadata["title"] == "Héllo 🐉"
        assert (video.codec_context.name, video.codec_context.pix_fmt) == ("h264", "yuv420p")
        assert (video.codec_context.colorspace, video.codec_context.color_primaries) == (1, 1)
        assert float(video.duration * video.time_base) == pytest.approx(float(seconds), abs=1e-3)
        assert float(audio.duration * audio.time_base) == pytest.approx(float(seconds), abs=0.03)
        frames = list(container.decode(video))
        assert len(frames) == count
        keys = [index for index, frame in enumerate(frames) if frame.key_frame]
        assert max(np.diff([*keys, count])) <= float(fps) + 1


def test_same_frames_same_bytes():
    form = Format(96, 64, Fraction(24), 30)
    assert encode(_frames(30), form, {}) == encode(_frames(30), form, {})


def test_wrong_frames_are_refused():
    with pytest.raises(ValueError, match="10 frames"):
        encode(_frames(10), Format(96, 64, Fraction(24), 12), {})
    with pytest.raises(ValueError, match="shape"):
        encode(_frames(10), Format(64, 64, Fraction(24), 10), {})


def test_a_video_says_how_it_was_made(make):
    output = make("video", "misty forest 🌲\0", seed=5)[0]
    with av.open(io.BytesIO(output.data)) as container:
        said = json.loads(container.metadata["comment"])
    assert said["seed"] == 5
    assert said["model"].startswith("video@")
    assert said["prompt"].startswith("misty forest 🌲")
    assert said["parameters"]["fps"] == 12
    assert [part.role for part in output.parts] == ["poster"]
    assert max(output.parts[0].width, output.parts[0].height) <= 512


@pytest.mark.parametrize(("seconds", "fps", "frames"), [(1.0, 12, 12), (1.5, 15, 22), (1.3, 24, 31)])
def test_the_asked_length_is_met(make, opened, seconds, fps, frames):
    output = make("video", "desert", duration_seconds=seconds, fps=fps)[0]
    assert len(opened(output.data)) == frames
    assert output.metadata["frames"] == frames
