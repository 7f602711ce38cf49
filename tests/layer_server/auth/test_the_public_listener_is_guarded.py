"""Who gets through the public listener's door, and with what."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

import anyio
import httpx2
import mcp
import pytest
from mcp.client.sse import sse_client
from mcp.shared._httpx_utils import create_mcp_http_client
from PIL import Image

OPEN = ["tools/list", "server/discover"]


def legacy(
    public: Any, method: str, token: str | None = None, session: str | None = None, **params: Any
) -> Any:
    headers = {"accept": "application/json, text/event-stream"}
    if token:
        headers["authorization"] = f"Bearer {token}"
    if session:
        headers |= {"mcp-session-id": session, "mcp-protocol-version": "2025-11-25"}
    body: dict[str, Any] = {"jsonrpc": "2.0", "method": method, "params": params}
    if not method.startswith("notifications/"):
        body["id"] = 1
    return public.http.post("/mcp", headers=headers, json=body)


def initialize(public: Any, token: str | None = None) -> Any:
    return legacy(
        public,
        "initialize",
        token,
        protocolVersion="2025-11-25",
        capabilities={},
        clientInfo={"name": "t", "version": "0"},
    )


@pytest.mark.parametrize("method", OPEN)
def test_anybody_may_look_around(public: Any, method: str) -> None:
    assert public.rpc(method).status_code == 200


def test_a_call_without_a_token_is_challenged(public: Any) -> None:
    refused = public.rpc("tools/call", name="list_workspaces", arguments={})
    assert refused.status_code == 401
    assert refused.json()["code"] == "UNAUTHENTICATED"
    challenge = refused.headers["www-authenticate"]
    assert 'scope="layer:read layer:run"' in challenge
    assert "error=" not in challenge
    where = re.search(r'resource_metadata="([^"]+)"', challenge)
    assert where is not None
    metadata = public.http.get(where.group(1)).json()
    assert metadata["resource"] == public.url
    assert metadata["authorization_servers"] == [public.origin]


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("tools/call", {"name": "execute_forge", "arguments": {}}),
        ("tools/call", {"name": "no such tool", "arguments": {}}),
        ("resources/read", {"uri": "asset://x"}),
        ("subscriptions/listen", {}),
        ("tasks/get", {"taskId": "x"}),
        ("tasks/cancel", {"taskId": "x"}),
        ("something/else", {}),
    ],
)
def test_whatever_may_be_somebodys_is_challenged(public: Any, method: str, params: dict[str, Any]) -> None:
    assert public.rpc(method, **params).status_code == 401


def test_headers_that_claim_another_method_are_not_believed(public: Any) -> None:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "list_workspaces"}}
    headers = {"accept": "application/json, text/event-stream", "mcp-method": "tools/list"}
    assert public.http.post("/mcp", headers=headers, json=body).status_code == 401
    assert public.http.post("/mcp", headers=headers, json=[body]).status_code == 401


BIG = b"9" * 5000
CALL = b'{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"execute_forge","arguments":{}}%s}'
UNREADABLE = {
    "a number of 5,000 digits": CALL % b',"x":' + BIG,
    "an id of 5,000 digits": CALL.replace(b'"id":1', b'"id":' + BIG) % b"",
    "a hundred thousand brackets": b"[" * 100_000,
    "something after it": CALL % b"" + b" x",
    "a NUL after it": CALL % b"" + b"\x00",
    "two": (CALL % b"") * 2,
    "not UTF-8": CALL % b',"x":"\xff"',
    "nothing": b"",
}


@pytest.mark.parametrize("body", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_not_passed_on(public: Any, ana: Any, body: bytes) -> None:
    """Whoever reads it next might be able to, and find a call in it."""
    for answer in answers(public, ana, body):
        assert answer.status_code == 400
        assert answer.json()["error"]["code"] == -32700


def test_a_thousand_brackets_hide_no_call(public: Any, ana: Any) -> None:
    """Pythons differ in how deep they read: unreadable where this one cannot, a call without the right where it can."""
    body = CALL % (b',"x":' + b"[" * 1500 + b"]" * 1500)
    try:
        json.loads(body)
        expected = [401, 401, 403]
    except RecursionError:
        expected = [400, 400, 400]
    found = answers(public, ana, body)
    assert [answer.status_code for answer in found] == expected
    if expected[0] == 400:
        assert all(answer.json()["error"]["code"] == -32700 for answer in found)


def answers(public: Any, ana: Any, body: bytes) -> list[Any]:
    """What it is answered in the ways of both protocols without a token, and with one that may look only."""
    _, token = public.core.tokens.create(ana.id, "look", ["layer:read"])
    session = initialize(public).headers["mcp-session-id"]
    modern = {"mcp-protocol-version": "2026-07-28", "mcp-method": "tools/call", "mcp-name": "execute_forge"}
    older = {"mcp-protocol-version": "2025-11-25", "mcp-session-id": session}
    looking = {**modern, "authorization": f"Bearer {token.reveal()}"}
    accept = {"accept": "application/json, text/event-stream"}
    return [
        public.http.post("/mcp", headers={**headers, **accept}, content=body)
        for headers in (modern, older, looking)
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_call_is_a_call_in_any_encoding(public: Any, encoding: str) -> None:
    body = (CALL % b"").decode().encode(encoding)
    assert public.http.post("/mcp", content=body).status_code == 401


@pytest.mark.parametrize("header", ["authorization", "mcp-session-id", "origin"])
def test_a_header_that_decides_may_come_once(public: Any, ana: Any, header: str) -> None:
    """Of two, the guard might believe the one and the SDK the other."""
    value = f"Bearer {ana.token}" if header == "authorization" else "x"
    twice = httpx2.Headers([("accept", "application/json, text/event-stream"), *[(header, value)] * 2])
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    refused = public.http.post("/mcp", headers=twice, json=body)
    assert refused.status_code == 400
    assert header in refused.json()["message"]


@pytest.mark.parametrize("path", ["/mcp", "/sse"])
def test_a_stream_without_a_token_is_challenged(public: Any, path: str) -> None:
    refused = public.http.get(path, headers={"accept": "text/event-stream"})
    assert refused.status_code == 401
    assert f"/.well-known/oauth-protected-resource{path}" in refused.headers["www-authenticate"]


def test_a_session_that_nobody_has_signed_in_to_has_no_stream(public: Any) -> None:
    """401 would make mcp-remote begin two sign-ins at once, of which neither ends."""
    session = initialize(public).headers["mcp-session-id"]
    refused = public.http.get("/mcp", headers={"accept": "text/event-stream", "mcp-session-id": session})
    assert refused.status_code == 405
    assert "www-authenticate" not in refused.headers


def test_messages_of_an_sse_stream_need_a_token(public: Any) -> None:
    assert public.http.post("/messages/?session_id=" + "0" * 32, json={}).status_code == 401


@pytest.mark.parametrize(
    "shown", ["Bearer pat_wrong", "Bearer oat_wrong", "Bearer x", "Basic YTpi", "Bearer", "pat_x"]
)
@pytest.mark.parametrize("method", ["tools/list", "tools/call"])
def test_a_credential_that_is_worth_nothing_is_always_refused(public: Any, shown: str, method: str) -> None:
    refused = public.http.post("/mcp", headers={"authorization": shown}, json={"method": method})
    assert refused.status_code == 401
    assert 'error="invalid_token"' in refused.headers["www-authenticate"]


def test_a_legacy_session_signs_in_on_the_way(public: Any, ana: Any, ben: Any) -> None:
    opened = initialize(public)
    assert opened.status_code == 200
    session = opened.headers["mcp-session-id"]
    assert legacy(public, "notifications/initialized", session=session).status_code == 202
    assert legacy(public, "tools/list", session=session).status_code == 200
    call = {"name": "list_workspaces", "arguments": {}}
    assert legacy(public, "tools/call", session=session, **call).status_code == 401
    answer = legacy(public, "tools/call", ana.token, session, **call)
    assert public.result(answer)["structuredContent"]["workspaces"][0]["name"] == "ana"
    # From now on it is hers.
    assert legacy(public, "tools/call", ben.token, session, **call).status_code == 404
    assert legacy(public, "ping", ben.token, session).status_code == 404
    assert public.http.delete("/mcp", headers={"mcp-session-id": session}).status_code == 404


def test_a_session_opened_with_a_token_is_its_users(public: Any, ana: Any, ben: Any) -> None:
    session = initialize(public, ana.token).headers["mcp-session-id"]
    call = {"name": "list_workspaces", "arguments": {}}
    assert legacy(public, "tools/call", ben.token, session, **call).status_code == 404
    assert legacy(public, "tools/call", ana.token, session, **call).status_code == 200


@pytest.fixture
def challenging(public: Any) -> Iterator[None]:
    public.guard.challenge_at_initialize = True
    yield
    public.guard.challenge_at_initialize = False


def test_hosts_that_sign_in_only_at_initialize_are_challenged_there(
    public: Any, ana: Any, challenging: None
) -> None:
    assert initialize(public).status_code == 401
    assert public.rpc("server/discover").status_code == 401
    assert initialize(public, ana.token).status_code == 200


def test_a_token_that_may_only_look_is_asked_to_step_up(public: Any, ana: Any) -> None:
    _, token = public.core.tokens.create(ana.id, "look", ["layer:read"])
    look = token.reveal()
    assert not public.call(look, "list_workspaces")["is_error"]
    for tool in ("execute_forge", "upload_file", "request_file_upload_url", "cancel_inference"):
        refused = public.rpc("tools/call", look, name=tool, arguments={})
        assert refused.status_code == 403
        assert refused.json()["code"] == "FORBIDDEN"
        challenge = refused.headers["www-authenticate"]
        assert 'error="insufficient_scope"' in challenge
        assert 'scope="layer:read layer:run"' in challenge


def test_another_host_or_origin_is_turned_away(public: Any, ana: Any) -> None:
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/list"}
    for host in ("evil.example", "127.0.0.1:1", "127.0.0.1"):
        assert public.http.post("/mcp", headers={"host": host}, json=call).status_code == 421
        assert (
            public.http.get("/.well-known/oauth-authorization-server", headers={"host": host}).status_code
            == 421
        )
    headers = {"origin": "https://evil.example", "authorization": f"Bearer {ana.token}"}
    assert public.http.post("/mcp", headers=headers, json=call).status_code == 403


def test_the_local_administration_is_not_here(public: Any, ana: Any) -> None:
    for path in (
        "/local/v1/ready",
        "/local/v1/users",
        "/local/v1/runs",
        "/local",
        "/",
        "/docs",
        "/mcp/",
        "//mcp",
    ):
        for headers in ({}, {"authorization": f"Bearer {ana.token}"}):
            answer = public.http.get(path, headers=headers)
            assert answer.status_code == 404, path
    assert public.http.post("/local/v1/stop", json={}).status_code == 404


def test_a_body_that_is_too_large_is_refused(public: Any, ana: Any) -> None:
    for headers in ({}, {"authorization": f"Bearer {ana.token}"}):
        assert public.http.post("/mcp", headers=headers, content=b"x" * (4 * 2**20 + 1)).status_code == 413


def test_discovery_in_every_form_that_hosts_ask_for(public: Any) -> None:
    for path in ("", "/mcp"):
        server = public.http.get(f"/.well-known/oauth-authorization-server{path}").json()
        assert server == public.http.get(f"/.well-known/openid-configuration{path}").json()
        assert server["issuer"] == public.origin
        assert server["code_challenge_methods_supported"] == ["S256"]
        assert "none" in server["token_endpoint_auth_methods_supported"]
        assert server["authorization_response_iss_parameter_supported"] is True
        # Not offered without TLS: such a server may not reach the internet, where the documents are.
        assert server["client_id_metadata_document_supported"] is False
        assert (
            public.http.get(f"/.well-known/oauth-protected-resource{path}").json()["resource"] == public.url
        )
    sse = public.http.get("/.well-known/oauth-protected-resource/sse").json()
    assert sse["resource"] == f"{public.origin}/sse"
    # By another name of this machine, everything is told under that name.
    other = public.origin.replace("127.0.0.1", "localhost")
    with httpx2.Client(base_url=other, trust_env=False) as http:
        assert http.get("/.well-known/oauth-authorization-server").json()["issuer"] == other


def test_addresses_of_files_begin_where_the_call_came_in(public: Any, ana: Any) -> None:
    run = public.call(
        ana.token, "execute_forge", workspace_id=ana.workspace, model_id="swatch", prompt="red", batch_size=1
    )
    while True:
        state = public.call(ana.token, "get_forge_run", inference_id=run["inference_id"])
        if state["status"] != "in_progress":
            break
    url = state["assets"][0]["url"]
    assert url.startswith(public.origin + "/files/")
    assert public.http.get(url).status_code == 200
    assert public.http.get(url[:-1] + ("0" if url[-1] != "0" else "1")).status_code == 403


def test_an_upload_goes_in_where_the_call_came_in(public: Any, ana: Any) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "PNG")
    data = picture.getvalue()
    asked = public.call(
        ana.token,
        "request_file_upload_url",
        workspace_id=ana.workspace,
        content_type="image/png",
        file_size_bytes=len(data),
        file_name="teal.png",
    )
    assert asked["upload_url"].startswith(public.origin + "/")
    begun = public.http.post(
        asked["upload_url"],
        headers={
            "content-type": "image/png",
            "x-goog-resumable": "start",
            "x-goog-content-length-range": f"0,{len(data)}",
        },
    )
    assert begun.status_code == 201, begun.text
    assert begun.headers["location"].startswith(public.origin + "/")
    done = public.http.put(begun.headers["location"], content=data)
    assert done.status_code in {200, 201}, done.text
    guided = public.call(
        ana.token,
        "execute_forge",
        workspace_id=ana.workspace,
        model_id="guided",
        prompt="red",
        batch_size=1,
        guidance_files=[{"file_id": asked["file_id"], "type": "reference_image"}],
    )
    assert not guided["is_error"], guided


@pytest.mark.parametrize("path", ["/sse", "/mcp"])
async def test_an_sse_stream_is_its_users(public: Any, ana: Any, ben: Any, path: str) -> None:
    posted: list[str] = []

    def noting(**more: Any) -> httpx2.AsyncClient:
        client = create_mcp_http_client(**more)

        async def note(request: httpx2.Request) -> None:
            if request.method == "POST":
                posted.append(str(request.url))

        client.event_hooks = {"request": [note]}
        return client

    headers = {"authorization": f"Bearer {ana.token}"}
    with anyio.fail_after(30):
        async with mcp.Client(
            sse_client(public.origin + path, headers=headers, httpx_client_factory=noting), mode="legacy"
        ) as client:
            answer = await client.call_tool("list_workspaces", {})
            assert answer.structured_content["workspaces"][0]["name"] == "ana"
            async with httpx2.AsyncClient(trust_env=False) as http:
                call = {"jsonrpc": "2.0", "id": 9, "method": "ping"}
                for token, status in ((None, 401), (ben.token, 404)):
                    shown = {"authorization": f"Bearer {token}"} if token else {}
                    assert (await http.post(posted[0], json=call, headers=shown)).status_code == status
