"""The parameters of ``prop``: each does what it says, in the file."""

from __future__ import annotations

import pytest

from layer_server.generators.card import Cancelled


@pytest.mark.parametrize("limit", [400, 1500])
def test_a_face_limit_is_kept(make, limit: int) -> None:
    [made] = make("prop", "oak barrel", face_limit=limit)
    assert made.metadata["triangles"] <= limit
    assert made.metadata["match"] == "good"


def test_a_limit_that_cannot_be_kept_is_said(make) -> None:
    [made] = make("prop", "house", face_limit=100)
    assert made.metadata["match"] == "weak"
    assert "at least" in made.metadata["note"]


def test_low_poly_has_few_faces(make) -> None:
    assert make("prop", "sword", low_poly=True)[0].metadata["triangles"] < 700


def test_parts_are_nodes(make, document) -> None:
    nodes = document(make("prop", "chest", generate_parts=True)[0].data)["nodes"]
    assert {"body", "lid"} <= {node["name"] for node in nodes}
    assert len(document(make("prop", "chest")[0].data)["nodes"]) == 1


def test_quads_are_handed_over(make) -> None:
    [made] = make("prop", "barrel", quad_mesh=True)
    text = next(part.data for part in made.parts if part.role == "quads").decode()
    corners = [len(line.split()) - 1 for line in text.splitlines() if line.startswith("f ")]
    assert corners.count(4) == made.metadata["quads"]
    assert made.metadata["quad_share"] > 0.9


def test_without_textures_there_are_no_pictures(make, document) -> None:
    found = document(make("prop", "red potion", include_textures=False)[0].data)
    assert "images" not in found
    assert len(found["materials"]) > 2


def test_without_pbr_there_is_colour_only(make, document) -> None:
    material = document(make("prop", "chest", pbr_materials=False)[0].data)["materials"][0]
    assert "normalTexture" not in material
    assert "metallicRoughnessTexture" not in material["pbrMetallicRoughness"]
    assert "baseColorTexture" in material["pbrMetallicRoughness"]


def test_the_file_says_how_it_was_made(make, document) -> None:
    extras = document(make("prop", "rusty anchor", seed=5)[0].data)["asset"]["extras"]
    assert (extras["prompt"], extras["seed"], extras["model"]) == ("rusty anchor", "5", "prop@4")


def test_a_run_can_be_stopped(make) -> None:
    reached: list[str] = []
    with pytest.raises(Cancelled):
        make(
            "prop",
            "tower",
            progress=lambda share, stage: reached.append(stage),
            cancel=lambda: len(reached) > 3,
        )
    assert len(reached) < 8
