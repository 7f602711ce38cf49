"""From a file's text to a blueprint, or to everything that is wrong with its form."""

from __future__ import annotations

import difflib
import json
import math
import re
from collections.abc import Mapping
from typing import Any, NoReturn

from pydantic import ValidationError

from layer_mcp.contract.local import BlueprintProblem
from layer_mcp.contract.model import Request
from layer_server.blueprints.blueprint import (
    Blueprint,
    BlueprintInput,
    BlueprintNode,
    BlueprintOutput,
)

_QUOTED = re.compile(r"'([^']*)'")

MAX_DEPTH = 32
"""Of nesting; a blueprint needs six."""

_CLASSES: Mapping[str, type[Request]] = {
    "inputs": BlueprintInput,
    "nodes": BlueprintNode,
    "outputs": BlueprintOutput,
}


class UnreadableError(Exception):
    """The text is no blueprint.

    Attributes:
        problems: all of them.
    """

    def __init__(self, problems: list[BlueprintProblem]) -> None:
        super().__init__(problems[0].message)
        self.problems = problems


def read(text: str) -> Blueprint:
    """A blueprint from JSON or YAML.

    Raises:
        UnreadableError: when it is neither, or does not have the form of a blueprint.
    """
    data = _parse(text)
    if not isinstance(data, dict):
        raise _unreadable("A blueprint is an object with blueprint, slug, name, inputs, nodes and outputs.")
    return from_data(data)


def from_data(data: dict[str, Any]) -> Blueprint:
    """A blueprint from what its file says. Raises UnreadableError."""
    try:
        return Blueprint.model_validate(data)
    except ValidationError as error:
        raise UnreadableError(
            [
                _problem(list(each["loc"]), each["type"], each["msg"], each.get("input"))
                for each in error.errors(include_url=False, include_context=False)
            ]
        ) from None


def _parse(text: str) -> Any:
    try:
        if _is_json(text):
            data = json.loads(text.lstrip("\ufeff"), object_pairs_hook=_object, parse_constant=_constant)
        else:
            from layer_server.blueprints import strict_yaml

            data = strict_yaml.load(text, MAX_DEPTH)
        _check_values(data)
    except RecursionError:
        raise _unreadable("The file is nested too deeply.") from None
    except ValueError as error:
        raise _unreadable(f"The file is neither JSON nor YAML: {error}.") from None
    return data


def _is_json(text: str) -> bool:
    return text.lstrip("\ufeff \t\r\n").startswith("{")


def _check_values(data: Any) -> None:
    """Raises ValueError for what the rest of this package need not be ready for."""
    level = [data]
    for _ in range(MAX_DEPTH):
        if any(isinstance(each, float) and not math.isfinite(each) for each in level):
            raise ValueError("a number in it is too large")
        level = [
            inner
            for each in level
            for inner in (each.values() if isinstance(each, dict) else each if isinstance(each, list) else ())
        ]
        if not level:
            return
    raise ValueError(f"it is nested more than {MAX_DEPTH} levels deep")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in pairs:
        if key in result:
            raise ValueError(f"the key {key!r} is there twice")
        result[key] = value
    return result


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _unreadable(message: str) -> UnreadableError:
    return UnreadableError([BlueprintProblem(message=message)])


def _problem(location: list[Any], kind: str, message: str, value: Any) -> BlueprintProblem:
    """One fault of the form, with the node and port it belongs to."""
    section = location[0] if location else ""
    owner, inner = (str(location[1]), location[2:]) if section in _CLASSES and len(location) > 1 else ("", [])
    node = owner if section == "nodes" else ""
    if kind == "extra_forbidden":
        allowed = list(_fields(_CLASSES[section] if owner else Blueprint))
        close = difflib.get_close_matches(str(location[-1]), allowed, n=1)
        hint = f"Did you mean {close[0]!r}?" if close else f"It may have {', '.join(allowed)}."
        text = f"{_owner(section, owner, inner)} has no field {str(location[-1])[:60]!r}. {hint}"
    elif kind == "missing":
        text = f"{_owner(section, owner, inner)} lacks {location[-1]!r}."
    elif "[key]" in location:
        text = f"{owner!r} is no name for one of the {section}: small letters, digits and _, at most 40."
    else:
        text = f"{_where(section, owner, inner)} is {_shown(value)}{_said(kind, message, value)}"
    port = ".".join(str(part) for part in inner if part != "[key]" and not _is_branch(part))
    if not node and owner:
        port = f"{section}.{owner}" + (f".{port}" if port else "")
    elif not node and location:
        port = str(location[0])
    return BlueprintProblem(node=node, port=port, message=text)


def _said(kind: str, message: str, value: Any) -> str:
    """What pydantic has against a value, as our sentences go on after it."""
    if kind == "string_pattern_mismatch":  # the slug, the one text with a pattern
        return ", but must be small letters, digits and -, from a letter on, at most 60 characters."
    _, found, must = message.partition(" should ")
    if not found:
        return f": {message[:1].lower()}{message[1:]}."
    close = (
        difflib.get_close_matches(str(value), _QUOTED.findall(must), n=1) if kind == "literal_error" else ()
    )
    return f", but must {must}" + (f"; did you mean {close[0]!r}?" if close else ".")


def _fields(model: type[Request]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _where(section: str, owner: str, inner: list[Any] | None = None) -> str:
    path = ".".join(str(part) for part in inner or [] if not _is_branch(part))
    if not owner:
        return str(section) or "The blueprint"
    return f"{section}.{owner}" + (f".{path}" if path else "")


def _owner(section: str, owner: str, inner: list[Any]) -> str:
    """What a field belongs to; ``inner`` ends with the field itself."""
    return _where(section, owner, inner[:-1]) if owner else "The blueprint"


def _is_branch(part: Any) -> bool:
    """Whether pydantic put this into a location to say which of several types it tried."""
    return part in {"str", "int"} or (isinstance(part, str) and part.startswith(("list[", "dict[")))


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
