"""All checks, in the order in which one explains another."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from layer_mcp.contract.data_folder import data_folder
from layer_mcp.contract.errors import LayerError
from layer_mcp.doctor import storage, versions
from layer_mcp.doctor.check import Check, looked

_QUICK_SECONDS = 10.0
_HOSTS_SECONDS = 30.0


def examine(
    home: Path | None = None,
    target: str | None = None,
    *,
    environ: Mapping[str, str] | None = None,
    with_hosts: bool = True,
    on_check: Callable[[Check], object] | None = None,
) -> list[Check]:
    """Everything that can be found out, each with its fix.

    Args:
        home: the data folder; by default ``LAYER_HOME``, else the user's.
        target: as for ``Layer``.
        environ: the environment; by default this process's.
        with_hosts: whether to look at the MCP hosts' configurations too.
        on_check: told each finding as it is made.
    """
    env = os.environ if environ is None else environ
    checks: list[Check] = []

    def add(*found: Check) -> bool:
        for check in found:
            checks.append(check)
            if on_check is not None:
                on_check(check)
        return all(check.ok for check in found)

    add(versions.python(), *looked("packages", _QUICK_SECONDS, versions.packages))
    add(*looked("keyring", _QUICK_SECONDS, versions.keyring))

    from layer_mcp.doctor.target import found

    resolved, seen = found(target, home, env)
    add(*seen)
    try:
        folder = resolved.home if resolved is not None else (home or data_folder(env))
    except LayerError as error:
        add(Check("data folder", False, error.message, error.remedy))
        folder = None
    writable = folder is not None and add(
        *looked("data folder", _QUICK_SECONDS, lambda: storage.data_folder(folder))
    )
    if folder is not None:
        add(*looked("assets", _QUICK_SECONDS, lambda: storage.assets(folder)))
        add(*looked("models", _QUICK_SECONDS, lambda: storage.own_models(folder, env)))
        if writable:
            add(*looked("journal", _QUICK_SECONDS, lambda: storage.journal(folder)))
    if resolved is not None:
        reachable = True
        if resolved.url is not None:
            reachable = _way_to(resolved.url, env, add, signed_in=resolved.credential is not None)
        if reachable and writable:
            from layer_mcp.doctor import server

            add(*looked("server", server.ANSWER_SECONDS * 2, lambda: server.server(resolved, target)))
        elif not writable:
            add(Check("server", True, "not asked: this client keeps a journal, and has no folder for it"))
        else:
            add(Check("server", True, "not asked: there is no way to it"))
    if writable and folder is not None:
        from layer_mcp.doctor import server

        add(*looked("local server", _QUICK_SECONDS, lambda: server.local_server(folder)))
    if with_hosts:
        from layer_mcp.doctor.hosts import hosts

        add(*looked("hosts", _HOSTS_SECONDS, lambda: hosts(env)))
    return checks


def _way_to(url: str, environ: Mapping[str, str], add: Callable[..., bool], *, signed_in: bool) -> bool:
    """Checks of a server that is not this folder's own; whether it can be asked."""
    from layer_mcp.doctor import token, web
    from layer_mcp.doctor.network import network

    reachable = add(*network(url))
    if reachable:
        add(*looked("clock", web.ANSWER_SECONDS, lambda: web.clock(url)))
    add(*token.in_environment(environ, url))
    if reachable:
        add(
            *looked(
                "sign-in",
                web.ANSWER_SECONDS,
                lambda: web.sign_in(url, environ, signed_in=signed_in),
            )
        )
    return reachable
