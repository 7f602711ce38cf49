"""Which server: an explicit argument, then ``LAYER_MCP_URL``, else the embedded one.

``LAYER_PAT`` never changes the target. It belongs to the hosted server, or to the server that
``LAYER_MCP_URL`` names, and is sent to no other. Standard library only: the embedded server is started
before anything heavy is imported.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol, runtime_checkable
from urllib.parse import urlsplit

from layer_mcp.auth.credential import Credential
from layer_mcp.connect.credentials import origin_of, pat_for
from layer_mcp.contract.data_folder import MCP_PATH, data_folder
from layer_mcp.contract.errors import InvalidInputs

HOSTED_URL = "https://mcp.app.layer.ai/mcp"
URL_VARIABLE = "LAYER_MCP_URL"

Kind = Literal["embedded", "hosted", "url", "memory"]


@runtime_checkable
class InMemoryTarget(Protocol):
    """An embedded server in this very process: its MCP server object and its ASGI app."""

    mcp: Any
    asgi: Any


@dataclass(frozen=True, slots=True)
class TargetInfo:
    """Which server a client talks to; safe to show.

    Attributes:
        kind: ``embedded``, ``hosted``, ``url`` or ``memory``.
        label: a few words for people.
        origin: ``https://host[:port]``, where it is fixed.
    """

    kind: Kind
    label: str
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """A resolved target: what to show, and what is needed to get there.

    Attributes:
        home: the data folder of this client (journal, cache), and of the embedded server.
        url: the MCP endpoint, for ``hosted`` and ``url``.
        credential: what is shown to that endpoint.
        app: the server object, for ``memory``.
    """

    info: TargetInfo
    home: Path
    url: str | None = None
    credential: Credential | None = None
    app: InMemoryTarget | None = field(default=None, repr=False)

    @property
    def ours(self) -> bool:
        """Whether it is the embedded server: it honours request keys and has the local REST."""
        return self.info.kind in {"embedded", "memory"}


def resolve(
    target: str | InMemoryTarget | None,
    home: Path | None,
    environ: Mapping[str, str] | None = None,
) -> Target:
    """The target that an argument and the environment ask for.

    Raises:
        InvalidInputs: when the URL is not one that MCP can be spoken to.
    """
    env = os.environ if environ is None else environ
    folder = Path(home).expanduser().absolute() if home is not None else data_folder(env)
    named = env.get(URL_VARIABLE, "").strip()
    if target is not None and not isinstance(target, str):
        return Target(TargetInfo("memory", "embedded, in this process"), folder, app=target)
    wanted = (target or named or "embedded").strip()
    if wanted == "embedded":
        return Target(TargetInfo("embedded", "embedded"), folder)
    source = "the target" if target else URL_VARIABLE
    url = _endpoint(HOSTED_URL if wanted == "hosted" else wanted, source)
    meant_for = HOSTED_URL if named in {"", "embedded", "hosted"} else _endpoint(named, URL_VARIABLE)
    hosted = origin_of(url) == origin_of(HOSTED_URL)
    info = TargetInfo(
        "hosted" if hosted else "url", "hosted" if hosted else urlsplit(url).netloc, origin_of(url)
    )
    return Target(info, folder, url=url, credential=pat_for(url, meant_for, env))


def _endpoint(text: str, source: str) -> str:
    parts = urlsplit(text)
    allowed = ["embedded", "hosted", "an http(s) URL such as https://host/mcp"]
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise InvalidInputs(
            f"{source} is {text!r}, which names no server.", field="target", value=text, allowed=allowed
        )
    if parts.username or parts.password:
        raise InvalidInputs(
            f"{source} carries a user name or password; put a personal access token in LAYER_PAT instead.",
            field="target",
            allowed=allowed,
        )
    path = parts.path if parts.path not in {"", "/"} else MCP_PATH
    query = f"?{parts.query}" if parts.query else ""
    return f"{origin_of(text)}{path}{query}"
