"""The whole code flow, driven by the SDK's own client: discovery, registration, consent, tokens, refresh."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

import anyio
import httpx2
import mcp
import pytest
from mcp.client.auth import OAuthClientProvider, TokenStorage
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.auth import (
    AuthorizationCodeResult,
    OAuthClientInformationFull,
    OAuthClientMetadata,
    OAuthToken,
)


class Kept(TokenStorage):
    """What a program keeps between its starts."""

    def __init__(self) -> None:
        self.tokens: OAuthToken | None = None
        self.client: OAuthClientInformationFull | None = None

    async def get_tokens(self) -> OAuthToken | None:
        return self.tokens

    async def set_tokens(self, tokens: OAuthToken) -> None:
        self.tokens = tokens

    async def get_client_info(self) -> OAuthClientInformationFull | None:
        return self.client

    async def set_client_info(self, client_info: OAuthClientInformationFull) -> None:
        self.client = client_info


class Program:
    """A host: signs in when it is challenged, with a browser that a person sits in front of."""

    def __init__(self, public: Any, person: Any, *, scope: str | None = None, port: int = 40001) -> None:
        self.browser_opened = 0
        self.kept = Kept()
        self._answer: AuthorizationCodeResult | None = None
        self._public = public
        self._person = person
        self.auth = OAuthClientProvider(
            public.url,
            OAuthClientMetadata(
                client_name="A host",
                redirect_uris=[f"http://127.0.0.1:{port}/callback"],
                token_endpoint_auth_method="none",
                grant_types=["authorization_code", "refresh_token"],
                response_types=["code"],
                scope=scope,
            ),
            self.kept,
            self._open,
            self._called_back,
        )

    async def _open(self, url: str) -> None:
        self.browser_opened += 1
        answer = await anyio.to_thread.run_sync(self._public.consent, url, self._person)
        assert answer.status_code == 303, answer.text
        query = parse_qs(urlsplit(answer.headers["location"]).query)
        self._answer = AuthorizationCodeResult(
            code=query["code"][0], state=query["state"][0], iss=query["iss"][0]
        )

    async def _called_back(self) -> AuthorizationCodeResult:
        assert self._answer is not None
        return self._answer

    async def call(self, tool: str, era: str = "auto", **arguments: Any) -> Any:
        async with (
            httpx2.AsyncClient(auth=self.auth, trust_env=False, timeout=30) as http,
            mcp.Client(streamable_http_client(self._public.url, http_client=http), mode=era) as client,
        ):
            assert len((await client.list_tools()).tools) == 19
            return await client.call_tool(tool, arguments)


@pytest.mark.parametrize("era", ["auto", "legacy"])
async def test_a_call_starts_the_sign_in_and_is_answered_as_that_user(
    public: Any, ana: Any, era: str
) -> None:
    program = Program(public, ana)
    answer = await program.call("list_workspaces", era)
    assert [each["name"] for each in answer.structured_content["workspaces"]] == ["ana"]
    assert program.browser_opened == 1
    assert program.kept.tokens is not None
    assert program.kept.tokens.scope.startswith("layer:read layer:run")


async def test_an_expired_token_is_refreshed_without_a_browser(public: Any, ana: Any) -> None:
    program = Program(public, ana)
    await program.call("list_workspaces")
    assert program.kept.tokens is not None
    first = program.kept.tokens.access_token
    program.auth.context.token_expiry_time = time.time() - 1
    answer = await program.call("get_workspace", workspace_id=ana.workspace)
    assert answer.structured_content["name"] == "ana"
    assert program.browser_opened == 1
    assert program.kept.tokens.access_token != first


async def test_a_program_that_may_only_look_is_asked_again_when_it_runs(public: Any, ana: Any) -> None:
    program = Program(public, ana)
    client = public.register()
    looking = public.tokens(ana, client, scope="layer:read")
    assert looking["scope"] == "layer:read"
    assert not public.call(looking["access_token"], "list_workspaces")["is_error"]
    program.kept.tokens = OAuthToken(**looking)
    program.kept.client = OAuthClientInformationFull(**client)
    answer = await program.call(
        "execute_forge", workspace_id=ana.workspace, model_id="swatch", prompt="red", batch_size=1
    )
    assert not answer.is_error, answer.structured_content
    assert program.browser_opened == 1
    assert program.kept.tokens.scope.startswith("layer:read layer:run")


async def test_a_stored_registration_works_from_another_port(public: Any, ana: Any) -> None:
    first, second = Program(public, ana, port=40002), Program(public, ana, port=40003)
    await first.call("list_workspaces")
    second.kept.client = first.kept.client
    assert not (await second.call("list_workspaces")).is_error
