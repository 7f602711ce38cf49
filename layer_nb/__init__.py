"""Layer in notebooks: forge game assets in a cell, see them, go on with them.

    %load_ext layer_nb
    %layer status                                        # server, workspace, balance
    %layer models image                                  # what there is, and its price
    %layer forge --model icon --batch 4 -o swords crystal sword icon
    swords.assets[0].open()                              # a PIL image

    import layer_nb
    run = layer_nb.forge("mossy cobblestone", model="texture", batch_size=1)
    layer_nb.run_workflow("icon-set", names=["sword", "shield"])
    layer_nb.gallery()                                   # everything forged so far

Nothing heavy is imported, and no server is started, before the first of these is used.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from layer_mcp import __version__
from layer_mcp.lazy import lazy

__all__ = [
    "forge",
    "estimate",
    "models",
    "model",
    "runs",
    "run",
    "status",
    "grant",
    "workflows",
    "workflow",
    "run_workflow",
    "upload",
    "history",
    "record",
    "lineage",
    "spend",
    "doctor",
    "gallery",
    "connect",
    "login",
    "Layer",
    "Run",
    "Asset",
    "LayerError",
    "__version__",
]

if TYPE_CHECKING:
    from layer_mcp import Asset, Layer, LayerError, Run
    from layer_nb.api import (
        connect,
        doctor,
        estimate,
        forge,
        gallery,
        grant,
        history,
        lineage,
        model,
        models,
        record,
        run,
        run_workflow,
        runs,
        spend,
        status,
        upload,
        workflow,
        workflows,
    )

_CLIENTS = ("Asset", "Layer", "LayerError", "Run")
_HOMES = {
    name: "layer_mcp" if name in _CLIENTS else "layer_nb.api" for name in __all__ if name != "__version__"
}
_HOMES["map"] = "layer_nb.api"  # not for `import *`, which would take Python's own away

__getattr__ = lazy(__name__, _HOMES)


def __dir__() -> list[str]:
    return sorted(__all__)


def load_ipython_extension(shell: Any) -> None:
    """``%load_ext layer_nb``: the magics, their completion, and rich results."""
    from layer_nb.magics.shell import register

    register(shell)


def unload_ipython_extension(shell: Any) -> None:
    """``%unload_ext layer_nb``."""
    from layer_nb.magics.shell import unregister

    unregister(shell)


def _jupyter_labextension_paths() -> list[dict[str, str]]:
    return [{"src": "labextension", "dest": "layer-nb"}]


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": "layer_nb.server.extension"}]


def _show_results_richly() -> None:
    """In a notebook that imports this without ``%load_ext``, runs still show as pictures."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is not None:
        from layer_nb.display.formatters import install

        install(shell)


_show_results_richly()
