"""What a utility node declares. Read on every start, so nothing heavy is imported here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from layer_server.generators.card import Parameter


@dataclass(frozen=True, slots=True)
class Port:
    """Where files go in.

    Attributes:
        type: ``image`` for one, ``image[]`` for one or more.
    """

    type: str
    description: str
    required: bool = True


PICTURE = {"picture": Port("image", "The picture to work on.")}


@dataclass(frozen=True, slots=True)
class UtilityCard:
    """Pixel work between the generations of a workflow; it gives one file per step.

    Attributes:
        slug: what a blueprint says after ``use:``.
        ports: by name; a generator finds their files in ``GenerationRequest.files``.
        parameters: by name; those without a default may be absent.
        required: parameters that a blueprint must give.
        output: the type of what it makes.
        parts: roles of the parts that its output has.
        generator: ``"package.module:function"`` of a ``Generate``.
        extra: the pip extra that its code needs.
        price_micro: micro-CU of one step; pixel work is free.
    """

    slug: str
    name: str
    description: str
    ports: Mapping[str, Port]
    parameters: Mapping[str, Parameter]
    generator: str
    required: tuple[str, ...] = ()
    output: str = "image"
    parts: tuple[str, ...] = ()
    extra: str = "image"
    price_micro: int = 0
    version: str = "1"

    def complete(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """The given parameters over the defaults."""
        defaults = {
            name: parameter.default
            for name, parameter in self.parameters.items()
            if "default" in parameter.schema
        }
        return defaults | dict(given)
