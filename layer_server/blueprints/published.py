"""The workflows that come with the server: one file each in ``published/``."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from layer_server.blueprints.blueprint import Blueprint
from layer_server.blueprints.reading import read

FOLDER = Path(__file__).parent / "published"
PUBLISHED_AT = datetime(2026, 11, 22, tzinfo=UTC)
_NAMESPACE = uuid.UUID("0d7b7f6e-53c5-5b0e-8d1b-4a2c8f6f9e21")


@lru_cache(maxsize=1)
def published() -> Mapping[str, Blueprint]:
    """The blueprints of the package by their stable ids, in the order of their names."""
    found = [read(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))]
    return {published_id(blueprint.slug): blueprint for blueprint in found}


def published_id(slug: str) -> str:
    """The id of a published workflow, the same on every server."""
    return str(uuid.uuid5(_NAMESPACE, slug))
