"""Open land is many lands, and what a prompt counts, or says of a state, is to be seen."""

from __future__ import annotations

import numpy as np
import pytest

from layer_server.generators.scene.dressing import land_of
from layer_server.generators.scene.lands import LAND_PHRASES, LANDS
from layer_server.generators.scene.paint import paint
from layer_server.generators.scene.plants import DRAW
from layer_server.generators.scene.read import read

SIZE = (96, 54)


@pytest.mark.parametrize("land", sorted(LANDS))
def test_a_land_is_painted_and_named(land):
    country = LANDS[land]
    assert all(each.kind in DRAW for each in country.biome.growth)
    painting = paint(f"{country.words.split()[0]} at noon", 1, *SIZE)
    assert painting.scene.land == land
    assert painting.scene.is_named
    assert painting.scene.missing == ()
    assert painting.picture.std() > 8, "there is something to see"


def test_phrases_name_what_is_known():
    known = {word for country in LANDS.values() for word in f"{country.words} {country.hints}".split()}
    assert {meant.split()[0] for meant in LAND_PHRASES.values()} & known
    assert read("sea of clouds").land == read("above the clouds").land == "above the clouds"


@pytest.mark.parametrize(
    ("prompt", "land"),
    [
        ("rice terraces in the mountains", "terraces"), ("rice fields with mountains behind", "rice fields"), ("dry steppe with lone trees", "steppe"),
        ("a battlefield under storm clouds", "battlefield"), ("red planet surface with two moons", "mars"), ("alien planet from space", ""),
        ("tavern in the steppe", ""), ("pine forest", ""), ("field of flowers under a stormy sky", ""),
    ],
)  # fmt: skip
def test_what_names_a_land(prompt, land):
    assert read(prompt).land == land


def test_open_land_has_no_wood():
    for prompt in ("steppe", "salt flat", "glacier", "tundra", "a lone oak on a hill"):
        trees = sum(each.count for each in land_of(read(prompt)).growth if each.tall[1] > 0.4)
        assert trees < 40, prompt
    assert {each.kind for each in land_of(read("birch wood")).growth} >= {"birch"}
    assert "pine" not in {each.kind for each in land_of(read("birch wood")).growth}


def test_a_number_is_seen():
    scene = read("three castles under two moons")
    assert scene.counts == {"castle": 3, "moon": 2}
    painted = paint("two moons over the desert", 2, *SIZE)
    assert painted.scene.missing == ()
    assert "moon" in {layer.name for layer in painted.layers}
    assert paint("two knights in a desert", 2, *SIZE).scene.missing == ("two", "knight")


@pytest.mark.parametrize(
    ("prompt", "layer", "without"),
    [
        ("galaxy", "galaxy", "planet"), ("nebula with stars", "stars", "planet"), ("black hole", "black hole", "planet"), ("comet in space", "comet", "planet"),
        ("spaceship in an asteroid field", "ships", "planet"), ("planet with rings", "planet", "galaxy"), ("jellyfish in the ocean", "jellyfish", "clouds"),
    ],
)  # fmt: skip
def test_space_and_sea_show_what_is_asked_for(prompt, layer, without):
    names = {each.name for each in paint(prompt, 1, *SIZE).layers}
    assert layer in names
    assert without not in names


def test_states_change_the_picture():
    assert land_of(read("flooded forest")).is_flooded
    calm, burning = (
        paint(f"{state} village at night", 3, 128, 72).picture.astype(int) for state in ("", "burning")
    )
    assert (burning[..., 0] - burning[..., 2]).mean() > (calm[..., 0] - calm[..., 2]).mean() + 3
    assert "pool" not in read("frozen waterfall").missing
    flowing, frozen = (paint(f"{state} waterfall, snow", 3, 128, 72).picture for state in ("", "frozen"))
    assert np.abs(flowing.astype(int) - frozen).max() > 40
