"""Tables of the study file, as SQLAlchemy Core sees them, and what its schema must look like.

The tables are made by the migrations; a test holds the two descriptions together. Every table of
rows has one shape: stream and key say which row, `seq` which event of the stream wrote it, `body` is
its content as canonical JSON through the codec.
"""

import re
from collections.abc import Iterable

from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, UniqueConstraint, text

from recist_reader.storage.canonical import canonical, sha256_hex

SCHEMA = 1
APPLICATION_ID = 0x52525331

KEPT_TABLES = ("lock_version", "signature", "anchor", "blob", "key_grant")
"""Rows that are never changed or deleted (IN-111)."""

ROW_TABLES = (
    *(
        "study",
        "charter",
        "account",
        "subject",
        "reading_code",
        "visit",
        "assignment",
        "query",
        "adjudication",
    ),
    *("series", "instance", "source_file"),
    *(
        "read",
        "timepoint",
        "lesion",
        "measurement",
        "finding_state",
        "reason",
        "key_image",
        "timepoint_result",
    ),
    *KEPT_TABLES,
)
"""Every table that an event's patch may name; another name is refused."""

SCHEMA_SHA256 = {1: "580c96b712ac182c21184b5fa6ca857e861d83c5732f68b93f8d4ed283cb97b5"}
"""Hash of all table, index and trigger texts of each released schema (AU-7)."""

metadata = MetaData()

event = Table(
    "event",
    metadata,
    Column("stream", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("event", Text, nullable=False),
    Column("prev", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("content", Text),
    UniqueConstraint("stream", "seq"),
    UniqueConstraint("event"),
)

stream_head = Table(
    "stream_head",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("hash", Text, nullable=False),
    Column("at_eff", Text, nullable=False),
)

workspace = Table(
    "workspace",
    metadata,
    Column("owner", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("body", Text, nullable=False),
    Column("sha256", Text, nullable=False),
)


def _rows_table(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("stream", Text, primary_key=True),
        Column("key", Text, primary_key=True),
        Column("seq", Integer, nullable=False),
        Column("body", Text, nullable=False),
    )


row_tables: dict[str, Table] = {name: _rows_table(name) for name in ROW_TABLES}


def schema_objects(connection: Connection) -> list[tuple[str, str, str, str]]:
    """Return (type, name, table, SQL with single spaces) of everything in the file's schema, sorted."""
    found = connection.execute(text("SELECT type, name, tbl_name, COALESCE(sql, '') FROM sqlite_schema"))
    return sorted((kind, name, table, re.sub(r"\s+", " ", sql)) for kind, name, table, sql in found)


def schema_hash(objects: Iterable[tuple[str, str, str, str]]) -> str:
    """Return the hash of a schema: equal only if no table, index, trigger or view differs."""
    return sha256_hex(canonical([list(item) for item in objects]))
