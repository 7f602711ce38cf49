"""What a model had nothing good for, in words: one sentence for every face that shows a run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

_POOR: Mapping[str, tuple[str, str]] = {
    "weak": ("subject", "No good shape for this prompt; nearest: {}."),
    "nearest": ("material", "No such material; nearest: {}."),
}
"""By what an asset's metadata says under ``match``: the field that names what was taken, and the sentence."""

_LONGEST_NAME = 60
_LONGEST_NOTE = 200


class Described(Protocol):
    """Something with an asset's metadata."""

    @property
    def metadata(self) -> Mapping[str, Any]: ...


def match_notes(assets: Iterable[Described]) -> list[str]:
    """One sentence for each kind of poor match among the assets; empty when all match.

    The model's own note comes first, because it knows which word it had nothing for.
    """
    noted: list[str] = []
    taken: dict[str, list[str]] = {}
    for asset in assets:
        field, sentence = _POOR.get(str(asset.metadata.get("match")), ("", ""))
        if not sentence:
            continue
        if note := " ".join(str(asset.metadata.get("note") or "").split())[:_LONGEST_NOTE]:
            if note not in noted:
                noted.append(note)
            continue
        name = re.sub(r"[^\w .,'()-]+", " ", str(asset.metadata.get(field) or "")).strip()[:_LONGEST_NAME]
        if name and name not in taken.setdefault(sentence, []):
            taken[sentence].append(name)
    return [*noted, *(sentence.format(", ".join(names)) for sentence, names in taken.items())]
