"""The twelve hosts, as data: what Layer's page says about each, and where its configuration lies."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.hosts.destination import Way
from layer_mcp.hosts.entries import (
    PINNED,
    LocalCommand,
    LocalEntry,
    RemoteCommand,
    RemoteEntry,
    add_bridged,
    add_http,
    add_http_header_first,
    add_stdio,
    add_url,
    bridged,
    http,
    stdio,
    stdio_in_one_list,
)
from layer_mcp.hosts.locations import ConfigFile


class NotPossible(NamedTuple):
    """Why a way is not open in a host, and what to do instead."""

    reason: str
    instead: str


@dataclass(frozen=True, slots=True)
class Host:
    """One MCP host.

    Attributes:
        name: what ``layer hosts`` calls it.
        entry_name: the name that the page gives the server in this host.
        remote: its entry for a server by URL.
        local: its entry for a command; None where it cannot start one on this machine.
        file: its configuration; None where it has none that can be edited.
        on_page: whether the page gives the file, or the file's content; else it gives only a command or steps.
        project_first: whether the page's file is the one of a project.
        transport: how it talks to a server by URL.
        where: the page's words on where the entry goes; by way.
        then: what happens next; by way.
        impossible: why a way is not open; by way.
        remote_command: the host's own command for a server by URL, where the page gives one.
        local_command: the same for a command.
        program: its command line program.
        traces: folders whose existence shows that it is installed, as ``ConfigFile`` writes them.
        needs_challenge_at_initialize: whether its sign-in starts only where ``initialize`` answers 401; None where
            that could not be tried.
    """

    name: str
    title: str
    entry_name: str
    remote: RemoteEntry
    local: LocalEntry | None = None
    file: ConfigFile | None = None
    on_page: bool = True
    project_first: bool = False
    transport: str = "Streamable HTTP"
    where: Mapping[Way, str] = field(default_factory=dict)
    then: Mapping[Way, str] = field(default_factory=dict)
    impossible: Mapping[Way, NotPossible] = field(default_factory=dict)
    remote_command: RemoteCommand | None = None
    local_command: LocalCommand | None = None
    program: str | None = None
    traces: tuple[str, ...] = ()
    needs_challenge_at_initialize: bool | None = None

    @property
    def bridged(self) -> bool:
        """Whether it reaches a server by URL through ``npx mcp-remote``."""
        return self.transport == BRIDGED


BRIDGED = "stdio, through mcp-remote"
_SIGN_IN = "OAuth triggers on first use: log in with your Layer account when prompted."
_NODE = "Requires Node.js; mcp-remote is installed automatically via npx."
_ASK = "Verify by asking: “What can I do with Layer?”"
_CHECK: Mapping[Way, str] = {"pat": _ASK, "local": _ASK}

HOSTS: tuple[Host, ...] = (
    Host(
        "claude-desktop",
        "Claude Desktop",
        "Layer",
        remote=bridged(),
        local=stdio(),
        transport=BRIDGED,
        file=ConfigFile(
            "json",
            ("mcpServers",),
            user={
                "darwin": "{home}/Library/Application Support/Claude/claude_desktop_config.json",
                "win32": "{appdata}/Claude/claude_desktop_config.json",
                "linux": "{config}/Claude/claude_desktop_config.json",
            },
        ),
        where=dict.fromkeys(
            ("oauth", "pat", "local"), "Open Settings > Developer > MCP Servers, and add this config:"
        ),
        then={"oauth": _NODE, "pat": _NODE, "local": "Restart Claude Desktop."},
        traces=("/Applications/Claude.app", "{appdata}/Claude", "{config}/Claude"),
        needs_challenge_at_initialize=False,
    ),
    Host(
        "claude-code",
        "Claude Code",
        "Layer",
        remote=http(transport="http"),
        local=stdio("stdio"),
        file=ConfigFile(
            "json",
            ("mcpServers",),
            user={"*": "{home}/.claude.json"},
            project=".mcp.json",
            moved_by="CLAUDE_CONFIG_DIR",
            folder_keys=("projects", "{folder}", "mcpServers"),
        ),
        on_page=False,
        where=dict.fromkeys(("oauth", "pat", "local"), "Run this command in a terminal:"),
        then={
            "oauth": "Launch Claude Code and run /mcp, select Layer, and choose Authenticate: log in with your Layer "
            "account in the browser window that opens. If this fails with a transport error, try --transport sse "
            "instead: the correct flag depends on your Claude Code version.",
            **_CHECK,
        },
        remote_command=add_http("claude", "Layer"),
        local_command=add_stdio("claude", "Layer", "--env"),
        program="claude",
        traces=("{home}/.claude.json",),
        needs_challenge_at_initialize=False,
    ),
    Host(
        "codex",
        "Codex",
        "layer",
        remote=bridged(PINNED),
        local=stdio(),
        transport=BRIDGED,
        file=ConfigFile(
            "toml", ("mcp_servers",), user={"*": "{home}/.codex/config.toml"}, moved_by="CODEX_HOME"
        ),
        where=dict.fromkeys(("oauth", "pat", "local"), "Run this command in a terminal:"),
        then={"oauth": _SIGN_IN, **_CHECK},
        remote_command=add_bridged("codex", "layer"),
        local_command=add_stdio("codex", "layer", "--env"),
        program="codex",
        traces=("{home}/.codex",),
        needs_challenge_at_initialize=False,
    ),
    Host(
        "manus",
        "Manus",
        "Layer",
        remote=http(transport="streamableHttp"),
        where={
            "pat": "In Manus, go to Personalization > Connectors, click Add connector, then select "
            "Custom MCP > Import by JSON, and paste this:"
        },
        then={
            "pat": "Click Save, then Try it out: Manus opens a prompt to test the connection and shows what Layer can do."
        },
        impossible={
            "oauth": NotPossible(
                "Manus does not have a built-in OAuth flow.", "Use a personal access token: --pat."
            ),
            "local": NotPossible(
                "Manus runs in the cloud and cannot start a program on this machine.",
                "Serve to the network with `layer serve`, and name that URL: --url URL --pat.",
            ),
        },
    ),
    Host(
        "cursor",
        "Cursor",
        "Layer",
        remote=http(),
        local=stdio(),
        file=ConfigFile(
            "jsonc", ("mcpServers",), user={"*": "{home}/.cursor/mcp.json"}, project=".cursor/mcp.json"
        ),
        project_first=True,
        where={
            "oauth": "Install with the link, or manually: open Cursor Settings (Cmd + ,), navigate to Features > MCP, "
            "click + Add New MCP Server, select Streamable HTTP, and enter this name and URL; "
            "or add to .cursor/mcp.json:",
            "pat": "Add to .cursor/mcp.json:",
            "local": "Install with the link, or add to .cursor/mcp.json:",
        },
        then={"oauth": _SIGN_IN, **_CHECK},
        program="cursor",
        traces=("{home}/.cursor", "/Applications/Cursor.app"),
    ),
    Host(
        "windsurf",
        "Windsurf",
        "Layer",
        remote=http("serverUrl"),
        local=stdio(),
        file=ConfigFile("json", ("mcpServers",), user={"*": "{home}/.codeium/windsurf/mcp_config.json"}),
        where={
            "oauth": "Open the Command Palette (Cmd + Shift + P), search for MCP: Add Server, and select HTTP; "
            "or add to ~/.codeium/windsurf/mcp_config.json:",
            "pat": "Add to ~/.codeium/windsurf/mcp_config.json:",
            "local": "Add to ~/.codeium/windsurf/mcp_config.json:",
        },
        then={"oauth": f"{_SIGN_IN} {_ASK}", **_CHECK},
        program="windsurf",
        traces=("{home}/.codeium/windsurf", "/Applications/Windsurf.app"),
    ),
    Host(
        "gemini-cli",
        "Gemini CLI",
        "Layer",
        remote=http(transport="http"),
        local=stdio(),
        file=ConfigFile(
            "jsonc",
            ("mcpServers",),
            user={"*": "{home}/.gemini/settings.json"},
            project=".gemini/settings.json",
        ),
        where={
            "oauth": "Run this command in a terminal:",
            "pat": "Run this command in a terminal:",
            "local": "Add to ~/.gemini/settings.json:",
        },
        then={"oauth": _SIGN_IN, **_CHECK},
        remote_command=add_http_header_first("gemini", "Layer"),
        program="gemini",
        traces=("{home}/.gemini",),
    ),
    Host(
        "vscode",
        "VS Code",
        "Layer",
        remote=http(transport="http"),
        local=stdio("stdio"),
        file=ConfigFile(
            "jsonc",
            ("servers",),
            user={
                "darwin": "{home}/Library/Application Support/Code/User/mcp.json",
                "win32": "{appdata}/Code/User/mcp.json",
                "linux": "{config}/Code/User/mcp.json",
            },
            project=".vscode/mcp.json",
        ),
        project_first=True,
        where={
            "oauth": "Install with the link, or add to .vscode/mcp.json:",
            "pat": "Add to .vscode/mcp.json:",
            "local": "Install with the link, or add to .vscode/mcp.json:",
        },
        then={"oauth": _SIGN_IN, **_CHECK},
        program="code",
        traces=("{home}/.vscode", "/Applications/Visual Studio Code.app"),
    ),
    Host(
        "amp",
        "Amp",
        "layer",
        remote=http(),
        local=stdio(),
        file=ConfigFile(
            "jsonc",
            ("amp.mcpServers",),
            user={"*": "{home}/.config/amp/settings.json"},
            project=".amp/settings.json",
        ),
        on_page=False,
        where=dict.fromkeys(("oauth", "local"), "Run this command in a terminal:"),
        then={"oauth": "OAuth authentication via Dynamic Client Registration.", "local": _ASK},
        impossible={
            "pat": NotPossible(
                "Amp handles authentication internally via Dynamic Client Registration. "
                "API key authentication is not supported for Amp.",
                "Use OAuth: leave --pat out.",
            ),
        },
        remote_command=add_url("amp", "layer"),
        local_command=add_stdio("amp", "layer", "--env"),
        program="amp",
        traces=("{home}/.config/amp",),
        # It signs in where `initialize` asks. Whether also at a refused call: it calls no tool without an account.
        needs_challenge_at_initialize=None,
    ),
    Host(
        "opencode",
        "OpenCode",
        "Layer",
        remote=http(transport="remote"),
        local=stdio_in_one_list,
        file=ConfigFile(
            "jsonc",
            ("mcp",),
            user={"*": "{config}/opencode/opencode.json"},
            project="opencode.json",
            or_else="opencode.jsonc",
        ),
        where=dict.fromkeys(("oauth", "pat", "local"), "Edit ~/.config/opencode/opencode.json:"),
        then={
            "oauth": "OAuth triggers automatically on first use: log in with your Layer account when prompted.",
            **_CHECK,
        },
        program="opencode",
        traces=("{config}/opencode",),
        needs_challenge_at_initialize=True,
    ),
    Host(
        "warp",
        "Warp",
        "Layer",
        remote=bridged(PINNED),
        local=stdio(),
        transport=BRIDGED,
        where=dict.fromkeys(
            ("oauth", "local"),
            "Open Settings > AI > Manage MCP servers > + Add > CLI Server, and enter this command:",
        ),
        then={"oauth": "OAuth triggers on first use.", "local": _ASK},
        impossible={
            "pat": NotPossible(
                "Warp handles authentication through its Settings UI. "
                "API key authentication is not directly supported.",
                "Use the OAuth flow instead: leave --pat out.",
            ),
        },
        traces=("/Applications/Warp.app", "{config}/warp-terminal"),
        needs_challenge_at_initialize=False,
    ),
    Host(
        "zed",
        "Zed",
        "Layer",
        remote=bridged(),
        local=stdio(),
        transport=BRIDGED,
        file=ConfigFile(
            "jsonc",
            ("context_servers",),
            user={
                "darwin": "{home}/.config/zed/settings.json",
                "win32": "{appdata}/Zed/settings.json",
                "linux": "{config}/zed/settings.json",
            },
            project=".zed/settings.json",
        ),
        where={
            "oauth": "Zed only supports stdio transport; mcp-remote is the bridge. Add to ~/.config/zed/settings.json:",
            "pat": "Zed only supports stdio transport; mcp-remote is the bridge. Add to ~/.config/zed/settings.json:",
            "local": "Add to ~/.config/zed/settings.json:",
        },
        then={
            "oauth": "OAuth triggers automatically on first use: log in with your Layer account when prompted.",
            **_CHECK,
        },
        program="zed",
        traces=("{config}/zed", "/Applications/Zed.app"),
        needs_challenge_at_initialize=False,
    ),
)


def find(name: str) -> Host:
    """The host of that name or title.

    Raises:
        InvalidInputs: when there is none, with the nearest.
    """
    wanted = name.strip().lower().replace(" ", "-").replace("_", "-")
    for host in HOSTS:
        if wanted in {host.name, host.title.lower().replace(" ", "-"), host.program}:
            return host
    names = [host.name for host in HOSTS]
    near = difflib.get_close_matches(wanted, names, n=1)
    raise InvalidInputs(
        f"There is no MCP host named {name!r} here.",
        field="host",
        value=name,
        allowed=names,
        nearest=near[0] if near else None,
        remedy="List them with `layer hosts list`.",
    )
