"""Our own drawings have a material for each part, and what a prompt says goes to the parts that it means."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.image.canvas import Canvas
from layer_server.generators.image.dressing import Palette, Subject
from layer_server.generators.image.icon_card import ICON
from layer_server.generators.image.materials import MATERIALS, look
from layer_server.generators.image.prompt import read, singular
from layer_server.generators.image.silhouette import coverage
from layer_server.generators.image.sketches import dress_sketch, paint_sketch, sketches
from layer_server.generators.image.variation import Pose, Variation


def _ramps(name, prompt):
    """The ramp of each part of a drawing as a prompt dresses it."""
    sketch = sketches()[name]
    silhouette, masks = paint_sketch(sketch, Canvas(64, 0.05, Pose()))
    subject = Subject(read(prompt), name, silhouette, Palette(), Variation(), np.random.default_rng(0))
    return [layer.material.ramp for layer in dress_sketch(sketch, masks, subject)]


def test_every_drawing_draws_and_its_materials_are_known():
    for name, sketch in sketches().items():
        assert coverage(sketch.svg(), 32).max() > 127, name
        assert all(look(part.material) for part in sketch.parts), name


def test_a_named_material_is_that_of_the_main_part_alone():
    handle, head, *_ = _ramps("sledgehammer", "golden sledgehammer")
    assert np.array_equal(head, MATERIALS["gold"].ramp)
    assert np.array_equal(handle, MATERIALS["wood"].ramp)


def test_a_named_colour_leaves_the_other_parts():
    plain, blue = _ramps("pencil-yellow", "pencil"), _ramps("pencil-yellow", "blue pencil")
    changed = [not np.array_equal(a, b) for a, b in zip(plain, blue, strict=True)]
    assert changed[0]
    assert not any(changed[1:])


@pytest.mark.parametrize(("prompt", "colour"), [("vial of blood", "red"), ("vial of poison", "green")])
def test_a_vial_holds_what_it_is_said_to_hold(prompt, colour):
    _glass, liquid, *_ = _ramps("vial-small", prompt)
    middle = liquid[2]
    assert int(np.argmax(middle)) == ["red", "green"].index(colour)


@pytest.mark.parametrize(
    ("prompt", "subject"),
    [
        ("jungle drum", "bongos"), ("cordless screwdriver", "screwdriver-hand"), ("amber", "amber-stone"), ("blender", "blender-jug"),
        ("black top hat", "top-hat-tall"), ("jack in the box", "jack-in-box"), ("chess set", "chess-board-set"),
    ],
)  # fmt: skip
def test_the_very_thing_is_drawn(model, prompt, subject):
    assert model(ICON)(prompt, seed=1, width=64, height=64)[0].metadata["subject"] == subject


def test_axes_are_of_one_axe():
    assert [singular(word) for word in ("axes", "pickaxes", "boxes")] == ["axe", "pickaxe", "box"]
