"""What ``layer hosts show`` gives is what Layer's page gives: the same keys, values, words and order of arguments."""

from __future__ import annotations

import json
import shlex
import tomllib
from collections.abc import Callable
from typing import Any

import pytest

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.redact import Secret
from layer_mcp.hosts.catalog import HOSTS, find
from layer_mcp.hosts.destination import Remote, remote
from layer_mcp.hosts.guide import guide
from layer_mcp.hosts.links import links

URL = "https://mcp.app.layer.ai/mcp"
BEARER = "Authorization: Bearer YOUR_PAT"
HEADERS = {"headers": {"Authorization": "Bearer YOUR_PAT"}}
NPX = ["-y", "mcp-remote", URL]

TITLES = [
    "Claude Desktop",
    "Claude Code",
    "Codex",
    "Manus",
    "Cursor",
    "Windsurf",
    "Gemini CLI",
    "VS Code",
    "Amp",
    "OpenCode",
    "Warp",
    "Zed",
]

DOCUMENTS = {
    ("claude-desktop", "oauth"): {"mcpServers": {"Layer": {"command": "npx", "args": NPX}}},
    ("claude-desktop", "pat"): {
        "mcpServers": {"Layer": {"command": "npx", "args": [*NPX, "--header", BEARER]}}
    },
    ("manus", "pat"): {"mcpServers": {"Layer": {"type": "streamableHttp", "url": URL, **HEADERS}}},
    ("cursor", "oauth"): {"mcpServers": {"Layer": {"url": URL}}},
    ("cursor", "pat"): {"mcpServers": {"Layer": {"url": URL, **HEADERS}}},
    ("windsurf", "oauth"): {"mcpServers": {"Layer": {"serverUrl": URL}}},
    ("windsurf", "pat"): {"mcpServers": {"Layer": {"serverUrl": URL, **HEADERS}}},
    ("vscode", "oauth"): {"servers": {"Layer": {"type": "http", "url": URL}}},
    ("vscode", "pat"): {"servers": {"Layer": {"type": "http", "url": URL, **HEADERS}}},
    ("opencode", "oauth"): {"mcp": {"Layer": {"type": "remote", "url": URL}}},
    ("opencode", "pat"): {"mcp": {"Layer": {"type": "remote", "url": URL, **HEADERS}}},
    ("zed", "oauth"): {"context_servers": {"Layer": {"command": "npx", "args": NPX}}},
    ("zed", "pat"): {"context_servers": {"Layer": {"command": "npx", "args": [*NPX, "--header", BEARER]}}},
}

COMMANDS = {
    ("claude-code", "oauth"): f"claude mcp add --transport http Layer {URL}",
    ("claude-code", "pat"): f'claude mcp add --transport http Layer {URL} --header "{BEARER}"',
    ("codex", "oauth"): f"codex mcp add layer -- npx -y mcp-remote@latest {URL}",
    ("codex", "pat"): f'codex mcp add layer -- npx -y mcp-remote@latest {URL} --header "{BEARER}"',
    ("gemini-cli", "oauth"): f"gemini mcp add --transport http Layer {URL}",
    ("gemini-cli", "pat"): f'gemini mcp add --transport http --header "{BEARER}" Layer {URL}',
    ("amp", "oauth"): f"amp mcp add layer {URL}",
    ("warp", "oauth"): f"npx -y mcp-remote@latest {URL}",
}

SENTENCES = {
    ("manus", "oauth"): "Manus does not have a built-in OAuth flow",
    ("amp", "pat"): "API key authentication is not supported for Amp",
    ("warp", "pat"): "API key authentication is not directly supported",
    ("manus", "local"): "cannot start a program on this machine",
}

WORDS = {
    ("claude-desktop", "oauth"): ["Settings > Developer > MCP Servers", "Requires Node.js"],
    ("claude-code", "oauth"): ["/mcp", "choose Authenticate", "--transport sse"],
    ("codex", "oauth"): ["~/.codex/config.toml", "OAuth triggers on first use"],
    ("manus", "pat"): ["Personalization > Connectors", "Custom MCP > Import by JSON", "Try it out"],
    ("cursor", "oauth"): ["Cursor Settings (Cmd + ,)", "Features > MCP", "Streamable HTTP"],
    ("cursor", "pat"): [".cursor/mcp.json"],
    ("windsurf", "oauth"): ["Cmd + Shift + P", "MCP: Add Server", "~/.codeium/windsurf/mcp_config.json"],
    ("gemini-cli", "pat"): ["~/.gemini/settings.json"],
    ("vscode", "pat"): [".vscode/mcp.json"],
    ("amp", "oauth"): ["Dynamic Client Registration"],
    ("opencode", "pat"): ["~/.config/opencode/opencode.json"],
    ("warp", "oauth"): ["Settings > AI > Manage MCP servers > + Add > CLI Server"],
    ("zed", "oauth"): ["only supports stdio transport", "~/.config/zed/settings.json"],
}


@pytest.fixture
def shown(hosts: Callable[..., Any]) -> Callable[..., Any]:
    """The steps that ``layer hosts show`` gives as JSON."""

    def show(host: str, way: str, *more: str) -> Any:
        option = {"oauth": [], "pat": ["--pat"], "local": ["--local"]}[way]
        result = hosts("show", host, *option, *more, "--json")
        return result.exit_code, json.loads(result.stdout)

    return show


