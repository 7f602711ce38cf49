"""What can be seen of a personal access token without sending it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from layer_mcp.auth.environment import PAT_VARIABLE
from layer_mcp.auth.profiles import HOSTED_URL
from layer_mcp.contract.redact import Secret
from layer_mcp.doctor.check import Check
from layer_mcp.hosts.destination import PLACEHOLDER

_NEW_TOKEN = "Create one in Layer: User Settings > New Token."  # noqa: S105  a sentence


class Fault(NamedTuple):
    """What is wrong with a token, and the fix."""

    finding: str
    remedy: str


def token_fault(token: Secret, url: str) -> Fault | None:
    """What is wrong with a token for a server; None where nothing can be seen."""
    value = token.reveal()
    if value == PLACEHOLDER:
        return Fault(f"it still says {PLACEHOLDER}", f"Put your token in its place. {_NEW_TOKEN}")
    if value.casefold().startswith("bearer"):
        return Fault("it starts with Bearer, which is sent before it anyway", "Leave the word Bearer out.")
    if value[:1] in "'\"" or value[-1:] in "'\"":
        return Fault("it has quotation marks around it", "Leave the quotation marks out.")
    if not value or re.search(r"\s", value) or not value.isprintable():
        return Fault(
            "there is white space in the token, or no token",
            "Copy the token again, without spaces or line ends.",
        )
    if url == HOSTED_URL and not value.startswith("pat_"):
        return Fault("a personal access token of Layer starts with pat_", _NEW_TOKEN)
    return None


def authorization(header: Secret, url: str, *, name: str = "Authorization") -> Check:
    """The value of an Authorization header, as an MCP host's configuration has it."""
    value = header.reveal()
    if "${" in value:
        return Check(name, True, "it is filled in by the host, and was not looked at")
    if not value.startswith("Bearer "):
        return Check(
            name,
            False,
            "its value does not start with Bearer and a space",
            "The value is the word Bearer, a space, then your token.",
        )
    fault = token_fault(Secret(value.removeprefix("Bearer ")), url)
    if fault is not None:
        return Check(name, False, fault.finding, fault.remedy)
    return Check(name, True, "Bearer and a token")


def in_environment(environ: Mapping[str, str], url: str) -> list[Check]:
    """``LAYER_PAT``, where it is meant for this server."""
    held = environ.get(PAT_VARIABLE)
    if held is None:
        return []
    fault = token_fault(Secret(held.strip()), url)
    if fault is None:
        return [Check(PAT_VARIABLE, True, "set, and of the right form")]
    return [Check(PAT_VARIABLE, False, fault.finding, fault.remedy)]
