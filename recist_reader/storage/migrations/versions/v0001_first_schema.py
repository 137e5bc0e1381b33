"""Schema 1: event log, stream heads, rows, workspace, and the triggers of AU-7.

Written out as SQL: the texts are hashed at opening, so no library may choose their wording.
"""

from alembic import op

revision = "0001"
down_revision = None

KEPT_TABLES = ("lock_version", "signature", "anchor", "blob", "key_grant")
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
)

EVENT = """CREATE TABLE event (
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL CHECK (seq >= 1),
  event TEXT NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL,
  record TEXT NOT NULL,
  content TEXT,
  UNIQUE (stream, seq),
  UNIQUE (event)
) STRICT"""

STREAM_HEAD = """CREATE TABLE stream_head (
  stream TEXT NOT NULL PRIMARY KEY,
  seq INTEGER NOT NULL,
  hash TEXT NOT NULL,
  at_eff TEXT NOT NULL
) STRICT, WITHOUT ROWID"""

WORKSPACE = """CREATE TABLE workspace (
  owner TEXT NOT NULL,
  key TEXT NOT NULL,
  body TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (owner, key)
) STRICT, WITHOUT ROWID"""

ROWS = """CREATE TABLE "{table}" (
  stream TEXT NOT NULL,
  key TEXT NOT NULL,
  seq INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (stream, key)
) STRICT, WITHOUT ROWID"""

NO_UPDATE = """CREATE TRIGGER "{table}_no_update" BEFORE UPDATE ON "{table}"
BEGIN SELECT RAISE(ABORT, 'append-only: {table} is never changed'); END"""

NO_DELETE = """CREATE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}"
BEGIN SELECT RAISE(ABORT, 'append-only: {table} is never deleted'); END"""

# REPLACE deletes without firing delete triggers when recursive_triggers is off: refused at the door.
NO_REPLACE = """CREATE TRIGGER "{table}_no_replace" BEFORE INSERT ON "{table}"
WHEN EXISTS (SELECT 1 FROM "{table}" WHERE stream = NEW.stream AND key = NEW.key)
BEGIN SELECT RAISE(ABORT, 'append-only: {table} has this row'); END"""

EVENT_REPEATED = """CREATE TRIGGER event_repeated BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE event = NEW.event)
  OR EXISTS (SELECT 1 FROM event WHERE rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'append-only: this event is stored already'); END"""

EVENT_NOT_NEXT = """CREATE TRIGGER event_not_next BEFORE INSERT ON event
WHEN NEW.seq <> 1 + (SELECT COALESCE(MAX(seq), 0) FROM event WHERE stream = NEW.stream)
  OR (NEW.seq > 1
    AND NEW.prev <> (SELECT hash FROM event WHERE stream = NEW.stream ORDER BY seq DESC LIMIT 1))
BEGIN SELECT RAISE(ABORT, 'append-only: not the event after the head'); END"""


def upgrade() -> None:
    """Make an empty study file."""
    for statement in (EVENT, STREAM_HEAD, WORKSPACE, EVENT_REPEATED, EVENT_NOT_NEXT):
        op.execute(statement)
    for table in (*ROW_TABLES, *KEPT_TABLES):
        op.execute(ROWS.format(table=table))
    for table in ("event", *KEPT_TABLES):
        op.execute(NO_UPDATE.format(table=table))
        op.execute(NO_DELETE.format(table=table))
    for table in KEPT_TABLES:
        op.execute(NO_REPLACE.format(table=table))
