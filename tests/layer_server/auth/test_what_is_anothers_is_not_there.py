"""One user's workspaces, runs, files, uploads, workflows and balances, asked for by another: every tool, every route."""

from __future__ import annotations

import json
import time
import uuid
from typing import Any

import httpx2
import pytest

from layer_mcp.contract.tools import TOOLS
from layer_server.app import create_app

BLUEPRINT = """
blueprint: 1
slug: hers
name: Hers
description: One swatch.
inputs:
  subject: {type: text, description: What., value_schema: {minLength: 1, maxLength: 50}}
nodes:
  icon: {forge: swatch, prompt: "{subject}"}
outputs:
  icons: {from: nodes.icon, description: The swatch.}
"""
PNG_SIZE = 100


@pytest.fixture(scope="module")
def hers(public: Any, ana: Any) -> dict[str, Any]:
    """What ana has: ids by the name of the argument that takes them."""
    call, where = public.call, ana.workspace
    from layer_server.accounts.principal import Principal

    flow = public.core.workflows.add(Principal(ana.id), where, BLUEPRINT)
    run = call(ana.token, "execute_forge", workspace_id=where, model_id="swatch", prompt="red", batch_size=1)
    assert not run["is_error"], run
    while (state := call(ana.token, "get_forge_run", inference_id=run["inference_id"]))[
        "status"
    ] == "in_progress":
        time.sleep(0.05)
    assert state["status"] == "complete", state
    long = call(
        ana.token,
        "execute_forge",
        workspace_id=where,
        model_id="swatch",
        prompt="slow",
        batch_size=1,
        duration_seconds=120,
    )
    started = call(
        ana.token, "execute_workflow", workspace_id=where, workflow_id=flow.id, inputs={"subject": "blue"}
    )
    assert not started["is_error"], started
    upload = call(
        ana.token,
        "request_file_upload_url",
        workspace_id=where,
        content_type="image/png",
        file_size_bytes=PNG_SIZE,
    )
    assert not upload["is_error"], upload
    return {
        "workspace_id": where,
        "workflow_id": flow.id,
        "inference_id": long["inference_id"],
        "finished": run["inference_id"],
        "run_id": started["run_id"],
        "file_id": state["assets"][0]["file_id"],
        "upload_id": upload["file_id"],
    }


FORGE = {"model_id": "swatch", "prompt": "red", "batch_size": 1}
GUIDED = {"model_id": "guided", "prompt": "red", "batch_size": 1}

REACHES: dict[str, list[dict[str, Any]]] = {
    "get_instructions": [],
    "get_workflow_instructions": [],
    "get_forge_instructions": [],
    "list_workspaces": [],
    "get_workspace": [{"workspace_id": "hers"}],
    "get_model_recommendations": [{"workspace_id": "hers"}],
    "list_models": [{"workspace_id": "hers"}],
    "get_model": [{"workspace_id": "hers", "model_id": "swatch"}],
    "list_workflows": [{"workspace_id": "hers"}],
    "estimate_workflow_price": [
        {"workspace_id": "hers", "workflow_id": "hers", "inputs": {"subject": "x"}},
        {"workspace_id": "mine", "workflow_id": "hers", "inputs": {"subject": "x"}},
    ],
    "execute_workflow": [
        {"workspace_id": "hers", "workflow_id": "hers", "inputs": {"subject": "x"}},
        {"workspace_id": "mine", "workflow_id": "hers", "inputs": {"subject": "x"}},
    ],
    "get_workflow_run": [{"run_id": "hers"}, {"run_id": "hers", "workspace_id": "hers"}],
    "cancel_workflow_run": [{"run_id": "hers"}, {"run_id": "hers", "workspace_id": "hers"}],
    "estimate_forge_price": [{"workspace_id": "hers", **FORGE}],
    "execute_forge": [
        {"workspace_id": "hers", **FORGE},
        {
            "workspace_id": "mine",
            **GUIDED,
            "guidance_files": [{"file_id": "hers", "type": "reference_image"}],
        },
        {
            "workspace_id": "mine",
            **GUIDED,
            "guidance_files": [{"file_id": "upload", "type": "reference_image"}],
        },
    ],
    "get_forge_run": [{"inference_id": "hers"}, {"inference_id": "hers", "workspace_id": "hers"}],
    "cancel_inference": [{"inference_id": "hers"}, {"inference_id": "hers", "workspace_id": "hers"}],
    "request_file_upload_url": [
        {"workspace_id": "hers", "content_type": "image/png", "file_size_bytes": PNG_SIZE}
    ],
    "upload_file": [{"workspace_id": "hers", "url": "https://127.0.0.1/a.png"}],
}
"""Per tool, the ways to reach for something that belongs to somebody; ``hers`` becomes ana's id."""


def fill(arguments: Any, ids: dict[str, str], mine: str, key: str = "") -> Any:
    if isinstance(arguments, dict):
        return {name: fill(value, ids, mine, name) for name, value in arguments.items()}
    if isinstance(arguments, list):
        return [fill(each, ids, mine, key) for each in arguments]
    return {"hers": ids.get(key), "mine": mine, "upload": ids["upload_id"]}.get(arguments, arguments)


def test_every_tool_is_tried() -> None:
    assert set(REACHES) == {tool.name for tool in TOOLS}


