"""Alembic's entry: migrate over the connection that ``upgrade`` hands in."""

from __future__ import annotations

from typing import Any

from alembic import context

from layer_server.db import tables


def _ours(name: str | None, kind: str, _parents: Any) -> bool:
    return kind != "table" or (name or "").startswith("layer_")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=tables.metadata,
    version_table=tables.schema.name,
    include_name=_ours,
    render_as_batch=True,
)
context.run_migrations()
