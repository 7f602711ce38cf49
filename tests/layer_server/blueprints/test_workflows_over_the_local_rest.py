from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import pytest

from layer_mcp.contract.local import WorkflowCheck, WorkflowFile, WorkflowList


@pytest.fixture
async def rest(tmp_path: Any) -> AsyncIterator[httpx2.AsyncClient]:
    from layer_server.app import create_app
    from layer_server.settings import Settings

    app = create_app(Settings(home=tmp_path / "data", workers=1))
    async with (
        app.running(),
        httpx2.AsyncClient(
            transport=httpx2.ASGITransport(app=app.asgi), base_url="http://127.0.0.1/local/v1", timeout=60
        ) as client,
    ):
        yield client


async def test_the_life_of_a_workflow(rest: httpx2.AsyncClient, sheet: dict[str, Any]) -> None:
    text = json.dumps(sheet)
    checked = WorkflowCheck.model_validate(
        (await rest.post("/workflows/validate", json={"text": text})).json()
    )
    assert checked.valid

    added = WorkflowFile.model_validate((await rest.post("/workflows", json={"text": text})).json())
    assert (added.blueprint, added.workflow.version) == (sheet, 1)

    shown = WorkflowFile.model_validate((await rest.get("/workflows/little")).json())
    assert shown == added

    listed = WorkflowList.model_validate(
        (await rest.get("/workflows", params={"search": "little set"})).json()
    )
    assert listed.workflows[0].slug == "little-set"

    removed = await rest.post("/workflows/little-set/remove")
    assert removed.status_code == 200, removed.text
    gone = await rest.get("/workflows/little-set")
    assert (gone.status_code, gone.json()["code"]) == (404, "WORKFLOW_NOT_FOUND")


async def test_a_published_one_is_shown_with_its_file(rest: httpx2.AsyncClient) -> None:
    shown = WorkflowFile.model_validate((await rest.get("/workflows/icon-set")).json())
    assert shown.workspace_id is None
    assert shown.blueprint["nodes"]["icon"]["forge"] == "icon"


async def test_what_is_wrong_is_told(rest: httpx2.AsyncClient, sheet: dict[str, Any]) -> None:
    sheet["nodes"]["logo"]["use"] = "cutout"
    answer = await rest.post("/workflows", json={"text": json.dumps(sheet), "file_name": "mine.json"})
    assert answer.status_code == 400
    assert "logo.use: There is no utility 'cutout'. Did you mean 'cut_out'?" in answer.json()["message"]
    checked = WorkflowCheck.model_validate(
        (await rest.post("/workflows/validate", json={"text": "{"})).json()
    )
    assert not checked.valid
