"""Every run and upload of this machine, written down."""

from layer_mcp.library.journal.entry import Entry
from layer_mcp.library.journal.journal import Journal

__all__ = ["Entry", "Journal"]
