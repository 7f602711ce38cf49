"""Where a host is to be connected: a server's URL, or the embedded server behind its stdio bridge."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from layer_mcp.connect.target import HOSTED_URL, resolve
from layer_mcp.contract.machine import LOOPBACK_HOSTS
from layer_mcp.contract.redact import Secret

Way = Literal["oauth", "pat", "local"]
"""How a host gets in: it signs in with OAuth, sends a personal access token, or starts the embedded server."""

PLACEHOLDER = "YOUR_PAT"
_BRIDGE = ("serve", "--transport", "stdio")


@dataclass(frozen=True, slots=True)
class Remote:
    """A server by its URL.

    Attributes:
        token: a personal access token, or what stands in its place; None for OAuth.
    """

    url: str
    token: Secret | None = None

    @property
    def way(self) -> Way:
        return "oauth" if self.token is None else "pat"

    @property
    def authorization(self) -> str:
        """The value of the Authorization header; empty without a token."""
        return f"Bearer {self.token.reveal()}" if self.token is not None else ""

    @property
    def on_this_machine(self) -> bool:
        return urlsplit(self.url).hostname in LOOPBACK_HOSTS

    @property
    def in_clear_text(self) -> bool:
        """Whether it is plain HTTP to another machine."""
        return urlsplit(self.url).scheme == "http" and not self.on_this_machine


@dataclass(frozen=True, slots=True)
class Local:
    """The embedded server, by the command that a host starts."""

    command: str
    args: tuple[str, ...]
    env: Mapping[str, str] = field(default_factory=dict)

    @property
    def way(self) -> Way:
        return "local"


Destination = Remote | Local


def remote(url: str | None, token: Secret | None = None) -> Remote:
    """A server by its URL; the hosted one by default.

    Raises:
        InvalidInputs: when the URL is not one that MCP can be spoken to.
    """
    return Remote(resolve(url or HOSTED_URL, None, {}).url or HOSTED_URL, token)


def local(environ: Mapping[str, str] | None = None) -> Local:
    """The embedded server of this installation, and of the data folder that ``LAYER_HOME`` names."""
    from layer_mcp.connect.spawn import server_python

    env = os.environ if environ is None else environ
    passed = {}
    if home := env.get("LAYER_HOME"):
        passed["LAYER_HOME"] = str(Path(home).expanduser().absolute())
    package = Path(__file__).resolve().parents[1]
    if package.parent not in {Path(sysconfig.get_path(name)).resolve() for name in ("purelib", "platlib")}:
        # A checkout, which a host's working folder does not lead to.
        passed["PYTHONPATH"] = str(package.parent)
    script = _script()
    if script is not None:
        return Local(str(script), _BRIDGE, passed)
    return Local(server_python(), ("-P", "-m", "layer_mcp.cli", *_BRIDGE), passed)


def _script() -> Path | None:
    """The ``layer`` command that was installed beside this Python."""
    name = "layer.exe" if os.name == "nt" else "layer"
    folders = (Path(sys.executable).parent, Path(sysconfig.get_path("scripts")))
    return next((folder / name for folder in folders if (folder / name).is_file()), None)
