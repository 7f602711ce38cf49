"""What a submit may carry in ``_meta``: the request key and the approved price. Checked like arguments."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from layer_mcp.contract.errors import InvalidInputs
from layer_mcp.contract.forge import MAX_PRICE_META, REQUEST_KEY_META
from layer_mcp.contract.money import cu_to_micro

MAX_KEY_CHARACTERS = 200


def request_key(meta: Mapping[str, Any]) -> str | None:
    """The key of a logical run. Raises InvalidInputs."""
    key = meta.get(REQUEST_KEY_META)
    if key is None:
        return None
    if not isinstance(key, str) or not 1 <= len(key) <= MAX_KEY_CHARACTERS:
        raise InvalidInputs(
            f"_meta: {REQUEST_KEY_META} must be text of 1 to {MAX_KEY_CHARACTERS} characters.",
            field=f"_meta.{REQUEST_KEY_META}",
            value=key,
            allowed=[f"text of 1 to {MAX_KEY_CHARACTERS} characters"],
        )
    return key


def max_price_micro(meta: Mapping[str, Any]) -> int | None:
    """The price that the caller approved, in micro-CU. Raises InvalidInputs."""
    price = meta.get(MAX_PRICE_META)
    if price is None:
        return None
    if isinstance(price, bool) or not isinstance(price, int | float) or not math.isfinite(price) or price < 0:
        raise InvalidInputs(
            f"_meta: {MAX_PRICE_META} must be a number of CU from 0 up.",
            field=f"_meta.{MAX_PRICE_META}",
            value=price,
            allowed=["a number from 0 up"],
        )
    return cu_to_micro(price)
