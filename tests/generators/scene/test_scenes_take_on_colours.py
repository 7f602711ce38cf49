"""A palette and a reference picture change a scene's colours, in the picture and in its layers."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.card import InputFile
from layer_server.generators.tint import mood_cube, palette_cube, through


def _mean_hue(picture):
    return np.asarray(picture, float)[..., :3].reshape(-1, 3).mean(0)


def test_a_palette_is_kept_to(scene, pixels):
    palette = ["#2b0f54", "#ab1f65", "#ff4f69", "#fff7f8", "#ff8142"]
    free = scene("mountain lake at noon")[0]
    held = scene("mountain lake at noon", palette=palette)[0]
    wanted = np.array([[int(ink[i : i + 2], 16) for i in (1, 3, 5)] for ink in palette], np.uint8)

    def away(output):
        seen = (
            cv2.cvtColor(pixels(output.data), cv2.COLOR_RGB2LAB).reshape(-1, 1, 3)[::7, :, 1:].astype(float)
        )
        inks = cv2.cvtColor(wanted[None], cv2.COLOR_RGB2LAB)[0][None, :, 1:].astype(float)
        return np.sqrt(((seen - inks) ** 2).sum(-1)).min(1).mean()

    assert away(held) < 0.6 * away(free)


def test_a_reference_gives_its_mood(scene, pixels, tmp_path):
    orange = np.zeros((64, 64, 3), np.uint8)
    orange[..., 0], orange[..., 1], orange[..., 2] = 230, np.arange(64)[:, None] + 90, 40
    Image.fromarray(orange).save(tmp_path / "mood.png")
    file = InputFile(tmp_path / "mood.png", "image/png")
    plain, warm = scene("coast at noon")[0], scene("coast at noon", files={"reference_image": [file]})[0]
    before, after = _mean_hue(pixels(plain.data)), _mean_hue(pixels(warm.data))
    assert before[2] > before[0]
    assert after[0] > after[2] + 40
    layer = next(part for part in warm.parts if part.role == "layer")
    assert _mean_hue(pixels(layer.data))[0] > _mean_hue(pixels(layer.data))[2]
    light = scene(
        "coast at noon", files={"reference_image": [InputFile(tmp_path / "mood.png", "image/png", 0.0)]}
    )[0]
    assert np.abs(_mean_hue(pixels(light.data)) - before).max() < 4, "a weight of 0 changes nothing to see"


def test_a_broken_reference_is_refused(scene, tmp_path):
    (tmp_path / "mood.png").write_bytes(b"not a picture")
    with pytest.raises(InvalidInputs, match="reference_image"):
        scene("coast", files={"reference_image": [InputFile(tmp_path / "mood.png", "image/png")]})


def test_tables_of_colour_keep_alpha_and_are_smooth():
    ramp = np.dstack(
        [np.tile(np.arange(256, dtype=np.uint8), (4, 1))] * 3 + [np.full((4, 256), 77, np.uint8)]
    )
    same = through(ramp, mood_cube(ramp[..., :3], ramp[..., :3] / np.float32(255)))
    assert (same[..., 3] == 77).all()
    assert np.abs(same[..., :3].astype(int) - ramp[..., :3]).mean() < 4
    mapped = through(ramp, palette_cube(["#000000", "#804020", "#ffffff"])).astype(int)
    assert np.abs(np.diff(mapped[0, :, 0])).max() < 24, "no bands"
