"""Resources: what was made, and how a run stands, by addresses that stay good.

``asset://{file_id}`` is a file's bytes, ``asset://{file_id}/preview`` a small picture of it and
``run://{run_id}`` a run's result as JSON. Addresses on the web are credentials and expire; these are neither.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any

import anyio.to_thread
from mcp import MCPError, types
from mcp_types.version import MODERN_PROTOCOL_VERSIONS

from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.tools import TOOLS_BY_NAME
from layer_server.accounts.principal import principal_in
from layer_server.results import asset_record
from layer_server.tools import apps
from layer_server.tools.call import Answer
from layer_server.tools.handlers import HANDLERS

if TYPE_CHECKING:
    from mcp.server import Server
    from mcp.server.context import ServerRequestContext

    from layer_server.files.views import AssetView, PartView
    from layer_server.tools.call import Call

ASSET_SCHEME = "asset://"
RUN_SCHEME = "run://"
PREVIEW = "/preview"
PREVIEW_PIXELS = 512
MAX_BLOB_BYTES = 10 * 2**20
"""A larger file is not sent through the protocol; the answer says where it is instead."""
PAGE = 50
RUN_TOOLS: Mapping[str, tuple[str, str]] = {
    "forge": ("get_forge_run", "inference_id"),
    "workflow": ("get_workflow_run", "run_id"),
}
"""Per kind of run: the tool that tells of it, and the argument that names it."""

_NOT_FOUND = -32002
"""The older era's code for a resource that does not exist; the newer one has no code of its own."""

_TEMPLATES = [
    types.ResourceTemplate(
        uri_template=f"{ASSET_SCHEME}{{file_id}}",
        name="asset",
        title="An asset",
        description="The bytes of an asset, of a part of one, or of an upload.",
    ),
    types.ResourceTemplate(
        uri_template=f"{ASSET_SCHEME}{{file_id}}{PREVIEW}",
        name="preview",
        title="A small picture of an asset",
        mime_type="image/webp",
    ),
    types.ResourceTemplate(
        uri_template=f"{RUN_SCHEME}{{run_id}}",
        name="run",
        title="A run",
        description="Status, price and assets of a forge or workflow run. Subscribe to hear of its end.",
        mime_type="application/json",
    ),
]

CallOf = Callable[["ServerRequestContext[Any]"], Awaitable["Call"]]


class ResourceNotFound(LayerError):
    """No resource of ours has this address."""

    code = "RESOURCE_NOT_FOUND"
    status = 404
    default_remedy = (
        f"Read {ASSET_SCHEME}{{file_id}}, {ASSET_SCHEME}{{file_id}}{PREVIEW} or {RUN_SCHEME}{{run_id}}."
    )


class Resources:
    """Serves the resources of whoever asks.

    Args:
        call_of: gives the core and the principal of a request.
    """

    def __init__(self, call_of: CallOf) -> None:
        self._call_of = call_of

    def register(self, server: Server[Any]) -> None:
        """Serve the methods of resources on this server."""
        server.add_request_handler("resources/list", types.PaginatedRequestParams, self.list)
        server.add_request_handler("resources/templates/list", types.PaginatedRequestParams, self.templates)
        server.add_request_handler("resources/read", types.ReadResourceRequestParams, self.read)

    async def list(
        self, context: ServerRequestContext[Any], params: types.PaginatedRequestParams
    ) -> types.ListResourcesResult:
        """The page of the app, then the newest assets, page by page. Who is not signed in has none."""
        if context.request is not None and principal_in(context.request.scope) is None:
            return types.ListResourcesResult(resources=[apps.resource()])
        with _told(context):
            call = await self._call_of(context)
            found, cursor, _ = await anyio.to_thread.run_sync(
                lambda: call.core.library.list(call.principal, limit=PAGE, cursor=params.cursor)
            )
        first = [apps.resource()] if params.cursor is None else []
        return types.ListResourcesResult(
            resources=[*first, *(_resource(asset) for asset in found)], next_cursor=cursor
        )

    async def templates(
        self,
        context: ServerRequestContext[Any],  # noqa: ARG002  the SDK's signature
        params: types.PaginatedRequestParams,  # noqa: ARG002
    ) -> types.ListResourceTemplatesResult:
        return types.ListResourceTemplatesResult(resource_templates=_TEMPLATES)

    async def read(
        self, context: ServerRequestContext[Any], params: types.ReadResourceRequestParams
    ) -> types.ReadResourceResult:
        """One resource."""
        if params.uri == apps.RUN_PAGE:
            # Anybody's: it holds nothing but the page.
            return types.ReadResourceResult(contents=[apps.contents()], ttl_ms=apps.TTL_MS)
        with _told(context, params.uri):
            call = await self._call_of(context)
            contents = await anyio.to_thread.run_sync(_read, call, params.uri)
        return types.ReadResourceResult(contents=[contents])

    async def check(self, call: Call, uri: str) -> None:
        """Raises MCPError when the principal has no resource at this address."""
        try:
            await anyio.to_thread.run_sync(_check, call, uri)
        except LayerError as error:
            raise MCPError(types.INVALID_PARAMS, error.message, {"uri": uri}) from None


