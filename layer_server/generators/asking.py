"""How a request is worded around what is wanted: ``Generate 4 variations of a sword`` asks for ``a sword``."""

from __future__ import annotations

import re

_ASKS = re.compile(
    r"^\s*(?:please\s+)?(?:(?:can|could|would) you\s+)?(?:please\s+)?"
    r"(?:(?:generate|create)(?:\s+(?:me|us))?|(?:make|draw|paint|design|render|give|show)\s+(?:me|us)"
    r"|(?:make|draw|paint|design|render)(?=\s+(?:an?|the|some|my|our|one|two|three|four|five|six|\d+)\b)"
    r"|i(?:'d| would)?\s+(?:want|need|like))(?=\s)",
    re.IGNORECASE,
)
_VARIATIONS = re.compile(
    r"^\s*(?:[\w-]+\s+){0,2}(?:variations?|variants?|versions?|options?|alternatives?)\s+of\s+", re.IGNORECASE
)


def wanted(prompt: str) -> str:
    """The prompt without how it asks; as it is where that would leave nothing."""
    asked = _VARIATIONS.sub("", _ASKS.sub("", prompt)).strip()
    return asked or prompt
