"""Moments as people give them: ``7d``, ``12h``, ``today``, ``2026-11-01``. Pure."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta

from layer_mcp.contract.errors import InvalidInputs

Moment = datetime | date | timedelta | str

_UNITS = {
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}
_AGO = re.compile(r"(\d{1,6})\s*([mhdw])")
_ALLOWED = ["7d", "12h", "30m", "2w", "today", "yesterday", "2026-11-01", "2026-11-01T14:30"]


def moment_of(given: Moment | None, field: str, now: datetime | None = None) -> datetime | None:
    """The moment that is meant, aware of its time zone.

    Args:
        given: a moment, a day (its beginning, in local time), how long ago, or any of these as text.
        field: names it in an error.
        now: by default the present.

    Raises:
        InvalidInputs: for text that says no moment.
    """
    present = (now or datetime.now(UTC)).astimezone()
    if given is None:
        return None
    if isinstance(given, datetime):
        return given.astimezone()  # one without a zone is meant in local time
    if isinstance(given, date):
        return datetime.combine(given, time()).astimezone()
    if isinstance(given, timedelta):
        return present - given
    word = given.strip().lower()
    if word in {"today", "yesterday"}:
        day = present.date() - timedelta(days=word == "yesterday")
        return datetime.combine(day, time()).astimezone()
    try:
        if found := _AGO.fullmatch(word):
            return present - int(found[1]) * _UNITS[found[2]]
        return datetime.fromisoformat(given.strip()).astimezone()
    except (ValueError, OverflowError):
        raise InvalidInputs(
            f"{field} is {given!r}, which says no moment.", field=field, value=given, allowed=_ALLOWED
        ) from None
