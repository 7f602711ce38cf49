"""The suite's resources, beside the product's own."""

from __future__ import annotations

import json
import re
from typing import Any

from mcp import types
from samples import png

TEXT = types.TextResourceContents(
    uri="test://static-text",
    mime_type="text/plain",
    text="This is the content of the static text resource.",
)
BINARY = types.BlobResourceContents(uri="test://static-binary", mime_type="image/png", blob=png())
WATCHED = types.TextResourceContents(
    uri="test://watched-resource", mime_type="text/plain", text="It never changes."
)
STATIC = {contents.uri: contents for contents in (TEXT, BINARY, WATCHED)}
_TEMPLATE = re.compile(r"test://template/([^/]+)/data")


def register(server: Any) -> None:
    """Add the fixtures to the server's resources."""
    own = {
        method: server.get_request_handler(method).handler
        for method in (
            "resources/list",
            "resources/templates/list",
            "resources/read",
            "resources/subscribe",
            "resources/unsubscribe",
        )
    }

    async def listed(context: Any, params: Any) -> types.ListResourcesResult:
        found = await own["resources/list"](context, params)
        more = [
            types.Resource(uri=uri, name=uri, description=f"Fixture {uri}.", mime_type=each.mime_type)
            for uri, each in STATIC.items()
        ]
        return types.ListResourcesResult(resources=[*found.resources, *more])

    async def templates(context: Any, params: Any) -> types.ListResourceTemplatesResult:
        found = await own["resources/templates/list"](context, params)
        more = types.ResourceTemplate(uri_template="test://template/{id}/data", name="template")
        return types.ListResourceTemplatesResult(resource_templates=[*found.resource_templates, more])

    async def read(context: Any, params: Any) -> types.ReadResourceResult:
        if params.uri in STATIC:
            return types.ReadResourceResult(contents=[STATIC[params.uri]])
        match = _TEMPLATE.fullmatch(params.uri)
        if match is None:
            result: types.ReadResourceResult = await own["resources/read"](context, params)
            return result
        body = {"id": match[1], "templateTest": True, "data": f"Data for ID: {match[1]}"}
        contents = types.TextResourceContents(
            uri=params.uri, mime_type="application/json", text=json.dumps(body)
        )
        return types.ReadResourceResult(contents=[contents])

    async def subscribe(context: Any, params: Any) -> types.EmptyResult:
        if params.uri in STATIC:
            return types.EmptyResult()
        result: types.EmptyResult = await own["resources/subscribe"](context, params)
        return result

    server.add_request_handler("resources/list", types.PaginatedRequestParams, listed)
    server.add_request_handler("resources/templates/list", types.PaginatedRequestParams, templates)
    server.add_request_handler("resources/read", types.ReadResourceRequestParams, read)
    server.add_request_handler("resources/subscribe", types.SubscribeRequestParams, subscribe)
