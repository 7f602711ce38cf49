"""Layer's own troubleshooting list: each of its rows is in our table, and a check of that name finds it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from layer_mcp.doctor.check import Check
from layer_mcp.doctor.hosts import hosts

PAGE = Path(__file__).resolve().parents[3] / "docs" / "troubleshooting.md"
ROWS = (
    "Layer doesn’t appear in my Connectors list (Claude)",
    "Authorization fails or times out",
    "Agent doesn’t seem to use Layer tools",
    "Claude Code: “unknown transport” error",
    "Codex: MCP server not loading",
    "Cursor / VS Code / Windsurf: connection fails",
    "Manus: tools not working",
    "Gemini CLI: authentication error",
)
"""The headings of the list on Layer's page."""
HOSTED = "https://mcp.app.layer.ai/mcp"
PAT = "pat_0123456789abcdef"


def table() -> dict[str, list[str]]:
    """The checks that the table names, by row."""
    text = PAGE.read_text(encoding="utf-8").partition("## Layer's own list")[2].partition("\n## ")[0]
    cells = [
        [cell.strip() for cell in line.split("|")[1:-1]]
        for line in text.splitlines()
        if line.startswith("| ")
    ]
    return {row: [name.strip("` ") for name in checks.split(",")] for row, checks, _ in cells[1:]}


def test_the_table_is_complete() -> None:
    assert tuple(table()) == ROWS
    assert all(names for names in table().values())


@pytest.fixture
def person(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Somebody's home folder with nothing installed, and a project elsewhere."""
    home = tmp_path / "person"
    project = tmp_path / "project"
    for folder in (home, project):
        folder.mkdir()
    for name, value in {"HOME": home, "USERPROFILE": home, "APPDATA": home / "AppData", "PATH": ""}.items():
        monkeypatch.setenv(name, str(value))
    for name in ("XDG_CONFIG_HOME", "CLAUDE_CONFIG_DIR", "CODEX_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(project)
    return home


Holds = Callable[[str, Any], None]


@pytest.fixture
def holds(person: Path) -> Holds:
    """Writes a configuration file into the home folder."""

    def holds(path: str, content: Any) -> None:
        file = person / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")

    return holds


def faults(environ: dict[str, str] | None = None) -> dict[str, Check]:
    return {check.name: check for check in hosts(environ or {}) if not check.ok}


def remote(url: str = HOSTED, **more: Any) -> dict[str, Any]:
    return {"mcpServers": {"Layer": {"url": url, **more}}}


def bearer(value: str) -> dict[str, Any]:
    return {"headers": {"Authorization": value}}


@pytest.mark.parametrize(
    ("path", "content", "check"),
    [
        (".cursor/mcp.json", remote("https://mcp.app.layer.ai/mcp "), "cursor: URL"),
        (".cursor/mcp.json", remote("https://mcp.app.layer.ai"), "cursor: URL"),
        (".cursor/mcp.json", remote("http://mcp.app.layer.ai/mcp"), "cursor: URL"),
        (".cursor/mcp.json", remote("https://mcp.app.layer.ai/sse"), "cursor: URL"),
        (".cursor/mcp.json", remote(**bearer(PAT)), "cursor: Authorization"),
        (".cursor/mcp.json", remote(**bearer(f"Bearer{PAT}")), "cursor: Authorization"),
        (".cursor/mcp.json", remote(**bearer("Bearer YOUR_PAT")), "cursor: Authorization"),
        (".cursor/mcp.json", remote(**bearer(f"Bearer Bearer {PAT}")), "cursor: Authorization"),
        (
            ".codeium/windsurf/mcp_config.json",
            {"mcpServers": {"Layer": {"serverUrl": "https://app.layer.ai/mcp"}}},
            "windsurf: URL",
        ),
        (
            ".config/Code/User/mcp.json",
            {"servers": {"Layer": {"type": "http", "url": "https://mcp.layer.ai/mcp"}}},
            "vscode: URL",
        ),
        (
            ".gemini/settings.json",
            {"mcpServers": {"Layer": {"httpUrl": HOSTED, "headers": {f"Authorization Bearer {PAT}": ""}}}},
            "gemini-cli: header",
        ),
        (
            ".gemini/settings.json",
            {"mcpServers": {"Layer": {"httpUrl": HOSTED, **bearer(PAT)}}},
            "gemini-cli: Authorization",
        ),
        (
            ".codex/config.toml",
            f'[mcp_servers.layer]\ncommand = "npx"\nargs = ["-y", "mcp-remote@latest", "{HOSTED}"]\n',
            "codex: Node.js",
        ),
    ],
)  # fmt: skip
def test_a_host_that_cannot_work_is_named_with_its_fix(
    holds: Holds, monkeypatch: pytest.MonkeyPatch, path: str, content: Any, check: str
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    holds(path, content)
    found = faults()
    assert check in found, found
    assert found[check].remedy
    assert PAT not in repr(found)
    assert any(check in names for names in table().values()) or check.startswith("vscode")


def test_codex_without_its_variable(holds: Holds) -> None:
    holds(
        ".codex/config.toml",
        f'[mcp_servers.layer]\nurl = "{HOSTED}"\nbearer_token_env_var = "LAYER_PAT"\n',
    )
    assert "shell profile" in faults()["codex: LAYER_PAT"].remedy
    assert "codex: LAYER_PAT" not in faults({"LAYER_PAT": PAT})


def test_what_no_program_can_see_is_said(holds: Holds) -> None:
    bare = {check.name: check for check in hosts({})}
    assert "Customize > Connectors" in bare["claude-desktop"].remedy
    assert "streamableHttp" in bare["manus"].remedy
    holds(
        ".config/Claude/claude_desktop_config.json", {"mcpServers": {"Layer": {"command": "npx", "args": []}}}
    )
    holds(".claude.json", {"mcpServers": {"Layer": {"type": "http", "url": HOSTED}}})
    (claude,) = (check for check in hosts({}) if check.name == "claude-code")
    assert claude.ok
    assert "--transport sse" in claude.remedy
    assert HOSTED in claude.finding
