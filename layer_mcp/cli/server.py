"""``layer serve`` and ``layer server status|stop|logs``: the local server as a process."""

from __future__ import annotations

import enum
import subprocess
from typing import Annotated

import typer

from layer_mcp.cli import say

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


class Transport(enum.StrEnum):
    """How ``layer serve`` is talked to."""

    HTTP = "http"
    STDIO = "stdio"


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(serve)
    group = typer.Typer(no_args_is_help=True, help="The local server of this data folder.")
    group.command("status")(status)
    group.command("stop")(stop)
    group.command("logs")(logs)
    app.add_typer(group, name="server")


@say.told
def serve(
    transport: Annotated[
        Transport, typer.Option("--transport", help="http in the foreground, or stdio for an MCP host.")
    ] = Transport.HTTP,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Loopback port; any free one by default.")
    ] = 0,
) -> None:
    """Serve MCP on loopback, or over stdio for an MCP host."""
    from layer_mcp.connect import folder, local
    from layer_mcp.connect.spawn import command, environment, server_package
    from layer_mcp.contract.data_folder import MCP_PATH, TOKEN_FILE, data_folder

    home = data_folder()
    if transport is Transport.STDIO:
        from layer_mcp.connect.bridge import run_bridge

        raise typer.Exit(run_bridge(home))
    folder.prepare(home)
    living = local.alive(home)
    if living is not None:
        say.note(f"The server of {home} is up already (process {living.endpoint.pid}).")
        say.line(living.endpoint.origin + MCP_PATH)
        say.note(f"Its token is in {home / TOKEN_FILE}. `layer server stop` ends it.")
        if port and port != living.endpoint.port:
            say.note(f"It does not listen on port {port}: end it first, then serve again.")
            raise typer.Exit(say.EXIT_ERROR)
        return
    argv = command(home, "--foreground", "--port", str(port))
    # The child is in our process group, so that Ctrl-C reaches it as well; it ends by itself then.
    child = subprocess.Popen(argv, cwd=home, env=environment(server_package()))  # noqa: S603  our own module
    try:
        code = child.wait()
    except KeyboardInterrupt:
        code = child.wait()
        raise
    if code:
        raise typer.Exit(say.EXIT_ERROR)


@say.told
def status(json_: Json = False) -> None:
    """Show whether the local server is up, and where."""
    from layer_mcp.connect import local
    from layer_mcp.contract.data_folder import MCP_PATH, data_folder

    home = data_folder()
    living = local.alive(home)
    if json_:
        body: dict[str, object] = {"running": living is not None, "home": str(home)}
        if living is not None:
            endpoint = living.endpoint
            body |= {"pid": endpoint.pid, "url": endpoint.origin + MCP_PATH, "version": endpoint.version}
        say.document(body)
        return
    if living is None:
        say.line(f"No server is up for {home}; the next command or notebook starts one.")
        return
    endpoint = living.endpoint
    say.line(f"{endpoint.origin}{MCP_PATH}  process {endpoint.pid}  version {endpoint.version}  {home}")


@say.told
def stop(
    if_idle: Annotated[bool, typer.Option("--if-idle", help="Not while runs are live.")] = False,
    json_: Json = False,
) -> None:
    """End the local server. Live runs go on when the next one starts."""
    from layer_mcp.connect import folder, local
    from layer_mcp.contract.data_folder import data_folder

    home = data_folder()
    owner = folder.owner(home)
    ended = owner is None or local.stop(home, only_if_idle=if_idle)
    if owner is None:
        words = "No server was up."
    elif ended:
        words = "Stopped."
    elif if_idle:
        words = f"Process {owner.pid} is busy, or does not say that it is not, and was left alone."
    else:
        words = f"Process {owner.pid} holds the folder and could not be ended; end it yourself."
    if json_:
        say.document({"running": not ended})
    else:
        say.line(words)
    if not ended:
        raise typer.Exit(say.EXIT_ERROR)


@say.told
def logs() -> None:
    """Show the end of the local server's log."""
    from layer_mcp.connect import local
    from layer_mcp.contract.data_folder import data_folder
    from layer_mcp.contract.redact import redact

    text = redact(local.log_tail(data_folder()))
    say.line(text.rstrip() or "The log is empty.")
