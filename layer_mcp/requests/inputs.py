"""Values that were typed as text, as what a workflow's input or a tool's argument is declared to be. Pure but for ``@FILE``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from layer_mcp.contract.errors import BudgetExceeded, InvalidInputs
from layer_mcp.tools.schemas import reading

if TYPE_CHECKING:
    from layer_mcp.answers import ToolInfo
    from layer_mcp.contract.workflows import WorkflowSummary

_TRUE, _FALSE = {"true", "yes", "on", "1"}, {"false", "no", "off", "0"}
_LIST = "[]"


def pair(text: str) -> tuple[str, Any]:
    """``NAME=VALUE``; ``NAME=@FILE`` is what is in the file, read as JSON where its name ends in ``.json``.

    Raises:
        InvalidInputs: when it is not that, or the file cannot be read.
    """
    name, equals, value = text.partition("=")
    name = name.strip()
    if not equals or not name:
        raise InvalidInputs(
            f"{text!r} is not NAME=VALUE.",
            field="input",
            value=text,
            remedy="For example: names=sword,shield",
        )
    if not value.startswith("@"):
        return name, value
    path = Path(value[1:]).expanduser()
    try:
        content = path.read_text(encoding="utf-8")
        return name, json.loads(content) if path.suffix == ".json" else content.strip()
    except (OSError, ValueError) as error:
        reason = (error.strerror or error) if isinstance(error, OSError) else error
        raise InvalidInputs(f"{name}: {path} cannot be read ({reason}).", field=name, value=value) from None


def pairs(texts: Iterable[str]) -> dict[str, Any]:
    """Several ``NAME=VALUE``.

    Raises:
        InvalidInputs: as ``pair``, and for a name that is given twice.
    """
    found: dict[str, Any] = {}
    for text in texts:
        name, value = pair(text)
        if name in found:
            raise InvalidInputs(f"{name} is given twice.", field=name, value=text)
        found[name] = value
    return found


def workflow_inputs(workflow: WorkflowSummary, given: Mapping[str, Any]) -> dict[str, Any]:
    """Inputs with their text read as the types that the workflow declares; all else stays as it is."""
    types = {port.name: port.type for port in workflow.inputs}
    return {
        name: _read(value, types.get(name, ""), f"inputs.{name}") if isinstance(value, str) else value
        for name, value in given.items()
    }


def tool_arguments(tool: ToolInfo, given: Mapping[str, Any]) -> dict[str, Any]:
    """Arguments with their text read as the tool's schema declares."""
    schema = reading.as_schema(tool.input_schema)
    properties = reading.properties(schema, schema)
    return {
        name: _read(value, _type_of(properties.get(name), schema), name) if isinstance(value, str) else value
        for name, value in given.items()
    }


def check_spending(tool: ToolInfo, *, allowed: bool) -> None:
    """A call by name is not priced, so one that may spend has to be allowed in so many words.

    Raises:
        BudgetExceeded: when it may spend, and was not allowed to.
    """
    if tool.paid and not allowed:
        raise BudgetExceeded(
            f"{tool.name} may spend Creative Units, and a call by its name is not priced first.",
            remedy="Nothing was sent. Pass --yes, or --max-cu with the price that you allow.",
        )


def _type_of(schema: Any, root: reading.Schema, depth: int = 0) -> str:
    """A JSON Schema's type in a workflow's words; ``json`` for what only JSON can say."""
    for branch in reading.branches(schema, root):
        for kind in reading.kinds(branch):
            if kind in {"integer", "number", "boolean"}:
                return kind
            if kind == "array":
                inner = (
                    _type_of(branch.get("items"), root, depth + 1) if depth < reading.MAX_DEPTH else "json"
                )
                return "json" if inner == "json" else f"{inner or 'text'}{_LIST}"
            if kind == "object":
                return "json"
            if kind == "string":
                return ""
    return ""


def _read(text: str, type_: str, field: str) -> Any:
    if type_.endswith(_LIST):
        text = text.strip()
        if text.startswith("["):
            try:
                return json.loads(text)
            except ValueError:
                text = text.strip("[]")  # as YAML writes it: [sword, shield]
        return [
            _read(part.strip(), type_.removesuffix(_LIST), field) for part in text.split(",") if part.strip()
        ]
    try:
        if type_ == "integer":
            return int(text)
        if type_ == "number":
            return float(text)
    except ValueError:
        raise InvalidInputs(
            f"{field} is {text!r}, but must be {'a whole' if type_ == 'integer' else 'a'} number.",
            field=field,
            value=text,
        ) from None
    if type_ == "boolean":
        word = text.strip().lower()
        if word not in _TRUE | _FALSE:
            raise InvalidInputs(
                f"{field} is {text!r}, but must be true or false.",
                field=field,
                value=text,
                allowed=["true", "false"],
            )
        return word in _TRUE
    return _json(text, field) if type_ == "json" else text


def _json(text: str, field: str) -> Any:
    try:
        return json.loads(text)
    except ValueError as error:
        raise InvalidInputs(f"{field} is not JSON: {error}.", field=field, value=text) from None
