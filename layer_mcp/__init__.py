"""The wire contract of Layer, and a client for any Layer server, hosted or embedded.

    from layer_mcp import Layer

    with Layer() as layer:                       # embedded by default: no account, no network
        run = layer.forge("crystal sword icon", model="icon", batch_size=4, seed=7)
        run.result().assets[0].save("sword.png")

``login()`` signs in to the hosted server or another one. ``AsyncLayer`` has the same verbs, awaited;
``Administration`` makes tokens, users and workspaces of the embedded server. Nothing heavy is imported until a client
is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from layer_mcp.lazy import lazy

__version__ = "0.1.0"

__all__ = [
    "Administration",
    "AsyncLayer",
    "Asset",
    "Budget",
    "Layer",
    "LayerError",
    "Run",
    "__version__",
    "login",
    "logout",
]

if TYPE_CHECKING:
    from layer_mcp.administration import Administration
    from layer_mcp.auth.logins import login, logout
    from layer_mcp.client import AsyncLayer
    from layer_mcp.contract.errors import LayerError
    from layer_mcp.library.assets import Asset
    from layer_mcp.paying.budget import Budget
    from layer_mcp.runs.run import Run
    from layer_mcp.sync import Layer

_HOMES = {
    "Administration": "layer_mcp.administration",
    "AsyncLayer": "layer_mcp.client",
    "Asset": "layer_mcp.library.assets",
    "Budget": "layer_mcp.paying.budget",
    "Layer": "layer_mcp.sync",
    "LayerError": "layer_mcp.contract.errors",
    "Run": "layer_mcp.runs.run",
    "login": "layer_mcp.auth.logins",
    "logout": "layer_mcp.auth.logins",
}


__getattr__ = lazy(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted(__all__)
