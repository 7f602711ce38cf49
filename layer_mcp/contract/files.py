"""``request_file_upload_url`` and ``upload_file``."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from layer_mcp.contract.model import Request, Result, Uuid

MIB = 1024 * 1024
UPLOAD_LIMIT_BYTES = {
    "image/png": 100 * MIB,
    "image/jpeg": 100 * MIB,
    "image/webp": 100 * MIB,
    "video/mp4": 5 * 1024 * MIB,
    "audio/wav": 64 * MIB,
    "audio/mpeg": 64 * MIB,
}
"""What may be uploaded, and up to which size."""
URL_UPLOAD_LIMIT_BYTES = 64 * MIB

UploadType = Literal["image/png", "image/jpeg", "image/webp", "video/mp4", "audio/wav", "audio/mpeg"]


class RequestFileUploadUrl(Request):
    """Arguments of ``request_file_upload_url``."""

    workspace_id: Uuid = Field(description="From list_workspaces.")
    content_type: UploadType
    file_size_bytes: int = Field(gt=0, le=5 * 1024 * MIB, description="The exact size.")
    file_name: str | None = Field(default=None, max_length=255)


class UploadFile(Request):
    """Arguments of ``upload_file``."""

    workspace_id: Uuid = Field(description="From list_workspaces.")
    url: str = Field(
        min_length=8, max_length=4000, description="A public https URL of a PNG, JPEG, WebP or MP4."
    )
    file_name: str | None = Field(default=None, max_length=255)


class UploadUrl(Result):
    """Where to upload; the URL is a credential and lives 15 minutes."""

    file_id: str
    upload_url: str
    content_type: str = ""


class UploadedFile(Result):
    """A file that is ready to be used by its id."""

    file_id: str
    content_type: str = ""
    size_bytes: int | None = None
    width: int | None = None
    height: int | None = None
