"""``tools/list`` of both generations: the seed's 18 tools, or the 41 newer names, one of them very large."""

from __future__ import annotations

import json
from typing import Any

from standin.quirks import Quirks

LARGEST_PAIR = 34_711
"""Bytes of the largest input and output schema together, as seen on the hosted server."""

ID = {"type": "string", "format": "uuid"}
TEXT = {"type": "string"}
FLAG = {"type": "boolean"}
WHOLE = {"type": "integer", "exclusiveMinimum": 0}
SHARE = {"type": "number", "minimum": 0, "maximum": 1}
NUMBER = {"type": "number"}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


_FORGE: dict[str, dict[str, Any]] = {
    "prompt": _or_null({"type": "string", "maxLength": 100_000}),
    "width": _or_null(WHOLE),
    "height": _or_null(WHOLE),
    "batch_size": {"type": "integer", "minimum": 1, "maximum": 16, "default": 4},
    "num_inference_steps": WHOLE,
    "guidance_scale": NUMBER,
    "prompt_strength": SHARE,
    "quality": {"enum": ["low", "medium", "high"]},
    "sharpness": NUMBER,
    "duration_seconds": {"type": "number", "exclusiveMinimum": 0},
    "fps": WHOLE,
    "face_limit": WHOLE,
    "stability": SHARE,
    "similarity_boost": SHARE,
    "style_exaggeration": SHARE,
    "speed": NUMBER,
    "upscale_ratio": NUMBER,
    "creativity": NUMBER,
    "resemblance": NUMBER,
    "video_effects": {"type": "array", "items": {"type": "object"}},
    **dict.fromkeys(
        ("generate_audio", "keep_audio", "use_ta_pose", "include_textures", "quad_mesh", "pbr_materials", "low_poly",
         "generate_parts", "use_speaker_boost", "vectorize", "remove_background", "reframe", "refill"), FLAG),
}  # fmt: skip
"""What bears on the price."""
_ONLY_RUN: dict[str, dict[str, Any]] = {
    "seed": {"type": "integer", "minimum": -1},
    "guidance_files": {
        "type": "array",
        "maxItems": 20,
        "items": {
            "type": "object",
            "properties": {"file_id": ID, "type": TEXT, "weight": NUMBER},
            "required": ["file_id", "type"],
            "additionalProperties": False,
        },
    },
    "mask": {"type": "object", "properties": {"file_id": ID}},
    "session_name": _or_null({"type": "string", "maxLength": 255}),
}
_NEWER_FORGE: dict[str, dict[str, Any]] = {
    "negative_prompt": TEXT,
    "reference_sets": {"type": "array", "maxItems": 10, "items": {"type": "object"}},
    "camera": {"type": "object"},
    "lyrics": TEXT,
    "instrumental": FLAG,
}
_PAGE = {
    "limit": {"type": "integer", "minimum": 1, "maximum": 100, "default": 20},
    "cursor": _or_null(TEXT),
}
_WORKFLOW = {"workspace_id": ID, "workflow_id": ID, "inputs": {"type": "object"}}

READ_ONLY = ("get_", "list_", "estimate_")
_FREE = frozenset({"score_files"})


def tools_of(generation: int, quirks: Quirks) -> list[dict[str, Any]]:
    """The tools as ``tools/list`` gives them."""
    run_scope = {"workspace_id": ID}
    needs = ["workspace_id"] if quirks.runs_need_workspace else []
    forge = {**_FORGE, **(_NEWER_FORGE if generation == 2 else {})}
    model_id = "model_id" if generation == 1 else "base_model_id"
    found = [
        _tool("get_instructions", {}),
        _tool("get_workflow_instructions", {}),
        _tool("get_forge_instructions", {}),
        _tool("list_workspaces", _PAGE),
        _tool("get_workspace", {"workspace_id": ID}, ["workspace_id"]),
        *_model_tools(generation),
        _tool(
            "list_workflows", {"workspace_id": ID, **_words(generation, quirks), **_PAGE}, ["workspace_id"]
        ),
        _tool("estimate_workflow_price", _WORKFLOW, list(_WORKFLOW)),
        _tool(
            "execute_workflow",
            {**_WORKFLOW, "session_id": _or_null(ID), "session_name": _or_null(TEXT)},
            list(_WORKFLOW),
        ),
        _tool("get_workflow_run", {"run_id": ID, **run_scope}, ["run_id", *needs]),
        _tool("cancel_workflow_run", {"run_id": ID, **run_scope}, ["run_id", *needs]),
        _tool("estimate_forge_price", *_forge(model_id, generation, forge, quirks)),
        _tool("execute_forge", *_forge(model_id, generation, {**forge, **_ONLY_RUN}, quirks)),
        _tool("get_forge_run", {"inference_id": ID, **run_scope}, ["inference_id", *needs]),
        _tool(
            "request_file_upload_url",
            {
                "workspace_id": ID,
                "content_type": TEXT,
                "file_size_bytes": WHOLE,
                "file_name": _or_null(TEXT),
            },
            ["workspace_id", "content_type", "file_size_bytes"],
        ),
        _tool("upload_file", {"workspace_id": ID, "url": TEXT, "file_name": TEXT}, ["workspace_id", "url"]),
    ]
    if generation == 2:
        found.append(_tool("cancel_inference", {"inference_id": ID, **run_scope}, ["inference_id", *needs]))
        found += [_tool(name, {"workspace_id": ID}, open_=True) for name in NEWER_ONLY]
        _grow(next(tool for tool in found if tool["name"] == "execute_forge"))
    return found


