"""What is known of an asset and its parts, as the rest of the server sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from layer_server.db import tables


@dataclass(frozen=True)
class PartView:
    """A file that belongs to an asset."""

    file_id: str
    asset_id: str
    role: str
    content_type: str
    name: str
    width: int | None
    height: int | None
    size_bytes: int
    sha256: str


@dataclass(frozen=True)
class AssetView:
    """One asset of a finished run, or a file that somebody brought: then everything of the run is empty.

    Attributes:
        step, output: of a workflow's asset: the step that made it, and the output that it belongs to.
    """

    file_id: str
    kind: str
    content_type: str
    name: str
    width: int | None
    height: int | None
    size_bytes: int
    sha256: str
    seed: int | None
    has_alpha: bool | None
    parts: list[PartView]
    attribution: list[dict[str, Any]]
    metadata: dict[str, Any]
    run_id: str
    prompt: str
    model_id: str
    model_slug: str
    model_name: str
    workspace_id: str
    created_at: datetime
    step: str | None = None
    output: str | None = None


@dataclass(frozen=True)
class StoredFile:
    """A file that can be used as input: an asset, a part of one, or what somebody brought.

    Attributes:
        kind: ``image``, ``video``, ``audio``, ``three_d``.
    """

    file_id: str
    kind: str
    content_type: str
    name: str
    sha256: str
    size_bytes: int
    width: int | None
    height: int | None
    has_alpha: bool | None
    duration_seconds: float | None = None


def of_runs(connection: sa.Connection, run_ids: Sequence[str]) -> Mapping[str, list[AssetView]]:
    """The assets of these runs, each run's in the order of its batch."""
    if not run_ids:
        return {}
    found: dict[str, list[AssetView]] = {}
    for view in assets(connection, connection.execute(_OF_RUNS, {"runs": run_ids}).all()):
        found.setdefault(view.run_id, []).append(view)
    return found


def select_assets() -> sa.Select[tuple[Any, ...]]:
    """Assets with what their runs say of them."""
    run = tables.run
    return sa.select(tables.asset, run.c.prompt, run.c.model_id, run.c.model_slug, run.c.model_name).join(
        run, run.c.id == tables.asset.c.run_id
    )


def assets(connection: sa.Connection, rows: Iterable[sa.Row[tuple[Any, ...]]]) -> list[AssetView]:
    """Rows of ``select_assets`` with their parts."""
    rows = list(rows)
    parts = _parts(connection, [row.id for row in rows])
    return [
        AssetView(
            file_id=row.id,
            kind=row.kind,
            content_type=row.content_type,
            name=row.name,
            width=row.width,
            height=row.height,
            size_bytes=row.size_bytes,
            sha256=row.sha256,
            seed=row.seed,
            has_alpha=row.has_alpha,
            parts=parts.get(row.id, []),
            attribution=row.attribution,
            metadata=row.metadata,
            run_id=row.run_id,
            prompt=row.prompt,
            model_id=row.model_id,
            model_slug=row.model_slug,
            model_name=row.model_name,
            workspace_id=row.workspace_id,
            created_at=moment(row.created_at),
            step=row.step,
            output=row.output,
        )
        for row in rows
    ]


def upload(row: sa.Row[tuple[Any, ...]]) -> AssetView:
    """A ready row of the uploads, shown as the library shows an asset."""
    length = {} if row.duration_seconds is None else {"duration_seconds": row.duration_seconds}
    return AssetView(
        file_id=row.id,
        kind=row.kind,
        content_type=row.content_type,
        name=row.name,
        width=row.width,
        height=row.height,
        size_bytes=row.size_bytes,
        sha256=row.sha256,
        seed=None,
        has_alpha=row.has_alpha,
        parts=[],
        attribution=[],
        metadata={**row.metadata, **length, "source": row.source},
        run_id="",
        prompt="",
        model_id="",
        model_slug="",
        model_name="",
        workspace_id=row.workspace_id,
        created_at=moment(row.created_at),
    )


def stored(record: AssetView | PartView) -> StoredFile:
    """The record as an input of a run."""
    length = record.metadata.get("duration_seconds") if isinstance(record, AssetView) else None
    return StoredFile(
        file_id=record.file_id,
        kind=record.kind if isinstance(record, AssetView) else kind_of(record.content_type),
        content_type=record.content_type,
        name=record.name,
        sha256=record.sha256,
        size_bytes=record.size_bytes,
        width=record.width,
        height=record.height,
        has_alpha=record.has_alpha if isinstance(record, AssetView) else None,
        duration_seconds=float(length) if isinstance(length, int | float) else None,
    )


def kind_of(content_type: str) -> str:
    """``image/png`` → ``image``; meshes are ``three_d``."""
    family = content_type.partition("/")[0]
    return "three_d" if family == "model" else family


def part(row: sa.Row[tuple[Any, ...]]) -> PartView:
    return PartView(
        file_id=row.id,
        asset_id=row.asset_id,
        role=row.role,
        content_type=row.content_type,
        name=row.name,
        width=row.width,
        height=row.height,
        size_bytes=row.size_bytes,
        sha256=row.sha256,
    )


def moment(microseconds: int) -> datetime:
    """A time of the database as an aware datetime in UTC."""
    return datetime.fromtimestamp(microseconds / 1e6, UTC)


def _parts(connection: sa.Connection, asset_ids: Sequence[str]) -> Mapping[str, list[PartView]]:
    if not asset_ids:
        return {}
    found: dict[str, list[PartView]] = {}
    for row in connection.execute(_PARTS, {"assets": asset_ids}):
        found.setdefault(row.asset_id, []).append(part(row))
    return found


# Made once: a run is asked for all the time, and to make a statement takes longer than to execute it.
_OF_RUNS = (
    select_assets()
    .where(tables.asset.c.run_id.in_(sa.bindparam("runs", expanding=True)))
    .order_by(tables.asset.c.position)
)
_PARTS = (
    sa.select(tables.part)
    .where(tables.part.c.asset_id.in_(sa.bindparam("assets", expanding=True)))
    .order_by(tables.part.c.position)
)
