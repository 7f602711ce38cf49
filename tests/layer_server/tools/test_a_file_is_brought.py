"""A file from this machine and back, with nothing but the tools and the addresses that they give."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import httpx2
import pytest
from PIL import Image

ORIGIN = "http://127.0.0.1:9"


def picture() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (20, 10)).save(buffer, "PNG")
    return buffer.getvalue()


@pytest.fixture
def http(app: Any) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app.asgi), base_url=ORIGIN)


@pytest.mark.parametrize("origin", [ORIGIN, None])
async def test_a_file_is_uploaded_and_used(
    app: Any, client: Any, http: httpx2.AsyncClient, workspace_id: str, origin: str | None
) -> None:
    app.origin = origin
    data = picture()
    arguments = {"workspace_id": workspace_id, "content_type": "image/png", "file_size_bytes": len(data)}
    told = (await client.call_tool("request_file_upload_url", arguments)).structured_content
    # In memory there is no origin, and the address is a path for a client of the app.
    assert told["upload_url"].startswith(f"{origin or ''}/uploads/{told['file_id']}?X-Goog-Algorithm=")
    assert told["content_type"] == "image/png"
    headers = {
        "x-goog-resumable": "start",
        "content-type": "image/png",
        "x-goog-content-length-range": f"0,{len(data)}",
    }
    answer = await http.post(told["upload_url"], headers=headers)
    assert answer.headers["location"].startswith(f"{ORIGIN}/uploads/{told['file_id']}?upload_id=")
    assert (await http.put(answer.headers["location"], content=data)).status_code == 200
    record = (await http.get(f"/local/v1/assets/{told['file_id']}")).json()
    assert (record["kind"], record["width"], record["height"]) == ("image", 20, 10)
    listed = (await http.get("/local/v1/assets?uploads=true&kind=image")).json()["assets"]
    assert told["file_id"] in [each["file_id"] for each in listed]
    assert told["file_id"] not in (await http.get("/local/v1/assets")).text
    thumbnail = await http.get(f"/local/v1/files/{told['file_id']}/thumbnail?size=16")
    assert Image.open(BytesIO(thumbnail.content)).size == (16, 8)
    assert (await http.get("/local/v1/assets?uploads=perhaps")).status_code == 400


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"content_type": "image/gif"}, "content_type"),
        ({"content_type": "model/gltf-binary"}, "content_type"),
        ({"file_size_bytes": 0}, "file_size_bytes"),
        ({"file_size_bytes": (100 << 20) + 1}, "file_size_bytes"),
        ({"file_size_bytes": "12"}, "file_size_bytes"),
    ],
)
async def test_what_may_not_be_uploaded(
    client: Any, workspace_id: str, change: dict[str, Any], field: str
) -> None:
    arguments = {"workspace_id": workspace_id, "content_type": "image/png", "file_size_bytes": 100}
    answer = await client.call_tool("request_file_upload_url", arguments | change)
    assert answer.is_error
    assert (answer.structured_content["code"], answer.structured_content["field"]) == (
        "INVALID_INPUTS",
        field,
    )


async def test_a_private_address_is_not_fetched_from(client: Any, workspace_id: str) -> None:
    arguments = {"workspace_id": workspace_id, "url": "http://169.254.169.254/latest/meta-data/"}
    answer = await client.call_tool("upload_file", arguments)
    error = answer.structured_content
    assert (error["code"], error["status"], error["field"]) == ("UPLOAD_FAILED", 400, "url")
    assert "not a public address" in error["message"]
    assert "request_file_upload_url" in error["remedy"]
