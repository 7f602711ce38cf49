"""What all verbs stand on."""

from __future__ import annotations

from layer_mcp.catalog.catalog import Catalog
from layer_mcp.connect.connection import Connection
from layer_mcp.connect.rest import LocalRest
from layer_mcp.connect.target import Target, TargetInfo
from layer_mcp.connect.wire import Wire
from layer_mcp.contract.errors import FeatureDisabled
from layer_mcp.library.journal import Journal
from layer_mcp.library.uploads import Uploads
from layer_mcp.paying.payments import Payments
from layer_mcp.provenance.records import Records
from layer_mcp.requests.forge import Forge
from layer_mcp.requests.workflows import Workflows
from layer_mcp.runs.history import History
from layer_mcp.runs.keeper import Keeper


class Parts:
    """The parts of a client; ``AsyncLayer`` makes them.

    Attributes:
        target: which server this is; safe to show.
    """

    target: TargetInfo
    _target_key: str
    _resolved: Target
    _connection: Connection
    _wire: Wire
    _rest: LocalRest | None
    _journal: Journal
    _keeper: Keeper
    _catalog: Catalog
    _payments: Payments
    _uploads: Uploads
    _forge: Forge
    _workflows: Workflows
    _history: History
    _records: Records

    def _local(self, cannot: str, remedy: str) -> LocalRest:
        """The embedded server's own REST.

        Raises:
            FeatureDisabled: on any other server.
        """
        if self._rest is None:
            raise FeatureDisabled(f"{self.target.label} {cannot}", remedy=remedy)
        return self._rest
