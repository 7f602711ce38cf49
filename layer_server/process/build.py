"""Which build of the code a server runs. Standard library only: taken before anything else is imported."""

from __future__ import annotations

from pathlib import Path

from layer_mcp import __version__
from layer_mcp.contract import data_folder


def this_build() -> str:
    """The build id of the server's own code and the contract's, as it is on disk now."""
    server = Path(__file__).parents[1]
    contract = Path(data_folder.__file__).parent
    return data_folder.build_id([server, contract], __version__)
