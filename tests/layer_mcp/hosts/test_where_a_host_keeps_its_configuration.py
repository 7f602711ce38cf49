"""The files of each host, per operating system, for a person and for a project."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.hosts.catalog import HOSTS, find
from layer_mcp.hosts.found import is_installed

ENVIRON = {"HOME": "/home/ada", "APPDATA": "/home/ada/AppData/Roaming"}


@pytest.mark.parametrize(
    ("host", "platform", "expected"),
    [
        (
            "claude-desktop",
            "darwin",
            "/home/ada/Library/Application Support/Claude/claude_desktop_config.json",
        ),
        ("claude-desktop", "win32", "/home/ada/AppData/Roaming/Claude/claude_desktop_config.json"),
        ("claude-desktop", "linux", "/home/ada/.config/Claude/claude_desktop_config.json"),
        ("claude-code", "win32", "/home/ada/.claude.json"),
        ("codex", "darwin", "/home/ada/.codex/config.toml"),
        ("cursor", "linux", "/home/ada/.cursor/mcp.json"),
        ("windsurf", "win32", "/home/ada/.codeium/windsurf/mcp_config.json"),
        ("gemini-cli", "linux", "/home/ada/.gemini/settings.json"),
        ("vscode", "darwin", "/home/ada/Library/Application Support/Code/User/mcp.json"),
        ("vscode", "linux", "/home/ada/.config/Code/User/mcp.json"),
        ("opencode", "darwin", "/home/ada/.config/opencode/opencode.json"),
        ("zed", "darwin", "/home/ada/.config/zed/settings.json"),
        ("zed", "win32", "/home/ada/AppData/Roaming/Zed/settings.json"),
    ],
)
def test_the_persons_file(host: str, platform: str, expected: str) -> None:
    file = find(host).file
    assert file is not None
    assert file.path("user", environ=ENVIRON, platform=platform) == Path(expected)


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("claude-code", ".mcp.json"),
        ("cursor", ".cursor/mcp.json"),
        ("gemini-cli", ".gemini/settings.json"),
        ("vscode", ".vscode/mcp.json"),
        ("opencode", "opencode.json"),
        ("zed", ".zed/settings.json"),
    ],
)
def test_the_projects_file(host: str, expected: str, tmp_path: Path) -> None:
    file = find(host).file
    assert file is not None
    assert file.path("project", folder=tmp_path) == tmp_path / expected


def test_a_file_that_was_moved_is_found(tmp_path: Path) -> None:
    codex = find("codex").file
    assert codex is not None
    moved = codex.path("user", environ={**ENVIRON, "CODEX_HOME": str(tmp_path)})
    assert moved == tmp_path / "config.toml"


def test_the_other_name_of_a_file_is_used_where_only_that_exists(tmp_path: Path) -> None:
    opencode = find("opencode").file
    assert opencode is not None
    (tmp_path / "opencode.jsonc").write_text("{}")
    assert opencode.path("project", folder=tmp_path).name == "opencode.jsonc"
    (tmp_path / "opencode.json").write_text("{}")
    assert opencode.path("project", folder=tmp_path).name == "opencode.json"


def test_cursor_and_vs_code_have_the_pages_file_in_the_project(
    hosts: Callable[..., Any], person: Path
) -> None:
    for host, path in (("cursor", ".cursor/mcp.json"), ("vscode", ".vscode/mcp.json")):
        assert hosts("add", host).exit_code == 0
        assert Path(path).is_file()
    assert list(person.iterdir()) == []


def test_a_host_without_projects_says_so(hosts: Callable[..., Any]) -> None:
    body = json.loads(hosts("add", "windsurf", "--project", "--json").stdout)
    assert "no configuration per project" in body["message"]


@pytest.mark.parametrize("host", ["manus", "warp"])
def test_a_host_without_a_file_is_shown_instead(hosts: Callable[..., Any], host: str) -> None:
    result = hosts("add", host, "--json", *(["--pat"] if host == "manus" else []), input="pat_x\n")
    assert result.exit_code == 1
    assert f"layer hosts show {host}" in json.loads(result.stdout)["remedy"]


@pytest.mark.parametrize("host", ["claude-code", "amp"])
def test_a_host_that_has_only_a_command_is_told_by_it(
    hosts: Callable[..., Any], person: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    program = find(host).program
    result = hosts("add", host, "--json")
    assert result.exit_code == 1
    assert f"{program} mcp add" in json.loads(result.stdout)["remedy"]
    if os.name != "posix":
        return
    said = tmp_path / "said"
    fake = tmp_path / "bin" / str(program)
    fake.parent.mkdir()
    fake.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" > {said}\necho "$1 done"\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", str(fake.parent))
    assert hosts("add", host, "--dry-run").exit_code == 0
    assert not said.exists()
    result = hosts("add", host)
    assert result.exit_code == 0
    assert said.read_text().splitlines()[:2] == ["mcp", "add"]
    assert said.read_text().splitlines()[-1] == "https://mcp.app.layer.ai/mcp"


def test_what_is_installed_is_seen(person: Path) -> None:
    assert not any(is_installed(host) for host in HOSTS)
    (person / ".cursor").mkdir()
    assert [host.name for host in HOSTS if is_installed(host)] == ["cursor"]


def test_a_broken_file_is_listed_and_breaks_nothing(hosts: Callable[..., Any], person: Path) -> None:
    (person / ".gemini").mkdir()
    (person / ".gemini" / "settings.json").write_text("{nonsense")
    rows = {row["name"]: row for row in json.loads(hosts("list", "--json").stdout)}
    assert "line 1, column 2" in rows["gemini-cli"]["configured"][0]["holds"]
    assert rows["gemini-cli"]["installed"] is True
    assert rows["manus"]["not_possible"] == ["local", "oauth"]


def test_claude_codes_entry_of_one_folder_is_found(hosts: Callable[..., Any], person: Path) -> None:
    entry = {"type": "http", "url": "https://mcp.app.layer.ai/mcp"}
    held = {"projects": {str(Path.cwd()): {"mcpServers": {"Layer": entry}}}}
    (person / ".claude.json").write_text(json.dumps(held))
    rows = {row["name"]: row for row in json.loads(hosts("list", "--json").stdout)}
    assert rows["claude-code"]["configured"][0]["holds"] == "https://mcp.app.layer.ai/mcp (OAuth)"


def test_the_page_in_the_docs_is_what_the_catalog_says() -> None:
    from layer_mcp.hosts.page import page

    written = (Path(__file__).parents[3] / "docs" / "hosts.md").read_text("utf-8")
    assert written == page(), "write it again: layer hosts show --all > docs/hosts.md"
