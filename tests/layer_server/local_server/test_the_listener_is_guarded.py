"""Web pages, other users and oversized bodies get nothing from the loopback listener."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from typing import Any

import httpx2
import pytest

from layer_mcp.contract.data_folder import NONCE_HEADER, PROOF_HEADER, proof
from layer_server.process.guard import Guard


@pytest.fixture
def bare(server: Any) -> Any:
    """A client without a token."""
    with httpx2.Client(base_url=server.endpoint.origin, trust_env=False, timeout=30) as client:
        yield client


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/mcp"),
        ("GET", "/mcp"),
        ("GET", "/local/v1/runs"),
        ("GET", "/local/v1/runs/abc"),
        ("GET", "/local/v1/assets"),
        ("GET", "/local/v1/assets/abc"),
        ("GET", "/local/v1/files/abc"),
        ("GET", "/local/v1/files/abc/thumbnail"),
        ("GET", "/local/v1/changes"),
        ("POST", "/local/v1/grant"),
        ("POST", "/local/v1/stop"),
        ("POST", "/local/v1/ready"),
        ("GET", "/nowhere"),
    ],
)
def test_every_route_refuses_a_caller_without_the_token(bare: Any, method: str, path: str) -> None:
    for headers in ({}, {"authorization": "Bearer wrong"}, {"authorization": "Basic eDp5"}):
        answer = bare.request(method, path, headers=headers)
        assert answer.status_code == 401
        assert answer.json()["code"] == "UNAUTHENTICATED"


def test_readiness_proves_the_token_and_tells_no_secret(bare: Any, server: Any) -> None:
    answer = bare.get("/local/v1/ready", headers={NONCE_HEADER: "abc"})
    assert answer.status_code == 200
    assert answer.headers[PROOF_HEADER] == proof(server.token.reveal(), "abc")
    assert server.token.reveal() not in answer.text
    for nonce in ("", "x" * 5000):
        assert PROOF_HEADER not in bare.get("/local/v1/ready", headers={NONCE_HEADER: nonce}).headers


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", "", "10.0.0.1"]
)
def test_a_foreign_host_is_misdirected(bare: Any, server: Any, host: str) -> None:
    headers = {"host": host, "authorization": f"Bearer {server.token.reveal()}"}
    assert bare.get("/local/v1/ready", headers=headers).status_code == 421
    assert bare.get("/local/v1/runs", headers=headers).status_code == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1.evil.example"])
def test_a_foreign_origin_is_forbidden(bare: Any, server: Any, origin: str) -> None:
    headers = {"origin": origin, "authorization": f"Bearer {server.token.reveal()}"}
    assert bare.get("/local/v1/ready", headers=headers).status_code == 403
    assert bare.post("/mcp", headers=headers).status_code == 403


def test_an_oversized_body_is_refused(bare: Any, server: Any) -> None:
    headers = {"authorization": f"Bearer {server.token.reveal()}"}
    big = b"x" * (5 * 1024 * 1024)
    answer = bare.post("/local/v1/grant", content=big, headers=headers)
    assert answer.status_code == 413
    chunked = bare.post("/local/v1/grant", content=(b"x" * 4096 for _ in range(64)), headers=headers)
    assert chunked.status_code == 400
    assert chunked.json()["code"] == "INVALID_INPUTS"


@pytest.mark.parametrize("route", ["/mcp", "/local/v1/grant"])
def test_who_still_writes_a_body_that_is_too_large_sees_why_not(server: Any, route: str) -> None:
    size = 40 * 1024 * 1024
    with socket.create_connection(("127.0.0.1", server.endpoint.port), timeout=30) as wire:
        wire.sendall(
            f"POST {route} HTTP/1.1\r\nhost: 127.0.0.1\r\nauthorization: Bearer {server.token.reveal()}\r\n"
            f"content-length: {size}\r\n\r\n".encode()
        )
        for _ in range(size // 2**20):
            wire.sendall(b"x" * 2**20)
        assert wire.recv(4096).startswith(b"HTTP/1.1 413")


def test_grants_are_checked_and_repeatable(server: Any, rest: Callable[[Any], Any]) -> None:
    with rest(server) as client:
        first = client.post("/local/v1/grant", json={"creative_units": 500, "key": "once"}).json()
        again = client.post("/local/v1/grant", json={"creative_units": 500, "key": "once"}).json()
        assert first["granted_creative_units"] == 500
        assert first["balance_creative_units"] == again["balance_creative_units"]
        for body in ({"creative_units": -1}, {"creative_units": "5"}, {"creativ_units": 5}, {}, []):
            answer = client.post("/local/v1/grant", json=body)
            assert answer.status_code == 400
            assert answer.json()["code"] == "INVALID_INPUTS"
        for word in (b"NaN", b"-Infinity", b"1e999"):
            refused = client.post("/local/v1/grant", content=b'{"creative_units": ' + word + b"}")
            assert refused.status_code == 400
            assert refused.json()["code"] == "INVALID_INPUTS"
            assert "nothing was changed" in refused.json()["remedy"]
        assert client.get("/local/v1/audit").json() == {"violations": []}
        unknown = client.post(
            "/local/v1/grant",
            json={"creative_units": 5, "workspace_id": "00000000-0000-0000-0000-000000000007"},
        )
        assert unknown.json()["code"] == "WORKSPACE_NOT_FOUND"


@pytest.mark.parametrize(
    "query", ["limit=0", "limit=101", "limit=x", "cursor=nonsense", "status=complete", "limit=nan"]
)
def test_queries_are_checked(server: Any, rest: Callable[[Any], Any], query: str) -> None:
    with rest(server) as client:
        answer = client.get(f"/local/v1/runs?{query}")
        assert answer.status_code == 400
        assert answer.json()["field"] == query.partition("=")[0]


def test_a_signed_address_serves_ranges_and_revalidates(bare: Any, asset: dict[str, Any]) -> None:
    whole = bare.get(asset["url"])
    assert whole.status_code == 200
    assert whole.headers["x-content-type-options"] == "nosniff"
    assert whole.headers["content-type"] == "image/png"
    assert whole.headers["content-disposition"].startswith("inline")
    assert len(whole.content) == asset["size_bytes"]
    part = bare.get(asset["url"], headers={"range": "bytes=1-3"})
    assert (part.status_code, part.content) == (206, b"PNG")
    assert bare.get(asset["url"], headers={"range": "bytes=999999-"}).status_code == 416
    same = bare.get(asset["url"], headers={"if-none-match": whole.headers["etag"]})
    assert (same.status_code, same.content) == (304, b"")


def test_a_signature_is_for_one_file_and_a_while(bare: Any, asset: dict[str, Any]) -> None:
    url = httpx2.URL(asset["url"])
    signature = url.params["signature"]
    forged = [
        url.copy_set_param("signature", "0" * len(signature)),
        url.copy_set_param("expires", str(int(url.params["expires"]) + 60)),
        url.copy_set_param("expires", "1"),
        url.copy_set_param("expires", "x"),
        url.copy_remove_param("signature"),
        url.copy_with(path=url.path.replace(asset["file_id"], asset["parts"][0]["file_id"])),
        url.copy_with(path="/files/..%2f..%2fstate.db/x"),
    ]
    for address in forged:
        answer = bare.get(address)
        assert answer.status_code in {403, 404}, address
        assert b"PNG" not in answer.content


def test_files_by_token_and_thumbnails(
    server: Any, rest: Callable[[Any], Any], asset: dict[str, Any]
) -> None:
    with rest(server) as client:
        record = client.get(f"/local/v1/assets/{asset['file_id']}").json()
        assert record["sha256"] == asset["sha256"]
        assert record["prompt"] == "red"
        part = client.get(f"/local/v1/assets/{asset['parts'][0]['file_id']}").json()
        assert part["content_type"] == "image/png"
        thumbnail = client.get(f"/local/v1/files/{asset['file_id']}/thumbnail", params={"size": 32})
        assert thumbnail.headers["content-type"] == "image/webp"
        assert thumbnail.content[8:12] == b"WEBP"
        assert client.get(f"/local/v1/files/{asset['file_id']}/thumbnail?size=9999").status_code == 400
        assert client.get("/local/v1/files/00000000-0000-0000-0000-000000000007").status_code == 404
        assert client.get("/local/v1/assets/nonsense").status_code == 404


@pytest.mark.parametrize("stopping", [True, False])
async def test_a_call_that_is_cut_short_by_a_stop_is_told_so(stopping: bool) -> None:
    """A stopping listener cancels what takes longer than its grace."""
    begun, sent = asyncio.Event(), []

    async def forever(*_: Any) -> None:
        begun.set()
        await asyncio.Event().wait()

    async def send(message: Any) -> None:
        sent.append(message)

    async def receive() -> Any:
        return {"type": "http.request"}

    guard = Guard(forever, "token")
    headers = [(b"host", b"127.0.0.1"), (b"authorization", b"Bearer token")]
    call = asyncio.create_task(
        guard({"type": "http", "path": "/mcp", "method": "POST", "headers": headers}, receive, send)
    )
    await begun.wait()
    guard.stopping = stopping
    call.cancel()
    if stopping:
        await call
        assert sent[0]["status"] == 503
        assert b"stopping" in sent[1]["body"]
    else:
        with pytest.raises(asyncio.CancelledError):
            await call
        assert sent == []
