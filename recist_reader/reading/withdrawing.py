"""Images taken out of a visit that nobody has opened: they can come in again (ST-5)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from recist_reader.problem import Refusal
from recist_reader.reading.source_rows import TABLE, files_key, imports, is_of_an_earlier_version
from recist_reader.reading.study_session import STUDY_STREAM, StudySession
from recist_reader.trial.patch import Edit, Recorded
from recist_reader.trial.people.acts import Act
from recist_reader.trial.visit_decisions import name_of_visit
from recist_reader.trial.withdrawing import decide_withdraw_images


def withdraw_images(study: StudySession, subject: str, visit: str, reason: str) -> Recorded | Refusal:
    """Take a visit with its images out, with a reason; stored files stay as the log names them.

    Raises StudyFault as `StudySession.record`.
    """
    refusal = study.refusal(Act.DECIDE_IMAGES)
    if refusal is not None:
        return refusal
    edit = decide_withdraw_images(study.state, subject, visit, reason, study.opened_labels(subject))
    if not isinstance(edit, Refusal):
        edit = _with_stored_rows(study, subject, visit, edit)
    return study.record(Act.DECIDE_IMAGES, edit)


def _with_stored_rows(study: StudySession, subject: str, visit: str, edit: Edit) -> Edit:
    """The rows that the state does not hold: what the viewport loads, and which files were taken before."""
    instances = {uid: study.file.row("instance", STUDY_STREAM, uid) for uid in edit.new["series"]}
    gone = {item["blob_sha256"] for row in instances.values() if row is not None for item in row["slices"]}
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for key, row in imports(study.file).items():
        if row["subject"] != subject:
            continue
        if is_of_an_earlier_version(key):
            if any(blob in gone for _sop, blob in row["blobs"]):
                before[key], after[key] = row, _without(row, gone)
        elif row["visit"] == name_of_visit(study.state, visit):
            files = files_key(key)
            before |= {key: row, files: study.file.row(TABLE, STUDY_STREAM, files)}
            after |= {key: None, files: None}
    old = {**edit.old, "instance": instances, TABLE: before}
    new = {**edit.new, "instance": dict.fromkeys(instances), TABLE: after}
    return replace(edit, old=_filled(old), new=_filled(new))


def _without(row: Mapping[str, Any], gone: set[str]) -> dict[str, Any] | None:
    """The row of an import that does not say its visit, without these images; None where none is left.

    Which source file an image came from stands nowhere, so that all files of the import are read anew.
    """
    blobs = [[sop, blob] for sop, blob in row["blobs"] if blob not in gone]
    original = {blob: item for blob, item in row["original"].items() if blob not in gone}
    return {**row, "blobs": blobs, "original": original, "sources": []} if blobs else None


def _filled(patch: Mapping[str, Mapping[str, Any]]) -> dict[str, Mapping[str, Any]]:
    return {table: rows for table, rows in patch.items() if rows}
