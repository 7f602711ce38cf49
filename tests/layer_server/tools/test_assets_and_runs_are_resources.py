"""Resources: what was made can be listed, read and subscribed to by addresses that do not expire."""

from __future__ import annotations

import base64
import json
from typing import Any

import anyio
import mcp
import pytest

from layer_server.tools import resources


@pytest.fixture
async def made(client: Any, workspace_id: str, finish: Any) -> dict[str, Any]:
    """A finished run of one asset."""
    started = await client.call_tool(
        "execute_forge",
        {"workspace_id": workspace_id, "model_id": "swatch", "prompt": "red square", "batch_size": 1},
    )
    run: dict[str, Any] = await finish(client, started.structured_content["inference_id"])
    return run


async def test_the_newest_assets_are_listed_first_after_the_page(client: Any, made: dict[str, Any]) -> None:
    page, newest = (await client.list_resources()).resources[:2]
    assert page.uri == "ui://layer/run"
    asset = made["assets"][0]
    assert newest.uri == f"asset://{asset['file_id']}"
    assert newest.mime_type == "image/png"
    assert newest.size == asset["size_bytes"]
    assert newest.description == "red square"


async def test_the_list_has_pages(client: Any, made: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "PAGE", 1)
    first = await client.list_resources()
    assert len(first.resources) == 2, "the page of the app, and one asset"
    if first.next_cursor is not None:
        second = await client.list_resources(cursor=first.next_cursor)
        assert second.resources[0].uri.startswith("asset://")
        assert second.resources[0].uri != first.resources[1].uri


async def test_an_asset_is_read_as_its_bytes(client: Any, made: dict[str, Any]) -> None:
    asset = made["assets"][0]
    (content,) = (await client.read_resource(f"asset://{asset['file_id']}")).contents
    assert content.mime_type == "image/png"
    assert len(base64.b64decode(content.blob)) == asset["size_bytes"]
    (part,) = (await client.read_resource(f"asset://{asset['parts'][0]['file_id']}")).contents
    assert base64.b64decode(part.blob).startswith(b"\x89PNG")
    (small,) = (await client.read_resource(f"asset://{asset['file_id']}/preview")).contents
    assert small.mime_type == "image/webp"


async def test_a_large_file_is_pointed_to(
    client: Any, made: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "MAX_BLOB_BYTES", 10)
    asset = made["assets"][0]
    (content,) = (await client.read_resource(f"asset://{asset['file_id']}")).contents
    assert "Download it: http://127.0.0.1:9/files/" in content.text


async def test_a_run_is_read_as_what_its_tool_answers(client: Any, made: dict[str, Any]) -> None:
    (content,) = (await client.read_resource(f"run://{made['inference_id']}")).contents
    assert content.mime_type == "application/json"
    run = json.loads(content.text)
    assert run["status"] == "complete"
    assert run["assets"][0]["file_id"] == made["assets"][0]["file_id"]


@pytest.mark.parametrize(
    "uri", ["asset://00000000-0000-4000-8000-000000000000", "run://nothing", "file:///etc/passwd", "asset://"]
)
async def test_what_is_not_there_is_told_in_the_words_of_the_era(client: Any, era: str, uri: str) -> None:
    with pytest.raises(mcp.MCPError) as caught:
        await client.read_resource(uri)
    assert caught.value.error.code == (-32002 if era == "legacy" else -32602)
    assert caught.value.error.data["uri"] == uri


async def test_anothers_assets_and_runs_are_not_there(core: Any, made: dict[str, Any]) -> None:
    from layer_mcp.contract.errors import LayerError
    from layer_server.accounts.principal import Principal
    from layer_server.results import Urls
    from layer_server.tools.call import Call

    stranger = Call(core, Principal("somebody else"), Urls(None, core.library.sign))
    for uri in (f"asset://{made['assets'][0]['file_id']}", f"run://{made['inference_id']}"):
        with pytest.raises(LayerError) as caught:
            resources._read(stranger, uri)
        assert caught.value.status == 404


async def test_results_link_to_assets_by_the_address_that_stays_good(
    client: Any, made: dict[str, Any]
) -> None:
    answer = await client.call_tool("get_forge_run", {"inference_id": made["inference_id"]})
    links = [block.uri for block in answer.content if block.type == "resource_link"]
    assert links == [f"asset://{made['assets'][0]['file_id']}"]
    assert answer.structured_content["assets"][0]["url"].startswith("http://127.0.0.1:9/files/")


async def test_the_templates_say_what_can_be_read(client: Any) -> None:
    templates = (await client.list_resource_templates()).resource_templates
    assert [template.uri_template for template in templates] == [
        "asset://{file_id}",
        "asset://{file_id}/preview",
        "run://{run_id}",
    ]


async def test_the_address_of_the_page_is_the_same_to_everybody(client: Any) -> None:
    with anyio.fail_after(10):
        (page,) = (await client.read_resource("ui://layer/run")).contents
    assert page.mime_type == "text/html;profile=mcp-app"
    assert "http://" not in page.text.replace("http://www.w3.org", "")
    assert "https://" not in page.text
    tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    shows = {name for name, tool in tools.items() if (tool.meta or {}).get("ui")}
    assert shows == {"get_forge_run", "get_workflow_run"}
    assert tools["get_forge_run"].meta["ui"]["resourceUri"] == "ui://layer/run"
