"""The door to the embedded server: find the local server of a data folder, or start it.

    child = begin(home)        # at once: the server starts while the client pays for its imports
    server = ensure(home, child=child)

Standard library only. One server per folder: whoever needs it first starts it, an OS lock decides races, and the
losers connect to the winner.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from layer_mcp import __version__
from layer_mcp.connect import folder
from layer_mcp.connect.handshake import Greeting, NotOurServer, ask_to_stop, greet, is_newer
from layer_mcp.connect.spawn import log_tail, reap, server_package, server_python, spawn
from layer_mcp.contract.data_folder import CONTRACT_VERSION, Endpoint, build_id
from layer_mcp.contract.errors import ServerUnavailable
from layer_mcp.contract.extras import installed_extras
from layer_mcp.contract.machine import held_here
from layer_mcp.contract.redact import Secret

__all__ = ["LocalServer", "alive", "begin", "ensure", "log_tail", "server_python", "stop"]

START_SECONDS = 30.0
SILENT_SECONDS = 8.0
"""A lock that is held for so long without an endpoint belongs to a server that is dying and does not finish."""
STOP_SECONDS = 10.0
_LOOK_SECONDS = 0.003
_ATTEMPTS = 4


@dataclass(frozen=True, slots=True)
class LocalServer:
    """A living server of a data folder.

    Attributes:
        endpoint: where it listens.
        token: for the ``Authorization`` header of every request.
        missing_extras: extras that are installed here but that the server does not have: it is busy, of newer
            code or of another environment, or could not find them.
    """

    endpoint: Endpoint
    token: Secret
    home: Path
    missing_extras: tuple[str, ...] = ()


def alive(home: Path) -> LocalServer | None:
    """The server of the folder, if its process owns the lock. Nothing is asked of it.

    Raises:
        ServerUnavailable: when another machine or container owns the folder.
    """
    owner = folder.owner(home)
    found = Endpoint.read(home) if owner else None
    token = folder.token(home) if found else None
    if owner is None or found is None or token is None or found.pid != owner.pid:
        return None
    return LocalServer(found, token, home)


def begin(home: Path) -> subprocess.Popen[bytes] | None:
    """Start a server if nobody lives in the folder; do not wait for it.

    Raises:
        ServerUnavailable: when the folder cannot be used.
        FeatureDisabled: when the server is not installed.
    """
    folder.prepare(home)
    return spawn(home) if folder.owner(home) is None else None


def ensure(
    home: Path, *, timeout: float = START_SECONDS, child: subprocess.Popen[bytes] | None = None
) -> LocalServer:
    """The folder's server, started if need be, proven to be ours, and of a build that we can talk to.

    Args:
        timeout: seconds until the server must be listening.
        child: what ``begin`` returned.

    Raises:
        ServerUnavailable: when there is none; with the end of its log and the next step.
        FeatureDisabled: when the server is not installed.
    """
    end = time.monotonic() + timeout
    if held_here(home) and alive(home) is None:
        raise ServerUnavailable(
            f"The data folder {home} is in use by an app in this very process, which listens on no port.",
            remedy="Pass that app as the target, or use another folder (LAYER_HOME).",
        )
    enrich = True
    for _ in range(_ATTEMPTS):
        server = _wait_for_endpoint(home, end, child)
        child = None
        greeting = _greeting(server, end)
        if greeting is None:
            # It left, or its port is somebody else's: look again.
            _wait_until(partial(_is_not, home, server), min(end, time.monotonic() + 1))
            continue
        if greeting.state == "failed":
            raise ServerUnavailable(
                f"The local server of {home} cannot work: {greeting.error}",
                remedy="Do what the message says, or run `layer doctor`; the server's log has more.",
            )
        fitting = _fit(server, greeting, enrich=enrich)
        if fitting is not None:
            return fitting
        enrich = False
    raise _no_server(home, "it keeps changing")


def stop(home: Path, *, only_if_idle: bool = False, timeout: float = STOP_SECONDS) -> bool:
    """End the folder's server, politely and then not.

    Returns:
        Whether there is none any more; False when it is busy and ``only_if_idle`` was asked.
    """
    end = time.monotonic() + timeout
    owner = folder.owner(home)
    if owner is None:
        return True
    server = alive(home)
    asked = False
    if server is not None:
        try:
            greet(server.endpoint, server.token, max(1.0, timeout / 2))
            asked = ask_to_stop(
                server.endpoint, server.token, only_if_idle=only_if_idle, timeout=max(1.0, timeout / 2)
            )
            if not asked and only_if_idle:
                return False
        except (OSError, NotOurServer):
            asked = False
    if only_if_idle and not asked:
        return False
    if asked and _wait_until(lambda: _gone(home, owner.pid), end):
        return True
    return _end_process(home, owner.pid)


def _wait_for_endpoint(home: Path, end: float, child: subprocess.Popen[bytes] | None) -> LocalServer:
    """Wait until somebody listens for the folder (it may still be importing: its socket queues us)."""
    starts_left = 3
    silent_since: float | None = None
    while True:
        server = alive(home)
        if server is not None:
            return server
        owner = folder.owner(home)
        now = time.monotonic()
        if owner is None:
            silent_since = None
            if child is None or child.poll() is not None:
                failed = child is not None and child.returncode not in (0, None)
                if failed or not starts_left:
                    raise _no_server(home, "it ended while it was starting")
                folder.prepare(home)
                child = spawn(home)
                starts_left -= 1
        else:
            silent_since = silent_since or now
            if now - silent_since > SILENT_SECONDS:
                if not _end_process(home, owner.pid):
                    raise ServerUnavailable(
                        f"Process {owner.pid} holds the lock of {home} but serves nothing, and cannot be ended.",
                        remedy=f"End process {owner.pid} yourself, then try again.",
                    )
                silent_since = None
        if now > end:
            raise _no_server(home, "it did not start in time")
        time.sleep(_LOOK_SECONDS)


def _greeting(server: LocalServer, end: float) -> Greeting | None:
    try:
        return greet(server.endpoint, server.token, max(1.0, end - time.monotonic()))
    except TimeoutError as error:
        raise _no_server(server.home, f"process {server.endpoint.pid} does not answer") from error
    except (OSError, NotOurServer):
        return None


def _fit(server: LocalServer, greeting: Greeting, *, enrich: bool) -> LocalServer | None:
    """The server if it will do; None when it was asked to make room for one of ours.

    Args:
        enrich: whether it may be replaced for extras alone. Only once: a server that we start may not find them.

    Raises:
        ServerUnavailable: when it is busy and speaks another contract, or is newer than this client.
    """
    package = server_package()
    ours = build_id([package, Path(__file__).parents[1] / "contract"], __version__)
    have, theirs = set(installed_extras()), set(greeting.extras)
    missing = tuple(sorted(have - theirs))
    newer = is_newer(ours, greeting.build_id)
    # Not where it would lose something: its own client would want that back.
    richer = enrich and theirs < have and not is_newer(greeting.build_id, ours)
    if (newer or richer) and not greeting.busy and stop(server.home, only_if_idle=True):
        return None
    if greeting.contract == CONTRACT_VERSION:
        return LocalServer(server.endpoint, server.token, server.home, missing)
    what = f"version {greeting.version} (process {greeting.pid})"
    if greeting.contract > CONTRACT_VERSION:
        raise ServerUnavailable(
            f"The local server of {server.home} is {what}, which is newer than this client ({__version__}).",
            remedy="Update layer-nb here, or restart this kernel if you have just updated it.",
        )
    raise ServerUnavailable(
        f"The local server of {server.home} is {what}, too old for this client ({__version__}), and it is busy.",
        remedy="Wait for its runs to finish, or end it now with `layer server stop`; its runs will be picked up.",
    )


def _end_process(home: Path, pid: int) -> bool:
    """End a lock's owner, if it is a server of ours. Returns whether the lock is free."""
    if pid <= 0 or pid == os.getpid() or not _is_our_server(pid):
        return _gone(home, pid)
    # Windows has no SIGKILL; its SIGTERM is one.
    for number in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            return True
        except PermissionError:
            return False
        if _wait_until(lambda: _gone(home, pid), time.monotonic() + 4):
            return True
    return False


def _is_our_server(pid: int) -> bool:
    if not sys.platform.startswith("linux"):
        return True
    try:
        return b"layer_server" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _is_not(home: Path, server: LocalServer) -> bool:
    return alive(home) != server


def _gone(home: Path, pid: int) -> bool:
    owner = folder.owner(home)
    if owner is not None and owner.pid == pid:
        return False
    reap()
    return True


def _wait_until(condition: Callable[[], bool], end: float) -> bool:
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(_LOOK_SECONDS)
    return True


def _no_server(home: Path, why: str) -> ServerUnavailable:
    tail = log_tail(home)
    said = f" The end of its log:\n{tail}\n" if tail else ""
    return ServerUnavailable(
        f"The local server of {home} could not be reached: {why}.{said}",
        remedy="Run `layer doctor`; nothing was started and nothing was charged.",
    )
