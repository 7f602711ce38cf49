"""What all tables share: names of constraints, and the row that says which schema this is."""

from __future__ import annotations

import sqlalchemy as sa

metadata = sa.MetaData(
    naming_convention={
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    }
)

schema = sa.Table(
    "layer_schema",
    metadata,
    sa.Column("version_num", sa.String(32), primary_key=True),
)
"""One row, the schema version; it has the shape of alembic's version table, because it is that."""
