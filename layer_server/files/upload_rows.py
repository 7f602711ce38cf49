"""The rows of uploads: announced, begun, ready or failed, and forgotten. Each change is guarded by the state before."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Literal

import sqlalchemy as sa

from layer_mcp.contract.sniff import SUFFIXES
from layer_server.accounts.principal import Principal
from layer_server.db import tables
from layer_server.db.database import Database, now_us
from layer_server.files.media.facts import Facts
from layer_server.files.names import safe_name
from layer_server.files.upload_address import URL_SECONDS

SESSION_SECONDS = 24 * 3600
"""How long an upload may take once it has been begun."""
FAILED_SECONDS = 7 * 24 * 3600
"""How long it is remembered why an upload was refused."""
_MICROSECONDS = 1_000_000
_upload = tables.upload


class UploadRows:
    """The uploads of a database."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def announce(
        self,
        file_id: str,
        principal: Principal,
        *,
        workspace_id: str,
        source: Literal["upload", "url"],
        content_type: str,
        name: str,
        size_bytes: int,
    ) -> None:
        """A waiting row, which has to be begun within ``URL_SECONDS``.

        Args:
            name: as somebody gave it; it is made harmless.
        """
        now = now_us()
        with self._db.begin() as connection:
            connection.execute(
                sa.insert(_upload).values(
                    id=file_id,
                    workspace_id=workspace_id,
                    user_id=principal.user_id,
                    state="waiting",
                    source=source,
                    content_type=content_type,
                    name=safe_name(name, SUFFIXES[content_type]),
                    size_bytes=size_bytes,
                    metadata={},
                    created_at=now,
                    expires_at=now + URL_SECONDS * _MICROSECONDS,
                )
            )

    def get(self, file_id: str) -> sa.Row[Any] | None:
        with self._db.connect() as connection:
            return connection.execute(sa.select(_upload).where(_upload.c.id == file_id)).first()

    def begin(self, file_id: str) -> bool:
        """Give a waiting upload its day. Returns whether there is one."""
        return self._change(file_id, expires_at=now_us() + SESSION_SECONDS * _MICROSECONDS)

    def ready(self, file_id: str, sha256: str, facts: Facts) -> None:
        """The bytes of a waiting upload are in the store."""
        self._change(
            file_id,
            state="ready",
            sha256=sha256,
            finished_at=now_us(),
            kind=facts.kind,
            width=facts.width,
            height=facts.height,
            has_alpha=facts.has_alpha,
            duration_seconds=facts.duration_seconds,
        )

    def fail(self, file_id: str, reason: str) -> None:
        """Refuse a waiting upload for good."""
        self._change(file_id, state="failed", error_message=reason, finished_at=now_us())

    def waiting(self, file_ids: Collection[str]) -> set[str]:
        """Which of these wait for bytes."""
        with self._db.connect() as connection:
            query = sa.select(_upload.c.id).where(_upload.c.id.in_(file_ids), _upload.c.state == "waiting")
            return set(connection.execute(query).scalars())

    def forget(self) -> None:
        """Remove uploads that were never finished in their time, and old refusals."""
        now = now_us()
        overdue = sa.and_(_upload.c.state == "waiting", _upload.c.expires_at < now)
        refused = sa.and_(
            _upload.c.state == "failed", _upload.c.finished_at < now - FAILED_SECONDS * _MICROSECONDS
        )
        with self._db.begin() as connection:
            connection.execute(sa.delete(_upload).where(sa.or_(overdue, refused)))

    def _change(self, file_id: str, **values: Any) -> bool:
        with self._db.begin() as connection:
            changed = connection.execute(
                sa.update(_upload)
                .where(_upload.c.id == file_id, _upload.c.state == "waiting")
                .values(**values)
                .returning(_upload.c.id)
            ).first()
        return changed is not None
