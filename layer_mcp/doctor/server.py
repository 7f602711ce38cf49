"""What the server says when it is asked as the client asks: transport, sign-in, tools, workspace and balance."""

from __future__ import annotations

from collections.abc import Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from layer_mcp.connect.target import Target
from layer_mcp.contract.errors import LayerError, Unauthenticated
from layer_mcp.contract.money import format_cu
from layer_mcp.doctor.check import Check

if TYPE_CHECKING:
    from layer_mcp.client import AsyncLayer

T = TypeVar("T")

ANSWER_SECONDS = 45.0
_TRANSPORTS = {"sse": "SSE, for it refuses streamable HTTP: hosts want `--transport sse` there"}
_NEW_CONVERSATION = "An agent that does not use Layer's tools: start a new conversation, existing ones may not pick up new servers."


def server(target: Target, asked: str | None) -> list[Check]:
    """Every check that needs an open session.

    Args:
        asked: the target as it was asked for.
    """
    from layer_mcp.client import AsyncLayer

    layer = AsyncLayer(asked, home=target.home)
    try:
        checks = [_session(layer)]
        if not checks[-1].ok:
            return checks
        checks += [_tools(layer), _account(layer, target)]
        if target.ours and checks[-1].ok:
            checks.append(_books(layer))
        return checks
    finally:
        _run(layer.aclose())


def _session(layer: AsyncLayer) -> Check:
    try:
        session = _run(layer._connection.session())
    except LayerError as error:
        return Check("server", False, error.message, error.remedy)
    version = session.server_version or "of an untold version"
    transport = _TRANSPORTS.get(getattr(session, "transport", ""), "streamable HTTP")
    if layer.target.kind == "memory":
        transport = "memory"
    spoken = getattr(session.client, "protocol_version", "") or "untold"
    return Check("server", True, f"{layer.target.label} {version}, MCP {spoken} over {transport}")


def _tools(layer: AsyncLayer) -> Check:
    try:
        tools = _run(layer.tools())
    except LayerError as error:
        return Check("tools", False, error.message, error.remedy)
    names = {tool.name for tool in tools}
    if not tools:
        return Check(
            "tools",
            False,
            "the server offers no tools",
            "Check the address; it may not be Layer's MCP server.",
        )
    if "list_models" in names:
        generation = "the published generation"
    elif "list_base_models" in names:
        generation = "the newer generation (base models)"
    else:
        return Check(
            "tools",
            False,
            f"{len(tools)} tools, and none that lists models: it is not a Layer server",
            "Check the address. Any tool can still be called by its name: `layer tools`.",
        )
    return Check("tools", True, f"{len(tools)} tools, {generation}", _NEW_CONVERSATION)


def _account(layer: AsyncLayer, target: Target) -> Check:
    try:
        status = _run(layer.status())
    except Unauthenticated as error:
        return _refused(error, target)
    except LayerError as error:
        return Check("account", False, error.message, error.remedy)
    workspace = status.workspace
    finding = (
        f"workspace {workspace.name or workspace.slug}, {format_cu(workspace.available)} available, "
        f"{len(status.live_runs)} live runs"
        f"{f', signed in with {status.credential}' if status.credential else ''}"
    )
    if workspace.available <= 0:
        fix = "Top up: `layer grant 500` on the embedded server, Settings > Billing on the hosted one."
        return Check("account", False, finding, fix)
    return Check("account", True, finding)


def _refused(error: Unauthenticated, target: Target) -> Check:
    """A refusal, told apart by what was shown."""
    credential = target.credential
    if credential is None:
        fix = "Sign in with `layer login`, or set LAYER_PAT to a personal access token of this server."
        return Check("account", False, "nobody is signed in at this server", fix)
    if credential.kind == "oauth":
        finding = f"the sign-in of {credential.source} has ended, or was revoked"
        return Check("account", False, finding, f"Sign in again: `layer login`. {error.message}")
    return Check(
        "account",
        False,
        f"the server does not accept the token of {credential.source}",
        "It may be revoked or expired, or of another server: create a new one in the app (User Settings > New "
        "Token), or with `layer token create` on your own server.",
    )


def _books(layer: AsyncLayer) -> Check:
    """The ledger's audit."""
    violations = _run(layer.audit())
    if not violations:
        return Check("books", True, "credits, runs and assets agree")
    return Check(
        "books",
        False,
        f"{len(violations)} violations; the first: {violations[0]}",
        "Put back a copy of the data folder, and report this with `layer doctor --json`.",
    )


def local_server(home: Path) -> Check:
    """The local server of the data folder, whether or not it is the one that is asked."""
    from layer_mcp.connect import local
    from layer_mcp.connect.handshake import NotOurServer, greet

    living = local.alive(home)
    if living is None:
        return Check("local server", True, "none is up; the next command or notebook starts one")
    endpoint = living.endpoint
    try:
        greeting = greet(living.endpoint, living.token, 5.0)
    except (NotOurServer, OSError) as error:
        fix = "`layer server stop` ends it; the next command starts another, and no run is lost."
        return Check("local server", False, f"process {endpoint.pid} does not answer ({error})", fix)
    if greeting.state == "failed":
        return Check(
            "local server", False, f"it cannot work: {greeting.error}", "Look at `layer server logs`."
        )
    return Check(
        "local server", True, f"version {endpoint.version}, process {endpoint.pid}, {endpoint.origin}"
    )


def _run(work: Coroutine[Any, Any, T]) -> T:
    from layer_mcp.connect.loop import run_blocking

    return run_blocking(work, ANSWER_SECONDS)
