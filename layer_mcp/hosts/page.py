"""All hosts on one Markdown page: ``docs/hosts.md``."""

from __future__ import annotations

from layer_mcp.contract.redact import Secret
from layer_mcp.hosts.catalog import HOSTS, Host
from layer_mcp.hosts.destination import PLACEHOLDER, Destination, Local, Remote, remote
from layer_mcp.hosts.guide import Guide, guide

_LOCAL = Local("/path/to/layer", ("serve", "--transport", "stdio"))
"""The page is the same on every machine."""

_HEAD = """\
# Layer in MCP hosts

Written by `layer hosts show --all`; edit `layer_mcp/hosts/catalog.py` instead.

```sh
layer hosts list                  # which hosts are here, and what they have for Layer
layer hosts show cursor --pat     # what to paste, with YOUR_PAT where your token goes
layer hosts add vscode            # do it: the file is edited in place, a backup is kept
layer hosts add zed --local       # the embedded server, no account
layer hosts check zed             # connect as the host would, and say what is wrong
```

The server is Layer's hosted one; `--url URL` names another (the one that `layer serve` prints), `--local` the embedded
server, which the host starts by stdio and shares with your notebooks.

`add` changes nothing but Layer's entry: comments, order, indentation, line ends and the file's mode stay. It writes the
file that the page gives (`--project` and `--user` say which), runs the host's own command where there is no file, keeps
the file as it was beside it (`NAME.bak-YYYYmmdd-HHMMSS`), and refuses a broken file or another entry of that name
(`--force` replaces it). `--dry-run` shows the change. A token comes from `LAYER_PAT`, `layer login --pat`,
standard input or a hidden prompt; it is never an argument, and never printed.
"""


def page() -> str:
    """The page, ending in a line end."""
    parts = [_HEAD, _overview()]
    for host in HOSTS:
        parts.append(f"## {host.title}\n")
        parts.append(_files(host))
        ways: list[Destination] = [remote(None), Remote(remote(None).url, Secret(PLACEHOLDER)), _LOCAL]
        for destination in ways:
            if closed := host.impossible.get(destination.way):
                parts.append(
                    f"### {_heading(destination)}\n\nNot possible. {closed.reason} {closed.instead}\n"
                )
            else:
                parts.append(f"### {_heading(destination)}\n\n{_markdown(guide(host, destination))}")
    return "\n".join(part for part in parts if part)


def _heading(destination: Destination) -> str:
    return {"oauth": "Layer account (OAuth)", "pat": "Personal access token", "local": "Embedded server"}[
        destination.way
    ]


def _overview() -> str:
    lines = ["| host | `layer hosts …` | transport | OAuth | PAT | `--local` |", "|---|---|---|---|---|---|"]
    for host in HOSTS:
        ways = " | ".join("no" if way in host.impossible else "yes" for way in ("oauth", "pat", "local"))
        lines.append(f"| {host.title} | `{host.name}` | {host.transport} | {ways} |")
    return "\n".join(lines) + "\n"


def _files(host: Host) -> str:
    if host.file is None:
        return ""
    names = {"darwin": "macOS", "win32": "Windows", "linux": "Linux", "*": "yours"}
    where = [
        f"{names[key]} `{path.format(home='~', config='~/.config', appdata='%APPDATA%')}`"
        for key, path in host.file.user.items()
    ]
    if host.file.project:
        where.append(f"project `{host.file.project}`")
    return f"File: {', '.join(where)}.\n"


def _markdown(found: Guide) -> str:
    parts = []
    for step in found.steps:
        parts.append(step.text)
        if step.code:
            parts.append(f"```{step.language}\n{step.code}\n```")
    return "\n\n".join(parts) + "\n"
