"""``layer hosts list|show|add|check``: Layer in Claude, Codex, Cursor, VS Code and the other MCP hosts."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from layer_mcp.cli import say
from layer_mcp.contract.errors import InvalidInputs

if TYPE_CHECKING:
    from layer_mcp.contract.redact import Secret
    from layer_mcp.hosts.destination import Destination
    from layer_mcp.hosts.guide import Guide
    from layer_mcp.hosts.install import Edit
    from layer_mcp.hosts.locations import Scope

HostName = Annotated[
    str, typer.Argument(metavar="HOST", help="As in `layer hosts list`.", show_default=False)
]
Url = Annotated[str | None, typer.Option("--url", help="Another server's MCP URL.", show_default=False)]
Local = Annotated[bool, typer.Option("--local", help="The embedded server, by stdio.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        no_args_is_help=True, help="Layer in MCP hosts: Claude, Codex, Cursor, VS Code, and more."
    )
    group.command("list")(list_)
    group.command("show")(show)
    group.command("add")(add)
    group.command("check")(check)
    app.add_typer(group, name="hosts")


@say.told
def list_(json_: Json = False) -> None:
    """List the hosts: which are installed, and what they have for Layer."""
    from layer_mcp.hosts.catalog import HOSTS
    from layer_mcp.hosts.found import is_installed, places

    rows: list[dict[str, Any]] = []
    for host in HOSTS:
        held = [place for place in places(host) if place.name is not None or place.problem is not None]
        rows.append(
            {
                "name": host.name,
                "title": host.title,
                "installed": is_installed(host),
                "configured": [
                    {
                        "scope": place.scope,
                        "file": str(place.path),
                        "holds": place.problem or place.setup.in_words,
                    }
                    for place in held
                ],
                "transport": host.transport,
                "not_possible": sorted(host.impossible),
            }
        )
    if json_:
        say.document(rows)
        return
    say.table(
        ("Host", "Installed", "Layer in it", "Transport"),
        [
            (
                row["name"],
                "yes" if row["installed"] else "-",
                "; ".join(f"{each['scope']}: {each['holds']}" for each in row["configured"]) or "-",
                row["transport"],
            )
            for row in rows
        ],
    )


@say.told
def show(
    host: Annotated[
        str | None, typer.Argument(metavar="HOST", help="As in `layer hosts list`.", show_default=False)
    ] = None,
    *,
    pat: Annotated[bool, typer.Option("--pat", help="With a personal access token, not OAuth.")] = False,
    local: Local = False,
    url: Url = None,
    all_: Annotated[bool, typer.Option("--all", help="All hosts, as Markdown.")] = False,
    json_: Json = False,
) -> None:
    """Show what to paste or type in a host."""
    from layer_mcp.contract.redact import Secret
    from layer_mcp.hosts.catalog import HOSTS, find
    from layer_mcp.hosts.destination import PLACEHOLDER
    from layer_mcp.hosts.guide import guide

    if (host is None) != all_:
        raise InvalidInputs(
            "Name one host, or ask for --all.", field="host", allowed=[each.name for each in HOSTS]
        )
    if all_:
        from layer_mcp.hosts.page import page

        say.line(page().rstrip())
        return
    assert host is not None
    destination = _destination(url, Secret(PLACEHOLDER) if pat else None, local=local)
    found = guide(find(host), destination)
    if json_:
        say.document(found.to_wire())
    else:
        _tell(found)


@say.told
def add(
    host: HostName,
    *,
    pat: Annotated[
        bool,
        typer.Option("--pat", help="With a token: from LAYER_PAT, standard input, or a hidden prompt."),
    ] = False,
    local: Local = False,
    url: Url = None,
    project: Annotated[
        bool | None,
        typer.Option("--project/--user", help="This project's file, or yours.", show_default=False),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the change, and change nothing.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace another entry of that name.")] = False,
    json_: Json = False,
) -> None:
    """Add Layer to a host: an edit of its file, with a backup, or its own command."""
    from layer_mcp.contract.redact import Secret
    from layer_mcp.hosts import install
    from layer_mcp.hosts.catalog import find
    from layer_mcp.hosts.destination import PLACEHOLDER
    from layer_mcp.hosts.guide import own_command, refuse_impossible, shell

    found = find(host)
    scope: Scope | None = None if project is None else ("project" if project else "user")
    without_token = _destination(url, Secret(PLACEHOLDER) if pat else None, local=local)
    refuse_impossible(found, without_token)
    if install.uses_own_command(found, without_token, scope):
        argv = own_command(found, without_token)
        assert argv is not None, "a host without a file on the page has a command"
        line = shell(argv)
        said = f"would run: {line}" if dry_run else install.run_own_command(found, without_token)
        if json_:
            say.document({"host": found.name, "command": argv, "changed": not dry_run, "said": said})
        else:
            say.line(said)
        return
    # Before a token is asked for: a host without a file, or with a broken one, needs none.
    install.plan(found, without_token, scope, replace=True)
    token = _token(url) if pat else None
    edit = install.plan(found, _destination(url, token, local=local), scope, replace=force)
    backup = None if dry_run else install.make(edit)
    if json_:
        say.document(
            {
                "host": found.name,
                "file": str(edit.path),
                "changed": edit.changes and not dry_run,
                "backup": str(backup) if backup else None,
                "diff": edit.diff(),
            }
        )
        return
    if not edit.changes:
        say.line(f"{edit.path} has it already.")
    elif dry_run:
        say.line(edit.diff())
    else:
        say.line(f"Layer is in {edit.path}.")
        if backup is not None:
            say.note(f"The file as it was: {backup}")
        say.note(found.then[without_token.way])
    if token is not None and not dry_run:
        _warn_of_token(edit)


@say.told
def check(
    host: HostName,
    url: Url = None,
    offline: Annotated[bool, typer.Option("--offline", help="Read the configuration only.")] = False,
    json_: Json = False,
) -> None:
    """Find out why a host does not get to Layer, by connecting as it would."""
    from layer_mcp.auth.sources import pat_of
    from layer_mcp.connect.target import resolve
    from layer_mcp.hosts.catalog import find
    from layer_mcp.hosts.check import examine
    from layer_mcp.hosts.destination import remote

    found = find(host)
    server = remote(url)
    known = pat_of(resolve(server.url, None).credential) if "oauth" in found.impossible else None
    checks = examine(found, remote(url, known), connect=not offline)
    say.findings(checks, as_json=json_)


def _destination(url: str | None, token: Secret | None, *, local: bool) -> Destination:
    from layer_mcp.hosts import destination

    if local and (url is not None or token is not None):
        other = "--url" if url is not None else "--pat"
        raise InvalidInputs(
            f"--local and {other} exclude each other: the embedded server needs no address and no token.",
            remedy="Leave one of them out.",
        )
    return destination.local() if local else destination.remote(url, token)


def _token(url: str | None) -> Secret:
    """A personal access token: LAYER_PAT where it is meant for that server, else asked for."""
    from layer_mcp.auth.pat import checked_pat
    from layer_mcp.auth.sources import pat_of
    from layer_mcp.connect.target import HOSTED_URL, resolve
    from layer_mcp.contract.redact import Secret

    server = resolve(url or HOSTED_URL, None)
    if (held := pat_of(server.credential)) is not None:
        return held
    if sys.stdin.isatty():
        said = typer.prompt("Personal access token", hide_input=True, err=True)
    else:
        said = sys.stdin.readline()
    return checked_pat(Secret(said), hosted=server.info.kind == "hosted")


def _tell(found: Guide) -> None:
    say.line(found.title)
    for step in found.steps:
        say.line()
        say.line(step.text)
        if step.code:
            say.line()
            say.line(step.code)


def _warn_of_token(edit: Edit) -> None:
    from layer_mcp.hosts.install import others_can_read

    if others_can_read(edit.path):
        say.note(f"It holds your token, and other users of this machine can read it: chmod 600 {edit.path}")
    if any((folder / ".git").exists() for folder in edit.path.absolute().parents):
        say.note("It holds your token: keep it out of version control.")
