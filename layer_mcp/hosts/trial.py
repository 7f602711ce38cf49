"""Connecting as a host would: over HTTP with its header, or by starting its command; then the tools are listed."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from layer_mcp.contract.redact import Secret, redact
from layer_mcp.hosts.locations import expand

CONNECT_SECONDS = 30.0
COMMAND_SECONDS = 90.0
"""For a command: npx may have to fetch mcp-remote first."""
_FREE_TOOL = "list_workspaces"


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it.

    Attributes:
        tools: the names of the tools that were listed.
        signed_in: whether a tool that needs sign-in answered.
        challenged: whether the server asked for sign-in, with the address where to do it.
        refused: whether it answered 401 or 403.
        problem: what went wrong, in words.
    """

    tools: tuple[str, ...] = ()
    signed_in: bool = False
    challenged: bool = False
    refused: bool = False
    problem: str = ""


def over_http(url: str, authorization: Secret | None) -> Trial:
    """Connect to a URL, list the tools, and call one that is free."""
    import anyio

    return anyio.run(_over_http, url, authorization)


def by_command(argv: Sequence[str], env: Mapping[str, str]) -> Trial:
    """Start a command, list the tools, and call one that is free. The command is ended afterwards."""
    import anyio

    return anyio.run(_by_command, argv, env)


async def _over_http(url: str, authorization: Secret | None) -> Trial:
    import httpx2
    from mcp.client.streamable_http import streamable_http_client

    statuses: list[tuple[int, str]] = []

    async def note(response: httpx2.Response) -> None:
        statuses.append((response.status_code, response.headers.get("www-authenticate", "")))

    headers = {} if authorization is None else {"authorization": authorization.reveal()}
    async with httpx2.AsyncClient(
        headers=headers, timeout=CONNECT_SECONDS, event_hooks={"response": [note]}
    ) as http:
        tools, signed_in, problem = await _try(streamable_http_client(url, http_client=http), CONNECT_SECONDS)
    refusals = [challenge for status, challenge in statuses if status in {401, 403}]
    challenged = any("resource_metadata" in challenge for challenge in refusals)
    return Trial(tools, signed_in, challenged, bool(refusals), problem)


async def _by_command(argv: Sequence[str], env: Mapping[str, str]) -> Trial:
    from mcp import StdioServerParameters, stdio_client

    # Not in the working folder: a project there may have programs and settings (npx heeds both) of its own.
    parameters = StdioServerParameters(
        command=argv[0], args=list(argv[1:]), env=dict(env), cwd=expand("{home}")
    )

    @asynccontextmanager
    async def quietly() -> AsyncIterator[Any]:
        # What the program says is not the check's output.
        with open(os.devnull, "w") as nowhere:  # noqa: ASYNC230, PTH123  the null device does not block
            async with stdio_client(parameters, errlog=nowhere) as streams:
                yield streams

    tools, signed_in, problem = await _try(quietly(), COMMAND_SECONDS)
    return Trial(tools, signed_in, problem=problem)


async def _try(transport: Any, seconds: float) -> tuple[tuple[str, ...], bool, str]:
    import anyio
    from mcp import Client

    tools: tuple[str, ...] = ()
    signed_in = False
    try:
        with anyio.fail_after(seconds):
            async with Client(transport) as client:
                tools = tuple(tool.name for tool in (await client.list_tools()).tools)
                if _FREE_TOOL in tools:
                    signed_in = not (await client.call_tool(_FREE_TOOL, {})).is_error
    except TimeoutError:
        return tools, signed_in, f"no answer within {seconds:.0f} s"
    except Exception as error:  # noqa: BLE001  whatever a stranger's server or program does is the finding
        return tools, signed_in, redact(_first(error))
    return tools, signed_in, ""


def _first(error: BaseException) -> str:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
