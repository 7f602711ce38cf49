"""``request_file_upload_url`` and ``upload_file``."""

from __future__ import annotations

from layer_mcp.contract.files import RequestFileUploadUrl, UploadedFile, UploadFile, UploadUrl
from layer_server.tools.call import Call


def request_file_upload_url(call: Call, request: RequestFileUploadUrl) -> UploadUrl:
    """The address is absolute where the server has an origin; in memory it is a path for a client of the ASGI app."""
    file_id, path = call.core.uploads.request(call.principal, request)
    return UploadUrl(
        file_id=file_id, upload_url=(call.urls.origin or "") + path, content_type=request.content_type
    )


def upload_file(call: Call, request: UploadFile) -> UploadedFile:
    file = call.core.library.get(call.principal, call.core.uploads.fetch(call.principal, request))
    return UploadedFile(
        file_id=file.file_id,
        content_type=file.content_type,
        size_bytes=file.size_bytes,
        width=file.width,
        height=file.height,
    )
