"""An answer read as far as it goes: what is optional and odd is left out, what is needed and odd is an error.

Amounts are never left out: a balance that cannot be read is not a balance of nothing.
"""

from __future__ import annotations

import copy
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import ValidationError

from layer_mcp.connect.dialect import present
from layer_mcp.contract.errors import LayerError
from layer_mcp.contract.model import Result

R = TypeVar("R", bound=Result)

MAX_ATTEMPTS = 20
MAX_DEPTH = 30
MAX_CU = 1e12
_AMOUNT = "creative_units"

_Place = tuple[Any, Any]
"""What holds a value, and its key or index there."""


def read(answer: type[R], body: Mapping[str, Any], tool: str) -> R:
    """A tool's answer.

    Raises:
        LayerError: when it lacks what is needed.
    """
    left: Any = present(body)
    for name, value in _amounts(left):
        if not _is_money(value) or ("price" in name and float(value) < 0):
            raise _unreadable(tool, [((name,), False)])
    for attempt in range(MAX_ATTEMPTS):
        try:
            return answer.model_validate(left)
        except ValidationError as error:
            if attempt == 0:
                left = copy.deepcopy(left)
            faults = [(fault["loc"], fault["type"] == "missing") for fault in error.errors(include_url=False)]
            places = [_place(left, location[:-1] if missing else location) for location, missing in faults]
            if None in places or any(_is_amount(location) for location, _ in faults):
                raise _unreadable(tool, faults) from error
            _leave_out([place for place in places if place is not None])
    raise _unreadable(tool, [])


def _amounts(value: Any, depth: int = 0) -> Iterator[tuple[str, Any]]:
    if depth > MAX_DEPTH:
        return
    if isinstance(value, Mapping):
        for name, inner in value.items():
            if _is_amount([name]) and not isinstance(inner, Mapping | list):
                yield name, inner
            else:
                yield from _amounts(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _amounts(inner, depth + 1)


def _is_money(value: Any) -> bool:
    """A number of Creative Units, as text perhaps, of a size that an account can have."""
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        return False
    return not isinstance(value, bool) and math.isfinite(number) and abs(number) <= MAX_CU


def _place(body: Any, location: Sequence[Any]) -> _Place | None:
    """Where a fault is; None when it is the answer itself."""
    found: _Place | None = None
    at = body
    for part in location:
        inside = (isinstance(at, dict) and part in at) or (
            isinstance(at, list) and isinstance(part, int) and part < len(at)
        )
        if not inside:
            break  # from here on the location names a branch of the model and nothing of the answer
        found, at = (at, part), at[part]
    return found


def _leave_out(places: Sequence[_Place]) -> None:
    unique = {(id(holder), key): (holder, key) for holder, key in places}
    # A list's last items first, so that the others keep their places.
    for holder, key in sorted(
        unique.values(), key=lambda place: place[1] if isinstance(place[1], int) else 0, reverse=True
    ):
        if isinstance(holder, dict):
            holder.pop(key, None)
        elif key < len(holder):
            del holder[key]


def _is_amount(location: Sequence[Any]) -> bool:
    return any(isinstance(part, str) and _AMOUNT in part and not part.startswith("has_") for part in location)


def _unreadable(tool: str, faults: Sequence[tuple[Sequence[Any], bool]]) -> LayerError:
    names = sorted({str(location[0]) for location, _ in faults if location})
    return LayerError(
        f"The answer to {tool} could not be read: {', '.join(names) or 'its shape'} is not as expected.",
        remedy="Update layer-nb; if it is the newest, report it with the output of `layer doctor`.",
    )
