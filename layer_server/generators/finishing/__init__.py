"""What can be done to a picture after it is made: background away, larger, vector.

A picture generator takes part with three lines::

    parameters={**OWN, **FINISHING}                  # in its card
    price = own_price(parameters) + finishing_price(parameters)

    @finished(CARD)                                  # on its generate
    def generate(request, rng, progress, cancel): ...

Nothing heavy is imported until something is to be done, so cards may import this package.
"""

from __future__ import annotations

from layer_server.generators.finishing.finished import finished
from layer_server.generators.finishing.finishing_card import FINISHING, finishing_price

__all__ = ["FINISHING", "finished", "finishing_price"]
