"""Which server, and who gets to see the token."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layer_mcp.connect.target import HOSTED_URL, endpoint, resolve
from layer_mcp.contract.errors import InvalidInputs

PAT = {"LAYER_PAT": "pat_0123456789"}


@pytest.mark.parametrize(
    ("target", "environ", "kind", "url", "token"),
    [
        (None, {}, "embedded", None, False),
        (None, PAT, "embedded", None, False),
        ("embedded", {"LAYER_MCP_URL": "hosted"}, "embedded", None, False),
        (None, {"LAYER_MCP_URL": "embedded", **PAT}, "embedded", None, False),
        ("hosted", {}, "hosted", HOSTED_URL, False),
        ("hosted", PAT, "hosted", HOSTED_URL, True),
        (None, {"LAYER_MCP_URL": "hosted", **PAT}, "hosted", HOSTED_URL, True),
        (
            HOSTED_URL.upper().replace("/MCP", "/mcp").replace("HTTPS", "https"),
            PAT,
            "hosted",
            HOSTED_URL,
            True,
        ),
        ("https://other.example", PAT, "url", "https://other.example/mcp", False),
        (
            "https://other.example",
            {"LAYER_MCP_URL": "https://other.example/mcp", **PAT},
            "url",
            "https://other.example/mcp",
            True,
        ),
        ("hosted", {"LAYER_MCP_URL": "https://other.example/mcp", **PAT}, "hosted", HOSTED_URL, False),
        (None, {"LAYER_MCP_URL": "http://127.0.0.1:8080", **PAT}, "url", "http://127.0.0.1:8080/mcp", True),
        (None, {"LAYER_MCP_URL": "http://lan.example/mcp", **PAT}, "url", "http://lan.example/mcp", False),
        ("https://x.example/a/b?c=d", {}, "url", "https://x.example/a/b?c=d", False),
    ],
)
def test_the_rules(
    tmp_path: Path, target: str | None, environ: dict[str, str], kind: str, url: str | None, token: bool
) -> None:
    found = resolve(target, tmp_path, environ)
    assert found.info.kind == kind
    assert found.url == url
    assert (found.credential is not None) == token
    assert "pat_" not in repr(found)


@pytest.mark.parametrize("text", ["ftp://x", "nonsense", "https://", "https://user:secret@x.example/mcp"])
def test_what_names_no_server_is_refused_without_repeating_secrets(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidInputs) as caught:
        resolve(text, tmp_path, {})
    assert "secret" not in str(caught.value)
    assert caught.value.allowed


def test_the_data_folder_is_the_argument_then_the_variable(tmp_path: Path) -> None:
    assert resolve(None, tmp_path / "a", {"LAYER_HOME": str(tmp_path / "b")}).home == tmp_path / "a"
    assert resolve(None, None, {"LAYER_HOME": str(tmp_path / "b")}).home == tmp_path / "b"


def test_an_app_in_this_process_is_a_target(tmp_path: Path) -> None:
    class App:
        mcp: Any = None
        asgi: Any = None

    found = resolve(App(), tmp_path, {"LAYER_MCP_URL": "hosted"})
    assert (found.info.kind, found.ours) == ("memory", True)


@pytest.mark.parametrize("url", ["https://h:99999/mcp", "https://h:port/mcp", "https://[h/mcp"])
def test_an_address_that_is_none_is_said_to_be_none(url: str) -> None:
    with pytest.raises(InvalidInputs, match="names no server"):
        endpoint(url)


@pytest.mark.parametrize(
    ("chosen_by", "line"),
    [("the argument", "`layer login --url https://far.example/mcp`"), ("LAYER_MCP_URL", "`layer login`")],
)
def test_a_refusal_names_the_line_that_signs_in_there(tmp_path: Path, chosen_by: str, line: str) -> None:
    from layer_mcp.connect.refused import with_the_way_in
    from layer_mcp.contract.errors import Unauthenticated

    asked = {} if chosen_by == "the argument" else {"LAYER_MCP_URL": "https://far.example/mcp"}
    target = resolve(None if asked else "https://far.example/mcp", tmp_path, asked)
    assert target.chosen_by == chosen_by
    assert line in with_the_way_in(Unauthenticated("Who are you?"), target).remedy