@pytest.mark.parametrize(
    ("tool", "arguments"), [(name, each) for name, ways in REACHES.items() for each in ways]
)
def test_a_tool_answers_as_if_it_did_not_exist(
    public: Any, ben: Any, hers: dict[str, Any], tool: str, arguments: dict[str, Any]
) -> None:
    nobodys = {name: str(uuid.uuid4()) for name in hers}
    foreign = public.call(ben.token, tool, **fill(arguments, hers, ben.workspace))
    missing = public.call(ben.token, tool, **fill(arguments, nobodys, ben.workspace))
    assert foreign["is_error"], foreign
    assert foreign["status"] == 404 or foreign["code"] == "INVALID_INPUTS", foreign
    told = json.dumps(foreign)
    for name, theirs in hers.items():
        told = told.replace(theirs, nobodys[name])
    assert json.loads(told) == missing


def test_lists_hold_only_what_is_ones_own(public: Any, ana: Any, ben: Any, hers: dict[str, Any]) -> None:
    mine = public.call(ben.token, "list_workspaces")["workspaces"]
    assert [(each["name"], each["available_creative_units"]) for each in mine] == [("ben", 100)]
    assert "hers" not in json.dumps(public.call(ben.token, "list_workflows", workspace_id=ben.workspace))
    assert "hers" in json.dumps(public.call(ana.token, "list_workflows", workspace_id=ana.workspace))
    listed = public.result(public.rpc("resources/list", ben.token))
    assert listed["resources"] == [] or not any(each in json.dumps(listed) for each in hers.values())


@pytest.mark.parametrize(
    "uri",
    [
        "asset://{file_id}",
        "asset://{file_id}/preview",
        "asset://{upload_id}",
        "run://{finished}",
        "run://{run_id}",
    ],
)
def test_resources_of_others_are_not_found(
    public: Any, ana: Any, ben: Any, hers: dict[str, Any], uri: str
) -> None:
    refused = public.rpc("resources/read", ben.token, uri=uri.format(**hers)).json()
    missing = public.rpc(
        "resources/read", ben.token, uri=uri.format(**dict.fromkeys(hers, str(uuid.uuid4())))
    ).json()
    assert refused["error"]["code"] == missing["error"]["code"]
    if "upload" not in uri:
        assert "result" in public.rpc("resources/read", ana.token, uri=uri.format(**hers)).text


def test_nobody_in_particular_sees_no_resources(public: Any, hers: dict[str, Any]) -> None:
    listed = public.rpc("resources/list")
    assert not any(each in listed.text for each in hers.values())


@pytest.mark.parametrize(
    "tool", ["execute_forge", "execute_workflow", "request_file_upload_url", "upload_file"]
)
def test_a_viewer_may_look_but_not_run(
    public: Any, ana: Any, person: Any, hers: dict[str, Any], tool: str
) -> None:
    eve = person(f"eve-{tool}")
    public.core.members.set(ana.workspace, eve.id, "viewer")
    assert public.call(eve.token, "get_workspace", workspace_id=ana.workspace)["name"] == "ana"
    refused = public.call(eve.token, tool, **fill(REACHES[tool][0], hers, eve.workspace))
    assert (refused["code"], refused["status"]) == ("FORBIDDEN", 403)
    public.core.members.set(ana.workspace, eve.id, "member")
    allowed = public.call(eve.token, tool, **fill(REACHES[tool][0], hers, eve.workspace))
    assert allowed.get("code") != "FORBIDDEN"


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/runs/{finished}", None),
        ("GET", "/runs/{run_id}", None),
        ("GET", "/assets/{file_id}", None),
        ("GET", "/files/{file_id}", None),
        ("GET", "/files/{upload_id}", None),
        ("GET", "/files/{file_id}/thumbnail", None),
        ("GET", "/workflows?workspace_id={workspace_id}", None),
        ("GET", "/workflows/{workflow_id}", None),
        ("GET", "/workflows/{workflow_id}?workspace_id={workspace_id}", None),
        ("POST", "/workflows/{workflow_id}/remove", {}),
        ("POST", "/workflows", {"text": BLUEPRINT, "workspace_id": "{workspace_id}"}),
        ("POST", "/grant", {"creative_units": 1, "workspace_id": "{workspace_id}"}),
    ],
)
async def test_the_owner_of_the_folder_works_as_themselves(
    core: Any, hers: dict[str, Any], method: str, path: str, body: dict[str, Any] | None
) -> None:
    """The local REST acts for its own user; what it can do to others is administration, and says so."""
    app = create_app(core.settings, core=core)
    transport = httpx2.ASGITransport(app=app.asgi)
    async with app.running(), httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1") as http:
        sent = {
            key: hers["workspace_id"] if value == "{workspace_id}" else value
            for key, value in (body or {}).items()
        }
        answer = await http.request(
            method, "/local/v1" + path.format(**hers), json=sent if body is not None else None
        )
        assert answer.status_code == 404, answer.text
        for each in ("/runs", "/assets", "/changes"):
            listed = (await http.get("/local/v1" + each)).text
            assert not any(theirs in listed for theirs in hers.values())


def test_a_signature_for_one_file_opens_no_other(public: Any, ana: Any, hers: dict[str, Any]) -> None:
    state = public.call(ana.token, "get_forge_run", inference_id=hers["finished"])
    url = state["assets"][0]["url"]
    assert public.http.get(url).status_code == 200
    assert public.http.get(url.replace(hers["file_id"], str(uuid.uuid4()))).status_code == 403
    assert public.http.get(url.partition("?")[0]).status_code == 403
    assert (
        public.http.get(
            f"/files/{hers['file_id']}/x", headers={"authorization": f"Bearer {ana.token}"}
        ).status_code
        == 403
    )
