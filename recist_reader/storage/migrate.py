"""Alembic, run inside one transaction on a given connection (IN-127)."""

from pathlib import Path

from sqlalchemy import Connection

from recist_reader.storage.schema import APPLICATION_ID, SCHEMA

_VERSION_TABLE = "CREATE TABLE IF NOT EXISTS alembic_version (version_num TEXT NOT NULL PRIMARY KEY) STRICT"


STEPS = Path(__file__).with_name("migrations")


def migrate_to(connection: Connection, schema: int = SCHEMA, steps_folder: Path = STEPS) -> None:
    """Bring the file behind `connection` to a schema number; the caller's transaction holds all of it."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(steps_folder).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    steps = ScriptDirectory.from_config(config)
    target = f"{schema:04d}"
    connection.exec_driver_sql(_VERSION_TABLE)  # ours, so that no library chooses its wording
    with EnvironmentContext(config, steps) as environment:
        environment.configure(
            connection=connection,
            fn=lambda revision, _context: steps._upgrade_revs(target, revision),
        )
        environment.run_migrations()
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {schema}")
