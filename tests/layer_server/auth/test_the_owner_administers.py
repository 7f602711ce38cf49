"""Tokens, users, workspaces and members over the local REST, through the client and the command."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx2
import pytest
from typer.testing import CliRunner

from layer_mcp.administration import Administration
from layer_mcp.cli.app import app
from layer_mcp.contract.errors import FeatureDisabled, Forbidden, InvalidInputs, LayerError, WorkspaceNotFound


@pytest.fixture(scope="module")
def server_home(tmp_path_factory: pytest.TempPathFactory, served_folder: Any) -> Iterator[Any]:
    """A folder of its own: what is done here to workspaces and listeners would be in the way of other tests."""
    with served_folder(tmp_path_factory.mktemp("administered") / "home") as folder:
        yield folder


@pytest.fixture(scope="module")
def public_url(server_home: Any) -> str:
    with Administration("embedded", home=server_home) as owner:
        return owner.listen()


@pytest.fixture
def owner(server: Any) -> Iterator[Administration]:
    with Administration("embedded") as administration:
        yield administration


@pytest.fixture
def names() -> Callable[[str], str]:
    """A name that no other test has used: the server is the session's."""
    import secrets

    return lambda word: f"{word}-{secrets.token_hex(3)}"


def status(url: str, token: str) -> int:
    """What the public listener answers to a call with this token."""
    body = {
        "jsonrpc": "2.0",
        "id": 1,
        "method": "tools/call",
        "params": {
            "name": "list_workspaces",
            "arguments": {},
            "_meta": {
                "io.modelcontextprotocol/protocolVersion": "2026-07-28",
                "io.modelcontextprotocol/clientCapabilities": {},
            },
        },
    }
    headers = {
        "accept": "application/json, text/event-stream",
        "mcp-protocol-version": "2026-07-28",
        "mcp-method": "tools/call",
        "mcp-name": "list_workspaces",
        "authorization": f"Bearer {token}",
    }
    with httpx2.Client(trust_env=False, timeout=30) as http:
        return http.post(url, headers=headers, json=body).status_code


def test_a_token_from_its_making_to_its_end(owner: Administration, public_url: str, names: Any) -> None:
    made = owner.create_token(names("ci"), expires_in_days=1)
    assert made.token.startswith("pat_")
    assert made.token not in repr(made)
    assert status(public_url, made.token) == 200
    (listed,) = [each for each in owner.tokens() if each.token_id == made.token_id]
    assert listed.hint == made.token[:8]
    assert listed.last_used_at is not None
    assert listed.expires_at is not None
    assert made.token not in listed.model_dump_json()
    revoked = owner.revoke_token(made.token_id[:13])
    assert revoked.revoked_at is not None
    assert status(public_url, made.token) == 401


def test_a_replaced_token_stops(owner: Administration, public_url: str, names: Any) -> None:
    name = names("again")
    first = owner.create_token(name)
    second = owner.create_token(name, replace=True)
    assert (status(public_url, first.token), status(public_url, second.token)) == (401, 200)


@pytest.mark.parametrize(
    "wrong", [{"scopes": ["layer:everything"]}, {"scopes": []}, {"expires_in_days": -1.0}, {"user": "nobody"}]
)
def test_a_wrong_token_is_not_made(owner: Administration, wrong: dict[str, Any]) -> None:
    before = len(owner.tokens())
    with pytest.raises(LayerError) as refused:
        owner.create_token("wrong", **wrong)
    assert refused.value.code in {"INVALID_INPUTS", "USER_NOT_FOUND"}
    assert len(owner.tokens()) == before


def test_no_program_has_access_unless_it_was_allowed(owner: Administration) -> None:
    assert owner.programs() == []
    with pytest.raises(LayerError) as refused:
        owner.revoke_program("nothing")
    assert refused.value.code == "PROGRAM_NOT_FOUND"


def test_a_user_from_joining_to_leaving(owner: Administration, public_url: str, names: Any) -> None:
    name = names("dora")
    dora = owner.create_user(name, password="a password", starting_creative_units=25)
    assert dora.has_password
    with pytest.raises(InvalidInputs, match="already"):
        owner.create_user(name)
    token = owner.create_token("laptop", user=name)
    assert status(public_url, token.token) == 200
    (own,) = [each for each in owner.workspaces() if each.name == name]
    assert own.available_creative_units == 25
    assert owner.disable_user(dora.user_id[:12]).disabled_at is not None
    assert status(public_url, token.token) == 401
    with pytest.raises(Forbidden):
        owner.create_token("laptop", user=name)
    with pytest.raises(Forbidden, match="cannot be disabled"):
        owner.disable_user("local")


def test_a_workspace_is_shared(owner: Administration, names: Any) -> None:
    name, studio = names("finn"), names("studio")
    finn = owner.create_user(name)
    made = owner.create_workspace(studio, owner=name, starting_creative_units=10)
    assert owner.grant(made.slug, 5).available_creative_units == 15
    assert [(each.name, each.role) for each in owner.members(studio).members] == [(name, "owner")]
    with pytest.raises(Forbidden, match="at least one owner"):
        owner.remove_member(studio, name)
    with pytest.raises(Forbidden, match="at least one owner"):
        owner.set_member(studio, name, "viewer")
    owner.set_member(studio, "local", "owner")
    after = owner.remove_member(made.workspace_id[:13], finn.user_id)
    assert [each.user_id for each in after.members] == ["local"]
    with pytest.raises(InvalidInputs, match="not a member"):
        owner.remove_member(studio, name)
    with pytest.raises(WorkspaceNotFound):
        owner.members("nowhere")


def test_the_listener_is_opened_once(owner: Administration, public_url: str) -> None:
    assert owner.listen() == public_url
    with pytest.raises(InvalidInputs, match="open at"):
        owner.listen(port=9)
    with pytest.raises(InvalidInputs, match="open at"):
        owner.listen(public_url="https://layer.example")


def test_a_hosted_server_is_not_administered_from_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAYER_MCP_URL", "hosted")
    with pytest.raises(FeatureDisabled, match="not administered from here"):
        Administration()


def test_the_commands(server: Any, names: Any) -> None:
    def layer(*words: str, typed: str = "") -> Any:
        return CliRunner().invoke(app, words, input=typed)

    name, studio = names("gil"), names("team")
    added = layer("user", "add", name, "--password", "--cu", "7", "--json", typed="gils password\n")
    assert json.loads(added.stdout)["has_password"] is True
    made = layer("token", "create", "gils-laptop", "--user", name)
    assert made.stdout.startswith("pat_")
    assert made.stdout.strip() not in made.stderr
    listed = layer("token", "list").stdout
    assert f"gils-laptop\t{made.stdout[:8]}…\t{name}" in listed
    assert layer("workspace", "create", studio, "--owner", name).exit_code == 0
    members = layer("workspace", "add-member", studio, "local", "--role", "viewer", "--json")
    assert {each["role"] for each in json.loads(members.stdout)["members"]} == {"owner", "viewer"}
    short = layer("user", "password", name, typed="short\n")
    assert short.exit_code == 1
    assert "'short'" not in short.stdout + short.stderr
    assert "8 to 200 characters" in short.stderr
    assert layer("user", "disable", name).exit_code == 0
    missing = layer("token", "revoke", "nope", "--json")
    assert (missing.exit_code, json.loads(missing.stdout)["code"]) == (1, "TOKEN_NOT_FOUND")
