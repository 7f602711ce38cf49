"""Everything that was made, as its workspace's members see it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from layer_mcp.contract.errors import InvalidInputs, LayerError, UploadFailed
from layer_mcp.contract.roles import OWN_PICTURE_ROLES
from layer_server.accounts.principal import Principal
from layer_server.db import tables
from layer_server.db.database import Database
from layer_server.files import paging, thumbnails, views
from layer_server.files.signing import Signer
from layer_server.files.store import Store
from layer_server.files.views import AssetView, PartView, StoredFile

AssetPage = tuple[list[AssetView], str | None, int]
"""Assets, the next page's cursor, and how many there are in all."""


class FileNotFound(LayerError):
    """There is no such file, or it is not yours to see."""

    code = "FILE_NOT_FOUND"
    status = 404
    default_remedy = "List the library, or look at the run that made it."


class Library:
    """Assets and their files.

    Args:
        cache: folder for thumbnails.
    """

    def __init__(self, db: Database, store: Store, signer: Signer, cache: Path) -> None:
        self._db = db
        self._store = store
        self._signer = signer
        self._cache = cache

    def list(
        self,
        principal: Principal,
        *,
        limit: int,
        cursor: str | None = None,
        search: str | None = None,
        kind: str | None = None,
    ) -> AssetPage:
        """A page of assets, newest first, the next page's cursor, and how many there are in all.

        Args:
            search: words that the prompt or the model's name must have.
        """
        asset, run = tables.asset, tables.run
        wanted: list[sa.ColumnElement[bool]] = [asset.c.workspace_id.in_(_workspaces_of(principal))]
        if kind is not None:
            wanted.append(asset.c.kind == kind)
        for word in (search or "").split():
            wanted.append(
                sa.or_(
                    run.c.prompt.icontains(word, autoescape=True),
                    run.c.model_slug.icontains(word, autoescape=True),
                )
            )
        rows, more, total = self._page(views.select_assets().where(*wanted), asset, limit, cursor)
        with self._db.connect() as connection:
            return views.assets(connection, rows), more, total

    def uploads(
        self,
        principal: Principal,
        *,
        limit: int,
        cursor: str | None = None,
        search: str | None = None,
        kind: str | None = None,
    ) -> AssetPage:
        """Like ``list``, of the finished files that people brought; ``search`` is for words of their names."""
        upload = tables.upload
        wanted: list[sa.ColumnElement[bool]] = [
            upload.c.workspace_id.in_(_workspaces_of(principal)),
            upload.c.state == "ready",
        ]
        if kind is not None:
            wanted.append(upload.c.kind == kind)
        wanted += [upload.c.name.icontains(word, autoescape=True) for word in (search or "").split()]
        rows, more, total = self._page(sa.select(upload).where(*wanted), upload, limit, cursor)
        return [views.upload(row) for row in rows], more, total

    def get(self, principal: Principal, file_id: str) -> AssetView | PartView:
        """An asset, a part of one, or a finished upload.

        Raises:
            FileNotFound: when it does not exist or is in no workspace of the principal's.
        """
        found = self._find(file_id, _workspaces_of(principal))
        if found is None:
            raise FileNotFound(
                f"There is no file {file_id!r} that you may see.", field="file_id", value=file_id
            )
        return found

    def usable(self, principal: Principal, workspace_id: str, file_id: str) -> StoredFile:
        """A file of this workspace, to be the input of a run of it.

        Raises:
            InvalidInputs: when the workspace has no such file that the principal may see.
            UploadFailed: when it is an upload that is not whole, or that was refused.
        """
        where = sa.select(tables.member.c.workspace_id).where(
            tables.member.c.user_id == principal.user_id, tables.member.c.workspace_id == workspace_id
        )
        found = self._find(file_id, where)
        if found is not None:
            return views.stored(found)
        upload = tables.upload
        with self._db.connect() as connection:
            unready = connection.execute(
                sa.select(upload.c.state, upload.c.name, upload.c.error_message).where(
                    upload.c.id == file_id, upload.c.workspace_id.in_(where)
                )
            ).first()
        if unready is None:
            raise InvalidInputs(
                f"There is no file {file_id} in this workspace.",
                remedy="Upload it first (request_file_upload_url or upload_file), or use the file_id of an "
                "asset of a run of this workspace.",
                field="file_id",
                value=file_id,
            )
        if unready.state == "failed":
            raise UploadFailed(
                f"The upload {file_id} ({unready.name}) was refused: {unready.error_message}", field="file_id"
            )
        raise UploadFailed(
            f"The upload {file_id} ({unready.name}) is not complete.",
            remedy="Send the rest of its bytes to the session address, or ask for a new upload URL.",
            field="file_id",
        )

    def local_path(self, sha256: str) -> Path:
        """Where the bytes of this content are on this machine; only for what a record was found for.

        Raises:
            FileNotFoundError: when the store has them no more.
        """
        return self._store.local_path(sha256)

    def linked(self, file_id: str) -> AssetView | PartView:
        """The file that a signed link names; the signature, which was checked before, is the permission.

        Raises:
            FileNotFound: when it does not exist any more.
        """
        found = self._find(file_id, None)
        if found is None:
            raise FileNotFound(f"There is no file {file_id!r} any more.", field="file_id", value=file_id)
        return found

    def path(self, principal: Principal, file_id: str) -> Path:
        """Where the bytes are; what type they are is the record's word.

        Raises:
            FileNotFound: also when the record is there and its bytes are gone.
        """
        return self.path_of(self.get(principal, file_id))

    def thumbnail(self, principal: Principal, file_id: str, size: int) -> bytes:
        """A WebP of at most ``size`` pixels on its longer side; of the poster, where the asset is no picture."""
        record: AssetView | PartView = self.get(principal, file_id)
        if isinstance(record, AssetView) and record.content_type not in thumbnails.PICTURES:
            record = next((part for part in record.parts if part.role in OWN_PICTURE_ROLES), record)
        return self.thumbnail_of(record, size)

    def thumbnail_of(self, record: AssetView | PartView, size: int) -> bytes:
        """The same of a record that is a picture."""
        return thumbnails.thumbnail(lambda: self.path_of(record), record.sha256, size, self._cache)

    def sign(self, file_id: str, expires_at: int) -> str:
        """The signature of a link to this file, good until ``expires_at`` (seconds since 1970)."""
        return self._signer.sign(file_id, expires_at)

    def check_signature(self, file_id: str, expires: int, signature: str) -> None:
        """Raises Forbidden when the link is not ours or is too old."""
        self._signer.check(file_id, expires, signature)

    def path_of(self, record: AssetView | PartView) -> Path:
        """Where the bytes of a record are. Raises FileNotFound when they are gone."""
        try:
            return self._store.local_path(record.sha256)
        except FileNotFoundError as gone:
            raise FileNotFound(
                f"The bytes of {record.name} are gone: {gone}.",
                remedy="Put that file back from a copy of the data folder, or make the asset again: the same "
                "prompt and seed give the same picture.",
                field="file_id",
                value=record.file_id,
            ) from gone

    def _page(
        self, query: sa.Select[Any], table: sa.Table, limit: int, cursor: str | None
    ) -> tuple[Sequence[sa.Row[Any]], str | None, int]:
        """Rows, newest first, the next page's cursor, and how many there are in all."""
        # The id breaks ties between the assets of one batch, which share their time.
        page = query.order_by(table.c.created_at.desc(), table.c.id.desc()).limit(limit + 1)
        if cursor is not None:
            page = page.where(paging.after(table.c.created_at, table.c.id, cursor))
        with self._db.connect() as connection:
            rows = connection.execute(page).all()
            total = connection.execute(sa.select(sa.func.count()).select_from(query.subquery())).scalar_one()
        more = len(rows) > limit
        rows = rows[:limit]
        return rows, paging.encode(rows[-1].created_at, rows[-1].id) if more else None, total

    def _find(self, file_id: str, workspaces: sa.Select[tuple[str]] | None) -> AssetView | PartView | None:
        """The file in these workspaces; in any, when there is no limit: a signature was the permission."""
        asset, part, upload = tables.asset, tables.part, tables.upload

        def within(table: sa.Table) -> sa.ColumnElement[bool]:
            return sa.true() if workspaces is None else table.c.workspace_id.in_(workspaces)

        with self._db.connect() as connection:
            row: sa.Row[Any] | None = connection.execute(
                views.select_assets().where(asset.c.id == file_id, within(asset))
            ).first()
            if row is not None:
                return views.assets(connection, [row])[0]
            row = connection.execute(
                sa.select(part)
                .join(asset, asset.c.id == part.c.asset_id)
                .where(part.c.id == file_id, within(asset))
            ).first()
            if row is not None:
                return views.part(row)
            row = connection.execute(
                sa.select(upload).where(upload.c.id == file_id, upload.c.state == "ready", within(upload))
            ).first()
        return None if row is None else views.upload(row)


def _workspaces_of(principal: Principal) -> sa.Select[tuple[str]]:
    member = tables.member
    return sa.select(member.c.workspace_id).where(member.c.user_id == principal.user_id)
