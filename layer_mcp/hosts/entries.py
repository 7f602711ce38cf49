"""A host's entry for Layer as data: what its configuration holds under the server's name, or its own command."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from layer_mcp.hosts.destination import Local, Remote

Entry = dict[str, Any]
RemoteEntry = Callable[[Remote], Entry]
LocalEntry = Callable[[Local], Entry]
RemoteCommand = Callable[[Remote], list[str]]
LocalCommand = Callable[[Local], list[str]]

PINNED = "mcp-remote@latest"
PLAIN = "mcp-remote"


def bridged(package: str = PLAIN) -> RemoteEntry:
    """``npx`` starts mcp-remote, which speaks stdio to the host and HTTP to the server."""

    def entry(server: Remote) -> Entry:
        command, *args = npx(server, package)
        return {"command": command, "args": args}

    return entry


def npx(server: Remote, package: str = PINNED) -> list[str]:
    """The command line of mcp-remote for a server."""
    argv = ["npx", "-y", package, server.url]
    if server.in_clear_text:
        argv.append("--allow-http")
    if server.token is not None:
        argv += ["--header", f"Authorization: {server.authorization}"]
    return argv


def http(url_key: str = "url", transport: str | None = None) -> RemoteEntry:
    """The host speaks HTTP itself.

    Args:
        url_key: what it calls the URL.
        transport: the value of its ``type``, where it wants one.
    """

    def entry(server: Remote) -> Entry:
        made: Entry = {} if transport is None else {"type": transport}
        made[url_key] = server.url
        if server.token is not None:
            made["headers"] = {"Authorization": server.authorization}
        return made

    return entry


def stdio(transport: str | None = None) -> LocalEntry:
    """The host starts a command.

    Args:
        transport: the value of its ``type``, where it wants one.
    """

    def entry(server: Local) -> Entry:
        made: Entry = {} if transport is None else {"type": transport}
        made |= {"command": server.command, "args": list(server.args)}
        return made | ({"env": dict(server.env)} if server.env else {})

    return entry


def stdio_in_one_list(server: Local) -> Entry:
    """OpenCode's way to start a command."""
    made: Entry = {"type": "local", "command": [server.command, *server.args]}
    return made | ({"environment": dict(server.env)} if server.env else {})


def add_http(program: str, name: str) -> RemoteCommand:
    """``PROGRAM mcp add --transport http NAME URL``, with the header at the end."""

    def command(server: Remote) -> list[str]:
        argv = [program, "mcp", "add", "--transport", "http", name, server.url]
        return argv + (["--header", f"Authorization: {server.authorization}"] if server.token else [])

    return command


def add_http_header_first(program: str, name: str) -> RemoteCommand:
    """``PROGRAM mcp add --transport http --header … NAME URL``."""

    def command(server: Remote) -> list[str]:
        header = ["--header", f"Authorization: {server.authorization}"] if server.token else []
        return [program, "mcp", "add", "--transport", "http", *header, name, server.url]

    return command


def add_bridged(program: str, name: str) -> RemoteCommand:
    """``PROGRAM mcp add NAME -- npx -y mcp-remote@latest URL``."""

    def command(server: Remote) -> list[str]:
        return [program, "mcp", "add", name, "--", *npx(server)]

    return command


def add_url(program: str, name: str) -> RemoteCommand:
    """``PROGRAM mcp add NAME URL``."""

    def command(server: Remote) -> list[str]:
        return [program, "mcp", "add", name, server.url]

    return command


def add_stdio(program: str, name: str, env_option: str) -> LocalCommand:
    """``PROGRAM mcp add NAME --env KEY=VALUE -- COMMAND ARGS``."""

    def command(server: Local) -> list[str]:
        env = [part for key, value in server.env.items() for part in (env_option, f"{key}={value}")]
        return [program, "mcp", "add", name, *env, "--", server.command, *server.args]

    return command
