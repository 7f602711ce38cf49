"""Against a server that is not ours: other tool names, other result keys, polling, a token, media elsewhere."""

from __future__ import annotations

import asyncio
import hashlib
import io
import socket
import threading
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from layer_mcp import Layer
from layer_mcp.contract.errors import (
    FeatureDisabled,
    InvalidInputs,
    ModelNotFound,
    RunFailed,
    ServerUnavailable,
    Unauthenticated,
    WorkspaceNotFound,
)
from layer_mcp.library.transfers import DownloadFailed

TOKEN = "pat_only_for_this_test_0123456789"


def _png() -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGBA", (40, 20), (200, 30, 30, 255)).save(out, "PNG")
    return out.getvalue()


class Hosted:
    """The newer surface as far as its public traces tell: what it was asked, and what it answers."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.polls = 0
        self.outcome = "COMPLETE"
        self.media = _png()
        self.workspace_id = str(uuid.uuid4())
        self.file_id = str(uuid.uuid4())
        self.run_id = str(uuid.uuid4())
        self.signature = "sig=first-secret-signature"
        self.media_seen: list[tuple[str, str | None]] = []
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/mcp"

    def app(self) -> Any:
        from mcp.server import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
        from starlette.requests import Request
        from starlette.responses import JSONResponse, Response
        from starlette.routing import Route

        mcp = MCPServer("layer", version="9.9")
        workspace = {
            "workspace_id": self.workspace_id,
            "slug": "studio",
            "name": "Studio",
            "balance_creative_units": 100.5,
            "reserved_creative_units": 0,
            "available_creative_units": 100.5,
            "a_field_of_tomorrow": {"x": 1},
        }
        model = {
            "base_model_id": "flux-dev",
            "name": "FLUX dev",
            "modality": "image",
            "use_cases": ["text_to_image"],
        }

        @mcp.tool()
        def list_workspaces(limit: int = 20, cursor: str | None = None) -> dict[str, Any]:
            # A server that pages for ever.
            return {
                "workspaces": [workspace],
                "pagination": {"has_more_results": True, "next_cursor": "again"},
            }

        @mcp.tool()
        def get_workspace(workspace_id: str) -> dict[str, Any]:
            return workspace

        @mcp.tool()
        def list_base_models(
            workspace_id: str,
            filter: dict[str, Any] | None = None,  # noqa: A002  the wire's word
            limit: int = 20,
            cursor: str | None = None,
            modality: str | None = None,
            search: str | None = None,
        ) -> dict[str, Any]:
            self.calls.append(("list_base_models", {"filter": filter}))
            return {"base_models": [model], "pagination": {}}

        @mcp.tool()
        def get_base_model(workspace_id: str, base_model_id: str) -> dict[str, Any]:
            return {**model, "model_id": base_model_id, "guidance_file_types": ["reference_image"]}

        @mcp.tool()
        def estimate_forge_price(
            workspace_id: str, base_model_id: str, prompt: str, batch_size: int = 4
        ) -> dict[str, Any]:
            return {
                "estimated_price_creative_units": 0.6,
                "workspace_balance_creative_units": 100.5,
                "estimated_remaining_balance_creative_units": 99.9,
                "has_sufficient_creative_units": True,
            }

        @mcp.tool()
        def execute_forge(
            workspace_id: str,
            base_model_id: str,
            prompt: str,
            batch_size: int = 4,
            guidance_files: list[dict[str, Any]] | None = None,
        ) -> dict[str, Any]:
            self.calls.append(
                ("execute_forge", {"base_model_id": base_model_id, "guidance_files": guidance_files})
            )
            if prompt == "refuse me":
                raise ToolError("INSUFFICIENT_BALANCE: buy more units first")
            return {"inference_id": self.run_id, "status": "IN_PROGRESS", "poll_interval_seconds": 0.01}

        @mcp.tool()
        def get_forge_run(inference_id: str) -> dict[str, Any]:
            self.polls += 1
            if self.polls < 3:
                return {"inference_id": inference_id, "status": "IN_PROGRESS", "poll_interval_seconds": 0.01}
            if self.outcome == "FAILED":
                return {"inference_id": inference_id, "status": "FAILED", "error_message": "no luck"}
            url = f"http://127.0.0.1:{self.port}/media/{self.file_id}/sword.png?{self.signature}"
            return {
                "inference_id": inference_id,
                "status": self.outcome,
                "actual_price_creative_units": 0.6,
                "outputs": [
                    {
                        "id": self.file_id,
                        "download_url": url,
                        "mime_type": "image/png",
                        "filename": "../../etc/sword.png",
                    }
                ],
            }

        async def media(request: Request) -> Response:
            self.media_seen.append((str(request.url.query), request.headers.get("authorization")))
            if request.url.query != self.signature:
                return Response("expired", 403)
            return Response(self.media, media_type="image/png")

        inner = mcp.streamable_http_app()
        inner.router.routes.append(Route("/media/{file_id}/{name}", media))

        async def guarded(scope: Any, receive: Any, send: Any) -> None:
            if scope["type"] == "http" and scope["path"] == "/mcp":
                sent = dict(scope["headers"]).get(b"authorization", b"").decode()
                if sent != f"Bearer {TOKEN}":
                    await JSONResponse({"error": "no"}, 401)(scope, receive, send)
                    return
            await inner(scope, receive, send)

        return guarded


@pytest.fixture
def hosted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hosted]:
    import uvicorn

    made = Hosted()
    config = uvicorn.Config(made.app(), host="127.0.0.1", port=made.port, log_level="error", lifespan="on")
    server = uvicorn.Server(config)
    server.install_signal_handlers = lambda: None  # type: ignore[method-assign]
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        threading.Event().wait(0.01)
    monkeypatch.setenv("LAYER_MCP_URL", made.url)
    monkeypatch.setenv("LAYER_PAT", TOKEN)
    yield made
    server.should_exit = True
    thread.join(10)


@pytest.fixture
def far(hosted: Hosted, tmp_path: Path) -> Iterator[Layer]:
    with Layer(home=tmp_path / "far") as layer:
        yield layer


def test_a_forge_end_to_end(far: Layer, hosted: Hosted, tmp_path: Path) -> None:
    guidance = [{"file_id": str(uuid.uuid4()), "type": "reference_image"}]
    run = far.forge("a sword", batch_size=1, guidance_files=guidance)
    assert hosted.calls[-1] == ("execute_forge", {"base_model_id": "flux-dev", "guidance_files": guidance})
    assert (run.estimate.chosen, float(run.estimate.price)) == (True, 0.6)
    run.result()
    assert float(run.cost) == 0.6
    (asset,) = run.assets
    assert asset.file_id == hosted.file_id
    assert (asset.kind, asset.name) == ("image", "sword.png")
    assert asset.bytes() == hosted.media
    assert asset.open().size == (40, 20)
    assert asset.path.parent.name == "layer-assets"
    assert hashlib.sha256(hosted.media).hexdigest()[:16] in asset.path.name
    from PIL import Image

    assert max(Image.open(io.BytesIO(asset.thumbnail(16))).size) == 16
    assert all(sent is None for _, sent in hosted.media_seen), "the token went to the media host"


def test_the_journal_answers_for_the_past(far: Layer, hosted: Hosted) -> None:
    run = far.forge("a shield", batch_size=1).result()
    assert [each.id for each in far.runs()] == [run.id]
    assert far.run(run.id[:6]).assets[0].file_id == hosted.file_id
    assert [asset.file_id for asset in far.assets()] == [hosted.file_id]
    assert far.asset(hosted.file_id).run_id == run.id
    with pytest.raises(InvalidInputs):
        far.asset(str(uuid.uuid4()))
    status = far.status()
    assert (status.credential, status.version, status.target.kind) == ("LAYER_PAT", "9.9", "url")


def test_an_address_that_has_run_out_is_asked_for_again(far: Layer, hosted: Hosted) -> None:
    run = far.forge("a bow", batch_size=1).result()
    hosted.signature = "sig=second-secret-signature"
    assert run.assets[0].bytes() == hosted.media
    assert len(hosted.media_seen) == 2


@pytest.mark.parametrize("lie", [b"<html>login please</html>", b"\x89PNG\r\n\x1a\n" + b"0" * 10])
def test_media_that_is_not_what_it_is_said_to_be(far: Layer, hosted: Hosted, lie: bytes) -> None:
    from layer_mcp.contract.errors import LayerError

    asset = far.forge("a lie", batch_size=1).result().assets[0]
    hosted.media = lie
    with pytest.raises((DownloadFailed, LayerError)) as caught:
        asset.open()
    assert "secret-signature" not in str(caught.value)
    if lie.startswith(b"<html"):
        assert list(Path.cwd().glob("layer-assets/*")) == []


def test_what_it_cannot_do_is_said(far: Layer, hosted: Hosted) -> None:
    run = far.forge("an axe", batch_size=1)
    with pytest.raises(Exception, match="cannot cancel"):
        run.cancel()
    with pytest.raises(FeatureDisabled):
        far.grant(5)
    with pytest.raises(ModelNotFound) as model:
        far.forge("x", model="fluxx-dev")
    assert model.value.allowed == ["FLUX dev"]


def test_errors_in_plain_text_keep_their_code(far: Layer) -> None:
    from layer_mcp.contract.errors import InsufficientBalance

    with pytest.raises(InsufficientBalance):
        far.forge("refuse me", model="FLUX dev", batch_size=1)
    assert far.runs() == []


def test_a_failed_run_is_a_failed_run(far: Layer, hosted: Hosted) -> None:
    hosted.outcome = "FAILED"
    with pytest.raises(RunFailed, match="no luck"):
        far.forge("x", batch_size=1).result()


def test_workspaces_are_picked_by_name(hosted: Hosted, tmp_path: Path) -> None:
    for wanted in ("studio", "STUDIO", hosted.workspace_id, hosted.workspace_id[:8]):
        with Layer(workspace=wanted, home=tmp_path) as layer:
            assert layer.workspace().id == hosted.workspace_id
    with Layer(workspace="attic", home=tmp_path) as layer, pytest.raises(WorkspaceNotFound) as caught:
        layer.workspace()
    assert caught.value.allowed == ["studio"]


def test_without_the_token_it_is_a_sign_in_that_is_missing(
    hosted: Hosted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LAYER_PAT")
    with Layer(home=tmp_path) as layer, pytest.raises(Unauthenticated) as caught:
        layer.workspace()
    assert "LAYER_PAT" in caught.value.remedy


def test_an_address_without_mcp_is_said_to_be_one(
    hosted: Hosted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = f"http://127.0.0.1:{hosted.port}/nowhere"
    with (
        Layer(nowhere, home=tmp_path) as layer,
        pytest.raises(ServerUnavailable, match="no MCP endpoint"),
    ):
        layer.workspace()


def test_a_server_that_is_not_there_fails_at_once_the_second_time(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with Layer(f"http://127.0.0.1:{port}", home=tmp_path) as layer:
        with pytest.raises(ServerUnavailable) as first:
            layer.workspace()
        with pytest.raises(ServerUnavailable) as second:
            layer.workspace()
        assert second.value is first.value


def test_no_token_in_anything_that_is_shown_or_kept(far: Layer, hosted: Hosted, tmp_path: Path) -> None:
    run = far.forge("a helm", batch_size=1).result()
    run.assets[0].bytes()
    shown = [repr(each) for each in (far, run, run.assets, run.estimate, far.status(), far._layer._resolved)]
    shown.append(repr(vars(run.assets[0])))
    for path in (tmp_path / "far").rglob("*"):
        if path.is_file():
            shown.append(path.read_bytes().decode("latin-1"))
    for text in shown:
        assert TOKEN not in text
        assert "secret-signature" not in text
