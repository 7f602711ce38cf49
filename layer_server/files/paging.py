"""Cursors of lists that are sorted newest first: where a page ended, opaque to the caller."""

from __future__ import annotations

import base64
import binascii

import sqlalchemy as sa

from layer_mcp.contract.errors import InvalidInputs


def encode(created_at: int, row_id: str) -> str:
    return base64.urlsafe_b64encode(f"{created_at}:{row_id}".encode()).decode().rstrip("=")


def decode(cursor: str) -> tuple[int, str]:
    """The place of a cursor.

    Raises:
        InvalidInputs: when it is none of ours.
    """
    try:
        text = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)).decode()
        created_at, _, row_id = text.partition(":")
        return int(created_at), row_id
    except (ValueError, binascii.Error, UnicodeDecodeError):
        raise InvalidInputs(
            "The cursor is not one that this server gave.",
            field="cursor",
            value=cursor,
            allowed=["next_cursor of the page before, or nothing for the first page"],
        ) from None


def after(
    created_at: sa.ColumnElement[int], row_id: sa.ColumnElement[str], cursor: str
) -> sa.ColumnElement[bool]:
    """The condition for rows that come after the cursor's."""
    at, last = decode(cursor)
    return sa.or_(created_at < at, sa.and_(created_at == at, row_id < last))
