"""The parts of the authorization server that live in the database, together."""

from __future__ import annotations

from dataclasses import dataclass

from layer_server.auth.clients import Clients
from layer_server.auth.grants import Grants
from layer_server.auth.sign_ins import SignIns


@dataclass(frozen=True)
class OAuth:
    """Programs, what they were allowed, and the browsers in which that happened."""

    clients: Clients
    grants: Grants
    sign_ins: SignIns
