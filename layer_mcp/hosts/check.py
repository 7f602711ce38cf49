"""What is wrong with a host's connection to Layer, and the fix: the page's troubleshooting, done by a program."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from layer_mcp.contract.redact import Secret
from layer_mcp.doctor.address import address
from layer_mcp.doctor.check import Check
from layer_mcp.doctor.token import authorization
from layer_mcp.hosts.catalog import Host
from layer_mcp.hosts.destination import Destination, Remote, local
from layer_mcp.hosts.entries import PINNED, PLAIN, npx
from layer_mcp.hosts.found import Place, Setup, is_installed, places, understand, which
from layer_mcp.hosts.guide import entry_of
from layer_mcp.hosts.install import others_can_read
from layer_mcp.hosts.trial import Trial, by_command, over_http

_OLDEST_NODE = 18
_NEW_CONVERSATION = (
    "If the agent does not use Layer: start a new conversation, existing ones may not pick up new servers."
)


def examine(host: Host, expected: Destination, *, connect: bool = True) -> list[Check]:
    """All checks of a host, in the order in which one depends on another.

    Args:
        expected: what the host would be connected to, where its own configuration cannot be read.
        connect: whether to connect as the host would.
    """
    title = host.title
    installed = is_installed(host)
    checks = [
        Check("installed", True, f"{title} is on this machine" if installed else f"{title} was not seen here")
    ]
    if host.file is None:
        checks.append(Check("configuration", True, f"{title} keeps it where only {title} can read it"))
        return checks + _setup(host, understand(entry_of(host, expected)), connect=connect)
    seen = places(host)
    checks += [
        Check("configuration", False, f"{place.path} cannot be read: {place.problem}", "Mend it there.")
        for place in seen
        if place.problem is not None
    ]
    held = [place for place in seen if place.name is not None]
    if not held:
        where = f"Layer is not in {host.file.path('project' if host.project_first else 'user')}"
        return [*checks, Check("configuration", False, where, f"Run `layer hosts add {host.name}`.")]
    place = held[0]
    checks.append(Check("configuration", True, f"{place.name} in {place.path}: {place.setup.in_words}"))
    checks += _kept(place) + _header(place)
    return checks + _setup(host, place.setup, connect=connect, projects=place.scope == "project")


def _kept(place: Place) -> list[Check]:
    if place.setup.authorization is None or not others_can_read(place.path):
        return []
    fix = f"Run `chmod 600 {place.path}`."
    return [Check("privacy", False, f"other users of this machine can read the token in {place.path}", fix)]


def _header(place: Place) -> list[Check]:
    """A header whose name has swallowed its value: a colon was left out, or quotation marks in a shell."""
    headers = place.entry.get("headers") if isinstance(place.entry, Mapping) else None
    names = [str(name) for name in headers] if isinstance(headers, Mapping) else []
    if not any(re.match(r"(?i)(authorization\W|bearer\b)", name) for name in names):
        return []
    fix = 'The name is Authorization; the value is Bearer, a space, your token: --header "Authorization: Bearer YOUR_PAT".'
    return [Check("header", False, "the name of a header holds its value", fix)]


def _setup(host: Host, setup: Setup, *, connect: bool, projects: bool = False) -> list[Check]:
    if setup.kind == "unknown":
        fix = f"Replace it with `layer hosts add {host.name} --force`."
        return [Check("entry", False, "it names neither a URL nor a command", fix)]
    if setup.kind == "command":
        return _command(setup, connect=connect, projects=projects)
    checks = [*_shape(host, setup), address(setup.url)]
    if setup.authorization is not None:
        checks.append(authorization(setup.authorization, setup.url))
    if setup.kind == "bridge":
        checks.append(_node())
    if connect and all(check.ok for check in checks):
        checks += _connected(setup)
    return checks


def _shape(host: Host, setup: Setup) -> list[Check]:
    """Whether URL and transport stand under the keys that the host reads."""
    if setup.kind != "http" or host.bridged:
        return []
    expected = understand(host.remote(Remote(setup.url)))
    fix = f"Replace the entry with `layer hosts add {host.name} --force`."
    if "serverUrl" in expected.keys and "serverUrl" not in setup.keys:
        return [Check("entry", False, f"{host.title} reads the URL under serverUrl", fix)]
    if setup.type not in {expected.type, "sse"}:
        said = f"its type is {setup.type!r}" if setup.type else "it has no type"
        return [Check("entry", False, f"{said}; {host.title} wants {expected.type!r}", fix)]
    return []


def _node() -> Check:
    node, npx = shutil.which("node"), shutil.which("npx")
    if node is None or npx is None:
        missing = "node" if node is None else "npx"
        return Check(
            "Node.js", False, f"{missing} is not on the path", "Install Node.js, which mcp-remote needs."
        )
    said = subprocess.run(  # noqa: S603  found on the path by us
        [node, "--version"], capture_output=True, text=True, timeout=20, check=False
    ).stdout.strip()
    major = re.match(r"v(\d+)", said)
    if major is None or int(major.group(1)) < _OLDEST_NODE:
        return Check(
            "Node.js", False, f"it is {said or 'broken'}", f"Install Node.js {_OLDEST_NODE} or newer."
        )
    return Check("Node.js", True, said)


def _connected(setup: Setup) -> list[Check]:
    if setup.authorization is not None and "${" in setup.authorization.reveal():
        return [Check("connection", True, "not tried: the token is the host's")]
    checks = [_judged("server", over_http(setup.url, setup.authorization), setup)]
    if setup.kind == "bridge" and checks[0].ok:
        if setup.authorization is None:
            # It would open a browser, and keep what comes of it.
            checks.append(Check("mcp-remote", True, "not started here: it would open the sign-in page"))
        elif not _is_our_bridge(setup):
            checks.append(
                Check("mcp-remote", True, "not tried: the entry is not as `layer hosts add` writes it")
            )
        else:
            checks.append(_judged("mcp-remote", by_command(setup.argv, setup.env), setup))
    return checks


def _is_our_bridge(setup: Setup) -> bool:
    """Whether starting it starts mcp-remote and nothing else: a project's file may name any program, variables or
    version."""
    if setup.env or setup.authorization is None:
        return False
    server = Remote(setup.url, Secret(setup.authorization.reveal().removeprefix("Bearer ")))
    return list(setup.argv) in [npx(server, package) for package in (PLAIN, PINNED)]


def _judged(name: str, trial: Trial, setup: Setup) -> Check:
    listed = f"{len(trial.tools)} tools"
    if trial.signed_in:
        return Check(name, True, f"{listed}, and signed in. {_NEW_CONVERSATION}")
    if trial.refused and setup.authorization is not None:
        fix = "It may be revoked or expired, or of another server: create a new one and add it with --force."
        return Check(name, False, "the server does not accept the token", fix)
    if trial.challenged:
        what = listed if trial.tools else "connected"
        return Check(name, True, f"{what}; the server asks for sign-in, which the host starts on first use")
    if trial.refused:
        fix = "Use a personal access token: `layer hosts add HOST --pat`."
        return Check(name, False, "the server wants sign-in, but does not say where", fix)
    if trial.problem:
        fix = "Check the URL and the network; behind a VPN or a firewall, try a direct connection."
        return Check(name, False, trial.problem, fix)
    return Check(name, True, listed)


def _command(setup: Setup, *, connect: bool, projects: bool) -> list[Check]:
    """A command is started only if it is this installation's: a project's file may name any program, and any data
    folder."""
    program = setup.argv[0]
    if which(program) is None:
        fix = "Replace the entry with `layer hosts add HOST --local --force`."
        return [Check("command", False, f"{program} is not there, or cannot be started", fix)]
    ours = local()
    if (program, *setup.argv[1:]) != (ours.command, *ours.args) or not _same_code(
        setup, ours.env, projects=projects
    ):
        finding = (
            f"it starts {program}, which is not this installation's {Path(ours.command).name}; not tried"
        )
        return [Check("command", True, finding)]
    checks = [Check("command", True, program)]
    if connect:
        trial = by_command(setup.argv, setup.env)
        fix = "Run `layer doctor`, with the same LAYER_HOME."
        found = f"{len(trial.tools)} tools" if not trial.problem else trial.problem
        checks.append(Check("connection", trial.signed_in, found, "" if trial.signed_in else fix))
    return checks


def _same_code(setup: Setup, ours: Mapping[str, str], *, projects: bool) -> bool:
    """Whether its variables make it run nothing but this installation's code; on a project's word only on our data."""
    free = set() if projects else {"LAYER_HOME"}

    def matter(env: Mapping[str, str]) -> dict[str, str]:
        return {key: value for key, value in env.items() if key not in free}

    return matter(setup.env) == matter(ours)
