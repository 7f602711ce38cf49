"""Text of a server or a file as it may be shown: nothing in it is obeyed by a terminal, or turns what stands around it.

Standard library only.
"""

from __future__ import annotations

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""Half of a surrogate pair is among them: JSON may spell one, and no file or database takes it."""


def plain(text: str) -> str:
    """The text with what a terminal would obey, or what turns its direction, replaced; lines and tabs stay."""
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def escaped(document: str) -> str:
    """A JSON document that says the same, with such characters spelled ``\\uXXXX``."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found.group()):04x}", document)
