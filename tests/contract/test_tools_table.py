"""The table of tools: the published 18 in their order, small schemas, open results, closed requests."""

from __future__ import annotations

import json

import jsonschema
import pytest

from layer_mcp.contract.tools import MAX_SCHEMA_BYTES, TOOLS, TOOLS_BY_NAME, Tool

PUBLISHED = """
get_instructions get_workflow_instructions get_forge_instructions list_workspaces get_workspace
get_model_recommendations list_models get_model list_workflows estimate_workflow_price execute_workflow
get_workflow_run cancel_workflow_run estimate_forge_price execute_forge get_forge_run
request_file_upload_url upload_file
""".split()

each_tool = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)


def test_the_published_tools_are_all_there_in_order() -> None:
    assert [tool.name for tool in TOOLS if tool.name != "cancel_inference"] == PUBLISHED
    assert len(PUBLISHED) == 18


@each_tool
def test_schemas_stay_under_the_limit_of_strict_clients(tool: Tool) -> None:
    size = len(json.dumps(tool.input_schema()).encode()) + len(json.dumps(tool.output_schema()).encode())
    assert size <= MAX_SCHEMA_BYTES


@each_tool
def test_schemas_are_valid_json_schema(tool: Tool) -> None:
    for schema in (tool.input_schema(), tool.output_schema()):
        jsonschema.Draft202012Validator.check_schema(schema)
        assert schema["type"] == "object"


@each_tool
def test_requests_are_closed_and_results_are_open(tool: Tool) -> None:
    assert tool.input_schema()["additionalProperties"] is False
    assert tool.output_schema().get("additionalProperties", True) is True


def test_a_result_keeps_what_a_newer_server_adds() -> None:
    result = TOOLS_BY_NAME["get_workspace"].result.model_validate({"workspace_id": "w", "mood": "sunny"})
    assert result.to_wire()["mood"] == "sunny"


def test_only_what_spends_is_paid_and_nothing_paid_is_idempotent() -> None:
    paid = {tool.name for tool in TOOLS if tool.paid}
    assert paid == {"execute_forge", "execute_workflow"}
    assert not any(tool.idempotent or tool.read_only for tool in TOOLS if tool.paid)
    assert {tool.name for tool in TOOLS if tool.destructive} == {"cancel_inference", "cancel_workflow_run"}
    assert {tool.name for tool in TOOLS if tool.open_world} == {"upload_file"}


def test_every_forge_parameter_of_the_wire_is_there() -> None:
    documented = """
    prompt width height batch_size num_inference_steps guidance_scale prompt_strength quality sharpness
    duration_seconds generate_audio keep_audio fps video_effects use_ta_pose include_textures quad_mesh
    pbr_materials low_poly generate_parts face_limit stability use_speaker_boost similarity_boost
    style_exaggeration speed upscale_ratio creativity resemblance vectorize remove_background reframe refill
    seed guidance_files mask session_name model_id workspace_id
    """.split()
    seen_by_name = ["negative_prompt", "instrumental", "loop", "voice", "camera"]
    ours = ["palette", "pixel_grid", "license_policy"]
    offered = set(TOOLS_BY_NAME["execute_forge"].input_schema()["properties"])
    assert offered == {*documented, *seen_by_name, *ours}
