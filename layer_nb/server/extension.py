"""The entry that Jupyter server loads.

It is named by ``layer_nb._jupyter_server_extension_points`` and enabled by ``server-config/layer_nb.json``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jupyter_server.serverapp import ServerApp


def _load_jupyter_server_extension(server: ServerApp) -> None:
    from layer_nb.server.routes import add_routes

    add_routes(server.web_app)
    server.log.info("layer-nb: server extension loaded")
