"""Two generations of Layer's surface, one vocabulary.

The seed's 18 tools say ``list_models`` and ``model_id``; the newer surface says ``list_base_models`` and
``base_model_id``, nests filters and has no recommendations. We speak the seed's words and translate here.
Results are read tolerantly: whatever key a generation uses for the same thing.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from layer_mcp.contract.assets import AssetInfo
from layer_mcp.contract.errors import ERRORS, LayerError, error_from_wire
from layer_mcp.contract.local import RunModel, RunSnapshot
from layer_mcp.contract.status import status_from_wire
from layer_mcp.contract.workflows import WorkflowStep

if TYPE_CHECKING:
    import mcp_types as types

_NEWER_TOOLS: Mapping[str, str] = {
    "list_models": "list_base_models",
    "get_model": "get_base_model",
    "get_model_recommendations": "list_base_models",
}
_MODEL_LISTS = frozenset({"list_models", "get_model_recommendations"})
_LISTS = frozenset({*_MODEL_LISTS, "list_workspaces", "list_workflows"})
_FORGES = frozenset({"estimate_forge_price", "execute_forge"})
_FILTERS = ("use_case", "max_price")
_NEWER_GUIDANCE: Mapping[str, str] = {"init": "init_image", "editing_reference": "reference_image"}
"""The older words for guidance, and what they are called since."""
_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_LARGEST = 1e12
RUN_IDS = ("inference_id", "run_id", "generation_id")
"""What servers call the id of a run."""
_ESTIMATED_WITHOUT = ("guidance_files", "mask", "seed", "session_name")


class Dialect:
    """What a server calls things.

    Args:
        schemas: input schema by tool name, from ``tools/list``; None for our own server, which needs no
            translation.
    """

    def __init__(self, schemas: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        self._schemas = schemas
        self.newer = schemas is not None and "list_models" not in schemas and "list_base_models" in schemas

    def offers(self, tool: str) -> bool:
        """Whether the server has a tool, under either name."""
        if self._schemas is None:
            return True
        return tool in self._schemas or (self.newer and _NEWER_TOOLS.get(tool) in self._schemas)

    def requires(self, tool: str, argument: str) -> bool:
        """Whether the server refuses a call of a tool without this argument."""
        schema = (self._schemas or {}).get(_NEWER_TOOLS.get(tool, tool) if self.newer else tool, {})
        required = schema.get("required")
        return isinstance(required, Sequence) and argument in required

    def request(self, tool: str, arguments: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
        """The tool's name and arguments as this server spells them."""
        spelled = dict(arguments)
        if self._schemas is None:
            return tool, spelled
        name = _NEWER_TOOLS.get(tool, tool) if self.newer else tool
        known = self._properties(name)
        if "model_id" in spelled and ("base_model_id" in known or (self.newer and not known)):
            spelled["base_model_id"] = spelled.pop("model_id")
        if tool in _MODEL_LISTS and "filter" in known:
            _nest_filters(spelled)
        if tool == "list_workflows" and "search" in spelled and "search" not in known:
            words = {"fulltext": spelled.pop("search")}
            spelled |= {"filter": words} if "filter" in known else words
        if tool in _FORGES and "parameters" in known and "prompt" not in known:
            inside = {each: spelled.pop(each) for each in list(spelled) if each not in known}
            known = {**known, "parameters": {}}
            if tool == "estimate_forge_price":
                within = self._properties_of(self._schemas[name]["properties"]["parameters"])
                inside = _without(inside, _ESTIMATED_WITHOUT, within)
            spelled["parameters"] = {**inside, **(spelled.get("parameters") or {})}
        elif tool == "estimate_forge_price":
            spelled = _without(spelled, _ESTIMATED_WITHOUT, known)
        if tool in _LISTS and known:  # a schema that names nothing tells nothing
            spelled = _without(spelled, tuple(spelled), known)
        return name, spelled

    def left_out(self, tool: str, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Those arguments of a list that this server does not take: whoever asks narrows by them."""
        if self._schemas is None:
            return {}
        _, spelled = self.request(tool, arguments)
        sent = {**spelled, **(spelled.get("filter") or {})}
        return {name: value for name, value in arguments.items() if name not in sent}

    def _properties(self, tool: str) -> Mapping[str, Any]:
        return self._properties_of((self._schemas or {}).get(tool, {}))

    @staticmethod
    def _properties_of(schema: Mapping[str, Any]) -> Mapping[str, Any]:
        found = schema.get("properties")
        return found if isinstance(found, Mapping) else {}


def _nest_filters(spelled: dict[str, Any]) -> None:
    nested = {name: spelled.pop(name) for name in _FILTERS if name in spelled}
    if capabilities := spelled.pop("capabilities", None):
        nested["capabilities"] = dict.fromkeys(capabilities, True)
    if nested:
        spelled["filter"] = nested


def _without(
    arguments: Mapping[str, Any], optional: Sequence[str], known: Mapping[str, Any]
) -> dict[str, Any]:
    """The arguments less the optional ones that a schema does not know."""
    return {name: value for name, value in arguments.items() if name in known or name not in optional}


def structured(answer: types.CallToolResult) -> dict[str, Any]:
    """The answer's structured content, or its text read as JSON, or its text."""
    if answer.structured_content is not None:
        content = answer.structured_content
        return content if isinstance(content, dict) else {"result": content}
    text = text_of(answer)
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        return {"text": text}
    return parsed if isinstance(parsed, dict) else {"result": parsed}


def text_of(answer: types.CallToolResult) -> str:
    """All text blocks of an answer."""
    return "\n".join(block.text for block in answer.content if block.type == "text")


def error_in(answer: types.CallToolResult, tool: str) -> LayerError | None:
    """The error that an answer carries, in whatever shape the server gave it."""
    if not answer.is_error:
        return None
    body = structured(answer)
    for candidate in (body, body.get("error")):
        if isinstance(candidate, Mapping) and isinstance(candidate.get("code"), str):
            return error_from_wire(candidate)
    text = text_of(answer) or f"{tool} failed and the server did not say why."
    code = next((word for word in re.findall(r"[A-Z][A-Z_]{5,}", text) if word in ERRORS), LayerError.code)
    return error_from_wire({"code": code, "message": text})


def first(body: Mapping[str, Any], *names: str) -> Any:
    """The first of several keys that is there and not null."""
    return next((body[name] for name in names if body.get(name) is not None), None)


def run_id_of(body: Mapping[str, Any]) -> str:
    """The id of the run that a submit started."""
    found = first(body, *RUN_IDS, "id")
    return str(found) if found is not None else ""


def run_from_wire(body: Mapping[str, Any]) -> RunSnapshot:
    """A run's state in our vocabulary, from ``get_workflow_run`` or any generation's ``get_forge_run``."""
    is_workflow = "workflow_id" in body or "steps" in body
    parameters = first(body, "normalized_parameters", "parameters", "inputs") or {}
    model_id = str(first(body, "model_id", "base_model_id", "workflow_id") or "")
    return RunSnapshot(
        run_id=run_id_of(body),
        kind="workflow" if is_workflow else "forge",
        steps=_steps(body.get("steps")),
        status=status_from_wire(str(body.get("status") or "in_progress")).value,
        workspace_id=str(body.get("workspace_id") or ""),
        model=RunModel(model_id=model_id, name=str(body.get("workflow_name") or "")),
        prompt=str(body.get("prompt") or ""),
        seed=whole(first(body, "seed") or _get(parameters, "seed")),
        parameters=dict(parameters) if isinstance(parameters, Mapping) else {},
        progress=number(body.get("progress")),
        stage=body.get("stage") if isinstance(body.get("stage"), str) else None,
        reserved_creative_units=price(body.get("estimated_price_creative_units")) or 0,
        charged_creative_units=price(
            first(body, "actual_price_creative_units", "price_creative_units", "charged_creative_units")
        ),
        created_at=moment(body.get("created_at")),
        finished_at=moment(first(body, "completed_at", "finished_at")),
        assets=assets_from_wire(first(body, "assets", "outputs", "files") or []),
        error_code=_text(first(body, "error_code")),
        error_message=_text(first(body, "error_message", "error")),
    )


def assets_from_wire(items: Any) -> list[AssetInfo]:
    """Assets from any generation's spelling; what has no id is left out."""
    if isinstance(items, Mapping):
        items = list(items.values())
    found: list[AssetInfo] = []
    for item in items if isinstance(items, Sequence) and not isinstance(items, str) else []:
        if not isinstance(item, Mapping):
            continue
        body = dict(item)
        body["file_id"] = first(body, "file_id", "id", "asset_id")
        body["url"] = first(body, "url", "download_url", "signed_url")
        body["content_type"] = _words(first(body, "content_type", "mime_type", "mimeType"))
        body["name"] = _words(first(body, "name", "file_name", "filename"))
        body.setdefault("kind", _kind(body["content_type"]))
        if not body["file_id"]:
            continue
        try:
            found.append(AssetInfo.model_validate(body))
        except ValidationError:
            # A field that we do not need is of another type: keep what feeds and fetches the asset.
            found.append(
                AssetInfo(
                    file_id=str(body["file_id"]), url=_text(body["url"]), kind=str(body.get("kind") or "")
                )
            )
    return found


def _steps(items: Any) -> list[WorkflowStep]:
    """The steps of a workflow run; what cannot be read is a step all the same."""
    found: list[WorkflowStep] = []
    for item in items if isinstance(items, Sequence) and not isinstance(items, str) else []:
        try:
            found.append(WorkflowStep.model_validate(item))
        except ValidationError:
            status = item.get("status") if isinstance(item, Mapping) else None
            found.append(WorkflowStep(status=str(status or "pending")))
    return found


def item_from_wire(item: Any) -> Any:
    """A model or workspace of a list, its id and capabilities as the seed spells them."""
    if not isinstance(item, Mapping):
        return item
    body = {name: value for name, value in item.items() if value is not None}
    if "model_id" not in body and (other := first(body, "base_model_id", "id")) is not None:
        body["model_id"] = str(other)
    if "base_model_id" in body and not _UUID.fullmatch(str(body["base_model_id"])):
        body.setdefault("slug", str(body["base_model_id"]))
    if isinstance(capabilities := body.get("capabilities"), Mapping):
        body["capabilities"] = [name for name, has in capabilities.items() if has is True]
    if isinstance(body.get("modality"), str):
        body["modality"] = body["modality"].lower()
    parameters = _get(body.get("inference_schema"), "properties")
    if isinstance(parameters, Mapping):
        schemas = {name: dict(schema) for name, schema in parameters.items() if isinstance(schema, Mapping)}
        body.setdefault("parameters", schemas)
        body.setdefault("guidance_file_types", _guidance_of(schemas.get("guidance_files")))
    return body


def _guidance_of(schema: Any) -> list[str]:
    """The types of guidance that a model's own schema takes."""
    of_item = _get(_get(schema, "items"), "properties")
    found = _get(_get(of_item, "type"), "enum")
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def present(body: Mapping[str, Any]) -> dict[str, Any]:
    """A body without its nulls, at any depth: null says as much as nothing does."""
    return {name: _present(value) for name, value in body.items() if value is not None}


def _present(value: Any) -> Any:
    if isinstance(value, Mapping):
        return present(value)
    return [_present(item) for item in value if item is not None] if isinstance(value, list) else value


def guidance_offered(types: Sequence[str]) -> list[str]:
    """What a model takes, in the newer words."""
    return [_NEWER_GUIDANCE.get(each, each) for each in types]


def guidance_as_declared(item: Mapping[str, Any], declared: Sequence[str]) -> dict[str, Any]:
    """An item of ``guidance_files`` in the words of the model that it is for."""
    older = next((each for each in declared if _NEWER_GUIDANCE.get(each) == item.get("type")), None)
    newer = _NEWER_GUIDANCE.get(str(item.get("type")))
    spelled = dict(item)
    if item.get("type") not in declared and (word := older or (newer if newer in declared else None)):
        spelled["type"] = word
    return spelled


def _kind(content_type: str) -> str:
    family = content_type.partition("/")[0]
    return {"model": "three_d"}.get(family, family)


def _get(body: Any, name: str) -> Any:
    return body.get(name) if isinstance(body, Mapping) else None


def number(value: Any) -> float | int | None:
    """A number of a size that an amount, a share or a time can have."""
    known = isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= _LARGEST
    return value if known else None


def price(value: Any) -> float | int | None:
    """An amount that is held or charged; nobody is paid for a run."""
    found = number(value)
    return found if found is None or found >= 0 else None


def whole(value: Any) -> int | None:
    """A whole number that a database can keep."""
    known = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**63
    return value if known else None


def moment(value: Any) -> datetime | None:
    """A time; of a server that names no zone, in UTC."""
    try:
        found = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found is not None and found.tzinfo is None else found


def _words(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
