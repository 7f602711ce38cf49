"""A token comes from LAYER_PAT or standard input, lands in the host's file, and is shown nowhere."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

TOKEN = "pat_not-to-be-seen-1234567890"
URL = "https://mcp.app.layer.ai/mcp"

FILES = {
    "claude-desktop": ".config/Claude/claude_desktop_config.json",
    "claude-code": ".claude.json",
    "codex": ".codex/config.toml",
    "cursor": ".cursor/mcp.json",
    "windsurf": ".codeium/windsurf/mcp_config.json",
    "gemini-cli": ".gemini/settings.json",
    "vscode": ".config/Code/User/mcp.json",
    "opencode": ".config/opencode/opencode.json",
    "zed": ".config/zed/settings.json",
}


@pytest.fixture(autouse=True)
def _on_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    from layer_mcp.hosts.locations import ConfigFile

    real = ConfigFile.path
    monkeypatch.setattr(
        ConfigFile, "path", lambda self, scope, **more: real(self, scope, **{**more, "platform": "linux"})
    )


@pytest.mark.parametrize("host", FILES)
@pytest.mark.parametrize("output", ["words", "json", "dry run"])
def test_it_is_written_and_not_shown(
    hosts: Callable[..., Any], person: Path, monkeypatch: pytest.MonkeyPatch, host: str, output: str
) -> None:
    monkeypatch.setenv("LAYER_PAT", TOKEN)
    more = {"words": [], "json": ["--json"], "dry run": ["--dry-run"]}[output]
    result = hosts("add", host, "--pat", "--user", *more)
    assert result.exit_code == 0, result.output
    assert "not-to-be-seen" not in result.output
    path = person / FILES[host]
    if output == "dry run":
        assert "Bearer •••" in result.output
        assert not path.exists()
        return
    assert f"Bearer {TOKEN}" in path.read_text()
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    listed = hosts("list")
    assert "with a token" in listed.output
    assert "not-to-be-seen" not in listed.output
    assert "not-to-be-seen" not in hosts("check", host, "--offline").output


def test_it_may_come_by_standard_input(hosts: Callable[..., Any], person: Path) -> None:
    result = hosts("add", "windsurf", "--pat", input=TOKEN + "\n")
    assert result.exit_code == 0
    assert TOKEN in (person / FILES["windsurf"]).read_text()
    assert TOKEN not in result.output


def test_a_token_for_one_server_does_not_go_to_another(
    hosts: Callable[..., Any], person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAYER_PAT", TOKEN)
    result = hosts("add", "windsurf", "--pat", "--url", "https://elsewhere.example/mcp", input="pat_theirs\n")
    assert result.exit_code == 0
    text = (person / FILES["windsurf"]).read_text()
    assert TOKEN not in text
    assert "Bearer pat_theirs" in text


@pytest.mark.parametrize("given", ["", "hunter2", "pat_two words", "pat_\x07bell"])
def test_what_is_no_token_changes_nothing(hosts: Callable[..., Any], person: Path, given: str) -> None:
    result = hosts("add", "windsurf", "--pat", "--json", input=given + "\n")
    assert result.exit_code == 1
    assert json.loads(result.stdout)["code"] == "INVALID_INPUTS"
    assert list(person.iterdir()) == []


def test_the_change_that_is_shown_hides_other_tokens_too(hosts: Callable[..., Any], person: Path) -> None:
    path = person / FILES["windsurf"]
    path.parent.mkdir(parents=True)
    held = {"mcpServers": {"git": {"headers": {"Authorization": "Bearer someone-elses-token"}}}}
    path.write_text(json.dumps(held, indent=2))
    result = hosts("add", "windsurf", "--dry-run")
    assert "serverUrl" in result.output
    assert "someone-elses-token" not in result.output


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_a_file_that_others_can_read_is_said(
    hosts: Callable[..., Any], person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAYER_PAT", TOKEN)
    path = person / FILES["windsurf"]
    path.parent.mkdir(parents=True)
    path.write_text("{}")
    path.chmod(0o644)
    result = hosts("add", "windsurf", "--pat")
    assert "chmod 600" in result.output
    assert stat.S_IMODE(path.stat().st_mode) == 0o644, "the mode is the person's"


def test_a_projects_file_is_said_to_hold_it(
    hosts: Callable[..., Any], person: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LAYER_PAT", TOKEN)
    Path(".git").mkdir()
    result = hosts("add", "vscode", "--pat")
    assert json.loads(Path(".vscode/mcp.json").read_text())["servers"]["Layer"]["url"] == URL
    assert "version control" in result.output


def test_a_host_that_takes_no_token_does_not_ask_for_one(hosts: Callable[..., Any], person: Path) -> None:
    result = hosts("add", "amp", "--pat", "--json")
    assert result.exit_code == 1
    assert "not supported for Amp" in json.loads(result.stdout)["message"]


def test_the_embedded_server_takes_no_token(hosts: Callable[..., Any]) -> None:
    result = hosts("add", "zed", "--pat", "--local", "--json")
    assert "exclude each other" in json.loads(result.stdout)["message"]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("link", [".cursor", ".cursor/mcp.json"])
def test_a_projects_link_does_not_say_where_it_goes(
    hosts: Callable[..., Any], person: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: str
) -> None:
    monkeypatch.setenv("LAYER_PAT", TOKEN)
    elsewhere = tmp_path / "theirs"
    elsewhere.mkdir()
    Path(link).parent.mkdir(exist_ok=True)
    Path(link).symlink_to(elsewhere if link == ".cursor" else elsewhere / "mcp.json")
    result = hosts("add", "cursor", "--pat")
    assert result.exit_code != 0
    assert not list(elsewhere.iterdir())
    # A link of one's own, in one's own home, is one's own affair.
    (person / ".cursor").symlink_to(elsewhere)
    assert hosts("add", "cursor", "--pat", "--user").exit_code == 0
    assert TOKEN in (elsewhere / "mcp.json").read_text()
