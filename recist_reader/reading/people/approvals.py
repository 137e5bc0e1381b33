"""What the approval of a reopening is signed for, and whether it stands (SG-6, SE-8)."""

import hashlib

from recist_reader.reading.edit_events import TABLES
from recist_reader.reading.people.signature_check import public_keys
from recist_reader.reading.people.signed_edits import Content
from recist_reader.reading.people.signing import is_signature_of
from recist_reader.reading.study_session import STUDY_STREAM
from recist_reader.storage.canonical import canonical
from recist_reader.storage.study_file import StudyFile
from recist_reader.trial.codec import patch_from_rows, to_row
from recist_reader.trial.people.query_records import ReopeningRecord, reopening_key
from recist_reader.trial.people.signatures import TABLE, SignatureRecord, Statement

MEANING = "approval"


def content_sha256(row: ReopeningRecord) -> str:
    """Return the SHA-256 of the canonical row of an approved request: what its approval is signed for."""
    return hashlib.sha256(canonical(to_row(row))).hexdigest()


def approval_content(request: str, row: ReopeningRecord) -> Content:
    """Return what of an approval is signed."""
    return Content(reopening_key(request), MEANING, content_sha256(row))


def is_approval_signed(file: StudyFile, request: str, row: ReopeningRecord) -> bool:
    """Whether the person who is named approved this very request by an own key. Raises StudyFault."""
    key = reopening_key(request)
    stored = file.row(TABLE, STUDY_STREAM, key)
    if stored is None:
        return False
    record: SignatureRecord = patch_from_rows({TABLE: {key: stored}}, TABLES)[TABLE][key]
    content = approval_content(request, row)
    statement = Statement(
        file.study_id, STUDY_STREAM, key, MEANING, content.sha256, record.head_seq, record.head_hash
    )
    is_own = record.public in public_keys(file).get(record.account, frozenset())
    return is_own and record.account == row.decided_by and is_signature_of(statement, record)