def codes(body: Any, language: str) -> list[str]:
    return [step["code"] for step in body["steps"] if step.get("language") == language]


def test_the_twelve_hosts_of_the_page_are_there() -> None:
    assert [host.title for host in HOSTS] == TITLES


@pytest.mark.parametrize(("host", "way"), DOCUMENTS)
def test_what_is_pasted(shown: Callable[..., Any], host: str, way: str) -> None:
    status, body = shown(host, way)
    assert status == 0
    assert [json.loads(code) for code in codes(body, "json")] == [DOCUMENTS[host, way]]


@pytest.mark.parametrize(("host", "way"), COMMANDS)
def test_what_is_typed(shown: Callable[..., Any], host: str, way: str) -> None:
    status, body = shown(host, way)
    assert status == 0
    (typed,) = codes(body, "sh")
    assert typed == COMMANDS[host, way]
    assert shlex.split(typed) == shlex.split(COMMANDS[host, way])


@pytest.mark.parametrize(("host", "way"), SENTENCES)
def test_a_way_that_is_not_open_is_a_sentence(shown: Callable[..., Any], host: str, way: str) -> None:
    status, body = shown(host, way)
    assert status == 1
    assert body["code"] == "INVALID_INPUTS"
    assert SENTENCES[host, way] in body["message"]
    assert body["remedy"]


@pytest.mark.parametrize(("host", "way"), WORDS)
def test_the_steps_are_the_pages(shown: Callable[..., Any], host: str, way: str) -> None:
    _, body = shown(host, way)
    said = " ".join(step["text"] for step in body["steps"])
    assert [words for words in WORDS[host, way] if words not in said] == []


def test_every_host_and_way_is_compared() -> None:
    compared = {*DOCUMENTS, *COMMANDS, *SENTENCES}
    assert {(host.name, way) for host in HOSTS for way in ("oauth", "pat")} <= compared


def test_codex_takes_the_same_from_its_file(shown: Callable[..., Any]) -> None:
    _, body = shown("codex", "pat")
    (text,) = codes(body, "toml")
    args = ["-y", "mcp-remote@latest", URL, "--header", BEARER]
    assert tomllib.loads(text) == {"mcp_servers": {"layer": {"command": "npx", "args": args}}}


def test_gemini_takes_the_same_from_its_file(shown: Callable[..., Any]) -> None:
    _, body = shown("gemini-cli", "pat")
    (text,) = codes(body, "json")
    assert json.loads(text) == {"mcpServers": {"Layer": {"type": "http", "url": URL, **HEADERS}}}


@pytest.mark.parametrize("host", [host.name for host in HOSTS])
def test_another_url_takes_the_place_of_layers(host: str) -> None:
    other = "https://assets.example.org/mcp"
    way = "pat" if host == "manus" else "oauth"
    token = Secret("YOUR_PAT") if way == "pat" else None
    steps = guide(find(host), remote(other, token)).steps
    code = "\n".join(step.code for step in steps)
    assert other in code
    assert URL not in code


@pytest.mark.parametrize("host", [host.name for host in HOSTS if "local" not in host.impossible])
def test_the_embedded_server_is_started_by_its_full_path(shown: Callable[..., Any], host: str) -> None:
    status, body = shown(host, "local")
    assert status == 0
    code = " ".join(step.get("code", "") for step in body["steps"])
    assert "serve" in code
    assert "stdio" in code
    assert URL not in code


def test_plain_http_to_another_machine_is_allowed_to_mcp_remote() -> None:
    entry = find("zed").remote(Remote("http://studio.lan:8000/mcp"))
    assert entry["args"] == ["-y", "mcp-remote", "http://studio.lan:8000/mcp", "--allow-http"]
    assert "--allow-http" not in find("zed").remote(Remote("http://127.0.0.1:8000/mcp"))["args"]


def test_a_host_in_the_cloud_is_not_sent_to_this_machine() -> None:
    with pytest.raises(InvalidInputs, match="cannot reach"):
        guide(find("manus"), remote("http://127.0.0.1:8000/mcp", Secret("YOUR_PAT")))


def test_the_links_install_what_is_shown() -> None:
    import base64
    from urllib.parse import parse_qs, unquote, urlsplit

    (cursor,) = links(find("cursor"), remote(None))
    parts = urlsplit(cursor)
    assert (parts.scheme, parts.netloc, parts.path) == ("cursor", "anysphere.cursor-deeplink", "/mcp/install")
    query = {key: value for key, (value,) in parse_qs(parts.query).items()}
    assert query["name"] == "Layer"
    assert json.loads(base64.b64decode(query["config"])) == {"url": URL}
    stable, insiders = links(find("vscode"), remote(None))
    assert insiders.replace("vscode-insiders:", "vscode:") == stable
    installed = json.loads(unquote(stable.removeprefix("vscode:mcp/install?")))
    assert installed == {"name": "Layer", "type": "http", "url": URL}
    assert links(find("cursor"), remote(None, Secret("pat_secret"))) == []


def test_a_misspelt_host_is_told_the_nearest(hosts: Callable[..., Any]) -> None:
    result = hosts("show", "windsurff", "--json")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["nearest"] == "windsurf"
    assert find("Claude Code") is find("claude") is find("claude-code")
