"""The REST under ``layer-nb/``: every route needs the Jupyter server's own sign-in.

- ``GET layer-nb/status``  which layer-nb this server has, and which Layer server its kernels would use
"""

from __future__ import annotations

import asyncio
from typing import Any

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado import web

from layer_mcp import __version__
from layer_mcp.connect.target import resolve
from layer_mcp.contract.errors import LayerError

NAMESPACE = "layer-nb"


class StatusHandler(APIHandler):
    """Answers ``{"version": …, "target": {"kind": …, "label": …}}``, or an error of the wire's shape."""

    @web.authenticated
    async def get(self) -> None:
        self.finish({"version": __version__, **await asyncio.to_thread(_target)})


def add_routes(application: web.Application) -> None:
    """Register the routes under the server's base address."""
    base = application.settings["base_url"]
    application.add_handlers(".*$", [(url_path_join(base, NAMESPACE, "status"), StatusHandler)])


def _target() -> dict[str, Any]:
    """Read in a thread: a hosted target's token may come from a keyring that is slow to answer."""
    try:
        info = resolve(None, None).info
    except LayerError as error:
        return {"error": error.to_wire()}
    return {"target": {"kind": info.kind, "label": info.label}}
