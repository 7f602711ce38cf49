"""File names that people recognise: the prompt as a slug, and when the run was started."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime

from layer_mcp.contract.sniff import SUFFIXES

_SLUG_CHARACTERS = 64
_NAME_CHARACTERS = 120


def file_name(
    prompt: str,
    created_at: datetime,
    content_type: str,
    *,
    number: int | None = None,
    role: str | None = None,
) -> str:
    """``crystal_sword_icon-2026-11-22-110203.png``.

    Args:
        number: of one of several, from 1: ``…-110203-2.png``.
        role: of a part: ``…-110203-2-normal.png``.
    """
    stem = f"{_slug(prompt)}-{created_at:%Y-%m-%d-%H%M%S}"
    if number is not None:
        stem += f"-{number}"
    if role:
        stem += "-" + re.sub(r"[^a-z0-9]+", "_", role.lower()).strip("_")
    return f"{stem}.{extension(content_type)}"


def extension(content_type: str) -> str:
    """``png`` of ``image/png``; ``bin`` where there is none."""
    return SUFFIXES.get(content_type, ".bin").removeprefix(".")


def _slug(prompt: str) -> str:
    """Lower-case words joined by ``_``, cut at a word's end; never empty, never a path."""
    plain = unicodedata.normalize("NFKD", prompt).encode("ascii", "ignore").decode()
    slug = ""
    for word in re.findall(r"[a-z0-9]+", plain.lower().replace("'", "")):
        longer = f"{slug}_{word}" if slug else word[:_SLUG_CHARACTERS]
        if len(longer) > _SLUG_CHARACTERS:
            break
        slug = longer
    return slug or "asset"


def safe_name(name: str, suffix: str) -> str:
    """The name that somebody gave a file, without folders or what a terminal would obey, and with its type's ending."""
    base = re.split(r"[/\\]", name)[-1]
    kept = "".join(each for each in base if each.isprintable()).strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if not dot or not re.fullmatch(r"[A-Za-z0-9]{1,5}", ending):
        stem = kept
    return (stem.strip(" .")[:_NAME_CHARACTERS] or "upload") + suffix
