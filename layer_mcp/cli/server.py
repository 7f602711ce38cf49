"""``layer serve`` and ``layer server status|stop|logs``: the local server as a process."""

from __future__ import annotations

import enum
import os
import signal
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from layer_mcp.cli import say
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.redact import Secret

if TYPE_CHECKING:
    from layer_mcp.connect.local import LocalServer

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_STATUS_SECONDS = 2.0


class Role(enum.StrEnum):
    """What a process does of the work on a database that several share."""

    ALL = "all"
    API = "api"
    WORKER = "worker"


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
def serve(  # noqa: PLR0917  options, which are given by name
    transport: Annotated[
        Transport, typer.Option("--transport", help="http, or stdio for an MCP host.")
    ] = Transport.HTTP,
    host: Annotated[
        str,
        typer.Option("--host", help="Address to listen on; others than loopback are reachable by others."),
    ] = "127.0.0.1",
    port: Annotated[
        int,
        typer.Option(
            "--port", min=0, max=65535, help="8420 by default, or any free one.", show_default=False
        ),
    ] = 0,
    public_url: Annotated[
        str | None, typer.Option("--public-url", help="The origin that clients use, behind a proxy.")
    ] = None,
    challenge_at_initialize: Annotated[
        bool,
        typer.Option(
            "--challenge-at-initialize", help="Ask for a sign-in at once, for hosts that start it only there."
        ),
    ] = False,
    role: Annotated[
        Role | None,
        typer.Option(
            "--role", help="Its part of the work on a shared database: see docs/scale.md.", show_default=False
        ),
    ] = None,
    json_: Json = False,
) -> None:
    """Serve MCP over HTTP with sign-in, or over stdio for an MCP host."""
    from layer_mcp.connect import folder, local
    from layer_mcp.connect.spawn import command, environment, server_package
    from layer_mcp.contract.data_folder import data_folder

    home = data_folder()
    if transport is Transport.STDIO:
        from layer_mcp.connect.bridge import run_bridge

        raise typer.Exit(run_bridge(home))
    folder.prepare(home)
    living = local.alive(home)
    child = None
    if living is None:
        # The child is in our process group, so that Ctrl-C reaches it as well; it ends by itself then.
        child = subprocess.Popen(  # noqa: S603  our own module
            command(home, "--foreground", *(["--role", role] if role else [])),
            cwd=home,
            env=environment(server_package(), home=home),
        )
        _pass_on_terminate(child)
    if role is Role.WORKER:
        # It answers nobody: it takes runs from the database until it is stopped.
        if child is None:
            raise LayerError(
                f"The server of {home} is up already.",
                remedy="Give each worker a data folder of its own with LAYER_HOME.",
            )
        if _ended(child):
            raise typer.Exit(say.EXIT_ERROR)
        return
    try:
        opened = _open(
            child,
            host=host,
            port=port,
            public_url=public_url,
            challenge_at_initialize=challenge_at_initialize,
        )
        _tell(opened, as_json=json_)
        if living is not None:
            say.note(
                f"The server of {home} was up already (process {living.endpoint.pid}) and goes on; "
                "`layer server stop` ends it."
            )
    except BaseException:
        if child is not None:
            child.terminate()
            child.wait()
        raise
    if child is not None and _ended(child):
        raise typer.Exit(say.EXIT_ERROR)


def _pass_on_terminate(child: subprocess.Popen[bytes]) -> None:
    """A service manager ends this process, and means the server."""
    signal.signal(signal.SIGTERM, lambda _number, _frame: child.terminate())


def _ended(child: subprocess.Popen[bytes]) -> int:
    """Wait for the server; its exit code. Ctrl-C in a terminal reaches it as well, and it takes a moment."""
    try:
        return child.wait()
    except KeyboardInterrupt:
        if os.name != "nt":  # there this would not be a request, and an interrupt always reaches both
            child.terminate()  # an interrupt that was meant for this process only
        child.wait()
        raise


@dataclass(frozen=True)
class _Opened:
    url: str
    token: Secret | None


def _open(
    child: subprocess.Popen[bytes] | None,
    *,
    host: str,
    port: int,
    public_url: str | None,
    challenge_at_initialize: bool,
) -> _Opened:
    from layer_mcp.administration import Administration
    from layer_mcp.contract.machine import LOOPBACK_HOSTS

    with Administration("embedded", _child=child) as server:
        url = server.listen(
            host, port, public_url=public_url, challenge_at_initialize=challenge_at_initialize
        )
        # Only where whoever reads the terminal is the owner, and nobody else hears the token on the way.
        private = host in LOOPBACK_HOSTS and public_url is None
        made = server.create_token("layer serve", replace=True) if private else None
    return _Opened(url, Secret(made.token) if made is not None else None)


def _tell(opened: _Opened, *, as_json: bool) -> None:
    token = opened.token.reveal() if opened.token is not None else None
    if as_json:
        say.document({"url": opened.url, "token": token} if token else {"url": opened.url})
        return
    say.line(opened.url)
    if token is None:
        say.note("Hosts sign in there by themselves (OAuth); `layer token create NAME` makes a token.")
        return
    say.line(token)
    say.note("Hosts sign in at that address by themselves (OAuth: paste the token where it asks), or send")
    say.note("it as `Authorization: Bearer …`. It is good until `layer serve` makes the next one.")


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
            body["public_url"] = _public_url(living)
        say.document(body)
        return
    if living is None:
        say.line(f"No server is up for {home}; the next command or notebook starts one.")
        return
    endpoint = living.endpoint
    say.line(f"{endpoint.origin}{MCP_PATH}  process {endpoint.pid}  version {endpoint.version}  {home}")
    if (public := _public_url(living)) is not None:
        say.line(f"{public}  with sign-in, for other programs and machines")


def _public_url(living: LocalServer) -> str | None:
    from layer_mcp.connect.handshake import NotOurServer, greet

    try:
        return greet(living.endpoint, living.token, _STATUS_SECONDS).public_url
    except (NotOurServer, OSError):  # it is starting or going; where it is can be told all the same
        return None


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
def logs(json_: Json = False) -> None:
    """Show the end of the local server's log."""
    from layer_mcp.connect import local
    from layer_mcp.contract.data_folder import data_folder
    from layer_mcp.contract.redact import redact

    text = redact(local.log_tail(data_folder()))
    if json_:
        say.document({"lines": text.splitlines()})
        return
    say.line(text.rstrip() or "The log is empty.")
