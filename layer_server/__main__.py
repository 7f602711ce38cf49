"""The local server process: ``python -m layer_server --home DIR``.

The top level stays with the standard library: every generation worker imports this file again.
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import os
import secrets
import signal
import sys
from pathlib import Path

EXIT_LOST_RACE = 0
EXIT_FAILED = 1
EXIT_BAD_FOLDER = 4


def main(argv: list[str] | None = None) -> int:
    """Become the server of a data folder, unless it has one. Ends the process; returns only on refusal."""
    options = _options(argv)
    if not options.foreground:
        # An interrupt in a notebook or a terminal goes to the whole process group; it is not meant for us.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Database, pictures, logs: nothing that this process writes is for anybody else.
    os.umask(0o077)
    if options.role:
        # The settings are read in one place.
        os.environ["LAYER_ROLE"] = options.role
    home = Path(options.home).absolute()
    from layer_mcp.contract.machine import network_file_system

    if kind := network_file_system(home):
        return _refuse(
            f"{home} is on a network file system ({kind}), where locks and the database are not safe.",
        )
    from layer_server.process import CannotServe
    from layer_server.process.lock import FolderTaken, take

    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        take(home)
    except FolderTaken as taken:
        if not taken.served:
            return _refuse(str(taken))
        if options.foreground:
            sys.stderr.write(f"layer_server: {taken}\n")
        return EXIT_LOST_RACE
    except OSError as error:
        return _refuse(f"{home} cannot be written to ({error.strerror or error}).")
    code = EXIT_FAILED
    try:
        _serve(home, options)
        code = 0
    except CannotServe as reason:
        sys.stderr.write(f"layer_server: {reason}\n")
    except BaseException:  # logged, and the process ends below
        import logging

        logging.getLogger("layer_server").exception("the server failed")
    finally:
        _leave(home, code)
    return code


def _options(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="layer_server", description="Serve a Layer data folder on loopback."
    )
    parser.add_argument("--home", required=True, help="the data folder")
    parser.add_argument("--port", type=int, default=0, help="loopback port (any free one by default)")
    parser.add_argument(
        "--foreground", action="store_true", help="log to the terminal, stop on Ctrl-C, never idle out"
    )
    parser.add_argument(
        "--role",
        choices=["api", "worker", "all"],
        help="its part of the work on a shared database (LAYER_ROLE)",
    )
    return parser.parse_args(argv)


def _serve(home: Path, options: argparse.Namespace) -> None:
    from layer_mcp import __version__
    from layer_mcp.contract import data_folder
    from layer_mcp.contract.machine import Owner
    from layer_server.process.build import this_build
    from layer_server.process.lock import write_private
    from layer_server.process.log import log_to_file, log_to_terminal
    from layer_server.process.sockets import listen

    if options.foreground:
        log_to_terminal()
    else:
        log_to_file(home / data_folder.LOG_FILE)
    listener = listen("127.0.0.1", options.port)
    token = secrets.token_urlsafe(32)
    build = this_build()
    me = Owner.me()
    endpoint = data_folder.Endpoint(
        pid=me.pid,
        port=listener.getsockname()[1],
        host=me.host,
        boot_id=me.boot_id,
        version=__version__,
        build_id=build,
    )
    write_private(home / data_folder.TOKEN_FILE, token)
    # Published before the slow imports: clients connect now and wait in the socket's backlog.
    write_private(home / data_folder.ENDPOINT_FILE, endpoint.to_json())
    if options.foreground:
        sys.stderr.write(
            f"Layer's local server: {endpoint.origin}{data_folder.MCP_PATH} (data folder {home})\n"
        )
    # A fifth of a start is the collector looking at freshly imported code; the app turns it on again.
    gc.disable()
    from layer_server.process.serve import serve

    serve(home, token, listener, build, foreground=options.foreground)


def _refuse(reason: str) -> int:
    sys.stderr.write(
        f"layer_server: {reason} Set LAYER_HOME to a folder on a local disk of this machine that you may write "
        "to, or LAYER_MCP_URL to a server that is running elsewhere.\n"
    )
    return EXIT_BAD_FOLDER


def _leave(home: Path, code: int) -> None:
    """End the process now.

    A plain exit would join the engine's threads, may hang there, and would keep the folder's lock for ever.
    """
    from layer_mcp.contract.data_folder import ENDPOINT_FILE, TOKEN_FILE

    for name in (ENDPOINT_FILE, TOKEN_FILE):
        with contextlib.suppress(OSError):
            (home / name).unlink()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
