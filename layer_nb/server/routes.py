"""The REST under ``layer-nb/``: every route needs the Jupyter server's own sign-in.

- ``GET layer-nb/status``  which layer-nb the server has, so that a page of another version can say so
"""

from __future__ import annotations

from http import HTTPStatus

from jupyter_server.base.handlers import APIHandler
from jupyter_server.utils import url_path_join
from tornado import web

from layer_mcp import __version__

NAMESPACE = "layer-nb"


class StatusHandler(APIHandler):
    """Answers ``{"version": …}``."""

    @web.authenticated
    def get(self) -> None:
        self.set_status(HTTPStatus.OK)
        self.finish({"version": __version__})


def add_routes(application: web.Application) -> None:
    """Register the routes under the server's base address."""
    base = application.settings["base_url"]
    application.add_handlers(".*$", [(url_path_join(base, NAMESPACE, "status"), StatusHandler)])
