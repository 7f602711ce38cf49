"""A server that behaves like the hosted one, as far as its public traces tell, in both of its generations.

    with HostedStandIn(generation=2, body="nested", statuses="upper") as hosted:
        Layer(hosted.url)                  # LAYER_PAT=hosted.token
        hosted.books()                     # every submit that it really started

Real HTTP, one thread, no code of ``layer_server`` and none of the MCP SDK: it must not share our mistakes.
What a server may do differently is a field of ``Quirks``; what goes wrong is a method of ``HostedStandIn``.
"""

from standin.books import Started
from standin.quirks import Quirks
from standin.server import Call, HostedStandIn

__all__ = ["Call", "HostedStandIn", "Quirks", "Started"]
