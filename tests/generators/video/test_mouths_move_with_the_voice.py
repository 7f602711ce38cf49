"""A mouth is open when something is heard, shut when nothing is, and drawn where it was marked."""

from __future__ import annotations

import wave

import cv2
import numpy as np
import pytest

from layer_mcp.contract.errors import InvalidInputs


@pytest.fixture
def recording(tmp_path):
    """Half a second of silence, half a second of a vowel, half a second of silence."""
    time = np.arange(12_000) / 24_000
    vowel = sum(np.sin(2 * np.pi * 140 * k * time) / k for k in range(1, 12)) * 8000
    samples = np.concatenate([np.zeros(12_000), vowel, np.zeros(12_000)]).astype("<i2")
    path = tmp_path / "said.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(24_000)
        file.writeframes(samples.tobytes())
    return path


@pytest.fixture
def face(tmp_path):
    picture = np.full((200, 200, 3), (120, 170, 220), np.uint8)
    cv2.ellipse(picture, (100, 140), (22, 5), 0, 0, 360, (60, 40, 160), -1, cv2.LINE_AA)
    mask = np.zeros((200, 200), np.uint8)
    cv2.rectangle(mask, (75, 130), (125, 150), 255, -1)
    cv2.imwrite(str(tmp_path / "face.png"), picture)
    cv2.imwrite(str(tmp_path / "mask.png"), mask)
    return tmp_path / "face.png", tmp_path / "mask.png"


def test_a_recording_opens_the_marked_mouth(make, opened, recording, face):
    files = {"init_image": face[0], "mask": face[1], "init_audio": recording}
    output = make("lipsync", "", files=files, fps=20)[0]
    assert output.metadata["mouth"] == pytest.approx([0.5, 0.7], abs=0.02)
    frames = opened(output.data)
    assert len(frames) == 30
    changed = [np.abs(frame.astype(int) - frames[0]).mean() for frame in frames]
    assert min(changed[12:18]) > 3 * max(*changed[:8], *changed[24:], 0.2)
    still = np.abs(frames[15].astype(int) - frames[0])[:90]
    assert still.mean() < 1.5, "only the mouth moves"


def test_a_script_is_spoken_by_an_avatar(make, opened):
    output = make("lipsync", "Hello there, traveller.", fps=12)[0]
    assert output.metadata["visemes"] == "speech"
    assert output.attribution
    frames = opened(output.data)
    assert max(np.abs(frame.astype(int) - frames[-1]).mean() for frame in frames) > 0.05


def test_what_cannot_be_spoken_is_refused(make, face, recording):
    for prompt, files in (
        ("🐉", {}),
        ("", {"init_audio": face[0]}),
        ("hi", {"mask": face[1]}),
        ("a " * 900, {}),
    ):
        with pytest.raises(InvalidInputs):
            make("lipsync", prompt, files=files)
