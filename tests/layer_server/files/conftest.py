"""Uploads without the rest of a server, and files of every type that may be uploaded."""

from __future__ import annotations

import shutil
import struct
from collections.abc import AsyncIterator, Callable
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx2
import pytest

MIB = 1 << 20


@pytest.fixture(scope="session")
def picture() -> Callable[..., bytes]:
    """An encoded picture."""

    def make(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
        from PIL import Image

        buffer = BytesIO()
        Image.new(mode, size).save(buffer, kind, **options)
        return buffer.getvalue()

    return make


def box(kind: bytes, *payload: bytes) -> bytes:
    body = b"".join(payload)
    return struct.pack(">I4s", 8 + len(body), kind) + body


@pytest.fixture(scope="session")
def film() -> Callable[..., bytes]:
    """An MP4 whose header is right; its pictures are zeros."""

    def make(
        *,
        seconds: float = 2.0,
        size: tuple[int, int] = (640, 360),
        handler: bytes = b"vide",
        brand: bytes = b"isom",
        media_bytes: int = 5000,
        timescale: int = 1000,
    ) -> bytes:
        width, height = size
        mvhd = box(b"mvhd", bytes(12), struct.pack(">II", timescale, int(seconds * timescale)), bytes(80))
        tkhd = box(b"tkhd", bytes(76), struct.pack(">II", width << 16, height << 16))
        hdlr = box(b"hdlr", bytes(8), handler, bytes(13))
        moov = box(b"moov", mvhd, box(b"trak", tkhd, box(b"mdia", hdlr)))
        media = struct.pack(">I4sQ", 1, b"mdat", 16 + media_bytes) + bytes(media_bytes)
        return box(b"ftyp", brand, bytes(4), b"isomavc1") + moov + media

    return make


@pytest.fixture(scope="session")
def wav() -> Callable[..., bytes]:
    """A WAV of silence."""

    def make(
        *, seconds: float = 0.5, rate: int = 8000, coding: int = 1, data_bytes: int | None = None
    ) -> bytes:
        sound = bytes(int(seconds * rate) * 2)
        declared = len(sound) if data_bytes is None else data_bytes
        head = struct.pack("<4sIHHIIHH", b"fmt ", 16, coding, 1, rate, rate * 2, 2, 16)
        return (
            b"RIFF"
            + struct.pack("<I", 36 + len(sound))
            + b"WAVE"
            + head
            + struct.pack("<4sI", b"data", declared)
            + sound
        )

    return make


@pytest.fixture(scope="session")
def mp3() -> Callable[..., bytes]:
    """An MP3 of silent frames: MPEG-1 layer 3, 128 kbit/s, 44.1 kHz."""

    def make(frames: int = 50, tag: bytes = b"") -> bytes:
        return tag + (b"\xff\xfb\x90\x00" + bytes(413)) * frames

    return make


class Desk:
    """Uploads of one workspace, and an HTTP client of their protocol."""

    def __init__(
        self, home: Path, *, database_url: str | None = None, storage_url: str | None = None
    ) -> None:
        from layer_server.accounts.principal import Principal
        from layer_server.accounts.workspaces import Accounts
        from layer_server.db import schema
        from layer_server.db.database import Database
        from layer_server.files.library import Library
        from layer_server.files.opening import open_store
        from layer_server.files.signing import Signer

        self.home = home
        self.fetch_allow: frozenset[str] = frozenset()
        self.db = Database(database_url) if database_url else Database.in_file(home / "state.db")
        schema.prepare(self.db)
        self.accounts = Accounts(self.db)
        self.user, self.stranger = Principal("user"), Principal("stranger")
        known = self.accounts.workspaces(self.user)
        self.workspace = known[0] if known else self.accounts.create(self.user, "Desk")
        self.store = open_store(storage_url, home / "files", home / "cache" / "files")
        self.signer = Signer(home / "key")
        self.library = Library(self.db, self.store, self.signer, home / "cache")
        self.reopen()

    def reopen(self) -> None:
        """What a restart of the server leaves: nothing in memory."""
        from starlette.applications import Starlette

        from layer_server.files.fetch.fetch import Fetcher
        from layer_server.files.partial import Partials
        from layer_server.files.routes import signed_routes
        from layer_server.files.upload_routes import upload_routes
        from layer_server.files.uploads import Uploads

        self.uploads = Uploads(
            db=self.db,
            accounts=self.accounts,
            store=self.store,
            partials=Partials(self.home / "files"),
            signer=self.signer,
            fetcher=Fetcher(self.fetch_allow, total_seconds=3),
        )

        async def core() -> Any:
            return SimpleNamespace(uploads=self.uploads, library=self.library)

        app = Starlette(routes=[*upload_routes(core), *signed_routes(core)])
        self.client = httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://desk")

    def announce(self, content_type: str, size: int, name: str | None = None) -> tuple[str, str]:
        """The file's id and the address that begins its upload."""
        from layer_mcp.contract.files import RequestFileUploadUrl

        return self.uploads.request(
            self.user,
            RequestFileUploadUrl(
                workspace_id=self.workspace.id,
                content_type=content_type,
                file_size_bytes=size,
                file_name=name,
            ),
        )

    async def begin(self, content_type: str, size: int) -> tuple[str, str]:
        """The file's id and the address of its session."""
        file_id, url = self.announce(content_type, size)
        answer = await self.client.post(url, headers=start_headers(content_type, size))
        assert answer.status_code == 201, answer.text
        return file_id, answer.headers["location"]

    async def send(self, content_type: str, data: bytes) -> tuple[str, httpx2.Response]:
        """The file's id and the answer to all of its bytes at once."""
        file_id, session = await self.begin(content_type, len(data))
        return file_id, await self.client.put(session, content=data)


def start_headers(content_type: str, size: int) -> dict[str, str]:
    return {
        "x-goog-resumable": "start",
        "content-type": content_type,
        "x-goog-content-length-range": f"0,{size}",
    }


@pytest.fixture(name="start_headers")
def start_headers_fixture() -> Callable[[str, int], dict[str, str]]:
    """The headers of the request that begins an upload."""
    return start_headers


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk's folder with its tables made: copied, because making them takes longer than most tests."""
    home = tmp_path_factory.mktemp("empty")
    Desk(home).db.close()
    return home


@pytest.fixture
async def desk(empty_home: Path, tmp_path: Path) -> AsyncIterator[Desk]:
    shutil.copytree(empty_home, tmp_path, dirs_exist_ok=True)
    made = Desk(tmp_path)
    yield made
    await made.client.aclose()
    made.db.close()


@pytest.fixture(scope="session")
def new_desk() -> type[Desk]:
    """Makes a desk in a folder, for a test that needs many."""
    return Desk


@pytest.fixture
def partial_files(desk: Desk) -> Callable[[], list[str]]:
    """The names of what lies in the folder of uploads under way."""
    return lambda: sorted(path.name for path in (desk.home / "files" / "uploads").iterdir())
