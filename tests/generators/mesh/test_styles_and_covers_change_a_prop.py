"""A style changes what a prop is made of and, for boxes, its shape; snow, moss and soot lie where they would."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.mesh.asked import read
from layer_server.generators.mesh.assemble import Order, assemble
from layer_server.generators.mesh.cover import COVERS, cover_of
from layer_server.generators.mesh.dress import finishes
from layer_server.generators.mesh.finish import FINISHES
from layer_server.generators.mesh.props.kit import PROPS, Kit, curve, spread_over
from layer_server.generators.mesh.props.styles import STYLES, style_of


def test_styles_name_finishes_that_there_are() -> None:
    named = {name for style in STYLES.values() for pair in style.items() for name in pair}
    assert named <= set(FINISHES)


@pytest.mark.parametrize(
    ("prompt", "style"),
    [
        ("sci-fi crate", "sci-fi"),
        ("Steampunk lantern", "steampunk"),
        ("royal chair", "royal"),
        ("royal crown", ""),
        ("toy rocket", ""),
        ("wooden chest", ""),
    ],
)
def test_a_style_is_read(prompt: str, style: str) -> None:
    asked = read(prompt)
    assert style_of(asked.words, asked.name) == style


def test_a_material_that_is_named_outdoes_the_style() -> None:
    asked = read("sci-fi wooden table")
    assert asked.prop is not None
    assert finishes(asked.prop, asked)["main"] == FINISHES["wood"]


def test_a_crate_of_the_future_has_lights(make, document) -> None:
    [made] = make("prop", "sci-fi crate", include_textures=False)
    assert made.metadata["style"] == "sci-fi"
    assert {"neon", "hull"} <= {each["name"] for each in document(made.data)["materials"]}


@pytest.mark.parametrize("name", sorted(COVERS))
def test_a_cover_changes_the_picture_and_lies_where_it_belongs(name: str) -> None:
    prop = PROPS["crate"]
    kit = Kit(np.random.default_rng(1), 0.3)
    prop.build(kit)
    roles = {**FINISHES, **{role: FINISHES[each] for role, each in prop.roles.items()}}
    albedo = {}
    for cover in ("", name):
        order = Order("crate", 1, 1.0, texture=128, cover=cover)
        built = assemble(kit.pieces, roles, order, lambda fraction, stage: None)
        albedo[cover] = built.model.materials[0].albedo
    assert albedo[""] is not None
    assert albedo[name] is not None
    changed = (np.abs(albedo[name].astype(int) - albedo[""].astype(int)).max(-1) > 24).mean()
    assert 0.02 < changed < 0.98
    assert cover_of(frozenset(COVERS[name].words)) == name


def test_snow_lies_on_top_only() -> None:
    up, sky, flat = (
        np.array([[1.0, 0.0, -1.0]], np.float32),
        np.ones((1, 3), np.float32),
        np.zeros((1, 3), np.float32),
    )
    assert COVERS["snow"].where(up, sky, flat, flat).round(3).tolist() == [[1, 0, 0]]


def test_a_curve_goes_through_its_points() -> None:
    points = [(0.0, 0.0, 0.0), (1.0, 2.0, 0.0), (3.0, 1.0, 1.0)]
    line = curve(points, 4)
    assert [line[0], line[4], line[8]] == points
    assert len(spread_over([1, 2, 3], 4)) == len(line)
