"""LangChain's own standard tests over every tool of the embedded server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest
from langchain_core.tools import BaseTool
from langchain_tests.integration_tests import ToolsIntegrationTests
from langchain_tests.unit_tests import ToolsUnitTests

from layer_agents import LayerKit
from layer_agents.composites import GENERATE_AND_WAIT, RUN_WORKFLOW_AND_WAIT
from layer_mcp.contract.tools import TOOLS

FORGE = {"prompt": "sword", "model_id": "swatch", "batch_size": 1}
UNUSED = "00000000-0000-4000-8000-000000000000"
ARGUMENTS: dict[str, dict[str, Any]] = {
    "get_model": {"model_id": "swatch"},
    "list_models": {"modality": "image"},
    "estimate_forge_price": FORGE,
    "execute_forge": FORGE,
    GENERATE_AND_WAIT: FORGE,
    "estimate_workflow_price": {"workflow_id": UNUSED, "inputs": {}},
    "execute_workflow": {"workflow_id": UNUSED, "inputs": {}},
    RUN_WORKFLOW_AND_WAIT: {"workflow_id": UNUSED, "inputs": {}},
    "get_workflow_run": {"run_id": UNUSED},
    "cancel_workflow_run": {"run_id": UNUSED},
    "request_file_upload_url": {"content_type": "image/png", "file_size_bytes": 9},
    "upload_file": {"url": "https://files.example/a.png"},
}
NEED_A_RUN = {"get_forge_run", "cancel_inference"}
WORK_NOW = {
    "get_workspace",
    "list_workspaces",
    "list_models",
    "get_model",
    "get_model_recommendations",
    "estimate_forge_price",
    "execute_forge",
    "get_forge_run",
    GENERATE_AND_WAIT,
}


@pytest.fixture(scope="module")
def module_kit(server_home: Path) -> Iterator[LayerKit]:
    with LayerKit.embedded(home=server_home) as kit:
        yield kit


@pytest.fixture(scope="module")
def a_run(module_kit: LayerKit) -> str:
    result = module_kit.generate_and_wait("sword", model_id="swatch", batch_size=1)
    assert result.run_id is not None
    return result.run_id


class OneTool:
    """Gives the standard tests the tool of this name."""

    name: ClassVar[str]
    tool: BaseTool

    @pytest.fixture(autouse=True)
    def _of_the_kit(self, module_kit: LayerKit, request: pytest.FixtureRequest) -> None:
        (self._tool,) = module_kit.select(include=[self.name]).langchain()
        self._arguments = dict(ARGUMENTS.get(self.name, {}))
        if self.name in NEED_A_RUN:
            self._arguments["inference_id"] = request.getfixturevalue("a_run")

    @property
    def tool_constructor(self) -> BaseTool:
        return self._tool

    @property
    def tool_invoke_params_example(self) -> dict[str, Any]:
        return self._arguments


NAMES = [*(tool.name for tool in TOOLS), GENERATE_AND_WAIT, RUN_WORKFLOW_AND_WAIT]
for _name in NAMES:
    for _kind, _suite in (("Unit", ToolsUnitTests), ("Integration", ToolsIntegrationTests)):
        _title = f"Test{_kind}{_name.title().replace('_', '')}"
        globals()[_title] = type(_title, (OneTool, _suite), {"name": _name, "__module__": __name__})


def test_every_tool_of_the_server_is_tested(module_kit: LayerKit) -> None:
    assert set(NAMES) == {spec.name for spec in module_kit.tools}


@pytest.mark.parametrize("name", sorted(WORK_NOW))
def test_the_tool_really_works(module_kit: LayerKit, a_run: str, name: str) -> None:
    (tool,) = module_kit.select(include=[name]).langchain()
    arguments = {"inference_id": a_run} if name in NEED_A_RUN else ARGUMENTS.get(name, {})
    message = tool.invoke({"type": "tool_call", "id": "call", "name": name, "args": arguments})
    assert message.status == "success", message.content
