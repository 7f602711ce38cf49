"""``layer hosts check``: each line of the page's troubleshooting, and a connection to a real server."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.connect.local import LocalServer

HOSTED = "https://mcp.app.layer.ai/mcp"


def written(path: Path, document: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(document))


def findings(result: Any) -> dict[str, Any]:
    return {check["name"]: check for check in json.loads(result.stdout)}


CASES = [
    ({"url": "https://mcp.app.layer.ai/"}, "URL", "exactly https://mcp.app.layer.ai/mcp"),
    ({"url": "https://mcp.app.layer.ai/mcp/"}, "URL", "exactly"),
    ({"url": "http://mcp.app.layer.ai/mcp"}, "URL", "exactly"),
    ({"url": "https://app.layer.ai/mcp"}, "URL", "exactly"),
    ({"url": "https://studio.example"}, "URL", "/mcp"),
    ({"url": "studio.example/mcp"}, "URL", "exactly"),
    ({"url": HOSTED, "headers": {"Authorization": "pat_abc"}}, "Authorization", "Bearer, a space"),
    ({"url": HOSTED, "headers": {"Authorization": "Bearerpat_abc"}}, "Authorization", "Bearer, a space"),
    ({"url": HOSTED, "headers": {"authorization": "Bearer YOUR_PAT"}}, "Authorization", "Put your token"),
    ({"url": HOSTED, "headers": {"Authorization": "Bearer  pat_abc"}}, "Authorization", "Copy the token"),
    ({"url": HOSTED, "headers": {"Authorization": "Bearer abc"}}, "Authorization", "User Settings"),
    ({"nothing": 1}, "entry", "--force"),
]


@pytest.mark.parametrize(("entry", "name", "remedy"), CASES)
def test_what_the_page_says_to_look_at(
    hosts: Callable[..., Any], entry: dict[str, Any], name: str, remedy: str
) -> None:
    written(Path(".cursor/mcp.json"), {"mcpServers": {"Layer": entry}})
    result = hosts("check", "cursor", "--json")
    assert result.exit_code == 1
    found = findings(result)[name]
    assert not found["ok"]
    assert remedy in found["remedy"]


def test_the_transports_that_a_host_wants(hosts: Callable[..., Any], person: Path) -> None:
    written(Path(".vscode/mcp.json"), {"servers": {"Layer": {"url": HOSTED}}})
    assert "'http'" in findings(hosts("check", "vscode", "--offline", "--json"))["entry"]["finding"]
    written(person / ".codeium" / "windsurf" / "mcp_config.json", {"mcpServers": {"Layer": {"url": HOSTED}}})
    assert "serverUrl" in findings(hosts("check", "windsurf", "--offline", "--json"))["entry"]["finding"]


def test_nothing_configured_is_told_how_to(hosts: Callable[..., Any]) -> None:
    result = hosts("check", "codex", "--json")
    assert result.exit_code == 1
    assert "layer hosts add codex" in findings(result)["configuration"]["remedy"]


def test_a_missing_node_is_told(hosts: Callable[..., Any], person: Path) -> None:
    assert hosts("add", "zed", "--user").exit_code == 0
    result = hosts("check", "zed", "--json")
    assert "Node.js" in findings(result)["Node.js"]["remedy"]


def test_a_server_that_is_not_there_is_told(hosts: Callable[..., Any]) -> None:
    hosts("add", "cursor", "--url", "http://127.0.0.1:9/mcp")
    result = hosts("check", "cursor", "--json")
    assert result.exit_code == 1
    assert not findings(result)["server"]["ok"]


def test_a_token_is_tried_by_a_real_call(
    hosts: Callable[..., Any], server: LocalServer, person: Path
) -> None:
    url = f"{server.endpoint.origin}/mcp"
    token = server.token.reveal()
    assert hosts("add", "cursor", "--url", url, "--pat", input=token + "\n").exit_code == 0
    result = hosts("check", "cursor", "--json")
    assert result.exit_code == 0, result.stdout
    found = findings(result)["server"]
    assert "tools, and signed in" in found["finding"]
    assert token not in result.stdout
    hosts("add", "cursor", "--url", url, "--pat", "--force", input="pat_of-nobody\n")
    result = hosts("check", "cursor", "--json")
    assert result.exit_code == 1
    assert findings(result)["server"]["finding"] == "the server does not accept the token"


def test_the_embedded_server_is_started_as_the_host_would(
    hosts: Callable[..., Any], server: LocalServer, person: Path
) -> None:
    assert hosts("add", "zed", "--local", "--user").exit_code == 0
    result = hosts("check", "zed", "--json")
    assert result.exit_code == 0, result.stdout
    assert "tools" in findings(result)["connection"]["finding"]


@pytest.mark.parametrize("more", [{}, {"env": {"PYTHONPATH": "evil"}}])
def test_a_projects_file_does_not_make_the_check_start_its_program(
    hosts: Callable[..., Any], tmp_path: Path, more: dict[str, Any]
) -> None:
    from layer_mcp.hosts.destination import local

    trap = tmp_path / "trap"
    if more:
        entry = {"command": local().command, "args": list(local().args), **more}
    else:
        entry = {"command": sys.executable, "args": ["-c", f"open({str(trap)!r}, 'w')"]}
    written(Path(".cursor/mcp.json"), {"mcpServers": {"Layer": entry}})
    result = hosts("check", "cursor", "--json")
    assert "not tried" in findings(result)["command"]["finding"]
    assert not trap.exists()


def test_a_program_that_has_gone_is_told(hosts: Callable[..., Any], tmp_path: Path) -> None:
    entry = {"command": str(tmp_path / "old-venv" / "layer"), "args": ["serve", "--transport", "stdio"]}
    written(Path(".cursor/mcp.json"), {"mcpServers": {"Layer": entry}})
    found = findings(hosts("check", "cursor", "--json"))["command"]
    assert not found["ok"]
    assert "--local --force" in found["remedy"]


@pytest.mark.parametrize(
    "entry",
    [
        None,
        1,
        [],
        "x",
        {"command": 5},
        {"command": []},
        {"url": 3},
        {"args": ["a"]},
        {"headers": 1, "url": "x"},
    ],
)
def test_entries_that_make_no_sense_are_findings(hosts: Callable[..., Any], entry: Any) -> None:
    written(Path(".cursor/mcp.json"), {"mcpServers": {"Layer": entry}})
    result = hosts("check", "cursor", "--offline", "--json")
    assert result.exit_code == 1
    assert any(not check["ok"] for check in json.loads(result.stdout))
    assert hosts("list").exit_code == 0


@pytest.fixture
def node(person: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Node.js whose npx writes down what it is started with and where; gives the file that it writes to."""
    folder, started = tmp_path / "node", tmp_path / "started"
    folder.mkdir()
    for name, line in (("node", "echo v22.0.0"), ("npx", f'echo "$PWD $NODE_OPTIONS $*" >> "{started}"')):
        (folder / name).write_text(f"#!/bin/sh\n{line}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    return started


@pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
@pytest.mark.parametrize(
    "trap",
    [
        {"command": "./npx"},
        {"env": {"NODE_OPTIONS": "--require ./trap.js"}},
        {"package": "mcp-remote@0.1.15"},
        {"more": ["--require", "./trap.js"]},
    ],
    ids=["its own npx", "its variables", "an old mcp-remote", "more options"],
)
def test_a_projects_bridge_is_started_only_as_we_write_it(
    hosts: Callable[..., Any], server: LocalServer, node: Path, trap: dict[str, Any]
) -> None:
    Path("npx").write_text((node.parent / "node" / "npx").read_text())
    Path("npx").chmod(0o755)
    args = ["-y", trap.get("package", "mcp-remote"), f"{server.endpoint.origin}/mcp"]
    args += ["--header", f"Authorization: Bearer {server.token.reveal()}", *trap.get("more", [])]
    entry = {"command": trap.get("command", "npx"), "args": args, "env": trap.get("env", {})}
    written(Path(".zed/settings.json"), {"context_servers": {"Layer": entry}})
    result = hosts("check", "zed", "--json")
    assert findings(result)["server"]["ok"], result.stdout
    assert "not tried" in findings(result)["mcp-remote"]["finding"]
    assert not node.exists()


@pytest.mark.skipif(os.name == "nt", reason="the programs are shell scripts")
def test_the_bridge_is_not_started_in_the_project(
    hosts: Callable[..., Any], server: LocalServer, node: Path, person: Path
) -> None:
    """A project may have an mcp-remote of its own, or an .npmrc that says where to get one."""
    url, token = f"{server.endpoint.origin}/mcp", server.token.reveal()
    assert hosts("add", "zed", "--url", url, "--pat", "--project", input=token + "\n").exit_code == 0
    hosts("check", "zed", "--json")
    assert node.read_text().startswith(f"{person} ")


def test_a_projects_data_folder_is_not_opened(hosts: Callable[..., Any], tmp_path: Path) -> None:
    from layer_mcp.hosts.destination import local

    entry = {"command": local().command, "args": list(local().args)}
    entry["env"] = {**local().env, "LAYER_HOME": str(tmp_path / "theirs")}
    written(Path(".cursor/mcp.json"), {"mcpServers": {"Layer": entry}})
    result = hosts("check", "cursor", "--json")
    assert "not tried" in findings(result)["command"]["finding"]
    assert not (tmp_path / "theirs").exists()