class _told:  # noqa: N801  used like a function
    """Turns our errors into the protocol's, in the era that the client speaks."""

    def __init__(self, context: ServerRequestContext[Any], uri: str | None = None) -> None:
        self._modern = context.protocol_version in MODERN_PROTOCOL_VERSIONS
        self._uri = uri

    def __enter__(self) -> None: ...

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, LayerError):
            data = {"error": error.to_wire()} | ({"uri": self._uri} if self._uri is not None else {})
            code = types.INVALID_PARAMS
            if error.status == 404 and not self._modern:
                code = _NOT_FOUND
            elif error.status >= 500:
                code = types.INTERNAL_ERROR
            raise MCPError(code, f"{error.message} {error.remedy}", data) from None


def _read(call: Call, uri: str) -> types.TextResourceContents | types.BlobResourceContents:
    scheme, name = _parts(uri)
    if scheme == RUN_SCHEME:
        return _run(call, uri, name)
    if name.endswith(PREVIEW):
        preview = call.core.library.thumbnail(call.principal, name.removesuffix(PREVIEW), PREVIEW_PIXELS)
        return _blob(uri, "image/webp", preview)
    record = call.core.library.get(call.principal, name)
    if record.size_bytes > MAX_BLOB_BYTES:
        return _pointer(call, uri, record)
    return _blob(uri, record.content_type, call.core.library.path(call.principal, name).read_bytes())


def _check(call: Call, uri: str) -> None:
    scheme, name = _parts(uri)
    if scheme == RUN_SCHEME:
        call.core.runs.get(call.principal, name)
    else:
        call.core.library.get(call.principal, name.removesuffix(PREVIEW))


def _parts(uri: str) -> tuple[str, str]:
    for scheme in (ASSET_SCHEME, RUN_SCHEME):
        if uri.startswith(scheme):
            return scheme, uri.removeprefix(scheme).lower()
    raise ResourceNotFound(f"There is no resource {uri[:200]!r}.")


def _run(call: Call, uri: str, run_id: str) -> types.TextResourceContents:
    run = call.core.runs.get(call.principal, run_id)
    tool, argument = RUN_TOOLS[run.kind]
    answer = HANDLERS[tool](call, TOOLS_BY_NAME[tool].parse({argument: run.id}))
    result = answer.result if isinstance(answer, Answer) else answer
    return types.TextResourceContents(
        uri=uri, mime_type="application/json", text=json.dumps(result.to_wire(), ensure_ascii=False)
    )


def _pointer(call: Call, uri: str, record: AssetView | PartView) -> types.TextResourceContents:
    body = asset_record(record, call.urls).to_wire()
    text = (
        f"{record.name} has {record.size_bytes:,} bytes, more than the {MAX_BLOB_BYTES:,} that are sent this way. "
        f"Download it: {body.get('url', 'ask for its run again on a server with an address')}"
    )
    return types.TextResourceContents(uri=uri, mime_type="text/plain", text=text)


def _blob(uri: str, content_type: str, content: bytes) -> types.BlobResourceContents:
    return types.BlobResourceContents(
        uri=uri, mime_type=content_type, blob=base64.b64encode(content).decode()
    )


def _resource(asset: AssetView) -> types.Resource:
    return types.Resource(
        uri=f"{ASSET_SCHEME}{asset.file_id}",
        name=asset.name,
        description=asset.prompt[:200] or None,
        mime_type=asset.content_type,
        size=asset.size_bytes,
    )
