"""Signed uploads as Google's storage takes them, and media under addresses that run out."""

from __future__ import annotations

import asyncio
import hashlib
import re
import secrets
import time
import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from standin.books import Refused, Started
from standin.pictures import png
from standin.quirks import Quirks

CHUNK_BYTES = 64 * 1024
PART_MULTIPLE = 256 * 1024


@dataclass
class Promised:
    """A file that was promised, and what has arrived of it."""

    content_type: str
    size: int
    expires: float
    arrived: bytearray = field(default_factory=bytearray)
    session: str = ""
    ready: bool = False


class Storage:
    """Files of people, and media of runs.

    Attributes:
        files: by id.
        puts: (range, bytes that arrived) of each PUT to an upload session.
        cut_uploads: bytes after which a PUT is cut, one for each PUT to come.
        media: bytes that every media address gives instead of its own.
        media_type: said of them.
        media_seen: (query, authorization, range) of each request for media.
        media_pause: seconds before every chunk of a download.
        cut_media: bytes after which a download is cut, one for each to come.
    """

    def __init__(self, quirks: Quirks) -> None:
        self._quirks = quirks
        self.origin = ""
        self.files: dict[str, Promised] = {}
        self.puts: list[tuple[str, int]] = []
        self.cut_uploads: list[int] = []
        self.media: bytes | None = None
        self.media_type = "image/png"
        self.media_seen: list[tuple[str, str | None, str | None]] = []
        self.media_pause = 0.0
        self.cut_media: list[int] = []
        self._signatures: dict[str, float] = {}

    def routes(self) -> list[Route]:
        return [
            Route("/upload/{file_id}", self._open, methods=["POST", "PUT"]),
            Route("/session/{session}", self._put, methods=["PUT"]),
            Route(
                "/media/workspaces/{workspace}/files/{file_id}/{name}", self._media, methods=["GET", "HEAD"]
            ),
        ]

    # -- uploads -------------------------------------------------------------------------------------

    def promise(self, content_type: str, size: int) -> dict[str, Any]:
        """An address for a file of exactly this size."""
        file_id = str(uuid.uuid4())
        self.files[file_id] = Promised(content_type, size, time.monotonic() + self._quirks.upload_seconds)
        query = (
            f"X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Expires=900&X-Goog-Signature={secrets.token_hex(32)}"
        )
        url = f"{self.origin}/upload/{file_id}?{query}"
        return {"file_id": file_id, "upload_url": url, "content_type": content_type}

    def keep(self, content_type: str, data: bytes) -> str:
        """A file that is there already."""
        file_id = str(uuid.uuid4())
        self.files[file_id] = Promised(content_type, len(data), 0, bytearray(data), ready=True)
        return file_id

    def need(self, file_id: str) -> None:
        """Raises Refused when there is no such file."""
        if file_id not in self.files or not self.files[file_id].ready:
            raise Refused("INVALID_INPUTS", f"file {file_id} was not found", 400, field="file_id")

    async def _open(self, request: Request) -> Response:
        file = self.files.get(request.path_params["file_id"])
        headers = request.headers
        if file is None or "X-Goog-Signature" not in request.query_params:
            return _xml("AccessDenied", 403)
        if file.expires < time.monotonic():
            return _xml("ExpiredToken", 400)
        if request.method != "POST" or headers.get("x-goog-resumable") != "start":
            return _xml("MalformedSecurityHeader", 400)
        length = headers.get("x-goog-content-length-range")
        if length is None:
            return _xml("MalformedSecurityHeader", 400)
        if length != f"0,{file.size}" or headers.get("content-type") != file.content_type:
            return _xml("SignatureDoesNotMatch", 403)
        if await request.body():
            return _xml("InvalidArgument", 400)
        file.session = secrets.token_urlsafe(24)
        return Response(status_code=201, headers={"location": f"{self.origin}/session/{file.session}"})

    async def _put(self, request: Request) -> Response:
        file = next(
            (each for each in self.files.values() if each.session == request.path_params["session"]), None
        )
        if file is None:
            return _xml("NoSuchUpload", 404)
        said = request.headers.get("content-range", "")
        if re.fullmatch(r"bytes \*/(\d+|\*)", said):
            self.puts.append((said, 0))
            return Response(status_code=200) if file.ready else self._incomplete(file)
        found = re.fullmatch(r"bytes (\d+)-(\d+)/(\d+|\*)", said)
        start = int(found.group(1)) if found else 0
        last = int(found.group(2)) + 1 if found else file.size
        if start > len(file.arrived) or last > file.size:
            return _xml("InvalidArgument", 400)
        if last != file.size and (last - start) % PART_MULTIPLE:
            return _xml("InvalidRequest", 400)
        del file.arrived[start:]
        cut = self.cut_uploads.pop(0) if self.cut_uploads else None
        async for chunk in request.stream():
            file.arrived += chunk
            if cut is not None and len(file.arrived) - start >= cut:
                del file.arrived[start + cut :]
                self.puts.append((said, cut))
                return Response(status_code=503, headers={"connection": "close"})
        self.puts.append((said, len(file.arrived) - start))
        if len(file.arrived) < file.size:
            return self._incomplete(file)
        if len(file.arrived) > file.size:
            return _xml("EntityTooLarge", 400)
        file.ready = True
        return Response(status_code=200)

    @staticmethod
    def _incomplete(file: Promised) -> Response:
        reached = {"range": f"bytes=0-{len(file.arrived) - 1}"} if file.arrived else {}
        return Response(status_code=308, headers=reached)

    # -- media ---------------------------------------------------------------------------------------

    def media_url(self, run: Started, file_id: str) -> str:
        """Where a file of a run is, for now."""
        slug = "_".join(re.findall(r"[a-z0-9]+", run.prompt.lower()))[:64] or "asset"
        url = (
            f"{self.origin}/media/workspaces/{run.workspace_id}/files/{file_id}/{slug}-2026-10-03-101010.png"
        )
        if self._quirks.media_seconds is None:
            return url
        signature = secrets.token_hex(32)
        self._signatures[signature] = time.monotonic() + self._quirks.media_seconds
        return f"{url}?X-Goog-Expires={self._quirks.media_seconds:g}&X-Goog-Signature={signature}"

    def expire_media(self) -> None:
        """Every address that was given out so far has run out."""
        self._signatures = dict.fromkeys(self._signatures, 0.0)

    def bytes_of(self, file_id: str) -> bytes:
        """What a media address gives."""
        return self.media if self.media is not None else png(file_id)

    async def _media(self, request: Request) -> Response:
        asked = request.headers.get("range")
        self.media_seen.append((request.url.query, request.headers.get("authorization"), asked))
        if self._quirks.media_seconds is not None:
            signature = request.query_params.get("X-Goog-Signature", "")
            if self._signatures.get(signature, 0.0) < time.monotonic():
                return _xml("ExpiredToken", 403)
        data = self.bytes_of(request.path_params["file_id"])
        tag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
        headers = {"content-type": self.media_type, "etag": tag}
        status, start = 200, 0
        if self._quirks.ranges:
            headers["accept-ranges"] = "bytes"
            found = re.fullmatch(r"bytes=(\d+)-", asked or "")
            if found and request.headers.get("if-range", tag) == tag:
                start = int(found.group(1))
                if start >= len(data):
                    return Response(status_code=416, headers={"content-range": f"bytes */{len(data)}"})
                status = 206
                headers["content-range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        body = data[start:]
        headers["content-length"] = str(len(body))
        cut = self.cut_media.pop(0) if self.cut_media else None
        return StreamingResponse(_sent(body, cut, self.media_pause), status, headers)


async def _sent(body: bytes, cut: int | None, pause: float) -> AsyncIterator[bytes]:
    """The body, or its beginning: a shorter one than was announced ends the connection."""
    for start in range(0, len(body), CHUNK_BYTES):
        await asyncio.sleep(pause)
        chunk = body[start : start + CHUNK_BYTES]
        if cut is not None and start + len(chunk) >= cut:
            yield chunk[: cut - start]
            return
        yield chunk


def _xml(code: str, status: int) -> Response:
    body = (
        f"<?xml version='1.0' encoding='UTF-8'?><Error><Code>{code}</Code><Message>{code}</Message></Error>"
    )
    return Response(body, status, media_type="application/xml")
