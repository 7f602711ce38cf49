"""Remesh, retexture, animate, rig and multi-angle: what comes back is clean and is what was asked for."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from layer_mcp.contract.errors import InvalidInputs


def test_remesh_keeps_the_limit_and_the_shape(make, mesh_of, issues) -> None:
    [made] = make("remesh", files={"init_mesh": mesh_of("boulder")}, face_limit=300, quad_mesh=True)
    assert made.metadata["triangles"] <= 300 < made.metadata["triangles_before"]
    assert made.metadata["quad_share"] > 0.3
    assert max(made.metadata["size_metres"]) == pytest.approx(1.0, abs=0.06)
    assert issues({"remesh": made.data}) == {}


def test_retexture_paints_by_words(make, mesh_of, issues) -> None:
    [made] = make("retexture", "white marble", files={"init_mesh": mesh_of("apple")})
    assert made.metadata["material"] == "marble"
    assert issues({"retexture": made.data}) == {}
    with pytest.raises(InvalidInputs, match="names no material"):
        make("retexture", "beautiful", files={"init_mesh": mesh_of("apple")})


def test_retexture_paints_with_a_picture(make, mesh_of, disc) -> None:
    [made] = make("retexture", files={"init_mesh": mesh_of("apple"), "texture_image": disc})
    assert made.metadata["material"] == "the picture"


def test_animations_loop(make, mesh_of, document, issues) -> None:
    [made] = make("animate", "spin and float", files={"init_mesh": mesh_of("coin")}, duration_seconds=2)
    found = document(made.data)
    [animation] = found["animations"]
    assert {channel["target"]["path"] for channel in animation["channels"]} == {"rotation", "translation"}
    clock = found["accessors"][animation["samplers"][0]["input"]]
    assert (clock["min"], clock["max"]) == ([0], [2])
    assert issues({"animate": made.data}) == {}
    assert "note" in make("animate", "qwertz", files={"init_mesh": mesh_of("coin")})[0].metadata


@pytest.mark.parametrize("figure", ["robot", "doll"])
def test_figures_get_bones(make, mesh_of, document, issues, figure: str) -> None:
    [made] = make("rig", files={"init_mesh": mesh_of(figure)}, use_ta_pose=True)
    names = {node["name"] for node in document(made.data)["nodes"]}
    assert {"Hips", "Spine", "Head", "LeftArm", "RightHand", "LeftFoot"} <= names
    width, height, _ = made.metadata["size_metres"]
    assert width > 0.9 * height, "its arms are held out"
    assert issues({"rig": made.data}) == {}


@pytest.mark.parametrize("other", ["chest", "sword", "apple"])
def test_what_is_no_figure_is_refused(make, mesh_of, other: str) -> None:
    with pytest.raises(InvalidInputs, match="cannot be rigged"):
        make("rig", files={"init_mesh": mesh_of(other)})


def test_views_go_around(make, mesh_of) -> None:
    size = {"width": 96, "height": 64}
    views = make("multi-angle", files={"init_mesh": mesh_of("sword")}, batch_size=3, **size)
    assert [view.metadata["view"] for view in views] == ["front", "front right", "right"]
    front, _, side = (np.asarray(Image.open(io.BytesIO(view.data)))[..., 3] > 200 for view in views)
    assert front.any(0).sum() > side.any(0).sum(), "a sword is thinner from the side"
    [asked] = make(
        "multi-angle",
        files={"init_mesh": mesh_of("sword")},
        camera={"azimuth": 40, "elevation": 60, "distance": 2},
        **size,
    )
    assert asked.metadata["elevation"] == 60


def test_a_picture_is_seen_from_the_side(make, disc) -> None:
    [view] = make("multi-angle", files={"reference_image": disc}, width=64, height=64, camera={"azimuth": 60})
    assert "guessed" in view.metadata["made_of"]
