"""A made second schema, so that the one released so far is the older one."""

import shutil
from pathlib import Path

from sqlalchemy import create_engine

from recist_reader.storage.migrate import STEPS, migrate_to
from recist_reader.storage.migration import Confirmed, Release
from recist_reader.storage.schema import schema_hash, schema_objects
from tests.storage.made import moment, new_event
from tests.storage.test_backup import NOW

STEP = '''"""A made step: an index; rows are lost and must be written anew."""

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.execute("CREATE INDEX event_of_second ON event (event, stream)")
    op.execute("DELETE FROM measurement")
'''


def second_release(folder: Path, step: str = STEP) -> Release:
    """Lay the steps in `folder`; return the release they lead to."""
    shutil.copytree(STEPS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "v0002_made.py").write_text(step)
    engine = create_engine("sqlite://")
    with engine.connect() as connection, connection.begin():
        migrate_to(connection, 2, folder)
        sha256 = schema_hash(schema_objects(connection))
    engine.dispose()
    return Release(2, sha256, folder)


def confirmed(backups: Path) -> Confirmed:
    note = new_event("study", {}, {}, 50, change="study.migrated", from_schema=1, to_schema=2)
    assert note.by.at == moment(50)
    return Confirmed(note, NOW, backups)
