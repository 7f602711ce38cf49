"""Other spellings of arguments that Layer's surface has had; a server of ours takes them all.

Only the seed's names are advertised. The newer generation says ``base_model_id``, nests filters in
``filter`` and gives capabilities as an object of booleans; the quickstart nests a forge's ``parameters``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from layer_mcp.contract.errors import InvalidInputs

_RENAMED: Mapping[str, Mapping[str, str]] = {
    "get_model": {"base_model_id": "model_id"},
    "estimate_forge_price": {"base_model_id": "model_id"},
    "execute_forge": {"base_model_id": "model_id"},
    "list_models": {"query": "search", "text": "search", "fulltext": "search"},
    "list_workflows": {"query": "search", "text": "search", "fulltext": "search"},
}
_NESTED: Mapping[str, str] = {
    "estimate_forge_price": "parameters",
    "execute_forge": "parameters",
    "list_models": "filter",
    "list_workflows": "filter",
}
_GUIDANCE_TYPES: Mapping[str, str] = {"init": "init_image", "editing_reference": "reference_image"}


def canonical(tool: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments in the seed's spelling.

    Raises:
        InvalidInputs: when two spellings of one argument disagree.
    """
    result = dict(arguments)
    group = _NESTED.get(tool)
    if group is not None and isinstance(result.get(group), Mapping):
        for name, value in result.pop(group).items():
            _put(result, name, value)
    for other, name in _RENAMED.get(tool, {}).items():
        if other in result:
            _put(result, name, result.pop(other))
    if tool == "list_models" and isinstance(result.get("capabilities"), Mapping):
        wanted = result["capabilities"]
        if all(value is True for value in wanted.values()):
            result["capabilities"] = list(wanted)
    if isinstance(result.get("guidance_files"), list):
        result["guidance_files"] = [_guidance(item) for item in result["guidance_files"]]
    return result


def _put(arguments: dict[str, Any], name: str, value: Any) -> None:
    if name in arguments and arguments[name] != value:
        raise InvalidInputs(f"{name} is given twice with different values.", field=name, value=value)
    arguments[name] = value


def _guidance(item: Any) -> Any:
    if isinstance(item, Mapping) and item.get("type") in _GUIDANCE_TYPES:
        return {**item, "type": _GUIDANCE_TYPES[item["type"]]}
    return item
