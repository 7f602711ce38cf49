"""Kits on the session's real local server, and on servers made up for one test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from layer_agents import LayerKit
from layer_mcp import Layer


@pytest.fixture
def layer(server: object, server_home: Path) -> Iterator[Layer]:
    """A client of the session's server, which offers the quick models."""
    with Layer("embedded", home=server_home) as client:
        yield client


@pytest.fixture
def kit(layer: Layer) -> Iterator[LayerKit]:
    """A kit without a budget on the session's server."""
    with LayerKit(layer) as made:
        yield made


@dataclass
class MadeUpServer:
    """An MCP server in memory whose tools and answers a test decides.

    Attributes:
        calls: (tool, arguments) of every call so far.
    """

    mcp: Any = None
    asgi: Any = None
    calls: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


Answer = Callable[[str, dict[str, Any]], Any]


@pytest.fixture
def made_up_server(tmp_path: Path) -> Iterator[Callable[..., tuple[Layer, MadeUpServer]]]:
    """Makes a client of a server with the given tools: ``{name: input schema}``, and one answer for all."""
    opened: list[Layer] = []

    def make(
        tools: dict[str, dict[str, Any]], answer: Answer | None = None, **more: Any
    ) -> tuple[Layer, MadeUpServer]:
        from mcp import types
        from mcp.server.lowlevel import Server

        made = MadeUpServer()

        async def list_tools(context: Any, request: Any) -> types.ListToolsResult:
            listed = [
                types.Tool(
                    name=name, description=more.get("description", f"The tool {name}."), input_schema=schema
                )
                for name, schema in tools.items()
            ]
            return types.ListToolsResult(tools=listed)

        async def call_tool(context: Any, request: Any) -> types.CallToolResult:
            arguments = request.arguments or {}
            made.calls.append((request.name, arguments))
            if answer is not None:
                return answer(request.name, arguments)
            return types.CallToolResult(content=[], structured_content={"arguments": arguments})

        made.mcp = Server("made-up", on_list_tools=list_tools, on_call_tool=call_tool)
        client = Layer(made, home=tmp_path / "client")
        opened.append(client)
        return client, made

    yield make
    for client in opened:
        client.close()
