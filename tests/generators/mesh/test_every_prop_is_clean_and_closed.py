"""Every prop, at every fineness, is made of closed pieces and passes the Khronos validator without a word."""

from __future__ import annotations

import numpy as np

from layer_server.generators.mesh.assemble import Order, assemble
from layer_server.generators.mesh.finish import FINISHES
from layer_server.generators.mesh.gltf import write_glb
from layer_server.generators.mesh.props import catalog
from layer_server.generators.mesh.props.kit import PROPS, Kit


def test_a_name_belongs_to_one_prop() -> None:
    names = [name for prop in PROPS.values() for name in (prop.name, *prop.words)]
    assert len(names) == len(set(names))


def test_there_are_many_props() -> None:
    assert len(catalog.PROPS) >= 380
    assert len({prop.kind for prop in PROPS.values()}) >= 12


def test_pieces_are_closed_and_finite() -> None:
    for name, prop in PROPS.items():
        kit = Kit(np.random.default_rng(3), 0.6)
        prop.build(kit)
        assert kit.pieces, name
        for piece in kit.pieces:
            assert piece.shape.is_watertight, (name, piece.group)
            assert np.isfinite(piece.shape.positions).all(), name
            assert piece.finish in FINISHES or piece.finish in prop.roles, (name, piece.finish)


def test_what_a_name_asks_for_is_closed_too() -> None:
    """Names choose variants: every thirtieth of them."""
    names = [(name, prop) for prop in PROPS.values() for name in (prop.name, *prop.words)]
    for name, prop in names[::30]:
        kit = Kit(np.random.default_rng(5), 0.3, frozenset(name.split()))
        prop.build(kit)
        assert all(piece.shape.is_watertight for piece in kit.pieces), name


def test_the_validator_is_silent(issues) -> None:
    files = {}
    for index, (name, prop) in enumerate(PROPS.items()):
        kit = Kit(np.random.default_rng(1), 0.15)
        prop.build(kit)
        finishes = {**FINISHES, **{role: FINISHES[each] for role, each in prop.roles.items()}}
        order = Order(name, 1, prop.metres, texture=64, is_textured=index % 24 == 0)
        built = assemble(kit.pieces, finishes, order, lambda fraction, stage: None)
        assert built.is_watertight
        low = np.min([mesh.positions.min(0) for mesh in built.model.meshes], axis=0)
        high = np.max([mesh.positions.max(0) for mesh in built.model.meshes], axis=0)
        assert abs(low[1]) < 1e-4, f"{name} does not stand on the floor"
        assert abs(float((high - low).max()) / prop.metres - 1) < 1e-3
        files[name] = write_glb(built.model)
    assert issues(files) == {}
