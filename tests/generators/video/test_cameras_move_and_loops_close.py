"""Each move does what its name says, loops end where they begin, given frames are kept."""

from __future__ import annotations

from itertools import pairwise

import cv2
import numpy as np
import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.video.camera import MOVES, path
from layer_server.generators.video.video_card import AIR, CAMERA
from layer_server.generators.video.words import read


def test_the_card_declares_what_there_is():
    from layer_server.generators.video.particles import KINDS

    assert set(CAMERA) == set(MOVES)
    assert set(AIR) == set(KINDS)


@pytest.mark.parametrize(
    ("prompt", "moves", "air"),
    [
        ("slow dolly in through a forest", ["DOLLY_IN"], []),
        ("pan left across a desert, handheld", ["PAN_LEFT", "HANDHELD"], []),
        ("turntable of a golden sword", ["ORBIT_360"], []),
        ("crane down into a valley with snow", ["CRANE_DOWN"], ["SNOW"]),
        ("zoom out from a castle in the rain", ["ZOOM_OUT"], ["RAIN"]),
        ("flying through a canyon", ["FLY_THROUGH"], []),
        ("a quiet lake", [], []),
    ],
)
def test_moves_are_read_from_the_prompt(prompt, moves, air):
    brief = read(prompt)
    assert [name for name, _ in brief.moves] == moves
    assert [name for name, _ in brief.air] == air


@pytest.mark.parametrize("name", sorted(MOVES))
@pytest.mark.parametrize("from_rest", [True, False])
def test_every_path_closes_as_a_loop(name, from_rest):
    way = path([(name, 1.0)], 3, 4.0, loop=True, from_rest=from_rest)
    first, last = way(0.0), way(1.0)
    for attribute in ("x", "y", "z", "zoom", "yaw", "pitch", "roll"):
        assert getattr(first, attribute) == pytest.approx(getattr(last, attribute), abs=1e-6)


@pytest.mark.parametrize(
    "prompt", ["loop of a lake in the rain with clouds", "loop of a golden coin", "loop of a dungeon"]
)
def test_the_seam_of_a_loop_is_no_larger_than_a_step(make, opened, prompt):
    frames = opened(make("video", prompt, loop=True, quality="high")[0].data)
    steps = [np.abs(a.astype(int) - b).mean() for a, b in pairwise(frames)]
    seam = np.abs(frames[-1].astype(int) - frames[0]).mean()
    assert seam <= max(steps) * 1.6 + 1.0


def test_zooming_in_enlarges_the_middle(make, opened, psnr, pictures):
    frames = opened(make("video", "zoom in", files={"init_image": pictures[0]}, quality="high")[0].data)
    matrix = np.array([[1.35, 0, 96 * (1 - 1.35)], [0, 1.35, 64 * (1 - 1.35)]], np.float32)
    assert psnr(frames[-1], cv2.warpAffine(frames[0], matrix, (192, 128))) > 28


@pytest.mark.parametrize(("name", "sign"), [("PAN_LEFT", 1), ("PAN_RIGHT", -1)])
def test_panning_moves_the_picture_the_other_way(make, opened, name, sign):
    frames = opened(make("video", "mountains", video_effects=[{"type": name}], quality="high")[0].data)
    grey = [cv2.cvtColor(f, cv2.COLOR_RGB2GRAY).astype(np.float32) for f in (frames[3], frames[5])]
    (shift, _), _ = cv2.phaseCorrelate(*grey)
    assert shift * sign > 0.5


def test_the_first_frame_is_kept(make, opened, psnr, pictures):
    given = cv2.imread(str(pictures[0]))[..., ::-1]
    for prompt in ("", "dolly in with snow", "handheld, torch flames", "pan left"):
        frames = opened(make("video", prompt, files={"first_frame": pictures[0]}, quality="high")[0].data)
        assert psnr(frames[0], given) > 32


def test_first_and_last_frame_are_kept(make, opened, psnr, pictures):
    files = {"first_frame": pictures[0], "last_frame": pictures[1]}
    frames = opened(make("video", "", files=files, quality="high")[0].data)
    for frame, path_ in ((frames[0], pictures[0]), (frames[-1], pictures[1])):
        assert psnr(frame, cv2.imread(str(path_))[..., ::-1]) > 32
    ends = opened(make("video", "zoom in", files={"last_frame": pictures[1]}, quality="high")[0].data)
    assert psnr(ends[-1], cv2.imread(str(pictures[1]))[..., ::-1]) > 32


def test_without_a_size_the_picture_decides(make, opened, tmp_path):
    tall = tmp_path / "tall.png"
    cv2.imwrite(str(tall), np.full((300, 200, 3), 90, np.uint8))
    output = make("video", "zoom in", files={"init_image": tall}, width=None, height=None)[0]
    assert (output.width, output.height) == (200, 300)


def test_sound_is_as_long_as_the_picture(make):
    import io

    import av

    output = make("video", "stormy coast", generate_audio=True, loop=True)[0]
    assert "thunderstorm" in output.metadata["sounds"]
    with av.open(io.BytesIO(output.data)) as container:
        samples = np.concatenate([f.to_ndarray() for f in container.decode(audio=0)], 1)
    assert np.abs(samples).max() > 0.01


def test_pictures_that_cannot_be_used_together_are_refused(make, pictures, tmp_path):
    for files in (
        {"init_image": pictures[0], "first_frame": pictures[1]},
        {"init_image": pictures[0], "reference_image": pictures[1]},
    ):
        with pytest.raises(InvalidInputs):
            make("video", "zoom in", files=files)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    with pytest.raises(InvalidInputs):
        make("video", "", files={"init_image": broken})


def test_what_cannot_be_met_is_said(make, pictures):
    metadata = make("video", "the knight is walking, zoom in", files={"init_image": pictures[0]})[0].metadata
    assert metadata["match"] == "weak"
    assert "walking" in metadata["note"]
    assert "arc" in make("video", "orbit around a mountain")[0].metadata["note"]
    assert "duration_seconds" in make("video", "10 seconds of desert")[0].metadata["note"]
