"""What somebody with a database tool does to a study file that is closed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def guards_off(path: Path) -> Iterator[sqlite3.Connection]:
    """The file with its triggers taken off; they are put back at the end, and all is stored."""
    with closing(sqlite3.connect(path)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _sql in guards:
            connection.execute(f"DROP TRIGGER {name}")
        yield connection
        for _name, sql in guards:
            connection.execute(sql)
        connection.commit()


def tamper(path: Path, *statements: str) -> int:
    """Run statements on the file; return how many rows the last one changed."""
    changed = 0
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            changed = connection.execute(statement).rowcount
        connection.commit()
    return changed
