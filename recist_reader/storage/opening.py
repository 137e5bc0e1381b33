"""What is looked at when a study file is opened (IN-137, AU-7, FT-12): nothing is repaired here."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Connection, text

from recist_reader.said import phrase
from recist_reader.storage import log
from recist_reader.storage.canonical import parse
from recist_reader.storage.chain import Head
from recist_reader.storage.engine import database_errors, study_engine
from recist_reader.storage.faults import FaultCode, StudyFault, damage_told, fault
from recist_reader.storage.schema import SCHEMA, SCHEMA_SHA256, schema_hash, schema_objects

LARGE_BYTES = 2**30
CLEAN_FOR = timedelta(days=7)
"""A large file that was clean this lately is opened without looking at every page."""
OWNER, KEY = "study", "quick_check"
"""Place in the workspace of the moment when a large file was last found clean."""

_LAST_EVENTS = text(
    "SELECT stream, seq, hash FROM event AS e"
    " WHERE seq = (SELECT MAX(seq) FROM event WHERE stream = e.stream)"
)
_FIRST_RECORD = text("SELECT record FROM event WHERE stream = 'study' AND seq = 1")


def check_at_opening(
    connection: Connection, path: Path, schema: int = SCHEMA, *, lately_is_enough: bool = False
) -> tuple[dict[str, Head], str]:
    """Return the heads and the study's id; raises StudyFault SCHEMA_CHANGED or CORRUPT.

    lately_is_enough: a large file whose pages were sound within 7 days is not read through again (IN-137).
    """
    refuse_changed_schema(connection, SCHEMA_SHA256.get(schema, ""))  # a number never released has none
    is_known = lately_is_enough and is_large(path) and was_clean_lately(connection, datetime.now(UTC))
    if not is_known and quick_check(connection) is not None:
        raise fault(FaultCode.CORRUPT)
    heads = log.heads(connection)
    last = {(stream, seq, digest) for stream, seq, digest in connection.execute(_LAST_EVENTS)}
    if last != {head.as_tuple for head in heads.values()}:
        raise fault(FaultCode.CORRUPT, what=phrase("the stream heads are not those of the events"))
    return heads, study_id(connection)


def look_at_damaged(connection: Connection) -> tuple[dict[str, Head], str]:
    """Return heads and study id of a file that `check_at_opening` refused, as far as they can be read.

    Raises StudyFault SCHEMA_CHANGED, or CORRUPT where not even these can be read (IN-137).
    """
    refuse_changed_schema(connection)
    with damage_told():
        return log.heads(connection), study_id(connection)


def is_large(path: Path) -> bool:
    """Looking at every page of the file would keep the reader waiting."""
    return path.stat().st_size >= LARGE_BYTES


def was_clean_lately(connection: Connection, now: datetime) -> bool:
    """Whether the pages were found sound within 7 days; a moment in the future counts for nothing."""
    found = log.get_workspace(connection, OWNER, KEY)
    try:
        at = datetime.fromisoformat(str(parse(found[0])["at"])) if found else None
        return at is not None and timedelta(0) <= now - at <= CLEAN_FOR
    except (ValueError, KeyError, TypeError):
        return False


def study_id(connection: Connection) -> str:
    """Return the study's id from its first event."""
    record = connection.execute(_FIRST_RECORD).scalar_one_or_none()
    try:
        return str(parse(record or "")["study"])
    except (TypeError, ValueError, KeyError) as error:
        raise fault(FaultCode.CORRUPT, what=phrase("the first event of the study can't be read")) from error


def study_id_of(path: Path) -> str | None:
    """Return the id of a study file that is not open; None where it can't be read."""
    engine = study_engine(path, write=False)
    with suppress(StudyFault), database_errors(), engine.connect() as connection, connection.begin():
        return study_id(connection)
    return None


def refuse_changed_schema(connection: Connection, sha256: str = SCHEMA_SHA256[SCHEMA]) -> None:
    """Raise StudyFault SCHEMA_CHANGED when a table, index, trigger or view is not as released (AU-7)."""
    if schema_hash(schema_objects(connection)) != sha256:
        raise fault(
            FaultCode.SCHEMA_CHANGED,
            what=phrase("tables or triggers of the file were changed by another program"),
            remedy=phrase("Do not use it; restore the newest backup"),
        )


def quick_check(connection: Connection) -> str | None:
    """Return SQLite's first complaint about pages and rows, or None."""
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    return None if found == "ok" else str(found)
