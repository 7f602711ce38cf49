"""What the suite tests as a client: our connection and our sign-in, and a person who always agrees.

One process plays all scenarios, side by side: starting Python fifty times takes longer than all of them. The suite
starts ``relay.py``, which hands the scenario over and waits.

    python client_program PORT_FILE
"""

from __future__ import annotations

import asyncio
import json
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import httpx2

from layer_mcp.auth.credential import Grant
from layer_mcp.auth.oauth import Challenge, OAuthCredential, RegisteredClient, sign_in, union
from layer_mcp.connect.connection import Connection
from layer_mcp.connect.target import Target, TargetInfo
from layer_mcp.contract.errors import Forbidden, Unauthenticated
from layer_mcp.contract.origins import origin_of
from layer_mcp.contract.redact import Secret

SIGN_INS = 3
DOCUMENT = "https://conformance-test.local/client-metadata.json"


class Agreeing:
    """A browser whose person agrees to everything."""

    redirect_uri = "http://127.0.0.1:3000/callback"

    async def __aenter__(self) -> Agreeing:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    async def answer(self, request: Any) -> str:
        async with httpx2.AsyncClient(trust_env=False) as http:
            return str((await http.get(request.url)).headers["location"])


class Store:
    """The grant of one scenario."""

    def __init__(self, grant: Grant) -> None:
        self.grant = grant

    def credential(self) -> OAuthCredential:
        import threading

        lock = threading.Lock()
        return OAuthCredential(
            self.grant,
            origin_of(self.grant.resource),
            "the suite",
            keep=lambda grant: setattr(self, "grant", grant),
            lock=lambda: lock,
            read=lambda: self.grant,
        )


async def play(scenario: str, url: str, context: Mapping[str, Any]) -> None:
    """One scenario, to its end."""
    store: Store | None = None
    for last in (*[False] * (SIGN_INS - 1), True):
        info = TargetInfo("url", "the suite", origin_of(url))
        credential = store.credential() if store else None
        connection = Connection(Target(info, Path(), url=url, credential=credential))
        try:
            await act(scenario, connection, context)
            return
        except (Unauthenticated, Forbidden) as refusal:
            if last or (
                isinstance(refusal, Forbidden) and not getattr(refusal.challenge, "wants_more", False)
            ):
                raise
            store = Store(await signed_in(scenario, url, context, refusal.challenge, store))
        finally:
            await connection.aclose()


async def signed_in(
    scenario: str, url: str, context: Mapping[str, Any], challenge: Challenge | None, store: Store | None
) -> Grant:
    client = None
    if scenario == "auth/basic-cimd":
        client = RegisteredClient(DOCUMENT)
    elif "client_id" in context:
        client = RegisteredClient(context["client_id"], Secret(context["client_secret"]))
    more = challenge.scopes if challenge else None
    scopes = union(store.grant.scopes, more) if store and more is not None else None
    return await sign_in(url, prompt=Agreeing(), scopes=scopes, client=client, challenge=challenge)


async def act(scenario: str, connection: Connection, context: Mapping[str, Any]) -> None:
    """What a user would do: look at the tools, and call what there is."""
    tools = await connection.list_tools()
    calls = context.get("toolCalls")
    if calls is None:
        calls = [{"name": tool.name, "arguments": arguments(tool.input_schema)} for tool in tools]
    for call in calls:
        await connection.call(call["name"], call["arguments"])


def arguments(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Something that a tool takes."""
    values = {"number": 5, "integer": 5, "boolean": True, "string": "text", "object": {}, "array": []}
    properties = schema.get("properties") or {}
    return {
        name: values.get(properties.get(name, {}).get("type"), "text") for name in schema.get("required", ())
    }


async def serve(port_file: Path) -> None:
    async def one(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked = json.loads(await reader.readline())
        told = ""
        try:
            await play(asked["scenario"], asked["url"], json.loads(asked["context"] or "{}"))
        except BaseException:
            told = traceback.format_exc()
        writer.write(json.dumps({"told": told}).encode() + b"\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(one, "127.0.0.1", 0)
    await asyncio.to_thread(port_file.write_text, str(server.sockets[0].getsockname()[1]))
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