NEWER_ONLY = (
    "list_projects", "get_project", "import_workflow", "get_blueprint_system_config", "estimate_video_timeline_price",
    "render_video_timeline", "list_reference_sets", "get_reference_set", "create_reference_set",
    "estimate_training_price", "start_training", "get_training_status", "list_training_runs", "get_trained_model",
    "cancel_training_run", "compose_image", "render_text", "split_sprite_sheet", "pack_sprite_sheet",
    "list_output_scoring_rules", "score_files", "get_file_scores", "get_generation_run",
)  # fmt: skip
"""Tools of the newer generation whose arguments are not known outside."""


def _tool(
    name: str, properties: dict[str, Any], required: list[str] | None = None, *, open_: bool = False
) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "object", "properties": properties, "additionalProperties": open_}
    if required:
        schema["required"] = required
    tool = {
        "name": name,
        "description": f"{name.replace('_', ' ')}.",
        "inputSchema": schema,
        "outputSchema": {"type": "object", "additionalProperties": True},
    }
    if name.startswith(READ_ONLY) or name in _FREE:
        tool["annotations"] = {"readOnlyHint": True}
    return tool


def _model_tools(generation: int) -> list[dict[str, Any]]:
    if generation == 1:
        filters = {"modality": {"enum": ["image", "video", "three_d", "audio"]}}
        search = {"capabilities": {"type": "array", "items": TEXT}, "search": TEXT}
        return [
            _tool("get_model_recommendations", {"workspace_id": ID, **filters}, ["workspace_id"]),
            _tool("list_models", {"workspace_id": ID, **filters, **search, **_PAGE}, ["workspace_id"]),
            _tool("get_model", {"workspace_id": ID, "model_id": ID}, ["workspace_id", "model_id"]),
        ]
    wanted = {
        "use_case": TEXT,
        "capabilities": {"type": "object", "additionalProperties": FLAG},
        "max_price": NUMBER,
    }
    filter_ = {"type": "object", "properties": wanted, "additionalProperties": False}
    listing = {"workspace_id": ID, "filter": filter_, "sort": TEXT, **_PAGE}
    return [
        _tool("list_base_models", listing, ["workspace_id"]),
        _tool(
            "get_base_model", {"workspace_id": ID, "base_model_id": TEXT}, ["workspace_id", "base_model_id"]
        ),
    ]


def _words(generation: int, quirks: Quirks) -> dict[str, Any]:
    if generation == 1:
        return {"search": TEXT}
    if quirks.fulltext == "top":
        return {"fulltext": TEXT}
    return {"filter": {"type": "object", "properties": {"fulltext": TEXT}, "additionalProperties": False}}


def _forge(
    model_id: str, generation: int, parameters: dict[str, Any], quirks: Quirks
) -> tuple[dict[str, Any], list[str]]:
    """Properties and required ones, in the body's shape."""
    scope: dict[str, Any] = {"workspace_id": ID, model_id: ID if generation == 1 else TEXT}
    required = ["workspace_id", model_id] if generation == 1 else ["workspace_id"]
    nested = {"parameters": {"type": "object", "properties": parameters, "additionalProperties": False}}
    if quirks.body == "flat":
        return {**scope, **parameters}, required
    if quirks.body == "nested":
        return {**scope, **nested}, [*required, "parameters"]
    return {**scope, **parameters, **nested}, required


def _grow(tool: dict[str, Any]) -> None:
    """Make a tool's schemas exactly as large as the largest that was seen."""
    schema = tool["inputSchema"]
    schema["description"] = ""
    size = len(json.dumps([schema, tool["outputSchema"]], separators=(",", ":"))) - len("[,]")
    words = "Guidance for the model, of which there is a lot. "
    missing = LARGEST_PAIR - size
    schema["description"] = (words * (missing // len(words) + 1))[:missing]
