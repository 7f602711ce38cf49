"""MCP over streamable HTTP, of the handshake era: JSON-RPC in, JSON or server-sent events out."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from standin.books import Refused
from standin.schemas import tools_of

if TYPE_CHECKING:
    from standin.server import HostedStandIn

VERSIONS = ("2025-11-25", "2025-06-18", "2025-03-26")
METHOD_NOT_FOUND, INVALID_PARAMS = -32601, -32602
SERVER_INFO = {"name": "layer", "title": "Layer", "version": "9.9"}


@dataclass(frozen=True)
class Call:
    """A tools/call that arrived.

    Attributes:
        meta: its ``_meta``.
        token: what came as Bearer.
    """

    tool: str
    arguments: dict[str, Any]
    meta: dict[str, Any] = field(default_factory=dict)
    token: str = ""


@dataclass(frozen=True)
class Fault:
    """What happens to one call instead of its answer.

    Attributes:
        status: HTTP status.
        after: whether the tool has done its work by then.
    """

    status: int
    after: bool
    headers: Mapping[str, str]
    body: Any


class Protocol:
    """The endpoint."""

    def __init__(self, hosted: HostedStandIn) -> None:
        self._hosted = hosted
        self._quirks = hosted.quirks
        self.tools = tools_of(hosted.generation, hosted.quirks)
        self._checks = {tool["name"]: Draft202012Validator(tool["inputSchema"]) for tool in self.tools}
        self.faults: dict[str, list[Fault]] = {}
        self.sessions: set[str] = set()

    async def endpoint(self, request: Request) -> Response:
        """GET, POST and DELETE of ``/mcp``."""
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        known = token in self._hosted.tokens
        if request.method != "POST":
            if not known:
                return self._challenge()
            return Response(status_code=405 if request.method == "GET" else 200)
        if "text/event-stream" not in request.headers.get("accept", ""):
            return Response("Not Acceptable: text/event-stream is required", 406)
        message = json.loads(await request.body())
        method, params = message.get("method"), message.get("params") or {}
        open_ = self._quirks.refusal == "tool" if method == "tools/call" else self._quirks.open_listing
        if not (known or open_):
            return self._challenge()
        needs_session = self._quirks.sessions and method not in {"initialize", "server/discover"}
        if needs_session and request.headers.get("mcp-session-id") not in self.sessions:
            return JSONResponse(_error(None, -32600, "Session not found"), 404)
        if "id" not in message:
            return Response(status_code=202)
        if method == "tools/call":
            return await self._called(message["id"], params, token, known=known)
        return self._framed(self._told(message["id"], method, params), method)

    def _told(self, id_: Any, method: str, params: Mapping[str, Any]) -> dict[str, Any]:
        if method == "initialize":
            asked = params.get("protocolVersion")
            result: dict[str, Any] = {
                "protocolVersion": asked if asked in VERSIONS else VERSIONS[0],
                "capabilities": {"tools": {"listChanged": False}},
                "serverInfo": SERVER_INFO,
                "instructions": "Call get_instructions first.",
            }
        elif method == "ping":
            result = {}
        elif method == "tools/list":
            first = int(params.get("cursor") or 0)
            last = first + (self._quirks.tools_per_page or len(self.tools))
            result = {"tools": self.tools[first:last]}
            if last < len(self.tools):
                result["nextCursor"] = str(last)
        else:
            return _error(id_, METHOD_NOT_FOUND, "Method not found")
        return {"jsonrpc": "2.0", "id": id_, "result": result}

    async def _called(self, id_: Any, params: Mapping[str, Any], token: str, *, known: bool) -> Response:
        tool, arguments = str(params.get("name")), dict(params.get("arguments") or {})
        self._hosted.calls.append(Call(tool, arguments, dict(params.get("_meta") or {}), token))
        if tool not in self._checks:
            return self._framed(_error(id_, INVALID_PARAMS, f"Unknown tool: {tool}"), "tools/call")
        faults = self.faults.get(tool)
        fault = faults.pop(0) if faults else None
        if fault is not None and not fault.after:
            return JSONResponse(fault.body, fault.status, dict(fault.headers))
        try:
            if not known:
                raise Refused("UNAUTHENTICATED", "sign in first", 401)
            self._check(tool, arguments)
            result = self._success(self._hosted.tools.call(tool, arguments))
        except Refused as refused:
            if refused.code == "RATE_LIMITED" and self._quirks.rate_limit == "http":
                after = self._quirks.retry_after
                headers = {} if after is None else {"retry-after": f"{after:g}"}
                return JSONResponse({"message": refused.message}, 429, headers)
            result = self._refusal(refused)
        await self._hosted.pause(tool)
        if fault is not None:
            return JSONResponse(fault.body, fault.status, dict(fault.headers))
        return self._framed({"jsonrpc": "2.0", "id": id_, "result": result}, "tools/call")

    def _check(self, tool: str, arguments: Mapping[str, Any]) -> None:
        for fault in self._checks[tool].iter_errors(arguments):
            where = "/".join(map(str, fault.absolute_path))
            raise Refused("INVALID_INPUTS", f"{where or tool}: {fault.message[:300]}")

    def _success(self, body: Mapping[str, Any]) -> dict[str, Any]:
        text = [{"type": "text", "text": json.dumps(body)}]
        return {
            "content": text,
            **({"structuredContent": body} if self._quirks.structured else {}),
            "isError": False,
        }

    def _refusal(self, refused: Refused) -> dict[str, Any]:
        body: dict[str, Any] = {"code": refused.code, "status": refused.status, "message": refused.message}
        body |= refused.more
        if self._quirks.errors == "nested":
            body = {"error": {"type": "error", "title": "Request failed", "data": None, **body}}
        text = f"{refused.code}: {refused.message}" if self._quirks.errors == "text" else json.dumps(body)
        answer: dict[str, Any] = {"content": [{"type": "text", "text": text}], "isError": True}
        if self._quirks.errors in {"flat", "nested"}:
            answer["structuredContent"] = body
        return answer

    def _framed(self, answer: Mapping[str, Any], method: str) -> Response:
        headers = {}
        if self._quirks.sessions and method == "initialize":
            session = secrets.token_urlsafe(16)
            self.sessions.add(session)
            headers["mcp-session-id"] = session
        if self._quirks.framing == "json":
            return JSONResponse(answer, headers=headers)
        body = f"event: message\ndata: {json.dumps(answer)}\n\n"
        return Response(
            body, media_type="text/event-stream", headers={"cache-control": "no-store", **headers}
        )

    def _challenge(self) -> Response:
        metadata = f"{self._hosted.origin}/.well-known/oauth-protected-resource/mcp"
        return JSONResponse(
            {"error": "invalid_token"}, 401, {"www-authenticate": f'Bearer resource_metadata="{metadata}"'}
        )


def _error(id_: Any, code: int, message: str) -> dict[str, Any]:
    return {"jsonrpc": "2.0", "id": id_, "error": {"code": code, "message": message}}
