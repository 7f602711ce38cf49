"""``relief``: a picture blown up is closed, all quads, its own colours; a reference lends its colours to a prop."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_server.generators.mesh.inflate import inflate
from layer_server.generators.mesh.unwrap import shells


def test_it_is_closed_and_all_quads(make, disc: Path, issues) -> None:
    [made] = make("relief", files={"init_image": disc}, quad_mesh=True)
    assert made.metadata["watertight"]
    assert made.metadata["quad_share"] == 1
    assert issues({"disc": made.data}) == {}


def test_a_thin_cross_is_closed_too(make, tmp_path: Path) -> None:
    picture = np.zeros((200, 200, 4), np.uint8)
    for shift in (-60, 0, 60):
        cv2.line(picture, (10, 100 + shift), (190, 100 - shift), (200, 120, 30, 255), 5)
    path = tmp_path / "lines.png"
    cv2.imwrite(str(path), picture)
    [made] = make("relief", files={"init_image": path}, face_limit=3000)
    assert made.metadata["watertight"]
    assert made.metadata["triangles"] <= 3000


def test_words_make_it_flat_or_plump(make, disc: Path) -> None:
    depths = [
        make("relief", prompt, files={"init_image": disc}, include_textures=False)[0].metadata["size_metres"][
            2
        ]
        for prompt in ("a flat sign", "", "a plump plush")
    ]
    assert depths == sorted(depths)
    assert depths[2] > 2 * depths[0]


def test_a_reference_lends_its_colours_to_a_prop(make, disc: Path) -> None:
    [made] = make("relief", "treasure chest from this reference image", files={"reference_image": disc})
    assert made.metadata["subject"] == "treasure chest"
    assert "colours" in made.metadata["made_as"]
    red, green, _ = (int(made.metadata["colours"][0][i : i + 2], 16) for i in (1, 3, 5))
    assert red > green + 80


def test_an_empty_picture_is_refused(make, tmp_path: Path) -> None:
    path = tmp_path / "nothing.png"
    cv2.imwrite(str(path), np.zeros((64, 64, 4), np.uint8))
    with pytest.raises(InvalidInputs, match="shows nothing"):
        make("relief", files={"init_image": path})


def test_a_drawing_in_lines_has_its_paper(make, tmp_path: Path) -> None:
    picture = np.full((300, 300, 3), 250, np.uint8)
    cv2.circle(picture, (150, 150), 100, (0, 0, 0), 3)
    cv2.line(picture, (110, 150), (190, 150), (0, 0, 0), 3)
    path = tmp_path / "drawing.png"
    cv2.imwrite(str(path), picture)
    whole, lines = (
        make("relief", prompt, files={"init_image": path}, low_poly=True)[0] for prompt in ("", "wireframe")
    )
    assert "paper" in whole.metadata["made_as"]
    assert "paper" not in lines.metadata["made_as"]
    assert whole.metadata["size_metres"][2] > 4 * lines.metadata["size_metres"][2]


def test_a_thin_ring_is_in_one_piece() -> None:
    alpha = np.zeros((512, 512), np.float32)
    cv2.circle(alpha, (259, 253), 190, 1.0, 4)
    cushion = inflate(alpha, 72, 0.36)
    assert cushion is not None
    faces = cushion.shape.faces[:, :3]
    assert len(np.unique(shells(cushion.shape.positions, faces)[faces[:, 0]])) == 1
