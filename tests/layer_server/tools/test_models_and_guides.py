from __future__ import annotations

from typing import Any

import pytest

from layer_mcp.contract.errors import WIRE_CODES
from layer_mcp.contract.tools import TOOLS_BY_NAME


async def content(client: Any, tool: str, **arguments: Any) -> dict[str, Any]:
    answer = await client.call_tool(tool, arguments)
    assert not answer.is_error, answer.content[0].text
    return dict(answer.structured_content)


async def test_models_are_filtered(client: Any, workspace_id: str, plain_cards: Any) -> None:
    async def slugs(**filters: Any) -> list[str]:
        page = await content(client, "list_models", workspace_id=workspace_id, **filters)
        return [model["slug"] for model in page["models"]]

    assert set(await slugs()) == {card.slug for card in plain_cards}
    assert await slugs(modality="audio") == ["tone"]
    assert await slugs(capabilities=["tileability"]) == ["swatch"]
    assert await slugs(filter={"use_case": "sound_effects"}) == ["tone"]
    assert (await slugs(search="swatch"))[0] == "swatch"
    assert "dear" not in await slugs(max_price=100.0)
    assert await slugs(modality="video") == []


async def test_pages_join_to_the_whole_list(client: Any, workspace_id: str) -> None:
    whole = await content(client, "list_models", workspace_id=workspace_id)
    seen, cursor = [], None
    while True:
        more = {} if cursor is None else {"cursor": cursor}
        page = await content(client, "list_models", workspace_id=workspace_id, limit=1, **more)
        seen += page["models"]
        assert page["pagination"]["total_count"] == len(whole["models"])
        if not page["pagination"]["has_more_results"]:
            break
        cursor = page["pagination"]["next_cursor"]
    assert seen == whole["models"]


async def test_a_model_by_slug_and_by_id_is_the_same(client: Any, workspace_id: str) -> None:
    by_slug = await content(client, "get_model", workspace_id=workspace_id, model_id="swatch")
    by_id = await content(client, "get_model", workspace_id=workspace_id, base_model_id=by_slug["model_id"])
    assert by_slug == by_id
    assert by_slug["price_creative_units"] == 1
    assert by_slug["parameters"]["width"]["maximum"] == 2048


async def test_recommendations_are_by_category(client: Any, workspace_id: str) -> None:
    found = await content(client, "get_model_recommendations", workspace_id=workspace_id, modality="image")
    assert found["recommendations"]
    assert {category["modality"] for category in found["recommendations"]} == {"image"}
    assert found["recommendations"][0]["models"][0]["slug"] == "swatch"


async def test_workspaces_have_their_balance(client: Any, workspace_id: str) -> None:
    page = await content(client, "list_workspaces")
    mine = page["workspaces"][0]
    assert mine["workspace_id"] == workspace_id
    assert mine == await content(client, "get_workspace", workspace_id=workspace_id)


@pytest.mark.parametrize("tool", ["get_instructions", "get_forge_instructions", "get_workflow_instructions"])
async def test_guides_are_markdown_and_data(client: Any, tool: str) -> None:
    answer = await client.call_tool(tool, {})
    assert answer.structured_content["text"] == answer.content[0].text
    assert answer.content[0].text.startswith("# ")
    assert answer.structured_content["facts"]
    for name in TOOLS_BY_NAME:
        # A guide never misspells a tool.
        assert f"`{name[:-1]}`" not in answer.content[0].text


async def test_the_platform_guide_has_every_error_and_every_price(client: Any) -> None:
    guide = await content(client, "get_instructions")
    assert set(WIRE_CODES) <= set(guide["facts"]["errors"])
    for code in WIRE_CODES:
        assert code in guide["text"]
    prices = guide["facts"]["prices"]
    assert (prices["swatch"], prices["dear"], prices["tone"]) == (1, 300, 0.1)
    for slug, price in prices.items():
        assert f"| `{slug}` |" in guide["text"]
        assert f"| {price:g} |" in guide["text"]
    assert guide["facts"]["limits"]["live_runs_per_user_and_workspace"] == 5


async def test_the_guides_tell_of_workflows_and_uploads(client: Any, workspace_id: str) -> None:
    platform = (await content(client, "get_instructions"))["text"]
    for tool in (
        "list_workflows",
        "execute_workflow",
        "get_workflow_run",
        "request_file_upload_url",
        "upload_file",
    ):
        assert f"`{tool}`" in platform
    guide = await content(client, "get_workflow_instructions")
    listed = await content(client, "list_workflows", workspace_id=workspace_id, limit=100)
    published = {each["slug"]: each["workflow_id"] for each in listed["workflows"] if each["published"]}
    assert guide["facts"]["published"] == published
    for slug in published:
        assert f"`{slug}`" in guide["text"]


async def test_the_guide_tells_of_the_gate_only_where_there_is_one(core: Any, client: Any) -> None:
    from dataclasses import replace

    from layer_server.accounts.principal import LOCAL_USER
    from layer_server.results import Urls
    from layer_server.tools.call import Call
    from layer_server.tools.instructions import get_instructions

    assert "asks before it spends" not in (await content(client, "get_instructions"))["text"]
    gated = replace(core, settings=replace(core.settings, spend_gate_cu=20))
    answer = get_instructions(Call(gated, LOCAL_USER, Urls(None, core.library.sign)), None)
    assert "above 20 CU an execute call needs the user's yes" in answer.text
