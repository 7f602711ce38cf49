"""The MCP hosts on this machine: what their configuration holds for Layer, as far as it can be read.

Nothing is connected to and nothing started; ``layer hosts check NAME`` does that for one of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from layer_mcp.auth.environment import PAT_VARIABLE
from layer_mcp.doctor.check import Check
from layer_mcp.hosts.catalog import HOSTS, Host
from layer_mcp.hosts.found import Place, is_installed, places

_CONNECTORS = (
    "If Layer is not in the list: on a team, your admin adds the custom connector first; on a personal account it is "
    "under Customize > Connectors."
)
_ADVICE: Mapping[str, str] = {
    "claude-desktop": _CONNECTORS,
    "claude-code": "On an “unknown transport” error, add it again with --transport sse: it depends on the version.",
    "codex": "Verify the bridge with `npx -y mcp-remote@latest`; restart Codex after setting LAYER_PAT.",
    "manus": "In its JSON the transport is streamableHttp and the header “Authorization: Bearer YOUR_PAT”: "
    "`layer hosts show manus --pat`.",
    "gemini-cli": 'The header flag is --header "Authorization: Bearer YOUR_PAT".',
}
"""What the page says of a host and no program can see."""
_ON_THE_WEB = frozenset({"claude-desktop", "manus"})


def hosts(environ: Mapping[str, str]) -> list[Check]:
    """One group of checks for each host that is installed, or has Layer in its configuration."""
    from layer_mcp.auth.profiles import HOSTED_URL
    from layer_mcp.hosts.check import examine
    from layer_mcp.hosts.destination import Remote

    checks: list[Check] = []
    for host in HOSTS:
        held = [place for place in places(host) if place.name is not None or place.problem is not None]
        if not held:
            if host.name in _ON_THE_WEB:
                checks.append(
                    Check(host.name, True, "on the web it cannot be seen from here", _ADVICE[host.name])
                )
            elif is_installed(host):
                fix = f"`layer hosts add {host.name}` adds it."
                checks.append(Check(host.name, True, "installed; Layer is not in it", fix))
            continue
        seen = examine(host, Remote(HOSTED_URL), connect=False)
        faults = [check for check in seen if not check.ok]
        faults += _unset(host, held, environ)
        if faults:
            checks += [
                Check(f"{host.name}: {check.name}", False, check.finding, check.remedy) for check in faults
            ]
            continue
        configured = next(check.finding for check in seen if check.name == "configuration")
        advice = _ADVICE.get(host.name, "")
        checks.append(
            Check(host.name, True, configured, f"{advice} `layer hosts check {host.name}` connects.".strip())
        )
    return checks


def _unset(host: Host, held: Sequence[Place], environ: Mapping[str, str]) -> list[Check]:
    """An entry that takes the token from a variable which is not set."""
    wanted = re.compile(rf"\b{PAT_VARIABLE}\b")
    for place in held:
        if place.entry is not None and wanted.search(repr(place.entry)) and not environ.get(PAT_VARIABLE):
            return [
                Check(
                    PAT_VARIABLE,
                    False,
                    f"{host.title} takes the token from {PAT_VARIABLE}, which is not set here",
                    f"Set it in your shell profile (`export {PAT_VARIABLE}=…`), and restart {host.title}.",
                )
            ]
    return []
