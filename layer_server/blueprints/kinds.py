"""What can be a node: the models of the catalog and the utilities, seen alike."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.forge import EstimateForgePrice
from layer_mcp.contract.model import validate
from layer_server.blueprints.value_schema import fault
from layer_server.catalog.catalog import Catalog
from layer_server.catalog.values import Resolved
from layer_server.generators.card import ModelCard, Parameter
from layer_server.generators.utility.card import Port, UtilityCard
from layer_server.generators.utility.registry import UTILITIES

_ANY_WORKSPACE = "00000000-0000-0000-0000-000000000000"
"""A price does not depend on the workspace, but the contract asks for one."""


@dataclass(frozen=True)
class Kind:
    """One kind of node.

    Attributes:
        label: as in a step: ``forge:icon`` or ``sprite_sheet``.
        output: the type of what one run gives.
        card: of the model, or of the utility.
    """

    label: str
    card: ModelCard | UtilityCard
    output: str
    ports: Mapping[str, Port]
    parameters: Mapping[str, Parameter]
    required: tuple[str, ...]
    parts: tuple[str, ...]


class Kinds:
    """All kinds of nodes.

    Args:
        catalog: what ``forge:`` may name.
        utilities: what ``use:`` may name.
    """

    def __init__(self, catalog: Catalog, utilities: Iterable[UtilityCard] = UTILITIES) -> None:
        self.catalog = catalog
        self._models: tuple[object, dict[str, Kind]] = (None, {})
        self._utilities = {card.slug: _of_utility(card) for card in utilities}

    def model(self, slug: str) -> Kind | str:
        """The kind of a model, or a sentence about the nearest ones."""
        models = self._models_now()
        return models.get(slug) or unknown_name("model", slug, models)

    def utility(self, slug: str) -> Kind | str:
        """The kind of a utility, or a sentence about the nearest ones."""
        return self._utilities.get(slug) or unknown_name("utility", slug, self._utilities)

    def _models_now(self) -> dict[str, Kind]:
        """Made again when the catalog has changed."""
        cards, models = self._models
        if (now := self.catalog.cards) is not cards:
            models = {card.slug: _of_model(card) for card in now}
            self._models = (now, models)
        return models

    def resolve(self, card: ModelCard, arguments: Mapping[str, Any]) -> Resolved:
        """A forge request made complete and priced by the catalog.

        Raises:
            InvalidInputs: with the field that is wrong.
        """
        request = {"workspace_id": _ANY_WORKSPACE, "model_id": card.model_id, **arguments}
        return self.catalog.resolve(validate(EstimateForgePrice, request))

    def fault_of_parameter(self, kind: Kind, name: str, value: Any) -> str | None:
        """Why the kind does not take this value for one of its parameters, or None."""
        if isinstance(kind.card, UtilityCard):
            wrong = fault(kind.parameters[name].schema, value)
            return f"{name} {wrong}" if wrong else None
        try:
            self.resolve(kind.card, {"prompt": "anything", name: value})
        except InvalidInputs as error:
            return error.message if error.field and error.field.partition(".")[0] == name else None
        return None


def unknown_name(what: str, name: str, names: Iterable[str]) -> str:
    """``There is no input 'nam'. Did you mean 'name'?``"""
    known = list(names)
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
    if close:
        return f"There is no {what} {name!r}. Did you mean {close[0]!r}?"
    return f"There is no {what} {name!r}. There {'is' if len(known) == 1 else 'are'} {', '.join(known) or 'none'}."


def _of_model(card: ModelCard) -> Kind:
    ports = {
        name: Port(f"{_media_of(name)}[]", f"Guidance of type {name}.", required=False)
        for name in card.guidance_file_types
    }
    return Kind(f"forge:{card.slug}", card, card.modality, ports, card.parameters, (), tuple(card.parts))


def _media_of(guidance_type: str) -> str:
    return (
        "three_d"
        if guidance_type == "init_mesh"
        else next((kind for kind in ("video", "audio") if kind in guidance_type), "image")
    )


def _of_utility(card: UtilityCard) -> Kind:
    return Kind(card.slug, card, card.output, card.ports, card.parameters, card.required, card.parts)
