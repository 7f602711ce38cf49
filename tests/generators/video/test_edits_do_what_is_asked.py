"""Instructions are carried out to the frame, or named as not understood."""

from __future__ import annotations

import io
from fractions import Fraction
from itertools import pairwise

import av
import cv2
import numpy as np
import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import InputFile
from layer_server.generators.video.edit_words import read_order


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("first half a second", list(range(10))),
        ("from 0.5s to 1s", list(range(10, 20))),
        ("remove the first 1.5 seconds", list(range(30, 40))),
        ("last 0.5 seconds", list(range(30, 40))),
        ("2x faster", list(range(0, 40, 2))),
        ("reverse", list(range(39, -1, -1))),
        ("first half a second, boomerang", [*range(10), *range(8, 0, -1)]),
    ],
)
def test_time(make, numbers, counting, prompt, expected):
    shown = numbers(make("video-edit", prompt, files={"init_video": counting}, quality="high")[0].data)
    assert len(shown) == len(expected)
    assert max(abs(a - b) for a, b in zip(shown, expected, strict=True)) <= 1


def test_slow_motion_makes_frames_between(make, opened, counting):
    output = make("video-edit", "first half a second", speed=0.5, files={"init_video": counting})[0]
    levels = [float(frame.mean()) for frame in opened(output.data)]
    assert len(levels) == 20
    assert all(b >= a - 1 for a, b in pairwise(levels))
    with av.open(io.BytesIO(output.data)) as container:
        heard = np.concatenate([f.to_ndarray() for f in container.decode(audio=0)], 1)[0]
    spectrum = np.abs(np.fft.rfft(heard[8000:40000]))
    assert np.argmax(spectrum) * 48_000 / 32_000 == pytest.approx(440, rel=0.03)


@pytest.mark.parametrize(
    ("prompt", "size"),
    [("square", (96, 96)), ("rotate 90", (96, 128)), ("144p", (192, 144)), ("9:16", (54, 96))],
)
def test_frame(make, counting, prompt, size):
    output = make("video-edit", prompt, files={"init_video": counting})[0]
    assert (output.width, output.height) == size


def test_looks_and_fades(make, opened, counting):
    night = opened(make("video-edit", "night", files={"init_video": counting})[0].data)[30]
    assert night[..., 2].mean() > night[..., 0].mean() * 1.3
    faded = opened(make("video-edit", "fade in, fade out", files={"init_video": counting})[0].data)
    assert faded[0].mean() < 6
    assert faded[-1].mean() < 6
    assert faded[20].mean() > 100


def test_an_overlay_lies_where_it_should(make, opened, counting, tmp_path):
    mark = tmp_path / "mark.png"
    cv2.imwrite(str(mark), np.dstack([np.zeros((60, 60, 2), np.uint8), np.full((60, 60, 2), 255, np.uint8)]))
    output = make("video-edit", "top left", files={"init_video": counting, "reference_image": mark})[0]
    frame = opened(output.data)[5].astype(int)
    assert frame[20, 20, 0] > 200 > frame[20, 20, 2]
    assert abs(frame[80, 110] - frame[80, 110].mean()).max() < 12


def test_sound_follows_or_goes(make, counting):
    for prompt, keep, there in (("reverse", True, True), ("mute", True, False), ("sepia", False, False)):
        output = make("video-edit", prompt, keep_audio=keep, files={"init_video": counting})[0]
        with av.open(io.BytesIO(output.data)) as container:
            assert bool(container.streams.audio) is there


def test_what_is_not_understood_is_said_or_refused(make, counting):
    output = make("video-edit", "reverse and turn the dragon into a cat", files={"init_video": counting})[0]
    assert output.metadata["match"] == "weak"
    assert "dragon" in output.metadata["note"]
    for prompt in ("turn the dragon into a cat", "", "🐉"):
        with pytest.raises(InvalidInputs):
            make("video-edit", prompt, files={"init_video": counting})
    with pytest.raises(InvalidInputs, match="Nothing is left"):
        make("video-edit", "from 5s to 8s", files={"init_video": counting})


def test_what_is_no_video_is_refused(make, tmp_path, pictures):
    for content in (b"", b"\0\0\0\x18ftypisom" + b"x" * 90, pictures[0].read_bytes()):
        path = tmp_path / "broken.mp4"
        path.write_bytes(content)
        for slug in ("video-edit", "video-extend"):
            with pytest.raises(InvalidInputs, match="could not be read"):
                make(slug, "reverse", files={"init_video": InputFile(path, "video/mp4")})


def test_instructions_are_read():
    order = read_order(
        "trim to 3 seconds, twice as fast, black & white, vertical, add embers, watermark bottom left"
    )
    assert (order.end, order.speed, order.grades, order.place) == (
        3.0,
        2.0,
        ("black and white",),
        "bottom left",
    )
    assert order.shape == pytest.approx(9 / 16)
    assert order.air[0][0] == "EMBERS"
    assert order.watermark
    assert not order.left_out


@pytest.mark.parametrize(
    ("prompt", "given", "method"),
    [
        ("", {}, "back and forth"),
        ("zoom in", {}, "prompt"),
        ("loop", {}, "loop"),
        ("", {"loop": True}, "return"),
    ],
)
def test_a_longer_video_begins_with_the_old_one(make, numbers, counting, prompt, given, method):
    output = make("video-extend", prompt, files={"init_video": counting}, duration_seconds=0.5, **given)[0]
    shown = numbers(output.data)
    assert len(shown) == 50
    assert max(abs(a - b) for a, b in zip(shown, range(40), strict=False)) <= 1
    assert output.metadata["method"] == method


def test_a_camera_glides_on(make, opened, tmp_path):
    from layer_server.generators.video.encoding import Format, encode

    rng = np.random.default_rng(1)
    wide = cv2.resize(
        rng.integers(0, 255, (40, 80, 3), dtype=np.uint8), (640, 160), interpolation=cv2.INTER_CUBIC
    )
    frames = (np.ascontiguousarray(wide[:, 2 * i : 2 * i + 240]) for i in range(30))
    path = tmp_path / "pan.mp4"
    path.write_bytes(encode(frames, Format(240, 160, Fraction(20), 30, "high"), {}))
    output = make("video-extend", "", files={"init_video": path}, duration_seconds=0.5)[0]
    assert output.metadata["method"] == "camera"
    shown = opened(output.data)
    grey = [cv2.cvtColor(shown[i], cv2.COLOR_RGB2GRAY).astype(np.float32) for i in (30, 33)]
    assert cv2.phaseCorrelate(*grey)[0][0] < -0.5
