"""The way from each schema version to the next, by alembic; imported only for a database that is behind."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from layer_server.db.database import Database


def upgrade(db: Database, target: str = "head") -> None:
    """Run the missing migrations in one transaction."""
    from alembic import command
    from alembic.config import Config

    from layer_server.db.schema import whole

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent))
    with whole(db) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, target)
