"""Whether signatures of a study still stand over what they were given for (SG-4, SE-8, VF-1)."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from recist_reader.reading.edit_events import TABLES
from recist_reader.reading.people.signing import is_signature_of
from recist_reader.storage.canonical import canonical, first_prev
from recist_reader.storage.chain import Event
from recist_reader.storage.faults import StudyFault
from recist_reader.storage.study_file import StudyFile
from recist_reader.storage.verify import Check
from recist_reader.trial.adjudication.records import CASE
from recist_reader.trial.adjudication.records import TABLE as CASES
from recist_reader.trial.codec import patch_from_rows
from recist_reader.trial.people.people_state import ACCOUNT_STREAM
from recist_reader.trial.people.people_state import TABLE as ACCOUNTS
from recist_reader.trial.people.query_records import TABLE as QUERIES
from recist_reader.trial.people.query_records import RequestState
from recist_reader.trial.people.signatures import TABLE, SignatureRecord, Statement

CHARTERS = "charter"
Keys = Mapping[str, frozenset[str]]
"""Account -> public halves of all keys that the person ever had."""


def check_signatures(study: Path) -> Check:
    """Check every signature of a study; the first fault names stream and version, never a content."""
    try:
        with StudyFile.open(study, write=False) as file:
            keys = public_keys(file)
            faults = [_faults(file, stream, keys) for stream in file.streams() if stream != ACCOUNT_STREAM]
    except StudyFault as error:
        return Check("signatures", 0, str(error))
    first = next((fault for _n, found in faults for fault in found), None)
    return Check("signatures", sum(n for n, _found in faults), first)


def public_keys(file: StudyFile) -> Keys:
    """Return which public keys each person has had; a reset gives a new one, the old stays the person's."""
    keys: dict[str, set[str]] = {}
    for event in file.events(ACCOUNT_STREAM):
        for key, row in ((event.payload or {}).get("new") or {}).get(ACCOUNTS, {}).items():
            account, _, kind = key.partition("/")
            if kind == "password" and row is not None and row["key"] is not None:
                keys.setdefault(account, set()).add(row["key"]["public"])
    return {account: frozenset(found) for account, found in keys.items()}


def _faults(file: StudyFile, stream: str, keys: Keys) -> tuple[int, list[str]]:
    """How many signatures a stream has, and what is wrong with them."""
    count, found = 0, []
    for event in file.events(stream):
        if _lacks_signature(event.payload or {}):
            count += 1
            found.append(f"{stream} {event.seq}: an approval that nobody signed")
        for key, row in ((event.payload or {}).get("new") or {}).get(TABLE, {}).items():
            count += 1
            why = _fault(file.study_id, event, key, keys)
            if why is None and file.row(TABLE, stream, key) != row:
                why = "the stored signature is another"
            if why is not None:
                found.append(f"{stream} {key}: {why}")
    return count, found


def _fault(study: str, event: Event, key: str, keys: Keys) -> str | None:
    """Why a signature does not stand, None where it does."""
    new: Any = (event.payload or {})["new"]
    record: SignatureRecord = patch_from_rows({TABLE: {key: new[TABLE][key]}}, TABLES)[TABLE][key]
    if record.public not in keys.get(record.account, ()):
        return "the key is none of the person who is named"
    if event.record["actor"] != record.account:
        return "another person stored it"
    content = _signed_content(new, key)
    if content is not None and hashlib.sha256(content).hexdigest() != record.content_sha256:
        return "the content is not what was signed"
    before = first_prev(study, event.stream) if record.head_seq == 0 else record.head_hash
    if (record.head_seq + 1, before) != (event.seq, event.record["prev"]):
        return "it was signed at another place of the stream"
    statement = Statement(
        study, event.stream, key, record.meaning, record.content_sha256, record.head_seq, record.head_hash
    )
    return None if is_signature_of(statement, record) else "it was not made by the key that it names"


def _signed_content(new: Mapping[str, Any], key: str) -> bytes | None:
    """The content that a signature is over: of a lock, an approval, a decision, a charter."""
    table, _, number = key.partition("/")
    if table == CHARTERS and number in new.get(CHARTERS, {}):
        return canonical(new[CHARTERS][number])
    lock = new.get("lock_version", {}).get(key)
    if lock is not None:
        return str(lock["content"]).encode()
    case = new.get(CASES, {}).get(CASE)
    row = new.get(QUERIES, {}).get(key) if case is None else case
    return None if row is None else canonical(row)


def _lacks_signature(payload: Mapping[str, Any]) -> bool:
    """Whether an event approves a reopening without the signature of that very request (SG-6)."""
    new = payload.get("new") or {}
    approved = [
        key for key, row in new.get(QUERIES, {}).items() if row and row.get("state") == RequestState.APPROVED
    ]
    return any(key not in new.get(TABLE, {}) for key in approved)
