"""A small blueprint that is right, to be made wrong, and what it needs to be checked and planned."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.local import BlueprintProblem
from layer_server.blueprints import planner
from layer_server.blueprints.kinds import Kinds
from layer_server.blueprints.plan import Plan
from layer_server.blueprints.reading import UnreadableError, from_data
from layer_server.blueprints.validate import validate
from layer_server.catalog.catalog import Catalog
from layer_server.generators.registry import CARDS

SHEET: dict[str, Any] = {
    "blueprint": 1,
    "slug": "little-set",
    "name": "Little set",
    "inputs": {
        "names": {"type": "text[]"},
        "size": {"type": "integer", "default": 128, "value_schema": {"minimum": 64, "maximum": 4096}},
        "photo": {"type": "image"},
        "seed": {"type": "integer"},
    },
    "nodes": {
        "icon": {
            "forge": "icon",
            "each": "inputs.names",
            "prompt": "{item}",
            "parameters": {"width": "{size}", "height": "{size}"},
        },
        "trimmed": {"use": "trim", "each": "nodes.icon", "files": {"picture": "item"}},
        "logo": {"use": "cut_out", "files": {"picture": "inputs.photo"}},
        "sheet": {
            "use": "sprite_sheet",
            "files": {"images": ["nodes.trimmed", "nodes.logo"]},
            "parameters": {"names": "{names}"},
        },
    },
    "outputs": {"icons": {"from": "nodes.trimmed"}, "sheet": {"from": "nodes.sheet"}},
}
PHOTO = "11111111-1111-4111-8111-111111111111"
SONG = "22222222-2222-4222-8222-222222222222"
_FILES = {PHOTO: "image", SONG: "audio"}


@pytest.fixture
def sheet() -> dict[str, Any]:
    """The data of a blueprint with a list, a file, a model and utilities."""
    return copy.deepcopy(SHEET)


@pytest.fixture
def given() -> dict[str, Any]:
    """Inputs for it."""
    return {"names": ["sword", "potion"], "photo": PHOTO, "seed": 5}


@pytest.fixture
def song() -> str:
    """A file of the workspace that is no picture."""
    return SONG


@pytest.fixture(scope="session")
def kinds() -> Kinds:
    """The models and utilities that people have."""
    return Kinds(Catalog(CARDS))


@pytest.fixture
def problems(kinds: Kinds) -> Callable[[dict[str, Any]], list[BlueprintProblem]]:
    """Everything that is wrong with a blueprint, form and sense."""

    def find(data: dict[str, Any]) -> list[BlueprintProblem]:
        try:
            return validate(from_data(data), kinds)
        except UnreadableError as error:
            return error.problems

    return find


@pytest.fixture
def planned(kinds: Kinds) -> Callable[[dict[str, Any], Mapping[str, Any]], Plan]:
    """The plan of a blueprint with these inputs."""

    def plan(data: dict[str, Any], inputs: Mapping[str, Any]) -> Plan:
        def kind_of(file_id: str) -> str:
            if file_id not in _FILES:
                raise InvalidInputs(f"There is no file {file_id} in this workspace.", field="file_id")
            return _FILES[file_id]

        return planner.plan("an-id", from_data(data), kinds, inputs, kind_of)

    return plan
